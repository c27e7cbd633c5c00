"""The options that several verbs share, and how their words become values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from fundstelle.errors import MetadataInvalid, QueryInvalid
from fundstelle.records.document import DateReading, DateSignal, Facts, Handling
from fundstelle.settings import load_settings
from fundstelle.values import PartialDate, parse_iso

RegisterOption = Annotated[
    Path | None,
    typer.Option("--register", "-r", metavar="FOLDER", help="Folder of the register [default: ./register]."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="JSON on stdout; progress and notes on stderr.")]
LanguageOption = Annotated[
    str | None, typer.Option("--language", "-l", metavar="de|en", help="Language of results [default: en].")
]
KnowledgeOption = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", metavar="FOLDER", help="Folder that adds to or overrides packaged knowledge."),
]
MetaOption = Annotated[
    Path | None, typer.Option("--meta", metavar="FILE", help="documents.json: facts by file name; see docs/cli.md.")
]
PublishedOption = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Publication date: 2025, 2025-05 or 2025-05-30.")
]
PublisherOption = Annotated[str | None, typer.Option("--publisher", metavar="NAME", help="Who published it.")]
UrlOption = Annotated[str | None, typer.Option("--url", metavar="URL", help="Where it was found.")]
CapturedOption = Annotated[
    str | None, typer.Option("--captured", metavar="DATE", help="Day on which the bytes were captured.")
]
HandlingOption = Annotated[
    Handling, typer.Option("--handling", help="Who may see the words: a report leaves out what is above its level.")
]
LevelOption = Annotated[
    Handling | None,
    typer.Option("--handling", help="Highest mark whose words may appear. [default: public]"),
]
TitleOption = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="Title of the report.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="At most N rows.")]
AsOfOption = Annotated[
    str | None, typer.Option("--as-of", metavar="DATE", help="Only what was published by this day counts.")
]
RecordedOption = Annotated[
    str | None, typer.Option("--recorded", metavar="DATE", help="Only what was in the register by this day counts.")
]
DATE_REMEDY = "write 2025, 2025-05 or 2025-05-30"


def register_path(given: Path | None) -> Path:
    """The folder given, else the setting FUNDSTELLE_REGISTER."""
    return given or load_settings().register


def language_of(given: str | None) -> str:
    """`de` or `en`, as given or as set. Raises QueryInvalid for another."""
    language = given or load_settings().language
    if language not in ("de", "en"):
        raise QueryInvalid(f"no results in {language!r}; available: de, en", where="--language")
    return language


def knowledge_dirs(given: list[Path] | None) -> tuple[Path, ...]:
    """The folders set in FUNDSTELLE_KNOWLEDGE, then those given, which prevail. QueryInvalid for a missing one."""
    folders = (*load_settings().knowledge, *(given or ()))
    for folder in folders:
        if not folder.is_dir():
            raise QueryInvalid("there is no such folder of knowledge", where=str(folder), remedy="check --knowledge")
    return folders


def date_of(given: str | None, option: str) -> PartialDate | None:
    """The date an option names. Raises MetadataInvalid for what is none."""
    if given is None:
        return None
    found = parse_iso(given)
    if found is None:
        raise MetadataInvalid(f"no date: {given!r}", where=option, remedy=DATE_REMEDY)
    return found


def day_of(given: str | None, option: str) -> date | None:
    """The last day that the date of an option can mean. Raises MetadataInvalid for what is none."""
    found = date_of(given, option)
    return found.last_day if found else None


def facts_of(published: str | None, publisher: str | None, url: str | None) -> Facts:
    """What the options say of every document of the call."""
    day = date_of(published, "--published")
    reading = DateReading(day, DateSignal.GIVEN, published or "") if day else None
    return Facts(publisher=publisher, published=reading, url=url)
