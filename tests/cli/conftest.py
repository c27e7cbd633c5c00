"""A command line to try, and records of invented states to print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fundstelle.cli.main import app

Run = Callable[..., "Outcome"]


class Outcome:
    """What a command did: exit code, standard output, standard error; `raw` is standard output as bytes."""

    def __init__(self, code: int, out: str, err: str, raw: bytes = b"") -> None:
        self.code, self.out, self.err, self.raw = code, out, err, raw

    def __repr__(self) -> str:
        return f"code {self.code}\n--- out\n{self.out}\n--- err\n{self.err}"


@pytest.fixture
def run() -> Run:
    """Runs the command line in this process; a fault of ours is raised."""

    def invoke(*words: object, input: bytes | None = None) -> Outcome:
        result = CliRunner().invoke(app, [str(word) for word in words], input=input)
        return Outcome(result.exit_code, result.stdout, result.stderr, result.stdout_bytes)

    return invoke


@pytest.fixture(scope="session")
def sample_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the packaged sample, made by the command; tests only ask it."""
    path = tmp_path_factory.mktemp("sample") / "register"
    result = CliRunner().invoke(app, ["run", "--sample", "--register", str(path)])
    assert result.exit_code == 0, result.output
    return path
