"""Folders of TOML read fast: parsed once, kept as JSON under the hash of their bytes.

tomllib is pure Python and takes seconds for the size of our data; the copy loads in milliseconds. It holds nothing that
the files do not say, so it may be deleted at any time and is rebuilt silently.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from fundstelle.errors import KnowledgeInvalid

_SCHEMA = 1
"""Raised when the form of the cached copy changes."""
_KEPT = 8
"""Copies kept; each packaged folder and each overlay has one, and old ones of former versions may go."""


@dataclass(frozen=True, slots=True)
class TomlFolder:
    """Parsed files by path relative to `folder` (with "/"), and the SHA-256 of names and bytes of them all.

    Dates and times are ISO strings: the copy must say exactly what a fresh parse says.
    """

    folder: Path
    files: Mapping[str, Mapping[str, Any]]
    digest: str


def load_toml_folder(folder: Path, *, exclude: Iterable[str] = (), cache: Path | None = None) -> TomlFolder:
    """Every `*.toml` below `folder`, without those whose relative path starts with one of `exclude`.

    cache: where copies are kept, by default the user's cache folder; not writable means parsed every time.
    Raises KnowledgeInvalid with file and line where a file is no UTF-8 or no TOML, or `folder` is none.
    """
    raw = _read_files(folder, tuple(exclude))
    digest = _make_digest(raw)
    copy = (cache or user_cache_path("fundstelle")) / "toml" / f"{digest}.json"
    files = _fetch_copy(copy)
    if files is None:
        files = {name: parse_toml(content, where=str(folder / name)) for name, content in raw.items()}
        _save_copy(copy, files)
    return TomlFolder(folder, files, digest)


def parse_toml(content: bytes, *, where: str) -> dict[str, Any]:
    """The tables of one file with dates as ISO strings; KnowledgeInvalid names `where` and the line."""
    try:
        tables: dict[str, Any] = _without_dates(tomllib.loads(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise KnowledgeInvalid("is not UTF-8", where=f"{where}:{line}", remedy="save the file as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        at = f"{where}:{place[1]}" if place else where
        raise KnowledgeInvalid(str(error), where=at, remedy="see https://toml.io for the form") from error
    return tables


def _read_files(folder: Path, exclude: tuple[str, ...]) -> dict[str, bytes]:
    if not folder.is_dir():
        raise KnowledgeInvalid("is no folder", where=str(folder), remedy="name an existing folder of TOML files")
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.toml"))
    return {name: (folder / name).read_bytes() for name in names if not name.startswith(exclude)}


def _make_digest(raw: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256(f"toml {_SCHEMA}".encode())
    for name, content in raw.items():
        digest.update(f"\0{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _without_dates(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_dates(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_dates(one) for one in value]
    return value.isoformat() if isinstance(value, datetime | date | time) else value


def _fetch_copy(copy: Path) -> dict[str, dict[str, Any]] | None:
    """The copy, or None where there is none, it is cut off or it was made by another version."""
    try:
        kept = json.loads(copy.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(kept, dict) or kept.get("digest") != copy.stem or not isinstance(kept.get("files"), dict):
        return None
    files: dict[str, dict[str, Any]] = kept["files"]
    return files


def _save_copy(copy: Path, files: Mapping[str, Mapping[str, Any]]) -> None:
    """Write beside and rename, so that no reader ever sees half a copy; a read-only folder is no error."""
    text = json.dumps({"digest": copy.stem, "files": files}, ensure_ascii=False, separators=(",", ":"))
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        descriptor, beside = tempfile.mkstemp(dir=copy.parent, suffix=".part")
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(text)
        Path(beside).replace(copy)
        _prune(copy.parent)
    except OSError:
        return


def is_known_good(mark: str, *, cache: Path | None = None) -> bool:
    """Whether `keep_known_good` was called with this mark: a hash of the data and of what checks them."""
    return ((cache or user_cache_path("fundstelle")) / "toml" / f"{mark}.good").exists()


def keep_known_good(mark: str, *, cache: Path | None = None) -> None:
    """Remember that these data passed these checks; a read-only folder means that they are checked every time."""
    kept = (cache or user_cache_path("fundstelle")) / "toml" / f"{mark}.good"
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch()
        _prune(kept.parent)
    except OSError:
        return


def _prune(folder: Path) -> None:
    for suffix in ("json", "good"):
        copies = sorted(folder.glob(f"*.{suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for old in copies[_KEPT:]:
            old.unlink(missing_ok=True)
