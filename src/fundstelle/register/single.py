"""One matter as a report would tell it, without reading the rest of the register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fundstelle.knowledge import load_knowledge
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.matter import Matter
from fundstelle.register.answers import FiledClaim
from fundstelle.register.desk_answers import ClaimRow, DeskMatter, Filter
from fundstelle.register.publishing import assess, fetch_readings, today
from fundstelle.register.register import Register

MOST_CLAIMS = 200
"""Claims of a matter that are told, the newest; one with more is read in the register's list."""


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
    knowledge_dirs: Sequence[Path] = (),
) -> SingleMatter:
    """The matter with this id. Raises QueryInvalid for none."""
    found = register.desk.matter(matter_id)
    which = Filter({"matter": (found.row.id,)})
    # Work goes in the order of places, but a matter of very many claims is told by its newest.
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
        assessments=assess((matter,), filed, knowledge_dirs),
        settings=settings,
        policy=register.choices().policy,
        knowledge=load_knowledge(tuple(knowledge_dirs)),
    )
    return SingleMatter(collected, found, rows)


def with_claims(matter: Matter, rows: Sequence[ClaimRow]) -> Matter:
    """The matter with the ids of these claims, those of unscored kinds apart."""
    scored = tuple(row.claim.id for row in rows if row.claim.kind in SCORED_KINDS)
    others = tuple(row.claim.id for row in rows if row.claim.kind not in SCORED_KINDS)
    return replace(matter, claim_ids=scored, also_said=others)


def file_row(row: ClaimRow) -> FiledClaim:
    """A row of a list as a filed claim."""
    matter_id = row.matters[0] if row.matters else None
    return FiledClaim(row.claim, row.document_id, row.path, row.facts, row.quote, "", row.recorded_at, matter_id)
