"""Rows of a table become human claims where their quote stands exactly once; every other row is named."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import InputError
from fundstelle.knowledge import load_knowledge
from fundstelle.publish import render_as
from fundstelle.records.decision import Verdict
from fundstelle.register import ImportReport, IngestOptions, Register, open_register
from fundstelle.register.publishing import collect_report
from fundstelle.review.sheetmap import SheetMap, load_map

TEXT = """Erfunden. Die Küstenpost meldet: Der Staat Nordmark schickte 40 Kisten Tee nach Südmark.

Am Montag kam ein Schiff. Am Montag kam ein Schiff.
"""
MAP = """
[file]
delimiter = ";"
decimal = ","
[columns]
quote = "Zitat"
document = "Quelle"
kind = "Art"
item = "Gut"
giver = "Von"
taker = "An"
quantity = "Zahl"
happened = "Wann"
note = "Notiz"
[values.kind]
Lieferung = "transfer"
[values.party]
DVRK = "PRK"
[prefixes]
"bis zu" = "<="
[defaults]
unit = "piece"
"""
HEAD = "Zitat;Quelle;Art;Gut;Von;An;Zahl;Wann;Notiz\n"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    (tmp_path / "kueste.txt").write_text(TEXT, encoding="utf-8")
    with open_register(tmp_path / "r", create=True) as door:
        door.run([tmp_path / "kueste.txt"])
        yield door


def imported(register: Register, rows: str, sheet_map: str = MAP, head: str = HEAD) -> ImportReport:
    home = register.path.parent
    (home / "map.toml").write_text(sheet_map, encoding="utf-8")
    (home / "claims.csv").write_text(head + rows, encoding="utf-8")
    return register.import_sheet(home / "claims.csv", load_map(home / "map.toml"), load_knowledge(), "R. Viewer")


ROW = "schickte 40 Kisten Tee;kueste.txt;Lieferung;goods.other;DVRK;Russland;bis zu 1.040;2024-10..2025-02;gesehen\n"


def test_row_becomes_a_claim_at_its_words_with_its_values(register: Register) -> None:
    report = imported(register, ROW)
    assert (report.rows, report.pinned, report.unpinned, report.not_understood) == (1, 1, (), ())
    (filed,) = [one for one in register.claims() if one.claim.found_by == "human:R. Viewer"]
    claim = filed.claim
    assert filed.quote == "schickte 40 Kisten Tee"
    assert (claim.roles.giver, claim.roles.taker, claim.item) == (("PRK",), ("RUS",), "goods.other")
    assert claim.quantity is not None and claim.quantity.low is None and claim.quantity.high == 1040
    assert claim.happened is not None and claim.happened.start is not None and claim.happened.end is not None
    assert (claim.happened.start.iso(), claim.happened.end.iso()) == ("2024-10", "2025-02")
    assert filed.matter_id is not None
    entry = register.decisions()[-1]
    assert (entry.verdict, entry.why) == (Verdict.ADD, "gesehen; imported from claims.csv:2")
    assert register.check() == []


def test_same_table_again_adds_nothing(register: Register) -> None:
    imported(register, ROW)
    again = imported(register, ROW + ROW)
    assert (again.pinned, again.known, again.rows) == (0, 2, 2)
    assert len(register.decisions()) == 1


@pytest.mark.parametrize(
    ("quote", "document", "reason"),
    [
        ("Am Montag kam ein Schiff", "", "stands 2 times"),
        ("schickte 41 Kisten", "", "stands in no text"),
        ("Schickte 40 Kisten", "", "stands in no text"),
        ("", "kueste.txt", "no quote"),
        ("schickte 40 Kisten Tee", "andere.txt", "no document"),
    ],
)
def test_quote_without_one_place_is_unpinned_and_in_no_report(
    register: Register, quote: str, document: str, reason: str
) -> None:
    report = imported(register, f"{quote};{document};Lieferung;goods.other;DVRK;Russland;40;2024;x\n")
    (row,) = report.unpinned
    assert reason in row.reason
    assert row.where == "claims.csv:2"
    assert register.claims() == [] and register.decisions() == []
    assert b"goods" not in render_as(collect_report(register, "en", "T"), "claims.csv").partition(b"\n")[2]


def test_unpinned_row_is_pinned_once_its_document_came_in(register: Register) -> None:
    rest = "Die Hafenwacht sah 12 Kisten Salz;;Lieferung;goods.other;DVRK;Russland;12;2024;x\n"
    assert len(imported(register, ROW + rest).unpinned) == 1
    later = register.path.parent / "spaeter.txt"
    later.write_text("Erfunden. Die Hafenwacht sah 12 Kisten Salz am Pier.\n", encoding="utf-8")
    register.run([later])
    report = register.pin_again()
    assert (report.pinned, report.unpinned) == (1, ())
    assert register.pin_again().rows == 0


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("schickte 40;;Verleih;goods.other;DVRK;Russland;40;2024;x\n", "kind"),
        ("schickte 40;;Lieferung;teapots;DVRK;Russland;40;2024;x\n", "item"),
        ("schickte 40;;Lieferung;goods.other;Nirgendland;Russland;40;2024;x\n", "giver"),
        ("schickte 40;;Lieferung;goods.other;DVRK;Russland;viele;2024;x\n", "quantity"),
        ("schickte 40;;Lieferung;goods.other;DVRK;Russland;40;im Mai;x\n", "happened"),
        ("schickte 40;;Lieferung;goods.other;DVRK;Russland;50-40;2024;x\n", ""),
        ("schickte 40;;Lieferung;goods.other;DVRK;Russland;40;2025..2024;x\n", ""),
        ("schickte 40;;Lieferung;;DVRK;Russland;40;2024;x\n", "item"),
    ],
)
def test_row_with_a_word_that_is_not_understood_is_named_and_adds_nothing(
    register: Register, row: str, field: str
) -> None:
    report = imported(register, ROW + row)
    (problem,) = report.not_understood
    assert problem.where == "claims.csv:3"
    assert any(told.startswith(field) for told in problem.problems), problem
    assert (report.pinned, report.rows) == (1, 2)
    assert report.rows == report.pinned + report.known + len(report.unpinned) + len(report.not_understood)


@pytest.mark.parametrize(
    "broken", ["[columns]\nquotes = 'Zitat'", "[colums]\n", "columns = 1", "[file]\nhead = 'x'", "[values]\na = 1", "["]
)
def test_map_with_a_word_that_is_not_known_is_refused(register: Register, broken: str) -> None:
    with pytest.raises(InputError) as raised:
        imported(register, ROW, broken)
    assert raised.value.remedy and "map.toml" in raised.value.where


def test_table_without_a_column_of_the_map_is_refused(register: Register) -> None:
    with pytest.raises(InputError, match="Zitat"):
        imported(register, ROW, head="Satz;Quelle;Art;Gut;Von;An;Zahl;Wann;Notiz\n")


def test_xlsx_reads_as_csv_does(register: Register) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not installed")
    book = openpyxl.Workbook()
    book.active.append(HEAD.strip().split(";"))
    book.active.append(
        ["schickte 40 Kisten Tee", "kueste.txt", "Lieferung", "goods.other", "DVRK", "Russland", 40, 2024]
    )
    book.save(register.path.parent / "claims.xlsx")
    (register.path.parent / "map.toml").write_text(MAP, encoding="utf-8")
    sheet_map = load_map(register.path.parent / "map.toml")
    report = register.import_sheet(register.path.parent / "claims.xlsx", sheet_map, load_knowledge(), "R. Viewer")
    assert (report.pinned, report.not_understood) == (1, ())
    (filed,) = register.claims()
    assert filed.claim.quantity is not None and filed.claim.quantity.low == 40


def test_own_claims_table_comes_back_with_equal_values(tmp_path: Path) -> None:
    home = sample_folder()
    with open_register(tmp_path / "a", create=True) as first, open_register(tmp_path / "b", create=True) as second:
        first.run(sample_documents(home), IngestOptions(home / "documents.json"))
        second.ingest(sample_documents(home), IngestOptions(home / "documents.json"))
        table = render_as(collect_report(first, "en", "T"), "claims.csv").decode()
        (tmp_path / "claims.csv").write_text(table, encoding="utf-8")
        report = second.import_sheet(tmp_path / "claims.csv", SheetMap(), load_knowledge(), "R. Viewer")
        assert report.not_understood == () and report.unpinned == ()
        assert report.pinned + report.known == len(first.claims())
        again = render_as(collect_report(second, "en", "T"), "claims.csv").decode()
    assert comparable(again) == comparable(table)


def test_own_claims_table_adds_nothing_to_its_own_register(tmp_path: Path) -> None:
    """A table holds no words of a condition and no more of a time than its ends, and may name a source otherwise."""
    (tmp_path / "more.txt").write_text("Kenia könnte Tee an Uganda liefern, falls Nairobi zustimmt.", encoding="utf-8")
    home = sample_folder()
    with open_register(tmp_path / "a", create=True) as door:
        door.run([*sample_documents(home), tmp_path / "more.txt"])
        table = render_as(collect_report(door, "en", "T"), "claims.csv").decode()
        (tmp_path / "claims.csv").write_text(table, encoding="utf-8")
        report = door.import_sheet(tmp_path / "claims.csv", SheetMap(), load_knowledge(), "R. Viewer")
        assert (report.pinned, report.known) == (0, len(door.claims()))


def comparable(table: str) -> list[tuple[str, ...]]:
    """The rows without what a table does not hold: ids and scores of the machine, the words of conditions."""
    lost = {"id", "score", "found_by", "condition"}
    rows = csv.DictReader(io.StringIO(table, newline=""))
    return sorted(tuple(f"{name}={value}" for name, value in row.items() if name not in lost) for row in rows)


def test_quote_whose_line_breaks_were_lost_is_pinned_to_the_words_as_they_stand(register: Register) -> None:
    (register.path.parent / "bucht.txt").write_text(TEXT.replace("40 Kisten", "40\n   Kisten"), encoding="utf-8")
    register.run([register.path.parent / "bucht.txt"])
    report = imported(register, ROW.replace("kueste.txt", "bucht.txt"))
    assert report.pinned == 1
    [claim] = [one.claim for one in register.claims() if one.claim.found_by == "human:R. Viewer"]
    text = register.readings({claim.span.text_id})[claim.span.text_id].text.content
    assert text[claim.span.start : claim.span.end] == "schickte 40\n   Kisten Tee"
