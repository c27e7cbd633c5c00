"""Periods: overlap, containment, clipping, splitting."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import ValueInvalid
from fundstelle.values import EndBound, PartialDate, Period, Relation, StartBound, parse_iso
from fundstelle.values.period_algebra import (
    Certainty,
    Days,
    clip_at,
    find_containment,
    find_overlap,
    is_within,
    possible_days,
    split_at,
    sure_days,
)
from fundstelle.values.period_form import parse_period, render_period
from fundstelle.values.period_parts import YEAR_PARTS, part_of_month, part_of_year
from tests.values.strategies import DAYS, periods, usual_periods

NO, POSSIBLY, SURELY = Certainty.NO, Certainty.POSSIBLY, Certainty.SURELY


def of(text: str) -> Period:
    period = parse_period(text)
    assert period is not None, text
    return period


THROUGHOUT = periods().map(lambda period: replace(period, relation=Relation.THROUGHOUT))


@given(periods(), periods())
def test_overlap_is_symmetric(a: Period, b: Period) -> None:
    assert find_overlap(a, b) is find_overlap(b, a)


@given(periods())
def test_every_period_may_overlap_itself(period: Period) -> None:
    assert find_overlap(period, period) is not NO


@given(periods())
def test_the_sure_days_are_among_the_possible_ones(period: Period) -> None:
    sure = sure_days(period)
    assert sure is None or sure.is_touching(possible_days(period))


@given(usual_periods())
def test_of_what_texts_say_every_sure_day_is_a_possible_one(period: Period) -> None:
    sure = sure_days(period)
    assert sure is None or sure.is_in(possible_days(period))


@given(periods(), periods(), periods())
def test_lying_within_is_an_order_on_the_days(a: Period, b: Period, c: Period) -> None:
    assert is_within(a, a)
    assert not (is_within(a, b) and is_within(b, a)) or possible_days(a) == possible_days(b)
    assert not (is_within(a, b) and is_within(b, c)) or is_within(a, c)


@given(periods(), periods(), periods())
def test_what_lies_within_overlaps_no_more_than_what_it_lies_in(a: Period, b: Period, c: Period) -> None:
    if is_within(a, b) and find_overlap(b, c) is NO:
        assert find_overlap(a, c) is NO


@given(periods(), periods())
def test_containment_is_sure_only_where_every_possible_day_lies_inside(inner: Period, outer: Period) -> None:
    certainty = find_containment(possible_days(outer), inner)
    assert (certainty is SURELY) == is_within(inner, outer)


@given(periods(), DAYS)
def test_clipping_twice_changes_nothing(period: Period, day: date) -> None:
    once = clip_at(period, day)
    assert once is None or clip_at(once, day) == once


@given(periods(), DAYS)
def test_what_is_clipped_ends_by_the_day_and_begins_as_before(period: Period, day: date) -> None:
    clipped = clip_at(period, day)
    if clipped is None:
        assert (first := possible_days(period).first) is not None and first > day
        return
    days = possible_days(clipped)
    assert days.last is not None and days.last <= day
    assert days.first == possible_days(period).first
    assert (clipped.named, clipped.words, clipped.anchor) == (period.named, period.words, period.anchor)


@given(periods(), DAYS, DAYS)
def test_clipping_at_two_days_is_clipping_at_the_earlier(period: Period, a: date, b: date) -> None:
    first = clip_at(period, a)
    both = clip_at(first, b) if first else None
    straight = clip_at(period, min(a, b))
    assert (both and possible_days(both)) == (straight and possible_days(straight))


@given(THROUGHOUT, DAYS)
def test_the_parts_of_a_split_lie_on_their_sides_and_leave_no_day_out(period: Period, day: date) -> None:
    before, after = split_at(period, day)
    whole = possible_days(period)
    assert before or after
    assert before is None or ((last := possible_days(before).last) is not None and last < day)
    assert after is None or ((first := possible_days(after).first) is not None and first >= day)
    parts = [possible_days(part) for part in (before, after) if part]
    assert (parts[0].first, parts[-1].last) == (whole.first, whole.last)
    if before and after:
        last, first = parts[0].last, parts[1].first
        assert last is not None and first is not None and first - last == timedelta(days=1)


@given(st.dates(date(2020, 1, 1), date(2026, 12, 31)), st.integers(1, 3), DAYS)
def test_splitting_a_whole_year_or_month_keeps_every_sure_day(at: date, precision: int, day: date) -> None:
    whole = PartialDate(*(at.year, at.month, at.day)[:precision])
    period = Period(whole, whole, Relation.THROUGHOUT)
    sure = [sure_days(part) for part in split_at(period, day) if part]
    days = sure_days(period)
    assert days is not None and all(sure)
    assert (sure[0] and sure[0].first, sure[-1] and sure[-1].last) == (days.first, days.last)


@given(periods().map(lambda period: replace(period, relation=Relation.WITHIN)), DAYS)
def test_what_happened_on_one_unknown_day_is_never_split(period: Period, day: date) -> None:
    with pytest.raises(ValueInvalid, match="find_overlap"):
        split_at(period, day)


@given(periods())
def test_rendering_and_parsing_a_period_is_lossless(period: Period) -> None:
    assert parse_period(render_period(period)) == period


@pytest.mark.parametrize(
    ("a", "b", "certainty"),
    [
        ("within:2024/2024", "within:2025/2025", NO),
        ("within:2024/2024", "within:2024-10/2024-10", POSSIBLY),
        ("within:2024-10/2024-10", "throughout:2024/2024", SURELY),
        ("within:2024-10-13/2024-10-13", "within:2024-10-13/2024-10-13", SURELY),
        ("within:2024-10/2024-10", "within:2024-10/2024-10", POSSIBLY),
        ("throughout:2024/2024", "throughout:2024-12-31/2025-06", SURELY),
        # From March to May need not begin on the 1st, nor last to the 31st.
        ("throughout:2024-03/2024-05", "within:2024-03-01/2024-03-01", POSSIBLY),
        ("throughout:2024-03/2024-05", "within:2024-04/2024-04", SURELY),
        # Since November at the latest: in October perhaps.
        ("throughout:2024-11/..;start=at_latest;end=ongoing_when_said", "within:2024-10/2024-10", POSSIBLY),
        ("throughout:2024-11/..;end=ongoing_when_said", "within:2024-10/2024-10", NO),
        ("throughout:2024-11/..;end=ongoing_when_said", "within:2025-05/2025-05", POSSIBLY),
        ("within:../2024-02-26", "within:2024-02-27/2024-02-27", NO),
    ],
)
def test_overlap_respects_what_the_words_leave_open(a: str, b: str, certainty: Certainty) -> None:
    assert find_overlap(of(a), of(b)) is certainty


def test_containment_tells_a_year_from_a_period_that_runs_over_its_end() -> None:
    year = Days(date(2024, 1, 1), date(2024, 12, 31))
    assert find_containment(year, of("within:2024-10/2024-10")) is SURELY
    assert find_containment(year, of("within:2024-12/2025-01")) is POSSIBLY
    assert find_containment(year, of("throughout:2024-12/2025-02")) is NO
    assert find_containment(year, of("within:2025-02/2025-02")) is NO


def test_a_named_part_is_clipped_at_the_day_it_was_said_and_keeps_its_name() -> None:
    clipped = clip_at(part_of_year("late", 2024), date(2024, 11, 15))
    assert clipped is not None
    assert render_period(clipped) == "within:2024-09/2024-11-15;named=late"


def test_an_open_end_is_clipped_at_the_day_it_was_said() -> None:
    clipped = clip_at(of("within:2024-11/..;end=ongoing_when_said"), date(2025, 5, 29))
    assert clipped is not None and render_period(clipped) == "within:2024-11/2025-05-29"


def test_a_year_is_split_at_an_instant_by_its_utc_day() -> None:
    new_york = timezone(timedelta(hours=-4))
    for edge in (datetime(2025, 9, 28, tzinfo=UTC), datetime(2025, 9, 27, 20, tzinfo=new_york)):
        before, after = split_at(of("throughout:2025/2025"), edge)
        assert before and after
        assert render_period(before) == "throughout:2025-01-01/2025-09-27"
        assert render_period(after) == "throughout:2025-09-28/2025-12-31"


def test_an_instant_without_zone_is_refused() -> None:
    with pytest.raises(ValueInvalid, match="no time zone"):
        split_at(of("throughout:2025/2025"), datetime(2025, 9, 28))


def test_a_start_at_the_latest_leaves_an_unknown_start_before_it() -> None:
    before, after = split_at(of("throughout:2024-11/..;start=at_latest;end=ongoing_when_said"), date(2024, 6, 1))
    assert before and after
    assert render_period(before) == "throughout:../2024-05-31;start=unknown"
    assert find_overlap(before, of("within:2024-05/2024-05")) is POSSIBLY


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", "2024-01-01", "2024-04-30"),
        ("mid", "2024-05-01", "2024-08-31"),
        ("late", "2024-09-01", "2024-12-31"),
        ("spring", "2024-03-01", "2024-05-31"),
        ("summer", "2024-06-01", "2024-08-31"),
        ("autumn", "2024-09-01", "2024-11-30"),
        ("winter", "2024-12-01", "2025-02-28"),
        ("quarter_3", "2024-07-01", "2024-09-30"),
        ("half_2", "2024-07-01", "2024-12-31"),
    ],
)
def test_parts_of_a_year_are_the_months_of_the_annotation(part: str, first: str, last: str) -> None:
    assert possible_days(part_of_year(part, 2024)) == Days(date.fromisoformat(first), date.fromisoformat(last))


@given(st.integers(2000, 2030), st.integers(1, 12))
def test_the_parts_of_a_month_fill_it_without_overlap(year: int, month: int) -> None:
    parts = [possible_days(part_of_month(part, year, month)) for part in ("early", "mid", "late")]
    whole = PartialDate(year, month)
    assert (parts[0].first, parts[-1].last) == (whole.first_day, whole.last_day)
    for left, right in itertools.pairwise(parts):
        assert left.last is not None and right.first is not None
        assert right.first - left.last == timedelta(days=1)


@pytest.mark.parametrize("parts", [("early", "mid", "late"), ("quarter_1", "quarter_2", "quarter_3", "quarter_4")])
def test_the_parts_of_a_year_fill_it(parts: tuple[str, ...]) -> None:
    assert sum(YEAR_PARTS[part][1] for part in parts) == 12


def test_an_unknown_part_is_named() -> None:
    with pytest.raises(ValueInvalid, match="'harvest'"):
        part_of_year("harvest", 2024)
    with pytest.raises(ValueInvalid, match="'spring'"):
        part_of_month("spring", 2024, 3)


@pytest.mark.parametrize(
    "text", ["", "2024", "within:2024", "within:../..", "during:2024/2024", "within:2025/2024", "within:2024/2024;x=1"]
)
def test_what_is_no_period_parses_to_none(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2023-02-29", "2024-1-1", "0000"])
def test_what_is_no_date_parses_to_none(text: str) -> None:
    assert parse_iso(text) is None


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueInvalid, match="before it starts"):
        Period(PartialDate(2025), PartialDate(2024, 12))
    assert Period(PartialDate(2025, 3), PartialDate(2025)).start_bound is StartBound.EXACT
    assert Period(PartialDate(2025, 3), None).end_bound is EndBound.EXACT


def test_a_split_leaves_the_outer_ends_at_the_precision_they_were_said() -> None:
    before, after = split_at(of("throughout:2024-10/2025-03"), date(2025, 1, 10))
    assert before and after
    assert render_period(before) == "throughout:2024-10/2025-01-09"
    assert render_period(after) == "throughout:2025-01-10/2025-03"
