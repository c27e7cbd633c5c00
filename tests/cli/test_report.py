"""`report`, `export` and `verify` over the packaged sample: every form written, read again, checked, refused."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.cli import exits
from fundstelle.cli.forms import ENDINGS, EXPORTS, JSONL, REPORTS, form_of, usual_path
from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import QueryInvalid
from fundstelle.publish import FORMS

BEGINNINGS = {
    "html": b"<!doctype html>",
    "markdown": b"# ",
    "docx": b"PK",
    "pdf": b"%PDF",
    "xlsx": b"PK",
    "claims.csv": b"id,kind",
    "matters.csv": b"",
    "transfers.csv": b"",
    "annotations": b"{",
    "followthemoney": b"PK",
    "pictures": b"PK",
    "bundle": b"PK",
}
RESTRICTED = "morgenwarte.html"
WITHOUT_WORDS = ("matters.csv", "transfers.csv", "pictures")
"""Forms that hold neither quotes nor ids of documents."""


@pytest.fixture(scope="module")
def bundle(sample_register: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a bundle with sources, as the command wrote them."""
    from typer.testing import CliRunner

    from fundstelle.cli.main import app

    folder = tmp_path_factory.mktemp("bundle") / "out"
    words = ["report", str(folder), "--format", "bundle", "--with-sources", "--register", str(sample_register)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def marked_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with one document marked restricted."""
    from typer.testing import CliRunner

    from fundstelle.cli.main import app

    home = tmp_path_factory.mktemp("marked")
    meta = json.loads((sample_folder() / "documents.json").read_text(encoding="utf-8"))
    meta[RESTRICTED]["handling"] = "restricted"
    (home / "documents.json").write_text(json.dumps(meta), encoding="utf-8")
    documents = [str(path) for path in sample_documents(sample_folder())]
    words = ["run", *documents, "--meta", str(home / "documents.json"), "--register", str(home / "r")]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    return home / "r"


def restore(files: dict[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def test_every_form_of_publish_has_a_file_name_and_a_verb() -> None:
    assert set(REPORTS) == set(FORMS)
    assert set(ENDINGS) == {*FORMS, JSONL}
    assert set(EXPORTS) <= set(ENDINGS)
    assert set(BEGINNINGS) == set(FORMS)


@pytest.mark.parametrize("form", [form for form in REPORTS if form != "bundle"])
def test_usual_file_of_a_form_leads_back_to_the_form(form: str) -> None:
    assert form_of(usual_path(form), None, REPORTS, "html") == form


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.PDF", "pdf"), ("a.htm", "html"), ("a", "html"), ("a.odt", "html"), ("a.zip", "bundle"), ("-", "html")],
)
def test_form_follows_the_end_of_the_name_else_html(name: str, form: str) -> None:
    assert form_of(Path(name), None, REPORTS, "html") == form


def test_csv_alone_does_not_say_which_table() -> None:
    with pytest.raises(QueryInvalid, match=r"which table"):
        form_of(Path("out.csv"), None, REPORTS, "html")
    assert form_of(Path("2025-claims.csv"), None, REPORTS, "html") == "claims.csv"


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_comes_on_standard_output_as_in_a_file(
    run, sample_register: Path, tmp_path: Path, form: str
) -> None:
    if form == "pdf":
        pytest.importorskip("typst", reason="the extra that writes PDF is not installed")
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="the extra that writes XLSX is not installed")
    piped = run("report", "-", "--format", form, "--register", sample_register)
    assert piped.code == 0, piped
    assert piped.raw.startswith(BEGINNINGS[form])
    assert len(piped.raw) > 500
    if form not in ("bundle", "xlsx", "docx"):  # workbooks and DOCX carry the time they were made
        target = tmp_path / ("x" + usual_path(form).name)
        assert run("report", target, "--format", form, "--register", sample_register).code == 0
        assert target.read_bytes() == piped.raw


def test_docx_opens_and_has_footnotes(run, sample_register: Path, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="python-docx is not installed")
    target = tmp_path / "bericht.docx"
    outcome = run("report", target, "--language", "de", "--title", "Häfen 2025", "--register", sample_register)
    assert outcome.code == 0, outcome
    assert "(docx)" in outcome.err
    assert docx.Document(str(target)).paragraphs[0].text == "Häfen 2025"
    assert "word/footnotes.xml" in zipfile.ZipFile(target).namelist()


def test_form_is_named_in_json(run, sample_register: Path, tmp_path: Path) -> None:
    words = ("--register", sample_register, "--json")
    told = json.loads(run("report", tmp_path / "r.md", "--handling", "public", *words).out)
    assert told == {
        "report": str(tmp_path / "r.md"),
        "format": "markdown",
        "language": "en",
        "handling": "public",
        "hidden": 0,
        "manifest": None,
    }


def test_standard_of_evidence_stands_in_the_report(run, sample_register: Path) -> None:
    said = "Two origins that do not know of each other."
    for form in ("html", "markdown"):
        page = run("report", "-", "--format", form, "--standard", said, "--register", sample_register)
        assert said in page.out


def test_missing_part_is_named_with_the_line_that_installs_it(
    run, sample_register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part, form in (("typst", "pdf"), ("xlsxwriter", "xlsx")):
        monkeypatch.setitem(sys.modules, part, None)
        outcome = run("report", tmp_path / f"r.{form}", "--register", sample_register)
        assert outcome.code == exits.PART, outcome
        assert "remedy: pip install" in outcome.err
        assert "Traceback" not in outcome.err
        assert not (tmp_path / f"r.{form}").exists()


def test_unknown_form_is_refused_with_those_there_are(run, sample_register: Path) -> None:
    for verb in ("report", "export"):
        outcome = run(verb, "--format", "odt", "--register", sample_register)
        assert outcome.code == exits.INPUT
        assert "xlsx" in outcome.err


@pytest.mark.parametrize("verb", ["report", "export"])
def test_help_names_every_form_and_has_an_example(run, verb: str) -> None:
    shown = run(verb, "--help").out
    assert "Examples:" in shown
    assert all(form in shown for form in (REPORTS if verb == "report" else EXPORTS))


def test_run_writes_its_report_in_the_form_of_the_name(run, tmp_path: Path) -> None:
    outcome = run("run", "--sample", "--register", tmp_path / "r", "--report", tmp_path / "r.md")
    assert outcome.code == 0, outcome
    assert (tmp_path / "r.md").read_text(encoding="utf-8").startswith("# ")


# Exports


def test_claims_table_has_a_row_for_each_claim(run, sample_register: Path) -> None:
    claims = json.loads(run("claims", "--register", sample_register, "--json").out)
    table = run("export", "--format", "claims.csv", "--register", sample_register).raw.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {row["id"] for row in rows} == {one["claim"]["id"] for one in claims}
    assert len(rows) == len(claims)


def test_workbook_is_written_by_the_name_of_the_file(run, sample_register: Path, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl reads the workbook again")
    pytest.importorskip("xlsxwriter", reason="the extra that writes XLSX is not installed")
    target = tmp_path / "register.xlsx"
    outcome = run("export", "-o", target, "--language", "de", "--register", sample_register)
    assert outcome.code == 0, outcome
    assert outcome.out == ""
    assert "(xlsx)" in outcome.err
    assert len(openpyxl.load_workbook(target).sheetnames) == 4


def test_annotations_and_graph_are_readable(run, sample_register: Path) -> None:
    pages = run("export", "--format", "annotations", "--register", sample_register)
    assert "@context" in json.loads(pages.raw)
    graph = zipfile.ZipFile(io.BytesIO(run("export", "-f", "followthemoney", "--register", sample_register).raw))
    assert set(graph.namelist()) == {"entities.ftm.json", "sidecar.jsonl"}
    assert all(json.loads(line) for line in graph.read("entities.ftm.json").splitlines())


def test_json_lines_stay_the_usual_export(run, sample_register: Path) -> None:
    usual = run("export", "--register", sample_register).out
    assert usual == run("export", "--json", "--register", sample_register).out
    assert usual == run("export", "--format", "jsonl", "--register", sample_register).out


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "--format", "xlsx"),
        ("--handling", "public"),
        ("--format", "claims.csv", "--without", "run"),
        ("--output", "x.csv"),
    ],
)
def test_options_of_export_that_would_be_ignored_are_refused(
    run, sample_register: Path, words: tuple[str, ...]
) -> None:
    outcome = run("export", *words, "--register", sample_register)
    assert outcome.code == exits.INPUT, outcome
    assert "remedy:" in outcome.err
    assert outcome.out == ""


# Bundles


def test_bundle_as_written_is_intact_and_holds_the_archived_bytes(run, bundle, tmp_path: Path) -> None:
    outcome = run("verify", restore(bundle, tmp_path))
    assert outcome.code == 0, outcome
    assert "Intact" in outcome.out
    assert "What this check does not prove" in outcome.out
    held = {content for name, content in bundle.items() if name.startswith("documents/")}
    assert held == {path.read_bytes() for path in sample_documents(sample_folder())}


def test_flipped_byte_in_any_file_is_found(run, bundle, tmp_path: Path) -> None:
    folder = restore(bundle, tmp_path)
    for name, content in bundle.items():
        flipped = bytearray(content)
        flipped[len(content) // 2] ^= 1
        (folder / name).write_bytes(bytes(flipped))
        outcome = run("verify", folder, "--json")
        assert outcome.code == exits.DAMAGED, (name, outcome)
        told = json.loads(outcome.out)
        assert told["intact"] is False
        # a manifest that was bent may name the file whose hash it no longer gives
        assert name == "manifest.json" or any(name in problem for problem in told["problems"]), (name, told)
        (folder / name).write_bytes(content)
    assert run("verify", folder).code == 0


def test_manifest_known_from_elsewhere_is_compared(run, sample_register: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    told = json.loads(run("report", folder, "-f", "bundle", "--register", sample_register, "--json").out)
    assert json.loads(run("verify", folder, "--json").out)["manifest_hash"] == told["manifest"]
    assert run("verify", folder, "--manifest", told["manifest"]).code == 0
    assert run("verify", folder, "--manifest", "0" * 64).code == exits.DAMAGED


def test_verification_is_told_in_german(run, bundle, tmp_path: Path) -> None:
    assert "Was diese Prüfung nicht beweist" in run("verify", restore(bundle, tmp_path), "--language", "de").out


def packed(files: dict[str, bytes], path: Path, around: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as book:
        for name, content in files.items():
            book.writestr(around + name, content)
    return path


def test_bundle_in_a_zip_file_is_checked_as_the_folder_is(run, bundle, tmp_path: Path) -> None:
    whole = run("verify", restore(bundle, tmp_path / "folder"), "--json")
    for around in ("", "published/"):
        told = json.loads(run("verify", packed(bundle, tmp_path / "b.zip", around), "--json").out)
        assert {**told, "folder": ""} == {**json.loads(whole.out), "folder": ""}
    name = next(name for name in bundle if name.startswith("texts/"))
    bent = packed({**bundle, name: bundle[name] + b" "}, tmp_path / "bent.zip")
    assert run("verify", bent).code == exits.DAMAGED
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(bent, "a") as book:
        book.writestr(name, bundle[name])
    assert run("verify", bent).code == exits.DAMAGED


def test_verify_refuses_what_is_no_bundle(run, tmp_path: Path) -> None:
    (tmp_path / "b.zip").write_bytes(b"PK")
    for name, remedy in (("b.zip", "get it again"), ("nowhere", "check the path")):
        outcome = run("verify", tmp_path / name)
        assert outcome.code == exits.INPUT
        assert remedy in outcome.err


def test_folder_in_use_is_not_written_over(run, sample_register: Path, tmp_path: Path) -> None:
    kept = tmp_path / "out"
    kept.mkdir()
    (kept / "mine.txt").write_text("mine", encoding="utf-8")
    for path in (kept, kept / "mine.txt"):
        outcome = run("report", path, "--format", "bundle", "--register", sample_register)
        assert outcome.code == exits.INPUT, outcome
        assert "remedy:" in outcome.err
    assert [path.name for path in kept.iterdir()] == ["mine.txt"]


def test_sources_go_into_a_bundle_only(run, sample_register: Path, tmp_path: Path) -> None:
    outcome = run("report", tmp_path / "r.html", "--with-sources", "--register", sample_register)
    assert outcome.code == exits.INPUT
    assert "--format bundle" in outcome.err


def all_parts(raw: bytes) -> Iterator[bytes]:
    """The bytes, or those of every file where they are a zip file."""
    if not raw.startswith(b"PK"):
        yield raw
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        yield from (book.read(name) for name in book.namelist())


def test_marked_documents_go_out_only_where_somebody_said_so(run, marked_register: Path, tmp_path: Path) -> None:
    words = ("--format", "bundle", "--with-sources", "--register", marked_register)
    unasked = run("report", tmp_path / "b", *words)
    assert unasked.code == 0, unasked
    assert "marked above public" in unasked.err
    every = len(sample_documents(sample_folder()))
    assert len(list((tmp_path / "b" / "documents").iterdir())) == every - 1
    assert run("verify", tmp_path / "b").code == 0
    assert run("report", tmp_path / "c", "--handling", "restricted", *words).code == 0
    assert len(list((tmp_path / "c" / "documents").iterdir())) == every


@pytest.mark.parametrize("form", [form for form in REPORTS if form != "pdf"])
def test_words_above_the_level_are_in_no_form(run, marked_register: Path, form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("xlsxwriter", reason="the extra that writes XLSX is not installed")
    claims = json.loads(run("claims", "--register", marked_register, "--json").out)
    hidden = {one["document_id"] for one in claims if Path(one["path"]).name == RESTRICTED}
    quotes = {one["quote"] for one in claims if one["document_id"] in hidden}
    quotes -= {one["quote"] for one in claims if one["document_id"] not in hidden}
    assert len(hidden) == 1
    assert quotes
    found = {}
    for level in ("public", "restricted"):
        outcome = run("report", "-", "--format", form, "--handling", level, "--register", marked_register)
        assert outcome.code == 0, outcome
        text = "\n".join(part.decode("utf-8", "replace") for part in all_parts(outcome.raw))
        found[level] = [word for word in hidden | quotes if word in text]
    assert found["public"] == []
    assert found["restricted"] or form in WITHOUT_WORDS
