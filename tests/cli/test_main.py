from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fundstelle import errors
from fundstelle.cli import exits
from fundstelle.cli.exits import exit_code_of
from fundstelle.cli.main import VERBS, load_verb


def test_help_lists_every_verb_without_importing_one() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from fundstelle.cli.main import VERBS, app\n"
        "shown = CliRunner().invoke(app, ['--help']).output\n"
        "assert all(f'\\n  {verb} ' in shown for verb in VERBS), shown\n"
        "print([name for name in sys.modules if name.startswith('fundstelle.cli.') and name[15:] in VERBS])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("verb", VERBS)
def test_short_help_is_one_sentence_that_fits_a_line(verb: str) -> None:
    assert load_verb(verb).help
    assert VERBS[verb].endswith(".")
    assert len(VERBS[verb]) <= 62


def test_unknown_verb_is_a_usage_error(run) -> None:
    outcome = run("extrakt")
    assert outcome.code == exits.USAGE
    assert "extrakt" in outcome.err


def test_version_is_printed_for_people_and_machines(run) -> None:
    assert run("version").out.startswith("fundstelle 0.")
    assert '"fundstelle"' in run("version", "--json").out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputError, exits.INPUT),
        (errors.MetadataInvalid, exits.INPUT),
        (errors.QueryInvalid, exits.INPUT),
        (errors.RegisterMissing, exits.REGISTER),
        (errors.RegisterBusy, exits.REGISTER),
        (errors.StoreConflict, exits.REGISTER),
        (errors.DecisionConflict, exits.REGISTER),
        (errors.PublishRefused, exits.REFUSED),
        (errors.KnowledgeInvalid, exits.KNOWLEDGE),
        (errors.PartMissing, exits.PART),
    ],
)
def test_each_branch_of_errors_has_its_exit_code(error: type[errors.FundstelleError], code: int) -> None:
    assert exit_code_of(error("x")) == code


def test_missing_register_is_named_with_a_remedy(run, tmp_path: Path) -> None:
    outcome = run("claims", "--register", tmp_path / "nowhere")
    assert outcome.code == exits.REGISTER
    assert "nowhere" in outcome.err
    assert "remedy:" in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.out == ""


def test_missing_file_is_named_before_anything_is_made(run, tmp_path: Path) -> None:
    outcome = run("run", tmp_path / "no.txt", "--register", tmp_path / "r")
    assert outcome.code == exits.INPUT
    assert "no.txt" in outcome.err
    assert not (tmp_path / "r").exists()


def test_no_documents_at_all_is_an_input_error(run) -> None:
    assert run("run").code == exits.INPUT


def test_language_that_is_none_is_refused(run, sample_register: Path) -> None:
    outcome = run("matters", "--register", sample_register, "--language", "fr")
    assert outcome.code == exits.INPUT
    assert "available: de, en" in outcome.err


def test_date_that_is_none_is_refused(run, sample_register: Path) -> None:
    outcome = run("claims", "--register", sample_register, "--since", "May")
    assert outcome.code == exits.INPUT
    assert "--since" in outcome.err


def test_fault_of_ours_is_one_line_without_traceback(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("fundstelle.cli.version.platform.python_version", fail)
    outcome = run("version")
    assert outcome.code == exits.FAULT
    assert "internal error: ZeroDivisionError: planted" in outcome.err
    assert "Traceback" not in outcome.err


def test_interruption_says_how_to_go_on(run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("fundstelle.cli.version.platform.python_version", stop)
    outcome = run("version")
    assert outcome.code == exits.INTERRUPTED
    assert "same command again" in outcome.err


def test_debug_shows_where_an_error_comes_from(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "fundstelle", "--debug", "claims", "--register", str(tmp_path / "nowhere")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "Traceback" in done.stderr
    assert "RegisterMissing" in done.stderr


def test_closed_pipe_is_no_error(sample_register: Path) -> None:
    command = f"{sys.executable} -m fundstelle export --register {sample_register} | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
