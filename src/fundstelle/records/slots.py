"""A claim with other slot values: the way back from `ids.slot_values`, for what a reviewer corrected or added."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from fundstelle.errors import QueryInvalid, ValueInvalid
from fundstelle.records.claim import (
    UNNAMED,
    Attribution,
    Claim,
    Kind,
    Link,
    Outcome,
    Phase,
    Roles,
    Stance,
)
from fundstelle.values import Basis, EndBound, Hedge, Period, Quantity, Rate, Relation, StartBound, parse_iso

ROLES: Final = tuple(Roles.__dataclass_fields__)
"""Slots that hold lists of party codes."""

SLOTS: Final = (
    "kind",
    "item",
    *ROLES,
    "designation",
    "calibre_mm",
    "quantity",
    "outcome",
    "happened",
    "said",
    "phase",
    "stance",
    "place",
    "from",
    "to",
    "origin",
    "via",
)
"""Every slot whose value can be given; `condition` is words of the text and is kept as read."""


def make_value(value: object) -> str:
    """A slot's value as decisions keep it: canonical JSON; "" for nothing, which empties the slot."""
    if value is None or value == [] or value == ():
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def with_values(claim: Claim, values: Mapping[str, str]) -> Claim:
    """The claim with these slots set, each as `slot_values` writes it; "" empties a slot. Other slots stay.

    Pins of the slots set are dropped: they belonged to the old value. Raises QueryInvalid for what is no value.
    """
    for slot, value in values.items():
        if slot not in SLOTS:
            raise QueryInvalid(f"no slot {slot!r}", remedy=f"choose of: {', '.join(SLOTS)}")
        claim = _with_slot(claim, slot, _parse(slot, value))
    kept = {slot: pins for slot, pins in claim.pins.items() if slot not in values}
    return replace(claim, pins=kept)


def _parse(slot: str, value: str) -> Any:
    if value == "":
        return None
    try:
        return json.loads(value)
    except ValueError as error:
        raise QueryInvalid(f"the value of {slot} is not understood: {value!r}", remedy="write it as JSON") from error


def _with_slot(claim: Claim, slot: str, value: Any) -> Claim:
    try:
        if slot in ROLES:
            return replace(claim, roles=replace(claim.roles, **{slot: tuple(value or ())}))
        if slot in ("place", "from", "to"):
            return _with_route(claim, slot, value)
        if slot in ("origin", "via"):
            return replace(claim, attribution=_with_sources(claim.attribution, slot, tuple(value or ())))
        return replace(claim, **{slot: _PARSERS[slot](value)})
    except (ValueError, TypeError, IndexError, InvalidOperation, ValueInvalid) as error:
        raise QueryInvalid(f"no value for {slot}: {value!r}", remedy="choose another") from error


def _with_route(claim: Claim, slot: str, value: Any) -> Claim:
    if slot == "place":
        ends = {claim.route.source, claim.route.destination, *claim.route.via}
        return replace(claim, route=replace(claim.route, at=tuple(one for one in value or () if one not in ends)))
    field = "source" if slot == "from" else "destination"
    return replace(claim, route=replace(claim.route, **{field: value}))


def _with_sources(old: Attribution, slot: str, codes: tuple[str, ...]) -> Attribution:
    """The attribution with these origins, or with these between the document and the origin; links that stay keep
    their act and evidence."""
    known = {link.source: link for link in (*old.links, *old.further_origins)}
    links = tuple(known.get(code, Link(code)) for code in codes)
    if slot == "via":
        return replace(old, links=(*links, old.links[-1]))
    first, *further = links or (Link(UNNAMED),)
    return Attribution((*old.via, first), tuple(further))


def parse_quantity_values(value: Any) -> Quantity | None:
    """The quantity of `slot_values`' list: low, high, strictness of both, hedge, unit, rate, basis, joint, exactly."""
    if value is None:
        return None
    low, high, low_strict, high_strict, hedge, unit, per, basis, joint, exactly = value
    least, most = (None if end is None else Decimal(str(end)) for end in (low, high))
    return Quantity(
        least,
        most,
        bool(low_strict),
        bool(high_strict),
        Hedge(hedge),
        str(unit),
        Rate(per) if per else None,
        Basis(basis),
        bool(joint),
        bool(exactly),
    )


def parse_period_values(value: Any) -> Period | None:
    """The period of `slot_values`' list: start, end, relation, how each end is bound."""
    if value is None:
        return None
    start, end, relation, start_bound, end_bound = value
    first, last = (None if day is None else parse_iso(day) for day in (start, end))
    if (start and first is None) or (end and last is None):
        raise ValueInvalid(f"no date: {start}, {end}")
    return Period(first, last, Relation(relation), StartBound(start_bound), EndBound(end_bound))


_PARSERS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "kind": Kind,
    "item": str,
    "designation": lambda value: None if value is None else str(value),
    "calibre_mm": lambda value: None if value is None else float(value),
    "quantity": parse_quantity_values,
    "outcome": lambda value: None if value is None else Outcome(value),
    "happened": parse_period_values,
    "said": parse_period_values,
    "phase": Phase,
    "stance": Stance,
}
