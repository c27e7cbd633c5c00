"""The desk's questions about claims: counts by facet, queues of work, one claim with its decisions."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from sqlalchemy import Connection

from fundstelle.errors import QueryInvalid
from fundstelle.register.desk_answers import ClaimRow, DeskClaim, Facet, Filter, Neighbours, OriginGroup, Period
from fundstelle.register.reviewing import fetch_scene_of, make_version
from fundstelle.review import Counterpart, Standing
from fundstelle.store import claim_pages, claim_rows, claims
from fundstelle.store.claim_pages import FEW, Base
from fundstelle.store.facets import Bits, count_rows, find_rows, join_sets, make_set, meet_sets
from fundstelle.store.shelf import Count, FacetValue, Sets, count_lines

_UNDECIDED = ("open", "reopened")


def count_facets(
    connection: Connection, sets: Sets, which: Filter, names: Sequence[str], top: int
) -> tuple[Facet, ...]:
    """The facets, each counted without its own choice."""
    free = [name for name in names if not which.facets.get(name)]
    counted = dict(zip(free, _remembered(connection, sets, which, free, top), strict=True))
    for name in names:
        if name not in counted:
            (facet,) = _remembered(connection, sets, which.without(name), [name], top)
            counted[name] = mark_chosen(facet, which.facets[name])
    return tuple(counted[name] for name in names)


def _remembered(connection: Connection, sets: Sets, which: Filter, names: Sequence[str], top: int) -> tuple[Facet, ...]:
    """The facets of what the filter lets through, from memory where they were counted before."""
    key = json.dumps([sorted(which.facets.items()), which.text, which.published_from, which.published_until, top])
    known = {name: sets.memo[key, name] for name in names if (key, name) in sets.memo}
    missing = [name for name in names if name not in known]
    if missing:
        base = claim_pages.find_base(connection, sets, which)
        for name, facet in zip(missing, count_base(connection, sets, base, missing, top), strict=True):
            known[name] = facet
            sets.remember((key, name), facet)
    return tuple(known[name] for name in names)


def mark_chosen(facet: Facet, chosen: Sequence[str]) -> Facet:
    """The facet with its chosen values marked, and put first where they are not among the commonest."""
    shown = {one.value for one in facet.values}
    values = tuple(FacetValue(one.value, one.count, one.value in chosen) for one in facet.values)
    rare = tuple(FacetValue(value, Count(0), True) for value in chosen if value not in shown)
    return Facet(facet.name, (*rare, *values), facet.more)


def count_base(connection: Connection, sets: Sets, base: Base, names: Sequence[str], top: int) -> tuple[Facet, ...]:
    """The facets of a set of rows: of few from the rows themselves, of many by the sets in memory."""
    if base.total > FEW:
        return sets.count_facets(names, base.rows, top)
    lines: Counter[str] = Counter()
    for row in claim_rows.fetch_lines(connection, list(find_rows(base.rows))):
        lines.update(row.split("\n"))
    return tuple(count_lines(name, lines, top) for name in names)


def count_periods(connection: Connection, sets: Sets, which: Filter, by: str) -> tuple[Period, ...]:
    """How many claims were published in each period, in order; periods without any are left out."""
    base = claim_pages.find_base(connection, sets, which).rows
    counted = ((line.split("=", 1)[1], sets.count_line(line, base)) for line in sorted(sets.values.get(by, ())))
    return tuple(Period(period, number) for period, number in counted if number)


_GLANCE = 2000
"""Rows of a matter, those recorded last, among which the claims of each origin are looked for first."""


def find_origins(connection: Connection, sets: Sets, base: Base, top: int, number: int = 3) -> tuple[OriginGroup, ...]:
    """For each of the `top` commonest origins so many of the claims among these that were recorded last."""
    (origins,) = count_base(connection, sets, base, ("origin",), top)
    newest = _glance(sets, base.rows, [one.value for one in origins.values], number)
    for one in origins.values:
        if len(newest[one.value]) < min(number, one.count.number):
            newest[one.value] = _find_newest(sets, base.rows, one.value, number)
    wanted = {seq for one in origins.values for seq in newest[one.value]}
    rows = claim_pages.fetch_by_number(connection, sorted(wanted))
    return tuple(
        OriginGroup(one.value, one.count, tuple(rows[seq] for seq in newest[one.value] if seq in rows))
        for one in origins.values
    )


def _glance(sets: Sets, rows: Bits, origins: Sequence[str], number: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {f"origin={one}": [] for one in origins}
    open_ones = set(found)
    for seq in islice(claim_pages.walk(rows, None, newest_first=True), _GLANCE):
        for line in open_ones.intersection(sets.values_of("origin", seq)):
            found[line].append(seq)
            if len(found[line]) == number:
                open_ones.discard(line)
        if not open_ones:
            break
    return {line.split("=", 1)[1]: seqs for line, seqs in found.items()}


def _find_newest(sets: Sets, rows: Bits, origin: str, number: int) -> list[int]:
    named = meet_sets(rows, sets.rows_of(f"origin={origin}"))
    return list(islice(claim_pages.walk(named, None, newest_first=True), number))


def find_neighbours(connection: Connection, sets: Sets, claim_id: str, queue: Filter) -> Neighbours:
    """See `Desk.neighbours`."""
    base = claim_pages.find_base(connection, sets, queue)
    undecided = _undecided(sets, base.rows)
    seq = _find_row(connection, claim_id, base.rows)
    before, after = _around(base.rows, seq), claim_pages.walk(base.rows, seq, newest_first=False)
    following = next(claim_pages.walk(undecided, seq, newest_first=False), None)
    following = following or next(claim_pages.walk(undecided, None, newest_first=False), None)
    places = [before, next(after, None), following if following != seq else None]
    ids = claim_pages.fetch_claim_ids(connection, [one for one in places if one is not None])
    return Neighbours(
        before=ids.get(places[0] or 0),
        after=ids.get(places[1] or 0),
        next_open=ids.get(places[2] or 0),
        at=claim_pages.count_up_to(base.rows, seq),
        of=base.total,
        left=count_rows(undecided),
    )


def _around(rows: Bits, seq: int) -> int | None:
    return next(claim_pages.walk(rows, seq, newest_first=True), None)


def _undecided(sets: Sets, rows: Bits) -> Bits:
    return meet_sets(rows, join_sets(sets.rows_of(f"state={state}") for state in _UNDECIDED))


def _find_row(connection: Connection, claim_id: str, rows: Bits) -> int:
    """The claim's row, one that is in the queue where it has several. Raises QueryInvalid for none."""
    found = claim_pages.fetch_row_numbers(connection, claim_id)
    if not found:
        raise QueryInvalid(f"no claim {claim_id!r} in this register", remedy="`fundstelle claims` lists them")
    inside = set(find_rows(meet_sets(make_set(found), rows)))
    return next((seq for seq in found if seq in inside), found[0])


