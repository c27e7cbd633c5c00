"""Facts by address, with what one matter must know of another, and which matters a new fact touches."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from fundstelle.reconcile.facts import Fact
from fundstelle.reconcile.joining import Joins
from fundstelle.reconcile.options import Judgement
from fundstelle.records.claim import Kind
from fundstelle.records.matter import MatterKey

Sisters = tuple[Kind, tuple[str, ...], tuple[str, ...]]
"""Kind, givers, takers: matters that differ in their item only share joint figures."""

Page = tuple[Fact, ...]
"""The facts of one matter in one document, in the order of its text."""
Place = tuple[date, str]
"""Day of publication and document: pages in this order are in canonical order."""


class Shelf:
    """All facts. What it gives depends on the set of facts alone, never on the order in which they came.

    judgements: reviewers' words; where they say that claims of two addresses are the same, all claims of these
    addresses stand at one of them (`joining`). theatres: givers -> places of deployments whose facts are not put in.
    """

    def __init__(
        self, judgements: Sequence[Judgement] = (), theatres: Mapping[tuple[str, ...], frozenset[str]] | None = None
    ) -> None:
        self._pages: dict[MatterKey, list[tuple[Place, Page]]] = defaultdict(list)
        self._joint: dict[Sisters, dict[str, Fact]] = defaultdict(dict)
        self._theatres: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._theatres |= {givers: set(places) for givers, places in (theatres or {}).items()}
        self._casualties: dict[tuple[str, ...], set[MatterKey]] = defaultdict(set)
        self._naming: dict[MatterKey, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._addresses: dict[str, MatterKey] = {}
        self._families: dict[tuple[Kind, tuple[str, ...]], set[MatterKey]] = defaultdict(set)
        self._joins = Joins(judgements)
        self._judged: dict[MatterKey, list[Fact]] = defaultdict(list)
        self._changed: set[MatterKey] = set()

    def put(self, facts: Iterable[Fact]) -> None:
        """Takes all facts of one document in and notes every matter that they can change."""
        for key, group in groupby(sorted(facts, key=_by_key_and_order), key=lambda fact: fact.key):
            page = tuple(group)
            insort(self._pages[key], (page[0].order[:2], page), key=lambda entry: entry[0])
            self._families[(key.kind, key.givers)].add(key)
            self._changed.add(key)
            for fact in page:
                self._note(fact)
        self._changed |= self._joins.take_changed()

    def _note(self, fact: Fact) -> None:
        key = fact.key
        self._addresses[fact.id] = key
        if key.kind is Kind.CASUALTY:
            self._casualties[key.givers].add(key)
            for place in fact.places:
                self._naming[key][place].add(fact.document)
        if key.kind is Kind.DEPLOYMENT and not set(key.places) <= self._theatres[key.givers]:
            self._theatres[key.givers] |= set(key.places)
            self._changed |= self._casualties[key.givers]
        if fact.number and fact.number.joint:
            self._joint[_sisters(key)][fact.id] = fact
            self._changed |= {other.key for other in self._joint[_sisters(key)].values()}
        if self._joins.is_judged(fact.id):
            self._judged[key].append(fact)
            self._joins.put(fact)

    def touch(self, claims: Iterable[str]) -> None:
        """Notes the matters of these claims: something about them changed that is not on the shelf."""
        self._changed |= {self._addresses[claim] for claim in claims if claim in self._addresses}

    def take_changed(self) -> set[MatterKey]:
        """The addresses to be made again, each once; those that were joined to another among them."""
        changed, self._changed = self._changed, set()
        return changed | {self._joins.root_of(key) for key in changed}

    def is_joined_to_another(self, key: MatterKey) -> bool:
        """Whether the claims of this address stand at another, by a reviewer's word."""
        return self._joins.root_of(key) != key

    def family_of(self, kind: Kind, givers: tuple[str, ...]) -> frozenset[MatterKey]:
        """The addresses of that kind and these givers: only among them can one deny or contain another."""
        return frozenset(key for key in self._families[(kind, givers)] if not self.is_joined_to_another(key))

    def address_of(self, claim: str) -> MatterKey | None:
        """Where a claim stands; None for one that is not on the shelf."""
        address = self._addresses.get(claim)
        return self._joins.root_of(address) if address else None

    def pages_of(self, key: MatterKey) -> list[Page]:
        """The facts of a matter, document by document, in canonical order; those of joined addresses under `key`."""
        members = self._joins.members_of(key)
        if len(members) == 1:
            return [page for _, page in self._pages[key]]
        facts = sorted(self._moved(key, members), key=lambda fact: fact.order)
        return [tuple(group) for _, group in groupby(facts, key=lambda fact: fact.order[:2])]

    def _moved(self, key: MatterKey, members: Iterable[MatterKey]) -> Iterable[Fact]:
        facts = (fact for member in members for _, page in self._pages[member] for fact in page)
        return (fact if fact.key == key else replace(fact, key=key) for fact in facts)

    def find_parts(self, key: MatterKey) -> Mapping[str, str]:
        """Claim -> the part of the matter at `key` that reviewers put it in; without those in the part of all."""
        members = self._joins.members_of(key)
        judged = [fact for member in members for fact in self._judged.get(member, ())]
        if not judged:
            return {}
        others = [member for member in members if member != key]
        rest = {member: [fact.id for _, page in self._pages[member] for fact in page] for member in others}
        return self._joins.find_parts(judged, rest)

    def joint_facts_beside(self, key: MatterKey) -> list[Fact]:
        """Joint figures of sister matters, in canonical order: one joint statement holds in all of them."""
        others = (fact for fact in self._joint.get(_sisters(key), {}).values() if fact.key != key)
        return sorted(others, key=lambda fact: fact.order)

    def theatres_of(self, key: MatterKey) -> frozenset[str]:
        """Where the victims of a casualty matter were sent, or what two documents name: no part of the whole."""
        if key.kind is not Kind.CASUALTY:
            return frozenset()
        naming = self._naming.get(key, {})
        often = {place for place, documents in naming.items() if len(documents) > 1}
        return frozenset(self._theatres.get(key.givers, set()) | often)


def _sisters(key: MatterKey) -> Sisters:
    return (key.kind, key.givers, key.takers)


def _by_key_and_order(fact: Fact) -> tuple[object, ...]:
    key = fact.key
    return (key.kind, key.givers, key.takers, key.item, key.outcome or "", key.places, fact.order)
