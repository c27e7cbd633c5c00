"""Columns of a page whose text layer goes across them: row by row, or with lines of two columns taken for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from fundstelle.ingest.pdf.lines import PdfLine

_BIN = 2.0
"""Points: how finely a page's width is looked at."""

_GUTTER = 6.0
"""Points: the least width of the gap between two columns."""

_STRAY = 0.04
"""Share of the narrow lines that may reach into a gutter."""

_NARROW = 0.65
"""Share of the text's width below which a line may belong to a column."""

_FEWEST = 5
"""Lines that each column must have."""

_ACROSS = 0.2
"""Share of lines that must go across a gutter, or jump back over it, before the layer's order counts as wrong."""

_RUNNING_WORDS = 3
_RUNNING_SHARE = 0.6
"""Columns hold running text; what stands in rows and is shorter than that is a table, which is read row by row."""


def in_columns(lines: Sequence[PdfLine]) -> list[PdfLine] | None:
    """The lines of one page column by column, None where its layer's order does not go across columns."""
    pieces = [piece for line in lines for piece in (line.pieces or (line,))]
    gutters = _find_gutters(pieces)
    if not gutters:
        return None
    parted = [_part(line, gutters) for line in lines]
    if not _goes_across(parted, gutters) or not _is_running([one for line in parted for one in line], gutters):
        return None
    return list(_by_bands([one for line in parted for one in line], gutters))


def _find_gutters(pieces: Sequence[PdfLine]) -> list[float]:
    """The middles of the upright gaps that nearly no narrow line reaches into, from left to right."""
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    narrow = [one for one in pieces if one.right - one.left < _NARROW * (right - left)]
    if len(narrow) < 2 * _FEWEST:
        return []
    changes = [0] * (int((right - left) / _BIN) + 2)
    for one in narrow:
        changes[int((one.left - left) / _BIN)] += 1
        changes[int((one.right - left) / _BIN) + 1] -= 1
    covered = list(accumulate(changes))
    found: list[float] = []
    for start, end in _gaps(covered, _STRAY * len(narrow)):
        middle = left + _BIN * (start + end) / 2
        before = [one for one in narrow if (found[-1] if found else left - 1) < one.left and one.right < middle]
        after = [one for one in narrow if one.left > middle]
        if (end - start) * _BIN >= _GUTTER and min(len(before), len(after)) >= _FEWEST:
            found.append(middle)
    return found


def _gaps(covered: Sequence[int], most: float) -> Iterator[tuple[int, int]]:
    start = None
    for at, count in enumerate(covered):
        if count <= most and start is None:
            start = at
        elif count > most and start is not None:
            yield start, at
            start = None


def _part(line: PdfLine, gutters: Sequence[float]) -> tuple[PdfLine, ...]:
    """The pieces of a line that lies on both sides of a gutter, the line itself otherwise."""
    pairs = [(*pair, gutter) for pair in pairwise(line.pieces) for gutter in gutters]
    parted = any(one.right <= gutter <= two.left or two.right <= gutter <= one.left for one, two, gutter in pairs)
    return line.pieces if parted else (line,)


def _column(line: PdfLine, gutters: Sequence[float]) -> int | None:
    """The column a line stands in, None where it goes over a gutter."""
    if any(line.left < gutter - _GUTTER and line.right > gutter + _GUTTER for gutter in gutters):
        return None
    return sum(gutter < (line.left + line.right) / 2 for gutter in gutters)


def _goes_across(parted: Sequence[tuple[PdfLine, ...]], gutters: Sequence[float]) -> bool:
    merged = sum(len(pieces) - 1 for pieces in parted)
    columns = [_column(pieces[0], gutters) for pieces in parted if len(pieces) == 1]
    back = sum(one is not None and two is not None and two < one for one, two in pairwise(columns))
    return merged + back > max(2, _ACROSS * len(parted))


def _is_running(pieces: Sequence[PdfLine], gutters: Sequence[float]) -> bool:
    """Whether every column holds running text."""
    for column in range(len(gutters) + 1):
        inside = [one for one in pieces if _column(one, gutters) == column]
        long = sum(len(one.words.split()) >= _RUNNING_WORDS for one in inside)
        if long < _RUNNING_SHARE * len(inside):
            return False
    return True


def _by_bands(pieces: Sequence[PdfLine], gutters: Sequence[float]) -> Iterator[PdfLine]:
    """Column by column, from one line that goes over all of them to the next."""
    band: list[tuple[int, PdfLine]] = []
    for piece in sorted(pieces, key=lambda one: one.top):
        column = _column(piece, gutters)
        if column is None:
            yield from _down(band)
            band = []
            yield piece
        else:
            band.append((column, piece))
    yield from _down(band)


def _down(band: Sequence[tuple[int, PdfLine]]) -> Iterator[PdfLine]:
    for _, piece in sorted(band, key=lambda one: (one[0], one[1].top, one[1].left)):
        yield piece
