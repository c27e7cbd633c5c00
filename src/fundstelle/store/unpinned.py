"""Rows of imported tables whose quote stands nowhere, or more than once: kept, tried again, never published.

A file of its own: a claim needs a passage, and these have none yet. Rewritten as a whole, in one step.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from fundstelle.errors import StoreError

UNPINNED = "unpinned.jsonl"


@dataclass(frozen=True, slots=True)
class Unpinned:
    """One row. where: file and line. values: slots as `slot_values` writes them. document: what the row calls it.

    reason: why it has no passage. by, note: whose it is and what was noted with it.
    """

    where: str
    quote: str
    document: str
    kind: str
    values: Mapping[str, str]
    reason: str
    by: str
    note: str = ""

    @property
    def key(self) -> str:
        """Equal for rows that say the same with the same words, wherever they were typed."""
        parts = [self.quote, self.document, self.kind, sorted(self.values.items())]
        return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def save_unpinned(folder: Path, rows: Iterable[Unpinned]) -> None:
    """Keep these rows and no others. Raises StoreError where the file cannot be written."""
    path, new = folder / UNPINNED, folder / f"{UNPINNED}.part"
    lines = "".join(json.dumps(asdict(row), ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    try:
        if not lines:
            path.unlink(missing_ok=True)
            return
        new.write_text(lines, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise StoreError(f"rows without passage cannot be kept: {error.strerror}", where=str(path)) from error


def fetch_unpinned(folder: Path) -> list[Unpinned]:
    """The rows kept, the oldest first. Raises StoreError for a line that is not understood."""
    path = folder / UNPINNED
    if not path.exists():
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [Unpinned(**json.loads(line)) for line in lines if line.strip()]
    except (ValueError, TypeError) as error:
        raise StoreError("the rows without passage are damaged", where=str(path), remedy="mend the file") from error
