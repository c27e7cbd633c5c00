"""Lists of claims for pages: filtered by facets and words, a page at a time, however long the list is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Claim
from fundstelle.records.codec import parse_json
from fundstelle.records.document import Facts
from fundstelle.store.claim_rows import LAZY
from fundstelle.store.dialect import begins_with, fetch_by_keys, find_claims_in_index, walk_rows
from fundstelle.store.documents import fetch_first_paths
from fundstelle.store.facets import (
    CHUNK,
    Bits,
    count_rows,
    find_rows,
    join_sets,
    leave_out,
    make_set,
    meet_sets,
    walk_offsets,
)
from fundstelle.store.shelf import Count, Sets, fetch_rows_of
from fundstelle.store.tables import claim_rows
from fundstelle.store.words import Term, find_highlights, parse_query

FEW = 500
"""Rows whose facets are counted from the rows themselves; those of more are counted with the sets in memory."""

FEW_IN_MONTH = 500
"""Rows of a month that are fetched and sorted one by one; where there are more, walking the index soon fills a page."""

WALK: Final = 20_000
"""Hits of the words asked for that are looked at, the newest first; where there are more, counts are capped."""

_PASSED = 100_000

FACETS: Final = (
    "state",
    "kind",
    "party",
    "giver",
    "taker",
    "item",
    "origin",
    "publisher",
    "stance",
    "phase",
    "language",
    "year",
    "disputed",
    "place",
)
"""What claims can be counted by."""

_FURTHER = ("month", "matter", "document")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed by: the state of a page's address.

    facets: values by facet; one of each facet's values has to hold. text: words that all stand in the quote, by word
    or stem, "in quotes" word for word. published_from, published_until: ISO days, both included.
    """

    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    published_from: str | None = None
    published_until: str | None = None

    def without(self, name: str) -> Filter:
        """The same without the choices of one facet."""
        return replace(self, facets={facet: values for facet, values in self.facets.items() if facet != name})


