"""Add documents: many files at once, or pasted text, each with what is known of them; read in the background."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fundstelle.desk.asking import Answer, Ask, Goto, Page, Upload
from fundstelle.desk.desk import Desk
from fundstelle.errors import MetadataInvalid, QueryInvalid
from fundstelle.records.document import DateReading, DateSignal, Facts, Handling
from fundstelle.records.run import RunReport
from fundstelle.register import IngestOptions, Progress
from fundstelle.values import PartialDate, parse_iso


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was left out: why, and what may help."""

    what: str
    reason: str
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class AddPage:
    """The form, and what was left out so far."""

    skipped: tuple[LeftOut, ...]
    is_running: bool


def show(desk: Desk, ask: Ask) -> Page:
    """The form, and what was left out of earlier runs with the reason."""
    skipped = tuple(
        LeftOut(one.what, desk.words.text(f"skip.{one.reason.value}"), one.detail, one.remedy)
        for _, one in desk.door.skipped()[:200]
    )
    page = AddPage(skipped, not desk.jobs.is_idle())
    return Page("add.html", desk.words.text("desk.place.add"), page, "add")


def take_in(desk: Desk, ask: Ask) -> Answer:
    """Keep what was sent, and have it read."""
    pasted = ask.form.get("words", "").strip()
    files = [*ask.files, *([_make_upload(ask, pasted)] if pasted else [])]
    if not files:
        raise QueryInvalid(desk.words.text("desk.error.no_files"), remedy=desk.words.text("desk.error.choose_files"))
    options = _read_options(desk, ask)
    folder = Path(tempfile.mkdtemp(prefix="fundstelle-"))
    paths = _save(files, folder)
    desk.jobs.add("run", lambda progress: _run(desk, paths, options, folder, progress))
    return Goto("/add")


def _make_upload(ask: Ask, pasted: str) -> Upload:
    stem = re.sub(r"[^\w]+", "-", ask.form.get("title", "")).strip("-").lower()[:60]
    digest = hashlib.sha256(pasted.encode()).hexdigest()[:8]
    return Upload(f"{stem or 'pasted'}-{digest}.txt", pasted.replace("\r\n", "\n").encode())


def _read_options(desk: Desk, ask: Ask) -> IngestOptions:
    """What is given with all the files. Raises MetadataInvalid for a day that is none."""
    day = _read_day(desk, ask.form.get("published", "").strip())
    reading = DateReading(day, DateSignal.GIVEN, ask.form.get("published", "")) if day else None
    title, publisher, url = (ask.form.get(name, "").strip() or None for name in ("title", "publisher", "url"))
    handling = Handling(ask.form.get("handling") or Handling.PUBLIC.value)
    return IngestOptions(given=Facts(title, publisher, reading, url=url), handling=handling)


def _read_day(desk: Desk, given: str) -> PartialDate | None:
    day = parse_iso(given) if given else None
    if given and day is None:
        raise MetadataInvalid(desk.words.text("desk.error.day", given=given), remedy="2025, 2025-05, 2025-05-30")
    return day


def _save(files: Sequence[Upload], folder: Path) -> list[Path]:
    """The files in a folder of their own, under their own last names; two of one name are kept apart."""
    paths = []
    for number, file in enumerate(files):
        name = file.name.replace("\\", "/").rpartition("/")[2].lstrip(".") or f"file-{number}"
        place = folder / str(number) / name[-120:]
        place.parent.mkdir()
        place.write_bytes(file.raw)
        paths.append(place)
    return paths


def _run(desk: Desk, paths: Sequence[Path], options: IngestOptions, folder: Path, progress: Progress) -> RunReport:
    try:
        return desk.door.run(paths, options, progress)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
