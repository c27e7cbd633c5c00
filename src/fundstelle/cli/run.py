"""`fundstelle run`: every stage, on documents or on the packaged sample."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.forms import REPORTS, form_of
from fundstelle.cli.inputs import check_paths, given_paths, sample_documents, sample_folder
from fundstelle.cli.options import (
    CapturedOption,
    HandlingOption,
    JsonOption,
    KnowledgeOption,
    LanguageOption,
    MetaOption,
    PublishedOption,
    PublisherOption,
    RegisterOption,
    UrlOption,
    date_of,
    facts_of,
    knowledge_dirs,
    language_of,
    register_path,
)
from fundstelle.cli.output import note
from fundstelle.cli.progress import progress_bar
from fundstelle.cli.reports import ReportWish, save_report
from fundstelle.cli.runs import finish_run
from fundstelle.errors import QueryInvalid
from fundstelle.records.document import Handling
from fundstelle.register import IngestOptions, open_register


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Work on the packaged sample.")] = False,
    register: RegisterOption = None,
    report: Annotated[
        Path | None, typer.Option("--report", metavar="FILE", help="Write the report here too; see report.")
    ] = None,
    language: LanguageOption = None,
    meta: MetaOption = None,
    published: PublishedOption = None,
    publisher: PublisherOption = None,
    url: UrlOption = None,
    captured: CapturedOption = None,
    handling: HandlingOption = Handling.PUBLIC,
    knowledge: KnowledgeOption = None,
    stdin_name: Annotated[str, typer.Option("--stdin-name", help="File name of what comes as -.")] = "stdin.txt",
    json: JsonOption = False,
) -> None:
    """Do everything: archive, read, extract, reconcile. What is stored already is not done again.

    Stopped half-way, the same command goes on where it stopped.

    \b
    Examples:
      fundstelle run --sample --report report.html
      fundstelle run articles/ --meta articles/documents.json --register cases/2025
    """
    chosen = language_of(language)
    form = form_of(report or Path(), None, REPORTS, "html")
    if sample:
        folder = sample_folder()
        paths, meta = sample_documents(folder), folder / "documents.json"
        knowledge = [folder / "knowledge", *(knowledge or ())]  # its invented outlets
    if not paths:
        raise QueryInvalid("no documents given", where="run", remedy="name files or folders, - or --sample")
    check_paths(paths)
    options = IngestOptions(meta, facts_of(published, publisher, url), date_of(captured, "--captured"), handling)
    with (
        given_paths(paths, stdin_name) as files,
        open_register(register_path(register), create=True, knowledge_dirs=knowledge_dirs(knowledge)) as door,
    ):
        with progress_bar() as progress:
            done = door.run(files, options, progress)
        if report is not None:
            save_report(door, ReportWish(report, form, chosen, knowledge_dirs=knowledge_dirs(knowledge)))
            note(f"report: {report} ({form})")
    finish_run(done, json)
