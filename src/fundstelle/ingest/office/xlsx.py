"""Excel workbooks: every sheet as a table, its cells as they are shown; formulas by the value last computed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.office.pieces import Piece, clean_words, lay_out
from fundstelle.ingest.office.zipped import XML_DAMAGE, check_zip, read_part
from fundstelle.records.document import Block, BlockKind, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_MOST_CELLS = 500_000
_FIRST_DAY, _FIRST_DAY_1904 = date(1899, 12, 30), date(1904, 1, 1)
_DATE_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 30, 36, 50, 57})
"""Numbers of the built-in formats that show a day (ECMA-376, 18.8.30)."""
_SHOWS_DAY = re.compile(r"(?<![a-z])(?:d{1,4}|yy(?:yy)?)(?![a-z])", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_COLUMN = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets share: strings, which styles show a day, the first day."""

    strings: Sequence[str]
    dated: frozenset[int]
    first_day: date


def read_xlsx(raw: bytes) -> Draft | Skipped:
    """A draft of a workbook: each sheet its name and its cells with their heads. Macros and links are left alone."""
    refused = check_zip(raw)
    if refused is not None:
        return refused
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            pieces = list(_read_sheets(archive))
            core = read_part(archive, "docProps/core.xml")
    except XML_DAMAGE as error:
        return Skipped("", SkipReason.DAMAGED, f"{type(error).__name__}: {error}"[:300], "open and save it in Excel")
    if len(pieces) > _MOST_CELLS:
        return Skipped("", SkipReason.TOO_LARGE, f"more than {_MOST_CELLS} cells", "save the sheets that matter")
    content, blocks = lay_out(pieces)
    title, dates = _properties(core)
    return Draft("xlsx", MEDIA_TYPE, content, blocks, title=title, dates=dates, dated_by_words=False)


def _read_sheets(archive: zipfile.ZipFile) -> Iterator[Piece]:
    workbook = read_part(archive, "xl/workbook.xml")
    book = _Book(_read_strings(archive), _read_dated(archive), _first_day(workbook))
    targets = {one.get("Id"): one.get("Target") or "" for one in _relations(archive)}
    cells = 0
    for number, sheet in enumerate(_iter(workbook, "sheet"), 1):
        relation = next((value for key, value in sheet.items() if key.endswith("}id")), "")
        target = targets.get(relation, "").lstrip("/")
        root = read_part(archive, target if target.startswith("xl/") else f"xl/{target}")
        if root is None:
            continue
        yield Piece(clean_words(sheet.get("name") or f"{number}"), Block(BlockKind.HEADING, 0, 0, level=2))
        for row, column, words in _read_cells(root, book):
            cells += 1
            if cells > _MOST_CELLS:
                return
            yield Piece(words, Block(BlockKind.TABLE_CELL, 0, 0), "\n", (number, row, column))


def _relations(archive: zipfile.ZipFile) -> Sequence[Any]:
    root = read_part(archive, "xl/_rels/workbook.xml.rels")
    return list(root) if root is not None else []


def _iter(root: Any, name: str) -> Iterator[Any]:
    """Elements of this name, whatever namespace the writer used (transitional or strict)."""
    found: Iterator[Any] = root.iter(f"{{*}}{name}")
    return found


def _read_strings(archive: zipfile.ZipFile) -> list[str]:
    root = read_part(archive, "xl/sharedStrings.xml")
    return [_words(one) for one in _iter(root, "si")] if root is not None else []


def _words(element: Any) -> str:
    """The words of a string; readings in Japanese (`rPh`) are left out."""
    shown = (t for t in _iter(element, "t") if not str(t.getparent().tag).endswith("}rPh"))
    return clean_words("".join(t.text or "" for t in shown))


def _read_dated(archive: zipfile.ZipFile) -> frozenset[int]:
    """The styles whose cells show a day."""
    root = read_part(archive, "xl/styles.xml")
    if root is None:
        return frozenset()
    own = {_number(one.get("numFmtId")): one.get("formatCode") or "" for one in _iter(root, "numFmt")}
    shown = {number for number, code in own.items() if _SHOWS_DAY.search(_LITERAL.sub("", code))} | _DATE_FORMATS
    styles = next(_iter(root, "cellXfs"), ())
    return frozenset(at for at, one in enumerate(styles) if _number(one.get("numFmtId")) in shown)


def _number(value: str | None) -> int:
    return int(value) if value is not None and value.isdecimal() and len(value) < 8 else 0


def _first_day(workbook: Any) -> date:
    properties = next(_iter(workbook, "workbookPr"), None)
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return _FIRST_DAY_1904 if is_1904 else _FIRST_DAY


def _read_cells(root: Any, book: _Book) -> Iterator[tuple[int, int, str]]:
    """(row, column, words) of every cell with words; rows and columns that are not named follow the last one."""
    row = -1
    for line in _iter(root, "row"):
        row = _number(line.get("r")) - 1 if line.get("r") else row + 1
        column = -1
        for cell in line.iterchildren("{*}c"):
            named = _COLUMN.match(cell.get("r") or "")
            column = _column(named[0]) if named else column + 1
            words = _cell(cell, book)
            if words:
                yield row, column, words


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def _cell(cell: Any, book: _Book) -> str:
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        return _words(cell)
    value = next((one.text or "" for one in cell.iterchildren("{*}v")), "")
    if kind == "s":
        at = _number(value) if value.isdecimal() else -1
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind != "n":
        return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else clean_words(value)
    return _shown_number(value, _number(cell.get("s")) in book.dated, book.first_day)


def _shown_number(value: str, is_dated: bool, first_day: date) -> str:
    """A number as short as it is exact; a day in ISO form."""
    try:
        number = float(value)
        if is_dated and 0 < number < 2_958_466:  # the last day Excel knows is 9999-12-31
            return (first_day + timedelta(days=int(number))).isoformat()
    except (ValueError, OverflowError):
        return clean_words(value)
    return f"{number:.15g}" if abs(number) < 1e15 else value


def _properties(core: Any) -> tuple[str | None, tuple[DateReading, ...]]:
    if core is None:
        return None, ()
    title = next((one.text for one in _iter(core, "title") if one.text), None)
    stamp = next((one.text for name in ("created", "modified") for one in _iter(core, name) if one.text), None)
    reading = read_machine_date(stamp, DateSignal.FILE_METADATA) if stamp else None
    return title, (reading,) if reading else ()
