"""Claims as W3C Web Annotations in JSON-LD: each points at its passage by position and by quote, with PROV for origins.

Source of the model: W3C Recommendations Web Annotation Data Model (2017) and PROV-O (2013). The context is written into
the file, so that a processor needs no network.
"""

from __future__ import annotations

import json

from fundstelle.publish.model import ReportInput
from fundstelle.publish.report import claims_within_level
from fundstelle.records.claim import Claim
from fundstelle.records.codec import claim_to_json
from fundstelle.records.document import Reading

_AROUND = 32
"""Characters before and after the quote: enough to find it again, too few to republish the text."""

CONTEXT = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "fst": "urn:fundstelle:term:",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "describing": "oa:describing",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "stance": "fst:stance",
    "claim": {"@id": "fst:claim", "@type": "@json"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": "fst:foundBy",
    "publisher": "dcterms:publisher",
    "title": "dcterms:title",
    "issued": "dcterms:issued",
    "label": "fst:label",
}


def render_annotations(report_input: ReportInput) -> str:
    """One JSON-LD document with an annotation for each claim up to the handling level, then texts and documents."""
    claims = claims_within_level(report_input).values()
    readings = {claim.span.text_id: report_input.readings[claim.span.text_id] for claim in claims}
    graph: list[dict[str, object]] = [_annotation(claim, readings[claim.span.text_id].text.content) for claim in claims]
    for reading in readings.values():
        graph += _document(reading)
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _annotation(claim: Claim, content: str) -> dict[str, object]:
    return {
        "id": f"urn:fundstelle:annotation:{claim.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "id": f"urn:fundstelle:claim:{claim.id}",
            "type": "fst:Claim",
            "stance": claim.stance.value,
            "claim": claim_to_json(claim),
            "wasDerivedFrom": f"urn:fundstelle:text:{claim.span.text_id}",
            "wasAttributedTo": [_agent(link.source, claim) for link in claim.attribution.origins],
            "wasGeneratedBy": claim.found_by,
        },
        "target": _target(claim, content),
    }


def _target(claim: Claim, content: str) -> dict[str, object]:
    span = claim.span
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    quote = {
        "type": "TextQuoteSelector",
        "exact": span.read(content),
        "prefix": content[max(0, span.start - _AROUND) : span.start],
        "suffix": content[span.end : span.end + _AROUND],
    }
    return {
        "id": f"urn:fundstelle:passage:{span.text_id}:{span.start}:{span.end}",
        "type": "SpecificResource",
        "source": f"urn:fundstelle:text:{span.text_id}",
        "selector": [position, quote],
    }


def _agent(source: str, claim: Claim) -> dict[str, object]:
    name = f"{source}:{claim.span.text_id}" if source in ("publisher", "unnamed") else source
    return {"id": f"urn:fundstelle:source:{_escaped(name)}", "type": "prov:Agent", "label": source}


def _escaped(name: str) -> str:
    """A URN holds no spaces or umlauts (RFC 8141)."""
    return "".join(c if c.isascii() and (c.isalnum() or c in ".-_:") else f"%{b:02X}" for c in name for b in c.encode())


def _document(reading: Reading) -> list[dict[str, object]]:
    facts = reading.facts
    text_id, document_id = f"urn:fundstelle:text:{reading.text.id}", f"urn:sha256:{reading.document.id}"
    told = {"publisher": facts.publisher, "title": facts.title}
    if facts.published:
        told["issued"] = facts.published.value.iso()
    document: dict[str, object] = {"id": document_id, "type": "prov:Entity"}
    document |= {key: value for key, value in told.items() if value}
    return [{"id": text_id, "type": "prov:Entity", "wasDerivedFrom": document_id}, document]
