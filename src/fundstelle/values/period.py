"""Period: when something happened or was said, at the precision said, with open and unknown ends kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fundstelle.errors import ValueInvalid
from fundstelle.values.date import PartialDate
from fundstelle.values.span import Pin


class Relation(StrEnum):
    """Whether it happened on some day inside the period, or all through it."""

    WITHIN = "within"
    THROUGHOUT = "throughout"


class StartBound(StrEnum):
    """`at_latest`: seit mindestens November, by then at the latest."""

    EXACT = "exact"
    AT_LATEST = "at_latest"
    UNKNOWN = "unknown"


class EndBound(StrEnum):
    """`ongoing_when_said`: it went on when it was said; nobody says until when."""

    EXACT = "exact"
    ONGOING_WHEN_SAID = "ongoing_when_said"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included, each at its own precision; None where not said.

    named: the conventional part that the words named (`autumn`, `beginning`, `end`), since its months are a convention.
    words: where it is said; anchor: what a relative expression was counted from (usually the publication date).
    """

    start: PartialDate | None
    end: PartialDate | None
    relation: Relation = Relation.WITHIN
    start_bound: StartBound = StartBound.EXACT
    end_bound: EndBound = EndBound.EXACT
    named: str | None = None
    words: Pin | None = None
    anchor: PartialDate | None = None

    def __post_init__(self) -> None:
        """Raise ValueInvalid where nothing is said or the end lies before the start."""
        if self.start is None and self.end is None:
            raise ValueInvalid("a period needs at least one end")
        if self.start is not None and self.end is not None and self.end.last_day < self.start.first_day:
            raise ValueInvalid(f"the period ends before it starts: {self.start}/{self.end}")
