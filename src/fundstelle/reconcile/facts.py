"""Facts: what reconcile needs of one claim, read once from its slots and its words, so that comparing is arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fundstelle.records.claim import SCORED_KINDS, Claim, Stance
from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_stance
from fundstelle.records.matter import MatterKey
from fundstelle.reconcile.address import find_places, make_key
from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.cues import Cues, load_cues
from fundstelle.reconcile.measures import Measure, find_measure
from fundstelle.reconcile.origins import Speaker, Voice, find_speakers
from fundstelle.reconcile.passages import Passages
from fundstelle.reconcile.said import find_said_day
from fundstelle.values import Basis, Hedge, Interval, Quantity
from fundstelle.values.policy import Policy

AFFIRMED, UNCERTAIN, INTENDED, DENIED = "affirmed", "uncertain", "intended", "denied"


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words around a claim mark, each by a cue of the language's list of that name."""

    own_finding: bool = False
    correction: bool = False
    part: bool = False
    level: bool = False
    flow: bool = False
    contrast: bool = False
    multiple: bool = False
    first_time: bool = False
    sorts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as said and as it is meant. `value`: its ends as said, equal for all wordings of one statement.

    care: 0 for a bound, 1 for "about" or a range, 2 for a bare number: of one statement the most careful stands.
    """

    value: tuple[Decimal, ...]
    care: int
    interval: Interval
    measure: Measure
    joint: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim as reconcile sees it. Days are the last that a partial date can mean.

    order: of the claim in the canonical order (published, document, place in the text). text_order: place in its text.
    start, end: of what happened; None where open or not told. is_dated: whether a time is told at all.
    said: the day it was said, else published. places: where, for series; stance: one of the four of the gold.
    """

    claim: Claim
    key: MatterKey
    order: tuple[date, str, int, int, str]
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


def make_facts(extraction: Extraction, bodies: BodyKnowledge, policy: Policy) -> list[Fact]:
    """The facts of every claim of one document, in the order of its text."""
    reading = extraction.reading
    claims = sorted(extraction.claims, key=lambda claim: (claim.span.start, claim.span.end))
    languages = {claim.language for claim in claims}
    abbreviations = frozenset[str]().union(*(load_cues(language).abbreviations for language in languages))
    passages = Passages(reading.text.content, abbreviations)
    return list(_make_all(claims, reading, passages, bodies, policy))


def _make_all(
    claims: Sequence[Claim], reading: Reading, passages: Passages, bodies: BodyKnowledge, policy: Policy
) -> Iterator[Fact]:
    before: Fact | None = None
    for claim in claims:
        before = _make_fact(claim, reading, passages, bodies, policy, before)
        yield before


def _make_fact(
    claim: Claim, reading: Reading, passages: Passages, bodies: BodyKnowledge, policy: Policy, before: Fact | None
) -> Fact:
    cues = load_cues(claim.language)
    facts = reading.facts
    published = facts.published.value.last_day if facts.published else None
    key = make_key(claim, bodies)
    marks = find_marks(claim, passages, cues)
    if (
        before
        and before.key == key
        and passages.sentence_of(before.claim.span.start, claim.span.end)
        == passages.sentence_of(claim.span.start, claim.span.end)
    ):
        marks = _continue(marks, before.marks)
    happened = claim.happened
    return Fact(
        claim=claim,
        key=key,
        order=(published or date.max, reading.document.id, claim.span.start, claim.span.end, claim.id),
        document=reading.document.id,
        publisher=facts.publisher,
        published=published,
        said=_find_said(claim, published, passages, cues),
        start=happened.start.first_day if happened and happened.start else None,
        end=happened.end.last_day if happened and happened.end else None,
        stance=gold_stance(claim),
        denial=find_denial(claim, passages, cues),
        speakers=find_speakers(claim.attribution, facts.publisher, marks.own_finding, bodies),
        via=frozenset(link.source for link in claim.attribution.via),
        places=find_places(claim, bodies),
        number=_make_number(claim, key, passages, cues, policy, before),
        marks=marks,
    )


