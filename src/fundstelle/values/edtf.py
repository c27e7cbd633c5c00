"""Periods as EDTF, for other tools (Library of Congress, Extended Date/Time Format, 4 February 2019).

| period                                   | EDTF                     | level |
| ---------------------------------------- | ------------------------ | ----- |
| within one year, month or day            | `2024-10`                | 0     |
| within a season, third, quarter, half    | `2024-21`, `2024-37` …   | 1, 2  |
| within two ends                          | `[2024-10..2025-03]`     | 2     |
| within, one end open                     | `[2024-10..]`            | 2     |
| throughout                               | `2024-10/2025-03`        | 0     |
| throughout, end open (was going on)      | `2024-10/..`             | 1     |
| throughout, end or start not known       | `2024-10/`, `/2024-10`   | 1     |
| throughout, from then at the latest      | `2024-11?/..`            | 1     |

A set in square brackets is "one of these", which is what `within` says. EDTF has no word for an anchor or for the parts
of a month, and no seasons in intervals; `period_form` keeps all that. `early`, `mid` and `late`
of a year are its quadrimesters (37 to 39).
"""

from __future__ import annotations

import re
from dataclasses import replace

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import PartialDate, parse_iso
from fundstelle.values.period import EndBound, Period, Relation, StartBound
from fundstelle.values.period_parts import is_whole_part, part_of_year

CODES = {
    "spring": 21,
    "summer": 22,
    "autumn": 23,
    "winter": 24,
    "quarter_1": 33,
    "quarter_2": 34,
    "quarter_3": 35,
    "quarter_4": 36,
    "early": 37,
    "mid": 38,
    "late": 39,
    "half_1": 40,
    "half_2": 41,
}
"""Sub-year groupings: seasons independent of location (level 1); quarters, quadrimesters, semestrals (level 2)."""

_PARTS = {code: part for part, code in CODES.items()}
_CODED = re.compile(r"(\d{4})-([234]\d)")
_SET = re.compile(r"\[([\d-]*)\.\.([\d-]*)\]")


def render_edtf(period: Period) -> str:
    """The period in EDTF, by the table above."""
    if period.relation is Relation.WITHIN:
        return _render_within(period)
    return f"{_render_start(period)}/{_render_end(period)}"


def parse_edtf(text: str) -> Period | None:
    """What `render_edtf` writes; None for anything else."""
    try:
        period = _parse_single(text) or _parse_set(text) or _parse_interval(text)
    except ValueInvalid:
        return None
    return period if period and render_edtf(period) == text else None


def _render_within(period: Period) -> str:
    start = period.start if period.start_bound is StartBound.EXACT else None
    end = period.end if period.end_bound is EndBound.EXACT else None
    if start is not None and start == end:
        return start.iso()
    if start is not None and period.named in CODES and end is not None and is_whole_part(period):
        return f"{start.year:04d}-{CODES[period.named]}"
    if start is None and end is None:
        # "by November at the latest", the end unknown as well: the one date that was said, marked uncertain.
        return f"{period.start or period.end}?"
    return f"[{start or ''}..{end or ''}]"


def _render_start(period: Period) -> str:
    if period.start is None:
        return ".." if period.start_bound is StartBound.EXACT else ""
    return f"{period.start}{'' if period.start_bound is StartBound.EXACT else '?'}"


def _render_end(period: Period) -> str:
    if period.end is None:
        return "" if period.end_bound is EndBound.UNKNOWN else ".."
    return f"{period.end}{'' if period.end_bound is EndBound.EXACT else '?'}"


def _parse_single(text: str) -> Period | None:
    coded = _CODED.fullmatch(text)
    if coded and int(coded[2]) in _PARTS:
        return part_of_year(_PARTS[int(coded[2])], int(coded[1]))
    value = parse_iso(text.removesuffix("?"))
    if value is None:
        return None
    if text.endswith("?"):
        return Period(value, None, start_bound=StartBound.AT_LATEST, end_bound=EndBound.UNKNOWN)
    return Period(value, value)


def _parse_set(text: str) -> Period | None:
    match = _SET.fullmatch(text)
    return Period(_read_date(match[1]), _read_date(match[2])) if match else None


def _parse_interval(text: str) -> Period | None:
    start, slash, end = text.partition("/")
    if not slash:
        return None
    period = Period(_read_date(start), _read_date(end), Relation.THROUGHOUT)
    return replace(period, start_bound=_start_bound(start), end_bound=_end_bound(end))


def _read_date(text: str) -> PartialDate | None:
    if text in ("", ".."):
        return None
    value = parse_iso(text.removesuffix("?"))
    if value is None:
        raise ValueInvalid(f"no date: {text!r}")
    return value


def _start_bound(text: str) -> StartBound:
    if text.endswith("?"):
        return StartBound.AT_LATEST
    return StartBound.UNKNOWN if text == "" else StartBound.EXACT


def _end_bound(text: str) -> EndBound:
    if text == "" or text.endswith("?"):
        return EndBound.UNKNOWN
    return EndBound.ONGOING_WHEN_SAID if text == ".." else EndBound.EXACT
