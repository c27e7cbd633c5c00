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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark hat Pioniere nach Sundmark entsandt. Die Männer trafen im Mai ein."),
        ("en", "Norland has sent sappers to Sundland. The men arrived in May."),
        ("en", "Norland has sent sappers to Sundland. A further group, some 500 men, arrived in May."),
    ],
)
def test_the_men_are_of_the_class_told_before(read: Read, language: str, text: str) -> None:
    _, men = read(text, language)
    assert sides(men) == ("deployment", "personnel.engineers", ["XAA"], ["XAB"])


def test_machines_are_what_was_told_before(read: Read) -> None:
    _, more = read("Nordmark liefert Sundmark Drohnen. Die ersten sechs Maschinen trafen im Mai ein.", "de")
    assert sides(more) == ("transfer", "uav", ["XAA"], ["XAB"])
    _, other = read("Nordmark liefert Sundmark Raketen. Die Maschinen trafen im Mai ein.", "de")
    assert sides(other)[1] == "machinery"


def test_the_country_is_the_one_state_that_its_sentence_names(read: Read) -> None:
    told = "Sundmark führt Krieg. Jorid Valde, Präsidentin von Sundmark, reiste ab. "
    text = told + "Hilfe aus Nordmark hat sie erbeten: 500 Soldaten soll das Land nach Sundmark schicken."
    claims = [sides(claim) for claim in read(text, "de")]
    assert ("deployment", "personnel.troops", ["XAA"], ["XAB"]) in claims
    assert all(claim[2] != ["XAB"] for claim in claims)


def test_a_pronoun_in_an_aside_leaves_the_giver_its_part(read: Read) -> None:
    text = (
        "Sundmark hat Nordmark im Mai Öl geliefert. "
        "Umgekehrt stellte Nordmark laut Studie Drohnen bereit, mehr als ein Drittel dessen, was es in einem Jahr baut."
    )
    assert [sides(claim)[2:] for claim in read(text, "de")] == [(["XAB"], ["XAA"]), (["XAA"], ["XAB"])]


def test_the_owner_of_an_unknown_noun_takes_nothing(read: Read) -> None:
    text = (
        "Sundmark verkauft Nordmark Öl. "
        "Eine Million Barrel hat das Land aus Sundmark eingeführt und die Obergrenze der Nordunion überschritten."
    )
    assert all(sides(claim)[3] == ["XAA"] for claim in read(text, "de"))


def test_who_speaks_is_no_rival_for_the_side_left_out(read: Read) -> None:
    text = (
        "Norland supplies Sundland with drones. "
        "A spokesman for Ostrian military intelligence said Norland had provided around 300 rockets."
    )
    _, rockets = read(text, "en")
    assert sides(rockets)[2:] == (["XAA"], ["XAB"])


def test_civilians_hurt_by_attacks_are_of_those_attacked(read: Read) -> None:
    text = (
        "Nordmark verkauft Sundmark Öl. Drei Menschen starben bei einem Angriff auf Ostrien. Der Regen fiel. "
        "Es war kalt. Der Wind kam. Seit Mai sind 300 Zivilisten durch nordmärkische Angriffe getötet worden."
    )
    last = read(text, "de")[-1]
    assert sides(last) == ("casualty", "personnel.other", ["XAC"], [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark hat 500 Soldaten in Sundmark. Weitere 300 Panzer hat Ostrien dorthin geliefert."),
        ("en", "Norland fights in Sundland. Ostria has supplied 300 tanks there."),
    ],
)
def test_there_is_the_state_named_last_as_a_place(read: Read, language: str, text: str) -> None:
    assert sides(read(text, language)[-1]) == ("transfer", "armour", ["XAC"], ["XAB"])


def test_whom_the_speaker_told_of_goes_on_behind_a_semicolon(read: Read) -> None:
    text = (
        "Nordmark stocke seine Einheiten in Sundmark auf, teilte die ostrische Regierung mit; "
        "zugleich liefere es Haubitzen dorthin."
    )
    assert sides(read(text, "de")[-1]) == ("transfer", "artillery.howitzer", ["XAA"], ["XAB"])


def test_men_sent_to_prop_up_somebody_are_not_that_somebody(read: Read) -> None:
    text = "Norland fights in Sundland. Ostria speaks of the 500 men Norland has sent there to prop up the Sundlanders."
    assert [sides(claim)[2] for claim in read(text, "en") if sides(claim)[2]] in ([["XAA"]], [])
