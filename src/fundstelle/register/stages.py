"""The other rooms' doors as one record, so that the order of stages can be tested with other doors. Imports lazily."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import fundstelle
from fundstelle.errors import InputError, PartMissing
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Reconciliation
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.register.choices import USUAL_CHOICES, Choices

if TYPE_CHECKING:
    from fundstelle.ingest.pool import Job, Part
    from fundstelle.reconcile import BodyKnowledge, Judgement, ReconcileSettings


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A reviewer's word that two claims speak of the same thing, or do not (`same` false)."""

    a: str
    b: str
    same: bool
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class ReconcileWish:
    """What reconcile is asked beside the claims: what reviewers said of pairs, as of which day of publication, and what
    people chose for the register."""

    pairs: tuple[JudgedPair, ...] = ()
    published_until: date | None = None
    choices: Choices = USUAL_CHOICES


@dataclass(frozen=True, slots=True)
class Rules:
    """What matters are made by: who counts together, the settings, and reviewers' words on pairs, in the reconciling
    room's own records."""

    bodies: BodyKnowledge
    settings: ReconcileSettings
    judgements: tuple[Judgement, ...]


Batch = Generator["Part", None, None]
Read = Callable[[bytes, Capture, Handling], Reading | Skipped]
Extract = Callable[[Sequence[Reading]], Iterable[Extraction]]
Reconcile = Callable[[Sequence[Extraction], ReconcileWish], Reconciliation]


_FEW = 8
"""Files of short plain text that are read before workers are started: a worker takes 0.3 s to start, a text 5 ms."""

_SHORT = 1024 * 1024


class Stages(Protocol):
    """How documents are read, claims found and matters made, each with the version that tells when to do it anew.

    reader, engine, reconciler: equal versions on equal input give equal output; they decide what is skipped as known.
    """

    def read_files(self, jobs: Iterable[Job]) -> Batch:
        """Every document in the files, or why one is left out, in the order of the jobs; at least one for each.

        A file's documents come in one part or several, the last of which says so.
        """

    @property
    def reader(self) -> str:
        """Version of everything that `read_files` uses."""

    @property
    def extract(self) -> Extract:
        """Readings to extractions, in order."""

    def extract_each(self, readings: Iterator[Reading], many: int) -> Generator[Extraction | Skipped, None, None]:
        """What came of each reading, of which there are `many`, in their order; whatever is raised over one is its
        skip."""

    @property
    def engine(self) -> str:
        """Version of everything that `extract` uses."""

    @property
    def reconcile(self) -> Reconcile:
        """All extractions to matters."""

    @property
    def reconciler(self) -> str:
        """Version of everything that `reconcile` uses."""

    def find_rules(self, wish: ReconcileWish) -> Rules | None:
        """What matters are made by, for making some of them again; None where only all can be made."""


@dataclass(frozen=True, slots=True)
class FixedStages:
    """Stages made of functions: for tests and for other engines."""

    read: Read
    reader: str
    extract: Extract
    engine: str
    reconcile: Reconcile
    reconciler: str

    def find_rules(self, _: ReconcileWish) -> Rules | None:
        """A function makes all matters or none."""
        return None

    def read_files(self, jobs: Iterable[Job]) -> Batch:
        """Each file as one document, read in this process."""
        return (read_here(job, self.read) for job in jobs)

    def extract_each(self, readings: Iterator[Reading], many: int) -> Generator[Extraction | Skipped, None, None]:
        """One after the other in this process."""
        return (try_extract(reading, self.extract) for reading in readings)


def try_read(raw: bytes, capture: Capture, handling: Handling, read: Read) -> Reading | Skipped:
    """The reading. Whatever a reader raises over one document is that document's skip: law 3, the documented edge."""
    try:
        return read(raw, capture, handling)
    except Exception as error:
        return Skipped(capture.path, SkipReason.READER_DIED, describe_error(error), "report it with the file")


def try_extract(reading: Reading, extract: Extract) -> Extraction | Skipped:
    """The extraction, its claims held against the text. Whatever is raised over one document is its skip (law 3)."""
    path = reading.document.captures[0].path
    try:
        (found,) = extract([reading])
        amiss = find_amiss(found)
    except Exception as error:
        return Skipped(path, SkipReason.EXTRACTION_FAILED, describe_error(error), "report it with the file")
    if amiss:
        return Skipped(path, SkipReason.EXTRACTION_FAILED, amiss, "report it with the file")
    return found


def find_amiss(found: Extraction) -> str:
    """What breaks law 1 or law 6 in an extraction, as words; empty where nothing does."""
    text = found.reading.text
    ids = [claim.id for claim in found.claims]
    if len(set(ids)) != len(ids) or not all(ids):
        return "two claims have one id, or a claim has none"
    for claim in found.claims:
        if claim.span.text_id != text.id or claim.span.end > len(text.content):
            return f"the passage of {claim.id} does not lie in the text"
    return ""


def read_here(job: Job, read: Read) -> Part:
    """A file that is one document, read in this process."""
    from fundstelle.ingest.pool import Part
    from fundstelle.ingest.read import Found

    return Part(job, (Found(job.raw, job.capture, try_read(job.raw, job.capture, job.handling, read)),))


def describe_error(error: Exception) -> str:
    """An error's kind and words, for a skip."""
    return f"{type(error).__name__}: {error}"


