"""Verbs that tell no act part clauses all the same, whether the pack lists them or not."""

from __future__ import annotations

import pytest

SENT = "Norland sent tanks to Sundland"
BESIDE = [
    "Ostria hesitated, and {}.",
    "Ostria dithered, and {}.",
    "After Ostria refused, {}.",
    "While Ostria wavers, {}.",
    "{}, and Ostria shrugged.",
    "{} because Ostria took the town.",
    "Since Ostria began the war, {}.",
    "Shells found in the town worried Ostria, and {}.",
]


@pytest.mark.parametrize("frame", BESIDE)
def test_what_a_third_state_does_in_its_own_clause_is_no_side(one, frame):
    claim = one(frame.format(SENT), "en")
    assert (claim["supplier"], claim["recipient"], claim["item"]) == (["XAA"], ["XAB"], "armour")


def test_a_participle_behind_its_noun_carries_no_clause(one):
    claim = one("Norland sent tanks repaired in Ostria to Sundland.", "en")
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])


def test_a_noun_that_is_a_verb_too_stays_a_noun(one):
    claim = one("Norland sent Sundland tanks for border patrols and visits.", "en")
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])


def test_a_clause_that_only_says_since_when_dates_the_act(one):
    claim = one("Norland has sent Sundland tanks since the fighting broke out in May 2030.", "en")
    assert claim["time"] == {"start": "2030-05", "end": None}
