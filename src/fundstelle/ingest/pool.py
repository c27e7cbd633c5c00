"""Reading many files on all cores, each in a caged worker process; a worker that dies costs the file it held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from types import TracebackType
from typing import Any

from fundstelle.errors import DocumentUnreadable
from fundstelle.ingest.read import Found, ReadSettings
from fundstelle.ingest.sandbox import Limits
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.values.codec import from_json, to_json

_AHEAD = 8
"""Files per worker that may be read before an earlier, slower one is handed out; bounds what is held in memory."""

_AHEAD_BYTES = 128 * 1024 * 1024

_PAUSE_BYTES = 32 * 1024 * 1024
"""What one file may yield before its turn: its worker then waits, so that an archive is never held as a whole."""

_REMEDY = "the file may be damaged or made to harm; the others were read"


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be read: its bytes, where it was met, and its mark."""

    raw: bytes
    capture: Capture
    handling: Handling


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the documents found in a file, in their order. is_last: nothing more of this file comes."""

    job: Job
    founds: tuple[Found, ...]
    is_last: bool = True


@dataclass(slots=True, eq=False)
class _Worker:
    process: subprocess.Popen[bytes]
    pipe: Connection
    held: tuple[str, ...] = ()
    number: int | None = None
    job: Job | None = None
    since: float = 0.0
    found: list[Found] = field(default_factory=list)
    size: int = 0
    """Bytes of what is found and not handed out, the file's own aside."""

    def take_found(self) -> tuple[Found, ...]:
        """What was found so far, handed out once."""
        found, self.found, self.size = tuple(self.found), [], 0
        return found


