"""Comparison: how two things stand to each other, with the reason (law 4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How the left one stands to the right one. `no_figure`: one of them says no number."""

    EQUAL = "equal"
    INSIDE = "inside"
    AROUND = "around"
    OVERLAPS = "overlaps"
    BELOW = "below"
    ABOVE = "above"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True, slots=True)
class Comparison:
    """score: 1 where both say the same, 0.5 where both can hold, 0 where not both can; reason: why."""

    score: float
    reason: Standing

    @property
    def is_clash(self) -> bool:
        """Whether not both can hold."""
        return self.score == 0.0


def make_comparison(reason: Standing) -> Comparison:
    """The comparison with the score that belongs to this standing."""
    if reason is Standing.EQUAL:
        return Comparison(1.0, reason)
    return Comparison(0.0 if reason in (Standing.BELOW, Standing.ABOVE) else 0.5, reason)
