"""Sentences are kept from one page to the next: what is kept is what would be written anew."""

from __future__ import annotations

from dataclasses import replace

import pytest
from publish_cases import make_input

from fundstelle.publish import make_report, write_matters
from fundstelle.publish.model import ReportInput
from fundstelle.publish.sentences import claims as writing


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_page_of_matters_has_the_report_s_parts_and_footnotes(language: str) -> None:
    made = make_input(language)
    parts, notes = write_matters(made)
    report = make_report(made)
    assert (parts, notes) == (report.matters, report.notes)


def test_the_same_claim_under_another_publisher_is_another_sentence() -> None:
    made = make_input("en")
    writing._write.cache_clear()
    before, _ = write_matters(made)
    renamed, _ = write_matters(rename_publishers(made, "Harbour Gazette (invented)"))
    writing._write.cache_clear()
    again, _ = write_matters(rename_publishers(made, "Harbour Gazette (invented)"))
    assert renamed == again
    assert str(renamed) != str(before)


def rename_publishers(made: ReportInput, name: str) -> ReportInput:
    readings = {id: replace(one, facts=replace(one.facts, publisher=name)) for id, one in made.readings.items()}
    return replace(made, readings=readings)
