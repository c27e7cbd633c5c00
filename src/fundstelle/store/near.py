"""What is asked of a register when a decision is brought into its matters: who stands near whom."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from fundstelle.records.claim import SCORED_KINDS, Kind
from fundstelle.records.codec import parse_json
from fundstelle.records.matter import Matter, MatterKey
from fundstelle.store.claim_rows import SHELF
from fundstelle.store.dialect import fetch_by_keys
from fundstelle.store.facets import find_rows, join_sets, meet_sets
from fundstelle.store.matter_pages import parse_row
from fundstelle.store.shelf import fetch_rows_of


@dataclass(frozen=True, slots=True)
class NearMatter:
    """A matter as far as a change needs to know it. has_denial: a claim of it denies; has_joint: a series is joint."""

    id: str
    key: MatterKey
    claims: int
    has_denial: bool
    has_joint: bool


_NEAR = """
SELECT m.id, r.summary, instr(r.body, '"joint":true') > 0 AS joint
FROM matters AS m JOIN matter_rows AS r ON r.id = m.id
"""


def fetch_family(connection: Connection, kind: Kind, givers: Sequence[str]) -> list[NearMatter]:
    """The matters of a kind with these givers."""
    where = f"{_NEAR} WHERE m.kind = ? AND m.giver = ?"
    return _make_near(connection.exec_driver_sql(where, (kind.value, json.dumps(list(givers)))).all())


def fetch_of_item(connection: Connection, item: str) -> list[NearMatter]:
    """The matters of an item."""
    return _make_near(connection.exec_driver_sql(f"{_NEAR} WHERE m.item = ?", (item,)).all())


def fetch_holding(connection: Connection, claim_ids: Collection[str]) -> list[NearMatter]:
    """The matters in which these claims stand."""
    inside = "SELECT matter_id FROM matter_claims WHERE claim_id IN (SELECT value FROM json_each(?))"
    where = f"{_NEAR} WHERE m.id IN ({inside})"
    return _make_near(fetch_by_keys(connection, where, sorted(claim_ids)))


def _make_near(rows: Sequence[tuple[str, str, int]]) -> list[NearMatter]:
    made = [(id, parse_row(summary), joint) for id, summary, joint in rows]
    return [NearMatter(id, row.key, row.claims, row.mentions < row.claims, bool(joint)) for id, row, joint in made]


def fetch_documents_in(connection: Connection, matter_ids: Collection[str]) -> set[str]:
    """The documents whose claims stand in these matters."""
    statement = (
        "SELECT DISTINCT r.document_id FROM matter_claims AS m JOIN claim_rows AS r ON r.claim_id = m.claim_id "
        "WHERE m.matter_id IN (SELECT value FROM json_each(?))"
    )
    return {row[0] for row in fetch_by_keys(connection, statement, sorted(matter_ids))}


def fetch_standing(connection: Connection, matter_ids: Collection[str]) -> frozenset[str]:
    """The claims that stand in these matters."""
    statement = "SELECT claim_id FROM matter_claims WHERE matter_id IN (SELECT value FROM json_each(?))"
    return frozenset(row[0] for row in fetch_by_keys(connection, statement, sorted(matter_ids)))


_SAID = "coalesce(r.reviewed, c.body)"
_IN_MATTERS = (
    "SELECT DISTINCT r.document_id FROM matter_claims AS m JOIN claim_rows AS r ON r.claim_id = m.claim_id "
    "LEFT JOIN claims AS c ON c.seq = r.seq WHERE m.matter_id IN (SELECT value FROM json_each(?))"
)


def fetch_documents_joint(connection: Connection, matter_ids: Collection[str]) -> set[str]:
    """The documents with joint figures in these matters."""
    statement = f"{_IN_MATTERS} AND json_extract({_SAID}, '$.quantity.joint')"
    return {row[0] for row in fetch_by_keys(connection, statement, sorted(matter_ids))}


def fetch_documents_saying(connection: Connection, matter_ids: Collection[str], number: Decimal) -> set[str]:
    """The documents with this very number, as an end of a figure, in these matters."""
    ends = " OR ".join(f"CAST(json_extract({_SAID}, '$.quantity.{end}') AS REAL) = ?" for end in ("low", "high"))
    values = (json.dumps(sorted(matter_ids)), float(number), float(number))
    return {row[0] for row in connection.exec_driver_sql(f"{_IN_MATTERS} AND ({ends})", values).all()}


def fetch_documents_with(connection: Connection, claim_ids: Collection[str]) -> set[str]:
    """The documents with these claims."""
    statement = "SELECT DISTINCT document_id FROM claim_rows WHERE claim_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in fetch_by_keys(connection, statement, sorted(claim_ids))}


def fetch_claims_of(connection: Connection, document_ids: Collection[str]) -> set[str]:
    """The claims of these documents."""
    statement = "SELECT claim_id FROM claim_rows WHERE document_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in fetch_by_keys(connection, statement, sorted(document_ids))}


def fetch_documents_beside(connection: Connection, items: Collection[str]) -> set[str]:
    """The documents with claims of kinds without an address that speak of these items."""
    kinds = (fetch_rows_of(connection, SHELF, f"kind={kind.value}") for kind in Kind if kind not in SCORED_KINDS)
    named = (fetch_rows_of(connection, SHELF, f"item={item}") for item in sorted(items))
    rows = list(find_rows(meet_sets(join_sets(kinds), join_sets(named))))
    statement = "SELECT DISTINCT document_id FROM claim_rows WHERE seq IN (SELECT value FROM json_each(?))"
    return {row[0] for row in fetch_by_keys(connection, statement, rows)}


_GROUPS = """
SELECT c.earliest, j.value FROM copies AS c, json_each(c.body, '$.copies') AS j WHERE c.earliest IN (
  SELECT c.earliest FROM copies AS c WHERE c.earliest IN (SELECT value FROM json_each(?1))
  UNION
  SELECT c.earliest FROM copies AS c, json_each(c.body, '$.copies') AS j
  WHERE j.value IN (SELECT value FROM json_each(?1))
)
"""


def fetch_groups(connection: Connection, document_ids: Collection[str]) -> dict[str, str]:
    """Every document of the groups of copies that these are in -> the earliest of its group."""
    rows = connection.exec_driver_sql(_GROUPS, (json.dumps(sorted(document_ids)),)).all()
    return {earliest: earliest for earliest, _ in rows} | {document: earliest for earliest, document in rows}


def fetch_bodies(connection: Connection, matter_ids: Collection[str]) -> dict[str, Matter]:
    """These matters whole, by id; those that are not there are left out."""
    statement = "SELECT id, body FROM matters WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: parse_json(Matter, row[1]) for row in fetch_by_keys(connection, statement, sorted(matter_ids))}


_GRAVEST = """
SELECT m.matter_id, max(json_extract(c.body, '$.severity')) FROM contradictions AS c
JOIN matter_claims AS m ON m.claim_id IN (c.a, c.b)
WHERE m.matter_id IN (SELECT value FROM json_each(?)) AND NOT json_extract(c.body, '$.resolved') GROUP BY m.matter_id
"""


def fetch_gravest(connection: Connection, matter_ids: Collection[str]) -> Mapping[str, int]:
    """How grave the gravest open contradiction of each of these matters is; those without one are left out."""
    return {row[0]: row[1] for row in fetch_by_keys(connection, _GRAVEST, sorted(matter_ids))}
