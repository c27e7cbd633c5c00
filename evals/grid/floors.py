"""Floors of the grid: the pass rates of each group of frames, which only rise."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from grid.reading import Outcome

FOLDER = Path(__file__).parent / "floors"
Rates = dict[str, dict[str, float]]


def measure_groups(outcomes: Iterable[Outcome]) -> Rates:
    """Core and full pass rate of each group of frames, rounded down to three places."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.cell.group].append(outcome)
    return {
        group: {
            "core": _share(sum(o.is_core for o in rows), len(rows)),
            "full": _share(sum(not o.faults for o in rows), len(rows)),
        }
        for group, rows in groups.items()
    }


def load_floors(name: str) -> Rates:
    """The floors of a table by group; none before the first were written."""
    file = FOLDER / f"{name}.json"
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def raise_floors(name: str, rates: Rates) -> None:
    """Write the better of old and new rates; a group that is no longer in the table goes."""
    old = load_floors(name)
    floors = {
        group: {measure: max(rate, old.get(group, {}).get(measure, 0.0)) for measure, rate in row.items()}
        for group, row in rates.items()
    }
    save_floors(name, floors)


def save_floors(name: str, floors: Rates) -> None:
    """Write the floors of a table as they are."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _share(part: int, whole: int) -> float:
    return math.floor(1000 * part / whole) / 1000
