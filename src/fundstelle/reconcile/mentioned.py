"""Claims of kinds without an address (use, sighting, agreement …): they stand beside the matters they speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from fundstelle.reconcile.facts import Fact
from fundstelle.records.claim import Claim, Roles
from fundstelle.records.matter import Matter

NO_MATTER = "kind_without_matter"
"""Reason of a claim of such a kind that speaks of no matter's item and parties."""


def with_also_said(matters: Sequence[Matter], beside: Iterable[Fact]) -> list[Matter]:
    """The matters with the claims that speak of their item and only of their parties. They touch no figure."""
    by_item: dict[str, list[Fact]] = defaultdict(list)
    for fact in sorted(beside, key=lambda each: each.order):
        by_item[fact.claim.item].append(fact)
    return [_with_own(matter, by_item.get(matter.key.item, ())) for matter in matters] if by_item else list(matters)


def _with_own(matter: Matter, facts: Sequence[Fact]) -> Matter:
    parties = {*matter.key.givers, *matter.key.takers}
    said = tuple(fact.id for fact in facts if (named := find_parties(fact.claim)) and named <= parties)
    return replace(matter, also_said=said) if said else matter


def find_parties(claim: Claim) -> set[str]:
    """Everybody who takes a part in the claim."""
    return {party for role in fields(Roles) for party in getattr(claim.roles, role.name)}
