"""One statement retold of other goods or of another time, and what only looks like it, with invented states."""

from __future__ import annotations

import pytest

from fundstelle.records.extraction import Extraction
from tests.reconcile.scenes import claim, clash_types, document, exact, open_clashes, run, span


def _told(publisher: str, day: str, number: int, *, origin: str = "XAC.mil", **slots: object) -> Extraction:
    words = f"{publisher}: {number} came, says {origin}."
    return document(publisher, day, claim(words, quantity=exact(number), origin=[origin], **slots))


def test_a_figure_retold_of_other_goods_is_a_contradiction() -> None:
    shells = _told("Harbour Ledger", "2025-02-01", 1250)
    drones = _told("Kabelbrief", "2025-02-03", 1250, item="uav")
    (clash,) = open_clashes(run(shells, drones))
    assert clash.type.value == "item"
    assert "1,250" in clash.reason_en


def test_a_figure_retold_of_another_time_is_a_contradiction() -> None:
    march = _told("Harbour Ledger", "2025-06-01", 1247, time=span("2025-03", "2025-03"))
    may = _told("Kabelbrief", "2025-06-03", 1247, time=span("2025-05", "2025-05"))
    assert clash_types(run(march, may)) == ["dates"]


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "XAD.mil", "item": "uav"},
        {"item": "ammunition.other"},
        {"item": "container"},
    ],
    ids=["another origin", "a broader class", "containers of it"],
)
def test_what_only_looks_like_one_statement_is_none(other: dict[str, str]) -> None:
    assert (
        clash_types(run(_told("Harbour Ledger", "2025-02-01", 1250), _told("Kabelbrief", "2025-02-03", 1250, **other)))
        == []
    )


def test_round_numbers_come_up_twice() -> None:
    assert clash_types(run(_told("A", "2025-02-01", 1000), _told("B", "2025-02-03", 1000, item="uav"))) == []
    march = _told("A", "2025-06-01", 3000, time=span("2025-03", "2025-03"))
    may = _told("B", "2025-06-03", 3000, time=span("2025-05", "2025-05"))
    assert clash_types(run(march, may)) == []


def test_a_report_that_has_both_knows_what_it_says() -> None:
    both = document(
        "Harbour Ledger",
        "2025-02-01",
        claim("XAC: 1,250 shells.", quantity=exact(1250), origin=["XAC.mil"]),
        claim("XAC: 1,250 drones.", quantity=exact(1250), origin=["XAC.mil"], item="uav"),
    )
    assert clash_types(run(both, _told("Kabelbrief", "2025-02-03", 1250, item="uav"))) == []
