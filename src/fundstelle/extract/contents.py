"""Contents: what "containers that may have carried shells" held went the way of the containers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind


def with_ways_of_containers(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, with the sides of the act before where a relative clause tells what its goods held or carried."""
    for draft in drafts:
        base = _container_of(a, draft, drafts)
        yield draft if base is None else replace(draft, giver=base.giver, taker=base.taker)


def _container_of(a: Analysis, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    event, clause = draft.event, draft.clause
    if (
        event is None
        or clause.opener != "rel"
        or draft.kind is not Kind.TRANSFER
        or a.s.lexicon.pack.verb_final_clauses
    ):
        return None
    if not any(m.value == "holding_words" for m in a.s.at[event.at] if m.category == "word"):
        return None
    before = [d for d in drafts if d.item.item == "container" and d.item.last <= clause.first <= d.item.last + _NEAR]
    return next((d for d in reversed(before) if d.giver and d.taker), None)


_NEAR = 5
"""Tokens from containers to the relative clause about them: "containers to Norland that"."""
