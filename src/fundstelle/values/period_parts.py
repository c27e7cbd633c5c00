"""Named parts of years and months by their conventional months and days (gold/ANNOTATION.md, slot "time").

The ids are language-neutral; reading packs say which words mean which. A period made here keeps the id in `named`,
since its months are a convention and nobody said them.

>>> from fundstelle.values.period_form import render_period
>>> render_period(part_of_year("early", 2025))
'within:2025-01/2025-04;named=early'
>>> render_period(part_of_month("late", 2024, 2))
'within:2024-02-21/2024-02-29;named=late'
"""

from __future__ import annotations

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import PartialDate, shift_months
from fundstelle.values.period import Period, Relation

YEAR_PARTS = {
    "early": (1, 4),
    "mid": (5, 4),
    "late": (9, 4),
    "spring": (3, 3),
    "summer": (6, 3),
    "autumn": (9, 3),
    "winter": (12, 3),
    "quarter_1": (1, 3),
    "quarter_2": (4, 3),
    "quarter_3": (7, 3),
    "quarter_4": (10, 3),
    "half_1": (1, 6),
    "half_2": (7, 6),
}
"""First month and number of months. Winter belongs to the year it begins in: December to February of the next."""

MONTH_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, None)}
"""First and last day; None for the month's last."""


def part_of_year(part: str, year: int, relation: Relation = Relation.WITHIN) -> Period:
    """`early`, `spring`, `quarter_1` … of a year, in months. Raises ValueInvalid for an unknown part."""
    if part not in YEAR_PARTS:
        raise ValueInvalid(f"no part of a year {part!r}", remedy=f"known: {', '.join(YEAR_PARTS)}")
    first, months = YEAR_PARTS[part]
    last = PartialDate(*shift_months(year, first, months - 1))
    return Period(PartialDate(year, first), last, relation, named=part)


def part_of_month(part: str, year: int, month: int, relation: Relation = Relation.WITHIN) -> Period:
    """`early` (1st to 10th), `mid` (11th to 20th) or `late` (21st to the end) of a month, in days."""
    if part not in MONTH_PARTS:
        raise ValueInvalid(f"no part of a month {part!r}", remedy=f"known: {', '.join(MONTH_PARTS)}")
    first, last = MONTH_PARTS[part]
    end = PartialDate(year, month, last or PartialDate(year, month).last_day.day)
    return Period(PartialDate(year, month, first), end, relation, named=part)


def is_whole_part(period: Period) -> bool:
    """Whether the period is just the year's part that it is named for (not clipped, no other named part)."""
    start = period.start
    if period.named not in YEAR_PARTS or start is None or start.month is None or start.day is not None:
        return False
    whole = part_of_year(period.named, start.year)
    return (period.start, period.end) == (whole.start, whole.end)
