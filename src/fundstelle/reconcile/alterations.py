"""What a copy changed: figures, bounds, directions and stances of sentences that both documents have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.reconcile.copies import find_shingles
from fundstelle.reconcile.facts import Fact
from fundstelle.records.matter import Alteration

ALTERED = "altered in copying"
BOUND_LOST = "bound lost in copying"

_ALIKE = 0.4
"""Share of the shorter sentence's word triples that makes two sentences the same one, reworded."""


class CopiedPage:
    """The facts of one document with the triples of their words."""

    def __init__(self, facts: Sequence[Fact], content: str) -> None:
        self.facts = facts
        self.words = {f.id: content[f.claim.span.start : f.claim.span.end] for f in facts}
        self.shingles = {id_: find_shingles(words) for id_, words in self.words.items()}


def find_alterations(original: CopiedPage, copy: CopiedPage) -> Iterator[tuple[Alteration, str]]:
    """What the copy changed, each with the copy's claim; a claim that has no counterpart was added, not altered."""
    for fact in copy.facts:
        counterpart = _find_counterpart(fact, original, copy)
        if counterpart:
            kind = compare_copied(counterpart, fact)
            if kind:
                yield Alteration(kind, original.words[counterpart.id], copy.words[fact.id]), fact.id


def _find_counterpart(fact: Fact, original: CopiedPage, copy: CopiedPage) -> Fact | None:
    """The claim of the original whose sentence is the likest, of the same kind and item; None where none is like."""
    alike = [
        (_likeness(original.shingles[other.id], copy.shingles[fact.id]), -place, other)
        for place, other in enumerate(original.facts)
        if (other.key.kind, other.key.item, other.key.outcome) == (fact.key.kind, fact.key.item, fact.key.outcome)
    ]
    best = max(alike, key=lambda entry: entry[:2], default=None)
    return best[2] if best and best[0] >= _ALIKE else None


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def compare_copied(original: Fact, copy: Fact) -> str | None:
    """ALTERED where the copy says something else, BOUND_LOST where only "at least" or "up to" fell away."""
    if (original.key.givers, original.key.takers) != (copy.key.givers, copy.key.takers):
        return ALTERED
    if original.stance != copy.stance:
        return ALTERED
    if original.number is None or copy.number is None:
        return None
    if original.number.value != copy.number.value:
        return ALTERED
    return BOUND_LOST if original.number.care == 0 < copy.number.care else None
