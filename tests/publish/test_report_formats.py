"""Markdown, DOCX and PDF: the same sentences and quotes, real footnotes, and markup that stays text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from publish_cases import COAST, NORTH, make_input

from fundstelle.publish import make_report
from fundstelle.publish.check import find_sentences
from fundstelle.publish.formats.docx import render_docx
from fundstelle.publish.formats.markdown import escape, render_markdown
from fundstelle.publish.formats.pdf import render_pdf
from fundstelle.publish.model import ReportInput

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EVIL = [
    "# no heading",
    "1. no list",
    "*no* **emphasis** _here_ `code`",
    "[no link](http://example.invalid)",
    "<b>no</b> &amp; www.example.invalid",
    "| no | cells |",
    "#let x = 1; #image(\"x\") $x$ @ref <label>",
    "- no item",
    "~~no~~ \\ x",
]  # fmt: skip


def evil_input(title: str) -> ReportInput:
    made = make_input("en")
    bad = replace(NORTH, facts=replace(NORTH.facts, title=title))
    return replace(made, title=title, readings={NORTH.text.id: bad, COAST.text.id: COAST})


@pytest.mark.parametrize("text", EVIL)
def test_markdown_shows_markup_as_text(text: str) -> None:
    markdown_it = pytest.importorskip("markdown_it", reason="the foreign reader markdown-it-py is not installed")
    html = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text))
    assert set(re.findall(r"<(\w+)", html)) == {"p"}
    shown = html.removeprefix("<p>").removesuffix("</p>\n")
    assert shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&") == text


def test_every_footnote_of_the_markdown_is_defined_once() -> None:
    page = render_markdown(make_input("de"))
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    defined = re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)
    assert used <= set(defined) and len(defined) == len(set(defined)) == 10
    assert "\u202e" not in page and "[U+202E]" in page.replace("\\", "")


def docx_part(name: str, language: str = "de") -> ET.Element:
    with zipfile.ZipFile(io.BytesIO(render_docx(make_input(language)))) as book:
        assert book.testzip() is None
        return ET.fromstring(book.read(name))


def test_the_docx_has_real_footnotes_with_the_exact_words() -> None:
    pytest.importorskip("docx", reason="python-docx is not installed")
    notes = docx_part("word/footnotes.xml")
    words = {n.get(f"{W}id"): "".join(t.text or "" for t in n.iter(f"{W}t")) for n in notes.iter(f"{W}footnote")}
    referenced = [r.get(f"{W}id") for r in docx_part("word/document.xml").iter(f"{W}footnoteReference")]
    assert sorted(map(int, filter(None, referenced))) == list(range(1, 11))
    assert set(referenced) <= set(words)
    report = make_report(make_input("de"))
    told = " ".join(words.values())
    for note in report.notes:
        assert " ".join(note.quote.words.split()).replace("\u202e", "[U+202E]") in told


def test_a_foreign_reader_opens_the_docx_and_finds_every_sentence() -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    book = docx.Document(io.BytesIO(render_docx(make_input("en"))))
    body = "\n".join(paragraph.text for paragraph in book.paragraphs)
    for part in make_report(make_input("en")).matters:
        for sentence in (*part.affirmed, *part.planned, *part.denied):
            assert sentence.text in body


@pytest.mark.parametrize("text", EVIL)
def test_markup_in_titles_breaks_neither_docx_nor_pdf(text: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="the foreign reader pypdfium2 is not installed")
    pytest.importorskip("typst", reason="typst is not installed")
    pytest.importorskip("docx", reason="python-docx is not installed")
    assert render_docx(evil_input(text)).startswith(b"PK")
    book = pdfium.PdfDocument(render_pdf(evil_input(text)))
    first = book[0].get_textpage().get_text_range()
    book.close()
    assert squeezed(text) in squeezed(first)


def squeezed(text: str) -> str:
    """Without white space and with one kind of quotation mark and hyphen: what line breaks and fonts change."""
    return re.sub(r"[\s\ufffe\u00ad\u2010]+", "", text)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_pdf_holds_every_sentence_and_every_quote(language: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="the foreign reader pypdfium2 is not installed")
    pytest.importorskip("typst", reason="typst is not installed")
    made = make_input(language, pictures=True)
    book = pdfium.PdfDocument(render_pdf(made))
    pages = "".join(page.get_textpage().get_text_range() for page in book)
    book.close()
    told = squeezed(pages).replace("-", "")
    report = make_report(made)
    for note in report.notes:
        assert squeezed(note.quote.words.replace("\u202e", "[U+202E]")).replace("-", "") in told
    for sentence in find_sentences(report):
        if ":" not in sentence.text:
            assert squeezed(sentence.text).replace("-", "") in told


def test_the_same_input_gives_the_same_markdown_and_pdf() -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    assert render_markdown(make_input("en")) == render_markdown(make_input("en"))
    assert render_pdf(make_input("en")) == render_pdf(make_input("en"))
