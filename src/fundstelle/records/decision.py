"""Decision: what a reviewer said. Added, never edited; each carries the hash of the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fundstelle.values import Span


class Verdict(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"
    UNDO = "undo"
    SAME = "same"
    NOT_SAME = "not_same"
    GRADE = "grade"
    TAG = "tag"
    READ_TO_END = "read_to_end"
    NOTE = "note"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Judged:
    """What a decision points to: a passage and the slot values that were judged, never a machine claim's id alone.

    values: canonical slot values as strings (`records.ids.slot_values`), so that law 6 can tell same from other.
    """

    span: Span
    kind: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log. `id` = hash over `previous` and the content; `supersedes` is the decision it revokes.

    targets: one passage (accept, reject …) or two (same, not_same). content: corrected or added slot values, a grade,
    a tag, a note, by slot name.
    """

    id: str
    previous: str
    verdict: Verdict
    targets: tuple[Judged, ...]
    by: str
    at: datetime
    why: str = ""
    content: Mapping[str, str] | None = None
    supersedes: str | None = None
