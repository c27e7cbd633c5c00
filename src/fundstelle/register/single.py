"""One matter as a report would tell it, without reading the rest of the register."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from fundstelle.knowledge import load_knowledge
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.records.matter import Contradiction, Matter
from fundstelle.register.answers import FiledClaim
from fundstelle.register.options import ClaimFilter
from fundstelle.register.publishing import assess, fetch_readings, today
from fundstelle.register.register import Register

MOST_CLAIMS = 400
"""Claims of a matter that are told; a matter with more is read in the register's list."""


def collect_matter(
    register: Register,
    matter_id: str,
    language: str,
    settings: ReportSettings,
    knowledge_dirs: Sequence[Path] = (),
) -> tuple[ReportInput, Matter, tuple[FiledClaim, ...]]:
    """(all that the matter's part of a report is made from, the matter, its claims). Raises QueryInvalid for none."""
    matter = register.matter(matter_id)
    filed = register.claims(ClaimFilter(matter=matter.id, limit=MOST_CLAIMS))
    clashes = find_contradictions(register, {one.claim.id for one in filed})
    others = _fetch_others(register, clashes, filed)
    claims = [one.claim for one in (*filed, *others)]
    collected = ReportInput(
        title="",
        language=language,
        generated=today(),
        matters=(matter,),
        claims=tuple(claims),
        readings=fetch_readings(register, claims),
        contradictions=tuple(clashes),
        assessments=assess((matter,), filed, knowledge_dirs),
        settings=settings,
        policy=register.choices().policy,
        knowledge=load_knowledge(tuple(knowledge_dirs)),
    )
    return collected, matter, tuple(filed)


def find_contradictions(register: Register, claim_ids: set[str]) -> list[Contradiction]:
    """The contradictions with one of these claims on a side."""
    return [one for one in register.contradictions() if {one.a, one.b} & claim_ids]


def _fetch_others(
    register: Register, clashes: Sequence[Contradiction], filed: Sequence[FiledClaim]
) -> list[FiledClaim]:
    """The claims of the contradictions that belong to other matters."""
    known = {one.claim.id for one in filed}
    wanted = dict.fromkeys(side for one in clashes for side in (one.a, one.b) if side not in known)
    return [register.claim(claim_id) for claim_id in wanted]
