"""What a user chooses about reconciling, and what reviewers judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ReconcileSettings:
    """The choices; printed with every report.

    policy: what a number means (values/policy.py). as_of: only what was published by this day counts; what carries
    no day of publication is then left out, and counted as left out. recorded_until, recorded: only documents
    recorded by then, by document id. evidence_standard: independent origins that a finding needs.
    parties_to_conflict: states whose own word about their war does not count as independent for the grade; empty
    unless the user names them. source_letters: the letter that people gave a source, for the grade.
    """

    policy: str = "rounding"
    as_of: date | None = None
    recorded_until: datetime | None = None
    recorded: Mapping[str, datetime] = field(default_factory=dict)
    evidence_standard: int = 2
    parties_to_conflict: frozenset[str] = frozenset()
    source_letters: Mapping[str, SourceLetter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceLetter:
    """The reliability of a source (Admiralty code A to F), set by a person for a reason."""

    letter: str
    by: str
    on: date
    why: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's word that two claims speak of the same thing, or not of the same (`same` false).

    It comes from the decision log, of which only what still holds is handed over.
    """

    a: str
    b: str
    same: bool
    by: str = ""
    why: str = ""
