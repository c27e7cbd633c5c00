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
