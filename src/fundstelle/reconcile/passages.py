"""The words around a claim: its sentence, and the sentence before, as far as cue words need them.

Sentences are found without any language's rules: where a full stop may belong to an abbreviation or an ordinal, the
sentence goes on. A cue read too far is rarer than a cue missed, and every rule that uses one says which it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

_BREAK = re.compile(r"\n[ \t]*\n\s*|\n(?=[ \t]*[•*–-][ \t])|[.!?…][\"”“»«’')\]]*\s+")
_LAST_WORD = re.compile(r"(\w+)\W?$")
_ABBREVIATION = 4
"""Letters of a capitalised word before a full stop that may be cut short: "Jan.", "Mrd."."""


class Passages:
    """One text, cut into sentences on first use."""

    __slots__ = ("_starts", "content")

    def __init__(self, content: str) -> None:
        self.content = content
        self._starts: list[int] | None = None

    def sentence_of(self, start: int, end: int) -> str:
        """The sentence, or sentences, that `start`:`end` touches."""
        first, last = self._bounds(start, end)
        return self.content[first:last]

    def lead_of(self, start: int, end: int) -> str:
        """From the beginning of the sentence to the end of the passage."""
        return self.content[self._bounds(start, end)[0] : end]

    def sentence_before(self, start: int) -> str:
        """The sentence before the one in which `start` lies; "" at the beginning of the text."""
        starts = self._sentence_starts()
        at = bisect_right(starts, start) - 1
        return self.content[starts[at - 1] : starts[at]] if at > 0 else ""

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        starts = self._sentence_starts()
        first = starts[max(bisect_right(starts, start) - 1, 0)]
        after = bisect_left(starts, end)
        return first, starts[after] if after < len(starts) else len(self.content)

    def _sentence_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *_find_starts(self.content)]
        return self._starts


def _find_starts(content: str) -> Iterator[int]:
    for match in _BREAK.finditer(content):
        if match.end() < len(content) and _is_end(content, match):
            yield match.end()


def _is_end(content: str, match: re.Match[str]) -> bool:
    if match.group().startswith("\n"):
        return True
    following = next((c for c in content[match.end() : match.end() + 4] if c.isalnum()), "")
    if following.islower():
        return False
    return not (
        match.group().startswith(".") and _may_be_cut_short(content[max(0, match.start() - 12) : match.start()])
    )


def _may_be_cut_short(before: str) -> bool:
    """Whether the full stop after `before` may belong to an ordinal ("17.") or an abbreviation ("Jan.")."""
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found.group(1)
    if word.isdigit():
        return len(word) <= 2 and not before[: found.start()].endswith((".", ","))
    return len(word) <= _ABBREVIATION and word[0].isupper()
