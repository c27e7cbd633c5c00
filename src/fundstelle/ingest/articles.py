"""Articles as JSON: one object, or many in a JSON Lines file or a list.

Fields (all but the words optional): `text` (also `body`, `content`; plain words) or `html`; `title`, `url`, `published`
(ISO 8601 or RFC 2822), `publisher`, `lang`, `authors`. Others are left alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from fundstelle.ingest.dates import read_machine_date
from fundstelle.ingest.decode import decode, normalise
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.members import Member, inside
from fundstelle.ingest.plain import read_plain
from fundstelle.records.document import Capture, DateSignal
from fundstelle.records.run import Skipped, SkipReason

MEDIA_TYPE = "application/json"

_TEXT_FIELDS = ("text", "body", "content", "article", "maintext")
_DATE_FIELDS = ("published", "date", "date_published", "published_at", "pubDate", "datePublished")
_DECODER = json.JSONDecoder()
_WORDS, _REST = re.compile(r"\S"), re.compile(r"([^\n]*)\n?")
_REMEDY = 'each article is {"text": "…", "title": "…", "url": "…", "published": "2025-05-30", "publisher": "…"}'


def read_article(raw: bytes) -> Draft | Skipped:
    """A draft of one article: the words of its text field unchanged."""
    article = _parse(raw)
    if article is None:
        return Skipped("", SkipReason.DAMAGED, "is not a JSON object", _REMEDY)
    html = _field(article, "html")
    words = _field(article, *_TEXT_FIELDS)
    if html and not words:
        from fundstelle.ingest.html.page import read_markup

        draft = read_markup(html, "article", MEDIA_TYPE)
    elif words:
        draft = replace(read_plain(normalise(words)), reader="article", media_type=MEDIA_TYPE)
    else:
        return Skipped("", SkipReason.UNKNOWN_FORMAT, f"JSON without any of: {', '.join(_TEXT_FIELDS)}, html", _REMEDY)
    return _with_fields(draft, article)


def _with_fields(draft: Draft, article: Mapping[str, object]) -> Draft:
    dated = read_machine_date(_field(article, *_DATE_FIELDS), DateSignal.FEED)
    return replace(
        draft,
        title=_field(article, "title", "headline") or draft.title,
        publisher=_field(article, "publisher", "source", "site_name") or draft.publisher,
        language=_field(article, "lang", "language") or draft.language,
        url=_field(article, "url", "link") or draft.url,
        dates=((dated,) if dated else ()) + draft.dates,
        credited=_field(article, "authors", "author", "credit") or draft.credited,
    )


def open_lines(raw: bytes, capture: Capture) -> Iterator[Member | Skipped]:
    """Every article of a JSON Lines file or a JSON list, each with the bytes of its own object."""
    decoded = decode(raw)
    if decoded is None:
        yield Skipped(capture.path, SkipReason.NOT_TEXT, "the bytes are no text in any known encoding")
        return
    content = decoded.content.strip()
    if content.startswith("["):
        yield from _open_list(content, capture)
        return
    yield from _open_objects(decoded.content, capture)


def _open_objects(content: str, capture: Capture) -> Iterator[Member | Skipped]:
    """Every object, one a line or written over many; a line that begins none is named with its number."""
    number, counted = 1, 0
    for start, stop, article in _parse_lines(content):
        number += content.count("\n", counted, start)
        counted = start
        raw = content[start:stop].encode("utf-8", "surrogatepass")
        yield _make_member(article, raw, inside(capture, f"line-{number}"), f"line {number}")


def _parse_lines(content: str) -> Iterator[tuple[int, int, object]]:
    """(start, end, what stands there) for every line with words in it, None where that is no JSON; an object written
    over several lines is one."""
    at = 0
    while begun := _WORDS.search(content, at):
        start = begun.start()
        try:
            article, stop = _DECODER.raw_decode(content, start)
        except (ValueError, RecursionError):
            article, stop = None, start
        rest = _REST.match(content, stop)
        at = rest.end() if rest else stop
        yield start, stop if article is not None else at, article if rest and not rest[1].strip(", \t\r") else None


def _make_member(article: object, raw: bytes, met: Capture, where: str) -> Member | Skipped:
    if not isinstance(article, dict):
        return Skipped(met.path, SkipReason.DAMAGED, f"{where} is not a JSON object", _REMEDY)
    if not article:
        return Skipped(met.path, SkipReason.EMPTY, f"{where} is an object without fields", _REMEDY)
    return Member(raw, met)


def _open_list(content: str, capture: Capture) -> Iterator[Member | Skipped]:
    try:
        listed = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield Skipped(capture.path, SkipReason.DAMAGED, f"is not JSON: {error}", "write one article a line")
        return
    for number, article in enumerate(listed, 1):
        yield _make_member(article, make_article_bytes(article), inside(capture, f"{number}"), f"entry {number}")


def make_article_bytes(article: object) -> bytes:
    """The JSON form of one article, the same for the same fields."""
    return json.dumps(article, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")


def _parse(raw: bytes) -> Mapping[str, object] | None:
    decoded = decode(raw)
    try:
        found = json.loads(decoded.content) if decoded else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _field(article: Mapping[str, object], *names: str) -> str:
    for name in names:
        value = article.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("value")
        if isinstance(value, list):
            value = ", ".join(str(one.get("name") if isinstance(one, dict) else one) for one in value)
        if isinstance(value, str) and value.strip():
            return value
    return ""
