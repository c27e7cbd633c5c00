"""Which format bytes are in, by what they hold and never by their name."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fundstelle.records.run import SkipReason


class Format(StrEnum):
    """A format that is read, or opened because documents lie in it. The values of those read name their reader."""

    PLAIN = "plain"
    HTML = "html"
    MHTML = "mhtml"
    PDF = "pdf"
    DOCX = "docx"
    ODF = "odf"
    XLSX = "xlsx"
    EPUB = "epub"
    RTF = "rtf"
    MAIL = "mail"
    ARTICLE = "article"
    MBOX = "mbox"
    LINES = "json_lines"
    FEED = "feed"
    WARC = "warc"
    ZIP = "zip"
    TAR = "tar"
    PACKED = "packed"


CONTAINERS = frozenset(
    {Format.MAIL, Format.MBOX, Format.LINES, Format.FEED, Format.WARC, Format.ZIP, Format.TAR, Format.PACKED}
)
"""Formats in which documents lie; a mail is a document besides."""

ARCHIVES = frozenset({Format.ZIP, Format.TAR, Format.PACKED, Format.WARC})
"""Containers that may be far smaller than what they hold, and that may hold themselves."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why there is no reader for some bytes, and what may help."""

    reason: SkipReason
    detail: str
    remedy: str = ""


_PICTURE = Unread(
    SkipReason.NOT_READABLE,
    "a picture: its words are not read here",
    "write down or recognise its words in a text file",
)
_SOUND = Unread(SkipReason.NOT_READABLE, "sound or film: not read here", "take in a transcript")
_OFFICE = Unread(SkipReason.UNKNOWN_FORMAT, "an old Office file", "save it as DOCX or PDF")
_OTHER_ARCHIVE = Unread(SkipReason.UNKNOWN_FORMAT, "an archive of a kind not opened here", "unpack it or make it a ZIP")

_MAGIC: tuple[tuple[bytes, Format | Unread], ...] = (
    (b"\x1f\x8b", Format.PACKED),
    (b"BZh", Format.PACKED),
    (b"\xfd7zXZ\x00", Format.PACKED),
    (b"WARC/", Format.WARC),
    (b"7z\xbc\xaf\x27\x1c", _OTHER_ARCHIVE),
    (b"Rar!\x1a\x07", _OTHER_ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _OTHER_ARCHIVE),
    (b"{\\rtf", Format.RTF),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG\r\n", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"\x00\x00\x01\x00", _PICTURE),
    (b"8BPS", _PICTURE),
    (b"OggS", _SOUND),
    (b"ID3", _SOUND),
    (b"\x1aE\xdf\xa3", _SOUND),
    (b"SQLite format 3\x00", Unread(SkipReason.UNKNOWN_FORMAT, "a database", "export its texts as JSON Lines")),
    (b"\x7fELF", Unread(SkipReason.NOT_TEXT, "a program")),
    (b"MZ", Unread(SkipReason.NOT_TEXT, "a program")),
)

_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h[1-6]|section|main|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"(?:<\?xml[^>]{0,200}\?>|<!doctype\s+\w|<[\w:]+\s[^<>]{0,200}xmlns)", re.IGNORECASE)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_SVG = re.compile(rb"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<svg\b", re.IGNORECASE | re.DOTALL)
_HEADER = re.compile(
    rb"(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Delivered-To|Content-Type|Reply-To|Sender"
    rb"|Content-Transfer-Encoding|Snapshot-Content-Location|X-[\w-]+|DKIM-Signature|ARC-[\w-]+|List-[\w-]+):",
    re.IGNORECASE,
)
_MBOX = re.compile(
    rb"From \S+ +[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} +\d{2}:\d{2}(?::\d{2})?[^\n]{0,20} \d{4}[^\n]{0,20}\n"
)
"""A separator as mailboxes have it, with day and time: an article may begin with "From Northtown … 2024" as well."""

_JSON_OBJECT = re.compile(rb"\{\s*\"")
_JSON_LIST = re.compile(rb"\[\s*\{\s*\"")
_HEAD = 16_384
_LINES_WINDOW = 1024 * 1024
_MOSTLY = 0.6
"""Share of lines that must be objects: an article may quote some JSON."""


def detect_format(raw: bytes) -> Format | Unread:
    """The format of the bytes, or why no reader is there for them."""
    for magic, form in _MAGIC:
        if raw.startswith(magic) and (magic != b"MZ" or b"\x00" in raw[:64]):
            return form
    if raw[257:262] == b"ustar":
        return Format.TAR
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(raw)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        return (
            Unread(SkipReason.ENCRYPTED, "an encrypted Office file", "save it without a password")
            if locked
            else _OFFICE
        )
    return _riff_kind(raw) or _text_kind(raw)


