"""Impersonal passives: "Geliefert werde seit Januar": an act with no subject is about what was told last."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event

_GIVES = frozenset({"give", "bring"})


def is_impersonal(a: Analysis, event: Event, clause: Clause) -> bool:
    """Whether a participle opens the clause, its auxiliary follows, and no noun could be its subject."""
    opens = event.at == clause.first and clause.finite == event.at + 1 and event.voice == "passive"
    if not opens or not set(event.frames) & _GIVES or not a.s.lexicon.pack.nouns_capitalised:
        return False
    timed = {at for time in a.times_in(clause) for at in range(time.first, time.last)}
    nouns = [at for at in clause.tokens if at > event.at and a.s.tokens[at].is_capital and at not in timed]
    return not any(a.s.is_word(at, "pronouns_person") for at in clause.tokens) and all(
        any(a.s.mark_at(k, "prep") for k in range(max(event.at, at - _PHRASE), at)) for at in nouns
    )


_PHRASE = 3
"""Tokens back from a noun to the preposition of its phrase."""
