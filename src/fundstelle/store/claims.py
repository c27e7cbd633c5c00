"""Extractions and their claims. A text that is read again retires what was found before; nothing is deleted."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, insert, or_, select, update

from fundstelle.records.claim import Claim
from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.extraction import Extraction
from fundstelle.records.gold import gold_parties
from fundstelle.store.dialect import begins_with, fetch_by_keys
from fundstelle.store.documents import published_until
from fundstelle.store.stamp import Stamp
from fundstelle.store.tables import claims, documents, extractions, matter_claims, texts


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as it is kept, with the document whose text it was read in. published: the last day of publication."""

    claim: Claim
    document_id: str
    engine: str
    recorded_at: str
    retired_at: str | None
    run: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """A current text that the engine has not read as it stands."""

    document_id: str
    text_id: str


def fetch_work(connection: Connection, engine: str) -> tuple[list[Work], int]:
    """(texts to extract, how many are done): done is a current extraction of the same fingerprint by this engine."""
    same = and_(
        extractions.c.document_id == texts.c.document_id,
        extractions.c.text_id == texts.c.id,
        extractions.c.fingerprint == texts.c.fingerprint,
        extractions.c.engine == engine,
        extractions.c.current,
    )
    query = select(texts.c.document_id, texts.c.id, extractions.c.seq).select_from(texts.outerjoin(extractions, same))
    rows = connection.execute(query.where(texts.c.current).order_by(texts.c.document_id)).all()
    open_work = [Work(row.document_id, row.id) for row in rows if row.seq is None]
    return open_work, len(rows) - len(open_work)


def save_extraction(
    connection: Connection, extraction: Extraction, fingerprint: str, engine: str, stamp: Stamp
) -> None:
    """Keep what the engine found in a text in place of what was found in the document before."""
    document_id, text_id = extraction.reading.document.id, extraction.reading.text.id
    retire_extractions(connection, document_id, stamp.recorded_at)
    row = {"document_id": document_id, "text_id": text_id, "fingerprint": fingerprint, "engine": engine}
    key = connection.execute(insert(extractions).values(**row, current=True, **stamp.columns())).inserted_primary_key
    published = published_until(extraction.reading.facts)
    assert key is not None, "an inserted row has a key"
    rows = [
        make_claim_row(claim, key[0], document_id, published, engine) | stamp.columns() for claim in extraction.claims
    ]
    if rows:
        connection.execute(insert(claims), rows)


def retire_extractions(connection: Connection, document_id: str, at: str) -> None:
    """Mark what was found in the document so far as of an earlier day."""
    current = extractions.c.document_id == document_id, extractions.c.current
    connection.execute(
        update(claims).where(claims.c.document_id == document_id, claims.c.current).values(current=False)
    )
    connection.execute(update(extractions).where(*current).values(current=False, retired_at=at))


def make_claim_row(
    claim: Claim, extraction: int, document_id: str, published: str | None, engine: str
) -> dict[str, Any]:
    """A claim as its table keeps it, without the stamp."""
    giver, taker = gold_parties(claim)
    return {
        "extraction": extraction,
        "id": claim.id,
        "document_id": document_id,
        "text_id": claim.span.text_id,
        "start": claim.span.start,
        "end": claim.span.end,
        "kind": claim.kind.value,
        "item": claim.item,
        "giver": json.dumps(giver),
        "taker": json.dumps(taker),
        "origin": json.dumps([link.source for link in claim.attribution.origins]),
        "published": published,
        "stance": claim.stance.value,
        "engine": engine,
        "current": True,
        "body": render_json(claim),
    }


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """Which claims to fetch; None for all. published_* are ISO days; id, document_id, text_id may be cut short;
    text_ids are whole."""

    id: str | None = None
    kind: str | None = None
    item: str | None = None
    giver: str | None = None
    taker: str | None = None
    origin: str | None = None
    stance: str | None = None
    document_id: str | None = None
    text_id: str | None = None
    text_ids: Collection[str] | None = None
    matter_id: str | None = None
    published_from: str | None = None
    published_until: str | None = None
    recorded_until: str | None = None
    limit: int | None = None


