"""Office files are packed XML: opened within limits, parsed without entities, DTDs or anything from the network."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from fundstelle.records.run import Skipped, SkipReason

_MAX_UNPACKED = 256 * 1024 * 1024
_MAX_RATIO = 200

XML_DAMAGE = (
    KeyError,
    ValueError,
    AttributeError,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    zipfile.BadZipFile,
    etree.LxmlError,
)
"""What the libraries raise over damaged or unusual files."""


def check_zip(raw: bytes) -> Skipped | None:
    """Why the file is not to be opened: damaged, encrypted, made to burst. None where nothing speaks against it."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        return Skipped("", SkipReason.DAMAGED, str(error), "get the file again")
    if any(info.flag_bits & 1 for info in infos):
        return Skipped("", SkipReason.ENCRYPTED, "needs a password", "save it without a password")
    words = sum(info.file_size for info in infos if info.filename.endswith(_WITH_WORDS))
    if words > _MAX_UNPACKED or (words > 32 * 1024 * 1024 and words > _MAX_RATIO * len(raw)):
        return Skipped("", SkipReason.TOO_LARGE, f"{words} bytes of XML come out of it", "save it in parts")
    return None


_WITH_WORDS = (".xml", ".rels", ".html", ".xhtml", ".htm", ".opf")


def parse_xml(raw: bytes) -> Any:
    """The root of an XML part; entities stay unexpanded, nothing is loaded. Raises lxml's errors over damage."""
    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def read_part(archive: zipfile.ZipFile, name: str) -> Any | None:
    """The root of one part, None where the file has no such part."""
    return parse_xml(archive.read(name)) if name in archive.NameToInfo else None
