"""Money: an amount in a currency."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from fundstelle.errors import UnitMismatch, ValueInvalid
from fundstelle.values.currencies import CURRENCIES
from fundstelle.values.interval import render_number
from fundstelle.values.quantity import Quantity

_FORM = re.compile(r"(-?\d+(?:\.\d+)?) ([A-Z]{3})")


@dataclass(frozen=True, slots=True)
class Money:
    """`amount` in the currency's main unit (euro, not cent); `currency` is an ISO 4217 code in use."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        """Raise ValueInvalid for a code that is no currency or an amount that is not finite."""
        if self.currency not in CURRENCIES:
            raise ValueInvalid(f"no currency {self.currency!r}", remedy="use an ISO 4217 code such as EUR")
        if not self.amount.is_finite():
            raise ValueInvalid(f"no amount of money: {self.amount}")

    def __add__(self, other: Money) -> Money:
        """The sum. Raises UnitMismatch for different currencies: rates of exchange are never guessed."""
        if self.currency != other.currency:
            raise UnitMismatch(f"cannot add {other.currency} to {self.currency}")
        return Money(self.amount + other.amount, self.currency)


def render_money(money: Money) -> str:
    """`1400000000 EUR`: canonical, language-neutral."""
    return f"{render_number(money.amount)} {money.currency}"


def parse_money(text: str) -> Money | None:
    """What `render_money` writes; None for anything else."""
    match = _FORM.fullmatch(text)
    if not match or match[2] not in CURRENCIES:
        return None
    return Money(Decimal(match[1]), match[2])


def money_quantity(money: Money) -> Quantity:
    """The quantity that says just this amount."""
    return Quantity(money.amount, money.amount, unit=money.currency)
