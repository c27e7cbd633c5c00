"""`fundstelle import`: rows of an analyst's table as claims, pinned to the words where these stand exactly once."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.options import JsonOption, KnowledgeOption, RegisterOption, knowledge_dirs, register_path
from fundstelle.cli.output import note, print_json
from fundstelle.knowledge import load_knowledge
from fundstelle.records.codec import to_json
from fundstelle.register import ImportReport, open_register
from fundstelle.review.sheetmap import SheetMap, load_map


def command(
    table: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="CSV or XLSX; without it, unpinned rows are tried again.")
    ] = None,
    map: Annotated[
        Path | None, typer.Option("--map", metavar="FILE", help="TOML: which column is what; see docs/report.md.")
    ] = None,
    register: RegisterOption = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="Whose claims they are. [default: name of the login]")
    ] = None,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Add the rows of a spreadsheet as claims: pinned where the quote stands exactly once in the texts.

    A row whose quote stands nowhere or more than once is kept as unpinned: it is in no matter and in no report, and
    is tried again by `fundstelle import` without a file. A row with a word that is not understood is left out and
    named with its line. Without --map the columns are those of `fundstelle export --format claims.csv`.

    \b
    Examples:
      fundstelle import claims.xlsx --map map.toml --register cases/2025
      fundstelle import
    """
    folders = knowledge_dirs(knowledge)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        if table is None:
            report = door.pin_again()
        else:
            sheet_map = load_map(map) if map else SheetMap()
            report = door.import_sheet(table, sheet_map, load_knowledge(folders), by or getpass.getuser())
    print_json(to_json(report)) if json else tell(report)
    if report.unpinned or report.not_understood:
        raise typer.Exit(DAMAGED)


def tell(report: ImportReport) -> None:
    """What became of the rows, each that needs a hand by its line."""
    told = f"{report.rows} rows: {report.pinned} pinned, {report.known} known already, "
    note(f"{told}{len(report.not_understood)} not understood; {len(report.unpinned)} kept as unpinned, not publishable")
    for row in report.not_understood:
        typer.echo(f"{row.where}: not understood: {'; '.join(row.problems)}")
    for kept in report.unpinned:
        typer.echo(f"{kept.where}: unpinned, not publishable: {kept.reason}")
