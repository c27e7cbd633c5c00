"""The stage ingest: bytes to the archive, readings to the store, one transaction for each document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from fundstelle.ingest.members import PART
from fundstelle.ingest.pool import Job, Part
from fundstelle.ingest.read import Found
from fundstelle.records.document import Capture, Document, Handling, Reading
from fundstelle.records.ids import make_document_id
from fundstelle.records.run import Skipped, SkipReason, StageCount
from fundstelle.register.options import Progress
from fundstelle.register.reviewing import fetch_state
from fundstelle.register.sources import SourceFile, read_bytes
from fundstelle.register.stages import Stages
from fundstelle.store import Stamp, Store, containers, documents, runs

STAGE = "ingest"


@dataclass
class _Account:
    """What the stage has met so far. A file can hold several documents; each counts.

    taken is counted where things are met, the others where it is settled what becomes of them, so that a document
    lost between the two shows. left_out: the paths of what was skipped; a document may be read and miss a part.
    """

    taken: int = 0
    known: int = 0
    done: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    notes: list[str] = field(default_factory=list)

    def count(self) -> StageCount:
        return StageCount(STAGE, self.taken, self.done, self.known, self.done, tuple(self.skipped))


def ingest_files(
    store: Store, stages: Stages, files: Sequence[SourceFile | Skipped], stamp: Stamp, progress: Progress
) -> tuple[StageCount, list[str]]:
    """(the stage's account, notes). What is in the store already is counted as known; a bad file stops no other."""
    account = _Account()
    progress.start(STAGE, len(files))
    work = _Ingest(store, stages, stamp, account, progress, _fetch_died(store), _fetch_forgotten(store))
    with closing(stages.read_files(work.find_jobs(files))) as batch:  # no worker outlives a stage that is broken off
        for part in batch:
            work.save_part(part)
            if part.is_last:
                progress.step()
    progress.finish()
    return account.count(), account.notes


def _fetch_died(store: Store) -> frozenset[str]:
    """The files whose reader died in an earlier run, perhaps for want of time: they are tried again."""
    with store.reading() as connection:
        listed = runs.fetch_skipped(connection)
    return frozenset(one.what for stage, one in listed if stage == STAGE and one.reason is SkipReason.READER_DIED)


def _fetch_forgotten(store: Store) -> frozenset[str]:
    with store.reading() as connection:
        return fetch_state(connection).forgotten


@dataclass(frozen=True, slots=True)
class Before:
    """What is stored of a document when its bytes are met again."""

    document: Document
    text: documents.StoredText | None

    def is_known(self, capture: Capture, handling: Handling, reader: str) -> bool:
        """Whether nothing about the file is new: neither capture nor mark nor reader."""
        met = capture in self.document.captures and stricter(self.document.handling, handling) is None
        return met and self.text is not None and self.text.stage == reader

    def reading_as(self, leading: Capture, reader: str) -> Reading | None:
        """What is stored, where this reader read it with the facts of this capture; saves reading the bytes again."""
        if self.text is None or self.text.stage != reader or find_leading(self.document.captures) != leading:
            return None
        return self.text.reading


@dataclass(slots=True)
class _Opening:
    """What has come of the file at hand and of all in it, counted only: a mailbox may hold any number of mails."""

    documents: int = 0
    is_document: bool = False
    skipped: list[Skipped] = field(default_factory=list)

    def count(self, found: Found, job: Job) -> None:
        if isinstance(found.outcome, Skipped):
            self.skipped.append(found.outcome)
        else:
            self.documents += 1
            self.is_document |= found.capture.path == job.capture.path

    @property
    def is_over(self) -> bool:
        """Whether the file only holds documents, and to open it again as it stands would bring nothing else."""
        return bool(self.documents) and not (self.is_document or any(map(is_worth_another_try, self.skipped)))

    def clear(self) -> None:
        self.documents, self.is_document = 0, False
        self.skipped.clear()


@dataclass(frozen=True, slots=True)
class _Ingest:
    store: Store
    stages: Stages
    stamp: Stamp
    account: _Account
    progress: Progress
    died: frozenset[str]
    forgotten: frozenset[str]
    """Documents that reviewers decided to forget: their bytes do not come back."""
    held: list[Found] = field(default_factory=list)
    """What was found of the file itself; it waits until all that is in it is kept."""
    opening: _Opening = field(default_factory=_Opening)

    def find_jobs(self, files: Sequence[SourceFile | Skipped]) -> Iterator[Job]:
        """The files that have to be read; the others are counted."""
        for found in files:
            self.account.taken += 1
            raw = found if isinstance(found, Skipped) else self._read_bytes(found)
            if isinstance(found, Skipped) or isinstance(raw, Skipped):
                self._leave_out(found if isinstance(found, Skipped) else raw)  # type: ignore[arg-type]
                self.progress.step()
            elif found.capture.path not in self.died and self._is_known(raw, found):
                self.account.known += 1
                self.progress.step()
            elif found.capture.path not in self.died and (opened := self._fetch_opened(raw, found)):
                self._count_opened(opened)
                self.progress.step()
            else:
                yield Job(raw, found.capture, found.handling)

    def _read_bytes(self, source: SourceFile) -> bytes | Skipped:
        raw = read_bytes(source.path)
        is_forgotten = isinstance(raw, bytes) and bool(self.forgotten) and make_document_id(raw) in self.forgotten
        return forget_again(source.capture.path) if is_forgotten else raw

    def _is_known(self, raw: bytes, source: SourceFile) -> bool:
        before = self._fetch_before(make_document_id(raw))
        if before is None:
            return False
        # Bytes that are damaged or gone in the archive come back whenever the file is met again.
        self.store.archive.save(raw)
        return before.is_known(source.capture, source.handling, self.stages.reader)

    def _fetch_opened(self, raw: bytes, source: SourceFile) -> containers.Container | None:
        """What came of a file that only holds documents, where it was opened as it stands and all is still there."""
        with self.store.reading() as connection:
            made = make_document_id(raw), source.capture, source.handling, self.stages.reader
            opened = containers.fetch_container(connection, *made)
            inside = containers.fetch_members(connection, source.capture.path + PART) if opened else []
        # Bytes that are gone in the archive come back, as they do for files that are documents themselves.
        return opened if all(self.store.archive.path_of(one).exists() for one in inside) else None

    def _count_opened(self, opened: containers.Container) -> None:
        """Account for everything in it as if it were read again; the file itself was counted already."""
        self.account.taken += opened.documents + len(opened.skipped) - 1
        self.account.known += opened.documents
        self.account.skipped += opened.skipped

    def _fetch_before(self, document_id: str) -> Before | None:
        with self.store.reading() as connection:
            document = documents.fetch_document(connection, document_id)
            if document is None:
                return None
            return Before(document, documents.fetch_current_text(connection, document_id))

    def save_part(self, part: Part) -> None:
        """Keep the documents. The file itself comes last: where it is known, so is all that is in it."""
        self.account.taken += len(part.founds) - part.is_last  # the file was counted when its job was made
        for found in part.founds:
            if found.capture.path == part.job.capture.path:
                self.held.append(found)
            else:
                self._save_found(found)
            self.opening.count(found, part.job)
        if not part.is_last:
            self.progress.inside(part.job.capture.path, self.opening.documents + len(self.opening.skipped))
        while part.is_last and self.held:
            self._save_found(self.held.pop())
        if part.is_last:
            self._save_opened(part.job)
            self.opening.clear()

    def _save_opened(self, job: Job) -> None:
        """Remember that the file was opened, where it is no document itself and nothing is worth another try."""
        if self.opening.is_over:
            made = make_document_id(job.raw), job.capture, job.handling, self.stages.reader
            opened = containers.Container(*made, self.opening.documents, tuple(self.opening.skipped))
            with self.store.writing() as connection:
                containers.save_container(connection, opened, self.stamp.now())

    def _save_found(self, found: Found) -> None:
        if isinstance(found.outcome, Skipped):
            self._leave_out(found.outcome)
        elif found.outcome.document.id in self.forgotten:
            self._leave_out(forget_again(found.capture.path))
        else:
            self._save_document(found, found.outcome)

    def _leave_out(self, skipped: Skipped) -> None:
        self.account.skipped.append(skipped)
        self.account.left_out.add(skipped.what)
        with self.store.writing() as connection:
            runs.save_skipped(connection, STAGE, skipped, self.stamp.now())

    def _save_document(self, found: Found, reading: Reading) -> None:
        before = self._fetch_before(reading.document.id)
        self.store.archive.save(found.raw)  # of known documents too: bytes that are damaged or gone come back
        if before is None:
            self._save(reading, found.capture)
            self.account.done += 1
        elif before.is_known(found.capture, reading.document.handling, self.stages.reader):
            self.account.known += 1
            if found.capture.path in self.died:
                with self.store.writing() as connection:
                    self._drop_skipped(connection, found.capture.path)
        else:
            self._save_again(found, reading, before)

    def _save_again(self, found: Found, reading: Reading, before: Before) -> None:
        """Bytes that are known come with another name, other facts, another mark, or to a newer reader."""
        captures = tuple(dict.fromkeys((*before.document.captures, found.capture)))
        handling = stricter(before.document.handling, reading.document.handling) or before.document.handling
        leading = find_leading(captures)
        stored = before.reading_as(leading, self.stages.reader)
        counts = reading if leading == found.capture else stored or self._read_as(found, leading, handling)
        if isinstance(counts, Skipped):
            self._leave_out(replace(counts, what=found.capture.path))
            return
        self._save(
            replace(counts, document=replace(counts.document, captures=captures, handling=handling)), found.capture
        )
        self.account.done += 1
        self.account.notes += compare_dates(counts, reading, leading, found.capture)

    def _read_as(self, found: Found, capture: Capture, handling: Handling) -> Reading | Skipped:
        """The same bytes with the facts of another capture."""
        for part in self.stages.read_files([Job(found.raw, capture, handling)]):
            own = next((one.outcome for one in part.founds if one.raw == found.raw), None)
            if own is not None:
                return own
        return Skipped(capture.path, SkipReason.READER_DIED, "the bytes could not be read again")

    def _save(self, reading: Reading, capture: Capture) -> None:
        stamp = self.stamp.now()
        with self.store.writing() as connection:
            documents.save_document(connection, reading.document, stamp)
            before = documents.fetch_current_text(connection, reading.document.id)
            if before is None or not before.is_same(reading, self.stages.reader):
                documents.save_text(connection, reading, self.stages.reader, stamp)
            self._drop_skipped(connection, capture.path)

    def _drop_skipped(self, connection: Connection, path: str) -> None:
        """The file is no longer listed as left out, unless a part of it is in this very run."""
        if path not in self.account.left_out:
            runs.drop_skipped(connection, STAGE, [path])


def forget_again(path: str) -> Skipped:
    """Bytes that come back although somebody decided to forget them."""
    remedy = "undo the decision in the log if it is to be taken in again"
    return Skipped(path, SkipReason.FORGOTTEN, "these bytes were to be forgotten", remedy)


def find_leading(captures: Sequence[Capture]) -> Capture:
    """The capture whose facts count: the newest of the first path. Who ingests a file again under its first name with
    other facts corrects them; another name is another place where the bytes were met."""
    return [capture for capture in captures if capture.path == captures[0].path][-1]


def is_worth_another_try(skipped: Skipped) -> bool:
    """Whether the same bytes may be read next time: their reader died, or a part of Fundstelle was not installed."""
    return skipped.reason is SkipReason.READER_DIED or skipped.remedy.startswith("pip install")


def stricter(stored: Handling, given: Handling) -> Handling | None:
    """The mark given, where it is stricter than the stored one. A mark is never lowered in passing."""
    marks = list(Handling)
    return given if marks.index(given) > marks.index(stored) else None


def compare_dates(counts: Reading, other: Reading, leading: Capture, capture: Capture) -> tuple[str, ...]:
    """A note where the same bytes were met under another name, with their dates of publication if these differ."""
    if capture.path == leading.path:
        return ()
    here, there = (one.facts.published.value.iso() if one.facts.published else "unknown" for one in (other, counts))
    same = f"{capture.path}: the same bytes as {leading.path}"
    if here == there:
        return (f"{same}; kept as one document",)
    return (f"{same}, but published {here}, there {there}; {there} counts",)
