"""The stage ingest: bytes to the archive, readings to the store, one transaction for each document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fundstelle.records.document import Capture, Document, Handling, Reading
from fundstelle.records.ids import make_document_id
from fundstelle.records.run import Skipped, StageCount
from fundstelle.register.direct import try_read
from fundstelle.register.options import Progress
from fundstelle.register.sources import SourceFile, read_bytes
from fundstelle.register.stages import Stages
from fundstelle.store import Stamp, Store, documents, runs

STAGE = "ingest"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file: whether everything about it was known already, and what the user should hear."""

    known: bool
    notes: tuple[str, ...] = ()


def ingest_files(
    store: Store, stages: Stages, files: Sequence[SourceFile | Skipped], stamp: Stamp, progress: Progress
) -> tuple[StageCount, list[str]]:
    """(the stage's account, notes). What is in the store already is counted as known; a bad file stops no other."""
    skipped: list[Skipped] = []
    taken: list[Taken] = []
    progress.start(STAGE, len(files))
    for found in files:
        outcome = found if isinstance(found, Skipped) else ingest_file(store, stages, found, stamp.now())
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
            _save_skipped(store, outcome, stamp)
        else:
            taken.append(outcome)
        progress.step()
    progress.finish()
    known = sum(one.known for one in taken)
    count = StageCount(STAGE, len(files), len(taken) - known, known, len(taken) - known, tuple(skipped))
    return count, [note for one in taken for note in one.notes]


def _save_skipped(store: Store, skipped: Skipped, stamp: Stamp) -> None:
    with store.writing() as connection:
        runs.save_skipped(connection, STAGE, skipped, stamp)


def ingest_file(store: Store, stages: Stages, source: SourceFile, stamp: Stamp) -> Taken | Skipped:
    """Archive and read one file, unless the same was done before by the same readers."""
    raw = read_bytes(source.path)
    if isinstance(raw, Skipped):
        return raw
    before = _fetch_before(store, make_document_id(raw))
    if before is None:
        return _take_new(store, stages, source, raw, stamp)
    # Bytes that are damaged or gone in the archive come back whenever the file is met again.
    store.archive.save(raw)
    if before.is_known(source, stages.reader):
        return Taken(known=True)
    return _take_again(store, stages, source, raw, before, stamp)


@dataclass(frozen=True, slots=True)
class Before:
    """What is stored of a document when its bytes are met again."""

    document: Document
    text: documents.StoredText | None

    def is_known(self, source: SourceFile, reader: str) -> bool:
        """Whether nothing about the file is new: neither capture nor mark nor reader."""
        met = source.capture in self.document.captures and _stricter(self.document.handling, source.handling) is None
        return met and self.text is not None and self.text.stage == reader


def _fetch_before(store: Store, document_id: str) -> Before | None:
    with store.reading() as connection:
        document = documents.fetch_document(connection, document_id)
        if document is None:
            return None
        return Before(document, documents.fetch_current_text(connection, document_id))


def _take_new(store: Store, stages: Stages, source: SourceFile, raw: bytes, stamp: Stamp) -> Taken | Skipped:
    reading = try_read(raw, source.capture, source.handling, stages.read)
    if isinstance(reading, Skipped):
        return reading
    store.archive.save(raw)
    _save(store, reading, stages.reader, source, stamp)
    return Taken(known=False)


def _take_again(
    store: Store, stages: Stages, source: SourceFile, raw: bytes, before: Before, stamp: Stamp
) -> Taken | Skipped:
    document = before.document
    captures = tuple(dict.fromkeys((*document.captures, source.capture)))
    handling = _stricter(document.handling, source.handling) or document.handling
    leading = find_leading(captures)
    reading = try_read(raw, leading, handling, stages.read)
    if isinstance(reading, Skipped):
        return replace(reading, what=source.capture.path)
    whole = replace(reading, document=replace(reading.document, captures=captures, handling=handling))
    _save(store, whole, stages.reader, source, stamp)
    return Taken(known=False, notes=_compare_dates(whole, leading, source, raw, stages))


def find_leading(captures: Sequence[Capture]) -> Capture:
    """The capture whose facts count: the newest of the first path. Who ingests a file again under its first name with
    other facts corrects them; another name is another place where the bytes were met."""
    return [capture for capture in captures if capture.path == captures[0].path][-1]


def _stricter(stored: Handling, given: Handling) -> Handling | None:
    """The mark given, where it is stricter than the stored one. A mark is never lowered in passing."""
    marks = list(Handling)
    return given if marks.index(given) > marks.index(stored) else None


def _save(store: Store, reading: Reading, reader: str, source: SourceFile, stamp: Stamp) -> None:
    with store.writing() as connection:
        documents.save_document(connection, reading.document, stamp)
        before = documents.fetch_current_text(connection, reading.document.id)
        if before is None or not before.is_same(reading, reader):
            documents.save_text(connection, reading, reader, stamp)
        runs.drop_skipped(connection, STAGE, [source.capture.path])


def _compare_dates(
    reading: Reading, leading: Capture, source: SourceFile, raw: bytes, stages: Stages
) -> tuple[str, ...]:
    """A note where the same bytes, met under another name, would have another date of publication."""
    if source.capture.path == leading.path:
        return ()
    other = try_read(raw, source.capture, source.handling, stages.read)
    if isinstance(other, Skipped):
        return ()
    here, there = (one.facts.published.value.iso() if one.facts.published else "unknown" for one in (other, reading))
    if here == there:
        return (f"{source.capture.path}: the same bytes as {leading.path}; kept as one document",)
    return (
        f"{source.capture.path}: the same bytes as {leading.path}, but published {here}, there {there}; {there} counts",
    )
