"""Speakers named before their clause: "an official, who put the losses at 300", "the navy spoke, saying that"."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.names import SourceRef
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def find_antecedent(a: Analysis, clause: Clause, verb: int, sources: Sequence[SourceRef]) -> SourceRef | None:
    """Who stands right before a relative clause whose verb of saying has no subject of its own."""
    s = a.s
    if clause.opener != "rel" or not s.is_word(clause.first, "relatives"):
        return None
    if _has_noun(s, clause.first + 1, verb) and any(is_bare(r) for r in sources if clause.first < r.first < verb):
        return None
    end = clause.first - 1 if s.is_mark_token(clause.first - 1, ",") else clause.first
    return next((ref for ref in sources if ref.last == end and ref.kind in ("body", "person")), None)


def _has_noun(s: Sentence, first: int, last: int) -> bool:
    """Whether a party or somebody else who could be the subject stands between the pronoun and the verb."""
    if s.lexicon.pack.verb_final_clauses:
        return False
    return any(s.has_any(at, ("party", "source", "institution")) for at in range(first, last))


def find_participle(a: Analysis, clause: Clause, here: Sequence[SourceRef]) -> tuple[SourceRef, int, str] | None:
    """ "The navy gave details, reporting that …": (who stands bare at the head of the clause, verb, what it does)."""
    s = a.s
    bare = next((r for r in here if not r.preps and r.np_first == clause.first and r.kind in ("body", "named")), None)
    if bare is None:
        return None
    for mark in s.marks("report"):
        forms: frozenset[str] = getattr(mark.data, "features", frozenset())
        complement = s.is_word(mark.last, "say_complementizers")
        apart = s.is_mark_token(mark.first - 1, ",") and s.tokens[mark.first].kind is TokenKind.WORD
        if mark.first in clause and mark.first > bare.last and "ing" in forms and complement and apart:
            return bare, mark.first, mark.value
    return None
