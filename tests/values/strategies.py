"""What hypothesis draws for our values. Numbers stay in the range of real figures, so that decimals stay exact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from fundstelle.errors import ValueInvalid
from fundstelle.values import (
    Basis,
    EndBound,
    Hedge,
    Interval,
    PartialDate,
    Period,
    Pin,
    Quantity,
    Rate,
    Relation,
    Span,
    StartBound,
)
from fundstelle.values.interval import is_empty
from fundstelle.values.period_parts import YEAR_PARTS, part_of_year

NUMBERS = st.one_of(
    st.decimals(0, 10**7, places=2),
    st.integers(0, 10**9).map(Decimal),
    st.builds(lambda digits, zeros: Decimal(digits) * 10**zeros, st.integers(1, 99), st.integers(0, 7)),
)
DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=8)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    ends = sorted(draw(st.tuples(NUMBERS, NUMBERS)))
    low, high = (draw(st.sampled_from([end, None])) for end in ends)
    low_strict, high_strict = (draw(st.booleans()) and end is not None for end in (low, high))
    if is_empty(low, high, low_strict, high_strict):
        low_strict = high_strict = False
    return Interval(low, high, low_strict, high_strict)


def _is_amount(ends: Interval) -> bool:
    return (ends.low, ends.high) != (None, None) and not (ends.high == 0 and ends.high_strict)


@st.composite
def figures(draw: st.DrawFn, unit: str | None = None) -> Quantity:
    """Quantities that are figures (no vague words), of one unit and no rate where `unit` is given."""
    number = draw(NUMBERS)
    measure = {
        "unit": unit or draw(st.sampled_from(["piece", "person", "t", "bbl", "EUR", "a unit; with = marks@"])),
        "per": None if unit else draw(st.sampled_from([None, *Rate])),
        "basis": draw(st.sampled_from(Basis)),
        "joint": False if unit else draw(st.booleans()),
    }
    if draw(st.booleans()):
        hedge = draw(st.sampled_from([Hedge.NONE, Hedge.ABOUT, Hedge.JUST_UNDER, Hedge.JUST_OVER]))
        return Quantity(number, number, hedge=hedge, exactly=draw(st.booleans()), **measure)
    ends = draw(intervals().filter(_is_amount))
    return Quantity(ends.low, ends.high, ends.low_strict, ends.high_strict, **measure)


VAGUE = st.builds(
    lambda least: Quantity(Decimal(least), None, hedge=Hedge.VAGUE), st.sampled_from([24, 200, 2000, 20_000, 2_000_000])
)


def quantities() -> st.SearchStrategy[Quantity]:
    return st.one_of(figures(), VAGUE)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(DAYS)
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


def _make_period(*slots: object) -> Period | None:
    try:
        return Period(*slots)  # type: ignore[arg-type]
    except ValueInvalid:
        return None


def free_periods() -> st.SearchStrategy[Period]:
    """Any combination of ends and bounds that a Period can hold."""
    ends = st.one_of(st.none(), partial_dates())
    slots = (ends, ends, st.sampled_from(Relation), st.sampled_from(StartBound), st.sampled_from(EndBound))
    named = st.one_of(st.none(), NAMES)
    made = st.builds(_make_period, *slots, named, st.none(), ends)
    return made.filter(lambda period: period is not None)  # type: ignore[return-value]


def usual_periods() -> st.SearchStrategy[Period]:
    """What texts say: one date, a named part, two ends, one end, since at least, and so on."""
    date_ = partial_dates()
    return st.one_of(
        st.builds(lambda at, relation: Period(at, at, relation), date_, st.sampled_from(Relation)),
        st.builds(part_of_year, st.sampled_from(sorted(YEAR_PARTS)), st.integers(2020, 2027)),
        st.builds(_make_period, date_, date_, st.sampled_from(Relation)).filter(bool),
        st.builds(lambda at: Period(at, None, Relation.WITHIN), date_),
        st.builds(lambda at: Period(None, at, Relation.WITHIN), date_),
        st.builds(
            lambda at, bound: Period(at, None, Relation.THROUGHOUT, bound, EndBound.ONGOING_WHEN_SAID),
            date_,
            st.sampled_from([StartBound.EXACT, StartBound.AT_LATEST]),
        ),
        st.builds(lambda at: Period(None, at, Relation.THROUGHOUT, StartBound.UNKNOWN), date_),
        st.builds(lambda at: Period(at, None, Relation.THROUGHOUT, end_bound=EndBound.UNKNOWN), date_),
    )


def periods() -> st.SearchStrategy[Period]:
    return st.one_of(usual_periods(), free_periods())


def spans() -> st.SearchStrategy[Span]:
    return st.builds(
        lambda text_id, start, length: Span(text_id, start, start + length),
        NAMES,
        st.integers(0, 10**6),
        st.integers(1, 500),
    )


for kind, strategy in {
    Interval: intervals(),
    Quantity: quantities(),
    PartialDate: partial_dates(),
    Period: periods(),
    Span: spans(),
    Pin: st.builds(Pin, spans(), NAMES, st.booleans()),
}.items():
    st.register_type_strategy(kind, strategy)
