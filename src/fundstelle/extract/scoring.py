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
    "all_named": 0.26,  # 1133 claims, 81% right
    "always": 0.33,  # 2008 claims, 77% right
    "attributive": 0.83,  # 18 claims, 100% right
    "both_carried": 0.31,  # 254 claims, 75% right
    "bounded": -0.13,  # 253 claims, 86% right
    "by_formula": 0.03,  # 370 claims, 81% right
    "by_order": -0.33,  # 1265 claims, 73% right
    "carried_inside": -0.06,  # 179 claims, 73% right
    "chance_1": -0.45,  # 14 claims, 57% right
    "chance_2": -0.53,  # 51 claims, 53% right
    "chance_3": -0.79,  # 49 claims, 49% right
    "chance_4": -0.02,  # 108 claims, 56% right
    "chance_5": 0.12,  # 127 claims, 61% right
    "chance_6": 0.07,  # 150 claims, 64% right
    "chance_7": 0.39,  # 195 claims, 75% right
    "chance_8": 0.67,  # 299 claims, 82% right
    "chance_9": 1.18,  # 821 claims, 91% right
    "crowded": 0.23,  # 177 claims, 77% right
    "deal_alike": -0.08,  # 1572 claims, 78% right
    "deal_often": 0.30,  # 1075 claims, 80% right
    "deal_turned": 0.39,  # 629 claims, 81% right
    "deal_turned_alike": -0.29,  # 425 claims, 80% right
    "designation": 0.08,  # 141 claims, 77% right
    "event_noun": 0.01,  # 125 claims, 79% right
    "event_weak": 0.06,  # 93 claims, 66% right
    "far_item": -0.47,  # 158 claims, 61% right
    "frame_gets": -0.06,  # 136 claims, 76% right
    "frame_gives": 0.14,  # 933 claims, 81% right
    "frame_goes": 0.34,  # 171 claims, 71% right
    "frame_moves": -0.39,  # 443 claims, 69% right
    "frame_serves": 0.17,  # 200 claims, 70% right
    "giver_carried": -0.21,  # 516 claims, 70% right
    "heading": -0.63,  # 130 claims, 79% right
    "hedged": 0.48,  # 326 claims, 87% right
    "item_carried": -0.54,  # 120 claims, 62% right
    "item_weak": -0.80,  # 53 claims, 57% right
    "kind_casualty": 0.34,  # 251 claims, 80% right
    "kind_deployment": -0.29,  # 580 claims, 73% right
    "kind_training": -0.04,  # 77 claims, 74% right
    "leading": 0.31,  # 1105 claims, 81% right
    "listed": 0.27,  # 454 claims, 81% right
    "long": -0.40,  # 488 claims, 68% right
    "no_event": 0.48,  # 216 claims, 80% right
    "not_affirmed": -0.09,  # 290 claims, 76% right
    "not_weighed": 0.13,  # 193 claims, 60% right
    "number": 0.55,  # 722 claims, 85% right
    "number_loose": -0.31,  # 116 claims, 70% right
    "others_named": -0.07,  # 237 claims, 79% right
    "parties_near": 0.53,  # 936 claims, 82% right
    "passive": 0.10,  # 408 claims, 77% right
    "several_frames": -0.21,  # 276 claims, 74% right
    "several_parties": -1.12,  # 32 claims, 31% right
    "short": 0.63,  # 202 claims, 86% right
    "side_new": -0.17,  # 65 claims, 55% right
    "sides_strange": -0.49,  # 30 claims, 60% right
    "voiced": 0.20,  # 1257 claims, 78% right
    "weighed": -1.51,  # 163 claims, 39% right
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
        **_weighed(draft),
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


def _weighed(draft: Draft) -> dict[str, bool]:
    """What the weights say: the tenth its chance lies in, and whether the frames had left it."""
    if draft.chance is None:
        return {"not_weighed": True}
    return {f"chance_{min(int(draft.chance * 10), 9)}": True, "weighed": draft.rule == "weighed"}


def _is_near(draft: Draft, act: int) -> bool:
    """Whether parties are named and none of them stands far from the act."""
    firsts = [first for side in _sides_of(draft) for first, _ in side.tokens]
    return bool(firsts) and max(abs(first - act) for first in firsts) <= NEAR
