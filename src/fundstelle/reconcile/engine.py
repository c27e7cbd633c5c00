"""The door of the room: documents in, Reconciliation out, at once or one document after the other.

Every matter is a pure function of the set of its claims in canonical order. Incremental is therefore the same as a full
rebuild, whatever the order of ingestion: only the matters that a new document touches are made again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from fundstelle.reconcile.address import key_order
from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.collecting import find_cross_clashes, find_own_clashes, has_cross_clashes, in_order, unite
from fundstelle.reconcile.contradictions import Clash
from fundstelle.reconcile.explain import explain
from fundstelle.reconcile.facts import make_facts
from fundstelle.reconcile.matters import Made, make_matter
from fundstelle.reconcile.options import Judgement, ReconcileSettings
from fundstelle.reconcile.shelf import Shelf
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import MatterKey, Reconciliation
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
    ) -> None:
        self._bodies = bodies
        self._settings = settings or ReconcileSettings()
        self._policy = policy_of(self._settings.policy)
        self._judgements = tuple(judgements)
        self._shelf = Shelf()
        self._made: dict[MatterKey, Made] = {}
        self._own: dict[MatterKey, list[Clash]] = {}
        self._cross: dict[MatterKey, list[Clash]] = {}
        self._left_out: Counter[str] = Counter()
        self._taken: dict[str, int] = {}

    def add(self, extractions: Iterable[Extraction]) -> None:
        """Takes documents in; one that was taken already adds nothing."""
        for extraction in extractions:
            if extraction.reading.text.id not in self._taken:
                self._take(extraction)

    def result(self) -> Reconciliation:
        """What all documents taken so far say together."""
        self._renew(self._shelf.take_changed())
        made = [self._made[key] for key in sorted(self._made, key=key_order)]
        clashes = chain(chain.from_iterable(self._own.values()), chain.from_iterable(self._cross.values()))
        return Reconciliation(
            matters=tuple(each.matter for each in made),
            contradictions=tuple(explain(clash, self._bodies) for clash in in_order(unite(clashes))),
            claims_in=sum(self._taken.values()),
            left_out=tuple(sorted(self._left_out.items())),
        )

    def _renew(self, changed: Collection[MatterKey]) -> None:
        """Makes the changed matters again, and the clashes that they may have a part in."""
        for key in changed:
            self._made[key] = make_matter(key, self._shelf, self._bodies)
            self._own[key] = find_own_clashes(self._made[key])
        families = {(key.kind, key.givers) for key in changed}
        for family in families:
            near = {key: self._made[key] for key in self._shelf.family_of(*family)}
            for key, made in near.items():
                if has_cross_clashes(key, made):
                    self._cross[key] = find_cross_clashes(key, near, self._bodies)

    def _take(self, extraction: Extraction) -> None:
        self._taken[extraction.reading.text.id] = len(extraction.claims)
        for fact in make_facts(extraction, self._bodies, self._policy):
            if fact.claim.kind in SCORED_KINDS:
                self._shelf.put(fact)
            else:
                self._left_out["kind_without_address"] += 1
