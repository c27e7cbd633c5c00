"""Which files a verb works on: the paths given, standard input and output as `-`, or the packaged sample."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import fundstelle
from fundstelle.errors import DocumentUnreadable, InputError, QueryInvalid

STDIN = Path("-")
"""Standard input among documents, standard output among files to write."""


@contextmanager
def given_paths(paths: Sequence[Path], stdin_name: str) -> Iterator[list[Path]]:
    """The paths, with `-` replaced by a temporary file called `stdin_name` that holds standard input."""
    if STDIN not in paths:
        yield list(paths)
        return
    with TemporaryDirectory(prefix="fundstelle-") as folder:
        held = Path(folder) / Path(stdin_name).name
        held.write_bytes(sys.stdin.buffer.read())
        yield [held if path == STDIN else path for path in paths]


@contextmanager
def opened_output(path: Path) -> Iterator[TextIO]:
    """`path` opened for writing, or standard output for `-`. Raises InputError where it cannot be written."""
    if path == STDIN:
        yield sys.stdout
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("w", encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be written", where=str(path), remedy=error.strerror or "") from error
    with file:
        yield file


def save_output(path: Path, content: bytes) -> None:
    """Write bytes to `path`, or to standard output for `-`. Raises InputError where it cannot be written."""
    if path == STDIN:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise InputError("cannot be written", where=str(path), remedy=error.strerror or "") from error


def check_paths(paths: Sequence[Path]) -> None:
    """Raises DocumentUnreadable for the first path that does not exist, before any work is done."""
    for path in paths:
        if path != STDIN and not path.exists():
            raise DocumentUnreadable("there is no such file or folder", where=str(path), remedy="check the path")


def sample_folder() -> Path:
    """The sample's folder: in the installed package, or in the source tree. Raises QueryInvalid where there is none."""
    home = Path(fundstelle.__file__).parent
    for folder in (home / "sample", home.parents[1] / "sample"):
        if (folder / "documents.json").is_file():
            return folder
    raise QueryInvalid("the sample is not installed", remedy="install Fundstelle from its wheel or source tree")


def sample_documents(folder: Path) -> list[Path]:
    """The sample's documents, those that its documents.json names, in its order."""
    names = json.loads((folder / "documents.json").read_text(encoding="utf-8"))
    return [folder / name for name in names]
