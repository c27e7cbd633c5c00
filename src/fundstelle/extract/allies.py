"""Allies: "sein Verbündeter werde … schicken": the subject is whom the speaker or the subject above deals with."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft, Side, carried
from fundstelle.extract.record import replace
from fundstelle.extract.subjects import subjects_above

_GIVES = frozenset({"give", "supply", "bring", "share", "pay", "help"})


def fill_ally(a: Analysis, draft: Draft, context: Context, speaker: tuple[str, ...]) -> Draft:
    """The draft with both sides, where an ally or neighbour by possessive is the subject of an act of giving."""
    event = draft.event
    if event is None or event.noun or event.attributive or event.voice != "active" or not set(event.frames) & _GIVES:
        return draft
    if draft.giver or not any(_is_ally(a, at) for at in draft.clause.tokens):
        return draft
    whose = _whose(a, draft, context, speaker)
    other = context.other_side(whose) or context.leading_other(whose) if whose else None
    if other is None or (draft.taker and set(draft.taker.ids) != set(whose)) or set(other[0]) & set(whose):
        return draft
    taker = draft.taker or Side(whose, (), other[1].span, "ally")
    return replace(draft, giver=carried(other[0], other[1].span), taker=taker)


def _is_ally(a: Analysis, at: int) -> bool:
    """ "sein Verbündeter", "its ally": with a possessive that may stand in the subject, behind no preposition."""
    owned = a.s.is_word(at - 1, "possessives_of_subject") if at else False
    return owned and a.s.is_word(at, "ally_nouns") and a.s.mark_ending_at(at - 1, "prep") is None


def _whose(a: Analysis, draft: Draft, context: Context, speaker: tuple[str, ...]) -> tuple[str, ...]:
    above = subjects_above(a, draft.clause)
    return above[0].ids if above else speaker or context.subject
