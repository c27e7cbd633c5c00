"""The other rooms' doors as one record, so that the order of stages can be tested with other doors. Imports lazily."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

from fundstelle.errors import PartMissing
from fundstelle.records.document import Capture, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Reconciliation
from fundstelle.records.run import Skipped


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
    """What reconcile is asked beside the claims: what reviewers said of pairs, and as of which day of publication."""

    pairs: tuple[JudgedPair, ...] = ()
    published_until: date | None = None


Read = Callable[[bytes, Capture, Handling], Reading | Skipped]
Extract = Callable[[Sequence[Reading]], Sequence[Extraction]]
Reconcile = Callable[[Sequence[Extraction], ReconcileWish], Reconciliation]


@dataclass(frozen=True, slots=True)
class Stages:
    """How documents are read, claims found and matters made, each with the version that tells when to do it anew.

    reader, engine, reconciler: equal versions on equal input give equal output; they decide what is skipped as known.
    """

    read: Read
    reader: str
    extract: Extract
    engine: str
    reconcile: Reconcile
    reconciler: str


def load_stages(knowledge_dirs: Sequence[Path] = ()) -> Stages:
    """The stages of this Fundstelle, with folders of knowledge laid over the packaged one."""
    rooms = Rooms(tuple(knowledge_dirs))
    return Stages(
        rooms.read,
        rooms.reader_version(),
        rooms.extract,
        rooms.engine_version(),
        rooms.reconcile,
        rooms.engine_version(),
    )


class Rooms:
    """The packaged rooms, each imported and fed with knowledge when it is first used."""

    def __init__(self, knowledge_dirs: tuple[Path, ...] = ()) -> None:
        self._folders = knowledge_dirs

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

    def read(self, raw: bytes, capture: Capture, handling: Handling) -> Reading | Skipped:
        """One document's bytes to its reading."""
        made: Reading | Skipped = _door("ingest", "read_document")(raw, capture, handling, self._read_settings)
        return made

    def reader_version(self) -> str:
        """Hash of every reader's version and of the knowledge that finds credits."""
        versions = dict(_door("ingest", "READER_VERSIONS"))
        return f"ingest-{_hash([versions, self.knowledge.digest])}"

    def extract(self, readings: Sequence[Reading]) -> Sequence[Extraction]:
        """Claims of each reading."""
        extract_claims = _door("extract", "extract_claims")
        found: Sequence[Extraction] = (
            extract_claims(readings, knowledge=self.knowledge) if self._folders else extract_claims(readings)
        )
        return found

    def engine_version(self) -> str:
        """The engine's own name and version, and the knowledge it works with."""
        engine = _door("extract", "ENGINE")
        return f"{engine}+k{self.knowledge.digest[:12]}"

    def reconcile(self, extractions: Sequence[Extraction], wish: ReconcileWish) -> Reconciliation:
        """Matters of all claims together."""
        options = import_module("fundstelle.reconcile.options")
        settings = options.ReconcileSettings(as_of=wish.published_until)
        judgements = tuple(options.Judgement(pair.a, pair.b, pair.same, pair.by, pair.why) for pair in wish.pairs)
        bodies = import_module("fundstelle.reconcile.bodies").bodies_from_knowledge(self.knowledge)
        made: Reconciliation = _door("reconcile", "reconcile")(extractions, bodies, settings, judgements)
        return made


def _door(room: str, name: str) -> Any:
    try:
        return getattr(import_module(f"fundstelle.{room}"), name)
    except AttributeError as error:
        raise PartMissing(f"the room {room} has no {name} yet", remedy="update Fundstelle") from error


def _hash(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]
