"""A report from an open register: all that it is made from is collected here, nothing is looked up while rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from fundstelle.assess import assess_matters
from fundstelle.errors import QueryInvalid
from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.messages import load_messages
from fundstelle.publish import ReportInput, ReportSettings
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged
from fundstelle.records.document import Handling, Reading
from fundstelle.records.law import Assessment, Result
from fundstelle.records.matter import Matter
from fundstelle.register.answers import FiledClaim, published_days
from fundstelle.register.register import Register
from fundstelle.values.policy import ROUNDING

USUAL = ReportSettings()
"""What a report is made with where nobody chose."""


def collect_report(
    register: Register,
    language: str,
    title: str | None,
    settings: ReportSettings = USUAL,
    knowledge_dirs: Sequence[Path] = (),
) -> ReportInput:
    """All that a report is made from; matters with most independent origins first.

    Below the highest level, matters are made of the documents up to it alone, and files that were skipped are counted
    but not named: nobody knows their mark, and their paths may tell of what stands above.
    """
    level = settings.handling
    made, filed = register.up_to(level), register.claims()
    matters = tuple(sorted(made.matters, key=rank_matter))
    claims = [one.claim for one in filed]
    readings = fetch_readings(register, claims)
    decisions = register.decisions()
    skipped = tuple(skip for _, skip in register.skipped())
    return ReportInput(
        title=title or load_messages(language).text("report.title"),
        language=language,
        generated=today(),
        matters=matters,
        claims=tuple(claims),
        readings=readings,
        contradictions=made.contradictions,
        copies=made.copies,
        assessments=assess(matters, filter_filed(filed, readings, level), knowledge_dirs),
        counts={"documents": len(register.documents()), "claims": len(claims), "matters": len(matters)},
        left_out=Counter(skip.reason.value for skip in skipped),
        skipped=skipped if level is Handling.CONFIDENTIAL else (),
        settings=settings,
        policy=ROUNDING.name,
        log_head=decisions[-1].id if decisions else "",
        knowledge=load_knowledge(tuple(knowledge_dirs)),
        decisions=filter_decisions(register, decisions, level),
        grades={
            code: str((one.content or {}).get("grade", "")) for code, one in register.review_state().grades.items()
        },
    )


def filter_filed(
    filed: Sequence[FiledClaim], readings: Mapping[str, Reading], level: Handling
) -> tuple[FiledClaim, ...]:
    """The claims of documents up to the level."""
    return tuple(one for one in filed if readings[one.claim.span.text_id].document.handling.is_within(level))


def filter_decisions(register: Register, decisions: Sequence[Decision], level: Handling) -> tuple[Decision, ...]:
    """The decisions that may be shown at the level: none on a text above it, nor one that revokes such a decision.

    A text that is not on file any more counts as above every level but the highest.
    """
    targets: dict[str, tuple[Judged, ...]] = {}
    for one in decisions:
        targets[one.id] = (*one.targets, *targets.get(one.supersedes or "", ()))
    texts = {target.span.text_id for judged in targets.values() for target in judged}
    hidden = {text_id for text_id in texts if not is_text_within(register, text_id, level)}
    return tuple(one for one in decisions if not any(target.span.text_id in hidden for target in targets[one.id]))


def is_text_within(register: Register, text_id: str, level: Handling) -> bool:
    """Whether a text's document may be shown at the level."""
    try:
        return register.reading(text_id).document.handling.is_within(level)
    except QueryInvalid:
        return level is Handling.CONFIDENTIAL


def assess(
    matters: Sequence[Matter], filed: Sequence[FiledClaim], knowledge_dirs: Sequence[Path] = ()
) -> tuple[Assessment, ...]:
    """What the matters would breach, and what is owed in them; what no provision covers is left out."""
    law = load_law(tuple(knowledge_dirs))
    held = assess_matters(matters, [one.claim for one in filed], law, published_days(filed))
    return tuple(one for each in held for one in each.assessments if one.result is not Result.NOT_COVERED)


def rank_matter(matter: Matter) -> tuple[int, int, str]:
    """Where a matter stands in the report: independent origins, then mentions, then its address."""
    return (-matter.independent_origins, -matter.mentions, matter.id)


def fetch_readings(register: Register, claims: Sequence[Claim]) -> Mapping[str, Reading]:
    """The reading of every text that a claim points into, pins included, by text id."""
    texts = {claim.span.text_id for claim in claims}
    return {text_id: register.reading(text_id) for text_id in sorted(texts)}


def fetch_sources(register: Register, report_input: ReportInput) -> Mapping[str, bytes]:
    """The archived bytes, by document id, of every document up to the handling level that a claim rests on.

    Raises StoreError where bytes are missing or were changed.
    """
    level = report_input.settings.handling
    documents = [reading.document for reading in report_input.readings.values()]
    return {one.id: register.bytes_of(one.id) for one in documents if one.handling.is_within(level)}


def today() -> date:
    """The day the report is made, in UTC."""
    return datetime.now(UTC).date()
