"""What can be asked of periods: overlap, containment, clipping, splitting. Days are UTC days.

Two stretches of days tell all there is to know: `possible_days`, the days it may touch, and `sure_days`, the days it
surely touches. They differ where the precision is a month, where an end is open, and for `within`, which happened on
some day of its stretch and nobody says which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import make_day
from fundstelle.values.period import EndBound, Period, Relation, StartBound


@dataclass(frozen=True, slots=True)
class Days:
    """From `first` to `last`, both included; None where open."""

    first: date | None
    last: date | None

    def is_in(self, other: Days) -> bool:
        """Whether every day of it is one of `other`."""
        begins = other.first is None or (self.first is not None and other.first <= self.first)
        ends = other.last is None or (self.last is not None and self.last <= other.last)
        return begins and ends

    def is_touching(self, other: Days) -> bool:
        """Whether the two share a day."""
        return _is_ordered(self.first, other.last) and _is_ordered(other.first, self.last)


class Certainty(StrEnum):
    """Whether something is so, given what the words leave open."""

    NO = "no"
    POSSIBLY = "possibly"
    SURELY = "surely"


def possible_days(period: Period) -> Days:
    """The days the period may touch. A start said "at the latest" or unknown is open, an end that was ongoing too."""
    first = period.start.first_day if period.start and period.start_bound is StartBound.EXACT else None
    last = period.end.last_day if period.end and period.end_bound is EndBound.EXACT else None
    return Days(first, last)


def sure_days(period: Period) -> Days | None:
    """The days it surely touches, None where there are none that can be named.

    `throughout` one year or month is all of it; from one month to another it is sure from the last day of the first
    to the first day of the other, since "from March to May" need not begin on the 1st. With an end that is not told,
    only the day on which it had begun for sure is left. `within` touches a day surely only where there is but one.
    """
    if period.relation is Relation.WITHIN:
        days = possible_days(period)
        return days if days.first is not None and days.first == days.last else None
    return possible_days(period) if is_whole(period) else _inner_days(period)


def is_whole(period: Period) -> bool:
    """Whether it fills one year, month or day from the first to the last day."""
    exact = period.start_bound is StartBound.EXACT and period.end_bound is EndBound.EXACT
    return exact and period.relation is Relation.THROUGHOUT and period.start == period.end


def _inner_days(period: Period) -> Days | None:
    first = period.start.last_day if period.start and period.start_bound is not StartBound.UNKNOWN else None
    last = period.end.first_day if period.end and period.end_bound is not EndBound.UNKNOWN else None
    if first is None:
        return None if last is None else Days(last, last)
    if last is None:
        return Days(first, first)
    return Days(first, last) if first <= last else None


def find_overlap(a: Period, b: Period) -> Certainty:
    """Whether a day belongs to both. Symmetric.

    Surely, where both surely touch one day, or where one happened somewhere inside what the other surely fills.
    """
    if not possible_days(a).is_touching(possible_days(b)):
        return Certainty.NO
    sure_a, sure_b = sure_days(a), sure_days(b)
    if sure_a and sure_b and sure_a.is_touching(sure_b):
        return Certainty.SURELY
    inside_b = sure_b is not None and possible_days(a).is_in(sure_b)
    inside_a = sure_a is not None and possible_days(b).is_in(sure_a)
    return Certainty.SURELY if inside_a or inside_b else Certainty.POSSIBLY


def find_containment(outer: Days, inner: Period) -> Certainty:
    """Whether `inner` lies wholly in the days of `outer` (a year, the time a provision is in force)."""
    possible = possible_days(inner)
    if possible.is_in(outer):
        return Certainty.SURELY
    sure = sure_days(inner)
    if not possible.is_touching(outer) or (sure is not None and not sure.is_in(outer)):
        return Certainty.NO
    return Certainty.POSSIBLY


def is_within(inner: Period, outer: Period) -> bool:
    """Whether every day that `inner` may touch is one that `outer` may touch."""
    return possible_days(inner).is_in(possible_days(outer))


def clip_at(period: Period, day: date) -> Period | None:
    """The part up to and with `day`: what has happened cannot have happened after it was said. None where all is later.

    The name, the words and the anchor stay; the clipped end is exact.
    """
    days = possible_days(period)
    if days.first is not None and days.first > day:
        return None
    if days.last is not None and days.last <= day:
        return period
    return replace(_until(period, day), named=period.named)


def split_at(period: Period, edge: date | datetime) -> tuple[Period | None, Period | None]:
    """A `throughout` period as (the days before `edge`, the day of `edge` and after); None where there are none.

    An instant counts with its UTC day. The new ends are exact; parts keep the period's words and lose its name.
    Raises ValueInvalid for `within`, which lies on one unknown day and cannot be divided: ask `find_overlap`.
    """
    if period.relation is Relation.WITHIN:
        raise ValueInvalid("what happened on some day inside a period cannot be split", remedy="ask find_overlap")
    day = _day_of(edge)
    days = possible_days(period)
    if days.last is not None and days.last < day:
        return period, None
    if days.first is not None and days.first >= day:
        return None, period
    return _until(period, day - timedelta(days=1)), _from(period, day)


def _until(period: Period, day: date) -> Period:
    start, bound = period.start, period.start_bound
    if start is not None and start.first_day > day:
        # "Since November at the latest", until October: it may have begun, nobody says when.
        start, bound = None, StartBound.UNKNOWN
    elif start is not None and is_whole(period):
        # All of 2024 begins on its first day; "from 2024" beside a day would read as "from some day of 2024".
        start = make_day(start.first_day)
    return replace(period, start=start, end=make_day(day), start_bound=bound, end_bound=EndBound.EXACT, named=None)


def _from(period: Period, day: date) -> Period:
    end, bound = period.end, period.end_bound
    if end is not None and end.last_day < day:
        # "Went on until at least May", from July: it may have gone on, nobody says until when.
        end, bound = None, EndBound.UNKNOWN
    elif end is not None and is_whole(period):
        end = make_day(end.last_day)
    return replace(period, start=make_day(day), end=end, start_bound=StartBound.EXACT, end_bound=bound, named=None)


def _day_of(edge: date | datetime) -> date:
    if not isinstance(edge, datetime):
        return edge
    if edge.tzinfo is None:
        raise ValueInvalid(f"the instant {edge.isoformat()} has no time zone", remedy="give it one, such as UTC")
    return edge.astimezone(UTC).date()


def _is_ordered(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last
