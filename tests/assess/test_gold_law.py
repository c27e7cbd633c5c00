"""The cases of ../shared/gold/law.jsonl; figures in docs/quality-law.md."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fundstelle.assess import assess_case
from fundstelle.records.law import Law
from tests.assess.scoring import find_faults, fits

GOLD = Path(__file__).resolve().parents[3] / "shared" / "gold" / "law.jsonl"
AT_LEAST = 0.95


@pytest.fixture(scope="module")
def cases() -> list[dict]:
    if not GOLD.exists():
        pytest.skip(f"NOT MEASURED: {GOLD} is missing")
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_the_rows_of_nearly_all_cases_are_exactly_right(cases: list[dict], law: Law) -> None:
    faults = {}
    for case in cases:
        rows = assess_case(case, law)["rows"]
        found = find_faults(case["expect"], rows, closed=case.get("closed", False), forbid=case.get("forbid", ()))
        if found:
            faults[case["id"]] = found
    share = 1 - len(faults) / len(cases)
    print(f"law: {len(cases) - len(faults)} of {len(cases)} cases exactly right")
    assert share >= AT_LEAST, faults


def test_totals_parts_and_confirmations_are_right_where_the_cases_give_them(cases: list[dict], law: Law) -> None:
    wrong = []
    for case in cases:
        rows = assess_case(case, law)["rows"]
        for wanted in case["expect"]:
            row = next((row for row in rows if fits(wanted, row)), None)
            for key in ("number_confirmed", "part", "cap", "converted", "status", "argued_by", "rejected_by"):
                if row is not None and key in wanted and row.get(key) != wanted[key]:
                    wrong.append((case["id"], key, wanted[key], row.get(key)))
    assert wrong == []
