"""Skipped and RunReport: every stage's counts in = out + skipped by reason (law 3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from fundstelle.records.matter import MatterKey


class SkipReason(StrEnum):
    """Why something was left out. Each has a remedy in `messages` and a row in docs/skips.md."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NOT_TEXT = "not_text"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_READABLE = "not_readable"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    READER_DIED = "reader_died"
    NO_LANGUAGE_PACK = "no_language_pack"
    ALREADY_KNOWN = "already_known"
    FORGOTTEN = "forgotten"
    EXTRACTION_FAILED = "extraction_failed"


@dataclass(frozen=True, slots=True)
class Skipped:
    """One thing that a stage left out: which, why, and what may help."""

    what: str
    reason: SkipReason
    detail: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class StageCount:
    """One stage's account. `made` counts what came of the `done` ones (claims from documents) and is not balanced."""

    stage: str
    taken: int
    done: int
    known: int = 0
    made: int = 0
    skipped: tuple[Skipped, ...] = ()

    @property
    def is_balanced(self) -> bool:
        """Law 3: nothing is lost."""
        return self.taken == self.done + self.known + len(self.skipped)


@dataclass(frozen=True, slots=True)
class MatterChange:
    """What decisions changed in one matter. details: (what, before, now) of `origins`, `claims`, `contradictions` and
    `figure`, the last as `render_interval` writes it, with its unit behind a space; `whole` for a matter that came
    (before is empty) or went (now is)."""

    matter_id: str
    key: MatterKey
    details: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class RunReport:
    """What one run did, stage by stage. notes: findings for the user, such as two dates for the same bytes. changes:
    what decisions changed, where only the matters that they reach were made again."""

    stages: tuple[StageCount, ...]
    notes: tuple[str, ...] = ()
    seconds: float = 0.0
    changes: tuple[MatterChange, ...] = ()

    @property
    def is_balanced(self) -> bool:
        """Whether every stage's counts add up."""
        return all(stage.is_balanced for stage in self.stages)