class ReaderPool:
    """Workers for reading. Use it as a context; `read` may be called more than once.

    workers: how many processes, all cores where not given. limits: see `Limits`. module: what the workers run (tests).
    """

    def __init__(
        self,
        settings: ReadSettings | None = None,
        *,
        workers: int | None = None,
        limits: Limits | None = None,
        module: str = "fundstelle.ingest.worker",
    ) -> None:
        self._settings = settings or ReadSettings()
        self._limits = limits or Limits()
        self._size = workers or len(os.sched_getaffinity(0))
        self._module = module
        self._workers: list[_Worker] = []
        self._folder = tempfile.TemporaryDirectory(prefix="fundstelle-")

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            _end(worker)
        self._workers.clear()
        self._folder.cleanup()

    @property
    def held(self) -> tuple[str, ...]:
        """The locks that hold the workers: "limits", "hook", and "landlock", "seccomp" where the kernel has them."""
        return self._workers[0].held if self._workers else ()

    def read(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, tuple[Found, ...]]]:
        """Every job with the documents found in its file, in the order of the jobs; at least one Found for each.

        Jobs are drawn as they are needed, so a generator may read files, and leave out known ones, while others work.
        """
        founds: list[Found] = []
        for part in self.read_parts(jobs):
            founds += part.founds
            if part.is_last:
                yield part.job, tuple(founds)
                founds = []

    def read_parts(self, jobs: Iterable[Job]) -> Iterator[Part]:
        """As `read`, but what is found in a file comes part by part, so that no large archive is held in memory."""
        waiting = enumerate(jobs)
        ready: dict[int, tuple[Job, tuple[Found, ...]]] = {}
        handed_out = 0
        drawn, is_drawn_out = 0, False
        while True:
            while not is_drawn_out and self._has_room(drawn - handed_out, ready) and (worker := self._idle()):
                numbered = next(waiting, None)
                if numbered is None:
                    is_drawn_out = True
                    break
                drawn += 1
                self._give(worker, *numbered)
            self._collect(ready, handed_out)
            first = next((worker for worker in self._workers if worker.number == handed_out), None)
            if first is not None and first.job is not None and first.found:
                yield Part(first.job, first.take_found(), is_last=False)
            while handed_out in ready:
                yield Part(*ready.pop(handed_out))
                handed_out += 1
            if is_drawn_out and handed_out == drawn:
                return

    def _has_room(self, ahead: int, ready: dict[int, tuple[Job, tuple[Found, ...]]]) -> bool:
        held = sum(len(found.raw) for _, founds in ready.values() for found in founds)
        return ahead < _AHEAD * self._size and (held < _AHEAD_BYTES or ahead < self._size)

    def _idle(self) -> _Worker | None:
        idle = next((worker for worker in self._workers if worker.job is None), None)
        if idle is None and len(self._workers) < self._size:
            idle = self._start()
            self._workers.append(idle)
        return idle

    def _start(self) -> _Worker:
        ours, theirs = Pipe()
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
            "MALLOC_ARENA_MAX": "2",  # each arena reserves address space, which the memory limit counts
            "OMP_NUM_THREADS": "1",
            "TMPDIR": self._folder.name,
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", self._module, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        theirs.close()
        worker = _Worker(process, ours)
        limits = {name: getattr(self._limits, name) for name in Limits.__dataclass_fields__}
        setup = {
            "limits": limits,
            "agencies": dict(self._settings.agencies),
            "languages": list(self._settings.languages),
            "folder": self._folder.name,
        }
        ours.send_bytes(json.dumps(setup).encode())
        try:
            worker.held = tuple(json.loads(ours.recv_bytes())["held"])
        except (EOFError, OSError) as error:
            _end(worker)
            raise DocumentUnreadable(
                f"no reader process can be started: it {_cause(process.returncode)}",
                remedy="check free memory and `python -m fundstelle.ingest.worker`",
            ) from error
        return worker

    def _give(self, worker: _Worker, number: int, job: Job) -> None:
        worker.number, worker.job, worker.since = number, job, time.monotonic()
        worker.take_found()
        header = {"capture": to_json(job.capture), "handling": job.handling.value}
        with suppress(OSError):  # where it died before it could take the file, `_collect` meets the closed pipe
            worker.pipe.send_bytes(json.dumps(header, ensure_ascii=False).encode("utf-8", "surrogatepass"))
            worker.pipe.send_bytes(job.raw)

    def _collect(self, ready: dict[int, tuple[Job, tuple[Found, ...]]], turn: int) -> None:
        """Take in what the workers have; put the files that are done, or whose worker died, into `ready`.

        turn: the file to be handed out next. Who has much of a later one waits with the rest, off the clock.
        """
        busy = {}
        for worker in self._workers:
            if worker.job is not None and (worker.number == turn or worker.size < _PAUSE_BYTES):
                busy[worker.pipe] = worker
            else:
                worker.since = time.monotonic()
        if not busy:
            return
        for pipe in wait(list(busy), timeout=1.0):
            self._take(busy[pipe], ready)  # type: ignore[index]  # wait gives back what it was given
        for worker in busy.values():
            if worker.job is not None and time.monotonic() - worker.since > self._limits.wall_seconds:
                self._bury(worker, ready, f"took longer than {self._limits.wall_seconds} s")

    def _take(self, worker: _Worker, ready: dict[int, tuple[Job, tuple[Found, ...]]]) -> None:
        job, number = worker.job, worker.number
        if job is None or number is None:
            return
        try:
            message = json.loads(worker.pipe.recv_bytes())
            if "done" in message:
                ready[number] = (job, worker.take_found())
                worker.job = worker.number = None
                return
            raw = job.raw if message["own"] else worker.pipe.recv_bytes()
            worker.found.append(_make_found(message, raw))
            worker.size += 0 if message["own"] else len(raw)
            worker.since = time.monotonic()
        except (EOFError, OSError):
            self._bury(worker, ready, "")

    def _bury(self, worker: _Worker, ready: dict[int, tuple[Job, tuple[Found, ...]]], why: str) -> None:
        """Account for the file whose worker died or is to die; what it had handed over stays."""
        if not why:
            _await_end(worker)
        _end(worker)
        self._workers.remove(worker)
        job, number = worker.job, worker.number
        if job is None or number is None:
            return
        detail = why or _cause(worker.process.returncode)
        skipped = Skipped(job.capture.path, SkipReason.READER_DIED, f"its reader {detail}", _REMEDY)
        ready[number] = (job, (*worker.take_found(), Found(job.raw, job.capture, skipped)))


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.wait()


def _await_end(worker: _Worker) -> None:
    """Let a dying worker die by itself, so that its end tells the cause."""
    with suppress(subprocess.TimeoutExpired):
        worker.process.wait(timeout=2)


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        names = {9: "was killed", 11: "crashed", 6: "gave up (out of memory?)", 24: "used up its CPU time"}
        return names.get(-code, f"died of signal {-code}")
    return f"ended with code {code}"


def _make_found(message: dict[str, Any], raw: bytes) -> Found:
    capture = from_json(Capture, message["capture"])
    if "reading" in message:
        return Found(raw, capture, from_json(Reading, message["reading"]))
    return Found(raw, capture, from_json(Skipped, message["skipped"]))


def read_in_pool(
    jobs: Iterable[Job], settings: ReadSettings | None = None, *, workers: int | None = None
) -> Iterator[Part]:
    """`ReaderPool.read_parts` with a pool of its own."""
    with ReaderPool(settings, workers=workers) as pool:
        yield from pool.read_parts(jobs)
