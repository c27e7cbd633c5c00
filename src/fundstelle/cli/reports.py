"""Writing a report from an open register: what `report` and `run --report` share."""

from __future__ import annotations

from pathlib import Path

from fundstelle.cli.inputs import opened_output
from fundstelle.register import Register


def write_report(
    door: Register, path: Path, language: str, title: str | None = None, knowledge_dirs: tuple[Path, ...] = ()
) -> None:
    """Write the register's report in `language` to `path`, or to standard output for `-`.

    Raises InputError where the file cannot be written, PublishRefused where the report may not be published.
    """
    from fundstelle.register.publishing import render_page  # pictures and templates are loaded for a report only

    page = render_page(door, language=language, title=title, knowledge_dirs=knowledge_dirs)
    with opened_output(path) as out:
        out.write(page)
