"""`fundstelle reconcile`: claims into matters."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.options import JsonOption, KnowledgeOption, RegisterOption, knowledge_dirs, register_path
from fundstelle.cli.output import print_line
from fundstelle.cli.progress import progress_bar
from fundstelle.cli.runs import finish_run
from fundstelle.register import open_register, reconcile_gold_folder


class Format(StrEnum):
    """How the result of --claims is printed: `gold` is the exchange form of matter gold (docs/quality-matters.md)."""

    GOLD = "gold"


def command(
    register: RegisterOption = None,
    claims: Annotated[
        Path | None,
        typer.Option("--claims", metavar="FOLDER", help="Gold claims (NAME.txt, NAME.json) instead of a register."),
    ] = None,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", metavar="FILE", help="With --claims: who counts together [default: ../matters]."),
    ] = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="With --claims: the form printed.")] = (Format.GOLD),
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Bring all claims of a register together into matters with their independent origins.

    \b
    Examples:
      fundstelle reconcile --register cases/2025
      fundstelle reconcile --claims gold/dev --format gold > matters.json
    """
    if claims is not None:
        _reconcile_gold(claims, sources)
        return
    with (
        open_register(register_path(register), knowledge_dirs=knowledge_dirs(knowledge)) as door,
        progress_bar() as progress,
    ):
        report = door.reconcile(progress)
    finish_run(report, json)


def _reconcile_gold(folder: Path, sources: Path | None) -> None:
    """Prints one JSON object."""
    print_line(reconcile_gold_folder(folder, sources))
