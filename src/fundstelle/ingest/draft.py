"""Draft: what a format's reader makes of the bytes, before language, dates and credits are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from fundstelle.records.document import Block, DateReading


@dataclass(frozen=True, slots=True)
class Draft:
    """Canonical text with blocks in order, none overlapping, and what the format's own metadata says.

    dates: machine-readable readings (JSON-LD, meta, feed, file). dated_by_words: whether the first lines may name the
    date as well. media_type: as detected from the bytes.
    """

    reader: str
    media_type: str
    content: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    dates: tuple[DateReading, ...] = ()
    dated_by_words: bool = True
    credited: str = ""
    """Words outside the text (author meta, credit boxes) that may name an agency."""
    notes: tuple[str, ...] = field(default=())
