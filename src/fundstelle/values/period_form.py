"""The canonical string of a period, language-neutral and without loss but for `words`, and back.

>>> period = Period(PartialDate(2024, 11), None, Relation.THROUGHOUT, StartBound.AT_LATEST, EndBound.ONGOING_WHEN_SAID)
>>> render_period(period)
'throughout:2024-11/..;start=at_latest;end=ongoing_when_said'
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, unquote

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import PartialDate, parse_iso
from fundstelle.values.period import EndBound, Period, Relation, StartBound

__all__ = ["EndBound", "PartialDate", "Period", "Relation", "StartBound", "parse_period", "render_period"]

_OPEN = ".."


def render_period(period: Period) -> str:
    """`relation:start/end`, then `start=`, `end=`, `named=`, `anchor=` where they say something; `..` for None."""
    ends = "/".join(_OPEN if end is None else end.iso() for end in (period.start, period.end))
    parts = [f"{period.relation.value}:{ends}"]
    parts += [f"start={period.start_bound.value}"] if period.start_bound is not StartBound.EXACT else []
    parts += [f"end={period.end_bound.value}"] if period.end_bound is not EndBound.EXACT else []
    parts += [f"named={quote(period.named, safe='')}"] if period.named is not None else []
    parts += [f"anchor={period.anchor.iso()}"] if period.anchor is not None else []
    return ";".join(parts)


def parse_period(text: str) -> Period | None:
    """What `render_period` writes; None for anything else."""
    head, *marks = text.split(";")
    relation, _, ends = head.partition(":")
    start, slash, end = ends.partition("/")
    slots = _read_slots(marks)
    if slots is None or not slash or relation not in set(Relation):
        return None
    try:
        return Period(_read_end(start), _read_end(end), Relation(relation), **slots)
    except ValueInvalid:
        return None


def _read_end(text: str) -> PartialDate | None:
    if text == _OPEN:
        return None
    value = parse_iso(text)
    if value is None:
        raise ValueInvalid(f"no date: {text!r}")
    return value


def _read_slots(marks: list[str]) -> dict[str, Any] | None:
    slots: dict[str, Any] = {}
    for mark in marks:
        key, _, value = mark.partition("=")
        slot = _read_slot(key, value)
        if slot is None or slot[0] in slots:
            return None
        slots[slot[0]] = slot[1]
    return slots


def _read_slot(key: str, value: str) -> tuple[str, Any] | None:
    if key == "start" and value in set(StartBound):
        return "start_bound", StartBound(value)
    if key == "end" and value in set(EndBound):
        return "end_bound", EndBound(value)
    if key == "named":
        return "named", unquote(value)
    anchor = parse_iso(value) if key == "anchor" else None
    return None if anchor is None else ("anchor", anchor)
