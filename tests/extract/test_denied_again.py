"""Denials that only point back to what was told before, about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Find = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def find(read: Callable[..., tuple[Claim, ...]]) -> Find:
    """The claims of a text in gold's words."""
    return lambda text, language: [gold_form(claim) for claim in read(text, language)]


TOLD = {
    "de": "Nordmark hat nach Angaben Ostmarks Drohnen an Sundmark geliefert. ",
    "en": "Ostria says Norland has sent drones to Sundland. ",
}
DENIED = [
    ("de", "Nordmark bezeichnete die Berichte als haltlos.", "XAA.gov"),
    ("de", "Die Regierung in Nordmark dementiert.", "XAA.gov"),
    ("de", "Nordmark nannte die Vorwürfe unbegründet.", "XAA.gov"),
    ("de", "Nordmark tat die Angaben als Klatsch ab.", "XAA.gov"),
    ("de", "„Das sieht nach einer Falschmeldung aus“, erklärte die Regierung von Nordmark.", "XAA.gov"),
    ("en", "Norland called the charge absurd.", "XAA.gov"),
    ("en", "Norland has called such accusations groundless.", "XAA.gov"),
    ("en", "Norland says the allegations are baseless.", "XAA.gov"),
    ("en", "Norland has denied the transfers.", "XAA.gov"),
    ("en", "Norland rejected Ostria's accusation.", "XAA.gov"),
    ("en", "Norland initially denied doing so.", "XAA.gov"),
]


@pytest.mark.parametrize(("language", "denial", "origin"), DENIED)
def test_words_that_dismiss_what_was_told_deny_it(find: Find, language: str, denial: str, origin: str) -> None:
    told, denied = find(TOLD[language] + denial, language)
    assert (denied["supplier"], denied["recipient"], denied["item"]) == (["XAA"], ["XAB"], "uav")
    assert (denied["stance"], denied["origin"]) == ("denied", [origin])
    assert told["stance"] == "affirmed"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ostmark wies den Vorwurf zurück."),
        ("de", "Nordmark wollte die Berichte nicht kommentieren."),
        ("de", "Nordmark bestritt, die Sanktionen zu verletzen."),
        ("en", "Norland did not deny the report."),
        ("en", "Norland declined to comment."),
        ("en", "Norland brushed aside talk of a parade."),
    ],
)
def test_who_was_not_charged_or_says_nothing_denies_nothing(find: Find, language: str, text: str) -> None:
    claims = find(TOLD[language].replace("Ostmarks", "Westmarks") + text, language)
    assert [c["stance"] for c in claims] == ["affirmed"]


def test_all_that_one_act_gave_is_denied(find: Find) -> None:
    text = "Ostria says Norland has sent drones and tanks to Sundland. Norland called the charge absurd."
    assert [(c["item"], c["stance"]) for c in find(text, "en")] == [
        ("uav", "affirmed"),
        ("armour", "affirmed"),
        ("uav", "denied"),
        ("armour", "denied"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "According to Ostria, Norland sent drones to Sundland.",
        "According to Ostria, Norland has sent drones to Sundland.",
        "According to Ostria, Norland last year delivered drones to Sundland.",
    ],
)
def test_behind_the_comma_of_a_source_stands_the_giver(find: Find, text: str) -> None:
    (claim,) = find(text, "en")
    assert (claim["supplier"], claim["recipient"], claim["origin"]) == (["XAA"], ["XAB"], ["XAC.gov"])


@pytest.mark.parametrize(
    ("language", "denial"),
    [
        ("de", "Waffengeschäfte mit Sundmark habe es nie gegeben, erklärte die Regierung von Nordmark."),
        ("de", "Nordmark und Sundmark bestreiten, miteinander Waffenhandel zu treiben."),
        ("en", "Norland and Sundland deny any arms trade."),
        ("en", "“We have never had arms dealings with Sundland,” Norland's government said."),
    ],
)
def test_a_trade_in_arms_is_denied_the_way_it_was_told(find: Find, language: str, denial: str) -> None:
    _, denied = find(TOLD[language] + denial, language)
    assert (denied["supplier"], denied["recipient"], denied["item"]) == (["XAA"], ["XAB"], "arms.other")
    assert (denied["stance"], denied["origin"][0]) == ("denied", "XAA.gov")


@pytest.mark.parametrize("denial", ["Norland does not deny the arms deals.", "Norland denies arms deals with Ostria."])
def test_a_trade_with_others_or_not_denied_denies_nothing(find: Find, denial: str) -> None:
    claims = find("Ostria says Norland has sent drones to Sundland. " + denial, "en")
    assert [c["stance"] for c in claims if c["recipient"] == ["XAB"]] == ["affirmed"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Obwohl Nordmark das bestreitet, lieferte Ostrien auch Panzer an Sundmark."),
        ("en", "Although Norland denies it, Ostria also sent tanks to Sundland."),
    ],
)
def test_a_denial_beside_another_act_is_a_claim_too(find: Find, language: str, text: str) -> None:
    claims = find(TOLD[language] + text, language)
    denied = [c for c in claims if c["stance"] == "denied"]
    assert [(c["supplier"], c["recipient"], c["item"]) for c in denied] == [(["XAA"], ["XAB"], "uav")]
    assert len(claims) == 3
