"""Trade: what a state exports or imports is told without whom it trades with; nobody is taken over for that side."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft, carried
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind

_GIVES = frozenset({"give", "bring"})


def fill_trader(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "Mehr Öl werde eingeführt": in a passive that names nobody the state that was spoken of last trades."""
    event = draft.event
    if draft.giver or draft.taker or event is None or event.voice != "passive" or not _is_trade(a, draft):
        return draft
    if any(a.parties_in(draft.clause)) or context.subject_span is None or a.s.index - context.subject_at > 1:
        return draft
    side = carried(context.subject, context.subject_span)
    return replace(draft, giver=side) if _exports(draft) else replace(draft, taker=side)


def is_trade_open(a: Analysis, draft: Draft, context: Context) -> bool:
    """Whether only the trading state is told, and no deal in the same goods right before says with whom."""
    known, other = (draft.giver, draft.taker) if _exports(draft) else (draft.taker, draft.giver)
    if not known or other or not _is_trade(a, draft):
        return False
    if not a.s.lexicon.knowledge.is_state(known.ids[0]) or _names_partner(a, known.ids):
        return False
    family = draft.item.item.partition(".")[0]
    return not any(
        (thing.giver if _exports(draft) else thing.taker) == known.ids
        and (thing.taker if _exports(draft) else thing.giver)
        and thing.item.item.partition(".")[0] == family
        for thing in context.things
    )


def _names_partner(a: Analysis, known: tuple[str, ...]) -> bool:
    """ "hat eine Drohne eingeführt, die aus Nordland stammt": the other side stands elsewhere in the sentence."""
    ways = frozenset({"from", "to", "for"})
    return any(p.preps & ways and "of_source" not in p.preps and not set(p.ids) & set(known) for p in a.phrases.parties)


def _is_trade(a: Analysis, draft: Draft) -> bool:
    event = draft.event
    if event is None or event.noun or draft.kind is not Kind.TRANSFER:
        return False
    if a.s.has_word_in(range(draft.item.np_first, draft.item.first), "demonstratives_like"):
        return False  # "exportiert solche Waffen": those told of before
    if event.lemma in a.s.words_of("trade_verbs"):
        return True
    return "get" in event.frames and a.s.has_word_in(draft.clause, "abroad_words")


def _exports(draft: Draft) -> bool:
    return draft.event is not None and bool(set(draft.event.frames) & _GIVES)
