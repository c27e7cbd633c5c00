"""Above: the clauses whose doubt, denial or plan holds for what a clause tells."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.claim_nouns import opens_complement
from fundstelle.extract.clauses import Clause
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def chain_above(a: Analysis, clause: Clause) -> list[Clause]:
    """The clause and those that govern it, nearest first."""
    chain = [clause]
    above = find_above(a, clause)
    while above is not None:
        chain.append(above)
        above = find_above(a, above) if above.index < chain[-2].index else None
    return chain


def find_above(a: Analysis, clause: Clause) -> Clause | None:
    """The clause whose doubt, denial or plan holds for this one too: of it this one is a complement."""
    if clause.parent is None:
        return _find_behind(a, clause)
    if clause.opener == "main" and _goes_on_with_participle(a.s, clause):
        return a.clauses[clause.parent]  # "might have been killed, wounded or captured"
    complement = clause.opener == "rel" and opens_complement(a, clause) and not _is_of_thing(a.s, clause.first)
    if not complement and clause.opener not in ("sub", "inf"):
        return None
    if a.s.is_word(clause.first, "factual_openers"):
        return None  # "may withdraw because N has sent tanks": the reason is told as a fact
    above = a.clauses[clause.parent]  # "Meldungen, denen zufolge …, nannte sie erfunden"
    beside = clause.opener == above.opener == "sub" and a.s.is_word(clause.first, "coordinators")
    if beside and above.parent is not None:
        return a.clauses[above.parent]  # "that nobody knew it and that N had sent tanks"
    return above


def _find_behind(a: Analysis, clause: Clause) -> Clause | None:
    """ "Dass N Panzer schickt, halte ich für möglich": the complement stands in front and is taken for the first."""
    content = clause.opener == "sub" and a.s.is_word(clause.first, "say_complementizers")
    willed = clause.opener == "inf" and not a.s.is_word(clause.first, "purpose_openers")
    if not (content or (willed and a.s.lexicon.pack.verb_final_clauses)):
        return None
    behind = (c for c in a.clauses if c.index > clause.index and not a.s.is_word(c.first, "coordinators"))
    found = next(behind, None)
    return found if found is not None and found.opener == "main" else None


def _is_of_thing(s: Sentence, at: int) -> bool:
    """ "the soldiers that N has sent": right behind the word of a thing, "that" opens no complement."""
    return s.is_word(at, "relatives") and s.mark_ending_at(at, "item") is not None


def _goes_on_with_participle(s: Sentence, clause: Clause) -> bool:
    """ ", wounded", "or captured or gone missing": nobody is named, and a participle comes first."""
    words = [at for at in clause.tokens if s.tokens[at].kind is TokenKind.WORD and not s.is_word(at, "coordinators")]
    named = any(s.has_any(at, ("item", "party", "aux", "modal")) for at in words)
    return 0 < len(words) <= _PARTICIPLES and not named and _is_participle(s, words[0])


_PARTICIPLES = 3
"""Words of a stretch that only goes on with participles: "captured or gone missing"."""


def _is_participle(s: Sentence, at: int) -> bool:
    return any(m.category == "verb" and "part" in getattr(m.data, "features", ()) for m in s.at[at])
