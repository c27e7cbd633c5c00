"""Word documents: paragraphs, headings, lists, tables with their heads, captions and footnotes, in order."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.draft import Draft
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAX_UNPACKED = 256 * 1024 * 1024
_MAX_RATIO = 200
_DEEPEST_STYLE = 20


@dataclass(frozen=True, slots=True)
class _Piece:
    words: str
    block: Block
    join: str = "\n\n"
    cell: tuple[int, int, int] | None = None


def read_docx(raw: bytes) -> Draft | Skipped:
    """A draft of a Word document. Nothing that it links to (pictures, templates) is loaded; macros are not run."""
    refused = _check_size(raw)
    if refused is not None:
        return refused
    try:
        document = docx.Document(io.BytesIO(raw))
        pieces = [*_read_body(document), *_read_footnotes(document)]
    except (KeyError, ValueError, PackageNotFoundError, zipfile.BadZipFile, etree.LxmlError, AttributeError) as error:
        return Skipped("", SkipReason.DAMAGED, f"{type(error).__name__}: {error}", "open and save it again in Word")
    content, blocks = _lay_out(pieces)
    heading = next((content[b.start : b.end] for b in blocks[:3] if b.kind is BlockKind.HEADING), None)
    title, dates = _properties(document)
    return Draft("docx", MEDIA_TYPE, content, blocks, title=heading or title, dates=dates)


def _check_size(raw: bytes) -> Skipped | None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return Skipped("", SkipReason.DAMAGED, str(error), "get the file again")
    if any(info.flag_bits & 1 for info in infos):
        return Skipped("", SkipReason.ENCRYPTED, "needs a password", "save it without a password")
    words = sum(info.file_size for info in infos if info.filename.endswith((".xml", ".rels")))
    if words > _MAX_UNPACKED or (words > 32 * 1024 * 1024 and words > _MAX_RATIO * len(raw)):
        return Skipped("", SkipReason.TOO_LARGE, f"{words} bytes of XML come out of it")
    return None


def _read_body(document: Any) -> Iterator[_Piece]:
    table = 0
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            yield from _read_paragraph(child, document)
        elif child.tag == qn("w:tbl"):
            table += 1
            yield from _read_table(child, table)
        elif child.tag == qn("w:sdt"):
            for paragraph in child.iter(qn("w:p")):
                yield from _read_paragraph(paragraph, document)


def _read_paragraph(paragraph: Any, document: Any) -> Iterator[_Piece]:
    words = _words(paragraph)
    if not words:
        return
    style = _style_of(paragraph, document)
    level = _outline_level(paragraph, style)
    if level is not None:
        yield _Piece(words, Block(BlockKind.HEADING, 0, 0, level=level))
    elif _is_listed(paragraph, style):
        yield _Piece(words, Block(BlockKind.LIST_ITEM, 0, 0), "\n")
    elif _is_styled(style, "caption"):
        yield _Piece(words, Block(BlockKind.CAPTION, 0, 0))
    elif _is_styled(style, "quote"):
        yield _Piece(words, Block(BlockKind.QUOTE, 0, 0))
    else:
        yield _Piece(words, Block(BlockKind.ARTICLE, 0, 0))


def _words(element: Any) -> str:
    """The words of a paragraph as Word shows them: deleted text out, tabs and breaks as white space."""
    parts = []
    for node in element.iter():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in (qn("w:br"), qn("w:cr")):
            parts.append("\n")
        elif node.tag == qn("w:tab"):
            parts.append(" ")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
    lines = (" ".join(line.replace("\u00ad", "").split()) for line in "".join(parts).split("\n"))
    return unicodedata.normalize("NFC", "\n".join(line for line in lines if line))


def _style_of(paragraph: Any, document: Any) -> list[Any]:
    """The paragraph's style and those it is based on, nearest first, as XML."""
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = found.get(qn("w:val")) if found is not None else None
    styles: list[Any] = []
    while name and len(styles) < _DEEPEST_STYLE:
        style = next(
            (s for s in document.styles.element.iterchildren(qn("w:style")) if s.get(qn("w:styleId")) == name), None
        )
        if style is None:
            break
        styles.append(style)
        based = style.find(qn("w:basedOn"))
        name = based.get(qn("w:val")) if based is not None else None
    return styles


def _outline_level(paragraph: Any, styles: Sequence[Any]) -> int | None:
    """1 for a title or first heading; by outline level, which is the same whatever language Word speaks."""
    if _is_styled(styles, "title"):
        return 1
    for holder in (paragraph, *styles):
        found = holder.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if found is not None:
            level = _number(found, 9)
            return level + 1 if level < 9 else None
    return None


def _number(element: Any, otherwise: int) -> int:
    value = element.get(qn("w:val")) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else otherwise


def _is_listed(paragraph: Any, styles: Sequence[Any]) -> bool:
    for holder in (paragraph, *styles):
        found = holder.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if found is not None:
            number = found.find(qn("w:numId"))
            return number is None or number.get(qn("w:val")) != "0"
    return False


def _is_styled(styles: Sequence[Any], name: str) -> bool:
    """Whether a style has this built-in name; built-in names are English in the file in every language."""
    names = (style.find(qn("w:name")) for style in styles)
    return any(name in (found.get(qn("w:val")) or "").lower() for found in names if found is not None)


def _read_table(table: Any, number: int) -> Iterator[_Piece]:
    for row, line in enumerate(table.iterchildren(qn("w:tr"))):
        column = 0
        for cell in line.iterchildren(qn("w:tc")):
            words = "\n".join(filter(None, map(_words, cell.iter(qn("w:p")))))
            if words:
                yield _Piece(words, Block(BlockKind.TABLE_CELL, 0, 0), "\n", (number, row, column))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            column += max(1, _number(span, 1)) if span is not None else 1


def _read_footnotes(document: Any) -> Iterator[_Piece]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            notes = etree.fromstring(relation.target_part.blob, parser)
            for note in notes:
                words = "\n".join(filter(None, map(_words, note.iter(qn("w:p")))))
                if words and note.get(qn("w:type")) in (None, "normal"):
                    yield _Piece(words, Block(BlockKind.FOOTNOTE, 0, 0))


def _lay_out(pieces: Sequence[_Piece]) -> tuple[str, tuple[Block, ...]]:
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


def _separator(before: _Piece, piece: _Piece) -> str:
    if before.cell and piece.cell and before.cell[0] == piece.cell[0]:
        return "\t" if before.cell[1] == piece.cell[1] else "\n"
    return "\n" if before.join == piece.join == "\n" else "\n\n"


def _properties(document: Any) -> tuple[str | None, tuple[DateReading, ...]]:
    properties = document.core_properties
    stamp = properties.created or properties.modified
    reading = read_machine_date(stamp.isoformat(), DateSignal.FILE_METADATA) if stamp is not None else None
    return (properties.title or "").strip() or None, (reading,) if reading else ()
