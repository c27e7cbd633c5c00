"""The log: every decision, added and never edited, with its chain; the runs that were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page
from fundstelle.desk.desk import Desk
from fundstelle.desk.live import tell_change
from fundstelle.desk.queueing import newest_decision
from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Decision
from fundstelle.review import fold_decisions

_PAGE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """One decision. words: of the first passage it is about; is_revoked: a later one took its place or undid it."""

    number: int
    id: str
    verdict: str
    by: str
    at: str
    why: str
    words: str
    document: str
    content: str
    is_revoked: bool
    is_undo: bool


@dataclass(frozen=True, slots=True)
class Run:
    """One run: when, how long, its stages in a line; "" where it was interrupted."""

    started: str
    seconds: str
    told: str


@dataclass(frozen=True, slots=True)
class LogPage:
    """The newest entries. audit: what holding the log against itself
    showed, "" where nobody asked: that reads all of it."""

    lines: tuple[Line, ...]
    total: int
    before: int
    head: str
    audit: str
    is_consistent: bool
    runs: tuple[Run, ...]


def show(desk: Desk, ask: Ask) -> Page:
    """The log from its newest entry, or from the one before `before`."""
    given = ask.one("before")
    found = desk.door.desk.log(given or None, _PAGE)
    revoked = _find_revoked(desk, [row.decision for row in found.rows])
    audit = desk.door.audit() if ask.one("verify") else None
    lines = [_make_line(desk, row.decision, row.number, revoked) for row in found.rows]
    page = LogPage(
        lines=tuple(lines),
        total=desk.door.desk.totals().decisions,
        before=int(found.cursor or 0),
        head=newest_decision(desk),
        audit=audit.message if audit else "",
        is_consistent=audit.consistent if audit else True,
        runs=tuple(_make_run(desk, *one) for one in reversed(desk.door.runs()[-12:])),
    )
    return Page("log.html", desk.words.text("desk.place.log"), page, "log")


def _find_revoked(desk: Desk, shown: Sequence[Decision]) -> frozenset[str]:
    """Which of these no longer stand, by all that was decided on the same texts and by each other."""
    texts = {judged.span.text_id for one in shown for judged in one.targets}
    about = {one.id: one for one in (*desk.door.desk.decisions_on(texts)[0], *reversed(shown))}
    return fold_decisions(sorted(about.values(), key=lambda one: one.at)).revoked


def _make_line(desk: Desk, one: Decision, number: int, revoked: frozenset[str]) -> Line:
    words, document = _words_of(desk, one)
    content = ", ".join(f"{slot} = {value}" for slot, value in (one.content or {}).items() if value)
    return Line(
        number=number,
        id=one.id,
        verdict=desk.words.text(f"desk.verdict.{one.verdict.value}"),
        by=one.by,
        at=desk.words.moment(one.at),
        why=one.why,
        words=words,
        document=document,
        content=content,
        is_revoked=one.id in revoked,
        is_undo=one.verdict.value == "undo",
    )


def _words_of(desk: Desk, one: Decision) -> tuple[str, str]:
    """(the words judged, the document they stand in); "" where it was about no passage or the text is gone."""
    if not one.targets or not one.targets[0].kind:
        return "", ""
    span = one.targets[0].span
    try:
        reading = desk.door.reading(span.text_id)
    except QueryInvalid:
        return "", ""
    return span.read(reading.text.content), reading.document.id


def _make_run(desk: Desk, _: str, started: str, report: object) -> Run:
    stages = getattr(report, "stages", ())
    told = " · ".join(
        desk.words.text(
            "desk.run_stage",
            stage=desk.words.text(f"desk.stage.{stage.stage}"),
            done=desk.words.number(stage.done),
            known=desk.words.number(stage.known),
            skipped=desk.words.number(len(stage.skipped)),
        )
        for stage in stages
    )
    for change in getattr(report, "changes", ()):
        one = tell_change(change, desk.words)
        told += f" · {one['heading']}: {one['told']}"
    seconds = desk.words.number(round(getattr(report, "seconds", 0.0)))
    return Run(f"{desk.words.dated(started)}, {started[11:16]} UTC", seconds, told)
