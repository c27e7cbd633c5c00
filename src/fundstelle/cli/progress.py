"""A bar on a terminal, one line a stage elsewhere, always on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from fundstelle.register import Progress


@dataclass(slots=True)
class BarProgress:
    """Progress drawn by Rich: one bar for each stage."""

    bars: Bars
    task: TaskID | None = field(default=None)

    def start(self, stage: str, total: int) -> None:
        """Draw the bar of a stage."""
        self.task = self.bars.add_task(stage, total=total)

    def step(self) -> None:
        """Move it on by one document."""
        if self.task is not None:
            self.bars.advance(self.task)

    def finish(self) -> None:
        """Leave the bar as it stands."""
        self.task = None


@dataclass(slots=True)
class LineProgress:
    """Progress for logs: a line when a stage begins."""

    def start(self, stage: str, total: int) -> None:
        """Say which stage begins and how much it has to do."""
        print(f"{stage}: {total}", file=sys.stderr)  # noqa: T201

    def step(self) -> None:
        """Say nothing: logs are read afterwards."""

    def finish(self) -> None:
        """Say nothing."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Progress for the length of a `with` block."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield LineProgress()
        return
    columns = (TextColumn("{task.description:>10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        yield BarProgress(bars)
