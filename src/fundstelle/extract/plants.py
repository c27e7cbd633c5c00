"""Plants: who builds a factory for drones in another's country hands over how they are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, side_of
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.made_for import as_knowledge
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.records.claim import Kind


def plants(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "Norland has agreed to build plants in Ostria for making drones": knowledge of drones for Ostria."""
    used = {draft.item.first for draft in drafts if draft.giver and draft.taker}
    for mark in a.s.word_marks("facility_nouns"):
        builder, host = _builder(a, mark), _host(a, mark)
        item = _made_there(a, mark)
        if builder is None or host is None or item is None or item.first in used or set(builder.ids) & set(host.ids):
            continue
        clause = a.clause_at(mark.first)
        places = places_of(a, clause, None, item)
        sides = side_of([builder], "plant"), side_of([host], "plant")
        yield Draft(Kind.TRANSFER, item, clause, None, *sides, None, None, places, rule="plant")


def _builder(a: Analysis, mark: Mark) -> PartyRef | None:
    """The bare party before a verb of building that has the plant as its object."""
    verbs = [at for at in range(max(0, mark.first - _OBJECT), mark.first) if a.s.is_word(at, "building_words")]
    before = [p for p in a.phrases.parties if verbs and p.np_last <= verbs[0] and not p.preps and p.case != "gen"]
    return next((p for p in reversed(before) if p.form not in ("adjective", "inhabitant")), None)


_OBJECT = 4
"""Tokens from a verb of building to the plant."""


def _host(a: Analysis, mark: Mark) -> PartyRef | None:
    """The party behind "in": its phrase may begin with the plant, as that of firms does ("companies in Norland")."""
    near = (p for p in a.phrases.parties if 0 < p.first - mark.last <= _OBJECT)
    return next((p for p in near if a.s.mark_at(mark.last, "prep", "in")), None)


def _made_there(a: Analysis, mark: Mark) -> ItemRef | None:
    """What is made in the plant: behind a verb of making, with nobody's number."""
    for item in a.phrases.items:
        makes = a.s.has_word_in(range(mark.last, item.first), "making_words")
        known = as_knowledge(item)
        if item.first > mark.last and makes and known.item.startswith("technology"):
            return known
    return None