@dataclass(frozen=True, slots=True)
class Base:
    """The rows a filter lets through. capped: there are more than were looked for."""

    rows: Bits
    total: int
    capped: bool = False

    @property
    def count(self) -> Count:
        """How many there are."""
        return Count(self.total, self.capped)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list, as reviewers left it. machine: as it was found, where a reviewer corrected it.

    highlights: offsets in `quote` of the words asked for. published: ISO day, empty where not known.
    """

    claim: Claim
    machine: Claim | None
    document_id: str
    quote: str
    highlights: tuple[tuple[int, int], ...]
    facts: Facts
    path: str
    published: str
    state: str
    disputed: bool
    matters: tuple[str, ...]
    recorded_at: str


def check_filter(which: Filter, known: Sequence[str] = (*FACETS, *_FURTHER)) -> None:
    """Raises QueryInvalid for a facet that there is none of."""
    for name in which.facets:
        if name not in known:
            raise QueryInvalid(f"no facet {name!r}", remedy=f"choose of: {', '.join(known)}")


def find_base(connection: Connection, sets: Sets, which: Filter) -> Base:
    """The rows that the filter lets through. Raises QueryInvalid for a facet that there is none of."""
    check_filter(which)
    rows = sets.every()
    for name, values in which.facets.items():
        if values:
            rows = meet_sets(join_sets(_rows_of(connection, sets, name, value) for value in values), rows)
    if which.published_from or which.published_until:
        rows = meet_sets(rows, _rows_between(connection, sets, which.published_from, which.published_until))
    if not which.text.strip():
        return Base(rows, count_rows(rows))
    return _find_words(connection, rows, parse_terms(sets, which.text))


def _rows_of(connection: Connection, sets: Sets, name: str, value: str) -> Bits:
    if name == "matter":
        return fetch_rows_of(connection, LAZY, f"matter={value}")
    if name == "document":
        query = select(claim_rows.c.seq).where(claim_rows.c.document_id == value)
        return make_set(connection.execute(query).scalars())
    return sets.rows_of(f"{name}={value}")


def _rows_between(connection: Connection, sets: Sets, first: str | None, last: str | None) -> Bits:
    """Whole months from their sets, the days of the months at both ends one by one."""
    low, high = first or "", last or "9999-12-31"
    months = {line.split("=", 1)[1]: line for line in sets.values.get("month", ())}
    whole = [line for month, line in months.items() if low <= f"{month}-01" and f"{month}-31" <= high]
    ends = {low[:7], high[:7]} & {month for month, line in months.items() if line not in whole}
    days = [_fetch_between(connection, max(low, f"{month}-01"), min(high, f"{month}-31")) for month in sorted(ends)]
    return join_sets([*(sets.rows_of(line) for line in whole), *days])


def _fetch_between(connection: Connection, low: str, high: str) -> Bits:
    query = select(claim_rows.c.seq).where(claim_rows.c.published >= low, claim_rows.c.published <= high)
    return make_set(connection.execute(query).scalars())


def parse_terms(sets: Sets, text: str) -> list[Term]:
    """The words asked for. Raises QueryInvalid where there is none."""
    terms = parse_query(text, [line.split("=", 1)[1] for line in sets.values.get("language", ())])
    if not terms:
        remedy = 'give words, or "words that follow each other"'
        raise QueryInvalid(f"nothing to search for in {text!r}", remedy=remedy)
    return terms


def _find_words(connection: Connection, rows: Bits, terms: Sequence[Term]) -> Base:
    held = {chunk: bits.to_bytes(CHUNK // 8, "little") for chunk, bits in rows.items()}
    found: list[int] = []
    capped = False
    for passed, row in enumerate(find_claims_in_index(connection, [(term.words, term.stems) for term in terms])):
        if len(found) >= WALK or passed >= _PASSED:
            capped = True
            break
        chunk, offset = divmod(row, CHUNK)
        if chunk in held and held[chunk][offset >> 3] >> (offset & 7) & 1:
            found.append(row)
    return Base(make_set(found), len(found), capped)


def find_page(
    connection: Connection, sets: Sets, base: Base, order: str, cursor: str | None, limit: int
) -> tuple[list[int], str | None]:
    """(rows of the page, cursor of the next one or None). order: `published` or `recorded`, the newest first; `place`
    as they were recorded, for working through. Raises QueryInvalid for another order or a cursor that is none."""
    if order == "published":
        return _find_by_published(connection, sets, base, cursor, limit)
    if order not in ("recorded", "place"):
        raise QueryInvalid(f"no order {order!r}", remedy="choose of: published, recorded, place")
    after = _parse_number(cursor) if cursor else None
    newest_first = order == "recorded"
    rows = list(islice(walk(base.rows, after, newest_first=newest_first), limit + 1))
    return rows[:limit], str(rows[limit - 1]) if len(rows) > limit else None


def walk(rows: Bits, after: int | None, *, newest_first: bool) -> Iterator[int]:
    """The rows of a set from the one after this on, downwards or upwards."""
    left = rows if after is None else _cut(rows, after, newest_first)
    for chunk in sorted(left, reverse=newest_first):
        yield from (chunk * CHUNK + offset for offset in walk_offsets(left[chunk], upwards=not newest_first))


def _cut(rows: Bits, after: int, below: bool) -> Bits:
    """The rows of a set that are below, or above, this one."""
    chunk, offset = divmod(after, CHUNK)
    left = {number: bits for number, bits in rows.items() if (number < chunk if below else number > chunk)}
    here = rows.get(chunk, 0)
    left[chunk] = here & ((1 << offset) - 1) if below else here >> (offset + 1) << (offset + 1)
    return left


def _parse_number(cursor: str) -> int:
    if not cursor.isascii() or not cursor.isdigit():
        raise QueryInvalid(f"no place in a list: {cursor!r}", remedy="start again at the first page")
    return int(cursor)


def _parse_cursor(cursor: str) -> tuple[str, int]:
    published, _, row = cursor.partition("~")
    return published, _parse_number(row)


def _find_by_published(
    connection: Connection, sets: Sets, base: Base, cursor: str | None, limit: int
) -> tuple[list[int], str | None]:
    """Month by month from the newest on, until the page is full: what lies further back is not looked at."""
    after = _parse_cursor(cursor) if cursor else None
    found: list[tuple[str, int]] = []
    for month, rows in _walk_months(sets, base.rows, after[0][:7] if after else "9999-99"):
        found += _sort_month(connection, month, rows, after, limit + 1)
        if len(found) > limit:
            published, row = found[limit - 1]
            return [row for _, row in found[:limit]], f"{published}~{row}"
    return [row for _, row in found], None


def _walk_months(sets: Sets, rows: Bits, newest: str) -> Iterator[tuple[str, Bits]]:
    """(month, its rows), the newest first; last the rows without a day, under an empty name."""
    lines = sorted(sets.values.get("month", ()), reverse=True)
    for line in lines:
        month = line.split("=", 1)[1]
        inside = meet_sets(rows, sets.rows_of(line)) if month <= newest else {}
        if inside:
            yield month, inside
    undated = leave_out(rows, join_sets(sets.rows_of(line) for line in lines))
    if undated:
        yield "", undated


def _sort_month(
    connection: Connection, month: str, rows: Bits, after: tuple[str, int] | None, wanted: int
) -> list[tuple[str, int]]:
    """The first rows of a month: of few all are fetched and sorted, of many the index is walked."""
    if count_rows(rows) > FEW_IN_MONTH:
        return _walk_published(connection, month, rows, after, wanted)
    statement = "SELECT published, seq FROM claim_rows WHERE seq IN (SELECT value FROM json_each(?))"
    found = [(one[0], one[1]) for one in fetch_by_keys(connection, statement, list(find_rows(rows)))]
    return sorted((one for one in found if after is None or one < after), reverse=True)[:wanted]


def _walk_published(
    connection: Connection, month: str, rows: Bits, after: tuple[str, int] | None, wanted: int
) -> list[tuple[str, int]]:
    held = {chunk: bits.to_bytes(CHUNK // 8, "little") for chunk, bits in rows.items()}
    newest = (f"{month}-99" if month else "", 1 << 62)
    statement = (
        "SELECT published, seq FROM claim_rows WHERE (published, seq) < (?, ?) AND published >= ? "
        "ORDER BY published DESC, seq DESC"
    )
    found: list[tuple[str, int]] = []
    for published, row in walk_rows(connection, statement, (*min(newest, after or newest), month)):
        chunk, offset = divmod(row, CHUNK)
        if chunk in held and held[chunk][offset >> 3] >> (offset & 7) & 1:
            found.append((published, row))
            if len(found) >= wanted:
                break
    return found


_ROWS = """
SELECT r.*, c.body, t.facts,
  substr(t.content, r.start + 1, coalesce(json_extract(r.reviewed, '$.span.end'), c."end") - r.start) AS quote
