"""What a sentence leaves out and the one before tells: whom somebody stands by, about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Find = Callable[..., list[dict[str, Any]]]
REST = {"de": " Ostrien hat Westmark im Mai Fregatten verkauft.", "en": " Ostria sold Westland frigates in May."}


@pytest.fixture
def find(read: Callable[..., tuple[Claim, ...]]) -> Find:
    """The claims of a text in gold's words, without those of the sentence that only makes the text worth reading."""
    return lambda text, language: [
        gold for claim in read(text + REST[language], language) if (gold := gold_form(claim))["item"] != "ship"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark unterstützt Sundmark im Krieg. Das Land hat 500 Soldaten entsandt."),
        ("de", "Nordmark ist der wichtigste Verbündete Sundmarks. Das Regime hat 500 Soldaten entsandt."),
        ("de", "Nordmark unterstützt Sundmark. Das Land hat nach Angaben Ostriens 500 Soldaten entsandt."),
        ("en", "Norland backs Sundland in the war. The country has sent 500 soldiers."),
        ("en", "Norland has become Sundland's main supporter. The hermit kingdom has sent 500 soldiers."),
    ],
)
def test_who_stands_by_whom_is_the_side_left_out(find: Find, language: str, text: str) -> None:
    (claim,) = find(text, language)
    assert (claim["supplier"], claim["recipient"], claim["quantity"]["value"]) == (["XAA"], ["XAB"], 500)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland intervened on the side of Sundland. Norland supplied it with drones."),
        ("en", "Norland backs Sundland. Norland sold its ally drones."),
        ("de", "Nordmark unterstützt Sundmark. Nordmark liefert dem Verbündeten Drohnen."),
    ],
)
def test_the_ally_gets_what_is_given(find: Find, language: str, text: str) -> None:
    (claim,) = find(text, language)
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark und Sundmark führen Krieg. Nordmark hat 500 Drohnen ausgeführt."),
        ("en", "Norland and Sundland are at war. Norland has exported 500 drones."),
        ("en", "Norland backs Sundland. Norland delivered 500 drones to strengthen an unknown group in Ostria."),
    ],
)
def test_enemies_and_third_parties_are_no_tie(find: Find, language: str, text: str) -> None:
    assert not [c for c in find(text, language) if c["recipient"] == ["XAB"]]


def test_an_account_owns_no_soldiers(find: Find) -> None:
    (claim,) = find("Nordmark hat nach Angaben Ostriens 500 Soldaten nach Sundmark entsandt.", "de")
    assert (claim["supplier"], claim["origin"]) == (["XAA"], ["XAC.gov"])
