"""`fundstelle report`: the footnoted report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.inputs import STDIN
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    RegisterOption,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import note, print_json
from fundstelle.cli.reports import write_report
from fundstelle.register import open_register


def command(
    output: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write it; - is standard output.")] = Path(
        "report.html"
    ),
    register: RegisterOption = None,
    language: LanguageOption = None,
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the report.")] = None,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Write the report: one HTML file that needs no network, every sentence footnoted to the exact words.

    \b
    Examples:
      fundstelle report bericht.html --language de --register cases/2025
      fundstelle report - --language en > report.html
    """
    chosen = language_of(language)
    with open_register(register_path(register), knowledge_dirs=knowledge_dirs(knowledge)) as door:
        write_report(door, output, chosen, title, knowledge_dirs(knowledge))
    if output == STDIN:
        return
    print_json({"report": str(output), "language": chosen}) if json else note(f"report: {output}")
