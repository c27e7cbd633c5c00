"""Time decides: instants to the minute, and a day across an edge changes exactly what that provision governs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.assess import assess_acts, assess_case, parse_act
from fundstelle.assess.outcomes import find_provision_edges
from fundstelle.knowledge.provisions_loader import load_law
from fundstelle.records.law import Law, Provision, Regime, Result
from tests.assess.cases import CASES

SNAPBACK = datetime(2025, 9, 28, tzinfo=UTC)
DAY = timedelta(days=1)
LAW = load_law()
Results = dict[str, set[tuple[str, str, str]]]


@lru_cache
def edges_by_provision() -> dict[str, frozenset[datetime]]:
    return {
        provision.id: frozenset(find_provision_edges(provision, regime))
        for regime in LAW.regimes
        for provision in regime.provisions
    }


ALL_EDGES = sorted({edge for edges in edges_by_provision().values() for edge in edges})


def results_on(raw: dict[str, Any], day: datetime) -> Results:
    """What is covered, by provision, when the act happens on that day; totals without their figures."""
    text = day.date().isoformat()
    found: Results = {}
    for one in assess_acts((parse_act({**raw, "start": text, "end": text}),), LAW):
        if one.result is not Result.NOT_COVERED:
            found.setdefault(one.provision, set()).add((one.party, str(one.duty), one.result.value))
    return found


def changed(before: Results, after: Results) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def act_at(moment: str, **more: Any) -> dict[str, Any]:
    return {
        "kind": "transfer", "giver": ["IRN"], "taker": ["XAA"], "item": "small_arms", "start": moment, "end": moment,
        **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("moment", "result"),
    [
        ("2025-09-27T23:59:00Z", "not_covered"),
        ("2025-09-27T19:59:00-04:00", "not_covered"),
        ("2025-09-28T00:00:00Z", "contested"),
        ("2025-09-27T20:00:00-04:00", "contested"),
        ("2025-09-28T00:01:00Z", "contested"),
        ("2025-09-28T02:00:00+02:00", "contested"),
        ("2025-09-28T01:59:00+02:00", "not_covered"),
    ],
)
def test_the_minute_decides_at_the_re_application(moment: str, result: str, law: Law) -> None:
    rows = assess_case({"act": act_at(moment)}, law)["rows"]
    assert {row["result"] for row in rows if row["provision"] == "UNSCR 1747 ¶5"} == {result}


@pytest.mark.parametrize("minutes", [-1, 1])
@pytest.mark.parametrize("edge", ALL_EDGES, ids=lambda edge: edge.isoformat())
def test_a_minute_beside_an_edge_lies_on_one_side_of_it(edge: datetime, minutes: int) -> None:
    moment = edge + timedelta(minutes=minutes)
    sides = [
        (provision, stretch)
        for provision in LAW.provisions
        for stretch in provision.in_force
        if edge in (stretch.since, stretch.until)
    ]
    for provision, stretch in sides:
        is_in = stretch.since <= moment and (stretch.until is None or moment < stretch.until)
        assert is_in is ((edge == stretch.since) is (minutes > 0)), provision.id


SAMPLES = [(case.id, case.acts[0]) for case in CASES if len(case.acts) == 1 and case.acts[0]["start"] is not None]


@given(st.sampled_from(SAMPLES), st.sampled_from(ALL_EDGES), st.integers(-400, 400))
def test_a_day_away_from_every_edge_changes_nothing(
    sample: tuple[str, dict[str, Any]], edge: datetime, off: int
) -> None:
    day = edge + timedelta(days=off)
    touched = {one for one, edges in edges_by_provision().items() if day in edges}
    assert changed(results_on(sample[1], day - DAY), results_on(sample[1], day)) <= touched


def covering_samples() -> list[tuple[Regime, Provision, dict[str, Any]]]:
    """For each provision that an invented case covers, one act that it covers on some day."""
    found = {}
    for regime in LAW.regimes:
        for provision in regime.provisions:
            for _, raw in SAMPLES:
                if provision.id not in found and any(
                    provision.id in results_on(raw, stretch.since) for stretch in provision.in_force
                ):
                    found[provision.id] = (regime, provision, raw)
    return list(found.values())


COVERED = covering_samples()


def test_the_invented_cases_cover_every_provision_that_an_act_can_break() -> None:
    binding = {one.id for one in LAW.provisions if one.rules and one.binding and not one.exempts}
    rare = {
        "UNSCR 2321 (conventional dual-use list)", "UNSCR 2375 (refined petroleum)",
        "UNSCR 2375 (crude oil)", "UNSCR 2397 ¶4", "UNSCR 2397 ¶5",
    }  # fmt: skip
    assert binding - {provision.id for _, provision, _ in COVERED} <= rare


@pytest.mark.parametrize("sample", COVERED, ids=lambda sample: sample[1].id)
def test_a_day_across_any_edge_changes_only_provisions_with_that_edge(sample: Any) -> None:
    regime, _, raw = sample
    edges = {edge for provision in regime.provisions for edge in edges_by_provision()[provision.id]}
    for edge in edges:
        differ = changed(results_on(raw, edge - DAY), results_on(raw, edge))
        assert differ <= {name for name, own in edges_by_provision().items() if edge in own}, edge


@pytest.mark.parametrize("sample", COVERED, ids=lambda sample: sample[1].id)
def test_a_day_across_start_and_end_switches_the_provision_on_and_off(sample: Any) -> None:
    _, provision, raw = sample
    for stretch in provision.in_force:
        assert provision.id in results_on(raw, stretch.since)
        assert provision.id not in results_on(raw, stretch.since - DAY) or _has_just_ended(provision, stretch.since)
        if stretch.until is not None:
            assert provision.id not in results_on(raw, stretch.until)


@pytest.mark.parametrize("sample", COVERED, ids=lambda sample: sample[1].id)
def test_a_minute_across_start_and_end_switches_the_provision_on_and_off(sample: Any) -> None:
    _, provision, raw = sample
    minute = timedelta(minutes=1)
    for stretch in provision.in_force:
        assert is_covered_at(provision.id, raw, stretch.since + minute)
        assert not is_covered_at(provision.id, raw, stretch.since - minute) or _has_just_ended(provision, stretch.since)
        assert stretch.until is None or not is_covered_at(provision.id, raw, stretch.until + minute)


def is_covered_at(provision: str, raw: dict[str, Any], moment: datetime) -> bool:
    found = assess_acts((parse_act({**raw, "start": moment.isoformat(), "end": moment.isoformat()}),), LAW)
    return any(one.provision == provision and one.result is not Result.NOT_COVERED for one in found)


def _has_just_ended(provision: Provision, moment: datetime) -> bool:
    return any(stretch.until == moment for stretch in provision.in_force)


def test_a_period_over_an_edge_gives_both_branches(law: Law) -> None:
    case = {"act": {**act_at("2025-09-01"), "end": "2025-10-31"}}
    row = next(row for row in assess_case(case, law)["rows"] if row["provision"] == "UNSCR 1747 ¶5")
    assert row["part"] == {"from": "2025-09-28", "to": "2025-10-31", "sure": False}
    lasting = {"act": {**case["act"], "relation": "throughout"}}
    row = next(row for row in assess_case(lasting, law)["rows"] if row["provision"] == "UNSCR 1747 ¶5")
    assert row["part"] == {"from": "2025-09-28", "to": "2025-10-31", "sure": True}
