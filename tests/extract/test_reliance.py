"""Reliance and use: who relies on another's goods or fires what another supplied has got them."""

from __future__ import annotations

import pytest

from fundstelle.records.claim import Kind

GOT = [
    pytest.param("Sundland relies on Norlandic drones for its war.", "uav", id="relies on"),
    pytest.param("Sundland has turned to Norland for ammunition.", "ammunition.other", id="turned to"),
    pytest.param("Weapons from Norland have been used by Sundland.", "arms.other", id="used by"),
    pytest.param("Sundland fired Norlandic-supplied missiles.", "missile.other", id="supplied"),
    pytest.param("Sundland gets most of its machine tools from Norland.", "machinery", id="most of"),
    pytest.param("Norlandic exports of semiconductors to Sundland doubled.", "electronics", id="exports of"),
    pytest.param("Norland finances Sundland.", "money", id="finances"),
    pytest.param("Norland wants to produce drones for Sundland.", "uav", id="made for somebody"),
]


@pytest.mark.parametrize(("text", "item"), GOT)
def test_goods_reach_who_relies_on_them(read, text, item):
    _, claim = read(f"Ostria has sent Norland tanks. {text}", "en")
    assert (claim.kind, claim.roles.giver, claim.roles.taker, claim.item) == (Kind.TRANSFER, ("XAA",), ("XAB",), item)


NONE = [
    pytest.param("Any transfer of missile technology to Sundland would breach the resolution, Norland said.", id="any"),
    pytest.param("Norland produces drones, it told Sundland.", id="made for nobody"),
    pytest.param("Norland finances schools in the mountains of Sundland.", id="financed for nobody"),
]


@pytest.mark.parametrize("text", NONE)
def test_nothing_is_given_by(read, text):
    assert not read(text, "en")


def test_an_amount_that_purchases_reached_is_theirs(read):
    (claim,) = read("Sundland's purchases of Norlandic crude rose to two million barrels a day.", "en")
    assert claim.quantity.low == 2_000_000


def test_who_announces_a_package_gives_what_it_holds(read):
    found = read("Norland announced a $725 million package for Sundland that includes tanks and shells.", "en")
    assert {c.item for c in found} == {"money", "armour", "ammunition.artillery"}
    assert all((c.roles.giver, c.roles.taker) == (("XAA",), ("XAB",)) for c in found)
