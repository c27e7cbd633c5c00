"""Passages of the grid: what a sentence leaves out is taken from its neighbourhood, and its rates only rise."""

from __future__ import annotations

import pytest
from grid.floors import load_floors
from grid.passages import find_languages, load_passages, measure, read_passages, sum_by


def test_every_passage_states_what_its_follower_must_give():
    for language in find_languages():
        for passage in load_passages(language):
            assert "{" not in passage.text
            assert passage.text[: passage.start].strip()


@pytest.mark.parametrize("language", find_languages())
def test_a_sample_of_the_passages_is_read_as_well_as_before(known, language):
    passages = load_passages(language)
    counts = list(read_passages(passages[:: max(1, len(passages) // SAMPLE)], known, language))
    floors, rows = load_floors(f"{language}-passages"), sum_by(counts, "group")
    claims = sum(row["all"] for row in rows.values())
    expected = sum(floors[group]["core"] * row["all"] for group, row in rows.items())
    wrong = sum(floors[group]["wrong"] * max(row["all"], row["texts"]) for group, row in rows.items())
    assert sum(count.right for count in counts) >= expected - 0.05 * claims
    assert sum(count.wrong for count in counts) <= wrong + 0.02 * len(counts)


SAMPLE = 600
"""Texts of each language that are read in everyday tests."""


@pytest.mark.long
@pytest.mark.parametrize("language", find_languages())
def test_each_group_of_followers_is_read_as_well_as_before(known, language):
    rates = measure(read_passages(load_passages(language), known, language))
    floors = load_floors(f"{language}-passages")
    worse = {
        group: (rates[group], floor)
        for group, floor in floors.items()
        if rates[group]["core"] < floor["core"] - 0.01 or rates[group]["wrong"] > floor["wrong"] + 0.01
    }
    assert not worse
