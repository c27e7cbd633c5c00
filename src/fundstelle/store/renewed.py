"""Saving what a decision changed in the matters, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select, update

from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.matter import Contradiction, ContradictionType, CopiedPassage, Copies, Matter
from fundstelle.store import matters as whole
from fundstelle.store.claim_rows import refresh_standings_of
from fundstelle.store.dialect import fetch_by_keys
from fundstelle.store.matter_rows import save_clash_rows, save_some_matter_rows
from fundstelle.store.news import make_news, save_news
from fundstelle.store.tables import contradictions, copies, disputed_claims, matter_claims, matters


@dataclass(frozen=True, slots=True)
class Saved:
    """What changed. made: matters that are new or otherwise; gone: ids of those that are no more; the others: what went
    and what came. left_out: how many more, by reason."""

    made: Sequence[Matter]
    gone: Collection[str]
    contradictions: tuple[Sequence[Contradiction], Sequence[Contradiction]]
    copies: tuple[Sequence[Copies], Sequence[Copies]]
    passages: tuple[Sequence[CopiedPassage], Sequence[CopiedPassage]]
    claims_in: int
    left_out: Mapping[str, int]


def save_links(connection: Connection, made: Iterable[Matter], gone: Collection[str]) -> set[str]:
    """Bring to the matters the claims that stand in them now; the claims that stand elsewhere than before."""
    moved: set[str] = set()
    for matter_id in gone:
        moved |= whole.fetch_claim_ids(connection, matter_id)
        connection.execute(delete(matter_claims).where(matter_claims.c.matter_id == matter_id))
        connection.execute(delete(matters).where(matters.c.id == matter_id))
    for matter in made:
        before, now = whole.fetch_claim_ids(connection, matter.id), {*matter.claim_ids, *matter.also_said}
        whole.save_body(connection, matter)
        for claim_id in before - now:
            of_it = matter_claims.c.matter_id == matter.id, matter_claims.c.claim_id == claim_id
            connection.execute(delete(matter_claims).where(*of_it))
        rows = [{"matter_id": matter.id, "claim_id": claim_id} for claim_id in sorted(now - before)]
        if rows:
            connection.execute(insert(matter_claims), rows)
        moved |= before ^ now
    return moved


def has_all(connection: Connection, gone: Sequence[Contradiction]) -> bool:
    """Whether all contradictions that shall go are there."""
    stored = {row[0] for row in connection.execute(select(contradictions.c.body))}
    return all(render_json(one) in stored for one in gone)


_ORDER = list(ContradictionType)
_NEVER = "9999-12-31"

_PLACES = """
SELECT r.claim_id, min(r.document_id), r.published, r.start,
  coalesce(json_extract(r.reviewed, '$.span.end'), c."end")
