"""Infinitives of verbs that no list knows: told by their form where they end a group."""

from __future__ import annotations

from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_LETTERS = 4
"""Letters that a verb's infinitive has at least, behind its particle and marker."""


def ends_with_infinitive(s: Sentence, first: int, last: int) -> bool:
    """Whether the last word of `first`:`last` is an infinitive with its marker, of a verb nobody listed."""
    if not s.lexicon.pack.verb_final_clauses:
        return False
    end = last - 1
    while end > first and s.tokens[end].kind is TokenKind.MARK:
        end -= 1
    word = s.tokens[end]
    if end <= first or word.kind is not TokenKind.WORD or not word.text.islower() or not word.norm.endswith("n"):
        return False
    if s.has_any(end, ("verb", "report", "aux", "modal", "prep")):
        return False
    if s.is_word(end - 1, "infinitive_marker"):
        return len(word.norm) >= _LETTERS
    return _has_marker_inside(s, word.norm)


def _has_marker_inside(s: Sentence, word: str) -> bool:
    """ "abzuwehren", "voranzutreiben": particle, marker and verb in one word."""
    for marker in s.words_of("infinitive_marker"):
        particle, found, verb = word.partition(marker)
        if found and len(verb) >= _LETTERS and particle in s.words_of("particles"):
            return True
    return False