def is_plain(raw: bytes) -> bool:
    """Whether the bytes are plain text or Markdown, which our own code reads."""
    from fundstelle.ingest.formats import Format, detect_format

    return detect_format(raw) is Format.PLAIN


class Rooms:
    """The packaged rooms as Stages, each imported and fed with knowledge when it is first used."""

    def __init__(self, knowledge_dirs: Sequence[Path] = ()) -> None:
        self._folders = tuple(knowledge_dirs)

    @cached_property
    def knowledge(self) -> Any:
        """Everything known, overlays last."""
        return _door("knowledge", "load_knowledge")(self._folders)

    @cached_property
    def _read_settings(self) -> Any:
        agencies = {
            form: source.code
            for source in self.knowledge.sources.values()
            if source.kind in ("agency", "medium")
            for forms in source.names.values()
            for form in forms
        }
        return _door("ingest", "ReadSettings")(agencies=agencies)

    def read_files(self, jobs: Iterable[Job]) -> Batch:
        """Each file with every document in it, read on all cores by caged worker processes.

        The first few are read here as long as they are short plain text: to start a worker takes longer than that.
        """
        from fundstelle.ingest.pool import read_in_pool

        waiting = iter(jobs)
        for number, job in enumerate(waiting):
            if number >= _FEW or len(job.raw) > _SHORT or not is_plain(job.raw):
                yield from read_in_pool(chain([job], waiting), self._read_settings)
                return
            yield read_here(job, self.read)

    def read(self, raw: bytes, capture: Capture, handling: Handling) -> Reading | Skipped:
        """One document's bytes to its reading in this process: only for plain text, which no foreign parser touches."""
        made: Reading | Skipped = _door("ingest", "read_document")(raw, capture, handling, self._read_settings)
        return made

    @cached_property
    def reader(self) -> str:
        """Hash of every reader's version and of the knowledge that finds credits."""
        return f"ingest-{_hash([dict(_door('ingest', 'READER_VERSIONS')), self.knowledge.digest])}"

    @property
    def extract(self) -> Extract:
        """Claims of each reading."""
        return self._extract

    def _extract(self, readings: Sequence[Reading]) -> Iterable[Extraction]:
        found: Iterable[Extraction] = _door("extract", "extract_claims")(readings, self.knowledge)
        return found

    def extract_each(self, readings: Iterator[Reading], many: int) -> Generator[Extraction | Skipped, None, None]:
        """In this process as long as that takes a moment only, then by workers on all cores."""
        from fundstelle.register.crew import extract_on_all_cores

        alone = (try_extract(reading, self.extract) for reading in readings)
        yield from extract_on_all_cores(alone, readings, self._folders, self.engine, many)

    @cached_property
    def engine(self) -> str:
        """The engine's own name and version, and the knowledge it works with."""
        return f"{_door('extract', 'ENGINE')}+k{self.knowledge.digest[:12]}"

    @property
    def reconcile(self) -> Reconcile:
        """Matters of all claims together."""
        return self._reconcile

    @cached_property
    def reconciler(self) -> str:
        """This Fundstelle's version and the knowledge of who counts together."""
        return f"{fundstelle.__version__}+k{self.knowledge.digest[:12]}"

    def _check_parties(self, choices: Choices) -> None:
        """Raise InputError for a party to the conflict that nobody knows: it would have no effect, in silence."""
        unknown = [code for code in choices.parties_to_conflict if code not in self.knowledge.parties]
        if unknown:
            remedy = "give the party's code, such as the three letters of ISO 3166-1 for a state"
            raise InputError(f"no party {unknown[0]!r}", where="register.toml: parties_to_conflict", remedy=remedy)

    def _reconcile(self, extractions: Sequence[Extraction], wish: ReconcileWish) -> Reconciliation:
        rules = self.find_rules(wish)
        made: Reconciliation = _door("reconcile", "reconcile")(
            extractions, rules.bodies, rules.settings, rules.judgements
        )
        return made

    def find_rules(self, wish: ReconcileWish) -> Rules:
        """What this wish makes matters by. Raises InputError for a party that nobody knows."""
        options = import_module("fundstelle.reconcile.options")
        self._check_parties(wish.choices)
        judgements = (options.Judgement(pair.a, pair.b, pair.same, pair.by, pair.why) for pair in wish.pairs)
        return Rules(self._bodies, _make_settings(wish, options), tuple(judgements))

    @cached_property
    def _bodies(self) -> Any:
        return import_module("fundstelle.reconcile.bodies").bodies_from_knowledge(self.knowledge)


def _make_settings(wish: ReconcileWish, options: Any) -> Any:
    """The choices in the room's own record."""
    chosen = wish.choices
    return options.ReconcileSettings(
        policy=chosen.policy,
        as_of=wish.published_until,
        evidence_standard=chosen.evidence_standard,
        parties_to_conflict=frozenset(chosen.parties_to_conflict),
        source_letters={
            code: options.SourceLetter(one.value, one.by, one.on, one.why) for code, one in chosen.letters.items()
        },
    )


def _door(room: str, name: str) -> Any:
    try:
        return getattr(import_module(f"fundstelle.{room}"), name)
    except AttributeError as error:
        raise PartMissing(f"the room {room} has no {name} yet", remedy="update Fundstelle") from error


def _hash(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
