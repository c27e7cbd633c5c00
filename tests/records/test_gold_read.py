"""Gold claims read back: what gold_form writes, read_gold_claims reads."""

from __future__ import annotations

from typing import Any

import pytest

from fundstelle.errors import ValueInvalid
from fundstelle.records.gold import gold_form
from fundstelle.records.gold_read import read_gold_claims

ROW: dict[str, Any] = {
    "kind": "transfer",
    "supplier": ["XAA"],
    "recipient": ["XAB"],
    "item": "missile.ballistic",
    "designation": "T-1",
    "quantity": {"value": 100, "mode": "at_least", "basis": "total"},
    "outcome": None,
    "time": {"start": "2024", "end": None},
    "place": ["North Port"],
    "stance": "affirmed",
    "origin": ["XAC.gov", "XAD.gov"],
    "via": ["Kabelbrief"],
    "start": 10,
    "end": 30,
}
SLOTS = tuple(ROW)


@pytest.mark.parametrize("kind", ["transfer", "deployment", "training", "casualty"])
def test_what_is_read_is_written_again(kind: str) -> None:
    row = ROW | {"kind": kind, "recipient": [] if kind == "casualty" else ["XAB"]}
    (claim,) = read_gold_claims([row], "t1", "en")
    form = gold_form(claim)
    assert {slot: form[slot] for slot in SLOTS} == row


@pytest.mark.parametrize(
    "quantity",
    [
        {"value": 3, "mode": "exact", "basis": "unspecified"},
        {"value": 3.5, "mode": "about", "basis": "increment"},
        {"value": 200, "mode": "at_most", "basis": "unspecified"},
        {"value": 2000, "mode": "vague", "basis": "unspecified"},
        {"value": 10, "high": 20, "mode": "range", "basis": "unspecified"},
    ],
)
def test_every_mode_survives(quantity: dict[str, Any]) -> None:
    (claim,) = read_gold_claims([ROW | {"quantity": quantity}], "t1", "en")
    assert gold_form(claim)["quantity"] == quantity


@pytest.mark.parametrize("stance", ["affirmed", "uncertain", "intended", "denied"])
def test_every_stance_survives(stance: str) -> None:
    (claim,) = read_gold_claims([ROW | {"stance": stance}], "t1", "en")
    assert gold_form(claim)["stance"] == stance


def test_a_joint_figure_is_marked_on_the_claim_or_on_its_quantity() -> None:
    on_claim, on_quantity = ROW | {"joint": True}, ROW | {"quantity": ROW["quantity"] | {"joint": True}}
    claims = read_gold_claims([on_claim, on_quantity], "t1", "en")
    assert all(claim.quantity and claim.quantity.joint for claim in claims)


def test_equal_rows_get_ids_of_their_own() -> None:
    one, other = read_gold_claims([ROW, ROW], "t1", "en")
    assert one.id != other.id


@pytest.mark.parametrize("broken", [{"kind": "gift"}, {"stance": "maybe"}, {"time": {"start": "May", "end": None}}])
def test_a_row_that_is_no_claim_names_file_and_place(broken: dict[str, Any]) -> None:
    with pytest.raises(ValueInvalid, match=r"gold\.json: claim 1 cannot be read"):
        read_gold_claims([ROW, ROW | broken], "t1", "en", "gold.json")
