"""Shared items: what an act is about stands in another clause: above an infinitive, before "and", behind "of the"."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import HARM_FRAMES, PERSON_FRAMES, TRAIN_FRAMES, TRANSFER_FRAMES, is_person
from fundstelle.extract.events import Event
from fundstelle.extract.item_fit import is_genitive_attribute
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef


def raised_subject(a: Analysis, event: Event, frame: str, clause: Clause) -> list[ItemRef]:
    """ "3,000 soldiers are expected to arrive", "oil continues to flow": an infinitive's subject stands above it."""
    moved = frame in ("go", "die", "serve", "exercise", "origin") or event.voice == "passive"
    if a.s.lexicon.pack.verb_final_clauses or clause.opener != "inf" or clause.parent is None or not moved:
        return []
    above = a.clauses[clause.parent]
    if above.finite is None:
        return []
    before = [i for i in a.items_in(above) if i.last <= above.finite and not i.preps and not i.outcome]
    if not before and event.voice != "passive":  # "lured young men to fight"
        objects = [i for i in a.items_in(above) if i.first > above.finite and not i.preps and not i.outcome]
        before = [i for i in objects if is_person(i) or i.last == clause.first]
    persons = frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES
    return [i for i in before if i.group == before[-1].group and (is_person(i) or not persons)]


def shared_subject(a: Analysis, event: Event, frame: str, clause: Clause, events: Sequence[Event]) -> list[ItemRef]:
    """ "sind eingetroffen und würden vorbereitet": a coordinated act of persons named once."""
    if frame not in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES | {"go"} or not _is_coordinated(a, clause):
        return []
    counted = [n for n in a.phrases.loose_numbers if n.core in clause and n.core < event.at and n.use == "count"]
    if any(n.core in clause for n in a.phrases.loose_numbers) and not (frame in HARM_FRAMES and len(counted) == 1):
        return []
    if frame == "employ" and event.voice == "active":
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first and is_person(i) and not i.preps and not i.outcome]
    if a.s.lexicon.pack.verb_final_clauses:  # "halfen, einen Angriff der Ostmärker abzuwehren, und räumten Minen"
        outside = [i for i in before if a.clause_at(i.first).opener != "inf" and i.case not in ("gen", "dat_gen")]
        before = outside or before
    shared = [i for i in before if not is_genitive_attribute(a, i)][-1:]
    if not counted:
        return shared
    number = counted[0]  # "three soldiers died and five were injured"
    return [replace(i, number=number, first=number.core, last=number.last, np_first=number.first) for i in shared]


def _is_coordinated(a: Analysis, clause: Clause) -> bool:
    return a.s.is_word(clause.first, "coordinators") or (
        clause.first > 0 and a.s.is_word(clause.first - 1, "coordinators")
    )


def trained_forces(a: Analysis, event: Event, frame: str, clause: Clause) -> list[ItemRef]:
    """ "have trained Norlandic forces": read as a body of its state, the forces are who is trained."""
    if frame != "train" or a.s.lexicon.pack.verb_final_clauses or event.noun:
        return []
    bodies = [p for p in a.parties_in(clause) if p.institution in ("force", "mil") and p.owner_of is not None]
    if event.voice == "active":
        bodies = [p for p in bodies if p.np_first - event.last <= 1 and p.np_first >= event.last]
    else:
        bodies = [p for p in bodies if p.np_last <= event.at and not p.preps]
    return [
        ItemRef("personnel.troops", p.np_last - 1, p.np_last, p.np_first, frozenset(), nationality=p, group=_APART)
        for p in bodies[:1]
    ]


_APART = -1
"""Group of what stands in no row with anything."""


def cleft_items(a: Analysis, event: Event, frame: str, clause: Clause) -> list[ItemRef]:
    """ "What Norland wants in exchange is aircraft and tanks": the goods stand behind the verb of being."""
    opens = a.s.is_word(clause.first, "cleft_words") and clause.first <= 1
    if not opens or event.noun or frame not in TRANSFER_FRAMES:
        return []
    links = (at for at in range(event.last, len(a.s.tokens)) if a.s.mark_at(at, "aux", "be") or _amounts(a, at))
    link = next(links, None)
    head = next((i for i in a.phrases.items if link is not None and 0 < i.np_first - link <= _BEHIND_LINK), None)
    return [i for i in a.phrases.items if head is not None and i.group == head.group and i.first >= head.first]


_BEHIND_LINK = 4
"""Tokens from the verb of being to the goods: "is, it says, a number of tanks"."""


def _amounts(a: Analysis, at: int) -> bool:
    return a.s.is_word(at, "amount_verbs")


def counted_of(a: Analysis, clause: Clause) -> Number | None:
    """ "15,000 soldiers, of whom 600 have been killed": the number in the clause counts a part."""
    if a.s.lexicon.pack.verb_final_clauses or not any(m.first in clause for m in a.s.marks("partitive")):
        return None
    return next((n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"), None)


def part_of(a: Analysis, event: Event, frame: str, clause: Clause) -> list[ItemRef]:
    """ "Of the 11,000 soldiers, 4,000 have been killed": the number before the act counts some of those just named."""
    loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.core < event.at and n.use == "count"]
    persons = frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES
    whole = [
        i
        for i in a.items_in(clause)
        if loose
        and i.last <= loose[-1].first
        and not i.outcome
        and is_person(i) == persons
        and a.s.is_word(i.np_first - 1, "part_of")
        and a.clauses[0].first in (i.np_first, i.np_first - 1)
    ]
    if not whole:
        return []
    number = loose[-1]
    return [
        replace(whole[0], number=number, first=number.core, last=number.last, np_first=number.first, preps=frozenset())
    ]
