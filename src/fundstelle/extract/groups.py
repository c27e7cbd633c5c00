"""Groups: states that a clause names by number or kind only ("several states", "the three countries")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.refs import PartyRef
from fundstelle.text.tokens import TokenKind

_NEAR = 5
"""Tokens from a preposition to the noun it governs: "to several of its smaller allies"."""


def has_group_subject(a: Analysis, clause: Clause) -> bool:
    """ "Mehrere Staaten liefern Nordmark …": states without a name open the clause, so that a bare name gets."""
    at = find_group(a, clause)
    if at is None or is_governed(a, at):
        return False
    return not any(p.np_first < at for p in a.parties_in(clause))


def find_group(a: Analysis, clause: Clause) -> int | None:
    """The token of "countries", "Staaten" in a clause that no party's name belongs to."""
    for at in clause.tokens if a.s.has_word("state_plurals") else ():
        if a.s.is_word(at, "state_plurals") and not any(_belongs(p, at) for p in a.phrases.parties):
            return at
    return None


def _belongs(party: PartyRef, at: int) -> bool:
    return party.np_first <= at < party.np_last or (party.owner_of == at)


def is_governed(a: Analysis, at: int, *groups: str) -> bool:
    """Whether a preposition (of one of the groups, if given) stands before the noun."""
    for k in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        found = {m.value for m in a.s.at[k] if m.category == "prep"}
        if found:
            return not groups or bool(found & set(groups))
        if a.s.tokens[k].kind is TokenKind.MARK or a.s.mark_at(k, "verb") or a.s.mark_at(k, "aux"):
            return False
    return False
