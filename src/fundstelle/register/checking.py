"""Whether the register is as it was written: database, archive, texts, quotes, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from sqlalchemy import Connection

from fundstelle.errors import StoreError
from fundstelle.records.ids import make_text_id
from fundstelle.register.answers import Finding
from fundstelle.register.reviewing import fetch_state
from fundstelle.review import Audit, broken_at, verify_log
from fundstelle.store import Store, claims, decisions, dialect, documents


def find_damage(store: Store, connection: Connection) -> Iterator[Finding]:
    """Everything amiss, part by part."""
    for what in dialect.find_damage(connection):
        yield Finding(str(store.folder), what, "restore register.sqlite from a backup")
    yield from _check_archive(store, connection)
    texts = {stored.reading.text.id: stored.reading.text.content for stored in documents.fetch_texts(connection)}
    yield from _check_texts(texts)
    yield from _check_claims(connection, texts)
    yield from _check_log(connection)


def _check_archive(store: Store, connection: Connection) -> Iterator[Finding]:
    known = {document.id: document.captures[0].path for document, _ in documents.fetch_documents(connection)}
    for document_id, path in known.items():
        try:
            store.archive.fetch(document_id)
        except StoreError as error:
            yield Finding(error.where, error.message, f"put it back by `fundstelle ingest {path}`, or from a backup")
    yield from _check_forgotten(store, connection)
    # Bytes without a document are what an interrupted run leaves; they are harmless unless they are not what they say.
    for document_id in store.archive.ids():
        if document_id not in known and not store.archive.is_named_rightly(document_id):
            where = str(store.archive.folder / document_id[:2] / document_id)
            yield Finding(where, "a file in the archive whose name is not the hash of its bytes", "remove it")


def _check_forgotten(store: Store, connection: Connection) -> Iterator[Finding]:
    for document_id in sorted(fetch_state(connection).forgotten):
        if store.archive.path_of(document_id).exists():
            remedy = f"`fundstelle forget {document_id} --why …` again takes them out"
            yield Finding(document_id, "the bytes of a forgotten document are still in the archive", remedy)


def _check_texts(texts: dict[str, str]) -> Iterator[Finding]:
    for text_id, content in texts.items():
        if make_text_id(content) != text_id:
            yield Finding(text_id, "the stored text was changed: it no longer matches its id", "restore a backup")


def _check_claims(connection: Connection, texts: dict[str, str]) -> Iterator[Finding]:
    for stored in claims.fetch_claims(connection):
        span = stored.claim.span
        pins = [pin.span for pinned in stored.claim.pins.values() for pin in pinned]
        for place in (span, *pins):
            if place.text_id not in texts or place.end > len(texts[place.text_id]):
                yield Finding(stored.claim.id, f"{place.start}:{place.end} lies in no stored text", "extract it anew")


def _check_log(connection: Connection) -> Iterator[Finding]:
    audit = verify_chain(connection)
    if not audit.consistent:
        yield Finding(f"decision {audit.broken_at}", audit.message, "restore register.sqlite from a backup")


def verify_chain(connection: Connection, outside_head: str | None = None) -> Audit:
    """Whether the log holds against itself, and whether it contains a head that was noted outside the register. A row
    that is no decision any more breaks the chain where it stands."""
    entries = decisions.fetch_entries(connection)
    whole = [entry.decision for entry in takewhile(lambda one: one.decision is not None, entries)]
    log = [decision for decision in whole if decision is not None]
    audit = verify_log(log, outside_head)
    if not audit.consistent or len(log) == len(entries):
        return audit
    return broken_at(len(log) + 1, len(entries), entries[-1].id, audit.anchored)
