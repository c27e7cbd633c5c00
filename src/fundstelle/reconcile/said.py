"""The day a figure was said, where the claim does not carry it: dates in its sentence that are not the event's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from fundstelle.errors import ValueInvalid
from fundstelle.reconcile.cues import Cues
from fundstelle.values import PartialDate, Period
from fundstelle.values.date import shift_months

_WEEK = 7


def find_said_day(sentence: str, published: date, events: Sequence[Period], cues: Cues) -> date | None:
    """The last day that a date in `sentence` can mean, where it tells when something was said; None where none does.

    A date that one of the events told in the sentence has itself is not the day of saying, nor is a day after
    publication. Of several dates the latest counts.
    """
    dates = [
        found
        for found in _find_dates(sentence, published, cues)
        if not any(_is_of_event(found, event) for event in events)
    ]
    days = [min(last, published) for first, last in dates if first <= published]
    return max(days, default=None)


def _is_of_event(found: tuple[date, date], happened: Period) -> bool:
    first, last = found
    start, end = happened.start, happened.end
    if start and end:
        return first <= end.last_day and start.first_day <= last
    bound = start or end
    return bound is not None and first <= bound.last_day and bound.first_day <= last


def _find_dates(sentence: str, published: date, cues: Cues) -> Iterator[tuple[date, date]]:
    """(first, last) day of every date expression."""
    if cues.has_date(sentence):
        yield from _find_named(sentence, published, cues)
    yield from _find_relative(sentence, published, cues)


def _find_named(sentence: str, published: date, cues: Cues) -> Iterator[tuple[date, date]]:
    for match in _month_pattern(tuple(cues.months)).finditer(sentence):
        found = _read_month(match, published, cues.months)
        if found:
            yield found.first_day, found.last_day
    for match in _weekday_pattern(tuple(cues.weekdays)).finditer(sentence):
        day = _last_weekday(cues.weekdays[match.group().lower()], published)
        yield day, day


def _find_relative(sentence: str, published: date, cues: Cues) -> Iterator[tuple[date, date]]:
    if cues.is_in("last_month", sentence):
        year, month = shift_months(published.year, published.month, -1)
        yield PartialDate(year, month).first_day, PartialDate(year, month).last_day
    if cues.is_in("last_week", sentence):
        monday = published - timedelta(days=published.weekday() + _WEEK)
        yield monday, monday + timedelta(days=_WEEK - 1)
    if cues.is_in("yesterday", sentence):
        yield published - timedelta(days=1), published - timedelta(days=1)


def _read_month(match: re.Match[str], published: date, months: Mapping[str, int]) -> PartialDate | None:
    month = months[match["month"].lower()]
    day = match["before"] or match["after"]
    year = int(match["year"]) if match["year"] else _likely_year(month, int(day) if day else 1, published)
    try:
        return PartialDate(year, month, int(day) if day else None)
    except ValueInvalid:
        return None


def _likely_year(month: int, day: int, published: date) -> int:
    """The latest year in which that month and day are not after publication."""
    return published.year if (month, day) <= (published.month, published.day) else published.year - 1


def _last_weekday(weekday: int, published: date) -> date:
    """The latest such weekday up to the day of publication."""
    return published - timedelta(days=(published.isoweekday() - weekday) % _WEEK)


@lru_cache(maxsize=16)
def _month_pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    """Names of months stand with a capital: "may" is a verb."""
    names = "|".join(re.escape(name.title()) for name in sorted(months, key=len, reverse=True)) or "(?!)"
    return re.compile(
        rf"(?<!\w)(?:(?P<before>\d{{1,2}})(?:\.|[a-z]{{2}})?\s+)?(?P<month>{names})(?!\w)\.?"
        r"(?:\s+(?P<after>\d{1,2})(?!\d|[.,]\d))?(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
    )


@lru_cache(maxsize=16)
def _weekday_pattern(weekdays: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(name.title()) for name in weekdays) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)")
