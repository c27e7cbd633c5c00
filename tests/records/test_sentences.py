"""The records hold what real reporting is made of, without loss."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest

from fundstelle.records.claim import PUBLISHER, Claim, Phase, Relation, Route, Stance
from fundstelle.records.codec import claim_from_json, claim_to_json, parse_json, render_json
from fundstelle.records.gold import gold_form
from fundstelle.records.ids import slot_values
from fundstelle.values import EndBound, Hedge, Pin, StartBound
from tests.records.passage import GOLD_DEFAULTS, Case
from tests.records.sentences import make_cases

CASES = make_cases()
CLAIMS = [(case, claim) for case in CASES for claim in case.claims]
NAMES = [f"{case.name}, {claim.item}" for case, claim in CLAIMS]
each_claim = pytest.mark.parametrize(("case", "claim"), CLAIMS, ids=NAMES)


def claim_of(name: str, number: int = 0) -> Claim:
    return next(case for case in CASES if case.name == name).claims[number]


def filled_slots(claim: Claim) -> set[str]:
    """The slots of a claim that say something and so need a pin; affirmation needs none (law 1)."""
    roles = {part.name for part in fields(claim.roles) if getattr(claim.roles, part.name)}
    filled = {
        "designation": claim.designation,
        "calibre_mm": claim.calibre_mm,
        "quantity": claim.quantity,
        "outcome": claim.outcome,
        "place": claim.route.places,
        "happened": claim.happened,
        "said": claim.said,
        "phase": claim.phase is not Phase.UNSPECIFIED,
        "stance": claim.stance is not Stance.AFFIRMS,
        "relations": claim.relations,
    }
    return {"kind", "item", *roles, *(slot for slot, value in filled.items() if value)}


def inner_pins(claim: Claim) -> list[Pin | None]:
    """The pins that stand inside values: of quantity, periods, links, actors, relations, condition."""
    links = [link for link in (*claim.attribution.via, *claim.attribution.origins) if link.source != PUBLISHER]
    parts: list[Any] = [*links, *claim.actors, *claim.relations]
    values: list[Any] = [part for part in (claim.quantity, claim.happened, claim.said) if part]
    return (
        [part.pin for part in parts]
        + [value.words for value in values]
        + ([claim.condition] if claim.condition else [])
    )


def test_there_are_at_least_a_dozen_sentences() -> None:
    assert len(CASES) >= 12
    assert len({case.passage.text for case in CASES}) == len(CASES)


@each_claim
def test_a_claim_survives_storage_without_loss(case: Case, claim: Claim) -> None:
    assert claim_from_json(claim_to_json(claim)) == claim
    again = parse_json(Claim, render_json(claim))
    assert again == claim
    assert render_json(again) == render_json(claim)
    assert slot_values(again) == slot_values(claim)


@each_claim
def test_every_filled_slot_is_pinned_to_words_of_the_text(case: Case, claim: Claim) -> None:
    assert filled_slots(claim) <= set(claim.pins)
    pins = [pin for pins in claim.pins.values() for pin in pins] + inner_pins(claim)
    for pin in pins:
        assert pin is not None
        assert pin.span.read(case.passage.text).strip()
        assert pin.taken_over or pin.span.is_in(claim.span)


@each_claim
def test_words_from_another_sentence_are_marked_as_taken_over(case: Case, claim: Claim) -> None:
    pins = [pin for pins in claim.pins.values() for pin in pins] + [pin for pin in inner_pins(claim) if pin]
    assert all(pin.taken_over != pin.span.is_in(claim.span) for pin in pins)


@each_claim
def test_the_quote_is_the_slice(case: Case, claim: Claim) -> None:
    quote = claim.span.read(case.passage.text)
    assert quote == case.passage.text[claim.span.start : claim.span.end]
    assert quote.endswith(".") and quote in case.passage.text


@each_claim
def test_the_gold_form_gives_what_the_annotation_asks(case: Case, claim: Claim) -> None:
    expected = GOLD_DEFAULTS | case.gold[case.claims.index(claim)]
    form = gold_form(claim)
    assert {slot: form[slot] for slot in GOLD_DEFAULTS} == expected
    assert (form["kind"], form["item"]) == (claim.kind.value, claim.item)
    assert case.passage.text[form["start"] : form["end"]] == claim.span.read(case.passage.text)  # type: ignore[misc]


@each_claim
def test_taking_a_slot_away_changes_the_values_a_reviewer_judged(case: Case, claim: Claim) -> None:
    optional = ("quantity", "happened", "said", "outcome", "designation", "calibre_mm", "condition")
    filled = [slot for slot in optional if getattr(claim, slot) is not None]
    for changed in [replace(claim, **{slot: None}) for slot in filled]:
        assert slot_values(changed) != slot_values(claim)
    for role in (part.name for part in fields(claim.roles) if getattr(claim.roles, part.name)):
        assert slot_values(replace(claim, roles=replace(claim.roles, **{role: ()}))) != slot_values(claim)


def test_where_to_and_where_from_are_different_values() -> None:
    claim = claim_of("a carrier of a third state")
    places = [Route(source="Dornhafen"), Route(via=("Dornhafen",)), Route(destination="Dornhafen")]
    values = [slot_values(replace(claim, route=route)) for route in places]
    assert values[0] != values[1] != values[2] != values[0]


def test_members_of_a_joint_figure_share_it_and_know_that_they_do() -> None:
    shells, rockets = (claim_of("a joint figure", number).quantity for number in (0, 1))
    assert shells == rockets and shells is not None and shells.joint and shells.low is None


def test_an_upper_bound_is_no_estimate_and_a_rate_no_amount() -> None:
    offer, rate = claim_of("an offer told by third parties").quantity, claim_of("a rate").quantity
    assert offer and rate
    assert (offer.low, offer.is_point) == (None, False)
    assert (rate.per, rate.hedge) == ("day", Hedge.JUST_UNDER)


def test_when_it_was_said_is_not_when_it_happened() -> None:
    claim = claim_of("said in April, happened at no told time")
    assert claim.happened is None
    assert claim.said is not None and str(claim.said.start) == "2025-04"


def test_the_condition_stays_with_the_threat() -> None:
    case = next(case for case in CASES if case.name == "a threat with its condition")
    condition = case.claims[0].condition
    assert condition is not None and condition.span.read(case.passage.text) == "falls Corvanien weiter aufrüste"


def test_the_price_is_a_claim_of_its_own_in_return_for_the_goods() -> None:
    price = claim_of("a purchase and its price", 1)
    assert [relation.relation for relation in price.relations] == [Relation.IN_RETURN_FOR]
    assert price.quantity is not None and price.quantity.unit == "EUR"


def test_an_open_start_and_an_open_end_are_told_apart() -> None:
    period = claim_of("since then at the latest").happened
    assert period is not None
    assert (period.start_bound, period.end_bound) == (StartBound.AT_LATEST, EndBound.ONGOING_WHEN_SAID)


def test_claims_of_one_passage_have_ids_of_their_own() -> None:
    ids = [claim.id for _, claim in CLAIMS]
    assert len(set(ids)) == len(ids)
