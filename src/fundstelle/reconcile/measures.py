"""What a figure measures: pieces, tons, barrels a day, a currency. Figures of different measures are never compared."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.reconcile.cues import Cues
from fundstelle.values import Quantity
from fundstelle.values.unit import UNITS, Dimension

COUNT = "count"
"""Measure of what is counted one by one; what is counted says the item."""

_COUNTED = frozenset({Dimension.PIECES, Dimension.PERSONS, Dimension.ROUNDS, Dimension.CONTAINERS})
_MONEY = "money"
_NEAR = 40
_BRACKETS = frozenset("()[]")


@dataclass(frozen=True, slots=True, order=True)
class Measure:
    """A unit of `values/unit.py` or COUNT, and per what time, "" where it is no rate."""

    unit: str
    per: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it counts per day, month or the like."""
        return bool(self.per)


def find_measure(quantity: Quantity, item: str, words: str, cues: Cues, taken_over: Measure | None) -> Measure:
    """The measure of a claim's figure.

    The slot counts; where it is empty (gold of older make), the unit stands in the claim's words, and a number without
    any ("Vortexa has 1.6m") measures what the number before it of the same matter does (`taken_over`).
    """
    if quantity.unit:
        counted = quantity.unit in UNITS and UNITS[quantity.unit].dimension in _COUNTED
        return Measure(COUNT if counted else quantity.unit, quantity.per.value if quantity.per else "")
    found = _find_unit(item, words, cues)
    if found is None:
        return taken_over if taken_over else Measure(_MONEY if item == _MONEY else COUNT)
    start, end, unit = found
    return Measure(unit, quantity.per.value if quantity.per else _find_rate(words, start, end, cues))


def _find_unit(item: str, words: str, cues: Cues) -> tuple[int, int, str] | None:
    """(start, end, id) of the first unit that the item can be measured in."""
    if item.startswith("personnel."):
        return None
    for start, end, unit in cues.find_places("units", words):
        if (UNITS[unit].dimension is Dimension.MONEY) == (item == _MONEY):
            return start, -end, unit
    return None


def _find_rate(words: str, start: int, end: int, cues: Cues) -> str:
    """The rate beside the unit at `start`:`end`; "" where none is near ("(permitted per year: 500,000)" is not)."""
    folded = words.casefold()
    for first, past, rate in cues.find_places("rates", words):
        between = folded[end:first] if first >= end else folded[-past:start]
        if len(between) <= _NEAR and not _BRACKETS & set(between):
            return rate
    return ""
