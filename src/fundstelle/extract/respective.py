"""Respective numbers: "Norland and Ostria gave 19 and 24 tanks respectively" tells of each what it gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, Side
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace

_TWO = 2


def with_respective_numbers(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, with one for each of two parties where two numbers are theirs in turn."""
    for draft in drafts:
        first = _number_before(a, draft)
        if first is None:
            yield draft
            continue
        item = replace(draft.item, number=first, first=first.core, last=first.last, np_first=first.first)
        if len(draft.giver.ids) == _TWO:
            one, other = _halves(draft.giver)
            yield replace(draft, item=item, number=first, giver=one)
            yield replace(draft, giver=other)
        else:
            one, other = _halves(draft.taker)
            yield replace(draft, item=item, number=first, taker=one)
            yield replace(draft, taker=other)


def _number_before(a: Analysis, draft: Draft) -> Number | None:
    """The first of two coordinated numbers, where a word says that each belongs to one of two parties."""
    if draft.number is None or not a.s.has_word_in(draft.clause, "respective_words"):
        return None
    pairs = [side for side in (draft.giver, draft.taker) if len(side.ids) == _TWO and len(side.tokens) == _TWO]
    if len(pairs) != 1:
        return None
    link = draft.number.first - 1
    joined = a.s.is_word(link, "coordinators", "respective_words")
    return next((n for n in a.phrases.loose_numbers if joined and n.last == link and n.use == "count"), None)


def _halves(side: Side) -> tuple[Side, Side]:
    return (
        replace(side, ids=side.ids[:1], tokens=side.tokens[:1]),
        replace(side, ids=side.ids[1:], tokens=side.tokens[1:]),
    )
