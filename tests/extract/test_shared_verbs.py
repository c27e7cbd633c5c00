"""What verbs of English sentences share with one another: auxiliaries, subjects, objects and agents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]


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
        ("Norland gave the Sundlanders 300 rockets.", ("XAA", "XAB", "missile.other", 300)),
        ("Norland has exported tank components to Sundland.", ("XAA", "XAB", "armour", None)),
        ("Norland sold Sundland technology for producing drones.", ("XAA", "XAB", "technology.uav", None)),
        ('"A dozen rockets" had been sent to Sundland by Norland.', ("XAA", "XAB", "missile.other", 12)),
        ('Sundland "received 20 tanks" from Norland.', ("XAA", "XAB", "armour", 20)),
    ],
)  # fmt: skip
def test_what_one_verb_names_the_other_one_has_too(content: str, wanted: tuple[Any, ...], read: Read) -> None:
    found = [
        (" ".join(c["supplier"]), " ".join(c["recipient"]), c["item"], (c["quantity"] or {}).get("value"))
        for c in map(gold_form, read(content, "en"))
    ]
    assert wanted in found
