"""What a number means: the one place where a quantity as said becomes an interval (gold/MATTERS.md).

Every report names the policy it used and prints its description.

>>> from fundstelle.values.quantity_form import parse_quantity
>>> from fundstelle.values.interval import render_interval
>>> render_interval(interval_of(parse_quantity("[11000,11000] person")))
'[10500,11500)'
>>> render_interval(interval_of(parse_quantity("[11000,11000] person"), AS_REPORTED))
'[11000,11000]'
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from fundstelle.errors import ValueInvalid
from fundstelle.values.interval import Interval
from fundstelle.values.quantity import Hedge, Quantity

EXACT_BELOW = Decimal(100)
"""Bare numbers below this are counted, not rounded: "36 Tote"."""

EXACT_DIGITS = 3
"""Bare numbers with this many significant digits are exact: 2,150."""

MARGIN = Decimal("0.1")
"""Half width of "about", and the most that rounding can mean: 10,000 is 9,000 to 11,000, not 5,000 to 15,000."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way to read numbers. `read` gives None for what is no figure; de, en: one paragraph for the report."""

    name: str
    read: Callable[[Quantity], Interval | None]
    de: str
    en: str

    def describe(self, language: str) -> str:
        """The paragraph in `de` or `en`. Raises ValueInvalid for another language."""
        texts = {"de": self.de, "en": self.en}
        if language not in texts:
            raise ValueInvalid(f"the policy {self.name} is not described in {language!r}", remedy="use de or en")
        return texts[language]

    @property
    def message_id(self) -> str:
        """Id of the paragraph in the message catalogues."""
        return f"policy.{self.name}"


def _read_rounding(quantity: Quantity) -> Interval | None:
    if quantity.is_vague:
        return None
    if quantity.low is None or quantity.low != quantity.high:
        return _as_said(quantity)
    if quantity.exactly:
        return Interval(quantity.low, quantity.low)
    if quantity.hedge is Hedge.NONE:
        return _rounding_interval(quantity.low)
    return _within_margin(quantity.low)


def _read_as_reported(quantity: Quantity) -> Interval | None:
    if quantity.is_vague and quantity.low is not None:
        # The stored least of a plural is two of its unit (Dutzende 24); the convention here takes one.
        return Interval(quantity.low / 2, None)
    return _as_said(quantity)


def _as_said(quantity: Quantity) -> Interval:
    """Bounds and ranges as said; an upper bound leaves everything from zero on."""
    if quantity.low is None:
        return Interval(Decimal(0), quantity.high, False, quantity.high_strict)
    return Interval(quantity.low, quantity.high, quantity.low_strict, quantity.high_strict)


def _rounding_interval(number: Decimal) -> Interval:
    if abs(number) < EXACT_BELOW or significant_digits(number) >= EXACT_DIGITS:
        return Interval(number, number)
    half = last_digit_unit(number) / 2
    if half > abs(number) * MARGIN:
        return _within_margin(number)
    return Interval(number - half, number + half, high_strict=True)


def _within_margin(number: Decimal) -> Interval:
    width = abs(number) * MARGIN
    return Interval(number - width, number + width)


def significant_digits(number: Decimal) -> int:
    """How many digits are left when zeros at both ends are dropped: 2 for 11,000, 4 for 2,150 ... 3 for 2,150,000."""
    return len("".join(map(str, number.as_tuple().digits)).strip("0"))


def last_digit_unit(number: Decimal) -> Decimal:
    """What one step of the last significant digit is worth: 1,000 for 11,000; 1 for zero."""
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise ValueInvalid(f"not a finite number: {number}")
    written = "".join(map(str, digits))
    zeros = len(written) - len(written.rstrip("0")) if written.strip("0") else 0
    return Decimal(1).scaleb(exponent + zeros)


ROUNDING = Policy(
    "rounding",
    _read_rounding,
    de=(
        "Eine Zahl ohne Zusatz steht für alle Werte, die auf sie gerundet würden: eine halbe Einheit ihrer letzten von "
        "null verschiedenen Ziffer nach unten und nach oben (11.000: 10.500 bis unter 11.500), höchstens aber 10 "
        "Prozent (10.000: 9.000 bis 11.000). Genau genommen werden Zahlen unter 100, Zahlen mit mindestens drei "
        "solchen Ziffern und Zahlen, die der Text genau nennt. „Rund“, „knapp“ und Ähnliches bedeutet "
        "10 Prozent nach beiden Seiten. Ober- und Untergrenzen und Spannen gelten, wie sie gesagt sind; "
        "„bis zu“ reicht von null an. Mehrzahlwörter wie „Dutzende“ bleiben Wörter."
    ),
    en=(
        "A number with no word beside it stands for every value that would be rounded to it: half a unit of its last "
        "digit other than zero down and up (11,000: 10,500 to below 11,500), but at most 10 per cent (10,000: 9,000 to "
        "11,000). Numbers below 100, numbers with three or more such digits and numbers that the text calls exact are "
        "taken exactly. “About”, “nearly” and the like mean 10 per cent either way. Bounds and ranges hold as they "
        "were said; “up to” begins at zero. Plural words such as “dozens” stay words."
    ),
)
"""Ours."""

AS_REPORTED = Policy(
    "as_reported",
    _read_as_reported,
    de=(
        "Jede Zahl gilt genau so, wie sie gesagt ist, auch mit „rund“. Ober- und Untergrenzen und Spannen gelten, wie "
        "sie gesagt sind; „bis zu“ reicht von null an. Mehrzahlwörter stehen für mindestens eines von ihnen: "
        "„Dutzende“ für mindestens 12, „Hunderte“ für mindestens 100, nach dem Vorbild von ACLED."
    ),
    en=(
        "Every number holds exactly as it was said, also with “about”. Bounds and ranges hold as they were said; “up "
        "to” begins at zero. Plural words stand for at least one of them: “dozens” for at least 12, “hundreds” for at "
        "least 100, after the convention of ACLED."
    ),
)
"""After ACLED's coding of reported figures (FAQ on fatalities: dozens 12, hundreds 100)."""

POLICIES = {policy.name: policy for policy in (ROUNDING, AS_REPORTED)}


def interval_of(quantity: Quantity, policy: Policy = ROUNDING) -> Interval | None:
    """What `quantity` leaves open under `policy`; None where it is no figure but a word."""
    return policy.read(quantity)


def policy_of(name: str) -> Policy:
    """The policy with this name. Raises ValueInvalid for an unknown one."""
    if name not in POLICIES:
        raise ValueInvalid(f"no policy {name!r}", remedy=f"known: {', '.join(POLICIES)}")
    return POLICIES[name]
