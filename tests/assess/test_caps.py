"""Running totals: intervals, counting periods, conversions, and what cannot be counted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.assess import assess_acts, parse_act
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.records.law import Assessment, CapState, CapStatus, Law

LAW = load_law()
REFINED, CRUDE = "UNSCR 2397 ¶5", "UNSCR 2397 ¶4"


def fuel(value: float | None, unit: str = "bbl", start: str = "2019-03", end: str | None = "", **more: Any) -> dict:
    quantity = (
        None if value is None else {"value": value, "mode": more.pop("mode", "exact"), "high": more.pop("high", None)}
    )
    return {
        "kind": "transfer", "giver": more.pop("giver", ["XAA"]), "taker": ["PRK"],
        "item": more.pop("item", "fuel.refined"),
        "quantity": quantity, "unit": unit, "start": start, "end": start if end == "" else end, "phase": "done", **more,
    }  # fmt: skip


def totals(*acts: dict[str, Any], provision: str = REFINED) -> dict[tuple[str, str], CapState]:
    found = assess_acts([parse_act(act) for act in acts], LAW)
    return {(one.party, one.cap.period): one.cap for one in found if one.provision == provision and one.cap}


def only(*acts: dict[str, Any], provision: str = REFINED) -> CapState:
    found = set(totals(*acts, provision=provision).values())
    assert len(found) == 1
    return found.pop()


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (fuel(500_000), CapStatus.BELOW),
        (fuel(500_001), CapStatus.PASSED),
        (fuel(500_000, mode="about"), CapStatus.POSSIBLY_PASSED),
        (fuel(600_000, mode="about"), CapStatus.PASSED),
        (fuel(400_000, mode="about"), CapStatus.BELOW),
        (fuel(400_000, mode="at_least"), CapStatus.POSSIBLY_PASSED),
        (fuel(600_000, mode="at_least"), CapStatus.PASSED),
        (fuel(900_000, mode="at_most"), CapStatus.POSSIBLY_PASSED),
        (fuel(400_000, mode="range", high=600_000), CapStatus.POSSIBLY_PASSED),
        (fuel(2_000_000, mode="vague"), CapStatus.PASSED),
        (fuel(None), CapStatus.UNKNOWN),
        (fuel(9_999_999, unit="drums"), CapStatus.UNKNOWN),
        (fuel(900_000, item="fuel.other"), CapStatus.POSSIBLY_PASSED),
    ],
)
def test_the_interval_decides_how_the_total_stands(act: dict[str, Any], status: CapStatus) -> None:
    assert only(act).status is status


def test_all_providers_count_together_and_the_act_that_passes_is_named() -> None:
    found = totals(fuel(300_000, start="2019-10"), fuel(300_000, start="2019-02", giver=["XAB"]))
    assert {key[0] for key in found} == {"XAA", "XAB", "PRK"}
    assert {(one.low, one.passed_by_act_no) for one in found.values()} == {(Decimal(600_000), 1)}


def test_a_calendar_year_is_counted_by_itself() -> None:
    found = totals(fuel(300_000, start="2019-12"), fuel(300_000, start="2020-01"))
    assert {key[1]: state.status for key, state in found.items()} == {
        "2019": CapStatus.BELOW,
        "2020": CapStatus.BELOW,
    }


def test_what_may_fall_into_either_year_counts_from_nothing_in_both() -> None:
    found = totals(fuel(600_000, start="2019-12", end="2020-01"))
    assert {(key[1], state.low, state.high) for key, state in found.items()} == {
        ("2019", Decimal(0), Decimal(600_000)),
        ("2020", Decimal(0), Decimal(600_000)),
    }


def test_the_part_is_cut_to_the_counting_period_and_unsure() -> None:
    found = assess_acts([parse_act(fuel(600_000, start="2019-12", end="2020-01"))], LAW)
    parts = {(one.cap.period, one.part, one.sure) for one in found if one.provision == REFINED and one.cap}
    assert parts == {
        ("2019", ("2019-12-01", "2019-12-31"), False),
        ("2020", ("2020-01-01", "2020-01-31"), False),
    }


def test_a_unit_that_cannot_be_converted_is_said_so() -> None:
    found = assess_acts([parse_act(fuel(9, unit="drums"))], LAW)
    steps = [step.reason_en for one in found if one.cap for step in one.steps]
    assert any('quantity in "drums" cannot be converted' in step for step in steps)


def test_a_rate_is_no_total() -> None:
    act = replace(parse_act(fuel(9_000_000)), is_rate=True)
    found = [one for one in assess_acts([act], LAW) if one.cap]
    assert {one.cap.status for one in found if one.cap} == {CapStatus.UNKNOWN}


def test_tonnes_are_converted_with_their_factor_named() -> None:
    state = only(fuel(10_000, unit="tonnes"), fuel(1000, unit="bbl"))
    assert (state.low, state.unit) == (Decimal(76_000), "bbl")
    assert [(one.from_unit, one.factor) for one in state.converted] == [("t", Decimal("7.5"))]


def test_kilograms_reach_barrels_in_two_steps_and_only_the_estimate_is_flagged() -> None:
    state = only(fuel(10_000_000, unit="kg"))
    assert state.low == Decimal(75_000)
    assert [one.from_unit for one in state.converted] == ["t"]


def test_crude_counts_twelve_months_from_22_december() -> None:
    before, after = (fuel(300_000, "t", day, item="fuel.crude") for day in ("2018-12-21", "2018-12-22"))
    found = totals(before, after, provision=CRUDE)
    assert {key[1] for key in found} == {"2017-12-22/2018-12-21", "2018-12-22/2019-12-21"}
    assert {state.status for state in found.values()} == {CapStatus.BELOW}


def test_crude_has_its_limit_in_both_units() -> None:
    tonnes = only(fuel(600_000, "t", "2018-06", item="fuel.crude"), provision=CRUDE)
    barrels = only(fuel(4_000_001, "bbl", "2018-06", item="fuel.crude"), provision=CRUDE)
    assert (tonnes.limit, tonnes.unit, tonnes.converted) == (Decimal(525_000), "t", ())
    assert (barrels.limit, barrels.unit, barrels.status) == (Decimal(4_000_000), "bbl", CapStatus.PASSED)


def test_crude_in_mixed_units_is_counted_in_barrels() -> None:
    acts = [fuel(100, unit, "2018-06", item="fuel.crude") for unit in ("t", "bbl")]
    state = only(*acts, provision=CRUDE)
    assert (state.low, state.converted[0].factor) == (Decimal(862), Decimal("7.62"))


def test_crude_in_late_2017_is_held_against_each_states_own_baseline() -> None:
    one = fuel(300, "t", "2017-10", item="fuel.crude", baseline=200)
    other = fuel(300, "t", "2017-10", item="fuel.crude", baseline=400, giver=["XAB"])
    found = totals(one, other, provision="UNSCR 2375 (crude oil)")
    assert {key[0]: state.status for key, state in found.items()} == {"XAA": CapStatus.PASSED, "XAB": CapStatus.BELOW}


def test_without_a_baseline_the_total_stays_unknown() -> None:
    state = only(fuel(300, "t", "2017-10", item="fuel.crude"), provision="UNSCR 2375 (crude oil)")
    assert (state.limit, state.status) == (None, CapStatus.UNKNOWN)


def test_late_2017_has_its_own_limit_for_refined_petroleum() -> None:
    state = only(fuel(500_001, start="2017-10-01"), provision="UNSCR 2375 (refined petroleum)")
    assert (state.period, state.status) == ("2017-10-01/2017-12-31", CapStatus.PASSED)
    assert totals(fuel(500_001, start="2017-09-30"), provision="UNSCR 2375 (refined petroleum)") == {}


@given(st.lists(st.integers(1, 300_000), min_size=1, max_size=5), st.randoms())
def test_the_order_of_acts_changes_no_total(values: list[int], random: Any) -> None:
    acts = [fuel(value, start=f"2019-{month:02}") for month, value in enumerate(values, 1)]
    mixed = list(acts)
    random.shuffle(mixed)
    first, second = only(*acts), only(*mixed)
    assert (first.low, first.high, first.status) == (second.low, second.high, second.status)
    assert first.low == sum(values)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_one_more_delivery_never_lowers_a_total(first: int, second: int) -> None:
    alone, together = only(fuel(first)), only(fuel(first), fuel(second))
    assert together.low >= alone.low
    order = [CapStatus.BELOW, CapStatus.PASSED]
    assert order.index(together.status) >= order.index(alone.status)


def test_the_steps_name_total_limit_and_factor(law: Law) -> None:
    found = assess_acts([parse_act(fuel(17_294, unit="t", start="2020-01", end="2020-08"))], law)
    one: Assessment = next(each for each in found if each.cap)
    english = " ".join(step.reason_en for step in one.steps)
    german = " ".join(step.reason_de for step in one.steps)
    assert "129\u202f705 bbl, limit 500\u202f000 bbl: not passed" in english and "1 t = 7.5 bbl" in english
    assert "Umgerechnet, nicht so angegeben" in german and "eine einzelne Lieferung ist noch kein Verstoß" in german
