"""Points of time mean days seen from an anchor, backwards for what has happened and forwards for what is to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.extract.dates import Direction, Point, resolve

ANCHOR = date(2031, 5, 14)
"""A Wednesday."""


def resolved(point: Point, direction: Direction = Direction.PAST) -> tuple[str, str] | None:
    found = resolve(point, ANCHOR, direction)
    return (found[0].iso(), found[1].iso()) if found else None


@pytest.mark.parametrize(
    ("point", "past", "future"),
    [
        (Point("month", month=3), "2031-03", "2032-03"),
        (Point("month", month=7), "2030-07", "2031-07"),
        (Point("month", month=3, year=2029), "2029-03", "2029-03"),
        (Point("month", offset=-1), "2031-04", "2031-04"),
        (Point("year", year_offset=-1), "2030", "2030"),
        (Point("day", month=4, day=3), "2031-04-03", "2032-04-03"),
        (Point("weekday", weekday=0), "2031-05-12", "2031-05-19"),
        (Point("fixed_day", offset=-1), "2031-05-13", "2031-05-13"),
    ],
)
def test_a_point_lies_before_the_anchor_or_after_it(point: Point, past: str, future: str) -> None:
    assert resolved(point) == (past, past)
    assert resolved(point, Direction.FUTURE) == (future, future)


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (Point("season", season="winter", year=2029), ("2029-12", "2030-02")),
        (Point("season", season="autumn", last=True), ("2030-09", "2030-11")),
        (Point("year", year=2030, part="mid"), ("2030-05", "2030-08")),
        (Point("month", month=2, year=2028, part="late"), ("2028-02-21", "2028-02-29")),
        (Point("months", months=(1, 3), year=2030), ("2030-01", "2030-03")),
        (Point("week", offset=-1), ("2031-05-05", "2031-05-11")),
    ],
)
def test_a_stretch_has_two_ends(point: Point, expected: tuple[str, str]) -> None:
    assert resolved(point) == expected


@pytest.mark.parametrize("point", [Point("day", month=2, day=30, year=2030), Point("day", month=4, day=31, year=2030)])
def test_a_day_that_is_in_no_calendar_means_nothing(point: Point) -> None:
    assert resolved(point) is None


def test_without_an_anchor_only_a_named_year_means_something() -> None:
    assert resolve(Point("month", month=3), None, Direction.PAST) is None
    assert resolve(Point("month", month=3, year=2030), None, Direction.PAST) is not None


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(1, 12))
def test_a_month_in_the_past_never_begins_after_the_anchor(anchor: date, month: int) -> None:
    found = resolve(Point("month", month=month), anchor, Direction.PAST)
    assert found is not None
    assert found[0].first_day <= anchor
