"""Words that stand for goods told before, and sides that are not taken over, about invented states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim
from tests.extract.conftest import slots_of

Read = Callable[..., tuple[Claim, ...]]
SIDES = ("supplier", "recipient", "item")
ENGLISH = "Norland has sent Sundland tanks. "
GERMAN = "Nordmark hat Sundmark Panzer geliefert. "


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH + "A first batch arrived in May."),
        ("en", ENGLISH + "Sundland has received the rest."),
        ("en", ENGLISH + "They are due to arrive in June."),
        ("en", ENGLISH + "More are expected."),
        ("en", ENGLISH + "Sundland has asked for another 100."),
        ("en", ENGLISH + "The first of the vehicles arrived in May."),
        ("de", GERMAN + "Eine erste Lieferung traf im Mai ein."),
        ("de", GERMAN + "Nordmark hat sie bereits übergeben."),
        ("de", GERMAN + "Nordmark hat weitere 300 bereits übergeben."),
    ],
)
def test_what_stands_for_goods_told_before_has_their_class_and_sides(read: Read, language: str, text: str) -> None:
    _, second = slots_of(read(text, language), *SIDES)
    assert second == ("XAA", "XAB", "armour")


def test_a_thing_of_the_same_sentence_is_nearer_than_one_told_before(read: Read) -> None:
    text = ENGLISH + "The drones are ready, but Norland has not delivered them."
    assert slots_of(read(text, "en"), *SIDES)[-1] == ("XAA", "XAB", "uav")


def test_a_load_with_contents_of_its_own_is_not_what_was_told_before(read: Read) -> None:
    assert len(read(ENGLISH + "A first batch of spare wheels arrived in May.", "en")) == 1
    assert len(read(ENGLISH + "It is unclear whether the shipment has arrived.", "en")) == 1


def test_whose_plan_it_is_stands_above_the_infinitive(read: Read) -> None:
    _, plan = slots_of(read(ENGLISH + "It plans to deliver howitzers.", "en"), *SIDES, "stance")
    assert plan == ("XAA", "XAB", "artillery.howitzer", "intended")


def test_both_of_a_deal_deny_it(read: Read) -> None:
    _, denial = slots_of(read(ENGLISH + "Both have denied the accusations.", "en"), *SIDES, "stance")
    assert denial == ("XAA", "XAB", "armour", "denied")


def test_a_far_deal_gives_no_sides_to_goods_that_only_arrive(read: Read) -> None:
    between = "The weather was bad. Talks went on. "
    assert len(read(ENGLISH + between + "Trucks arrived at the border.", "en")) == 1
