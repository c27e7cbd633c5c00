"""`fundstelle extract`: claims of documents straight to standard output, or of a register's texts into it.

This file must not import the database, the web or the picture parts: one short file is read in 0.8 s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.cli.exits import DAMAGED
from fundstelle.cli.inputs import check_paths, given_paths
from fundstelle.cli.options import (
    CapturedOption,
    HandlingOption,
    KnowledgeOption,
    MetaOption,
    PublishedOption,
    PublisherOption,
    RegisterOption,
    UrlOption,
    date_of,
    facts_of,
    knowledge_dirs,
    language_of,
)
from fundstelle.cli.output import note, print_line
from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.codec import claim_to_json
from fundstelle.records.document import Handling
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_form
from fundstelle.records.run import Skipped
from fundstelle.register.direct import read_and_extract


class Format(StrEnum):
    """How claims are printed: `gold` as gold/ANNOTATION.md has it, `full` with every slot, `table` for people."""

    TABLE = "table"
    GOLD = "gold"
    FULL = "full"


def command(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", "-f", help="One claim a line: gold or full JSON, or a table.")
    ] = (Format.TABLE),
    register: RegisterOption = None,
    meta: MetaOption = None,
    published: PublishedOption = None,
    publisher: PublisherOption = None,
    url: UrlOption = None,
    captured: CapturedOption = None,
    handling: HandlingOption = Handling.PUBLIC,
    knowledge: KnowledgeOption = None,
    stdin_name: Annotated[str, typer.Option("--stdin-name", help="File name of what comes as -.")] = "stdin.txt",
    json: Annotated[bool, typer.Option("--json", help="The same as --format full.")] = False,
) -> None:
    """Find the claims of documents and print them; nothing is stored. With --register and no PATH: of its texts.

    \b
    Examples:
      fundstelle extract article.html --published 2025-05-30
      fundstelle extract articles/*.txt --meta articles/documents.json --format gold > claims.jsonl
      fundstelle extract --register cases/2025
    """
    if not paths:
        _extract_register(register, knowledge, json)
        return
    check_paths(paths)
    with given_paths(paths, stdin_name) as files:
        results = read_and_extract(
            files,
            meta=meta,
            given=facts_of(published, publisher, url),
            captured=date_of(captured, "--captured"),
            handling=handling,
            knowledge_dirs=knowledge_dirs(knowledge),
        )
        skipped = _print_results(results, Format.FULL if json else format)
    if skipped:
        raise typer.Exit(DAMAGED)


def _extract_register(register: Path | None, knowledge: list[Path] | None, json: bool) -> None:
    if register is None:
        raise QueryInvalid("no documents given", where="extract", remedy="name files, - or --register FOLDER")
    from fundstelle.cli.progress import progress_bar
    from fundstelle.cli.runs import finish_run
    from fundstelle.register import open_register

    with open_register(register, knowledge_dirs=knowledge_dirs(knowledge)) as door, progress_bar() as progress:
        report = door.extract(progress)
    finish_run(report, json)


def _print_results(results: Iterable[Extraction | Skipped], format: Format) -> int:
    """Print the claims as they come; the number of documents that were skipped."""
    skipped = 0
    rows: list[Extraction] = []
    for result in results:
        if isinstance(result, Skipped):
            skipped += 1
            note(f"skipped: {result.what}: {result.reason.value} {result.detail}".rstrip())
        elif format is Format.TABLE:
            rows.append(result)
        else:
            _print_lines(result, format)
    if format is Format.TABLE:
        _print_table(rows)
    return skipped


def _print_lines(extraction: Extraction, format: Format) -> None:
    doc = doc_name(extraction)
    for form in (_gold_lines if format is Format.GOLD else _full_lines)(extraction):
        print_line({"doc": doc, **form})


def _gold_lines(extraction: Extraction) -> Iterator[dict[str, object]]:
    return (gold_form(claim) for claim in extraction.claims if claim.kind in SCORED_KINDS)


def _full_lines(extraction: Extraction) -> Iterator[dict[str, object]]:
    content = extraction.reading.text.content
    return ({**claim_to_json(claim), "quote": claim.span.read(content)} for claim in extraction.claims)


def doc_name(extraction: Extraction) -> str:
    """The file name of the document of an extraction."""
    return Path(extraction.reading.document.captures[-1].path).name


def _print_table(extractions: list[Extraction]) -> None:
    from fundstelle.cli.tables import print_claims, row_of_claim
    from fundstelle.register.naming import load_names

    names = load_names(language_of(None))
    rows = (row_of_claim(claim, names, doc_name(one)) for one in extractions for claim in one.claims)
    print_claims(rows, names.language)
