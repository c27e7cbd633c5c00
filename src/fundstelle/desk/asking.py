"""What a request asks, and what a page answers: plain records, so that pages are functions that tests can call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from fundstelle.errors import QueryInvalid


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Upload:
    """One file that came with a form."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Ask:
    """One request: the parts of its path, its query (every value of each name), the fields and files of its form."""

    path: str
    parts: Mapping[str, str] = field(default_factory=_nothing)
    query: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    form: Mapping[str, str] = field(default_factory=_nothing)
    many: Mapping[str, tuple[str, ...]] = field(default_factory=_nothing)
    files: tuple[Upload, ...] = ()

    def one(self, name: str, otherwise: str = "") -> str:
        """The first value of a name in the query."""
        return next(iter(self.query.get(name, ())), otherwise)

    def number(self, name: str) -> int:
        """A whole number of the query. Raises QueryInvalid where there is none."""
        given = self.one(name)
        if not given.isdecimal():
            raise QueryInvalid(f"{name} is no number: {given!r}", remedy="go back and choose again")
        return int(given)

    @property
    def here(self) -> str:
        """The address, path and query, to come back to."""
        return with_query(self.path, self.query)


def with_query(path: str, query: Mapping[str, Sequence[str]]) -> str:
    """The path with a query; names without values are left out."""
    pairs = [(name, value) for name, values in query.items() for value in values if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def is_local(address: str) -> bool:
    """Whether an address to come back to is a path of the desk: nothing that leads to another host."""
    return address.startswith("/") and not address.startswith("//") and "\\" not in address


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as a page: a template and its frozen context. title: for the browser's tab."""

    template: str
    title: str
    context: object
    here: str = ""
    status: int = 200


@dataclass(frozen=True, slots=True)
class Goto:
    """An answer that leads elsewhere on the desk."""

    address: str


@dataclass(frozen=True, slots=True)
class Raw:
    """An answer of bytes. name: file name of an attachment; "" to be shown. policy: a policy of its own, if any."""

    content: bytes
    media_type: str
    name: str = ""
    policy: str = ""


Answer = Page | Goto | Raw
