"""Exchanges: "Norland sent shells in return for oil": what is given back goes the other way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, is_person
from fundstelle.extract.refs import ItemRef
from fundstelle.records.claim import Kind


def exchanges(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts of the items right behind "in exchange for", with the sides of the act before exchanged."""
    if a.s.lexicon.pack.verb_final_clauses:
        return
    used = {draft.item.first for draft in drafts if draft.giver and draft.taker}
    for mark in a.s.word_marks("exchange_openers"):
        base = _act_before(drafts, mark.first) or _act_behind(drafts, mark.last)
        for item in _row_behind(a, mark.last) if base is not None else ():
            if item.first not in used and base is not None:
                yield _given_back(a, base, item)


def _act_before(drafts: Sequence[Draft], at: int) -> Draft | None:
    """The act told last before the words, if both its sides are known."""
    told = [d for d in drafts if d.kind in (Kind.TRANSFER, Kind.DEPLOYMENT) and d.event and d.item.first < at]
    return next((d for d in reversed(told) if d.giver and d.taker), None)


def _act_behind(drafts: Sequence[Draft], at: int) -> Draft | None:
    """ "In exchange for oil, Norland sent shells"."""
    return next((d for d in drafts if d.event and d.event.at > at and d.giver and d.taker and at <= _HEAD), None)


_HEAD = 5
"""Tokens within which the words open the sentence."""


def _row_behind(a: Analysis, at: int) -> list[ItemRef]:
    """The items that the words are followed by."""
    first = next((i for i in a.phrases.items if i.np_first == at and not i.outcome), None)
    return [i for i in a.phrases.items if first is not None and i.group == first.group and i.first >= first.first]


def _given_back(a: Analysis, base: Draft, item: ItemRef) -> Draft:
    kind = Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
    clause = a.clause_at(item.first)
    return Draft(kind, item, clause, None, base.taker, base.giver, item.number, rule="exchange", phase=base.phase)
