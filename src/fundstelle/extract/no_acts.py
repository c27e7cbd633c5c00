"""No acts: words that look like an act with its thing, and tell of something else ("experienced trainers")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import is_person
from fundstelle.extract.events import Event
from fundstelle.extract.refs import ItemRef


def is_no_act(a: Analysis, event: Event, frame: str, clause: Clause, item: ItemRef) -> bool:
    """Whether the words tell of no act of this frame with this thing."""
    if frame == "serve":
        return _is_own_cause(a, event) or _is_noun(a, event)
    if frame == "give" and is_person(item):
        return _is_way_back(a, event, item)
    if frame == "get":
        return _is_got_by_others(a, event, clause)
    return frame == "lose" and item.number is None and _stands_before(a, event)


def _is_got_by_others(a: Analysis, event: Event, clause: Clause) -> bool:
    """ "were received by both sides": by somebody whom we do not know."""
    by = a.s.mark_at(event.last, "prep", "by") is not None and event.voice == "passive"
    named = any(p.preps & {"by"} for p in a.parties_in(clause))
    return by and not named and not a.s.lexicon.pack.verb_final_clauses


def _stands_before(a: Analysis, event: Event) -> bool:
    """Whether the participle stands right before a noun, with no auxiliary or subject of its own."""
    if a.s.mark_at(event.at - 1, "prep"):
        return True
    said = a.s.is_word(event.at - 1, "predicative")
    return any(i.np_first <= event.at < i.first or (said and event.last == i.np_first) for i in a.phrases.items)


def _is_own_cause(a: Analysis, event: Event) -> bool:
    """ "fight for their freedom", "operate drones": for nobody else, or what is done with a thing."""
    if a.s.lexicon.pack.verb_final_clauses or event.noun:
        return False
    if a.s.mark_at(event.last, "prep", "for") and a.s.is_word(event.last + 1, "possessives"):
        return True
    thing = (i for i in a.phrases.items if not is_person(i) and not i.preps and 0 <= i.np_first - event.last <= 1)
    return event.lemma == "operate" and next(thing, None) is not None


def _is_noun(a: Analysis, event: Event) -> bool:
    """ "died in the fighting for the town": behind its article the gerund is a noun."""
    if "ing" not in event.features or event.noun or a.s.lexicon.pack.verb_final_clauses:
        return False
    battle = a.s.is_word(event.at, "enemy_nouns") and a.s.mark_at(event.at - 1, "prep", "in") is not None
    return battle or a.s.is_word(event.at - 1, "articles")


def _is_way_back(a: Analysis, event: Event, item: ItemRef) -> bool:
    """ "to send home hundreds of citizens": those who come back have been sent by nobody."""
    behind = (event.last, item.last)
    return not a.s.lexicon.pack.verb_final_clauses and any(a.s.is_word(at, "homewards") for at in behind)
