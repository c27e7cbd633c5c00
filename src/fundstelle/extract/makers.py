"""Makers: whose report, figures or images a noun names by "by X", "from X", "published on Monday by X"."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_BETWEEN = 6
"""Tokens between the paper and the preposition before its maker: "a report released late on Monday by"."""

_PAPERS = ("source_noun", "account_noun", "points_back", "evidence", "claim_noun")


def find_paper_of(s: Sentence, np_first: int) -> int | None:
    """The noun of a paper, of figures or images whose maker's phrase begins at `np_first`; None without one.

    The source may stand right behind "by" or "from", or behind a participle and a time: "shared on Monday by".
    """
    at = np_first - 1
    if at < 1:
        return None
    if s.lexicon.pack.verb_final_clauses:
        noun = at - 1 if s.mark_at(at, "prep", "by") else at
        return noun if s.has_any(noun, ("account_noun", "source_noun")) and s.tokens[noun].is_capital else None
    if s.mark_at(at, "prep", "from"):
        told = s.has_any(at - 1, ("account_noun",)) and not s.has_any(at - 1, ("evidence",))
        return at - 1 if told else None  # "footage from the border" was not made by it
    if not s.mark_at(at, "prep", "by"):
        return None
    for noun in range(at - 1, max(-1, at - 1 - _BETWEEN), -1):
        if s.has_any(noun, _PAPERS) and not _is_participle(s, noun):
            between = range(noun + 1, at)
            return noun if not between or _is_participle(s, noun + 1) else None
        if s.tokens[noun].kind is TokenKind.MARK or s.has_any(noun, ("aux", "modal", "party")):
            return None
    return None


def _is_participle(s: Sentence, at: int) -> bool:
    """ "released", "compiled"; not "seen": who has a paper did not write it."""
    return s.is_word(at, "publishing_participles")


def find_maker(s: Sentence, paper_end: int, starts: Sequence[int]) -> int | None:
    """The one of `starts` (first tokens of phrases) at which the maker of the paper that ends at `paper_end` stands."""
    for first in starts:
        noun = find_paper_of(s, first) if first >= paper_end else None
        if noun is not None and noun < paper_end:
            return first
    return None
