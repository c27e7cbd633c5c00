"""Lists of matters for pages, and what a matter's own page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, func, select, tuple_

from fundstelle.errors import QueryInvalid
from fundstelle.records.codec import parse_json
from fundstelle.records.matter import Contradiction, MatterKey
from fundstelle.store.claim_pages import FEW, Base, Filter, check_filter
from fundstelle.store.dialect import fetch_by_keys, find_claims_in_index
from fundstelle.store.facets import CHUNK, Bits, count_rows, find_rows, join_sets, make_set, meet_sets
from fundstelle.store.matter_rows import MatterRow
from fundstelle.store.shelf import Sets
from fundstelle.store.tables import clash_rows, matter_clashes, matter_rows, matter_units
from fundstelle.store.words import Term

FACETS: Final = ("kind", "party", "giver", "taker", "item", "origins", "disputed", "grade", "year", "place")
"""What matters can be counted by."""

HITS: Final = 5000
"""Claims with the words asked for whose matters are listed, the newest first."""

_ORDERS: Final = {
    "origins": (matter_rows.c.origins, matter_rows.c.claims, matter_rows.c.seq),
    "published": (matter_rows.c.published, matter_rows.c.seq),
    "changed": (matter_rows.c.changed_at, matter_rows.c.seq),
}


def find_base(connection: Connection, sets: Sets, which: Filter, terms: Sequence[Term] = ()) -> Base:
    """The matters that the filter lets through; with words, those of the newest claims that have them. Days are those
    of the newest claim. Raises QueryInvalid for a facet that there is none of."""
    check_filter(which, FACETS)
    rows = sets.every()
    for name, values in which.facets.items():
        if values:
            rows = meet_sets(join_sets(sets.rows_of(f"{name}={value}") for value in values), rows)
    if which.published_from or which.published_until:
        rows = meet_sets(rows, _rows_between(connection, which))
    if not terms:
        return Base(rows, count_rows(rows))
    said, capped = _rows_with_words(connection, terms)
    met = meet_sets(rows, said)
    return Base(met, count_rows(met), capped)


def _rows_between(connection: Connection, which: Filter) -> Bits:
    low, high = which.published_from or "", which.published_until or "9999-12-31"
    query = select(matter_rows.c.seq).where(matter_rows.c.published >= low, matter_rows.c.published <= high)
    return make_set(connection.execute(query).scalars())


def _rows_with_words(connection: Connection, terms: Sequence[Term]) -> tuple[Bits, bool]:
    hits = find_claims_in_index(connection, [(term.words, term.stems) for term in terms])
    seqs = [seq for seq, _ in zip(hits, range(HITS), strict=False)]
    statement = "SELECT DISTINCT matters FROM claim_rows WHERE seq IN (SELECT value FROM json_each(?))"
    ids = {one for row in fetch_by_keys(connection, statement, seqs) for one in row[0].split(",") if one}
    return make_set(_fetch_numbers(connection, sorted(ids)).values()), len(seqs) == HITS


def _fetch_numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    statement = "SELECT id, seq FROM matter_rows WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in fetch_by_keys(connection, statement, ids)}


def find_page(
    connection: Connection, base: Base, order: str, cursor: str | None, limit: int
) -> tuple[list[int], str | None]:
    """(rows of the page, cursor of the next one or None), the most or newest first. Raises QueryInvalid for an order
    that there is none of or a cursor that is none."""
    if order not in _ORDERS:
        raise QueryInvalid(f"no order {order!r}", remedy=f"choose of: {', '.join(_ORDERS)}")
    columns = _ORDERS[order]
    after = _parse_cursor(cursor, len(columns)) if cursor else None
    if base.total <= FEW:
        names = ", ".join(column.name for column in columns)
        statement = f"SELECT {names} FROM matter_rows WHERE seq IN (SELECT value FROM json_each(?))"
        keys = [tuple(row) for row in fetch_by_keys(connection, statement, list(find_rows(base.rows)))]
        found = sorted((key for key in keys if after is None or key < after), reverse=True)
    else:
        found = _walk(connection, base.rows, columns, after, limit + 1)
    page = [int(key[-1]) for key in found[:limit]]
    return page, "~".join(map(str, found[limit - 1])) if len(found) > limit else None


def _parse_cursor(cursor: str, parts: int) -> tuple[Any, ...]:
    given = cursor.split("~")
    if len(given) != parts or not given[-1].isdecimal():
        raise QueryInvalid(f"no place in a list: {cursor!r}", remedy="start again at the first page")
    return tuple(int(one) if one.isdecimal() else one for one in given)


def _walk(
    connection: Connection, rows: Bits, columns: tuple[Any, ...], after: tuple[Any, ...] | None, wanted: int
) -> list[tuple[Any, ...]]:
    query = select(*columns).order_by(*(column.desc() for column in columns))
    if after is not None:
        query = query.where(tuple_(*columns) < after)
    found: list[tuple[Any, ...]] = []
    with connection.execute(query) as walked:
        for row in walked:
            chunk, offset = divmod(row[-1], CHUNK)
            if rows.get(chunk, 0) >> offset & 1:
                found.append(tuple(row))
                if len(found) >= wanted:
                    break
    return found


def fetch_rows(connection: Connection, seqs: Sequence[int]) -> list[MatterRow]:
    """The matters of these rows, in this order."""
    statement = "SELECT seq, summary FROM matter_rows WHERE seq IN (SELECT value FROM json_each(?))"
    found = {row[0]: row[1] for row in fetch_by_keys(connection, statement, seqs)}
    return [parse_row(found[seq]) for seq in seqs if seq in found]


# Records are frozen, so that pages may share them.
@lru_cache(maxsize=4096)
def parse_row(summary: str) -> MatterRow:
    """A matter as a list shows it."""
    return parse_json(MatterRow, summary)


def fetch_rows_by_id(connection: Connection, ids: Sequence[str]) -> dict[str, MatterRow]:
    """The matters with these ids."""
    statement = "SELECT id, summary FROM matter_rows WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: parse_row(row[1]) for row in fetch_by_keys(connection, statement, ids)}


def fetch_key(connection: Connection, matter_id: str) -> MatterKey | None:
    """The address of a matter; None where there is none."""
    row = fetch_rows_by_id(connection, [matter_id]).get(matter_id)
    return row.key if row is not None else None


def fetch_lines(connection: Connection, seqs: Sequence[int]) -> list[str]:
    """The facet lines of these rows."""
    statement = "SELECT facets FROM matter_rows WHERE seq IN (SELECT value FROM json_each(?))"
    return [row[0] for row in fetch_by_keys(connection, statement, seqs)]


@dataclass(frozen=True, slots=True)
class UnitShare:
    """What one counting unit gave to a matter: figures that count, figures it replaced later, contradictions."""

    unit: str
    figures: int
    revised: int
    contradicted: int


def fetch_units(connection: Connection, matter_id: str) -> tuple[UnitShare, ...]:
    """The counting units of a matter, by name."""
    query = select(matter_units).where(matter_units.c.matter_id == matter_id).order_by(matter_units.c.unit)
    return tuple(UnitShare(row.unit, row.figures, row.revised, row.contradicted) for row in connection.execute(query))


def fetch_unit_totals(connection: Connection) -> dict[str, Counter[str]]:
    """By counting unit: how many matters, figures, revised figures and contradictions."""
    statement = "SELECT unit, count(*), sum(figures), sum(revised), sum(contradicted) FROM matter_units GROUP BY unit"
    return {
        row[0]: Counter(matters=row[1], figures=row[2], revised=row[3], contradicted=row[4])
        for row in connection.exec_driver_sql(statement)
    }


def fetch_clashes(
    connection: Connection, after: int, limit: int, matter_id: str | None = None, type: str | None = None
) -> list[tuple[int, Contradiction]]:
    """(rank, contradiction), the gravest first, from the one after this rank on."""
    query = select(clash_rows.c.rank, clash_rows.c.body).where(clash_rows.c.rank > after)
    if matter_id is not None:
        query = query.join(matter_clashes, matter_clashes.c.rank == clash_rows.c.rank)
        query = query.where(matter_clashes.c.matter_id == matter_id)
    if type is not None:
        query = query.where(clash_rows.c.type == type)
    rows = connection.execute(query.order_by(clash_rows.c.rank).limit(limit))
    return [(row.rank, parse_json(Contradiction, row.body)) for row in rows]


def fetch_newest_rank(connection: Connection) -> int:
    """The rank of the least contradiction, -1 where there is none."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(rank), -1) FROM clash_rows").scalar_one())


def count_clashes(connection: Connection, matter_id: str | None = None, type: str | None = None) -> int:
    """How many contradictions there are, of a matter, of a type."""
    query = select(func.count()).select_from(clash_rows)
    if matter_id is not None:
        query = query.join(matter_clashes, matter_clashes.c.rank == clash_rows.c.rank)
        query = query.where(matter_clashes.c.matter_id == matter_id)
    if type is not None:
        query = query.where(clash_rows.c.type == type)
    return int(connection.execute(query).scalar_one())
