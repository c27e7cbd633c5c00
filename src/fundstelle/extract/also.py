"""Takers told beside: those for whom the goods are meant, or to whom another has just given the same."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft, carried, is_person, side_of
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind

_REACH = 2
"""Sentences back to which "also" may point."""

Found = tuple[tuple[str, ...], Deal]


def find_taker_beside(a: Analysis, draft: Draft, context: Context) -> Found | None:
    """ "Norland handed Sundland 240 tanks, while Ostria supplied 30", "Auch Ostrien gab 30 ab": the other's taker."""
    also = _gives_also(a, draft)
    deal = context.last_deal(a.s.index, _REACH if also else 0)
    if deal is None or deal.persons != is_person(draft.item) or set(deal.taker) & set(draft.giver.ids):
        return None
    return deal.taker, deal


def _gives_also(a: Analysis, draft: Draft) -> bool:
    """Whether "also" stands right beside the giver of an act of giving."""
    if draft.event is None or not set(draft.event.frames) & {"give", "supply"} or not draft.giver.tokens:
        return False
    first, last = draft.giver.tokens[0]
    return a.s.is_word(first - 1, "list_adverbs") or a.s.is_word(last, "list_adverbs")


def fill_meant_for(a: Analysis, draft: Draft) -> Draft:
    """ "300 Millionen Euro für Sundlands Luftabwehr", "$1bn for Sundland's drones": they get it."""
    if draft.taker or not draft.giver or draft.kind is not Kind.TRANSFER or draft.event is None or draft.event.noun:
        return draft
    for item in a.phrases.items:
        owner = item.nationality
        near = item.preps & {"for"} and 0 <= item.np_first - draft.item.last <= 1 and draft.item.item == "money"
        if near and owner is not None and not set(owner.ids) & set(draft.giver.ids):
            return replace(draft, taker=side_of([owner], "meant_for"))
    return draft


def fill_ally_gets(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Russland liefert Belarus … Der Nachbar bekommt außerdem …": the taker of the deal told just before."""
    event = draft.event
    if draft.giver or draft.taker or event is None or event.noun or "get" not in event.frames:
        return draft
    deal = context.last_deal(a.s.index, 1)
    finite = draft.clause.finite if draft.clause.finite is not None else event.at
    subject = [at for at in draft.clause.tokens if at < finite and a.s.is_word(at, "ally_nouns")]
    if (
        deal is None
        or deal.persons != is_person(draft.item)
        or not subject
        or not a.s.is_word(subject[0] - 1, "articles")
    ):
        return draft
    return replace(draft, giver=carried(deal.giver, deal.span), taker=carried(deal.taker, deal.span))
