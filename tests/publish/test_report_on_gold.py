"""The report over real articles and long invented ones: nothing may crash, bend a quote or lose a footnote."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from fundstelle.knowledge import load_knowledge
from fundstelle.publish import ReportInput, ReportSettings, check_report, make_report, render_as
from fundstelle.publish.check import find_sentences
from fundstelle.reconcile import reconcile, with_places
from fundstelle.reconcile.exchange import read_gold_bodies, read_gold_folder
from fundstelle.records.claim import Stance

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold"
DENIAL = {"de": re.compile(r"bestrei|bestritt"), "en": re.compile(r"\bdenie[ds]\b")}


def gold_input(name: str, language: str) -> ReportInput:
    folder = GOLD / name
    if not folder.is_dir():
        pytest.skip(f"the gold is not here: {folder}")
    extractions, _, _ = read_gold_folder(folder)
    knowledge = load_knowledge()
    bodies = with_places(read_gold_bodies(GOLD / "matters" / "sources.json"), knowledge)
    made = reconcile(extractions, bodies)
    return ReportInput(
        title=name,
        language=language,
        generated=date(2025, 12, 1),
        matters=made.matters,
        claims=tuple(claim for extraction in extractions for claim in extraction.claims),
        readings={extraction.reading.text.id: extraction.reading for extraction in extractions},
        contradictions=made.contradictions,
        copies=made.copies,
        settings=ReportSettings(pictures=False),
        knowledge=knowledge,
    )


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_every_sentence_of_a_large_report_holds(name: str, language: str) -> None:
    made = gold_input(name, language)
    report = make_report(made)
    check_report(report, made.readings)
    claims = {claim.id: claim for claim in made.claims}
    notes = {note.number: claims[note.claim_id] for note in report.notes}
    sentences = list(find_sentences(report))
    assert len(sentences) > 100
    for part in report.matters:
        for sentence in (*part.affirmed, *part.planned, *part.suspected, *part.doubted, *part.denied):
            denied = notes[sentence.notes[0]].stance is Stance.DENIES
            assert denied or not DENIAL[language].search(sentence.text), sentence.text
            assert not re.search(r"\{|\}|  | ,|\.\.$|<\w+:", sentence.text), sentence.text


@pytest.mark.long
@pytest.mark.parametrize("form", ["html", "markdown", "docx", "pdf", "bundle", "xlsx", "annotations", "followthemoney"])
def test_every_form_of_a_large_report_is_made(form: str) -> None:
    assert render_as(gold_input("dev", "en"), form)
