"""What can be done with quantities: intersect, hull, compare, contains, add, subtract, convert.

All of it works on what the quantities mean under a policy (values/policy.py). Quantities are put together only where
they measure the same: equal unit, rate and jointness; anything else raises UnitMismatch unless a conversion is named.
What is computed is marked `exactly`, so that a policy never widens it again, and says what it was converted from.

>>> from fundstelle.values.quantity_form import parse_quantity, render_quantity
>>> tonnes = parse_quantity("[17294,17294] t")
>>> render_quantity(convert(tonnes, conversion_of("refined_1718_committee")))
'[129705,129705] bbl exactly from=%5B17294%2C17294%5D%20t@refined_1718_committee'
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from fundstelle.errors import UnitMismatch, ValueInvalid
from fundstelle.values import interval as intervals
from fundstelle.values.comparison import Comparison, Standing, make_comparison
from fundstelle.values.interval import AMOUNTS, Interval
from fundstelle.values.policy import ROUNDING, Policy, interval_of
from fundstelle.values.quantity import Basis, Converted, Hedge, Quantity
from fundstelle.values.quantity_form import render_quantity
from fundstelle.values.unit import Conversion, conversion_of

__all__ = ["add", "compare_quantities", "contains", "conversion_of", "convert", "hull", "intersect", "subtract"]


def intersect(a: Quantity, b: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None) -> Quantity | None:
    """What both leave open; None where not both can hold. Raises UnitMismatch, and ValueInvalid for vague words."""
    a, b = _alike(a, b, policy, by)
    common = intervals.intersect(_figure(a, policy), _figure(b, policy))
    return None if common is None else _computed(a, b, common, _same_basis(a, b))


def hull(a: Quantity, b: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None) -> Quantity:
    """The smallest range that holds both. Raises as `intersect`."""
    a, b = _alike(a, b, policy, by)
    return _computed(a, b, intervals.hull(_figure(a, policy), _figure(b, policy)), _same_basis(a, b))


def contains(outer: Quantity, inner: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None) -> bool:
    """Whether all that `inner` leaves open is left open by `outer`. Raises as `intersect`."""
    outer, inner = _alike(outer, inner, policy, by)
    return intervals.contains(_figure(outer, policy), _figure(inner, policy))


def compare_quantities(a: Quantity, b: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None) -> Comparison:
    """How `a` stands to `b`; `no_figure` where one is a vague word. Raises UnitMismatch."""
    a, b = _alike(a, b, policy, by)
    left, right = interval_of(a, policy), interval_of(b, policy)
    if left is None or right is None:
        return make_comparison(Standing.NO_FIGURE)
    return intervals.compare_intervals(left, right)


def add(a: Quantity, b: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None) -> Quantity:
    """Both together: increments make an increment, a total and an increment a total. Raises as `intersect`."""
    a, b = _alike(a, b, policy, by)
    return _computed(a, b, intervals.add(_figure(a, policy), _figure(b, policy)), _sum_basis(a, b))


def subtract(
    whole: Quantity, part: Quantity, policy: Policy = ROUNDING, by: Conversion | None = None
) -> Quantity | None:
    """What is left of `whole` without `part`, never below zero; None where the part is surely more than the whole.

    Open ends as in `interval.subtract`. Two totals leave an increment. Raises as `intersect`.
    """
    whole, part = _alike(whole, part, policy, by)
    rest = intervals.intersect(intervals.subtract(_figure(whole, policy), _figure(part, policy)), AMOUNTS)
    return None if rest is None else _computed(whole, part, rest, _rest_basis(whole, part))


def convert(quantity: Quantity, by: Conversion, policy: Policy = ROUNDING) -> Quantity:
    """The quantity in the conversion's other unit or rate, saying from what; hedges and bounds stay.

    A bare number becomes the range it means under `policy`, since the digits of the product are nobody's words.
    Raises UnitMismatch where the conversion has neither the quantity's unit nor its rate.
    """
    step = _step(quantity, by)
    if step is None:
        said = f"{quantity.unit}{f' per {quantity.per.value}' if quantity.per else ''}"
        raise UnitMismatch(f"the conversion {by.name} does not hold for {said}")
    old = Converted(render_quantity(replace(quantity, converted=())), by.name)
    meant = _spell_out(quantity, policy)
    return replace(
        meant,
        low=_times(meant.low, step),
        high=_times(meant.high, step),
        unit=step.unit_to or quantity.unit,
        per=step.per_to or quantity.per,
        converted=(*quantity.converted, old),
    )


def _spell_out(quantity: Quantity, policy: Policy) -> Quantity:
    """A bare number as the range it means; anything else as it is."""
    if not quantity.is_point or quantity.hedge is not Hedge.NONE:
        return quantity
    ends = _figure(quantity, policy)
    return replace(
        quantity,
        low=ends.low,
        high=ends.high,
        low_strict=ends.low_strict,
        high_strict=ends.high_strict,
        exactly=True,
    )


def _times(end: Decimal | None, step: Conversion) -> Decimal | None:
    return None if end is None else end * step.factor.numerator / step.factor.denominator


def _step(quantity: Quantity, by: Conversion) -> Conversion | None:
    """The conversion read in the direction that fits the quantity; None where neither does."""
    for step in (by, by.inverse()):
        unit_fits = step.unit_from in ("", quantity.unit)
        rate_fits = step.per_from is None or step.per_from is quantity.per
        if unit_fits and rate_fits:
            return step
    return None


def _alike(a: Quantity, b: Quantity, policy: Policy, by: Conversion | None) -> tuple[Quantity, Quantity]:
    """Both in the unit and rate of `a`. Raises UnitMismatch."""
    if by is not None and (a.unit, a.per) != (b.unit, b.per):
        b = convert(b, by, policy)
    if (a.unit, a.per, a.joint) != (b.unit, b.per, b.joint):
        raise UnitMismatch(
            f"{render_quantity(a)} and {render_quantity(b)} do not measure the same",
            remedy="name a conversion of values/unit.py; a joint figure is never a member's",
        )
    return a, b


def _figure(quantity: Quantity, policy: Policy) -> Interval:
    figure = interval_of(quantity, policy)
    if figure is None:
        raise ValueInvalid(f"{render_quantity(quantity)} is a word and no figure under the policy {policy.name}")
    return figure


def _computed(a: Quantity, b: Quantity, ends: Interval, basis: Basis) -> Quantity:
    return Quantity(
        ends.low,
        ends.high,
        ends.low_strict,
        ends.high_strict,
        unit=a.unit,
        per=a.per,
        basis=basis,
        joint=a.joint,
        exactly=True,
        converted=tuple(dict.fromkeys((*a.converted, *b.converted))),
    )


def _same_basis(a: Quantity, b: Quantity) -> Basis:
    return a.basis if a.basis is b.basis else Basis.UNSPECIFIED


def _sum_basis(a: Quantity, b: Quantity) -> Basis:
    sums = {
        frozenset({Basis.INCREMENT}): Basis.INCREMENT,
        frozenset({Basis.TOTAL, Basis.INCREMENT}): Basis.TOTAL,
    }
    return sums.get(frozenset({a.basis, b.basis}), Basis.UNSPECIFIED)


def _rest_basis(whole: Quantity, part: Quantity) -> Basis:
    rests = {(Basis.TOTAL, Basis.TOTAL): Basis.INCREMENT, (Basis.TOTAL, Basis.INCREMENT): Basis.TOTAL}
    return rests.get((whole.basis, part.basis), Basis.UNSPECIFIED)
