"""Core and full matches of predicted claims with gold claims: the small part of the gold's scoring that a gate needs.

A core match has kind, item (equal, or one of the two the `.other` class of the family), number and bound, both parties
and a shared passage. A full match has outcome, basis, stance, origin and time too, and designation and via where gold
has them. Each gold claim matches at most one predicted claim; full matches are dealt out first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Form = Mapping[str, Any]
"""A claim with the keys of a gold claim."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many claims are gold, predicted, core matches and full matches."""

    gold: int
    predicted: int
    core: int
    full: int

    @property
    def core_f1(self) -> float:
        """F1 over core matches."""
        return make_f1(self.core, self.gold, self.predicted)

    @property
    def full_f1(self) -> float:
        """F1 over full matches."""
        return make_f1(self.full, self.gold, self.predicted)

    @property
    def core_precision(self) -> float:
        """Share of predicted claims that are core matches."""
        return self.core / self.predicted if self.predicted else 0.0

    def __add__(self, other: Score) -> Score:
        """The sum over documents."""
        return Score(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.core + other.core,
            self.full + other.full,
        )


def make_f1(matches: int, gold: int, predicted: int) -> float:
    """Twice the matches over everything; 0 where there is nothing."""
    return 2 * matches / (gold + predicted) if gold + predicted else 0.0


def score_document(gold: Sequence[Form], predicted: Sequence[Form]) -> Score:
    """The score of one document's claims."""
    left = list(range(len(predicted)))
    full = _deal(gold, predicted, left, is_full, set())
    core = _deal(gold, predicted, left, is_core, full)
    return Score(len(gold), len(predicted), len(full) + len(core), len(full))


def _deal(gold: Sequence[Form], predicted: Sequence[Form], left: list[int], fits: Any, taken: set[int]) -> set[int]:
    """Give each gold claim that is not taken the first prediction left that fits it; the gold claims that got one."""
    matched = set()
    for number, claim in enumerate(gold):
        found = next((i for i in left if number not in taken and fits(claim, predicted[i])), None)
        if found is not None:
            left.remove(found)
            matched.add(number)
    return matched


def is_core(gold: Form, predicted: Form) -> bool:
    """Who to whom, what and how much are right, in this passage."""
    return (
        gold["kind"] == predicted["kind"]
        and is_item(gold["item"], predicted["item"])
        and all(_quantity(gold, key) == _quantity(predicted, key) for key in ("value", "mode"))
        and gold["start"] < predicted["end"]
        and predicted["start"] < gold["end"]
        and all(_names(gold[side]) == _names(predicted[side]) for side in ("supplier", "recipient"))
    )


def is_full(gold: Form, predicted: Form) -> bool:
    """A core match that is right in everything else that is scored."""
    return (
        is_core(gold, predicted)
        and (gold["item"] == predicted["item"] or gold["item"].endswith(".other"))
        and all((gold.get(key) or None) == (predicted.get(key) or None) for key in ("outcome", "stance"))
        and _quantity(gold, "basis") == _quantity(predicted, "basis")
        and _names(gold["origin"]) == _names(predicted["origin"])
        and _ends(gold) == _ends(predicted)
        and (not gold.get("via") or _names(gold["via"]) == _names(predicted.get("via") or ()))
        and (not gold.get("designation") or _plain(gold["designation"]) == _plain(predicted.get("designation") or ""))
    )


def is_item(a: str, b: str) -> bool:
    """Whether two item classes agree for a core match."""
    family, other = a.split(".")[0], b.split(".")[0]
    return a == b or (family == other and (a.endswith(".other") or b.endswith(".other")))


def _quantity(claim: Form, key: str) -> object:
    return (claim.get("quantity") or {}).get(key)


def _ends(claim: Form) -> tuple[object, object]:
    time = claim.get("time") or {}
    return time.get("start"), time.get("end")


def _names(values: Iterable[str]) -> frozenset[str]:
    return frozenset(_plain(value) for value in values)


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|der|die|das) ", "", re.sub(r"[\s_-]+", " ", name.casefold()).strip().removeprefix("@"))
