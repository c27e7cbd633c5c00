"""What a copy changed: figures, bounds, directions and stances of sentences that both documents have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fundstelle.reconcile.copies import find_shingles
from fundstelle.reconcile.facts import Fact
from fundstelle.records.matter import Alteration, ContradictionType

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


@dataclass(frozen=True, slots=True)
class Change:
    """What the copy's claim `copied` changed of the original's claim; `clash` where not both can be true."""

    alteration: Alteration
    original: Fact
    copied: Fact
    clash: ContradictionType | None


def find_changes(original: CopiedPage, copy: CopiedPage) -> Iterator[Change]:
    """What the copy changed; a claim that has no counterpart was added, not altered."""
    for fact in copy.facts:
        counterpart = _find_counterpart(fact, original, copy)
        kind = compare_copied(counterpart, fact) if counterpart else None
        if counterpart and kind:
            words = Alteration(kind, original.words[counterpart.id], copy.words[fact.id])
            yield Change(words, counterpart, fact, find_clash_type(counterpart, fact))


def _find_counterpart(fact: Fact, original: CopiedPage, copy: CopiedPage) -> Fact | None:
    """The claim of the original whose sentence is the likest, of the same kind, and item if there is one."""
    alike = [
        (_likeness(original.shingles[other.id], copy.shingles[fact.id]), _agreement(other, fact), -place, other)
        for place, other in enumerate(original.facts)
        if other.key.kind is fact.key.kind
    ]
    best = max(alike, key=lambda entry: entry[:3], default=None)
    return best[3] if best and best[0] >= _ALIKE else None


def _agreement(one: Fact, other: Fact) -> int:
    """How many slots two claims of like sentences share: of an enumeration each item has its own counterpart."""
    same_number = bool(one.number and other.number and one.number.value == other.number.value)
    return 2 * (one.key.item == other.key.item) + (one.key.outcome == other.key.outcome) + same_number


def _likeness(one: frozenset[int], other: frozenset[int]) -> float:
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def compare_copied(original: Fact, copy: Fact) -> str | None:
    """ALTERED where the copy says something else, BOUND_LOST where only "at least" or "up to" fell away."""
    if find_clash_type(original, copy) or original.stance != copy.stance:
        return ALTERED
    if original.number is None or copy.number is None:
        return None
    if original.number.value != copy.number.value:
        return ALTERED
    return BOUND_LOST if original.number.care == 0 < copy.number.care else None


def find_clash_type(original: Fact, copy: Fact) -> ContradictionType | None:
    """Sides reversed, another kind of goods, or days that exclude each other; None where the slots agree."""
    one, other = original.key, copy.key
    if one.givers != one.takers and (one.givers, one.takers) == (other.takers, other.givers):
        return ContradictionType.DIRECTION
    if _family(one.item) != _family(other.item):
        return ContradictionType.ITEM
    return ContradictionType.DATES if _is_other_time(original, copy) else None


def _family(item: str) -> str:
    """The part of a class before its dot; a class and its broader one may be two words for one thing."""
    return item.partition(".")[0]


def _is_other_time(one: Fact, other: Fact) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.end < other.start or other.end < one.start
