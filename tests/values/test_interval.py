"""The algebra of intervals."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import ValueInvalid
from fundstelle.values import Interval
from fundstelle.values.comparison import Standing
from fundstelle.values.interval import (
    EVERYTHING,
    add,
    compare_intervals,
    contains,
    contains_number,
    hull,
    hull_all,
    intersect,
    intersect_all,
    is_disjoint,
    parse_interval,
    render_interval,
    render_number,
    scale,
    subtract,
)
from tests.values.strategies import NUMBERS, intervals

A, B, C = intervals(), intervals(), intervals()


def of(text: str) -> Interval:
    interval = parse_interval(text)
    assert interval is not None, text
    return interval


@given(A, B)
def test_intersection_and_hull_do_not_depend_on_the_order(a: Interval, b: Interval) -> None:
    assert intersect(a, b) == intersect(b, a)
    assert hull(a, b) == hull(b, a)


@given(A, B, C)
def test_intersection_and_hull_do_not_depend_on_the_grouping(a: Interval, b: Interval, c: Interval) -> None:
    assert hull(hull(a, b), c) == hull(a, hull(b, c)) == hull_all([a, b, c])
    left = intersect(a, b)
    right = intersect(b, c)
    assert (left and intersect(left, c)) == (right and intersect(a, right)) == intersect_all([a, b, c])


@given(A, B, NUMBERS)
def test_a_number_is_in_the_intersection_just_when_it_is_in_both(a: Interval, b: Interval, number: Decimal) -> None:
    both = intersect(a, b)
    in_both = contains_number(a, number) and contains_number(b, number)
    assert in_both == (both is not None and contains_number(both, number))


@given(A, B)
def test_the_intersection_lies_in_the_parts_and_the_parts_in_the_hull(a: Interval, b: Interval) -> None:
    both = intersect(a, b)
    assert both is None or (contains(a, both) and contains(b, both))
    assert contains(hull(a, b), a) and contains(hull(a, b), b)
    assert is_disjoint(a, b) == (both is None)


@given(A, B, C)
def test_containment_is_an_order(a: Interval, b: Interval, c: Interval) -> None:
    assert contains(a, a) and contains(EVERYTHING, a)
    assert not (contains(a, b) and contains(b, a)) or a == b
    assert not (contains(a, b) and contains(b, c)) or contains(a, c)


@given(A, B)
def test_containment_is_intersection_with_itself(a: Interval, b: Interval) -> None:
    assert contains(a, b) == (intersect(a, b) == b)


@given(A, B, C)
def test_addition_does_not_depend_on_order_or_grouping(a: Interval, b: Interval, c: Interval) -> None:
    assert add(a, b) == add(b, a)
    assert add(add(a, b), c) == add(a, add(b, c))


@given(A, B, NUMBERS, NUMBERS)
def test_sums_and_differences_of_members_are_members(a: Interval, b: Interval, x: Decimal, y: Decimal) -> None:
    if contains_number(a, x) and contains_number(b, y):
        assert contains_number(add(a, b), x + y)
        assert contains_number(subtract(a, b), x - y)


@given(A, NUMBERS)
def test_subtracting_a_point_undoes_adding_it(a: Interval, number: Decimal) -> None:
    point = Interval(number, number)
    assert subtract(add(a, point), point) == a


@given(A, B)
def test_subtracting_what_was_added_leaves_room_around_the_first(a: Interval, b: Interval) -> None:
    assert contains(subtract(add(a, b), b), a)


@given(A, B, st.integers(1, 1000))
def test_scaling_keeps_containment_and_can_be_undone(a: Interval, b: Interval, factor: int) -> None:
    assert contains(a, b) == contains(scale(a, factor), scale(b, factor))
    assert scale(scale(a, factor), Fraction(1, factor)) == a


@given(A, B)
def test_comparing_the_other_way_round_mirrors_the_standing(a: Interval, b: Interval) -> None:
    mirror = {
        Standing.BELOW: Standing.ABOVE,
        Standing.ABOVE: Standing.BELOW,
        Standing.INSIDE: Standing.AROUND,
        Standing.AROUND: Standing.INSIDE,
    }
    forth, back = compare_intervals(a, b), compare_intervals(b, a)
    assert back.reason is mirror.get(forth.reason, forth.reason)
    assert forth.score == back.score
    assert forth.is_clash == is_disjoint(a, b)


@given(A)
def test_rendering_and_parsing_an_interval_is_lossless(a: Interval) -> None:
    assert parse_interval(render_interval(a)) == a


@pytest.mark.parametrize(
    ("left", "right", "standing"),
    [
        ("[0,9000000]", "(9000000,..)", Standing.BELOW),
        ("[0,9000000]", "[9000000,..)", Standing.OVERLAPS),
        ("[100,..)", "[0,4]", Standing.ABOVE),
        ("[36,36]", "[22,..)", Standing.INSIDE),
        ("[2700,3300]", "[3000,3000]", Standing.AROUND),
        ("(5,..)", "(5,..)", Standing.EQUAL),
    ],
)
def test_a_shut_out_end_decides_whether_two_figures_clash(left: str, right: str, standing: Standing) -> None:
    assert compare_intervals(of(left), of(right)).reason is standing


@pytest.mark.parametrize(
    ("left", "right", "rest"),
    [
        ("[14000,14000]", "[3000,3000]", "[11000,11000]"),
        ("[100,..)", "[30,30]", "[70,..)"),
        ("[100,100]", "[30,..)", "(..,70]"),
        ("[100,..)", "[30,..)", "(..,..)"),
        ("[100,200)", "(10,20]", "[80,190)"),
    ],
)
def test_subtracting_says_what_may_be_left(left: str, right: str, rest: str) -> None:
    assert render_interval(subtract(of(left), of(right))) == rest


@pytest.mark.parametrize("slots", [(2, 1), (1, 1, True), (1, 1, False, True), (None, 1, True), (1, None, False, True)])
def test_an_interval_that_holds_no_number_cannot_be_made(slots: tuple[object, ...]) -> None:
    ends = [None if end is None else Decimal(str(end)) for end in slots[:2]]
    with pytest.raises(ValueInvalid):
        Interval(*ends, *slots[2:])  # type: ignore[arg-type]


def test_an_end_must_be_finite() -> None:
    with pytest.raises(ValueInvalid, match="not finite"):
        Interval(Decimal("NaN"), None)


@pytest.mark.parametrize("factor", [0, -1])
def test_scaling_by_nothing_or_less_is_refused(factor: int) -> None:
    with pytest.raises(ValueInvalid, match="above zero"):
        scale(EVERYTHING, factor)


def test_there_is_no_hull_of_nothing() -> None:
    with pytest.raises(ValueInvalid):
        hull_all([])


@pytest.mark.parametrize("text", ["", "1,2", "[2,1]", "[a,b]", "(1,1)", "[NaN,1]", "[1,2] "])
def test_what_is_no_interval_parses_to_none(text: str) -> None:
    assert parse_interval(text) is None


@pytest.mark.parametrize(("number", "text"), [("1.1E+4", "11000"), ("7.50", "7.5"), ("-0", "0"), ("0.00", "0")])
def test_numbers_are_written_with_plain_digits(number: str, text: str) -> None:
    assert render_number(Decimal(number)) == text
