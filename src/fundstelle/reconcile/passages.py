"""The words around a claim: its sentence, and the sentence before, as far as cue words need them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*[•*–-][ \t])|[.!?…][\"”“»«’')\]]*\s+")
_LAST_WORD = re.compile(r"(\w+)\W?$")
_BULLETS = frozenset("•*–-")


class Passages:
    """One text, cut into sentences on first use."""

    __slots__ = ("_abbreviations", "_starts", "content")

    def __init__(self, content: str, abbreviations: frozenset[str] = frozenset()) -> None:
        self.content = content
        self._abbreviations = abbreviations
        self._starts: list[int] | None = None

    def sentence_of(self, start: int, end: int) -> str:
        """The sentence, or sentences, that `start`:`end` touches."""
        first, last = self.bounds_of(start, end)
        return self.content[first:last]

    def lead_of(self, start: int, end: int) -> str:
        """From the beginning of the sentence to the end of the passage."""
        return self.content[self.bounds_of(start, end)[0] : end]

    def sentence_before(self, start: int) -> str:
        """The sentence before the one in which `start` lies; "" at the beginning of the text."""
        starts = self._sentence_starts()
        at = bisect_right(starts, start) - 1
        return self.content[starts[at - 1] : starts[at]] if at > 0 else ""

    def bounds_of(self, start: int, end: int) -> tuple[int, int]:
        """Where the sentence, or sentences, that `start`:`end` touches begin and end."""
        starts = self._sentence_starts()
        first = starts[max(bisect_right(starts, start) - 1, 0)]
        after = bisect_left(starts, end)
        return first, starts[after] if after < len(starts) else len(self.content)

    def _sentence_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *_find_starts(self.content, self._abbreviations)]
        return self._starts


def _find_starts(content: str, abbreviations: frozenset[str]) -> Iterator[int]:
    for match in _BREAK.finditer(content):
        if match.end() < len(content) and _is_end(content, match, abbreviations):
            yield match.end()


def _is_end(content: str, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
    white = match.group()
    if white.startswith("\n") or white.count("\n") > 1 or ("\n" in white and content[match.end()] in _BULLETS):
        return True
    following = next((c for c in content[match.end() : match.end() + 4] if c.isalnum()), "")
    if following.islower():
        return False
    before = content[max(0, match.start() - 16) : match.start()]
    return not (white.startswith(".") and _may_be_cut_short(before, abbreviations))


def _may_be_cut_short(before: str, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop after `before` belongs to an ordinal ("17."), an initial or an abbreviation ("Jan.")."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found.group(1)
    if word.isdigit():
        return len(word) <= 2 and not before[: found.start()].endswith((".", ",", "'", "’"))
    return word.lower() in abbreviations or (len(word) == 1 and word.isupper())
