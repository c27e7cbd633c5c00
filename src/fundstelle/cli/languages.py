"""`fundstelle languages`: what can be read, and in what results can be had."""

from __future__ import annotations

import typer

from fundstelle.cli.options import JsonOption
from fundstelle.cli.output import print_json
from fundstelle.languages import find_pack_codes
from fundstelle.messages import LANGUAGES


def command(json: JsonOption = False) -> None:
    """List the languages that are read and those that results and reports can be had in.

    \b
    Example:
      fundstelle languages
    """
    reading, results = sorted(find_pack_codes()), sorted(LANGUAGES)
    if json:
        print_json({"reading": reading, "results": results})
        return
    typer.echo(f"reading packs:       {', '.join(reading)}")
    typer.echo(f"results and reports: {', '.join(results)}")
