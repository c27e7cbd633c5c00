"""Sides by place: the state of a region, port or city that goods or persons go to or come from."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, Side
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind


def fill_by_place(a: Analysis, draft: Draft) -> Draft:
    """ "in die Region Kursk", "über den Hafen Rajin": the state of a place where no party is known for that side."""
    for _name, first, last in draft.places:
        mark = a.s.mark_at(first, "place")
        state = mark.data.state if mark else None
        if state is None or state in (*draft.giver.ids, *draft.taker.ids):
            continue
        preps = _preposition_near(a, first)
        side = Side((state,), ((first, last),), None, "place")
        if draft.giver and not draft.taker and preps & {"to", "in", "at"}:
            draft = replace(draft, taker=side)
        elif draft.taker and not draft.giver and preps & {"from", "via"} and draft.kind is Kind.TRANSFER:
            draft = replace(draft, giver=side)
    return draft


def fill_way(a: Analysis, draft: Draft) -> Draft:
    """ "von Wostotschny nach Chongjin", "from Rajin to …": whose the two ends of the way are, where nobody is named."""
    if draft.giver or draft.taker or draft.event is None or draft.event.noun or draft.kind is Kind.TRAINING:
        return draft
    ends: dict[str, Side] = {}
    for _name, first, last in draft.places:
        mark = a.s.mark_at(first, "place")
        preps = _preposition_near(a, first)
        if mark is None or mark.data.state is None:
            continue
        for group in ("from", "to"):
            if group in preps:
                ends.setdefault(group, Side((mark.data.state,), ((first, last),), None, "place"))
    if len(ends) < 2 or ends["from"].ids == ends["to"].ids:
        return draft
    return replace(draft, giver=ends["from"], taker=ends["to"])


def _preposition_near(a: Analysis, at: int) -> frozenset[str]:
    """Groups of the preposition up to four words before: "über den Hafen Rajin"."""
    for k in range(at - 1, max(-1, at - 5), -1):
        found = frozenset(m.value for m in a.s.at[k] if m.category == "prep")
        if found or a.s.is_mark_token(k, ",.;:"):
            return found
    return frozenset()
