"""What is new since a visit, by matter, ranked by what it changes; and when each reviewer was here last."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from fundstelle.records.codec import parse_json
from fundstelle.store.dialect import upsert, walk_rows
from fundstelle.store.matter_pages import fetch_rows_by_id
from fundstelle.store.matter_rows import MatterRow
from fundstelle.store.news import News, Reason, Repeat
from fundstelle.store.tables import visits

_SHOWN = 5
_PIECES = 50
"""Pieces of news on one matter that are put together, the newest; further ones still count for its rank."""


@dataclass(frozen=True, slots=True)
class InboxRow:
    """What is new on one matter since a moment. matter: None where it is gone meanwhile."""

    matter_id: str
    matter: MatterRow | None
    weight: int
    reasons: tuple[Reason, ...]
    claims_new: int
    documents_new: int
    repeats: tuple[Repeat, ...]
    at: str


_RANKED = """
SELECT matter_id, sum(weight) AS weight FROM news WHERE at > ? GROUP BY matter_id ORDER BY 2 DESC, 1
"""


Ranking = Sequence[tuple[str, int]]
"""(matter, weight) of all matters with news, the weightiest first."""


def fetch_newest(connection: Connection) -> int:
    """Number of the newest piece of news, 0 where there is none: a ranking holds until it changes."""
    return int(connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM news").scalar_one())


def fetch_ranking(connection: Connection, since: str) -> Ranking:
    """What changed after the moment `since` (ISO, UTC; empty for ever)."""
    return [(matter_id, weight) for matter_id, weight in walk_rows(connection, _RANKED, (since,))]


def fetch_inbox(connection: Connection, ranked: Ranking, since: str) -> list[InboxRow]:
    """The rows of some matters of a ranking that was made for the same moment."""
    ids = [matter_id for matter_id, _ in ranked]
    known, pieces = fetch_rows_by_id(connection, ids), _fetch_pieces(connection, ids, since)
    return [_make_row(id, weight, known.get(id), pieces[id]) for id, weight in ranked]


_NEWS = """
SELECT matter_id, body FROM (
  SELECT matter_id, body, row_number() OVER (PARTITION BY matter_id ORDER BY at DESC) AS number
  FROM news WHERE matter_id IN (SELECT value FROM json_each(?)) AND at > ?
) WHERE number <= ? ORDER BY matter_id, number
"""


def _fetch_pieces(connection: Connection, ids: Sequence[str], since: str) -> dict[str, list[News]]:
    """The newest pieces of news on each matter, the newest first."""
    pieces: dict[str, list[News]] = {id: [] for id in ids}
    for matter_id, body in walk_rows(connection, _NEWS, (json.dumps(ids), since, _PIECES)):
        pieces[matter_id].append(parse_json(News, body))
    return pieces


def _make_row(matter_id: str, weight: int, matter: MatterRow | None, pieces: Sequence[News]) -> InboxRow:
    repeats: Counter[str] = Counter()
    for piece in pieces:
        repeats.update({one.origin: one.documents for one in piece.repeats})
    return InboxRow(
        matter_id=matter_id,
        matter=matter,
        weight=weight,
        reasons=_join_reasons(pieces),
        claims_new=sum(piece.claims_new for piece in pieces),
        documents_new=sum(piece.documents_new for piece in pieces),
        repeats=tuple(Repeat(origin, number) for origin, number in repeats.most_common(_SHOWN)),
        at=pieces[0].at if pieces else "",
    )


def _join_reasons(pieces: Sequence[News]) -> tuple[Reason, ...]:
    """One reason of each kind, the newest piece's words first, counts added, the gravest first."""
    joined: dict[str, Reason] = {}
    for one in (reason for piece in pieces for reason in piece.reasons):
        before = joined.get(one.change)
        if before is None:
            joined[one.change] = one
        else:
            ids = tuple(dict.fromkeys((*before.claim_ids, *one.claim_ids)))[:_SHOWN]
            joined[one.change] = replace(before, count=before.count + one.count, claim_ids=ids)
    return tuple(sorted(joined.values(), key=lambda one: -one.weight))


def fetch_visit(connection: Connection, by: str) -> str | None:
    """When this reviewer last left the inbox; None for never."""
    return connection.execute(select(visits.c.at).where(visits.c.by == by)).scalar_one_or_none()


def save_visit(connection: Connection, by: str, at: str) -> None:
    """The reviewer has seen what was new up to this moment."""
    connection.execute(upsert(visits, ["by"], {"by": by, "at": at}))
