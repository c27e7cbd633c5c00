"""The worked examples of docs/origins.md, one test per row."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fundstelle.records.extraction import Extraction
from tests.reconcile.scenes import claim, document, run

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[2] / "docs" / "origins.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d+ \| .*:", line)
]
STANCES = ("denied", "uncertain", "intended")


def read_documents(cell: str) -> list[Extraction]:
    return [read_document(text.strip(), place) for place, text in enumerate(cell.split(";"))]


def read_document(text: str, place: int) -> Extraction:
    publisher, claims = text.split(":", 1)
    lines = [read_claim(part.strip(), n) for n, part in enumerate(claims.split("/"))]
    return document(publisher.strip(), f"2025-03-{place + 1:02d}", *lines, intro=f"Invented document {place}.")


def read_claim(text: str, n: int) -> tuple[str, dict[str, object]]:
    words = text.split()
    stance = next((word for word in STANCES if word in words), "affirmed")
    said = f"By our count, line {n} of it is so." if "own" in words else f"Line {n} of it is so."
    named = " ".join(word for word in words if word not in (*STANCES, "own"))
    origin, _, via = named.partition(" via ")
    return claim(said, origin=origin.split("+"), via=[v.strip() for v in via.split(",") if v.strip()], stance=stance)


def read_units(cell: str) -> set[str]:
    if cell == "–":
        return set()
    if "," in cell:
        return {name.strip() for name in cell.split(",")}
    codes = re.fullmatch(r"(?:X\w\w|unnamed)(?: (?:X\w\w|unnamed))*", cell)
    return set(cell.split()) if codes else {cell}


def test_there_are_at_least_twenty_worked_examples() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize("row", ROWS, ids=[f"example {row[0]}" for row in ROWS])
def test_the_worked_example_holds(row: list[str]) -> None:
    _, documents, units, origins, _ = row
    result = run(*read_documents(documents))
    (matter,) = result.matters
    assert set(matter.units) == read_units(units)
    assert matter.independent_origins == int(origins) == len(matter.units)
