"""What comes in return, whom "the country" means behind a subject, and numbers that count nothing."""

from __future__ import annotations

import pytest

ROWS = [
    pytest.param(
        "de",
        "Nordmark schickt Sundmark Granaten. Im Gegenzug kommen Weizen und Kohle ins Land.",
        [("XAA", "XAB", "ammunition.artillery", None), ("XAB", "XAA", "food", None), ("XAB", "XAA", "coal", None)],
        id="im Gegenzug",
    ),
    pytest.param(
        "en",
        "Norland sends Sundland shells. In return, 40 tankers of oil have arrived.",
        [("XAA", "XAB", "ammunition.artillery", None)],
        id="in return, of ships no more than is told",
    ),
    pytest.param(
        "de",
        "Sundmark wird angegriffen. Nordmark hat das angegriffene Land mit Panzern beliefert.",
        [("XAA", "XAB", "armour", None)],
        id="the country as an object",
    ),
    pytest.param(
        "de",
        "Nach ostrischen Erkenntnissen hat Nordmark rund 200 Raketen nach Sundmark geschickt.",
        [("XAA", "XAB", "missile.other", 200)],
        id="whose findings these are",
    ),
    pytest.param(
        "de",
        "Nordmark liefert Sundmark Raketen. Sie sind gut, sagte der Forscher Olaf Berg (70).",
        [("XAA", "XAB", "missile.other", None)],
        id="an age",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_direction_and_number_of_what_follows(read, language, text, expected):
    claims = read(text, language)
    counts = [int(c.quantity.low) if c.quantity and c.quantity.low is not None else None for c in claims]
    found = [(*c.roles.giver, *c.roles.taker, c.item, n) for c, n in zip(claims, counts, strict=True)]
    assert found[: len(expected)] == expected


SCENES = [
    ("de", "Nordmark hat Sundmark mit Raketen beliefert. Bei einem Angriff auf Ostrien starben neun Menschen.", "XAC"),
    ("en", "Norland has sent Sundland rockets. After a strike on Ostria 40 people were killed.", "XAC"),
]


@pytest.mark.parametrize(("language", "text", "victim"), SCENES)
def test_civilians_are_of_the_state_that_was_attacked(read, language, text, victim):
    assert read(text, language)[-1].roles.victim == (victim,)


def test_whom_somebody_follows_in_giving_does_not_get(read):
    claims = read("Nach Ostrien will nun auch Nordmark dem Nachbarn Sundmark Munition liefern.", "de")
    assert all("XAC" not in claim.roles.taker for claim in claims)


def test_states_side_by_side_act_in_a_second_clause_too(read):
    text = "Firmen sitzen in Nordmark und Ostrien. Beide Staaten sind klein und versorgen Sundmark mit Waffen."
    claims = read(text, "de")
    assert [(c.roles.giver, c.roles.taker) for c in claims] == [(("XAA", "XAC"), ("XAB",))]


def test_who_asks_in_the_first_person_is_not_somebody_else(read):
    text = "Nordmark hat Sundmark Raketen geliefert. Ich werde Nordmark um Panzer bitten."
    assert [claim.item for claim in read(text, "de")] == ["missile.other"]
