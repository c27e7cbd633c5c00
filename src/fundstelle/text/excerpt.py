"""Excerpts: the words around a passage, cut at word bounds, with the passage's place inside."""

from __future__ import annotations

from dataclasses import dataclass

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """`text` shows the words around a passage; `start`:`end` is the passage inside it, in code points.

    cut_before, cut_after: whether words of the same paragraph were left out (shown by an ellipsis in `text`).
    """

    text: str
    start: int
    end: int
    cut_before: bool
    cut_after: bool


def make_excerpt(content: str, start: int, end: int, *, around: int = 160) -> Excerpt:
    """Passage `start`:`end` of `content` with up to `around` code points on each side, whole words only.

    Line breaks are shown as spaces, one for one, so the passage keeps its length.
    """
    first = _back_to_word(content, max(0, start - around), start)
    last = _on_to_word(content, min(len(content), end + around), end)
    before, after = content[first:start].lstrip(), content[end:last].rstrip()
    cut_before, cut_after = bool(content[:first].strip()), bool(content[last:].strip())
    lead = ELLIPSIS + " " if cut_before and before else ELLIPSIS if cut_before else ""
    tail = " " + ELLIPSIS if cut_after else ""
    text = f"{lead}{before}{content[start:end]}{after}{tail}"
    at = len(lead) + len(before)
    return Excerpt(text.replace("\n", " "), at, at + end - start, cut_before, cut_after)


def _back_to_word(content: str, first: int, start: int) -> int:
    if first == 0 or content[first - 1].isspace():
        return first
    while first < start and not content[first].isspace():
        first += 1
    return first


def _on_to_word(content: str, last: int, end: int) -> int:
    if last == len(content) or content[last].isspace():
        return last
    while last > end and not content[last - 1].isspace():
        last -= 1
    return last
