"""Tables of the grid: the party words of a language, and for one kind of claim its verbs, items and frames.

`tables/<language>.toml` holds states and kinds of party word, `tables/<language>-<name>.toml` what is said of them.
docs/grid.md says what each key means.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "tables"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """All rows that make the cells of one name ("en-transfer"): see docs/grid.md."""

    name: str
    language: str
    expected: Row
    states: dict[str, dict[str, str]]
    parties: list[Row]
    numbers: list[Row]
    times: list[Row]
    varied: frozenset[str]
    items: list[Row]
    verbs: list[Row]
    frames: list[Row]


def load_table(name: str) -> Table:
    """The table of a name, its party words from the language's own file."""
    common = _read(name.split("-")[0])
    own = _read(name)
    return Table(
        name=name,
        language=name.split("-")[0],
        expected=own["expected"],
        states=common["state"],
        parties=_used([*common["party"], *own.get("party", [])], own.get("kinds")),
        numbers=own.get("number", common["number"]),
        times=own.get("time", [{}]),
        varied=frozenset(place for place, key in (("n", "number"), ("t", "time")) if key in own),
        items=own["item"],
        verbs=own.get("verb", [{"class": "", "id": ""}]),
        frames=own["frame"],
    )


def _used(parties: list[Row], kinds: list[str] | None) -> list[Row]:
    """The kinds of party word; those that a table leaves out only where a frame names them."""
    return [p if kinds is None or p["kind"] in kinds else {**p, "extra": True} for p in parties]


def find_names() -> list[str]:
    """The names of all tables there are."""
    return sorted(file.stem for file in FOLDER.glob("*-*.toml"))


def _read(name: str) -> Row:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
