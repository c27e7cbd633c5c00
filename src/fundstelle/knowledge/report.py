"""What the data holds: rows and unchecked rows per file and table. `fundstelle check-data` prints it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fundstelle.knowledge.checker import check_rows
from fundstelle.knowledge.loading import load_layers
from fundstelle.knowledge.model import UNCHECKED
from fundstelle.knowledge.rows import Row, find_rows, merge_layers


@dataclass(frozen=True, slots=True)
class FileCount:
    """Rows of one table in one file. unchecked: rows whose source says that nobody has looked them up yet."""

    file: Path
    table: str
    rows: int
    unchecked: int


@dataclass(frozen=True, slots=True)
class DataReport:
    """Every file of the package and the overlays; a row that extends another counts where it stands."""

    files: tuple[FileCount, ...]

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(file.rows for file in self.files)

    @property
    def unchecked(self) -> int:
        """All rows that nobody has looked up."""
        return sum(file.unchecked for file in self.files)


def check_data(overlays: Sequence[Path] = ()) -> DataReport:
    """Check every row as load_knowledge does and count them. Raises KnowledgeInvalid at the first fault."""
    folders = load_layers(overlays)
    check_rows(merge_layers(folders))
    return DataReport(_count_files([row for folder in folders for row in find_rows(folder)]))


def is_unchecked(source: str) -> bool:
    """Whether a row's source names nothing but `unchecked` (rows that extend others join theirs with "; ").

    Such a row decides nothing alone.
    """
    return set(source.split("; ")) == {UNCHECKED}


def _count_files(rows: Sequence[Row]) -> tuple[FileCount, ...]:
    every = Counter((row.path, row.table) for row in rows)
    unchecked = Counter((row.path, row.table) for row in rows if is_unchecked(row.values["source"]))
    return tuple(FileCount(path, table, number, unchecked[path, table]) for (path, table), number in every.items())
