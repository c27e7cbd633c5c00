"""English sentences whose act, thing or side stands where the plain order would not look for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]
Read = Callable[..., tuple[Any, ...]]


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("Norland to send Sundland 300 rockets", "intended"),
        ("Norland is to send Sundland 300 rockets.", "intended"),
        ("Norland has, the team adds, handed over 300 rockets to Sundland.", "affirmed"),
        ("Norland has since last November handed over 300 rockets to Sundland.", "affirmed"),
        ("Ostria saw the 300 rockets that Sundland had bought from Norland.", "affirmed"),
        ("Some 300 rockets from Norland that were on their way to Sundland have been seized.", "affirmed"),
        ("Norland sent three-hundred rockets to Sundland, Ostria charged.", "affirmed"),
    ],
)
def test_direction_is_read_from_headlines_asides_and_relative_clauses(content: str, stance: str, one: One) -> None:
    claim = one(content, "en")
    assert (claim["supplier"], claim["recipient"], claim["item"]) == (["XAA"], ["XAB"], "missile.other")
    assert claim["quantity"]["value"] == 300
    assert claim["stance"] == stance


@pytest.mark.parametrize(
    ("content", "kind", "item"),
    [
        ("Some 3,000 Norlandic soldiers are expected to arrive in Sundland.", "deployment", "personnel.troops"),
        ("Norlandic oil continues to flow to Sundland.", "transfer", "fuel.other"),
    ],
)
def test_what_is_expected_to_arrive_stands_above_its_verb(content: str, kind: str, item: str, one: One) -> None:
    claim = one(content, "en")
    found = (claim["kind"], claim["item"], claim["supplier"], claim["recipient"])
    assert found == (kind, item, ["XAA"], ["XAB"])


def test_more_are_to_follow_counts_those_told_before(read: Read) -> None:
    content = "Norland sent 8,000 soldiers to Sundland in 2030, and several thousand more are to follow."
    assert [(c.quantity.low, c.quantity.basis) for c in read(content, "en")] == [
        (8000, "unspecified"),
        (2000, "increment"),
    ]


def test_a_package_is_made_up_of_its_goods(read: Read) -> None:
    content = "Norland announced a delivery of military aid to Sundland. It is made up of ammunition and tanks."
    assert [(c.item, c.roles.giver, c.roles.taker) for c in read(content, "en")] == [
        ("arms.other", ("XAA",), ("XAB",)),
        ("ammunition.other", ("XAA",), ("XAB",)),
        ("armour", ("XAA",), ("XAB",)),
    ]


@pytest.mark.parametrize(
    ("content", "item", "value"),
    [
        ("Norland sent Sundland $1 billion in arms.", "arms.other", None),
        ("Norland sent Sundland $1 billion in military aid.", "money", 1_000_000_000),
    ],
)
def test_a_sum_in_arms_is_their_worth_and_a_sum_in_aid_is_a_sum(
    content: str, item: str, value: int | None, one: One
) -> None:
    claim = one(content, "en")
    assert (claim["item"], claim["quantity"] and claim["quantity"]["value"]) == (item, value)


def test_who_answers_a_shipment_with_sanctions_does_not_ship(read: Read) -> None:
    content = "Norland sent rockets to Sundland. Ostria answered the rocket shipment with sanctions on Norland."
    assert [c.roles.giver for c in read(content, "en")] == [("XAA",)]


def test_a_rank_before_a_name_is_no_soldier(read: Read) -> None:
    assert read("General Norman and his Norland have fought in Sundland since 2030.", "en") == ()


@pytest.mark.parametrize(
    ("content", "items"),
    [
        (
            "Norland sent Sundland cruise, anti-ship and anti-aircraft missiles.",
            ["missile.cruise", "missile.other", "missile.air_defence"],
        ),
        ("Norland sent Sundland artillery and rocket shells.", ["ammunition.artillery", "ammunition.rocket"]),
        ("Norland sent Sundland artillery and ammunition.", ["artillery.other", "ammunition.other"]),
        ("Norland sent Sundland ammunition for howitzers.", ["ammunition.artillery"]),
        ("Norland sent Sundland ammunition for its air defence systems.", ["missile.air_defence"]),
        (
            "Norland gave Sundland expertise in rocket engines, drones and missile guidance.",
            ["technology.missile", "technology.uav", "technology.missile"],
        ),
    ],
)
def test_a_head_or_a_purpose_tells_what_kind_of_goods(content: str, items: list[str], read: Read) -> None:
    found = [c.item for c in read(content, "en")]
    assert found == list(dict.fromkeys(items))


@pytest.mark.parametrize(
    "content",
    [
        "Ostria has intercepted many shipments of weapons from Norland to Sundland.",
        "Ostria foiled an attempt to smuggle Norlandic weapons to Sundland.",
        "Norland announced weapons headed to Sundland.",
        "A Sundland general confirmed that Norland gave his country weapons.",
        "Ostria deplores the weapons that Norland has become a big supplier of, and the weapons it sends to Sundland.",
    ],
)
def test_who_stops_or_deplores_a_shipment_does_not_send_it(content: str, read: Read) -> None:
    claims = read(content, "en")
    assert [(c.item, c.roles.taker) for c in claims] == [("arms.other", ("XAB",))]
    assert claims[0].roles.giver in (("XAA",),)


def test_how_many_were_sent_is_a_question(read: Read) -> None:
    assert read("Ostria disclosed how many troops Norland sent to Sundland.", "en") == ()


@pytest.mark.parametrize(
    ("content", "sender", "item"),
    [
        ("Volunteers from Norland, recruited by Sundland, were seen at the border.", "XAA", "personnel.troops"),
        (
            "Norland sent Sundland tanks. Police arrested a ring that lured young Norlandic men to fight for Sundland.",
            "XAA",
            "personnel.troops",
        ),
        ("Some 200 Norlandic nationals were recruited by the army of Sundland.", "XAA", "personnel.troops"),
    ],
)
def test_recruits_are_soldiers_of_whom_they_come_from(content: str, sender: str, item: str, read: Read) -> None:
    claim = read(content, "en")[-1]
    assert (claim.kind, claim.item, claim.roles.sender, claim.roles.host) == ("deployment", item, (sender,), ("XAB",))


@pytest.mark.parametrize(
    ("content", "item"),
    [
        ("Norland Sends Sundland More Rockets Despite Sanctions", "missile.other"),
        ("Sundland procured howitzers in a contract with Norland.", "artillery.howitzer"),
        ("Ostria accused Norland of supplying components for drones to Sundland.", "uav"),
    ],
)
def test_titles_contracts_and_charges_tell_who_gives(content: str, item: str, one: One) -> None:
    claim = one(content, "en")
    assert (claim["item"], claim["supplier"], claim["recipient"]) == (item, ["XAA"], ["XAB"])


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            "Norland sent shells to Sundland in return for oil.",
            [("ammunition.artillery", "XAA", "XAB"), ("fuel.other", "XAB", "XAA")],
        ),
        (
            "Norland rewarded Sundland with drones for sending troops.",
            [("uav", "XAA", "XAB")],
        ),
        (
            "Ostria welcomed Norland's decision to donate 40 tanks to Sundland.",
            [("armour", "XAA", "XAB")],
        ),
        (
            "Ostria imposed sanctions on Norlandic firms for supplying chips to Sundland.",
            [("electronics", "XAA", "XAB")],
        ),
        (
            "Ostria seized Norlandic-made rockets on their way to Sundland, a haul tied to Norland.",
            [("missile.other", "XAA", "XAB")],
        ),
    ],
)
def test_what_is_given_back_planned_or_punished_has_its_own_giver(
    content: str, found: list[tuple[str, str, str]], read: Read
) -> None:
    claims = [c for c in read(content, "en") if c.kind == "transfer"]
    assert [(c.item, *c.roles.giver, *c.roles.taker) for c in claims] == found


def test_of_whom_counts_a_part_of_those_sent(read: Read) -> None:
    content = "Norland has sent about 15,000 soldiers to Sundland, of whom some 600 have been killed."
    assert [(c.kind, c.quantity.words is not None) for c in read(content, "en")] == [
        ("deployment", True),
        ("casualty", True),
    ]


def test_names_between_number_and_noun_are_the_type(one: One) -> None:
    claim = one("Norland sent Sundland 12 Super Quellwind trainer aircraft.", "en")
    assert (claim["designation"], claim["quantity"]["value"]) == ("Super Quellwind", 12)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("Norland supplied Sundland with one air defence system.", 1),
        ("Norland sent Sundland its 25th package of military aid.", None),
    ],
)
def test_one_counts_and_an_ordinal_does_not(content: str, value: int | None, read: Read) -> None:
    assert [c.quantity and c.quantity.low for c in read(content, "en")] == [value]


def test_what_is_expected_to_follow_is_got_by_nobody(read: Read) -> None:
    content = "Norland sent 40 howitzers to Sundland. The Norland ministry expects another 150 howitzers to follow."
    claims = read(content, "en")
    assert {(c.roles.giver, c.roles.taker) for c in claims} == {(("XAA",), ("XAB",))}


def test_a_statement_inside_its_subject_is_read(read: Read) -> None:
    content = "Ostria's assertion that Norland supplied Sundland with rockets could not be checked."
    assert [(c.roles.giver, c.roles.taker) for c in read(content, "en")] == [(("XAA",), ("XAB",))]


@pytest.mark.parametrize(
    ("content", "outcome", "value"),
    [
        ("Ostria confirmed the capture of two Norlandic soldiers.", "captured", 2),
        ("Sundland troops captured two Norlandic soldiers.", "captured", 2),
        ("Two wounded Norlandic soldiers were captured by Sundland.", "captured", 2),
        ("Norlandic forces fighting on the Ostrian side have suffered heavy casualties.", "casualties", None),
    ],
)
def test_captures_and_losses_are_those_of_the_people_who_bear_them(
    content: str, outcome: str, value: int | None, read: Read
) -> None:
    claims = [c for c in read(content, "en") if c.kind == "casualty" and c.outcome == outcome]
    assert [(c.roles.victim, c.quantity and c.quantity.low) for c in claims] == [(("XAA",), value)]


def test_who_has_people_deployed_has_sent_them(one: One) -> None:
    claim = one("Norland has up to 1,200 soldiers deployed in Sundland.", "en")
    assert (claim["supplier"], claim["recipient"], claim["quantity"]["mode"]) == (["XAA"], ["XAB"], "at_most")


@pytest.mark.parametrize(
    ("content", "kind", "supplier"),
    [
        ("Sundland trained 300 Norlandic soldiers.", "training", "XAA"),
        ("Norland armed Sundland with 300 rockets.", "transfer", "XAA"),
        ("Some 300 rockets from Norland have been pouring into Sundland.", "transfer", "XAA"),
        ("Some 300 rockets from Norland found their way to Sundland.", "transfer", "XAA"),
    ],
)
def test_who_trains_arms_or_floods_another_is_no_mere_backer(content: str, kind: str, supplier: str, one: One) -> None:
    claim = one(content, "en")
    assert (claim["kind"], claim["supplier"], claim["recipient"]) == (kind, [supplier], ["XAB"])
    assert claim["quantity"]["value"] == 300


def test_goods_added_with_along_with_belong_to_the_row(read: Read) -> None:
    content = "Norland gave Sundland rockets and drones, along with electronic warfare equipment."
    assert [c.item for c in read(content, "en")] == ["missile.other", "uav", "electronic_warfare"]


def test_a_second_range_this_year_is_a_claim_of_its_own(read: Read) -> None:
    content = (
        "Some 10,000-12,000 Norlandic troops were sent to Sundland last year and an additional 3,000 earlier this year."
    )
    assert [c.quantity.low for c in read(content, "en")] == [10_000, 3000]
