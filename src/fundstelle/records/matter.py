"""Matter: the address under which claims about one thing meet, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fundstelle.records.claim import Kind
from fundstelle.values import Basis, Interval


class OutcomeGroup(StrEnum):
    """Outcomes that share an address (MATTERS.md): `casualties` also holds killed_or_wounded."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    CASUALTIES = "casualties"


@dataclass(frozen=True, slots=True, order=True)
class MatterKey:
    """The address. Equal keys are one matter; time, stance and designation do not split it.

    givers and takers are sorted codes in the gold's sense (a trainee is a giver, a trainer a taker; victims are
    givers). places are sorted names, for deployments only. part names the piece of a matter a reviewer split off.
    """

    kind: Kind
    givers: tuple[str, ...]
    takers: tuple[str, ...]
    item: str
    outcome: OutcomeGroup | None = None
    places: tuple[str, ...] = ()
    part: str = ""


class SeriesBasis(StrEnum):
    """What the figures of a series measure (MATTERS.md)."""

    TOTAL = "total"
    PERIOD = "period"
    LEVEL = "level"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Figure:
    """One unit's statement of a number: the claim that words it most carefully, and those that repeat it.

    unit_of_origin: counting unit, `unnamed`, `consolidators` or `publisher`. computed: summed by Fundstelle.
    parts: the claims whose amounts it is the sum of, where it is computed or recognised as their sum.
    bound_lost: of `also` the claims that retell it without its "at least" or "up to".
    """

    unit_of_origin: str
    interval: Interval
    as_of: date | None
    claim_id: str
    also: tuple[str, ...] = ()
    basis: Basis = Basis.UNSPECIFIED
    computed: bool = False
    parts: tuple[str, ...] = ()
    bound_lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one matter that measure the same: equal basis, unit, designation, jointness and period."""

    basis: SeriesBasis
    unit: str
    current: tuple[Figure, ...]
    superseded: tuple[Figure, ...] = ()
    interval: Interval | None = None
    disputed: bool = False
    designation: str | None = None
    joint: bool = False
    period: tuple[str | None, str | None] | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class MatterLink:
    """How a matter stands to another: broader, narrower, in_return_for, presumed_in, converted_from, corrects."""

    relation: str
    matter_id: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Grade:
    """The information digit of the Admiralty code, 1 (confirmed) to 6 (cannot be judged), computed.

    rule: name of the rule that gave it (docs/origins.md). origins: independent origins that it counted. is_met:
    whether these reach the evidence standard of the settings. letters: the letter people gave each unit's source.
    """

    digit: int
    rule: str
    origins: int
    is_met: bool
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What the claims under one address say together. `id` is the hash of `key` and never changes.

    units: counting units of the origins that affirm it; independent_origins: their number.
    mentions: claims that do not deny. also_said: claims of unscored kinds, which never touch a figure.
    vague_words: plural words (Dutzende) that stand for a number and stay words.
    """

    id: str
    key: MatterKey
    claim_ids: tuple[str, ...]
    units: tuple[str, ...]
    independent_origins: int
    mentions: int
    series: tuple[Series, ...] = ()
    links: tuple[MatterLink, ...] = ()
    also_said: tuple[str, ...] = ()
    vague_words: tuple[str, ...] = ()
    grade: Grade | None = None


class ContradictionType(StrEnum):
    """Why two claims cannot both be true (MATTERS.md)."""

    FIGURES = "figures"
    TOTAL_BELOW_TOTAL = "total_below_total"
    PARTS = "parts"
    DENIAL = "denial"
    DATES = "dates"
    DIRECTION = "direction"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Claims `a` and `b` cannot both be true under the rules of MATTERS.md.

    a_also, b_also: claims that say the same as that side. between_independent: whether two counting units clash.
    severity: 1 (wording) to 3 (denial or disjoint figures between independent origins). reason_de, reason_en: the
    explanation as an editor would print it. resolved: the one who denied has since admitted it.
    """

    type: ContradictionType
    a: str
    b: str
    a_also: tuple[str, ...] = ()
    b_also: tuple[str, ...] = ()
    between_independent: bool = False
    severity: int = 1
    reason_de: str = ""
    reason_en: str = ""
    resolved: bool = False


@dataclass(frozen=True, slots=True)
class Alteration:
    """What a copy changed: `type` is "altered in copying" or "bound lost in copying", with both passages' words."""

    type: str
    original: str
    copy: str


@dataclass(frozen=True, slots=True)
class OriginEdge:
    """`source` takes what it says from `target`, in these claims. Both are names of publishers, media or units."""

    source: str
    target: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginGraph:
    """Who has a matter from whom. circular: rings of names that have it from each other, each from its least name on.

    origins: the counting units at the ends; publishers: whose documents they are.
    """

    publishers: tuple[str, ...]
    origins: tuple[str, ...]
    edges: tuple[OriginEdge, ...]
    circular: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """Documents of which one is the other with small edits; `earliest` first, by publication."""

    earliest: str
    copies: tuple[str, ...]
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """A sentence that stands, nearly word for word, in several documents that are no copies as a whole.

    earliest: id of the first claim of the sentence published first; copies: the same of the others; alterations: what
    those changed that came out within days.
    """

    earliest: str
    copies: tuple[str, ...]
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What the stage reconcile hands on. counts: claims in, claims in matters, claims left out by reason."""

    matters: tuple[Matter, ...]
    contradictions: tuple[Contradiction, ...] = ()
    copies: tuple[Copies, ...] = ()
    claims_in: int = 0
    left_out: tuple[tuple[str, int], ...] = ()
    passages: tuple[CopiedPassage, ...] = ()
