"""Writing a report from an open register: what `report` and `run --report` share."""

from __future__ import annotations

import sys
from pathlib import Path

from fundstelle.errors import InputError
from fundstelle.register import Register

STDOUT = Path("-")


def write_report(door: Register, path: Path, language: str, title: str | None = None) -> None:
    """Write the register's report in `language` to `path`, or to standard output for `-`.

    Raises InputError where the file cannot be written, PublishRefused where the report may not be published.
    """
    page = door.report(language=language, title=title)
    if path == STDOUT:
        sys.stdout.write(page)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        raise InputError("cannot be written", where=str(path), remedy=error.strerror or "") from error
