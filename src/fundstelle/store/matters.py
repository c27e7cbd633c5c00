"""What the stage reconcile made: rebuilt as a whole, in one transaction, whenever it runs."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.matter import Contradiction, CopiedPassage, Copies, Matter, Reconciliation
from fundstelle.store.claim_rows import refresh_standings
from fundstelle.store.dialect import begins_with, fetch_by_keys, upsert
from fundstelle.store.matter_rows import save_clash_rows, save_disputed, save_matter_rows
from fundstelle.store.news import News, make_news, save_news
from fundstelle.store.stamp import make_now
from fundstelle.store.tables import contradictions, copies, matter_claims, matters, state

_MADE_OF = "reconciled.of"
_BUT_LOG = "reconciled.but_log"
_COUNTS = "reconciled.counts"
_PASSAGES = "reconciled.passages"


def save_reconciliation(connection: Connection, made: Reconciliation, made_of: MadeOf) -> None:
    """Put this in the place of what was there, and keep what it changed."""
    before = _fetch_before(connection)
    for table in (matter_claims, matters, contradictions, copies):
        connection.execute(delete(table))
    for matter in made.matters:
        save_body(connection, matter)
        inside = dict.fromkeys((*matter.claim_ids, *matter.also_said))
        links = [{"matter_id": matter.id, "claim_id": claim_id} for claim_id in inside]
        if links:
            connection.execute(insert(matter_claims), links)
    save_contradictions(connection, made.contradictions)
    for ordinal, copy in enumerate(made.copies):
        row = {"ordinal": ordinal, "earliest": copy.earliest, "body": render_json(copy)}
        connection.execute(insert(copies).values(**row))
    save_counts(connection, made.claims_in, made.left_out)
    save_passages(connection, made.passages)
    save_made_of(connection, made_of)
    save_read_tables(connection, made, before, make_now())


@dataclass(frozen=True, slots=True)
class MadeOf:
    """What the stored matters were made of. whole: hash of everything; but_log: of everything but the log; decisions:
    the number of the newest decision that went into them."""

    whole: str
    but_log: str
    decisions: int


def save_made_of(connection: Connection, made_of: MadeOf) -> None:
    """Remember what the matters are made of."""
    _save_state(connection, _MADE_OF, made_of.whole)
    _save_state(connection, _BUT_LOG, f"{made_of.decisions} {made_of.but_log}")


def save_counts(connection: Connection, claims_in: int, left_out: Sequence[tuple[str, int]]) -> None:
    """How many claims came in, and how many stand in no matter, by reason."""
    _save_state(connection, _COUNTS, json.dumps({"claims_in": claims_in, "left_out": list(left_out)}))


def save_passages(connection: Connection, passages: Sequence[CopiedPassage]) -> None:
    """The copied passages, the earliest first."""
    _save_state(connection, _PASSAGES, json.dumps([render_json(passage) for passage in passages]))


def _save_state(connection: Connection, key: str, value: str) -> None:
    connection.execute(upsert(state, ["key"], {"key": key, "value": value}))


@dataclass(frozen=True, slots=True)
class Before:
    """Matters as they were stored, as JSON by id, and the contradictions, as JSON."""

    bodies: Mapping[str, str]
    clashes: frozenset[str]


def _fetch_before(connection: Connection) -> Before:
    bodies = {row.id: row.body for row in connection.execute(select(matters.c.id, matters.c.body))}
    return Before(bodies, frozenset(connection.execute(select(contradictions.c.body)).scalars()))


def save_read_tables(connection: Connection, made: Reconciliation, before: Before, at: str) -> None:
    """Rows of matters and claims, and what changed since the last time."""
    standing = save_rows_of_matters(connection, made, at)
    fresh = {id: [one for one in some if render_json(one) not in before.clashes] for id, some in standing.items()}
    save_news(connection, _find_news(connection, made.matters, before.bodies, fresh, at))


def save_rows_of_matters(connection: Connection, made: Reconciliation, at: str) -> dict[str, list[Contradiction]]:
    """Bring the rows of matters and claims to what reconcile made; the open contradictions by matter id."""
    clashes = _by_matter(made.matters, [one for one in made.contradictions if not one.resolved])
    save_matter_rows(connection, made.matters, clashes, at)
    save_clash_rows(connection, made.contradictions, _by_matter(made.matters, made.contradictions))
    save_disputed(connection, made.contradictions)
    refresh_standings(connection)
    return clashes


def _by_matter(found: Iterable[Matter], clashes: Iterable[Contradiction]) -> dict[str, list[Contradiction]]:
    """The contradictions that touch each matter, in their order."""
    sides = [(one, {one.a, one.b}) for one in clashes]
    wanted = {claim_id for _, side in sides for claim_id in side}
    matters_of: dict[str, set[str]] = {}
    for matter in found:
        for claim_id in wanted.intersection(matter.claim_ids):
            matters_of.setdefault(claim_id, set()).add(matter.id)
    touched: dict[str, list[Contradiction]] = {}
    for clash, side in sides:
        for matter_id in sorted(set().union(*(matters_of.get(claim_id, set()) for claim_id in side))):
            touched.setdefault(matter_id, []).append(clash)
    return touched


def _find_news(
    connection: Connection,
    found: Iterable[Matter],
    before: Mapping[str, str],
    fresh: Mapping[str, Sequence[Contradiction]],
    at: str,
) -> Iterator[News]:
    for matter in found:
        was = before.get(matter.id)
        if was != render_json(matter) or fresh.get(matter.id):
            old = parse_json(Matter, was) if was is not None else None
            made = make_news(connection, old, matter, fresh.get(matter.id, ()), at)
            if made is not None:
                yield made


def save_body(connection: Connection, matter: Matter) -> None:
    """The matter's own row, written over the one that is there."""
    key = matter.key
    row = {
        "id": matter.id,
        "kind": key.kind.value,
        "item": key.item,
        "giver": json.dumps(key.givers),
        "taker": json.dumps(key.takers),
        "independent_origins": matter.independent_origins,
        "body": render_json(matter),
    }
    connection.execute(upsert(matters, ["id"], row))


