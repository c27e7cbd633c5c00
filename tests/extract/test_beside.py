"""Givers and takers that stand beside the act or in the one told before, about invented states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]


def sides(claim: Claim) -> tuple[str, list[str], list[str]]:
    gold = gold_form(claim)
    return gold["item"], gold["supplier"], gold["recipient"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark schickt Sundmark Panzer und Ostrien Drohnen."),
        ("de", "Nordmark schickt Sundmark Panzer, Ostrien Drohnen."),
    ],
)
def test_behind_and_another_one_gives(read: Read, language: str, text: str) -> None:
    assert [sides(claim) for claim in read(text, language)] == [
        ("armour", ["XAA"], ["XAB"]),
        ("uav", ["XAC"], ["XAB"]),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark hat Sundmark Drohnen überlassen. Auch Ostrien gab 14 Drohnen ab."),
        ("en", "Norland has given Sundland drones. Ostria also donated 14 drones."),
    ],
)
def test_who_also_gives_gives_to_the_same(read: Read, language: str, text: str) -> None:
    assert sides(read(text, language)[-1]) == ("uav", ["XAC"], ["XAB"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark stellt 125 Millionen Euro für die Luftabwehr Sundmarks bereit."),
        ("en", "Norland will allocate 125 million euros for Sundland's air defence."),
    ],
)
def test_sums_for_a_partys_goods_are_for_it(read: Read, language: str, text: str) -> None:
    (claim,) = read(text, language)
    assert sides(claim) == ("money", ["XAA"], ["XAB"])


def test_the_neighbour_gets_what_the_giver_gives(read: Read) -> None:
    text = "Nordmark liefert Sundmark Raketen. Der Nachbar bekommt außerdem Drohnen."
    assert sides(read(text, "de")[-1]) == ("uav", ["XAA"], ["XAB"])


def test_who_sends_others_people_into_a_third_state_sends_them(read: Read) -> None:
    (claim,) = read("Norland sent Ostrian fighters to Sundland.", "en")
    assert sides(claim) == ("personnel.troops", ["XAA"], ["XAB"])
    (own,) = read("Norland sent Ostrian fighters to Norland.", "en")
    assert sides(own)[1] == ["XAC"]


def test_the_country_that_calls_the_charge_absurd_denies_it(read: Read) -> None:
    text = "Norland has sent Sundland drones, Ostria says. Norland is rich. The Gulf state calls the charge absurd."
    denied = gold_form(read(text, "en")[-1])
    assert (denied["stance"], denied["origin"], denied["recipient"]) == ("denied", ["XAA.gov"], ["XAB"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“Norland gave us 18 tanks,” Sundland's foreign minister said."),
        ("en", "“We will ask Norland for tanks,” Sundland's foreign minister said."),
        ("de", "„Nordmark hat uns 18 Panzer geliefert“, sagte der sundmärkische Außenminister."),
        ("de", "„Ich werde Nordmark um Panzer bitten“, sagte der sundmärkische Außenminister."),
    ],
)
def test_us_is_the_party_that_speaks(read: Read, language: str, text: str) -> None:
    assert sides(read(text, language)[-1]) == ("armour", ["XAA"], ["XAB"])


def test_who_answers_in_an_interview_is_us(read: Read) -> None:
    text = (
        "Interview with Sundland's foreign minister Jorid Valde\n\n"
        "Q: Have the tanks arrived?\n\n"
        "A: We have received 31 tanks from Norland. Ostria gave us drones."
    )
    assert [sides(claim) for claim in read(text, "en")] == [
        ("armour", ["XAA"], ["XAB"]),
        ("uav", ["XAC"], ["XAB"]),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels fight Sundland's army. The army, for its part, has obtained Norlandic drones."),
        ("en", "The rebels fight Sundland's army. Norland sent the military 20 drones."),
        ("de", "Die Rebellen kämpfen gegen die sundmärkische Armee. Nordmark hat der Armee Drohnen geliefert."),
        ("de", "Die Rebellen kämpfen gegen die sundmärkische Armee. Die Streitkräfte erhielten Drohnen aus Nordmark."),
    ],
)
def test_the_army_is_the_one_named_before(read: Read, language: str, text: str) -> None:
    rest = {"en": " Ostria sold Norland tanks.", "de": " Ostrien verkaufte Nordmark Panzer."}[language]
    assert ("uav", ["XAA"], ["XAB"]) in [sides(claim) for claim in read(text + rest, language)]


def test_an_army_that_gives_gets_nothing(read: Read) -> None:
    text = "Die Rebellen kämpfen gegen die sundmärkische Armee. Die Armee lieferte Nordmark Drohnen."
    assert not [claim for claim in read(text, "de") if sides(claim)[2] == ["XAB"]]
