"""Reading of cells: the engine's claims against those expected, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

from fundstelle.extract import extract_claims
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.records.document import (
    Block,
    BlockKind,
    Capture,
    DateReading,
    DateSignal,
    Document,
    Facts,
    Handling,
    Reading,
    Text,
)
from fundstelle.records.gold import gold_form
from fundstelle.values import make_day
from grid.cells import Cell, Form

OVERLAY = Path(__file__).parents[2] / "tests" / "knowledge" / "overlay"
PUBLISHED = date(2031, 5, 14)
_SCORED = ("transfer", "deployment", "training", "casualty")


@dataclass(frozen=True, slots=True)
class Outcome:
    """A cell, what the engine made of it, and the faults: empty where all is right.

    Faults: "none" (a claim is missing altogether), "extra" (one too many), and the slots that are wrong: "sides",
    "item", "quantity", "outcome", "stance", "time", "origin", "basis", "designation".
    """

    cell: Cell
    found: tuple[Form, ...]
    faults: frozenset[str]

    @property
    def is_core(self) -> bool:
        """Whether kind, sides, item and number are right and nothing is too many."""
        return not self.faults & {"none", "extra", "sides", "item", "quantity", "outcome"}


def load_known() -> Knowledge:
    """The packaged knowledge with the invented states."""
    return load_knowledge([OVERLAY])


def read_cells(cells: Iterable[Cell], known: Knowledge, language: str) -> Iterator[Outcome]:
    """Each cell with what the engine makes of it."""
    for cell, forms in read_texts(cells, known, language):
        found = tuple(form for form in forms if form["kind"] in _SCORED)
        yield Outcome(cell, found, find_faults(cell.claims, found))


class HasText(Protocol):
    """A cell or passage: whatever has a text to be read."""

    @property
    def text(self) -> str:
        """What is read."""


T = TypeVar("T", bound=HasText)


def read_texts(
    cells: Iterable[T], known: Knowledge, language: str, published: date | None = PUBLISHED
) -> Iterator[tuple[T, list[Form]]]:
    """Each cell with the claims the engine makes of its text, in gold form."""
    rest = iter(cells)
    while some := list(islice(rest, _BATCH)):
        readings = [make_reading(cell.text, language, published) for cell in some]
        for cell, extraction in zip(some, extract_claims(readings, known), strict=True):
            yield cell, [gold_form(claim) for claim in extraction.claims]


_BATCH = 200


def make_reading(content: str, language: str, published: date | None = PUBLISHED) -> Reading:
    """A plain document with a block for each paragraph, published on a day of 2031 or on none that is known."""
    blocks, at = [], 0
    for paragraph in content.split("\n\n"):
        blocks.append(Block(BlockKind.ARTICLE, at, at + len(paragraph), language=language))
        at += len(paragraph) + 2
    document = Document("0" * 64, Handling.PUBLIC, len(content), "text/plain", (Capture("invented.txt"),))
    text = Text("1" * 64, document.id, "plain", "1", content, tuple(blocks))
    day = DateReading(make_day(published), DateSignal.GIVEN) if published else None
    return Reading(document, text, Facts(language=language, published=day))


def find_faults(expected: Iterable[Form], found: Iterable[Form]) -> frozenset[str]:
    """What is wrong: every expected claim takes the found one that fits it best."""
    rest = list(found)
    faults: set[str] = set()
    for claim in expected:
        if not rest:
            faults.add("none")
            continue
        best, wrong = find_best(claim, rest)
        rest.remove(best)
        faults |= wrong
    if rest:
        faults.add("extra")
    return frozenset(faults)


def find_best(claim: Form, found: Iterable[Form]) -> tuple[Form, set[str]]:
    """The one of what was found that fits a claim best, and what is wrong with it."""
    best = min(found, key=lambda one: _distance(claim, one))
    return best, _wrong(claim, best)


def _distance(claim: Form, one: Form) -> tuple[int, int]:
    wrong = _wrong(claim, one)
    return len(wrong & {"none", "sides", "item", "quantity", "outcome"}), len(wrong)


def _wrong(claim: Form, one: Form) -> set[str]:
    """The slots in which a found claim differs from the expected one."""
    faults = {slot for slot in _SLOTS if slot in claim and claim[slot] != _plain(one, slot)}
    if claim["kind"] != one["kind"]:
        faults.add("none")
    if any(sorted(claim[side]) != sorted(one[side]) for side in ("supplier", "recipient")):
        faults.add("sides")
    if not _is_item(claim["item"], one["item"]):
        faults.add("item")
    number = one.get("quantity")
    if claim["quantity"] != (number and {"value": number["value"], "mode": number["mode"]}):
        faults.add("quantity")
    return faults


_SLOTS = ("stance", "outcome", "time", "origin", "basis", "designation")


def _plain(one: Form, slot: str) -> Any:
    if slot == "basis":
        return (one.get("quantity") or {}).get("basis")
    value = one.get(slot)
    if slot == "time" and value:
        return [value["start"], value["end"]]
    return value


def _is_item(expected: str, found: str) -> bool:
    family, _, _ = expected.partition(".")
    return found in (expected, f"{family}.other") or (expected.endswith(".other") and found.startswith(f"{family}."))
