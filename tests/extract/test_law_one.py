"""Law 1 over the gold: quotes are slices, filled slots are pinned, and a pinned word that is deleted is missed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from fundstelle.extract import extract_claims
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.records.claim import SCORED_KINDS, Claim
from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.register.direct import read_and_extract
from tests.extract.conftest import make_reading
from tests.extract.deletion import Deletion, delete_pins

OWN_WORDS_FLOOR = 0.95
"""Share of deletions of a slot's own words that change the claim; docs/quality-extraction.md says what is missed."""

SAMPLE = 9
"""Each how many pins the quick test deletes; `-m long` deletes all."""

ROLES = ("giver", "taker", "trainer", "trainee", "sender", "host", "victim")


@cache
def read_gold(folder: Path) -> tuple[Extraction, ...]:
    """Every gold document read and extracted."""
    texts = [text for name in ("seeds", "dev") for text in sorted((folder / name).glob("*.txt"))]
    found = tuple(read_and_extract(texts))
    assert all(isinstance(one, Extraction) for one in found)
    return tuple(one for one in found if isinstance(one, Extraction))


def claims_of(folder: Path) -> Iterator[tuple[Reading, Claim]]:
    for found in read_gold(folder):
        for claim in found.claims:
            if claim.kind in SCORED_KINDS:
                yield found.reading, claim


@pytest.fixture(scope="module")
def packaged() -> Knowledge:
    return load_knowledge()


def test_every_quote_is_the_slice_of_its_text(shared_gold: Path) -> None:
    for reading, claim in claims_of(shared_gold):
        quote = reading.text.content[claim.span.start : claim.span.end]
        assert claim.span.text_id == reading.text.id
        assert quote.strip() == quote != ""


def test_every_pin_lies_in_its_text_and_names_its_rule(shared_gold: Path) -> None:
    for reading, claim in claims_of(shared_gold):
        for slot, pins in claim.pins.items():
            for pin in pins:
                assert pin.rule, (slot, claim.id)
                assert reading.text.content[pin.span.start : pin.span.end].strip(), (slot, claim.id)


def unpinned(claim: Claim) -> list[str]:
    """The filled slots of a claim that nothing pins."""
    filled = ["kind", "item", *(role for role in ROLES if getattr(claim.roles, role))]
    filled += [slot for slot in ("quantity", "designation", "outcome", "happened") if getattr(claim, slot)]
    return [slot for slot in filled if not claim.pins.get(slot)]


def test_every_filled_slot_has_a_pin(shared_gold: Path) -> None:
    missing = Counter(slot for _, claim in claims_of(shared_gold) for slot in unpinned(claim))
    total = sum(1 for _ in claims_of(shared_gold))
    assert sum(missing.values()) <= total * UNPINNED_CEILING, missing


UNPINNED_CEILING = 0.05
"""Filled slots without a pin for each claim, at most."""


def delete_all(folder: Path, knowledge: Knowledge, each: int) -> list[Deletion]:
    return [found for one in read_gold(folder) for found in delete_pins(one.reading, knowledge, each)]


def check(found: list[Deletion]) -> None:
    own = [one for one in found if not one.taken_over]
    share = sum(one.holds for one in own) / len(own)
    failing = Counter((one.slot, one.rule) for one in own if not one.holds)
    assert share >= OWN_WORDS_FLOOR, f"{share:.3f} of {len(own)}: {failing.most_common(12)}"


def test_a_pinned_word_that_is_deleted_is_missed(shared_gold: Path, packaged: Knowledge) -> None:
    check(delete_all(shared_gold, packaged, SAMPLE))


@pytest.mark.long
def test_every_pinned_word_that_is_deleted_is_missed(shared_gold: Path, packaged: Knowledge) -> None:
    check(delete_all(shared_gold, packaged, 1))


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland has delivered at least 300 rockets to Sundland in March, the Norland Situation Service said."),
        ("de", "Nordmark hat nach Angaben aus Velograd im März mindestens 300 Raketen an Sundmark geliefert."),
    ],
)
def test_in_a_plain_sentence_every_deletion_is_missed(language: str, content: str, known: Knowledge) -> None:
    found = list(delete_pins(make_reading(content, language), known))
    assert {one.slot for one in found} >= {"giver", "taker", "item", "quantity", "happened", "attribution", "kind"}
    assert [one for one in found if not one.holds] == []


def test_the_same_text_gives_the_same_claims(known: Knowledge) -> None:
    reading = make_reading("Norland sent 300 rockets to Sundland.", "en")
    first, second = (list(extract_claims([reading], known)) for _ in range(2))
    assert [one.claims for one in first] == [one.claims for one in second]
