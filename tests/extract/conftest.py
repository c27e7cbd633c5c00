"""Sentences about invented states read by the engine: what every test of this room uses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fundstelle.extract import extract_claims
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.records.claim import Claim
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

sys.path.insert(0, str(Path(__file__).parents[2] / "evals"))  # the grid, which some tests here read

OVERLAY = Path(__file__).parents[1] / "knowledge" / "overlay"
PUBLISHED = date(2031, 5, 14)
"""A Wednesday."""


@pytest.fixture(scope="session")
def known() -> Knowledge:
    """The packaged knowledge with the invented states."""
    return load_knowledge([OVERLAY])


def make_reading(content: str, language: str, published: date | None = PUBLISHED) -> Reading:
    """A plain document with one block for each paragraph."""
    blocks, at = [], 0
    for paragraph in content.split("\n\n"):
        blocks.append(Block(BlockKind.ARTICLE, at, at + len(paragraph), language=language))
        at += len(paragraph) + 2
    day = DateReading(make_day(published), DateSignal.GIVEN) if published else None
    document = Document("0" * 64, Handling.PUBLIC, len(content), "text/plain", (Capture("invented.txt"),))
    text = Text("1" * 64, document.id, "plain", "1", content, tuple(blocks))
    return Reading(document, text, Facts(language=language, published=day))


@pytest.fixture(scope="session")
def read(known: Knowledge) -> Callable[..., tuple[Claim, ...]]:
    """Claims of a text in a language, as records."""

    def run(content: str, language: str, published: date | None = PUBLISHED) -> tuple[Claim, ...]:
        (found,) = extract_claims([make_reading(content, language, published)], known)
        return found.claims

    return run


@pytest.fixture(scope="session")
def one(read: Callable[..., tuple[Claim, ...]]) -> Callable[..., dict[str, Any]]:
    """The only claim of a text, in gold's words."""

    def run(content: str, language: str, published: date | None = PUBLISHED) -> dict[str, Any]:
        claims = read(content, language, published)
        assert len(claims) == 1, [gold_form(claim) for claim in claims]
        return gold_form(claims[0])

    return run


def slots_of(claims: tuple[Claim, ...], *slots: str) -> list[tuple[Any, ...]]:
    """These slots of each claim as gold has them, in order: parties joined by a plus, of a quantity its value."""
    forms = [gold_form(claim) for claim in claims]
    return [tuple(_plain(form[slot]) for slot in slots) for form in forms]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "+".join(value)
    return value["value"] if isinstance(value, dict) else value
