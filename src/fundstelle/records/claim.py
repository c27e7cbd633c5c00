"""Claim: what one passage says happened (or is planned, or is denied), with who says so. See gold/ANNOTATION.md."""

from __future__ import annotations

import copyreg
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from fundstelle.values import Period, Pin, Quantity, Span


class Kind(StrEnum):
    """What happened. The first four are scored; the rest stand on a matter's page under "also said"."""

    TRANSFER = "transfer"
    DEPLOYMENT = "deployment"
    TRAINING = "training"
    CASUALTY = "casualty"
    USE = "use"
    SIGHTING = "sighting"
    AGREEMENT = "agreement"
    BREACH_ALLEGED = "breach_alleged"


SCORED_KINDS = frozenset({Kind.TRANSFER, Kind.DEPLOYMENT, Kind.TRAINING, Kind.CASUALTY})


class Outcome(StrEnum):
    """What became of the persons of a casualty claim."""

    KILLED = "killed"
    WOUNDED = "wounded"
    KILLED_OR_WOUNDED = "killed_or_wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    CASUALTIES = "casualties"


class Phase(StrEnum):
    """How far the act has come, as the origin tells it."""

    REQUESTED = "requested"
    OFFERED = "offered"
    THREATENED = "threatened"
    PLANNED = "planned"
    AGREED = "agreed"
    PAID = "paid"
    UNDER_WAY = "under_way"
    DONE = "done"
    UNSPECIFIED = "unspecified"


class Stance(StrEnum):
    """What the one who makes the claim says of it. Only `denies` can contradict an affirmation.

    suspects: holds it possible or likely ("may", "offenbar", "vermutlich") without saying so; doubts: questions it.
    """

    AFFIRMS = "affirms"
    SUSPECTS = "suspects"
    DOUBTS = "doubts"
    DENIES = "denies"
    FINDS_NO_EVIDENCE = "finds_no_evidence"
    REFUSES = "refuses"
    RETRACTS = "retracts"
    NO_COMMENT = "no_comment"


class Act(StrEnum):
    """What a link of the attribution does with the statement."""

    SAYS = "says"
    ESTIMATES = "estimates"
    ALLEGES = "alleges"
    ADMITS = "admits"
    CONFIRMS = "confirms"
    DENIES = "denies"
    WARNS = "warns"
    PROMISES = "promises"
    REPOSTS = "reposts"


class Evidence(StrEnum):
    """What a link says its knowledge rests on."""

    PHYSICAL = "physical"
    IMAGERY = "imagery"
    DOCUMENTS = "documents"
    INTERCEPT = "intercept"
    TESTIMONY = "testimony"
    COUNT = "count"
    NONE = "none"


PUBLISHER = "publisher"
"""Source of a statement that the document makes itself, naming nobody."""

UNNAMED = "unnamed"
"""Source that is only called sources, reports, experts."""


@dataclass(frozen=True, slots=True)
class Link:
    """One link of an attribution: `source` is a code of `knowledge` (KOR.mil), a name, PUBLISHER or UNNAMED."""

    source: str
    act: Act = Act.SAYS
    evidence: Evidence = Evidence.NONE
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The links from the document back to who the information comes from, nearest the document first.

    The last element of `links` is the origin; several origins that say it independently stand in `origins`, which
    repeats the last link of `links` first. `links` is never empty.
    """

    links: tuple[Link, ...] = (Link(PUBLISHER),)
    further_origins: tuple[Link, ...] = ()

    @property
    def origins(self) -> tuple[Link, ...]:
        """The origin and those who say the same independently."""
        return (self.links[-1], *self.further_origins)

    @property
    def via(self) -> tuple[Link, ...]:
        """The media or bodies between the document and the origin, nearest the document first."""
        return self.links[:-1]


@dataclass(frozen=True, slots=True)
class Roles:
    """Who takes which part: party codes or names (ISO 3166-1 alpha-3 for states), () where not said.

    giver, taker: of goods, money, technology. sender, host: of persons sent or serving abroad (host also a body or
    force they serve). trainee, trainer. victim: whose people were killed, wounded, captured. carrier: who transports.
    maker: whose make the goods are. broker: who arranges without giving or taking.
    """

    giver: tuple[str, ...] = ()
    taker: tuple[str, ...] = ()
    trainer: tuple[str, ...] = ()
    trainee: tuple[str, ...] = ()
    sender: tuple[str, ...] = ()
    host: tuple[str, ...] = ()
    victim: tuple[str, ...] = ()
    carrier: tuple[str, ...] = ()
    maker: tuple[str, ...] = ()
    broker: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Route:
    """Where persons or goods are or go, as named in the text."""

    source: str | None = None
    via: tuple[str, ...] = ()
    destination: str | None = None
    at: tuple[str, ...] = ()

    @property
    def places(self) -> tuple[str, ...]:
        """Every place named, in the order at, from, via, to, each once."""
        named = (*self.at, self.source, *self.via, self.destination)
        return tuple(dict.fromkeys(place for place in named if place))


class Relation(StrEnum):
    """How one claim stands to another of the same register."""

    PART_OF = "part_of"
    JOINT_WITH = "joint_with"
    IN_RETURN_FOR = "in_return_for"
    DERIVED_FROM = "derived_from"
    CORRECTS = "corrects"
    REPEATS = "repeats"


@dataclass(frozen=True, slots=True)
class ClaimRelation:
    """`relation` to the claim with id `claim_id`, read at `pin`."""

    relation: Relation
    claim_id: str
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A vessel, firm or office-holder named in the claim. Private persons are no actors (DESIGN section 5)."""

    name: str
    role: str
    pin: Pin


def _no_pins() -> Mapping[str, tuple[Pin, ...]]:
    return MappingProxyType({})


def _read_only(content: dict[object, object]) -> MappingProxyType[object, object]:
    return MappingProxyType(content)


# Python cannot pickle a read-only mapping by itself, and claims travel between worker processes.
copyreg.pickle(MappingProxyType, lambda mapping: (_read_only, (dict(mapping),)))


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage says; see DESIGN section 5 for each slot.

    span: the sentence or sentence part that carries the claim; `text[span.start:span.end]` is its quote.
    happened: when the thing happened or will happen; said: when the origin said so; None where not told.
    item: class of ANNOTATION.md; designation: the named type in its common form; calibre_mm: millimetres.
    condition: the words of "if the West …"; never left out when the claim is rendered.
    pins: for each filled slot (`kind`, `giver`, `item`, `quantity` …) the passages and rules that fill it.
    score: 0 to 1, the probability that the claim is right; found_by: engine and version, or `human:NAME`.
    """

    id: str
    span: Span
    language: str
    kind: Kind
    item: str
    roles: Roles = Roles()
    actors: tuple[Actor, ...] = ()
    designation: str | None = None
    calibre_mm: float | None = None
    quantity: Quantity | None = None
    outcome: Outcome | None = None
    route: Route = Route()
    happened: Period | None = None
    said: Period | None = None
    phase: Phase = Phase.UNSPECIFIED
    condition: Pin | None = None
    stance: Stance = Stance.AFFIRMS
    attribution: Attribution = Attribution()
    relations: tuple[ClaimRelation, ...] = ()
    pins: Mapping[str, tuple[Pin, ...]] = field(default_factory=_no_pins)
    score: float = 1.0
    found_by: str = ""
