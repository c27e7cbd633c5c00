"""Money, currencies, spans, pins, dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import UnitMismatch, ValueInvalid
from fundstelle.values import PartialDate, Span, make_day, parse_iso
from fundstelle.values.currencies import CURRENCIES
from fundstelle.values.date import shift_months, week_of
from fundstelle.values.money import Money, money_quantity, parse_money, render_money
from fundstelle.values.unit import Dimension, is_currency, unit_of
from tests.values.strategies import DAYS, NUMBERS, partial_dates, spans

MONEY = st.builds(Money, NUMBERS, st.sampled_from(sorted(CURRENCIES)))


@given(MONEY)
def test_rendering_and_parsing_money_is_lossless(money: Money) -> None:
    assert parse_money(render_money(money)) == money


@given(MONEY, NUMBERS)
def test_money_of_one_currency_adds_up_and_of_two_does_not(money: Money, more: Decimal) -> None:
    assert (money + Money(more, money.currency)).amount == money.amount + more
    other = "EUR" if money.currency != "EUR" else "USD"
    with pytest.raises(UnitMismatch, match="cannot add"):
        money + Money(more, other)


def test_money_as_a_quantity_keeps_amount_and_currency() -> None:
    quantity = money_quantity(Money(Decimal("1.5E+9"), "EUR"))
    assert (quantity.low, quantity.high, quantity.unit) == (1_500_000_000, 1_500_000_000, "EUR")
    assert is_currency("EUR") and unit_of("EUR").dimension is Dimension.MONEY
    assert not is_currency("bbl")


@pytest.mark.parametrize("text", ["", "5", "5 Euro", "5 XYZ", "1,5 EUR", "EUR 5"])
def test_what_is_no_money_parses_to_none(text: str) -> None:
    assert parse_money(text) is None


def test_money_needs_a_currency_in_use_and_a_finite_amount() -> None:
    with pytest.raises(ValueInvalid, match="'DEM'"):
        Money(Decimal(1), "DEM")
    with pytest.raises(ValueInvalid, match="NaN"):
        Money(Decimal("NaN"), "EUR")


def test_the_currencies_are_those_that_cldr_has_as_tender_today() -> None:
    rows = [row for rows in get_global("territory_currencies").values() for row in rows]
    assert {code for code, _, end, tender in rows if tender and end is None} == CURRENCIES


@given(spans(), spans())
def test_a_span_inside_another_touches_it(a: Span, b: Span) -> None:
    assert a.is_in(a) and a.is_touching(a)
    assert not a.is_in(b) or a.is_touching(b)
    assert a.is_touching(b) == b.is_touching(a)


def test_a_span_reads_its_words_and_only_inside_the_text() -> None:
    assert Span("t", 4, 9).read("Die ä\u0308ß𝄞 Sache") == "ä\u0308ß𝄞 "
    with pytest.raises(ValueInvalid, match="beyond the text"):
        Span("t", 4, 50).read("short")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 4), (-1, 2)])
def test_an_empty_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueInvalid, match="empty or begins before"):
        Span("t", start, end)


@given(partial_dates())
def test_a_date_is_written_at_its_precision_and_read_again(value: PartialDate) -> None:
    assert parse_iso(value.iso()) == value
    assert value.first_day <= value.last_day
    assert value.day is None or value.first_day == value.last_day


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday(day: date) -> None:
    monday, sunday = week_of(day)
    assert monday <= day <= sunday
    assert (monday.isoweekday(), sunday.isoweekday()) == (1, 7)
    assert make_day(day).first_day == day


@given(st.integers(1990, 2040), st.integers(1, 12), st.integers(-40, 40))
def test_shifting_months_there_and_back_changes_nothing(year: int, month: int, by: int) -> None:
    assert shift_months(*shift_months(year, month, by), -by) == (year, month)


def test_a_day_needs_a_month_and_must_be_in_the_calendar() -> None:
    with pytest.raises(ValueInvalid, match="has no month"):
        PartialDate(2024, None, 3)
    with pytest.raises(ValueInvalid, match="no such date"):
        PartialDate(2023, 2, 29)
