"""Periods as adverbials: `im Oktober 2024`, `seit November`, `Anfang 2025`, from the catalogue's period.* patterns."""

from __future__ import annotations

from dataclasses import replace

from fundstelle.messages.catalogue import Messages
from fundstelle.values import EndBound, PartialDate, Period, Relation, StartBound

_NAMED_PARTS = {
    "beginning": "beginning",
    "early": "beginning",
    "start": "beginning",
    "middle": "middle",
    "mid": "middle",
    "end": "end",
    "late": "end",
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})


def render_period(period: Period, messages: Messages) -> str:
    """The period as an adverbial of the language, at the precision said; conventional parts stay named."""
    start, end = period.start, period.end
    if start is not None and end is not None:
        return _named(period, start, end, messages) or _closed(period, start, end, messages)
    if start is not None:
        return _open_end(period, start, messages)
    assert end is not None
    return _named_bound(period, "period.until", end, messages) or _with_date("period.until", end, messages)


def _open_end(period: Period, start: PartialDate, messages: Messages) -> str:
    name = "period.since_at_latest" if period.start_bound is StartBound.AT_LATEST else "period.since"
    return _named_bound(period, name, start, messages) or _with_date(name, start, messages)


def _named_bound(period: Period, name: str, value: PartialDate, messages: Messages) -> str:
    """`seit Herbst 2024`: a bound that was named by a season or a part keeps that name; "" where none was."""
    part = _NAMED_PARTS.get(period.named or "")
    if part is None:
        return ""
    if part in _SEASONS:
        return messages.text(f"{name}_{part}", year=_winter_of(value) if part == "winter" else str(value.year))
    whole = PartialDate(value.year, value.month) if value.day else PartialDate(value.year)
    return messages.text(f"{name}_{part}", of=messages.formats.date(whole))


def _winter_of(value: PartialDate) -> str:
    """The two years of a winter, which begins in December."""
    first = value.year if value.month == 12 else value.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def _closed(period: Period, start: PartialDate, end: PartialDate, messages: Messages) -> str:
    if period.end_bound is EndBound.ONGOING_WHEN_SAID:
        return _open_end(period, start, messages)
    if start == end:
        return _with_date("period.in", start, messages)
    name = "period.throughout" if period.relation is Relation.THROUGHOUT else "period.between"
    kind = "day" if start.day or end.day else "month"
    if kind == "month" and _are_neighbours(start, end):
        name, kind = "period.both", "month" if start.month else "year"
    return messages.text(f"{name}.{kind}", a=_first_date(start, end, messages), b=messages.formats.date(end))


def _are_neighbours(start: PartialDate, end: PartialDate) -> bool:
    """Whether the end is the month, or the year, right after the start: between them lies nothing."""
    if start.month and end.month:
        return (end.year - start.year) * 12 + end.month - start.month == 1
    return not (start.month or end.month) and end.year - start.year == 1


def _first_date(start: PartialDate, end: PartialDate, messages: Messages) -> str:
    """`Januar` in `Januar und April 2025`, `7.` in `7. und dem 13. Oktober 2024`: what both share is said once."""
    formats = messages.formats
    if start.day and end.day and (start.year, start.month) == (end.year, end.month):
        return formats.day_alone(start.day)
    if start.day and end.day and start.year == end.year:
        return formats.day_and_month(start)
    if start.month and end.month and start.year == end.year and not (start.day or end.day):
        return formats.months[start.month - 1]
    return formats.date(start)


def _named(period: Period, start: PartialDate, end: PartialDate, messages: Messages) -> str:
    part = _NAMED_PARTS.get(period.named or "")
    if part is None:
        return ""
    if part in _SEASONS:
        return messages.text(f"period.{part}", year=_season_year(part, start, end))
    whole = PartialDate(start.year, start.month) if start.day else PartialDate(start.year)
    return messages.text(f"period.{part}", of=messages.formats.date(whole))


def _season_year(part: str, start: PartialDate, end: PartialDate) -> str:
    return f"{start.year}/{end.year % 100:02d}" if part == "winter" and start.year != end.year else str(start.year)


def _with_date(name: str, value: PartialDate, messages: Messages) -> str:
    kind = "day" if value.day else "month" if value.month else "year"
    return messages.text(f"{name}.{kind}", a=messages.formats.date(value))


def coarsen(period: Period) -> Period:
    """The same days at the coarsest precision that says the same: all days of 2024 are 2024."""
    start, end = period.start, period.end
    if start is None or end is None or period.named or not (start.day or start.month):
        return period
    for first, last in (
        (PartialDate(start.year), PartialDate(end.year)),
        (PartialDate(start.year, start.month), PartialDate(end.year, end.month)),
    ):
        if first.first_day == start.first_day and last.last_day == end.last_day:
            return replace(period, start=first, end=last)
    return period
