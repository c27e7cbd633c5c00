"""Copies by their words: what is one, what is none, and that order plays no part."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from fundstelle.reconcile.copies import CopyIndex, find_shingles, is_copy

LEXICON = [f"word{n}" for n in range(3000)]


def write(random: Random, length: int = 120) -> list[str]:
    return random.choices(LEXICON, k=length)


def edit(words: list[str], random: Random, changes: int) -> list[str]:
    edited = list(words)
    for _ in range(changes):
        edited[random.randrange(len(edited))] = random.choice(LEXICON)
    return edited


def groups_of(texts: dict[str, str]) -> list[list[str]]:
    index = CopyIndex()
    for name, text in texts.items():
        index.put(name, text)
    return sorted([sorted(members) for _, _, members in index.groups()])


def test_a_text_with_small_edits_is_a_copy() -> None:
    random = Random(1)
    words = write(random)
    assert is_copy(find_shingles(" ".join(words)), find_shingles(" ".join(edit(words, random, 12))))


def test_two_texts_of_their_own_are_none() -> None:
    random = Random(2)
    assert not is_copy(find_shingles(" ".join(write(random))), find_shingles(" ".join(write(random))))


def test_a_long_text_that_quotes_a_short_one_is_none() -> None:
    random = Random(3)
    short = write(random, 50)
    assert not is_copy(find_shingles(" ".join(short)), find_shingles(" ".join([*write(random, 600), *short])))


def test_case_line_breaks_and_punctuation_play_no_part() -> None:
    assert find_shingles("Einen Tag, später\nkam er.") == find_shingles("einen tag später KAM er")


def test_short_texts_are_copies_only_when_equal() -> None:
    assert groups_of({"a": "Two words here.", "b": "two words, here", "c": "Two words there."}) == [["a", "b"]]
    assert groups_of({"a": "", "b": ""}) == []


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_groups_do_not_depend_on_the_order_of_documents(seed: int) -> None:
    random = Random(seed)
    texts: dict[str, str] = {}
    for original in range(4):
        words = write(random)
        for copy in range(random.randint(1, 4)):
            texts[f"{original}-{copy}"] = " ".join(edit(words, random, 8 * copy))
    names = list(texts)
    random.shuffle(names)
    assert groups_of(texts) == groups_of({name: texts[name] for name in names})


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_near_copies_are_found_among_candidates(seed: int) -> None:
    random = Random(seed)
    words = write(random)
    texts = {"original": " ".join(words), "copy": " ".join(edit(words, random, 8))}
    assert groups_of(texts) == [["copy", "original"]]
