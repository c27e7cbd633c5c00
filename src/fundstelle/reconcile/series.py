"""The series of a matter: statements that measure the same, those that still stand, and what they leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.intervals import find_entering, intersect_series
from fundstelle.reconcile.measures import COUNT
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.statements import Statement, find_mentions, make_statements
from fundstelle.reconcile.supersede import find_successor, find_superseded, find_withdrawals, is_withdrawn
from fundstelle.records.matter import Figure, MatterKey, Series, SeriesBasis


@dataclass(frozen=True, slots=True)
class Run:
    """A series while it is worked on: `current` still stands, `old` is superseded."""

    slot: Slot
    current: tuple[Statement, ...]
    old: tuple[Statement, ...]

    @property
    def entering(self) -> list[Statement]:
        """Of the current ones those whose figures count."""
        return find_entering(self.current)


def make_runs(
    facts: Sequence[Fact],
    key: MatterKey,
    theatres: Collection[str],
    bodies: BodyKnowledge,
    passed_on: Collection[tuple[str, str]],
) -> list[Run]:
    """The series of the matter `key` from its facts (and from joint figures of its sister matters, if among them)."""
    statements = make_statements(find_mentions(facts, theatres, bodies, passed_on), key)
    own = [fact for fact in facts if fact.key == key]
    moved = _find_moved(statements, own, bodies)
    standing = [s for place, s in enumerate(statements) if place not in moved]
    runs: dict[Slot, tuple[list[Statement], list[Statement]]] = {}
    for slot, group in _by_slot(standing).items():
        gone = find_superseded(group)
        runs[slot] = ([s for i, s in enumerate(group) if i not in gone], [s for i, s in enumerate(group) if i in gone])
    for place, slot in moved.items():
        runs.setdefault(_home_slot(slot, runs), ([], []))[1].append(statements[place])
    return [Run(slot, tuple(now), tuple(old)) for slot, (now, old) in runs.items()]


def _find_moved(statements: Sequence[Statement], facts: Sequence[Fact], bodies: BodyKnowledge) -> dict[int, Slot]:
    """Place of each withdrawn statement -> the series of what took its place, else its own."""
    moved: dict[int, Slot] = {}
    for withdrawal in find_withdrawals(facts):
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


def make_series(run: Run) -> Series:
    """The record of a series. It is disputed where figures stand that leave nothing open together."""
    slot = run.slot
    interval = intersect_series(slot.basis, run.entering) if run.current else None
    return Series(
        basis=slot.basis,
        unit=_unit_name(slot),
        current=tuple(_make_figure(s) for s in sorted(run.current, key=_by_day, reverse=True)),
        superseded=tuple(_make_figure(s) for s in sorted(run.old, key=_by_day)),
        interval=interval,
        disputed=bool(run.current) and interval is None,
        designation=slot.designation,
        joint=slot.joint,
        period=_period_name(slot),
        scope=", ".join(slot.scope) or None,
    )


def _by_day(statement: Statement) -> tuple[object, ...]:
    return (statement.as_of or date.min, statement.speaker.unit, statement.head.order)


def _make_figure(statement: Statement) -> Figure:
    number = statement.head.number
    assert number is not None
    return Figure(
        unit_of_origin=statement.speaker.unit,
        interval=statement.interval,
        as_of=statement.as_of,
        claim_id=statement.claim_ids[0],
        also=statement.claim_ids[1:],
        basis=number.basis,
        bound_lost=_find_bound_lost(statement),
    )


def _find_bound_lost(statement: Statement) -> tuple[str, ...]:
    """The mentions that retell a bound ("at least 1,100") as a plain number."""
    if statement.interval.low is not None and statement.interval.high is not None and statement.interval.low > 0:
        return ()
    return tuple(fact.id for fact in statement.mentions if fact.number and fact.number.care > 0)


def _unit_name(slot: Slot) -> str:
    """The unit's id, with the rate behind a stroke: `bbl/day`; `count` for what is counted one by one."""
    return f"{slot.measure.unit}/{slot.measure.per}" if slot.measure.per else slot.measure.unit or COUNT


def _period_name(slot: Slot) -> tuple[str | None, str | None] | None:
    days = slot.period or slot.target
    return (_iso(days[0]), _iso(days[1])) if days else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
