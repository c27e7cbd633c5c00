"""Points of time as said ("Ende April", "last autumn"), and what days they mean seen from an anchor day.

Conventional months of seasons and parts: gold/ANNOTATION.md, "time". A month without a year is the latest one before
the anchor for what has happened and the next one for what is to come, so a point is resolved once its claim is known.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from fundstelle.errors import ValueInvalid
from fundstelle.extract.record import record
from fundstelle.values import PartialDate, make_day
from fundstelle.values.date import shift_months, week_of

Range = tuple[PartialDate, PartialDate]

_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
_YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}


class Direction(StrEnum):
    """Whether the thing lies before the anchor or after it."""

    PAST = "past"
    FUTURE = "future"


@record
class Point:
    """A point of time as said.

    kind: year, month, day, season, weekday, week, months (of a year), fixed_day. year None: to be resolved;
    year_offset: relative to the anchor's year; offset: weeks, days or months from the anchor. part: early, mid, late.
    """

    kind: str
    year: int | None = None
    year_offset: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    weekday: int | None = None
    offset: int | None = None
    months: tuple[int, int] | None = None
    part: str | None = None
    last: bool = False

    @property
    def is_behind(self) -> bool:
        """Whether the words themselves say that it is over: "last week", "yesterday"."""
        return self.last or (self.offset or 0) < 0 or (self.year_offset or 0) < 0

    def needs_anchor(self) -> bool:
        """Whether it means nothing without a day to count from."""
        return self.year is None


def resolve(point: Point, anchor: date | None, direction: Direction) -> Range | None:
    """(first, last) at the precision said, or None where the anchor is missing or the calendar has no such day."""
    if anchor is None and point.needs_anchor():
        return None
    try:
        found = _RESOLVERS[point.kind](point, anchor or date(1, 1, 1), direction)
    except (ValueInvalid, ValueError, OverflowError):
        return None
    return _take_part(point, found) if point.part else found


def _year(point: Point, anchor: date, direction: Direction) -> Range:
    year = point.year if point.year is not None else anchor.year + (point.year_offset or 0)
    return PartialDate(year), PartialDate(year)


def _year_of_month(point: Point, month: int, anchor: date, direction: Direction) -> int:
    if point.year is not None:
        return point.year
    if point.year_offset is not None:
        return anchor.year + point.year_offset
    if direction is Direction.FUTURE:
        return anchor.year if month >= anchor.month else anchor.year + 1
    before = month < anchor.month or (month == anchor.month and not point.last)
    return anchor.year if before else anchor.year - 1


def _month(point: Point, anchor: date, direction: Direction) -> Range:
    if point.month is None:
        year, month = shift_months(anchor.year, anchor.month, point.offset or 0)
        return PartialDate(year, month), PartialDate(year, month)
    year = _year_of_month(point, point.month, anchor, direction)
    return PartialDate(year, point.month), PartialDate(year, point.month)


def _day(point: Point, anchor: date, direction: Direction) -> Range:
    month = point.month or anchor.month
    year = _year_of_month(point, month, anchor, direction)
    day = PartialDate(year, month, point.day)
    if point.year is None and month == anchor.month and direction is Direction.PAST and day.first_day > anchor:
        day = PartialDate(year - 1, month, point.day)
    return day, day


def _season(point: Point, anchor: date, direction: Direction) -> Range:
    first, last = _SEASONS[point.season or ""]
    if point.year is not None:
        year = point.year
    elif point.offset == 1:  # "next spring", in May: the one after this
        year = anchor.year if anchor.month < first else anchor.year + 1
    elif point.year_offset is not None:
        year = anchor.year + point.year_offset
    else:
        year = _year_of_season(first, last, anchor, direction, point.last)
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    return PartialDate(year, first), PartialDate(end_year, end_month)


def _year_of_season(first: int, last: int, anchor: date, direction: Direction, finished: bool) -> int:
    if direction is Direction.FUTURE:
        return anchor.year if anchor.month <= last else anchor.year + 1
    month = last if finished else first
    year, month = (anchor.year, month) if month <= 12 else (anchor.year, month - 12)
    if last > 12:
        return anchor.year - 1 if anchor.month < 12 else anchor.year
    begun = anchor.month > month if finished else anchor.month >= month
    return year if begun else year - 1


def _weekday(point: Point, anchor: date, direction: Direction) -> Range:
    back = (anchor.weekday() - (point.weekday or 0)) % 7
    day = anchor - timedelta(days=back or (7 if point.last else 0))
    if direction is Direction.FUTURE:
        day = anchor + timedelta(days=((point.weekday or 0) - anchor.weekday()) % 7)
    return make_day(day), make_day(day)


def _week(point: Point, anchor: date, direction: Direction) -> Range:
    monday, sunday = week_of(anchor + timedelta(weeks=point.offset or 0))
    return make_day(monday), make_day(sunday)


def _fixed_day(point: Point, anchor: date, direction: Direction) -> Range:
    day = make_day(anchor + timedelta(days=point.offset or 0))
    return day, day


def _months(point: Point, anchor: date, direction: Direction) -> Range:
    first, last = point.months or (1, 12)
    year = point.year if point.year is not None else anchor.year + (point.year_offset or 0)
    if point.year is None and point.year_offset is None:  # "in the fourth quarter"
        year += (last < anchor.month) if direction is Direction.FUTURE else -(first > anchor.month)
    return PartialDate(year, first), PartialDate(year, last)


def _turn(point: Point, anchor: date, direction: Direction) -> Range:
    year = point.year if point.year is not None else anchor.year + (1 if direction is Direction.FUTURE else 0)
    day = PartialDate(year, 1)
    return day, day


def _year_end(point: Point, anchor: date, direction: Direction) -> Range:
    year = point.year if point.year is not None else anchor.year
    if direction is Direction.PAST and point.year is None and anchor.month < 12:
        year -= 1
    day = PartialDate(year, 12, 31)
    return day, day


_RESOLVERS = {
    "year": _year,
    "month": _month,
    "day": _day,
    "season": _season,
    "weekday": _weekday,
    "week": _week,
    "fixed_day": _fixed_day,
    "months": _months,
    "turn": _turn,
    "year_end": _year_end,
}


def _take_part(point: Point, found: Range) -> Range:
    start, end = found
    if start.month is None:
        first, last = _YEAR_PARTS[point.part or ""]
        return PartialDate(start.year, first), PartialDate(start.year, last)
    if start.day is None and start == end:
        days = {"early": (1, 10), "mid": (11, 20), "late": (21, start.last_day.day)}[point.part or ""]
        return PartialDate(start.year, start.month, days[0]), PartialDate(start.year, start.month, days[1])
    return found


def last_day_of(point: Point, found: Range) -> PartialDate:
    """The end that "bis Ende …" means: the last day of the part; other ends keep their precision."""
    if point.part == "late":
        return make_day(found[1].last_day)
    return found[1]
