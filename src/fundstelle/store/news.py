"""What each reconcile changed in each matter: what an inbox shows. Added to, never edited."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import Connection, insert

from fundstelle.records.claim import Stance
from fundstelle.records.codec import render_json
from fundstelle.records.matter import Contradiction, Figure, Matter, Series
from fundstelle.store.dialect import fetch_by_keys
from fundstelle.store.tables import news
from fundstelle.values import Interval
from fundstelle.values.interval import is_disjoint, render_interval

_SHOWN = 5
"""Claims and repeated origins that a piece of news names; it counts them all."""


class Change(StrEnum):
    """What new claims did to a matter, the gravest first."""

    RETRACTION = "retraction"
    DENIAL = "denial"
    CONTRADICTION = "contradiction"
    OUTSIDE_INTERVAL = "outside_interval"
    NEW_ORIGIN = "new_origin"
    NEW_MATTER = "new_matter"


WEIGHTS: Final = MappingProxyType(
    {
        Change.RETRACTION: 60,
        Change.DENIAL: 50,
        Change.CONTRADICTION: 40,
        Change.OUTSIDE_INTERVAL: 30,
        Change.NEW_ORIGIN: 20,
        Change.NEW_MATTER: 10,
    }
)
"""How much each weighs. What takes a figure back comes before what disputes it, that before what adds to it; a matter
that is merely repeated weighs 1."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One change. claim_ids: the first of the claims behind it; count: of all. detail: units, figures, by name."""

    change: Change
    weight: int
    count: int
    claim_ids: tuple[str, ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repeat:
    """So many documents repeat this origin, which the matter had already."""

    origin: str
    documents: int


@dataclass(frozen=True, slots=True)
class News:
    """What one reconcile changed in one matter."""

    matter_id: str
    at: str
    weight: int
    reasons: tuple[Reason, ...]
    claims_new: int
    documents_new: int
    repeats: tuple[Repeat, ...] = ()


@dataclass(frozen=True, slots=True)
class _NewClaim:
    id: str
    document_id: str
    origins: tuple[str, ...]
    stance: str


def make_news(
    connection: Connection,
    before: Matter | None,
    after: Matter,
    clashes: Sequence[Contradiction],
    at: str,
) -> News | None:
    """What changed from `before` to `after`, None where no claim came. clashes: contradictions that were not there."""
    known = set(before.claim_ids) if before else set()
    fresh = _fetch_claims(connection, [one for one in after.claim_ids if one not in known])
    if not fresh and not clashes:
        return None
    reasons = tuple(_find_reasons(before, after, fresh, clashes))
    weight = sum(one.weight for one in reasons) or 1
    documents = len({one.document_id for one in fresh})
    return News(after.id, at, weight, reasons, len(fresh), documents, _fold(before, fresh))


def _fetch_claims(connection: Connection, ids: Sequence[str]) -> list[_NewClaim]:
    query = (
        "SELECT id, document_id, origin, stance FROM claims WHERE id IN (SELECT value FROM json_each(?)) AND current "
        "ORDER BY published, document_id, start"
    )
    rows = fetch_by_keys(connection, query, ids) if ids else []
    return [_NewClaim(row.id, row.document_id, tuple(json.loads(row.origin)), row.stance) for row in rows]


def _find_reasons(
    before: Matter | None, after: Matter, fresh: Sequence[_NewClaim], clashes: Sequence[Contradiction]
) -> Iterable[Reason]:
    for change, stance in ((Change.RETRACTION, Stance.RETRACTS), (Change.DENIAL, Stance.DENIES)):
        ids = list(dict.fromkeys(one.id for one in fresh if one.stance == stance.value))
        if ids:
            yield _reason(change, ids)
    if clashes:
        yield _reason(Change.CONTRADICTION, [one.a for one in clashes], type=clashes[0].type.value, b=clashes[0].b)
    if before is None:
        yield _reason(Change.NEW_MATTER, list(after.claim_ids[:1]), origins=str(after.independent_origins))
        return
    outside = find_outside(before, after, {one.id for one in fresh})
    if outside:
        was, figure = outside[0]
        figures = {"was": render_interval(was), "is": render_interval(figure.interval)}
        yield _reason(Change.OUTSIDE_INTERVAL, [one.claim_id for _, one in outside], **figures)
    units = sorted(set(after.units) - set(before.units))
    if units and after.independent_origins > before.independent_origins:
        yield _reason(
            Change.NEW_ORIGIN, [one.id for one in fresh if set(one.origins) & set(units)], units=" ".join(units)
        )


def _reason(change: Change, ids: Sequence[str], **detail: str) -> Reason:
    return Reason(change, WEIGHTS[change], len(ids), tuple(ids[:_SHOWN]), detail)


def find_outside(before: Matter, after: Matter, fresh: Collection[str]) -> list[tuple[Interval, Figure]]:
    """(interval as it was, new figure that leaves it) of every series that was there already."""
    was = {_series_key(one): one.interval for one in before.series}
    found = []
    for series in after.series:
        interval = was.get(_series_key(series))
        for figure in series.current if interval is not None else ():
            if figure.claim_id in fresh and interval is not None and is_disjoint(interval, figure.interval):
                found.append((interval, figure))
    return found


def _series_key(series: Series) -> tuple[Any, ...]:
    return series.basis, series.unit, series.designation, series.joint, series.period, series.scope


def _fold(before: Matter | None, fresh: Sequence[_NewClaim]) -> tuple[Repeat, ...]:
    """The origins that new documents merely repeat, the most repeated first."""
    known = set(before.units) if before else set()
    pairs = {(one.origins[0], one.document_id) for one in fresh if one.origins and _is_known(one.origins[0], known)}
    counts = Counter(origin for origin, _ in pairs)
    return tuple(Repeat(origin, number) for origin, number in sorted(counts.items(), key=_most)[:_SHOWN])


def _most(count: tuple[str, int]) -> tuple[int, str]:
    return -count[1], count[0]


def _is_known(origin: str, units: Collection[str]) -> bool:
    # A unit is a state (KOR) where the origin names one of its branches (KOR.intel).
    return origin in units or origin.split(".", 1)[0] in units


def save_news(connection: Connection, items: Iterable[News]) -> None:
    """Add what changed."""
    rows = [{"at": one.at, "matter_id": one.matter_id, "weight": one.weight, "body": render_json(one)} for one in items]
    if rows:
        connection.execute(insert(news), rows)
