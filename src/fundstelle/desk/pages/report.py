"""Reports: put matters together, look at the page as others will see it, publish, verify."""

from __future__ import annotations

import hashlib
import re
import tempfile
import zipfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from fundstelle.desk.asking import Answer, Ask, Goto, Page, Raw
from fundstelle.desk.desk import Desk
from fundstelle.desk.security import PREVIEW_POLICY
from fundstelle.errors import PublishRefused, QueryInvalid
from fundstelle.publish import ReportInput, ReportSettings, render_as, verify_folder
from fundstelle.records.document import Handling
from fundstelle.register import Published, ReportChoice
from fundstelle.register.desk_answers import MatterRow
from fundstelle.register.publishing import EVERYTHING, collect_report

FOLDER = "reports"
"""In the register's folder: what was published from the desk."""

ENDINGS = {
    "bundle": ".zip",
    "html": ".html",
    "pdf": ".pdf",
    "docx": ".docx",
    "markdown": ".md",
    "xlsx": ".xlsx",
    "followthemoney": ".zip",
    "annotations": ".jsonl",
    "claims.csv": ".csv",
    "matters.csv": ".csv",
    "transfers.csv": ".csv",
}
"""Forms that can be published, with the ending of their files."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A matter in the draft."""

    id: str
    heading: str
    origins: int
    mentions: int
    open: int


@dataclass(frozen=True, slots=True)
class Issue:
    """A report that was published from the desk. is_here: its file is still in the folder."""

    name: str
    title: str
    form: str
    at: str
    digest: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The draft and what was published. verdict: lines of the last verification, if one was asked for."""

    title: str
    standard: str
    handling: str
    entries: tuple[Entry, ...]
    lost: int
    others: tuple[Entry, ...]
    forms: tuple[tuple[str, str], ...]
    issues: tuple[Issue, ...]
    verified: str
    verdict: str
    is_intact: bool
    undecided: int


def show(desk: Desk, ask: Ask) -> Page:
    """The draft beside the matters that could go in."""
    page = _make_page(desk, ask)
    return Page("reports.html", desk.words.text("desk.place.reports"), page, "reports")


def _make_page(desk: Desk, ask: Ask) -> ReportsPage:
    choices, text = desk.choices, desk.words.text
    chosen = tuple(entry for id in choices.draft.matters for entry in _find_entry(desk, id))
    others = [row for row in desk.door.desk.matters(limit=60).rows if row.id not in choices.draft.matters]
    verified = ask.one("verify")
    verdict, is_intact = _verify(desk, verified) if verified else ("", False)
    return ReportsPage(
        title=choices.draft.title,
        standard=choices.standard,
        handling=choices.handling,
        entries=chosen,
        lost=len(choices.draft.matters) - len(chosen),
        others=tuple(_make_entry(desk, row, 0) for row in others),
        forms=tuple((form, text(f"desk.form.{form.replace('.', '_')}")) for form in ENDINGS),
        issues=_find_issues(desk),
        verified=verified,
        verdict=verdict,
        is_intact=is_intact,
        undecided=sum(one.open for one in chosen),
    )


def _find_entry(desk: Desk, matter_id: str) -> list[Entry]:
    """The entry of a chosen matter; none where reconcile has left nothing of it."""
    try:
        found = desk.door.desk.matter(matter_id, top=0)
    except QueryInvalid:
        return []
    undecided = sum(one.count.number for one in found.state.values if one.value in ("open", "reopened"))
    return [_make_entry(desk, found.row, undecided)]


def _make_entry(desk: Desk, row: MatterRow, undecided: int) -> Entry:
    return Entry(row.id, desk.words.heading(row.key), row.origins, row.mentions, undecided)


def _find_issues(desk: Desk) -> tuple[Issue, ...]:
    folder = desk.door.path.resolve() / FOLDER
    found = [one for one in desk.door.published() if Path(one.path).parent == folder]
    return tuple(
        Issue(Path(one.path).name, one.title, one.form, one.at, one.digest, Path(one.path).is_file())
        for one in reversed(found)
    )


def change(desk: Desk, ask: Ask) -> Answer:
    """The draft's title and what goes with it; the order of its matters."""
    draft = replace(desk.choices.draft, title=ask.form.get("title", desk.choices.draft.title).strip())
    draft = replace(draft, matters=_reorder(draft.matters, ask))
    handling = ask.form.get("handling", desk.choices.handling)
    known = handling if handling in {one.value for one in Handling} else Handling.PUBLIC.value
    desk.memory.change(draft=draft, handling=known, standard=ask.form.get("standard", desk.choices.standard).strip())
    return Goto("/reports")


