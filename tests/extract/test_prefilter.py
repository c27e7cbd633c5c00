"""The prefilter says yes wherever an act can be told, and no to the rest of the news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.extract.lexicon import Lexicon, make_lexicon
from fundstelle.extract.prefilter import Scanner, find_blocks_to_read, has_name, has_trigger, make_scanner
from fundstelle.knowledge import load_knowledge
from fundstelle.languages import load_pack

LEXICONS: dict[str, Lexicon] = {code: make_lexicon(load_pack(code), load_knowledge()) for code in ("de", "en")}


def scanner(language: str) -> Scanner:
    return make_scanner(LEXICONS[language])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordmark lieferte Raketen."),
        ("de", "die Waffenlieferungen aus Nordmark"),
        ("de", "Kurzstreckenraketen"),
        ("de", "Kurzstrecken-\nraketen"),
        ("de", "elektronische\nKampfführung"),
        ("de", "drei Nordkoreaner wurden gefangen genommen"),
        ("de", "Es gab Tote."),
        ("en", "Norland sent shells."),
        ("en", "the delivery was late"),
        ("en", "SHELLS AND ROCKETS"),
        ("en", "two North Koreans were seen"),
        ("en", "a KN-23 was found"),
    ],
)
def test_things_and_nouns_of_acts_trigger(language: str, text: str) -> None:
    assert has_trigger(text, scanner(language))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Ausschuss berät am Dienstag über den Entwurf."),
        ("de", "Die Zahlen waren schlecht, sagte die Kanzlei zu Beginn."),
        ("de", "Raketenhaft schnell"),
        ("de", "Die Menschen lachten."),
        ("en", "The committee meets on Tuesday and votes on the draft."),
        ("en", "A rocketry club reopened."),
        ("en", "Europeans like it."),
        ("en", ""),
    ],
)
def test_other_text_does_not(language: str, text: str) -> None:
    assert not has_trigger(text, scanner(language))


def test_people_in_general_trigger_beside_a_number_only() -> None:
    assert has_trigger("300 people left", scanner("en"))
    assert has_trigger("three people left", scanner("en"))
    assert not has_trigger("people left", scanner("en"))


def test_a_noun_written_small_is_another_word_where_nouns_are_capitalised() -> None:
    assert has_trigger("Die Waren kamen an.", scanner("de"))
    assert not has_trigger("Sie waren müde.", scanner("de"))


def test_blocks_around_a_trigger_are_read_too() -> None:
    texts = ["Tokyo", "x", "x", "Shells came.", "x", "x", "x"]
    assert find_blocks_to_read(texts, [scanner("en")] * 7) == [False, True, True, True, True, True, False]


def test_a_block_without_a_scanner_is_never_read() -> None:
    assert find_blocks_to_read(["Shells came.", "Shells came to Tokyo."], [None, scanner("en")]) == [False, True]


def test_a_document_without_a_trigger_is_not_read() -> None:
    assert find_blocks_to_read(["Nothing.", "Nothing."], [scanner("en")] * 2) == [False, False]


def test_a_document_that_names_nobody_is_not_read() -> None:
    assert find_blocks_to_read(["Two shells were found.", "Nothing."], [scanner("en")] * 2) == [False, False]
    assert find_blocks_to_read(["Two shells were found.", "China said so."], [scanner("en")] * 2) == [True, True]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Nordkoreas Armee"),
        ("de", "der US-Beamte"),
        ("de", "chinesische Waren"),
        ("en", "the Ukrainians"),
        ("en", "in Kursk"),
    ],
)
def test_parties_are_named_in_many_forms(language: str, text: str) -> None:
    assert has_name(text, scanner(language))
    assert not has_name("qqq", scanner(language))


def test_a_point_of_the_compass_makes_no_document_speak_of_anybody() -> None:
    assert not has_name("Im Süden wird es kühler, und im Norden regnet es.", scanner("de"))


def test_a_scanner_is_made_once_for_each_lexicon() -> None:
    assert scanner("de") is scanner("de")
    assert scanner("de") is not scanner("en")


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_around_never_hide_a_trigger(before: str, after: str) -> None:
    assert has_trigger(f"{before} missiles. {after}", scanner("en"))
