"""Documents inside files: archives, mailboxes, attachments, feeds, JSON Lines and web archives, opened one by one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import Protocol

from fundstelle.ingest.budget import Budget, BudgetSpent
from fundstelle.ingest.formats import Format
from fundstelle.records.document import Capture, Facts
from fundstelle.records.run import Skipped, SkipReason

OPENERS_VERSION = "1"
"""Rises whenever other documents come out of the same file."""

PART = "!/"
"""Between the path of a file and the name of a document inside it: `mails.zip!/2025/a.eml`."""

MAX_MEMBER = 256 * 1024 * 1024
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """The bytes of one document inside a file, and where they were met."""

    raw: bytes
    capture: Capture


Opener = Callable[[bytes, Capture, Budget], Iterator[Member | Skipped]]


def open_members(raw: bytes, form: Format, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    """The documents inside `raw`, in order; what cannot be opened is a Skipped. Ends where the budget does."""
    try:
        for found in _OPENERS[form](raw, capture, budget):
            budget.count()
            yield found
    except BudgetSpent as error:
        yield Skipped(capture.path, SkipReason.TOO_LARGE, str(error), "unpack it yourself and check what is in it")
    except _DAMAGE as error:
        yield Skipped(capture.path, SkipReason.DAMAGED, f"{type(error).__name__}: {error}", "get the file again")


_DAMAGE = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)
"""What the libraries raise over damaged or unusual files."""


def inside(capture: Capture, name: str, facts: Facts | None = None) -> Capture:
    """The capture of a document called `name` inside a file; title, URL and date of the file are not the document's."""
    given = replace(capture.facts, title=None, url=None)
    return replace(capture, path=f"{capture.path}{PART}{_clean_name(name)}", facts=facts or given)


def _clean_name(name: str) -> str:
    """A name that only names: no control characters, no way up."""
    printable = "".join(char if char.isprintable() else "_" for char in name.replace("\\", "/"))
    return "/".join(part for part in printable.split("/") if part not in ("", ".", ".."))[-300:] or "unnamed"


class Readable(Protocol):
    """What bytes come out of, bit by bit."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` further bytes, none at the end."""


def read_limited(stream: Readable, budget: Budget, most: int = MAX_MEMBER) -> bytes | None:
    """All of a stream, counted while it comes; None where it is longer than `most` bytes."""
    chunks, size = [], 0
    while chunk := stream.read(_CHUNK):
        budget.spend(len(chunk))
        size += len(chunk)
        if size > most:
            return None
        chunks.append(chunk)
    return b"".join(chunks)


def _open_zip(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for info in archive.infolist():
            if not info.is_dir() and not _is_clutter(info.filename):
                yield _zip_member(archive, info, inside(capture, info.filename), budget)


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, capture: Capture, budget: Budget) -> Member | Skipped:
    if info.flag_bits & 1:
        return Skipped(capture.path, SkipReason.ENCRYPTED, "needs a password", "unpack it with its password first")
    try:
        with archive.open(info) as stream:
            found = read_limited(stream, budget)
    except _DAMAGE as error:
        return Skipped(capture.path, SkipReason.DAMAGED, f"{type(error).__name__}: {error}", "get the file again")
    return _member_or_too_large(found, capture)


def _member_or_too_large(found: bytes | None, capture: Capture) -> Member | Skipped:
    if found is None:
        return Skipped(capture.path, SkipReason.TOO_LARGE, f"more than {MAX_MEMBER} bytes", "split the file")
    return Member(found, capture)


def _open_tar(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    with tarfile.open(fileobj=io.BytesIO(raw), mode="r:") as archive:
        for info in archive:
            if info.isfile() and not _is_clutter(info.name):
                stream = archive.extractfile(info)
                if stream is not None:
                    yield _member_or_too_large(read_limited(stream, budget), inside(capture, info.name))
            elif info.issym() or info.islnk():
                path = inside(capture, info.name).path
                yield Skipped(path, SkipReason.NOT_READABLE, f"a link to {info.linkname!r}; links are not followed")


def _is_clutter(name: str) -> bool:
    """What file managers put into archives."""
    last = name.rstrip("/").rsplit("/", 1)[-1]
    return last in (".DS_Store", "Thumbs.db", "desktop.ini") or name.startswith("__MACOSX/") or last.startswith("._")


def _open_packed(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    """One packed file; a web archive is packed record by record and opened as it is."""
    with _unpacking(raw) as stream:
        if stream.read(5) == b"WARC/":
            yield from _open_warc(raw, capture, budget)
            return
    with _unpacking(raw) as stream:
        found = read_limited(stream, budget)
    name = capture.path.rsplit("/", 1)[-1]
    for ending in (".gz", ".bz2", ".xz", ".tgz"):
        name = name.removesuffix(ending)
    unpacked = _member_or_too_large(found, inside(capture, name))
    if isinstance(unpacked, Member) and unpacked.raw[257:262] == b"ustar":
        yield from _open_tar(unpacked.raw, capture, budget)
    else:
        yield unpacked


def _unpacking(raw: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    packed = io.BytesIO(raw)
    if raw.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=packed)
    return bz2.BZ2File(packed) if raw.startswith(b"BZh") else lzma.LZMAFile(packed)


def _open_warc(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    if find_spec("fastwarc") is None:
        remedy = "pip install 'fundstelle[archives]'"
        yield Skipped(capture.path, SkipReason.NOT_READABLE, "web archives need the package fastwarc", remedy)
        return
    from fundstelle.ingest.warc import open_warc  # imported late: few runs read web archives

    yield from open_warc(raw, capture, budget)


def _open_mbox(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    from fundstelle.ingest.mail import open_mbox

    return open_mbox(raw, capture)


def _open_mail(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    from fundstelle.ingest.mail import open_attachments

    return open_attachments(raw, capture, budget)


def _open_feed(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    from fundstelle.ingest.feed import open_feed

    return open_feed(raw, capture)


def _open_lines(raw: bytes, capture: Capture, budget: Budget) -> Iterator[Member | Skipped]:
    from fundstelle.ingest.articles import open_lines

    return open_lines(raw, capture)


_OPENERS: Mapping[Format, Opener] = {
    Format.ZIP: _open_zip,
    Format.TAR: _open_tar,
    Format.PACKED: _open_packed,
    Format.WARC: _open_warc,
    Format.MBOX: _open_mbox,
    Format.MAIL: _open_mail,
    Format.FEED: _open_feed,
    Format.LINES: _open_lines,
}
