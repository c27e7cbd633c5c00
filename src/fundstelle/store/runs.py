"""Runs and what is left out as of today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select, update

from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.run import RunReport, Skipped, SkipReason
from fundstelle.store.dialect import upsert
from fundstelle.store.stamp import Stamp
from fundstelle.store.tables import runs, skipped


def save_start(connection: Connection, stamp: Stamp, version: str) -> None:
    """A run begins."""
    connection.execute(insert(runs).values(id=stamp.run, started_at=stamp.recorded_at, version=version))


def save_finish(connection: Connection, run: str, report: RunReport, at: str) -> None:
    """A run is over, with this report."""
    ended = update(runs).where(runs.c.id == run)
    connection.execute(ended.values(finished_at=at, seconds=report.seconds, body=render_json(report)))


def fetch_reports(connection: Connection) -> list[tuple[str, str, RunReport | None]]:
    """(run, start, report) of every run, the oldest first; None where it was interrupted."""
    rows = connection.execute(select(runs.c.id, runs.c.started_at, runs.c.body).order_by(runs.c.started_at, runs.c.id))
    return [(row.id, row.started_at, parse_json(RunReport, row.body) if row.body else None) for row in rows]


def save_skipped(connection: Connection, stage: str, left_out: Skipped, stamp: Stamp) -> None:
    """Something is left out by a stage, in place of what was said of it before."""
    row = {"stage": stage, "what": left_out.what, "reason": left_out.reason.value, "detail": left_out.detail}
    row |= {"remedy": left_out.remedy, **stamp.columns()}
    connection.execute(upsert(skipped, ["stage", "what"], row))


def drop_skipped(connection: Connection, stage: str, what: Iterable[str]) -> None:
    """These are no longer left out by the stage."""
    connection.execute(delete(skipped).where(skipped.c.stage == stage, skipped.c.what.in_(list(what))))


def replace_parts(connection: Connection, document_id: str, parts: Sequence[Skipped], stamp: Stamp) -> None:
    """Keep which parts of a document were left out by extraction, in place of what was said of it before."""
    stage = f"extract:{document_id}"
    connection.execute(delete(skipped).where(skipped.c.stage == stage))
    for part in parts:
        save_skipped(connection, stage, part, stamp)


def fetch_skipped(connection: Connection) -> list[tuple[str, Skipped]]:
    """(stage, what is left out) as of today."""
    rows = connection.execute(select(skipped).order_by(skipped.c.stage, skipped.c.what))
    return [(row.stage, Skipped(row.what, SkipReason(row.reason), row.detail, row.remedy)) for row in rows]
