"""Running jobs, told to open pages as server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from typing import Any

import anyio.to_thread
from starlette.requests import Request

from fundstelle.desk.desk import Desk
from fundstelle.desk.jobs import Job
from fundstelle.desk.words import Words
from fundstelle.records.run import MatterChange
from fundstelle.values.interval import parse_interval

_PULSE = 2.0
"""Seconds after which a silent stream looks whether the reader is still there."""


async def stream_jobs(desk: Desk, request: Request) -> AsyncIterator[str]:
    """An event for every change of the jobs, each with all of them, the newest first."""
    version = -1
    while not await request.is_disconnected():
        known, (version, jobs) = version, await anyio.to_thread.run_sync(desk.jobs.listen, version, _PULSE)
        if version == known:
            yield ": still here\n\n"
        else:
            told = [render_job(job, desk.words) for job in jobs]
            yield f"event: jobs\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"


def render_job(job: Job, words: Words) -> dict[str, Any]:
    """A job for the page's script, its changes in words."""
    told = None if job.changes is None else [tell_change(one, words) for one in job.changes]
    return asdict(replace(job, changes=None)) | {"changes": told}


def tell_change(change: MatterChange, words: Words) -> dict[str, str]:
    """What decisions changed in a matter: its address, heading, and the change in words."""
    told = [_tell_detail(*detail, words) for detail in change.details]
    is_gone = ("whole", "1", "") in change.details
    address = "" if is_gone else f"/matters/{change.matter_id}"
    return {"address": address, "heading": words.heading(change.key), "told": "; ".join(told)}


def _tell_detail(name: str, was: str, now: str, words: Words) -> str:
    if name == "whole":
        return words.text("desk.change.came" if now else "desk.change.gone")
    shown = [_tell_figure(one, words) if name == "figure" else words.number(int(one)) for one in (was, now)]
    return words.text(f"desk.change.{name}", was=shown[0], now=shown[1])


def _tell_figure(form: str, words: Words) -> str:
    interval, _, unit = form.rpartition(" ")
    found = parse_interval(interval) if interval else None
    return words.interval(found, unit) if found else words.text("desk.matter.no_figure")
