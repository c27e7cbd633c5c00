"""One HTML page to a draft: decode, parse, choose, lay out; trafilatura where our own choice finds next to nothing."""

from __future__ import annotations

import re
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from fundstelle.ingest.dates import find_dates, read_machine_date
from fundstelle.ingest.decode import decode, normalise
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.html.blocks import make_blocks
from fundstelle.ingest.html.choose import Choice, choose_runs
from fundstelle.ingest.html.facts import PageFacts, read_page_facts
from fundstelle.ingest.html.tree import make_tree
from fundstelle.ingest.plain import read_plain
from fundstelle.records.document import Block, DateReading, DateSignal
from fundstelle.records.run import Skipped, SkipReason

_WHOLE_PAGES = frozenset({"html", "mhtml"})
"""Readers of whole pages; a mail or an entry of a feed says its date in its own fields."""

_LITTLE = 250
"""Running text below this many code points may mean that our choice missed the article."""

_MUCH_MORE = 2
"""Trafilatura's text is taken where it is this many times as long as ours."""

_LARGEST_FALLBACK = 1_000_000
"""Trafilatura takes quadratic time on pages of many small boxes; larger ones have no hidden article anyway."""

_MANY_TAGS = 20_000
_DEEPEST = 1_000
"""The parser needs time that grows with the square of the depth: 200,000 open boxes took 93 s."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SINGLE_FILE = re.compile(
    r"(?:<!doctype[^>]*>)?\s*<html[^>]*>\s*<!--\s*Page saved with SingleFile\s+url:\s*(?P<url>\S+)"
    r"\s+saved date:\s*\w+ (?P<month>\w+) (?P<day>\d{1,2}) (?P<year>\d{4})",
    re.IGNORECASE,
)
_DATA_URI = re.compile(r"data:[\w/+.-]*[;,][^\"'\s>)]{80,}")
"""Pictures and fonts written into the page; they are most of a saved page's bytes."""
_BOX_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*>")
_LONGEST_TAG = 50_000
_LONG_TAG = re.compile(rf"<([a-zA-Z][\w:-]*)[^<>]{{{_LONGEST_TAG},}}>")
"""A tag with tens of thousands of attributes, which the parser compares with each other (17 s for 50,000)."""
_VOID_TAGS = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_VOID_TAGS.split())


def read_html(raw: bytes) -> Draft | Skipped:
    """A draft of a page. No resource that the page names is loaded."""
    declared = _CHARSET.search(raw[:4096])
    decoded = decode(raw, declared[1].decode("ascii") if declared else None)
    if decoded is None:
        return Skipped("", SkipReason.NOT_TEXT, "the page's bytes are in no known encoding")
    return read_markup(decoded.content)


def read_markup(markup: str, reader: str = "html", media_type: str = "text/html") -> Draft:
    """A draft of decoded HTML; other formats that wrap HTML (mail, MHTML, feeds) come in here."""
    saved = _SINGLE_FILE.match(markup)
    markup = _flattened(_DATA_URI.sub("data:,", markup))
    page = LexborHTMLParser(markup)
    facts = read_page_facts(page)
    choice = choose_runs(make_tree(page), facts.title or "")
    content, blocks = make_blocks(choice.article, choice.comments)
    if choice.mass < _LITTLE and reader in _WHOLE_PAGES and len(markup) < _LARGEST_FALLBACK:
        content, blocks = _with_fallback(markup, choice, content, blocks)
    draft = _draft(facts, markup, content, blocks, reader, media_type)
    return _with_saved(draft, saved) if saved else draft


def _draft(facts: PageFacts, markup: str, content: str, blocks: list[Block], reader: str, media_type: str) -> Draft:
    return Draft(
        reader=reader,
        media_type=media_type,
        content=content,
        blocks=tuple(blocks),
        title=facts.title,
        publisher=facts.publisher,
        language=facts.language,
        url=facts.url,
        dates=facts.dates or (_by_htmldate(markup) if reader in _WHOLE_PAGES else ()),
        credited=facts.authors,
    )


def _with_saved(draft: Draft, saved: re.Match[str]) -> Draft:
    """The draft with address and day from the comment that the browser extension SingleFile writes."""
    written = find_dates(f"{saved['day']} {saved['month']} {saved['year']}")
    day = written[0].resolve(None) if written else None
    return replace(draft, url=draft.url or saved["url"], saved=day)


def _with_fallback(markup: str, choice: Choice, content: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    words = _by_trafilatura(markup)
    ours = sum(len(run.words) for run in choice.article)
    if words is None or len(words) < _MUCH_MORE * ours:
        return content, blocks
    draft = read_plain(normalise(words))
    kept = [Block(block.kind, block.start, block.end, level=block.level) for block in draft.blocks]
    return draft.content, kept


def _by_trafilatura(markup: str) -> str | None:
    from trafilatura import extract  # imported late: it takes 0.5 s and few pages need it

    found = extract(markup, include_comments=False, favor_precision=True, output_format="txt")
    return found if isinstance(found, str) and found.strip() else None


def _by_htmldate(markup: str) -> tuple[DateReading, ...]:
    from htmldate import find_date  # imported late, and asked last: it let the footer's year beat the page's own date

    found = find_date(markup, original_date=True)
    reading = read_machine_date(found, DateSignal.HTMLDATE) if found else None
    return (reading,) if reading and reading.value.month else ()  # a year alone is the footer's: "© 1998"


def _flattened(markup: str) -> str:
    """The markup without boxes nested deeper, and tags longer, than any real page has them."""
    if len(markup) > _LONGEST_TAG:
        markup = _LONG_TAG.sub(r"<\1>", markup)
    if markup.count("<") < _MANY_TAGS:
        return markup
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _VOID or match[0].endswith("/>"):
            return match[0]
        if match[1]:
            depth = max(0, depth - 1)
            return match[0] if depth < _DEEPEST else " "
        depth += 1
        return match[0] if depth <= _DEEPEST else " "

    return _BOX_TAG.sub(kept, markup)
