"""Numbers, dates and periods as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.messages import load_formats, load_messages, render_period
from fundstelle.values import EndBound, PartialDate, Period, Relation, StartBound, parse_iso

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("999", "999", "999"),
        ("1234", "1.234", "1,234"),
        ("11000", "11.000", "11,000"),
        ("1234567.5", "1.234.567,5", "1,234,567.5"),
        ("-3000", "−3.000", "−3,000"),
        ("0.5", "0,5", "0.5"),
    ],
)
def test_numbers_are_grouped_as_the_language_does(value: str, german: str, english: str) -> None:
    assert load_formats("de").number(Decimal(value)) == german
    assert load_formats("en").number(Decimal(value)) == english


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("1000000", f"1{NB}Million", f"1{NB}million"),
        ("9000000", f"9{NB}Millionen", f"9{NB}million"),
        ("1250000", f"1,25{NB}Millionen", f"1.25{NB}million"),
        ("20000000000", f"20{NB}Milliarden", f"20{NB}billion"),
        ("9450123", "9.450.123", "9,450,123"),
        ("11000", "11.000", "11,000"),
    ],
)
def test_millions_are_words_only_where_no_digit_is_lost(value: str, german: str, english: str) -> None:
    assert load_formats("de").amount(Decimal(value)) == german
    assert load_formats("en").amount(Decimal(value)) == english


@given(st.integers(min_value=0, max_value=10**15))
def test_a_written_number_can_be_read_back(value: int) -> None:
    formats = load_formats("de")
    assert int(formats.number(value).replace(formats.group, "")) == value


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [("2025-05-29", "29. Mai 2025", "29 May 2025"), ("2025-05", "Mai 2025", "May 2025"), ("2025", "2025", "2025")],
)
def test_dates_keep_their_precision(iso: str, german: str, english: str) -> None:
    value = parse_iso(iso)
    assert value is not None
    assert load_formats("de").date(value) == german
    assert load_formats("en").date(value.first_day if value.day else value) == english


def period(start: str | None, end: str | None, **more: object) -> Period:
    return Period(parse_iso(start) if start else None, parse_iso(end) if end else None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "german", "english"),
    [
        (period("2025-05-29", "2025-05-29"), "am 29. Mai 2025", "on 29 May 2025"),
        (period("2024-10", "2024-10"), "im Oktober 2024", "in October 2024"),
        (period("2024", "2024"), "im Jahr 2024", "in 2024"),
        (period("2024-11", None), "seit November 2024", "since November 2024"),
        (
            period("2024-11", None, start_bound=StartBound.AT_LATEST),
            "spätestens seit November 2024",
            "since November 2024 at the latest",
        ),
        (
            period("2024-11-05", "2025-02-01", end_bound=EndBound.ONGOING_WHEN_SAID),
            "seit dem 5. November 2024",
            "since 5 November 2024",
        ),
        (period(None, "2025-02-26"), "bis zum 26. Februar 2025", "by 26 February 2025"),
        (period("2024-05", "2024-07"), "zwischen Mai und Juli 2024", "between May and July 2024"),
        (
            period("2024-05", "2024-07", relation=Relation.THROUGHOUT),
            "von Mai bis Juli 2024",
            "from May to July 2024",
        ),
        (period("2025-01", "2025-04", named="beginning"), "Anfang 2025", "at the beginning of 2025"),
        (period("2025-05-21", "2025-05-31", named="end"), "Ende Mai 2025", "at the end of May 2025"),
        (period("2024-09", "2024-11", named="autumn"), "im Herbst 2024", "in autumn 2024"),
        (period("2024-12", "2025-02", named="winter"), "im Winter 2024/25", "in winter 2024/25"),
    ],
)
def test_periods_are_told_as_they_were_said(said: Period, german: str, english: str) -> None:
    assert render_period(said, load_messages("de")) == german
    assert render_period(said, load_messages("en")) == english


DATES = st.builds(lambda d: PartialDate(d.year, d.month, d.day), st.dates())


@given(DATES, st.sampled_from(["de", "en"]), st.sampled_from(list(Relation)))
def test_every_single_day_is_written_with_its_year(day: PartialDate, language: str, relation: Relation) -> None:
    assert str(day.year) in render_period(Period(day, day, relation), load_messages(language))
