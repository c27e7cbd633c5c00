"""Held items: what a container or a row behind a colon holds."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import is_person
from fundstelle.extract.refs import ItemRef


def behind_colon(a: Analysis, clause: Clause) -> list[ItemRef]:
    """ "Die Liste umfasst: zwei Panzer, …": what stands behind the colon, in stretches without a verb."""
    behind = [c for c in a.clauses if c.first >= clause.last and c.finite is None]
    if a.s.lexicon.pack.verb_final_clauses:  # a relative clause with a verb nobody knows is no row
        behind = [c for c in behind if c.opener == "main" and a.s.is_mark_token(c.first - 1, ":")]
    return [i for c in behind for i in a.items_in(c)]


def contents_of(a: Analysis, items: Sequence[ItemRef]) -> list[ItemRef]:
    """ "Container mit Munition": what is in them is a claim of its own, without their number."""
    found: list[ItemRef] = []
    for box in items:
        if box.item != "container" and not (box.number and not is_person(box) and a.s.lexicon.pack.verb_final_clauses):
            continue
        inside = [
            i
            for i in a.phrases.items
            if 0 < i.np_first - box.last <= 2
            and (
                i.preps & {"with"} or (box.item == "container" and a.s.is_word(i.np_first - 1, "genitive_prepositions"))
            )
            and (box.item == "container" or (i.number is not None and not i.part))
        ]
        for item in inside[:1]:
            found += [i for i in a.phrases.items if i is item or (i.group == item.group and i.first > item.first)]
    return found
