"""A bar on a terminal, one line a stage elsewhere, always on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars

from fundstelle.register import Progress

_LINE_EACH = 1000
"""Documents in one file after which a log gets a line."""


@dataclass(slots=True)
class BarProgress:
    """Progress drawn by Rich: one bar for each stage."""

    bars: Bars
    task: TaskID | None = field(default=None)

    def start(self, stage: str, total: int) -> None:
        """Draw the bar of a stage."""
        self.task = self.bars.add_task(stage, total=total, inside="")

    def step(self) -> None:
        """Move it on by one document."""
        if self.task is not None:
            self.bars.update(self.task, advance=1, inside="")

    def inside(self, path: str, met: int) -> None:
        """Show beside the bar how far an archive or mailbox is."""
        if self.task is not None:
            self.bars.update(self.task, inside=f"{Path(path).name}: {met:,}")

    def finish(self) -> None:
        """Leave the bar as it stands."""
        self.task = None


@dataclass(slots=True)
class LineProgress:
    """Progress for logs: a line when a stage begins, and one for each thousand documents inside a file."""

    told: int = 0

    def start(self, stage: str, total: int) -> None:
        """Say which stage begins and how much it has to do."""
        print(f"{stage}: {total}", file=sys.stderr)  # noqa: T201

    def step(self) -> None:
        """Say nothing: logs are read afterwards."""
        self.told = 0

    def inside(self, path: str, met: int) -> None:
        """Say that it moves: a mailbox of 50,000 mails takes minutes."""
        if met - self.told >= _LINE_EACH:
            self.told = met - met % _LINE_EACH
            print(f"{path}: {self.told:,}", file=sys.stderr)  # noqa: T201

    def finish(self) -> None:
        """Say nothing."""


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """Progress for the length of a `with` block."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield LineProgress()
        return
    columns = (
        TextColumn("{task.description:>10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[inside]}", markup=False),
    )
    with Bars(*columns, console=console, transient=True) as bars:
        yield BarProgress(bars)
