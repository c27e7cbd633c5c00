"""Extraction: what the stage extract hands on for one reading."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading
from fundstelle.records.run import Skipped


@dataclass(frozen=True, slots=True)
class Extraction:
    """A reading and the claims found in it by `engine` (name and version); `skipped` says what was not read and why."""

    reading: Reading
    claims: tuple[Claim, ...]
    engine: str
    skipped: tuple[Skipped, ...] = ()
