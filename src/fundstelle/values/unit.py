"""Units and their dimensions, and the named conversions. Nothing is ever converted without naming how.

Names for readers stand in `messages`, words of texts in the reading packs; here are only ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from fundstelle.errors import ValueInvalid
from fundstelle.values.currencies import CURRENCIES
from fundstelle.values.quantity import Rate


class Dimension(StrEnum):
    """What a unit measures. Counts of different things are different dimensions: a container is no shell."""

    PIECES = "pieces"
    PERSONS = "persons"
    ROUNDS = "rounds"
    CONTAINERS = "containers"
    MASS = "mass"
    VOLUME = "volume"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure by its id, such as `t`, `bbl`, `person`, or an ISO 4217 code."""

    id: str
    dimension: Dimension


UNITS = {
    unit.id: unit
    for unit in (
        Unit("piece", Dimension.PIECES),
        Unit("person", Dimension.PERSONS),
        Unit("round", Dimension.ROUNDS),
        Unit("container", Dimension.CONTAINERS),
        Unit("t", Dimension.MASS),
        Unit("kg", Dimension.MASS),
        Unit("g", Dimension.MASS),
        Unit("short_ton", Dimension.MASS),
        Unit("long_ton", Dimension.MASS),
        Unit("lb", Dimension.MASS),
        Unit("bbl", Dimension.VOLUME),
        Unit("l", Dimension.VOLUME),
        Unit("m3", Dimension.VOLUME),
        Unit("gal", Dimension.VOLUME),
        *(Unit(code, Dimension.MONEY) for code in CURRENCIES),
    )
}


@dataclass(frozen=True, slots=True)
class Conversion:
    """One `unit_from` (per `per_from`) is `factor` `unit_to` (per `per_to`); "" stands for any unit, kept as it is.

    item: the item class it holds for, "" for all; source: where the factor is from; exact: true by definition.
    """

    name: str
    unit_from: str
    unit_to: str
    factor: Fraction
    source: str
    item: str = ""
    exact: bool = True
    per_from: Rate | None = None
    per_to: Rate | None = None

    def inverse(self) -> Conversion:
        """The same equation read the other way round, under the same name."""
        return Conversion(
            self.name,
            self.unit_to,
            self.unit_from,
            1 / self.factor,
            self.source,
            self.item,
            self.exact,
            self.per_to,
            self.per_from,
        )


_SI = "SI Brochure, 9th edition"
_NIST = "NIST Special Publication 811, appendix B"

CONVERSIONS = {
    conversion.name: conversion
    for conversion in (
        Conversion("t_kg", "t", "kg", Fraction(1000), _SI),
        Conversion("kg_g", "kg", "g", Fraction(1000), _SI),
        Conversion("short_ton_kg", "short_ton", "kg", Fraction("907.18474"), _NIST),
        Conversion("long_ton_kg", "long_ton", "kg", Fraction("1016.0469088"), _NIST),
        Conversion("lb_kg", "lb", "kg", Fraction("0.45359237"), _NIST),
        Conversion("m3_l", "m3", "l", Fraction(1000), _SI),
        Conversion("bbl_gal", "bbl", "gal", Fraction(42), _NIST),
        Conversion("bbl_l", "bbl", "l", Fraction("158.987294928"), _NIST),
        Conversion("gal_l", "gal", "l", Fraction("3.785411784"), _NIST),
        # 17,294 t were shown as 129,706 bbl.
        Conversion(
            "refined_1718_committee",
            "t",
            "bbl",
            Fraction("7.5"),
            "factor used on the page of the UN Security Council's 1718 Committee on refined petroleum",
            item="fuel.refined",
            exact=False,
        ),
        # The paragraph states both figures itself.
        Conversion(
            "crude_2397_4",
            "t",
            "bbl",
            Fraction(4_000_000, 525_000),
            "UN Security Council Resolution 2397 (2017), paragraph 4: 4 million barrels or 525,000 tons",
            item="fuel.crude",
            exact=False,
        ),
        Conversion("week_day", "", "", Fraction(1, 7), "a week has 7 days", per_from=Rate.WEEK, per_to=Rate.DAY),
        Conversion(
            "year_day_365",
            "",
            "",
            Fraction(1, 365),
            "a year taken as 365 days",
            exact=False,
            per_from=Rate.YEAR,
            per_to=Rate.DAY,
        ),
    )
}


def unit_of(unit_id: str) -> Unit:
    """The unit with this id. Raises ValueInvalid for an unknown one."""
    try:
        return UNITS[unit_id]
    except KeyError:
        raise ValueInvalid(f"no unit {unit_id!r}", remedy="units are listed in values/unit.py") from None


def conversion_of(name: str) -> Conversion:
    """The conversion with this name. Raises ValueInvalid for an unknown one."""
    try:
        return CONVERSIONS[name]
    except KeyError:
        raise ValueInvalid(f"no conversion {name!r}", remedy=f"known: {', '.join(sorted(CONVERSIONS))}") from None


def is_currency(unit_id: str) -> bool:
    """Whether the unit is a currency."""
    return unit_id in CURRENCIES
