"""Documents, captures and texts: saved in one transaction per document; only `forgetting` deletes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, select, update

from fundstelle.errors import QueryInvalid
from fundstelle.records.codec import from_json, parse_json, render_json, to_json
from fundstelle.records.document import Block, Capture, Document, Facts, Handling, Reading, Text
from fundstelle.store.dialect import add_to_index, fetch_by_keys, insert_new, remove_from_index, upsert
from fundstelle.store.stamp import Stamp
from fundstelle.store.tables import captures, documents, passages, state, texts
from fundstelle.store.words import RECIPE, make_passages

_RECIPE = "search.recipe"

_FEW = 500
"""Documents that are named one by one; more are read with all others."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """A reading as it is kept: with the version of the stage that read it and the hash of what extraction sees."""

    reading: Reading
    stage: str
    fingerprint: str
    current: bool
    recorded_at: str
    run: str

    def is_same(self, reading: Reading, stage: str) -> bool:
        """Whether this reading by this stage would be kept as it is kept already."""
        text, mine = reading.text, self.reading.text
        versions = (text.reader, text.reader_version, stage) == (mine.reader, mine.reader_version, self.stage)
        return versions and make_fingerprint(reading) == self.fingerprint


@dataclass(frozen=True, slots=True)
class TextHead:
    """What a list of documents shows of a text."""

    id: str
    reader: str
    facts: Facts


def make_fingerprint(reading: Reading) -> str:
    """Hash of all that extraction sees of a reading: content, blocks, facts."""
    seen = [reading.text.id, [to_json(block) for block in reading.text.blocks], to_json(reading.facts)]
    return hashlib.sha256(_packed(seen).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _packed(form: object) -> str:
    return json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def save_document(connection: Connection, document: Document, stamp: Stamp) -> None:
    """Keep the document's row and whichever of its captures are new."""
    row = {"id": document.id, "handling": document.handling.value, "size": document.size}
    row |= {"media_type": document.media_type, **stamp.columns()}
    connection.execute(insert_new(documents).values(**row))
    marked = update(documents).where(documents.c.id == document.id)
    connection.execute(marked.values(handling=document.handling.value))
    for capture in document.captures:
        save_capture(connection, document.id, capture, stamp)


def save_capture(connection: Connection, document_id: str, capture: Capture, stamp: Stamp) -> bool:
    """Keep one capture; False where the very same is there already."""
    row = {"document_id": document_id, "path": capture.path, "body": render_json(capture), **stamp.columns()}
    return connection.execute(insert_new(captures).values(**row)).rowcount == 1


def save_text(connection: Connection, reading: Reading, stage: str, stamp: Stamp) -> None:
    """Make this the document's current text. Texts of older readers stay; they only stop being current."""
    document_id, text = reading.document.id, reading.text
    retired = texts.c.document_id == document_id, texts.c.id != text.id
    _drop_passages(connection, document_id)
    connection.execute(update(texts).where(*retired).values(current=False, indexed=0))
    row = make_text_row(reading, stage) | stamp.columns()
    connection.execute(upsert(texts, ["document_id", "id"], row, keep=["recorded_at", "run"]))
    _index(connection, reading)


def make_text_row(reading: Reading, stage: str) -> dict[str, Any]:
    """A current text as its table keeps it, without the stamp."""
    text = reading.text
    return {
        "document_id": reading.document.id,
        "id": text.id,
        "reader": text.reader,
        "reader_version": text.reader_version,
        "stage": stage,
        "content": text.content,
        "blocks": _packed([to_json(block) for block in text.blocks]),
        "facts": render_json(reading.facts),
        "fingerprint": make_fingerprint(reading),
        "published": published_until(reading.facts),
        "current": True,
        "indexed": RECIPE,
    }


def published_until(facts: Facts) -> str | None:
    """The last day the document can have been published on (ISO), None where no date was read."""
    return facts.published.value.last_day.isoformat() if facts.published else None


def _drop_passages(connection: Connection, document_id: str) -> None:
    rows = connection.execute(select(passages.c.seq).where(passages.c.document_id == document_id)).scalars().all()
    remove_from_index(connection, rows)
    connection.execute(passages.delete().where(passages.c.document_id == document_id))


