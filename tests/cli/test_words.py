from __future__ import annotations

from decimal import Decimal

import pytest

from fundstelle.cli.words import days_words, interval_words, period_words, quantity_words, source_words
from fundstelle.messages import load_messages
from fundstelle.values import EndBound, Hedge, Interval, Period, Quantity, Rate, parse_iso

D = Decimal
EN, DE = load_messages("en"), load_messages("de")


@pytest.mark.parametrize(
    ("quantity", "english", "german"),
    [
        (Quantity(None, D(9_000_000)), "at most 9,000,000", "höchstens 9.000.000"),
        (Quantity(D(11_000), None, low_strict=True), "more than 11,000", "mehr als 11.000"),
        (Quantity(D(100), None), "at least 100", "mindestens 100"),
        (Quantity(None, D(500), high_strict=True), "less than 500", "weniger als 500"),
        (Quantity(D(400), D(400), hedge=Hedge.ABOUT), "about 400", "etwa 400"),
        (Quantity(D(400), D(400), hedge=Hedge.JUST_UNDER), "just under 400", "knapp 400"),
        (Quantity(D(5), D(7)), "5 to 7", "5 bis 7"),
        (Quantity(D(24), None, hedge=Hedge.VAGUE), "vague, at least 24", "unbestimmt, mindestens 24"),
        (Quantity(D(3), D(3)), "3", "3"),
        (Quantity(D(50), D(50), unit="t", per=Rate.MONTH), "50 t / month", "50 t / month"),
        (
            Quantity(D(220), D(220), joint=True),
            "220 (together with something else)",
            "220 (mit anderem zusammen)",
        ),
        (None, "", ""),
    ],
)
def test_bounds_hedges_and_rates_stay_what_they_are(quantity: Quantity | None, english: str, german: str) -> None:
    assert quantity_words(quantity, EN) == english
    assert quantity_words(quantity, DE) == german


def test_interval_that_is_open_on_both_ends_has_no_words() -> None:
    assert interval_words(None, EN) == ""


def test_period_with_an_open_end_says_so() -> None:
    assert period_words(Period(parse_iso("2024-11"), None, end_bound=EndBound.UNKNOWN)) == "2024-11/.."
    assert period_words(Period(parse_iso("2024"), parse_iso("2024"))) == "2024"
    assert period_words(None) == ""


def test_sources_without_a_name_are_written_out() -> None:
    assert source_words(["publisher", "XAA.gov"], DE) == "das Medium selbst, XAA.gov"
    assert source_words(["unnamed"], EN) == "unnamed"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2024-01-01", "2024-12-31", "2024"),
        ("2025-01-01", "2025-02-28", "2025-01/2025-02"),
        ("2025-02-01", "2025-02-28", "2025-02"),
        ("2025-02-03", "2025-02-28", "2025-02-03/2025-02-28"),
        (None, "2025-02-26", "../2025-02-26"),
        ("2023-09-01", None, "2023-09-01/.."),
    ],
)
def test_whole_years_and_months_are_called_by_their_names(start: str | None, end: str | None, words: str) -> None:
    assert days_words(start, end) == words


def test_from_zero_to_a_bound_reads_as_the_bound() -> None:
    assert interval_words(Interval(D(0), D(9_000_000)), EN) == "at most 9,000,000"
