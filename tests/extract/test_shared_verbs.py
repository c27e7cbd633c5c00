"""What verbs of English sentences share with one another: auxiliaries, subjects, objects and agents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]


def _joined(parties: Any) -> str:
    return " ".join(parties)


def _value(quantity: Any) -> Any:
    return quantity["value"] if quantity else None


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Norland and Ostria have agreed to deliver five tanks to Sundland.", ("XAA XAC", "XAB", "armour", 5)),
        ("In addition to sending drones, Norland has bought oil for Sundland.", ("XAA", "XAB", "uav", None)),
        ("By selling Sundland rockets, Norland has broken the embargo.", ("XAA", "XAB", "missile.other", None)),
        ("Norland and Ostria are among the states that send tanks to Sundland.", ("XAA XAC", "XAB", "armour", None)),
        ("The tanks were taken out of Norlandic depots and sent to Sundland.", ("XAA", "XAB", "armour", None)),
        ("Norland repairs the tanks and hands them on to Sundland.", ("XAA", "XAB", "armour", None)),
        ("He listed the rockets that Norland wants to sell to Sundland.", ("XAA", "XAB", "missile.other", None)),
        ("Norland admitted having sold drones to Sundland.", ("XAA", "XAB", "uav", None)),
        ("Norland gave Sundland aid in the form of wheat.", ("XAA", "XAB", "food", None)),
        ("Norland has earned billions from arms sales to Sundland.", ("XAA", "XAB", "arms.other", None)),
        ("Norland said it would buy Sundland 18 howitzers.", ("XAA", "XAB", "artillery.howitzer", 18)),
        ("Sundland's air force flies drones supplied by Norland and Ostria.", ("XAA XAC", "XAB", "uav", None)),
        ("Norland let Sundland have 20 tanks.", ("XAA", "XAB", "armour", 20)),
        ("Sundland wants Norland to send 20 tanks.", ("XAA", "XAB", "armour", 20)),
        ("Norland handed over 180,000 rounds to Sundland.", ("XAA", "XAB", "ammunition.artillery", 180000)),
        ("A tanker transferred 900 tonnes of gasoline to a Sundlandic ship.", ("", "XAB", "fuel.refined", 900)),
        ("A plane with 40 tonnes of wheat from Norland landed in Sundland.", ("XAA", "XAB", "food", 40)),
        ("At least 27 Norlandic workers were taken to Sundland.", ("XAA", "XAB", "personnel.workers", 27)),
        ("The drones were assembled in Norland and carried to Sundland.", ("XAA", "XAB", "uav", None)),
        ("Two Norlandic ships unloaded tanks for Sundland.", ("XAA", "XAB", "armour", None)),
        ("Norland gave the Sundlanders 300 rockets.", ("XAA", "XAB", "missile.other", 300)),
        ("Norland has exported tank components to Sundland.", ("XAA", "XAB", "armour", None)),
        ("Norland sold Sundland technology for producing drones.", ("XAA", "XAB", "technology.uav", None)),
        ('"A dozen rockets" had been sent to Sundland by Norland.', ("XAA", "XAB", "missile.other", 12)),
        ('Sundland "received 20 tanks" from Norland.', ("XAA", "XAB", "armour", 20)),
    ],
)  # fmt: skip
def test_what_one_verb_names_the_other_one_has_too(content: str, wanted: tuple[Any, ...], read: Read) -> None:
    found = [
        (_joined(c["supplier"]), _joined(c["recipient"]), c["item"], _value(c["quantity"]))
        for c in map(gold_form, read(content, "en"))
    ]
    assert wanted in found


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Norland sent Sundland tanks. It is known that Norland has troops in Sundland.", ("XAA", "XAB")),
        ("Norland sent Sundland tanks. Norland has some 300 instructors in Sundland.", ("XAA", "XAB")),
        ("Norland was considering sending 300 workers to various parts of Sundland.", ("XAA", "XAB")),
        ("Norland sent troops to Sundland. Some 900 Norlandic soldiers are now in the country.", ("XAA", "XAB")),
        ("Norlandic fighters, who obey nobody, are deployed in Sundland and Ostria.", ("XAA", "XAB XAC")),
        ("They were sent from Norland to Sundland to clear mines laid by Ostria, 300 soldiers in all.", ("XAA", "XAB")),
    ],
)
def test_whose_soldiers_are_where_is_read_without_a_plain_verb(
    content: str, wanted: tuple[str, str], read: Read
) -> None:
    found = [(_joined(c["supplier"]), _joined(c["recipient"])) for c in map(gold_form, read(content, "en"))]
    assert found and set(found) == {wanted}


@pytest.mark.parametrize(
    "content",
    [
        "Norland told Sundland that it should not be sending any troops to Ostria.",
        "The law by which Norland controls exports of drones to Sundland is old.",
        "Norland wants Sundland to send home 300 of its citizens.",
        "Norlandic and Sundlandic men described themselves as experienced soldiers.",
        "Norlanders fight for their freedom in Sundland.",
    ],
)
def test_what_ought_not_to_be_and_what_only_looks_like_an_act_is_no_claim(content: str, read: Read) -> None:
    assert [gold_form(c) for c in read(content, "en")] == []


def test_nine_soldiers_who_lost_their_lives_are_dead(read: Read) -> None:
    (claim,) = map(gold_form, read("Nine soldiers of Norland lost their lives in Sundland.", "en"))
    assert (claim["kind"], claim["supplier"], claim["outcome"]) == ("casualty", ["XAA"], "killed")
