"""The coarser words of gold/ANNOTATION.md, every mapping."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Route, Stance
from fundstelle.records.gold import gold_form, gold_parties, gold_quantity, gold_stance, gold_time, plain_number
from fundstelle.values import Basis, EndBound, Hedge, PartialDate, Period, Quantity, Rate, Span, StartBound
from fundstelle.values.period_parts import part_of_month, part_of_year

EVERY_ROLE = Roles(
    giver=("XAA",),
    taker=("XAB",),
    trainer=("XAC",),
    trainee=("XAD",),
    sender=("XAE",),
    host=("XAF",),
    victim=("XAG",),
    carrier=("XAH",),
    maker=("XAI",),
    broker=("XAJ",),
)


def claim(**slots: object) -> Claim:
    return Claim("c1", Span("t1", 4, 44), "de", slots.pop("kind", Kind.TRANSFER), "food", **slots)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "supplier", "recipient"),
    [
        (Kind.TRANSFER, ("XAA",), ("XAB",)),
        (Kind.DEPLOYMENT, ("XAE",), ("XAF",)),
        (Kind.TRAINING, ("XAD",), ("XAC",)),
        (Kind.CASUALTY, ("XAG",), ()),
    ],
)
def test_each_kind_has_its_supplier_and_recipient(kind: Kind, supplier: tuple[str], recipient: tuple[str]) -> None:
    assert gold_parties(claim(kind=kind, roles=EVERY_ROLE)) == (supplier, recipient)


@pytest.mark.parametrize(
    ("stance", "word"),
    [
        (Stance.AFFIRMS, "affirmed"),
        (Stance.SUSPECTS, "uncertain"),
        (Stance.DOUBTS, "uncertain"),
        (Stance.NO_COMMENT, "uncertain"),
        (Stance.DENIES, "denied"),
        (Stance.FINDS_NO_EVIDENCE, "denied"),
        (Stance.REFUSES, "denied"),
        (Stance.RETRACTS, "denied"),
    ],
)
def test_each_stance_has_its_word(stance: Stance, word: str) -> None:
    assert gold_stance(claim(stance=stance)) == word
    assert gold_stance(claim(stance=stance, phase=Phase.DONE)) == word


@pytest.mark.parametrize(
    ("phase", "word"),
    [
        (Phase.REQUESTED, "intended"),
        (Phase.OFFERED, "intended"),
        (Phase.THREATENED, "intended"),
        (Phase.PLANNED, "intended"),
        (Phase.AGREED, "intended"),
        (Phase.PAID, "affirmed"),
        (Phase.UNDER_WAY, "affirmed"),
        (Phase.DONE, "affirmed"),
        (Phase.UNSPECIFIED, "affirmed"),
    ],
)
def test_an_affirmed_act_that_is_not_begun_is_intended(phase: Phase, word: str) -> None:
    assert gold_stance(claim(phase=phase)) == word


def test_every_stance_and_phase_has_a_row_above() -> None:
    tables = {
        mark.args[0][0]: {row[0] for row in mark.args[1]}
        for test in (test_each_stance_has_its_word, test_an_affirmed_act_that_is_not_begun_is_intended)
        for mark in test.pytestmark  # type: ignore[attr-defined]
    }
    assert tables == {"stance": set(Stance), "phase": set(Phase)}


@pytest.mark.parametrize("phase", [Phase.PLANNED, Phase.OFFERED])
def test_denial_and_doubt_go_before_intention(phase: Phase) -> None:
    assert gold_stance(claim(stance=Stance.DENIES, phase=phase)) == "denied"
    assert gold_stance(claim(stance=Stance.SUSPECTS, phase=phase)) == "uncertain"


NUMBER = Decimal(3000)


@pytest.mark.parametrize(
    ("quantity", "form"),
    [
        (Quantity(NUMBER, NUMBER), {"value": 3000, "mode": "exact"}),
        (Quantity(NUMBER, NUMBER, exactly=True), {"value": 3000, "mode": "exact"}),
        (Quantity(NUMBER, NUMBER, hedge=Hedge.ABOUT), {"value": 3000, "mode": "about"}),
        (Quantity(NUMBER, NUMBER, hedge=Hedge.JUST_UNDER), {"value": 3000, "mode": "about"}),
        (Quantity(NUMBER, NUMBER, hedge=Hedge.JUST_OVER), {"value": 3000, "mode": "about"}),
        (Quantity(NUMBER, None), {"value": 3000, "mode": "at_least"}),
        (Quantity(NUMBER, None, low_strict=True), {"value": 3000, "mode": "at_least"}),
        (Quantity(None, NUMBER), {"value": 3000, "mode": "at_most"}),
        (Quantity(None, NUMBER, high_strict=True), {"value": 3000, "mode": "at_most"}),
        (Quantity(NUMBER, Decimal(3500)), {"value": 3000, "mode": "range", "high": 3500}),
        (Quantity(Decimal(24), None, hedge=Hedge.VAGUE), {"value": 24, "mode": "vague"}),
        (Quantity(NUMBER, NUMBER, joint=True), {"value": 3000, "mode": "exact", "joint": True}),
    ],
)
def test_each_way_of_saying_a_number_has_its_mode(quantity: Quantity, form: dict[str, object]) -> None:
    assert gold_quantity(quantity) == {"basis": "unspecified", "unit": "piece", **form}


@pytest.mark.parametrize("basis", list(Basis))
@pytest.mark.parametrize("rate", [None, *Rate])
def test_basis_unit_and_rate_are_kept(basis: Basis, rate: Rate | None) -> None:
    form = gold_quantity(Quantity(NUMBER, NUMBER, unit="bbl", per=rate, basis=basis))
    assert form is not None
    assert (form["unit"], form["basis"], form.get("per")) == ("bbl", basis.value, rate and rate.value)


def test_no_quantity_and_no_time_are_null() -> None:
    assert gold_quantity(None) is None
    assert gold_time(None) is None


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        (Period(PartialDate(2024), PartialDate(2024)), "2024", "2024"),
        (Period(PartialDate(2024, 10, 13), PartialDate(2024, 10, 13)), "2024-10-13", "2024-10-13"),
        (Period(PartialDate(2024, 11), None, start_bound=StartBound.AT_LATEST), "2024-11", None),
        (Period(PartialDate(2024, 11), None, end_bound=EndBound.ONGOING_WHEN_SAID), "2024-11", None),
        (Period(None, PartialDate(2025, 2, 26)), None, "2025-02-26"),
        (part_of_year("early", 2025), "2025-01", "2025-04"),
        (part_of_year("mid", 2025), "2025-05", "2025-08"),
        (part_of_year("late", 2025), "2025-09", "2025-12"),
        (part_of_year("spring", 2024), "2024-03", "2024-05"),
        (part_of_year("summer", 2024), "2024-06", "2024-08"),
        (part_of_year("autumn", 2024), "2024-09", "2024-11"),
        (part_of_year("winter", 2024), "2024-12", "2025-02"),
        (part_of_month("early", 2024, 2), "2024-02-01", "2024-02-10"),
        (part_of_month("mid", 2024, 2), "2024-02-11", "2024-02-20"),
        (part_of_month("late", 2024, 2), "2024-02-21", "2024-02-29"),
    ],
)
def test_time_is_given_at_the_precision_said(period: Period, start: str | None, end: str | None) -> None:
    assert gold_time(period) == {"start": start, "end": end}


def test_the_last_link_is_the_origin_and_those_before_it_the_way() -> None:
    told = Attribution((Link("Pegel"), Link("Meridian Post"), Link("XAC.intel")), (Link("XAB.intel"),))
    form = gold_form(claim(attribution=told))
    assert (form["origin"], form["via"]) == (["XAC.intel", "XAB.intel"], ["Pegel", "Meridian Post"])


def test_with_nobody_named_the_publisher_is_the_origin() -> None:
    form = gold_form(claim())
    assert (form["origin"], form["via"]) == (["publisher"], [])


def test_every_place_is_named_once() -> None:
    route = Route(source="Dornhafen", via=("Lurn", "Dornhafen"), destination="Kreuzbucht", at=("Lurn",))
    assert gold_form(claim(route=route))["place"] == ["Lurn", "Dornhafen", "Kreuzbucht"]


def test_the_form_has_just_the_keys_of_gold_and_the_optional_ones() -> None:
    form = gold_form(claim(outcome=Outcome.MISSING, designation="K-12", calibre_mm=170.0))
    scored = "kind supplier recipient item designation quantity outcome time place stance origin via start end"
    assert set(form) == {*scored.split(), "phase", "stance_fine", "said", "calibre_mm"}
    assert (form["outcome"], form["designation"], form["start"], form["end"]) == ("missing", "K-12", 4, 44)


@pytest.mark.parametrize(("number", "plain"), [("9E+6", 9_000_000), ("7.50", 7.5), ("0", 0)])
def test_whole_numbers_are_ints(number: str, plain: float) -> None:
    assert plain_number(Decimal(number)) == plain
    assert type(plain_number(Decimal(number))) is type(plain)
