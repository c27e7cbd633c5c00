"""What a number means."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from fundstelle.errors import ValueInvalid
from fundstelle.values import Hedge, Quantity
from fundstelle.values.interval import contains, render_interval
from fundstelle.values.policy import (
    AS_REPORTED,
    MARGIN,
    POLICIES,
    ROUNDING,
    interval_of,
    last_digit_unit,
    policy_of,
    significant_digits,
)
from fundstelle.values.quantity_form import parse_quantity
from tests.values.strategies import NUMBERS, figures

GOLD = Path(__file__).parents[3] / "shared" / "gold"


def meaning(text: str, policy_name: str = "rounding") -> str | None:
    quantity = parse_quantity(text)
    assert quantity is not None, text
    figure = interval_of(quantity, policy_of(policy_name))
    return None if figure is None else render_interval(figure)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("[11000,11000] person", "[10500,11500)"),
        ("[10000,10000] person", "[9000,11000]"),
        ("[3000,3000] person", "[2700,3300]"),
        ("[5000,5000] person", "[4500,5500)"),
        ("[600,600] person", "[550,650)"),
        ("[1400000000,1400000000] EUR", "[1350000000,1450000000)"),
        ("[36,36] person", "[36,36]"),
        ("[99.5,99.5] t", "[99.5,99.5]"),
        ("[100,100] piece", "[90,110]"),
        ("[103,103] piece", "[103,103]"),
        ("[2150,2150] person", "[2150,2150]"),
        ("[10000,10000] person exactly", "[10000,10000]"),
        ("[60,60] piece about", "[54,66]"),
        ("[4000,4000] person just_under", "[3600,4400]"),
        ("[220,220] piece just_over", "[198,242]"),
        ("(11000,..) person", "(11000,..)"),
        ("(..,9000000] round", "[0,9000000]"),
        ("(..,9000000) round", "[0,9000000)"),
        ("[3000,3500] person", "[3000,3500]"),
        ("[0,0] person", "[0,0]"),
        ("[24,..) piece vague", None),
    ],
)
def test_our_policy_reads_numbers_as_gold_matters_says(said: str, meant: str | None) -> None:
    assert meaning(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("[11000,11000] person about", "[11000,11000]"),
        ("[24,..) piece vague", "[12,..)"),
        ("[200,..) piece vague", "[100,..)"),
        ("(20000,..) person", "(20000,..)"),
        ("(..,9000000] round", "[0,9000000]"),
    ],
)
def test_the_second_policy_takes_numbers_as_reported(said: str, meant: str) -> None:
    assert meaning(said, "as_reported") == meant


@given(NUMBERS)
def test_rounding_never_means_more_than_about(number: Decimal) -> None:
    bare = interval_of(Quantity(number, number))
    about = interval_of(Quantity(number, number, hedge=Hedge.ABOUT))
    assert bare is not None and about is not None
    assert contains(about, bare) and bare.low is not None and bare.high is not None
    assert bare.low <= number <= bare.high
    assert number - bare.low <= number * MARGIN and bare.high - number <= number * MARGIN


@given(NUMBERS)
def test_every_number_in_the_rounding_interval_has_it_as_its_neighbour(number: Decimal) -> None:
    figure = interval_of(Quantity(number, number))
    assert figure is not None and figure.high is not None
    assert figure.is_point or figure.high - number <= last_digit_unit(number) / 2


@given(figures())
def test_the_words_that_make_a_number_exact_make_it_a_point(quantity: Quantity) -> None:
    figure = interval_of(quantity, ROUNDING)
    assert figure is not None
    assert not (quantity.is_point and quantity.exactly) or figure.is_point
    reported = interval_of(quantity, AS_REPORTED)
    assert reported is not None and contains(figure, reported)


@pytest.mark.parametrize(
    ("number", "digits", "unit"),
    [
        ("11000", 2, "1000"),
        ("2150", 3, "10"),
        ("0.050", 1, "0.01"),
        ("1.1E+4", 2, "1000"),
        ("0", 0, "1"),
        ("105", 3, "1"),
    ],
)
def test_significant_digits_do_not_depend_on_how_the_number_is_written(number: str, digits: int, unit: str) -> None:
    assert significant_digits(Decimal(number)) == digits
    assert last_digit_unit(Decimal(number)) == Decimal(unit)


@pytest.mark.parametrize("policy", POLICIES.values(), ids=sorted(POLICIES))
def test_each_policy_describes_itself_in_both_languages(policy: object) -> None:
    assert isinstance(policy, type(ROUNDING))
    assert policy.describe("de") != policy.describe("en")
    assert "Dutzende" in policy.describe("de") and "dozens" in policy.describe("en")
    assert policy.message_id == f"policy.{policy.name}"
    with pytest.raises(ValueInvalid, match="use de or en"):
        policy.describe("fr")


def test_an_unknown_policy_is_named_with_the_known_ones() -> None:
    with pytest.raises(ValueInvalid, match="rounding, as_reported"):
        policy_of("guess")


def _gold_quantity(form: dict[str, object]) -> Quantity:
    value, mode = Decimal(str(form["value"])), form["mode"]
    if mode == "at_least":
        return Quantity(value, None)
    if mode == "at_most":
        return Quantity(None, value)
    if mode == "range":
        return Quantity(value, Decimal(str(form["high"])))
    return Quantity(value, value, hedge=Hedge.ABOUT if mode == "about" else Hedge.NONE)


def _gold_figures(name: str) -> list[tuple[dict[str, object], dict[str, object]]]:
    """(quantity of the claim, figure of the matter) for every figure of the matters gold."""
    figures_ = []
    folder = GOLD / name
    for matter in json.loads((GOLD / "matters" / f"{name}.json").read_text())["matters"]:
        for series in matter.get("series", []):
            for figure in series["current"]:
                doc, _, _, number = figure["claim"]
                claims = json.loads((folder / f"{doc}.json").read_text())["claims"]
                figures_.append((claims[number]["quantity"], figure))
    return figures_


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_our_policy_gives_the_ends_of_the_matters_gold(name: str) -> None:
    if not (GOLD / "matters" / f"{name}.json").exists():
        pytest.skip(f"the gold is not here: {GOLD}")
    found = _gold_figures(name)
    wrong = [
        (said, figure["low"], figure["high"])
        for said, figure in found
        if (read := interval_of(_gold_quantity(said))) is None
        or [read.low, read.high] != [figure["low"], figure["high"]]
    ]
    assert len(found) > 15
    assert len(wrong) <= len(found) // 20, wrong


def test_values_cannot_be_changed_after_they_were_made() -> None:
    quantity = Quantity(Decimal(5), None)
    for value, slot in ((quantity, "low"), (interval_of(quantity), "low"), (ROUNDING, "name")):
        with pytest.raises(FrozenInstanceError):
            setattr(value, slot, Decimal(6))
