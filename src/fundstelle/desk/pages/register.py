"""The register: claims, matters and passages with facets and full text; the address is the whole state."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from fundstelle.desk.asking import Ask, Page, Raw
from fundstelle.desk.desk import Desk
from fundstelle.desk.lists import Chosen, Group, change_query, find_chosen, make_groups, read_filter, view_row
from fundstelle.desk.views import ClaimView
from fundstelle.desk.words import Words
from fundstelle.register.answers import Hit
from fundstelle.register.desk_answers import ClaimRow, MatterRow

CLAIM_FACETS = (
    "state",
    "kind",
    "giver",
    "taker",
    "item",
    "origin",
    "publisher",
    "stance",
    "phase",
    "year",
    "place",
    "disputed",
    "language",
    "party",
    "month",
    "matter",
    "document",
)
_SHOWN_FACETS = CLAIM_FACETS[:13]
MATTER_FACETS = ("kind", "giver", "taker", "item", "origins", "disputed", "grade", "year", "place", "party")
_SHOWN_MATTER_FACETS = MATTER_FACETS[:9]
_MOST_EXPORTED = 5000
_ROWS = 30
"""Rows of a list on one page."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list with its facets. queue: the first open claim of what is seen, to work through it."""

    rows: tuple[ClaimView, ...] | tuple[MatterLine, ...]
    total: str
    groups: tuple[Group, ...]
    chosen: tuple[Chosen, ...]
    words: str
    since: str
    until: str
    orders: tuple[tuple[str, str, bool], ...]
    next_page: str
    export: str
    first_open: str
    hidden: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MatterLine:
    """One matter of the list."""

    id: str
    heading: str
    kind: str
    figure: str
    basis: str
    origins: int
    mentions: int
    contradictions: int
    grade: int | None
    last: str
    is_disputed: bool
    is_in_report: bool


def show_claims(desk: Desk, ask: Ask) -> Page:
    """Claims, the newest publication first."""
    questions, which = desk.door.desk, read_filter(ask, CLAIM_FACETS)
    order = ask.one("order") or "published"
    found = questions.claims(which, order, ask.one("cursor") or None, _ROWS)
    waiting = questions.queue(which, limit=1)
    page = ListPage(
        rows=tuple(view_row(row, desk.words) for row in found.rows),
        total=desk.words.count(found.total),
        groups=make_groups(questions.claim_facets(which, 8, _SHOWN_FACETS), ask, desk.words),
        chosen=find_chosen(ask, CLAIM_FACETS, desk.words),
        orders=_make_orders(ask, ("published", "recorded", "place"), order, desk.words),
        next_page=change_query(ask, cursor=(found.cursor,)) if found.cursor else "",
        export=change_query(ask, cursor=()).replace("/claims", "/claims.csv", 1),
        first_open=waiting[0] if waiting else "",
        hidden=_hidden(ask, CLAIM_FACETS),
        words=ask.one("q"),
        since=ask.one("from"),
        until=ask.one("until"),
    )
    return Page("claims.html", desk.words.text("desk.place.claims"), page, "claims")


def _make_orders(ask: Ask, names: tuple[str, ...], now: str, words: Words) -> tuple[tuple[str, str, bool], ...]:
    """(name, address, whether it is the one) of each order."""
    return tuple((words.text(f"desk.order.{name}"), change_query(ask, order=(name,)), name == now) for name in names)


