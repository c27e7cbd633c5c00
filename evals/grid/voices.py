"""Voices of the grid: every kind of speaker in every way of saying who says so, over one sentence or several.

Counted are claims: each states who must be its origin, through whom it was heard, and how sure it is.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fundstelle.knowledge import Knowledge
from grid.floors import load_floors, save_floors
from grid.reading import read_texts

FOLDER = Path(__file__).parent / "voices"
Row = dict[str, Any]
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")
_NUMBER = re.compile(r"\{\?([^|{}]*)\|([^|{}]*)\}")
_OPENING = re.compile(r"(?:^|[.!?] |\n\n|[.!?]” |[.!?]“ |(?:^|: |\. )[“„])([a-zäöü])")


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim of a text must have: its item's classes, origins, via and stance; no origins: no such claim."""

    items: tuple[str, ...]
    origins: frozenset[str]
    via: frozenset[str]
    stance: str
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with what its claims must have, and where in the grid it stands."""

    group: str
    frame: str
    verb: str
    speaker: str
    text: str
    said: tuple[Said, ...]


def find_languages() -> list[str]:
    """The languages that have a table of voices."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def load_cells(language: str) -> list[Cell]:
    """All cells of a language, always the same ones in the same order."""
    table = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    return [_make_cell(table, *choice) for choice in enumerate(_choices(table))]


def _choices(table: Row) -> Iterator[tuple[Row, Row | None, str]]:
    for number, frame in enumerate(table["frame"]):
        for k, speaker in enumerate(_speakers(table, frame)):
            for n, verb in enumerate(frame.get("verbs", [""])):
                if (k + n + number) % frame.get("every", 1) == 0:
                    yield frame, speaker, verb


def _speakers(table: Row, frame: Row) -> list[Row | None]:
    """Who can speak in a frame: nobody where it names none, no medium between two media, nobody beside himself."""
    text = frame["text"] + " ".join(frame.get("verbs", ()))
    if not re.search(r"\{(S|it|back)[.}]", text):
        return [None]
    named = {row["code"] for name, row in table["name"].items() if f"{{{name}" in text}
    media = "{N" in text
    return [s for s in table["speaker"] if s["code"] not in named and not (media and s["kind"] == "medium")]


def _make_cell(table: Row, turn: int, choice: tuple[Row, Row | None, str]) -> Cell:
    frame, speaker, verb = choice
    words: Row = {name: [text] if isinstance(text, str) else text for name, text in table["words"].items()}
    rows: Row = dict(table["name"])
    rows |= {"A": _turn(table["first"]["forms"], turn), "B": _turn(table["second"]["forms"], turn)}
    if speaker is not None:
        rows |= {"S": speaker, "it": {"nom": speaker["it"]}}
        rows["back"] = {"nom": speaker["back"], "dat": speaker.get("back_dat", speaker["back"])}
    rows |= {name: {"nom": _turn(texts, turn)} for name, texts in words.items()}
    text = frame["text"].replace("{verb}", verb)
    text = _NUMBER.sub(lambda m: m[2 if speaker and speaker.get("plural") else 1], text)
    text = _SLOT.sub(lambda m: rows[m[1]][m[2] or "nom"], text)
    said = tuple(_said(table, frame, speaker, which) for which in ("first", "second") if which in frame)
    return Cell(frame["group"], frame["text"], verb, speaker["kind"] if speaker else "", _mend(text), said)


def _turn(texts: list[Any], turn: int) -> Any:
    return texts[turn % len(texts)]


def _mend(text: str) -> str:
    """Without the comma that ends an apposition before another mark, and with a capital where a sentence begins."""
    text = re.sub(r",([,.;:!?])", r"\1", text)
    return _OPENING.sub(lambda m: m[0][:-1] + m[1].upper(), text)


def _said(table: Row, frame: Row, speaker: Row | None, which: str) -> Said:
    items, spec = tuple(table[which]["items"]), frame[which]
    stance = frame.get("stance", "affirmed") if which == "first" else "affirmed"
    if spec in ("-", "publisher"):
        return Said(items, frozenset({spec} - {"-"}), frozenset(), stance, frame.get("promised", False))
    origins, *via = spec.split(" < ")
    codes = {"S": speaker["code"]} if speaker else {}
    codes |= {name: row["code"] for name, row in table["name"].items()}
    return Said(items, frozenset(codes[o] for o in origins.split(" + ")), frozenset(codes[v] for v in via), stance)


def read_cells(
    cells: Iterable[Cell], known: Knowledge, language: str
) -> Iterator[tuple[Cell, Counter[str], list[Row]]]:
    """Each cell, how many of its claims are right, missing, or wrong in origin, via or stance, and what was read."""
    for cell, found in read_texts(cells, known, language, published=None):
        yield cell, Counter(find_fault(said, found) for said in cell.said), found


def find_fault(said: Said, found: list[Row]) -> str:
    """ "right", "none" (no such claim), "extra" (one where there is none), "origin", "via" or "stance"."""
    claims = [row for row in found if row["item"] in said.items]
    if not said.origins:
        return "extra" if claims else "right"
    if not claims:
        return "none"
    origins = set(claims[0]["origin"])
    of_planner = said.promised and origins == {f"{claims[0]['supplier'][0]}.gov"} if claims[0]["supplier"] else False
    if _bare(origins) != _bare(said.origins) and not of_planner:
        return "origin"
    if _bare(claims[0]["via"]) != _bare(said.via):
        return "via"
    return "right" if claims[0]["stance"] == said.stance else "stance"


def _bare(names: Iterable[str]) -> set[str]:
    return {name.casefold().removeprefix("the ") for name in names}


def measure(rows: Iterable[tuple[Cell, Counter[str], list[Row]]]) -> dict[str, Counter[str]]:
    """The faults and rights of each group of frames."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, counts, _ in rows:
        groups[cell.group] += counts
    return groups


def share_right(counts: Counter[str]) -> float:
    """Right ones of all, rounded down to three places."""
    return int(1000 * counts["right"] / max(1, counts.total())) / 1000


def raise_voices(language: str, groups: dict[str, Counter[str]]) -> None:
    """Write the better of old and new rates as floors."""
    name = f"{language}-voices"
    old = load_floors(name)
    floors = {
        group: {"right": max(share_right(counts), old.get(group, {}).get("right", 0.0))}
        for group, counts in groups.items()
    }
    save_floors(name, floors)
