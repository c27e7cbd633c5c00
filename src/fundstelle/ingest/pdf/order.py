"""Reading order: the text layer's own, unless it contradicts where the lines stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fundstelle.ingest.pdf.columns import in_columns
from fundstelle.ingest.pdf.lines import PdfLine

_CONTRADICTIONS = 0.1
"""Share of steps from line to line that may go up within a column before the layer's order counts as wrong."""

_FEW = 8
"""Lines up to which a page is too short to tell columns by."""

_SIDE = 0.25
"""Share of lines each side of the middle must have before a page counts as set in two columns."""


def in_order(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of one page in the order they are read."""
    columns = in_columns(lines) if sum(max(1, len(line.pieces)) for line in lines) > _FEW else None
    if columns is not None:
        return columns
    steps = list(pairwise(lines))
    against = sum(_goes_back(one, two) for one, two in steps)
    if against <= max(1 if len(steps) > 4 else 0, _CONTRADICTIONS * len(steps)):
        return list(lines)
    return _by_place(lines)


def _goes_back(one: PdfLine, two: PdfLine) -> bool:
    """Whether the second line stands above the first in one column, or left of it in one row."""
    shared = min(one.right, two.right) - max(one.left, two.left)
    if _is_one_row(one, two):
        return two.right <= one.left + 1
    narrow = min(one.right - one.left, two.right - two.left)
    return two.top < one.top and shared > 0.5 * narrow


def _is_one_row(one: PdfLine, two: PdfLine) -> bool:
    middle = (two.top + two.bottom) / 2
    return one.top < middle < one.bottom


def _by_place(lines: Sequence[PdfLine]) -> list[PdfLine]:
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    middle = (left + right) / 2
    first = [line for line in lines if line.right <= middle + 1]
    second = [line for line in lines if line.left >= middle - 1]
    is_two_columns = min(len(first), len(second)) >= _SIDE * len(lines)
    in_first = {id(line) for line in first}
    columns = [first, [line for line in lines if id(line) not in in_first]] if is_two_columns else [list(lines)]
    return [line for column in columns for row in _rows(column) for line in row]


def _rows(lines: Sequence[PdfLine]) -> list[list[PdfLine]]:
    rows: list[list[PdfLine]] = []
    for line in sorted(lines, key=lambda line: (line.top, line.left)):
        if rows and _is_one_row(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]