def _hidden(ask: Ask, facets: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What the form for words and days has to keep of the address."""
    return tuple((name, value) for name in (*facets, "order") for value in ask.query.get(name, ()))


def show_matters(desk: Desk, ask: Ask) -> Page:
    """Matters, those with most independent origins first."""
    questions, which = desk.door.desk, read_filter(ask, MATTER_FACETS)
    order = ask.one("order") or "origins"
    found = questions.matters(which, order, ask.one("cursor") or None, _ROWS)
    page = ListPage(
        rows=tuple(_make_line(row, desk) for row in found.rows),
        total=desk.words.count(found.total),
        groups=make_groups(questions.matter_facets(which, 8, _SHOWN_MATTER_FACETS), ask, desk.words),
        chosen=find_chosen(ask, MATTER_FACETS, desk.words),
        orders=_make_orders(ask, ("origins", "changed", "published"), order, desk.words),
        next_page=change_query(ask, cursor=(found.cursor,)) if found.cursor else "",
        export="",
        first_open="",
        hidden=_hidden(ask, MATTER_FACETS),
        words=ask.one("q"),
        since=ask.one("from"),
        until=ask.one("until"),
    )
    return Page("matters.html", desk.words.text("desk.place.matters"), page, "matters")


def _make_line(row: MatterRow, desk: Desk) -> MatterLine:
    words = desk.words
    return MatterLine(
        id=row.id,
        heading=words.heading(row.key),
        kind=words.text(f"kind.{row.key.kind.value}"),
        figure=words.interval(row.interval, row.unit),
        basis=words.text(f"series.{row.basis.value}") if row.basis and row.interval else "",
        origins=row.origins,
        mentions=row.mentions,
        contradictions=row.contradictions,
        grade=row.grade,
        last=words.dated(row.last),
        is_disputed=row.disputed,
        is_in_report=row.id in desk.choices.draft.matters,
    )


@dataclass(frozen=True, slots=True)
class HitView:
    """A passage that was found. marks: offsets in `words` of what was asked for."""

    document_id: str
    publisher: str
    published: str
    title: str
    words: str
    marks: tuple[tuple[int, int], ...]
    start: int

    @property
    def quote(self) -> str:
        """Its words, under the name that the template's macro reads."""
        return self.words


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found for a query."""

    query: str
    hits: tuple[HitView, ...]
    total: str
    next_page: str


def show_search(desk: Desk, ask: Ask) -> Page:
    """Passages with all words of the query."""
    query = ask.one("q").strip()
    title = desk.words.text("desk.search")
    if not any(sign.isalnum() for sign in query):
        return Page("search.html", title, SearchPage(query, (), "0", ""), "")
    found = desk.door.desk.search(query, 30, ask.one("cursor") or None)
    further = change_query(ask, cursor=(found.cursor,)) if found.cursor else ""
    hits = tuple(_make_hit(hit, desk.words) for hit in found.rows)
    return Page("search.html", title, SearchPage(query, hits, desk.words.count(found.total), further), "")


def _make_hit(hit: Hit, words: Words) -> HitView:
    facts = hit.facts
    return HitView(
        document_id=hit.document_id,
        publisher=words.writer.names.source_name(facts.publisher) if facts.publisher else "",
        published=words.dated(facts.published.value.iso()) if facts.published else "",
        title=facts.title or hit.path.rpartition("/")[2],
        words=hit.snippet,
        marks=hit.highlights,
        start=hit.span.start,
    )


def export_claims(desk: Desk, ask: Ask) -> Raw:
    """What is seen, as a table: the claims that the address asks for, up to a limit that the file names."""
    which, cursor = read_filter(ask, CLAIM_FACETS), None
    rows: list[ClaimRow] = []
    while len(rows) < _MOST_EXPORTED:
        found = desk.door.desk.claims(which, ask.one("order") or "published", cursor, 500)
        rows += found.rows
        cursor = found.cursor
        if cursor is None:
            break
    file = io.StringIO()
    table = csv.writer(file)
    table.writerow([desk.words.text(f"desk.column.{name}") for name in _COLUMNS])
    for row in rows[:_MOST_EXPORTED]:
        view = view_row(row, desk.words)
        table.writerow([safe_cell(str(getattr(view, name))) for name in _COLUMNS])
    return Raw(file.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", "claims.csv")


_COLUMNS = (
    "id",
    "state",
    "kind",
    "what",
    "direction",
    "amount",
    "when",
    "who",
    "standing",
    "quote",
    "publisher",
    "published",
    "document_id",
)


def safe_cell(words: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{words}" if words[:1] in ("=", "+", "-", "@", "\t", "\r") else words
