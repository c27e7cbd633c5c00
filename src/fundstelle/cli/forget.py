"""`fundstelle forget`: take a document out of the register; only its hash and the reason stay."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import note, print_json
from fundstelle.records.codec import to_json
from fundstelle.register import Trace, open_register


def command(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its id, the id's first signs, or its path.")],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason; it stays, and reports print it.")],
    register: RegisterOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Who decides. [default: the name of the login]")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    json: JsonOption = False,
) -> None:
    """Take a document out of the register: bytes, texts, quotes, claims and the words of the search index.

    Its hash, the reason and the name stay in the log, and the same bytes are not taken in again. Reports that were
    handed out with its words are named: they, backups and copies elsewhere are yours to deal with. What reviewers
    typed about it stays in the log, which is added to and never edited.

    \b
    Examples:
      fundstelle forget 3f2a9c --why "The source asked for it." --register cases/2025
      fundstelle forget scans/letter.pdf --why "Not ours to keep." --by "R. Viewer" --yes
    """
    with open_register(register_path(register)) as door:
        trace = door.trace(document)
        for line in describe(trace):
            note(line)
        if not yes:
            typer.confirm("Take it out? This cannot be undone", abort=True, err=True)
        door.forget(trace.document_id, why, by or getpass.getuser())
    note(f"forgotten: {trace.document_id}")
    if json:
        print_json(to_json(trace))


def describe(trace: Trace) -> list[str]:
    """What is to go, and what lies outside the register's reach, line by line."""
    lines = [f"document {trace.document_id}", *(f"  met as {path}" for path in trace.paths)]
    lines.append(f"  claims found in it: {trace.claims}")
    lines += [f"  cited by: {one.path} ({one.form}, {one.at}, SHA-256 {one.digest})" for one in trace.reports]
    lines += [f"  the same text stays in document {id}" for id in trace.read_as]
    lines += [f"  its bytes stay inside document {id}" for id in trace.holding]
    lines += [f"  document {id} came in it and stays" for id in trace.held]
    if trace.judged:
        lines.append(f"  decisions on its words stay in the log, with what was typed: {trace.judged}")
    return lines
