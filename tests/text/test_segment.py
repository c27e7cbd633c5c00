"""Sentences: they end where a reader says so, not at abbreviations, ordinals or dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.languages import load_pack
from fundstelle.text.segment import find_sentences
from fundstelle.text.tokens import find_tokens

RULES = {code: load_pack(code).sentence_rules for code in ("de", "en")}


def sentences(content: str, language: str = "de") -> list[str]:
    tokens = list(find_tokens(content))
    return [content[tokens[a].start : tokens[b - 1].end] for a, b in find_sentences(tokens, RULES[language])]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", ["Das ist eins.", "Das ist zwei!", "Drei?"]),
        ("de", ["Am 3. April kamen sie.", "Dann gingen sie."]),
        ("de", ["Rund 1,5 Mio. Granaten kamen an.", "Das reicht."]),
        ("de", ["Dr. Nord sprach.", "Er ging."]),
        ("de", ["„Das stimmt nicht.“", "Er ging."]),
        ("de", ["Es kamen u. a. Panzer.", "Mehr nicht."]),
        ("de", ["„Wir kommen“, sagte er.", "„Morgen.“"]),
        ("en", ["Mr. North spoke.", "He left."]),
        ("en", ["It cost $1.5 million.", "That is much."]),
        ("en", ["“It is not true.”", "He left."]),
        ("en", ["He was born in Jan. 1990.", "He left."]),
        ("en", ["Wait...", "Then go."]),
    ],
)
def test_sentences_are_found(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


def test_in_doubt_the_sentence_goes_on() -> None:
    assert sentences("Sie kam. und ging.") == ["Sie kam. und ging."]


def test_a_text_without_a_full_stop_is_one_sentence() -> None:
    assert sentences("eine Überschrift ohne Punkt") == ["eine Überschrift ohne Punkt"]


@given(st.text(alphabet=st.sampled_from('aAb .!?…"“„”)(1,;:\n'), max_size=80))
def test_sentences_cover_all_tokens_once_and_in_order(content: str) -> None:
    tokens = list(find_tokens(content))
    found = list(find_sentences(tokens, RULES["de"]))
    assert [at for first, last in found for at in range(first, last)] == list(range(len(tokens)))
