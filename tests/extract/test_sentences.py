"""What is kept with a sentence answers like a search of all its tokens; each sentence comes once and in order."""

from __future__ import annotations

import gc
from collections.abc import Callable

import pytest

from fundstelle.extract import extract_claims, lexicon_of
from fundstelle.extract.blocks import sentences_of
from fundstelle.extract.once import once, once_at
from fundstelle.extract.sentence import Sentence
from fundstelle.knowledge import Knowledge
from fundstelle.records.claim import Claim

from .conftest import make_reading

TEXTS = {
    "de": "Laut Nordmark lieferte Sundmark zwischen Mai und Juli rund 20 Kampfpanzer, was Sundmark bestritt.",
    "en": "According to Norland, Sundland sent about 20 battle tanks between May and July, as well as 300 rockets.",
}
PLAIN = {"de": "Nordmark berät mit Sundmark über Panzer. ", "en": "Norland talks to Sundland about tanks. "}


def make_sentences(content: str, language: str, known: Knowledge) -> list[Sentence]:
    lexicons = {language: lexicon_of(language, known)}
    return list(sentences_of(make_reading(content, language), lexicons, language))


@pytest.mark.parametrize("language", ["de", "en"])
def test_kinds_and_groups_are_those_of_the_marks(language: str, known: Knowledge) -> None:
    (s,) = make_sentences(TEXTS[language], language, known)
    assert list(s.kinds) == [{mark.category for mark in marks} for marks in s.at]
    for at, marks in enumerate(s.at):
        assert s.groups_at(at) == {mark.value for mark in marks if mark.category == "word"}
    assert s.groups == {mark.value for marks in s.at for mark in marks if mark.category == "word"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_and_marks_in_a_stretch_are_found_as_token_by_token(language: str, known: Knowledge) -> None:
    (s,) = make_sentences(TEXTS[language], language, known)
    for first in range(len(s.tokens)):
        stretch = range(first, first + 5)
        for group in s.groups:
            assert s.has_word_in(stretch, group) == any(s.is_word(at, group) for at in stretch)
        for category in s.by_category:
            assert s.has_between(category, first, first + 5) == any(s.mark_at(at, category) for at in stretch)


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_mark_that_ends_at_a_token_is_the_longest(language: str, known: Knowledge) -> None:
    (s,) = make_sentences(TEXTS[language], language, known)
    for end in range(len(s.tokens) + 1):
        for category in s.by_category:
            ending = [m for marks in s.at for m in marks if m.category == category and m.last == end]
            longest = max(ending, key=lambda mark: mark.last - mark.first, default=None)
            assert s.mark_ending_at(end, category) == longest


def test_a_question_is_asked_once_of_a_sentence_and_of_a_token(known: Knowledge) -> None:
    (s,) = make_sentences(TEXTS["en"], "en", known)
    asked: list[int] = []

    @once
    def count(s: Sentence) -> int:
        asked.append(-1)
        return len(s.tokens)

    @once_at
    def read(s: Sentence, at: int) -> str:
        asked.append(at)
        return s.norm(at)

    assert count(s) == count(s) == len(s.tokens)
    assert [read(s, 0), read(s, 1), read(s, 0)] == [s.norm(0), s.norm(1), s.norm(0)]
    assert asked == [-1, 0, 1]


@pytest.mark.parametrize("before", [0, 3, 19, 20, 21, 45])
def test_sentences_that_were_looked_at_come_once_and_in_order(before: int, known: Knowledge) -> None:
    content = PLAIN["en"] * before + "\n\n" + PLAIN["en"] * before + TEXTS["en"]
    found = make_sentences(content, "en", known)
    assert [s.index for s in found] == list(range(2 * before + 1))
    assert len({s.start for s in found}) == len(found)
    assert [s.start for s in found] == sorted(s.start for s in found)


def test_claims_are_the_same_however_much_stands_before(read: Callable[..., tuple[Claim, ...]]) -> None:
    few = read(PLAIN["en"] * 2 + TEXTS["en"], "en")
    many = read(PLAIN["en"] * 40 + TEXTS["en"], "en")
    assert [c.item for c in few] == [c.item for c in many]
    assert few


@pytest.mark.parametrize("collects", [True, False])
def test_the_collector_is_left_as_it_was_found(collects: bool, known: Knowledge) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        list(extract_claims([make_reading(TEXTS["en"], "en")], known))
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()
