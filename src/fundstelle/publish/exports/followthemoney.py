"""Claims as FollowTheMoney entities, and a sidecar for all that FollowTheMoney cannot carry.

FollowTheMoney (docs: followthemoney.tech) has no amounts with bounds, no stance, no passage and no date ranges with
precision. Only what a source affirms as done becomes an Event; denials, plans and suspicions stand in the sidecar
alone, since an Event without its stance would say that it happened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from fundstelle.publish.exports.tables import writer_of
from fundstelle.publish.model import ReportInput
from fundstelle.publish.report import claims_within_level
from fundstelle.publish.sentences.claims import joint_items, make_claim_sentence
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim, Phase, Roles, Stance
from fundstelle.records.codec import claim_to_json
from fundstelle.records.document import Reading

Entity = dict[str, object]
_HAPPENED = frozenset({Phase.DONE, Phase.UNDER_WAY, Phase.UNSPECIFIED})


def render_followthemoney(report_input: ReportInput) -> tuple[str, str]:
    """(entities as JSON Lines, sidecar as JSON Lines): the sidecar has every claim, by the id of its Event or none."""
    claims = list(claims_within_level(report_input).values())
    readings = [report_input.readings[text_id] for text_id in dict.fromkeys(c.span.text_id for c in claims)]
    writer = writer_of(report_input)
    affirmed = [claim for claim in claims if is_event(claim)]
    entities = [_document(reading) for reading in readings]
    entities += _parties(affirmed, writer)
    entities += [_event(claim, report_input, writer) for claim in affirmed]
    return _lines(entities), _lines(_sidecar(claims, report_input))


def is_event(claim: Claim) -> bool:
    """Whether somebody affirms that it happened."""
    return claim.stance is Stance.AFFIRMS and claim.phase in _HAPPENED and claim.condition is None


def _lines(rows: Iterable[Entity]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)


def _id(kind: str, name: str) -> str:
    return f"fst-{kind}-{hashlib.sha256(name.encode()).hexdigest()[:24]}"


def _entity(id: str, schema: str, **values: Iterable[str | None]) -> Entity:
    told = {name: [make_visible(v) for v in value if v] for name, value in values.items()}
    return {"id": id, "schema": schema, "properties": {name: value for name, value in told.items() if value}}


def _document(reading: Reading) -> Entity:
    facts = reading.facts
    published = facts.published.value.iso() if facts.published else None
    return _entity(
        _id("document", reading.document.id),
        "Document",
        title=[facts.title or reading.document.id],
        publisher=[facts.publisher],
        publishedAt=[published],
        sourceUrl=[facts.url],
        notes=[f"SHA-256 {reading.document.id}"],
    )


def _parties(claims: Iterable[Claim], writer: Writer) -> Iterator[Entity]:
    codes = dict.fromkeys(code for claim in claims for code in _involved(claim))
    for code in codes:
        known = writer.names.knowledge.parties.get(code) if writer.names.knowledge else None
        schema = "PublicBody" if known is None or known.kind == "state" else "Organization"
        yield _entity(_id("party", code), schema, name=[writer.names.party_name(code)], notes=[code])


def _involved(claim: Claim) -> list[str]:
    return [code for role in Roles.__dataclass_fields__ for code in getattr(claim.roles, role)]


def _event(claim: Claim, report_input: ReportInput, writer: Writer) -> Entity:
    reading = report_input.readings[claim.span.text_id]
    sentence = make_claim_sentence(
        claim, reading, 1, writer, joint_items(claim, report_input.claims, report_input.readings)
    )
    happened = claim.happened
    return _entity(
        _id("event", claim.id),
        "Event",
        name=[sentence.text],
        keywords=[claim.kind.value, claim.item],
        startDate=[happened.start.iso() if happened and happened.start else None],
        endDate=[happened.end.iso() if happened and happened.end else None],
        location=list(claim.route.places),
        involved=[_id("party", code) for code in dict.fromkeys(_involved(claim))],
        proof=[_id("document", reading.document.id)],
        description=[claim.span.read(reading.text.content)],
        notes=[f"{claim.id} {claim.span.text_id} {claim.span.start}:{claim.span.end}"],
    )


def _sidecar(claims: Iterable[Claim], report_input: ReportInput) -> Iterator[Entity]:
    for claim in claims:
        reading = report_input.readings[claim.span.text_id]
        yield {
            "entity": _id("event", claim.id) if is_event(claim) else None,
            "document": _id("document", reading.document.id),
            "quote": claim.span.read(reading.text.content),
            "claim": claim_to_json(claim),
        }