def _index(connection: Connection, reading: Reading) -> None:
    held = {"document_id": reading.document.id, "text_id": reading.text.id}
    found = make_passages(reading.text, reading.facts.language)
    if not found:
        return
    rows = [{**held, "start": one.start, "end": one.end, "language": one.language} for one in found]
    put_in = insert(passages).returning(passages.c.seq, sort_by_parameter_order=True)
    keys = connection.execute(put_in, rows).scalars()
    add_to_index(connection, [(key, one.words, one.stems) for key, one in zip(keys, found, strict=True)])


def is_indexed(connection: Connection) -> bool:
    """Whether every current text stands in the search index by today's recipe."""
    recipe = connection.execute(select(state.c.value).where(state.c.key == _RECIPE)).scalar_one_or_none()
    return recipe == str(RECIPE)


def index_texts(connection: Connection) -> int:
    """Index the current texts that an older recipe, or none, has indexed; how many there were."""
    stale = texts.c.current, texts.c.indexed != RECIPE
    found = fetch_texts(connection, select(texts).where(*stale))
    for stored in found:
        _drop_passages(connection, stored.reading.document.id)
        _index(connection, stored.reading)
    connection.execute(update(texts).where(*stale).values(indexed=RECIPE))
    connection.execute(upsert(state, ["key"], {"key": _RECIPE, "value": str(RECIPE)}))
    return len(found)


def fetch_newest(connection: Connection, limit: int, offset: int) -> list[str]:
    """Ids of documents, the last taken in first."""
    newest = select(captures.c.document_id).order_by(captures.c.seq.desc()).limit(limit).offset(offset)
    return list(dict.fromkeys(connection.execute(newest).scalars()))


def fetch_document(connection: Connection, document_id: str) -> Document | None:
    """The document with all its captures, the first one first; None where it is not known."""
    found = fetch_documents(connection, document_id)
    return found[0][0] if found else None


def fetch_documents(connection: Connection, only: str | Collection[str] | None = None) -> list[tuple[Document, Stamp]]:
    """All documents in the order of their ids (or those with the ids `only`), each with when it was recorded."""
    wanted, met = select(documents).order_by(documents.c.id), select(captures).order_by(captures.c.seq)
    if only is not None:
        ids = [only] if isinstance(only, str) else sorted(only)
        wanted, met = wanted.where(documents.c.id.in_(ids)), met.where(captures.c.document_id.in_(ids))
    met_of: dict[str, list[Capture]] = {}
    for row in connection.execute(met):
        met_of.setdefault(row.document_id, []).append(_parse_capture(row.body))
    return [
        (_make_document(row, met_of.get(row.id, [])), Stamp(row.run, row.recorded_at))
        for row in connection.execute(wanted)
    ]


def _make_document(row: Row[Any], met: Sequence[Capture]) -> Document:
    return Document(row.id, Handling(row.handling), row.size, row.media_type, tuple(met))


def fetch_text_ids(connection: Connection, document_id: str) -> list[str]:
    """The ids of the document's texts, old ones too."""
    return list(connection.execute(select(texts.c.id).where(texts.c.document_id == document_id)).scalars())


def fetch_text_ids_of(connection: Connection, document_ids: Collection[str]) -> list[str]:
    """The ids of these documents' texts, old ones too."""
    statement = "SELECT DISTINCT id FROM texts WHERE document_id IN (SELECT value FROM json_each(?))"
    return [row[0] for row in fetch_by_keys(connection, statement, sorted(document_ids))]


def fetch_document_ids(connection: Connection, text_ids: Collection[str]) -> list[str]:
    """The documents that read, or once read, as one of these texts."""
    query = select(texts.c.document_id).where(texts.c.id.in_(sorted(text_ids))).distinct()
    return list(connection.execute(query.order_by(texts.c.document_id)).scalars())


def fetch_read_ids(connection: Connection) -> list[str]:
    """The documents that have a current text, in order."""
    query = select(texts.c.document_id).where(texts.c.current).order_by(texts.c.document_id)
    return list(connection.execute(query).scalars())


