"""Buying: where goods are bought, and whom they are bought for."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.roles import Arguments


def as_bought_for(a: Analysis, event: Event, item: ItemRef, args: Arguments) -> Arguments:
    """ "would buy Norland 18 howitzers": between a verb of buying and the goods stands whom they are for."""
    words = a.s.words_of("buying_verbs")
    bought = event.lemma in words and not event.noun and not a.s.lexicon.pack.verb_final_clauses
    if not bought or not args.subject or not args.dative or args.source or args.dative[0].np_last > item.np_first:
        return args
    return replace(args, for_=args.dative, dative=())


def with_market(a: Analysis, event: Event, args: Arguments) -> Arguments:
    """ "kauft in Nordland Drohnen", "bought shells in Norland": where somebody buys, they are sold."""
    words = a.s.words_of("buying_verbs")
    if event.noun or event.lemma not in words:
        return args
    market = tuple(p for p in args.inside if a.s.lexicon.knowledge.is_state(p.ids[0]) or "EU" in p.ids)
    return replace(args, source=market, inside=tuple(p for p in args.inside if p not in market))
