"""Numbers apart from their noun: before an attribute ("60 von Norland gelieferte Raketen") or set off behind it."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.nominal import phrase_start
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.values import Basis


def with_set_off_numbers(
    s: Sentence, items: list[ItemRef], loose: list[Number], parties: Sequence[PartyRef]
) -> tuple[list[ItemRef], list[Number]]:
    """Items with the loose numbers that are theirs, and the numbers that are left."""
    if not s.lexicon.pack.nouns_capitalised or not loose or not items:
        return items, loose
    left = []
    for number in loose:
        item = next((i for i in items if i.number is None and _belongs_to(s, number, i, parties)), None)
        if item is None:
            left.append(number)
            continue
        items = [replace(i, number=number) if i is item else i for i in items]
    return items, left


def _belongs_to(s: Sentence, number: Number, item: ItemRef, parties: Sequence[PartyRef]) -> bool:
    if number.unit is not None or item.item == "money":
        return False
    return _is_set_off(s, number, item) or _is_before_attribute(s, number, item, parties)


def _is_set_off(s: Sentence, number: Number, item: ItemRef) -> bool:
    """ "Panzer, insgesamt 60, an …", "Panzer (rund 60)": alone between marks right behind the noun."""
    if number.first != item.last + 1:
        return False
    bracket = s.is_mark_token(item.last, "(") and s.is_mark_token(number.last, ")")
    summed = number.basis is Basis.TOTAL and s.is_mark_token(item.last, ",") and s.is_mark_token(number.last, ",.")
    return bracket or summed


def _is_before_attribute(s: Sentence, number: Number, item: ItemRef, parties: Sequence[PartyRef]) -> bool:
    """ "60 von Norland an Südland gelieferte Raketen": parties with their prepositions, and a participle."""
    start = item.np_first
    attribute = any(m.category == "verb" and m.data.features & {"att", "part_att"} for m in s.at[start])
    if not attribute or not number.last < start <= number.last + _ATTRIBUTE:
        return False
    at = number.last
    while at < start:
        party = next((p for p in parties if p.prep_first == at and p.np_last <= start), None)
        if party is None:
            return False
        at = party.np_last
    return phrase_start(s, item.first, {}) == start


_ATTRIBUTE = 12
"""Tokens from a number to the participle of its noun."""
