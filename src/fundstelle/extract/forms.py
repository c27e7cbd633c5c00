"""Forms: "aid in the form of food", "four brigades with 12,000 soldiers": of two nouns the second says what it is."""

from __future__ import annotations

from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.sentence import Sentence

_GENERAL = frozenset({"money", "goods.other", "arms.other", "technology.other"})
"""Classes of "aid", "support" and the like."""


def read_forms(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """The items without those that only introduce the next one; it takes their place in the clause."""
    read: list[ItemRef] = []
    for item in items:
        before = read[-1] if read else None
        if before is not None and (_is_form_of(s, before, item) or _is_strength_of(s, before, item)):
            read[-1] = replace(
                item,
                np_first=before.np_first,
                preps=before.preps,
                prep_word=before.prep_word,
                nationality=item.nationality or before.nationality,
                case=before.case,
            )
        else:
            read.append(item)
    return read


def _is_form_of(s: Sentence, aid: ItemRef, goods: ItemRef) -> bool:
    """ "aid in the form of food"."""
    link = s.mark_at(aid.last, "word", "form_links")
    return aid.item in _GENERAL and link is not None and link.last == goods.np_first


def _is_strength_of(s: Sentence, units: ItemRef, persons: ItemRef) -> bool:
    """ "four brigades with 12,000 soldiers", "a division of builders": how many, or who, the units are."""
    if not s.is_word(units.last - 1, "unit_nouns") or not persons.item.startswith("personnel") or persons.outcome:
        return False
    linked = persons.np_first == units.last + 1 and s.is_word(units.last, "content_links")
    said = persons.number is not None or (units.number is None and s.is_word(units.last, "genitive_prepositions"))
    return linked and said and not persons.definite
