"""`fundstelle report`: the footnoted report, in every form it can have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.choices import (
    AsOfOption,
    GiverOption,
    ItemOption,
    KindOption,
    ListOption,
    MattersOption,
    MinOriginsOption,
    OrderOption,
    PartyOption,
    TagOption,
    TakerOption,
    make_choice,
)
from fundstelle.cli.forms import REPORTS, form_of, usual_path
from fundstelle.cli.inputs import STDIN
from fundstelle.cli.options import (
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    LevelOption,
    RegisterOption,
    TitleOption,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import note, print_json
from fundstelle.cli.reports import ReportWish, SavedReport, save_report, tell_hidden
from fundstelle.register import open_register


def command(
    output: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="Where to; - is standard output. [default: report.html]"),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORM", help=f"{', '.join(REPORTS)}. [default: by the file's name, else html]"
        ),
    ] = None,
    register: RegisterOption = None,
    language: LanguageOption = None,
    title: TitleOption = None,
    handling: LevelOption = None,
    matter: MattersOption = None,
    listed: ListOption = None,
    kind: KindOption = None,
    item: ItemOption = None,
    giver: GiverOption = None,
    taker: TakerOption = None,
    party: PartyOption = None,
    tag: TagOption = None,
    min_origins: MinOriginsOption = 0,
    as_of: AsOfOption = None,
    order: OrderOption = None,
    standard: Annotated[
        str, typer.Option("--standard", metavar="TEXT", help="Your standard of evidence, printed with the method.")
    ] = "",
    with_sources: Annotated[
        bool, typer.Option("--with-sources", help="bundle: add the texts and the archived documents.")
    ] = False,
    knowledge: KnowledgeOption = None,
    json: JsonOption = False,
) -> None:
    """Write the report: every sentence footnoted to the exact words. The HTML file needs no network.

    Only words of public documents appear unless --handling says otherwise. A bundle is a folder that a stranger
    checks offline with `fundstelle verify`. What each form loses: docs/report.md.

    \b
    Examples:
      fundstelle report bericht.html --language de --register cases/2025
      fundstelle report bericht.pdf --language de --handling restricted
      fundstelle report june.html --party PRK --item artillery --as-of 2025-06-30 --min-origins 2
      fundstelle report published/ --format bundle --with-sources
      fundstelle report - --format docx > report.docx
    """
    chosen = form_of(output or Path(), form, REPORTS, "html")
    path, folders = output or usual_path(chosen), knowledge_dirs(knowledge)
    choice = make_choice(matter, listed, kind, item, giver, taker, party, tag, min_origins, as_of, order)
    wish = ReportWish(path, chosen, language_of(language), title, handling, standard, with_sources, folders, choice)
    with open_register(register_path(register), knowledge_dirs=folders) as door:
        saved = save_report(door, wish)
    if path != STDIN:
        tell(wish, saved, json)


def tell(wish: ReportWish, saved: SavedReport, json: bool) -> None:
    """Say what was written and where, for people or as JSON."""
    if json:
        told = {"report": str(wish.path), "format": wish.form, "language": wish.language}
        level = {"handling": saved.handling.value, "hidden": saved.hidden}
        print_json({**told, **level, "manifest": saved.manifest or None})
        return
    note(f"report: {wish.path} ({wish.form})")
    tell_hidden(saved)
    if saved.manifest:
        note(f"SHA-256 of manifest.json: {saved.manifest} (publish it elsewhere too: it pins every file)")
