"""How invented cases are written. States that no rule names are XAA, XAB.

A row reads `provision | party | duty | result`, with `#n` for an act number. `exact` means that nothing beyond these
rows may be anything but not covered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Act = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One case. details: keys of rows to compare, by row."""

    id: str
    acts: tuple[Act, ...]
    rows: tuple[str, ...]
    exact: bool = True
    details: dict[str, dict[str, Any]] = field(default_factory=dict)


def act(
    kind: str, giver: str, taker: str, item: str | None, start: str | None, end: str | None = "", **more: Any
) -> Act:
    """An act; parties separated by spaces, `_` stands for a space in a name; no end means the start."""
    return {
        "kind": kind,
        "giver": [one.replace("_", " ") for one in giver.split()],
        "taker": [one.replace("_", " ") for one in taker.split()],
        "item": item,
        "start": start,
        "end": start if end == "" else end,
        "relation": "within",
        "phase": "done",
        **more,
    }


def move(*words: Any, **more: Any) -> Act:
    return act("transfer", *words, **more)


def send(*words: Any, **more: Any) -> Act:
    return act("deployment", *words, **more)


def train(*words: Any, **more: Any) -> Act:
    return act("training", *words, **more)


def case(name: str, what: Act | tuple[Act, ...], *rows: str, exact: bool = True, **details: Any) -> Case:
    acts = what if isinstance(what, tuple) else (what,)
    return Case(name, acts, rows, exact, details.get("details", {}))


def both(provision: str, giver: str, taker: str, result: str = "would_breach") -> tuple[str, str]:
    return f"{provision} | {giver} | export | {result}", f"{provision} | {taker} | import | {result}"


def amount(value: float, unit: str, mode: str = "exact", **more: Any) -> dict[str, Any]:
    return {"quantity": {"value": value, "mode": mode, **more}, "unit": unit}


A9, A10 = "UNSCR 1874 ¶9", "UNSCR 1874 ¶10"
B8 = "UNSCR 1718 ¶8(b)"
I5 = "UNSCR 1747 ¶5"
ANNEX4, ANNEX5, ANNEX6 = "UNSCR 2231 Annex B ¶4", "UNSCR 2231 Annex B ¶5", "UNSCR 2231 Annex B ¶6(b)"
SHORT_NOTICE = {"notice": {"to": "1718 Committee", "days_before": 2}}
RAJIN = {"origin_of_goods": "RUS", "place": ["Rajin"]}
