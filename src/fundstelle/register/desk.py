"""The questions that the desk's pages ask: each in a reading transaction of its own, none loads the register."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Decision
from fundstelle.register import desk_claims, desk_parts
from fundstelle.register.answers import FiledDocument
from fundstelle.register.asking import make_hit
from fundstelle.register.choices import SETTINGS
from fundstelle.register.desk_answers import (
    ClaimPage,
    ClashPage,
    Count,
    DeskClaim,
    DeskDocument,
    DeskMatter,
    Facet,
    Filter,
    HitPage,
    InboxPage,
    LogPage,
    LogRow,
    MatterPage,
    MatterRow,
    Neighbours,
    Period,
    SourceRow,
    Totals,
)
from fundstelle.review import fold_decisions
from fundstelle.store import (
    Store,
    claim_pages,
    claim_rows,
    decisions,
    documents,
    inbox,
    make_now,
    matter_pages,
    matter_rows,
    search,
)
from fundstelle.store.inbox import Ranking
from fundstelle.store.shelf import CAP, Shelf

EVERYTHING = Filter()

_RANKINGS = 16

_STATES = 6
"""In how many states of review a claim can be."""


class Desk:
    """Lists, counts and pages of one register. May be shared by threads; it holds the facets' sets in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._claims = Shelf(claim_rows.SHELF)
        self._matters = Shelf(matter_rows.SHELF)
        self._totals: tuple[object, Totals] | None = None
        self._rankings: dict[tuple[int, str], Ranking] = {}

    def version(self) -> tuple[int, int]:
        """Another one after anything was written to the register or its settings, by whichever program; answers given
        between two equal ones are equal. It costs some microseconds."""
        settings = self._store.folder / SETTINGS
        return self._store.watch.version(), settings.stat().st_mtime_ns if settings.exists() else 0

    # Lists

    def claims(
        self, which: Filter = EVERYTHING, order: str = "published", cursor: str | None = None, limit: int = 50
    ) -> ClaimPage:
        """A page of claims, rejected ones too. order: `published` or `recorded`, the newest first; `place`, as texts
        were taken in. Raises QueryInvalid for a filter, order or cursor that is none."""
        with self._store.reading() as connection:
            sets = self._claims.at(connection)
            base = claim_pages.find_base(connection, sets, which)
            seqs, further = claim_pages.find_page(connection, sets, base, order, cursor, limit)
            terms = claim_pages.parse_terms(sets, which.text) if which.text.strip() else ()
            rows = claim_pages.fetch_claim_rows(connection, seqs, terms)
            return ClaimPage(tuple(rows), base.count, further)

    def claim_facets(
        self, which: Filter = EVERYTHING, top: int = 12, names: tuple[str, ...] = claim_pages.FACETS
    ) -> tuple[Facet, ...]:
        """How many claims carry each value; a facet's own choice does not narrow it, so that others can be added."""
        with self._store.reading() as connection:
            return desk_claims.count_facets(connection, self._claims.at(connection), which, names, top)

    def matters(
        self, which: Filter = EVERYTHING, order: str = "origins", cursor: str | None = None, limit: int = 50
    ) -> MatterPage:
        """A page of matters. order: `origins` (most independent first), `published` or `changed` (newest first).
        Raises QueryInvalid as `claims`."""
        with self._store.reading() as connection:
            base = desk_parts.find_matters(connection, self._claims, self._matters, which)
            seqs, further = matter_pages.find_page(connection, base, order, cursor, limit)
            return MatterPage(tuple(matter_pages.fetch_rows(connection, seqs)), base.count, further)

    def matter_facets(
        self, which: Filter = EVERYTHING, top: int = 12, names: tuple[str, ...] = matter_pages.FACETS
    ) -> tuple[Facet, ...]:
        """How many matters carry each value, as `claim_facets`."""
        with self._store.reading() as connection:
            return desk_parts.count_matter_facets(connection, self._claims, self._matters, which, names, top)

    def search(self, text: str, limit: int = 20, cursor: str | None = None) -> HitPage:
        """Passages that have all words, by word or stem; "in quotes" word for word. Raises QueryInvalid for a query
        without a word or a cursor that is none."""
        offset = parse_offset(cursor)
        with self._store.reading() as connection:
            found, total = search.search_page(connection, text, limit, offset)
            hits = tuple(map(make_hit, found))
        more = offset + len(found) < total
        return HitPage(hits, Count(min(total, CAP), total > CAP), str(offset + limit) if more else None)

    def inbox(self, since: str | None = None, limit: int = 30, cursor: str | None = None) -> InboxPage:
        """What is new since the moment (ISO, UTC), by matter, ranked by what it changes; None for ever."""
        offset = parse_offset(cursor)
        with self._store.reading() as connection:
            ranking = self._rank_news(connection, since or "")
            rows = inbox.fetch_inbox(connection, ranking[offset : offset + limit], since or "")
        total = len(ranking)
        more = offset + len(rows) < total
        return InboxPage(tuple(rows), Count(total), str(offset + limit) if more else None)

    def _rank_news(self, connection: Connection, since: str) -> Ranking:
        """The ranking for a moment, from memory where no news came since it was made."""
        key = inbox.fetch_newest(connection), since
        found = self._rankings.get(key)
        if found is None:
            if len(self._rankings) >= _RANKINGS:
                self._rankings.clear()
            found = self._rankings[key] = inbox.fetch_ranking(connection, since)
        return found

    def visit(self, by: str) -> str | None:
        """When this reviewer last left the inbox."""
        with self._store.reading() as connection:
            return inbox.fetch_visit(connection, by)

    def save_visit(self, by: str, at: str | None = None) -> str:
        """The reviewer has seen what was new up to this moment (now, where none is given); the moment."""
        moment = at or make_now()
        with self._store.writing() as connection:
            inbox.save_visit(connection, by, moment)
        return moment

    def contradictions(
        self, matter: str | None = None, type: str | None = None, cursor: str | None = None, limit: int = 30
    ) -> ClashPage:
        """Contradictions, the gravest first."""
        after = parse_offset(cursor) if cursor else -1
        with self._store.reading() as connection:
            total = matter_pages.count_clashes(connection, matter, type)
            rows = desk_parts.find_clashes(connection, after, limit + 1, matter, type)
        further = str(rows[limit - 1].rank) if len(rows) > limit else None
        return ClashPage(tuple(rows[:limit]), Count(total), further)

    def sources(self, begun: str = "", limit: int = 100) -> tuple[SourceRow, ...]:
        """The sources that most claims name, those whose code holds these letters; with what they revised."""
        with self._store.reading() as connection:
            return tuple(desk_parts.find_sources(connection, self._claims.at(connection), begun, limit))

    def timeline(self, which: Filter = EVERYTHING, by: str = "month") -> tuple[Period, ...]:
        """How many of the claims were published in each month or year, in order. Raises QueryInvalid for another."""
        if by not in ("month", "year"):
            raise QueryInvalid(f"no step of time {by!r}", remedy="choose of: month, year")
        with self._store.reading() as connection:
            return desk_claims.count_periods(connection, self._claims.at(connection), which, by)

    def places(self, which: Filter = EVERYTHING, limit: int = 200) -> Facet:
        """The places that most of the claims name."""
        return self.claim_facets(which, limit, ("place",))[0]

    def log(self, cursor: str | None = None, limit: int = 50) -> LogPage:
        """The log of decisions, the newest first."""
        with self._store.reading() as connection:
            found = decisions.fetch_page(connection, parse_offset(cursor) if cursor else None, limit + 1)
        rows = tuple(LogRow(number, entry) for number, entry in found[:limit])
        return LogPage(rows, str(rows[-1].number) if len(found) > limit else None)

    def decisions_on(self, text_ids: Collection[str]) -> tuple[tuple[Decision, ...], frozenset[str]]:
        """(every decision about these texts, the oldest first; ids of the tags and notes among them that stand)."""
        with self._store.reading() as connection:
            entries = [entry for _, entry in decisions.fetch_touching(connection, text_ids)]
        return tuple(entries), frozenset(entry.id for entry in fold_decisions(entries).beside)

    def totals(self) -> Totals:
        """How much there is."""
        with self._store.reading() as connection:
            sets = self._claims.at(connection)
            mark = desk_parts.find_mark(connection, sets)
            if self._totals is None or self._totals[0] != mark:
                counted = desk_parts.count_totals(connection, sets, self._matters.at(connection))
                self._totals = mark, counted
            return self._totals[1]

    # Pages of one thing

    def claim(self, claim_id: str) -> DeskClaim:
        """A claim with its decisions. Raises QueryInvalid for none."""
        with self._store.reading() as connection:
            return desk_claims.find_claim(connection, claim_id)

    def neighbours(self, claim_id: str, queue: Filter = EVERYTHING) -> Neighbours:
        """The claim's place in a queue of work: those before and after it, the next undecided one, how many are left.

        A queue goes in the order in which texts were taken in, and by place in each.
        """
        with self._store.reading() as connection:
            return desk_claims.find_neighbours(connection, self._claims.at(connection), claim_id, queue)

    def queue(self, which: Filter = EVERYTHING, after: str | None = None, limit: int = 20) -> tuple[str, ...]:
        """Ids of undecided claims (open or reopened) after this one, in the order of work."""
        with self._store.reading() as connection:
            return desk_claims.find_queue(connection, self._claims.at(connection), which, after, limit)

    def document(self, document_id: str) -> DeskDocument:
        """A document with its text and claims. Raises QueryInvalid for none."""
        with self._store.reading() as connection:
            return desk_parts.find_document(connection, document_id)

    def newest_documents(
        self, limit: int = 50, cursor: str | None = None
    ) -> tuple[tuple[FiledDocument, ...], str | None]:
        """(documents, the last taken in first; the cursor of the next page)."""
        offset = parse_offset(cursor)
        with self._store.reading() as connection:
            ids = documents.fetch_newest(connection, limit, offset)
            found = tuple(desk_parts.file_document(connection, document_id) for document_id in ids)
        return found, str(offset + limit) if len(found) == limit else None

    def matters_by_id(self, matter_ids: Collection[str]) -> dict[str, MatterRow]:
        """The matters with these ids as lists show them, by id; those that are gone are left out."""
        with self._store.reading() as connection:
            return matter_pages.fetch_rows_by_id(connection, sorted(matter_ids))

    def matter(self, matter_id: str, top: int = 12) -> DeskMatter:
        """A matter with its figures, its contradictions, its counting units and, by origin, the claims of the `top`
        commonest origins; 0 leaves units and origins out, which saves most of the work. Raises QueryInvalid where there
        is no such matter."""
        with self._store.reading() as connection:
            head = matter_rows.fetch_head(connection, matter_id)
            if head is None:
                raise QueryInvalid(f"no matter {matter_id!r}", remedy="reconcile may have renamed it; search for it")
            sets = self._claims.at(connection)
            which = Filter({"matter": (matter_id,)})
            base = claim_pages.find_base(connection, sets, which)
            # Six sets are met in no time; to read the rows of even a few hundred claims takes ten milliseconds.
            (state,) = sets.count_facets(("state",), base.rows, _STATES)
            groups = desk_claims.find_origins(connection, sets, base, top) if top else ()
            return DeskMatter(
                row=matter_rows.make_summary(head),
                head=head,
                units=matter_pages.fetch_units(connection, matter_id) if top else (),
                origins=groups,
                clashes=tuple(desk_parts.find_clashes(connection, -1, 20, matter_id)),
                state=replace(state, more=False),
            )


def parse_offset(cursor: str | None) -> int:
    """A place in a list as a number, 0 for the beginning. Raises QueryInvalid for a cursor that is none."""
    if cursor is None:
        return 0
    if not cursor.isascii() or not cursor.isdigit() or len(cursor) > 15:
        raise QueryInvalid(f"no place in a list: {cursor!r}", remedy="start again at the first page")
    return int(cursor)