def fetch_claims(connection: Connection, which: ClaimQuery = ClaimQuery()) -> list[StoredClaim]:
    """The claims asked for, by publication, document and place in the text; the ones current today, or on the moment
    `recorded_until`."""
    query = select(claims, extractions.c.retired_at).join(extractions, claims.c.extraction == extractions.c.seq)
    query = _narrow(query, which)
    order = (claims.c.published, claims.c.document_id, claims.c.start, claims.c.end, claims.c.id)
    return [_stored_claim(row) for row in connection.execute(query.order_by(*order).limit(which.limit))]


def fetch_claims_in(connection: Connection, document_ids: Collection[str]) -> list[StoredClaim]:
    """The current claims of these documents."""
    statement = (
        "SELECT c.*, e.retired_at FROM claims AS c JOIN extractions AS e ON e.seq = c.extraction "
        "WHERE c.document_id IN (SELECT value FROM json_each(?)) AND c.current"
    )
    return [_stored_claim(row) for row in fetch_by_keys(connection, statement, sorted(document_ids))]


def _narrow(query: Select[Any], which: ClaimQuery) -> Select[Any]:
    for column, wanted in _equal(which).items():
        if wanted is not None:
            query = query.where(claims.c[column] == wanted)
    for column, wanted in (("giver", which.giver), ("taker", which.taker), ("origin", which.origin)):
        if wanted is not None:
            query = query.where(claims.c[column].contains(json.dumps(wanted), autoescape=True))
    for column, wanted in (("id", which.id), ("document_id", which.document_id), ("text_id", which.text_id)):
        if wanted is not None:
            query = query.where(begins_with(claims.c[column], wanted))
    if which.text_ids is not None:
        query = query.where(claims.c.text_id.in_(sorted(which.text_ids)))
    if which.matter_id is not None:
        inside = select(matter_claims.c.claim_id).where(matter_claims.c.matter_id == which.matter_id)
        query = query.where(claims.c.id.in_(inside))
    return _narrow_by_time(query, which)


def _equal(which: ClaimQuery) -> Mapping[str, str | None]:
    return {"kind": which.kind, "item": which.item, "stance": which.stance}


def _narrow_by_time(query: Select[Any], which: ClaimQuery) -> Select[Any]:
    if which.published_from is not None:
        query = query.where(claims.c.published >= which.published_from)
    if which.published_until is not None:
        query = query.where(claims.c.published <= which.published_until)
    if which.recorded_until is None:
        return query.where(claims.c.current)
    still = or_(extractions.c.retired_at.is_(None), extractions.c.retired_at > which.recorded_until)
    return query.where(claims.c.recorded_at <= which.recorded_until, still)


def _stored_claim(row: Row[Any]) -> StoredClaim:
    claim = parse_json(Claim, row.body)
    return StoredClaim(claim, row.document_id, row.engine, row.recorded_at, row.retired_at, row.run, row.published)


def fetch_of_document(connection: Connection, document_id: str, claim_id: str) -> StoredClaim | None:
    """One current claim of one document as the machine found it; None where there is none."""
    query = select(claims, extractions.c.retired_at).join(extractions, claims.c.extraction == extractions.c.seq)
    wanted = claims.c.document_id == document_id, claims.c.id == claim_id, claims.c.current
    row = connection.execute(query.where(*wanted).limit(1)).first()
    return _stored_claim(row) if row is not None else None


def fetch_found(connection: Connection, document_id: str) -> list[tuple[int, Claim, str]]:
    """(number, claim, moment of recording) of what the machine finds in a document today."""
    query = select(claims.c.seq, claims.c.body, claims.c.recorded_at).order_by(claims.c.seq)
    rows = connection.execute(query.where(claims.c.document_id == document_id, claims.c.current))
    return [(row.seq, parse_json(Claim, row.body), row.recorded_at) for row in rows]


def count_claims(connection: Connection) -> dict[str, int]:
    """How many current claims each document has; documents without any are left out."""
    found: dict[str, int] = {}
    for document_id in connection.execute(select(claims.c.document_id).where(claims.c.current)).scalars():
        found[document_id] = found.get(document_id, 0) + 1
    return found


def fetch_extraction_keys(connection: Connection) -> list[str]:
    """What the current extractions are made of: document, text, fingerprint, engine; in the order of documents."""
    query = (
        select(extractions.c.document_id, extractions.c.text_id, extractions.c.fingerprint, extractions.c.engine)
        .join(documents, documents.c.id == extractions.c.document_id)
        .where(extractions.c.current)
        .order_by(extractions.c.document_id)
    )
    return [" ".join(row) for row in connection.execute(query)]
