"""OpenDocument (LibreOffice): texts, sheets and slides; headings, lists, tables with their heads, notes, in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.office.pieces import Piece, clean_words, lay_out
from fundstelle.ingest.office.zipped import XML_DAMAGE, check_zip, read_part
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_UNSHOWN = frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls", f"{_OFFICE}forms", f"{_TABLE}shapes"})
_NOTES = frozenset({f"{_TEXT}note", f"{_OFFICE}annotation"})
_MOST_REPEATS = 64
"""Cells may be said to repeat a million times to fill a sheet; with words in them they repeat a few times."""


def read_odf(raw: bytes) -> Draft | Skipped:
    """A draft of an OpenDocument file. Deleted words are left out; notes come last, then remarks as comments."""
    refused = check_zip(raw)
    if refused is not None:
        return refused
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if _is_encrypted(archive):
                return Skipped("", SkipReason.ENCRYPTED, "needs a password", "save it without a password")
            content, meta = read_part(archive, "content.xml"), read_part(archive, "meta.xml")
    except XML_DAMAGE as error:
        return Skipped("", SkipReason.DAMAGED, f"{type(error).__name__}: {error}"[:300], "open and save it again")
    body = content.find(f"{_OFFICE}body") if content is not None else None
    if body is None:
        return Skipped("", SkipReason.DAMAGED, "has no content", "open and save it again")
    words, blocks = lay_out([*_read_children(body, _Tables()), *_read_notes(body)])
    heading = next((words[b.start : b.end] for b in blocks[:3] if b.kind is BlockKind.HEADING), None)
    return Draft(
        "odf", MEDIA_TYPE, words, blocks, title=heading or _meta(meta, f"{_DC}title") or None, dates=_dates(meta)
    )


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    manifest = read_part(archive, "META-INF/manifest.xml")
    return manifest is not None and any(_name(one) == "encryption-data" for one in manifest.iter())


def _name(element: Any) -> str:
    return str(element.tag).rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""


class _Tables:
    """Numbers tables, so that cells of two are told apart."""

    def __init__(self) -> None:
        self.count = 0


def _read_children(parent: Any, tables: _Tables, kind: BlockKind = BlockKind.ARTICLE) -> Iterator[Piece]:
    """Pieces in order; iterative over what only holds other boxes, so that no nesting is too deep."""
    stack: list[tuple[Any, BlockKind]] = [(child, kind) for child in reversed(parent)]
    while stack:
        element, within = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or tag in _UNSHOWN or tag in _NOTES:
            continue
        if tag in (f"{_TEXT}h", f"{_TEXT}p"):
            yield from _read_paragraph(element, within)
            stack += [(box, BlockKind.CAPTION) for box in reversed(list(element.iter(f"{_DRAW}text-box")))]
        elif tag == f"{_TABLE}table":
            yield from _read_table(element, tables)
        else:
            inner = BlockKind.LIST_ITEM if tag == f"{_TEXT}list-item" else within
            stack += [(child, inner) for child in reversed(element)]


_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"


def _read_paragraph(element: Any, kind: BlockKind) -> Iterator[Piece]:
    words = _words(element)
    if not words:
        return
    if element.tag == f"{_TEXT}h":
        level = element.get(f"{_TEXT}outline-level") or "1"
        yield Piece(words, Block(BlockKind.HEADING, 0, 0, level=int(level) if level.isdecimal() else 1))
    elif (element.get(f"{_TEXT}style-name") or "") == "Title":
        yield Piece(words, Block(BlockKind.HEADING, 0, 0, level=1))
    else:
        yield Piece(words, Block(kind, 0, 0), "\n" if kind is BlockKind.LIST_ITEM else "\n\n")


def _words(element: Any) -> str:
    return clean_words("".join(_shown(element)))


def _shown(element: Any) -> Iterator[str]:
    """The words of a paragraph without its notes and the boxes anchored in it."""
    stack: list[Any] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
            continue
        tag = one.tag
        if isinstance(tag, str) and tag not in _NOTES and tag != f"{_DRAW}frame":
            yield _BREAKS.get(tag, "") + (one.text or "")
            for child in reversed(one):
                stack += [child.tail or "", child]


_BREAKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}


def _read_table(table: Any, tables: _Tables) -> Iterator[Piece]:
    tables.count += 1
    number, name = tables.count, table.get(f"{_TABLE}name") or ""
    if table.getparent().tag == f"{_OFFICE}spreadsheet" and name:
        yield Piece(clean_words(name), Block(BlockKind.HEADING, 0, 0, level=2))
    for row, line in enumerate(table.iter(f"{_TABLE}table-row")):
        column = 0
        for cell in line.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            repeats = cell.get(f"{_TABLE}number-columns-repeated") or "1"
            times = int(repeats) if repeats.isdecimal() else 1
            words = "\n".join(filter(None, map(_words, cell.iter(f"{_TEXT}p", f"{_TEXT}h"))))
            for at in range(column, column + min(times, _MOST_REPEATS)) if words else ():
                yield Piece(words, Block(BlockKind.TABLE_CELL, 0, 0), "\n", (number, row, at))
            column += times


def _read_notes(body: Any) -> Iterator[Piece]:
    for tag, kind in ((f"{_TEXT}note-body", BlockKind.FOOTNOTE), (f"{_OFFICE}annotation", BlockKind.COMMENT)):
        for note in body.iter(tag):
            words = "\n".join(filter(None, map(_words, note.iter(f"{_TEXT}p"))))
            if words:
                yield Piece(words, Block(kind, 0, 0))


def _meta(meta: Any, tag: str) -> str:
    found = next(meta.iter(tag), None) if meta is not None else None
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _dates(meta: Any) -> tuple[DateReading, ...]:
    stamp = _meta(meta, f"{_META}creation-date") or _meta(meta, f"{_DC}date")
    reading = read_machine_date(stamp, DateSignal.FILE_METADATA) if stamp else None
    return (reading,) if reading else ()
