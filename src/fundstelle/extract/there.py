"""There: the country that "dort", "there", "im Land" mean: the one that was named last as where something is."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft, Side, carried
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind

_REACH = 2
"""Sentences over which "there" may point back."""

_MOVED = frozenset({"give", "supply", "bring", "go", "serve", "employ"})


def fill_there(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "1.800 Soldaten sind im Land stationiert", "supplied weapons there": in or to the country named last."""
    event, where = draft.event, context.where
    if not a.s.has_word("there_words"):
        return draft
    if draft.taker or not draft.giver or event is None or event.noun or event.attributive:
        return draft
    at = next((at for at in draft.clause.tokens if a.s.is_word(at, "there_words")), None)
    if at is None or not set(event.frames) & _MOVED or draft.kind is Kind.TRAINING:
        return draft
    here = _named_before(a, at)
    if here and not set(here.ids) & set(draft.giver.ids):
        return replace(draft, taker=here)
    if here or where is None or a.s.index - where.sentence > _REACH or set(where.giver) & set(draft.giver.ids):
        return draft
    return replace(draft, taker=carried(where.giver, where.span))


def _named_before(a: Analysis, at: int) -> Side:
    """The state of the place, or named as a place, that stands last before token `at`."""
    marks = [m for m in a.s.marks("place") if m.last <= at and m.data.state]
    found = [(m.first, m.last, m.data.state) for m in marks]
    found += [(p.first, p.last, p.ids[0]) for p in a.phrases.parties if p.last <= at and p.preps & {"in", "to"}]
    if not found:
        return Side()
    first, last, state = max(found)
    return Side((state,), ((first, last),), None, "there") if a.s.lexicon.knowledge.is_state(state) else Side()


def with_where(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the state this sentence names last as a place ("in Sundland", "to Sundland")."""
    for party in reversed(a.phrases.parties):
        if (
            party.form == "adjective"
            or not party.preps & {"in", "to"}
            or not a.s.lexicon.knowledge.is_state(party.ids[0])
        ):
            continue
        span = a.s.span(text_id, party.first, party.last)
        return replace(context, where=Deal(party.ids, (), False, span, a.s.index))
    return context
