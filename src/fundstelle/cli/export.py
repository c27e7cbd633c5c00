"""`fundstelle export`: everything in the register, one JSON object a line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.inputs import opened_output
from fundstelle.cli.options import RegisterOption, register_path
from fundstelle.register import open_register


def command(
    register: RegisterOption = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", "--json", help="JSON Lines; the one form there is now.")] = True,
    without: Annotated[
        str, typer.Option("--without", metavar="FIELDS", help="Leave these fields out: recorded_at,run")
    ] = "",
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to; - is stdout.")] = Path("-"),
) -> None:
    """Write the whole register as JSON Lines, in an order that depends on its content only.

    \b
    Examples:
      fundstelle export --register cases/2025 > register.jsonl
      fundstelle export --without recorded_at,run | sha256sum
    """
    fields = frozenset(field.strip() for field in without.split(",") if field.strip())
    with open_register(register_path(register)) as door, opened_output(output) as out:
        out.writelines(line.rstrip("\n") + "\n" for line in door.export_jsonl(fields))
