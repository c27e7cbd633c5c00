"""`fundstelle ingest`: documents into the register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.inputs import check_paths, given_paths
from fundstelle.cli.options import (
    CapturedOption,
    HandlingOption,
    JsonOption,
    KnowledgeOption,
    MetaOption,
    PublishedOption,
    PublisherOption,
    RegisterOption,
    UrlOption,
    date_of,
    facts_of,
    knowledge_dirs,
    register_path,
)
from fundstelle.cli.progress import progress_bar
from fundstelle.cli.runs import finish_run
from fundstelle.records.document import Handling
from fundstelle.register import IngestOptions, open_register


def command(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    register: RegisterOption = None,
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
    """Archive documents and read their text; the register is made where there is none.

    \b
    Examples:
      fundstelle ingest articles/ --meta articles/documents.json
      curl -s https://example.org/a | fundstelle ingest - --stdin-name a.html --captured 2025-06-01
    """
    check_paths(paths)
    options = IngestOptions(meta, facts_of(published, publisher, url), date_of(captured, "--captured"), handling)
    with (
        given_paths(paths, stdin_name) as files,
        open_register(register_path(register), create=True, knowledge_dirs=knowledge_dirs(knowledge)) as door,
        progress_bar() as progress,
    ):
        report = door.ingest(files, options, progress)
    finish_run(report, json)
