"""Numbers that stand apart from what they count, units and their men, and which of two dates is the act's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("content", "language", "value", "mode", "basis"),
    [
        ("Norland delivered tanks, 300 in all, to Sundland.", "en", 300, "exact", "total"),
        ("Norland delivered tanks (about 300) to Sundland.", "en", 300, "about", "unspecified"),
        ("The tanks delivered to Sundland by Norland numbered up to 300.", "en", 300, "at_most", "unspecified"),
        ("Deliveries of tanks from Norland to Sundland amounted to 300.", "en", 300, "exact", "unspecified"),
        ("Norland delivered 300 of the promised 900 tanks to Sundland.", "en", 300, "exact", "unspecified"),
        ("Norland delivered 2,000-plus tanks to Sundland.", "en", 2000, "at_least", "unspecified"),
        ("Norland sent a 1,500-strong contingent to Sundland.", "en", 1500, "exact", "unspecified"),
        ("Norland sent two brigades with more than 3,000 soldiers to Sundland.", "en", 3000, "at_least", "unspecified"),
        ("Nordmark lieferte Panzer, insgesamt 300, an Sundmark.", "de", 300, "exact", "total"),
        ("Nordmark lieferte eine halbe Million Granaten an Sundmark.", "de", 500_000, "exact", "unspecified"),
        ("Nordmark lieferte ca. 40 Panzer an Sundmark.", "de", 40, "about", "unspecified"),
        ("Nordmark lieferte 10.000–12.000 Granaten an Sundmark.", "de", 10_000, "range", "unspecified"),
        ("Nordmark hat eine Ladung von 2000 Drohnen an Sundmark geliefert.", "de", 2000, "exact", "unspecified"),
        ("Nordmark hat ein 1.500 Mann starkes Kontingent nach Sundmark geschickt.", "de", 1500, "exact", "unspecified"),
    ],
)
def test_a_number_apart_from_its_noun_counts_it(
    one: One, content: str, language: str, value: int, mode: str, basis: str
) -> None:
    number = one(content, language)["quantity"]
    assert (number["value"], number["mode"], number["basis"]) == (value, mode, basis)


@pytest.mark.parametrize(
    ("content", "language"),
    [
        ("Deliveries of tanks from Norland to Sundland rose by 40 in March.", "en"),
        ("Norland delivered twice as many tanks to Sundland.", "en"),
        ("Nordmark verkaufte 2S19-Haubitzen an Sundmark.", "de"),
        ("Nordmark hat Soldaten der 155. Brigade nach Sundmark geschickt.", "de"),
    ],
)
def test_a_number_of_something_else_counts_nothing(one: One, content: str, language: str) -> None:
    assert one(content, language)["quantity"] is None


@pytest.mark.parametrize(
    ("content", "language", "start", "end"),
    [
        ("Norland delivered tanks built in 1987 to Sundland in 2029.", "en", "2029", "2029"),
        ("Last year Norland agreed to deliver tanks to Sundland by the end of 2033.", "en", None, "2033-12-31"),
        ("Norland delivered tanks to Sundland between October 8 and 13, 2029.", "en", "2029-10-08", "2029-10-13"),
        ("Norland delivered tanks to Sundland from 2028 to 2030.", "en", "2028", "2030"),
        ("Nordmark hat Ende 2030 Panzer an Sundmark geliefert.", "de", "2030-09", "2030-12"),
        ("Laut einem Bericht vom April hat Nordmark 2029 Panzer an Sundmark geliefert.", "de", "2029", "2029"),
    ],
)
def test_of_two_dates_the_one_of_the_act_is_taken(
    one: One, content: str, language: str, start: str | None, end: str | None
) -> None:
    assert one(content, language)["time"] == {"start": start, "end": end}


def test_each_of_two_things_has_the_date_beside_it(read: Callable[..., Any]) -> None:
    claims = read("Norland delivered tanks to Sundland in March 2030 and drones in June 2024.", "en")
    assert {c.item: c.happened.start.iso() for c in claims} == {"armour": "2030-03", "uav": "2024-06"}


def test_a_sum_behind_a_number_is_a_claim_of_its_own(read: Callable[..., Any]) -> None:
    claims = read("Norland delivered 40 tanks to Sundland, bringing the total to 120.", "en")
    assert [(c.quantity.low, c.quantity.basis.value) for c in claims] == [(40, "unspecified"), (120, "total")]


@pytest.mark.parametrize("name", ["2S9 Nona", "2S4 Tyulpan"])
def test_two_names_of_one_type_are_one_thing(one: One, name: str) -> None:
    claim = one(f"Norland delivered 12 {name} mortars to Sundland.", "en")
    assert (claim["designation"], claim["quantity"]["value"]) == (name.split()[0], 12)


@pytest.mark.parametrize(
    ("content", "outcome"),
    [
        ("300 Norlandic soldiers went missing.", "missing"),
        ("300 Norlandic soldiers were shot dead.", "killed"),
        ("The death toll among Norlandic soldiers has risen to 300.", "killed"),
    ],
)
def test_a_state_that_an_act_leads_to_is_no_second_loss(one: One, content: str, outcome: str) -> None:
    claim = one(content, "en")
    assert (claim["supplier"], claim["outcome"], claim["quantity"]["value"]) == (["XAA"], outcome, 300)
