"""Digits with the marks of two languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.extract.numbers import parse_digits
from fundstelle.languages import load_pack

PACKS = {code: load_pack(code) for code in ("de", "en")}


def parsed(text: str, language: str) -> Decimal | None:
    return parse_digits(text, PACKS[language].group_marks, PACKS[language].decimal_marks)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "3.000", "3000"),
        ("de", "1.234.567", "1234567"),
        ("de", "1.234,5", "1234.5"),
        ("de", "4,2", "4.2"),
        ("de", "1.5", "1.5"),
        ("de", "650'000", "650000"),
        ("de", "100\u2009000", "100000"),
        ("en", "3,000", "3000"),
        ("en", "1,234,567.5", "1234567.5"),
        ("en", "4.2", "4.2"),
        ("en", "42", "42"),
    ],
)
def test_group_and_decimal_marks_are_told_apart(language: str, text: str, value: str) -> None:
    assert parsed(text, language) == Decimal(value)


@given(st.integers(0, 10**9), st.sampled_from(("de", "en")))
def test_a_grouped_whole_number_is_read_back(number: int, language: str) -> None:
    assert parsed(f"{number:,}".replace(",", "." if language == "de" else ","), language) == number
