"""Made for: ammunition for a weapon, knowledge of how to build one. The goods behind "for" or "on" say which."""

from __future__ import annotations

from fundstelle.extract.item_refs import family
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.sentence import Sentence

_AMMUNITION_OF = {
    "artillery.mrl": "ammunition.rocket",
    "artillery.mortar": "ammunition.mortar",
    "artillery.howitzer": "ammunition.artillery",
    "artillery.other": "ammunition.artillery",
    "air_defence": "missile.air_defence",
    "small_arms": "ammunition.small_arms",
}
_OWN_ROUNDS = frozenset({"artillery.mrl", "artillery.mortar", "small_arms"})
"""Weapons whose rounds and shells are no shells of howitzers."""
_LAUNCHERS = frozenset({"artillery.mrl", "air_defence"})
"""Weapons that fire missiles: "rockets for launchers"."""
_KNOWLEDGE_OF = {
    "missile": "technology.missile",
    "uav": "technology.uav",
    "ship": "technology.naval",
}
_WEAPONS = frozenset({"artillery", "air_defence", "small_arms", "armour", "aircraft", "helicopter"})


def read_made_for(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """The items, with ammunition classed by its weapon and knowledge by its subject; these are no goods themselves."""
    read: list[ItemRef] = []
    feeds = 0
    for item in items:
        before = read[-1] if read else None
        if before is not None and _is_fed(s, before, item):
            read[-1] = _fed(before, item)
            feeds = item.last
        elif before is not None and feeds == before.last and _is_fed_too(s, before, item):
            read.append(_fed(replace(before, designation=None, first=item.first, np_first=item.np_first), item))
            feeds = item.last
        elif before is not None and _is_known(s, before, item):
            read[-1:] = _known(s, before, item)
        else:
            read.append(item)
    return read


def as_knowledge(subject: ItemRef) -> ItemRef:
    """Help with a thing is the knowledge of how it is made, where its class has one."""
    return replace(subject, item=_KNOWLEDGE_OF.get(family(subject.item), subject.item))


def _is_fed(s: Sentence, goods: ItemRef, weapon: ItemRef) -> bool:
    """ "ammunition for howitzers"; what the weapon's own owner has added stands before its name."""
    near = 1 <= weapon.np_first - goods.last <= 2 or _is_behind_for(s, goods, weapon)
    shot = family(goods.item) == "ammunition" or (goods.item == "missile.other" and weapon.item in _LAUNCHERS)
    return shot and family(weapon.item) in _WEAPONS and near and "for" in weapon.preps


def _is_fed_too(s: Sentence, goods: ItemRef, weapon: ItemRef) -> bool:
    """ "shells for howitzers and rocket launchers": the second weapon in the row behind "for"."""
    fed = family(goods.item) == "ammunition" and family(weapon.item) in _WEAPONS and weapon.number is None
    return fed and s.is_row(goods.last, weapon.np_first)


def _is_behind_for(s: Sentence, goods: ItemRef, weapon: ItemRef) -> bool:
    return s.mark_at(goods.last, "prep", "for") is not None and weapon.first - goods.last <= 4


def _fed(goods: ItemRef, weapon: ItemRef) -> ItemRef:
    open_class = goods.item in ("ammunition.other", "missile.other") or weapon.item in _OWN_ROUNDS
    fine = _AMMUNITION_OF.get(weapon.item, goods.item) if open_class else goods.item
    return replace(goods, item=fine, designation=goods.designation or weapon.designation, last=weapon.last)


def _is_known(s: Sentence, knowledge: ItemRef, subject: ItemRef) -> bool:
    """ "expertise in rocket engines, drones and missile guidance": the subject, and the row that goes on from it."""
    if not knowledge.item.startswith("technology") or subject.number is not None or subject.nationality is not None:
        return False
    return _is_linked(s, knowledge, subject) or (knowledge.part and _goes_on(s, knowledge, subject))


def _is_linked(s: Sentence, knowledge: ItemRef, subject: ItemRef) -> bool:
    """ "expertise in drones", "technology for producing drones", "know-how to build missiles"."""
    if knowledge.last == subject.np_first - 1 and s.is_word(knowledge.last, "subject_links"):
        return True
    between = range(knowledge.last, subject.np_first)
    if not 0 < len(between) <= _MAKING or not s.has_word_in(between, "making_words", "making_nouns"):
        return False
    small = ("subject_links", "infinitive_marker", "articles", "genitive_prepositions", "making_words", "making_nouns")
    return all(s.is_word(at, *small) for at in between)


_MAKING = 5
"""Tokens of "for the production of" and the like."""


def _goes_on(s: Sentence, knowledge: ItemRef, subject: ItemRef) -> bool:
    """A further subject in the row."""
    return s.is_row(knowledge.last, subject.np_first)


def _known(s: Sentence, knowledge: ItemRef, subject: ItemRef) -> list[ItemRef]:
    fine = subject.item if subject.item.startswith("technology") else _KNOWLEDGE_OF.get(family(subject.item))
    if fine is None:
        return [replace(knowledge, last=subject.last)]
    own = replace(
        subject,
        item=fine,
        preps=knowledge.preps,
        prep_word=knowledge.prep_word,
        nationality=knowledge.nationality,
        part=True,
        designation=None,
    )
    if not _is_linked(s, knowledge, subject):
        return [knowledge, own]
    return [replace(own, np_first=knowledge.np_first)]
