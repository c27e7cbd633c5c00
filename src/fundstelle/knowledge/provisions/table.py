"""Table: one TOML table read strictly. Every key is taken once by type; what is left over is an error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from fundstelle.errors import KnowledgeInvalid
from fundstelle.records.law import Step

_REMEDY = "see docs/law.md, section How to add a regime"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a table stands: `header` as written (`[[provision]]`), `number` among equal headers, from 0."""

    path: Path
    header: str
    number: int = 0

    def line_of(self, key: str | None) -> int:
        """Line, from 1, of the key in this table, else of its header."""
        lines = self.path.read_text(encoding="utf-8").splitlines() if self.path.exists() else []
        starts = [index for index, line in enumerate(lines) if _is_header(line, self.header)]
        if self.number >= len(starts):
            return 1
        start = starts[self.number]
        for index in range(start + 1, len(lines)):
            if re.match(r"\s*\[{1,2}[A-Za-z]", lines[index]) and "=" not in lines[index]:
                break
            if key and re.search(rf"(?<![\w.]){re.escape(key)}\s*=", lines[index]):
                return index + 1
        return start + 1


def _is_header(line: str, header: str) -> bool:
    return line.split("#")[0].replace(" ", "").rstrip() == header.replace(" ", "")


@dataclass(slots=True)
class Table:
    """The values of one table with its spot and a name for messages; `taken` holds the keys already read."""

    values: Mapping[str, Any]
    spot: Spot
    name: str
    taken: set[str] = field(default_factory=set)

    def fault(self, message: str, *, key: str | None = None, remedy: str = _REMEDY) -> KnowledgeInvalid:
        """The error for this table with file, line and key; the caller raises it."""
        subject = f"{self.name}: {key} {message}" if key else f"{self.name}: {message}"
        return KnowledgeInvalid(subject, where=f"{self.spot.path}:{self.spot.line_of(key)}", remedy=remedy)

    def finish(self) -> None:
        """Raise KnowledgeInvalid for a key that nobody read."""
        for key in self.values:
            if key not in self.taken:
                known = ", ".join(sorted(self.taken))
                raise self.fault("is unknown", key=key, remedy=f"known keys here: {known}")

    def allow(self, keys: frozenset[str]) -> None:
        """Raise KnowledgeInvalid for a key that is none of these: a slip of the pen is named before what it lacks."""
        for key in self.values:
            if key not in keys:
                raise self.fault("is unknown", key=key, remedy=f"known keys here: {', '.join(sorted(keys))}")

    def has(self, key: str) -> bool:
        """Whether the key stands in the table."""
        return key in self.values

    def raw(self, key: str, default: Any = None) -> Any:
        """The value as parsed; marks the key as read."""
        self.taken.add(key)
        return self.values.get(key, default)

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self.optional_text(key)
        if not value:
            raise self.fault(f"lacks the key {key}", remedy=f'add a line: {key} = "…"')
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is missing."""
        value = self.raw(key)
        if value is not None and (not isinstance(value, str) or value != value.strip()):
            raise self.fault("must be a trimmed text in quotes", key=key)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A list of texts, () where the key is missing. Spaces at the ends are kept: a word may need them."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.fault("must be a list of texts in brackets", key=key)
        return tuple(value)

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        value = self.raw(key, default)
        if not isinstance(value, bool):
            raise self.fault("must be true or false", key=key)
        return value

    def whole(self, key: str) -> int | None:
        """A whole number, or None where the key is missing."""
        value = self.raw(key)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise self.fault("must be a whole number", key=key)
        return value

    def number(self, key: str) -> Decimal | None:
        """A number, written as such or in quotes, or None."""
        value = self.raw(key)
        return None if value is None else self.as_number(value, key)

    def as_number(self, value: Any, key: str) -> Decimal:
        """A parsed value as a number. Raises KnowledgeInvalid."""
        try:
            if isinstance(value, bool):
                raise InvalidOperation
            return Decimal(str(value))
        except InvalidOperation as error:
            raise self.fault("must be a number", key=key) from error

    def day(self, key: str) -> date | None:
        """A day, or None where the key is missing."""
        value = self.raw(key)
        try:
            return None if value is None else date.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise self.fault("must be a day such as 2016-03-02", key=key) from error

    def instant(self, key: str) -> datetime | None:
        """An instant in UTC: a day means its first moment there, a time must carry its zone."""
        value = self.raw(key)
        if value is None:
            return None
        try:
            moment = datetime.fromisoformat(value)
        except (TypeError, ValueError) as error:
            raise self.fault("must be a day or an instant such as 2025-09-28T00:00:00Z", key=key) from error
        if moment.tzinfo is None and "T" in value:
            raise self.fault("lacks its zone", key=key, remedy="write 2025-09-28T00:00:00Z")
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)

    def step(self, key: str) -> Step | None:
        """`key_de` and `key_en` as one text in both languages; None where both are missing."""
        german, english = self.optional_text(f"{key}_de"), self.optional_text(f"{key}_en")
        if german is None and english is None:
            return None
        if not german or not english:
            missing = f"{key}_de" if not german else f"{key}_en"
            raise self.fault(f"lacks the key {missing}", remedy="every text stands in German and in English")
        return Step(german, english)

    def needed_step(self, key: str) -> Step:
        """`step`, but it must be there."""
        step = self.step(key)
        if step is None:
            raise self.fault(f"lacks the keys {key}_de and {key}_en", remedy="add both")
        return step

    def steps(self, key: str) -> tuple[Step, ...]:
        """Lists `key_de` and `key_en` of equal length as texts in both languages."""
        german, english = self.texts(f"{key}_de"), self.texts(f"{key}_en")
        if len(german) != len(english):
            raise self.fault("needs as many German as English texts", key=f"{key}_de")
        return tuple(Step(de, en) for de, en in zip(german, english, strict=True))

    def parts(self, key: str) -> Iterator[Table]:
        """The inline tables of a list, each as a Table of its own; nothing where the key is missing."""
        value = self.raw(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.fault("must be a list of tables: [{ … }, { … }]", key=key)
        for number, one in enumerate(value, 1):
            yield Table(one, self.spot, f"{self.name}, {key} no. {number}")

    def part(self, key: str) -> Table | None:
        """An inline table, or None."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.fault("must be a table: { … }", key=key)
        return Table(value, self.spot, f"{self.name}, {key}")
