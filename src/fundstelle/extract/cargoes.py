"""Cargoes: goods or persons of one party for another, told by a noun phrase alone ("Drohnen aus Nordland für X")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft, Side, is_person, side_of
from fundstelle.extract.item_fit import carries
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.subjects import NAMES
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind

_WITHIN = 2
"""Tokens between goods and whom they are for."""


def cargoes(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """ "iranische Waffen für die Huthi", "Drohnen aus Nordland für Südland", "Nordland: Panzer für Südland"."""
    used = {draft.item.first for draft in drafts}
    for item in a.phrases.items:
        if item.first in used or item.item == "money" or item.outcome or (item.weak and item.number is None):
            continue
        clause = a.clause_at(item.first)
        if clause.finite is not None and carries(a, item, clause):
            continue
        goal = _goal_of(a, item, voices)
        giver = _giver_of(a, item, clause, goal) if goal is not None else Side()
        if goal is None or not giver or set(goal.ids) & set(giver.ids):
            continue
        kind = Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
        yield Draft(
            kind, item, clause, None, giver, side_of([goal], "cargo"), item.number, None,
            places_of(a, clause, None, item), rule="cargo",
        )  # fmt: skip


def _goal_of(a: Analysis, item: ItemRef, voices: Voices) -> PartyRef | None:
    """Whom the row of goods is for; behind the goods' own origin too. Persons are for somebody, not to."""
    end = max(i.last for i in a.phrases.items if i.group == item.group and i.first >= item.first)
    if item.nationality is not None and item.nationality.first >= end:
        end = item.nationality.np_last
    groups = {"for"} if is_person(item) else {"for", "to"}
    goal = next((p for p in a.phrases.parties if p.preps & groups and 0 <= p.np_first - end <= _WITHIN), None)
    return None if goal is None or goal.first in voices.speakers else goal


def _planner(a: Analysis, clause: Clause) -> PartyRef | None:
    """ "Nordland bereitet ein Paket für Südland vor": the subject of a verb of preparing."""
    if not any(m.category == "verb" and m.value == "prepare" for at in clause.tokens for m in a.s.at[at]):
        return None
    bare = [p for p in a.parties_in(clause) if is_bare(p) and (p.form in NAMES or p.institution is not None)]
    return bare[0] if len(bare) == 1 and a.s.lexicon.pack.verb_final_clauses else None


def _head_before_colon(a: Analysis, clause: Clause) -> PartyRef | None:
    """ "Nordland legt nach: Mehr Panzer für Südland": the only party of the short clause before the colon."""
    if clause.finite is not None or clause.parent is None or not a.s.is_mark_token(clause.first - 1, ":"):
        return None
    head = a.clauses[clause.parent]
    if head.first or head.last - head.first > _HEAD or any("report" in a.s.kinds[at] for at in head.tokens):
        return None
    named = [p for p in a.parties_in(head) if p.form in NAMES and is_bare(p)]
    return named[0] if len(named) == 1 and len(a.parties_in(head)) == 1 and head.finite is not None else None


_HEAD = 6
"""Tokens of the clause before a headline's colon."""


def _giver_of(a: Analysis, item: ItemRef, clause: Clause, goal: PartyRef) -> Side:
    if item.nationality is not None:
        if is_person(item) and clause.finite is not None:
            return Side()  # in a sentence of its own the persons do what its verb says
        return side_of([item.nationality], "nationality")
    planner = _planner(a, clause)
    if planner is not None:
        return side_of([planner], "planner")
    head = _head_before_colon(a, clause)
    if head is not None:
        return side_of([head], "label")
    label = next((p for p in a.phrases.parties if p.np_first == 0 and not p.preps and p.institution is None), None)
    if label is None or label.form != "name" or clause.finite is not None:
        return Side()
    return side_of([label], "label") if a.s.is_mark_token(label.np_last, ":") else Side()
