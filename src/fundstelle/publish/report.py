"""ReportInput in, Report out: every sentence written, every footnote numbered, nothing rendered yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fundstelle.messages import Messages
from fundstelle.publish.drawing import missing_reason
from fundstelle.publish.flows import draw_flows
from fundstelle.publish.map_picture import draw_map
from fundstelle.publish.matters import MatterWriter
from fundstelle.publish.model import ClaimRow, MatterPart, Note, Picture, Report, ReportInput, SourceRow
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.writer import Writer, load_writer
from fundstelle.records.claim import Claim
from fundstelle.records.decision import Verdict
from fundstelle.records.document import Handling

_LEVELS = tuple(Handling)
_CORRECTING = frozenset({Verdict.CORRECT, Verdict.REJECT, Verdict.UNDO, Verdict.FORGET})


_LAST: list[tuple[ReportInput, Report]] = []
"""The report made last, for the next form of the same one: writing it takes longer than most forms."""


def make_report(report_input: ReportInput) -> Report:
    """Write every sentence of the report. Claims of documents above the handling level are left out and counted."""
    if _LAST and _LAST[0][0] is report_input:
        return _LAST[0][1]
    report = _make_report(report_input)
    _LAST[:] = [(report_input, report)]
    return report


def write_matters(report_input: ReportInput) -> tuple[tuple[MatterPart, ...], tuple[Note, ...]]:
    """(the parts of the matters, their footnotes) without the rest of a report: for a page that shows one matter."""
    writer = load_writer(report_input.language, report_input.knowledge)
    notebook = Notebook(report_input.readings, writer)
    parts = _write_matters(report_input, claims_within_level(report_input), notebook, writer)
    return parts, notebook.notes


def _make_report(report_input: ReportInput) -> Report:
    writer = load_writer(report_input.language, report_input.knowledge)
    shown = claims_within_level(report_input)
    hidden = len(report_input.claims) - len(shown)
    notebook = Notebook(report_input.readings, writer)
    parts = _write_matters(report_input, shown, notebook, writer)
    return _bind(report_input, writer, notebook, parts, shown, hidden)


def claims_within_level(report_input: ReportInput) -> dict[str, Claim]:
    """Claims by id, without those of documents whose handling mark is above the report's level."""
    level = _LEVELS.index(report_input.settings.handling)
    hidden = {id for id, reading in report_input.readings.items() if _LEVELS.index(reading.document.handling) > level}
    return {claim.id: claim for claim in report_input.claims if claim.span.text_id not in hidden}


def _write_matters(
    report_input: ReportInput, claims: Mapping[str, Claim], notebook: Notebook, writer: Writer
) -> tuple[MatterPart, ...]:
    matter_writer = MatterWriter(report_input, claims, notebook, writer)
    present = [matter for matter in report_input.matters if any(id in claims for id in matter.claim_ids)]
    return tuple(matter_writer.write(matter, number) for number, matter in enumerate(present, start=1))


def _bind(
    report_input: ReportInput,
    writer: Writer,
    notebook: Notebook,
    parts: tuple[MatterPart, ...],
    claims: Mapping[str, Claim],
    hidden: int,
) -> Report:
    messages, formats, settings = writer.messages, writer.messages.formats, report_input.settings
    return Report(
        title=report_input.title,
        language=report_input.language,
        generated=formats.date(report_input.generated),
        as_of=formats.date(settings.as_of) if settings.as_of else "",
        standard=settings.standard,
        policy=report_input.policy,
        log_head=report_input.log_head,
        method_digest=settings.method_digest,
        matters=parts,
        claims=tuple(_claim_rows(notebook, claims, writer)),
        sources=_source_rows(report_input, notebook),
        notes=notebook.notes,
        counts=_counts(report_input.counts, messages, "count"),
        left_out=_counts(_left_out(report_input, parts, hidden), messages, "left_out"),
        skipped=tuple((s.what, messages.text(f"skip.{s.reason.value}"), s.detail) for s in report_input.skipped),
        copies=_copies(report_input, notebook),
        corrections=tuple(_corrections(report_input, writer)),
        missing_pictures=missing_reason(writer) if settings.pictures else "",
        flows=draw_flows(parts, writer) if settings.pictures else None,
        map=_map(report_input, notebook, claims, writer) if settings.pictures else None,
    )


def _map(report_input: ReportInput, notebook: Notebook, claims: Mapping[str, Claim], writer: Writer) -> Picture | None:
    """The places of the claims that the report tells; None where nothing is known of places."""
    told = [claims[note.claim_id] for note in notebook.notes]
    return draw_map(told, report_input.knowledge, writer) if report_input.knowledge else None


def _claim_rows(notebook: Notebook, claims: Mapping[str, Claim], writer: Writer) -> Iterable[ClaimRow]:
    for note in notebook.notes:
        claim = claims[note.claim_id]
        yield ClaimRow(
            note=note.number,
            what=writer.describe(claim),
            amount=writer.amounts.label(claim.quantity) if claim.quantity else "",
            when=writer.when(claim.happened),
            who=writer.speaker_label(claim, notebook.told(claim)),
            standing=writer.standing(claim),
        )


def _source_rows(report_input: ReportInput, notebook: Notebook) -> tuple[SourceRow, ...]:
    copy_of = {copy: group.earliest for group in report_input.copies for copy in group.copies}
    number_of = {row.document_id: row.number for row in notebook.sources}
    rows = []
    for row in notebook.sources:
        publisher = report_input.readings[row.text_id].facts.publisher or ""
        grade = report_input.grades.get(publisher, "")
        rows.append(replace(row, copy_of=number_of.get(copy_of.get(row.document_id, "")), grade=grade))
    return tuple(rows)


def _corrections(report_input: ReportInput, writer: Writer) -> Iterable[tuple[str, str, str, str]]:
    """(day, what was decided, by whom, why) for each decision that changed what a reader may have seen before."""
    for decision in report_input.decisions:
        if decision.verdict in _CORRECTING:
            verdict = writer.messages.text(f"verdict.{decision.verdict.value}")
            yield writer.messages.formats.date(decision.at.date()), verdict, decision.by, decision.why


def _copies(report_input: ReportInput, notebook: Notebook) -> tuple[tuple[int, tuple[int, ...]], ...]:
    number_of = {row.document_id: row.number for row in notebook.sources}
    groups = []
    for group in report_input.copies:
        known = tuple(number_of[copy] for copy in group.copies if copy in number_of)
        if group.earliest in number_of and known:
            groups.append((number_of[group.earliest], known))
    return tuple(groups)


def _left_out(report_input: ReportInput, parts: tuple[MatterPart, ...], hidden: int) -> dict[str, int]:
    reasons = dict(report_input.left_out)
    if hidden:
        reasons["handling"] = reasons.get("handling", 0) + hidden
    if missing := len(report_input.matters) - len(parts):
        reasons["matters_handling"] = missing
    return reasons


def _counts(counts: Mapping[str, int], messages: Messages, family: str) -> tuple[tuple[str, str], ...]:
    rows = []
    for name, count in counts.items():
        id = next((id for id in (f"{family}.{name}", f"skip.{name}") if messages.has(id)), "")
        label = messages.text(id) if id else name
        rows.append((label, messages.formats.number(count)))
    return tuple(rows)
