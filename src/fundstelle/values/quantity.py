"""Quantity: how much, as said. Bounds, hedges, unit, rate and basis are kept apart; nothing is rounded or merged here.

What a number *means* (its interval) is policy and stands in `values/policy.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fundstelle.errors import ValueInvalid
from fundstelle.values.span import Pin


class Hedge(StrEnum):
    """The word before the number that makes it less than exact."""

    NONE = "none"
    ABOUT = "about"
    JUST_UNDER = "just_under"
    JUST_OVER = "just_over"
    VAGUE = "vague"


class Basis(StrEnum):
    """What the figure counts: one further part, everything so far, or not said."""

    INCREMENT = "increment"
    TOTAL = "total"
    UNSPECIFIED = "unspecified"


class Rate(StrEnum):
    """Per what time a rate is said."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Converted:
    """What a converted quantity was before: its canonical form, and the name of the conversion (values/unit.py)."""

    quantity: str
    conversion: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much, as said; see DESIGN section 5.

    low, high: the ends that were said, None where open; equal for one number. "bis zu 9 Millionen" has only `high`.
    low_strict, high_strict: whether the end itself is shut out ("mehr als", "unter").
    hedge: `vague` for plural words (Dutzende), whose `low` is the least the word can mean and whose `high` is open.
    unit: `piece`, `person`, a unit of measure (`t`, `bbl`, `round`) or an ISO 4217 currency code.
    per: the rate's time, None where it is no rate.
    joint: the figure belongs to several items together and to none alone.
    exactly: said to be exact ("genau"), or computed.
    converted: what it was converted from, () where it stands as said (law 7).
    """

    low: Decimal | None
    high: Decimal | None
    low_strict: bool = False
    high_strict: bool = False
    hedge: Hedge = Hedge.NONE
    unit: str = "piece"
    per: Rate | None = None
    basis: Basis = Basis.UNSPECIFIED
    joint: bool = False
    exactly: bool = False
    words: Pin | None = None
    converted: tuple[Converted, ...] = ()

    def __post_init__(self) -> None:
        """Raise ValueInvalid where nothing is said, no number fits, or an end is infinite or strict and missing."""
        if self.low is None and self.high is None:
            raise ValueInvalid("a quantity needs at least one end")
        if any(end is not None and not end.is_finite() for end in (self.low, self.high)):
            raise ValueInvalid(f"an end is not finite: {self.low}, {self.high}")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueInvalid(f"the ends are crossed: {self.low} > {self.high}")
        if (self.low_strict and self.low is None) or (self.high_strict and self.high is None):
            raise ValueInvalid("an open end cannot be strict")
        if any(end is not None and end < 0 for end in (self.low, self.high)) or (self.high_strict and self.high == 0):
            raise ValueInvalid(f"an amount is never below zero: {self.low}, {self.high}")
        if self.low == self.high and (self.low_strict or self.high_strict):
            raise ValueInvalid(f"more or less than {self.low} and yet {self.low}", remedy="leave the open end out")

    @property
    def is_point(self) -> bool:
        """Whether one number was said (hedged or not)."""
        return self.low is not None and self.low == self.high

    @property
    def is_range(self) -> bool:
        """Whether two different numbers were said."""
        return self.low is not None and self.high is not None and self.low != self.high

    @property
    def is_vague(self) -> bool:
        """Whether only a plural word was said (Dutzende, thousands)."""
        return self.hedge is Hedge.VAGUE