def find_queue(connection: Connection, sets: Sets, which: Filter, after: str | None, limit: int) -> tuple[str, ...]:
    """See `Desk.queue`."""
    rows = _undecided(sets, claim_pages.find_base(connection, sets, which).rows)
    seq = _find_row(connection, after, rows) if after is not None else None
    seqs = list(islice(claim_pages.walk(rows, seq, newest_first=False), limit))
    ids = claim_pages.fetch_claim_ids(connection, seqs)
    return tuple(ids[seq] for seq in seqs if seq in ids)


def find_claim(connection: Connection, claim_id: str) -> DeskClaim:
    """See `Desk.claim`."""
    seqs = claim_pages.fetch_row_numbers(connection, claim_id)
    rows = claim_pages.fetch_claim_rows(connection, seqs[:1])
    if not rows:
        raise QueryInvalid(f"no claim {claim_id!r} in this register", remedy="`fundstelle claims` lists them")
    row = rows[0]
    scene = fetch_scene_of(connection, [row.document_id])
    overlay = scene.overlay
    history = scene.history_of((row.machine or row.claim).span)
    against = _find_reopened(overlay.counterparts, claim_id)
    return DeskClaim(
        row=row,
        engine=_find_engine(connection, row),
        version=make_version(row.machine or row.claim, scene.judgements_of(row.machine or row.claim)),
        standing=overlay.standing.get(claim_id),
        history=history,
        against=against.standing if against else None,
        changes=against.changes if against else (),
    )


def _find_engine(connection: Connection, row: ClaimRow) -> str:
    stored = claims.fetch_of_document(connection, row.document_id, row.claim.id)
    return stored.engine if stored else row.claim.found_by


def _find_reopened(counterparts: Sequence[Counterpart], claim_id: str) -> Counterpart | None:
    found = (one for one in counterparts if one.standing is Standing.REOPENED and claim_id in one.claims)
    return next(found, None)
