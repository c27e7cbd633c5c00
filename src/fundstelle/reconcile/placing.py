"""In which series a figure belongs: what it measures (basis), of which time, of which part of the whole."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import INTENDED, UNCERTAIN, Fact
from fundstelle.reconcile.measures import Measure
from fundstelle.records.claim import Kind
from fundstelle.records.matter import SeriesBasis
from fundstelle.values import Basis

_OF_PERSONS = frozenset({Kind.DEPLOYMENT, Kind.TRAINING})
_AT_WORK = "personnel.workers"
"""Workers without a word of coming or going are a level: "around 8,000 workers, most on student visas"."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The series of a figure within its matter. Equal slots are one series.

    period: first and last day of the one period (period), or None; target: the last day planned for (planned).
    scope: what the figure is narrower by than the matter: smaller places, sorts of a thing. apart: the number itself,
    for an increment of no named time: it stands with equal ones only, since two of them may be two deliveries.
    """

    basis: SeriesBasis
    measure: Measure
    designation: str | None
    joint: bool
    period: tuple[date, date] | None = None
    target: tuple[date | None, date | None] | None = None
    scope: tuple[str, ...] = ()
    apart: tuple[Decimal, ...] = ()


def place_figure(fact: Fact, theatres: Collection[str], bodies: BodyKnowledge) -> Slot | None:
    """The series of a claim's figure; None where it has none.

    theatres: places that stand for the whole of a casualty matter, since the victims were sent there.
    """
    number = fact.number
    if number is None:
        return None
    basis = find_basis(fact)
    period = _period_of(fact) if basis is SeriesBasis.PERIOD else None
    return Slot(
        basis=basis,
        measure=number.measure,
        designation=fact.claim.designation,
        joint=number.joint,
        period=period,
        target=(fact.start, fact.end) if basis is SeriesBasis.PLANNED and fact.is_dated else None,
        scope=find_scope(fact, theatres, bodies),
        apart=number.value if basis is SeriesBasis.PERIOD and period is None else (),
    )


def find_basis(fact: Fact) -> SeriesBasis:
    """What the figure measures (MATTERS.md, "Series")."""
    if _is_planned(fact):
        return SeriesBasis.PLANNED
    if is_level(fact):
        return SeriesBasis.LEVEL
    if fact.marks.running and fact.number and fact.number.basis is Basis.TOTAL:
        return SeriesBasis.TOTAL
    if _period_of(fact) is not None or (fact.number and fact.number.basis is Basis.INCREMENT):
        return SeriesBasis.PERIOD
    if fact.marks.event and not fact.is_dated and not (fact.number and fact.number.basis is Basis.TOTAL):
        return SeriesBasis.PERIOD
    return SeriesBasis.TOTAL


def _is_planned(fact: Fact) -> bool:
    """Not done yet: a plan, or a "could" about days to come."""
    if fact.stance == INTENDED:
        return True
    return fact.stance == UNCERTAIN and bool(fact.end and fact.said and fact.end > fact.said)


def is_level(fact: Fact) -> bool:
    """Persons who are somewhere or in training on a day, and were not said to be brought there."""
    if fact.claim.kind not in _OF_PERSONS or fact.marks.flow:
        return False
    if fact.marks.level or (fact.claim.kind is Kind.TRAINING and _period_of(fact) is None):
        return True
    return fact.claim.item == _AT_WORK and not fact.is_dated


def _period_of(fact: Fact) -> tuple[date, date] | None:
    return (fact.start, fact.end) if fact.start and fact.end else None


def find_scope(fact: Fact, theatres: Collection[str], bodies: BodyKnowledge) -> tuple[str, ...]:
    """What makes the figure narrower than its matter, sorted; () for the whole."""
    return tuple(sorted({*_places_in_scope(fact, theatres, bodies), *fact.marks.sorts}))


def _places_in_scope(fact: Fact, theatres: Collection[str], bodies: BodyKnowledge) -> tuple[str, ...]:
    if fact.claim.kind in _OF_PERSONS:
        return ()
    if fact.claim.kind is Kind.TRANSFER:
        # One place narrows ("delivered to Dunay"); several are the way the goods went ("from Rajin to Dunay").
        return fact.places if len(fact.places) == 1 else ()
    return tuple(place for place in fact.places if place not in theatres and not _is_state(place, bodies))


def _is_state(place: str, bodies: BodyKnowledge) -> bool:
    return place.casefold() in bodies.party_names


def as_of_day(fact: Fact, slot: Slot) -> date | None:
    """Until which day a figure holds: the day the text names, else the end of its period, never after it was said."""
    named = None if slot.basis is SeriesBasis.PLANNED else fact.end
    if named is None and slot.period:
        named = slot.period[1]
    days = [day for day in (named, fact.said) if day is not None]
    return min(days, default=None)
