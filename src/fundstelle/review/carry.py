"""Law 6: how decisions stand to what the machine finds today, when reader or extractor changed since they were made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import slot_values
from fundstelle.review.state import ReviewState
from fundstelle.values import Span


class Standing(StrEnum):
    """How a judged thing stands today.

    carried: a claim on the same words has the same values. reopened: values or words are other than those judged;
    both are shown. without_counterpart: nothing is found at the passage any more; the decision is kept.
    """

    CARRIED = "carried"
    REOPENED = "reopened"
    WITHOUT_COUNTERPART = "without_counterpart"


@dataclass(frozen=True, slots=True)
class Change:
    """One slot whose value is another than the one judged; None where it is empty."""

    slot: str
    judged: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Counterpart:
    """How one passage of one decision stands today.

    passage: where the judged words are in the current text, None where they are not to be found exactly once.
    claims: ids of today's claims that stand against it. changes: of the nearest of them, for a reopened one.
    """

    decision: Decision
    judged: Judged
    standing: Standing
    passage: Span | None
    claims: tuple[str, ...]
    changes: tuple[Change, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class TextNow:
    """A text that a decision points to. current: id and content of the text that its bytes read as today."""

    content: str
    current_id: str
    current_content: str


def match_decisions(state: ReviewState, texts: Mapping[str, TextNow], claims: Sequence[Claim]) -> list[Counterpart]:
    """How every decision that stands for a passage stands today, in the order of the log's passages.

    texts: every text a decision points to, by id. claims: of all current texts. Pure: nothing is written, so that the
    same log, texts and claims give the same answer on every machine.
    """
    by_text: dict[str, list[Claim]] = {}
    for claim in claims:
        by_text.setdefault(claim.span.text_id, []).append(claim)
    deciding = [*state.standing.values(), *state.pairs.values(), *state.beside]
    found = [
        _match(decision, judged, texts.get(judged.span.text_id), by_text)
        for decision in deciding
        for judged in decision.targets
    ]
    return sorted(found, key=lambda one: (one.judged.span, one.decision.at, one.decision.id))


def _match(
    decision: Decision, judged: Judged, text: TextNow | None, by_text: Mapping[str, Sequence[Claim]]
) -> Counterpart:
    if text is None:
        reason = "the text it points to is not in this register"
        return Counterpart(decision, judged, Standing.WITHOUT_COUNTERPART, None, (), (), reason)
    passage, times = find_passage(judged.span, text)
    if passage is None:
        reason = f"the text was read anew, and the judged words stand {times} times in it"
        return Counterpart(decision, judged, Standing.REOPENED, None, (), (), reason)
    moved = passage.text_id != judged.span.text_id
    return _match_claims(decision, judged, passage, by_text.get(passage.text_id, ()), moved)


def find_passage(span: Span, text: TextNow) -> tuple[Span | None, int]:
    """(where the words of `span` stand in the current text, how often): the passage only where that is once.

    No fuzzy alignment (law 1): a word more or less is another passage.
    """
    if text.current_id == span.text_id:
        return span, 1
    words = span.read(text.content)
    starts = _find_all(words, text.current_content)
    if len(starts) != 1:
        return None, len(starts)
    return Span(text.current_id, starts[0], starts[0] + len(words)), 1


def _find_all(words: str, content: str) -> list[int]:
    starts, begun = [], content.find(words)
    while begun >= 0:
        starts.append(begun)
        begun = content.find(words, begun + 1)
    return starts


def _match_claims(
    decision: Decision, judged: Judged, passage: Span, claims: Sequence[Claim], moved: bool
) -> Counterpart:
    here = [claim for claim in claims if claim.span == passage]
    same = [claim for claim in here if slot_values(claim) == dict(judged.values)]
    how = "the text was read anew, the words stand in it once, and " if moved else ""
    if same:
        ids = tuple(claim.id for claim in same)
        return Counterpart(decision, judged, Standing.CARRIED, passage, ids, (), how + "the values are the same")
    if decision.verdict is Verdict.ADD:
        # What a reviewer added is there because the machine did not find it; that it still does not is no news.
        return Counterpart(decision, judged, Standing.CARRIED, passage, (), (), how + "a reviewer added it")
    near = _of_kind(here, judged.kind) or _of_kind([c for c in claims if c.span.is_touching(passage)], judged.kind)
    if not near:
        reason = how + "nothing is found at these words any more"
        return Counterpart(decision, judged, Standing.WITHOUT_COUNTERPART, passage, (), (), reason)
    return _reopen(decision, judged, passage, near, how)


def _of_kind(claims: Sequence[Claim], kind: str) -> list[Claim]:
    """The claims of this kind; all of them where none is, since the kind itself may be what changed."""
    return [claim for claim in claims if claim.kind.value == kind] or list(claims)


def _reopen(decision: Decision, judged: Judged, passage: Span, near: Sequence[Claim], how: str) -> Counterpart:
    nearest = min(near, key=lambda claim: (len(compare_values(judged, claim)), claim.span, claim.id))
    changes = compare_values(judged, nearest)
    slots = ", ".join(change.slot for change in changes) or "the extent of the passage"
    ids = tuple(claim.id for claim in near)
    return Counterpart(decision, judged, Standing.REOPENED, passage, ids, changes, f"{how}other: {slots}")


def compare_values(judged: Judged, claim: Claim) -> tuple[Change, ...]:
    """The slots in which a claim differs from what was judged, by name."""
    found = slot_values(claim)
    slots = sorted(set(found) | set(judged.values))
    pairs = [Change(slot, judged.values.get(slot), found.get(slot)) for slot in slots]
    return tuple(change for change in pairs if change.judged != change.found)


def move_judged(counterpart: Counterpart) -> Judged:
    """What was judged, at the place where its words stand today."""
    return replace(counterpart.judged, span=counterpart.passage or counterpart.judged.span)
