"""Scoring: how likely a claim is right, from what had to be guessed to make it.

A logistic model over yes-or-no features of the draft. "Right" is the gold's core match: kind, item, number with its
bound, and both parties. The weights are fitted by `evals/reliability.py` (gold documents, ridge penalty), which prints
them and the reliability table of halves fitted on the other half; docs/quality-extraction.md has the table.
"""

from __future__ import annotations

from math import exp, fsum

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.attribution import Voice
from fundstelle.extract.draft import Draft
from fundstelle.extract.stance import Attitude
from fundstelle.records.claim import Kind, Stance

LONG = 35
"""Tokens from which on a sentence counts as long."""

CROWDED = 4
"""Mentions of parties from which on a sentence offers too many to choose from."""

FAR = 12
"""Tokens between act and thing from which on they count as far apart."""

WEIGHTS: dict[str, float] = {
    "all_named": 1.06,  # 181 claims, 87% right
    "always": 0.41,  # 472 claims, 70% right
    "both_carried": 0.04,  # 108 claims, 66% right
    "carried_inside": -0.37,  # 47 claims, 57% right
    "crowded": -0.90,  # 17 claims, 41% right
    "designation": -0.48,  # 46 claims, 63% right
    "event_noun": -0.37,  # 31 claims, 61% right
    "event_weak": -0.68,  # 9 claims, 33% right
    "far_item": -0.41,  # 34 claims, 62% right
    "frame_gives": 0.58,  # 208 claims, 77% right
    "frame_moves": -0.43,  # 102 claims, 58% right
    "item_carried": -0.07,  # 30 claims, 53% right
    "item_weak": -0.77,  # 18 claims, 39% right
    "kind_casualty": -0.24,  # 55 claims, 78% right
    "kind_training": -0.51,  # 21 claims, 67% right
    "listed": 0.44,  # 103 claims, 79% right
    "long": -0.48,  # 53 claims, 66% right
    "no_event": 0.12,  # 62 claims, 65% right
    "not_affirmed": 0.29,  # 70 claims, 70% right
    "number": 0.61,  # 214 claims, 75% right
    "number_loose": -0.36,  # 41 claims, 56% right
    "passive": 0.67,  # 102 claims, 79% right
    "several_frames": -0.36,  # 16 claims, 62% right
    "several_parties": -0.65,  # 6 claims, 17% right
    "side_missing": -2.43,  # 39 claims, 8% right
    "voiced": 0.12,  # 221 claims, 73% right
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
        "not_affirmed": attitude.stance is not Stance.AFFIRMS,
        "long": len(a.s.tokens) > LONG,
        "crowded": len({i for party in a.phrases.parties for i in party.ids}) >= CROWDED,
    }
    return frozenset(name for name, holds in found.items() if holds)


def _sides(a: Analysis, draft: Draft) -> dict[str, bool]:
    """Who gives and takes: named in the sentence, or taken over and from where, or not known."""
    casualty = draft.kind is Kind.CASUALTY
    sides = (draft.giver,) if casualty else (draft.giver, draft.taker)
    spans = [side.taken_over for side in sides if side.taken_over is not None]
    return {
        "all_named": all(side and side.taken_over is None for side in sides),
        "side_missing": not all(sides),
        "both_carried": len(spans) > 1,
        "carried_inside": any(span.end > a.s.start and span.start < a.s.end for span in spans),
        "several_parties": len(draft.giver.ids) > 1 or len(draft.taker.ids) > 1,
    }


def _thing(a: Analysis, draft: Draft) -> dict[str, bool]:
    """What is given: its noun, its number, and other numbers that might be meant."""
    item, number = draft.item, draft.number
    return {
        "item_carried": draft.item_from is not None,
        "item_weak": item.weak or item.item == "money",
        "designation": item.designation is not None,
        "number": number is not None,
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
    }
