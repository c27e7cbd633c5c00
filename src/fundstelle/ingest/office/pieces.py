"""Pieces of a document in the order they are read, and the text they make together."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fundstelle.records.document import Block


@dataclass(frozen=True, slots=True)
class Piece:
    """Words and the block they make (its offsets are settled later). cell: (table, row, column) of a cell's words."""

    words: str
    block: Block
    join: str = "\n\n"
    cell: tuple[int, int, int] | None = None


def clean_words(words: str) -> str:
    """Words as they are shown: spaces once, soft hyphens gone, letters composed, line breaks kept."""
    lines = (" ".join(line.replace("\u00ad", "").split()) for line in words.split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def lay_out(pieces: Sequence[Piece]) -> tuple[str, tuple[Block, ...]]:
    """The canonical text of the pieces, and their blocks with the offsets they get there."""
    parts: list[str] = []
    blocks: list[Block] = []
    places: dict[tuple[int, int, int], tuple[int, int]] = {}
    length = 0
    for at, piece in enumerate(pieces):
        separator = _separator(pieces[at - 1], piece) if at else ""
        start, length = length + len(separator), length + len(separator) + len(piece.words)
        parts += (separator, piece.words)
        heads: tuple[tuple[int, int], ...] = ()
        if piece.cell is not None:
            places[piece.cell] = (start, length)
            heads = _heads(piece.cell, places)
        blocks.append(replace(piece.block, start=start, end=length, heads=heads))
    return "".join(parts), tuple(blocks)


def _heads(
    cell: tuple[int, int, int], places: dict[tuple[int, int, int], tuple[int, int]]
) -> tuple[tuple[int, int], ...]:
    table, row, column = cell
    wanted = ([(table, row, 0)] if column and row else []) + ([(table, 0, column)] if row else [])
    return tuple(places[head] for head in wanted if head in places)


def _separator(before: Piece, piece: Piece) -> str:
    if before.cell and piece.cell and before.cell[0] == piece.cell[0]:
        return "\t" if before.cell[1] == piece.cell[1] else "\n"
    return "\n" if before.join == piece.join == "\n" else "\n\n"
