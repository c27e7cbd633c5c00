"""Taking a document out of the database, words and all. What was made of several documents is taken out as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, delete, or_, select

from fundstelle.records.matter import Reconciliation
from fundstelle.store.claim_rows import save_claim_rows
from fundstelle.store.dialect import remove_from_index
from fundstelle.store.facets import drop_empty
from fundstelle.store.matters import save_rows_of_matters
from fundstelle.store.stamp import make_now
from fundstelle.store.tables import (
    captures,
    claims,
    containers,
    contradictions,
    copies,
    documents,
    extractions,
    matter_claims,
    matters,
    news,
    passages,
    skipped,
    state,
    texts,
)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What was taken out: the paths it was met under, its texts' ids, how many claims were ever found in it."""

    paths: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    claims: int = 0


def find_held(connection: Connection, document_id: str) -> Dropped:
    """What there is of a document, as `drop_document` would take it out."""
    paths = connection.execute(select(captures.c.path).where(captures.c.document_id == document_id).distinct())
    ids = connection.execute(select(texts.c.id).where(texts.c.document_id == document_id))
    found = connection.execute(select(claims.c.id).where(claims.c.document_id == document_id).distinct()).all()
    return Dropped(tuple(paths.scalars()), tuple(ids.scalars()), len(found))


def find_same(connection: Connection, document_id: str, text_ids: tuple[str, ...]) -> tuple[str, ...]:
    """Other documents that read, or once read, as one of these texts."""
    query = select(texts.c.document_id).where(texts.c.id.in_(text_ids), texts.c.document_id != document_id)
    return tuple(connection.execute(query.distinct().order_by(texts.c.document_id)).scalars())


def drop_document(connection: Connection, document_id: str) -> Dropped:
    """Delete the document's rows in every table, old texts and retired claims too. The log of decisions stays.

    Matters, contradictions and copies go as a whole, since they repeat figures and names of their claims: they are to
    be made anew of what is left. An unknown id deletes nothing.
    """
    dropped = find_held(connection, document_id)
    if not dropped.paths:
        return dropped
    _drop_rows(connection, document_id)
    for made in (matter_claims, matters, contradictions, copies):
        connection.execute(delete(made))
    connection.execute(delete(state).where(state.c.key.startswith("reconciled.", autoescape=True)))
    connection.execute(delete(claims).where(claims.c.document_id == document_id))
    connection.execute(delete(extractions).where(extractions.c.document_id == document_id))
    _drop_passages(connection, document_id)
    connection.execute(delete(texts).where(texts.c.document_id == document_id))
    connection.execute(delete(captures).where(captures.c.document_id == document_id))
    connection.execute(delete(documents).where(documents.c.id == document_id))
    _drop_mentions(connection, document_id, dropped.paths)
    return dropped


def _drop_rows(connection: Connection, document_id: str) -> None:
    """What lists and the inbox show of it; facets' values that nothing carries any more are names that it gave."""
    touched = select(matter_claims.c.matter_id).join(claims, claims.c.id == matter_claims.c.claim_id)
    inside = touched.where(claims.c.document_id == document_id)
    connection.execute(delete(news).where(news.c.matter_id.in_(inside)))
    save_claim_rows(connection, [document_id], [])
    connection.execute(delete(matter_claims))
    save_rows_of_matters(connection, Reconciliation(()), make_now())
    drop_empty(connection)


def _drop_passages(connection: Connection, document_id: str) -> None:
    rows = connection.execute(select(passages.c.seq).where(passages.c.document_id == document_id)).scalars().all()
    remove_from_index(connection, rows)
    connection.execute(delete(passages).where(passages.c.document_id == document_id))


def _drop_mentions(connection: Connection, document_id: str, paths: tuple[str, ...]) -> None:
    """What other tables say of it by name: parts left out, and openings of the files it came in."""
    own = or_(skipped.c.what.in_(paths), skipped.c.stage == f"extract:{document_id}")
    connection.execute(delete(skipped).where(own))
    for row in connection.execute(select(containers.c.id, containers.c.path)).all():
        if any(path == row.path or path.startswith(row.path) for path in paths):
            connection.execute(delete(containers).where(containers.c.id == row.id, containers.c.path == row.path))
