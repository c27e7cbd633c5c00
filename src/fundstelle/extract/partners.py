"""Partners: with whom a known party deals, as far as what was told before and the sentence itself allow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import Draft
from fundstelle.extract.participants import is_inside_attribute, is_region, owns_noun
from fundstelle.extract.refs import PartyRef
from fundstelle.text.tokens import TokenKind

Found = tuple[tuple[str, ...], Deal]
"""A side and the deal it is taken over from."""

_CLEAR = 2
"""Of three deals of a party so many must be with one partner for that one to be taken over."""


def find_partner(context: Context, known: tuple[str, ...], *, gives: bool, persons: bool) -> Found | None:
    """Whom `known` (the giver, if `gives`) deals with; None where nobody is told of, or several without a clear one."""
    deal = context.partner(known, gives=gives, persons=persons)
    if deal is not None:
        side = deal.taker if gives else deal.giver
        return (side, deal) if side and not _is_unclear(context, known, side, gives=gives) else None
    return context.other_side(known) or context.leading_other(known)


def _is_unclear(context: Context, known: tuple[str, ...], side: tuple[str, ...], *, gives: bool) -> bool:
    """Whether the party has dealt with several before, and not with this one nearly always."""
    sides = Counter(
        deal.taker if gives else deal.giver for deal in context.deals if (deal.giver if gives else deal.taker) == known
    )
    return len(sides) > 1 and sides[side] * 3 < sum(sides.values()) * _CLEAR


def has_rival(
    a: Analysis, draft: Draft, side: tuple[str, ...], speakers: Set[int], speaker: tuple[str, ...] = ()
) -> bool:
    """Whether somebody else in the sentence may be the one that is missing, and `side` itself does not stand in it.

    speakers: first tokens of party mentions that speak; speaker: the party that speaks in the draft's clause.
    """
    known = {*draft.giver.ids, *draft.taker.ids, *(i for p in a.phrases.parties if p.first in speakers for i in p.ids)}
    known -= set(side)
    others = [p for p in a.phrases.parties if not set(p.ids) & known and not is_region(a, p)]
    if any(set(p.ids) & set(side) for p in others):
        return False
    others = [p for p in others if p.ids != speaker or p.institution is None]  # "a spokesman for Norland's army said"
    return any(_may_take_part(a, p, speakers) for p in others)


def _may_take_part(a: Analysis, party: PartyRef, speakers: Set[int]) -> bool:
    """A party that neither speaks nor owns something, and is no scene of a war, no way and nobody's enemy."""
    if party.first in speakers or party.form == "adjective" or party.case == "gen":
        return False
    if party.preps & {"against", "via", "of_source"} or is_inside_attribute(a, party) or _modifies(a, party):
        return False
    if owns_noun(a, party):
        return False
    before = party.prep_first if party.prep_first is not None else party.np_first
    return not a.s.is_word(before - 1, "conflict_nouns")


def _modifies(a: Analysis, party: PartyRef) -> bool:
    """ "Russian assets", "the Ukraine war": the name stands before the noun that it belongs to."""
    if a.s.is_word(party.last, "conflict_nouns"):
        return True
    at = party.last
    return (
        party.form == "inhabitant"
        and at < len(a.s.tokens)
        and a.s.tokens[at].kind is TokenKind.WORD
        and not a.s.has_any(at, ("verb", "aux", "modal", "prep", "word", "report"))
    )


def is_in_return(a: Analysis, draft: Draft) -> bool:
    """ "Im Gegenzug seien Container gekommen", "in return": the other way round than what was told before."""
    return a.s.has_word_in(draft.clause, "return_words")


def names_giver_only(a: Analysis, deal: Deal, speakers: Set[int]) -> bool:
    """Whether of the two sides of a deal the sentence names the giver alone, and not as a speaker."""
    named = {i for p in a.phrases.parties if p.first not in speakers and p.form != "adjective" for i in p.ids}
    return bool(named & set(deal.giver)) and not named & set(deal.taker)
