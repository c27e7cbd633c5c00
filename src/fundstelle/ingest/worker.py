"""A worker process: takes the bytes of one file after another, reads them in the cage, hands back what it found.

Only JSON and bytes go over the pipe, never pickled objects: a reader that was taken over must not be able to make the
parent run anything.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from fundstelle.ingest.read import Found, ReadSettings, read_all
from fundstelle.ingest.sandbox import Limits, allow_cpu, enter
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.values.codec import from_json, to_json

Read = Callable[[bytes, Capture, Handling, ReadSettings], Iterator[Found]]


def serve(read: Read = read_all) -> None:
    """Answer jobs on the pipe named by the first argument until it closes."""
    pipe = Connection(int(sys.argv[1]))
    setup = json.loads(pipe.recv_bytes())
    limits = Limits(**setup["limits"])
    settings = ReadSettings(setup["agencies"], tuple(setup["languages"]))
    held = enter(limits, Path(setup["folder"]))
    pipe.send_bytes(_packed({"held": held}))
    while True:
        try:
            job = json.loads(pipe.recv_bytes())
            raw = pipe.recv_bytes()
        except EOFError:
            return
        allow_cpu(limits.cpu_seconds)  # for each document, not for the file: a mailbox may hold thousands
        for found in read(raw, from_json(Capture, job["capture"]), Handling(job["handling"]), settings):
            _send(pipe, found, raw)
            allow_cpu(limits.cpu_seconds)
        pipe.send_bytes(_packed({"done": True}))


def _send(pipe: Connection, found: Found, raw: bytes) -> None:
    """One document: what came of it, then its bytes unless they are the file's own."""
    is_reading = isinstance(found.outcome, Reading)
    pipe.send_bytes(
        _packed(
            {
                "capture": to_json(found.capture),
                "reading" if is_reading else "skipped": to_json(found.outcome),
                "own": found.raw is raw,
            }
        )
    )
    if found.raw is not raw:
        pipe.send_bytes(found.raw)


def _packed(message: dict[str, Any]) -> bytes:
    return json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    serve()
