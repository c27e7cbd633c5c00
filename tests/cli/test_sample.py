"""The commands over the packaged sample, as a user would call them one after the other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.ingest import read_document
from fundstelle.records.document import Capture, Handling, Reading

ROOT = Path(__file__).parents[2]
BRIEF = "pier-seven-brief.md"


def ask(run, register: Path, *words: object) -> object:
    outcome = run(*words, "--register", register, "--json")
    assert outcome.code == 0, outcome
    return json.loads(outcome.out)


def test_sample_names_each_of_its_documents_and_each_says_that_it_is_invented() -> None:
    folder = sample_folder()
    documents = sample_documents(folder)
    assert len(documents) == 12
    for document in documents:
        raw = document.read_bytes()
        head = raw.decode("utf-8").splitlines()[:3] if document.suffix not in {".pdf", ".docx"} else []
        read = read_document(raw, Capture(document.name), Handling.PUBLIC)
        assert isinstance(read, Reading)
        lines = [*head, read.text.content.splitlines()[0]]
        assert any("invented" in line and "erfunden" in line.casefold() for line in lines), document
    others = {file.name for file in folder.iterdir()} - {document.name for document in documents}
    assert others == {"SOURCES.md", "documents.json", "knowledge"}


def test_the_sample_comes_in_every_usual_format() -> None:
    endings = {document.suffix for document in sample_documents(sample_folder())}
    assert endings == {".html", ".txt", ".md", ".pdf", ".docx", ".eml"}


def test_pdf_and_word_file_of_the_sample_are_what_their_texts_make() -> None:
    command = [sys.executable, "tools/make_sample.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_every_outlet_of_the_sample_has_a_row_of_sources() -> None:
    folder = sample_folder()
    page = (folder / "SOURCES.md").read_text(encoding="utf-8")
    assert [one.stem for one in sample_documents(folder) if one.stem not in page] == []


def test_run_counts_add_up_and_a_second_run_adds_nothing(run, tmp_path: Path) -> None:
    first = ask(run, tmp_path / "r", "run", "--sample")
    again = ask(run, tmp_path / "r", "run", "--sample")
    assert first["balanced"]
    assert again["balanced"]
    assert again["stages"][0]["done"] == 0
    assert again["stages"][0]["known"] == first["stages"][0]["taken"] == 12


def test_run_report_for_people_names_the_stages(run, tmp_path: Path) -> None:
    outcome = run("run", "--sample", "--register", tmp_path / "r")
    assert outcome.code == 0, outcome
    assert "ingest" in outcome.out
    assert "extract" in outcome.out


def test_claims_can_be_asked_by_party_and_stance(run, sample_register: Path) -> None:
    everything = ask(run, sample_register, "claims")
    denials = ask(run, sample_register, "claims", "--stance", "denies")
    assert 0 < len(denials) < len(everything)
    assert {one["claim"]["stance"] for one in denials} == {"denies"}
    given = ask(run, sample_register, "claims", "--from", "PRK", "--kind", "transfer")
    assert given
    assert all("PRK" in one["claim"]["roles"]["giver"] for one in given)


def test_reader_comments_yield_no_claims(run, sample_register: Path) -> None:
    assert all("50 Millionen" not in one["quote"] for one in ask(run, sample_register, "claims"))


def test_matters_are_shown_with_mentions_and_origins_in_both_languages(run, sample_register: Path) -> None:
    matters = ask(run, sample_register, "matters")
    assert matters
    assert all(one["independent_origins"] <= one["mentions"] for one in matters)
    german = run("matters", "--register", sample_register, "--language", "de")
    assert "Unabhängige" in german.out
    english = run("matters", "--register", sample_register, "--language", "en")
    assert "Independent" in english.out


def test_upper_bound_of_the_sample_stays_an_upper_bound(run, sample_register: Path) -> None:
    claims = ask(run, sample_register, "claims", "--item", "ammunition.artillery")
    said = [one["claim"]["quantity"] for one in claims if Path(one["path"]).name in ("morgenwarte.html", BRIEF)]
    bounds = [(one["low"], one["high"]) for one in said if one and one["high"] == "9000000"]
    assert bounds
    assert set(bounds) == {(None, "9000000")}


def test_matter_shows_the_exact_words_of_its_claims(run, sample_register: Path) -> None:
    matter = ask(run, sample_register, "matters")[0]
    shown = ask(run, sample_register, "matter", matter["id"])
    assert {one["claim"]["id"] for one in shown["claims"]} == set(matter["claim_ids"])
    printed = run("matter", matter["id"][:9], "--register", sample_register).out
    assert all(" ".join(one["quote"].split()) in printed for one in shown["claims"])


def test_explain_prints_the_whole_trail(run, sample_register: Path) -> None:
    claim = next(one for one in ask(run, sample_register, "claims") if one["claim"]["quantity"] and one["matter_id"])
    outcome = run("explain", claim["claim"]["id"], "--register", sample_register)
    assert outcome.code == 0
    assert claim["document_id"] in outcome.out
    assert claim["claim"]["span"]["text_id"] in outcome.out
    assert " ".join(claim["quote"].split()) in outcome.out
    assert claim["matter_id"] in outcome.out
    assert "quantity = " in outcome.out
    for part in ("Bytes", "Text", "Passage", "Slots", "Attribution", "Matter"):
        assert f"\n{part}" in outcome.out


@pytest.mark.parametrize("kind", ["claims", "matters", "documents"])
def test_show_takes_every_kind_of_id(run, sample_register: Path, kind: str) -> None:
    record = ask(run, sample_register, kind)[0]
    id = record["claim"]["id"] if kind == "claims" else (record["document"] if kind == "documents" else record)["id"]
    outcome = run("show", id, "--register", sample_register)
    assert outcome.code == 0, outcome
    assert id[:9] in outcome.out


def test_id_that_names_nothing_is_an_input_error(run, sample_register: Path) -> None:
    for words in (("show", "zzz"), ("explain", "czzz"), ("matter", "mzzz")):
        outcome = run(*words, "--register", sample_register)
        assert outcome.code == 3, (words, outcome)


def test_search_finds_other_forms_of_a_word(run, sample_register: Path) -> None:
    hits = ask(run, sample_register, "search", "Haubitze")
    assert any("Haubitzen" in hit["snippet"] for hit in hits)
    printed = run("search", "Haubitze", "--register", sample_register).out
    assert "[[Haubitzen]]" in printed


def test_contradictions_show_both_passages(run, sample_register: Path) -> None:
    found = ask(run, sample_register, "contradictions")
    assert found
    printed = run("contradictions", "--register", sample_register, "--language", "de").out
    assert printed.count("„") >= 2 * len(found)


def test_export_is_json_lines_and_leaves_out_what_is_asked(run, sample_register: Path, tmp_path: Path) -> None:
    whole = run("export", "--register", sample_register)
    lines = [json.loads(line) for line in whole.out.splitlines()]
    assert lines
    assert any("recorded_at" in line for line in lines)
    target = tmp_path / "out" / "register.jsonl"
    assert run("export", "--register", sample_register, "--without", "recorded_at,run", "-o", target).code == 0
    kept = target.read_text(encoding="utf-8")
    assert "recorded_at" not in kept
    assert len(kept.splitlines()) == len(lines)


def test_audit_finds_a_register_as_it_was_written(run, sample_register: Path) -> None:
    assert run("audit", "--register", sample_register).code == 0


def test_audit_names_a_changed_archive_and_ends_with_one(run, tmp_path: Path) -> None:
    register = tmp_path / "r"
    assert run("run", "--sample", "--register", register).code == 0
    kept = max((file for file in (register / "archive").rglob("*") if file.is_file()), key=lambda file: file.name)
    kept.chmod(0o600)
    kept.write_bytes(b"something else")
    outcome = run("audit", "--register", register)
    assert outcome.code == 1
    assert outcome.out.strip()


def test_head_that_the_log_does_not_hold_is_a_finding(run, sample_register: Path) -> None:
    outcome = run("audit", "--register", sample_register, "--head", "0" * 64)
    assert outcome.code == 1
    assert "decision log" in outcome.out


def test_init_makes_an_empty_register_and_keeps_a_full_one(run, tmp_path: Path) -> None:
    assert run("init", "--register", tmp_path / "r").code == 0
    assert ask(run, tmp_path / "r", "claims") == []
    run("run", "--sample", "--register", tmp_path / "r")
    filed = len(ask(run, tmp_path / "r", "documents"))
    assert run("init", "--register", tmp_path / "r").code == 0
    assert len(ask(run, tmp_path / "r", "documents")) == filed == 12


def test_stages_one_by_one_reach_the_same_matters_as_run(run, sample_register: Path, tmp_path: Path) -> None:
    folder, register = sample_folder(), tmp_path / "r"
    documents = sample_documents(folder)
    outlets = ("--knowledge", folder / "knowledge", "--register", register)
    assert run("ingest", *documents, "--meta", folder / "documents.json", *outlets).code == 0
    assert run("extract", *outlets).code == 0
    assert run("reconcile", *outlets).code == 0
    assert ask(run, register, "matters") == ask(run, sample_register, "matters")


def test_report_is_one_file_that_loads_nothing(run, sample_register: Path, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    assert run("report", target, "--register", sample_register, "--language", "de").code == 0
    page = target.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert 'src="http' not in page
    assert "MSMT" in page
    piped = run("report", "-", "--register", sample_register, "--language", "en")
    assert piped.out.lower().startswith("<!doctype html>")


def test_languages_and_data_are_listed(run) -> None:
    told = json.loads(run("languages", "--json").out)
    assert {"de", "en"} <= set(told["reading"])
    assert told["results"] == ["de", "en"]
    counts = json.loads(run("check-data", "--json").out)["knowledge"]
    assert counts["parties"] > 150


def test_invalid_knowledge_is_named_with_its_file(run, tmp_path: Path) -> None:
    overlay = tmp_path / "parties"
    overlay.mkdir()
    (overlay / "mine.toml").write_text(
        '[[party]]\nid = "XAA"\nkind = "planet"\nsource = "invented"\n', encoding="utf-8"
    )
    outcome = run("check-data", "--knowledge", tmp_path)
    assert outcome.code == 6, outcome
    assert "mine.toml" in outcome.err
