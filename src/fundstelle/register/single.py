"""One matter as a report would tell it, without reading the rest of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from fundstelle.assess import assess_matters
from fundstelle.knowledge.model import Knowledge
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.law import Assessment, Law, Result
from fundstelle.records.matter import Matter
from fundstelle.register.answers import FiledClaim, published_days
from fundstelle.register.desk_answers import ClaimRow, DeskMatter, Filter
from fundstelle.register.publishing import fetch_readings, today
from fundstelle.register.register import Register

MOST_CLAIMS = 30
"""Claims of a matter that are told, the newest; one with more is read in the register's list."""

_MOST_UNITS = 12
"""Counting units that are named in the sentence of who speaks of it; their number is told in full."""


@dataclass(frozen=True, slots=True)
class SingleMatter:
    """All that the matter's part of a report is made from; the matter's summary; the rows of its claims."""

    collected: ReportInput
    found: DeskMatter
    rows: tuple[ClaimRow, ...]


def collect_matter(
    register: Register,
    matter_id: str,
    language: str,
    settings: ReportSettings,
    knowledge: Knowledge,
    knowledge_dirs: Sequence[Path] = (),
) -> SingleMatter:
    """The matter with this id. Raises QueryInvalid for none."""
    found = register.desk.matter(matter_id, top=0)
    which = Filter({"matter": (found.row.id,)})
    rows = register.desk.claims(which, "published", None, MOST_CLAIMS).rows
    rows = tuple(row for row in rows if row.state != "rejected")
    matter = with_claims(found.head.matter, rows)
    others = [side for clash in found.clashes for side in (clash.a, clash.b) if side is not None]
    claims = {row.claim.id: row.claim for row in (*rows, *others)}
    filed = [file_row(row) for row in rows]
    collected = ReportInput(
        title="",
        language=language,
        generated=today(),
        matters=(matter,),
        claims=tuple(claims.values()),
        readings=fetch_readings(register, list(claims.values())),
        contradictions=tuple(clash.contradiction for clash in found.clashes),
        assessments=_assess(matter, filed, tuple(knowledge_dirs)),
        settings=settings,
        policy=register.choices().policy,
        knowledge=knowledge,
    )
    return SingleMatter(collected, found, rows)


def with_claims(matter: Matter, rows: Sequence[ClaimRow]) -> Matter:
    """The matter with the ids of these claims, those of unscored kinds apart."""
    scored = tuple(row.claim.id for row in rows if row.claim.kind in SCORED_KINDS)
    others = tuple(row.claim.id for row in rows if row.claim.kind not in SCORED_KINDS)
    return replace(matter, claim_ids=scored, also_said=others, units=matter.units[:_MOST_UNITS])


def file_row(row: ClaimRow) -> FiledClaim:
    """A row of a list as a filed claim."""
    matter_id = row.matters[0] if row.matters else None
    return FiledClaim(row.claim, row.document_id, row.path, row.facts, row.quote, "", row.recorded_at, matter_id)


def _assess(matter: Matter, filed: Sequence[FiledClaim], knowledge_dirs: tuple[Path, ...]) -> tuple[Assessment, ...]:
    """What the matter would breach, and what is owed in it; what no provision covers is left out."""
    held = assess_matters((matter,), [one.claim for one in filed], _law(knowledge_dirs), published_days(filed))
    return tuple(one for each in held for one in each.assessments if one.result is not Result.NOT_COVERED)


@lru_cache(maxsize=4)
def _law(knowledge_dirs: tuple[Path, ...]) -> Law:
    """The law, read once: a page of a matter must not read five regimes each time."""
    return load_law(knowledge_dirs)
