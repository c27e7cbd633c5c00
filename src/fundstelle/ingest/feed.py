"""RSS and Atom files: each entry is an article of its own, kept as JSON (see `articles`)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from xml.etree.ElementTree import Element, ParseError, tostring

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from fundstelle.ingest.articles import make_article_bytes
from fundstelle.ingest.members import Member, inside
from fundstelle.records.document import Capture
from fundstelle.records.run import Skipped, SkipReason

_WORDS = ("encoded", "content", "description", "summary")
"""Elements with an entry's words, the fullest first."""

_DATES = ("pubdate", "published", "date", "issued", "updated")


def open_feed(raw: bytes, capture: Capture) -> Iterator[Member | Skipped]:
    """Every entry of a feed. A feed with entities or a DTD is refused: no entity is ever expanded."""
    try:
        root = fromstring(raw, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        yield Skipped(capture.path, SkipReason.DAMAGED, f"{type(error).__name__}: {error}", "load the feed again")
        return
    publisher = next((_text(child) for parent in (root, *root) for child in parent if _name(child) == "title"), "")
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    for number, entry in enumerate(entries, 1):
        yield Member(make_article_bytes(_article(entry, publisher)), inside(capture, f"entry-{number}"))
    if not entries:
        yield Skipped(capture.path, SkipReason.EMPTY, "the feed has no entries")


def _article(entry: Element, publisher: str) -> dict[str, str]:
    children = {_name(child): child for child in reversed(list(entry))}
    words = next((text for name in _WORDS if name in children and (text := _markup(children[name]))), "")
    title = _text(children["title"]) if "title" in children else ""
    article = {
        "title": title,
        "html": f"<html><body><h1>{escape(title)}</h1><div>{words}</div></body></html>" if words or title else "",
        "url": _link(entry),
        "published": next((text for name in _DATES if name in children and (text := _text(children[name]))), ""),
        "publisher": publisher,
        "authors": _text(children["creator"]) if "creator" in children else "",
    }
    return {name: value for name, value in article.items() if value}


def _link(entry: Element) -> str:
    for child in entry:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            return child.get("href") or _text(child)
    return ""


def _name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _text(element: Element) -> str:
    return "".join(element.itertext()).strip()


def _markup(element: Element) -> str:
    """An element's words as HTML: escaped markup as it stands, XHTML children written out."""
    if len(element) == 0:
        return _text(element)
    return (element.text or "") + "".join(tostring(child, encoding="unicode") for child in element)
