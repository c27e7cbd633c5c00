"""Lines of a plain text, and which line breaks are only the edge of the paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDEST_PAGE = 110
"""Longest line of a text that was wrapped to a page; longer lines are paragraphs of their own."""

_WRAPPED_SHARE = 0.6
"""Share of followed lines that must be full before a text counts as wrapped to a page."""

_FEWEST_LINES = 5

_SLACK = 3
"""Code points a full line may stay short of the widest."""

_LOOSE_SLACK = 0.15
"""The same as a share of the width, where a page maker wrapped by print width: narrow letters make longer lines."""

_FINAL = re.compile(r"[.!?…:;][\"'”“»«)\]’‘›‹*_]*\Z")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with words in it; `start`:`end` without white space around. blank_before: blank lines between."""

    start: int
    end: int
    text: str
    blank_before: bool

    @property
    def is_final(self) -> bool:
        """Whether it ends as a sentence or an announcement of a list ends."""
        return bool(_FINAL.search(self.text))


def split_lines(content: str) -> list[Line]:
    """The lines with words in them, in order."""
    lines = []
    at, blank = 0, True
    for raw in content.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words)
            lines.append(Line(start, start + len(words), words, blank))
        blank = not words
        at += len(raw) + 1
    return lines


def page_width(lines: Sequence[Line]) -> int | None:
    """The width a text was wrapped to, None where its line breaks mean something.

    A text is wrapped when its lines are short and most of them are so full that the next word would not have fitted.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if not two.blank_before]
    if len(pairs) < _FEWEST_LINES:
        return None
    width = max(
        len(line.text) for pair in pairs for line in pair
    )  # a line alone may be a masthead, wider than the text
    if width > _WIDEST_PAGE or any(len(line.text) > _WIDEST_PAGE for line in lines):
        return None
    full = sum(is_full(one, two, width, loose=True) for one, two in pairs)
    return width if full >= _WRAPPED_SHARE * len(pairs) else None


def is_full(line: Line, following: Line, width: int, *, loose: bool = False) -> bool:
    """Whether the first word of the following line would not have fitted behind `line`."""
    first_word = following.text.split(None, 1)[0]
    slack = _LOOSE_SLACK * width if loose else _SLACK
    return len(line.text) + 1 + len(first_word) > width - slack


def is_continued(lines: Sequence[Line], following: Line, width: int | None) -> bool:
    """Whether `following` goes on with the paragraph that has `lines`, even across blank lines left by a page break.

    width: of a text that was wrapped to a page, None for one whose line breaks mean something.
    """
    last = lines[-1]
    if _BROKEN_WORD.search(last.text) and following.text[0].isalnum():
        return True
    if not following.blank_before:
        return width is not None and (not last.is_final or is_full(last, following, width, loose=True))
    if last.is_final:
        return False
    if following.text[0].islower():
        return width is not None or len(last.text) > _HEADING_LENGTH
    return width is not None and _is_running(lines, following, width)


def _is_running(lines: Sequence[Line], following: Line, width: int) -> bool:
    """Whether lines that end without a full stop are running text cut off, not a heading.

    Where a page ends in mid-sentence its last line is as full as the others; a heading's is mostly short, and a
    masthead may be wider than the text.
    """
    if len(lines) == 1:
        return len(lines[0].text) <= width and is_full(lines[0], following, width)
    within = any(is_full(one, two, width, loose=True) for one, two in pairwise(lines))
    return within and is_full(lines[-1], following, width, loose=True)


_BROKEN_WORD = re.compile(r"\w[-\u2010\u00ad]\Z")
_HEADING_LENGTH = 60
"""A heading may be followed by a paragraph that begins in lower case; what is longer was cut in mid-sentence."""
