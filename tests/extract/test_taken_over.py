"""Persons and sides taken over inside a sentence and from the one before, about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]


def sides(claim: Claim) -> tuple[str, str, list[str], list[str]]:
    gold: dict[str, Any] = gold_form(claim)
    return gold["kind"], gold["item"], gold["supplier"], gold["recipient"]


def test_those_who_will_be_sent_are_the_soldiers_and_get_nobody(read: Read) -> None:
    text = "Norland has sent 500 troops to Sundland, with the expectation that they will be sent to fight in Ostria."
    first, second = read(text, "en")
    assert sides(first) == ("deployment", "personnel.troops", ["XAA"], ["XAB"])
    assert sides(second) == ("deployment", "personnel.troops", ["XAA"], ["XAB"])


def test_soldiers_sent_to_train_are_trained_for_who_sent_them(read: Read) -> None:
    sent, trained = read("Norland has sent 500 troops to train in Sundland.", "en")
    assert sides(sent) == ("deployment", "personnel.troops", ["XAA"], ["XAB"])
    assert sides(trained) == ("training", "personnel.troops", ["XAA"], ["XAB"])


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Norland has sent troops to Sundland. President Jorid Valde put their losses at 300 killed or wounded.")],
)
def test_their_losses_are_not_those_of_one_who_speaks(read: Read, language: str, text: str) -> None:
    _, losses = read(text, language)
    assert sides(losses) == ("casualty", "personnel.troops", ["XAA"], [])


def test_given_that_gives_nothing(read: Read) -> None:
    text = "Norland has sent troops to Sundland. Sundland needs them, given that its forces lost 300 soldiers."
    assert [sides(claim)[0] for claim in read(text, "en")] == ["deployment", "casualty"]
