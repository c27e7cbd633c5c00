"""The provisions on file: complete, bilingual, with sources; and a checker that names the line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fundstelle.assess import assess_case
from fundstelle.errors import KnowledgeInvalid
from fundstelle.knowledge import load_knowledge
from fundstelle.knowledge.provisions_loader import PACKAGED, load_law
from fundstelle.records.law import Law

DOCS = Path(__file__).resolve().parents[2] / "docs" / "law.md"
EXAMPLE = re.findall(r"```toml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[0]
ROWS = Path(__file__).resolve().parents[3] / "shared" / "research" / "provisions.md"


@pytest.fixture(scope="module")
def law() -> Law:
    return load_law((), frozenset(load_knowledge().items))


def overlay(folder: Path, text: str, name: str = "lakes.toml") -> Path:
    (folder / "provisions").mkdir(exist_ok=True)
    (folder / "provisions" / name).write_text(text, encoding="utf-8")
    return folder


def test_every_row_of_the_research_is_on_file(law: Law) -> None:
    if not ROWS.exists():
        pytest.skip(f"NOT CHECKED: {ROWS} is missing")
    named = set(re.findall(r"^\| (UNSCR [^|]+?) \|", ROWS.read_text(encoding="utf-8"), re.MULTILINE))
    beyond = {one.id for one in law.provisions} - named
    assert named <= {one.id for one in law.provisions}
    assert beyond == {"UNSCR 2087 ¶5(b)", "UNSCR 2094 ¶11", "UNSCR 2094 ¶20"}, "rows of anchors.md only"


def test_confirmations_are_those_of_the_research(law: Law) -> None:
    if not ROWS.exists():
        pytest.skip(f"NOT CHECKED: {ROWS} is missing")
    by_id = {one.id: one for one in law.provisions}
    for line in ROWS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip().strip("*") for cell in line.split("|")]
        if len(cells) < 13 or cells[1] not in by_id:
            continue
        row = by_id[cells[1]]
        assert row.number_confirmed is cells[11].startswith("yes"), row.id
        assert row.adopted.isoformat() == cells[2], row.id
        assert row.in_force[0].since.date().isoformat() == cells[3], row.id
        ends = re.match(r"\d{4}-\d\d-\d\d", cells[4])
        until = row.in_force[0].until
        assert (until.date().isoformat() if until else None) == (ends.group() if ends else None), row.id


def test_every_provision_has_two_languages_and_its_sources(law: Law) -> None:
    for one in law.provisions:
        for step in (one.name, one.topic, one.summary):
            assert step.reason_de and step.reason_en, one.id
        assert step.reason_de != step.reason_en
        assert one.text_source, one.id
        assert bool(one.number_source) is one.number_confirmed, one.id


def test_an_unconfirmed_number_is_never_part_of_a_name(law: Law) -> None:
    unconfirmed = [one for one in law.provisions if not one.number_confirmed]
    assert len(unconfirmed) > 10
    for one in unconfirmed:
        assert one.paragraph is None and one.presumed
        assert "¶" not in one.id and one.presumed.strip("¶") not in one.name.reason_de.replace(one.resolution, "")
        assert "nicht bestätigt" in one.name.reason_de and "not confirmed" in one.name.reason_en


def test_summaries_are_short_and_our_own(law: Law) -> None:
    assert all(len(one.summary.reason_en) < 260 for one in law.provisions)


def test_the_contested_stretches_name_both_sides(law: Law) -> None:
    contested = {one.id for one in law.provisions if any(stretch.is_contested for stretch in one.in_force)}
    assert contested == {
        "UNSCR 1737 ¶6", "UNSCR 1747 ¶5", "UNSCR 1747 ¶6", "UNSCR 1929 ¶8", "UNSCR 1929 ¶9",
    }  # fmt: skip


def test_the_panel_and_the_team_stand_as_dated_facts(law: Law) -> None:
    days = {fact.id: fact.day.isoformat() for fact in law.facts}
    assert days["un.dprk.panel.end"] == "2024-04-30" and days["msmt.announced"] == "2024-10-16"
    assert [fact.day for fact in law.facts] == sorted(fact.day for fact in law.facts)


def test_loading_twice_gives_the_same_law(law: Law) -> None:
    assert load_law().digest == law.digest


def test_the_example_of_the_docs_adds_a_regime(tmp_path: Path) -> None:
    wider = load_law([overlay(tmp_path, EXAMPLE)])
    assert "invented.lakes" in {regime.id for regime in wider.regimes}
    assert {one.id for one in wider.provisions} - {one.id for one in load_law().provisions} == {
        "LU 7/31 Art. 2",
        "LU 7/31 (fish)",
    }


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ({"item": "armour", "start": "2031-01-31"}, {}),
        ({"item": "armour", "start": "2031-02-01"}, {("LU 7/31 Art. 2", "XAA"): "would_breach"}),
        ({"item": "armour", "start": "2032-02-01"}, {}),
        ({"item": "medical", "start": "2031-06"}, {("LU 7/31 Art. 2", "XAA"): "would_breach"}),
        ({"item": "medical", "start": "2031-06", "designation": "vaccines"}, {}),
        ({"item": "armour", "start": "2031-06", "exemption": {"by": "Lakes Council"}}, {}),
        ({"giver": ["XAD"], "item": "armour", "start": "2031-06"}, {}),
        (
            {"giver": ["XAB"], "taker": ["XAC"], "item": "seafood", "start": "2031-09"},
            {("LU 7/31 (fish)", "XAB"): "cap", ("LU 7/31 (fish)", "XAC"): "cap"},
        ),
        (
            {"giver": ["XAB"], "taker": ["XAC"], "item": "seafood", "start": "2033-09"},
            {("LU 7/31 (fish)", "XAB"): "contested", ("LU 7/31 (fish)", "XAC"): "contested"},
        ),
    ],
)
def test_an_overlay_alone_makes_a_regime_work(act: dict, expected: dict, tmp_path: Path) -> None:
    wider = load_law([overlay(tmp_path, EXAMPLE)])
    full = {"kind": "transfer", "giver": ["XAA"], "taker": ["XAB"], "end": act["start"], **act}
    rows = assess_case({"act": full}, wider)["rows"]
    found = {(row["provision"], row["party"]): row["result"] for row in rows if row["result"] != "not_covered"}
    assert found == expected


def test_an_overlay_names_its_instrument_in_its_own_words(tmp_path: Path) -> None:
    by_id = {one.id: one for one in load_law([overlay(tmp_path, EXAMPLE)]).provisions}
    assert by_id["LU 7/31 Art. 2"].name.reason_de == "Lieferverbot für Waffen und Medizin, Verordnung 7/31, Artikel 2"
    assert by_id["LU 7/31 (fish)"].name.reason_en == "Cap on fish, regulation 7/31, article not confirmed"


def test_an_overlay_replaces_one_provision_of_a_known_regime(tmp_path: Path) -> None:
    text = EXAMPLE.replace("since = 2031-02-01\n", "since = 2030-02-01\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    wider = load_law([overlay(tmp_path / "a", EXAMPLE), overlay(tmp_path / "b", text)])
    row = next(one for one in wider.provisions if one.id == "LU 7/31 Art. 2")
    assert row.in_force[0].since.year == 2030


# ruff: noqa: E501 a table reads best one fault a line
FAULTS = [
    ("rules = [\n  { direction = \"to\", when", "rules = [\n  { directoin = \"to\", when", "directoin", "known keys here"),
    ('direction = "from", result = "cap"', 'direction = "away", result = "cap"', "direction is 'away'", "choose one of from, to"),
    ('is = ["arms"]', 'is = ["armz"]', "'armz', which does not exist", "known:"),
    ('checks = ["council"]', 'checks = ["counsel"]', "'counsel', which does not exist", "known: council"),
    ('words = ["medicine"]', 'words = ["medecine"]', "'medecine', which does not exist", "known:"),
    ('paragraph = "2"\n', "", "paragraph is missing", "add paragraph"),
    ('presumed = "Art. 3"', 'paragraph = "3"', "although the number is not confirmed", "presumed"),
    ("until = 2032-02-01\ntopic", "until = 2030-02-01\ntopic", "not after since", "mend one"),
    ('until = 2032-02-01 },', 'until = 2034-02-01 },', "overlap or are out of order", "close the earlier"),
    ('accepted_by = ["XAA"], ', "", "contested by one side only", "rejected_by"),
    ("2033-01-01T00:00:00Z", "2033-01-01T00:00:00", "lacks its zone", "2025-09-28T00:00:00Z"),
    ('summary_de = "Keine Waffen und keine Medizin an XAB; gebunden sind die Mitglieder."\n', "", "summary_de", "German and in English"),
    ('text_source = "invented"\nadopted = 2031-01-01\nsince', 'adopted = 2031-01-01\nsince', "text_source", "add a line"),
    ('subject = "target" ', 'subject = "targets" ', "'targets', which does not exist", "[parties"),
    ("cap = { limits", "cup = { limits", "cup is unknown", "known keys here"),
    ('direction = "from", result', "result", "lacks the key direction", "choose one of"),
    ('result = "cap", when', "when", "is never used", "result ="),
    ('["1000", "t"]', '["many", "t"]', "must be a number", "docs/law.md"),
    ('codes = ["XAB"]', 'codes = []', "lacks the key codes", "codes ="),
    ("adopted = 2031-01-01\nsince", "adopted = 2031\nsince", "must be a day", "docs/law.md"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message", "remedy"), FAULTS, ids=[fault[2] for fault in FAULTS])
def test_the_checker_names_file_line_key_and_remedy(
    old: str, new: str, message: str, remedy: str, tmp_path: Path
) -> None:
    assert EXAMPLE.count(old) >= 1
    with pytest.raises(KnowledgeInvalid) as caught:
        load_law([overlay(tmp_path, EXAMPLE.replace(old, new, 1))])
    error = caught.value
    assert message in error.message and remedy in error.remedy
    file, line = error.where.rsplit(":", 1)
    assert Path(file).name == "lakes.toml" and int(line) > 1


def test_an_item_that_is_no_class_is_named(tmp_path: Path) -> None:
    text = EXAMPLE.replace('items = ["seafood"]', 'items = ["seefood"]')
    with pytest.raises(KnowledgeInvalid, match="no item class: 'seefood'"):
        load_law([overlay(tmp_path, text)], frozenset(load_knowledge().items))


def test_a_condition_that_contains_itself_is_refused(tmp_path: Path) -> None:
    text = EXAMPLE + '\n[conditions.a]\nis = ["b"]\n\n[conditions.b]\nis = ["a"]\n'
    with pytest.raises(KnowledgeInvalid, match="contains itself"):
        load_law([overlay(tmp_path, text)])


def test_a_shared_file_with_an_unknown_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeInvalid, match="unknown table itmes"):
        load_law([overlay(tmp_path, "[itmes]\nfish = []\n")])


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeInvalid) as caught:
        load_law([overlay(tmp_path, "[regime]\nid = \n")])
    assert "lakes.toml" in caught.value.where


def test_no_state_and_no_resolution_stands_in_the_code() -> None:
    code = [
        *Path("src/fundstelle/assess").glob("*.py"),
        *PACKAGED.glob("*.py"),
        PACKAGED.parent / "provisions_loader.py",
    ]
    assert len(code) > 8
    names = re.compile(r"\b(PRK|IRN|RUS|CHN|LBY|SDN|DPRK|North Korea|Libya|Sudan|Yemen|Houthi|UNSCR)\b")
    for path in code:
        body = re.sub(r'""".*?"""', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert names.findall(body) == [], path.name
