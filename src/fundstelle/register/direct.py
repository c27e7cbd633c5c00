"""Documents to claims, and gold claims to matters, with nothing stored. Must not import the store (start-up)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from fundstelle.errors import QueryInvalid
from fundstelle.records.document import Facts, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped
from fundstelle.register.options import NOTHING_GIVEN, IngestOptions
from fundstelle.register.sources import SourceFile, find_sources, read_bytes
from fundstelle.register.stages import Rooms, is_plain, try_extract, try_read
from fundstelle.values import PartialDate

_Opened = tuple[SourceFile, bytes | Skipped] | tuple[None, Skipped]


def read_and_extract(
    paths: Sequence[Path],
    *,
    meta: Path | None = None,
    given: Facts = NOTHING_GIVEN,
    captured: PartialDate | None = None,
    handling: Handling = Handling.PUBLIC,
    knowledge_dirs: Sequence[Path] = (),
) -> Iterator[Extraction | Skipped]:
    """Each file's extraction in the order of `paths`, or why it was skipped. Nothing is archived or stored.

    Raises MetadataInvalid for a `meta` file that is not understood; a bad document is a Skipped, never an error.
    """
    rooms = Rooms(knowledge_dirs)
    sources = find_sources(paths, IngestOptions(meta, given, captured, handling))
    for reading in _read_all(list(sources), rooms):
        yield reading if isinstance(reading, Skipped) else try_extract(reading, rooms.extract)


def _read_all(sources: Sequence[SourceFile | Skipped], rooms: Rooms) -> Iterator[Reading | Skipped]:
    """Every document in the files. Plain text is read here, since starting a caged reader takes longer than all the
    rest; from the first file on that a foreign parser has to touch, all are read in the cage."""
    files = map(_open, sources)
    for source, raw in files:
        if isinstance(raw, Skipped):
            yield raw
        elif source is not None and is_plain(raw):
            yield try_read(raw, source.capture, source.handling, rooms.read)
        elif source is not None:
            yield from _read_caged(chain([(source, raw)], files), rooms)


def _open(source: SourceFile | Skipped) -> _Opened:
    return (None, source) if isinstance(source, Skipped) else (source, read_bytes(source.path))


def _read_caged(files: Iterable[_Opened], rooms: Rooms) -> Iterator[Reading | Skipped]:
    left_out: deque[Skipped | None] = deque()

    def find_jobs() -> Iterator[Job]:
        for source, raw in files:
            left_out.append(raw if isinstance(raw, Skipped) else None)
            if source is not None and not isinstance(raw, Skipped):
                yield Job(raw, source.capture, source.handling)

    from fundstelle.ingest.pool import Job

    is_new = True
    for part in rooms.read_files(find_jobs()):
        while is_new and (skipped := left_out.popleft()) is not None:
            yield skipped
        yield from (found.outcome for found in part.founds)
        is_new = part.is_last
    yield from (skipped for skipped in left_out if skipped is not None)


def reconcile_gold_folder(folder: Path, sources: Path | None = None) -> dict[str, Any]:
    """What the gold claims of a folder say together, in the exchange form (docs/quality-matters.md); nothing is stored.

    sources: who counts together, by default `../matters/sources.json` beside the folder. Raises QueryInvalid for a
    path with nothing behind it, InputError naming the file that cannot be read.
    """
    from fundstelle.reconcile import reconcile_gold

    for path in (folder, sources):
        if path is not None and not path.exists():
            raise QueryInvalid("there is nothing here", where=str(path))
    return reconcile_gold(folder, sources)
