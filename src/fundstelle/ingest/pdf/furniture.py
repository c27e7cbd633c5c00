"""Running headers, footers and page numbers: what stands in the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from fundstelle.ingest.pdf.lines import PdfLine

_ZONE = 0.12
"""Headers and footers stand in this share of the page's height from its edge."""

_SHARE = 0.25
"""Of the pages that must bear the same words: left and right pages differ, and chapters change."""

_STEP = 8.0
"""Points by which a header may move between pages."""

_NUMBER = re.compile(r"[-–—\s|]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*/\s*\d{1,4})?[-–—\s|.]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def without_furniture(lines: Sequence[PdfLine], pages: int) -> list[PdfLine]:
    """The lines of a document of `pages` pages without those that only furnish the pages."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        for key in _keys(line):
            seen[key].add(line.page)
    least = max(2, round(_SHARE * pages))
    return [line for line in lines if not _is_furniture(line, seen, least)]


def _is_furniture(line: PdfLine, seen: dict[tuple[str, int], set[int]], least: int) -> bool:
    if not _is_at_edge(line):
        return False
    return bool(_NUMBER.fullmatch(line.words)) or any(len(seen[key]) >= least for key in _keys(line))


def _keys(line: PdfLine) -> list[tuple[str, int]]:
    """What a repeated line is known by: its words without numbers, and its height on the page, give or take a step."""
    if not _is_at_edge(line):
        return []
    words = _DIGITS.sub("#", " ".join(line.words.split())).lower()
    step = int(line.top // _STEP)
    return [(words, step), (words, step + 1)]


def _is_at_edge(line: PdfLine) -> bool:
    return line.bottom < _ZONE * line.height or line.top > (1 - _ZONE) * line.height
