"""Deniers: "Nordland dementiert Lieferungen an Südland": a state that denies or admits an act is the side left open."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.subjects import NAMES

_OWN = ("denies", "admits")
_GOODS_WITHIN = 5
"""Tokens from an event noun to its goods."""


def find_denier(a: Analysis, event: Event, clause: Clause, behind: Sequence[PartyRef]) -> PartyRef | None:
    """Who denies the act of the noun, as its giver or taker, whichever `behind` the noun leaves open; else None."""
    if not a.s.lexicon.pack.verb_final_clauses or not _is_denied(a, clause):
        return None
    states = [p for p in a.parties_in(clause) if p.form in NAMES and is_bare(p) and p.institution is None]
    states = [p for p in states if not any(set(p.ids) & set(other.ids) for other in behind)]
    takes = any(p.preps & {"to", "for"} for p in behind)
    gives = any(p.preps & {"from", "by"} or p.case == "gen" for p in behind) or _is_owned(a, event)
    if len(states) != 1 or takes == gives:
        return None
    if gives == ("get" in event.frames):
        return replace(states[0], case="gen", preps=frozenset())
    return replace(states[0], case="", preps=frozenset({"to"}) if gives else frozenset({"from"}))


def _is_denied(a: Analysis, clause: Clause) -> bool:
    return any(m.category == "report" and m.value in _OWN for at in clause.tokens for m in a.s.at[at])


def _is_owned(a: Analysis, event: Event) -> bool:
    """Whether the goods behind the noun are somebody's: "Lieferungen nordischer Raketen"."""
    near = (i for i in a.phrases.items if event.last <= i.first <= event.last + _GOODS_WITHIN)
    return any(i.nationality is not None for i in near)
