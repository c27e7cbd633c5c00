"""Quantity, Period, Money, Unit, Span: types, algebra, canonical parse and render."""

from fundstelle.values.date import PartialDate, make_day, parse_iso
from fundstelle.values.interval import Interval
from fundstelle.values.period import EndBound, Period, Relation, StartBound
from fundstelle.values.quantity import Basis, Converted, Hedge, Quantity, Rate
from fundstelle.values.span import Pin, Span

__all__ = [
    "Basis",
    "Converted",
    "EndBound",
    "Hedge",
    "Interval",
    "PartialDate",
    "Period",
    "Pin",
    "Quantity",
    "Rate",
    "Relation",
    "Span",
    "StartBound",
    "make_day",
    "parse_iso",
]
