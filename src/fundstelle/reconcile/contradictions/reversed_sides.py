"""One unit's figure told in both directions: what X gave Y in one document, Y gave X in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.reconcile.contradictions.clash import Clash, side_of_fact
from fundstelle.reconcile.facts import AFFIRMED, Fact
from fundstelle.reconcile.origins import Standing
from fundstelle.records.matter import ContradictionType

_NAMED = frozenset({Standing.STATE, Standing.BODY, Standing.CONSOLIDATOR})


def find_reversed(facts: Sequence[Fact], reversed_facts: Sequence[Fact]) -> Iterator[Clash]:
    """The first pair per unit and figure: the same origin, number, measure and designation, and no other time."""
    others: dict[tuple[object, ...], list[Fact]] = {}
    for fact in reversed_facts:
        for identity in _identities(fact):
            others.setdefault(identity, []).append(fact)
    seen: set[tuple[object, ...]] = set()
    for fact in facts:
        for identity in _identities(fact):
            match = next((other for other in others.get(identity, ()) if _can_be_one(fact, other)), None)
            if match and identity not in seen:
                seen.add(identity)
                a, b = sorted((fact, match), key=lambda each: each.order)
                yield Clash(ContradictionType.DIRECTION, "direction", side_of_fact(a), side_of_fact(b))


def _identities(fact: Fact) -> Iterator[tuple[object, ...]]:
    number = fact.number
    if fact.stance == AFFIRMED and number and not number.joint:
        for speaker in fact.speakers:
            if speaker.standing in _NAMED:
                yield (speaker, number.value, number.measure, fact.claim.designation)


def _can_be_one(one: Fact, other: Fact) -> bool:
    """Told in two documents, and of times that do not exclude each other."""
    apart = one.start and one.end and other.start and other.end and (one.end < other.start or other.end < one.start)
    return one.document != other.document and not apart
