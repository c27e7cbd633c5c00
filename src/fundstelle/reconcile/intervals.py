"""What the figures of one series leave open together (MATTERS.md, "Across units")."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fundstelle.reconcile.origins import Standing
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import SeriesBasis
from fundstelle.values import Interval
from fundstelle.values.interval import intersect_all


def find_entering(statements: Sequence[Statement]) -> list[Statement]:
    """The statements that count: flat ones only without others, uncertain ones only where nothing else is there."""
    certain = [s for s in statements if not s.is_uncertain]
    attributed = [s for s in certain if s.speaker.standing is not Standing.FLAT]
    return attributed or certain or list(statements)


def intersect_series(basis: SeriesBasis, statements: Sequence[Statement]) -> Interval | None:
    """The interval of the entering statements; None where they exclude each other."""
    if basis is SeriesBasis.PLANNED:
        return intersect_all(s.interval for s in statements)
    latest = max((s.as_of or date.min for s in statements), default=date.min)
    if basis is SeriesBasis.LEVEL:
        return intersect_all(s.interval for s in statements if _month(s.as_of or date.min) == _month(latest))
    return intersect_all(
        [*map(_lower_bound, statements), *(s.interval for s in statements if (s.as_of or date.min) == latest)]
    )


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _lower_bound(statement: Statement) -> Interval:
    """A total only grows: what was there stays, what was the most may be passed."""
    interval = statement.interval
    return Interval(interval.low, None, interval.low_strict, False)
