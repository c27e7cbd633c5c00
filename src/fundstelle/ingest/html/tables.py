"""Cells of data tables with the cells that head their row and column; tables that only lay a page out have none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fundstelle.ingest.html.tree import Box, Run

_LONGEST_CELL = 300
"""A table with a longer cell holds an article, not data."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell of `table` in row and column (from 0), and the cells that head it (row's first, column's top)."""

    table: Box
    row: int
    column: int
    is_head: bool
    heads: tuple[Cell, ...] = ()


def find_cells(runs: Iterable[Run]) -> dict[Box, Cell]:
    """The cells of every data table that one of the runs lies in, by their box."""
    tables: dict[Box, None] = {}
    for run in runs:
        for box in (run.box, *run.box.ancestors()):
            if box.tag == "table":
                tables[box] = None
                break
    return {box: cell for table in tables if _is_data(table) for box, cell in _cells_of(table)}


def _is_data(table: Box) -> bool:
    if table.attributes.get("role") in ("presentation", "none"):
        return False
    inner = list(table.boxes())[1:]
    rows = [box for box in inner if box.tag == "tr"]
    cells = [box for box in inner if box.tag in ("td", "th")]
    if len(rows) < 2 or len(cells) < 4 or any(box.tag == "table" for box in inner):
        return False
    return all(sum(len(run.words) for run in cell.runs()) <= _LONGEST_CELL for cell in cells)


def _cells_of(table: Box) -> list[tuple[Box, Cell]]:
    rows = [
        [(box, column) for box, column in _columns([c for c in row.children if isinstance(c, Box)])]
        for row in table.boxes()
        if row.tag == "tr"
    ]
    top: dict[int, Cell] = {}
    made: list[tuple[Box, Cell]] = []
    for number, row in enumerate(rows):
        first: Cell | None = None
        for box, column in row:
            is_head = box.tag == "th" or number == 0
            heads = tuple(cell for cell in (first, top.get(column)) if cell is not None and not is_head)
            cell = Cell(table, number, column, is_head, heads)
            made.append((box, cell))
            if number == 0 or (box.tag == "th" and column not in top and all(b.tag == "th" for b, _ in row)):
                top.update(dict.fromkeys(range(column, column + _span(box)), cell))
            elif first is None:
                first = cell
    return made


def _columns(cells: Sequence[Box]) -> list[tuple[Box, int]]:
    placed, column = [], 0
    for box in cells:
        if box.tag in ("td", "th"):
            placed.append((box, column))
            column += _span(box)
    return placed


def _span(box: Box) -> int:
    value = box.attributes.get("colspan") or ""
    return max(1, min(int(value), 100)) if value.isdigit() and len(value) < 4 else 1
