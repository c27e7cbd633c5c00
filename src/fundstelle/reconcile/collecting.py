"""All contradictions of a register, each matter's own kept until the matter changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions import (
    Clash,
    find_denials,
    find_figure_clashes,
    find_multiples,
    find_outcome_clashes,
    find_part_clashes,
)
from fundstelle.reconcile.contradictions.denials import is_denying
from fundstelle.reconcile.explain import explain
from fundstelle.reconcile.matters import Made
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.series import Run
from fundstelle.records.claim import Kind
from fundstelle.records.matter import Contradiction, ContradictionType, Matter, MatterKey, OutcomeGroup

_ORDER = list(ContradictionType)


class FigureClashes:
    """The clashes of figures in each series, kept as long as the series stays the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, Slot], tuple[Run, list[Clash]]] = {}

    def find(self, matter: Matter, run: Run) -> list[Clash]:
        """The clashes in one series of a matter."""
        known = self._known.get((matter.id, run.slot))
        if known is None or known[0] is not run:
            known = self._known[(matter.id, run.slot)] = (run, list(find_figure_clashes(run)))
        return known[1]


def find_own_clashes(made: Made, figures: FigureClashes) -> list[Clash]:
    """The clashes inside one matter."""
    begun = min((sheet.begun for sheet in made.sheets if sheet.begun), default=None)
    multiples = find_multiples(fact for sheet in made.sheets if sheet.has_multiple for fact in sheet.facts)
    inside = chain.from_iterable(figures.find(made.matter, run) for run in made.runs)
    return [*inside, *find_part_clashes(made.runs, begun), *multiples]


def find_cross_clashes(key: MatterKey, near: Mapping[MatterKey, Made], bodies: BodyKnowledge) -> list[Clash]:
    """The clashes of the matter `key` with those near it (equal kind and givers, itself among them).

    These are its denials and, for casualties, sums of outcomes.
    """
    found: list[Clash] = []
    if near[key].has_denial:
        denied = [near[other] for other in near if is_denying(key, other, bodies)]
        found += find_denials(near[key].denials, [made.affirmed for made in denied])
    if key.kind is Kind.CASUALTY and key.outcome is OutcomeGroup.CASUALTIES:
        found += find_outcome_clashes(_outcomes_beside(key, near))
    return found


def is_touched(key: MatterKey, made: Made, changed: Iterable[MatterKey], bodies: BodyKnowledge) -> bool:
    """Whether the clashes of a matter with others can be other ones since `changed` (of its kind and givers) were."""
    if key.kind is Kind.CASUALTY and key.outcome is OutcomeGroup.CASUALTIES:
        return True
    return made.has_denial and any(is_denying(key, other, bodies) for other in changed)


def _outcomes_beside(key: MatterKey, near: Mapping[MatterKey, Made]) -> dict[OutcomeGroup, tuple[Run, ...]]:
    alike = {k: each for k, each in near.items() if (k.item, k.takers, k.part) == (key.item, key.takers, key.part)}
    return {k.outcome: each.runs for k, each in alike.items() if k.outcome}


def unite(clashes: Iterable[Clash]) -> list[Clash]:
    """Each pair of claims once: a pair that clashes in two ways is shown under the first type."""
    first: dict[frozenset[str], Clash] = {}
    for clash in sorted(clashes, key=_order):
        first.setdefault(clash.claim_ids, clash)
    return list(first.values())


def _order(clash: Clash) -> tuple[object, ...]:
    return (_ORDER.index(clash.type), clash.a.fact.order, clash.b.fact.order)


@dataclass(frozen=True, slots=True)
class Told:
    """A contradiction with its explanation, and where it stands among the others: grave ones first."""

    order: tuple[int, tuple[object, ...]]
    contradiction: Contradiction
    clash: Clash
    pair: frozenset[str]


def tell(clashes: Iterable[Clash], bodies: BodyKnowledge, before: Iterable[Told] = ()) -> list[Told]:
    """The clashes explained, each pair of claims once. before: what was told last time, since most stays as it was."""
    known = {_identity(told.clash): told for told in before}
    return [known.get(_identity(clash)) or _tell_one(clash, bodies) for clash in unite(clashes)]


def _tell_one(clash: Clash, bodies: BodyKnowledge) -> Told:
    return Told((-clash.severity, _order(clash)), explain(clash, bodies), clash, clash.claim_ids)


def _identity(clash: Clash) -> tuple[object, ...]:
    """Equal where the explanation is."""
    sides = [(s.fact.id, s.unit, s.also, s.statement.as_of if s.statement else None) for s in (clash.a, clash.b)]
    return (clash.type, clash.message, *sides, clash.parts_low, clash.is_resolved)
