"""The register as JSON Lines, in an order that depends on content only: two equal registers give equal bytes."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.records.codec import to_json
from fundstelle.store import claims, decisions, documents, matters

RECORDS = ("document", "text", "claim", "matter", "contradiction", "copies", "decision")
"""What an export holds, in this order; each line names its own under `record`."""

LEAVABLE = frozenset({"recorded_at", "run", "engine", "score", "found_by", "path", "captures"})
"""Keys that may be left out; the first two are all that differs between two runs over the same documents."""

Line = dict[str, object]


def export_lines(connection: Connection, without: Collection[str]) -> Iterator[str]:
    """One JSON object a line. Texts come without their words (they may be under copyright), claims without their quote.

    Raises QueryInvalid for a key that may not be left out.
    """
    unknown = sorted(set(without) - LEAVABLE)
    if unknown:
        raise QueryInvalid(f"{unknown[0]!r} cannot be left out", remedy=f"choose of: {', '.join(sorted(LEAVABLE))}")
    for line in _lines(connection):
        kept = {key: value for key, value in line.items() if key not in without}
        yield json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _lines(connection: Connection) -> Iterator[Line]:
    yield from _documents(connection)
    yield from _texts(connection)
    yield from _claims(connection)
    for record, found in _unstamped(connection).items():
        for one in found:
            yield {"record": record, **to_json(one)}


def _documents(connection: Connection) -> Iterator[Line]:
    for document, stamp in documents.fetch_documents(connection):
        yield {"record": "document", **to_json(document), **stamp.columns()}


def _texts(connection: Connection) -> Iterator[Line]:
    for stored in documents.fetch_texts(connection):
        text, facts = stored.reading.text, to_json(stored.reading.facts)
        line: Line = {"record": "text", "id": text.id, "document_id": text.document_id, "current": stored.current}
        line |= {"reader": text.reader, "reader_version": text.reader_version, "length": len(text.content)}
        yield {**line, "facts": facts, "recorded_at": stored.recorded_at, "run": stored.run}


def _claims(connection: Connection) -> Iterator[Line]:
    for stored in sorted(claims.fetch_claims(connection), key=lambda one: (one.claim.id, one.document_id)):
        line = {"record": "claim", **to_json(stored.claim), "document_id": stored.document_id}
        yield {**line, "engine": stored.engine, "recorded_at": stored.recorded_at, "run": stored.run}


def _unstamped(connection: Connection) -> Mapping[str, list[object]]:
    made = sorted(matters.fetch_matters(connection), key=lambda matter: matter.id)
    return {
        "matter": [*made],
        "contradiction": [*matters.fetch_contradictions(connection)],
        "copies": [*matters.fetch_copies(connection)],
        "decision": [*decisions.fetch_decisions(connection)],
    }