def _riff_kind(raw: bytes) -> Unread | None:
    if raw.startswith(b"RIFF"):
        return _PICTURE if raw[8:12] == b"WEBP" else _SOUND
    if raw[4:8] == b"ftyp":
        return _PICTURE if raw[8:12] in (b"heic", b"heix", b"avif", b"mif1") else _SOUND
    if raw.startswith(b"BM") and len(raw) > 26 and int.from_bytes(raw[2:6], "little") == len(raw):
        return _PICTURE
    return None


def _text_kind(raw: bytes) -> Format | Unread:
    if b"%PDF-" in raw[:1024]:
        return Format.PDF
    head = _as_ascii(raw[:_HEAD]).removeprefix(b"\xef\xbb\xbf").lstrip()
    if _SVG.match(head):
        return _PICTURE
    if _FEED.search(head[:2048]) and head.startswith(b"<"):
        return Format.FEED
    if _HTML.match(head):
        return Format.HTML
    if _XML.match(head):
        return Unread(SkipReason.UNKNOWN_FORMAT, "XML of a kind not read here", "save its text as HTML or plain text")
    if _MBOX.match(head):
        return Format.MBOX
    if _is_mail(head):
        return Format.MHTML if _is_saved_page(head) else Format.MAIL
    if _JSON_LIST.match(head):
        return Format.LINES
    if _JSON_OBJECT.match(head):
        return Format.LINES if _has_several_lines(raw) else Format.ARTICLE
    return Format.LINES if _is_mostly_lines(raw) else Format.PLAIN


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are mail headers: two of the known ones, or one that only machines write."""
    lines = [line for line in head[:4096].split(b"\n")[:30] if line[:1] not in (b" ", b"\t", b"\r", b"")]
    first = lines[:1]
    if not first or not _HEADER.match(first[0]):
        return False
    known = [line for line in lines if _HEADER.match(line)]
    names = {line.split(b":")[0].lower() for line in known}
    return len(names) >= 3 or bool(names & {b"mime-version", b"message-id", b"received", b"return-path"})


def _is_saved_page(head: bytes) -> bool:
    lower = head[:4096].lower()
    return b"snapshot-content-location:" in lower or (
        b"multipart/related" in lower and (b"saved by" in lower or b"text/html" in lower) and b"\nto:" not in lower
    )


def _has_several_lines(raw: bytes) -> bool:
    """Whether more than one line begins as an object: one article may also be written over many lines."""
    return len(re.findall(rb"(?m)^\s*\{\s*\"", raw)) > 1 and re.search(rb"\}\s*\n\s*\{", raw) is not None


def _is_mostly_lines(raw: bytes) -> bool:
    """Whether a file whose first line is no JSON goes on as JSON Lines: cut off at its head, or with a stray line."""
    if b'\n{"' not in raw and b'\n{ "' not in raw:
        return False
    lines = [line for line in raw[:_LINES_WINDOW].split(b"\n") if line.strip()]
    return sum(bool(_JSON_OBJECT.match(line)) for line in lines) > _MOSTLY * len(lines)


def _as_ascii(head: bytes) -> bytes:
    """The head with the NULs of UTF-16 taken out, so that tags can be seen."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if b"\x00" in head else head


_ZIP_KINDS: Mapping[str, Format | Unread] = {
    "xl/workbook.xml": Format.XLSX,
    "xl/workbook.bin": Unread(SkipReason.UNKNOWN_FORMAT, "a binary Excel workbook", "save it as XLSX"),
    "ppt/presentation.xml": Unread(SkipReason.UNKNOWN_FORMAT, "a PowerPoint file", "save it as PDF"),
}
"""Office files by a part that they must have. One that lies in a ZIP of saved files has not its own table of types."""


def _zip_kind(raw: bytes) -> Format | Unread:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = frozenset(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        return Unread(SkipReason.DAMAGED, f"a damaged ZIP file: {error}", "get the file again")
    if "word/document.xml" in names:
        return Format.DOCX
    if "[Content_Types].xml" in names:
        return next((kind for name, kind in _ZIP_KINDS.items() if name in names), Format.ZIP)
    if "mimetype" in names and "META-INF/container.xml" in names:
        return Format.EPUB
    return Format.ODF if "mimetype" in names and "content.xml" in names else Format.ZIP