FROM claim_rows AS r LEFT JOIN claims AS c ON c.seq = r.seq
JOIN texts AS t ON t.document_id = r.document_id AND t.current WHERE r.seq IN (SELECT value FROM json_each(?))
"""


def fetch_claim_rows(connection: Connection, seqs: Sequence[int], terms: Sequence[Term] = ()) -> list[ClaimRow]:
    """The claims of these rows, in this order; a row that is gone meanwhile is left out."""
    found = fetch_by_number(connection, seqs, terms)
    return [found[seq] for seq in seqs if seq in found]


def fetch_by_number(connection: Connection, seqs: Sequence[int], terms: Sequence[Term] = ()) -> dict[int, ClaimRow]:
    """The claims of these rows, by row; rows that are gone meanwhile are left out."""
    found = fetch_by_keys(connection, _ROWS, seqs)
    paths = fetch_first_paths(connection, {row.document_id for row in found})
    return {row.seq: _make_claim_row(row, paths, terms) for row in found}


# Records are frozen, so that pages may share them; the same claims are shown again and again.
@lru_cache(maxsize=4096)
def _parse_claim(body: str) -> Claim:
    return parse_json(Claim, body)


@lru_cache(maxsize=4096)
def _parse_facts(body: str) -> Facts:
    return parse_json(Facts, body)


def _make_claim_row(row: Row[Any], paths: Mapping[str, str], terms: Sequence[Term]) -> ClaimRow:
    machine = _parse_claim(row.body) if row.body is not None else None
    claim = _parse_claim(row.reviewed) if row.reviewed is not None else machine
    assert claim is not None, "a row stands for a machine's claim or for a reviewer's"
    quote = row.quote or ""
    return ClaimRow(
        claim=claim,
        machine=machine if row.reviewed is not None else None,
        document_id=row.document_id,
        quote=quote,
        highlights=find_highlights(quote, claim.language, terms) if terms else (),
        facts=_parse_facts(row.facts),
        path=paths.get(row.document_id, ""),
        published=row.published,
        state=row.state,
        disputed=bool(row.disputed),
        matters=tuple(filter(None, row.matters.split(","))),
        recorded_at=row.recorded_at,
    )


def count_up_to(rows: Bits, row: int) -> int:
    """How many rows of the set there are up to this one, 0 where it is not in it."""
    chunk, offset = divmod(row, CHUNK)
    if not rows.get(chunk, 0) >> offset & 1:
        return 0
    below = sum(bits.bit_count() for number, bits in rows.items() if number < chunk)
    return below + (rows[chunk] & ((2 << offset) - 1)).bit_count()


def fetch_claim_ids(connection: Connection, seqs: Sequence[int]) -> dict[int, str]:
    """The claims of these rows."""
    statement = "SELECT seq, claim_id FROM claim_rows WHERE seq IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in fetch_by_keys(connection, statement, seqs)}


def fetch_first_numbers(connection: Connection, claim_ids: Sequence[str]) -> dict[str, int]:
    """The first row of each of these claims."""
    statement = (
        "SELECT claim_id, min(seq) FROM claim_rows WHERE claim_id IN (SELECT value FROM json_each(?)) GROUP BY claim_id"
    )
    return {row[0]: row[1] for row in fetch_by_keys(connection, statement, claim_ids)}


def fetch_documents_of(connection: Connection, claim_id: str) -> list[str]:
    """The documents with a claim whose id begins so; rejected and added ones too."""
    if not claim_id:
        return []
    query = select(claim_rows.c.document_id).where(begins_with(claim_rows.c.claim_id, claim_id)).distinct()
    return list(connection.execute(query.limit(50)).scalars())


def fetch_row_numbers(connection: Connection, claim_id: str) -> list[int]:
    """The rows of a claim: one for each document with its text."""
    query = select(claim_rows.c.seq).where(claim_rows.c.claim_id == claim_id).order_by(claim_rows.c.seq)
    return list(connection.execute(query).scalars())


def fetch_numbers_of(connection: Connection, document_id: str) -> list[int]:
    """The rows of a document, by place in its text."""
    query = select(claim_rows.c.seq).where(claim_rows.c.document_id == document_id)
    return list(connection.execute(query.order_by(claim_rows.c.start, claim_rows.c.seq)).scalars())
