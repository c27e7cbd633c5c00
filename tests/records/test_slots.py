from __future__ import annotations

import json
from decimal import Decimal

import pytest

from fundstelle.errors import QueryInvalid
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Roles, Route, Stance
from fundstelle.records.ids import slot_values
from fundstelle.records.slots import SLOTS, with_values
from fundstelle.values import Hedge, Period, Pin, Quantity, Span, parse_iso

SPAN = Span("t1", 5, 40)
FULL = Claim(
    "c1",
    SPAN,
    "en",
    Kind.TRANSFER,
    "goods.crates",
    Roles(giver=("XAA",), taker=("XAB", "XAC"), broker=("XAD",)),
    designation="Mk 2",
    calibre_mm=152.0,
    quantity=Quantity(Decimal(300), Decimal(400), high_strict=True, hedge=Hedge.ABOUT, joint=True),
    route=Route(source="Alpha", destination="Omega", at=("Beta",)),
    happened=Period(parse_iso("2031-05"), None),
    said=Period(parse_iso("2031-06-02"), parse_iso("2031-06-02")),
    stance=Stance.DENIES,
    attribution=Attribution((Link("wire"), Link("XAA.gov")), (Link("XAB.mil"),)),
    pins={"giver": (Pin(SPAN, "rule"),), "item": (Pin(SPAN, "rule"),)},
)


def test_every_value_written_is_read_back() -> None:
    values = {slot: value for slot, value in slot_values(FULL).items() if slot in SLOTS}
    again = with_values(Claim("", SPAN, "en", Kind.USE, "other"), values)
    assert slot_values(again) == slot_values(FULL)


def test_a_slot_that_is_not_named_stays_and_a_pin_goes_with_its_value() -> None:
    swapped = with_values(FULL, {"giver": '["XAB"]', "taker": '["XAA"]'})
    assert (swapped.roles.giver, swapped.roles.taker, swapped.roles.broker) == (("XAB",), ("XAA",), ("XAD",))
    assert (swapped.quantity, set(swapped.pins)) == (FULL.quantity, {"item"})


def test_nothing_empties_a_slot() -> None:
    bare = with_values(FULL, {"quantity": "", "happened": "", "giver": "", "designation": "", "via": ""})
    assert (bare.quantity, bare.happened, bare.roles.giver, bare.designation) == (None, None, (), None)
    assert [link.source for link in bare.attribution.links] == ["XAA.gov"]


@pytest.mark.parametrize(
    ("slot", "value"),
    [("kind", '"gift"'), ("quantity", "[1,2]"), ("happened", '["soon",null,"within","exact","exact"]'), ("item", "x")],
)
def test_what_is_no_value_is_refused(slot: str, value: str) -> None:
    with pytest.raises(QueryInvalid):
        with_values(FULL, {slot: value})


def test_an_unknown_slot_is_refused_with_the_choices() -> None:
    with pytest.raises(QueryInvalid, match="choose of: kind"):
        with_values(FULL, {"colour": json.dumps("red")})
