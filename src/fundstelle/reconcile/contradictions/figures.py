"""Figures of one series that exclude each other: for the same period or day, or a later total below an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from fundstelle.reconcile.contradictions.clash import Clash, side_of
from fundstelle.reconcile.origins import Standing
from fundstelle.reconcile.series import Run
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import ContradictionType, SeriesBasis
from fundstelle.values import Interval
from fundstelle.values.interval import is_disjoint

_MANY = 24
"""Statements of one series from which on only the outermost are compared: n units would give n * n pairs."""

_UNNAMED = 8


def find_figure_clashes(run: Run) -> Iterator[Clash]:
    """The pairs of standing figures of a series that cannot both be true."""
    for one, other in combinations(_few(find_comparable(run)), 2):
        earlier, later = sorted((one, other), key=lambda s: (s.as_of or date.min, s.head.order))
        clash = _compare(run.slot.basis, earlier, later)
        if clash:
            yield clash


def find_comparable(run: Run) -> list[Statement]:
    """Only figures that count and are no mere possibility; a flat one clashes with nobody.

    Of many unnamed ones the outermost stand for all: each document's unnamed source is a statement of its own.
    """
    attributed = [s for s in run.entering if not s.is_uncertain and s.speaker.standing is not Standing.FLAT]
    unnamed = [s for s in attributed if s.speaker.standing is Standing.UNNAMED]
    if len(unnamed) <= _UNNAMED:
        return attributed
    kept = {id(s) for s in _outermost(unnamed, _UNNAMED)}
    return [s for s in attributed if s.speaker.standing is not Standing.UNNAMED or id(s) in kept]


def _few(statements: Sequence[Statement]) -> list[Statement]:
    """All of them; where they are many, one per unit and interval, and of these the outermost."""
    if len(statements) <= _MANY:
        return list(statements)
    distinct = list({(s.speaker, s.interval, s.as_of): s for s in statements}.values())
    if len(distinct) <= _MANY:
        return distinct
    return _outermost(distinct, _MANY)


def _outermost(statements: Sequence[Statement], number: int) -> list[Statement]:
    """The ones that begin highest and the ones that end lowest, half of `number` each."""
    by_low = sorted(statements, key=lambda s: (-(s.interval.low or 0), s.head.order))
    by_high = sorted(statements, key=lambda s: (s.interval.high is None, s.interval.high or 0, s.head.order))
    return list({id(s): s for s in (*by_low[: number // 2], *by_high[: number // 2])}.values())


def _compare(basis: SeriesBasis, earlier: Statement, later: Statement) -> Clash | None:
    if not _can_clash(basis, earlier, later):
        return None
    same_day = earlier.as_of == later.as_of
    if basis is SeriesBasis.TOTAL and not same_day:
        return Clash(ContradictionType.TOTAL_BELOW_TOTAL, "total_below_total", side_of(earlier), side_of(later))
    message = {SeriesBasis.PERIOD: "figures_period", SeriesBasis.PLANNED: "figures_planned"}.get(basis, "figures_day")
    return Clash(ContradictionType.FIGURES, message, side_of(earlier), side_of(later))


def _can_clash(basis: SeriesBasis, earlier: Statement, later: Statement) -> bool:
    if basis is SeriesBasis.PLANNED or earlier.as_of == later.as_of:
        return is_disjoint(earlier.interval, later.interval)
    if basis is SeriesBasis.LEVEL:
        return _is_same_month(earlier, later) and is_disjoint(earlier.interval, later.interval)
    return is_above(earlier.interval, later.interval)


def _is_same_month(one: Statement, other: Statement) -> bool:
    a, b = one.as_of, other.as_of
    return bool(a and b and (a.year, a.month) == (b.year, b.month))


def is_above(upper: Interval, lower: Interval) -> bool:
    """Whether every number of `upper` lies above every number of `lower`."""
    if upper.low is None or lower.high is None:
        return False
    return upper.low > lower.high or (upper.low == lower.high and (upper.low_strict or lower.high_strict))
