"""A clash: two facts that cannot both be true, before anybody explains it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.origins import Standing
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import ContradictionType

_NAMED = frozenset({Standing.STATE, Standing.BODY})


@dataclass(frozen=True, slots=True)
class Side:
    """One side: who says it in which claim, and the claims that say the same. `statement` where it is a figure."""

    fact: Fact
    unit: str
    standing: Standing
    also: tuple[str, ...] = ()
    statement: Statement | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """`message` names the template of its explanation; parts_low: what summed parts come to at least."""

    type: ContradictionType
    message: str
    a: Side
    b: Side
    parts_low: Decimal | None = None
    is_resolved: bool = False

    @property
    def is_between_independent(self) -> bool:
        """Whether two named units clash, so that one of them must be wrong."""
        return self.a.unit != self.b.unit and self.a.standing in _NAMED and self.b.standing in _NAMED

    @property
    def severity(self) -> int:
        """3: two named units; 2: one unit against itself, or a consolidator or unnamed one; 1: a flat statement."""
        if Standing.FLAT in (self.a.standing, self.b.standing):
            return 1
        return 3 if self.is_between_independent else 2

    @property
    def claim_ids(self) -> frozenset[str]:
        """The two claims, in no order."""
        return frozenset({self.a.fact.id, self.b.fact.id})


def side_of(statement: Statement) -> Side:
    """A statement as one side of a clash."""
    ids = statement.claim_ids
    return Side(statement.head, statement.speaker.unit, statement.speaker.standing, ids[1:], statement)


def side_of_fact(fact: Fact, also: tuple[str, ...] = ()) -> Side:
    """A claim as one side of a clash, under the first of its origins."""
    speaker = fact.speakers[0]
    return Side(fact, speaker.unit, speaker.standing, also)
