"""Sums: a total that is the sum of its source's own parts is recognised; parts that nobody added up are added here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from fundstelle.reconcile.contradictions.parts import Part, choose_disjoint
from fundstelle.reconcile.origins import Standing
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.series import Run
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import Figure, Series, SeriesBasis
from fundstelle.values import Basis, Interval
from fundstelle.values.interval import add, intersect


def with_sums(runs: Sequence[Run]) -> tuple[Series, ...]:
    """The series, with totals recognised as sums, and with sums "computed by Fundstelle" where a unit gives parts only.

    A computed sum stands beside the current figures and never enters an interval.
    """
    made = [run.series for run in runs]
    for parts in _find_parts(runs):
        place = _find_total(runs, parts[0].slot)
        if place is None:
            made.append(_series_of_sum(parts))
        else:
            made[place] = _with_sum(made[place], parts)
    return tuple(made)


def _find_parts(runs: Sequence[Run]) -> list[list[Statement]]:
    """For each unit and measure the disjoint periods whose amounts may be added, two or more, one an increment."""
    groups: dict[tuple[object, ...], list[Part]] = defaultdict(list)
    for run in runs:
        if run.slot.basis is SeriesBasis.PERIOD and run.slot.period and not run.slot.measure.is_rate:
            for statement in run.current:
                if not statement.is_uncertain and statement.interval.low is not None:
                    part = Part(*run.slot.period, statement.interval.low, statement)
                    groups[(*_unit_of(statement), *_measured(run.slot))].append(part)
    chosen = [[part.statement for part in choose_disjoint(parts)] for parts in groups.values()]
    return [parts for parts in chosen if len(parts) > 1 and any(_is_increment(part) for part in parts)]


def _unit_of(statement: Statement) -> tuple[object, ...]:
    flat = statement.speaker.standing in (Standing.FLAT, Standing.UNNAMED)
    return (statement.speaker, statement.head.document if flat else "")


def _measured(slot: Slot) -> tuple[object, ...]:
    return (slot.measure, slot.designation or "", slot.joint, slot.scope)


def _is_increment(statement: Statement) -> bool:
    return bool(statement.head.number and statement.head.number.basis is Basis.INCREMENT)


def _find_total(runs: Sequence[Run], slot: Slot) -> int | None:
    for place, run in enumerate(runs):
        if run.slot.basis is SeriesBasis.TOTAL and _measured(run.slot) == _measured(slot):
            return place
    return None


def _with_sum(series: Series, parts: Sequence[Statement]) -> Series:
    """The series with its total recognised, else with the computed sum."""
    interval, ids = _sum_of(parts), tuple(part.head.id for part in parts)
    speaker, documents = parts[0].speaker, {part.head.document for part in parts}
    for place, figure in enumerate(series.current):
        if figure.unit_of_origin == speaker.unit and _is_sum(figure, interval, parts):
            figures = list(series.current)
            figures[place] = replace(figure, parts=ids)
            return replace(series, current=tuple(figures))
    if any(figure.unit_of_origin == speaker.unit for figure in series.current) or len(documents) != 1:
        return series
    return replace(series, current=(*series.current, _figure_of_sum(parts)))


def _is_sum(figure: Figure, interval: Interval, parts: Sequence[Statement]) -> bool:
    latest = max((part.first_said or date.min for part in parts), default=date.min)
    return intersect(figure.interval, interval) is not None and (figure.as_of or date.max) >= latest


def _sum_of(parts: Sequence[Statement]) -> Interval:
    return reduce(add, (part.interval for part in parts))


def _figure_of_sum(parts: Sequence[Statement]) -> Figure:
    ids = tuple(part.head.id for part in parts)
    return Figure(
        unit_of_origin=parts[0].speaker.unit,
        interval=_sum_of(parts),
        as_of=max((part.as_of for part in parts if part.as_of), default=None),
        claim_id=ids[0],
        basis=Basis.TOTAL,
        computed=True,
        parts=ids,
    )


def _series_of_sum(parts: Sequence[Statement]) -> Series:
    slot = parts[0].slot
    unit = f"{slot.measure.unit}/{slot.measure.per}" if slot.measure.per else slot.measure.unit
    return Series(
        basis=SeriesBasis.TOTAL,
        unit=unit,
        current=(_figure_of_sum(parts),),
        designation=slot.designation,
        joint=slot.joint,
        scope=", ".join(slot.scope) or None,
    )
