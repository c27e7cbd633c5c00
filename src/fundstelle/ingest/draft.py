"""Draft: what a format's reader makes of the bytes, before language, dates and credits are settled."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.records.document import Block, DateReading
from fundstelle.values import PartialDate


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
    saved: PartialDate | None = None
    """The day the bytes were saved, where the format says so; nothing in it was published later."""
    unread: str = ""
    """What of the document could not be read ("pages 3, 4: scanned, without a text layer")."""
