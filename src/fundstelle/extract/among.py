"""Among: parts of what was told before, behind "darunter" or in a sentence that only says what was among it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft, Side, is_person, side_of
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.records.claim import Kind
from fundstelle.text.tokens import TokenKind


def among_drafts(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Drafts of the items behind a word for "among them" that no act takes."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return
    used = {draft.item.first for draft in drafts}
    for mark in a.s.word_marks("among_words"):
        if a.s.mark_at(mark.last, "casualty"):
            continue
        clause = a.clause_at(mark.first)
        if _only_is(a, clause):
            yield from _told(a, clause, used)
        elif a.s.is_mark_token(mark.first - 1, ",–—("):
            yield from _set_apart(a, drafts, mark.last, used)


def _set_apart(a: Analysis, drafts: Sequence[Draft], start: int, used: set[int]) -> Iterator[Draft]:
    """ "…, dass Nordland Soldaten entsendet, darunter auch Pioniere": of the act told last in the sentence."""
    whole = [d for d in drafts if d.item.first < start and d.kind is not Kind.CASUALTY]
    items = [i for i in _row_from(a, start) if i.first not in used]
    for item in items:
        base = next((d for d in reversed(whole) if is_person(d.item) == is_person(item)), None)
        if base is not None:
            yield replace(base, item=item, number=item.number, rule="among", event=None)


def listed_drafts(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "…, was Südland braucht: 110 Panzer, 20 Geschütze": a row without a verb behind the sentence's last colon."""
    if ":" not in a.s.signs:
        return
    used = {draft.item.first for draft in drafts}
    for clause in a.clauses:
        if clause.finite is not None or not a.s.is_mark_token(clause.first - 1, ":") or clause.first < 2:
            continue
        base = next((d for d in reversed(drafts) if d.kind is Kind.TRANSFER and d.item.first < clause.first), None)
        items = [i for i in a.items_in(clause) if i.first not in used and not i.preps and not i.outcome]
        if base is None or base.event is None or not items or items[0].np_first != clause.first or not items[0].number:
            continue
        for item in items:
            if is_person(item) == is_person(base.item) and item.item != "money":
                yield replace(base, item=item, number=item.number, rule="among")


def with_parts_only(a: Analysis, drafts: Sequence[Draft]) -> list[Draft]:
    """ "…, dazu Rüstungsgüter in kleiner Zahl: einzelne Panzer und Funkgeräte": the parts behind the colon alone."""
    if not a.s.lexicon.pack.verb_final_clauses or ":" not in a.s.signs:
        return list(drafts)
    kept = list(drafts)
    for clause in a.clauses:
        colon = clause.first - 1
        if clause.finite is not None or clause.first < _HEAD or not a.s.is_mark_token(colon, ":"):
            continue
        whole = next((d for d in reversed(kept) if d.item.first < colon), None)
        items = [i for i in a.items_in(clause) if not i.preps and not i.outcome and i.item != "money"]
        if whole is None or not items or not _is_whole(whole, items, colon) or items[0].np_first - clause.first > _NEAR:
            continue
        used = {d.item.first for d in kept}
        parts = [i for i in items if i.first not in used and is_person(i) == is_person(whole.item)]
        kept = [d for d in kept if d is not whole]
        kept += [replace(whole, item=i, number=i.number, rule="among") for i in parts]
    return kept


_HEAD = 3
"""Tokens that stand at least before the colon of such a list."""
_TOLD = 5
"""Tokens from the noun of the whole to the colon: "in kleiner Zahl"."""


def _is_whole(draft: Draft, parts: Sequence[ItemRef], colon: int) -> bool:
    wide = draft.item.item.endswith(".other") and not any(i.item == draft.item.item for i in parts)
    told = draft.event is not None and draft.kind in (Kind.TRANSFER, Kind.DEPLOYMENT)
    return wide and told and colon - draft.item.last <= _TOLD


def _row_from(a: Analysis, start: int) -> list[ItemRef]:
    """The items of the row that begins behind the word, as far as no other verb comes between."""
    first = next((i for i in a.phrases.items if i.first >= start and not i.outcome), None)
    if first is None or first.np_first - start > _NEAR or first.preps:
        return []
    return [i for i in a.phrases.items if i.group == first.group and i.first >= start]


_NEAR = 3
"""Words between "among them" and what was: "darunter auch wohl"."""


def _only_is(a: Analysis, clause: Clause) -> bool:
    """Whether the clause's verb says no more than that something is there."""
    s = a.s
    if clause.finite is None:
        return False
    if s.mark_at(clause.finite, "aux", "be"):
        return not any(m.category == "verb" and m.data.features & {"part"} for k in clause.tokens for m in s.at[k])
    if s.is_word(clause.finite, "presence_verbs"):
        return True
    ends = [k for k in clause.tokens if s.tokens[k].kind is TokenKind.WORD]
    return s.mark_at(clause.finite, "modal") is not None and bool(ends) and s.is_word(ends[-1], "perfect_infinitives")


def _told(a: Analysis, clause: Clause, used: set[int]) -> Iterator[Draft]:
    """ "Darunter seien neun Millionen Granaten", "Unter den Waffen sind Drohnen": of the deal told before."""
    finite = clause.finite or 0
    event = Event(("include",), finite, finite + 1, clause.index, features=frozenset({"fin"}))
    goals = [p for p in a.parties_in(clause) if p.preps & {"to"} and p.np_last <= finite]
    for item in a.items_in(clause):
        if item.first in used or item.outcome or item.preps or item.definite or item.item == "money":
            continue
        kind = Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
        giver = side_of([item.nationality], "nationality") if item.nationality else Side()
        taker = side_of(goals, "among")
        places = places_of(a, clause, event, item)
        yield Draft(kind, item, clause, event, giver, taker, item.number, None, places, rule="among")
