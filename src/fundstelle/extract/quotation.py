"""Quotation: the marks around what is quoted, and which quotations are part of the clause around them."""

from __future__ import annotations

from fundstelle.extract.finite import finite_in
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

QUOTES = '„“”»«"‹›'


def opens_quote(mark: str, s: Sentence, at: int) -> bool:
    """A quotation mark opens where a space or nothing stands before it and a word directly behind."""
    before = s.tokens[at - 1] if at else None
    after = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    glued_after = after is not None and after.start == s.tokens[at].end
    glued_before = before is not None and before.end == s.tokens[at].start
    return glued_after and not glued_before


def is_partial_quote(s: Sentence, at: int) -> bool:
    """ "Norland “received aid.”", "“A dozen rockets” had been sent": what is quoted is part of the clause around it."""
    step = 1 if opens_quote(s.tokens[at].text, s, at) else -1
    other = at + step
    while 0 <= other < len(s.tokens) and s.tokens[other].text not in QUOTES:
        other += step
    if not 0 <= other < len(s.tokens):
        return False
    first, last = min(at, other), max(at, other)
    if _goes_on_behind(s, last) and (first == 0 or s.tokens[first - 1].kind is TokenKind.WORD):
        return finite_in(s, first + 1, last) is None or not s.tokens[first + 1].is_capital
    before = first - 1
    inside = first > 0 and s.tokens[before].kind is TokenKind.WORD and s.tokens[first + 1].text[:1].islower()
    return inside and "report" not in s.kinds[before] and not s.is_word(before, "say_complementizers")


def _goes_on_behind(s: Sentence, last: int) -> bool:
    """Whether the clause goes on behind the closing mark, with no mark of its own before it."""
    behind = last + 1
    if behind >= len(s.tokens) or s.tokens[behind].kind is not TokenKind.WORD or not s.tokens[behind].text.islower():
        return False
    return s.tokens[last - 1].kind is not TokenKind.MARK and "report" not in s.kinds[behind]


def bracket_length(s: Sentence, at: int) -> int:
    """Tokens between a bracket and its partner; short ones (an acronym, a date) do not break the clause."""
    step = 1 if s.tokens[at].text in "([" else -1
    partner = ")]" if step == 1 else "(["
    length, other = 0, at + step
    while 0 <= other < len(s.tokens) and length < 20:
        if s.tokens[other].text in partner:
            return length
        length += 1
        other += step
    return 99


def quote_length(s: Sentence, at: int) -> int:
    """Tokens between this quotation mark and its nearest partner on either side."""
    opens = opens_quote(s.tokens[at].text, s, at)
    step = 1 if opens else -1
    length, other = 0, at + step
    while 0 <= other < len(s.tokens):
        if s.tokens[other].text in QUOTES:
            return length
        length += 1
        other += step
    return 99
