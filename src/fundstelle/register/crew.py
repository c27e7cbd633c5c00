"""Extraction of many texts on all cores: worker processes that are given one text at a time.

They run our own code over texts that were read in the cage, so they are not caged themselves. They are programs of
their own, neither forks (the bar on a terminal has threads) nor spawned (a script that calls the register without a
guard would be run a second time).
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from types import TracebackType
from typing import Any

from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped, SkipReason

Outcome = Extraction | Skipped

_AHEAD = 4
"""Texts per worker that may be done before an earlier, slower one; bounds what is held in memory."""

_ALONE_SECONDS = 1.5
"""So long texts are extracted in this process before it is asked whether workers pay."""

_WORTH_SECONDS = 6.0
"""Work left, as estimated by what was done, from which workers pay: each takes 2 s to load its words."""


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    number: int | None = None
    reading: Reading | None = None


class Crew:
    """Workers for extraction with the knowledge in `folders`. Use it as a context.

    engine: what the workers must say they are; where a word list was changed since this process loaded it, they are
    another engine, and no text is given to them.
    """

    def __init__(self, folders: Sequence[Path], engine: str, size: int | None = None) -> None:
        self._setup = pickle.dumps(tuple(folders))
        self._engine = engine
        self._size = size or count_cores()
        self._workers: list[_Worker] = []

    def __enter__(self) -> Crew:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def start(self) -> bool:
        """Whether the workers run and are the engine that is wanted."""
        self._workers = [_start(self._setup) for _ in range(self._size)]
        return all(_receive(worker) == self._engine for worker in self._workers)

    def extract(self, readings: Iterable[Reading]) -> Iterator[Outcome]:
        """What came of each text, in their order. A worker that dies costs the text it held."""
        waiting = enumerate(readings)
        ready: dict[int, Outcome] = {}
        handed_out = drawn = 0
        is_drawn_out = False
        while True:
            while not is_drawn_out and drawn - handed_out < _AHEAD * self._size and (worker := self._idle()):
                numbered = next(waiting, None)
                if numbered is None:
                    is_drawn_out = True
                    break
                drawn += 1
                _give(worker, *numbered)
            self._collect(ready)
            while handed_out in ready:
                yield ready.pop(handed_out)
                handed_out += 1
            if is_drawn_out and handed_out == drawn:
                return

    def _idle(self) -> _Worker | None:
        return next((worker for worker in self._workers if worker.number is None), None)

    def _collect(self, ready: dict[int, Outcome]) -> None:
        busy: dict[Any, _Worker] = {worker.pipe: worker for worker in self._workers if worker.number is not None}
        for pipe in wait(list(busy)) if busy else ():
            worker = busy[pipe]
            assert worker.number is not None and worker.reading is not None, "a busy worker holds a text"
            outcome = _receive(worker)
            if outcome is None:
                outcome = _bury(worker)
                self._workers[self._workers.index(worker)] = self._renew()
            ready[worker.number] = outcome
            worker.number = worker.reading = None

    def _renew(self) -> _Worker:
        worker = _start(self._setup)
        _receive(worker)
        return worker


def extract_on_all_cores(
    alone: Iterator[Outcome], readings: Iterator[Reading], folders: Sequence[Path], engine: str, many: int
) -> Iterator[Outcome]:
    """What came of each text in `readings`, of which there are `many`.

    alone: the same readings extracted one by one in this process. It does so for a moment; where more than a few
    seconds of work are left, workers do the rest.
    """
    begun = time.monotonic()
    for done, outcome in enumerate(alone, 1):
        yield outcome
        spent = time.monotonic() - begun
        if spent > _ALONE_SECONDS and count_cores() > 1 and spent / done * (many - done) > _WORTH_SECONDS:
            break
    else:
        return
    with Crew(folders, engine) as crew:
        yield from crew.extract(readings) if crew.start() else alone


def count_cores() -> int:
    """The cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _start(setup: bytes) -> _Worker:
    ours, theirs = Pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "fundstelle.register.crew_worker", str(theirs.fileno())],
        pass_fds=[theirs.fileno()],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    theirs.close()
    ours.send_bytes(setup)
    return _Worker(process, ours)


def _receive(worker: _Worker) -> Any | None:
    """What the worker sends; None where it is dead."""
    try:
        return worker.pipe.recv()
    except (EOFError, OSError):
        return None


def _give(worker: _Worker, number: int, reading: Reading) -> None:
    worker.number, worker.reading = number, reading
    with suppress(OSError):  # where it died before, `_collect` meets the closed pipe
        worker.pipe.send(reading)


def _bury(worker: _Worker) -> Skipped:
    _end(worker)
    assert worker.reading is not None, "a worker dies over the text it holds"
    path = worker.reading.document.captures[0].path
    detail = f"its worker died (code {worker.process.returncode})"
    return Skipped(path, SkipReason.EXTRACTION_FAILED, detail, "the next run tries it again; check free memory")


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.wait()
