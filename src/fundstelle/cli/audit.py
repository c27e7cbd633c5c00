"""`fundstelle audit`: whether the register is as it was written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import note, print_records
from fundstelle.register import Finding, Register, open_register


class What(StrEnum):
    """What is checked."""

    ALL = "all"
    VERIFY = "verify"


def command(
    what: Annotated[
        What, typer.Argument(help="`verify` checks the chain of decisions alone, `all` everything.")
    ] = What.ALL,
    register: RegisterOption = None,
    head: Annotated[
        str | None, typer.Option("--head", metavar="HASH", help="Head of the decision log, noted outside the register.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Check archive, texts, quotes and the chain of decisions against their hashes; exit code 1 if anything is amiss.

    A chain that holds is "consistent, not anchored" until it is held against a head that was kept elsewhere: who can
    rewrite the file can rewrite the whole chain. `verify` prints the head to keep.

    \b
    Examples:
      fundstelle audit --register cases/2025
      fundstelle audit verify
      fundstelle audit verify --head 5f2c…
    """
    with open_register(register_path(register)) as door:
        if what is What.VERIFY:
            verify(door, head, json=json)
            return
        findings = door.check() + list(find_other_head(door, head))
    if json:
        print_records(findings)
    for finding in () if json else findings:
        typer.echo(f"{finding.where}: {finding.what}{f' ({finding.remedy})' if finding.remedy else ''}")
    if findings:
        raise typer.Exit(DAMAGED)
    note("the register is as it was written: archive, texts, quotes, decisions")


def verify(door: Register, head: str | None, *, json: bool) -> None:
    """Print what holding the log against itself, and against the head, showed. Exit code 1 where it does not hold."""
    audit = door.audit(head)
    if json:
        print_records([audit])
    else:
        typer.echo(audit.message)
        if audit.consistent and audit.head:
            note(f"head to keep outside the register: {audit.head}")
    if not audit.consistent or audit.anchored is False:
        raise typer.Exit(DAMAGED)


def find_other_head(door: Register, head: str | None) -> Iterator[Finding]:
    """A finding where the log does not hold the head that was noted outside."""
    if head is not None and not door.audit(head).anchored:
        yield Finding("decision log", f"does not hold {head}", "the register was replaced or cut; find the older one")
