"""Served: the state whose side, ranks or forces a possessive means: "denies that they are fighting on its side"."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft, Side
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.records.claim import Kind

_NEAR = 2
"""Tokens from a possessive to the noun that it owns: "its own forces"."""


def fill_served(a: Analysis, draft: Draft) -> Draft:
    """Persons who stand on somebody's side serve whom the words before name, if these are not their own state."""
    if draft.kind is not Kind.DEPLOYMENT or draft.taker or not draft.giver:
        return draft
    own = range(draft.item.np_first, draft.item.last)
    at = next((at for at in draft.clause.tokens if at not in own and _owns_side(a, at)), None)
    served = _spoken_of(a, draft, at) if at is not None else None
    if served is None:
        return draft
    return replace(draft, taker=Side(served.ids, ((served.first, served.last),), None, "possessive"))


def _owns_side(a: Analysis, at: int) -> bool:
    """ "on its side", "alongside its forces": a possessive before a word for a side or an army."""
    if not a.s.is_word(at, "possessives") or a.s.mark_ending_at(at, "prep") is None:
        return False
    return any(_is_side(a, k) for k in range(at + 1, at + 1 + _NEAR))


def _is_side(a: Analysis, at: int) -> bool:
    body = a.s.mark_at(at, "institution")
    return a.s.is_word(at, "war_sides") or (body is not None and body.value in ("mil", "force"))


def _spoken_of(a: Analysis, draft: Draft, at: int) -> PartyRef | None:
    """The subject of the clause above, or else the one party named before that is not the persons' own state."""
    clause, giver = draft.clause, set(draft.giver.ids)
    before = [p for p in a.phrases.parties if p.np_last <= at and not set(p.ids) & giver]
    above = a.clauses[clause.parent] if clause.parent is not None else None
    subjects = [p for p in before if above is not None and p.first in above and is_bare(p)]
    chosen = subjects or [p for p in before if is_bare(p) or p.case == "gen"]
    return chosen[0] if chosen and len({p.ids for p in chosen}) == 1 else None
