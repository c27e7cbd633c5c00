"""The canonical string of a quantity, language-neutral, and back.

>>> render_quantity(Quantity(Decimal(11000), None, low_strict=True, unit="person", basis=Basis.TOTAL))
'(11000,..) person total'
>>> parse_quantity("[7500,7500] bbl about per=day").per
<Rate.DAY: 'day'>
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from urllib.parse import quote, unquote

from fundstelle.errors import ValueInvalid
from fundstelle.values.interval import Interval, parse_interval, render_interval
from fundstelle.values.quantity import Basis, Converted, Hedge, Quantity, Rate

__all__ = ["Basis", "Decimal", "Quantity", "parse_quantity", "render_quantity"]

_FLAGS = ("joint", "exactly")
_HEDGES = {hedge.value: hedge for hedge in Hedge if hedge is not Hedge.NONE}
_BASES = {basis.value: basis for basis in Basis if basis is not Basis.UNSPECIFIED}


def render_quantity(quantity: Quantity) -> str:
    """`[low,high] unit`, then hedge, `per=`, basis, `joint`, `exactly`, `from=` where they say something.

    All but `words`, which is a place in a text and no part of the value.
    """
    ends = Interval(quantity.low, quantity.high, quantity.low_strict, quantity.high_strict)
    parts = [render_interval(ends), quote(quantity.unit, safe="")]
    parts += [quantity.hedge.value] if quantity.hedge is not Hedge.NONE else []
    parts += [f"per={quantity.per.value}"] if quantity.per else []
    parts += [quantity.basis.value] if quantity.basis is not Basis.UNSPECIFIED else []
    parts += [flag for flag in _FLAGS if getattr(quantity, flag)]
    parts += [f"from={quote(old.quantity, safe='')}@{quote(old.conversion, safe='')}" for old in quantity.converted]
    return " ".join(parts)


def parse_quantity(text: str) -> Quantity | None:
    """What `render_quantity` writes; None for anything else."""
    form, space, rest = text.partition(" ")
    ends = parse_interval(form)
    unit, *marks = rest.split(" ")
    slots = _read_marks(marks)
    if ends is None or slots is None or not space:
        return None
    try:
        return Quantity(ends.low, ends.high, ends.low_strict, ends.high_strict, unit=unquote(unit), **slots)
    except ValueInvalid:
        return None


def _read_marks(marks: list[str]) -> Mapping[str, Any] | None:
    slots: dict[str, Any] = {}
    for mark in marks:
        slot = _read_mark(mark)
        if slot is None:
            return None
        name, value = slot
        slots[name] = (*slots.get(name, ()), *value) if name == "converted" else value
    return slots


def _read_mark(mark: str) -> tuple[str, Any] | None:
    key, _, value = mark.partition("=")
    if mark in _HEDGES:
        return "hedge", _HEDGES[mark]
    if mark in _BASES:
        return "basis", _BASES[mark]
    if mark in _FLAGS:
        return mark, True
    if key == "per" and value in set(Rate):
        return "per", Rate(value)
    if key == "from" and value.count("@") == 1:
        old, _, name = value.partition("@")
        return "converted", (Converted(unquote(old), unquote(name)),)
    return None
