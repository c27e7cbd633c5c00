"""Every part of a report stands in every form, in order: nothing is told in one that another keeps silent about."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from publish_cases import make_input

from fundstelle.knowledge import load_knowledge
from fundstelle.messages import load_messages
from fundstelle.publish import ReportSettings, make_report, render_as
from fundstelle.publish.model import ReportInput
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.law import Assessment, Result, Step
from fundstelle.records.run import Skipped, SkipReason

PARTS = ("summary", "method", "matters", "claims", "sources", "left_out", "corrections", "passages")
"""The parts in the order in which they stand, by the names of their messages."""


def full_input(language: str) -> ReportInput:
    """A report in which every part has something to tell."""
    made = make_input(language, pictures=True)
    steps, name = (Step("Schritt deutsch", "Step English"),), Step("Absatz neun", "Paragraph nine")
    held = Assessment(made.matters[0].id, "xaa-1", True, "XAA", None, Result.WOULD_BREACH, steps, name=name)
    moment = datetime(2025, 5, 20, 10, 0, tzinfo=UTC)
    return replace(
        made,
        assessments=(held,),
        settings=replace(made.settings, standard="Two origins.", as_of=date(2025, 6, 30), method_digest="d1g3st"),
        left_out={"matters_not_chosen": 7, "in_no_matter": 3},
        skipped=(Skipped("leer.txt", SkipReason.EMPTY),),
        decisions=(Decision("head", "", Verdict.REJECT, (), "R. Viewer", moment, "misread there"),),
        log_head="he4d",
        grades={"Kurier": "C"},
    )


def words_of(made: ReportInput, form: str) -> str:
    raw = render_as(made, form)
    if form == "pdf":
        pdfium = pytest.importorskip("pypdfium2", reason="the foreign reader pypdfium2 is not installed")
        book = pdfium.PdfDocument(raw)
        text = "".join(page.get_textpage().get_text_range() for page in book)
        book.close()
    elif form == "docx":
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            parts = (book.read(f"word/{name}.xml").decode() for name in ("document", "footnotes"))
            text = re.sub(r"<[^>]+>", "", " ".join(parts))
    else:
        text = re.sub(r"<style>.*?</style>|<nav.*?</nav>|<[^>]+>", "", raw.decode(), flags=re.DOTALL)
    return squeezed(text)


def squeezed(text: str) -> str:
    return re.sub(r"[\s\\*|\ufffe\u00ad\u2010-]+", "", text)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("form", ["html", "markdown", "docx", "pdf"])
def test_every_form_has_every_part_in_order(form: str, language: str) -> None:
    made = full_input(language)
    told, text = words_of(made, form), load_messages(language).text
    heads = [squeezed(text(f"report.{name}")) for name in PARTS]
    at = 0
    for head in heads:
        at = told.find(head, at)
        assert at >= 0, head
        at += len(head)
    wanted = [
        made.title,
        text("method.standard"),
        "Two origins.",
        text("method.origins"),
        text("method.numbers"),
        text("method.policy", policy=made.policy or text("report.unknown")),
        "d1g3st",
        text("report.as_of", day=load_messages(language).formats.date(date(2025, 6, 30))),
        text("group.law"),
        "Schritt deutsch" if language == "de" else "Step English",
        "Absatz neun" if language == "de" else "Paragraph nine",
        text("group.clashes"),
        text("report.grade", grade="C"),
        text("left_out.matters_not_chosen"),
        text("left_out.in_no_matter"),
        "leer.txt",
        text("skip.empty"),
        "misread there",
        text("verdict.reject"),
        text("report.log_head"),
        "he4d",
        *(note.quote.span.text_id for note in make_report(made).notes),
    ]
    missing = [words for words in wanted if squeezed(words) not in told]
    assert missing == []


@pytest.mark.parametrize("form", ["html", "markdown", "docx", "pdf"])
def test_empty_report_says_so_and_has_every_part(form: str) -> None:
    made = ReportInput("Nothing", "en", date(2025, 6, 1), (), (), {}, settings=ReportSettings(pictures=False))
    told, text = words_of(made, form), load_messages("en").text
    assert all(squeezed(text(f"report.{name}")) in told for name in PARTS)
    assert squeezed(text("report.nothing")) in told
    assert squeezed(text("report.corrections_none")) in told


def test_pictures_stand_in_the_docx_with_their_text() -> None:
    pytest.importorskip("vl_convert", reason="the extra that draws pictures is not installed")
    made = full_input("en")
    with zipfile.ZipFile(io.BytesIO(render_as(made, "docx"))) as book:
        names = [name for name in book.namelist() if name.startswith("word/media/")]
        page = book.read("word/document.xml").decode()
        assert all(book.read(name).startswith(b"\x89PNG") for name in names if name.endswith(".png"))
    pictures = [picture for picture in make_report(made).pictures if picture.svg]
    assert len(pictures) > 2
    assert sum(name.endswith(".png") for name in names) == sum(name.endswith(".svg") for name in names) > 2
    assert page.count("<asvg:svgBlip") == page.count("<a:blip ") == len(pictures)
    for picture in pictures:
        assert picture.alternative.replace("&", "&amp;").replace("<", "&lt;").split('"')[0] in page


def test_steps_of_an_assessment_name_states_classes_and_days() -> None:
    from fundstelle.publish.legal import name_codes
    from fundstelle.publish.sentences.writer import load_writer

    knowledge = load_knowledge()
    told = "Held: transfer, PRK → RUS, uav, … – 2024-10-25; personnel.troops, no.such class, ABC and SEE, uav"
    assert name_codes(told, load_writer("en", knowledge)) == (
        "Held: transfer, North Korea → Russia, drones, … – 25 October 2024; troops, no.such class, ABC and SEE, uav"
    )
