"""No acts: words that look like an act with its thing, and tell of something else ("experienced trainers")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import is_person
from fundstelle.extract.events import Event, find_events
from fundstelle.extract.refs import ItemRef


def is_no_act(a: Analysis, event: Event, frame: str, clause: Clause, item: ItemRef) -> bool:
    """Whether the words tell of no act of this frame with this thing."""
    if frame in ("serve", "bring", "go") and _is_learnt(a, clause):
        return True
    if frame == "bring" and event.lemma in a.s.words_of("goal_verbs") and not _has_goal(a, event, clause, item):
        return True
    if frame == "serve":
        return _is_own_cause(a, event) or _is_noun(a, event) or _is_practice(a, event, clause)
    if frame == "give" and is_person(item):
        return _is_way_back(a, event, item)
    if frame == "get":
        return _is_got_by_others(a, event, clause)
    return frame == "lose" and item.number is None and _stands_before(a, event)


def is_otherwise_meant(a: Analysis, event: Event) -> bool:
    """Whether the word for an act means another one here: an order, a way home, "there is"."""
    if event.noun:
        return False
    if _is_quality(a, event) or _is_warned_of(a, event) or _is_by_what(a, event):
        return True
    return _is_order(a, event) or _leads_home(a, event) or _says_there_is(a, event)


def _is_quality(a: Analysis, event: Event) -> bool:
    """ "the soldiers are poorly trained": how good they are at it, and nobody is trained."""
    return "train" in event.frames and a.s.is_word(event.at - 1, "quality_adverbs")


def _is_by_what(a: Analysis, event: Event) -> bool:
    """ "reached Ostria aboard warships": behind another verb of motion it only says with what."""
    if not a.s.is_word(event.at, "aboard_words"):
        return False
    moves = (e for e in find_events(a) if e.clause == event.clause and set(e.frames) & {"go", "bring", "give"})
    return any(e.at < event.at for e in moves)


def _is_warned_of(a: Analysis, event: Event) -> bool:
    """ "warned against sending troops": what somebody is told not to do."""
    return "ing" in event.features and a.s.mark_at(event.at - 1, "prep", "against") is not None


def _is_order(a: Analysis, event: Event) -> bool:
    """ "instructed its citizens to keep away": who tells others what to do trains nobody."""
    if not a.s.is_word(event.at, "ordering_verbs"):
        return False
    near = range(event.at + 2, min(len(a.s.tokens), event.at + _ORDER))
    return any(a.s.is_word(at, "infinitive_marker") for at in near)


_ORDER = 9
"""Tokens from a verb of ordering to what is to be done."""


def _leads_home(a: Analysis, event: Event) -> bool:
    """ "to bring home men who fought for Norland", "kehrten nach Hause zurück": whoever comes home is not sent."""
    if not set(event.frames) & {"give", "bring", "go"}:
        return False
    clause = a.clauses[event.clause]
    if any(set(other.frames) & {"serve", "employ"} for other in find_events(a)):
        return False  # "bring home men fighting for Ostria": what they did is told here, and of them
    return any(a.s.is_word(at, "home_words") and abs(at - event.at) <= _HOME for at in clause.tokens)


_HOME = 6
"""Tokens between a verb of motion and the word for home."""


def _is_way_back(a: Analysis, event: Event, item: ItemRef) -> bool:
    """ "to send home hundreds of citizens": those who come back have been sent by nobody, whatever they did there."""
    behind = (event.last, item.last)
    return not a.s.lexicon.pack.verb_final_clauses and any(a.s.is_word(at, "way_back_words") for at in behind)


def _says_there_is(a: Analysis, event: Event) -> bool:
    """ "Es gibt neue Nahrung für den Verdacht": nothing is given where the verb with its pronoun means "there is"."""
    if not a.s.is_word(event.at, "existing_verbs"):
        return False
    return any(a.s.is_word(at, "expletives") for at in (event.at - 1, event.at + 1) if at in a.clauses[event.clause])


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


def _is_practice(a: Analysis, event: Event, clause: Clause) -> bool:
    """ "took part in exercises", "worked at a parade": who practises or shows himself serves nobody else."""
    return any(a.s.is_word(at, "practice_nouns") for at in clause.tokens if event.last <= at <= event.last + _PRACTICE)


_PRACTICE = 4
"""Tokens from a verb of taking part to what it is taken in."""


def _is_noun(a: Analysis, event: Event) -> bool:
    """ "died in the fighting for the town": behind its article the gerund is a noun."""
    if "ing" not in event.features or event.noun or a.s.lexicon.pack.verb_final_clauses:
        return False
    battle = a.s.is_word(event.at, "enemy_nouns") and a.s.mark_at(event.at - 1, "prep", "in") is not None
    return battle or a.s.is_word(event.at - 1, "articles")


def _is_learnt(a: Analysis, clause: Clause) -> bool:
    """ "are learning to fly jets": what is taught or learnt is done by nobody yet."""
    above = a.clauses[clause.parent] if clause.opener == "inf" and clause.parent is not None else None
    if above is None or a.s.lexicon.pack.verb_final_clauses:
        return False
    return a.s.has_mark_in(above, "verb", "train") or a.s.has_mark_in(above, "verb", "exercise")


def _has_goal(a: Analysis, event: Event, clause: Clause, item: ItemRef) -> bool:
    """Whether the words say what is moved, right behind the verb, and whither: "took them to Norland"."""
    if event.voice == "active" and not 0 <= item.np_first - event.last <= 1:
        return False
    if any(p.preps & {"to"} for p in a.parties_in(clause)):
        return True
    return any(m.first in clause and a.s.mark_ending_at(m.first, "prep", "to") for m in a.s.marks("place"))
