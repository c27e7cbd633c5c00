"""Periods that words such as "in dieser Zeit", "over that period" take over from an earlier sentence."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.dates import Direction
from fundstelle.records.claim import Claim
from fundstelle.values import PartialDate, Period, Pin, Span


def find_stretch(a: Analysis, published: PartialDate | None, text_id: str) -> Period | None:
    """The last period of a sentence that is a stretch ("seit Mitte Mai", "from August to December"), None without."""
    for mark in reversed(a.times):
        if mark.open_end or (mark.start is not None and mark.end is not None):
            tokens = a.s.tokens
            words = Pin(Span(text_id, tokens[mark.first].start, tokens[mark.last - 1].end), "period", True)
            return mark.make_period(published, Direction.PAST, words)
    return None


def with_same_period(a: Analysis, clause: Clause, claim: Claim, before: Period | None) -> Claim:
    """The claim with the stretch told before, where its clause says "in that time" and names no period itself."""
    if claim.happened is not None or before is None or before.words is None:
        return claim
    if not any(mark.first in clause for mark in a.s.marks("same_period")):
        return claim
    pins = MappingProxyType({**claim.pins, "happened": (before.words,)})
    return replace(claim, happened=before, pins=pins)
