"""Numbers and dates as a language writes them, from CLDR data that tools/messages.py exports (Babel stays at home)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files

from fundstelle.values import PartialDate

_SCALES = (Decimal(10**12), Decimal(10**9), Decimal(10**6))
_MAX_SCALED_DIGITS = 3
"""9,450,000 is written out: more than three digits before the word "million" are harder to read than the number."""


@dataclass(frozen=True, slots=True)
class Formats:
    """How one language writes numbers, dates.

    scales: the words for 10^12, 10^9, 10^6 as (one, other). months: full names, January first. patterns: how day,
    month and year are put together, with `{day}`, `{month}`, `{year}`.
    """

    group: str
    decimal: str
    min_grouping: int
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    day_pattern: str
    month_pattern: str
    scales: tuple[tuple[str, str], ...]

    def number(self, value: int | Decimal) -> str:
        """11000 as 11.000 (de) or 11,000 (en); no digit is lost."""
        plain = format(Decimal(value).normalize(), "f")
        sign, digits = ("−", plain[1:]) if plain.startswith("-") else ("", plain)
        whole, _, fraction = digits.partition(".")
        return sign + self._grouped(whole) + (self.decimal + fraction if fraction else "")

    def amount(self, value: int | Decimal) -> str:
        """As `number`, but 9 million and 1.2 billion with the word where at most three digits are left."""
        exact = Decimal(value)
        for scale, (one, other) in zip(_SCALES, self.scales, strict=True):
            scaled = exact / scale
            if scaled >= 1 and len(scaled.normalize().as_tuple().digits) <= _MAX_SCALED_DIGITS:
                return f"{self.number(scaled)}\N{NO-BREAK SPACE}{one if scaled == 1 else other}"
        return self.number(exact)

    def short_date(self, value: PartialDate | date) -> str:
        """26. Okt. 2024 or 26 Oct 2024: for pictures and narrow columns, at the precision known."""
        month = value.month
        if month is None or value.day is None:
            return self.date(value)
        return self._day_short(value.day, month, value.year)

    def _day_short(self, day: int, month: int, year: int) -> str:
        return self.day_pattern.format(day=day, month=self.months_short[month - 1], year=year)

    def date(self, value: PartialDate | date) -> str:
        """29. Mai 2025, Mai 2025 or 2025: at the precision known."""
        if isinstance(value, date):
            return self._day(value.day, value.month, value.year, self.day_pattern)
        if value.month is None:
            return str(value.year)
        if value.day is None:
            return self.month_pattern.format(month=self.months[value.month - 1], year=value.year)
        return self._day(value.day, value.month, value.year, self.day_pattern)

    def day_alone(self, day: int) -> str:
        """The day of the month as it stands before the month: `7.` or `7`."""
        return self.day_pattern.partition("{month}")[0].format(day=day).strip()

    def day_and_month(self, value: PartialDate) -> str:
        """`30. Juni` or `30 June`: a day whose year is told elsewhere. The date must be known to the day."""
        before_year = self.day_pattern.partition("{year}")[0].strip(" ,")
        return before_year.format(day=value.day, month=self.months[(value.month or 1) - 1])

    def _day(self, day: int, month: int, year: int, pattern: str) -> str:
        return pattern.format(day=day, month=self.months[month - 1], year=year)

    def _grouped(self, whole: str) -> str:
        if len(whole) < 3 + self.min_grouping:
            return whole
        head = len(whole) % 3
        parts = [whole[:head]] if head else []
        return self.group.join([*parts, *(whole[i : i + 3] for i in range(head, len(whole), 3))])


@cache
def load_formats(language: str) -> Formats:
    """The exported formats of `language`."""
    raw = tomllib.loads(files("fundstelle.messages").joinpath("formats", f"{language}.toml").read_text("utf-8"))
    return Formats(
        group=raw["group"],
        decimal=raw["decimal"],
        min_grouping=raw["min_grouping"],
        months=tuple(raw["months"]),
        months_short=tuple(raw["months_short"]),
        day_pattern=raw["day_pattern"],
        month_pattern=raw["month_pattern"],
        scales=tuple((one, other) for one, other in raw["scales"]),
    )
