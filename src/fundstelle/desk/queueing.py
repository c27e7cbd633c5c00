"""Which claim comes next: the open ones of a document, of a matter, or of all, in the order of the texts."""

from __future__ import annotations

from dataclasses import dataclass

from fundstelle.desk.desk import Desk
from fundstelle.desk.views import state_of
from fundstelle.register import ClaimFilter
from fundstelle.review import Overlay


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Ids of the claims before and after; next_open: the next undecided one, from the start again at the end.

    left: how many are undecided in the queue; at: this claim's number in it.
    """

    before: str
    after: str
    next_open: str
    left: int
    at: int
    of: int


def find_neighbours(desk: Desk, queue: str, claim_id: str, overlay: Overlay) -> Neighbours:
    """The claims around one in a queue: `document:ID`, `matter:ID`, or "" for all."""
    ids = _find_ids(desk, queue)
    at = ids.index(claim_id) if claim_id in ids else len(ids)
    undecided = [id for id in (*ids[at + 1 :], *ids[:at]) if state_of(id, overlay) == "open"]
    is_open = claim_id in ids and state_of(claim_id, overlay) == "open"
    return Neighbours(
        before=ids[at - 1] if 0 < at <= len(ids) and ids else "",
        after=ids[at + 1] if at + 1 < len(ids) else "",
        next_open=undecided[0] if undecided else "",
        left=len(undecided) + is_open,
        at=at + 1,
        of=len(ids),
    )


def _find_ids(desk: Desk, queue: str) -> list[str]:
    kind, _, value = queue.partition(":")
    which = ClaimFilter(document=value) if kind == "document" else ClaimFilter()
    which = ClaimFilter(matter=value) if kind == "matter" else which
    return list(dict.fromkeys(one.claim.id for one in desk.door.claims(which)))
