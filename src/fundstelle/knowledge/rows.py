"""Raw rows with the place they stand at: gathered from layers of files, merged by id, errors that name the line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge.schema import ID_KEYS, REQUIRED, SCHEMAS, find_fault
from fundstelle.text.toml_cache import TomlFolder

ROWS_FROM = "rows_from"
"""At the head of a file: the source of each row that names none, so that a made file need not repeat it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One table of a file. number: its place among the tables of this name in the file, from 0."""

    table: str
    path: Path
    number: int
    values: Mapping[str, Any]

    def fault(self, message: str, *, key: str | None = None, remedy: str = "") -> KnowledgeInvalid:
        """The error for this row, with file, line and key; the caller raises it."""
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        line = find_line(text, self.table, self.number, key)
        name = f"{self.table} {self.values.get(ID_KEYS.get(self.table, 'person'), '')}".strip()
        subject = f"{name}: {key} {message}" if key else f"{name}: {message}"
        return KnowledgeInvalid(subject, where=f"{self.path}:{line}", remedy=remedy)


@dataclass(slots=True)
class Rows:
    """Rows by table and id after all layers, and the offices as a list."""

    by_table: dict[str, dict[str, Row]] = field(default_factory=lambda: {table: {} for table in ID_KEYS})
    offices: list[Row] = field(default_factory=list)


def find_line(text: str, table: str, number: int, key: str | None) -> int:
    """Line (from 1) of a key in the number-th `[[table]]` of a TOML text, or of the table where it lacks the key.

    tomllib keeps no lines; rows stand one key a line, so a scan finds them.
    """
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    start = 0
    seen = -1
    for line, content in enumerate(text.splitlines(), 1):
        if header.match(content):
            seen += 1
            start = line if seen == number else start
        elif seen == number and content.lstrip().startswith("[["):
            return start
        elif seen == number and key and re.match(rf"\s*{re.escape(key)}\s*[=.]", content):
            return line
    return start or 1


def find_rows(folder: TomlFolder, *, check: bool = True) -> Iterator[Row]:
    """Every row of a folder; raises KnowledgeInvalid at the first that breaks a rule of its schema.

    check: False where the same bytes passed before.
    """
    for name, tables in folder.files.items():
        common = tables.get(ROWS_FROM)
        if common is not None and not isinstance(common, str):
            where = f"{folder.folder / name}:{_line_of_top_key(folder.folder / name, ROWS_FROM)}"
            raise KnowledgeInvalid(f"{ROWS_FROM} must be a text in quotes", where=where, remedy="see docs/knowledge.md")
        for table, entries in tables.items():
            if table != ROWS_FROM:
                yield from _rows_of_table(folder.folder / name, table, entries, common, check=check)


def _rows_of_table(path: Path, table: str, entries: Any, common: Any, *, check: bool) -> Iterator[Row]:
    if table not in SCHEMAS or not isinstance(entries, list):
        known = ", ".join(f"[[{one}]]" for one in SCHEMAS)
        line = _line_of_top_key(path, table)
        raise KnowledgeInvalid(f"unknown table {table}", where=f"{path}:{line}", remedy=f"known are {known}")
    for number, values in enumerate(entries):
        row = Row(table, path, number, values if common is None or "source" in values else {**values, "source": common})
        if check:
            _check_keys(row)
        yield row


def _line_of_top_key(path: Path, name: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    wanted = re.compile(rf"\s*\[?\[?\s*\"?{re.escape(name)}\b")
    return next((number for number, line in enumerate(lines, 1) if wanted.match(line)), 1)


def _check_keys(row: Row) -> None:
    schema = SCHEMAS[row.table]
    values = row.values
    for name, value in values.items():
        if name not in schema:
            raise row.fault("is unknown", key=name, remedy=f"known keys: {', '.join(schema)}")
        fault = find_fault(schema[name], value)
        if fault:
            raise row.fault(fault, key=name, remedy="see docs/knowledge.md")
    id_key = ID_KEYS.get(row.table, "party")
    extends = values.get("extend", False)
    for name in REQUIRED[row.table]:
        if name not in values and (not extends or name in (id_key, "source")):
            raise row.fault(f"lacks the key {name}", remedy=f"add a line: {name} = …")


def merge_layers(folders: Sequence[TomlFolder], *, check: bool = True) -> Rows:
    """Packaged rows first, then each overlay: a row replaces the earlier one of its id, `extend = true` adds to it.

    Within one layer an id stands once, besides rows that extend it. check: as for `find_rows`.
    """
    rows = Rows()
    for folder in folders:
        layer = list(find_rows(folder, check=check))
        _merge_layer(rows, [row for row in layer if not row.values.get("extend")])
        for row in layer:
            if row.values.get("extend"):
                _extend_row(rows, row)
    return rows


def _merge_layer(rows: Rows, layer: Sequence[Row]) -> None:
    seen: dict[tuple[str, str], Row] = {}
    for row in layer:
        if row.table == "office":
            rows.offices.append(row)
            continue
        name = row.values[ID_KEYS[row.table]]
        first = seen.setdefault((row.table, name), row)
        if first is not row:
            raise row.fault(
                f"stands twice, first in {first.path.name}",
                key=ID_KEYS[row.table],
                remedy="delete one, or write extend = true in the row that only adds words",
            )
        rows.by_table[row.table][name] = row


def _extend_row(rows: Rows, row: Row) -> None:
    table = rows.by_table[row.table]
    name = row.values[ID_KEYS[row.table]]
    if name not in table:
        raise row.fault("extends a row that does not exist", key=ID_KEYS[row.table], remedy="delete extend = true")
    base = table[name]
    values = {key: _joined(base.values.get(key), value) for key, value in row.values.items() if key != "extend"}
    values["source"] = _joined_sources(base.values["source"], row.values["source"])
    table[name] = Row(row.table, row.path, row.number, {**base.values, **values})


def _joined(old: Any, new: Any) -> Any:
    """Lists: the new words first, since the row that extends knows the common form; other values: the new one."""
    if isinstance(new, dict):
        return {**(old or {}), **{key: _joined((old or {}).get(key), value) for key, value in new.items()}}
    if isinstance(new, list):
        return list(dict.fromkeys([*new, *(old or [])]))
    return new


def _joined_sources(old: str, new: str) -> str:
    return old if new in old.split("; ") else f"{old}; {new}"
