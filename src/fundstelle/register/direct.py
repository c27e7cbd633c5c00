"""Documents straight to claims, with nothing stored: `fundstelle extract`. Must not import the store (start-up)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from fundstelle.records.document import Facts, Handling
from fundstelle.records.extraction import Extraction
from fundstelle.records.run import Skipped
from fundstelle.values import PartialDate


def read_and_extract(
    paths: Sequence[Path],
    *,
    meta: Path | None = None,
    given: Facts = Facts(),
    captured: PartialDate | None = None,
    handling: Handling = Handling.PUBLIC,
    knowledge_dirs: Sequence[Path] = (),
) -> Iterator[Extraction | Skipped]:
    """Each file's extraction in the order of `paths`, or why it was skipped. Nothing is archived or stored.

    Raises MetadataInvalid for a `meta` file that is not understood; a bad document is a Skipped, never an error.
    """
    raise NotImplementedError
    yield
