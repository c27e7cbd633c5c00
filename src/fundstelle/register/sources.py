"""Which files are to be taken in, and what was given with each. Knows no store: `direct` uses it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from fundstelle.errors import DocumentUnreadable
from fundstelle.records.document import Capture, Facts, Handling
from fundstelle.records.run import Skipped, SkipReason
from fundstelle.register.options import IngestOptions

Given = Mapping[str, tuple[Capture, Handling | None]]


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file with its capture and mark."""

    path: Path
    capture: Capture
    handling: Handling


def find_sources(
    paths: Sequence[Path], options: IngestOptions, register: Path | None = None
) -> Iterator[SourceFile | Skipped]:
    """Every file that the paths name, each once; a path that names nothing is a Skipped.

    The `meta` file itself is no document, nor is anything in the folder `register`: who runs `.` with the register
    in it would otherwise archive the archive. Raises MetadataInvalid for a `meta` that is not understood.
    """
    given = _load_given(options.meta)
    seen: set[Path] = set()
    for path in paths:
        for found in _find_files(path):
            if isinstance(found, Skipped):
                yield found
            elif found not in seen and not _is_same(found, options.meta) and not _is_inside(found, register):
                seen.add(found)
                yield _make_source(found, given, options)


def _load_given(meta: Path | None) -> Given:
    if meta is None:
        return {}
    from fundstelle.ingest.metadata import load_captures

    return load_captures(meta)


def _find_files(path: Path) -> Sequence[Path | Skipped]:
    from fundstelle.ingest import find_files

    try:
        return find_files([path])
    except DocumentUnreadable as error:
        return [Skipped(str(path), SkipReason.NOT_READABLE, error.message, error.remedy)]


def _is_same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def _is_inside(path: Path, folder: Path | None) -> bool:
    return folder is not None and path.resolve().is_relative_to(folder.resolve())


def _make_source(path: Path, given: Given, options: IngestOptions) -> SourceFile:
    known, mark = given.get(str(path)) or given.get(path.name) or (Capture(str(path)), None)
    capture = Capture(str(path), known.captured or options.captured, merge_facts(known.facts, options.given))
    return SourceFile(path, capture, mark or options.handling)


def merge_facts(first: Facts, second: Facts) -> Facts:
    """The facts of `first`, and those of `second` where `first` is silent."""
    silent = {slot.name: getattr(second, slot.name) for slot in fields(Facts) if not getattr(first, slot.name)}
    return replace(first, **silent)


def read_bytes(path: Path) -> bytes | Skipped:
    """The file's bytes, or why they cannot be had. A file that no reader would take is not even loaded."""
    from fundstelle.ingest.budget import MAX_TOTAL

    try:
        size = path.stat().st_size
        if size > MAX_TOTAL:
            detail = f"{size} bytes; files up to {MAX_TOTAL // 1024**2} MiB are opened"
            return Skipped(str(path), SkipReason.TOO_LARGE, detail, "split the file, or unpack it yourself")
        return path.read_bytes()
    except OSError as error:
        return Skipped(str(path), SkipReason.NOT_READABLE, str(error.strerror), "check the file and its permissions")
