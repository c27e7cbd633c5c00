"""A figure as reconcile compares it: what was said, what it means under the policy, what it measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from fundstelle.reconcile.cues import Cues
from fundstelle.reconcile.measures import Measure, find_measure
from fundstelle.records.claim import Claim
from fundstelle.values import Basis, Hedge, Interval, Quantity
from fundstelle.values.policy import Policy


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as said and as it is meant. `value`: its ends as said, equal for all wordings of one statement.

    care: 0 for a bound, 1 for "about" or a range, 2 for a bare number: of one statement the most careful stands.
    """

    value: tuple[Decimal, ...]
    care: int
    interval: Interval
    measure: Measure
    joint: bool
    basis: Basis


def make_number(claim: Claim, words: str, cues: Cues, policy: Policy, before: Measure | None) -> Number | None:
    """The figure of a claim whose words are `words`; None for no figure, or a plural word, under the policy.

    before: the measure of the figure before it in the same matter and document, for a number without a unit.
    """
    quantity = claim.quantity
    if quantity is None:
        return None
    interval = policy.read(_with_exactly(quantity, words, cues))
    if interval is None:
        return None
    return Number(
        value=_value_of(quantity),
        care=_care_of(quantity),
        interval=interval,
        measure=find_measure(quantity, claim.item, words, cues, before),
        joint=quantity.joint,
        basis=quantity.basis,
    )


def _with_exactly(quantity: Quantity, words: str, cues: Cues) -> Quantity:
    if quantity.exactly or not quantity.is_point or not cues.is_in("exactly", words):
        return quantity
    return replace(quantity, exactly=True)


def _value_of(quantity: Quantity) -> tuple[Decimal, ...]:
    """The number or numbers said, whatever words stand around them."""
    return tuple(dict.fromkeys(end for end in (quantity.low, quantity.high) if end is not None))


def _care_of(quantity: Quantity) -> int:
    if quantity.low is None or quantity.high is None:
        return 0
    return 1 if quantity.is_range or quantity.hedge is not Hedge.NONE else 2
