from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.records.document import Block, BlockKind, Text
from fundstelle.records.ids import make_text_id
from fundstelle.store.words import find_highlights, find_snippet, fold_word, make_passages, parse_query, stem_word


def make_text(content: str, *blocks: Block) -> Text:
    whole = blocks or (Block(BlockKind.ARTICLE, 0, len(content)),)
    return Text(make_text_id(content), "d" * 64, "plain", "1", content, whole)


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("Haubitze", "Haubitzen", "de"),
        ("Geschütz", "GESCHÜTZE", "de"),
        ("größer", "grosser", "de"),
        ("shells", "Shell", "en"),
        ("Geschu\u0308tz", "Geschütz", "de"),
    ],
)
def test_forms_of_a_word_have_one_stem(left: str, right: str, language: str) -> None:
    assert stem_word(left, language) == stem_word(right, language)


@pytest.mark.parametrize("language", [None, "xx", ""])
def test_a_language_without_stemmer_has_folded_words_for_stems(language: str | None) -> None:
    assert stem_word("Größen", language) == fold_word("Größen") == "grossen"


def test_passages_are_blocks_cut_at_blank_lines_without_comments() -> None:
    content = "One.\n\nTwo.\n \nThree. Comment."
    text = make_text(
        content,
        Block(BlockKind.ARTICLE, 0, 20, language="en"),
        Block(BlockKind.COMMENT, 21, len(content)),
    )
    found = make_passages(text, "de")
    assert [content[p.start : p.end].strip() for p in found] == ["One.", "Two.", "Three."]
    assert {p.language for p in found} == {"en"}


@given(st.text(alphabet="ab ß\n.é\u0301-1", max_size=300))
def test_every_word_of_a_text_is_in_exactly_one_passage(content: str) -> None:
    passages = make_passages(make_text(content), None) if content else []
    words = [word for passage in passages for word in passage.words.split()]
    assert words == [word for p in passages for word in p.stems.split()]
    assert all(a.end <= b.start for a, b in pairwise(passages))
    assert "".join(words).count("b") == content.count("b")


def test_a_quoted_phrase_is_meant_word_for_word() -> None:
    phrase, word = parse_query('"bis zu" Haubitzen', ["de"])
    assert (phrase.words, phrase.stems) == ("bis zu", ())
    assert word.stems == ("haubitz",)


@pytest.mark.parametrize("query", ['x" OR words:y', "NEAR(a b)", "a AND", "*", "^a", "a:b", '"', "(", "3.000"])
def test_no_query_is_read_as_the_index_language(query: str) -> None:
    for term in parse_query(query, ["de"]):
        assert not set(term.words) & set('":*^()')


@given(st.text(alphabet="ab cß", min_size=1, max_size=900), st.sampled_from(["a", "ab", "c"]))
def test_highlights_lie_in_the_snippet_and_are_words_of_the_query(words: str, query: str) -> None:
    terms = parse_query(query, [])
    marks = find_highlights(words, None, terms)
    assert all(fold_word(words[a:b]) == query for a, b in marks)
    start, end = find_snippet(words, marks)
    assert 0 <= start <= end <= len(words)
    if marks and max(map(len, words.split())) < 40:
        assert start <= marks[0][0] and marks[0][1] <= end
