"""A claim as lists show it: every value in words, with the exact quote beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from fundstelle.desk.words import Words
from fundstelle.publish.sentences.same import Same
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Verdict
from fundstelle.review import Overlay

STATE_OF = {
    Verdict.ACCEPT: "accepted",
    Verdict.CORRECT: "corrected",
    Verdict.REJECT: "rejected",
    Verdict.ADD: "added",
}


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim for reading. state: open, accepted, corrected, rejected or added. marks: offsets of hits in `quote`."""

    id: str
    kind: str
    what: str
    direction: str
    amount: str
    when: str
    who: str
    standing: str
    stance: str
    state: str
    quote: str
    marks: tuple[tuple[int, int], ...]
    publisher: str
    published: str
    title: str
    document_id: str
    text_id: str
    start: int
    end: int
    matter_id: str | None
    is_disputed: bool = False


@dataclass(frozen=True, slots=True)
class Filing:
    """Where a claim stands: what a list knows of its document."""

    document_id: str
    quote: str
    publisher: str = ""
    published: str = ""
    title: str = ""
    path: str = ""
    matter_id: str | None = None
    marks: tuple[tuple[int, int], ...] = ()
    is_disputed: bool = False


def make_view(claim: Claim, state: str, filing: Filing, words: Words) -> ClaimView:
    """A claim in the words of one language; kept, since lists show the same claims again and again."""
    return _make_view(Same(claim), state, filing, words)


@lru_cache(maxsize=4096)
def _make_view(same: Same[Claim], state: str, filing: Filing, words: Words) -> ClaimView:
    claim = same.held
    return ClaimView(
        id=claim.id,
        kind=words.text(f"kind.{claim.kind.value}"),
        what=words.what(claim),
        direction=words.direction(claim),
        amount=words.amount(claim),
        when=words.when(claim),
        who=words.speakers(claim, filing.publisher),
        standing=words.standing(claim),
        stance=claim.stance.value,
        state=state,
        quote=filing.quote,
        marks=filing.marks,
        publisher=words.writer.names.source_name(filing.publisher) if filing.publisher else filing.path,
        published=words.dated(filing.published),
        title=filing.title,
        document_id=filing.document_id,
        text_id=claim.span.text_id,
        start=claim.span.start,
        end=claim.span.end,
        matter_id=filing.matter_id,
        is_disputed=filing.is_disputed,
    )


def state_of(claim_id: str, overlay: Overlay) -> str:
    """How a claim stands in the review."""
    decision = overlay.standing.get(claim_id)
    return STATE_OF[decision.verdict] if decision else "open"
