"""Messages: interface and report texts by short dotted id, from compiled gettext catalogues of the package."""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from fundstelle.errors import QueryInvalid
from fundstelle.messages.formats import Formats, load_formats

LANGUAGES = ("de", "en")
"""Languages that results and reports can be had in."""


@dataclass(frozen=True, slots=True)
class Messages:
    """The texts of one language. `formats` writes numbers and dates as that language does."""

    language: str
    formats: Formats
    _catalogue: gettext.NullTranslations = field(repr=False)

    def text(self, id: str, /, **values: object) -> str:
        """The message `id` with `{name}` replaced by values. Raises QueryInvalid for an id that nobody defined."""
        return _filled(id, self._found(id, self._catalogue.gettext(id)), values)

    def plural(self, id: str, count: int, /, **values: object) -> str:
        """The form of `id` for `count`, which is also at hand as `{count}`, written as the language does."""
        message = self._found(id, self._catalogue.ngettext(id, id, count))
        return _filled(id, message, {"count": self.formats.number(count), **values})

    def has(self, id: str, /) -> bool:
        """Whether the id is defined (as a message without plural)."""
        return self._catalogue.gettext(id) != id

    def _found(self, id: str, message: str) -> str:
        if message == id:
            raise QueryInvalid(f"no message {id!r} in the catalogue '{self.language}'", remedy="see tools/messages.py")
        return message


@cache
def load_messages(language: str) -> Messages:
    """The messages of `language` (de or en). Raises QueryInvalid for another."""
    if language not in LANGUAGES:
        raise QueryInvalid(f"no catalogue {language!r}; available: {', '.join(LANGUAGES)}")
    path = files("fundstelle.messages").joinpath(language, "LC_MESSAGES", "fundstelle.mo")
    with path.open("rb") as file:
        return Messages(language, load_formats(language), gettext.GNUTranslations(file))


def _filled(id: str, message: str, values: dict[str, object]) -> str:
    try:
        return message.format(**values)
    except KeyError as error:
        raise QueryInvalid(f"message {id!r} needs a value for {error.args[0]!r}") from error
