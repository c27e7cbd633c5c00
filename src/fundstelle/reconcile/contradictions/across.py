"""Outcome algebra: the killed and the wounded of one people are all among its killed or wounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from fundstelle.reconcile.contradictions.clash import Clash, Side, side_of
from fundstelle.reconcile.origins import Standing
from fundstelle.reconcile.series import Run
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import ContradictionType, OutcomeGroup, SeriesBasis

Outcomes = Mapping[OutcomeGroup, Sequence[Run]]


def find_outcome_clashes(outcomes: Outcomes) -> Iterator[Clash]:
    """Totals of casualties below what one unit's killed and wounded come to by the same day."""
    killed = _totals(outcomes.get(OutcomeGroup.KILLED, ()))
    wounded = _totals(outcomes.get(OutcomeGroup.WOUNDED, ()))
    for whole in _totals(outcomes.get(OutcomeGroup.CASUALTIES, ())):
        for unit in sorted({s.speaker.unit for s in (*killed, *wounded)}):
            clash = _compare(whole, _latest(killed, unit, whole.as_of), _latest(wounded, unit, whole.as_of))
            if clash:
                yield clash


def _totals(runs: Sequence[Run]) -> list[Statement]:
    return [
        s
        for run in runs
        if run.slot.basis is SeriesBasis.TOTAL and not run.slot.scope and not run.slot.joint
        for s in run.entering
        if not s.is_uncertain and s.speaker.standing is not Standing.FLAT
    ]


def _latest(statements: Sequence[Statement], unit: str, day: date | None) -> Statement | None:
    known = [s for s in statements if s.speaker.unit == unit and s.as_of and day and s.as_of <= day and s.interval.low]
    return max(known, key=lambda s: (s.as_of or date.min, s.head.order), default=None)


def _compare(whole: Statement, killed: Statement | None, wounded: Statement | None) -> Clash | None:
    parts = [part for part in (killed, wounded) if part]
    low = sum((part.interval.low or Decimal(0) for part in parts), Decimal(0))
    if not parts or whole.interval.high is None or low <= whole.interval.high:
        return None
    largest = max(parts, key=lambda part: part.interval.low or 0)
    side = side_of(largest)
    also = tuple(part.head.id for part in parts if part is not largest)
    b = Side(side.fact, side.unit, side.standing, (*side.also, *also), side.statement)
    return Clash(ContradictionType.PARTS, "outcomes", side_of(whole), b, low)
