"""The read table of claims: one row per current claim as reviewers left it, with its facets and the words of its quote.

Every function here runs in the transaction that changed what the rows come from.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, select

from fundstelle.records.claim import Claim
from fundstelle.records.codec import render_json
from fundstelle.records.gold import gold_parties
from fundstelle.store.dialect import add_claims_to_index, fetch_by_keys, remove_claims_from_index, upsert
from fundstelle.store.facets import compare_lines, make_lines, save_changes
from fundstelle.store.tables import claim_rows, disputed_claims, matter_claims
from fundstelle.store.words import find_words, fold_word, stem_word

SHELF = "claims"

LAZY = "claims.matters"
"""Matters are too many to be counted or kept in memory; the claims of one are looked up."""

ADDED = 1 << 40
"""Rows of claims that reviewers added: this and the number of the decision, far above any machine's claim."""


@dataclass(frozen=True, slots=True)
class NewRow:
    """A claim as reviewers left it, for the read table. published: ISO day or empty. reviewed: whether a reviewer
    corrected or added it, so that `claims.body` does not say what it says."""

    seq: int
    claim: Claim
    document_id: str
    quote: str
    publisher: str
    published: str
    recorded_at: str
    state: str
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What reconcile says of a claim."""

    matters: tuple[str, ...] = ()
    disputed: bool = False


def save_claim_rows(connection: Connection, document_ids: Iterable[str], rows: Sequence[NewRow]) -> None:
    """Put these in the place of all rows of the documents."""
    before: dict[int, Row[Any]] = {}
    for document_id in document_ids:
        found = connection.execute(select(claim_rows).where(claim_rows.c.document_id == document_id))
        before |= {row.seq: row for row in found}
    standings = fetch_standings(connection, [row.claim.id for row in rows])
    made = {row.seq: _make_row(row, standings.get(row.claim.id, Standing())) for row in rows}
    _save_lines(connection, {seq: row.facets for seq, row in before.items()}, _lines(made))
    _save_words(connection, before, made, rows)
    for seq in before.keys() - made.keys():
        connection.execute(delete(claim_rows).where(claim_rows.c.seq == seq))
    for seq, row in made.items():
        if seq not in before or dict(before[seq]._mapping) != row:
            connection.execute(upsert(claim_rows, ["seq"], row))


def _lines(made: Mapping[int, Mapping[str, Any]]) -> dict[int, str]:
    return {seq: row["facets"] for seq, row in made.items()}


def _save_lines(connection: Connection, before: Mapping[int, str], after: Mapping[int, str]) -> None:
    sides = compare_lines(before, after)
    save_changes(
        connection, SHELF, *({line: rows for line, rows in one.items() if not _is_lazy(line)} for one in sides)
    )
    save_changes(connection, LAZY, *({line: rows for line, rows in one.items() if _is_lazy(line)} for one in sides))


def _is_lazy(line: str) -> bool:
    return line.startswith("matter=")


def _save_words(
    connection: Connection,
    before: Mapping[int, Row[Any]],
    made: Mapping[int, Mapping[str, Any]],
    rows: Sequence[NewRow],
) -> None:
    """Index the quotes that are new, or whose passage a reviewer may have moved."""
    same = {seq for seq, row in before.items() if seq in made and row.reviewed == made[seq]["reviewed"]}
    remove_claims_from_index(connection, sorted(before.keys() - same))
    add_claims_to_index(connection, [make_words(row) for row in rows if row.seq not in same])


def make_words(row: NewRow) -> tuple[int, str, str]:
    """(row, folded words, stems) of the quote, for the index."""
    tokens = [row.quote[start:end] for start, end in find_words(row.quote)]
    stems = " ".join(stem_word(token, row.claim.language) for token in tokens)
    return row.seq, " ".join(map(fold_word, tokens)), stems


def _make_row(row: NewRow, standing: Standing) -> dict[str, Any]:
    return {
        "seq": row.seq,
        "claim_id": row.claim.id,
        "document_id": row.document_id,
        "start": row.claim.span.start,
        "published": row.published,
        "recorded_at": row.recorded_at,
        "state": row.state,
        "matters": ",".join(standing.matters),
        "disputed": standing.disputed,
        "reviewed": render_json(row.claim) if row.reviewed else None,
        "facets": make_claim_lines(row, standing),
    }


def make_claim_lines(row: NewRow, standing: Standing) -> str:
    """The facets of a claim, one `name=value` a line."""
    claim = row.claim
    giver, taker = gold_parties(claim)
    values = [("kind", claim.kind.value), ("item", claim.item), ("stance", claim.stance.value)]
    values += [("phase", claim.phase.value), ("language", claim.language), ("publisher", row.publisher)]
    values += [("state", row.state), ("year", row.published[:4]), ("month", row.published[:7])]
    values += [("giver", one) for one in giver] + [("taker", one) for one in taker]
    values += [("party", one) for one in (*giver, *taker)]
    values += [("origin", link.source) for link in claim.attribution.origins]
    values += [("place", place) for place in claim.route.places]
    return make_lines([*((name, value) for name, value in values if value), *standing_values(standing)])


def standing_values(standing: Standing) -> list[tuple[str, str]]:
    """The facets that reconcile gives."""
    disputed = ("disputed", "yes" if standing.disputed else "no")
    return [disputed, *(("matter", one) for one in standing.matters)]


def fetch_standings(connection: Connection, claim_ids: Iterable[str]) -> dict[str, Standing]:
    """What the last reconcile says of these claims."""
    ids = sorted(set(claim_ids))
    return {claim_id: _fetch_standing(connection, claim_id) for claim_id in ids}


def _fetch_standing(connection: Connection, claim_id: str) -> Standing:
    query = select(matter_claims.c.matter_id).where(matter_claims.c.claim_id == claim_id)
    matters = connection.execute(query.order_by(matter_claims.c.matter_id)).scalars().all()
    clash = select(disputed_claims).where(disputed_claims.c.claim_id == claim_id)
    return Standing(tuple(matters), connection.execute(clash).first() is not None)


_STALE = """
SELECT r.seq, r.facets, coalesce(m.matters, '') AS matters, d.claim_id IS NOT NULL AS disputed
FROM claim_rows AS r
LEFT JOIN (
  SELECT claim_id, group_concat(matter_id) AS matters
  FROM (SELECT claim_id, matter_id FROM matter_claims ORDER BY claim_id, matter_id) GROUP BY claim_id
) AS m ON m.claim_id = r.claim_id
LEFT JOIN disputed_claims AS d ON d.claim_id = r.claim_id
WHERE r.matters <> coalesce(m.matters, '') OR r.disputed <> (d.claim_id IS NOT NULL)
"""


def refresh_standings(connection: Connection) -> int:
    """Bring every row to what reconcile says today; how many were not."""
    stale = connection.exec_driver_sql(_STALE).all()
    standings = {row.seq: Standing(tuple(filter(None, row.matters.split(","))), bool(row.disputed)) for row in stale}
    return _save_standings(connection, {row.seq: row.facets for row in stale}, standings)


def refresh_standings_of(connection: Connection, claim_ids: Collection[str]) -> int:
    """Bring the rows of these claims to what reconcile says today; how many they are."""
    statement = "SELECT seq, claim_id, facets FROM claim_rows WHERE claim_id IN (SELECT value FROM json_each(?))"
    rows = fetch_by_keys(connection, statement, sorted(claim_ids))
    standings = fetch_standings(connection, claim_ids)
    now = {row.seq: standings[row.claim_id] for row in rows}
    return _save_standings(connection, {row.seq: row.facets for row in rows}, now)


def _save_standings(connection: Connection, before: Mapping[int, str], standings: Mapping[int, Standing]) -> int:
    after = {seq: _with_standing(before[seq], one) for seq, one in standings.items()}
    _save_lines(connection, before, after)
    changed = [(",".join(one.matters), one.disputed, after[seq], seq) for seq, one in standings.items()]
    if changed:
        statement = "UPDATE claim_rows SET matters = ?, disputed = ?, facets = ? WHERE seq = ?"
        connection.exec_driver_sql(statement, changed)
    return len(changed)


def _with_standing(lines: str, standing: Standing) -> str:
    kept = [line.split("=", 1) for line in lines.split("\n") if not line.startswith(("matter=", "disputed="))]
    return make_lines([*((name, value) for name, value in kept), *standing_values(standing)])


def fetch_lines(connection: Connection, seqs: Sequence[int]) -> list[str]:
    """The facet lines of these rows."""
    statement = "SELECT facets FROM claim_rows WHERE seq IN (SELECT value FROM json_each(?))"
    return [row[0] for row in fetch_by_keys(connection, statement, seqs)]
