"""The grid of sentences (evals/grid): what is crossed there must not matter, and its pass rates only rise."""

from __future__ import annotations

import pytest
from grid.cells import make_cells
from grid.floors import load_floors, measure_groups
from grid.reading import find_faults, read_cells
from grid.tables import find_names, load_table

CLAIM = {"kind": "transfer", "supplier": ["XAA"], "recipient": ["XAB"], "item": "uav", "quantity": None}


def test_every_cell_states_what_it_must_give():
    for name in find_names():
        for cell in make_cells(load_table(name)):
            assert "{" not in cell.text
            assert all(claim["item"] and claim["kind"] for claim in cell.claims), cell.text


def test_a_claim_too_few_and_one_too_many_are_faults():
    assert find_faults([CLAIM], [CLAIM]) == frozenset()
    assert find_faults([CLAIM], []) == {"none"}
    assert find_faults([], [CLAIM]) == {"extra"}
    assert find_faults([CLAIM], [{**CLAIM, "recipient": ["XAC"]}]) == {"sides"}


@pytest.mark.parametrize("name", find_names())
def test_a_sample_of_the_grid_is_read_as_well_as_before(known, name):
    """Every so-and-so-many-th cell; the rate of a sample may lie a little below that of the whole."""
    cells = make_cells(load_table(name))
    step = max(1, len(cells) // SAMPLE)
    outcomes = list(read_cells(cells[::step], known, name.split("-")[0]))
    floors, rates = load_floors(name), measure_groups(outcomes)
    weights = {group: sum(o.cell.group == group for o in outcomes) for group in rates}
    expected = sum(floors.get(group, {"core": 0.0})["core"] * n for group, n in weights.items()) / len(outcomes)
    assert sum(o.is_core for o in outcomes) / len(outcomes) >= expected - 0.05


SAMPLE = 500
"""Cells of each table that are read in everyday tests."""


@pytest.mark.long
@pytest.mark.parametrize("name", find_names())
def test_each_group_of_frames_is_read_as_well_as_before(known, name):
    rates = measure_groups(read_cells(make_cells(load_table(name)), known, name.split("-")[0]))
    floors = load_floors(name)
    below = {
        group: (rates[group], floor) for group, floor in floors.items() if rates[group]["core"] < floor["core"] - 0.01
    }
    assert not below