def save_contradictions(connection: Connection, found: Sequence[Contradiction]) -> None:
    """All contradictions in the order of reconcile, where there are none."""
    rows = [
        {"ordinal": ordinal, "type": clash.type.value, "a": clash.a, "b": clash.b, "body": render_json(clash)}
        for ordinal, clash in enumerate(found)
    ]
    if rows:
        connection.execute(insert(contradictions), rows)


@dataclass(frozen=True, slots=True)
class MatterQuery:
    """Which matters to fetch; None for all. `id` may be cut short."""

    id: str | None = None
    kind: str | None = None
    item: str | None = None
    giver: str | None = None
    taker: str | None = None
    min_origins: int = 0
    limit: int | None = None


def fetch_matters(connection: Connection, which: MatterQuery = MatterQuery()) -> list[Matter]:
    """The matters asked for, those with most independent origins first."""
    query = select(matters.c.body).where(matters.c.independent_origins >= which.min_origins)
    if which.id is not None:
        query = query.where(begins_with(matters.c.id, which.id))
    for column, wanted in (("kind", which.kind), ("item", which.item)):
        if wanted is not None:
            query = query.where(matters.c[column] == wanted)
    for column, wanted in (("giver", which.giver), ("taker", which.taker)):
        if wanted is not None:
            query = query.where(matters.c[column].contains(json.dumps(wanted), autoescape=True))
    order = (matters.c.independent_origins.desc(), matters.c.kind, matters.c.item, matters.c.id)
    rows = connection.execute(query.order_by(*order).limit(which.limit)).scalars()
    return [parse_json(Matter, body) for body in rows]


def fetch_matters_of(connection: Connection, claim_ids: Collection[str]) -> dict[str, str]:
    """The matter each of these claims belongs to, by claim id."""
    query = "SELECT claim_id, matter_id FROM matter_claims WHERE claim_id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in fetch_by_keys(connection, query, sorted(claim_ids))}


def fetch_claim_ids(connection: Connection, matter_id: str) -> frozenset[str]:
    """The claims of a matter, those of unscored kinds too."""
    rows = connection.execute(select(matter_claims.c.claim_id).where(matter_claims.c.matter_id == matter_id))
    return frozenset(rows.scalars())


def fetch_contradictions(connection: Connection) -> list[Contradiction]:
    """All contradictions in the order reconcile gave them."""
    rows = connection.execute(select(contradictions.c.body).order_by(contradictions.c.ordinal)).scalars()
    return [parse_json(Contradiction, body) for body in rows]


def fetch_copies(connection: Connection) -> list[Copies]:
    """All copies in the order reconcile gave them."""
    rows = connection.execute(select(copies.c.body).order_by(copies.c.ordinal)).scalars()
    return [parse_json(Copies, body) for body in rows]


def fetch_passages(connection: Connection) -> list[CopiedPassage]:
    """The passages copied between documents that are no copies as a whole, the earliest first."""
    packed = connection.execute(select(state.c.value).where(state.c.key == _PASSAGES)).scalar_one_or_none()
    return [parse_json(CopiedPassage, body) for body in json.loads(packed or "[]")]


def fetch_made_of(connection: Connection) -> str | None:
    """Hash of everything the stored matters were made of; None where the register was never reconciled."""
    return connection.execute(select(state.c.value).where(state.c.key == _MADE_OF)).scalar_one_or_none()


def fetch_last(connection: Connection) -> tuple[str, int] | None:
    """(hash of everything but the log, number of the newest decision) that the stored matters were made of; None where
    that is not known."""
    packed = connection.execute(select(state.c.value).where(state.c.key == _BUT_LOG)).scalar_one_or_none()
    number, _, but_log = (packed or "").partition(" ")
    return (but_log, int(number)) if packed else None


def fetch_counts(connection: Connection) -> tuple[int, tuple[tuple[str, int], ...]]:
    """(claims in, claims left out by reason) of the last reconcile."""
    packed = connection.execute(select(state.c.value).where(state.c.key == _COUNTS)).scalar_one_or_none()
    if packed is None:
        return 0, ()
    counts = json.loads(packed)
    return counts["claims_in"], tuple((reason, number) for reason, number in counts["left_out"])
