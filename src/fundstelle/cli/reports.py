"""Writing a report from an open register: what `report` and `run --report` share."""

from __future__ import annotations

from pathlib import Path

from fundstelle.cli.inputs import opened_output
from fundstelle.register import Register


def write_report(door: Register, path: Path, language: str, title: str | None = None) -> None:
    """Write the register's report in `language` to `path`, or to standard output for `-`.

    Raises InputError where the file cannot be written, PublishRefused where the report may not be published.
    """
    page = door.report(language=language, title=title)
    with opened_output(path) as out:
        out.write(page)
