"""Shared heads: "cruise and anti-ship missiles" names two things by one noun, which only the last modifier has."""

from __future__ import annotations

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_ROW = 5
"""Modifiers that may share one head."""


def with_shared_heads(s: Sentence, marks: list[Mark]) -> list[Mark]:
    """The marks of items, with one for each modifier that shares the head of a later one. German writes a hyphen."""
    if s.lexicon.pack.nouns_capitalised:
        return marks
    found = [added for mark in marks if mark.category == "item" for added in _modifiers_of(s, mark)]
    if not found:
        return marks
    covered = {at for mark in found for at in range(mark.first, mark.last)}
    kept = [mark for mark in marks if mark.category != "item" or mark.first not in covered]
    return sorted([*kept, *found], key=lambda mark: mark.first)


def _modifiers_of(s: Sentence, mark: Mark) -> list[Mark]:
    """The things that the words before a coordinator make with the head of this one, nearest first."""
    found: list[Mark] = []
    at = _start_of(s, mark)
    if at == mark.last - 1:
        return []  # "artillery and ammunition": the head stands alone
    while len(found) < _ROW and at > 1 and _joins(s, at - 1, first=not found):
        end = at - 1
        if s.is_word(end, "coordinators") and s.is_mark_token(end - 1, ","):
            end -= 1
        member = _member(s, end, s.norm(mark.last - 1))
        if member is None:
            break
        found.append(member)
        at = member.first
    return found


def _start_of(s: Sentence, mark: Mark) -> int:
    """Where the modifiers of the head begin: "rocket" of "rocket shells", which is read as one thing or as two."""
    if mark.last - mark.first > 1:
        return mark.first
    before = s.mark_ending_at(mark.first, "item")
    return before.first if before is not None else mark.first


def _joins(s: Sentence, at: int, *, first: bool) -> bool:
    """The last modifier stands behind "and"; those before it behind a comma too."""
    return s.is_word(at, "coordinators") or (not first and s.is_mark_token(at, ","))


def _member(s: Sentence, end: int, head: str) -> Mark | None:
    """The listed thing that the words ending at `end` make together with the head."""
    for length in (3, 2, 1):
        first = end - length
        if first < 0 or any(s.tokens[at].kind is not TokenKind.WORD for at in range(first, end)):
            continue
        words = tuple(s.norm(at) for at in range(first, end))
        for entry in s.lexicon.index.get(words[0], ()):
            if entry.category == "item" and entry.words == (*words, head) and entry.value != "none":
                return Mark("item", entry.value, first, end, entry.data)
    return None
