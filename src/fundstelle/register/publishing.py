"""A report from an open register: all that it is made from is collected here, nothing is looked up while rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from fundstelle.assess import assess_matters
from fundstelle.errors import QueryInvalid
from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.messages import load_messages
from fundstelle.publish import ReportInput, ReportSettings, render_as
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Decision, Judged
from fundstelle.records.document import Handling, Reading
from fundstelle.records.law import Assessment, Result
from fundstelle.records.matter import Contradiction, Matter, Reconciliation
from fundstelle.register.answers import FiledClaim, published_days
from fundstelle.register.choosing import choose_matters, find_tags
from fundstelle.register.options import ReportChoice
from fundstelle.register.register import Register

USUAL = ReportSettings()
"""What a report is made with where nobody chose."""

EVERYTHING = ReportChoice()
"""Every matter, those with most independent origins first."""


def render_report(
    register: Register,
    form: str = "html",
    *,
    language: str = "en",
    title: str | None = None,
    settings: ReportSettings = USUAL,
    choice: ReportChoice = EVERYTHING,
    knowledge_dirs: Sequence[Path] = (),
) -> bytes:
    """The report or table in one of `publish.FORMS`, as bytes; nothing is written and nothing noted as published.

    Raises QueryInvalid for an unknown form, PublishRefused where it may not be published, PartMissing where the form
    needs a part that is not installed.
    """
    return render_as(collect_report(register, language, title, settings, knowledge_dirs, choice), form)


@dataclass(frozen=True, slots=True)
class _Shown:
    """What may be shown: the claims up to the level and the day, what was made of them alone, and what fell out why."""

    filed: tuple[FiledClaim, ...]
    made: Reconciliation
    left_out: Mapping[str, int]


def collect_report(
    register: Register,
    language: str,
    title: str | None,
    settings: ReportSettings = USUAL,
    knowledge_dirs: Sequence[Path] = (),
    choice: ReportChoice = EVERYTHING,
) -> ReportInput:
    """All that a report is made from: the chosen matters in the order wished for, and what was left out.

    Below the highest level, matters are made of the documents up to it alone, and files that were skipped are counted
    but not named: nobody knows their mark, and their paths may tell of what stands above. Raises QueryInvalid for a
    choice that names a matter or tag that is not there.
    """
    knowledge, level = load_knowledge(tuple(knowledge_dirs)), settings.handling
    every, state = register.claims(), register.review_state()
    readings = fetch_readings(register, [one.claim for one in every])
    shown = _find_shown(register, every, readings, settings, choice)
    claims = {one.claim.id: one.claim for one in shown.filed}
    tags, days = find_tags(state.beside), published_days(shown.filed)
    matters, not_told = choose_matters(
        shown.made.matters, choice, claims, tags, knowledge.items, days, knowledge.parties
    )
    told = narrow_claims(claims, matters, shown.made.contradictions) if choice != EVERYTHING else tuple(claims.values())
    decisions = register.decisions()
    skipped = tuple(skip for _, skip in register.skipped())
    return ReportInput(
        title=title or load_messages(language).text("report.title"),
        language=language,
        generated=today(),
        matters=matters,
        claims=told,
        readings=narrow_readings(readings, told),
        contradictions=shown.made.contradictions,
        copies=shown.made.copies,
        assessments=assess(matters, shown.filed, knowledge_dirs),
        counts={"documents": len(register.documents()), "claims": len(every), "matters": len(matters)},
        left_out={**shown.left_out, **not_told, **Counter(skip.reason.value for skip in skipped)},
        skipped=skipped if level is Handling.CONFIDENTIAL else (),
        settings=replace(settings, as_of=choice.published_until),
        policy=register.choices().policy,
        log_head=decisions[-1].id if decisions else "",
        knowledge=knowledge,
        decisions=filter_decisions(register, decisions, level),
        grades={code: str((one.content or {}).get("grade", "")) for code, one in state.grades.items()},
    )


def _find_shown(
    register: Register,
    every: Sequence[FiledClaim],
    readings: Mapping[str, Reading],
    settings: ReportSettings,
    choice: ReportChoice,
) -> _Shown:
    level = filter_filed(every, readings, settings.handling)
    seen = tuple(one for one in level if is_known_by(one, choice.published_until))
    made = register.up_to(settings.handling, choice.published_until)
    placed = {id for matter in made.matters for id in (*matter.claim_ids, *matter.also_said)}
    left = {
        "handling": len(every) - len(level),
        "published_later": len(level) - len(seen),
        "in_no_matter": sum(one.claim.id not in placed for one in seen),
    }
    return _Shown(seen, made, {reason: count for reason, count in left.items() if count})


def is_known_by(filed: FiledClaim, day: date | None) -> bool:
    """Whether a claim's document was published by the day; one without a day of publication was not. None: any day."""
    published = filed.facts.published
    return day is None or (published is not None and published.value.last_day <= day)


def narrow_claims(
    claims: Mapping[str, Claim], matters: Sequence[Matter], contradictions: Sequence[Contradiction]
) -> tuple[Claim, ...]:
    """The claims of these matters, the other sides of their contradictions, and those that share a joint figure."""
    own = {id for matter in matters for id in (*matter.claim_ids, *matter.also_said)}
    sides = {side for one in contradictions if {one.a, one.b} & own for side in (one.a, one.b)}
    joint = {claim.span for id, claim in claims.items() if id in own and claim.quantity and claim.quantity.joint}
    return tuple(claim for id, claim in claims.items() if id in own | sides or claim.span in joint)


def narrow_readings(readings: Mapping[str, Reading], claims: Sequence[Claim]) -> Mapping[str, Reading]:
    """The readings that these claims stand in."""
    return {text_id: readings[text_id] for text_id in sorted({claim.span.text_id for claim in claims})}


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


def fetch_readings(register: Register, claims: Sequence[Claim]) -> Mapping[str, Reading]:
    """The reading of every text that a claim points into, pins included, by text id."""
    texts = {claim.span.text_id for claim in claims}
    return register.readings(texts)


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
