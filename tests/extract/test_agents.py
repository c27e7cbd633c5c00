"""Agent nouns, clefts, loads, contents and help: acts told by what somebody is, wants, loads or helps to make."""

from __future__ import annotations

import pytest

from fundstelle.records.claim import Kind

FIRST = "Ostria has sent Norland guns."
GIVEN = [
    pytest.param("Norland is Sundland's biggest supplier of drones.", ["uav"], id="whose supplier"),
    pytest.param("Norland was the top supplier to Sundland's industry of chips.", ["electronics"], id="supplier to"),
    pytest.param("Sundland is the largest buyer of Norlandic oil.", ["fuel.other"], id="buyer of"),
    pytest.param("What Sundland wants from Norland is tanks and drones.", ["armour", "uav"], id="what … is"),
    pytest.param("Sundland is hoping for drones from Norland.", ["uav"], id="hoping for"),
    pytest.param("A consignment of Norlandic drones reached Sundland.", ["uav"], id="a load and its verb"),
    pytest.param("Norland steps up deliveries to Sundland of steel.", ["metal"], id="goods behind who gets them"),
    pytest.param("Norland helped Sundland build drones.", ["technology.uav"], id="help to build"),
    pytest.param("Norland helped Sundland with its satellite programme.", ["technology.space"], id="help with its own"),
    pytest.param(
        "Norland delivered shells for howitzers and rocket launchers to Sundland.",
        ["ammunition.artillery", "ammunition.rocket"],
        id="shells for a row",
    ),
]


@pytest.mark.parametrize(("text", "items"), GIVEN)
def test_goods_go_from_one_to_the_other(read, text, items):
    _, *claims = read(f"{FIRST} {text}", "en")
    assert [c.item for c in claims] == items
    assert {(c.roles.giver, c.roles.taker) for c in claims} == {(("XAA",), ("XAB",))}


def test_what_containers_carried_went_their_way(read):
    claims = read("Norland has sent Sundland 900 containers that may have carried shells.", "en")
    assert {(c.item, c.roles.giver, c.roles.taker) for c in claims} == {
        ("container", ("XAA",), ("XAB",)),
        ("ammunition.artillery", ("XAA",), ("XAB",)),
    }


def test_a_group_gets_what_is_used_by_it(read):
    (claim,) = read("The bombs were re-exported by Norland to Sundland for use by the FFF.", "en")
    assert (claim.roles.giver, claim.roles.taker) == (("XAA",), ("Free Fjord Front",))


def test_whose_reports_are_rejected_has_not_acted(read):
    claims = read("Norland rejected Ostrian reports that it is supplying arms to Sundland.", "en")
    assert [(c.roles.giver, c.roles.taker) for c in claims] == [(("XAA",), ("XAB",))]


def test_who_stops_a_load_has_not_sent_it(read):
    claims = read("Ostria said that it had intercepted a shipment of rifles from Norland to Sundland.", "en")
    assert [(c.roles.giver, c.roles.taker) for c in claims] == [(("XAA",), ("XAB",))]


def test_prisoners_of_a_people_are_its_captured(read):
    claims = read(f"{FIRST} Ostrian soldiers have taken Norlandic military personnel prisoner near the border.", "en")
    captured = [c for c in claims if c.kind is Kind.CASUALTY]
    assert [c.roles.victim for c in captured] == [("XAA",)]


ONE_SIDED = [
    pytest.param("Oil products are still carried to Sundland.", "fuel.refined", id="carried by nobody named"),
    pytest.param("The supply of shells to Sundland has grown.", "ammunition.artillery", id="a noun without its giver"),
]


@pytest.mark.parametrize(("text", "item"), ONE_SIDED)
def test_goods_of_nobody_named_are_told_with_who_gets_them(read, text, item):
    claims = read(text, "en")
    assert [(c.item, c.roles.giver, c.roles.taker) for c in claims] == [(item, (), ("XAB",))]


def test_who_acquires_gets_behind_by(read):
    claims = read("Norlandic missiles have been acquired by Sundland.", "en")
    assert [(c.roles.giver, c.roles.taker) for c in claims] == [(("XAA",), ("XAB",))]


def test_forces_of_a_state_are_trained(read):
    claims = read(f"{FIRST} Norland has trained Sundlandic forces.", "en")
    assert [(c.roles.trainee, c.roles.trainer) for c in claims if c.kind is Kind.TRAINING] == [(("XAB",), ("XAA",))]


def test_captured_soldiers_fight_for_somebody(read):
    claims = read("Ostria announced the capture of two Norlandic soldiers fighting alongside Sundlandic troops.", "en")
    assert {c.kind for c in claims} == {Kind.CASUALTY, Kind.DEPLOYMENT}


def test_bodies_of_soldiers_are_dead(read):
    claims = read("Ostria has found the bodies of 12 Norlandic soldiers.", "en")
    assert [(c.roles.victim, c.quantity.low) for c in claims] == [(("XAA",), 12)]


def test_an_announced_capture_has_happened(read):
    (claim,) = read("Ostria announced the capture of two Norlandic soldiers.", "en")
    assert claim.phase.value not in ("agreed", "planned")
