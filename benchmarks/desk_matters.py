"""Matters of the synthetic register: by address, with figures by unit. Not the reconciler: only its kind of result."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desk_maker import Maker

from fundstelle.records.claim import Stance
from fundstelle.records.ids import make_matter_id
from fundstelle.records.matter import (
    Contradiction,
    ContradictionType,
    Figure,
    Grade,
    Matter,
    MatterKey,
    Reconciliation,
    Series,
    SeriesBasis,
)
from fundstelle.values import Interval, Quantity


@dataclass(slots=True)
class Sketch:
    """What has to be known of a claim to make matters of it."""

    seq: int
    id: str
    document: str
    matter: int
    origin: str
    published: str
    quantity: Quantity | None
    stance: Stance


def make_reconciliation(maker: Maker, sketches: Sequence[Sketch]) -> Reconciliation:
    by_key: dict[MatterKey, dict[str, Sketch]] = defaultdict(dict)
    for one in sketches:
        by_key[maker.keys[one.matter]].setdefault(one.id, one)
    made = [make_matter(key, list(found.values())) for key, found in by_key.items()]
    matters = tuple(sorted((matter for matter, _ in made), key=lambda matter: matter.id))
    clashes = tuple(clash for _, some in made for clash in some)
    return Reconciliation(matters, clashes, (), len(sketches))


def make_matter(key: MatterKey, found: Sequence[Sketch]) -> tuple[Matter, list[Contradiction]]:
    units = sorted({one.origin.split(".")[0] for one in found if one.origin not in ("publisher", "unnamed")})
    figures: dict[tuple[str, str], list[Sketch]] = defaultdict(list)
    for one in found:
        if one.quantity is not None and one.stance is Stance.AFFIRMS:
            figures[one.origin.split(".")[0], repr((one.quantity.low, one.quantity.high))].append(one)
    newest: dict[str, Figure] = {}
    superseded = []
    for (unit, _), some in sorted(figures.items(), key=lambda item: min(one.published for one in item[1])):
        first, *others = sorted(some, key=lambda one: (one.published, one.id))
        if unit in newest:
            superseded.append(newest[unit])
        newest[unit] = _figure(unit, first, others)
    series = Series(SeriesBasis.TOTAL, "piece", tuple(newest.values()), tuple(superseded), disputed=bool(superseded))
    denials = [one for one in found if one.stance is Stance.DENIES][:20]
    affirmed = next((one for one in found if one.stance is Stance.AFFIRMS), None)
    clashes = [_clash(affirmed, one) for one in denials if affirmed is not None]
    matter = Matter(
        make_matter_id(key),
        key,
        tuple(one.id for one in found),
        tuple(units),
        max(1, len(units)),
        len(found),
        (series,) if figures else (),
        grade=Grade(
            min(6, max(1, 5 - len(units))),
            "one_origin" if len(units) < 2 else "two_origins_agree",
            len(units),
            len(units) > 1,
        ),
    )
    return matter, clashes


def _figure(unit: str, first: Sketch, others: Sequence[Sketch]) -> Figure:
    assert first.quantity is not None
    interval = Interval(first.quantity.low, first.quantity.high)
    return Figure(unit, interval, date.fromisoformat(first.published), first.id, tuple(one.id for one in others))


def _clash(affirmed: Sketch, denial: Sketch) -> Contradiction:
    kind = ContradictionType.DENIAL
    reason = "invented"
    return Contradiction(kind, affirmed.id, denial.id, (), (), affirmed.origin != denial.origin, 3, reason, reason)
