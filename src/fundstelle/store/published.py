"""Which reports and exports left the register, and on which documents they rest: one line of JSON for each, added only.

A file of its own beside the database: what was handed out stays known when documents and texts are forgotten.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from fundstelle.errors import StoreError

PUBLISHED = "published.jsonl"


@dataclass(frozen=True, slots=True)
class Published:
    """One report or export that was written. at: ISO moment in UTC. digest: SHA-256 of the file, or of a bundle's
    manifest. documents: ids of those whose words it holds."""

    at: str
    path: str
    form: str
    title: str
    digest: str
    documents: tuple[str, ...]


def save_published(folder: Path, published: Published) -> None:
    """Add a line. Raises StoreError where the file cannot be written."""
    line = json.dumps(asdict(published), ensure_ascii=False, sort_keys=True) + "\n"
    try:
        with (folder / PUBLISHED).open("a", encoding="utf-8") as file:
            file.write(line)
    except OSError as error:
        raise StoreError(f"what was published cannot be noted: {error.strerror}", where=str(folder)) from error


def fetch_published(folder: Path) -> list[Published]:
    """Everything that was written, the oldest first. Raises StoreError for a line that is not understood."""
    path = folder / PUBLISHED
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8").splitlines()
    return [_parse(line, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _parse(line: str, where: str) -> Published:
    try:
        form = json.loads(line)
        return Published(**{**form, "documents": tuple(form["documents"])})
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError("a line of what was published is damaged", where=where, remedy="mend or remove it") from error