def _reorder(matters: tuple[str, ...], ask: Ask) -> tuple[str, ...]:
    """The matters after one was moved up, taken out or put in."""
    out, up, into = (ask.form.get(name, "") for name in ("out", "up", "into"))
    kept = [one for one in matters if one not in (out, into)]
    if up in kept and kept.index(up) > 0:
        at = kept.index(up)
        kept[at - 1], kept[at] = kept[at], kept[at - 1]
    return (*kept, into) if into else tuple(kept)


def collect(desk: Desk) -> ReportInput:
    """What the draft's report is made from; all matters where none was chosen yet."""
    choices = desk.choices
    settings = ReportSettings(handling=Handling(choices.handling), standard=choices.standard)
    choice = ReportChoice(ids=choices.draft.matters) if choices.draft.matters else EVERYTHING
    title = choices.draft.title or None
    return collect_report(desk.door, choices.language, title, settings, desk.knowledge_dirs, choice)


def preview(desk: Desk, ask: Ask) -> Raw:
    """The report as others will see it; it carries its own style and can run nothing."""
    return Raw(render_as(collect(desk), "html"), "text/html; charset=utf-8", policy=PREVIEW_POLICY)


def publish(desk: Desk, ask: Ask) -> Answer:
    """Write the report into the register's folder, note what it rests on, and verify a bundle at once."""
    form = ask.form.get("form", "bundle")
    if form not in ENDINGS:
        raise QueryInvalid(f"no form {form!r}", remedy=", ".join(ENDINGS))
    if not desk.choices.draft.matters:
        raise PublishRefused(desk.words.text("desk.error.empty_report"), remedy=desk.words.text("desk.error.take_in"))
    collected = collect(desk)
    content = render_as(collected, form)
    path = _free_path(desk, collected.title, ENDINGS[form])
    path.write_bytes(content)
    documents = tuple(sorted({reading.document.id for reading in collected.readings.values()}))
    at = datetime.now(UTC).isoformat(timespec="seconds")
    digest = hashlib.sha256(content).hexdigest()
    desk.door.note_published(Published(at, str(path), form, collected.title, digest, documents))
    return Goto(f"/reports?verify={path.name}" if form == "bundle" else "/reports")


def _free_path(desk: Desk, title: str, ending: str) -> Path:
    folder = desk.door.path.resolve() / FOLDER
    folder.mkdir(exist_ok=True)
    slug = re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-")[:40] or "report"
    stem = f"{datetime.now(UTC):%Y-%m-%d}-{slug}"
    names = (f"{stem}{f'-{number}' if number else ''}{ending}" for number in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _find_file(desk: Desk, name: str) -> Path:
    """A file that was published from here. Raises QueryInvalid for another name: no path leads out of the folder."""
    known = {issue.name for issue in _find_issues(desk) if issue.is_here}
    if name not in known:
        raise QueryInvalid(desk.words.text("desk.error.no_report"), remedy=desk.words.text("desk.error.go_on"))
    return desk.door.path.resolve() / FOLDER / name


def send(desk: Desk, ask: Ask) -> Raw:
    """A published report as a file to save."""
    path = _find_file(desk, ask.parts["name"])
    return Raw(path.read_bytes(), "application/octet-stream", path.name)


def _verify(desk: Desk, name: str) -> tuple[str, bool]:
    """(what checking a published bundle showed, whether it is as it was published)."""
    from fundstelle.publish import render_verification

    path = _find_file(desk, name)
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as book:
                _unpack(book, Path(folder))
        except zipfile.BadZipFile as error:
            return str(error), False
        found = verify_folder(Path(folder))
    return render_verification(found, desk.words.writer.messages), found.is_intact


def _unpack(book: zipfile.ZipFile, folder: Path) -> None:
    for name in book.namelist():
        target = (folder / name).resolve()
        if target.is_relative_to(folder.resolve()) and not name.endswith("/"):
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(book.read(name))
