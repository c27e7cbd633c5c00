"""Transfers in the convention of arms-transfer research: ordered and delivered apart, brackets where not certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fundstelle.publish.exports.tables import Row, Table, writer_of
from fundstelle.publish.model import ReportInput
from fundstelle.publish.report import claims_within_level
from fundstelle.publish.sentences.writer import Writer
from fundstelle.records.claim import Claim, Kind, Phase, Stance
from fundstelle.records.document import Reading
from fundstelle.records.matter import Matter, Series, SeriesBasis
from fundstelle.values import Interval

UNKNOWN = "unknown"
"""What research registers write for a party that is not certain."""
_ORDERED = frozenset({Phase.AGREED, Phase.PAID})
_COLUMNS = (
    "recipient", "supplier", "designation", "description", "number_ordered", "years_ordered", "number_delivered",
    "years_delivered", "comments", "sources", "independent_origins", "mentions", "matter",
)  # fmt: skip


def make_arms_table(report_input: ReportInput) -> Table:
    """One row a matter of transfer and designation. A number is in brackets unless two origins give the same point."""
    shown, writer = claims_within_level(report_input), writer_of(report_input)
    rows = []
    for matter in report_input.matters:
        claims = [shown[id] for id in matter.claim_ids if id in shown]
        if matter.key.kind is Kind.TRANSFER and claims:
            rows += [_row(matter, part, claims, report_input, writer) for part in _designations(claims)]
    return Table("transfers", _COLUMNS, tuple(rows))


def _designations(claims: Iterable[Claim]) -> list[str | None]:
    named: dict[str | None, None] = dict.fromkeys(claim.designation for claim in claims)
    return sorted(named, key=lambda name: (name is not None, name or ""))


def _row(matter: Matter, designation: str | None, claims: list[Claim], made: ReportInput, writer: Writer) -> Row:
    own = [claim for claim in claims if claim.designation == designation]
    delivered = [s for s in matter.series if s.basis is not SeriesBasis.PLANNED and s.designation == designation]
    planned = [s for s in matter.series if s.basis is SeriesBasis.PLANNED and s.designation == designation]
    done = [claim for claim in own if claim.stance is Stance.AFFIRMS and claim.phase not in _not_done()]
    ordered = [claim for claim in own if claim.stance is Stance.AFFIRMS and claim.phase in _ORDERED]
    return {
        "recipient": _parties(matter.key.takers, writer),
        "supplier": _parties(matter.key.givers, writer),
        "designation": designation or "",
        "description": writer.names.item_name(matter.key.item),
        "number_ordered": _numbers(planned, matter, writer) if ordered else "",
        "years_ordered": _years(ordered),
        "number_delivered": _numbers(delivered, matter, writer) if done else "",
        "years_delivered": _years(done),
        "comments": _comments(own, matter, writer),
        "sources": _sources(own, made.readings, writer),
        "independent_origins": matter.independent_origins,
        "mentions": matter.mentions,
        "matter": matter.id,
    }


def _not_done() -> frozenset[Phase]:
    return frozenset({Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.PLANNED}) | _ORDERED


def _parties(codes: tuple[str, ...], writer: Writer) -> str:
    return ", ".join(writer.names.party_name(code) for code in codes) or UNKNOWN


def _numbers(series: list[Series], matter: Matter, writer: Writer) -> str:
    told = [_number(each, matter, writer) for each in series if each.interval and not each.joint]
    return "; ".join(told)


def _number(series: Series, matter: Matter, writer: Writer) -> str:
    assert series.interval is not None
    text = writer.amounts.interval(series.interval, series.unit)
    units = {figure.unit_of_origin for figure in series.current}
    certain = _is_point(series.interval) and len(units) > 1 and matter.independent_origins > 1 and not series.disputed
    return text if certain else f"({text})"


def _is_point(interval: Interval) -> bool:
    return interval.low is not None and interval.low == interval.high


def _years(claims: list[Claim]) -> str:
    """The years told, in brackets: reporting rarely dates an act to the year of its order."""
    years = set()
    for claim in claims:
        if claim.happened:
            years |= {day.year for day in (claim.happened.start, claim.happened.end) if day}
    return f"({', '.join(map(str, sorted(years)))})" if years else ""


def _comments(claims: list[Claim], matter: Matter, writer: Writer) -> str:
    text, plural = writer.messages.text, writer.messages.plural
    told = [plural("report.origins", matter.independent_origins), plural("report.mentions", matter.mentions)]
    stances = sorted({claim.stance for claim in claims if claim.stance is not Stance.AFFIRMS})
    told += [text(f"stance.{stance.value}") for stance in stances]
    told += [text("series.joint")] if any(s.joint for s in matter.series) else []
    told += [text("figures.disputed")] if any(s.disputed for s in matter.series) else []
    return "; ".join(told)


def _sources(claims: list[Claim], readings: Mapping[str, Reading], writer: Writer) -> str:
    told: dict[str, None] = {}
    for claim in claims:
        reading = readings[claim.span.text_id]
        day = reading.facts.published
        name = writer.names.source_name(reading.facts.publisher) if reading.facts.publisher else reading.text.id
        told[f"{name}, {day.value.iso()}" if day else name] = None
    return "; ".join(told)
