"""Provision: a numbered paragraph with its time, acts and duty-bearers; Assessment: an act held against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class Duty(StrEnum):
    """What a party must not do under a provision."""

    EXPORT = "export"
    IMPORT = "import"
    PROVIDE = "provide"
    RECEIVE = "receive"
    HOST = "host"


class Result(StrEnum):
    """What an assessment says, always "if the claim holds"."""

    WOULD_BREACH = "would_breach"
    CAP = "cap"
    ARGUED = "argued"
    CONTESTED = "contested"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class InForce:
    """A stretch of time in which a provision holds, as instants with zone; `until` is the first it no longer does.

    accepted_by, rejected_by: filled where the law itself is contested.
    """

    since: datetime
    until: datetime | None = None
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()

    @property
    def is_contested(self) -> bool:
        """Whether somebody holds that it is not in force."""
        return bool(self.rejected_by)


@dataclass(frozen=True, slots=True)
class Cap:
    """A limit: `limit` of `unit` per counting period that begins on `period_start` (month, day) and lasts a year."""

    limit: Decimal
    unit: str
    period_start: tuple[int, int]
    months: int = 12


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an assessment's reasoning, in both languages."""

    reason_de: str
    reason_en: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One act held against one provision for one duty-bearer.

    provision: its id, or its topic form where the paragraph is not confirmed. open_checks: exemptions nobody has
    checked. part: the stretch of the act in force (ISO dates), with `sure` false where it may lie outside.
    """

    matter_id: str | None
    provision: str
    number_confirmed: bool
    party: str
    duty: Duty | None
    result: Result
    steps: tuple[Step, ...] = ()
    open_checks: tuple[str, ...] = ()
    via: str | None = None
    part: tuple[str | None, str | None] | None = None
    sure: bool = True
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
