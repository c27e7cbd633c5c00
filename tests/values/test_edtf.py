"""Periods as EDTF."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from fundstelle.values import Period
from fundstelle.values.edtf import CODES, parse_edtf, render_edtf
from fundstelle.values.period_algebra import possible_days
from fundstelle.values.period_form import parse_period
from fundstelle.values.period_parts import YEAR_PARTS
from tests.values.strategies import periods, usual_periods

_DATE = r"\d{4}(-\d\d(-\d\d)?)?\??"
_EDTF = re.compile(
    rf"{_DATE}|\d{{4}}-(2[1-4]|3[3-9]|4[01])|\[({_DATE})?\.\.({_DATE})?\]|({_DATE}|\.\.)?/({_DATE}|\.\.)?"
)


@given(periods())
def test_whatever_is_rendered_is_edtf_and_parses_to_the_same_edtf(period: Period) -> None:
    text = render_edtf(period)
    assert _EDTF.fullmatch(text)
    back = parse_edtf(text)
    assert back is not None and render_edtf(back) == text


@given(usual_periods())
def test_of_what_texts_say_edtf_keeps_the_days(period: Period) -> None:
    back = parse_edtf(render_edtf(period))
    assert back is not None
    assert possible_days(back) == possible_days(period)
    assert back.relation is period.relation


@given(periods())
def test_edtf_never_says_more_days_are_shut_out_than_the_period_does(period: Period) -> None:
    back = parse_edtf(render_edtf(period))
    assert back is not None and possible_days(period).is_in(possible_days(back))


@pytest.mark.parametrize(
    ("said", "edtf"),
    [
        ("within:2024/2024", "2024"),
        ("within:2024-10-13/2024-10-13", "2024-10-13"),
        ("within:2024-03/2024-05;named=spring", "2024-21"),
        ("within:2024-12/2025-02;named=winter", "2024-24"),
        ("within:2025-01/2025-04;named=early", "2025-37"),
        ("within:2024-10/2024-12;named=quarter_4", "2024-36"),
        ("within:2024-09/2024-11-15;named=late", "[2024-09..2024-11-15]"),
        ("within:2024-10/2025-03", "[2024-10..2025-03]"),
        ("within:2024-10/..", "[2024-10..]"),
        ("within:../2024-02-26", "[..2024-02-26]"),
        ("throughout:2024/2024", "2024/2024"),
        ("throughout:2024-10/..;end=ongoing_when_said", "2024-10/.."),
        ("throughout:2024-11/..;start=at_latest;end=ongoing_when_said", "2024-11?/.."),
        ("throughout:2024-10/..;end=unknown", "2024-10/"),
        ("throughout:../2024-10;start=unknown", "/2024-10"),
    ],
)
def test_each_kind_of_period_has_its_form(said: str, edtf: str) -> None:
    period = parse_period(said)
    assert period is not None
    assert render_edtf(period) == edtf
    assert parse_edtf(edtf) is not None


@pytest.mark.parametrize(
    "text", ["", "2024-25", "2024-42", "[2024..2024]", "2024..2025", "/", "../..", "24", "2024~", "[..]"]
)
def test_what_we_do_not_write_parses_to_none(text: str) -> None:
    assert parse_edtf(text) is None


def test_every_part_of_a_year_has_a_code_of_its_own() -> None:
    assert set(CODES) == set(YEAR_PARTS)
    assert len(set(CODES.values())) == len(CODES)
