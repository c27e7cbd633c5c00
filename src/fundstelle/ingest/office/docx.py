"""Word documents: paragraphs, headings, lists, tables with their heads, captions and footnotes, in order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.office.pieces import Piece, clean_words, lay_out
from fundstelle.ingest.office.zipped import check_zip, parse_xml
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_DEEPEST_STYLE = 20


def read_docx(raw: bytes) -> Draft | Skipped:
    """A draft of a Word document. Nothing that it links to (pictures, templates) is loaded; macros are not run."""
    refused = check_zip(raw)
    if refused is not None:
        return refused
    try:
        document = docx.Document(io.BytesIO(raw))
        pieces = [*_read_body(document), *_read_footnotes(document)]
    except (KeyError, ValueError, PackageNotFoundError, zipfile.BadZipFile, etree.LxmlError, AttributeError) as error:
        return Skipped("", SkipReason.DAMAGED, f"{type(error).__name__}: {error}", "open and save it again in Word")
    content, blocks = lay_out(pieces)
    heading = next((content[b.start : b.end] for b in blocks[:3] if b.kind is BlockKind.HEADING), None)
    title, dates = _properties(document)
    return Draft("docx", MEDIA_TYPE, content, blocks, title=heading or title, dates=dates)


def _read_body(document: Any) -> Iterator[Piece]:
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


def _read_paragraph(paragraph: Any, document: Any) -> Iterator[Piece]:
    words = _words(paragraph)
    if not words:
        return
    style = _style_of(paragraph, document)
    level = _outline_level(paragraph, style)
    if level is not None:
        yield Piece(words, Block(BlockKind.HEADING, 0, 0, level=level))
    elif _is_listed(paragraph, style):
        yield Piece(words, Block(BlockKind.LIST_ITEM, 0, 0), "\n")
    elif _is_styled(style, "caption"):
        yield Piece(words, Block(BlockKind.CAPTION, 0, 0))
    elif _is_styled(style, "quote"):
        yield Piece(words, Block(BlockKind.QUOTE, 0, 0))
    else:
        yield Piece(words, Block(BlockKind.ARTICLE, 0, 0))


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
    return clean_words("".join(parts))


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


def _read_table(table: Any, number: int) -> Iterator[Piece]:
    for row, line in enumerate(table.iterchildren(qn("w:tr"))):
        column = 0
        for cell in line.iterchildren(qn("w:tc")):
            words = "\n".join(filter(None, map(_words, cell.iter(qn("w:p")))))
            if words:
                yield Piece(words, Block(BlockKind.TABLE_CELL, 0, 0), "\n", (number, row, column))
            span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
            column += max(1, _number(span, 1)) if span is not None else 1


def _read_footnotes(document: Any) -> Iterator[Piece]:
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            notes = parse_xml(relation.target_part.blob)
            for note in notes:
                words = "\n".join(filter(None, map(_words, note.iter(qn("w:p")))))
                if words and note.get(qn("w:type")) in (None, "normal"):
                    yield Piece(words, Block(BlockKind.FOOTNOTE, 0, 0))


def _relations(document: Any) -> list[Any]:
    return list(document.part.package.rels.values())


def _properties(document: Any) -> tuple[str | None, tuple[DateReading, ...]]:
    # where a file has none, python-docx makes some up, of this very moment
    if not any(relation.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in _relations(document)):
        return None, ()
    properties = document.core_properties
    stamp = properties.created or properties.modified
    reading = read_machine_date(stamp.isoformat(), DateSignal.FILE_METADATA) if stamp is not None else None
    return (properties.title or "").strip() or None, (reading,) if reading else ()
