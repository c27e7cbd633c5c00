"""Which statements still stand: a unit's later figure supersedes its earlier ones, a correction what it corrects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import AFFIRMED, Fact
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.statements import Statement
from fundstelle.records.claim import Stance
from fundstelle.records.matter import SeriesBasis


def find_superseded(statements: Sequence[Statement]) -> set[int]:
    """Places, in `statements` of one series, of those that a later one of the same unit supersedes."""
    by_unit: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, statement in enumerate(statements):
        by_unit[(statement.speaker, statement.home, statement.is_uncertain)].append(place)
    old: set[int] = set()
    for places in by_unit.values():
        latest = max(_when(statements[place]) for place in places)
        old |= {place for place in places if _when(statements[place]) < latest}
        old |= _find_corrected(statements, [place for place in places if place not in old])
    return old


def _find_corrected(statements: Sequence[Statement], places: Sequence[int]) -> set[int]:
    """Of two figures in one correcting sentence ("raised its estimate from 10,000 to 12,000") the one told first."""
    by_sentence: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place in places:
        head = statements[place].head
        if head.marks.correction:
            by_sentence[(head.document, head.sentence)].append(place)
    return {
        place for said in by_sentence.values() for place in sorted(said, key=lambda p: statements[p].head.order)[:-1]
    }


def _when(statement: Statement) -> tuple[date, date, bool]:
    """Later by the day it speaks of, then by the day it was first said, then because it says that it corrects."""
    said = statement.first_said or date.min
    day = said if statement.slot.basis is SeriesBasis.PLANNED else statement.first_as_of or date.min
    return (day, said, statement.is_correction)


def find_withdrawals(facts: Sequence[Fact]) -> list[Fact]:
    """The claims by which a unit takes a figure back."""
    return [fact for fact in facts if fact.denial is Stance.RETRACTS and fact.number]


def is_withdrawn(statement: Statement, withdrawal: Fact, bodies: BodyKnowledge) -> bool:
    """Whether `withdrawal` takes back this statement: the unit's own, or one that the unit had published itself."""
    number = withdrawal.number
    if number is None or number.value != statement.value or number.measure != statement.slot.measure:
        return False
    if statement.first_said and withdrawal.said and statement.first_said > withdrawal.said:
        return False
    units = {speaker.unit for speaker in withdrawal.speakers}
    tellers = {bodies.body_of(fact.publisher) for fact in statement.mentions if fact.publisher}
    return statement.speaker.unit in units or bool(units & tellers)


def find_successor(withdrawal: Fact, statements: Sequence[Statement]) -> Slot | None:
    """The series of the figure that the same document puts in place of the one withdrawn; None where none is."""
    units = {speaker.unit for speaker in withdrawal.speakers}
    near = [
        (abs(fact.claim.span.start - withdrawal.claim.span.start), statement.slot)
        for statement in statements
        if statement.speaker.unit in units
        for fact in statement.mentions
        if fact.document == withdrawal.document and fact.stance == AFFIRMED
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None
