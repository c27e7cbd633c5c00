"""Which claim comes next: the open ones of a document, of a matter, or of all, in the order of the texts."""

from __future__ import annotations

from fundstelle.desk.desk import Desk
from fundstelle.register.desk_answers import Filter, Neighbours


def find_neighbours(desk: Desk, queue: str, claim_id: str) -> Neighbours:
    """The claims around one in a queue: `document:ID`, `matter:ID`, or "" for all."""
    return desk.door.desk.neighbours(claim_id, read_queue(queue))


def read_queue(queue: str) -> Filter:
    """The filter that a queue's name stands for; all claims for a name that says nothing."""
    kind, _, value = queue.partition(":")
    return Filter({kind: (value,)}) if kind in ("document", "matter") and value else Filter()


def newest_decision(desk: Desk) -> str:
    """The newest decision, which a reviewer who sees a page now has seen; "" where there is none."""
    rows = desk.door.desk.log(limit=1).rows
    return rows[0].decision.id if rows else ""
