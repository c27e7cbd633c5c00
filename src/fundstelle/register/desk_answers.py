"""What the desk's questions answer, as frozen records; rows of lists come from the store as they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision
from fundstelle.records.document import Document, Reading
from fundstelle.records.matter import Contradiction
from fundstelle.register.answers import Hit
from fundstelle.review import Change, Standing
from fundstelle.store.claim_pages import ClaimRow, Filter
from fundstelle.store.inbox import InboxRow
from fundstelle.store.matter_pages import UnitShare
from fundstelle.store.matter_rows import MatterHead, MatterRow
from fundstelle.store.news import Change as NewsKind
from fundstelle.store.news import Reason, Repeat
from fundstelle.store.shelf import CAP, Count, Facet, FacetValue

T = TypeVar("T")

__all__ = [
    "CAP",
    "ClaimPage",
    "ClaimRow",
    "ClashPage",
    "Count",
    "DeskClaim",
    "DeskClash",
    "DeskDocument",
    "DeskMatter",
    "Facet",
    "FacetValue",
    "Filter",
    "HitPage",
    "InboxPage",
    "InboxRow",
    "LogPage",
    "LogRow",
    "MatterHead",
    "MatterPage",
    "MatterRow",
    "Neighbours",
    "NewsKind",
    "OriginGroup",
    "Period",
    "Reason",
    "Repeat",
    "SourceRow",
    "Totals",
    "UnitShare",
]


# Without slots: of a frozen class with slots, `Listed[ClaimRow](…)` fails in Python 3.11 when typing notes the alias.
@dataclass(frozen=True)
class Listed(Generic[T]):
    """A page of a list. total: how many rows there are in all; cursor: of the next page, None at the end."""

    rows: tuple[T, ...]
    total: Count
    cursor: str | None


ClaimPage = Listed[ClaimRow]
"""Claims of a list."""

MatterPage = Listed[MatterRow]
"""Matters of a list."""

InboxPage = Listed[InboxRow]
"""Matters with news, those that changed most first."""

HitPage = Listed[Hit]
"""Passages with the words asked for, the best of the newest first."""


@dataclass(frozen=True, slots=True)
class DeskClaim:
    """One claim. engine: which version of extraction found it. version: what a decision on it has to name, so that
    nobody decides over another's head.

    standing: the judgement that holds; history: every decision on its words, revoked ones too, the oldest first.
    changes: where a judgement of other values was reopened, the slots that differ.
    """

    row: ClaimRow
    engine: str
    version: str
    standing: Decision | None
    history: tuple[Decision, ...]
    against: Standing | None = None
    changes: tuple[Change, ...] = ()

    @property
    def claim(self) -> Claim:
        """As reviewers left it."""
        return self.row.claim


@dataclass(frozen=True, slots=True)
class Neighbours:
    """A claim's place in a queue. next_open: the next undecided one, from the start again at the end.

    at: its number, from 1, 0 where it is not in the queue; of: how many; left: how many are undecided.
    """

    before: str | None
    after: str | None
    next_open: str | None
    at: int
    of: int
    left: int


@dataclass(frozen=True, slots=True)
class DeskClash:
    """A contradiction with both claims; None where one is gone meanwhile. rank: its place among all, gravest first."""

    rank: int
    contradiction: Contradiction
    a: ClaimRow | None
    b: ClaimRow | None


ClashPage = Listed[DeskClash]
"""Contradictions, the gravest first."""


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """The claims of a matter that name one origin, those recorded last as rows."""

    origin: str
    count: Count
    rows: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class DeskMatter:
    """A matter's page. origins: its claims by origin, the commonest first. clashes: the gravest first."""

    row: MatterRow
    head: MatterHead
    units: tuple[UnitShare, ...]
    origins: tuple[OriginGroup, ...]
    clashes: tuple[DeskClash, ...]
    state: Facet


@dataclass(frozen=True, slots=True)
class DeskDocument:
    """A document's page: its reading and its claims by place. decisions: "read to the end", notes and tags on it."""

    document: Document
    reading: Reading | None
    claims: tuple[ClaimRow, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with what it claimed. unit: its counting unit, whose matters, revised figures and contradictions these
    are. grade: the decision that grades it, if any."""

    code: str
    unit: str
    claims: int
    matters: int
    figures: int
    revised: int
    contradicted: int
    grade: Decision | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """How many claims were published in a month (2024-05) or year."""

    period: str
    claims: int


@dataclass(frozen=True, slots=True)
class LogRow:
    """An entry of the log with its number."""

    number: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class LogPage:
    """The log, the newest entry first."""

    rows: tuple[LogRow, ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class Totals:
    """How much there is."""

    documents: int
    claims: int
    open: int
    matters: int
    contradictions: int
    decisions: int
