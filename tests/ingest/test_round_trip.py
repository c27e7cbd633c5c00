"""Forty documents of our own making come back with their sentences, kinds and dates, and without their furniture."""

import re
from collections.abc import Iterator

import pytest

pytest.importorskip("weasyprint", reason="WeasyPrint makes the PDFs of the round-trip set: pip install weasyprint")

from fundstelle.records.document import Reading
from tests.ingest.make_pages import Case, make_pages
from tests.ingest.reading import read

CASES = {case.name: case for case in make_pages()}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {name: read(case.raw, path=name) for name, case in CASES.items()}


def _flat(words: str) -> str:
    return " ".join(words.split())


def _blocks(reading: Reading) -> list[tuple[str, str]]:
    return [(b.kind.value, _flat(reading.text.content[b.start : b.end])) for b in reading.text.blocks]


def _sentences(case: Case) -> Iterator[tuple[str, str]]:
    for kind, words in case.sentences:
        for sentence in re.split(r"(?<=\.) ", words) if kind == "article" else [words]:
            yield kind, sentence


def test_the_set_has_forty_documents_of_every_sort() -> None:
    assert len(CASES) >= 40
    assert {name.split("-")[1] for name in CASES} >= {"pdf", "pdf_columns", "docx", "plain_mail", "html_mail", "mhtml"}


def test_sentences_come_back_in_blocks_of_their_kind(readings: dict[str, Reading]) -> None:
    missing, other_kind, total = [], [], 0
    for name, case in CASES.items():
        blocks = _blocks(readings[name])
        for kind, sentence in _sentences(case):
            total += 1
            kinds = {found for found, words in blocks if sentence in words}
            if not kinds:
                missing.append((name, sentence))
            elif kind not in kinds:
                other_kind.append((name, kind, kinds, sentence))
    assert total > 900
    assert len(missing) <= 0.03 * total, missing
    assert len(other_kind) <= 0.03 * total, other_kind


def test_boilerplate_stays_out(readings: dict[str, Reading]) -> None:
    strings = [(name, words) for name, case in CASES.items() for words in case.boilerplate]
    leaked = [(name, words) for name, words in strings if _flat(words) in _flat(readings[name].text.content)]
    assert len(strings) > 100
    assert len(leaked) <= len(strings) / 20, leaked


def test_the_day_of_publication_is_right(readings: dict[str, Reading]) -> None:
    wrong = []
    for name, case in CASES.items():
        published = readings[name].facts.published
        if case.published is not None and (published is None or published.value.iso() != case.published.isoformat()):
            wrong.append((name, case.published, published))
    assert len(wrong) <= len(CASES) * 2 / 40, wrong
