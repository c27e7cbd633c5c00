"""Bytes to characters: which encoding, line ends and composed form a text has.

Canonical text has "\\n" for every line end, no byte order mark, no NUL, and is in NFC, settled before offsets exist.
So the same article saved by two editors (CRLF, decomposed letters, UTF-16) is one text with one id and equal offsets.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_NUL_SHARE = 0.2
"""Share of NUL bytes at even or odd places that makes bytes UTF-16: Latin text has nearly 1, binary files less."""

_GUESS_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Decoded:
    """Canonical characters, the encoding they were read with, and how many bytes could not be read."""

    content: str
    encoding: str
    replaced: int = 0


def decode(raw: bytes, declared: str | None = None) -> Decoded | None:
    """Bytes to canonical characters; None where they are no text.

    declared: the encoding the format names (HTML meta, mail header), believed after a byte order mark and valid UTF-8.
    """
    for attempt in (_marked, _utf16_without_mark, _utf8, _damaged_utf8):
        decoded = attempt(raw)
        if decoded is not None:
            return _canonical(decoded)
    if declared is not None:
        decoded = _as_declared(raw, declared)
        if decoded is not None:
            return _canonical(decoded)
    guessed = None if _is_binary(raw) else _guessed(raw)
    return None if guessed is None else _canonical(guessed)


def normalise(content: str) -> str:
    """Characters as canonical text has them: "\\n" line ends, no NUL or mark, no lone surrogates, NFC."""
    content = content.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").removeprefix("\ufeff")
    content = _SURROGATE.sub("\ufffd", content)
    return content if unicodedata.is_normalized("NFC", content) else unicodedata.normalize("NFC", content)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _canonical(decoded: Decoded) -> Decoded:
    return Decoded(normalise(decoded.content), decoded.encoding, decoded.replaced)


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            content = raw[len(mark) :].decode(encoding, errors="replace")
            return Decoded(content, encoding, content.count("\ufffd"))
    return None


def _utf16_without_mark(raw: bytes) -> Decoded | None:
    sample = raw[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    encoding = "utf-16-le" if odd > _NUL_SHARE > even else "utf-16-be" if even > _NUL_SHARE > odd else None
    if encoding is None or len(raw) < 4:
        return None
    content = raw.decode(encoding, errors="replace")
    return Decoded(content, encoding, content.count("\ufffd")) if _is_mostly_printable(content[:_SAMPLE]) else None


def _utf8(raw: bytes) -> Decoded | None:
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Decoded(content, "utf-8") if _is_mostly_printable(content[:_SAMPLE]) else None


def _damaged_utf8(raw: bytes) -> Decoded | None:
    """UTF-8 with a few bad bytes (cut off, joined from two files): a guess would turn every umlaut into two letters."""
    content = raw.decode("utf-8", errors="replace")
    bad = content.count("\ufffd")
    good = sum(char > "\x7f" for char in content[: 64 * _SAMPLE]) - bad
    if bad * 10 > good or not _is_mostly_printable(content[:_SAMPLE]):
        return None
    return Decoded(content, "utf-8", bad)


def _as_declared(raw: bytes, declared: str) -> Decoded | None:
    try:
        name = codecs.lookup(declared).name
        if name in ("ascii", "iso8859-1"):
            name = "cp1252"  # what browsers do, since pages that say Latin-1 hold „“ and –
        content = raw.decode(name, errors="replace")
    except (LookupError, UnicodeError):
        return None
    return Decoded(content, name, content.count("\ufffd"))


def _guessed(raw: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # imported late: most files are UTF-8 and never need it

    best = from_bytes(raw[:_GUESS_BYTES]).best()
    encoding = best.encoding if best is not None else "cp1252"
    content = raw.decode(encoding, errors="replace")
    if not _is_mostly_printable(content[:_SAMPLE]):
        return None
    return Decoded(content, encoding, content.count("\ufffd"))


def _is_binary(raw: bytes) -> bool:
    """Whether the bytes hold many control characters, which no text encoding of one byte uses."""
    sample = raw[:_SAMPLE]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    return control > len(sample) * 0.02


_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff]")


def _is_mostly_printable(content: str) -> bool:
    """Whether few characters are controls, private or unassigned; wrongly decoded bytes are full of them."""
    odd = len(_ODD.findall(content))
    if not content.isascii() and max(content, default="") > "\u2fff":
        odd += sum(unicodedata.category(char) == "Cn" for char in content)
    return odd <= len(content) * 0.05
