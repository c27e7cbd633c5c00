"""Parties by the words for them: what a name is called, firms, and words that point to a state."""

from __future__ import annotations

import pytest

FROM_NORLAND = [
    "The Norlandic state sold tanks to Sundland.",
    "Norlandic arms firms sold tanks to Sundland.",
    "A company based in Norland sold tanks to Sundland.",
    "Sundland bought tanks from its ally Norland.",
    "Norland sold tanks to a company registered in Sundland.",
    "Norland is poor. Sundland bought tanks from the country.",
    "Sundland is at war. Norland sold tanks to it.",
    "Sundland is at war, and Norland sold tanks to it.",
    "Tanks were sold to its ally Sundland by Norland.",
    "Despite pressure from Ostria, Norland sold tanks to Sundland.",
    "At a meeting in Ostria, Norland sold tanks to Sundland.",
]


@pytest.mark.parametrize("text", FROM_NORLAND)
def test_norland_gives_and_sundland_takes(one, text):
    claim = one(text, "en")
    assert (claim["supplier"], claim["recipient"], claim["item"]) == (["XAA"], ["XAB"], "armour")


def test_what_followed_goes_the_way_of_what_was_told_before(read):
    claims = read("Norland sold Sundland 40 tanks in May. 60 howitzers followed in June.", "en")
    assert [(c.item, c.roles.giver, c.roles.taker) for c in claims] == [
        ("armour", ("XAA",), ("XAB",)),
        ("artillery.howitzer", ("XAA",), ("XAB",)),
    ]


SAID_OTHERWISE = [
    ("It was Norland that sold tanks to Sundland.", "affirmed"),
    ("Tensions grow, with Norland selling tanks to Sundland.", "affirmed"),
    ("Unlike Ostria, Norland sold tanks to Sundland.", "affirmed"),
    ("Norland has refused to sell tanks to Sundland.", "denied"),
    ("Sundland has signed a contract to buy tanks from Norland.", "intended"),
]


@pytest.mark.parametrize(("text", "stance"), SAID_OTHERWISE)
def test_the_sides_stand_in_other_orders_too(one, text, stance):
    claim = one(text, "en")
    assert (claim["supplier"], claim["recipient"], claim["stance"]) == (["XAA"], ["XAB"], stance)
