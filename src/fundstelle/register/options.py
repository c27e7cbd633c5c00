"""What a caller chooses: how documents are taken in, which claims and matters are asked for, who hears of progress."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final, Protocol

from fundstelle.records.claim import Kind, Stance
from fundstelle.records.decision import Judged, Verdict
from fundstelle.records.document import Facts, Handling
from fundstelle.values import PartialDate

NOTHING_GIVEN: Final = Facts()


@dataclass(frozen=True, slots=True)
class IngestOptions:
    """What is given with the documents of one call.

    meta: a `documents.json` with facts per file name. given: facts that hold for every file where `meta` is silent.
    captured: the day the bytes were met, None where nobody said. handling: the mark of documents that are new.
    """

    meta: Path | None = None
    given: Facts = NOTHING_GIVEN
    captured: PartialDate | None = None
    handling: Handling = Handling.PUBLIC


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are asked for; None asks for all. giver and taker in the gold's sense (a sender is a giver).

    document and text are ids or their first signs; published_from and published_until are both included.
    """

    kind: Kind | None = None
    item: str | None = None
    giver: str | None = None
    taker: str | None = None
    stance: Stance | None = None
    origin: str | None = None
    document: str | None = None
    text: str | None = None
    matter: str | None = None
    published_from: PartialDate | None = None
    published_until: PartialDate | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class MatterFilter:
    """Which matters are asked for; None asks for all. party: on either side. disputed: only those with a disputed
    figure or an open contradiction. Both, and item classes with their narrower ones, are known to `looking` alone."""

    kind: Kind | None = None
    item: str | None = None
    giver: str | None = None
    taker: str | None = None
    party: str | None = None
    disputed: bool = False
    min_origins: int = 0
    limit: int | None = None


class MatterOrder(StrEnum):
    """In which order a report tells its matters."""

    ORIGINS = "origins"
    MENTIONS = "mentions"
    NEWEST = "newest"
    KIND = "kind"
    PARTY = "party"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """Which matters go into a report and in which order; what is empty asks for nothing.

    ids: ids of matters or their first signs, in the order wished for. party: on either side. tags: of which a reviewer
    gave at least one to a claim of the matter. min_origins: matters with fewer independent origins are left out, and
    counted. published_until: only what was published by this day counts. order: None for the ids' own order where
    there are ids, else by independent origins.
    """

    ids: tuple[str, ...] = ()
    kind: Kind | None = None
    item: str | None = None
    giver: str | None = None
    taker: str | None = None
    party: str | None = None
    tags: tuple[str, ...] = ()
    min_origins: int = 0
    published_until: date | None = None
    order: MatterOrder | None = None


class Progress(Protocol):
    """Who wants to hear how far a run is: a bar on a terminal, a test that counts."""

    def start(self, stage: str, total: int) -> None:
        """The stage begins; `total` steps are to come."""

    def step(self) -> None:
        """One document is through the stage."""

    def inside(self, path: str, met: int) -> None:
        """So many documents were met so far inside the file at hand, which is not through yet."""

    def finish(self) -> None:
        """The stage is over."""


class Silence:
    """The progress of a caller that does not want to hear."""

    def start(self, stage: str, total: int) -> None:
        """Say nothing."""

    def step(self) -> None:
        """Say nothing."""

    def inside(self, path: str, met: int) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class DecisionWish:
    """What a reviewer wants to add to the log.

    passages: judged things that no claim stands for (verdict `add`). seen_head: the newest decision the reviewer had
    seen, None not to ask; a decision on the same words after it is a conflict. supersedes: the decision this one takes
    the place of; where it is None, the one on the same words is found. seen_version: of the one claim decided on, as
    `DeskClaim.version` gives it, None not to ask.
    """

    verdict: Verdict
    by: str
    why: str = ""
    content: Mapping[str, str] | None = None
    passages: tuple[Judged, ...] = ()
    supersedes: str | None = None
    seen_head: str | None = None
    seen_version: str | None = None
    at: datetime | None = None
