"""Announced acts: who announces a delivery gives it; what is only promised yields to the clause's own verb."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, side_of
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.subjects import NAMES
from fundstelle.records.claim import Kind


def yields(a: Analysis, draft: Draft) -> bool:
    """ "hat zwölf versprochene Panzer übergeben": a participle that names nobody leaves its noun to the verb."""
    event = draft.event
    if event is None or not event.attributive or not a.s.lexicon.pack.verb_final_clauses:
        return False
    return not draft.giver and not draft.taker and draft.kind is not Kind.CASUALTY


def without_promised(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts without those of such participles whose noun the verb has taken."""
    acts = {d.item.first for d in drafts if d.event is not None and not d.event.attributive}
    return [d for d in drafts if not yields(a, d) or d.item.first not in acts]


def with_announcer(a: Analysis, drafts: list[Draft], events: Sequence[Event]) -> list[Draft]:
    """ "Nordlands Präsident kündigte die Lieferung von Panzern an Südland an": who announces it gives."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return drafts
    said = {e.clause for e in events if not e.noun and not e.attributive and e.phase and "give" in e.frames}
    return [_announced_by(a, d) if d.clause.index in said else d for d in drafts]


def _announced_by(a: Analysis, draft: Draft) -> Draft:
    event = draft.event
    if draft.giver or event is None or not event.noun or "give" not in event.frames or draft.kind is Kind.CASUALTY:
        return draft
    bare = [p for p in a.parties_in(draft.clause) if not p.preps and p.case not in ("gen", "dat", "dat_gen")]
    bare = [p for p in bare if p.np_last <= event.at and (p.form in NAMES or p.institution is not None)]
    side = side_of(bare[:1], "announcer")
    if a.s.mark_ending_at(event.at, "prep") is not None or set(side.ids) & set(draft.taker.ids):
        return draft
    return replace(draft, giver=side)
