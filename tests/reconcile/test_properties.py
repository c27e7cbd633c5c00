"""What holds for every register: order plays no part, one by one is as good as at once, counts never fall."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.reconcile import Judgement, Reconciler, reconcile
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Reconciliation
from tests.reconcile.scenes import BODIES, claim, document, losses, troops

ORIGINS = [
    "XAA.gov",
    "XAB.mil",
    "XAC.gov",
    "XAC.intel",
    "XAD.gov",
    "unnamed",
    "publisher",
    "Kabelbrief",
    "Ostrat Panel",
]
PUBLISHERS = ["Harbour Ledger", "Kabelbrief", "Pier Seven", "Quay Watch", "Second Panel", None]
WORDS = [
    "Shells went over the border",
    "By our count shells went over the border",
    "This corrects the older figure",
    "The number had been too high",
    "There is no evidence of it",
    "Some of them are stationed there",
]
TIMES = [
    None,
    {"start": "2024", "end": "2024"},
    {"start": "2024-10", "end": "2024-11"},
    {"start": "2024-09", "end": None},
]
QUANTITIES = [None] + [
    {"value": value, "mode": mode, "basis": basis}
    for value in (300, 1100, 11000)
    for mode in ("exact", "about", "at_least", "at_most")
    for basis in ("unspecified", "total", "increment")
]


def make_line(random: Random) -> tuple[str, dict[str, Any]]:
    words = f"{random.choice(WORDS)}, line {random.randint(0, 3)}."
    make = random.choice([claim, troops, losses])
    slots: dict[str, Any] = {
        "origin": random.sample(ORIGINS, random.randint(1, 2)),
        "via": random.sample(["Kabelbrief", "Tidewater Wire"], random.randint(0, 1)),
        "stance": random.choice(["affirmed", "affirmed", "denied", "uncertain", "intended"]),
        "quantity": random.choice(QUANTITIES),
        "time": random.choice(TIMES),
        "joint": random.random() < 0.3,
        "place": random.sample(["Coast", "North Port", "Hafen Nord"], random.randint(0, 1)),
    }
    if make is claim:
        slots["item"] = random.choice(["ammunition.artillery", "ammunition.other", "arms.other", "container"])
    return make(words, **slots)


def make_document(random: Random) -> Extraction:
    day = f"2025-0{random.randint(1, 6)}-1{random.randint(0, 9)}"
    intro = f"Invented document {random.randint(0, 4)}. " + "The line along the coast was opened again. " * 3
    lines = [make_line(random) for _ in range(random.randint(0, 4))]
    return document(random.choice(PUBLISHERS), random.choice([day, day, None]), *lines, intro=intro)


def make_register(seed: int) -> list[Extraction]:
    """Up to eight documents of different bytes (equal bytes under two publishers are the register's affair)."""
    random = Random(seed)
    made = [make_document(random) for _ in range(random.randint(1, 8))]
    return list({extraction.reading.text.id: extraction for extraction in made}.values())


# Registers come from seeds: drawing every slot by itself makes hypothesis slower than what it tests.
SEEDS = st.integers(0, 2**32)
CHECKS = settings(max_examples=80, deadline=None)


def counts(result: Reconciliation) -> dict[str, int]:
    return {matter.id: matter.independent_origins for matter in result.matters}


@CHECKS
@given(SEEDS)
def test_the_order_of_ingestion_plays_no_part(seed: int) -> None:
    register = make_register(seed)
    other = list(register)
    Random(seed).shuffle(other)
    assert reconcile(register, BODIES) == reconcile(other, BODIES)


@CHECKS
@given(SEEDS)
def test_one_document_after_the_other_is_the_same_as_all_at_once(seed: int) -> None:
    register = make_register(seed)
    reconciler = Reconciler(BODIES)
    result = reconciler.result()
    for extraction in register:
        reconciler.add([extraction])
        result = reconciler.result()
    assert result == reconcile(register, BODIES)


@CHECKS
@given(SEEDS)
def test_a_further_document_never_lowers_a_count_of_origins(seed: int) -> None:
    *register, further = make_register(seed)
    before, after = counts(reconcile(register, BODIES)), counts(reconcile([*register, further], BODIES))
    assert all(after[matter] >= number for matter, number in before.items())


@CHECKS
@given(SEEDS)
def test_every_claim_is_in_one_matter_or_left_out_for_a_reason(seed: int) -> None:
    result = reconcile(make_register(seed), BODIES)
    held = [claim for matter in result.matters for claim in matter.claim_ids]
    assert len(held) == len(set(held))
    assert result.claims_in == len(held) + sum(number for _, number in result.left_out)


@CHECKS
@given(SEEDS)
def test_a_document_taken_twice_adds_nothing(seed: int) -> None:
    register = make_register(seed)
    assert reconcile([*register, *register], BODIES) == reconcile(register, BODIES)


@CHECKS
@given(SEEDS)
def test_an_interval_is_never_empty_and_a_dispute_never_hidden(seed: int) -> None:
    for matter in reconcile(make_register(seed), BODIES).matters:
        for series in matter.series:
            standing = [figure for figure in series.current if not figure.computed]
            assert series.disputed == (bool(standing) and series.interval is None)


@CHECKS
@given(SEEDS)
def test_reviewers_judgements_split_the_same_way_in_any_order(seed: int) -> None:
    register, random = make_register(seed), Random(seed)
    ids = [claim.id for extraction in register for claim in extraction.claims]
    pairs = [(random.choice(ids), random.choice(ids), random.random() < 0.3) for _ in range(4)] if ids else []
    judgements = [Judgement(a, b, same) for a, b, same in pairs if a != b]
    first = reconcile(register, BODIES, None, judgements)
    assert first == reconcile(register, BODIES, None, judgements[::-1])
    held = [claim for matter in first.matters for claim in matter.claim_ids]
    assert len(held) == len(set(held))
