"""Whether the rows of a case are the ones expected: every expected row comes out, nothing forbidden does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

KEYS = ("provision", "party", "duty", "result")
Row = Mapping[str, Any]


def fits(wanted: Row, row: Row) -> bool:
    same = all(wanted[key] in ("*", row[key]) for key in KEYS)
    return same and ("act_no" not in wanted or wanted["act_no"] == row.get("act_no"))


def find_faults(expect: Sequence[Row], rows: Sequence[Row], *, closed: bool, forbid: Sequence[str] = ()) -> list[str]:
    """What is wrong, in words. Expected stars with `not_covered`: no paragraph may give anything else."""
    said = [row for row in rows if row["result"] != "not_covered"]
    faults = []
    for wanted in expect:
        if wanted["provision"] == "*" and wanted["result"] == "not_covered":
            faults += [f"covered: {_name(row)}" for row in said]
        elif not any(fits(wanted, row) for row in rows):
            faults.append(f"missing: {_name(wanted)}")
    if closed:
        faults += [f"beyond: {_name(row)}" for row in said if not any(fits(wanted, row) for wanted in expect)]
    return faults + [f"forbidden: {_name(row)}" for row in rows if row["result"] in forbid]


def _name(row: Row) -> str:
    return " | ".join(str(row[key]) for key in KEYS)
