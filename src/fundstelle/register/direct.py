"""Documents straight to claims, with nothing stored: `fundstelle extract`. Must not import the store (start-up)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fundstelle.records.document import Capture, Facts, Handling, Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.register.options import NOTHING_GIVEN, IngestOptions
from fundstelle.register.sources import SourceFile, find_sources, read_bytes
from fundstelle.register.stages import Extract, Read, Rooms
from fundstelle.values import PartialDate


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
    for found in find_sources(paths, IngestOptions(meta, given, captured, handling)):
        reading = found if isinstance(found, Skipped) else _read(found, rooms.read)
        yield reading if isinstance(reading, Skipped) else try_extract(reading, rooms.extract)


def _read(source: SourceFile, read: Read) -> Reading | Skipped:
    raw = read_bytes(source.path)
    return raw if isinstance(raw, Skipped) else try_read(raw, source.capture, source.handling, read)


def try_read(raw: bytes, capture: Capture, handling: Handling, read: Read) -> Reading | Skipped:
    """The reading. Whatever a reader raises over one document is that document's skip: law 3, the documented edge."""
    try:
        return read(raw, capture, handling)
    except Exception as error:
        return Skipped(capture.path, SkipReason.READER_DIED, _describe(error), "report it with the file")


def try_extract(reading: Reading, extract: Extract) -> Extraction | Skipped:
    """The extraction, its claims held against the text. Whatever is raised over one document is its skip (law 3)."""
    path = reading.document.captures[0].path
    try:
        (found,) = extract([reading])
        amiss = find_amiss(found)
    except Exception as error:
        return Skipped(path, SkipReason.EXTRACTION_FAILED, _describe(error), "report it with the file")
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


def _describe(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
