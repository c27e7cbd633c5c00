"""Quantities put together, converted, written down."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import UnitMismatch, ValueInvalid
from fundstelle.values import Basis, Hedge, Quantity, Rate
from fundstelle.values.comparison import Standing
from fundstelle.values.interval import contains_number
from fundstelle.values.policy import POLICIES, Policy, interval_of
from fundstelle.values.quantity_algebra import (
    add,
    compare_quantities,
    contains,
    convert,
    hull,
    intersect,
    subtract,
)
from fundstelle.values.quantity_form import parse_quantity, render_quantity
from fundstelle.values.unit import CONVERSIONS, UNITS, conversion_of, unit_of
from tests.values.strategies import figures, quantities

A, B, C = figures("person"), figures("person"), figures("person")
POLICY = st.sampled_from(sorted(POLICIES)).map(POLICIES.__getitem__)


def of(text: str) -> Quantity:
    quantity = parse_quantity(text)
    assert quantity is not None, text
    return quantity


@given(A, B, POLICY)
def test_order_does_not_matter_where_it_says_nothing(a: Quantity, b: Quantity, policy: Policy) -> None:
    assert intersect(a, b, policy) == intersect(b, a, policy)
    assert hull(a, b, policy) == hull(b, a, policy)
    assert add(a, b, policy) == add(b, a, policy)


@given(A, B, C)
def test_grouping_does_not_matter(a: Quantity, b: Quantity, c: Quantity) -> None:
    assert interval_of(add(add(a, b), c)) == interval_of(add(a, add(b, c)))
    assert interval_of(hull(hull(a, b), c)) == interval_of(hull(a, hull(b, c)))


@given(A, B, POLICY)
def test_the_parts_lie_in_the_hull_and_around_the_intersection(a: Quantity, b: Quantity, policy: Policy) -> None:
    whole, both = hull(a, b, policy), intersect(a, b, policy)
    assert contains(whole, a, policy) and contains(whole, b, policy)
    assert both is None or (contains(a, both, policy) and contains(b, both, policy))
    assert compare_quantities(a, b, policy).is_clash == (both is None)


@given(A, B)
def test_what_was_added_can_be_taken_away_again(a: Quantity, b: Quantity) -> None:
    rest = subtract(add(a, b), b)
    assert rest is not None and contains(rest, a)


@given(A, B, POLICY)
def test_a_computed_figure_is_never_widened_by_a_policy(a: Quantity, b: Quantity, policy: Policy) -> None:
    figure = interval_of(add(a, b, policy), policy)
    assert figure is not None
    assert intersect(add(a, b, policy), add(a, b, policy), policy) == add(a, b, policy)


@given(A, B)
def test_what_is_left_is_never_below_zero(whole: Quantity, part: Quantity) -> None:
    rest = subtract(whole, part)
    assert rest is None or not contains_number(interval_of(rest) or pytest.fail("no figure"), Decimal("-0.01"))


@given(quantities())
def test_rendering_and_parsing_a_quantity_is_lossless(quantity: Quantity) -> None:
    assert parse_quantity(render_quantity(quantity)) == quantity


@given(figures("t"), st.sampled_from(["t_kg", "refined_1718_committee", "crude_2397_4"]))
def test_a_converted_quantity_says_from_what_and_survives_writing(quantity: Quantity, name: str) -> None:
    converted = convert(quantity, conversion_of(name))
    assert [old.conversion for old in converted.converted] == [name]
    assert parse_quantity(converted.converted[0].quantity) == quantity
    assert parse_quantity(render_quantity(converted)) == converted


@given(figures("t"))
def test_converting_there_and_back_keeps_the_meaning(quantity: Quantity) -> None:
    by = conversion_of("refined_1718_committee")
    back = convert(convert(quantity, by), by)
    assert interval_of(back) == interval_of(quantity)
    assert back.unit == "t"


@given(figures("t"), figures("t"))
def test_different_units_need_a_named_conversion(a: Quantity, b: Quantity) -> None:
    barrels = convert(b, conversion_of("refined_1718_committee"))
    with pytest.raises(UnitMismatch, match="do not measure the same"):
        compare_quantities(a, barrels)
    assert compare_quantities(a, barrels, by=conversion_of("refined_1718_committee")) == compare_quantities(a, b)


def test_the_committees_own_figures_come_out_with_its_factor() -> None:
    barrels = convert(of("[17294,17294] t"), conversion_of("refined_1718_committee"))
    # The page shows 129,706; seven and a half times 17,294 is 129,705.
    assert (barrels.low, barrels.unit) == (Decimal(129_705), "bbl")
    crude = convert(of("[525000,525000] t"), conversion_of("crude_2397_4"))
    assert crude.low == Decimal(4_000_000)


def test_barrels_a_day_are_not_barrels() -> None:
    with pytest.raises(UnitMismatch):
        add(of("[50000,50000] bbl per=day"), of("[50000,50000] bbl"))
    weekly = convert(of("[70,70] bbl per=week"), conversion_of("week_day"))
    assert (weekly.low, weekly.per, weekly.unit) == (Decimal(10), Rate.DAY, "bbl")


def test_a_joint_figure_is_not_put_together_with_a_members() -> None:
    with pytest.raises(UnitMismatch, match="joint"):
        intersect(of("(..,9000000] round joint"), of("[100,100] round"))


def test_a_conversion_that_does_not_fit_is_refused() -> None:
    with pytest.raises(UnitMismatch, match="t_kg does not hold for bbl per day"):
        convert(of("[5,5] bbl per=day"), conversion_of("t_kg"))


@pytest.mark.parametrize(
    ("a", "b", "total"),
    [
        (
            "[14000,14000] person exactly total",
            "[3000,3000] person exactly increment",
            "[17000,17000] person total exactly",
        ),
        (
            "[2000,2000] person exactly increment",
            "[3000,3000] person exactly increment",
            "[5000,5000] person increment exactly",
        ),
        ("[2000,2000] person exactly total", "[3000,3000] person exactly total", "[5000,5000] person exactly"),
    ],
)
def test_sums_know_what_they_count(a: str, b: str, total: str) -> None:
    assert render_quantity(add(of(a), of(b))) == total


def test_the_difference_of_two_totals_is_what_came_on_top() -> None:
    rest = subtract(of("[14000,14000] person exactly total"), of("[11000,11000] person exactly total"))
    assert rest is not None and rest.basis is Basis.INCREMENT and rest.low == 3000


def test_a_part_that_is_more_than_the_whole_leaves_nothing() -> None:
    assert subtract(of("[36,36] person"), of("[40,..) person")) is None


def test_words_are_no_figures() -> None:
    dozens = Quantity(Decimal(24), None, hedge=Hedge.VAGUE)
    assert compare_quantities(dozens, of("[5,5] piece")).reason is Standing.NO_FIGURE
    with pytest.raises(ValueInvalid, match="is a word"):
        add(dozens, of("[5,5] piece"))


@pytest.mark.parametrize(
    "text", ["", "5 person", "[5,5]", "[5,5] person loud", "[5,5] person per=hour", "[6,5] person"]
)
def test_what_is_no_quantity_parses_to_none(text: str) -> None:
    assert parse_quantity(text) is None


@pytest.mark.parametrize(
    "slots",
    [
        {"low": None, "high": None},
        {"low": 2, "high": 1},
        {"low": None, "high": 1, "low_strict": True},
        {"low": 1, "high": 1, "low_strict": True},
        {"low": "Infinity", "high": None},
        {"low": None, "high": 0, "high_strict": True},
        {"low": -1, "high": 5},
    ],
)
def test_a_quantity_that_cannot_be_is_refused(slots: dict[str, object]) -> None:
    ends = {end: None if slots[end] is None else Decimal(str(slots[end])) for end in ("low", "high")}
    with pytest.raises(ValueInvalid):
        Quantity(**{**slots, **ends})  # type: ignore[arg-type]


@pytest.mark.parametrize("conversion", CONVERSIONS.values(), ids=str)
def test_every_conversion_has_known_units_and_a_source(conversion: object) -> None:
    assert isinstance(conversion, type(conversion_of("t_kg")))
    assert {conversion.unit_from, conversion.unit_to} <= {*UNITS, ""}
    assert conversion.source and conversion.factor > 0
    assert conversion.inverse().inverse() == conversion


def test_exact_conversions_keep_the_dimension_and_agree_with_each_other() -> None:
    for conversion in CONVERSIONS.values():
        if conversion.exact and conversion.unit_from:
            assert unit_of(conversion.unit_from).dimension is unit_of(conversion.unit_to).dimension
    gallons, litres = conversion_of("bbl_gal").factor, conversion_of("gal_l").factor
    assert gallons * litres == conversion_of("bbl_l").factor


def test_an_unknown_unit_or_conversion_is_named() -> None:
    with pytest.raises(ValueInvalid, match="'cubit'"):
        unit_of("cubit")
    with pytest.raises(ValueInvalid, match=r"known: .*crude_2397_4"):
        conversion_of("magic")


def test_a_bound_and_a_rounded_increment_make_a_bound() -> None:
    total = add(of("(11000,..) person total"), of("[3000,3000] person about increment"))
    assert render_quantity(total) == "(13700,..) person total exactly"
