"""What one word says: parties inside words that mean something else, and names written with a small letter."""

from __future__ import annotations

import pytest

from fundstelle.extract.lexicon import Lexicon, make_lexicon
from fundstelle.knowledge import load_knowledge
from fundstelle.languages import load_pack
from fundstelle.text.tokens import find_tokens


@pytest.fixture(scope="module")
def lexicons() -> dict[str, Lexicon]:
    known = load_knowledge()
    return {code: make_lexicon(load_pack(code), known) for code in ("de", "en")}


def find_values(lexicon: Lexicon, words: str, category: str) -> list[str]:
    marks = lexicon.find_marks(list(find_tokens(words)))
    return [mark.value for found in marks for mark in found if mark.category == category]


@pytest.mark.parametrize(
    ("language", "word", "parties"),
    [
        ("en", "Iranian-made", ["IRN"]),
        ("en", "Togo-flagged", ["TGO"]),
        ("en", "North Korea-flagged", ["PRK"]),
        ("en", "Azerbaijan-Iran", ["AZE", "IRN"]),
        ("de", "US-Sanktionen", ["USA"]),
        ("de", "serbisch-russische", ["SRB", "RUS"]),
        ("de", "jordanisch-israelischen", ["JOR", "ISR"]),
        ("en", "so-called", []),
        ("en", "is-it-so", []),
        ("de", "so-genannt", []),
    ],
)
def test_a_party_inside_another_word_is_known_as_a_part(
    lexicons: dict[str, Lexicon], language: str, word: str, parties: list[str]
) -> None:
    assert find_values(lexicons[language], word, "part_party") == parties
    assert not find_values(lexicons[language], word, "party"), "it neither gives nor takes"


@pytest.mark.parametrize(
    ("word", "code"), [("dpa", ["dpa"]), ("taz", ["taz"]), ("nknews.org", ["NK News"]), ("spiegel", []), ("ap", [])]
)
def test_a_name_written_small_is_found_small_and_no_other(
    lexicons: dict[str, Lexicon], word: str, code: list[str]
) -> None:
    assert find_values(lexicons["de"], word, "source") == code


def test_a_type_is_found_before_two_further_parts(lexicons: dict[str, Lexicon]) -> None:
    assert find_values(lexicons["de"], "F-35-Tarnkappen-Kampfjets", "prefix_designation") == ["F-35"]


@pytest.mark.parametrize(("word", "code"), [("UN-Kinderhilfswerk", "UN"), ("Kreml-Umfeld", "RUS")])
def test_a_party_that_a_word_begins_with_is_known_without_the_head(
    lexicons: dict[str, Lexicon], word: str, code: str
) -> None:
    assert find_values(lexicons["de"], word, "part_party") == [code]
