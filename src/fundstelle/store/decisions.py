"""The decision log: added to, never edited. The table itself refuses anything else."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from fundstelle.errors import DecisionConflict
from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.decision import Decision
from fundstelle.store.tables import decisions

FIRST = ""
"""What the first decision names as the one before it."""


def fetch_head(connection: Connection) -> str:
    """Id of the newest decision; FIRST where there is none."""
    newest = select(decisions.c.id).order_by(decisions.c.seq.desc()).limit(1)
    return connection.execute(newest).scalar_one_or_none() or FIRST


def save_decision(connection: Connection, decision: Decision) -> None:
    """Add to the end of the log. Raises DecisionConflict where it does not follow the newest decision."""
    if decision.previous != fetch_head(connection):
        raise DecisionConflict(
            "somebody decided meanwhile", where=decision.id, remedy="look at the newest decisions and decide again"
        )
    row = {"id": decision.id, "previous": decision.previous, "verdict": decision.verdict.value, "by": decision.by}
    row |= {"at": decision.at.isoformat(), "body": render_json(decision)}
    connection.execute(insert(decisions).values(**row))


def fetch_decisions(connection: Connection) -> list[Decision]:
    """The whole log, the oldest first."""
    rows = connection.execute(select(decisions.c.body).order_by(decisions.c.seq)).scalars()
    return [parse_json(Decision, body) for body in rows]
