"""Forgetting a document: bytes, texts, claims and words of the index go; its hash, who decided and why stay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.ingest.members import PART
from fundstelle.records.decision import Decision, Verdict
from fundstelle.register.options import DecisionWish
from fundstelle.register.reviewing import add_decision, fetch_state
from fundstelle.store import Store, decisions, dialect, documents, forgetting
from fundstelle.store.published import Published, fetch_published
from fundstelle.store.unpinned import fetch_unpinned, save_unpinned


@dataclass(frozen=True, slots=True)
class Trace:
    """What a register holds of a document, and what lies outside its reach.

    claims: found in it, by whatever engine. reports: handed out with its words. read_as: other documents with the same
    text. holding: documents whose bytes hold it (the mail of an attachment); held: documents that came in it; all
    these stay until they are forgotten themselves. judged: decisions on its words; they stay in the log with what
    reviewers typed.
    """

    document_id: str
    paths: tuple[str, ...]
    claims: int
    reports: tuple[Published, ...]
    read_as: tuple[str, ...]
    holding: tuple[str, ...]
    held: tuple[str, ...]
    judged: int


def find_document(connection: Connection, wanted: str) -> str:
    """The id of a document by its first signs, or by the path it was met under, whole or its last part.

    One that was forgotten is found by its whole id. Raises QueryInvalid for none or several.
    """
    if wanted in fetch_state(connection).forgotten:
        return wanted
    every = [document for document, _ in documents.fetch_documents(connection)]
    found = [one.id for one in every if wanted and one.id.startswith(wanted)]
    found = found or [
        one.id for one in every if any(wanted in (capture.path, Path(capture.path).name) for capture in one.captures)
    ]
    if len(found) != 1:
        said = f"names {len(found)} documents" if found else "names no document"
        raise QueryInvalid(f"{wanted!r} {said}", remedy="`fundstelle documents` lists them")
    return found[0]


def find_trace(store: Store, connection: Connection, document_id: str) -> Trace:
    """What the register holds of the document today."""
    held = forgetting.find_held(connection, document_id)
    every = {one.id: [capture.path for capture in one.captures] for one, _ in documents.fetch_documents(connection)}
    log = decisions.fetch_decisions(connection)
    return Trace(
        document_id,
        held.paths,
        held.claims,
        tuple(one for one in fetch_published(store.folder) if document_id in one.documents),
        forgetting.find_same(connection, document_id, held.texts),
        tuple(id for id, met in every.items() if _is_inside(held.paths, met)),
        tuple(id for id, met in every.items() if _is_inside(met, held.paths)),
        sum(any(judged.span.text_id in held.texts for judged in entry.targets) for entry in log),
    )


def _is_inside(inner: Sequence[str], outer: Sequence[str]) -> bool:
    return any(path.startswith(f"{holder}{PART}") for path in inner for holder in outer)


def forget_document(store: Store, document_id: str, by: str, why: str) -> Decision | None:
    """Decide to forget the document and take it out; None where that was decided before (the rest is done again).

    The database first, in one transaction with the decision; then the archived bytes; then the traces in the file. A
    stop in between is mended by doing it again. Raises QueryInvalid without reason or name, RegisterBusy where another
    process uses the register.
    """
    if not why.strip():
        raise QueryInvalid("forgetting needs a reason", where="--why", remedy="say why; it is printed with corrections")
    with store.writing() as connection:
        known = document_id in fetch_state(connection).forgotten
        wish = DecisionWish(Verdict.FORGET, by, why, {"document": document_id}, at=datetime.now(UTC))
        decision = None if known else add_decision(connection, wish, ())
        _drop_rows(store, connection, document_id)
        forgetting.drop_document(connection, document_id)
    store.archive.drop(document_id)
    dialect.erase_traces(store.engine)
    return decision


def _drop_rows(store: Store, connection: Connection, document_id: str) -> None:
    """Imported rows without passage that hold the document's words go with it."""
    held = forgetting.find_held(connection, document_id).texts
    contents = [documents.fetch_text(connection, text)[0].reading.text.content for text in held]
    kept = fetch_unpinned(store.folder)
    left = [row for row in kept if not any(row.quote and row.quote in content for content in contents)]
    if len(left) < len(kept):
        save_unpinned(store.folder, left)
