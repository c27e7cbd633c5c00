"""What runs while pages are shown: taking documents in, and bringing claims together after a decision.

One thread works, one thing after another; pages hear of it by server-sent events.
"""

from __future__ import annotations

import itertools
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from fundstelle.errors import FundstelleError
from fundstelle.records.run import MatterChange, RunReport
from fundstelle.register import Progress, Register

_KEPT = 20
"""Jobs that are remembered."""

_SETTLE = 0.4
"""Seconds without a further decision before claims are brought together: a reviewer who goes on needs no
half-way matters."""

Work = Callable[[Progress], RunReport]


class JobState(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One job as pages show it. kind: `run` or `reconcile`. message: what went wrong, in the words of the error.
    changes: what decisions changed in the matters; None where all were made again. ended: seconds since 1970."""

    number: int
    kind: str
    state: JobState = JobState.WAITING
    stage: str = ""
    done: int = 0
    total: int = 0
    made: int = 0
    skipped: int = 0
    message: str = ""
    changes: tuple[MatterChange, ...] | None = None
    ended: float = 0.0


class Jobs:
    """The jobs of one desk."""

    def __init__(self, door: Register) -> None:
        self._door = door
        self._changed = threading.Condition()
        self._jobs: dict[int, Job] = {}
        self._numbers = itertools.count(1)
        self._waiting: queue.SimpleQueue[tuple[int, Work] | None] = queue.SimpleQueue()
        self._settle_at = 0.0
        self._settling: int | None = None
        self._version = 0
        threading.Thread(target=self._work, name="desk-jobs", daemon=True).start()

    def close(self) -> None:
        """Take no more work; what runs comes to its end."""
        self._waiting.put(None)

    @property
    def all(self) -> list[Job]:
        """Every job that is remembered, the newest first."""
        with self._changed:
            return list(self._jobs.values())[::-1]

    def add(self, kind: str, work: Work) -> Job:
        """Have this done after all that waits."""
        with self._changed:
            job = Job(next(self._numbers), kind)
            self._keep(job)
        self._waiting.put((job.number, work))
        return job

    def settle(self) -> None:
        """Have claims brought together once nobody has decided for a moment."""
        with self._changed:
            self._settle_at = time.monotonic() + _SETTLE
            known = self._jobs.get(self._settling or 0)
            if known is not None and known.state is JobState.WAITING:
                return
            job = Job(next(self._numbers), "reconcile")
            self._settling = job.number
            self._keep(job)
        self._waiting.put((job.number, self._settle))

    def _settle(self, progress: Progress) -> RunReport:
        return self._door.settle(progress)

    def is_idle(self) -> bool:
        """Whether nothing waits or runs."""
        with self._changed:
            return not any(job.state in (JobState.WAITING, JobState.RUNNING) for job in self._jobs.values())

    def listen(self, version: int, seconds: float) -> tuple[int, list[Job]]:
        """(version, jobs) once something changed since `version`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._version > version, seconds)
            return self._version, list(self._jobs.values())[::-1]

    def _keep(self, job: Job) -> None:
        self._jobs[job.number] = job
        for old in list(self._jobs)[:-_KEPT]:
            del self._jobs[old]
        self._version += 1
        self._changed.notify_all()

    def change(self, number: int, **changes: object) -> None:
        """Note how far a job is."""
        with self._changed:
            if number in self._jobs:
                self._keep(replace(self._jobs[number], **changes))  # type: ignore[arg-type]

    def _work(self) -> None:
        for number, work in self._taken():
            while self._jobs[number].kind == "reconcile" and time.monotonic() < self._settle_at:
                time.sleep(0.05)
            self.change(number, state=JobState.RUNNING)
            try:
                report = work(_Told(self, number))
            except FundstelleError as error:
                self.change(number, state=JobState.FAILED, message=str(error))
            except Exception as error:  # the documented edge: a fault in one job must not end the desk
                self.change(number, state=JobState.FAILED, message=type(error).__name__)
            else:
                made = {stage.stage: stage for stage in report.stages}
                skipped = sum(len(stage.skipped) for stage in report.stages)
                found = made["extract"].made if "extract" in made else 0
                # Taking documents in tells what is new in the inbox; a decision tells it here.
                told = report.changes if all(stage.done == 0 for stage in report.stages) else None
                ended = time.time()
                self.change(number, state=JobState.DONE, made=found, skipped=skipped, changes=told, ended=ended)

    def _taken(self) -> Iterator[tuple[int, Work]]:
        while (one := self._waiting.get()) is not None:
            yield one


@dataclass
class _Told:
    """A run's progress, told to the jobs."""

    jobs: Jobs
    number: int
    done: int = 0

    def start(self, stage: str, total: int) -> None:
        """The stage begins."""
        self.done = 0
        self.jobs.change(self.number, stage=stage, done=0, total=total)

    def step(self) -> None:
        """One document is through."""
        self.done += 1
        self.jobs.change(self.number, done=self.done)

    def inside(self, path: str, met: int) -> None:
        """Documents inside a file at hand; the file itself will be told by `step`."""

    def finish(self) -> None:
        """The stage is over; the next one says so itself."""
