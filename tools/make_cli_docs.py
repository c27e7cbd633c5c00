"""Paste the help of every command into docs/cli.md, between the markers; `--check` says whether it is fresh."""

from __future__ import annotations

import sys
from pathlib import Path

import typer
from typer.testing import CliRunner

from fundstelle.cli.main import VERBS, app

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
BEGIN = "<!-- commands: written by tools/make_cli_docs.py -->"
END = "<!-- end of commands -->"
WIDTH = {"COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}


def help_of(*words: str) -> str:
    """What `fundstelle WORDS --help` prints."""
    result = CliRunner().invoke(app, [*words, "--help"], env=WIDTH, prog_name="fundstelle")
    if result.exit_code:
        raise SystemExit(f"fundstelle {' '.join(words)} --help failed: {result.output}{result.exception!r}")
    return "\n".join(line.rstrip() for line in result.output.strip().splitlines())


def make_commands() -> str:
    """The part of the page that is made: one section for each command."""
    sections = [f"## fundstelle {verb}\n\n```text\n{help_of(verb)}\n```" for verb in VERBS]
    return "\n\n".join([BEGIN, f"```text\n{help_of()}\n```", *sections, END])


def make_page(page: str) -> str:
    """`page` with its part between the markers made anew."""
    head, rest = page.split(BEGIN, 1)
    return head + make_commands() + rest.split(END, 1)[1]


def main(arguments: list[str]) -> int:
    """Write the page, or check it with `--check`."""
    old = PAGE.read_text(encoding="utf-8")
    new = make_page(old)
    if "--check" in arguments:
        if old != new:
            typer.echo(f"{PAGE.name} is not fresh: run make docs", err=True)
        return int(old != new)
    PAGE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
