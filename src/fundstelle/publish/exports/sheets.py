"""Tables as CSV and XLSX. A cell that begins like a formula is text, and stays text in the program that opens it."""

from __future__ import annotations

import csv
import io
from typing import Any

from fundstelle.errors import PartMissing
from fundstelle.messages import Messages
from fundstelle.publish.exports.arms import make_arms_table
from fundstelle.publish.exports.tables import (
    Cell,
    Table,
    make_claims_table,
    make_matters_table,
    make_sheet_text,
    writer_of,
)
from fundstelle.publish.model import ReportInput

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet takes for a formula (OWASP, CSV injection)."""
_WIDTHS = {"quote": 60, "comments": 50, "sources": 50, "title": 40, "claims": 30}
_LONGEST_CELL = 32767
"""Excel's limit for the characters of a cell; a longer text is cut and marked."""


def render_csv(table: Table) -> str:
    """The table as RFC 4180 CSV with a header. A leading apostrophe keeps what looks like a formula text."""
    out = io.StringIO()
    sheet = csv.DictWriter(out, table.columns, lineterminator="\r\n")
    sheet.writeheader()
    sheet.writerows({name: _guarded(cell) for name, cell in row.items()} for row in table.rows)
    return out.getvalue()


def render_xlsx(report_input: ReportInput) -> bytes:
    """A workbook: transfers, matters, claims, and a key that explains every column.

    Raises PartMissing where XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise PartMissing("XLSX needs XlsxWriter", remedy="pip install XlsxWriter") from error
    out = io.BytesIO()
    messages = writer_of(report_input).messages
    tables = (make_arms_table(report_input), make_matters_table(report_input), make_claims_table(report_input))
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": report_input.title})
        for table in tables:
            _write_sheet(book, table, messages)
        _write_key(book, tables, messages)
    return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    shown = make_sheet_text(cell)
    return f"'{shown}" if isinstance(cell, str) and cell.startswith(_FORMULA) else shown


def _write_sheet(book: Any, table: Table, messages: Messages) -> None:
    sheet = book.add_worksheet(messages.text(f"sheet.{table.name}"))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"valign": "top", "text_wrap": True})
    for column, name in enumerate(table.columns):
        sheet.write_string(0, column, messages.text(f"column.{name}"), head)
        sheet.set_column(column, column, _WIDTHS.get(name, 16), body)
    for number, row in enumerate(table.rows, start=1):
        for column, name in enumerate(table.columns):
            _write_cell(sheet, number, column, row[name])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        sheet.write_string(row, column, _cut(str(make_sheet_text(cell))))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 2] + " …"


def _write_key(book: Any, tables: tuple[Table, ...], messages: Messages) -> None:
    sheet = book.add_worksheet(messages.text("sheet.key"))
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, 2, 90, wrap)
    rows = [(messages.text("sheet.key"), "", messages.text("key.rules"))]
    for table in tables:
        sheet_name = messages.text(f"sheet.{table.name}")
        rows += [(sheet_name, messages.text(f"column.{name}"), messages.text(f"key.{name}")) for name in table.columns]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
