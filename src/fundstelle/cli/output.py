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

PIPE_WIDTH = 140
"""Columns of a table that goes into a file or pipe."""


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
    """Where tables go: stdout, at the terminal's width; PIPE_WIDTH columns into a file or pipe."""
    from rich.console import Console

    width = None if sys.stdout.isatty() else PIPE_WIDTH
    return Console(width=width, highlight=False, soft_wrap=False)


def make_table(columns: Sequence[str], right: frozenset[int], wrapped: frozenset[int]) -> Table:
    """An empty table with these headings; columns in `right` hold numbers, cells of those in `wrapped` may break."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for number, column in enumerate(columns):
        fixed = bool(wrapped) and number not in wrapped
        table.add_column(column, justify="right" if number in right else "left", overflow="fold", no_wrap=fixed)
    return table


def print_table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    right: frozenset[int] = frozenset(),
    wrapped: frozenset[int] = frozenset(),
) -> None:
    """Rows under headings. Words are printed as they are: square brackets of a text are no markup."""
    from rich.text import Text

    table = make_table(columns, right, wrapped)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    make_console().print(table)
