"""Suppliers: "Nordland ist Südlands wichtigster Waffenlieferant": a noun for who delivers, read as the delivery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft, is_person, side_of
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.subjects import NAMES
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind

_WITHIN = 4
"""Tokens between the noun and whose supplier it is, or what is supplied."""


def suppliers(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """Drafts of what a named party is said to be the supplier of, for a named taker."""
    nouns = a.s.words_of("supplier_nouns")
    used = {draft.item.first for draft in drafts}
    yield from _buyers(a, used, voices)
    for mark in a.s.marks("carrier"):
        if not a.s.norm(mark.first).endswith(tuple(nouns)) or mark.first in used:
            continue
        clause = a.clause_at(mark.first)
        taker = _taker_of(a, mark.first, mark.last)
        giver = _giver_of(a, clause, taker, voices) if taker is not None else None
        if taker is None or giver is None:
            continue
        for item in _goods_of(a, mark.first, mark.last):
            sides = side_of([giver], "supplier"), side_of([taker], "supplier")
            places = places_of(a, clause, None, item)
            yield Draft(Kind.TRANSFER, item, clause, None, *sides, None, None, places, rule="supplier")


def _buyers(a: Analysis, used: set[int], voices: Voices) -> Iterator[Draft]:
    """ "Größter Abnehmer nordischer Granaten ist Südland": whose the goods are gives, the one other party gets."""
    nouns = a.s.words_of("buyer_nouns")
    for mark in a.s.marks("carrier", "institution") if nouns else ():
        clause = a.clause_at(mark.first)
        is_so = clause.finite is not None and a.s.mark_at(clause.finite, "aux", "be") is not None
        if a.s.norm(mark.first) not in nouns or not is_so:
            continue
        goods = [i for i in a.phrases.items if 0 <= i.np_first - mark.last <= 1 and i.nationality and not is_person(i)]
        for item in goods[:1] if goods and goods[0].first not in used else ():
            owner = item.nationality
            taker = _giver_of(a, clause, owner, voices) if owner is not None else None
            if owner is None or taker is None:
                continue
            sides = side_of([owner], "supplier"), side_of([taker], "supplier")
            places = places_of(a, clause, None, item)
            yield Draft(Kind.TRANSFER, item, clause, None, *sides, None, None, places, rule="supplier")


def _goods_of(a: Analysis, at: int, last: int) -> list[ItemRef]:
    """ "Waffenlieferant", "Lieferant von Drohnen und Raketen"."""
    prefix = next((m for m in a.s.at[at] if m.category in ("prefix_item", "prefix_designation")), None)
    if prefix is not None:
        item = str(prefix.data.item) if prefix.category == "prefix_designation" else prefix.value
        return [] if item.startswith("personnel") else [ItemRef(item, at, last, at, frozenset())]
    behind = [i for i in a.phrases.items if 0 < i.np_first - last <= _WITHIN and a.s.is_word(i.np_first - 1, *_LINKS)]
    head = next((i for i in behind if not is_person(i) and i.number is None), None)
    return [i for i in a.phrases.items if head is not None and i.group == head.group and i.first >= head.first]


_LINKS = ("genitive_prepositions", "content_links")


def _taker_of(a: Analysis, at: int, last: int) -> PartyRef | None:
    """ "Südlands … Lieferant", "Lieferant der südländischen Armee", "… für Südland"."""
    for party in a.phrases.parties:
        owns = (party.case in ("gen", "dat_gen") and not party.preps) or party.preps & {"for", "to"}
        behind = 0 <= party.np_first - last <= _WITHIN and owns
        before = party.form == "genitive" and 0 < at - party.last <= _WITHIN
        if (behind and (party.form != "adjective" or party.institution)) or before:
            return party
    return None


def _giver_of(a: Analysis, clause: Clause, taker: PartyRef, voices: Voices) -> PartyRef | None:
    bare = [p for p in a.parties_in(clause) if not p.preps and p.case not in ("gen", "dat", "dat_gen")]
    bare = [p for p in bare if p.form in NAMES or p.institution is not None]
    bare = [p for p in bare if p.first not in voices.speakers and not set(p.ids) & set(taker.ids)]
    bare = [
        p for p in bare if p.institution is None
    ] or bare  # "als Lieferanten … hatte Geheimdienstchef X … bezeichnet"
    return bare[0] if len({p.ids for p in bare}) == 1 and bare[0].form != "genitive" else None