FROM claim_rows AS r LEFT JOIN claims AS c ON c.seq = r.seq
WHERE r.claim_id IN (SELECT value FROM json_each(?)) GROUP BY r.claim_id
"""


def save_clashes(connection: Connection, gone: Sequence[Contradiction], came: Sequence[Contradiction]) -> None:
    """Take contradictions out and in, in the order in which reconcile gives them: grave ones first, then by type and by
    the places of both claims."""
    went = {render_json(one) for one in gone}
    kept = [one for one in whole.fetch_contradictions(connection) if render_json(one) not in went]
    every = [*kept, *came]
    sides = sorted({claim_id for one in every for claim_id in (one.a, one.b)})
    found = fetch_by_keys(connection, _PLACES, sides)
    place = {row[0]: (row[2] or _NEVER, row[1], row[3], row[4], row[0]) for row in found}
    every.sort(key=lambda one: (-one.severity, _ORDER.index(one.type), place.get(one.a, ()), place.get(one.b, ())))
    connection.execute(delete(contradictions))
    whole.save_contradictions(connection, every)


def save_clash_tables(connection: Connection, candidates: Collection[str]) -> None:
    """Bring the tables that pages read to the contradictions that are stored. candidates: claims that may stand on a
    side of an open one, or no longer."""
    found = whole.fetch_contradictions(connection)
    sides = sorted({claim_id for one in found for claim_id in (one.a, one.b)})
    statement = (
        "SELECT m.claim_id, m.matter_id FROM matter_claims AS m JOIN matters AS k ON k.id = m.matter_id "
        "WHERE m.claim_id IN (SELECT value FROM json_each(?)) ORDER BY m.matter_id"
    )
    matters_of: dict[str, set[str]] = {}
    for claim_id, matter_id in fetch_by_keys(connection, statement, sides):
        matters_of.setdefault(claim_id, set()).add(matter_id)
    touched: dict[str, list[Contradiction]] = {}
    for one in found:
        for matter_id in sorted(matters_of.get(one.a, set()) | matters_of.get(one.b, set())):
            touched.setdefault(matter_id, []).append(one)
    save_clash_rows(connection, found, touched)
    open_ones = {id for one in found if not one.resolved for id in (one.a, one.b, *one.a_also, *one.b_also)}
    known = {row[0] for row in connection.execute(select(disputed_claims.c.claim_id))}
    for claim_id in sorted((known - open_ones) & set(candidates)):
        connection.execute(delete(disputed_claims).where(disputed_claims.c.claim_id == claim_id))
    rows = [{"claim_id": claim_id} for claim_id in sorted(open_ones - known)]
    if rows:
        connection.execute(insert(disputed_claims), rows)


def find_touched(connection: Connection, changed: Iterable[Contradiction]) -> set[str]:
    """The matters in which sides of these contradictions stand."""
    sides = sorted({claim_id for one in changed for claim_id in (one.a, one.b)})
    return set(whole.fetch_matters_of(connection, sides).values())


def save_read_tables(
    connection: Connection, was: Mapping[str, Matter], now: Sequence[Matter], saved: Saved, moved: set[str], at: str
) -> None:
    """Rows of matters and claims, and what is new. was, now: the matters that changed, in themselves or by a
    contradiction; moved: claims that stand elsewhere."""
    went, came = saved.contradictions
    sides = {id for one in (*went, *came) for id in (one.a, one.b, *one.a_also, *one.b_also)}
    if went or came or moved:
        save_clash_tables(connection, sides)
    clashes = {matter.id: _fetch_open(connection, matter.id) for matter in now}
    save_some_matter_rows(connection, now, saved.gone, clashes, at)
    refresh_standings_of(connection, moved | sides)
    fresh = set(came)
    news = (
        make_news(connection, was.get(one.id), one, [each for each in clashes[one.id] if each in fresh], at)
        for one in now
    )
    save_news(connection, [one for one in news if one is not None])


def _fetch_open(connection: Connection, matter_id: str) -> list[Contradiction]:
    """The open contradictions of a matter, in the order of reconcile."""
    statement = (
        "SELECT DISTINCT c.ordinal, c.body FROM contradictions AS c "
        "JOIN matter_claims AS m ON m.claim_id IN (c.a, c.b) WHERE m.matter_id = ? ORDER BY c.ordinal"
    )
    rows = connection.exec_driver_sql(statement, (matter_id,)).all()
    found = [parse_json(Contradiction, row[1]) for row in rows]
    return [one for one in found if not one.resolved]


def save_beside(connection: Connection, saved: Saved) -> None:
    """Copies, copied passages and counts."""
    for one in saved.copies[1]:
        body = render_json(one)
        connection.execute(update(copies).where(copies.c.earliest == one.earliest).values(body=body))
    gone = set(saved.passages[0])
    kept = [one for one in whole.fetch_passages(connection) if one not in gone] + list(saved.passages[1])
    whole.save_passages(connection, sorted(kept, key=lambda one: (one.earliest, one.copies)))
    claims_in, left_out = whole.fetch_counts(connection)
    counted = dict(left_out)
    for reason, number in saved.left_out.items():
        counted[reason] = counted.get(reason, 0) + number
    whole.save_counts(connection, claims_in + saved.claims_in, sorted(counted.items()))
