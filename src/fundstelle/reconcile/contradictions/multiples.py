"""A multiple set against a figure: "in truth twice as much" names no number and still excludes the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fundstelle.reconcile.contradictions.clash import Clash, side_of_fact
from fundstelle.reconcile.facts import AFFIRMED, Fact
from fundstelle.records.matter import ContradictionType


def find_multiples(facts: Iterable[Fact]) -> Iterator[Clash]:
    """A claim with a multiple in place of a number, against the last figure before it in the same document."""
    last: dict[str, Fact] = {}
    for fact in facts:
        before = last.get(fact.document)
        if fact.number:
            last[fact.document] = fact
        elif before and fact.marks.multiple and fact.stance == AFFIRMED and before.speakers != fact.speakers:
            yield Clash(ContradictionType.FIGURES, "multiple", side_of_fact(before), side_of_fact(fact))
