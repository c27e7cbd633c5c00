"""Running jobs, told to open pages as server-sent events."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import asdict

import anyio.to_thread
from starlette.requests import Request

from fundstelle.desk.desk import Desk

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
            yield f"event: jobs\ndata: {json.dumps([asdict(job) for job in jobs], ensure_ascii=False)}\n\n"
