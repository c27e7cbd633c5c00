"""Scoring: how likely a claim is right, from what had to be guessed to make it.

A logistic model over yes-or-no features of the draft. "Right" is the gold's core match: kind, item, number with its
bound, and both parties. The weights are fitted by `evals/reliability.py` (gold documents, ridge penalty), which prints
them and the reliability table of halves fitted on the other half; docs/quality-extraction.md has the table.
"""

from __future__ import annotations

from math import exp, fsum

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft, Side, is_person
from fundstelle.extract.stance import Attitude
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Kind, Stance
from fundstelle.records.document import BlockKind

LONG = 35
"""Tokens from which on a sentence counts as long."""

CROWDED = 4
"""Mentions of parties from which on a sentence offers too many to choose from."""

FAR = 12
"""Tokens between act and thing from which on they count as far apart."""

SHORT = 12
"""Tokens up to which a sentence counts as short."""

OFTEN = 4
"""Deals of the same two, in the same direction, from which on a document tells of them often."""

NEAR = 6
"""Tokens of the act within which a party that is named stands near it."""

WEIGHTS: dict[str, float] = {
    "all_named": 0.43,  # 474 claims, 85% right
    "always": 0.99,  # 977 claims, 81% right
    "attributive": 0.45,  # 13 claims, 100% right
    "both_carried": 0.41,  # 185 claims, 79% right
    "bounded": -0.72,  # 138 claims, 86% right
    "by_formula": -0.35,  # 160 claims, 81% right
    "by_order": -1.15,  # 557 claims, 74% right
    "carried_inside": -0.40,  # 100 claims, 73% right
    "crowded": -0.04,  # 77 claims, 71% right
    "deal_alike": 0.50,  # 730 claims, 82% right
    "deal_often": 0.63,  # 435 claims, 87% right
    "deal_turned": 0.32,  # 371 claims, 84% right
    "deal_turned_alike": -0.43,  # 260 claims, 83% right
    "designation": -0.08,  # 79 claims, 81% right
    "event_noun": -0.35,  # 55 claims, 80% right
    "event_weak": 0.21,  # 43 claims, 72% right
    "far_item": 0.07,  # 57 claims, 79% right
    "frame_gets": -0.58,  # 59 claims, 75% right
    "frame_gives": -0.15,  # 439 claims, 83% right
    "frame_goes": 0.31,  # 83 claims, 75% right
    "frame_moves": -0.74,  # 210 claims, 70% right
    "frame_serves": -0.01,  # 85 claims, 68% right
    "giver_carried": -0.56,  # 292 claims, 73% right
    "heading": -0.57,  # 61 claims, 77% right
    "hedged": 0.95,  # 187 claims, 90% right
    "item_carried": -0.65,  # 69 claims, 62% right
    "item_weak": -1.19,  # 31 claims, 55% right
    "kind_casualty": 1.08,  # 112 claims, 88% right
    "kind_deployment": -0.60,  # 234 claims, 74% right
    "kind_training": 0.34,  # 48 claims, 81% right
    "leading": 0.83,  # 467 claims, 86% right
    "listed": 0.49,  # 219 claims, 86% right
    "long": -0.06,  # 146 claims, 74% right
    "no_event": -0.04,  # 130 claims, 85% right
    "not_affirmed": 0.21,  # 138 claims, 82% right
    "number": 0.83,  # 406 claims, 86% right
    "number_loose": 0.15,  # 57 claims, 81% right
    "others_named": -0.31,  # 101 claims, 76% right
    "parties_near": 0.59,  # 429 claims, 83% right
    "passive": -0.06,  # 216 claims, 80% right
    "several_frames": -0.64,  # 113 claims, 67% right
    "several_parties": -1.72,  # 14 claims, 21% right
    "short": 0.43,  # 129 claims, 88% right
    "side_new": 0.45,  # 37 claims, 68% right
    "sides_strange": -0.11,  # 12 claims, 75% right
    "voiced": 0.14,  # 547 claims, 81% right
}
"""Added up for the features that hold; the sum's logistic function is the score."""

LEAST, MOST = 0.05, 0.98
"""No claim is given up and none is certain."""


def find_score(a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude, context: Context) -> float:
    """The probability that the claim made of the draft is right, from LEAST to MOST."""
    # fsum: the features are a set, and a plain sum's last digit would hang on its order.
    total = fsum([WEIGHTS.get(name, 0.0) for name in find_features(a, draft, voice, attitude, context)])
    return min(max(1 / (1 + exp(-total)), LEAST), MOST)


def find_features(
    a: Analysis, draft: Draft, voice: Voice | None, attitude: Attitude, context: Context
) -> frozenset[str]:
    """The names of the features that hold for a draft, `context` being what was said before its sentence."""
    found = {
        "always": True,
        **_sides(a, draft),
        **_thing(a, draft),
        **_act(draft),
        **_deal(draft, context),
        "kind_training": draft.kind is Kind.TRAINING,
        "kind_casualty": draft.kind is Kind.CASUALTY,
        "voiced": voice is not None and not voice.carried,
        "by_formula": voice is not None and voice.formula,
        "not_affirmed": attitude.stance is not Stance.AFFIRMS,
        "long": len(a.s.tokens) > LONG,
        "short": len(a.s.tokens) <= SHORT,
        "by_order": not a.s.lexicon.pack.verb_final_clauses,
        "heading": a.s.block.kind is BlockKind.HEADING,
        "kind_deployment": draft.kind is Kind.DEPLOYMENT,
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
        "frame_gets": "get" in frames,
        "frame_goes": "go" in frames,
        "frame_serves": bool(frames & {"serve", "employ"}),
        "attributive": event is not None and event.attributive,
        "far_item": event is not None and abs(event.at - draft.item.first) > FAR,
        "parties_near": event is not None and _is_near(draft, event.at),
    }


def _deal(draft: Draft, context: Context) -> dict[str, bool]:
    """Whether the document tells elsewhere, with both sides named, that the one gives to the other, or the reverse."""
    giver, taker, persons = draft.giver.ids, draft.taker.ids, is_person(draft.item)
    told = [deal for deal in (*context.deals, *context.later) if deal.giver and deal.taker]
    same = sum(deal.giver == giver and deal.taker == taker for deal in told)
    turned = [deal for deal in told if deal.giver == taker and deal.taker == giver]
    party = {i for deal in told for i in (*deal.giver, *deal.taker)}
    return {
        "deal_often": same >= OFTEN,
        "deal_alike": any(d.giver == giver and d.taker == taker and d.persons == persons for d in told),
        "deal_turned": bool(turned),
        "deal_turned_alike": any(deal.persons == persons for deal in turned),
        "sides_strange": bool(told) and not party & {*giver, *taker},
        "side_new": bool(told) and not party >= {*giver, *taker},
        "leading": context.leading is not None and {*giver, *taker} == {*context.leading.giver, *context.leading.taker},
    }


def _is_near(draft: Draft, act: int) -> bool:
    """Whether parties are named and none of them stands far from the act."""
    firsts = [first for side in _sides_of(draft) for first, _ in side.tokens]
    return bool(firsts) and max(abs(first - act) for first in firsts) <= NEAR
