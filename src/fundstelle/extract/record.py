"""Records of the engine: made by the thousand for every page, so making and copying them must cost little.

`@record` is `@dataclass(frozen=True, slots=True)` for the type checker, which refuses every assignment. At run time the
class is not frozen: freezing sets each field through `object.__setattr__` and so takes three times as long, a tenth of
all the engine's time. `replace` is `dataclasses.replace` in less than half its time.
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
        if cls not in _READERS:
            names = tuple(part.name for part in fields(cls))
            _READERS[cls] = (names, attrgetter(*names))
        names, read = _READERS[cls]
        return cls(**{**dict(zip(names, read(one), strict=True)), **changes})
