"""Voices of the grid (evals/grid/voices): who says so, in every way of saying it, and its rates only rise."""

from __future__ import annotations

import pytest
from grid.floors import load_floors
from grid.voices import Said, find_fault, find_languages, load_cells, measure, read_cells, share_right

SAID = Said(("armour",), frozenset({"XAA.mil"}), frozenset({"Fjordpost"}), "affirmed")
CLAIM = {"item": "armour", "origin": ["XAA.mil"], "via": ["Fjordpost"], "stance": "affirmed", "supplier": ["XAB"]}


def test_every_cell_is_filled():
    for language in find_languages():
        for cell in load_cells(language):
            assert "{" not in cell.text and "|" not in cell.text
            assert cell.said


def test_what_is_wrong_with_a_claim_is_named():
    assert find_fault(SAID, [CLAIM]) == "right"
    assert find_fault(SAID, []) == "none"
    assert find_fault(SAID, [{**CLAIM, "origin": ["publisher"]}]) == "origin"
    assert find_fault(SAID, [{**CLAIM, "via": []}]) == "via"
    assert find_fault(SAID, [{**CLAIM, "stance": "denied"}]) == "stance"
    assert find_fault(Said(("armour",), frozenset(), frozenset(), "affirmed"), [CLAIM]) == "extra"


@pytest.mark.parametrize("language", find_languages())
def test_a_sample_of_the_voices_is_heard_as_well_as_before(known, language):
    cells = load_cells(language)
    groups = measure(read_cells(cells[:: max(1, len(cells) // SAMPLE)], known, language))
    floors = load_floors(f"{language}-voices")
    claims = sum(counts.total() for counts in groups.values())
    expected = sum(floors[group]["right"] * counts.total() for group, counts in groups.items())
    assert sum(counts["right"] for counts in groups.values()) >= expected - 0.05 * claims


SAMPLE = 700
"""Texts of each language that are read in everyday tests."""


@pytest.mark.long
@pytest.mark.parametrize("language", find_languages())
def test_each_group_of_voices_is_heard_as_well_as_before(known, language):
    groups = measure(read_cells(load_cells(language), known, language))
    floors = load_floors(f"{language}-voices")
    below = {
        group: (share_right(groups[group]), floor["right"])
        for group, floor in floors.items()
        if share_right(groups[group]) < floor["right"] - 0.01
    }
    assert not below
