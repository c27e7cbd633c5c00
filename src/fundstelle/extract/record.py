"""Records of the engine: made by the thousand for every page, so making and copying them must cost little.

`@record` is `@dataclass(frozen=True, slots=True)` for the type checker, which refuses every assignment. At run time the
class is not frozen: freezing sets each field through `object.__setattr__` and so takes three times as long, a tenth of
all the engine's time. `replace` is `dataclasses.replace` in a fourth of its time.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[C]) -> type[C]:
    """The class as a dataclass with slots that can be hashed."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


if TYPE_CHECKING:
    from dataclasses import replace as replace
else:
    _READERS = {}

    def replace(one, /, **changes):
        """A copy of a record with some fields changed."""
        cls = one.__class__
        known = _READERS.get(cls)
        if known is None:
            names = tuple(part.name for part in fields(cls))
            known = _READERS[cls] = ({name: at for at, name in enumerate(names)}, attrgetter(*names))
        places, read = known
        values = [*read(one)]
        changed = False
        for name, value in changes.items():
            place = places[name]
            if values[place] is not value:
                values[place], changed = value, True
        return cls(*values) if changed else one  # by place: by name takes twice as long
