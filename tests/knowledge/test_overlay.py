"""Users add and override rows in a folder of their own; the overlay here holds invented states."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from fundstelle.knowledge import Knowledge, check_data, is_unchecked, load_knowledge

OVERLAY = Path(__file__).parent / "overlay"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return load_knowledge([OVERLAY])


def test_an_overlay_adds_rows_and_keeps_the_packaged_ones(known: Knowledge) -> None:
    assert known.parties["XAA"].names["en"] == ("Norland", "Republic of Norland")
    assert known.parties["XAA"].metonyms["de"] == ("Hallvik", "Eichenpalast")
    assert "PRK" in known.parties


def test_an_overlay_holds_every_kind_of_row(known: Knowledge) -> None:
    assert known.sources["Five-State Watch"].members == ("XAA", "XAB", "XAC")
    assert known.sources["Fjordpost"].family == known.sources["Hallvik Herold"].family == "Herold-Verlag"
    assert known.sources["Harbour Observatory"].observer
    assert known.places["Mittelfjord"].disputed
    assert known.designations["ZR-7"].makers == ("XAA",)
    assert known.designations["ZR-7"].aliases == ("Zornrohr-7", "ZR 7", "ZR7", "Zornrohr 7", "Zornrohr7")
    assert known.parties["XAB"].offices[0].until == date(2024, 2, 28)


def test_a_row_of_the_same_id_replaces_the_packaged_one(tmp_path: Path) -> None:
    row = '[[designation]]\nid = "KN-23"\nitem = "missile.other"\nsource = "our own reading"\n'
    (tmp_path / "mine.toml").write_text(row, encoding="utf-8")
    mine = load_knowledge([tmp_path]).designations["KN-23"]
    assert (mine.item, mine.source) == ("missile.other", "our own reading")
    assert "Hwasong-11A" not in mine.aliases


def test_a_row_that_extends_adds_its_words_first_and_both_sources(tmp_path: Path) -> None:
    row = '[[party]]\nid = "PRK"\nextend = true\nnames.de = ["NK-Staat"]\nsource = "our own reading"\n'
    (tmp_path / "mine.toml").write_text(row, encoding="utf-8")
    mine = load_knowledge([tmp_path]).parties["PRK"]
    assert mine.names["de"][0] == "NK-Staat"
    assert "Nordkorea" in mine.names["de"]
    assert mine.source.endswith("; our own reading")


def test_a_later_overlay_wins(tmp_path: Path) -> None:
    for name, item in (("a", "bomb"), ("b", "radar")):
        (tmp_path / name).mkdir()
        row = f'[[designation]]\nid = "ZR-7"\nitem = "{item}"\nsource = "invented"\n'
        (tmp_path / name / "x.toml").write_text(row, encoding="utf-8")
    assert load_knowledge([tmp_path / "a", tmp_path / "b"]).designations["ZR-7"].item == "radar"


def test_the_digest_tells_overlays_apart(known: Knowledge) -> None:
    assert known.digest != load_knowledge().digest
    assert known.digest == load_knowledge([OVERLAY]).digest


def test_check_data_counts_every_row_and_the_unchecked_ones() -> None:
    alone, with_overlay = check_data(), check_data([OVERLAY])
    assert with_overlay.rows - alone.rows == 4 + 2 + 6 + 2 + 2
    assert with_overlay.unchecked == alone.unchecked
    assert sum(file.rows for file in alone.files) == alone.rows > alone.unchecked


def test_a_row_is_unchecked_when_nothing_else_is_named() -> None:
    assert is_unchecked("unchecked")
    assert not is_unchecked("babel 2.18.0; unchecked")
    assert not is_unchecked("a page on unchecked exports")
