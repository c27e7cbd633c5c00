"""One matter from its facts: who affirms it, its series, and the runs that contradictions are looked for in."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import DENIED, Fact
from fundstelle.reconcile.judging import find_parts
from fundstelle.reconcile.options import Judgement
from fundstelle.reconcile.origins import count_units, find_passed_on
from fundstelle.reconcile.series import Run, make_runs, make_series
from fundstelle.reconcile.shelf import Shelf
from fundstelle.reconcile.sums import with_sums
from fundstelle.records.ids import make_matter_id
from fundstelle.records.matter import Matter, MatterKey


@dataclass(frozen=True, slots=True)
class Made:
    """A matter with what it was made from."""

    matter: Matter
    facts: tuple[Fact, ...]
    runs: tuple[Run, ...]
    has_denial: bool
    related: tuple[Fact, ...] = ()
    """Facts whose claims say how they stand to other claims."""


def make_matters(
    address: MatterKey,
    shelf: Shelf,
    bodies: BodyKnowledge,
    altered: Collection[str],
    judgements: Collection[Judgement],
) -> list[Made]:
    """The matter at `address`, or the parts that reviewers split it into: a pure function of the facts on the shelf.

    altered: claims that copying altered, whose figures are nobody's.
    """
    parts = find_parts(shelf.facts_of(address), judgements)
    return [_make_part(address, name, facts, shelf, bodies, altered) for name, facts in parts.items()]


def _make_part(
    address: MatterKey,
    name: str,
    facts: Sequence[Fact],
    shelf: Shelf,
    bodies: BodyKnowledge,
    altered: Collection[str],
) -> Made:
    voices = [fact.voice for fact in facts]
    units = count_units(voices, address, bodies)
    beside = shelf.joint_facts_beside(address) if any(f.number and f.number.joint for f in facts) else []
    telling = [fact for fact in (*facts, *beside) if fact.id not in altered]
    runs = make_runs(telling, address, shelf.theatres_of(address), bodies, find_passed_on(voices, bodies))
    key = replace(address, part=name)
    matter = Matter(
        id=make_matter_id(key),
        key=key,
        claim_ids=tuple(fact.id for fact in facts),
        units=units,
        independent_origins=len(units),
        mentions=sum(fact.stance != DENIED for fact in facts),
        series=with_sums([(run, make_series(run)) for run in runs]),
        vague_words=_find_vague(facts),
    )
    has_denial = any(fact.stance == DENIED for fact in facts)
    return Made(matter, tuple(facts), tuple(runs), has_denial, tuple(fact for fact in facts if fact.claim.relations))


def _find_vague(facts: Sequence[Fact]) -> tuple[str, ...]:
    """The plural words that stand for numbers ("Dutzende"), each once: shown as words beside the figures."""
    return tuple(dict.fromkeys(f.vague_word for f in facts if f.vague_word and f.stance != DENIED))
