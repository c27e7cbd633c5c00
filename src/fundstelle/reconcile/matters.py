"""One matter from its facts: who affirms it, its series, and the runs that contradictions are looked for in."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import DENIED, Fact
from fundstelle.reconcile.origins import count_units, find_passed_on
from fundstelle.reconcile.series import Run, make_runs, make_series
from fundstelle.reconcile.shelf import Shelf
from fundstelle.records.ids import make_matter_id
from fundstelle.records.matter import Matter, MatterKey


@dataclass(frozen=True, slots=True)
class Made:
    """A matter with what it was made from."""

    matter: Matter
    facts: tuple[Fact, ...]
    runs: tuple[Run, ...]
    has_denial: bool


def make_matter(key: MatterKey, shelf: Shelf, bodies: BodyKnowledge) -> Made:
    """The matter at `key`: a pure function of the facts on the shelf."""
    facts = shelf.facts_of(key)
    voices = [fact.voice for fact in facts]
    units = count_units(voices, key, bodies)
    beside = shelf.joint_facts_beside(key) if any(f.number and f.number.joint for f in facts) else []
    runs = make_runs([*facts, *beside], key, shelf.theatres_of(key), bodies, find_passed_on(voices, bodies))
    matter = Matter(
        id=make_matter_id(key),
        key=key,
        claim_ids=tuple(fact.id for fact in facts),
        units=units,
        independent_origins=len(units),
        mentions=sum(fact.stance != DENIED for fact in facts),
        series=tuple(make_series(run) for run in runs),
    )
    return Made(matter, tuple(facts), tuple(runs), any(fact.stance == DENIED for fact in facts))
