"""The door of the room: documents in, Reconciliation out, at once or one document after the other.

Every matter is a pure function of the set of its claims in canonical order. Incremental is therefore the same as a full
rebuild, whatever the order of ingestion: only the matters that a new document touches are made again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from fundstelle.reconcile.address import key_order
from fundstelle.reconcile.around import Around
from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.collecting import (
    FigureClashes,
    Told,
    find_cross_clashes,
    find_own_clashes,
    is_touched,
    tell,
)
from fundstelle.reconcile.contradictions import RetoldDesk, find_reversed
from fundstelle.reconcile.copying import Copied, CopyDesk
from fundstelle.reconcile.facts import Fact, make_facts
from fundstelle.reconcile.grades import find_letters, with_grades
from fundstelle.reconcile.links import find_container_links, find_rank_links, find_relation_links
from fundstelle.reconcile.matters import Bench, Made
from fundstelle.reconcile.mentioned import NO_MATTER, with_also_said
from fundstelle.reconcile.options import Judgement, ReconcileSettings
from fundstelle.reconcile.shelf import Page, Shelf
from fundstelle.reconcile.views import find_reason_to_leave_out
from fundstelle.records.claim import SCORED_KINDS, Kind
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Contradiction, Matter, MatterKey, MatterLink, Reconciliation
from fundstelle.values.policy import policy_of


def reconcile(
    extractions: Iterable[Extraction],
    bodies: BodyKnowledge,
    settings: ReconcileSettings | None = None,
    judgements: Sequence[Judgement] = (),
) -> Reconciliation:
    """What the claims of these documents say together. Raises ValueInvalid for an unknown number policy."""
    reconciler = Reconciler(bodies, settings, judgements)
    reconciler.add(extractions)
    return reconciler.result()


class Reconciler:
    """Reconciles a register document by document; `result` makes again only what changed since the last one."""

    def __init__(
        self,
        bodies: BodyKnowledge,
        settings: ReconcileSettings | None = None,
        judgements: Sequence[Judgement] = (),
        around: Around | None = None,
    ) -> None:
        """around: what the rest of a register says, where these documents are a part of one."""
        self._bodies = bodies
        self._settings = settings or ReconcileSettings()
        self._letters = find_letters(self._settings, bodies)
        self._policy = policy_of(self._settings.policy)
        self._shelf = Shelf(judgements, around.theatres if around else None)
        self._benches: dict[MatterKey, Bench] = {}
        self._figure_clashes = FigureClashes()
        self._desk = CopyDesk(around.groups if around else None)
        self._altered: frozenset[str] = frozenset()
        self._made: dict[MatterKey, list[Made]] = {}
        self._own: dict[MatterKey, list[Told]] = {}
        self._cross: dict[MatterKey, list[Told]] = {}
        self._reversed: dict[MatterKey, list[Told]] = {}
        self._retold = RetoldDesk(bodies)
        self._retold_told: list[Told] = []
        self._ranks: dict[MatterKey, tuple[MatterLink, ...]] = {}
        self._matter_of: dict[str, str] = {}
        self._beside: dict[str, Fact] = {}
        self._left_out: Counter[str] = Counter()
        self._taken: dict[str, int] = {}

    def add(self, extractions: Iterable[Extraction]) -> None:
        """Takes documents in; one that was taken already adds nothing."""
        for extraction in extractions:
            if extraction.reading.text.id not in self._taken:
                self._take(extraction, make_facts(extraction, self._bodies, self._policy))

    def put(self, extraction: Extraction, facts: Sequence[Fact], only: Sequence[Fact]) -> None:
        """Takes one document in whose facts are made already; one that was taken adds nothing.

        only: the facts from which matters are made, where not all are; then copied sentences are not looked for in it.
        """
        if extraction.reading.text.id not in self._taken:
            self._take(extraction, facts, only)

    def result(self) -> Reconciliation:
        """What all documents taken so far say together."""
        copied = self._desk.find_all()
        altered = frozenset[str]().union(*(each.altered for each in copied))
        self._shelf.touch(altered ^ self._altered)
        self._altered = altered
        self._renew(self._shelf.take_changed())
        contradictions = self._collect(copied)
        matters = with_also_said(self._linked_matters(), self._beside.values())
        return Reconciliation(
            matters=tuple(with_grades(matters, contradictions, self._settings, self._matter_of, self._letters)),
            contradictions=contradictions,
            copies=tuple(each.copies for each in copied),
            claims_in=sum(self._taken.values()),
            left_out=self._count_left_out(matters),
            passages=self._desk.find_passages(),
        )

    def _collect(self, copied: Iterable[Copied]) -> tuple[Contradiction, ...]:
        """All contradictions, grave ones first; a pair that two rules find is told once."""
        self._retold_told = tell(self._retold.find_all(), self._bodies, self._retold_told)
        kept = (*self._own.values(), *self._cross.values(), *self._reversed.values(), self._retold_told)
        told = chain(*kept, *(tell(each.clashes, self._bodies) for each in copied))
        first: dict[frozenset[str], Told] = {}
        for each in sorted(told, key=attrgetter("order")):
            first.setdefault(each.pair, each)
        return tuple(each.contradiction for each in first.values())

    def _linked_matters(self) -> list[Matter]:
        """The matters in the order of their addresses, each with its links."""
        made = [each for address in sorted(self._made, key=key_order) for each in self._made[address]]
        ids = {each.matter.key: each.matter.id for each in made}
        return [
            replace(each.matter, links=(*self._ranks[each.matter.key], *find_relation_links(each, self._shelf, ids)))
            for each in made
        ]

    def _count_left_out(self, matters: Iterable[Matter]) -> tuple[tuple[str, int], ...]:
        """Claims that stand in no matter, by reason; with those in matters they are all that came in."""
        attached = {claim for matter in matters for claim in matter.also_said}
        counts = self._left_out + Counter({NO_MATTER: len(self._beside.keys() - attached)})
        return tuple(sorted(counts.items()))

    def _renew(self, changed: Collection[MatterKey]) -> None:
        """Makes the changed matters again, and what they may have a part in."""
        families: dict[tuple[Kind, tuple[str, ...]], list[MatterKey]] = defaultdict(list)
        for address in changed:
            families[(address.kind, address.givers)].append(address)
            if self._shelf.is_joined_to_another(address):
                self._clear(address)
                continue
            made = self._make(address)
            self._made[address] = made
            for each in made:
                self._matter_of.update(dict.fromkeys(each.matter.claim_ids, each.matter.id))
            own = chain.from_iterable(find_own_clashes(each, self._figure_clashes) for each in made)
            self._own[address] = tell(own, self._bodies, self._own.get(address, ()))
        for address in changed:
            self._renew_reversed(address)
        for family, members in families.items():
            self._renew_family(sorted(self._shelf.family_of(*family), key=key_order), members)

    def _make(self, address: MatterKey) -> list[Made]:
        """The matter at an address, or the parts that reviewers split it into, by name."""
        pages, part_of = self._shelf.pages_of(address), self._shelf.find_parts(address)
        beside, theatres = self._shelf.joint_facts_beside(address), self._shelf.theatres_of(address)
        made = []
        for part in sorted({"", *part_of.values()}):
            own = [kept for page in pages if (kept := _keep(page, part, part_of))] if part_of else pages
            if own:
                bench = self._benches.setdefault(replace(address, part=part), Bench(address, part, self._bodies))
                made.append(bench.make(own, beside, theatres, self._altered))
        return made

    def _clear(self, address: MatterKey) -> None:
        """Nothing stands at an address whose claims were joined to another."""
        for kept in (self._made, self._own, self._cross, self._reversed):
            kept.pop(address, None)

    def _renew_reversed(self, address: MatterKey) -> None:
        """Figures told here and with the sides exchanged; kept under the address that comes first."""
        opposite = replace(address, givers=address.takers, takers=address.givers)
        if opposite == address or opposite not in self._made or address not in self._made:
            return
        first, second = sorted((address, opposite), key=key_order)
        one, other = ([fact for each in self._made[key] for fact in each.facts] for key in (first, second))
        self._reversed[first] = tell(find_reversed(one, other), self._bodies, self._reversed.get(first, ()))

    def _renew_family(self, addresses: Sequence[MatterKey], changed: Collection[MatterKey]) -> None:
        """Links and clashes between matters of one kind and the same givers, of which some changed."""
        family = [each for address in addresses for each in self._made[address]]
        near = {each.matter.key: each for each in family}
        for address in addresses:
            is_new = address in changed
            for each in self._made[address]:
                key = each.matter.key
                self._ranks[key] = (*find_rank_links(each, family, self._bodies), *find_container_links(each, family))
                is_new = is_new or is_touched(key, each, changed, self._bodies)
            if is_new:
                clashes = [
                    c for each in self._made[address] for c in find_cross_clashes(each.matter.key, near, self._bodies)
                ]
                self._cross[address] = tell(clashes, self._bodies, self._cross.get(address, ()))

    def _take(self, extraction: Extraction, facts: Sequence[Fact], only: Sequence[Fact] | None = None) -> None:
        self._taken[extraction.reading.text.id] = len(extraction.claims)
        reason = find_reason_to_leave_out(extraction.reading, self._settings)
        if reason:
            self._left_out[reason] += len(extraction.claims)
            return
        telling = facts if only is None else only
        self._shelf.put(fact for fact in telling if fact.claim.kind in SCORED_KINDS)
        self._beside |= {fact.id: fact for fact in telling if fact.claim.kind not in SCORED_KINDS}
        self._retold.put(telling)
        self._desk.put(extraction, facts, sentences=telling is facts)


def _keep(page: Page, part: str, part_of: Mapping[str, str]) -> Page:
    return tuple(fact for fact in page if part_of.get(fact.id, "") == part)
