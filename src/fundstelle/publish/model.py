"""What a report is made from (ReportInput) and what it is before any format renders it (Report)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from fundstelle.knowledge.model import Knowledge
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision
from fundstelle.records.document import Handling, Reading
from fundstelle.records.law import Assessment
from fundstelle.records.matter import Contradiction, Copies, Matter
from fundstelle.records.run import Skipped
from fundstelle.values import Span


def _nothing() -> Mapping[str, int]:
    return MappingProxyType({})


def _no_grades() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ReportSettings:
    """Choices of whoever publishes.

    pictures: whether pictures are drawn (needs the extra `fundstelle[pictures]`). handling: the highest mark whose
    words may appear; what stands above is left out and counted; public unless somebody says otherwise, since a report
    is made to be handed on and cannot be called back. as_of: the day of publication that is looked back from.
    standard: the standard of evidence, in the publisher's own words. method_digest: hash of engine and knowledge.
    """

    pictures: bool = True
    handling: Handling = Handling.PUBLIC
    as_of: date | None = None
    standard: str = ""
    method_digest: str = ""


@dataclass(frozen=True, slots=True)
class ReportInput:
    """Everything a report is made from; nothing else is looked up while rendering.

    matters: in the order of publication. claims: every claim that a matter or contradiction names. readings: by text
    id, for every claim. counts: what came in, by name of the count (`documents`, `claims` …). left_out: what was not
    used, by reason. policy: name of the number policy. log_head: id of the last decision of the log. decisions:
    the log, of which corrections, rejections, revocations and forgotten documents are listed. grades: letter of
    reliability that people gave a publisher, by its code.
    """

    title: str
    language: str
    generated: date
    matters: tuple[Matter, ...]
    claims: tuple[Claim, ...]
    readings: Mapping[str, Reading]
    contradictions: tuple[Contradiction, ...] = ()
    copies: tuple[Copies, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    counts: Mapping[str, int] = field(default_factory=_nothing)
    left_out: Mapping[str, int] = field(default_factory=_nothing)
    skipped: tuple[Skipped, ...] = ()
    settings: ReportSettings = ReportSettings()
    policy: str = ""
    log_head: str = ""
    knowledge: Knowledge | None = None
    decisions: tuple[Decision, ...] = ()
    grades: Mapping[str, str] = field(default_factory=_no_grades)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that must stand in a text exactly so: `words` = the slice of the text at `span`."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One generated sentence. `notes`: numbers of the footnotes it rests on; `quotes`: words it repeats."""

    text: str
    notes: tuple[int, ...]
    quotes: tuple[Quote, ...] = ()
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: the exact words with all that leads back to them."""

    number: int
    claim_id: str
    quote: Quote
    language: str
    publisher: str
    title: str
    published: str
    source_number: int
    altered: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a series: who, how much, as of when; `superseded` where a later figure took its place."""

    who: str
    amount: str
    meaning: str
    as_of: str
    notes: tuple[int, ...]
    superseded: bool = False
    computed: bool = False


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """The figures of one series: what they leave open together, and each of them."""

    label: str
    measure: str
    together: Sentence | None
    headline: str
    notes: tuple[int, ...]
    rows: tuple[Row, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction with both sides shown alike."""

    kind: str
    reason: str
    left: Sentence
    right: Sentence
    left_quote: Note
    right_quote: Note


@dataclass(frozen=True, slots=True)
class Picture:
    """Static SVGs, for wide and narrow screens, with their text alternative.

    Both are empty where the drawing part is not installed, and `missing` says so and how to install it.
    """

    name: str
    title: str
    svg: str
    svg_narrow: str
    alternative: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class MatterPart:
    """One matter as the report shows it.

    standing: the sentence of who speaks of it. stood_behind: mentions and independent origins, always together.
    affirmed, planned, suspected, doubted, denied, other: one sentence per claim, by what its maker says of it.
    """

    id: str
    anchor: str
    heading: str
    standing: Sentence | None
    stood_behind: str
    independent_origins: int
    mentions: int
    units: tuple[str, ...]
    figures: tuple[FigureBlock, ...]
    vague: tuple[str, ...]
    affirmed: tuple[Sentence, ...]
    planned: tuple[Sentence, ...]
    suspected: tuple[Sentence, ...]
    doubted: tuple[Sentence, ...]
    denied: tuple[Sentence, ...]
    other: tuple[Sentence, ...]
    clashes: tuple[Clash, ...]
    assessments: tuple[tuple[str, tuple[str, ...]], ...]
    kind: str
    subject: str
    direction: str
    denied_by: tuple[str, ...]
    picture: Picture | None = None
    origins_picture: Picture | None = None

    @property
    def title(self) -> str:
        """Heading and kind on one line: `Soldaten: Nordkorea → Russland (Einsatz)`."""
        return f"{self.heading} ({self.kind})"

    @property
    def own_notes(self) -> frozenset[int]:
        """Footnotes of the matter's own claims, whose words stand beside their sentences."""
        groups = (self.affirmed, self.planned, self.suspected, self.doubted, self.denied, self.other)
        return frozenset(number for group in groups for sentence in group for number in sentence.notes)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One line of the table of claims."""

    note: int
    what: str
    amount: str
    when: str
    who: str
    standing: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One document of the list of sources."""

    number: int
    title: str
    publisher: str
    published: str
    signal: str
    url: str
    text_id: str
    document_id: str
    reader: str
    notes: tuple[int, ...]
    credits: tuple[str, ...]
    copy_of: int | None = None
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report with every sentence written, before a format renders it."""

    title: str
    language: str
    generated: str
    as_of: str
    standard: str
    policy: str
    log_head: str
    method_digest: str
    matters: tuple[MatterPart, ...]
    claims: tuple[ClaimRow, ...]
    sources: tuple[SourceRow, ...]
    notes: tuple[Note, ...]
    counts: tuple[tuple[str, str], ...]
    left_out: tuple[tuple[str, str], ...]
    skipped: tuple[tuple[str, str, str], ...]
    copies: tuple[tuple[int, tuple[int, ...]], ...]
    corrections: tuple[tuple[str, str, str, str], ...] = ()
    missing_pictures: str = ""
    flows: Picture | None = None
    map: Picture | None = None

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Every picture, in the order of the report."""
        own = (picture for part in self.matters for picture in (part.picture, part.origins_picture))
        return tuple(picture for picture in (self.flows, self.map, *own) if picture is not None)
