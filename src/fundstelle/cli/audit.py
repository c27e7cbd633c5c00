"""`fundstelle audit`: whether the register is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import note, print_records
from fundstelle.register import Finding, Register, open_register


def command(
    register: RegisterOption = None,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="Head of the decision log, noted outside the register.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Check archive, texts, quotes and the chain of decisions against their hashes; exit code 1 if anything is amiss.

    \b
    Examples:
      fundstelle audit --register cases/2025
      fundstelle audit --head 5f2c…
    """
    with open_register(register_path(register)) as door:
        findings = door.check() + list(find_other_head(door, head))
    if json:
        print_records(findings)
    for finding in () if json else findings:
        typer.echo(f"{finding.where}: {finding.what}{f' ({finding.remedy})' if finding.remedy else ''}")
    if findings:
        raise typer.Exit(DAMAGED)
    note("the register is as it was written: archive, texts, quotes, decisions")


def find_other_head(door: Register, head: str | None) -> Iterator[Finding]:
    """A finding where the log does not hold the head that was noted outside."""
    if head is not None and all(decision.id != head for decision in door.decisions()):
        yield Finding("decision log", f"does not hold {head}", "the register was replaced or cut; find the older one")
