"""The report as DOCX with real footnotes: python-docx for the body, and a footnotes part of our own.

python-docx 1.2 has no footnotes; the part and its separators follow ECMA-376 Part 1, 17.11.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from fundstelle.errors import PartMissing
from fundstelle.messages import Messages, load_messages
from fundstelle.publish import rows
from fundstelle.publish.check import check_report
from fundstelle.publish.formats.docx_pictures import add_picture
from fundstelle.publish.model import Clash, FigureBlock, MatterPart, Note, Picture, Report, ReportInput, Sentence
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_SPACES = re.compile(r"[ \t\r\n]+")
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_SEPARATORS = (
    f'<w:footnotes xmlns:w="{_W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


def render_docx(report_input: ReportInput) -> bytes:
    """The report as a DOCX file. Raises PublishRefused as render_report does, PartMissing without python-docx."""
    try:
        import docx
    except ImportError as error:
        raise PartMissing("DOCX needs python-docx", remedy="pip install python-docx") from error
    report = make_report(report_input)
    check_report(report, report_input.readings)
    document = docx.Document()
    book = _Book(document, report, load_messages(report.language))
    _write(book)
    _add_footnotes(book)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@dataclass(slots=True)
class _Book:
    """The document that is being written, and the footnotes already set in it."""

    document: Any
    report: Report
    messages: Messages
    used: dict[int, int] = field(default_factory=dict)

    def heading(self, text: str, level: int) -> None:
        self.paragraph(text, style=f"Heading{level}" if level else "Title")

    def paragraph(self, text: str, notes: Sequence[int] = (), style: str | None = None) -> Any:
        """A paragraph with its footnotes. style: the id of a style; python-docx looks through all names for a name."""
        paragraph = self.document.add_paragraph(_clean(text))
        if style:
            paragraph._p.style = style
        _add_marks(self, paragraph, notes)
        return paragraph

    def headed(self, head: str, text: str) -> None:
        paragraph = self.paragraph(head)
        paragraph.runs[0].bold = True
        paragraph.add_run(f" {_clean(text)}")


def _write(book: _Book) -> None:
    report, messages, text = book.report, book.messages, book.messages.text
    _set_styles(book)
    book.heading(report.title, 0)
    book.paragraph(rows.make_dates(report, messages))
    book.paragraph(" · ".join(f"{label}: {count}" for label, count in report.counts))
    book.heading(text("report.summary"), 1)
    _pictures(book, report.flows, report.map)
    _table(book, rows.make_summary(report, messages)) if report.matters else book.paragraph(text("report.nothing"))
    book.heading(text("report.method"), 1)
    for head, told in rows.make_method(report, messages):
        book.headed(head, told)
    book.paragraph(rows.make_policy(report, messages))
    book.heading(text("report.matters"), 1)
    for part in report.matters:
        _matter(book, part)
    book.heading(text("report.claims"), 1)
    _table(book, rows.make_claims(report, messages))
    _back(book)


def _set_styles(book: _Book) -> None:
    from docx.shared import Cm, Pt, RGBColor

    book.document.core_properties.title = _clean(book.report.title)
    book.document.core_properties.language = book.report.language
    book.document.core_properties.author = "Fundstelle"
    styles = book.document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)
    _set_language(normal, book.report.language)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        styles[name].font.color.rgb = RGBColor(0x1B, 0x1C, 0x1E)
        styles[name].paragraph_format.keep_with_next = True
    for section in book.document.sections:
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.4)
        section.top_margin = section.bottom_margin = Cm(2.2)


def _set_language(style: Any, language: str) -> None:
    """The language of the words, so that no speller underlines German as English."""
    properties = style.element.get_or_add_rPr()
    properties.append(_element("w:lang", {"w:val": language, "w:eastAsia": language}))


def _table(book: _Book, grid: rows.Grid) -> None:
    """All rows are made at once and filled in their XML: asking for a row's cells walks the whole table each time."""
    table = book.document.add_table(rows=1 + len(grid.rows), cols=len(grid.head))
    table._tbl.tblPr.style = "LightList"
    lines = table._tbl.tr_lst
    lines[0].get_or_add_trPr().append(_element("w:tblHeader", {}))
    for line, row in zip(lines, [tuple(map(rows.Cell, grid.head)), *grid.rows], strict=True):
        _fill(book, table, line, row)
    book.document.add_paragraph()


def _fill(book: _Book, table: Any, line: Any, cells: Iterable[rows.Cell]) -> None:
    from docx.shared import Pt
    from docx.text.paragraph import Paragraph

    for cell, told in zip(line.tc_lst, cells, strict=True):
        paragraph = Paragraph(cell.p_lst[0], table)
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(_clean(told.words)).font.size = Pt(9)
        _add_marks(book, paragraph, told.notes)


