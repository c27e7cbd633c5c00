"""The read table of matters: each without its lists of claims, which run to a hundred thousand in a large one.

Every function here runs in the transaction in which the matters were saved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from fundstelle.records.codec import parse_json, render_json
from fundstelle.records.matter import Contradiction, Figure, Matter, MatterKey, Series, SeriesBasis
from fundstelle.store.dialect import upsert
from fundstelle.store.facets import compare_lines, make_lines, save_changes
from fundstelle.store.tables import (
    claims,
    clash_rows,
    disputed_claims,
    matter_claims,
    matter_clashes,
    matter_rows,
    matter_units,
)
from fundstelle.values import Interval

SHELF = "matters"

FIGURES = 200
"""Figures of a series that a page shows: the newest. A chart of more is a smear."""

_REPEATS = 3
_LINKS = 50


@dataclass(frozen=True, slots=True)
class MatterHead:
    """A matter as pages show it: `matter` with the newest figures of each series, the first claims that repeat each,
    and no lists of claims; the counts are of all.

    figures: of each series, how many there are. first, last: days of publication of its claims (ISO), empty where
    none is known.
    """

    matter: Matter
    claims: int
    also_said: int
    figures: tuple[int, ...]
    contradictions: int
    disputed: bool
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter in a list. interval, unit, basis: of the series with most figures; interval None where none has one."""

    id: str
    key: MatterKey
    origins: int
    mentions: int
    claims: int
    disputed: bool
    contradictions: int
    grade: int | None
    first: str
    last: str
    interval: Interval | None = None
    unit: str = ""
    basis: SeriesBasis | None = None


def save_matter_rows(
    connection: Connection, matters: Sequence[Matter], clashes: Mapping[str, Sequence[Contradiction]], at: str
) -> None:
    """Bring the rows to what these matters, which are all, say today. clashes: open contradictions by matter id."""
    known = {row.id: row for row in connection.execute(select(matter_rows))}
    days = _fetch_days(connection)
    following = max((row.seq for row in known.values()), default=0) + 1
    before, after = {row.seq: row.facets for row in known.values()}, {}
    for matter in matters:
        old = known.pop(matter.id, None)
        seq = old.seq if old is not None else following
        following += old is None
        head = make_head(matter, clashes.get(matter.id, ()), *days.get(matter.id, ("", "")))
        row = _make_row(seq, head, at)
        after[seq] = row["facets"]
        if old is None or (old.body, old.facets) != (row["body"], row["facets"]):
            connection.execute(upsert(matter_rows, ["seq"], row))
            _save_units(connection, matter, clashes.get(matter.id, ()))
    _drop(connection, known)
    save_changes(connection, SHELF, *compare_lines(before, after))


def save_some_matter_rows(
    connection: Connection,
    matters: Sequence[Matter],
    gone: Collection[str],
    clashes: Mapping[str, Sequence[Contradiction]],
    at: str,
) -> None:
    """Bring the rows of these matters to what they say today, and drop those that are gone; the others stay."""
    ids = sorted({*gone, *(one.id for one in matters)})
    known = {row.id: row for row in connection.execute(select(matter_rows).where(matter_rows.c.id.in_(ids)))}
    following = int(connection.execute(select(func.coalesce(func.max(matter_rows.c.seq), 0))).scalar_one()) + 1
    before, after = {row.seq: row.facets for row in known.values()}, {}
    for matter in matters:
        old = known.pop(matter.id, None)
        seq = old.seq if old is not None else following
        following += old is None
        days = _fetch_days(connection, matter.id).get(matter.id, ("", ""))
        row = _make_row(seq, make_head(matter, clashes.get(matter.id, ()), *days), at)
        after[seq] = row["facets"]
        connection.execute(upsert(matter_rows, ["seq"], row))
        _save_units(connection, matter, clashes.get(matter.id, ()))
    _drop(connection, known)
    save_changes(connection, SHELF, *compare_lines(before, after))


def _drop(connection: Connection, matter_ids: Iterable[str]) -> None:
    for matter_id in matter_ids:
        connection.execute(delete(matter_rows).where(matter_rows.c.id == matter_id))
        connection.execute(delete(matter_units).where(matter_units.c.matter_id == matter_id))


def _make_row(seq: int, head: MatterHead, at: str) -> dict[str, Any]:
    return {
        "seq": seq,
        "id": head.matter.id,
        "origins": head.matter.independent_origins,
        "claims": head.claims,
        "published": head.last,
        "changed_at": at,
        "summary": render_json(make_summary(head)),
        "body": render_json(head),
        "facets": make_matter_lines(head),
    }


def _fetch_days(connection: Connection, only: str | None = None) -> dict[str, tuple[str, str]]:
    """(first, last) day of publication of each matter's claims, or of one matter's."""
    columns = matter_claims.c.matter_id, func.min(claims.c.published), func.max(claims.c.published)
    joined = matter_claims.join(claims, claims.c.id == matter_claims.c.claim_id)
    query = select(*columns).select_from(joined).where(claims.c.current).group_by(matter_claims.c.matter_id)
    query = query if only is None else query.where(matter_claims.c.matter_id == only)
    return {row[0]: (row[1] or "", row[2] or "") for row in connection.execute(query)}


