"""Both packs: every entry can be found in a text, they load fast, and the page on packs names every key."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import fundstelle.languages
from fundstelle.errors import QueryInvalid
from fundstelle.extract.lexicon import NAME_LIKE, Lexicon, make_lexicon
from fundstelle.knowledge import load_knowledge
from fundstelle.languages import Entry, find_pack_codes, load_pack
from fundstelle.languages.loading import make_pack
from fundstelle.languages.schema import FILES, Table
from fundstelle.languages.words import TYPES, expand, find_word_fault, fold
from fundstelle.text.tokens import find_tokens
from fundstelle.text.toml_cache import load_toml_folder

PACKS = Path(fundstelle.languages.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "languages.md"
CODES = find_pack_codes()
LOAD_LIMIT = 0.150


@pytest.fixture(scope="module", params=CODES)
def lexicon(request: pytest.FixtureRequest) -> Lexicon:
    return make_lexicon(load_pack(request.param), load_knowledge())


def test_every_entry_is_found_where_its_words_stand(lexicon: Lexicon) -> None:
    lost = [entry for entry in lexicon.pack.entries if not _is_found(lexicon, entry)]
    assert not [(entry.category, entry.value, entry.words) for entry in lost]


def _is_found(lexicon: Lexicon, entry: Entry) -> bool:
    words = " ".join(entry.words)
    text = words[:1].upper() + words[1:] if lexicon.pack.nouns_capitalised and entry.category in NAME_LIKE else words
    tokens = list(find_tokens(text))
    if tuple(token.norm for token in tokens) != entry.words:
        return False
    marks = lexicon.find_marks(tokens)[0]
    return any(mark.category == entry.category and mark.last == len(entry.words) for mark in marks)


@pytest.mark.parametrize("code", CODES)
def test_an_item_word_has_one_class(code: str) -> None:
    classes: dict[tuple[str, ...], set[str]] = {}
    for entry in load_pack(code).entries:
        if entry.category == "item":
            classes.setdefault(entry.words, set()).add(entry.value)
    assert not {words for words, values in classes.items() if len(values) > 1}


def test_loading_both_packs_from_the_cache_is_fast(tmp_path: Path) -> None:
    for code in CODES:
        load_toml_folder(PACKS / code, cache=tmp_path)
    gc.collect()
    gc.freeze()  # what other tests left is not gone through again and again while this one makes its objects
    spent = min(_time_of_loading(tmp_path) for _ in range(12))  # what else the machine does counts least in the best
    gc.unfreeze()
    assert spent <= LOAD_LIMIT, f"{spent * 1000:.0f} ms of processor time"


def _time_of_loading(cache: Path) -> float:
    start = time.process_time()
    for code in CODES:
        make_pack(code, load_toml_folder(PACKS / code, cache=cache))
    return time.process_time() - start


def test_a_language_without_a_pack_is_refused_with_those_that_are_there() -> None:
    with pytest.raises(QueryInvalid, match="de, en"):
        load_pack("xx")


@pytest.mark.parametrize("code", CODES)
def test_spaces_of_every_width_group_digits(code: str) -> None:
    assert {" ", "\u00a0", "\u2009", "\u202f"} <= load_pack(code).group_marks


@pytest.mark.parametrize(
    ("written", "forms"),
    [("rakete{,n}", ["rakete", "raketen"]), ("{a,b}{c,d}", ["ac", "ad", "bc", "bd"]), ("tank", ["tank"])],
)
def test_braces_multiply_a_form(written: str, forms: list[str]) -> None:
    assert list(expand([written])) == forms


@pytest.mark.parametrize("word", ["us-beamter", "know-how", "9 millionen", "außenamt"])
def test_a_good_word_has_no_fault_and_folds_to_its_tokens(word: str) -> None:
    assert find_word_fault(word) == ""
    assert fold(word) == tuple(token.norm for token in find_tokens(word))


def _tables() -> Iterator[tuple[str, str, Table]]:
    yield from ((file, name, table) for file, tables in FILES.items() for name, table in tables.items())


def test_the_page_names_every_table_and_key() -> None:
    page = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"`\[*([\w.]+)\]*`", page))
    wanted = {file + ".toml" for file in FILES} | {name for _, name, _ in _tables() if name != "TOP"}
    wanted |= {key for _, _, table in _tables() for key in table.keys}
    assert not wanted - named


def test_every_type_of_the_schema_is_known() -> None:
    keys = [key for _, _, table in _tables() for key in [*table.keys.values(), *([table.rest] if table.rest else [])]]
    assert {key.type for key in keys} <= set(TYPES)
