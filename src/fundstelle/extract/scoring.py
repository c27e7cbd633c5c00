"""Scoring: how likely a claim is right, from what had to be guessed to make it.

A logistic model over yes-or-no features of the draft. "Right" is the gold's core match: kind, item, number with its
bound, and both parties. The weights are fitted by `evals/reliability.py` (gold documents, ridge penalty), which prints
them and the reliability table of halves fitted on the other half; docs/quality-extraction.md has the table.
"""

from __future__ import annotations

from math import exp, fsum

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft
from fundstelle.extract.stance import Attitude
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Kind, Stance

LONG = 35
"""Tokens from which on a sentence counts as long."""

CROWDED = 4
"""Mentions of parties from which on a sentence offers too many to choose from."""

FAR = 12
"""Tokens between act and thing from which on they count as far apart."""

WEIGHTS: dict[str, float] = {
    "all_named": 0.77,  # 181 claims, 87% right
    "always": 0.75,  # 437 claims, 78% right
    "both_carried": -0.19,  # 104 claims, 70% right
    "carried_inside": -0.35,  # 45 claims, 64% right
    "crowded": -0.79,  # 15 claims, 53% right
    "designation": -0.27,  # 43 claims, 74% right
    "event_noun": -0.50,  # 29 claims, 66% right
    "event_weak": -0.56,  # 9 claims, 44% right
    "far_item": -0.57,  # 32 claims, 66% right
    "frame_gives": 0.73,  # 191 claims, 85% right
    "frame_moves": -0.36,  # 93 claims, 67% right
    "item_carried": -0.15,  # 25 claims, 68% right
    "item_weak": -0.71,  # 15 claims, 53% right
    "kind_casualty": -0.27,  # 58 claims, 79% right
    "kind_training": -0.55,  # 21 claims, 67% right
    "listed": 0.29,  # 96 claims, 82% right
    "long": -0.59,  # 52 claims, 69% right
    "no_event": 0.14,  # 55 claims, 75% right
    "not_affirmed": 0.05,  # 64 claims, 75% right
    "number": 0.71,  # 198 claims, 83% right
    "number_loose": -0.35,  # 39 claims, 64% right
    "passive": 0.61,  # 98 claims, 84% right
    "several_frames": -0.44,  # 16 claims, 62% right
    "voiced": 0.02,  # 207 claims, 79% right
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
