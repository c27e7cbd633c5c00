"""Tables that people keep: CSV and XLSX files as rows of words, for claims that are imported by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from fundstelle.errors import InputError, PartMissing

MAX_BYTES = 64 * 1024 * 1024
"""A larger table is no analyst's sheet; it would also have to fit into memory several times over."""

_GUARDED = ("'=", "'+", "'-", "'@", "'\t", "'\r")
"""How a cell begins that an export kept from being taken for a formula; the apostrophe is not part of the words."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number in the file as a spreadsheet counts (the first line is 1), and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table's columns, as its head names them, and its rows; rows without any word are left out."""

    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


def read_sheet(path: Path, sheet: str | None = None, delimiter: str | None = None, head: int = 1) -> Sheet:
    """The table in a CSV file (UTF-8) or a sheet of an XLSX file.

    sheet: the XLSX sheet's name, None for the first. delimiter: of CSV, None to find out. head: number of the line
    that names the columns. Raises InputError for what is no such file, PartMissing for XLSX without openpyxl.
    """
    raw = _read_bytes(path)
    lines = _read_xlsx(raw, path, sheet) if raw.startswith(b"PK") else _read_csv(raw, path, delimiter)
    if len(lines) < head or not any(lines[head - 1]):
        raise InputError("there is no line that names the columns", where=f"{path}:{head}", remedy="check the map")
    columns = [name.strip() for name in lines[head - 1]]
    twice = next((name for name in columns if name and columns.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"two columns are named {twice!r}", where=f"{path}:{head}", remedy="rename one")
    rows = (_make_row(number, columns, line) for number, line in enumerate(lines[head:], start=head + 1))
    return Sheet(tuple(name for name in columns if name), tuple(row for row in rows if any(row.cells.values())))


def _read_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"larger than {MAX_BYTES // 1024**2} MiB", where=str(path), remedy="split the table")
        return path.read_bytes()
    except OSError as error:
        raise InputError("cannot be read", where=str(path), remedy=error.strerror or "") from error


def _make_row(number: int, columns: Sequence[str], line: Iterable[str]) -> SheetRow:
    cells = {name: _unguarded(cell.strip()) for name, cell in zip(columns, line, strict=False) if name}
    return SheetRow(number, cells)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(_GUARDED) else cell


def _read_csv(raw: bytes, path: Path, delimiter: str | None) -> list[list[str]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "save it as CSV UTF-8"
        raise InputError(f"not UTF-8 from byte {error.start} on", where=str(path), remedy=remedy) from error
    first = text.partition("\n")[0]
    mark = delimiter or max((";", "\t", ","), key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", where=str(path), remedy="check its quotation marks") from error


def _read_xlsx(raw: bytes, path: Path, sheet: str | None) -> list[list[str]]:
    try:
        import openpyxl  # type: ignore[import-untyped]
    except ImportError as error:
        raise PartMissing("reading XLSX needs openpyxl", remedy="pip install 'fundstelle[forms]'") from error
    try:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError, OSError) as error:
        raise InputError("is no XLSX file", where=str(path), remedy="save it anew") from error
    if sheet is not None and sheet not in book.sheetnames:
        names = ", ".join(book.sheetnames)
        raise InputError(f"has no sheet {sheet!r}", where=str(path), remedy=f"its sheets: {names}")
    chosen = book[sheet] if sheet is not None else book.worksheets[0]
    return [[_word(cell) for cell in line] for line in chosen.iter_rows(values_only=True)]


def _word(cell: Any) -> str:
    """A cell as somebody would type it: days in ISO form, whole numbers without a decimal point."""
    if cell is None:
        return ""
    if isinstance(cell, datetime) and not (cell.hour or cell.minute or cell.second):
        return cell.date().isoformat()
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
