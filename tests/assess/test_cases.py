"""The invented cases: results, details, and sentences that say them."""

from __future__ import annotations

from typing import Any

import pytest

from fundstelle.assess import assess_acts, assess_case, parse_acts
from fundstelle.records.law import Law, Result
from tests.assess.cases import CASES, Case
from tests.assess.scoring import find_faults, fits


def expected(case: Case) -> list[dict[str, Any]]:
    rows = [dict(zip(("provision", "party", "duty", "result"), row.split(" | "), strict=True)) for row in case.rows]
    star = {"provision": "*", "party": "*", "duty": "*", "result": "not_covered"}
    return rows or [star]


def rows_of(case: Case, law: Law) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = assess_case({"id": case.id, "acts": list(case.acts)}, law)["rows"]
    return rows


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_the_invented_case_has_exactly_these_rows(case: Case, law: Law) -> None:
    assert find_faults(expected(case), rows_of(case, law), closed=case.exact) == []


@pytest.mark.parametrize("case", [case for case in CASES if case.details], ids=lambda case: case.id)
def test_the_row_tells_part_total_and_open_checks(case: Case, law: Law) -> None:
    rows = rows_of(case, law)
    for name, details in case.details.items():
        provision, party, duty = name.split(" | ")
        wanted = {"provision": provision, "party": party, "duty": duty, "result": "*"}
        row = next(row for row in rows if fits(wanted, row))
        assert {key: row.get(key) for key in details} == details


def test_there_are_many_cases_and_each_has_its_name() -> None:
    assert len({case.id for case in CASES}) == len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_assessment_says_why_in_both_languages(case: Case, law: Law) -> None:
    acts = parse_acts({"acts": list(case.acts)})
    for one in assess_acts(acts, law):
        assert one.name is not None and one.steps
        for step in one.steps:
            assert step.reason_de and step.reason_en
            assert "{" not in step.reason_de + step.reason_en
        if one.result is Result.NOT_COVERED:
            assert one.reason is not None and one.reason in one.steps


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_is_argued_or_contested_is_never_said_to_breach(case: Case, law: Law) -> None:
    for one in assess_acts(parse_acts({"acts": list(case.acts)}), law):
        if one.result in (Result.ARGUED, Result.CONTESTED, Result.CAP):
            text = " ".join(step.reason_en for step in one.steps)
            assert "would breach" not in text and "names this act and binds" not in text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_denial_changes_no_result(case: Case, law: Law) -> None:
    denied = Case(case.id, tuple({**act, "stance": "denied"} for act in case.acts), case.rows)
    assert [{**row} for row in rows_of(denied, law)] == rows_of(case, law)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_every_result_of_a_planned_act_keeps_its_phase(case: Case, law: Law) -> None:
    planned = parse_acts({"acts": [{**act, "phase": "planned"} for act in case.acts]})
    done = parse_acts({"acts": [{**act, "phase": "done"} for act in case.acts]})
    results = [(one.provision, one.party, one.duty, one.result) for one in assess_acts(planned, law)]
    assert results == [(one.provision, one.party, one.duty, one.result) for one in assess_acts(done, law)]
    assert all(one.phase == "planned" for one in assess_acts(planned, law))


def test_the_same_rule_holds_for_every_state_alike(law: Law) -> None:
    def results(giver: str) -> list[tuple[str, str]]:
        case = {"act": {"kind": "transfer", "giver": [giver], "taker": ["LBY"], "item": "armour", "start": "2020"}}
        rows = assess_case(case, law)["rows"]
        return [
            (row["provision"], row["result"]) for row in rows if row["party"] == giver and "1970" in row["provision"]
        ]

    wanted = results("XAA")
    assert wanted and all(results(giver) == wanted for giver in law.states - {"LBY"})
