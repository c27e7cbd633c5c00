"""Faults planted in every kind of file are refused with file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge import check_data, load_knowledge
from fundstelle.knowledge.rows import find_line

PARTY = '[[party]]\nid = "XAA"\nkind = "state"\nnames.de = ["Nordmark"]\nnames.en = ["Norland"]\nsource = "invented"\n'
SOURCE = (
    '[[source]]\ncode = "Fjordpost"\nkind = "medium"\nparty = "XAA"\nnames.de = ["Fjordpost"]\nsource = "invented"\n'
)
PLACE = '[[place]]\nid = "Tarn"\nkind = "port"\nstate = "XAA"\nnames.de = ["Tarn"]\nsource = "invented"\n'
TYPE = '[[designation]]\nid = "ZR-7"\nitem = "uav"\nmakers = ["XAA"]\nsource = "invented"\n'
ITEM = '[[item]]\nid = "toys"\nnames.de = ["Spielzeug"]\nbroader = ["goods.other"]\nsource = "invented"\n'
OFFICE = (
    '[[office]]\nparty = "XAA"\nperson = "Edda Thorwald"\nforms = ["Thorwald"]\noffice = "foreign"\nbranch = "gov"\n'
    'since = 2021-03-01\nsource = "invented"\n'
)

PLANTED = [
    ("a key nobody knows", PARTY + "capital = 'Hallvik'\n", 7, "capital is unknown", "known keys"),
    ("no source", PARTY.replace('source = "invented"\n', ""), 1, "lacks the key source", "add a line"),
    ("a kind that is none", PARTY.replace('"state"', '"planet"'), 3, "kind is 'planet'", "docs/knowledge.md"),
    ("a state with a long id", PARTY.replace('"XAA"', '"Norland"'), 2, "three capital letters", "alpha-3"),
    ("names without language", PARTY.replace("names.de", "metonyms"), 4, "by language", ""),
    ("a language that is none", PARTY.replace("names.de", "names.German"), 4, "language 'German'", "docs"),
    ("a space at the end", PARTY.replace('"Nordmark"', '"Nordmark "'), 4, "spaces at its ends", ""),
    ("an empty word", PARTY.replace('"Nordmark"', '""'), 4, "empty", ""),
    ("a word twice", PARTY.replace('"Nordmark"', '"Nordmark", "Nordmark"'), 4, "twice", ""),
    ("a word not in NFC", PARTY.replace('"Nordmark"', '"Nordma\\u0308rk"'), 4, "NFC", ""),
    ("a party within nobody", PARTY + 'within = "XZZ"\n', 7, "'XZZ', which is no party", "add a"),
    (
        "the same id twice",
        PARTY + PARTY.replace("Nordmark", "Nordau").replace("Norland", "Norau"),
        8,
        "stands twice",
        "extend",
    ),
    (
        "a word of another row",
        PARTY + PARTY.replace("XAA", "XAB").replace("Norland", "Nor"),
        10,
        "'de:Nordmark'",
        "one row",
    ),
    ("a name of a packaged state", PARTY.replace("Nordmark", "Deutschland"), 4, "'de:Deutschland'", "one row"),
    ("a row that extends nothing", PARTY + "extend = true\n", 2, "does not exist", "delete extend"),
    ("an office of nobody", OFFICE, 2, "'XAA', which is no party", ""),
    ("an office that is none", PARTY + OFFICE.replace('"foreign"', '"finance"'), 11, "office is 'finance'", ""),
    ("no day", PARTY + OFFICE.replace("2021-03-01", '"spring"'), 13, "must be a day", ""),
    ("an end before its start", PARTY + OFFICE + "until = 2020-01-01\n", 15, "before since", "mend"),
    ("a source in no state", SOURCE, 4, "'XAA', which is no party", ""),
    ("a flag that is none", PARTY + SOURCE + 'observer = "yes"\n', 13, "true or false", ""),
    ("members of a medium", PARTY + SOURCE + 'members = ["XAA"]\n', 13, "consolidators only", "consolidator"),
    (
        "a state body without branch",
        PARTY + SOURCE.replace('"medium"', '"state_body"').replace("Fjordpost", "XAA.gov"),
        7,
        "party or branch",
        "KOR",
    ),
    (
        "a code that does not fit",
        PARTY + SOURCE.replace('"medium"', '"state_body"\nbranch = "mil"').replace('"Fjordpost"\nk', '"XAA.gov"\nk'),
        8,
        "does not fit",
        "",
    ),
    ("a place that is a seat", PARTY + 'metonyms.de = ["Tarn"]\n' + PLACE, 12, "means the party XAA", "one of both"),
    ("a place in no state", PLACE, 4, "'XAA', which is no party", ""),
    ("half a point", PARTY + PLACE + "latitude = 54.1\n", 7, "one coordinate", "neither"),
    ("a latitude beyond the pole", PARTY + PLACE + "latitude = 99\nlongitude = 1\n", 13, "outside -90", ""),
    ("a number that is none", PARTY + PLACE + 'latitude = "north"\n', 13, "must be a number", ""),
    ("a type of no class", PARTY + TYPE.replace('"uav"', '"spoon"'), 9, "'spoon', which is no item", ""),
    ("a maker that is none", TYPE, 4, "'XAA', which is no party", ""),
    ("a calibre below zero", PARTY + TYPE + "calibre_mm = -1\n", 12, "above 0", ""),
    ("an alias of another type", PARTY + TYPE + 'aliases = ["KN-23"]\n', 12, "'KN-23'", "one row"),
    ("a class above none", ITEM.replace("goods.other", "things"), 4, "'things', which is no item", ""),
    ("a class above itself", ITEM.replace("goods.other", "toys"), 4, "leads back to itself", "circle"),
    ("a source of all rows that is none", "rows_from = 7\n" + PARTY, 1, "rows_from must be a text", "docs/knowledge"),
    ("a table nobody knows", '[[planet]]\nid = "X"\n', 1, "unknown table planet", "[[party]]"),
    ("no TOML", PARTY + "id =\n", 7, "Invalid value", "toml.io"),
]


@pytest.mark.parametrize(("name", "text", "line", "message", "remedy"), PLANTED, ids=[row[0] for row in PLANTED])
def test_a_planted_fault_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, line: int, message: str, remedy: str
) -> None:
    path = tmp_path / "planted.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeInvalid, match=message) as caught:
        load_knowledge([tmp_path])
    assert caught.value.where == f"{path}:{line}", name
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("text", [PARTY, PARTY + OFFICE, PARTY + SOURCE, PARTY + PLACE, PARTY + TYPE, ITEM])
def test_the_same_rows_without_a_fault_load(tmp_path: Path, text: str) -> None:
    (tmp_path / "sound.toml").write_text(text, encoding="utf-8")
    assert load_knowledge([tmp_path])


def test_a_file_may_name_the_source_of_all_its_rows(tmp_path: Path) -> None:
    rows = PARTY.replace('source = "invented"\n', "") + PLACE.replace('"invented"', '"another"')
    (tmp_path / "rows.toml").write_text(f'rows_from = "one package"\n{rows}', encoding="utf-8")
    known = load_knowledge([tmp_path])
    assert (known.parties["XAA"].source, known.places["Tarn"].source) == ("one package", "another")


def test_check_data_refuses_what_loading_refuses(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text(PARTY + "colour = 1\n", encoding="utf-8")
    with pytest.raises(KnowledgeInvalid, match="colour is unknown"):
        check_data([tmp_path])


def test_a_line_is_found_below_its_own_table_only() -> None:
    text = '# [[party]]\n[[party]]\nid = "A"\n\n[[office]]\nid = "B"\n[[party]]\nnames.de = ["C"]\n'
    assert find_line(text, "party", 1, "names") == 8
    assert find_line(text, "party", 0, "names") == 2
    assert find_line(text, "office", 0, "id") == 6
