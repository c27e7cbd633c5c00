"""Interval: what figures leave open, and its algebra. Ends are decimal, open where None, shut out where strict.

>>> a, b = parse_interval("[10500,11500)"), parse_interval("(11000,..)")
>>> render_interval(intersect(a, b))
'(11000,11500)'
>>> render_interval(hull(a, b))
'[10500,..)'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import reduce

from fundstelle.errors import ValueInvalid
from fundstelle.values.comparison import Comparison, Standing, make_comparison

_OPEN = ".."
_FORM = re.compile(r"([\[(])([^,]+),([^\])]+)([\])])")


def is_empty(low: Decimal | None, high: Decimal | None, low_strict: bool, high_strict: bool) -> bool:
    """Whether no number lies between these ends."""
    if low is None or high is None:
        return False
    return low > high or (low == high and (low_strict or high_strict))


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, None where open; a strict end is shut out. Never empty: an empty one is None."""

    low: Decimal | None
    high: Decimal | None
    low_strict: bool = False
    high_strict: bool = False

    def __post_init__(self) -> None:
        """Raise ValueInvalid where it would be empty, an open end strict, or an end not finite."""
        if any(end is not None and not end.is_finite() for end in (self.low, self.high)):
            raise ValueInvalid(f"an end is not finite: {self.low}, {self.high}", remedy="leave an open end out (None)")
        if (self.low_strict and self.low is None) or (self.high_strict and self.high is None):
            raise ValueInvalid("an open end cannot be strict")
        if is_empty(self.low, self.high, self.low_strict, self.high_strict):
            raise ValueInvalid(f"the interval is empty: {self.low} to {self.high}")

    @property
    def is_point(self) -> bool:
        """Whether it leaves one number only."""
        return self.low is not None and self.low == self.high


EVERYTHING = Interval(None, None)
"""Nothing is known."""

AMOUNTS = Interval(Decimal(0), None)
"""What an amount can be: zero or more."""


def contains_number(interval: Interval, number: Decimal) -> bool:
    """Whether `number` lies in the interval."""
    return contains(interval, Interval(number, number))


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether every number of `inner` lies in `outer`."""
    return _low_key(outer) <= _low_key(inner) and _high_key(inner) <= _high_key(outer)


def intersect(a: Interval, b: Interval) -> Interval | None:
    """The numbers that lie in both; None where there are none."""
    low, high = max(a, b, key=_low_key), min(a, b, key=_high_key)
    if is_empty(low.low, high.high, low.low_strict, high.high_strict):
        return None
    return _from_ends(low, high)


def intersect_all(intervals: Iterable[Interval]) -> Interval | None:
    """The numbers that lie in all of them (everything where there is none); None where there is no such number."""
    common: Interval | None = EVERYTHING
    for interval in intervals:
        if common is None:
            return None
        common = intersect(common, interval)
    return common


def hull(a: Interval, b: Interval) -> Interval:
    """The smallest interval that holds both, and whatever lies between them."""
    return _from_ends(min(a, b, key=_low_key), max(a, b, key=_high_key))


def hull_all(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of them. Raises ValueInvalid where there is none."""
    parts = list(intervals)
    if not parts:
        raise ValueInvalid("there is no hull of no intervals")
    return reduce(hull, parts)


def is_disjoint(a: Interval, b: Interval) -> bool:
    """Whether no number lies in both."""
    return intersect(a, b) is None


def compare_intervals(a: Interval, b: Interval) -> Comparison:
    """How `a` stands to `b`."""
    return make_comparison(_standing(a, b))


def _standing(a: Interval, b: Interval) -> Standing:
    if a == b:
        return Standing.EQUAL
    if is_disjoint(a, b):
        return Standing.BELOW if _low_key(a) < _low_key(b) else Standing.ABOVE
    if contains(b, a):
        return Standing.INSIDE
    return Standing.AROUND if contains(a, b) else Standing.OVERLAPS


def add(a: Interval, b: Interval) -> Interval:
    """Every sum x + y of an x in `a` and a y in `b`. A sum with an open end is open at that end."""
    return Interval(
        _plus(a.low, b.low),
        _plus(a.high, b.high),
        _is_strict(a.low, b.low, a.low_strict or b.low_strict),
        _is_strict(a.high, b.high, a.high_strict or b.high_strict),
    )


def subtract(a: Interval, b: Interval) -> Interval:
    """Every difference x - y of an x in `a` and a y in `b`.

    This asks what may be left when nothing ties the two. Its low end needs the high end of `b` and the other way
    round, so where `b` is open above ("at least 100"), the difference is open below, and the reverse; the difference
    of two bounds of one kind ("at least 5 less at least 3") is everything. Adding `b` again gives an interval around
    `a`, and `a` itself only where `b` is a point.
    """
    return add(a, negate(b))


def negate(a: Interval) -> Interval:
    """The interval of -x for every x in `a`."""
    low = None if a.high is None else -a.high
    high = None if a.low is None else -a.low
    return Interval(low, high, a.high_strict, a.low_strict)


def scale(a: Interval, factor: Decimal | Fraction | int) -> Interval:
    """Every x of `a` times `factor`. Raises ValueInvalid unless the factor is above zero.

    A fraction that has no finite decimal form is rounded to 28 digits.
    """
    if factor <= 0:
        raise ValueInvalid(f"an amount can only be scaled by a number above zero, not by {factor}")
    return Interval(_times(a.low, factor), _times(a.high, factor), a.low_strict, a.high_strict)


def render_number(number: Decimal) -> str:
    """Plain digits, without exponent, trailing zeros or a zero's sign: `11000`, `7.5`."""
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


def render_interval(interval: Interval) -> str:
    """`[10500,11500)`: a square bracket where the end belongs to it, a round one where not, `..` for open."""
    left = "(" if interval.low_strict or interval.low is None else "["
    right = ")" if interval.high_strict or interval.high is None else "]"
    low = _OPEN if interval.low is None else render_number(interval.low)
    high = _OPEN if interval.high is None else render_number(interval.high)
    return f"{left}{low},{high}{right}"


def parse_interval(text: str) -> Interval | None:
    """What `render_interval` writes; None for anything else."""
    match = _FORM.fullmatch(text)
    if not match:
        return None
    left, low, high, right = match.groups()
    try:
        ends = [None if end == _OPEN else Decimal(end) for end in (low, high)]
        return Interval(ends[0], ends[1], left == "(" and low != _OPEN, right == ")" and high != _OPEN)
    except (InvalidOperation, ValueInvalid):
        return None


def _low_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Sorts by where the interval begins; open first, an end that belongs to it before the same end shut out."""
    return interval.low is not None, interval.low or Decimal(0), interval.low_strict


def _high_key(interval: Interval) -> tuple[bool, Decimal, bool]:
    """Sorts by where the interval ends; open last, an end shut out before the same end that belongs to it."""
    return interval.high is None, interval.high or Decimal(0), not interval.high_strict


def _from_ends(low: Interval, high: Interval) -> Interval:
    return Interval(low.low, high.high, low.low_strict, high.high_strict)


def _plus(x: Decimal | None, y: Decimal | None) -> Decimal | None:
    return None if x is None or y is None else x + y


def _is_strict(x: Decimal | None, y: Decimal | None, strict: bool) -> bool:
    return strict and x is not None and y is not None


def _times(x: Decimal | None, factor: Decimal | Fraction | int) -> Decimal | None:
    if x is None:
        return None
    if isinstance(factor, Fraction):
        return x * factor.numerator / factor.denominator
    return x * factor
