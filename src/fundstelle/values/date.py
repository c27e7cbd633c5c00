"""PartialDate: a year, a month or a day, known to just that precision (ISO 8601 calendar dates, reduced precision)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from fundstelle.errors import ValueInvalid

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date at the precision it is known: `month` and `day` are None where they are not."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Raise ValueInvalid for a day without month or a date the calendar does not have."""
        if self.day is not None and self.month is None:
            raise ValueInvalid(f"day {self.day} of {self.year} has no month")
        try:
            date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise ValueInvalid(f"no such date: {self.year}-{self.month}-{self.day}") from error

    @property
    def first_day(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day it can mean."""
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        return date(self.year, month, calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """`2024`, `2024-10` or `2024-10-13`."""
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __str__(self) -> str:
        return self.iso()


def parse_iso(text: str) -> PartialDate | None:
    """`2024`, `2024-10` or `2024-10-13` to a date; None for anything else."""
    match = _ISO.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(group) if group else None for group in match.groups())
    if year is None:
        return None
    try:
        return PartialDate(year, month, day)
    except ValueInvalid:
        return None


def make_day(day: date) -> PartialDate:
    """A date known to the day."""
    return PartialDate(day.year, day.month, day.day)


def shift_months(year: int, month: int, by: int) -> tuple[int, int]:
    """(year, month) `by` months later (earlier where negative)."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week of `day` (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)
