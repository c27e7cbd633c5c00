"""English constructions in which an act is told without the plain order of subject, verb and object."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.gold import gold_form

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    "content",
    [
        "Norland has handed over 300 rockets of an old type to Sundland.",
        "Norland, the report says, sent 300 rockets to Sundland.",
        "Norland, the ministry told the committee, is believed to have given Sundland 300 rockets.",
        "The 300 rockets supplied by Norland to Sundland were used by Ostria.",
        "The 300 rockets sent to Sundland by Norland have arrived in bad shape.",
        "Sundland took delivery of 300 rockets from Norland.",
        "Norland is suspected of having sold 300 rockets to Sundland.",
        "Ostria accuses Norland of having sold 300 rockets to Sundland.",
        "Ostria accuses Norland of sending 300 rockets to Sundland.",
    ],
)
def test_direction_is_read_from_participles_asides_and_gerunds(content: str, one: One) -> None:
    claim = one(content, "en")
    found = (claim["supplier"], claim["recipient"], claim["item"], claim["quantity"]["value"])
    assert found == (["XAA"], ["XAB"], "missile.other", 300)


@pytest.mark.parametrize(
    "content",
    [
        "The talks came on top of what Norland already supplies for the war.",
        "Ostria spoke of three ground stations in return for economic help.",
        "Norland gave nothing in return.",
    ],
)
def test_a_word_that_is_a_noun_here_is_no_act(content: str, read: Callable[..., Any]) -> None:
    assert read(content, "en") == ()


@pytest.mark.parametrize(
    ("content", "outcome", "value"),
    [
        ("The minister counts over 3,000 Norlandic dead and wounded.", "killed_or_wounded", 3000),
        (
            "Of the 11,000 Norlandic soldiers, 4,000 have been killed or wounded, the Sundland Defence Staff said.",
            "killed_or_wounded",
            4000,
        ),
    ],
)
def test_the_dead_and_the_wounded_are_counted_together(
    content: str, outcome: str, value: int, read: Callable[..., Any]
) -> None:
    (claim,) = [c for c in read(content, "en") if c.kind == "casualty"]
    assert (claim.outcome, claim.quantity.low, claim.roles.victim) == (outcome, value, ("XAA",))


def test_a_list_under_what_a_package_includes_is_its_deal(read: Callable[..., Any]) -> None:
    content = (
        "The government of Norland announced a $400 million arms package for Sundland.\n\n"
        "The package includes 18 tanks and 300 rockets.\n\nIn return, the Norland government says, nothing was paid."
    )
    found = [
        (c.item, c.roles.giver, c.roles.taker, c.quantity and c.quantity.low, c.phase) for c in read(content, "en")
    ]
    assert found == [
        ("arms.other", ("XAA",), ("XAB",), None, "agreed"),
        ("armour", ("XAA",), ("XAB",), 18, "agreed"),
        ("missile.other", ("XAA",), ("XAB",), 300, "agreed"),
    ]


def test_who_said_it_would_give_gives(read: Callable[..., Any]) -> None:
    content = "Norland sent 40 tanks to Sundland. Ostria said on Thursday it would donate 12 howitzers to Sundland."
    assert [c.roles.giver for c in read(content, "en")] == [("XAA",), ("XAC",)]


def test_dozens_of_them_counts_what_the_sentence_named_last(read: Callable[..., Any]) -> None:
    content = "Norland has handed Sundland more than 240 tanks, while Ostria has supplied dozens of them."
    found = [(c.item, c.roles.giver, c.quantity.low) for c in read(content, "en")]
    assert found == [("armour", ("XAA",), 240), ("armour", ("XAC",), 24)]


@pytest.mark.parametrize(
    ("content", "supplier", "recipient", "item", "value"),
    [
        ("200 Norlandic citizens have joined the Sundland army.", ["XAA"], ["XAB"], "personnel.troops", 200),
        ("More than 18,000 foreigners are fighting for Sundland.", [], ["XAB"], "personnel.troops", 18000),
        ("Some 700 Norlandic police officers serve in Ostria.", ["XAA"], ["XAC"], "personnel.other", 700),
    ],
)
def test_people_who_join_an_army_are_soldiers(
    content: str, supplier: list[str], recipient: list[str], item: str, value: int, one: One
) -> None:
    claim = one(content, "en")
    found = (claim["supplier"], claim["recipient"], claim["item"], claim["quantity"]["value"])
    assert found == (supplier, recipient, item, value)


@pytest.mark.parametrize(
    ("content", "item", "value"),
    [
        ("Norland sold more than $500 million worth of semiconductors to Sundland.", "electronics", None),
        ("Norland sold Sundland 40 tanks for $1.5 million.", "armour", 40),
        ("Norland shipped 300 tons of diesel, a fuel of the army, to Sundland.", "fuel.refined", 300),
    ],
)
def test_what_goods_cost_and_are_is_no_further_goods(content: str, item: str, value: int | None, one: One) -> None:
    claim = one(content, "en")
    assert (claim["item"], claim["quantity"] and claim["quantity"]["value"]) == (item, value)


def test_where_people_are_recruited_is_where_they_are_from(one: One) -> None:
    claim = one("Sundland has recruited 300 soldiers in Norland.", "en")
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])


def test_a_second_number_is_a_claim_of_its_own(read: Callable[..., Any]) -> None:
    content = "Norland sent 10,000 troops to Sundland in 2030 and a further 3,000 in March 2031."
    assert [(c.quantity.low, c.quantity.basis) for c in read(content, "en")] == [
        (10_000, "unspecified"),
        (3000, "increment"),
    ]


def test_one_number_over_two_kinds_of_people_is_both_theirs(read: Callable[..., Any]) -> None:
    content = "Norland sent 6,000 engineers and construction workers to Sundland."
    assert [(c.item, c.quantity.low, c.quantity.joint) for c in read(content, "en")] == [
        ("personnel.engineers", 6000, True),
        ("personnel.workers", 6000, True),
    ]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (
            "Sundland received 20 tanks from Norland and 12 drones from Ostria.",
            [("armour", ("XAA",), 20), ("uav", ("XAC",), 12)],
        ),
        (
            "Sundland took delivery on Thursday of 20 tanks from Norland as well as 12 drones from Ostria.",
            [("armour", ("XAA",), 20), ("uav", ("XAC",), 12)],
        ),
        (
            "Sundland received 20 tanks at a ceremony attended by Ostrian diplomats. They came from Norland.",
            [],
        ),
        ("Sundland has signed a deal with Norland to buy 26 tanks.", [("armour", ("XAA",), 26)]),
    ],
)
def test_each_thing_comes_from_whom_it_stands_beside(content: str, found: list[Any], read: Callable[..., Any]) -> None:
    claims = [(c.item, c.roles.giver, c.quantity and c.quantity.low) for c in read(content, "en")]
    assert claims == found
    assert all(c.roles.taker == ("XAB",) for c in read(content, "en"))


def test_somebody_unknown_does_not_give_in_the_name_of_the_giver_before(read: Callable[..., Any]) -> None:
    content = "Norland sent 40 tanks to Sundland. A private initiative has delivered 300 rockets to Sundland."
    assert [c.item for c in read(content, "en")] == ["armour"]


@pytest.mark.parametrize(
    ("content", "giver", "taker", "number"),
    [
        ("Sundland had received shipments of 300 rockets.", ["XAA"], ["XAB"], None),
        ("Norland bought 300 rockets for Sundland.", ["XAA"], ["XAB"], 300),
        ("Norland has handed over 300 rockets to Sundland.", ["XAA"], ["XAB"], 300),
    ],
)
def test_who_receives_buys_for_another_or_hands_over(
    content: str, giver: list[str], taker: list[str], number: int | None, read: Callable[..., tuple[Any, ...]]
) -> None:
    claim = gold_form(read("Norland supplies Sundland with rockets. " + content, "en")[-1])
    assert (claim["supplier"], claim["recipient"]) == (giver, taker)
    assert number is None or (claim["quantity"]["value"], claim["quantity"]["mode"]) == (number, "exact")


def test_a_figure_of_the_dead_is_a_loss(read: Callable[..., tuple[Any, ...]]) -> None:
    text = "Norland sent 11,000 troops to Sundland. The government in Velograd put the number of dead at around 300."
    claim = gold_form(read(text, "en")[-1])
    assert (claim["kind"], claim["outcome"], claim["quantity"]["value"]) == ("casualty", "killed", 300)
