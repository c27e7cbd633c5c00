"""Writing a report or an export from an open register: what `report`, `export` and `run --report` share."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from fundstelle.cli.forms import BUNDLE
from fundstelle.cli.inputs import STDIN, save_output
from fundstelle.cli.output import note
from fundstelle.errors import InputError, QueryInvalid
from fundstelle.records.document import Handling
from fundstelle.register import Published, Register, ReportChoice

if TYPE_CHECKING:  # pictures, templates and forms are loaded for a report only
    from fundstelle.publish import ReportInput


@dataclass(frozen=True, slots=True)
class ReportWish:
    """What is to be written, and where to.

    handling: the highest mark whose words may appear; None for the usual level, public. with_sources: whether a bundle
    holds the texts and the archived bytes too. choice: which matters, None for all.
    """

    path: Path
    form: str
    language: str
    title: str | None = None
    handling: Handling | None = None
    standard: str = ""
    with_sources: bool = False
    knowledge_dirs: tuple[Path, ...] = ()
    choice: ReportChoice | None = None


@dataclass(frozen=True, slots=True)
class SavedReport:
    """What was written. manifest: SHA-256 of a bundle's manifest.json, which pins every file of it; else empty.

    hidden: number of claims left out because their documents stand above the level.
    """

    handling: Handling
    hidden: int = 0
    manifest: str = ""


def save_report(door: Register, wish: ReportWish) -> SavedReport:
    """Write the register in the form wished for to the wish's path, or to standard output for `-`.

    Raises InputError where it cannot be written, PublishRefused where it may not be published, PartMissing where the
    form needs a part that is not installed, QueryInvalid for sources in a form that cannot hold them.
    """
    from fundstelle.publish import render_as

    if wish.with_sources and wish.form != BUNDLE:
        raise QueryInvalid(f"{wish.form} cannot hold the sources", where="--with-sources", remedy="add --format bundle")
    collected = collect_input(door, wish)
    level, hidden = collected.settings.handling, collected.left_out.get("handling", 0)
    if wish.form == BUNDLE:
        manifest = save_bundle(door, wish, collected)
        note_published(door, wish, collected, manifest)
        return SavedReport(level, hidden, manifest)
    content = render_as(collected, wish.form)
    save_output(wish.path, content)
    note_published(door, wish, collected, hashlib.sha256(content).hexdigest())
    return SavedReport(level, hidden)


def note_published(door: Register, wish: ReportWish, collected: ReportInput, digest: str) -> None:
    """Remember in the register what was handed out and on which documents it rests."""
    path = str(wish.path if wish.path == STDIN else wish.path.resolve())
    documents = tuple(sorted({reading.document.id for reading in collected.readings.values()}))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    door.note_published(Published(at, path, wish.form, collected.title, digest, documents))


def collect_input(door: Register, wish: ReportWish) -> ReportInput:
    """All that the report is made from, with the wish's settings."""
    from fundstelle.publish import ReportSettings
    from fundstelle.register.publishing import EVERYTHING, USUAL, collect_report

    settings = ReportSettings(handling=wish.handling or USUAL.handling, standard=wish.standard)
    return collect_report(door, wish.language, wish.title, settings, wish.knowledge_dirs, wish.choice or EVERYTHING)


def save_bundle(door: Register, wish: ReportWish, collected: ReportInput) -> str:
    """Write a bundle as a folder, or as one zip file to `-` and to a name that ends so; the SHA-256 of its manifest."""
    from fundstelle.publish import make_bundle, make_zip
    from fundstelle.publish.bundle import MANIFEST
    from fundstelle.register.publishing import fetch_sources

    files = make_bundle(collected, fetch_sources(door, collected) if wish.with_sources else None)
    if wish.path == STDIN or wish.path.suffix.lower() == ".zip":
        save_output(wish.path, make_zip(files))
    else:
        save_folder(wish.path, files)
    return hashlib.sha256(files[MANIFEST]).hexdigest()


def save_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into a folder that is new or empty. Raises InputError where that cannot be."""
    from fundstelle.publish import write_bundle

    if folder.is_file():
        raise InputError(
            "is a file; a bundle is a folder", where=str(folder), remedy="name a new folder or a .zip file"
        )
    try:
        write_bundle(folder, files)
    except OSError as error:
        raise InputError("cannot be written", where=str(folder), remedy=error.strerror or "") from error


def tell_hidden(saved: SavedReport) -> None:
    """Say how many claims stand above the level, where there are any."""
    if saved.hidden:
        level = saved.handling.value
        note(f"left out: {saved.hidden} claims of documents marked above {level} (--handling names a higher level)")
