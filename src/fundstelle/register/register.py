"""Register: one folder of documents, texts, claims, matters and decisions, and everything one may do with it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Self

import fundstelle
from fundstelle.knowledge.model import Knowledge
from fundstelle.records.decision import Decision, Verdict
from fundstelle.records.document import Handling, Reading
from fundstelle.records.matter import Contradiction, CopiedPassage, Copies, Matter, Reconciliation
from fundstelle.records.run import MatterChange, RunReport, Skipped, StageCount
from fundstelle.register import asking, checking, exporting, forgetting, importing, measuring, reviewing, settling
from fundstelle.register.answers import Explanation, FiledClaim, FiledDocument, Finding, Hit, View
from fundstelle.register.choices import Choices, load_choices, save_choices
from fundstelle.register.desk import Desk
from fundstelle.register.extracting import extract_texts
from fundstelle.register.forgetting import Trace
from fundstelle.register.importing import ImportReport
from fundstelle.register.ingesting import ingest_files
from fundstelle.register.measuring import Quality, Reviewed
from fundstelle.register.options import ClaimFilter, DecisionWish, IngestOptions, MatterFilter, Progress, Silence
from fundstelle.register.reconciling import reconcile_as_of, reconcile_claims, reconcile_up_to, settle_claims
from fundstelle.register.sources import find_sources
from fundstelle.register.stages import Rooms, Stages
from fundstelle.review import Audit, Counterpart, Overlay, ReviewState
from fundstelle.review.sheetmap import SheetMap
from fundstelle.store import Stamp, Store, decisions, documents, make_now, matters, open_store, runs
from fundstelle.store.published import Published, fetch_published, save_published

ALL_CLAIMS = ClaimFilter()
ALL_MATTERS = MatterFilter()


@dataclass
class _Account:
    """What a run has done so far."""

    stamp: Stamp
    started: float
    stages: list[StageCount] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    changes: list[MatterChange] = field(default_factory=list)

    def add(self, count: StageCount, notes: Sequence[str] = (), changes: Sequence[MatterChange] = ()) -> None:
        self.stages.append(count)
        self.notes.extend(notes)
        self.changes.extend(changes)

    def report(self) -> RunReport:
        seconds = round(time.monotonic() - self.started, 3)
        return RunReport(tuple(self.stages), tuple(self.notes), seconds, tuple(self.changes))


class Register:
    """An open register; use it in a `with` statement.

    Every method that writes raises RegisterBusy where another process writes for longer than a moment, and can be
    repeated then: what was stored is kept, and doing it twice adds nothing.
    """

    def __init__(self, store: Store, make_stages: Callable[[], Stages]) -> None:
        self._store = store
        self._make_stages = make_stages

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    @property
    def path(self) -> Path:
        """The register's folder."""
        return self._store.folder

    @cached_property
    def desk(self) -> Desk:
        """The questions that pages of lists ask; threads may share it."""
        return Desk(self._store)

    @cached_property
    def stages(self) -> Stages:
        """How documents are read, claims found and matters made; loaded when first needed."""
        return self._make_stages()

    # Commands

    def ingest(
        self, paths: Sequence[Path], options: IngestOptions | None = None, progress: Progress | None = None
    ) -> RunReport:
        """Archive and read the files. Raises MetadataInvalid for a `meta` file that is not understood."""
        return self._run(lambda account: self._ingest(account, paths, options or IngestOptions(), _heard(progress)))

    def extract(self, progress: Progress | None = None) -> RunReport:
        """Find the claims of every text that the current engine has not read as it stands."""
        return self._run(lambda account: self._extract(account, _heard(progress)))

    def reconcile(self, progress: Progress | None = None) -> RunReport:
        """Bring all claims together into matters, also where nothing changed."""
        return self._run(lambda account: self._reconcile(account, _heard(progress), anew=True))

    def settle(self, progress: Progress | None = None) -> RunReport:
        """Bring the decisions since the last time into the matters: the same as `reconcile`, but only the matters that
        they can change are made again, where nothing else changed and that is enough."""
        return self._run(lambda account: account.add(*settle_claims(self._store, self.stages, _heard(progress))))

    def run(
        self, paths: Sequence[Path], options: IngestOptions | None = None, progress: Progress | None = None
    ) -> RunReport:
        """All stages. What is stored already is counted as known, so that an interrupted run goes on where it was."""

        def work(account: _Account) -> None:
            self._ingest(account, paths, options or IngestOptions(), _heard(progress))
            self._extract(account, _heard(progress))
            self._reconcile(account, _heard(progress), anew=False)

        return self._run(work)

    def decide(self, wish: DecisionWish, claim_ids: Sequence[str] = ()) -> Decision:
        """Add a decision on these claims (or on `wish.passages`) to the log.

        Raises DecisionConflict where somebody decided on the same after `wish.seen_head`, or where the claim is no
        longer what `wish.seen_version` saw; nothing is written then. Raises QueryInvalid for claims that are not there
        or a wish that does not hold together. Only what was decided on the same documents is read, not the whole log.
        """
        with self._store.writing() as connection:
            scene = reviewing.fetch_scene(connection, wish, claim_ids)
            found = [asking.find_machine_claim(connection, id, scene.overlay).claim for id in claim_ids]
            if wish.seen_version is not None:
                reviewing.check_version(scene, found, wish.seen_version)
            ids = [one.id for one in found]
            meant, targets = reviewing.find_targets(wish, ids, scene.overlay, {one.id: one for one in found})
            decision = reviewing.add_decision(connection, meant, targets, scene)
            settling.settle_decision(connection, decision)
            return decision

    def undo(self, decision_id: str, by: str, why: str = "", seen_head: str | None = None) -> Decision:
        """Revoke a decision; it stays in the log, and the undoing beside it, which can itself be undone.

        Raises QueryInvalid where there is no such decision, DecisionConflict as `decide`.
        """
        return self.decide(DecisionWish(Verdict.UNDO, by, why, supersedes=decision_id, seen_head=seen_head))

    def forget(self, document: str, why: str, by: str) -> Trace:
        """Take a document out: bytes, texts, claims, words of the index; matters are made anew of what is left.

        document: id, its first signs, or the path it was met under. Its hash, the reason and the name stay in the
        log, and the bytes are not taken in again. The answer names what lies outside the register's reach. Done again
        after an interruption, it goes on where it was.
        """
        with self._store.reading() as connection:
            document_id = forgetting.find_document(connection, document)
            trace = forgetting.find_trace(self._store, connection, document_id)
        forgetting.forget_document(self._store, document_id, by, why)
        self.reconcile()
        return trace

    def import_sheet(self, path: Path, sheet_map: SheetMap, knowledge: Knowledge, by: str) -> ImportReport:
        """Add the rows of a table as claims of `by`; matters are made anew. See `importing.import_sheet`."""
        report = importing.import_sheet(self._store, path, sheet_map, knowledge, by)
        self.reconcile()
        return report

    def pin_again(self) -> ImportReport:
        """Try the imported rows once more that have no passage yet; matters are made anew."""
        report = importing.pin_again(self._store)
        self.reconcile()
        return report

    def choices(self) -> Choices:
        """What people chose for this register. Raises InputError where register.toml is not understood."""
        return load_choices(self.path)

    def choose(self, choices: Choices) -> None:
        """Keep policy, standard and parties to the conflict; they hold from the next reconcile on."""
        save_choices(self.path, choices)

    def note_published(self, published: Published) -> None:
        """Remember that a report or export was handed out, so that forgetting a document can name it."""
        save_published(self.path, published)

    def _run(self, work: Callable[[_Account], None]) -> RunReport:
        account = _Account(Stamp(uuid.uuid4().hex, make_now()), time.monotonic())
        with self._store.writing() as connection:
            runs.save_start(connection, account.stamp, fundstelle.__version__)
        work(account)
        report = account.report()
        with self._store.writing() as connection:
            runs.save_finish(connection, account.stamp.run, report, make_now())
        return report

    def _ingest(self, account: _Account, paths: Sequence[Path], options: IngestOptions, progress: Progress) -> None:
        files = list(find_sources(paths, options, self.path))
        account.add(*ingest_files(self._store, self.stages, files, account.stamp, progress))

    def _extract(self, account: _Account, progress: Progress) -> None:
        for count in extract_texts(self._store, self.stages, account.stamp, progress):
            account.add(count)

    def _reconcile(self, account: _Account, progress: Progress, *, anew: bool) -> None:
        account.add(*reconcile_claims(self._store, self.stages, progress, anew=anew))

    # Questions

    def __iter__(self) -> Iterator[FiledClaim]:
        """Every current claim as reviewers left it, by publication, document and place in the text."""
        return iter(self.claims())

    def trace(self, document: str) -> Trace:
        """What the register holds of a document, and which reports cite it. Raises QueryInvalid for none or several."""
        with self._store.reading() as connection:
            document_id = forgetting.find_document(connection, document)
            return forgetting.find_trace(self._store, connection, document_id)

    def quality(self) -> Quality:
        """How good the engine is on the documents that were read to the end and judged."""
        with self._store.reading() as connection:
            return measuring.measure_reviewed(connection)

    def reviewed(self) -> list[Reviewed]:
        """The documents that were read to the end and judged, with the claims that stand and those found."""
        with self._store.reading() as connection:
            return measuring.find_reviewed(connection)[0]

    def published(self) -> list[Published]:
        """Every report and export that was written, the oldest first."""
        return fetch_published(self.path)

    def claims(self, which: ClaimFilter = ALL_CLAIMS) -> list[FiledClaim]:
        """The current claims as reviewers left them, by publication, document and place in the text."""
        with self._store.reading() as connection:
            return asking.find_claims(connection, which)

    def claim(self, claim_id: str) -> FiledClaim:
        """One claim by its id or the first signs of it. Raises QueryInvalid for none or several."""
        with self._store.reading() as connection:
            return asking.find_claim(connection, claim_id)

    def machine_claim(self, claim_id: str) -> FiledClaim:
        """One claim as the machine found it, whatever was decided on it. Raises QueryInvalid as `claim`."""
        with self._store.reading() as connection:
            return asking.find_machine_claim(connection, claim_id, reviewing.fetch_overlay(connection))

    def overlay(self) -> Overlay:
        """What reviewers decided, laid over today's claims."""
        with self._store.reading() as connection:
            return reviewing.fetch_overlay(connection)

    def matters(self, which: MatterFilter = ALL_MATTERS) -> list[Matter]:
        """The matters, those with most independent origins first."""
        with self._store.reading() as connection:
            return asking.find_matters(connection, which)

    def matter(self, matter_id: str) -> Matter:
        """One matter by its id or the first signs of it. Raises QueryInvalid for none or several."""
        with self._store.reading() as connection:
            return asking.find_matter(connection, matter_id)

    def contradictions(self) -> list[Contradiction]:
        """The contradictions between claims, in the order reconcile gives them."""
        with self._store.reading() as connection:
            return matters.fetch_contradictions(connection)

    def copies(self) -> list[Copies]:
        """Documents that repeat each other's words."""
        with self._store.reading() as connection:
            return matters.fetch_copies(connection)

    def copied_passages(self) -> list[CopiedPassage]:
        """Sentences with claims that stand, nearly word for word, in documents that are no copies as a whole."""
        with self._store.reading() as connection:
            return matters.fetch_passages(connection)

    def documents(self) -> list[FiledDocument]:
        """Every document with what it reads as today, by id."""
        with self._store.reading() as connection:
            return asking.find_documents(connection)

    def reading(self, text_id: str) -> Reading:
        """The reading with this text, old ones too; the current one of the first document where several have it.

        Raises QueryInvalid where there is none.
        """
        with self._store.reading() as connection:
            return documents.fetch_text(connection, text_id)[0].reading

    def readings(self, text_ids: Collection[str]) -> dict[str, Reading]:
        """The readings with these texts, by text id, as `reading`; texts that are not there are left out."""
        with self._store.reading() as connection:
            return documents.fetch_readings(connection, text_ids)

    def bytes_of(self, document_id: str) -> bytes:
        """The archived bytes of a document. Raises StoreError where they are missing or were changed."""
        return self._store.archive.fetch(document_id)

    def search(self, query: str, limit: int = 20) -> list[Hit]:
        """Passages of current texts that have all words of the query, by word or by stem; "in quotes" word for word."""
        with self._store.reading() as connection:
            return asking.find_hits(connection, query, limit)

    def explain(self, claim_id: str) -> Explanation:
        """The whole trail of a claim: bytes, text, passage, slots with rule and words, origin, matter, decisions."""
        with self._store.reading() as connection:
            return asking.explain_claim(self._store, connection, claim_id)

    def decisions(self) -> list[Decision]:
        """The log, the oldest entry first."""
        with self._store.reading() as connection:
            return decisions.fetch_decisions(connection)

    def review_state(self) -> ReviewState:
        """What stands today, from the log alone."""
        with self._store.reading() as connection:
            return reviewing.fetch_state(connection)

    def counterparts(self) -> list[Counterpart]:
        """How each decision that stands meets what is found today: carried, reopened, without counterpart (law 6)."""
        with self._store.reading() as connection:
            return reviewing.find_counterparts(connection)

    def skipped(self) -> list[tuple[str, Skipped]]:
        """(stage, what is left out) as of today."""
        with self._store.reading() as connection:
            return runs.fetch_skipped(connection)

    def runs(self) -> list[tuple[str, str, RunReport | None]]:
        """(run, start, report) of every run, the oldest first; None where it was interrupted."""
        with self._store.reading() as connection:
            return runs.fetch_reports(connection)

    def audit(self, outside_head: str | None = None) -> Audit:
        """Whether the decision log's chain holds, and whether it contains a head noted outside the register."""
        with self._store.reading() as connection:
            return checking.verify_chain(connection, outside_head)

    def check(self) -> list[Finding]:
        """What is amiss in database, archive, texts, quotes and decisions; empty where all is well."""
        with self._store.reading() as connection:
            return list(checking.find_damage(self._store, connection))

    def as_of(self, published: date | None = None, recorded: datetime | None = None) -> View:
        """Claims and matters as they were for somebody who knew what was published and recorded by these days.

        What carries no day of publication is left out where `published` is given. Matters are made by today's rules.
        """
        extractions, made = reconcile_as_of(self._store, self.stages, published, recorded)
        known = [one for one in extractions if published is None or _is_published(one.reading, published)]
        claims = tuple(claim for one in known for claim in one.claims)
        return View(claims, made.matters, made.contradictions)

    def up_to(self, level: Handling, published: date | None = None) -> Reconciliation:
        """The matters of documents up to the handling level alone, made anew where any document stands above it.

        published: as of this day of publication; what was published later, or carries no day, is left out.
        """
        if published is None and all(one.document.handling.is_within(level) for one in self.documents()):
            return Reconciliation(tuple(self.matters()), tuple(self.contradictions()), tuple(self.copies()))
        return reconcile_up_to(self._store, self.stages, level, published)[1]

    def export_jsonl(self, without: Collection[str] = ()) -> Iterator[str]:
        """Everything, one JSON object a line without its line end, in an order that depends on content only.

        without: keys to leave out; `{"recorded_at", "run"}` makes two runs over the same documents byte-equal.
        """
        with self._store.reading() as connection:
            yield from exporting.export_lines(connection, without)


def _is_published(reading: Reading, by: date) -> bool:
    published = reading.facts.published
    return published is not None and published.value.last_day <= by


def _heard(progress: Progress | None) -> Progress:
    return progress or Silence()


def open_register(
    path: Path,
    *,
    create: bool = False,
    knowledge_dirs: Sequence[Path] = (),
    make_stages: Callable[[], Stages] | None = None,
    busy_seconds: float | None = None,
) -> Register:
    """The register in the folder `path`, its schema brought to the newest step.

    create: make it where there is none. knowledge_dirs: laid over the packaged knowledge. make_stages: other doors
    than the packaged ones, for tests and other engines. busy_seconds: how long a writer waits for another.

    Raises RegisterMissing where there is none and `create` is false, StoreConflict where a newer Fundstelle made it.
    """
    wait = {} if busy_seconds is None else {"busy_seconds": busy_seconds}
    store = open_store(Path(path), create=create, **wait)
    settling.bring_up_to_date(store)
    return Register(store, make_stages or (lambda: Rooms(knowledge_dirs)))
