"""EPUB books: the chapters in reading order as one text; what a book says of itself comes from its package file."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.decode import decode
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.html.page import read_markup
from fundstelle.ingest.office.zipped import XML_DAMAGE, check_zip, read_part
from fundstelle.records.document import Block, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/epub+zip"

_PAGES = ("application/xhtml+xml", "text/html")
_FONTS = (".ttf", ".otf", ".woff", ".woff2")


def read_epub(raw: bytes) -> Draft | Skipped:
    """A draft of a book. Its pages are read as any page is: nothing is loaded, no script runs."""
    refused = check_zip(raw)
    if refused is not None:
        return refused
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if _is_encrypted(archive):
                return Skipped("", SkipReason.ENCRYPTED, "is locked to its buyer", "get a copy without a lock")
            package, folder = _find_package(archive)
            chapters = [read_markup(page, "epub", MEDIA_TYPE) for page in _read_pages(archive, package, folder)]
    except XML_DAMAGE as error:
        return Skipped("", SkipReason.DAMAGED, f"{type(error).__name__}: {error}"[:300], "get the file again")
    content, blocks = _join(chapters)
    published = read_machine_date(_said(package, "date"), DateSignal.META)
    return Draft(
        "epub",
        MEDIA_TYPE,
        content,
        blocks,
        title=_said(package, "title") or None,
        publisher=_said(package, "publisher") or None,
        language=_said(package, "language") or None,
        dates=(published,) if published else (),
        dated_by_words=False,
        credited=_said(package, "creator"),
    )


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether words are locked; fonts mostly are, and nobody needs them here."""
    root = read_part(archive, "META-INF/encryption.xml")
    named = [one.get("URI") or "" for one in root.iter("{*}CipherReference")] if root is not None else []
    return any(not name.lower().endswith(_FONTS) for name in named)


def _find_package(archive: zipfile.ZipFile) -> tuple[Any, str]:
    """(the package file's root, its folder). Raises KeyError where the container names none."""
    container = read_part(archive, "META-INF/container.xml")
    roots = container.iter("{*}rootfile") if container is not None else ()
    path = next((one.get("full-path") or "" for one in roots), "")
    package = read_part(archive, path)
    if package is None:
        raise KeyError("no package file")
    return package, posixpath.dirname(path)


def _read_pages(archive: zipfile.ZipFile, package: Any, folder: str) -> Iterator[str]:
    """The markup of every page of the book in reading order; the table of contents is no page of it."""
    items = {one.get("id"): one for one in package.iter("{*}item")}
    for reference in package.iter("{*}itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
        decoded = decode(archive.read(name)) if name in archive.NameToInfo else None
        if decoded is not None:
            yield decoded.content


def _join(chapters: Sequence[Draft]) -> tuple[str, tuple[Block, ...]]:
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for chapter in chapters:
        if chapter.content:
            blocks += [_moved(block, start) for block in chapter.blocks]
            parts.append(chapter.content)
            start += len(chapter.content) + 2
    return "\n\n".join(parts), tuple(blocks)


def _moved(block: Block, by: int) -> Block:
    heads = tuple((start + by, end + by) for start, end in block.heads)
    return replace(block, start=block.start + by, end=block.end + by, heads=heads)


def _said(package: Any, name: str) -> str:
    found = next((one for one in package.iter(f"{{http://purl.org/dc/elements/1.1/}}{name}") if one.text), None)
    return " ".join(found.text.split()) if found is not None else ""
