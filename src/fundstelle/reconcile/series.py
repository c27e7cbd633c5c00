"""The series of a matter: statements that measure the same, those that still stand, and what they leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.intervals import find_entering, intersect_series
from fundstelle.reconcile.measures import COUNT
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.statements import Statement
from fundstelle.reconcile.supersede import find_successor, find_superseded, is_withdrawn
from fundstelle.records.matter import Series, SeriesBasis


@dataclass(frozen=True, slots=True)
class Run:
    """A series while it is worked on: `current` still stands, `old` is superseded; `entering`: of the current ones
    those whose figures count."""

    slot: Slot
    current: tuple[Statement, ...]
    old: tuple[Statement, ...]
    entering: tuple[Statement, ...]
    series: Series


def make_runs(
    statements: Sequence[Statement], facts: Sequence[Fact], bodies: BodyKnowledge, known: Mapping[Slot, Run]
) -> list[Run]:
    """The series of a matter from its statements. facts: its own that withdraw a figure; known: the runs of the last
    time, of which those are kept whose statements are the same."""
    moved = _find_moved(statements, facts, bodies)
    standing = [s for place, s in enumerate(statements) if place not in moved] if moved else statements
    runs: dict[Slot, tuple[list[Statement], list[Statement]]] = {}
    for slot, group in _by_slot(standing).items():
        gone = find_superseded(group)
        runs[slot] = ([s for i, s in enumerate(group) if i not in gone], [s for i, s in enumerate(group) if i in gone])
    for place, slot in moved.items():
        runs.setdefault(_home_slot(slot, runs), ([], []))[1].append(statements[place])
    return [_make_run(slot, tuple(now), tuple(old), known.get(slot)) for slot, (now, old) in runs.items()]


def _make_run(slot: Slot, now: tuple[Statement, ...], old: tuple[Statement, ...], known: Run | None) -> Run:
    if known and known.current == now and known.old == old:
        return known
    entering = tuple(find_entering(now))
    return Run(slot, now, old, entering, make_series(slot, now, old, entering))


def _find_moved(statements: Sequence[Statement], facts: Sequence[Fact], bodies: BodyKnowledge) -> dict[int, Slot]:
    """Place of each withdrawn statement -> the series of what took its place, else its own."""
    moved: dict[int, Slot] = {}
    for withdrawal in facts:
        successor = find_successor(withdrawal, statements)
        for place, statement in enumerate(statements):
            if is_withdrawn(statement, withdrawal, bodies):
                moved[place] = successor or statement.slot
    return moved


def _home_slot(slot: Slot, runs: Iterable[Slot]) -> Slot:
    """The series among `runs` that took this slot in (a plan without a day is merged with the one that has one)."""
    return next((run for run in runs if replace(run, target=None) == replace(slot, target=None)), slot)


def _by_slot(statements: Iterable[Statement]) -> dict[Slot, list[Statement]]:
    groups: dict[Slot, list[Statement]] = defaultdict(list)
    for statement in statements:
        groups[statement.slot].append(statement)
    return _merge_plans(groups)


def _merge_plans(groups: dict[Slot, list[Statement]]) -> dict[Slot, list[Statement]]:
    """Plans are one series unless both name different target days."""
    targets: dict[Slot, set[date]] = defaultdict(set)
    for slot in groups:
        if slot.target and slot.target[1]:
            targets[replace(slot, target=None)].add(slot.target[1])
    merged: dict[Slot, list[Statement]] = defaultdict(list)
    for slot, statements in groups.items():
        merged[_plan_slot(slot, targets)] += statements
    return merged


def _plan_slot(slot: Slot, targets: dict[Slot, set[date]]) -> Slot:
    if slot.basis is not SeriesBasis.PLANNED:
        return slot
    bare = replace(slot, target=None)
    days = targets[bare]
    if len(days) <= 1:
        return replace(bare, target=(None, next(iter(days)))) if days else bare
    return replace(bare, target=(None, slot.target[1])) if slot.target and slot.target[1] else bare


def make_series(
    slot: Slot, now: Sequence[Statement], old: Sequence[Statement], entering: Sequence[Statement]
) -> Series:
    """The record of a series. It is disputed where figures stand that leave nothing open together."""
    interval = intersect_series(slot.basis, entering) if now else None
    return Series(
        basis=slot.basis,
        unit=_unit_name(slot),
        current=tuple(s.figure for s in sorted(now, key=_by_day, reverse=True)),
        superseded=tuple(s.figure for s in sorted(old, key=_by_day)),
        interval=interval,
        disputed=bool(now) and interval is None,
        designation=slot.designation,
        joint=slot.joint,
        period=_period_name(slot),
        scope=", ".join(slot.scope) or None,
    )


def _by_day(statement: Statement) -> tuple[object, ...]:
    return (statement.as_of or date.min, statement.speaker.unit, statement.head.order)


def _unit_name(slot: Slot) -> str:
    """The unit's id, with the rate behind a stroke: `bbl/day`; `count` for what is counted one by one."""
    return f"{slot.measure.unit}/{slot.measure.per}" if slot.measure.per else slot.measure.unit or COUNT


def _period_name(slot: Slot) -> tuple[str | None, str | None] | None:
    days = slot.period or slot.target
    return (_iso(days[0]), _iso(days[1])) if days else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
