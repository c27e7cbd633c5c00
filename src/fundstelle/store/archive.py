"""The archive of bytes: content-addressed files in sharded folders, written whole or not at all, verified when read."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fundstelle.errors import QueryInvalid, StoreError

_PART = ".part"


@dataclass(frozen=True, slots=True)
class Archive:
    """Bytes under `folder`, each file named by its SHA-256, in folders of its first two hex digits."""

    folder: Path

    def path_of(self, document_id: str) -> Path:
        """Where the bytes with this SHA-256 are or would be. Raises QueryInvalid for what is no SHA-256."""
        if len(document_id) != 64 or not set(document_id) <= set("0123456789abcdef"):
            raise QueryInvalid(f"{document_id!r} is no document id", remedy="an id is 64 hex digits")
        return self.folder / document_id[:2] / document_id

    def save(self, raw: bytes) -> str:
        """Keep the bytes; their id. After this returns they survive a power cut; an interrupted save leaves nothing
        under the final name. Damaged bytes under that name are written anew."""
        document_id = hashlib.sha256(raw).hexdigest()
        path = self.path_of(document_id)
        if not (path.exists() and self.is_intact(document_id)):
            path.parent.mkdir(parents=True, exist_ok=True)
            _write_whole(path, raw)
        return document_id

    def fetch(self, document_id: str) -> bytes:
        """The bytes. Raises StoreError where they are missing or no longer hash to their id."""
        path = self.path_of(document_id)
        try:
            raw = path.read_bytes()
        except FileNotFoundError as error:
            raise StoreError("the archived bytes are missing", where=str(path), remedy=_REMEDY) from error
        if hashlib.sha256(raw).hexdigest() != document_id:
            raise StoreError(
                "the archived bytes were changed: they no longer match their id", where=str(path), remedy=_REMEDY
            )
        return raw

    def drop(self, document_id: str) -> bool:
        """Delete the bytes; False where there are none. Raises StoreError where the file cannot be deleted."""
        path = self.path_of(document_id)
        try:
            path.unlink()
        except FileNotFoundError:
            return False
        except OSError as error:
            raise StoreError(f"the bytes cannot be deleted: {error.strerror}", where=str(path)) from error
        _flush_folder(path.parent)
        return True

    def is_intact(self, document_id: str) -> bool:
        """Whether the bytes are there and hash to their id."""
        try:
            self.fetch(document_id)
        except StoreError:
            return False
        return True

    def is_named_rightly(self, name: str) -> bool:
        """Whether a file of this name in its folder is what its name says; any name may be asked for."""
        try:
            return self.is_intact(name)
        except QueryInvalid:
            return False

    def ids(self) -> Iterator[str]:
        """The ids of all files in the archive, sorted."""
        for path in sorted(self.folder.glob("??/*")):
            if not path.name.endswith(_PART):
                yield path.name


_REMEDY = "put the original file back by `fundstelle ingest FILE`, or restore the archive from a backup"


def _write_whole(path: Path, raw: bytes) -> None:
    """Write beside the place, flush to disk, rename: a reader sees all of the bytes or no file."""
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=_PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError as error:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise StoreError(f"the bytes cannot be archived: {error.strerror}", where=str(path)) from error
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    # The rename itself is only durable once the folder is on disk; Windows cannot open folders and needs no flush.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
