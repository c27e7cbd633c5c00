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
    "all_named": 0.43,  # 194 claims, 90% right
    "always": 0.99,  # 450 claims, 82% right
    "both_carried": -0.25,  # 103 claims, 72% right
    "bounded": 0.53,  # 63 claims, 94% right
    "by_formula": -1.07,  # 74 claims, 77% right
    "carried_inside": -0.32,  # 48 claims, 69% right
    "crowded": -0.20,  # 12 claims, 67% right
    "designation": -0.40,  # 45 claims, 76% right
    "event_noun": -0.57,  # 31 claims, 68% right
    "event_weak": -1.03,  # 9 claims, 44% right
    "far_item": 0.25,  # 31 claims, 87% right
    "frame_gives": 0.57,  # 191 claims, 87% right
    "frame_moves": -0.32,  # 95 claims, 74% right
    "giver_carried": -0.46,  # 156 claims, 71% right
    "hedged": 0.72,  # 92 claims, 91% right
    "item_carried": 0.05,  # 30 claims, 73% right
    "item_weak": -0.84,  # 16 claims, 56% right
    "kind_casualty": 0.07,  # 62 claims, 82% right
    "kind_training": -0.57,  # 20 claims, 75% right
    "listed": 0.66,  # 95 claims, 89% right
    "long": -0.64,  # 45 claims, 76% right
    "no_event": -0.23,  # 60 claims, 78% right
    "not_affirmed": -0.08,  # 64 claims, 78% right
    "number": 0.66,  # 211 claims, 87% right
    "number_loose": -0.44,  # 44 claims, 68% right
    "others_named": -0.83,  # 30 claims, 70% right
    "parties_near": 0.33,  # 166 claims, 86% right
    "passive": 0.44,  # 104 claims, 86% right
    "several_frames": -1.26,  # 16 claims, 62% right
    "short": 0.49,  # 59 claims, 86% right
    "voiced": 0.77,  # 211 claims, 86% right
}
"""Added up for the features that hold; the sum's logistic function is the score."""

LEAST, MOST = 0.05, 0.98
"""No claim is given up and none is certain."""


def find_score(a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude) -> float:
    """The probability that the claim made of the draft is right, from LEAST to MOST."""
    # fsum: the features are a set, and a plain sum's last digit would hang on its order.
    total = fsum(WEIGHTS.get(name, 0.0) for name in find_features(a, draft, voice, attitude))
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
    return frozenset(name for name, holds in found.items() if holds)


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
