"""Running headers, footers and page numbers: what stands in the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from statistics import median

from fundstelle.ingest.pdf.lines import PdfLine

_ZONE = 0.12
"""Headers and footers stand in this share of the page's height from its edge."""

_MARGIN = 0.065
"""Text proper mostly begins and ends farther from the edge than this share of the height: 2 cm of A4 are 0.067."""

_SMALLER = 0.95
_SHARE = 0.25
"""Of the pages that must bear the same words: left and right pages differ, and chapters change."""

_STEP = 8.0
"""Points by which a header may move between pages."""

_NUMBER = re.compile(r"[-–—\s|]*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*/\s*\d{1,4})?[-–—\s|.]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


_CLUSTER_GAP = 0.6
"""Times the height of a letter: lines closer than this belong together, so a header is never part of the text below."""

_CLUSTERS = 3
"""Header lines, a rule's words and a page number may each stand for themselves at one edge."""


def without_furniture(lines: Sequence[PdfLine], pages: int) -> list[PdfLine]:
    """The lines of a document of `pages` pages without those that only furnish the pages; what stands apart at an edge
    and is kept all the same is marked so.
    """
    edges = {id(line) for _, on_page in groupby(lines, key=lambda line: line.page) for line in _at_edges(list(on_page))}
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for line in lines:
        if id(line) in edges:
            for key in _keys(line):
                seen[key].add(line.page)
    least = max(2, round(_SHARE * pages))
    usual = median(line.size for line in lines) if lines else 0.0
    kept = (line for line in lines if id(line) not in edges or not _is_furniture(line, seen, least))
    return [line._replace(apart=True) if id(line) in edges and _is_small(line, usual) else line for line in kept]


def _is_small(line: PdfLine, usual: float) -> bool:
    """Whether the line is set smaller than the text, in the margin: what a single page cannot tell by repetition."""
    in_margin = line.bottom < _MARGIN * line.height or line.top > (1 - _MARGIN) * line.height
    return in_margin and line.size < _SMALLER * usual


def _is_furniture(line: PdfLine, seen: Mapping[tuple[str, int], set[int]], least: int) -> bool:
    return bool(_NUMBER.fullmatch(line.words)) or any(len(seen[key]) >= least for key in _keys(line))


def _keys(line: PdfLine) -> list[tuple[str, int]]:
    """What a repeated line is known by: its words without numbers, and its height on the page, give or take a step."""
    words = _DIGITS.sub("#", " ".join(line.words.split())).lower()
    step = int(line.top // _STEP)
    return [(words, step), (words, step + 1)]


def _at_edges(lines: list[PdfLine]) -> list[PdfLine]:
    """The lines of a page that stand at its upper or lower edge, parted from the text by a gap."""
    down = sorted(lines, key=lambda line: line.top)
    up = sorted(lines, key=lambda line: -line.bottom)
    height = lines[0].height
    return [
        *_outer(down, lambda line: line.bottom < _ZONE * height, lambda one, two: two.top - one.bottom),
        *_outer(up, lambda line: line.top > (1 - _ZONE) * height, lambda one, two: one.top - two.bottom),
    ]


def _outer(
    lines: Sequence[PdfLine], is_in_zone: Callable[[PdfLine], bool], gap: Callable[[PdfLine, PdfLine], float]
) -> list[PdfLine]:
    """The outermost clusters that lie in the zone as a whole; lines: from the edge inwards."""
    found: list[PdfLine] = []
    cluster: list[PdfLine] = []
    clusters = 0
    for line in lines:
        if cluster and gap(cluster[-1], line) > _CLUSTER_GAP * min(line.size, cluster[-1].size):
            found += cluster
            cluster, clusters = [], clusters + 1
        if not is_in_zone(line) or clusters == _CLUSTERS:
            return found
        cluster.append(line)
    return found
