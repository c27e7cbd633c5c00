"""The exchange form of gold/MATTERS.md: a folder of gold claims in, one JSON object out."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from fundstelle.errors import InputError
from fundstelle.knowledge import load_knowledge
from fundstelle.reconcile.bodies import BodyKnowledge, bodies_from_gold, bodies_from_knowledge, with_places
from fundstelle.reconcile.engine import reconcile
from fundstelle.reconcile.options import ReconcileSettings
from fundstelle.records.document import (
    Block,
    BlockKind,
    DateReading,
    DateSignal,
    Document,
    Facts,
    Handling,
    Reading,
    Text,
)
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import plain_number
from fundstelle.records.gold_read import read_gold_claims
from fundstelle.records.ids import make_document_id, make_text_id
from fundstelle.records.matter import Contradiction, Figure, Matter, Reconciliation, Series
from fundstelle.values import Interval, parse_iso

Reference = tuple[str, int, int, int]
"""(document's name, start, end, place in `claims` of its file)"""


def reconcile_gold(
    folder: Path, sources: Path | None = None, settings: ReconcileSettings | None = None
) -> dict[str, Any]:
    """The exchange form of one register of gold claims.

    folder: NAME.txt with NAME.json; sources: `sources.json`, by default the one in ../matters beside the folder.
    Raises InputError naming the file that is missing or cannot be read.
    """
    extractions, references, names = read_gold_folder(folder)
    bodies = read_gold_bodies(sources or folder.parent / "matters" / "sources.json")
    return exchange_form(reconcile(extractions, bodies, settings), references, names)


def read_gold_bodies(path: Path) -> BodyKnowledge:
    """Source knowledge from `sources.json`; the packaged one where there is no such file."""
    knowledge = load_knowledge()
    return (
        with_places(bodies_from_gold(_read_json(path)), knowledge)
        if path.is_file()
        else bodies_from_knowledge(knowledge)
    )


def read_gold_folder(folder: Path) -> tuple[list[Extraction], dict[str, Reference], dict[str, str]]:
    """The documents with their claims; claim id -> reference; document id -> name. Raises InputError."""
    extractions, references, names = [], {}, {}
    for path in sorted(folder.glob("*.json")):
        data = _read_json(path)
        if not isinstance(data.get("claims"), list):
            continue
        extraction = _read_gold_file(path, data)
        extractions.append(extraction)
        names[extraction.reading.document.id] = path.stem
        for n, claim in enumerate(extraction.claims):
            references[claim.id] = (path.stem, claim.span.start, claim.span.end, n)
    if not extractions:
        raise InputError("no gold claims here", where=str(folder), remedy="give a folder with NAME.txt and NAME.json")
    return extractions, references, names


def _read_gold_file(path: Path, data: Mapping[str, Any]) -> Extraction:
    text_path = path.with_suffix(".txt")
    if not text_path.is_file():
        raise InputError("the document of these claims is missing", where=str(text_path))
    # Bytes keep offsets: reading as text turns CR LF into LF and shifts every passage.
    try:
        content = text_path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"is no UTF-8: {error}", where=str(text_path)) from error
    reading = make_gold_reading(content, data)
    claims = read_gold_claims(data["claims"], reading.text.id, str(data.get("lang") or ""), str(path))
    return Extraction(reading, tuple(claims), "gold")


def make_gold_reading(content: str, data: Mapping[str, Any]) -> Reading:
    """The reading of a gold document: its text as it is, publisher and day of publication as its file says."""
    raw = content.encode("utf-8")
    day = parse_iso(data["published"]) if data.get("published") else None
    facts = Facts(
        publisher=data.get("publisher"),
        published=DateReading(day, DateSignal.GIVEN) if day else None,
        language=data.get("lang"),
    )
    document = Document(make_document_id(raw), Handling.PUBLIC, len(raw), "text/plain", ())
    blocks = (Block(BlockKind.ARTICLE, 0, len(content), language=data.get("lang")),)
    return Reading(document, Text(make_text_id(content), document.id, "gold", "1", content, blocks), facts)


def _read_json(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {error}", where=str(path)) from error
    if not isinstance(data, dict):
        raise InputError("is no JSON object", where=str(path))
    return data


def exchange_form(
    reconciliation: Reconciliation, references: Mapping[str, Reference], names: Mapping[str, str]
) -> dict[str, Any]:
    """A reconciliation with the keys of MATTERS.md. references: claim id -> reference; names: document id -> name."""
    return {
        "matters": [_matter_form(matter, references) for matter in reconciliation.matters],
        "copies": [
            [names[one], names[other]]
            for c in reconciliation.copies
            for one, other in combinations((c.earliest, *c.copies), 2)
        ],
        "contradictions": [_contradiction_form(c, references) for c in reconciliation.contradictions if not c.resolved],
    }


def _matter_form(matter: Matter, references: Mapping[str, Reference]) -> dict[str, Any]:
    key = matter.key
    return {
        "key": {
            "kind": key.kind.value,
            "supplier": list(key.givers),
            "recipient": list(key.takers),
            "item": key.item,
            "outcome": key.outcome.value if key.outcome else None,
            "place": list(key.places),
        },
        "claims": [list(references[claim]) for claim in matter.claim_ids],
        "units": list(matter.units),
        "independent_origins": matter.independent_origins,
        "mentions": matter.mentions,
        "series": [_series_form(series, references) for series in matter.series if not _is_computed(series)],
    }


def _is_computed(series: Series) -> bool:
    """Whether nobody but Fundstelle says the figures of a series; the exchange form has no word for that."""
    return all(figure.computed for figure in series.current) and not series.superseded


def _series_form(series: Series, references: Mapping[str, Reference]) -> dict[str, Any]:
    return {
        "basis": series.basis.value,
        "unit": series.unit,
        "designation": series.designation,
        "joint": series.joint,
        "period": list(series.period) if series.period else None,
        "scope": series.scope,
        "current": [_figure_form(figure, references) for figure in series.current if not figure.computed],
        "superseded": [
            list(references[claim]) for figure in series.superseded for claim in (figure.claim_id, *figure.also)
        ],
        "interval": _interval_form(series.interval),
        "disputed": series.disputed,
    }


def _figure_form(figure: Figure, references: Mapping[str, Reference]) -> dict[str, Any]:
    ends = _interval_form(figure.interval) or [None, None]
    return {
        "unit_of_origin": figure.unit_of_origin,
        "low": ends[0],
        "high": ends[1],
        "as_of": figure.as_of.isoformat() if figure.as_of else None,
        "claim": list(references[figure.claim_id]),
        "also": [list(references[claim]) for claim in figure.also],
    }


def _interval_form(interval: Interval | None) -> list[int | float | None] | None:
    if interval is None:
        return None
    return [None if end is None else plain_number(end) for end in (interval.low, interval.high)]


def _contradiction_form(contradiction: Contradiction, references: Mapping[str, Reference]) -> dict[str, Any]:
    def many(claims: Sequence[str]) -> list[list[Any]]:
        return [list(references[claim]) for claim in claims]

    return {
        "type": contradiction.type.value,
        "a": list(references[contradiction.a]),
        "b": list(references[contradiction.b]),
        "a_also": many(contradiction.a_also),
        "b_also": many(contradiction.b_also),
        "why": contradiction.reason_en,
        "severity": contradiction.severity,
        "between_independent": contradiction.between_independent,
    }
