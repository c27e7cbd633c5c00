"""What a page says of itself in machine form: JSON-LD, meta tags, time tags, title, language, address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from fundstelle.ingest.dates import read_machine_date
from fundstelle.records.document import DateReading, DateSignal

_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
)
_ARTICLE_TYPES = ("Article", "Posting", "Report", "Review", "Blog")
_ASIDE_KEYS = frozenset(
    {"itemListElement", "hasPart", "comment", "mentions", "citation", "liveBlogUpdate", "associatedMedia"}
)


@dataclass(frozen=True, slots=True)
class PageFacts:
    """As in Facts, with every reading of the date in the order of trust."""

    title: str | None
    publisher: str | None
    language: str | None
    url: str | None
    dates: tuple[DateReading, ...]
    authors: str


def read_page_facts(page: LexborHTMLParser) -> PageFacts:
    """The machine-readable facts of a page; unreadable JSON-LD and odd dates count as not there."""
    metas = _metas(page)
    article = _article(page)
    return PageFacts(
        title=_text(article.get("headline")) or metas.get("og:title") or _title(page),
        publisher=_name(article.get("publisher")) or metas.get("og:site_name") or metas.get("dc.publisher"),
        language=_language(page, article, metas),
        url=_url(page, metas),
        dates=tuple(_dates(page, article, metas)),
        authors=" ".join(
            filter(None, (_name(article.get("author")), metas.get("author"), metas.get("article:author")))
        ),
    )


def _metas(page: LexborHTMLParser) -> Mapping[str, str]:
    """Meta tags by lower-case name; the first of a name counts."""
    metas: dict[str, str] = {}
    for node in page.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        content = (attributes.get("content") or "").strip()
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _dates(page: LexborHTMLParser, article: Mapping[str, object], metas: Mapping[str, str]) -> Iterator[DateReading]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        reading = read_machine_date(_text(article.get(key)) or "", DateSignal.JSON_LD)
        if reading is not None:
            yield reading
            break
    readings = (read_machine_date(metas[name], DateSignal.META) for name in _DATE_METAS if name in metas)
    first = next((reading for reading in readings if reading is not None), None)
    if first is not None:
        yield first
    in_time = _time_tag(page)
    if in_time is not None:
        yield in_time


def _time_tag(page: LexborHTMLParser) -> DateReading | None:
    for selector in ("time[itemprop=datePublished]", "time[pubdate]", "article time[datetime]", "time[datetime]"):
        for node in page.css(selector):
            reading = read_machine_date(node.attributes.get("datetime") or "", DateSignal.TIME_TAG)
            if reading is not None:
                return reading
    return None


def _article(page: LexborHTMLParser) -> Mapping[str, object]:
    """The JSON-LD object of the page's article, or the first that has a date of publication, or nothing."""
    objects = [found for node in page.css("script[type='application/ld+json']") for found in _objects(node.text())]
    articles = [found for found in objects if _is_article(found)]
    return next(
        (found for found in (*articles, *objects) if found.get("datePublished")), articles[0] if articles else {}
    )


def _objects(words: str) -> Iterator[Mapping[str, object]]:
    try:
        data = json.loads(words.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    stack, seen = [data], 0
    while stack and seen < 2000:
        value = stack.pop(0)
        seen += 1
        if isinstance(value, list):
            stack.extend(value)
        elif isinstance(value, dict):
            yield value
            stack.extend(
                inner for key, inner in value.items() if isinstance(inner, dict | list) and key not in _ASIDE_KEYS
            )


def _is_article(found: Mapping[str, object]) -> bool:
    types = found.get("@type")
    return any(str(one).endswith(_ARTICLE_TYPES) for one in (types if isinstance(types, list) else [types]))


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:5]))) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _title(page: LexborHTMLParser) -> str | None:
    node = page.css_first("title")
    return " ".join(node.text().split()) or None if node is not None else None


def _language(page: LexborHTMLParser, article: Mapping[str, object], metas: Mapping[str, str]) -> str | None:
    root = page.css_first("html")
    declared = (root.attributes.get("lang") or root.attributes.get("xml:lang")) if root is not None else None
    return declared or _text(article.get("inLanguage")) or metas.get("og:locale")


def _url(page: LexborHTMLParser, metas: Mapping[str, str]) -> str | None:
    node = page.css_first("link[rel=canonical]")
    found = (node.attributes.get("href") if node is not None else None) or metas.get("og:url")
    return found if found and found.startswith(("http://", "https://")) else None
