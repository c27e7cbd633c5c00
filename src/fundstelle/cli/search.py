"""`fundstelle search`: passages with all the words."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, RegisterOption, register_path
from fundstelle.cli.output import print_records
from fundstelle.register import Hit, open_register


def command(
    query: Annotated[str, typer.Argument(metavar="WORDS", help="Words or their stems, German or English.")],
    register: RegisterOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N", help="At most N passages.")] = 20,
    json: JsonOption = False,
) -> None:
    """Find passages that hold all the words; other forms of a word are found too.

    \b
    Examples:
      fundstelle search Haubitze
      fundstelle search "container munitions" --limit 5 --json
    """
    with open_register(register_path(register)) as door:
        hits = door.search(query, limit)
    if json:
        print_records(hits)
        return
    for hit in hits:
        date = hit.facts.published.value.iso() if hit.facts.published else "?"
        typer.echo(f"{hit.facts.publisher or hit.path}, {date}, {hit.span.start}:{hit.span.end}")
        typer.echo(f"  {marked(hit, sys.stdout.isatty())}")


def marked(hit: Hit, colours: bool) -> str:
    """The snippet on one line with the words found marked: bold on a terminal, in [[ ]] elsewhere."""
    before, after = ("\x1b[1m", "\x1b[0m") if colours else ("[[", "]]")
    parts, at = [], 0
    for start, end in hit.highlights:
        parts += [hit.snippet[at:start], before, hit.snippet[start:end], after]
        at = end
    return " ".join("".join([*parts, hit.snippet[at:]]).split())
