"""Scoring: how likely a claim is right, from what had to be guessed to make it.

A logistic model over yes-or-no features of the draft. "Right" is the gold's core match: kind, item, number with its
bound, and both parties. The weights are fitted by `evals/reliability.py` (gold documents, ridge penalty), which prints
them and the reliability table of halves fitted on the other half; docs/quality-extraction.md has the table.
"""

from __future__ import annotations

from math import exp, fsum

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, Side
from fundstelle.extract.stance import Attitude
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Kind, Stance

LONG = 35
"""Tokens from which on a sentence counts as long."""

CROWDED = 4
"""Mentions of parties from which on a sentence offers too many to choose from."""

FAR = 12
"""Tokens between act and thing from which on they count as far apart."""

SHORT = 12
"""Tokens up to which a sentence counts as short."""

NEAR = 6
"""Tokens of the act within which a party that is named stands near it."""

WEIGHTS: dict[str, float] = {
    "all_named": 0.66,  # 195 claims, 92% right
    "always": 1.03,  # 450 claims, 84% right
    "both_carried": -0.07,  # 106 claims, 74% right
    "bounded": 0.33,  # 64 claims, 94% right
    "by_formula": -0.78,  # 75 claims, 80% right
    "carried_inside": -0.35,  # 46 claims, 72% right
    "crowded": -0.51,  # 13 claims, 69% right
    "designation": -0.34,  # 49 claims, 78% right
    "event_noun": -0.62,  # 32 claims, 69% right
    "event_weak": -0.83,  # 10 claims, 50% right
    "far_item": 0.39,  # 31 claims, 90% right
    "frame_gives": 0.71,  # 194 claims, 89% right
    "frame_moves": -0.35,  # 97 claims, 74% right
    "giver_carried": -0.59,  # 154 claims, 73% right
    "hedged": 0.82,  # 94 claims, 93% right
    "item_carried": 0.19,  # 30 claims, 77% right
    "item_weak": -0.72,  # 15 claims, 60% right
    "kind_casualty": 0.22,  # 57 claims, 88% right
    "kind_training": -0.30,  # 19 claims, 79% right
    "listed": 0.50,  # 95 claims, 91% right
    "long": -0.53,  # 44 claims, 80% right
    "no_event": 0.10,  # 56 claims, 86% right
    "not_affirmed": -0.14,  # 66 claims, 79% right
    "number": 0.53,  # 218 claims, 88% right
    "number_loose": -0.52,  # 42 claims, 71% right
    "others_named": -0.60,  # 31 claims, 74% right
    "parties_near": 0.36,  # 169 claims, 87% right
    "passive": 0.29,  # 104 claims, 86% right
    "several_frames": -0.99,  # 17 claims, 71% right
    "short": 0.31,  # 59 claims, 86% right
    "voiced": 0.63,  # 224 claims, 87% right
}
"""Added up for the features that hold; the sum's logistic function is the score."""

LEAST, MOST = 0.05, 0.98
"""No claim is given up and none is certain."""


def find_score(a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude) -> float:
    """The probability that the claim made of the draft is right, from LEAST to MOST."""
    # fsum: the features are a set, and a plain sum's last digit would hang on its order.
    total = fsum([WEIGHTS.get(name, 0.0) for name in find_features(a, draft, voice, attitude)])
    return min(max(1 / (1 + exp(-total)), LEAST), MOST)


def find_features(a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude) -> frozenset[str]:
    """The names of the features that hold for a draft."""
    found = {
        "always": True,
        **_sides(a, draft),
        **_thing(a, draft),
        **_act(draft),
        "kind_training": draft.kind is Kind.TRAINING,
        "kind_casualty": draft.kind is Kind.CASUALTY,
        "voiced": voice is not None and not voice.carried,
        "by_formula": voice is not None and voice.formula,
        "not_affirmed": attitude.stance is not Stance.AFFIRMS,
        "long": len(a.s.tokens) > LONG,
        "short": len(a.s.tokens) <= SHORT,
        "crowded": len({i for party in a.phrases.parties for i in party.ids}) >= CROWDED,
    }
    return frozenset([name for name, holds in found.items() if holds])


def _sides(a: Analysis, draft: Draft) -> dict[str, bool]:
    """Who gives and takes: named in the sentence, or taken over and from where, or not known."""
    sides = _sides_of(draft)
    spans = [side.taken_over for side in sides if side.taken_over is not None]
    uninvolved = {i for party in a.phrases.parties for i in party.ids} - {i for side in sides for i in side.ids}
    return {
        "all_named": all(side and side.taken_over is None for side in sides),
        "both_carried": len(spans) > 1,
        "carried_inside": any(span.end > a.s.start and span.start < a.s.end for span in spans),
        "several_parties": len(draft.giver.ids) > 1 or len(draft.taker.ids) > 1,
        "giver_carried": draft.giver.taken_over is not None and draft.giver.rule == "context",
        "others_named": len(uninvolved) > 1,
    }


def _sides_of(draft: Draft) -> tuple[Side, ...]:
    """The sides that the kind of act has."""
    return (draft.giver,) if draft.kind is Kind.CASUALTY else (draft.giver, draft.taker)


def _thing(a: Analysis, draft: Draft) -> dict[str, bool]:
    """What is given: its noun, its number, and other numbers that might be meant."""
    item, number = draft.item, draft.number
    return {
        "item_carried": draft.item_from is not None,
        "item_weak": item.weak or item.item == "money",
        "designation": item.designation is not None,
        "number": number is not None,
        "hedged": number is not None and number.hedged,
        "bounded": number is not None and (number.low is None or number.high is None),
        "number_loose": any(loose is not number for loose in a.phrases.loose_numbers),
        "listed": sum(other.group == item.group for other in a.phrases.items) > 1,
    }


def _act(draft: Draft) -> dict[str, bool]:
    """The predicate: acts of giving are read more surely than movements and employment, verbs than bare nouns."""
    event = draft.event
    frames = frozenset(event.frames) if event else frozenset()
    return {
        "no_event": event is None,
        "event_noun": event is not None and event.noun,
        "passive": event is not None and event.voice == "passive",
        "event_weak": event is not None and event.weak,
        "frame_gives": bool(frames & {"give", "supply"}),
        "frame_moves": bool(frames & {"bring", "go", "employ", "serve"}),
        "several_frames": len(frames) > 1,
        "far_item": event is not None and abs(event.at - draft.item.first) > FAR,
        "parties_near": event is not None and _is_near(draft, event.at),
    }


def _is_near(draft: Draft, act: int) -> bool:
    """Whether parties are named and none of them stands far from the act."""
    firsts = [first for side in _sides_of(draft) for first, _ in side.tokens]
    return bool(firsts) and max(abs(first - act) for first in firsts) <= NEAR
