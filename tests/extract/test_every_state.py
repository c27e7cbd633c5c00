"""The same sentence is read alike whichever state stands in it: by name, by adjective, by each branch of its bodies.

The sentences are patterns: no state's name stands in this file, and the other side is always an invented state.
"""

from __future__ import annotations

from typing import Any

import pytest

from fundstelle.extract import extract_claims
from fundstelle.knowledge import Knowledge, Party
from fundstelle.records.gold import gold_form
from tests.extract.conftest import make_reading

NO_ADJECTIVE = {"COG", "DMA", "KNA", "LCA", "SLB", "TTO", "VAT", "VCT"}
"""States whose adjective is another state's too (Congo, Dominica) or that reporting names by their name alone."""

GIVES = [
    pytest.param("de", "300 Raketen wurden von {name} an Sundmark geliefert.", "supplier", id="de by"),
    pytest.param("de", "300 Raketen aus {name} wurden an Sundmark geliefert.", "supplier", id="de from"),
    pytest.param("de", "Sundmark lieferte 300 Raketen nach {name}.", "recipient", id="de to"),
    pytest.param("en", "{name} delivered 300 rockets to Sundland.", "supplier", id="en active"),
    pytest.param("en", "300 rockets were delivered to {name} by Sundland.", "recipient", id="en passive"),
]
SAYS = [
    pytest.param(
        "de", "Das {adjective}e Verteidigungsministerium teilte mit, dass Sundmark Nordmark Raketen lieferte.", "mil"
    ),
    pytest.param("de", "Nach Angaben des {adjective}en Generalstabs lieferte Sundmark Nordmark Raketen.", "mil"),
    pytest.param("de", "Der {adjective}e Geheimdienst erklärte, Sundmark habe Nordmark Raketen geliefert.", "intel"),
    pytest.param("en", "The {adjective} defence ministry said that Sundland had sent Norland rockets.", "mil"),
    pytest.param("en", "According to {adjective} intelligence, Sundland sent Norland rockets.", "intel"),
    pytest.param("en", "The {adjective} foreign ministry said that Sundland had sent Norland rockets.", "gov"),
    pytest.param("en", "The {adjective} parliament said that Sundland had sent Norland rockets.", "parliament"),
]
DENIES = [
    ("de", "Das {adjective}e Verteidigungsministerium bestritt, dass Sundmark Nordmark Raketen lieferte."),
    ("en", "The {adjective} defence ministry denied that Sundland had sent Norland rockets."),
]


def find_states(known: Knowledge) -> list[Party]:
    """Every real state; the overlay's invented ones are the other side."""
    return [party for party in known.parties.values() if party.kind == "state" and not party.id.startswith("XA")]


def read_one(content: str, language: str, known: Knowledge) -> dict[str, Any]:
    (found,) = extract_claims([make_reading(content, language)], known)
    return gold_form(found.claims[0]) if len(found.claims) == 1 else {}


@pytest.mark.parametrize(("language", "pattern", "slot"), GIVES)
def test_every_state_gives_and_receives_alike(language: str, pattern: str, slot: str, known: Knowledge) -> None:
    states = find_states(known)
    assert len(states) > 190
    other = {
        state.id
        for state in states
        if read_one(pattern.format(name=state.names[language][0]), language, known).get(slot) != [state.id]
    }
    assert other == set()


@pytest.mark.parametrize(("language", "pattern", "branch"), SAYS)
def test_bodies_of_every_state_are_named_alike(language: str, pattern: str, branch: str, known: Knowledge) -> None:
    states = {party.id: party.adjectives[language][0] for party in find_states(known) if party.adjectives.get(language)}
    assert set(states) >= {party.id for party in find_states(known)} - NO_ADJECTIVE
    other = {
        state: claim
        for state, adjective in states.items()
        if (claim := read_one(pattern.format(adjective=adjective), language, known)).get("origin")
        != [f"{state}.{branch}"]
    }
    assert other == {}


@pytest.mark.parametrize(("language", "pattern"), DENIES)
def test_a_denial_by_every_state_is_a_denial(language: str, pattern: str, known: Knowledge) -> None:
    states = {party.id: party.adjectives[language][0] for party in find_states(known) if party.adjectives.get(language)}
    stances = {
        state: read_one(pattern.format(adjective=adjective), language, known).get("stance_fine")
        for state, adjective in states.items()
    }
    assert {state for state, stance in stances.items() if stance != "denies"} == set()
