"""One PDF to a draft: lines, running headers out, paragraphs, blocks with their places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Any

import pypdfium2

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.html.words import load_unjoined
from fundstelle.ingest.pdf.flow import attach_bullets, find_paragraphs, heading_sizes, join_lines, make_block, measure
from fundstelle.ingest.pdf.furniture import without_furniture
from fundstelle.ingest.pdf.lines import PdfLine, read_lines
from fundstelle.ingest.pdf.order import in_order
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/pdf"

_FEW_LETTERS = 15
"""A page with fewer letters than this has no text layer worth the name, only a page number or a stamp."""

_MAX_PAGES = 10_000
_PASSWORD_ERROR = 4


def read_pdf(raw: bytes) -> Draft | Skipped:
    """A draft of a PDF's text layer. Pages that are only pictures are named in `unread`; a PDF of nothing else is
    skipped. Nothing the PDF links to, embeds or would run is touched.
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        return _refusal(error)
    try:
        return _read(document)
    except pypdfium2.PdfiumError as error:
        return Skipped("", SkipReason.DAMAGED, str(error), "open and save it again in a PDF program")
    finally:
        document.close()


def _refusal(error: pypdfium2.PdfiumError) -> Skipped:
    if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
        return Skipped("", SkipReason.ENCRYPTED, "needs a password", "save it without a password")
    return Skipped("", SkipReason.DAMAGED, str(error), "get the file again")


def _read(document: Any) -> Draft | Skipped:
    pages = min(len(document), _MAX_PAGES)
    by_page = [_read_page(document, number) for number in range(1, pages + 1)]
    unread = [number for number, lines in enumerate(by_page, 1) if _is_blank(lines)]
    if len(unread) == pages:
        return Skipped(
            "",
            SkipReason.NOT_READABLE,
            "scanned: its pages are pictures without a text layer",
            "run text recognition over it (ocrmypdf) and take in the result",
        )
    bare = without_furniture([line for lines in by_page for line in lines], pages)
    lines = [
        line
        for _, on_page in groupby(bare, key=lambda line: line.page)
        for line in in_order(attach_bullets(list(on_page)))
    ]
    content, blocks = _lay_out(lines)
    title, dates = _metadata(document)
    heading = next((content[b.start : b.end] for b in blocks[:4] if b.kind is BlockKind.HEADING and b.level == 1), None)
    return Draft(
        "pdf", MEDIA_TYPE, content, blocks, title=heading or title, dates=dates, unread=_unread(unread, document)
    )


def _read_page(document: Any, number: int) -> list[PdfLine]:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return []  # a damaged page costs that page; it is named among the unread ones
    try:
        return read_lines(page, number)
    finally:
        page.close()


def _is_blank(lines: Sequence[PdfLine]) -> bool:
    letters = (char for line in lines for char in line.words if char.isalpha())
    return sum(1 for _ in islice(letters, _FEW_LETTERS)) < _FEW_LETTERS


def _unread(numbers: Sequence[int], document: Any) -> str:
    """Which pages have no words though something is on them."""
    filled = [number for number in numbers if _has_objects(document, number)]
    return f"pages {_ranges(filled)}: no text layer" if filled else ""


def _ranges(numbers: Sequence[int]) -> str:
    """`3, 5-9` for 3, 5, 6, 7, 8, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


def _has_objects(document: Any, number: int) -> bool:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        return True
    found = next(iter(page.get_objects(max_depth=1)), None) is not None
    page.close()
    return found


def _lay_out(lines: Sequence[PdfLine]) -> tuple[str, tuple[Block, ...]]:
    sheet = measure(lines)
    paragraphs = find_paragraphs(lines, sheet)
    sizes = heading_sizes(paragraphs, sheet)
    unjoined = load_unjoined()
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for paragraph in paragraphs:
        words, places = join_lines(paragraph, start, unjoined)
        if words:
            parts.append(words)
            blocks.append(replace(make_block(paragraph, words, start, sheet, sizes), places=places))
            start += len(words) + 2
    return "\n\n".join(parts), tuple(blocks)


def _metadata(document: Any) -> tuple[str | None, tuple[DateReading, ...]]:
    found = document.get_metadata_dict(skip_empty=True)
    dates = tuple(_dates(found))
    return " ".join(str(found.get("Title", "")).split()) or None, dates


def _dates(metadata: dict[str, str]) -> Iterator[DateReading]:
    for key in ("CreationDate", "ModDate"):
        reading = read_machine_date(str(metadata.get(key, "")), DateSignal.FILE_METADATA)
        if reading is not None:
            yield reading
            return
