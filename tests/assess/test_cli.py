"""The verbs `provisions` and `assess`, and faulty cases."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from fundstelle.assess import parse_act, parse_acts
from fundstelle.cli.main import app
from fundstelle.errors import MetadataInvalid

SEAFOOD = {
    "kind": "transfer", "giver": ["PRK"], "taker": ["XAA"], "item": "seafood", "start": "2017-07", "end": "2017-10",
}  # fmt: skip


def call(*words: object) -> Any:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("law") / "register"
    assert call("run", "--sample", "--register", path).exit_code == 0
    return path


def write(folder: Path, *cases: object) -> Path:
    path = folder / "cases.jsonl"
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return path


def test_the_gold_form_is_one_line_a_case_with_id_and_rows(tmp_path: Path) -> None:
    result = call(
        "assess",
        "--case",
        write(tmp_path, {"id": "A", "act": SEAFOOD}, {"id": "B", "acts": [SEAFOOD]}),
        "--format",
        "gold",
    )
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["A", "B"]
    row = next(row for row in lines[0]["rows"] if row["result"] == "would_breach")
    assert row == {
        "provision": "UNSCR 2371 (seafood)", "party": "PRK", "duty": "export", "result": "would_breach",
        "number_confirmed": False, "part": {"from": "2017-08-05", "to": "2017-10-31", "sure": False},
    }  # fmt: skip


def test_a_case_that_nothing_covers_says_so_in_a_row_of_stars(tmp_path: Path) -> None:
    case = {"id": "A", "act": {**SEAFOOD, "start": "2001", "end": "2001"}}
    rows = json.loads(call("assess", "--case", write(tmp_path, case), "--format", "gold").stdout)["rows"]
    assert rows[0] == {"provision": "*", "party": "*", "duty": "*", "result": "not_covered"}


GERMAN = (
    "würde verstoßen: Ausfuhrverbot für Meeresfrüchte, Resolution 2371, Absatz nicht bestätigt",
    "PRK (Ausfuhr), XAA (Einfuhr)",
    "möglicherweise darin",
    "keine Rechtsberatung",
)
ENGLISH = (
    "would breach: Export ban on seafood, resolution 2371, paragraph not confirmed",
    "PRK (export), XAA (import)",
    "possibly within that time",
    "no legal advice",
)


@pytest.mark.parametrize(("language", "words"), [("de", GERMAN), ("en", ENGLISH)])
def test_the_text_reads_in_both_languages(language: str, words: tuple[str, ...], tmp_path: Path) -> None:
    out = call("assess", "--case", write(tmp_path, {"id": "A", "act": SEAFOOD}), "-l", language).stdout
    assert all(word in out for word in words), out
    assert "¶9" not in out


def test_all_shows_what_is_not_covered_with_its_reason(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "A", "act": SEAFOOD})
    short, full = call("assess", "--case", path).stdout, call("assess", "--case", path, "--all").stdout
    assert "Export ban on lead" not in short and "Export ban on lead" in full
    assert "further checks" in short and "further checks" not in full


def test_a_key_that_nobody_reads_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, {"id": "A", "act": {**SEAFOOD, "colour": "red"}})
    result = call("assess", "--case", path, "--format", "gold")
    assert json.loads(result.stdout)["ignored"] == ["colour"] and "colour" in result.stderr


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "cases.jsonl:1: no JSON"),
        ("[]", "a case is a JSON object"),
        ('{"id": "A"}', "there is no act"),
        ('{"act": {"giver": ["XAA"]}}', "the act has no kind"),
        ('{"act": {"kind": "transfer", "start": "May"}}', "start is no date: 'May'"),
        ('{"act": {"kind": "transfer", "start": "2020", "end": "2019"}}', "ends before it begins"),
        ('{"act": {"kind": "transfer", "giver": "XAA", "taker": [7]}}', "taker must be a list of texts"),
        ('{"act": {"kind": "transfer", "quantity": {"value": 1, "mode": "some"}}}', "no such mode: 'some'"),
        ('{"act": {"kind": "transfer", "quantity": {"value": "many"}}}', "must be a number"),
        ('{"act": {"kind": "transfer", "relation": "around"}}', "relation is 'around'"),
        ('{"act": {"kind": "transfer", "lethal": "yes"}}', "lethal must be true or false"),
        ('{"act": {"kind": "transfer", "notice": 5}}', "notice must be an object"),
    ],
)
def test_a_faulty_case_is_named_with_its_line(line: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    result = call("assess", "--case", path)
    assert result.exit_code != 0 and message in result.stderr


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    result = call("assess", "--case", tmp_path / "none.jsonl")
    assert result.exit_code != 0 and "none.jsonl" in result.stderr


def test_a_matter_or_a_file_must_be_given() -> None:
    result = call("assess")
    assert result.exit_code != 0 and "name a matter or give --case FILE" in result.stderr


def test_every_matter_of_the_sample_can_be_assessed_in_each_form(sample: Path) -> None:
    matters = json.loads(call("matters", "--register", sample, "--json").stdout)
    ids = [(one.get("matter") or one)["id"] for one in matters]
    assert ids
    for name in ids[:6]:
        text = call("assess", name, "--register", sample, "-l", "de")
        assert text.exit_code == 0 and "keine Rechtsberatung" in text.stdout, text.output
        row = json.loads(call("assess", name, "--register", sample, "--format", "gold").stdout)
        assert row["id"] == name and row["rows"]
    plain = json.loads(call("assess", ids[0], "--register", sample, "--json").stdout)
    assert plain["matter"] == ids[0] and plain["left_out"] == {}


def test_provisions_on_a_day_leave_out_what_was_not_in_force() -> None:
    out = call("provisions", "--regime", "un.dprk", "--on", "2017-08-20").stdout
    assert "UNSCR 2371 (workers)" in out and "UNSCR 2375 ¶17" not in out and "1747" not in out
    assert "UNSCR 2371 (workers)" not in call("provisions", "--regime", "un.dprk", "--on", "2017-09-11").stdout


def test_the_contested_stretch_is_told_with_both_sides() -> None:
    out = call("provisions", "--regime", "un.iran", "--on", "2025-10").stdout
    assert "contested: per UN Secretariat, E3, USA, rejected by IRN, RUS, CHN" in out


def test_one_provision_is_told_in_full() -> None:
    out = call("provisions", "2397 ¶5", "-l", "de").stdout
    assert "Obergrenze: 500\u202f000 bbl je 12 Monate ab 2018-01-01" in out and "Nummer bestätigt durch" in out
    assert "Nummer nicht bestätigt" in call("provisions", "UNSCR 2371 (lead)", "-l", "de").stdout


def test_provisions_as_json_say_what_is_confirmed_and_where() -> None:
    rows = json.loads(call("provisions", "--json").stdout)
    assert len(rows) > 60 and all(row["text_source"] for row in rows)
    assert all(row["number_source"] for row in rows if row["number_confirmed"])


@pytest.mark.parametrize(
    "words", [("--regime", "un.mars"), ("--on", "soon"), ("UNSCR 9999 ¶1",), ("1718",)], ids=lambda words: words[0]
)
def test_a_question_about_nothing_has_a_remedy(words: tuple[str, ...]) -> None:
    result = call("provisions", *words)
    assert result.exit_code != 0 and "remedy:" in result.stderr


def test_facts_are_told_with_their_day() -> None:
    assert "2024-04-30" in call("provisions", "--facts", "-l", "de").stdout


def test_instants_without_a_zone_are_utc_and_others_are_turned() -> None:
    plain = parse_act({"kind": "transfer", "start": "2025-09-28T00:00:00"})
    turned = parse_act({"kind": "transfer", "start": "2025-09-27T20:00:00-04:00"})
    assert plain.since == turned.since


def test_a_case_needs_acts_that_are_objects() -> None:
    with pytest.raises(MetadataInvalid, match="an act is a JSON object"):
        parse_acts({"acts": ["transfer"]})
