"""Which form a report or an export is written in: what `--format` says, else the end of the file's name."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from fundstelle.errors import QueryInvalid

JSONL = "jsonl"
"""The form of `export` that holds the whole register; every other form is one of publish.FORMS."""

BUNDLE = "bundle"
"""The form that is a folder, or one zip file where the name ends so."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    "docx": (".docx",),
    "pdf": (".pdf",),
    "xlsx": (".xlsx",),
    "claims.csv": ("claims.csv",),
    "matters.csv": ("matters.csv",),
    "transfers.csv": ("transfers.csv",),
    "annotations": (".jsonld",),
    "followthemoney": (".ftm.zip",),
    "pictures": (".pictures.zip",),
    BUNDLE: (".zip",),
    JSONL: (".jsonl",),
}
"""How the file of a form ends; the first that fits holds, so that `.ftm.zip` stands before `.zip`."""

EXPORTS = (JSONL, "xlsx", "claims.csv", "matters.csv", "transfers.csv", "annotations", "followthemoney", "pictures")
"""The forms of `export`: data for other programs."""

REPORTS = tuple(form for form in ENDINGS if form != JSONL)
"""The forms of `report`: all that publish knows."""


def form_of(path: Path, given: str | None, known: Collection[str], usual: str) -> str:
    """The form that was given, else the one the file's name ends like, else `usual`.

    Raises QueryInvalid for a form that is not known, and for `.csv` alone, which could be any of three tables.
    """
    if given is not None:
        check_form(given, known)
        return given
    named = next((form for form, ends in ENDINGS.items() if path.name.lower().endswith(ends)), None)
    if named is None and path.suffix.lower() == ".csv":
        raise QueryInvalid(
            "which table?", where=str(path), remedy="add --format claims.csv, matters.csv or transfers.csv"
        )
    return named if named is not None and named in known else usual


def check_form(given: str, known: Collection[str]) -> None:
    """Raises QueryInvalid for a form that is not among those known."""
    if given not in known:
        raise QueryInvalid(f"no form {given!r}", where="--format", remedy=f"choose of: {', '.join(known)}")


def usual_path(form: str) -> Path:
    """Where a form is written if no file is named: `report.pdf`, `claims.csv`, the folder `report`."""
    if form == BUNDLE:
        return Path("report")
    ending = ENDINGS[form][0]
    return Path(f"report{ending}" if ending.startswith(".") else ending)
