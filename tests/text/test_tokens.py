"""Tokens: every one is the slice at its offsets; numbers keep their marks; words keep their hyphens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.text.tokens import TokenKind, find_tokens, fold_phrase, fold_word

TEXT = st.text(
    alphabet=st.sampled_from("aäßZ09.,'’ -‐‑\u00a0\u202f\n…\"„“%()") | st.characters(codec="utf-8"), max_size=80
)


def texts(content: str) -> list[str]:
    return [token.text for token in find_tokens(content)]


@pytest.mark.parametrize(
    ("content", "number"),
    [
        ("650'000 Mann", "650'000"),
        ("100 000 Mann", "100 000"),
        ("100\u202f000 Mann", "100\u202f000"),
        ("1.234.567,5 Tonnen", "1.234.567,5"),
        ("11,000 troops", "11,000"),
        ("4,2 Millionen", "4,2"),
        ("3000 Mann", "3000"),
    ],
)
def test_a_grouped_number_is_one_token(content: str, number: str) -> None:
    first = next(find_tokens(content))
    assert (first.text, first.kind) == (number, TokenKind.NUMBER)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("2024 500 tanks", ["2024", "500", "tanks"]),
        ("12 3000", ["12", "3000"]),
        ("KN-23-Raketen", ["KN-23-Raketen"]),
        ("Norland's rockets", ["Norland", "'s", "rockets"]),
        ("don't", ["don't"]),
        ("Ende.", ["Ende", "."]),
        ("so... weiter", ["so", "...", "weiter"]),
        ("20%", ["20", "%"]),
        ("", []),
    ],
)
def test_words_numbers_and_marks_are_told_apart(content: str, expected: list[str]) -> None:
    assert texts(content) == expected


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Rake-\nten", "raketen"),
        ("Militär-\nHilfe", "militär-hilfe"),
        ("Straße", "strasse"),
        ("KN\u201123", "kn-23"),
        ("lang\u2010streckig", "lang-streckig"),
    ],
)
def test_words_are_folded_for_looking_up(words: str, folded: str) -> None:
    assert fold_word(words) == folded


def test_a_phrase_is_folded_token_by_token() -> None:
    assert fold_phrase("Zur  Verfügung") == ("zur", "verfügung")


@given(TEXT)
def test_each_token_is_the_slice_at_its_offsets_and_none_overlap(content: str) -> None:
    end = 0
    for token in find_tokens(content):
        assert token.start >= end
        assert token.text == content[token.start : token.end]
        end = token.end


@given(TEXT, st.integers(0, 20), st.integers(0, 20))
def test_tokens_of_a_stretch_lie_in_it(content: str, start: int, length: int) -> None:
    for token in find_tokens(content, start, start + length):
        assert start <= token.start < token.end <= start + length


@given(TEXT)
def test_nothing_but_white_space_and_signs_between_words_is_left_out(content: str) -> None:
    covered = {at for token in find_tokens(content) for at in range(token.start, token.end)}
    assert all(at in covered for at, sign in enumerate(content) if sign.isalpha() or sign.isdecimal())


@given(st.text(st.characters(categories=("L", "Zs", "Pd", "Mn")), max_size=30))
def test_a_phrase_is_folded_as_its_tokens_are(phrase: str) -> None:
    assert fold_phrase(phrase) == tuple(token.norm for token in find_tokens(phrase))
