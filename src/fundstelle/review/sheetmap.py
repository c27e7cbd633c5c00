"""How an analyst's spreadsheet is to be read: which column fills which slot, and what its words mean."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fundstelle.errors import InputError

FIELDS = (
    "id", "quote", "document", "start", "end", "kind", "item", "giver", "taker", "carrier", "maker", "broker",
    "designation", "calibre_mm", "quantity", "low", "low_strict", "high", "high_strict", "hedge", "unit", "per",
    "basis", "joint", "outcome", "happened", "happened_from", "happened_to", "said", "said_from", "said_to", "phase",
    "stance", "place", "origin", "via", "note",
)  # fmt: skip
"""What a column can hold. id: the row's name in the user's own files. note: why, kept with the decision."""

_TABLES = frozenset({"file", "columns", "values", "prefixes", "defaults"})
_FILE = {"sheet": str, "delimiter": str, "head": int, "decimal": str, "separator": str}


@dataclass(frozen=True, slots=True)
class SheetMap:
    """How to read a table.

    columns: its column's name by field. values: by field and the sheet's word the word meant ("party", "source" hold
    for every slot of parties or sources). prefixes: words before a number and the sign they stand for (`ca.` → `~`).
    defaults: by field, for rows and tables that say nothing. decimal: the sign before decimals. separator: between
    several names in a cell.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    delimiter: str | None = None
    head: int = 1
    decimal: str = "."
    separator: str = ";"

    def cell(self, cells: Mapping[str, str], name: str) -> str:
        """What a row says for a field: its cell, else the default; "" where neither says anything."""
        return cells.get(self.columns.get(name, name), "") or self.defaults.get(name, "")

    def meant(self, group: str, word: str) -> str:
        """The word meant by the sheet's word; the word itself where the map has none for it."""
        return self.values.get(group, {}).get(word.casefold(), word)


def load_map(path: Path) -> SheetMap:
    """The map in a TOML file. Raises InputError naming table and key of what is not understood."""
    try:
        form = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(
            f"the map cannot be read: {error}", where=str(path), remedy="docs/report.md shows one"
        ) from error
    _check(form, path)
    file = form.get("file", {})
    return SheetMap(
        columns=form.get("columns", {}),
        values={
            group: {word.casefold(): str(meant) for word, meant in table.items()} for group, table in _values(form)
        },
        prefixes={word.casefold(): sign for word, sign in form.get("prefixes", {}).items()},
        defaults={name: str(value) for name, value in form.get("defaults", {}).items()},
        **{key: file[key] for key in _FILE if key in file},
    )


def _values(form: Mapping[str, Any]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    return tuple(form.get("values", {}).items())


def _check(form: Mapping[str, Any], path: Path) -> None:
    for table, content in form.items():
        if table not in _TABLES or not isinstance(content, dict):
            raise InputError(f"no table [{table}]", where=str(path), remedy=f"tables: {', '.join(sorted(_TABLES))}")
    for table in ("columns", "defaults"):
        for name in form.get(table, {}):
            if name not in FIELDS:
                raise InputError(f"no field {name!r}", where=f"{path} [{table}]", remedy=f"fields: {', '.join(FIELDS)}")
    for key, value in form.get("file", {}).items():
        if key not in _FILE or not isinstance(value, _FILE[key]):
            raise InputError(
                f"{key} = {value!r} is not understood", where=f"{path} [file]", remedy=f"keys: {', '.join(_FILE)}"
            )
    for group, words in form.get("values", {}).items():
        if not isinstance(words, dict):
            raise InputError(f"{group} is no table", where=f"{path} [values]", remedy=f"write [values.{group}]")


def check_columns(sheet_map: SheetMap, columns: Sequence[str], where: str) -> None:
    """Raise InputError for a column that the map names and the table does not have."""
    missing = [name for name in sheet_map.columns.values() if name not in columns]
    if missing:
        raise InputError(f"no column {missing[0]!r}", where=where, remedy=f"its columns: {', '.join(columns)}")
