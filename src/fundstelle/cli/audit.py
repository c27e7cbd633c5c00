"""`fundstelle audit`: whether the register is as it was written."""

from __future__ import annotations

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import note, print_records
from fundstelle.register import open_register


def command(register: RegisterOption = None, json: JsonOption = False) -> None:
    """Check archive, texts, quotes and the chain of decisions against their hashes; exit code 1 if anything is amiss.

    \b
    Example:
      fundstelle audit --register cases/2025
    """
    with open_register(register_path(register)) as door:
        findings = door.check()
    if json:
        print_records(findings)
    for finding in () if json else findings:
        typer.echo(f"{finding.where}: {finding.what}{f' ({finding.remedy})' if finding.remedy else ''}")
    if findings:
        raise typer.Exit(DAMAGED)
    note("the register is as it was written: archive, texts, quotes, decisions")
