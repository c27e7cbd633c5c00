"""What the register answers: filed claims, search hits, the trail of one claim, and how its parts stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fundstelle.records.claim import Claim, Link
from fundstelle.records.decision import Decision
from fundstelle.records.document import Capture, Document, Facts
from fundstelle.records.matter import Contradiction, Matter, MatterKey
from fundstelle.values import Pin, Span


@dataclass(frozen=True, slots=True)
class FiledClaim:
    """A claim with what a reader of a list needs beside it. quote: `text[span.start:span.end]`, byte-exact.

    facts: of the document's current reading. matter_id: None until the register was reconciled.
    """

    claim: Claim
    document_id: str
    path: str
    facts: Facts
    quote: str
    engine: str
    recorded_at: str
    matter_id: str | None = None


def published_days(filed: Iterable[FiledClaim]) -> dict[str, date]:
    """The day of publication, the last possible one, by claim id; without the claims whose documents have none."""
    return {one.claim.id: one.facts.published.value.last_day for one in filed if one.facts.published is not None}


@dataclass(frozen=True, slots=True)
class FiledDocument:
    """A document, the text that is current for it (None where it was not read), and how many claims it yielded."""

    document: Document
    text_id: str | None
    reader: str | None
    facts: Facts
    claims: int
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found. `span` is the passage; `snippet` its original words around the first hit, at `snippet_span`.

    highlights: offsets in `snippet` of the words that answer. rank: smaller is better (bm25).
    """

    span: Span
    snippet_span: Span
    document_id: str
    path: str
    facts: Facts
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    rank: float


@dataclass(frozen=True, slots=True)
class SlotTrail:
    """Why one slot has its value: each pin with the words it points at."""

    slot: str
    value: str
    pins: tuple[tuple[Pin, str], ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole trail of a claim: bytes, text, passage, slots with rule and words, origin, matter, decisions.

    archived: whether the bytes are in the archive and still hash to the document's id. before, after: words around
    the quote, for reading only.
    """

    claim: Claim
    document: Document
    archived: bool
    captures: tuple[Capture, ...]
    facts: Facts
    reader: str
    reader_version: str
    engine: str
    quote: str
    before: str
    after: str
    slots: tuple[SlotTrail, ...]
    via: tuple[Link, ...]
    origins: tuple[Link, ...]
    matter_id: str | None
    matter_key: MatterKey | None
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found amiss: where, what, and what to do."""

    where: str
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The register as of earlier days: what somebody saw who knew what was published and recorded by then."""

    claims: tuple[Claim, ...]
    matters: tuple[Matter, ...]
    contradictions: tuple[Contradiction, ...]
