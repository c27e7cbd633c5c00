"""Purposes: who is to be helped with what is sent tells who gets it ("will Truppen aufbieten, um X zu helfen")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, side_of
from fundstelle.extract.events import find_events
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind

_HELPS = frozenset({"supply", "help", "serve"})


def fill_helped(a: Analysis, draft: Draft) -> Draft:
    """The draft with the party that an infinitive of purpose under its act says is to be helped."""
    event = draft.event
    if draft.taker or not draft.giver or event is None or event.noun or not a.s.has_word("purpose_openers"):
        return draft
    if draft.kind not in (Kind.TRANSFER, Kind.DEPLOYMENT) or not a.s.lexicon.pack.verb_final_clauses:
        return draft
    for clause in a.clauses:
        under = clause.opener == "inf" and (clause.parent == draft.clause.index or draft.clause.parent == clause.index)
        if not under or not a.s.is_word(clause.first, "purpose_openers") or a.items_in(clause):
            continue
        if not any(e.clause == clause.index and set(e.frames) & _HELPS for e in find_events(a)):
            continue
        helped = [p for p in a.parties_in(clause) if is_bare(p) or (p.case in ("dat", "dat_gen") and not p.preps)]
        helped = [
            p for p in helped if (p.form != "adjective" or p.institution) and not set(p.ids) & set(draft.giver.ids)
        ]
        if helped:
            return replace(draft, taker=side_of(helped[:1], "purpose"))
    return draft
