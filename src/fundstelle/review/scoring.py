"""Predicted claims against gold claims: core and full matches, and grave errors.

A core match has kind, item (equal, or one of the two the `.other` class of the family), number and bound, both parties
and a shared passage. A full match has outcome, basis, stance, origin and time too, and designation and via where gold
has them. Each gold claim matches at most one predicted claim; full matches are dealt out first. A grave error is a
claim that misleads: sides exchanged, another number, affirmed for denied. The rules are those of the annotation guide;
matches are dealt out in the order of the text, which can miss one that an optimal matching would find.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Form = Mapping[str, Any]
"""A claim with the keys of a gold claim (`records.gold.gold_form`)."""

GRAVE = ("direction", "number", "polarity", "number_of_other_item")
"""The kinds of grave errors."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many claims are gold, predicted, core matches and full matches; grave errors by kind."""

    gold: int
    predicted: int
    core: int
    full: int
    grave: Mapping[str, int] = field(default_factory=dict)

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

    @property
    def core_recall(self) -> float:
        """Share of gold claims that are core matches."""
        return self.core / self.gold if self.gold else 0.0

    @property
    def graves(self) -> int:
        """Grave errors of every kind."""
        return sum(self.grave.values())

    def __add__(self, other: Score) -> Score:
        """The sum over documents."""
        return Score(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.core + other.core,
            self.full + other.full,
            Counter(self.grave) + Counter(other.grave),
        )


NOTHING = Score(0, 0, 0, 0)


def make_f1(matches: int, gold: int, predicted: int) -> float:
    """Twice the matches over everything; 0 where there is nothing."""
    return 2 * matches / (gold + predicted) if gold + predicted else 0.0


def score_document(gold: Sequence[Form], predicted: Sequence[Form]) -> Score:
    """The score of one document's claims."""
    left = list(range(len(predicted)))
    full = _deal(gold, predicted, left, is_full, {})
    core = _deal(gold, predicted, left, is_core, full)
    matched = {prediction: number for number, prediction in {**full, **core}.items()}
    grave = [find_grave(claim, gold, matched.get(number)) for number, claim in enumerate(predicted)]
    return Score(len(gold), len(predicted), len(full) + len(core), len(full), Counter(kind for kind in grave if kind))


def _deal(
    gold: Sequence[Form],
    predicted: Sequence[Form],
    left: list[int],
    fits: Callable[[Form, Form], bool],
    taken: Mapping[int, int],
) -> dict[int, int]:
    """Give each gold claim that is not taken the first prediction left that fits it; the prediction each got."""
    matched = {}
    for number, claim in enumerate(gold):
        found = next((i for i in left if number not in taken and fits(claim, predicted[i])), None)
        if found is not None:
            left.remove(found)
            matched[number] = found
    return matched


def is_core(gold: Form, predicted: Form) -> bool:
    """Who to whom, what and how much are right, in this passage."""
    return (
        gold["kind"] == predicted["kind"]
        and is_item(gold["item"], predicted["item"])
        and is_number(gold, predicted)
        and is_passage(gold, predicted)
        and _sides(gold) == _sides(predicted)
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


def find_grave(predicted: Form, gold: Sequence[Form], match: int | None) -> str | None:
    """The kind of grave error in a predicted claim, None where it has none. match: number of the gold claim it got."""
    near = [one for one in gold if one["kind"] == predicted["kind"] and is_passage(one, predicted)]
    near = [one for one in near if _family(one) == _family(predicted)]
    possible = [gold[match]] if match is not None else [one for one in near if is_core(one, predicted)]
    if possible:
        return "polarity" if all(_is_opposite(one, predicted) for one in possible) else None
    same_sides = [one for one in near if _sides(one) == _sides(predicted) and is_item(one["item"], predicted["item"])]
    if not same_sides and any(_is_exchanged(one, predicted) for one in near):
        return "direction"
    return _find_number(predicted, near)


def _find_number(predicted: Form, near: Sequence[Form]) -> str | None:
    """Another number than that of the claims with these parties; or one that belongs to another item."""
    if not predicted.get("quantity") or not any(_sides(one) == _sides(predicted) for one in near):
        return None
    owner = next((one for one in near if is_number(one, predicted)), None)
    if owner is None:
        return "number"
    return None if is_item(owner["item"], predicted["item"]) else "number_of_other_item"


def _is_opposite(gold: Form, predicted: Form) -> bool:
    return {gold["stance"], predicted["stance"]} == {"affirmed", "denied"}


def _is_exchanged(gold: Form, predicted: Form) -> bool:
    giver, taker = _sides(gold)
    return giver != taker and (taker, giver) == _sides(predicted)


def is_passage(gold: Form, predicted: Form) -> bool:
    """Whether the two passages share a code point."""
    return bool(gold["start"] < predicted["end"] and predicted["start"] < gold["end"])


def is_number(gold: Form, predicted: Form) -> bool:
    """Whether number and bound agree; both may be without."""
    return all(_quantity(gold, key) == _quantity(predicted, key) for key in ("value", "mode"))


def is_item(a: str, b: str) -> bool:
    """Whether two item classes agree for a core match."""
    family, other = a.split(".")[0], b.split(".")[0]
    return a == b or (family == other and (a.endswith(".other") or b.endswith(".other")))


def _family(claim: Form) -> str:
    return str(claim["item"]).split(".")[0]


def _sides(claim: Form) -> tuple[frozenset[str], frozenset[str]]:
    return _names(claim["supplier"]), _names(claim["recipient"])


def _quantity(claim: Form, key: str) -> object:
    return (claim.get("quantity") or {}).get(key)


def _ends(claim: Form) -> tuple[object, object]:
    time = claim.get("time") or {}
    return time.get("start"), time.get("end")


def _names(values: Iterable[str]) -> frozenset[str]:
    return frozenset(_plain(value) for value in values)


def _plain(name: str) -> str:
    return re.sub(r"^(?:the|der|die|das) ", "", re.sub(r"[\s_-]+", " ", name.casefold()).strip().removeprefix("@"))
