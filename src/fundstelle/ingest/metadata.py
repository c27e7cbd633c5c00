"""The `--meta` file: what the user knows of each document, by file name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from fundstelle.errors import MetadataInvalid
from fundstelle.records.document import Capture, DateReading, DateSignal, Facts, Handling
from fundstelle.values import PartialDate, parse_iso

KEYS = ("lang", "published", "publisher", "title", "url", "captured", "handling")


def load_metadata(path: Path | str) -> Mapping[str, Facts]:
    """Facts given by the user, by file name (or path as written there).

    The file is a JSON object: {"a.txt": {"lang": "de", "published": "2025-05-30", "publisher": "…", "title": "…",
    "url": "…", "captured": "2025-06-01", "handling": "restricted"}}; every key may be left out or null, dates may be
    `2025` or `2025-05`. Raises MetadataInvalid naming file and key. `captured` and `handling`: see `load_captures`.
    """
    return {name: _facts(row, where) for name, row, where in _rows(Path(path))}


def load_captures(path: Path | str) -> Mapping[str, tuple[Capture, Handling | None]]:
    """The same file with the day of capture and the handling mark: file name to (capture, handling or None)."""
    return {
        name: (
            Capture(path=name, captured=_date(row, "captured", where), facts=_facts(row, where)),
            _handling(row, where),
        )
        for name, row, where in _rows(Path(path))
    }


def _rows(path: Path) -> list[tuple[str, Mapping[str, object], str]]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MetadataInvalid("cannot be read", where=str(path), remedy=str(error.strerror)) from error
    except ValueError as error:
        raise MetadataInvalid(f"is not JSON: {error}", where=str(path)) from error
    if not isinstance(data, dict):
        raise MetadataInvalid("must be an object with a file name for each key", where=str(path))
    rows: list[tuple[str, Mapping[str, object], str]] = []
    for name, row in data.items():
        where = f"{path}, {name}"
        if not isinstance(row, dict):
            raise MetadataInvalid("must be an object", where=where)
        unknown = sorted(set(row) - set(KEYS))
        if unknown:
            raise MetadataInvalid(f"unknown key {unknown[0]!r}", where=where, remedy=f"known keys: {', '.join(KEYS)}")
        rows.append((name, row, where))
    return rows


def _facts(row: Mapping[str, object], where: str) -> Facts:
    _handling(row, where)
    _date(row, "captured", where)
    published = _date(row, "published", where)
    return Facts(
        title=_words(row, "title", where),
        publisher=_words(row, "publisher", where),
        published=DateReading(published, DateSignal.GIVEN, published.iso()) if published else None,
        language=_words(row, "lang", where),
        url=_words(row, "url", where),
    )


def _words(row: Mapping[str, object], key: str, where: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise MetadataInvalid(f"{key} must be a text or null, not {value!r}", where=where)
    return value.strip()


def _date(row: Mapping[str, object], key: str, where: str) -> PartialDate | None:
    value = _words(row, key, where)
    if value is None:
        return None
    parsed = parse_iso(value)
    if parsed is None:
        raise MetadataInvalid(f"{key} is no date: {value!r}", where=where, remedy="write 2025, 2025-05 or 2025-05-30")
    return parsed


def _handling(row: Mapping[str, object], where: str) -> Handling | None:
    value = _words(row, "handling", where)
    if value is None:
        return None
    try:
        return Handling(value)
    except ValueError as error:
        choices = ", ".join(mark.value for mark in Handling)
        raise MetadataInvalid(f"handling is no mark: {value!r}", where=where, remedy=f"one of: {choices}") from error