def _pictures(book: _Book, *pictures: Picture | None) -> None:
    for picture in pictures:
        if picture and picture.svg:
            add_picture(book.document, picture)


def _matter(book: _Book, part: MatterPart) -> None:
    text = book.messages.text
    book.heading(part.title, 2)
    units = f": {', '.join(part.units)}" if part.units else ""
    book.paragraph(part.stood_behind + units).runs[0].bold = True
    if part.standing:
        book.paragraph(part.standing.text, part.standing.notes)
    for block in part.figures:
        _figures(book, block)
    _pictures(book, part.picture, part.origins_picture)
    for name in rows.GROUPS:
        sentences: tuple[Sentence, ...] = getattr(part, name)
        if sentences:
            book.heading(text(f"group.{name}"), 3)
            for sentence in sentences:
                book.paragraph(sentence.text, sentence.notes, "ListBullet")
    if part.clashes:
        book.heading(text("group.clashes"), 3)
        for clash in part.clashes:
            _clash(book, clash)
    if part.assessments:
        book.heading(text("group.law"), 3)
        for label, steps in part.assessments:
            book.paragraph(label, style="ListBullet")
            for step in steps:
                book.paragraph(step, style="ListBullet2")


def _figures(book: _Book, block: FigureBlock) -> None:
    book.heading(f"{block.label}: {block.measure}", 3)
    if block.together:
        book.paragraph(block.together.text, block.together.notes)
    _table(book, rows.make_figures(block, book.messages))


def _clash(book: _Book, clash: Clash) -> None:
    book.headed(f"{clash.kind}.", clash.reason)
    for side in (clash.left, clash.right):
        book.paragraph(side.text, side.notes, "ListBullet")


def _back(book: _Book) -> None:
    report, messages, text = book.report, book.messages, book.messages.text
    book.heading(text("report.sources"), 1)
    for row in report.sources:
        told, ids = rows.make_source(row, messages)
        book.paragraph(f"{row.number}. {told}{f', {row.url}' if row.url else ''}. {ids}")
    book.heading(text("report.left_out"), 1)
    for line in rows.make_left_out(report, messages):
        book.paragraph(line)
    book.heading(text("report.corrections"), 1)
    for line in rows.make_corrections(report, messages):
        book.paragraph(line)
    book.heading(text("report.passages"), 1)
    book.paragraph(text("report.passages_explained"))
    _table(book, rows.make_passages(report, messages))
    book.paragraph(rows.make_log_head(report, messages))
    book.paragraph(text("report.made_with"))


def _add_marks(book: _Book, paragraph: Any, notes: Sequence[int]) -> None:
    """Set a footnote where it is first needed; later marks repeat its number, as Word's cross-references do."""
    for number in notes:
        run = paragraph.add_run()
        run.font.superscript = True
        if number in book.used:
            run.text = f" {book.used[number]} "
        else:
            book.used[number] = len(book.used) + 1
            run._r.append(_element("w:footnoteReference", {"w:id": str(book.used[number])}))


def _add_footnotes(book: _Book) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree  # type: ignore[import-untyped]

    root = etree.fromstring(_SEPARATORS)
    by_number = {note.number: note for note in book.report.notes}
    for number, id in book.used.items():
        root.append(_footnote(id, by_number[number], book.messages))
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/word/footnotes.xml"), _PART_TYPE, blob, book.document.part.package)
    book.document.part.relate_to(part, _RELATION)


def _footnote(id: int, note: Note, messages: Messages) -> Any:
    place = ", ".join(rows.make_place(note, messages))
    marks = load_grammar(messages.language).table("quotes")
    quoted = f"{marks['open']}{note.quote.words}{marks['close']}"
    words = f" {quoted} – {place}"
    footnote = _element("w:footnote", {"w:id": str(id)})
    paragraph = _element("w:p", {})
    mark = _element("w:r", {})
    properties = _element("w:rPr", {})
    properties.append(_element("w:vertAlign", {"w:val": "superscript"}))
    mark.extend([properties, _element("w:footnoteRef", {})])
    run = _element("w:r", {})
    size = _element("w:rPr", {})
    size.append(_element("w:sz", {"w:val": "17"}))
    content = _element("w:t", {"xml:space": "preserve"})
    content.text = _clean(words)
    run.extend([size, content])
    paragraph.extend([mark, run])
    footnote.append(paragraph)
    return footnote


def _element(name: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(key) if key != "xml:space" else "{http://www.w3.org/XML/1998/namespace}space", value)
    return element


def _clean(text: str) -> str:
    """Words on one line, hidden controls by name, and nothing that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", make_visible(_SPACES.sub(" ", text).strip()))
