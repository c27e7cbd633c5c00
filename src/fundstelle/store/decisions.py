"""The decision log: added to, never edited. The table itself refuses anything else.

Two tables beside it, derived from its entries, find those that concern a text without reading the whole log.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, LargeBinary, cast, func, insert, select

from fundstelle.errors import DecisionConflict, ValueInvalid
from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.decision import Decision, Verdict
from fundstelle.store.dialect import fetch_by_keys
from fundstelle.store.tables import decision_links, decision_targets, decisions

FIRST = ""
"""What the first decision names as the one before it."""


def fetch_head(connection: Connection) -> str:
    """Id of the newest decision; FIRST where there is none."""
    newest = select(decisions.c.id).order_by(decisions.c.seq.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none() or FIRST


def fetch_newest_number(connection: Connection) -> int:
    """Number of the newest decision, 0 where there is none."""
    return int(connection.execute(select(func.coalesce(func.max(decisions.c.seq), 0))).scalar_one())


def fetch_after(connection: Connection, number: int) -> list[Decision]:
    """The entries after this number, the oldest first."""
    query = select(decisions.c.body).where(decisions.c.seq > number).order_by(decisions.c.seq)
    return [parse_json(Decision, body) for body in connection.execute(query).scalars()]


def save_decision(connection: Connection, decision: Decision) -> None:
    """Add to the end of the log. Raises DecisionConflict where it does not follow the newest decision."""
    if decision.previous != fetch_head(connection):
        raise DecisionConflict(
            "somebody decided meanwhile", where=decision.id, remedy="look at the newest decisions and decide again"
        )
    row = {"id": decision.id, "previous": decision.previous, "verdict": decision.verdict.value, "by": decision.by}
    row |= {"at": decision.at.isoformat(), "body": render_json(decision)}
    key = connection.execute(insert(decisions).values(**row)).inserted_primary_key
    assert key is not None, "an inserted row has a key"
    _save_pointers(connection, key[0], decision)


def _save_pointers(connection: Connection, seq: int, decision: Decision) -> None:
    spans = [judged.span for judged in decision.targets]
    targets = [
        {"decision": seq, "ordinal": number, "text_id": span.text_id, "start": span.start, "end": span.end}
        for number, span in enumerate(spans)
    ]
    if targets:
        connection.execute(insert(decision_targets), targets)
    if decision.supersedes:
        connection.execute(insert(decision_links).values(decision=seq, supersedes=decision.supersedes))


def rebuild_pointers(connection: Connection) -> None:
    """Make the tables beside the log anew from the log."""
    connection.execute(decision_targets.delete())
    connection.execute(decision_links.delete())
    rows = connection.execute(select(decisions.c.seq, decisions.c.body).order_by(decisions.c.seq)).all()
    for row in rows:
        _save_pointers(connection, row.seq, parse_json(Decision, row.body))


def fetch_decisions(connection: Connection) -> list[Decision]:
    """The whole log, the oldest first."""
    rows = connection.execute(select(decisions.c.body).order_by(decisions.c.seq)).scalars()
    return [parse_json(Decision, body) for body in rows]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the log as it is stored. decision: None where the row is damaged: it is no decision, or its columns say
    something else than its body."""

    number: int
    id: str
    decision: Decision | None


def fetch_entries(connection: Connection) -> list[Entry]:
    """Every row of the log, the oldest first, damaged ones too; the bodies are read as bytes, since SQLite refuses to
    hand out text that is no text any more."""
    columns = [cast(column, LargeBinary) for column in (decisions.c.id, decisions.c.previous, decisions.c.verdict)]
    columns += [cast(column, LargeBinary) for column in (decisions.c.by, decisions.c.at, decisions.c.body)]
    rows = connection.execute(select(decisions.c.seq, *columns).order_by(decisions.c.seq))
    return [Entry(row[0], row[1].decode(errors="replace"), _read_row(row[1:])) for row in rows]


def _read_row(row: Sequence[bytes]) -> Decision | None:
    try:
        *columns, body = (value.decode() for value in row)
        entry = parse_json(Decision, body)
    except (UnicodeDecodeError, ValueInvalid):
        return None
    said = [entry.id, entry.previous, entry.verdict.value, entry.by, entry.at.isoformat()]
    return entry if said == columns and render_json(entry) == body else None


_TOUCHING = """
WITH RECURSIVE near(seq) AS (
  SELECT decision FROM decision_targets WHERE text_id IN (SELECT value FROM json_each(?))
  UNION
  SELECT l.decision FROM near JOIN decisions AS d ON d.seq = near.seq JOIN decision_links AS l ON l.supersedes = d.id
)
SELECT seq, body FROM decisions WHERE seq IN (SELECT seq FROM near) ORDER BY seq
"""


def fetch_touching(connection: Connection, text_ids: Collection[str]) -> list[tuple[int, Decision]]:
    """(number, entry) of the log's entries about these texts, and of all that revoke or replace one of them, the oldest
    first: folded, they give these texts the state that the whole log gives them."""
    rows = fetch_by_keys(connection, _TOUCHING, sorted(text_ids))
    return [(row.seq, parse_json(Decision, row.body)) for row in rows]


def fetch_decision(connection: Connection, decision_id: str) -> Decision | None:
    """One entry by its whole id."""
    body = connection.execute(select(decisions.c.body).where(decisions.c.id == decision_id)).scalar_one_or_none()
    return parse_json(Decision, body) if body is not None else None


def fetch_of_verdict(connection: Connection, verdict: Verdict) -> list[Decision]:
    """The entries of one verdict, and all that undo or replace one of them, the oldest first."""
    statement = _TOUCHING.replace(
        "SELECT decision FROM decision_targets WHERE text_id IN (SELECT value FROM json_each(?))",
        "SELECT seq FROM decisions WHERE verdict IN (SELECT value FROM json_each(?))",
    )
    return [parse_json(Decision, row.body) for row in fetch_by_keys(connection, statement, [verdict.value])]


def fetch_number(connection: Connection, decision_id: str) -> int | None:
    """The number of an entry; None where there is none with this id."""
    return connection.execute(select(decisions.c.seq).where(decisions.c.id == decision_id)).scalar_one_or_none()


def count_decisions(connection: Connection) -> int:
    """How many entries the log has."""
    return int(connection.execute(select(func.count()).select_from(decisions)).scalar_one())


def fetch_chain(connection: Connection, decision_id: str) -> list[Decision]:
    """The entry with this id, the one it supersedes, the one that supersedes, and so on; [] where there is none."""
    chain: list[Decision] = []
    following: str | None = decision_id
    while following is not None and (entry := fetch_decision(connection, following)) is not None:
        chain.append(entry)
        following = entry.supersedes
    return chain


def fetch_page(connection: Connection, before: int | None, limit: int) -> list[tuple[int, Decision]]:
    """(number, entry), the newest first, from the one before this number on."""
    query = select(decisions.c.seq, decisions.c.body).order_by(decisions.c.seq.desc()).limit(limit)
    query = query if before is None else query.where(decisions.c.seq < before)
    return [(row.seq, parse_json(Decision, row.body)) for row in connection.execute(query)]
