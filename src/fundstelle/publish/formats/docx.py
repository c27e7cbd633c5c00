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
from fundstelle.publish.check import check_report
from fundstelle.publish.formats.markdown import METHOD
from fundstelle.publish.model import Clash, FigureBlock, MatterPart, Note, Report, ReportInput, Sentence
from fundstelle.publish.report import make_report
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.visible import make_visible

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_GROUPS = ("affirmed", "planned", "suspected", "doubted", "denied", "other")
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
        self.document.add_heading(_clean(text), level)

    def paragraph(self, text: str, notes: Sequence[int] = (), style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        paragraph.add_run(_clean(text))
        _add_marks(self, paragraph, notes)
        return paragraph


def _write(book: _Book) -> None:
    report, text = book.report, book.messages.text
    _set_styles(book)
    book.heading(report.title, 0)
    book.paragraph(text("report.generated", day=report.generated))
    book.paragraph(" · ".join(f"{label}: {count}" for label, count in report.counts))
    book.heading(text("report.summary"), 1)
    _summary(book)
    book.heading(text("report.method"), 1)
    if report.standard:
        book.paragraph(f"{text('method.standard')} {report.standard}")
    for name in METHOD:
        book.paragraph(f"{text(f'method.{name}_head')} {text(f'method.{name}')}")
    book.paragraph(text("method.policy", policy=report.policy or text("report.unknown")))
    book.heading(text("report.matters"), 1)
    for part in report.matters:
        _matter(book, part)
    _back(book)


def _set_styles(book: _Book) -> None:
    from docx.shared import Pt

    book.document.core_properties.title = _clean(book.report.title)
    book.document.core_properties.language = book.report.language
    book.document.core_properties.author = "Fundstelle"
    normal = book.document.styles["Normal"]
    normal.font.name, normal.font.size = "Georgia", Pt(10.5)
    normal.paragraph_format.space_after = Pt(6)


def _summary(book: _Book) -> None:
    text = book.messages.text
    rows = []
    for part in book.report.matters:
        figure = next((block.headline for block in part.figures if block.headline), ", ".join(part.vague) or "–")
        denied = text("table.denied_by", who=", ".join(part.denied_by)) if part.denied_by else "–"
        rows.append([(f"{part.kind}: {part.heading}", ()), (figure, ()), (part.stood_behind, ()), (denied, ())])
    _table(book, [text(f"table.{name}") for name in ("matter", "figure", "behind", "against")], rows)


def _table(book: _Book, head: Sequence[str], rows: Iterable[Sequence[tuple[str, Sequence[int]]]]) -> None:
    table = book.document.add_table(rows=1, cols=len(head))
    table.style = "Light List"
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.text = _clean(name)
    for row in rows:
        for cell, (words, notes) in zip(table.add_row().cells, row, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(_clean(words))
            _add_marks(book, paragraph, notes)
    book.document.add_paragraph()


def _matter(book: _Book, part: MatterPart) -> None:
    text = book.messages.text
    book.heading(f"{part.kind}: {part.heading}", 2)
    units = f" ({', '.join(part.units)})" if part.units else ""
    book.paragraph(part.stood_behind + units).runs[0].bold = True
    if part.standing:
        book.paragraph(part.standing.text, part.standing.notes)
    for block in part.figures:
        _figures(book, block)
    for name in _GROUPS:
        sentences: tuple[Sentence, ...] = getattr(part, name)
        if sentences:
            book.heading(text(f"group.{name}"), 3)
            for sentence in sentences:
                book.paragraph(sentence.text, sentence.notes, "List Bullet")
    if part.clashes:
        book.heading(text("group.clashes"), 3)
        for clash in part.clashes:
            _clash(book, clash)


def _figures(book: _Book, block: FigureBlock) -> None:
    text = book.messages.text
    book.heading(f"{block.label}: {block.measure}", 3)
    if block.together:
        book.paragraph(block.together.text, block.together.notes)
    rows = []
    for row in block.rows:
        marked = [text(f"figures.{name}") for name in ("superseded", "computed") if getattr(row, name)]
        who = f"{row.who} ({', '.join(marked)})" if marked else row.who
        rows.append([(who, ()), (row.amount, row.notes), (row.meaning, ()), (row.as_of or "–", ())])
    _table(book, [text(f"table.{name}") for name in ("who", "said", "read_as", "as_of")], rows)


def _clash(book: _Book, clash: Clash) -> None:
    book.paragraph(f"{clash.kind}. {clash.reason}")
    for side in (clash.left, clash.right):
        book.paragraph(side.text, side.notes, "List Bullet")


def _back(book: _Book) -> None:
    report, text = book.report, book.messages.text
    book.heading(text("report.sources"), 1)
    for row in report.sources:
        told = [
            row.publisher or text("report.no_publisher"),
            row.title,
            row.published or text("report.no_date"),
            row.url,
        ]
        copy = f"; {text('report.copy_of', number=row.copy_of)}" if row.copy_of else ""
        ids = text("report.ids", text=row.text_id, document=row.document_id, reader=row.reader)
        book.paragraph(f"{row.number}. {', '.join(part for part in told if part)}{copy}. {ids}")
    book.heading(text("report.left_out"), 1)
    for label, count in report.left_out:
        book.paragraph(f"{label}: {count}")
    for what, reason, detail in report.skipped:
        book.paragraph(f"{what}: {reason} {detail}".strip())
    if not report.left_out and not report.skipped:
        book.paragraph(text("report.left_out_nothing"))
    if report.corrections:
        book.heading(text("report.corrections"), 1)
    for correction in report.corrections:
        book.paragraph(" · ".join(part for part in correction if part))
    book.paragraph(f"{text('report.log_head')} {report.log_head or text('report.no_log')}")
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
    text, span = messages.text, note.quote.span
    told = [note.publisher or text("report.no_publisher"), note.title, note.published or text("report.no_date")]
    where = text("report.where", text=span.text_id, start=span.start, end=span.end)
    place = ", ".join(part for part in told if part)
    marks = load_grammar(messages.language).table("quotes")
    quoted = f"{marks['open']}{note.quote.words}{marks['close']}"
    words = f" {quoted} – {place}; {text('report.source', number=note.source_number)}; {where}"
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
