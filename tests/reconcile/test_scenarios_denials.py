"""Denials, admissions, finding nothing and refusing, with invented states."""

from __future__ import annotations

from tests.reconcile.scenes import (
    claim,
    clash_types,
    document,
    open_clashes,
    run,
    span,
    troops,
)


def test_a_denial_before_an_admission_is_resolved() -> None:
    denial = document(
        "Harbour Ledger", "2024-12-01", troops("XAB calls it untrue.", stance="denied", origin=["XAB.gov"])
    )
    claimed = document("Kabelbrief", "2024-11-20", troops("Soldiers were sent.", origin=["XAC.gov"]))
    admitted = document("Pier Seven", "2025-04-26", troops("XAB admits that soldiers came.", origin=["XAB.gov"]))
    before = run(denial, claimed)
    after = run(denial, claimed, admitted)
    assert clash_types(before) == ["denial"]
    assert clash_types(after) == []
    assert [c.resolved for c in after.contradictions] == [True]


def test_a_denial_of_all_arms_denies_shells_but_not_the_other_way_round() -> None:
    arms = document(
        "Harbour Ledger",
        "2025-03-01",
        claim("XAA denies any arms.", item="arms.other", stance="denied", origin=["XAA.gov"]),
    )
    shells = document("Kabelbrief", "2025-02-01", claim("Shells were delivered.", origin=["XAC.gov"]))
    assert clash_types(run(arms, shells)) == ["denial"]
    no_shells = document(
        "Harbour Ledger", "2025-03-01", claim("XAA denies any shells.", stance="denied", origin=["XAA.gov"])
    )
    some_arms = document(
        "Kabelbrief", "2025-02-01", claim("Arms were delivered.", item="arms.other", origin=["XAC.gov"])
    )
    assert clash_types(run(no_shells, some_arms)) == []


def test_one_denial_counts_once_however_many_affirm() -> None:
    denial = document(
        "Harbour Ledger",
        "2025-03-01",
        claim("XAA denies any arms.", item="arms.other", stance="denied", origin=["XAA.gov"]),
    )
    many = [
        document("Kabelbrief", f"2025-02-0{n}", claim(f"Shells, told {n} times.", origin=["XAC.gov"]))
        for n in range(1, 6)
    ]
    (clash,) = open_clashes(run(denial, *many))
    assert len(clash.b_also) == 4


def test_a_denial_does_not_speak_about_later_days() -> None:
    denial = document("Harbour Ledger", "2023-06-12", claim("XAA never sold any.", stance="denied", origin=["XAA.gov"]))
    later = document(
        "Kabelbrief", "2024-09-11", claim("Sold in 2024.", time=span("2024-02", "2024-03"), origin=["XAC.gov"])
    )
    assert clash_types(run(denial, later)) == []


def test_finding_no_evidence_refusing_and_not_knowing_deny_nothing() -> None:
    affirmed = document("Kabelbrief", "2025-02-01", claim("Shells were delivered.", origin=["XAC.gov"]))
    for words in (
        "There is no evidence that shells were delivered.",
        "XAD could not confirm that shells were delivered.",
        "XAA turned down the request for shells.",
        "XAA will not deliver shells.",
    ):
        denial = document("Harbour Ledger", "2025-03-01", claim(words, stance="denied", origin=["XAD.gov"]))
        assert clash_types(run(affirmed, denial)) == [], words


def test_german_words_of_finding_nothing_deny_nothing() -> None:
    affirmed = document("Kabelbrief", "2025-02-01", claim("Shells were delivered.", origin=["XAC.gov"]))
    for words in ("Für eine Lieferung gibt es keinen Beleg.", "Anzeichen für eine Lieferung sieht XAD nicht."):
        denial = document(
            "Harbour Ledger", "2025-03-01", claim(words, stance="denied", origin=["XAD.gov"]), language="de"
        )
        assert clash_types(run(affirmed, denial)) == [], words
