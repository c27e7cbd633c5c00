"""Same things: a general noun that takes up what was told before is of its finer class ("The men", "die Maschinen")."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Thing
from fundstelle.extract.draft import Draft, is_person
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.records.claim import Kind

_REACH = 3
"""Sentences back to which "the men" may point."""

_FINER = {
    "aircraft": frozenset({"uav", "helicopter"}),
    "machinery": frozenset({"uav", "helicopter", "aircraft"}),
    "vehicle": frozenset({"armour"}),
    "missile.other": frozenset({"artillery.mrl"}),
}
"""What goods named by a general word may be, besides the finer classes of its family ("the launchers")."""
_BROAD = frozenset({"missile.other", "ammunition.other", "fuel.other", "artillery.other"})
"""General classes that a definite noun leaves to be said by what was told before ("the missiles")."""

_SKILLED = frozenset({"personnel.engineers", "personnel.workers", "personnel.instructors"})


def with_same_class(a: Analysis, drafts: Sequence[Draft], context: Context) -> list[Draft]:
    """The drafts with the class of what their nouns take up; a troop and its number of men are one."""
    found = [replace(d, item=replace(d.item, item=_class_meant(a, d, context))) for d in drafts]
    return [d for d in found if not any(_counts(a, other, d) for other in found)]


def _class_meant(a: Analysis, draft: Draft, context: Context) -> str:
    item = draft.item
    if draft.item_from is not None or item.designation is not None:
        return item.item
    if is_person(item):
        return _persons_meant(a, item, context, dead=draft.kind is Kind.CASUALTY)
    counted = item.number is not None and item.item == "machinery"
    if (item.item not in _FINER and item.item not in _BROAD) or not (item.definite or counted):
        return item.item
    thing = context.last_thing(a.s.index, _REACH - 1, persons=False)
    return thing.item.item if thing is not None and _is_finer(thing.item.item, item.item) else item.item


def _is_finer(told: str, general: str) -> bool:
    family = general.partition(".")[0]
    return told in _FINER.get(general, ()) or (general in _BROAD and told.partition(".")[0] == family)


def _persons_meant(a: Analysis, item: ItemRef, context: Context, *, dead: bool) -> str:
    if item.item == "personnel.other" and a.s.is_word(item.first, "men_words"):
        before = [i for i in a.phrases.items if i.last <= item.np_first and is_person(i) and not i.outcome]
        if before:
            return before[-1].item
        thing = _last_persons(a, context)
        counted = item.number is not None
        return thing.item.item if thing is not None and (item.definite or counted) else item.item
    if not dead and item.people and item.definite and item.number is None and item.nationality is not None:
        thing = _last_persons(a, context)
        same = thing is not None and thing.giver == item.nationality.ids
        return thing.item.item if thing is not None and same and thing.item.item in _SKILLED else item.item
    return item.item


def _last_persons(a: Analysis, context: Context) -> Thing | None:
    return context.last_thing(a.s.index, _REACH, persons=True)


def _counts(a: Analysis, men: Draft, troop: Draft) -> bool:
    """ "The first contingent, some 1,500 men, arrived": the apposition has the number of the noun before it."""
    same = (men.kind, men.clause.index, men.event) == (troop.kind, troop.clause.index, troop.event)
    if not same or men.number is None or troop.number is not None or not is_person(troop.item):
        return False
    comma = a.s.is_mark_token(men.item.np_first - 1, ",") and troop.item.last == men.item.np_first - 1
    return comma and a.s.is_word(men.item.first, "men_words")
