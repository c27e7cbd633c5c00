"""Ids come from content. One id per recipe is pinned here: whoever changes a recipe does it on purpose."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Route, Stance
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.records.ids import (
    make_claim_id,
    make_decision_id,
    make_document_id,
    make_matter_id,
    make_text_id,
    slot_values,
    with_ids,
)
from fundstelle.records.matter import MatterKey, OutcomeGroup
from fundstelle.values import Basis, PartialDate, Period, Pin, Quantity, Span

CLAIM = Claim("", Span("t0", 0, 40), "de", Kind.TRANSFER, "ammunition.artillery")
KEY = MatterKey(Kind.CASUALTY, ("XAA",), (), "personnel.troops", OutcomeGroup.KILLED)
DECISION = Decision(
    id="",
    previous="0" * 64,
    verdict=Verdict.CORRECT,
    targets=(Judged(Span("t0", 0, 40), "transfer", {"item": '"food"', "giver": '["XAA"]'}),),
    by="reviewer",
    at=datetime(2025, 6, 1, 12, 30, tzinfo=UTC),
    why="the table's head names it",
    content={"item": '"fuel.crude"'},
)


def test_a_documents_id_is_the_hash_of_its_bytes() -> None:
    assert make_document_id(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_texts_id_is_pinned() -> None:
    assert make_text_id("Die Fähre „Lisbet“ 𝄞") == "t7281a2f568afd1e2bd5c"


def test_a_claims_id_is_pinned() -> None:
    assert make_claim_id(CLAIM, 0) == "cddf69073dfe07a9866dd"


def test_a_matters_id_is_pinned() -> None:
    assert make_matter_id(KEY) == "m5f85863a49bd46c7d76c"


def test_a_decisions_id_is_pinned() -> None:
    assert make_decision_id(DECISION) == "3f69ff26613726be8595353cd53db533d81c4e1f9623f16a6ee14320b39d6aeb"


def test_the_values_a_reviewer_judges_are_pinned() -> None:
    words = Pin(Span("t0", 3, 9), "numbers.bound")
    claim = replace(
        CLAIM,
        roles=Roles(giver=("XAA",), taker=("XAB",)),
        quantity=Quantity(None, Decimal("9E+6"), unit="round", basis=Basis.TOTAL, joint=True, words=words),
        outcome=Outcome.KILLED,
        route=Route(via=("Dornhafen",), destination="Lurn"),
        happened=Period(PartialDate(2024, 10), None),
        said=Period(PartialDate(2025, 4), PartialDate(2025, 4)),
        phase=Phase.DONE,
        stance=Stance.DENIES,
        attribution=Attribution((Link("Pegel"), Link("XAC.intel"))),
        condition=words,
        calibre_mm=122,
    )
    assert slot_values(claim) == {
        "kind": '"transfer"',
        "item": '"ammunition.artillery"',
        "calibre_mm": "122.0",
        "outcome": '"killed"',
        "stance": '"denies"',
        "phase": '"done"',
        "quantity": '[null,"9000000",false,false,"none","round",null,"total",true,false]',
        "happened": '["2024-10",null,"within","exact","exact"]',
        "said": '["2025-04","2025-04","within","exact","exact"]',
        "condition": "true",
        "place": '["Dornhafen","Lurn"]',
        "to": '"Lurn"',
        "origin": '["XAC.intel"]',
        "via": '["Pegel"]',
        "giver": '["XAA"]',
        "taker": '["XAB"]',
    }


@given(st.text())
def test_equal_texts_have_equal_ids_and_others_do_not(content: str) -> None:
    assert make_text_id(content) == make_text_id(content)
    assert make_text_id(content) != make_text_id(content + "x")


def test_a_claims_id_depends_on_place_kind_item_and_ordinal_and_on_nothing_else() -> None:
    first = make_claim_id(CLAIM, 0)
    others = [
        make_claim_id(CLAIM, 1),
        make_claim_id(replace(CLAIM, span=Span("t0", 0, 41)), 0),
        make_claim_id(replace(CLAIM, span=Span("t1", 0, 40)), 0),
        make_claim_id(replace(CLAIM, kind=Kind.USE), 0),
        make_claim_id(replace(CLAIM, item="food"), 0),
    ]
    assert len({first, *others}) == 6
    assert make_claim_id(replace(CLAIM, score=0.2, roles=Roles(giver=("XAA",)), found_by="other 2"), 0) == first


def test_claims_equal_in_place_kind_and_item_are_counted() -> None:
    other = replace(CLAIM, item="food")
    numbered = with_ids([CLAIM, other, CLAIM])
    assert [claim.id for claim in numbered] == [
        make_claim_id(CLAIM, 0),
        make_claim_id(other, 0),
        make_claim_id(CLAIM, 1),
    ]
    assert with_ids(numbered) == numbered


def test_a_matters_id_depends_on_every_part_of_its_address() -> None:
    changes = {
        "kind": Kind.TRAINING,
        "givers": ("XAB",),
        "takers": ("XAA",),
        "item": "personnel.workers",
        "outcome": None,
        "places": ("Lurn",),
        "part": "2",
    }
    ids = {make_matter_id(replace(KEY, **{slot: value})) for slot, value in changes.items()}  # type: ignore[arg-type]
    assert len(ids | {make_matter_id(KEY)}) == len(changes) + 1


def test_a_decisions_id_covers_all_it_says_and_the_one_before() -> None:
    changes: dict[str, object] = {
        "previous": "1" * 64,
        "verdict": Verdict.REJECT,
        "targets": (),
        "by": "somebody else",
        "at": datetime(2025, 6, 1, 12, 31, tzinfo=UTC),
        "why": "",
        "content": None,
        "supersedes": "2" * 64,
    }
    ids = {make_decision_id(replace(DECISION, **{slot: value})) for slot, value in changes.items()}  # type: ignore[arg-type]
    assert len(ids | {make_decision_id(DECISION)}) == len(changes) + 1
    assert make_decision_id(replace(DECISION, id="x")) == make_decision_id(DECISION)


def test_a_number_written_in_two_ways_is_one_value() -> None:
    ways = [Decimal("3000"), Decimal("3E+3"), Decimal("3000.00")]
    values = [slot_values(replace(CLAIM, quantity=Quantity(way, way))) for way in ways]
    assert values[0] == values[1] == values[2]
    assert slot_values(replace(CLAIM, calibre_mm=152)) == slot_values(replace(CLAIM, calibre_mm=152.0))


def test_an_exact_figure_is_another_value_than_a_bare_one() -> None:
    bare, exact = (Quantity(Decimal(10_000), Decimal(10_000), exactly=exactly) for exactly in (False, True))
    assert slot_values(replace(CLAIM, quantity=bare)) != slot_values(replace(CLAIM, quantity=exact))
