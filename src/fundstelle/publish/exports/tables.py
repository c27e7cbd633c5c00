"""Claims and matters as flat rows: what CSV and XLSX share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from fundstelle.publish.model import ReportInput
from fundstelle.publish.report import claims_within_level
from fundstelle.publish.sentences.writer import Writer, load_writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading
from fundstelle.records.gold import gold_parties
from fundstelle.records.matter import Matter, Series
from fundstelle.values import Interval, Period, Quantity

Cell = str | int | float | bool | None
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: `columns` in order, and one dict a row with exactly these keys."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def make_claims_table(report_input: ReportInput) -> Table:
    """One row a claim, with its exact words and where they stand. Claims above the handling level are left out."""
    rows = tuple(_claim_row(claim, report_input) for claim in claims_within_level(report_input).values())
    return Table("claims", _columns(rows, _CLAIM_COLUMNS), rows)


def make_matters_table(report_input: ReportInput) -> Table:
    """One row a matter and series; a matter without figures has one row."""
    shown = claims_within_level(report_input)
    matters = [matter for matter in report_input.matters if any(id in shown for id in matter.claim_ids)]
    rows = tuple(row for matter in matters for row in _matter_rows(matter, shown))
    return Table("matters", _columns(rows, _MATTER_COLUMNS), rows)


def _columns(rows: tuple[Row, ...], columns: tuple[str, ...]) -> tuple[str, ...]:
    assert all(tuple(row) == columns for row in rows)
    return columns


_CLAIM_COLUMNS = (
    "id", "kind", "item", "designation", "calibre_mm", "outcome", "giver", "taker", "carrier", "maker", "broker",
    "low", "low_strict", "high", "high_strict", "hedge", "unit", "per", "basis", "joint",
    "happened_from", "happened_to", "said_from", "said_to", "phase", "stance", "condition", "origin", "via", "place",
    "quote", "text_id", "start", "end", "document_id", "publisher", "published", "title", "url", "score", "found_by",
)  # fmt: skip
_MATTER_COLUMNS = (
    "id", "kind", "item", "outcome", "giver", "taker", "place", "independent_origins", "units", "mentions",
    "basis", "unit", "designation", "joint", "period_from", "period_to", "scope",
    "low", "low_strict", "high", "high_strict", "disputed", "as_of", "claims",
)  # fmt: skip


def _claim_row(claim: Claim, report_input: ReportInput) -> Row:
    reading = report_input.readings[claim.span.text_id]
    givers, takers = gold_parties(claim)
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "item": claim.item,
        "designation": claim.designation,
        "calibre_mm": claim.calibre_mm,
        "outcome": claim.outcome.value if claim.outcome else None,
        "giver": _several(givers),
        "taker": _several(takers),
        **{role: _several(getattr(claim.roles, role)) for role in ("carrier", "maker", "broker")},
        **_quantity_cells(claim.quantity),
        **_period_cells("happened", claim.happened),
        **_period_cells("said", claim.said),
        "phase": claim.phase.value,
        "stance": claim.stance.value,
        "condition": claim.condition.span.read(reading.text.content) if claim.condition else None,
        "origin": _several(link.source for link in claim.attribution.origins),
        "via": _several(link.source for link in claim.attribution.via),
        "place": _several(claim.route.places),
        **_place_cells(claim, reading),
        "score": claim.score,
        "found_by": claim.found_by,
    }


def _place_cells(claim: Claim, reading: Reading) -> Row:
    facts = reading.facts
    return {
        "quote": claim.span.read(reading.text.content),
        "text_id": claim.span.text_id,
        "start": claim.span.start,
        "end": claim.span.end,
        "document_id": reading.document.id,
        "publisher": facts.publisher,
        "published": facts.published.value.iso() if facts.published else None,
        "title": facts.title,
        "url": facts.url,
    }


def _quantity_cells(quantity: Quantity | None) -> Row:
    names = ("low", "low_strict", "high", "high_strict", "hedge", "unit", "per", "basis", "joint")
    if quantity is None:
        return dict.fromkeys(names)
    values = (
        _number(quantity.low), quantity.low_strict, _number(quantity.high), quantity.high_strict, quantity.hedge.value,
        quantity.unit, quantity.per.value if quantity.per else None, quantity.basis.value, quantity.joint,
    )  # fmt: skip
    return dict(zip(names, values, strict=True))


def _period_cells(name: str, period: Period | None) -> Row:
    start, end = (period.start, period.end) if period else (None, None)
    return {f"{name}_from": start.iso() if start else None, f"{name}_to": end.iso() if end else None}


def _matter_rows(matter: Matter, shown: Mapping[str, Claim]) -> Iterator[Row]:
    key = matter.key
    head: Row = {
        "id": matter.id,
        "kind": key.kind.value,
        "item": key.item,
        "outcome": key.outcome.value if key.outcome else None,
        "giver": _several(key.givers),
        "taker": _several(key.takers),
        "place": _several(key.places),
        "independent_origins": matter.independent_origins,
        "units": _several(matter.units),
        "mentions": matter.mentions,
    }
    claims: Row = {"claims": _several(id for id in matter.claim_ids if id in shown)}
    for series in matter.series or (None,):
        yield {**head, **_series_cells(series), **claims}


def _series_cells(series: Series | None) -> Row:
    names = _MATTER_COLUMNS[10:-1]
    if series is None:
        return dict.fromkeys(names)
    days = [figure.as_of for figure in series.current if figure.as_of]
    period = series.period or (None, None)
    values: tuple[Cell, ...] = (
        series.basis.value, series.unit, series.designation, series.joint, period[0], period[1], series.scope,
        *_interval_cells(series.interval), series.disputed, max(days).isoformat() if days else None,
    )  # fmt: skip
    return dict(zip(names, values, strict=True))


def _interval_cells(interval: Interval | None) -> tuple[Cell, ...]:
    if interval is None:
        return (None, None, None, None)
    return (_number(interval.low), interval.low_strict, _number(interval.high), interval.high_strict)


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _several(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def make_sheet_text(value: Cell) -> Cell:
    """The cell as other programs may show it: hidden controls by name; everything else as it is."""
    return make_visible(value) if isinstance(value, str) else value


def writer_of(report_input: ReportInput) -> Writer:
    """The writer of the export's language."""
    return load_writer(report_input.language, report_input.knowledge)
