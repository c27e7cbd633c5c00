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
    rates = cues.find("rates", words)
    return Measure(found, quantity.per.value if quantity.per else (rates[0] if rates else ""))


def _find_unit(item: str, words: str, cues: Cues) -> str | None:
    if item.startswith("personnel."):
        return None
    wanted = Dimension.MONEY if item == _MONEY else None
    for unit in cues.find("units", words):
        dimension = UNITS[unit].dimension
        if (dimension is Dimension.MONEY) == (wanted is Dimension.MONEY):
            return unit
    return None
