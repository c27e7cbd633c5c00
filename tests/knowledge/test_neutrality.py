"""Both sides of every conflict are known in the same kinds of rows, and no word takes a side."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fundstelle.knowledge import Knowledge, Party, load_knowledge

ARMING = """
    RUS-UKR PRK-KOR ISR-IRN ISR-SYR USA-RUS USA-CHN USA-IRN SAU-YEM ARE-SDN TUR-SYR JPN-PRK LBY-TUR
"""
"""Adversaries whose arms this field is about."""
FURTHER = """
    AFG-PAK ARE-IRN ARM-AZE AUS-CHN BDI-RWA BFA-FRA BGD-MMR BLR-LTU BLR-POL BLR-UKR CHN-IND CHN-JPN CHN-PHL
    CHN-TWN CHN-VNM COD-RWA COD-UGA COL-VEN CUB-USA CYP-TUR DEU-RUS DZA-MAR DZA-MLI EGY-ETH EGY-SDN ERI-ETH
    EST-RUS ETH-SOM FIN-RUS FRA-MLI FRA-NER FRA-RUS GBR-RUS GEO-RUS GRC-TUR GUY-VEN IND-PAK IRN-IRQ IRN-SAU
    ISR-LBN ISR-PSE ISR-YEM JPN-RUS KEN-SOM KGZ-TJK KHM-THA LTU-RUS LVA-RUS MDA-RUS NOR-RUS POL-RUS QAT-SAU
    ROU-RUS SDN-SSD SDN-TCD USA-VEN
"""
"""Further disputes between states, whatever their cause. Kosovo is a region in the rows and therefore in no pair."""
PAIRS = [tuple(pair.split("-")) for pair in ARMING.split()]
ALL_PAIRS = PAIRS + [tuple(pair.split("-")) for pair in FURTHER.split()]
NO_SEAT_WORD = {"GUY"}
"""Georgetown is too many places to stand for a government."""
OFFICIAL_FORM = re.compile(
    r"\b(Republik|Republic|Königreich|Kingdom|Staat|State|Federation|Föderation|Emirate?|Islamische?|Islamic)\b"
)
NO_SHORT_NAME = {"ARE", "COD", "COG", "CZE", "CAF", "DOM", "GBR"}
"""States whose everyday name holds such a word."""
NAMED_STATES = sorted(
    {state for pair in PAIRS for state in pair} | {"DEU", "FRA", "GBR", "POL"},
)
BRANCHES = {"gov", "mil", "intel", "parliament"}
LOADED = re.compile(
    r"regime(?!nt)|terror|aggressor|schurke|rogue|junta|besatzer|occupier|marionette|puppet|verbrecher", re.I
)
LANGUAGES = Path(__file__).parents[2] / "src/fundstelle/languages"
PACK_FILES = ("attribution.toml", "stance.toml", "verbs.toml", "grammar.toml")


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


def branches(known: Knowledge, state: str) -> set[str | None]:
    return {one.branch for one in known.sources.values() if one.kind == "state_body" and one.party == state}


def kinds_of_words(party: Party) -> set[tuple[str, str]]:
    groups = {"names": party.names, "adjectives": party.adjectives, "inhabitants": party.inhabitants}
    groups["metonyms"] = party.metonyms
    return {(key, language) for key, forms in groups.items() for language, words in forms.items() if words}


@pytest.mark.parametrize("state", NAMED_STATES)
def test_every_named_state_has_sources_of_all_branches(known: Knowledge, state: str) -> None:
    assert branches(known, state) >= BRANCHES


@pytest.mark.parametrize("state", NAMED_STATES)
def test_every_named_state_has_office_holders(known: Knowledge, state: str) -> None:
    assert known.parties[state].offices


@pytest.mark.parametrize("pair", ALL_PAIRS, ids="-".join)
def test_both_sides_have_sources_of_the_same_branches(known: Knowledge, pair: tuple[str, str]) -> None:
    assert branches(known, pair[0]) == branches(known, pair[1])


def test_every_state_is_first_called_by_its_everyday_name(known: Knowledge) -> None:
    states = [party for party in known.parties.values() if party.kind == "state" and party.id not in NO_SHORT_NAME]
    official = {
        state.id: names[0] for state in states for names in state.names.values() if OFFICIAL_FORM.search(names[0])
    }
    assert official == {}


@pytest.mark.parametrize("pair", ALL_PAIRS, ids="-".join)
def test_both_sides_have_the_same_kinds_of_words(known: Knowledge, pair: tuple[str, str]) -> None:
    every = {(key, language) for key in ("names", "adjectives", "inhabitants", "metonyms") for language in ("de", "en")}
    lacking = {state: every - kinds_of_words(known.parties[state]) for state in pair if state not in NO_SEAT_WORD}
    assert {state: kinds for state, kinds in lacking.items() if kinds} == {}


@pytest.mark.parametrize("pair", ALL_PAIRS, ids="-".join)
def test_both_sides_have_media_and_an_official_one(known: Knowledge, pair: tuple[str, str]) -> None:
    media = [one for one in known.sources.values() if one.kind in ("medium", "agency") or one.state_medium]
    lacking = [state for state in pair if not any(one.party == state for one in media)]
    assert lacking == []


def test_no_word_for_a_party_takes_a_side(known: Knowledge) -> None:
    words = [word for party in known.parties.values() for word in words_of(party) if LOADED.search(word)]
    assert words == []


def words_of(party: Party) -> Iterator[str]:
    for forms in (party.names, party.adjectives, party.inhabitants, party.metonyms, party.weak):
        for words in forms.values():
            yield from words


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_of_denial_and_claim_hold_no_state(known: Knowledge, language: str) -> None:
    files = [LANGUAGES / language / name for name in PACK_FILES]
    if not all(path.exists() for path in files):
        pytest.skip(f"the pack {language} has not all of {PACK_FILES}")
    states = {word for party in known.parties.values() if party.kind == "state" for word in words_of(party)}
    words = {word for path in files for word in strings(tomllib.loads(path.read_text(encoding="utf-8")))}
    assert sorted(words & states) == []


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield from value.split()
