"""Bodies of persons and their men: "a contingent of 1,500", "vier Brigaden mit 12.000 Mann"."""

from __future__ import annotations

from decimal import Decimal

from fundstelle.extract.item_refs import finer, is_person_class
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.sentence import Sentence


def join_units(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "eine Brigade mit 2.300 Soldaten", "a division of builders": one body of so many, of the finer class."""
    joined: list[ItemRef] = []
    for item in items:
        unit = joined[-1] if joined else None
        if unit is not None and _is_manned_by(s, unit, item):
            joined[-1] = replace(
                unit,
                item=finer(unit.item, item.item) if s.lexicon.pack.nouns_capitalised else item.item,
                last=item.last,
                number=item.number or unit.number,
                nationality=unit.nationality or item.nationality,
            )
        else:
            joined.append(item)
    return joined


def _is_manned_by(s: Sentence, unit: ItemRef, men: ItemRef) -> bool:
    persons = is_person_class(unit) and is_person_class(men) and not unit.outcome and not men.outcome
    if not persons or men.first - unit.last > _MANNED or not s.is_word(unit.last, "content_links"):
        return False
    if not s.lexicon.pack.nouns_capitalised:
        return unit.first < men.first and s.is_word(unit.last, "genitive_prepositions")
    return men.np_first - unit.last == 1 and unit.number is None and men.number is not None


_MANNED = 6
"""Tokens from a body of persons to the noun of who they are: "a contingent of some 500 Norlandic soldiers"."""


def count_men(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "vier Brigaden mit zusammen 12.000 Mann", "a force of 1,500 men": units are counted by their men."""
    counted: list[ItemRef] = []
    for item in items:
        before = counted[-1] if counted else None
        if before is not None and _is_strength(s, before, item):
            people = before.nationality or item.nationality
            counted[-1] = replace(before, number=item.number, last=item.last, nationality=people)
        elif before is not None and _is_so_strong(s, before, item):
            people = before.nationality or item.nationality
            counted[-1] = replace(item, number=before.number, np_first=before.np_first, nationality=people)
        elif before is not None and _is_both_sexes(s, before, item):
            counted[-1] = replace(before, last=item.last)
        else:
            counted.append(item)
    return counted


def _is_strength(s: Sentence, unit: ItemRef, men: ItemRef) -> bool:
    """ "mit zusammen 12.000 Mann", "with more than a dozen soldiers": more than there are units."""
    if not (is_person_class(unit) and is_person_class(men)) or men.number is None or men.outcome or unit.outcome:
        return False
    linked = "with" in men.preps or s.is_word(men.np_first - 1, "content_links")
    near = 1 <= men.np_first - unit.last <= (1 if unit.number is None else _MEN)
    return linked and near and (unit.number is None or (men.nationality is None and _is_more(men, unit)))


def _is_more(men: ItemRef, units: ItemRef) -> bool:
    return _size(men) > _size(units)


def _size(item: ItemRef) -> Decimal:
    ends = (item.number.low, item.number.high) if item.number else ()
    return max((end for end in ends if end is not None), default=Decimal(0))


def _is_so_strong(s: Sentence, men: ItemRef, unit: ItemRef) -> bool:
    """ "ein 1.500 Mann starkes Kontingent": the men stand before the adjective of the unit."""
    both = is_person_class(men) and is_person_class(unit) and men.number is not None and unit.number is None
    return both and unit.np_first - men.last in (0, 1) and s.is_word(men.last, "strength_adjectives")


def _is_both_sexes(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "40 Soldatinnen und Soldaten", "Männer und Frauen": one group of persons."""
    if not is_person_class(before) or before.item != item.item or not s.is_row(before.last, item.first):
        return False
    endings = s.words_of("feminine_endings")
    women = any(s.norm(before.last - 1).endswith(ending) for ending in endings)
    return women or (s.is_word(before.first, "men_words") and s.is_word(item.first, "men_words"))


_MEN = 3
"""Tokens from a unit to its men: "mit zusammen 12.000 Mann"."""


def with_strengths_behind(s: Sentence, items: list[ItemRef], loose: list[Number]) -> tuple[list[ItemRef], list[Number]]:
    """ "a contingent of 1,500", "eine Truppe von 1.500": the bare number behind a body of persons."""
    left, found = list(loose), list(items)
    for at, item in enumerate(items):
        link = item.last if is_person_class(item) and item.number is None and not item.outcome else -1
        number = next((n for n in left if n.first == link + 1 and s.is_word(link, "content_links")), None)
        if number is not None and number.unit is None:
            found[at] = replace(item, number=number, last=number.last)
            left.remove(number)
    return found, left
