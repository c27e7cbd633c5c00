"""A report from an open register: all that it is made from is collected here, nothing is looked up while rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from fundstelle.knowledge import load_knowledge
from fundstelle.messages import load_messages
from fundstelle.publish import ReportInput, ReportSettings, render_report
from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading
from fundstelle.records.matter import Matter
from fundstelle.register.register import Register
from fundstelle.values.policy import ROUNDING

USUAL = ReportSettings()
"""What a report is made with where nobody chose."""


def render_page(
    register: Register,
    *,
    language: str,
    title: str | None = None,
    settings: ReportSettings = USUAL,
    knowledge_dirs: Sequence[Path] = (),
) -> str:
    """The register's report as one self-contained HTML file. Raises PublishRefused where it may not be published."""
    return render_report(collect_report(register, language, title, settings, knowledge_dirs))


def collect_report(
    register: Register,
    language: str,
    title: str | None,
    settings: ReportSettings = USUAL,
    knowledge_dirs: Sequence[Path] = (),
) -> ReportInput:
    """All that a report is made from; matters with most independent origins first."""
    matters, claims = register.matters(), [filed.claim for filed in register.claims()]
    decisions = register.decisions()
    skipped = tuple(skip for _, skip in register.skipped())
    return ReportInput(
        title=title or load_messages(language).text("report.title"),
        language=language,
        generated=today(),
        matters=tuple(sorted(matters, key=rank_matter)),
        claims=tuple(claims),
        readings=fetch_readings(register, claims),
        contradictions=tuple(register.contradictions()),
        copies=tuple(register.copies()),
        counts={"documents": len(register.documents()), "claims": len(claims), "matters": len(matters)},
        left_out=Counter(skip.reason.value for skip in skipped),
        skipped=skipped,
        settings=settings,
        policy=ROUNDING.name,
        log_head=decisions[-1].id if decisions else "",
        knowledge=load_knowledge(tuple(knowledge_dirs)),
    )


def rank_matter(matter: Matter) -> tuple[int, int, str]:
    """Where a matter stands in the report: independent origins, then mentions, then its address."""
    return (-matter.independent_origins, -matter.mentions, matter.id)


def fetch_readings(register: Register, claims: Sequence[Claim]) -> Mapping[str, Reading]:
    """The reading of every text that a claim points into, pins included, by text id."""
    texts = {claim.span.text_id for claim in claims}
    return {text_id: register.reading(text_id) for text_id in sorted(texts)}


def today() -> date:
    """The day the report is made, in UTC."""
    return datetime.now(UTC).date()
