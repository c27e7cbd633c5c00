"""What reviewers decided, laid over what the machine found: the claims that matters are made of.

Machine claims stay as they are in the store. Rejected ones are left out here, corrected ones get the reviewer's
values under the id of the machine's claim, added ones are made from the decision alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import make_claim_id, slot_values
from fundstelle.records.slots import SLOTS, with_values
from fundstelle.review.carry import Counterpart, Standing, TextNow, find_passage, match_decisions
from fundstelle.review.state import ReviewState
from fundstelle.values import Pin, Span

HUMAN = "human:"
"""Before the reviewer's name in `found_by` and in the rule of a pin."""

PIN = "pin."
"""Before a slot's name in a decision's content: the words that fill the slot, as a list of [start, end]."""

_ORDINALS = 1_000_000
"""Added claims are counted from here, so that their ids do not move when the machine finds more at their words."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Today's decisions by claim. corrected: the claim with the reviewer's values, by id. added: claims of reviewers.

    standing: the decision that stands for each claim, corrected, rejected, accepted or added, by claim id.
    """

    corrected: Mapping[str, Claim] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    added: tuple[Claim, ...] = ()
    standing: Mapping[str, Decision] = field(default_factory=dict)
    counterparts: tuple[Counterpart, ...] = ()

    def apply(self, claims: Iterable[Claim]) -> list[Claim]:
        """These machine claims as reviewers left them, without the added ones."""
        return [self.corrected.get(claim.id, claim) for claim in claims if claim.id not in self.rejected]

    def added_to(self, text_id: str) -> list[Claim]:
        """The claims that reviewers added to a text."""
        return [claim for claim in self.added if claim.span.text_id == text_id]


def make_overlay(state: ReviewState, texts: Mapping[str, TextNow], claims: Sequence[Claim]) -> Overlay:
    """The decisions that stand, laid over these machine claims. texts: every text a decision points to, by id.

    A decision that was reopened (the machine reads its words otherwise today) changes nothing until it is renewed.
    """
    added = _make_added(state, texts, claims)
    counterparts = match_decisions(state, texts, [*claims, *added.values()])
    by_id = {claim.id: claim for claim in claims}
    corrected: dict[str, Claim] = {}
    deciding = {one.id: one for one in state.standing.values()}
    standing = {claim.id: deciding[decision_id] for decision_id, claim in added.items()}
    rejected = set()
    for one in _judging(counterparts):
        for claim in (by_id[id] for id in one.claims if id in by_id):
            standing[claim.id] = one.decision
            corrected.pop(claim.id, None)
            rejected.discard(claim.id)
            if one.decision.verdict is Verdict.REJECT:
                rejected.add(claim.id)
            elif one.decision.verdict is Verdict.CORRECT:
                corrected[claim.id] = _corrected(claim, one)
    return Overlay(corrected, frozenset(rejected), tuple(added.values()), standing, tuple(counterparts))


def _corrected(claim: Claim, one: Counterpart) -> Claim:
    """The claim as corrected; as the machine found it where a log from elsewhere holds values that are none."""
    try:
        return correct_claim(claim, one.decision, one.judged.span)
    except QueryInvalid:
        return claim


def _judging(counterparts: Iterable[Counterpart]) -> list[Counterpart]:
    """What carries over and judges claims, the oldest decision first: the latest prevails."""
    wanted = {Verdict.ACCEPT, Verdict.CORRECT, Verdict.REJECT}
    carried = (one for one in counterparts if one.standing is Standing.CARRIED and one.decision.verdict in wanted)
    return sorted(carried, key=lambda one: (one.decision.at, one.decision.id))


def _make_added(state: ReviewState, texts: Mapping[str, TextNow], claims: Sequence[Claim]) -> dict[str, Claim]:
    """The claims that reviewers added, by id of the decision; none that the machine finds by now with equal values."""
    found = {(claim.span, tuple(sorted(slot_values(claim).items()))) for claim in claims}
    seen: dict[tuple[Span, Kind, str], int] = {}
    made: dict[str, Claim] = {}
    adding = (one for one in state.standing.values() if one.verdict is Verdict.ADD)
    for decision in sorted(adding, key=lambda one: (one.at, one.id)):
        claim = _make_one(decision, texts)
        if claim is None or (claim.span, tuple(sorted(slot_values(claim).items()))) in found:
            continue
        key = (claim.span, claim.kind, claim.item)
        made[decision.id] = replace(claim, id=make_claim_id(claim, _ORDINALS + seen.get(key, 0)))
        seen[key] = seen.get(key, 0) + 1
    return made


def _make_one(decision: Decision, texts: Mapping[str, TextNow]) -> Claim | None:
    (judged,) = decision.targets
    text = texts.get(judged.span.text_id)
    passage = find_passage(judged.span, text)[0] if text is not None else None
    try:
        return make_added_claim(judged, decision, passage) if passage is not None else None
    except QueryInvalid:
        return None


def make_added_claim(judged: Judged, decision: Decision, passage: Span | None = None) -> Claim:
    """The claim, without id, that a decision `add` makes of the words at its target (or where they moved to)."""
    content = decision.content or {}
    span = passage or judged.span
    values = {slot: value for slot, value in judged.values.items() if slot in SLOTS}
    blank = Claim("", span, content.get("language", ""), Kind(judged.kind), "", found_by=f"{HUMAN}{decision.by}")
    claim = with_values(blank, values)
    return replace(claim, pins=_make_pins(values, decision, judged.span, span))


def correct_claim(claim: Claim, decision: Decision, judged: Span) -> Claim:
    """The machine's claim with the values, the passage and the pins of the decision."""
    content = decision.content or {}
    values = {slot: value for slot, value in content.items() if slot in SLOTS}
    span = _corrected_span(claim.span, content, judged)
    changed = with_values(claim, values)
    pins = {**changed.pins, **_make_pins({slot: v for slot, v in values.items() if v}, decision, judged, claim.span)}
    return replace(changed, span=span, pins=pins, score=1.0, found_by=f"{HUMAN}{decision.by}")


def _corrected_span(span: Span, content: Mapping[str, str], judged: Span) -> Span:
    if "start" not in content or "end" not in content:
        return span
    moved = span.start - judged.start
    return Span(span.text_id, int(content["start"]) + moved, int(content["end"]) + moved)


def _make_pins(values: Mapping[str, str], decision: Decision, judged: Span, now: Span) -> Mapping[str, tuple[Pin, ...]]:
    """A pin for every slot given: the words the reviewer chose, else the whole passage. Words outside the passage are
    kept only while the text is the one that was judged."""
    pins = {}
    for slot in values:
        spans = _chosen(slot, decision, judged, now) or [now]
        pins[slot] = tuple(Pin(span, f"{HUMAN}{decision.by}", not span.is_touching(now)) for span in spans)
    return pins


def _chosen(slot: str, decision: Decision, judged: Span, now: Span) -> list[Span]:
    chosen = json.loads((decision.content or {}).get(f"{PIN}{slot}", "[]"))
    moved = now.start - judged.start
    spans = [Span(now.text_id, start + moved, end + moved) for start, end in chosen]
    same_text = now.text_id == judged.text_id
    return [span for span in spans if same_text or span.is_in(now)]
