"""Ties: two parties of whom a sentence says that one stands by the other, for later ones that name but one of them."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft, carried
from fundstelle.extract.participants import is_region
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef

_TIED = 3
"""Sentences over which a tie holds."""

Found = tuple[tuple[str, ...], Deal]


def find_tie(a: Analysis, text_id: str) -> Deal | None:
    """ "Norland ist Sundlands wichtigster Verbündeter", "Norland backs Sundland": the two of such a sentence."""
    if not a.s.has_word("tie_words"):
        return None
    parties = [p for p in a.phrases.parties if not is_region(a, p) and not p.preps & {"against", "of_source"}]
    ids = list(dict.fromkeys(p.ids for p in parties))
    if len(ids) > _PAIR:  # "backs the militia in Ostria": where it is, stands for nobody
        parties = [p for p in parties if not p.preps & {"in"}]
        ids = list(dict.fromkeys(p.ids for p in parties))
    if len(ids) != _PAIR or set(ids[0]) & set(ids[1]):
        return None
    span = a.s.span(text_id, parties[0].first, parties[-1].last)
    return Deal(ids[0], ids[1], False, span, a.s.index)


_PAIR = 2


def with_tie(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the tie that this sentence tells of, if it does."""
    tie = find_tie(a, text_id)
    return context if tie is None else replace(context, tie=tie)


def find_tied(a: Analysis, context: Context, known: tuple[str, ...]) -> Found | None:
    """Whom `known` is tied to by a sentence not far back."""
    return tied_to(context, known, a.s.index)


def tied_to(context: Context, known: tuple[str, ...], sentence: int) -> Found | None:
    """Whom `known` is tied to at most a few sentences before `sentence`."""
    tie = context.tie
    if tie is None or sentence - tie.sentence > _TIED:
        return None
    if tie.giver == known:
        return tie.taker, tie
    return (tie.giver, tie) if tie.taker == known else None


_GIVES = frozenset({"give", "supply", "bring", "share", "pay"})


def fill_ally_given(a: Analysis, draft: Draft, context: Context) -> Draft:
    """ "sold its ally tanks", "liefert dem Nachbarn Chips": the other one of the two that were told of."""
    event = draft.event
    if event is None or event.noun or event.attributive or event.voice != "active" or not set(event.frames) & _GIVES:
        return draft
    if not draft.giver or draft.taker or not any(_is_ally(a, at) for at in draft.clause.tokens):
        return draft
    one = draft.giver.ids
    found = find_tied(a, context, one) or context.other_side(one)
    if found is None or set(found[0]) & set(one):
        return draft
    return replace(draft, taker=carried(found[0], found[1].span))


def _is_ally(a: Analysis, at: int) -> bool:
    """ "its ally", "dem Verbündeten": a word for a partner behind a possessive or an article, of nobody named."""
    if not a.s.is_word(at, "ally_nouns") or any(_names(p, at) for p in a.phrases.parties):
        return False
    return any(a.s.is_word(k, "possessives", "articles") for k in (at - 1, at - 2))


def _names(party: PartyRef, at: int) -> bool:
    """ "its ally Norland", "Nordlands Verbündeter": the words say whose ally or which."""
    return party.first in (at + 1, at + 2) or party.last in (at, at - 1) or party.np_first <= at < party.np_last