def fetch_newest_row(connection: Connection) -> int:
    """Number of the newest document's row; it grows with every new one. Counting reads an index of all ids."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(rowid), 0) FROM documents").scalar_one())


def count_documents(connection: Connection) -> int:
    """How many documents there are."""
    return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())


def fetch_first_paths(connection: Connection, document_ids: Collection[str]) -> dict[str, str]:
    """The first path of each of these documents."""
    query = (
        "SELECT document_id, path, min(seq) FROM captures WHERE document_id IN (SELECT value FROM json_each(?)) "
        "GROUP BY document_id"
    )
    return {row[0]: row[1] for row in fetch_by_keys(connection, query, sorted(document_ids))}


def fetch_heads(connection: Connection) -> dict[str, TextHead]:
    """What each document reads as today, without the words, by document id."""
    columns = texts.c.document_id, texts.c.id, texts.c.reader, texts.c.facts
    rows = connection.execute(select(*columns).where(texts.c.current))
    return {row.document_id: TextHead(row.id, row.reader, parse_json(Facts, row.facts)) for row in rows}


def fetch_current_text(connection: Connection, document_id: str) -> StoredText | None:
    """What the document reads as today; None where it was not read."""
    query = select(texts).where(texts.c.document_id == document_id, texts.c.current)
    row = connection.execute(query).one_or_none()
    return _stored_texts(connection, [row])[0] if row is not None else None


def fetch_current_texts(connection: Connection, document_ids: Collection[str]) -> list[StoredText]:
    """What these documents read as today, in the order of their ids; those that were not read are left out."""
    statement = (
        "SELECT * FROM texts WHERE document_id IN (SELECT value FROM json_each(?)) AND current ORDER BY document_id"
    )
    return _stored_texts(connection, fetch_by_keys(connection, statement, sorted(document_ids)))


def fetch_text_of(connection: Connection, document_id: str, text_id: str) -> StoredText:
    """One text of one document, current or old; both are known to be stored."""
    query = select(texts).where(texts.c.document_id == document_id, texts.c.id == text_id)
    return _stored_texts(connection, [connection.execute(query).one()])[0]


def fetch_texts(connection: Connection, query: Select[Any] | None = None) -> list[StoredText]:
    """All texts, old ones too, by document and id; or those of a query on the table `texts`."""
    wanted = select(texts) if query is None else query
    rows = connection.execute(wanted.order_by(texts.c.document_id, texts.c.id)).all()
    return _stored_texts(connection, rows)


def has_text(connection: Connection, text_id: str) -> bool:
    """Whether a text with this id is stored, current or old."""
    return connection.execute(select(texts.c.id).where(texts.c.id == text_id).limit(1)).first() is not None


def fetch_text(connection: Connection, text_id: str) -> list[StoredText]:
    """Every stored reading of one text: more than one where different bytes read the same. Current ones first.

    Raises QueryInvalid where no text has this id.
    """
    query = select(texts).where(texts.c.id == text_id).order_by(texts.c.current.desc(), texts.c.document_id)
    rows = connection.execute(query).all()
    if not rows:
        raise QueryInvalid(f"no text {text_id!r} in this register", remedy="`fundstelle claims` shows text ids")
    return _stored_texts(connection, rows)


def fetch_readings(connection: Connection, text_ids: Collection[str]) -> dict[str, Reading]:
    """The readings with these texts, the current one of the first document where several have one."""
    statement = "SELECT * FROM texts WHERE id IN (SELECT value FROM json_each(?))"
    rows = _stored_texts(connection, fetch_by_keys(connection, statement, sorted(text_ids)))
    best = sorted(rows, key=lambda one: (one.current, [-ord(sign) for sign in one.reading.document.id]))
    return {one.reading.text.id: one.reading for one in best}


def _stored_texts(connection: Connection, rows: Sequence[Row[Any]]) -> list[StoredText]:
    ids = {row.document_id for row in rows}
    only = ids if len(ids) <= _FEW else None
    known = {document.id: document for document, _ in fetch_documents(connection, only)} if rows else {}
    return [_stored_text(row, known[row.document_id]) for row in rows]


# Records are frozen, so that readings may share them; pages show the same texts again and again.
@lru_cache(maxsize=1024)
def _parse_blocks(body: str) -> tuple[Block, ...]:
    return tuple(from_json(Block, form) for form in json.loads(body))


@lru_cache(maxsize=4096)
def _parse_facts(body: str) -> Facts:
    return parse_json(Facts, body)


@lru_cache(maxsize=4096)
def _parse_capture(body: str) -> Capture:
    return parse_json(Capture, body)


def _stored_text(row: Row[Any], document: Document) -> StoredText:
    text = Text(row.id, row.document_id, row.reader, row.reader_version, row.content, _parse_blocks(row.blocks))
    reading = Reading(document, text, _parse_facts(row.facts))
    return StoredText(reading, row.stage, row.fingerprint, row.current, row.recorded_at, row.run)
