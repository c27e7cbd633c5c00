"""Which files a user means by the paths given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from fundstelle.errors import DocumentUnreadable


def find_files(paths: Iterable[Path | str]) -> list[Path]:
    """Every file named or lying in a named folder, at any depth, each once, folders sorted by name.

    Hidden files and folders (leading dot) inside a named folder are left out, links are not followed out of it.
    Raises DocumentUnreadable for a path that does not exist.
    """
    found = (file for path in paths for file in _files_of(Path(path)))
    return list(dict.fromkeys(found))


def _files_of(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise DocumentUnreadable("there is no such file or folder", where=str(path), remedy="check the path")
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir()):
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue
        if entry.is_dir():
            yield from _files_of(entry)
        elif entry.is_file():
            yield entry
