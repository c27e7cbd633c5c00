"""Reviewers' "same" and "not the same" between claims: which addresses they join, and into which parts they split one.

"Same" between claims of two addresses joins the whole addresses: whoever sees that two ways of writing one thing stand
apart need not say so of each claim. "Not the same" between claims of one address (or of joined ones) parts them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from fundstelle.reconcile.facts import Fact, Order
from fundstelle.reconcile.options import Judgement
from fundstelle.records.matter import MatterKey


class Joins:
    """Which addresses stand together. It depends on the judged claims that were put in, not on their order."""

    def __init__(self, judgements: Sequence[Judgement]) -> None:
        self._judgements = tuple(judgements)
        self._judged = {claim for judgement in judgements for claim in (judgement.a, judgement.b)}
        self._facts: dict[str, Fact] = {}
        self._root: dict[MatterKey, MatterKey] = {}
        self._members: dict[MatterKey, tuple[MatterKey, ...]] = {}
        self._changed: set[MatterKey] = set()

    def is_judged(self, claim: str) -> bool:
        """Whether a reviewer judged this claim."""
        return claim in self._judged

    def put(self, fact: Fact) -> None:
        """Takes a judged claim in."""
        self._facts[fact.id] = fact
        self._changed.add(fact.key)

    def take_changed(self) -> set[MatterKey]:
        """The addresses that stand otherwise since the last time, after claims were put in."""
        if not self._changed:
            return set()
        before = self._root
        self._root = self._find_roots()
        members: dict[MatterKey, list[MatterKey]] = defaultdict(list)
        for key, root in self._root.items():
            members[root].append(key)
        self._members = {root: tuple(keys) for root, keys in members.items()}
        changed, self._changed = self._changed, set()
        return changed | {key for key in {*before, *self._root} if before.get(key) != self._root.get(key)}

    def _find_roots(self) -> dict[MatterKey, MatterKey]:
        """Each joined address -> the one where all stand: that of the judged claim that comes first."""
        first: dict[MatterKey, Order] = {}
        root: dict[MatterKey, MatterKey] = {}
        for judgement in self._judgements:
            a, b = self._facts.get(judgement.a), self._facts.get(judgement.b)
            if not judgement.same or a is None or b is None or a.key == b.key:
                continue
            for fact in (a, b):
                root.setdefault(fact.key, fact.key)
                first[fact.key] = min(fact.order, first.get(fact.key, fact.order))
            one, other = root[a.key], root[b.key]
            root = {key: one if at == other else at for key, at in root.items()}
        groups: dict[MatterKey, list[MatterKey]] = defaultdict(list)
        for key, at in root.items():
            groups[at].append(key)
        return {key: min(keys, key=lambda each: first[each]) for keys in groups.values() for key in keys}

    def root_of(self, key: MatterKey) -> MatterKey:
        """Where the claims of an address stand."""
        return self._root.get(key, key)

    def members_of(self, key: MatterKey) -> tuple[MatterKey, ...]:
        """The addresses whose claims stand at `key`; itself among them."""
        return self._members.get(key, (key,))

    def find_parts(self, judged: Sequence[Fact], rest: Mapping[MatterKey, Sequence[str]]) -> dict[str, str]:
        """Claim -> the name of its part, without those in the part "" of all that nobody split off.

        A part is named after its first claim. Claims judged the same go together; of two judged not the same the one
        that is later in the canonical order leaves. judged: the claims of one matter that are judged; rest: all claims
        of the addresses joined to it, which go where the first of them that joins them goes.
        """
        orders = {fact.id: fact.order for fact in judged}
        known = [j for j in self._judgements if j.a in orders and j.b in orders]
        groups = _unite(orders, known)
        part_of = _assign(sorted(set(groups.values())), _find_foes(groups, known), {f.order: f.id for f in judged})
        named = {claim: part_of[group] for claim, group in groups.items()}
        parts = {claim: name for key, claims in rest.items() if (name := self._home_of(key, named)) for claim in claims}
        return {claim: name for claim, name in (parts | named).items() if name}

    def _home_of(self, key: MatterKey, named: Mapping[str, str]) -> str:
        """The part of the earliest claim of an address that a reviewer called the same as one of another address."""
        joining = [
            self._facts[claim]
            for j in self._judgements
            if j.same and j.a in named and j.b in named and self._facts[j.a].key != self._facts[j.b].key
            for claim in (j.a, j.b)
            if self._facts[claim].key == key
        ]
        return named[min(joining, key=lambda fact: fact.order).id]


def _unite(orders: Mapping[str, Order], judgements: Sequence[Judgement]) -> dict[str, Order]:
    """Claim -> the first place of its group, for every claim that is judged."""
    group = {claim: orders[claim] for j in judgements for claim in (j.a, j.b)}
    for judgement in judgements:
        if judgement.same:
            old, new = sorted((group[judgement.a], group[judgement.b]), reverse=True)
            group = {claim: new if at == old else at for claim, at in group.items()}
    return group


def _find_foes(groups: Mapping[str, Order], judgements: Sequence[Judgement]) -> dict[Order, set[Order]]:
    foes: dict[Order, set[Order]] = defaultdict(set)
    for judgement in judgements:
        if not judgement.same and groups[judgement.a] != groups[judgement.b]:
            foes[groups[judgement.a]].add(groups[judgement.b])
            foes[groups[judgement.b]].add(groups[judgement.a])
    return foes


def _assign(groups: Sequence[Order], foes: Mapping[Order, set[Order]], names: Mapping[Order, str]) -> dict[Order, str]:
    """Each group to the first part in which it has no foe; a new part is named after its first claim."""
    members: dict[str, set[Order]] = {"": set()}
    part_of = {}
    for group in groups:
        free = [part for part, inside in members.items() if not inside & foes.get(group, set())]
        part = free[0] if free else names[group]
        members.setdefault(part, set()).add(group)
        part_of[group] = part
    return part_of
