"""Which format bytes are in, by what they hold and never by their name, and which reader reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fundstelle.ingest.decode import decode
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.plain import VERSION as PLAIN_VERSION
from fundstelle.ingest.plain import read_plain
from fundstelle.records.run import Skipped, SkipReason


class Format(StrEnum):
    """A format with a reader; its value is the reader's name."""

    PLAIN = "plain"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads bytes of one format; `version` rises whenever the same bytes come out differently."""

    version: str
    read: Callable[[bytes], Draft | Skipped]


_IMAGES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*", b"RIFF", b"\x00\x00\x01\x00")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,5}"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p|h[1-6]|section|main|table)\b",
    re.IGNORECASE | re.DOTALL,
)


def detect_format(raw: bytes) -> Format | SkipReason:
    """The format of the bytes, or why no reader is there for them."""
    if raw.startswith(_IMAGES) and b"\x00" in raw[:64]:
        return SkipReason.NOT_READABLE
    head = _as_ascii(raw[:8192])
    if _HTML.match(head):
        return Format.HTML
    return Format.PLAIN


def _as_ascii(head: bytes) -> bytes:
    """The head with the NULs of UTF-16 taken out, so that tags can be seen."""
    return head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff") if b"\x00" in head else head


def _read_plain(raw: bytes) -> Draft | Skipped:
    decoded = decode(raw)
    if decoded is None:
        return Skipped("", SkipReason.NOT_TEXT, "the bytes are no text in any known encoding")
    return read_plain(decoded.content)


def _read_html(raw: bytes) -> Draft | Skipped:
    from fundstelle.ingest.html import read_html  # imported late: most runs on plain text never need a HTML parser

    return read_html(raw)


READERS: Mapping[Format, Reader] = {
    Format.PLAIN: Reader(PLAIN_VERSION, _read_plain),
    Format.HTML: Reader("1", _read_html),
}
