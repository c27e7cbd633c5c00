"""Scores: what is named beats what is taken over, and every feature that is weighed exists."""

from __future__ import annotations

from collections.abc import Callable

from fundstelle.extract.scoring import LEAST, MOST, WEIGHTS
from fundstelle.records.claim import Claim

Read = Callable[..., tuple[Claim, ...]]


def test_named_sides_score_higher_than_sides_taken_over(read: Read) -> None:
    named, carried = read("Norland delivered 300 rockets to Sundland.\n\nIt also delivered 40 tanks.", "en")
    assert any(pin.taken_over for pins in carried.pins.values() for pin in pins)
    assert named.score > carried.score


def test_a_score_is_a_probability_and_never_certain(read: Read) -> None:
    for claim in read("Norland delivered 300 rockets to Sundland. 300 Norlandic soldiers were killed.", "en"):
        assert LEAST <= claim.score <= MOST


def test_named_sides_count_for_a_claim_and_so_does_what_the_weights_say() -> None:
    assert WEIGHTS["all_named"] > 0 > WEIGHTS["weighed"]
    assert WEIGHTS["chance_9"] > WEIGHTS["chance_5"] > WEIGHTS["chance_2"]
