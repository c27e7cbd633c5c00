"""Running totals against limits: per counting period, as an interval, with every conversion named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from fundstelle.records.law import Act, Amount, Cap, CapState, CapStatus, Conversion, Law
from fundstelle.values.date import shift_months


@dataclass(frozen=True, slots=True)
class Counted:
    """An act that counts against a cap. since, until: its stretch in force; is_certain: its item surely counts."""

    act_no: int
    act: Act
    since: datetime
    until: datetime
    is_sure: bool
    is_certain: bool


@dataclass(frozen=True, slots=True)
class CountingPeriod:
    """[since, until) with its label: `2018`, or both days where it is no calendar year."""

    since: datetime
    until: datetime
    label: str


@dataclass(frozen=True, slots=True)
class _Share:
    """What one act adds to one period, in the unit of the limit; None and not known where nothing is."""

    act_no: int
    start: datetime
    low: Decimal
    high: Decimal | None
    low_strict: bool
    is_known: bool
    is_certain: bool
    converted: tuple[Conversion, ...]


def find_periods(cap: Cap, since: datetime, until: datetime | None) -> Iterator[CountingPeriod]:
    """The counting periods that [since, until) touches; with an open end the one it begins in."""
    start = cap.starts
    while True:
        after = _months_later(start, cap.months)
        period = _make_period(start, min(after, cap.ends) if cap.ends else after, cap)
        if until is not None and period.since >= until:
            return
        if period.until > since:
            yield period
            if until is None:
                return
        if cap.ends is not None and after >= cap.ends:
            return
        start = after


def _months_later(day: date, months: int) -> date:
    year, month = shift_months(day.year, day.month, months)
    return date(year, month, day.day)


def _make_period(start: date, after: date, cap: Cap) -> CountingPeriod:
    last = after - timedelta(days=1)
    is_year = (start.month, start.day) == (1, 1) and after == date(start.year + 1, 1, 1)
    label = str(start.year) if is_year else f"{start.isoformat()}/{last.isoformat()}"
    return CountingPeriod(_midnight(start), _midnight(after), label)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def total_up(cap: Cap, period: CountingPeriod, counted: Sequence[Counted], law: Law) -> CapState:
    """The total of the acts that touch the period, as an interval, against the limit."""
    limit, unit = _limit_for(cap, counted, law)
    shares = [_share_of(one, period, unit, cap, law) for one in counted]
    lows = sum((one.low for one in shares), Decimal(0))
    highs = [one.high for one in shares]
    high = None if None in highs else sum((one for one in highs if one is not None), Decimal(0))
    converted = tuple(dict.fromkeys(step for one in shares for step in one.converted))
    return CapState(
        limit=limit,
        unit=unit,
        period=period.label,
        low=lows,
        high=high,
        status=_status(limit, lows, high, shares),
        passed_by_act_no=_passed_by(limit, shares) if len(shares) > 1 else None,
        converted=converted,
    )


def _status(limit: Decimal | None, low: Decimal, high: Decimal | None, shares: Iterable[_Share]) -> CapStatus:
    parts = list(shares)
    if limit is None or not any(one.is_known for one in parts):
        return CapStatus.UNKNOWN
    is_over = low > limit or (low == limit and any(one.low_strict for one in parts))
    if is_over:
        certain = sum((one.low for one in parts if one.is_certain), Decimal(0))
        return CapStatus.PASSED if certain > limit or certain == low else CapStatus.POSSIBLY_PASSED
    return CapStatus.BELOW if high is not None and high <= limit else CapStatus.POSSIBLY_PASSED


def _passed_by(limit: Decimal | None, shares: Iterable[_Share]) -> int | None:
    """The act, in order of time, with which the lower end of the total passes the limit."""
    total = Decimal(0)
    for share in sorted(shares, key=lambda one: (one.start, one.act_no)):
        total += share.low
        if limit is not None and total > limit:
            return share.act_no
    return None


def _limit_for(cap: Cap, counted: Sequence[Counted], law: Law) -> tuple[Decimal | None, str]:
    """The limit in the unit the acts use; the first one where they differ; the baseline where the cap has none."""
    if not cap.limits:
        baseline = next((one.act.baseline for one in counted if one.act.baseline), None)
        if baseline is not None:
            return baseline.low if baseline.low is not None else baseline.high, unit_of(baseline, law)
        amount = next((one.act.amount for one in counted if one.act.amount), None)
        return None, unit_of(amount, law) if amount else ""
    units = {unit_of(one.act.amount, law) for one in counted if one.act.amount}
    fitting = [pair for pair in cap.limits if units and all(_is_same_measure(unit, pair[1], law) for unit in units)]
    return (fitting or list(cap.limits))[0]


def _is_same_measure(unit: str, wanted: str, law: Law) -> bool:
    """Whether the unit is the wanted one or turns into it by definition."""
    return unit == wanted or any(
        one.is_definition and (one.from_unit, one.to_unit) == (unit, wanted) for one in law.conversions
    )


def unit_of(amount: Amount, law: Law) -> str:
    """The unit of an amount by its plain name."""
    return law.units.get(amount.unit.casefold(), amount.unit)


def is_countable(amount: Amount, unit: str, cap: Cap, law: Law) -> bool:
    """Whether the amount can be told in this unit."""
    return _conversion(unit_of(amount, law), unit, cap, law) is not None


def _share_of(one: Counted, period: CountingPeriod, unit: str, cap: Cap, law: Law) -> _Share:
    amount = one.act.amount
    steps = None if amount is None or one.act.is_rate else _conversion(unit_of(amount, law), unit, cap, law)
    if amount is None or steps is None:
        return _Share(one.act_no, one.since, Decimal(0), None, False, False, one.is_certain, ())
    factor = Decimal(1)
    for step in steps:
        factor *= step.factor
    is_all_in = one.is_sure and period.since <= one.since and one.until <= period.until
    low = (amount.low or Decimal(0)) * factor if is_all_in else Decimal(0)
    high = None if amount.high is None else amount.high * factor
    flagged = tuple(step for step in steps if not step.is_definition)
    return _Share(one.act_no, one.since, low, high, amount.low_strict and is_all_in, True, one.is_certain, flagged)


def _conversion(unit: str, wanted: str, cap: Cap, law: Law) -> tuple[Conversion, ...] | None:
    """The steps that turn the unit into the wanted one: none, one, or two; None where there are none."""
    if unit == wanted:
        return ()
    known = (*cap.conversions, *law.conversions)
    for one in known:
        if (one.from_unit, one.to_unit) == (unit, wanted):
            return (one,)
    for first in known:
        for second in known:
            if first.from_unit == unit and first.to_unit == second.from_unit and second.to_unit == wanted:
                return (first, second)
    return None
