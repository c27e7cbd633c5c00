"""Copies that were spun, shortened or turned round, with invented states."""

from __future__ import annotations

from typing import Any

from fundstelle.records.extraction import Extraction
from tests.reconcile.scenes import (
    at_least,
    claim,
    clash_types,
    document,
    ends,
    exact,
    only_matter,
    open_clashes,
    run,
    series_of,
)


def _wire(
    number: str, quantity: dict[str, Any], publisher: str, day: str, way: str = "Aalund to Bergmark", **slots: Any
) -> Extraction:
    """An agency text of some length, with one figure."""
    words = (
        f"The general staff of XAC said that {number} shells went from {way} by rail "
        "over the coast in the winter of that year."
    )
    intro = (
        "Invented agency text. The line along the coast was opened for freight again in the autumn after repairs that "
        "had taken two summers, and since then long trains have been seen at night between the harbour and the border, "
        "the staff told reporters."
    )
    return document(publisher, day, claim(words, quantity=quantity, origin=["XAC.mil"], **slots), intro=intro)


def test_a_spun_copy_is_found_and_its_figure_is_nobodys() -> None:
    result = run(
        _wire("at least 4,000", at_least(4000), "Tidewater Wire", "2025-02-01"),
        _wire("9,000", exact(9000), "Kabelbrief", "2025-02-02"),
    )
    (copies,) = result.copies
    assert [change.type for change in copies.alterations] == ["altered in copying"]
    assert ends(series_of(only_matter(result), "total")) == (4000, None)


def test_a_copy_that_drops_the_bound_is_told() -> None:
    result = run(
        _wire("at least 4,000", at_least(4000), "Tidewater Wire", "2025-02-01"),
        _wire("4,000", exact(4000), "Kabelbrief", "2025-02-02"),
    )
    (copies,) = result.copies
    assert [change.type for change in copies.alterations] == ["bound lost in copying"]
    assert ends(series_of(only_matter(result), "total")) == (4000, None)


def test_a_copy_that_reverses_the_sides_contradicts_its_original() -> None:
    reversed_sides: dict[str, Any] = {"supplier": ["XAB"], "recipient": ["XAA"]}
    result = run(
        _wire("4,000", exact(4000), "Tidewater Wire", "2025-02-01"),
        _wire("4,000", exact(4000), "Kabelbrief", "2025-02-02", "Bergmark to Aalund", **reversed_sides),
    )
    (clash,) = open_clashes(result)
    assert clash.type.value == "direction"
    assert "Bergmark an Aalund" in clash.reason_de


def test_a_later_version_by_the_same_publisher_is_an_update() -> None:
    result = run(
        _wire("4,000", exact(4000), "Tidewater Wire", "2025-02-01"),
        _wire("9,000", exact(9000), "Tidewater Wire", "2025-02-02"),
    )
    assert ends(series_of(only_matter(result), "total")) == (8500, 9500)


def test_one_units_figure_told_in_both_directions_is_a_contradiction() -> None:
    one = document(
        "Harbour Ledger",
        "2025-02-01",
        claim("XAC: 250 drones went there.", item="uav", quantity=exact(250), origin=["XAC.gov"]),
    )
    other = document(
        "Kabelbrief",
        "2025-02-03",
        claim(
            "XAC: 250 drones came back.",
            item="uav",
            quantity=exact(250),
            origin=["XAC.mil"],
            supplier=["XAB"],
            recipient=["XAA"],
        ),
    )
    by_another = document(
        "Pier Seven",
        "2025-02-03",
        claim(
            "XAD: 250 drones came.",
            item="uav",
            quantity=exact(250),
            origin=["XAD.mil"],
            supplier=["XAB"],
            recipient=["XAA"],
        ),
    )
    assert clash_types(run(one, other)) == ["direction"]
    assert clash_types(run(one, by_another)) == []


def _report(publisher: str, day: str, number: str, quantity: dict[str, Any], intro: str) -> Extraction:
    words = (
        f"According to the general staff of XAC, {number} shells went from Aalund to Bergmark by rail over the coast "
        "in the winter of that year."
    )
    return document(publisher, day, claim(words, quantity=quantity, origin=["XAC.mil"]), intro=intro)


HARBOUR = "Invented. The harbour had seen no freight for two summers. " + " ".join(f"quay{n}" for n in range(90)) + "."
MARKET = "Invented. In the market the price of bread has doubled. " + " ".join(f"stall{n}" for n in range(90)) + "."


def test_a_passage_copied_into_another_report_is_told_and_what_it_changed() -> None:
    first = _report("Tidewater Wire", "2025-02-01", "at least 4,000", at_least(4000), HARBOUR)
    second = _report("Kabelbrief", "2025-02-02", "4,000", exact(4000), MARKET)
    result = run(first, second)
    assert result.copies == ()
    (passage,) = result.passages
    assert (passage.earliest, passage.copies) == (first.claims[0].id, (second.claims[0].id,))
    assert [change.type for change in passage.alterations] == ["bound lost in copying"]
    assert ends(series_of(only_matter(result), "total")) == (4000, None)


def test_the_same_words_with_another_number_months_later_are_an_update() -> None:
    first = _report("Tidewater Wire", "2025-02-01", "4,000", exact(4000), HARBOUR)
    second = _report("Kabelbrief", "2025-06-02", "9,000", exact(9000), MARKET)
    (passage,) = run(first, second).passages
    assert passage.alterations == ()


def test_whole_copies_are_not_told_again_sentence_by_sentence() -> None:
    result = run(
        _wire("at least 4,000", at_least(4000), "Tidewater Wire", "2025-02-01"),
        _wire("4,000", exact(4000), "Kabelbrief", "2025-02-02"),
    )
    assert len(result.copies) == 1
    assert result.passages == ()


def test_short_sentences_that_everybody_writes_are_no_copies() -> None:
    words = "XAC said that shells went there."
    result = run(
        document("Harbour Ledger", "2025-02-01", claim(words, origin=["XAC.gov"]), intro=HARBOUR),
        document("Kabelbrief", "2025-02-02", claim(words, origin=["XAC.gov"]), intro=MARKET),
    )
    assert result.passages == ()
