"""Facts: what reconcile needs of one claim, read once from its slots and its words, so that comparing is arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fundstelle.reconcile.address import find_places, make_key
from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.cues import Cues, load_cues
from fundstelle.reconcile.marks import Marks, continue_marks, find_denial, find_marks
from fundstelle.reconcile.numbers import Number, make_number
from fundstelle.reconcile.origins import Speaker, Voice, find_speakers
from fundstelle.reconcile.passages import Passages
from fundstelle.reconcile.said import find_said_day
from fundstelle.records.claim import Claim, Stance
from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_stance
from fundstelle.records.matter import MatterKey
from fundstelle.values.policy import ROUNDING, Policy

AFFIRMED, UNCERTAIN, INTENDED, DENIED = "affirmed", "uncertain", "intended", "denied"

Order = tuple[date, str, int, int, int]
"""The canonical order of claims: published, document, place in its text, place among claims of one passage."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim as reconcile sees it. Days are the last (of a start the first) that a partial date can mean.

    start, end: of what happened; None where open or not told. said: the day it was said, else published. places: where,
    for series. stance: one of the four of the gold; denial: the finer one.
    """

    claim: Claim
    key: MatterKey
    order: Order
    document: str
    publisher: str | None
    published: date | None
    said: date | None
    start: date | None
    end: date | None
    stance: str
    denial: Stance
    speakers: tuple[Speaker, ...]
    via: frozenset[str]
    places: tuple[str, ...]
    number: Number | None
    marks: Marks
    vague_word: str | None = None
    sentence: tuple[int, int] = (0, 0)
    """Where the sentence of its words begins and ends."""

    @property
    def id(self) -> str:
        """Of the claim."""
        return self.claim.id

    @property
    def is_dated(self) -> bool:
        """Whether the text tells when."""
        return self.start is not None or self.end is not None

    @property
    def voice(self) -> Voice:
        """The claim as counting sees it."""
        return Voice(self.document, self.speakers, self.via, self.stance == AFFIRMED)


@dataclass(frozen=True, slots=True)
class Page:
    """One document on the table: its reading, its claims in the order of the text, and what they are read with."""

    reading: Reading
    claims: Sequence[Claim]
    passages: Passages
    published: date | None
    bodies: BodyKnowledge
    policy: Policy


def make_facts(extraction: Extraction, bodies: BodyKnowledge, policy: Policy) -> list[Fact]:
    """The facts of every claim of one document, in the order of its text."""
    reading = extraction.reading
    claims = sorted(extraction.claims, key=lambda claim: (claim.span.start, claim.span.end))
    packs = [load_cues(language) for language in {claim.language for claim in claims}]
    passages = Passages(reading.text.content, frozenset[str]().union(*(pack.abbreviations for pack in packs)))
    published = reading.facts.published.value.last_day if reading.facts.published else None
    return list(_make_all(Page(reading, claims, passages, published, bodies, policy)))


def find_units(extractions: Iterable[Extraction], bodies: BodyKnowledge) -> dict[str, tuple[str, ...]]:
    """Claim id -> the counting units of its origins, in the order said (`publisher` for a flat statement)."""
    facts = (fact for each in extractions for fact in make_facts(each, bodies, ROUNDING))
    return {fact.id: tuple(speaker.unit for speaker in fact.speakers) for fact in facts}


def _make_all(page: Page) -> Iterator[Fact]:
    before: Fact | None = None
    for place, claim in enumerate(page.claims):
        before = _make_fact(page, place, claim, before)
        yield before


def _make_fact(page: Page, place: int, claim: Claim, before: Fact | None) -> Fact:
    cues = load_cues(claim.language)
    key = make_key(claim, page.bodies)
    marks = find_marks(claim, page.passages, cues, page.reading.facts.publisher)
    going_on = before if before and before.key == key else None
    measure = None
    if going_on and _is_same_sentence(going_on.claim, claim, page.passages):
        marks = continue_marks(marks, going_on.marks)
        measure = going_on.number.measure if going_on.number else None
    words = page.passages.content[claim.span.start : claim.span.end]
    happened, facts = claim.happened, page.reading.facts
    return Fact(
        claim=claim,
        key=key,
        order=(page.published or date.max, page.reading.document.id, claim.span.start, claim.span.end, place),
        document=page.reading.document.id,
        publisher=facts.publisher,
        published=page.published,
        said=_find_said(page, claim, cues),
        start=happened.start.first_day if happened and happened.start else None,
        end=happened.end.last_day if happened and happened.end else None,
        stance=gold_stance(claim),
        denial=find_denial(claim, page.passages, cues),
        speakers=find_speakers(claim.attribution, facts.publisher, marks.own_finding, page.bodies),
        via=frozenset(link.source for link in claim.attribution.via),
        places=find_places(claim, page.bodies),
        number=make_number(claim, words, cues, page.policy, measure),
        marks=marks,
        vague_word=_find_vague_word(claim, page.passages.content),
        sentence=page.passages.bounds_of(claim.span.start, claim.span.end),
    )


def _find_vague_word(claim: Claim, content: str) -> str | None:
    quantity = claim.quantity
    if quantity is None or not quantity.is_vague or quantity.words is None:
        return None
    return content[quantity.words.span.start : quantity.words.span.end]


def _is_same_sentence(one: Claim, other: Claim, passages: Passages) -> bool:
    first = passages.bounds_of(one.span.start, one.span.end)
    return first == passages.bounds_of(other.span.start, other.span.end)


def _find_said(page: Page, claim: Claim, cues: Cues) -> date | None:
    """The day said: the claim's own slot, else a date in its sentence, else the day of publication."""
    told = (claim.said.end or claim.said.start) if claim.said else None
    if told:
        return min(told.last_day, page.published or told.last_day)
    if page.published is None:
        return None
    start, end = page.passages.bounds_of(claim.span.start, claim.span.end)
    events = [c.happened for c in page.claims if c.happened and c.span.start < end and start < c.span.end]
    return find_said_day(page.passages.content[start:end], page.published, events, cues) or page.published
