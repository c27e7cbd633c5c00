"""Document, Capture, Text, Block: the archived bytes and the canonical text made from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fundstelle.values import PartialDate, Span


class Handling(StrEnum):
    """Who may see the document's words. Ordered: a report has a level and leaves out what is above it."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"

    def is_within(self, level: Handling) -> bool:
        """Whether something with this mark may be shown at that level."""
        ranks = tuple(Handling)
        return ranks.index(self) <= ranks.index(level)


class BlockKind(StrEnum):
    """What a stretch of text is in its document. Comments never yield claims (DESIGN section 5)."""

    ARTICLE = "article"
    HEADING = "heading"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    EMBED = "embed"
    CAPTION = "caption"
    QUOTE = "quote"
    COMMENT = "comment"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words `start`:`end` of a text stand on a page: one line of a PDF, say.

    page: from 1. box: left, top, right, bottom in points (1/72 inch) from the top left corner of the page as shown.
    """

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of canonical text, `start`:`end` in code points.

    level: 1 for the title, 2 for the next heading and so on; None for what is no heading.
    language: ISO 639-1 code of the reading pack's language, None where not known.
    author, dated: of an embedded post. heads: offsets of the heads (row, column) of a table cell.
    places: where its lines stand on the pages of a document that has pages, in order; see `find_places`.
    """

    kind: BlockKind
    start: int
    end: int
    level: int | None = None
    language: str | None = None
    author: str | None = None
    dated: PartialDate | None = None
    heads: tuple[tuple[int, int], ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """The canonical text that `reader` at `reader_version` made from a document. `id` is the hash of the content."""

    id: str
    document_id: str
    reader: str
    reader_version: str
    content: str
    blocks: tuple[Block, ...]

    def span(self, start: int, end: int) -> Span:
        """The passage `start`:`end` of this text."""
        return Span(self.id, start, end)

    def find_places(self, start: int, end: int) -> tuple[Place, ...]:
        """Where the passage `start`:`end` stands on the pages, line by line; () where the document has none."""
        touched = (block for block in self.blocks if block.start < end and start < block.end)
        return tuple(place for block in touched for place in block.places if place.start < end and start < place.end)


class DateSignal(StrEnum):
    """Where a publication date was read, the most trusted first."""

    GIVEN = "given"
    JSON_LD = "json_ld"
    META = "meta"
    TIME_TAG = "time_tag"
    FEED = "feed"
    DATELINE = "dateline"
    CREDIT = "credit"
    URL = "url"
    HTMLDATE = "htmldate"
    FILE_METADATA = "file_metadata"


@dataclass(frozen=True, slots=True)
class DateReading:
    """One reading of the publication date. `suspect`: a bare 1 January, which page makers write for "year only"."""

    value: PartialDate
    signal: DateSignal
    words: str = ""
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself: who published it, when, in which language, with whose material.

    published: the reading that counts; other_dates: readings that differ from it (conflicts are shown, not settled).
    credits: agencies and media named as contributors ("dpa", "AFP"), as codes or names of `knowledge`.
    """

    title: str | None = None
    publisher: str | None = None
    published: DateReading | None = None
    other_dates: tuple[DateReading, ...] = ()
    credits: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Capture:
    """One time the bytes were met: path or URL, the day they were captured, and what was given with them."""

    path: str
    captured: PartialDate | None = None
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True)
class Document:
    """Archived bytes. `id` is their SHA-256; the same bytes under two names are one document with two captures."""

    id: str
    handling: Handling
    size: int
    media_type: str
    captures: tuple[Capture, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What ingest hands on: a document, its canonical text, and the facts that count for it."""

    document: Document
    text: Text
    facts: Facts