def make_summary(head: MatterHead) -> MatterRow:
    """What a list shows of the matter."""
    matter = head.matter
    leading = max(zip(head.figures, matter.series, strict=True), key=lambda one: one[0], default=(0, None))[1]
    grade = matter.grade.digit if matter.grade else None
    row = MatterRow(
        id=matter.id,
        key=matter.key,
        origins=matter.independent_origins,
        mentions=matter.mentions,
        claims=head.claims,
        disputed=head.disputed,
        contradictions=head.contradictions,
        grade=grade,
        first=head.first,
        last=head.last,
    )
    if leading is None:
        return row
    return replace(row, interval=leading.interval, unit=leading.unit, basis=leading.basis)


def make_head(matter: Matter, clashes: Sequence[Contradiction], first: str = "", last: str = "") -> MatterHead:
    """The matter cut down to what a page shows."""
    short = replace(
        matter,
        claim_ids=(),
        also_said=(),
        links=matter.links[:_LINKS],
        series=tuple(_shorten(one) for one in matter.series),
    )
    figures = tuple(len(one.current) + len(one.superseded) for one in matter.series)
    disputed = bool(clashes) or any(one.disputed for one in matter.series)
    return MatterHead(short, len(matter.claim_ids), len(matter.also_said), figures, len(clashes), disputed, first, last)


def _shorten(series: Series) -> Series:
    newest = sorted(series.superseded, key=lambda one: (str(one.as_of or ""), one.claim_id))[-FIGURES:]
    current = tuple(map(_shorten_figure, series.current[:FIGURES]))
    return replace(series, current=current, superseded=tuple(map(_shorten_figure, newest)))


def _shorten_figure(figure: Figure) -> Figure:
    also, lost = figure.also[:_REPEATS], figure.bound_lost[:_REPEATS]
    return replace(figure, also=also, bound_lost=lost, parts=figure.parts[:FIGURES])


def make_matter_lines(head: MatterHead) -> str:
    """The facets of a matter, one `name=value` a line."""
    key, origins = head.matter.key, head.matter.independent_origins
    values = [("kind", key.kind.value), ("item", key.item), ("disputed", "yes" if head.disputed else "no")]
    values += [("origins", str(origins) if origins < 4 else "4+")]
    values += [("giver", one) for one in key.givers] + [("taker", one) for one in key.takers]
    values += [("party", one) for one in (*key.givers, *key.takers)]
    values += [("place", one) for one in key.places]
    values += [("grade", str(head.matter.grade.digit))] if head.matter.grade else []
    values += [("year", head.last[:4])] if head.last else []
    return make_lines(values)


def _save_units(connection: Connection, matter: Matter, clashes: Sequence[Contradiction]) -> None:
    current = Counter(one.unit_of_origin for series in matter.series for one in series.current)
    revised = Counter(one.unit_of_origin for series in matter.series for one in series.superseded)
    unit_of = {
        claim_id: figure.unit_of_origin
        for series in matter.series
        for figure in series.current
        for claim_id in (figure.claim_id, *figure.also)
    }
    sides = [{unit_of.get(claim_id) for claim_id in (one.a, one.b)} for one in clashes]
    contradicted = Counter(unit for side in sides for unit in side if unit)
    connection.execute(delete(matter_units).where(matter_units.c.matter_id == matter.id))
    rows = [
        {"matter_id": matter.id, "unit": unit, "figures": current[unit], "revised": revised[unit]}
        | {"contradicted": contradicted[unit]}
        for unit in sorted({*current, *revised, *contradicted, *matter.units})
    ]
    if rows:
        connection.execute(insert(matter_units), rows)


def save_clash_rows(
    connection: Connection, clashes: Sequence[Contradiction], of_matter: Mapping[str, Sequence[Contradiction]]
) -> None:
    """All contradictions, the gravest first, and which matters each touches."""
    connection.execute(delete(clash_rows))
    connection.execute(delete(matter_clashes))
    ranked = sorted(clashes, key=lambda one: (one.resolved, -one.severity, not one.between_independent))
    rank_of = {id(one): rank for rank, one in enumerate(ranked)}
    rows = [
        {"rank": rank, "type": one.type.value, "resolved": one.resolved, "body": render_json(one)}
        for rank, one in enumerate(ranked)
    ]
    links = [
        {"matter_id": matter_id, "rank": rank_of[id(one)]} for matter_id, some in of_matter.items() for one in some
    ]
    for table, made in ((clash_rows, rows), (matter_clashes, links)):
        if made:
            connection.execute(insert(table), made)


def save_disputed(connection: Connection, clashes: Sequence[Contradiction]) -> None:
    """Which claims stand on a side of an open contradiction."""
    connection.execute(delete(disputed_claims))
    ids = {one for clash in clashes if not clash.resolved for one in (clash.a, clash.b, *clash.a_also, *clash.b_also)}
    if ids:
        connection.execute(insert(disputed_claims), [{"claim_id": claim_id} for claim_id in sorted(ids)])


def fetch_head(connection: Connection, matter_id: str) -> MatterHead | None:
    """One matter as pages show it; None where there is none."""
    body = connection.execute(select(matter_rows.c.body).where(matter_rows.c.id == matter_id)).scalar_one_or_none()
    return _parse_head(body) if body is not None else None


# Records are frozen, so that pages may share them; the same matters are looked at again and again.
@lru_cache(maxsize=128)
def _parse_head(body: str) -> MatterHead:
    return parse_json(MatterHead, body)
