"""Facts by address, with what one matter must know of another, and which matters a new fact touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fundstelle.reconcile.facts import Fact
from fundstelle.records.claim import Kind
from fundstelle.records.matter import MatterKey

Sisters = tuple[Kind, tuple[str, ...], tuple[str, ...]]
"""Kind, givers, takers: matters that differ in their item only share joint figures."""


class Shelf:
    """All facts. What it gives depends on the set of facts alone, never on the order in which they came."""

    def __init__(self) -> None:
        self._facts: dict[MatterKey, dict[str, Fact]] = defaultdict(dict)
        self._joint: dict[Sisters, dict[str, Fact]] = defaultdict(dict)
        self._theatres: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._casualties: dict[tuple[str, ...], set[MatterKey]] = defaultdict(set)
        self._addresses: dict[str, MatterKey] = {}
        self._families: dict[tuple[Kind, tuple[str, ...]], set[MatterKey]] = defaultdict(set)
        self._changed: set[MatterKey] = set()

    def put(self, fact: Fact) -> None:
        """Takes a fact in and notes every matter that it can change."""
        key = fact.key
        self._facts[key][fact.id] = fact
        self._addresses[fact.id] = key
        self._families[(key.kind, key.givers)].add(key)
        self._changed.add(key)
        if key.kind is Kind.CASUALTY:
            self._casualties[key.givers].add(key)
        if key.kind is Kind.DEPLOYMENT and not set(key.places) <= self._theatres[key.givers]:
            self._theatres[key.givers] |= set(key.places)
            self._changed |= self._casualties[key.givers]
        if fact.number and fact.number.joint:
            self._joint[_sisters(key)][fact.id] = fact
            self._changed |= {other.key for other in self._joint[_sisters(key)].values()}

    def touch(self, claims: Iterable[str]) -> None:
        """Notes the matters of these claims: something about them changed that is not on the shelf."""
        self._changed |= {self._addresses[claim] for claim in claims if claim in self._addresses}

    def take_changed(self) -> set[MatterKey]:
        """The matters to be made again, each once."""
        changed, self._changed = self._changed, set()
        return changed

    def family_of(self, kind: Kind, givers: tuple[str, ...]) -> frozenset[MatterKey]:
        """The addresses of that kind and these givers: only among them can one deny or contain another."""
        return frozenset(self._families[(kind, givers)])

    def address_of(self, claim: str) -> MatterKey | None:
        """Where a claim stands; None for one that is not on the shelf."""
        return self._addresses.get(claim)

    def facts_of(self, key: MatterKey) -> list[Fact]:
        """The facts of a matter in canonical order."""
        return sorted(self._facts[key].values(), key=lambda fact: fact.order)

    def joint_facts_beside(self, key: MatterKey) -> list[Fact]:
        """Joint figures of sister matters, in canonical order: one joint statement holds in all of them."""
        others = (fact for fact in self._joint.get(_sisters(key), {}).values() if fact.key != key)
        return sorted(others, key=lambda fact: fact.order)

    def theatres_of(self, key: MatterKey) -> frozenset[str]:
        """Where the victims of a casualty matter were sent, or what two documents name: no part of the whole."""
        if key.kind is not Kind.CASUALTY:
            return frozenset()
        naming: dict[str, set[str]] = defaultdict(set)
        for fact in self._facts[key].values():
            for place in fact.places:
                naming[place].add(fact.document)
        often = {place for place, documents in naming.items() if len(documents) > 1}
        return frozenset(self._theatres.get(key.givers, set()) | often)


def _sisters(key: MatterKey) -> Sisters:
    return (key.kind, key.givers, key.takers)
