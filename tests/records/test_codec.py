"""Every record to JSON and back."""

from __future__ import annotations

import dataclasses
import importlib
import json
import pickle
import pkgutil
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import fundstelle.records
from fundstelle.errors import ValueInvalid
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.codec import claim_from_json, claim_to_json, from_json, parse_json, render_json, to_json
from fundstelle.records.decision import Decision
from fundstelle.records.document import Document, Facts, Reading, Text
from fundstelle.records.extraction import Extraction
from fundstelle.records.law import Assessment
from fundstelle.records.matter import Contradiction, Copies, Matter, Reconciliation
from fundstelle.records.run import RunReport
from fundstelle.values import PartialDate, Period, Pin, Quantity, Span
from tests.values import strategies

assert strategies  # registers how our values are drawn
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(Decimal, st.decimals(allow_nan=False, allow_infinity=False))

DRAWN = (
    Claim,
    Document,
    Text,
    Facts,
    Reading,
    Matter,
    Contradiction,
    Copies,
    Decision,
    Assessment,
    RunReport,
    Quantity,
    Period,
    Pin,
    Span,
)
patient = settings(max_examples=20, suppress_health_check=list(HealthCheck), deadline=None)


def all_records() -> list[type]:
    """Every dataclass that a module of records/ defines."""
    found = []
    for part in pkgutil.iter_modules(fundstelle.records.__path__):
        module = importlib.import_module(f"fundstelle.records.{part.name}")
        own = [kind for kind in vars(module).values() if dataclasses.is_dataclass(kind) and isinstance(kind, type)]
        found += [kind for kind in own if kind.__module__ == module.__name__]
    return found


@pytest.mark.parametrize("kind", DRAWN, ids=lambda kind: kind.__name__)
@patient
@given(st.data())
def test_a_record_survives_json_without_loss(kind: type, data: st.DataObject) -> None:
    record = data.draw(st.from_type(kind))
    text = render_json(record)
    again = parse_json(kind, text)
    assert again == record
    assert render_json(again) == text
    assert from_json(kind, to_json(record)) == record


@patient
@given(st.from_type(Claim), st.from_type(Reading))
def test_records_that_hold_records_survive_too(claim: Claim, reading: Reading) -> None:
    extraction = Extraction(reading, (claim, claim), "engine 1")
    assert parse_json(Extraction, render_json(extraction)) == extraction
    copies = Reconciliation((), copies=(Copies("a", ("b",)),), claims_in=2, left_out=(("unscored", 1),))
    assert parse_json(Reconciliation, render_json(copies)) == copies


@patient
@given(st.from_type(Claim))
def test_claims_can_travel_between_processes(claim: Claim) -> None:
    stored = claim_from_json(claim_to_json(claim))
    assert pickle.loads(pickle.dumps(stored)) == claim


@pytest.mark.parametrize("kind", all_records(), ids=lambda kind: kind.__name__)
def test_every_record_has_a_plain_form(kind: type) -> None:
    needed = [
        part
        for part in dataclasses.fields(kind)
        if part.default is dataclasses.MISSING and part.default_factory is dataclasses.MISSING
    ]
    if needed:
        # A type that has no plain form would be a TypeError here.
        with pytest.raises(ValueInvalid, match="missing key"):
            from_json(kind, {})
    else:
        assert from_json(kind, {}) == kind()


def test_equal_records_give_equal_bytes_whatever_order_their_pins_were_found_in() -> None:
    pins = {"item": (Pin(Span("t1", 1, 2), "a"),), "giver": (Pin(Span("t1", 3, 4), "b"),)}
    claims = [
        Claim("c1", Span("t1", 0, 9), "de", Kind.TRANSFER, "food", pins=dict(order))
        for order in (pins.items(), reversed(pins.items()))
    ]
    assert render_json(claims[0]) == render_json(claims[1])


def test_a_record_stored_before_a_field_was_added_takes_its_default() -> None:
    form = to_json(Quantity(Decimal(5), None))
    del form["exactly"]
    assert from_json(Quantity, form) == Quantity(Decimal(5), None)


def test_an_amount_keeps_the_digits_it_was_written_with() -> None:
    form = to_json(Quantity(Decimal("3.0"), None))
    assert form["low"] == "3.0"
    assert str(from_json(Quantity, form).low) == "3.0"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "gift"}, "Claim.kind: expected one of transfer"),
        ({"span": {"text_id": "t1", "start": "0", "end": 9}}, "Claim.span.start: expected a whole number"),
        ({"span": {"text_id": "t1", "start": True, "end": 9}}, "Claim.span.start: expected a whole number"),
        ({"roles": {"giver": "XAA"}}, "Claim.roles.giver: expected a list"),
        ({"roles": {"giver": ["XAA", None]}}, r"Claim.roles.giver\[1\]: expected a string"),
        ({"happened": {"start": "2024-13", "end": None}}, "Claim.happened.start: expected an ISO"),
        ({"quantity": {"low": 5, "high": None}}, "Claim.quantity.low: expected a decimal"),
        ({"quantity": {"low": "many", "high": None}}, "Claim.quantity.low: expected a decimal"),
        ({"score": "high"}, "Claim.score: expected a finite number"),
        ({"pins": []}, "Claim.pins: expected an object"),
        ({"colour": "red"}, "unknown key colour"),
        ({"item": None}, "Claim.item: expected a string"),
    ],
)
def test_what_does_not_fit_is_named_with_its_place(change: dict[str, Any], message: str) -> None:
    form = claim_to_json(Claim("c1", Span("t1", 0, 9), "de", Kind.TRANSFER, "food"))
    with pytest.raises(ValueInvalid, match=message):
        claim_from_json({**form, **change})


def test_a_missing_key_and_broken_json_are_named() -> None:
    with pytest.raises(ValueInvalid, match="Span: missing key end, start"):
        from_json(Span, {"text_id": "t1"})
    with pytest.raises(ValueInvalid, match="Span: no JSON"):
        parse_json(Span, "{")
    with pytest.raises(ValueInvalid, match=r"an object \(Span\)"):
        from_json(Span, [1, 2])


def test_a_number_that_json_does_not_have_is_refused() -> None:
    claim = Claim("c1", Span("t1", 0, 9), "de", Kind.TRANSFER, "food", score=float("nan"))
    with pytest.raises(ValueInvalid, match="not finite"):
        claim_to_json(claim)


@dataclass(frozen=True, slots=True)
class _Odd:
    """Forms that our records use rarely: days, sets, pairs, records of their own kind."""

    day: date
    words: frozenset[str] = frozenset()
    pair: tuple[str, int] = ("a", 1)
    parts: tuple[_Odd, ...] = ()
    at: PartialDate | None = None


def test_days_sets_pairs_and_nested_records_survive() -> None:
    inner = _Odd(date(2024, 2, 29), frozenset({"b", "a"}), ("x", 2), at=PartialDate(2024, 2))
    outer = _Odd(date(2025, 1, 1), parts=(inner, inner))
    text = render_json(outer)
    assert parse_json(_Odd, text) == outer
    assert json.loads(text)["parts"][0]["words"] == ["a", "b"]
    with pytest.raises(ValueInvalid, match="a list of 2"):
        from_json(_Odd, {"day": "2024-01-01", "pair": ["a"]})


def test_a_union_of_two_kinds_is_a_mistake_of_the_program() -> None:
    @dataclass
    class Ambiguous:
        slot: int | str

    with pytest.raises(TypeError, match="several kinds"):
        from_json(Ambiguous, {"slot": 1})