def _find_said(claim: Claim, published: date | None, passages: Passages, cues: Cues) -> date | None:
    """The day said: the claim's own slot, else a date in its sentence, else the day of publication."""
    if claim.said:
        told = claim.said.end or claim.said.start
        return min(told.last_day, published) if told and published else (told.last_day if told else published)
    if published is None:
        return None
    sentence = passages.sentence_of(claim.span.start, claim.span.end)
    return find_said_day(sentence, published, claim.happened, cues) or published


def find_marks(claim: Claim, passages: Passages, cues: Cues) -> Marks:
    """The marks of a claim: a part and an own finding may be marked earlier in the sentence, the rest in its words."""
    span = claim.span
    words = passages.content[span.start : span.end]
    if claim.kind not in SCORED_KINDS:
        return Marks()
    lead, sentence = passages.lead_of(span.start, span.end), passages.sentence_of(span.start, span.end)
    return Marks(
        own_finding=_is_own_finding(words, lead, passages.sentence_before(span.start), cues),
        correction=cues.is_in("correction", sentence),
        part=cues.is_in("part", lead) or cues.is_followed_by_number("including", lead),
        level=cues.is_in("level", words),
        flow=cues.is_in("flow", words),
        contrast=cues.is_in("contrast", lead),
        multiple=cues.is_in("multiple", words),
        first_time=cues.is_in("first_time", words),
        sorts=cues.find("sorts", words),
    )


def _continue(marks: Marks, before: Marks) -> Marks:
    """An elliptic clause ("as against 4,000 a year before") goes on where the clause before it stood."""
    if marks.level or marks.flow:
        return marks
    return replace(marks, level=before.level, flow=before.flow)


def _is_own_finding(words: str, lead: str, before: str, cues: Cues) -> bool:
    if cues.is_in("own_finding", lead):
        return True
    return cues.is_in("back_reference", words) and (
        cues.is_in("own_material", before) or cues.is_in("own_finding", before)
    )


def find_denial(claim: Claim, passages: Passages, cues: Cues) -> Stance:
    """What a denial is when its words are looked at: only `denies` can contradict. A finer slot is kept."""
    if claim.stance is not Stance.DENIES:
        return claim.stance
    words = passages.content[claim.span.start : claim.span.end]
    sentence = passages.sentence_of(claim.span.start, claim.span.end)
    if cues.is_in("no_evidence", words):
        return Stance.FINDS_NO_EVIDENCE
    if claim.quantity is not None and cues.is_in("retraction", sentence):
        return Stance.RETRACTS
    return Stance.REFUSES if cues.is_in("refusal", words) else Stance.DENIES


def _make_number(
    claim: Claim, key: MatterKey, passages: Passages, cues: Cues, policy: Policy, before: Fact | None
) -> Number | None:
    quantity = claim.quantity
    if quantity is None:
        return None
    words = passages.content[claim.span.start : claim.span.end]
    exactly = quantity.exactly or cues.is_in("exactly", words)
    interval = policy.read(replace(quantity, exactly=exactly))
    if interval is None or quantity.is_vague:
        return None
    taken_over = before.number.measure if before and before.number and before.key == key else None
    return Number(
        value=_value_of(quantity),
        care=_care_of(quantity),
        interval=interval,
        measure=find_measure(quantity, claim.item, words, cues, taken_over),
        joint=quantity.joint,
        basis=quantity.basis,
    )


def _value_of(quantity: Quantity) -> tuple[Decimal, ...]:
    """The number or numbers said, whatever words stand around them."""
    ends = dict.fromkeys(end for end in (quantity.low, quantity.high) if end is not None)
    return tuple(ends)


def _care_of(quantity: Quantity) -> int:
    if quantity.low is None or quantity.high is None:
        return 0
    return 1 if quantity.is_range or quantity.hedge is not Hedge.NONE else 2
