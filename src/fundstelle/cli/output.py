"""What verbs print: JSON for machines on stdout, tables for people, progress and notes on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from fundstelle.records.codec import to_json

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table


def print_json(value: object) -> None:
    """Plain values as indented JSON on stdout, letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_records(records: Iterable[object]) -> None:
    """Records as a JSON array on stdout."""
    print_json([to_json(record) for record in records])


def print_line(value: object) -> None:
    """One plain value as one line of JSON (JSON Lines)."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def note(text: str) -> None:
    """A remark for people, on stderr."""
    typer.echo(text, err=True)


def make_console() -> Console:
    """Where tables go: stdout, at the terminal's width; 120 columns into a file or pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else 120
    return Console(width=width, highlight=False, soft_wrap=False)


def make_table(columns: Sequence[str], title: str | None = None, right: frozenset[int] = frozenset()) -> Table:
    """An empty table with these headings; the columns numbered in `right` hold numbers."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, box=SIMPLE_HEAD, title_justify="left", pad_edge=False)
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number in right else "left", overflow="fold")
    return table


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: frozenset[int] = frozenset()) -> None:
    """Rows under headings. Words are printed as they are: square brackets of a text are no markup."""
    from rich.text import Text

    table = make_table(columns, right=right)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    make_console().print(table)
