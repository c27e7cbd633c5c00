"""Sides taken over from what was told before: from whom, and when from nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fundstelle.extract import extract_claims
from fundstelle.records.document import BlockKind, Reading
from fundstelle.records.gold import gold_form
from tests.extract.conftest import make_reading

SIDES = [
    pytest.param(
        "de",
        "Nordmark hat Sundmark Raketen geliefert. Nordmark schickte außerdem Granaten.",
        [("XAA", "XAB", "missile.other"), ("XAA", "XAB", "ammunition.artillery")],
        id="the partner told of",
    ),
    pytest.param(
        "de",
        "Nordmark hat Sundmark Raketen geliefert. Nordmark verkaufte Granaten an Händler, die in Ostrien wohnen.",
        [("XAA", "XAB", "missile.other")],
        id="not where somebody else is named",
    ),
    pytest.param(
        "en",
        "Norland has sent Sundland tanks. Norland has sent Ostria guns. Norland has also supplied shells.",
        [("XAA", "XAB", "armour"), ("XAA", "XAC", "artillery.howitzer")],
        id="not where the party deals with two",
    ),
    pytest.param(
        "en",
        "Norland has sent Sundland tanks. The new drone weighs 50 kilograms and carries missiles.",
        [("XAA", "XAB", "armour")],
        id="not where something else acts",
    ),
    pytest.param(
        "en",
        "Norland has sent Sundland tanks. Norland has also supplied shells since the war in Ostria.",
        [("XAA", "XAB", "armour"), ("XAA", "XAB", "ammunition.artillery")],
        id="the scene of a war is no rival",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), SIDES)
def test_a_side_is_taken_over_only_where_nobody_else_fits(read, language, text, expected):
    found = [(*claim.roles.giver, *claim.roles.taker, claim.item) for claim in read(text, language)]
    assert found == expected


ANSWERS = [
    pytest.param(
        "de",
        "Was liefert Nordmark an Sundmark?\n\nVor allem Munition.\n\nUnd was bekommt es dafür?\n\nÖl und Weizen.",
        [("XAA", "XAB", "ammunition.other"), ("XAB", "XAA", "fuel.other"), ("XAB", "XAA", "food")],
        id="answers without a verb",
    ),
    pytest.param(
        "en",
        "What has Norland sent to Sundland? Nobody knows. Tanks and drones are built in Ostria.",
        [],
        id="no answer",
    ),
    pytest.param(
        "en",
        "Norland has cut its arms deliveries to Sundland.",
        [("XAA", "XAB", "arms.other")],
        id="whose act it is, by a possessive",
    ),
    pytest.param(
        "en",
        "Ostria sends tanks to Sundland. Norland said on Sunday that it was going to deliver rockets to Sundland.",
        [("XAC", "XAB", "armour"), ("XAA", "XAB", "missile.other")],
        id="a pronoun between speaker and infinitive",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ANSWERS)
def test_what_stands_before_tells_the_sides_of_what_leaves_them_out(read, language, text, expected):
    found = [(*claim.roles.giver, *claim.roles.taker, claim.item) for claim in read(text, language)]
    assert found == expected


OPEN = [
    pytest.param("en", "Several countries have sent Norland tanks.", [((), ("XAA",), "armour")], id="several states"),
    pytest.param("de", "Mehrere Staaten liefern Nordmark Panzer.", [((), ("XAA",), "armour")], id="mehrere Staaten"),
    pytest.param("en", "Norland sold tanks abroad last year.", [(("XAA",), (), "armour")], id="abroad"),
    pytest.param(
        "de", "Nordmark schickt Soldaten ins Ausland.", [(("XAA",), (), "personnel.troops")], id="ins Ausland"
    ),
    pytest.param(
        "en",
        "The report names Norland and Ostria. The two countries have supplied Sundland with rockets.",
        [(("XAA", "XAC"), ("XAB",), "missile.other")],
        id="the two countries",
    ),
    pytest.param(
        "de",
        "Im Bericht stehen Nordmark, Sundmark und die Freie Fjordfront. Die drei Länder lieferten Ostrien Raketen.",
        [(("XAA", "XAB", "Free Fjord Front"), ("XAC",), "missile.other")],
        id="die drei Länder",
    ),
    pytest.param(
        "en",
        "Sundland asked for help. Norland sent it drones.",
        [(("XAA",), ("XAB",), "uav")],
        id="a pronoun that gets",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), OPEN)
def test_words_that_name_nobody_leave_a_side_open_or_point_back(read, language, text, expected):
    found = [(c.roles.giver + c.roles.sender, c.roles.taker + c.roles.host, c.item) for c in read(text, language)]
    assert found == expected


def make_page(*blocks: tuple[BlockKind, str], language: str) -> Reading:
    """A page with these blocks, in their order."""
    content = "\n\n".join(text for _, text in blocks)
    reading = make_reading(content, language)
    kinds = [replace(block, kind=kind) for block, (kind, _) in zip(reading.text.blocks, blocks, strict=True)]
    return replace(reading, text=replace(reading.text, blocks=tuple(kinds)))


HEADING, ITEM = BlockKind.HEADING, BlockKind.LIST_ITEM


def rows_of(found):
    """Who, to whom, what and how much."""
    forms = [gold_form(claim) for claim in found.claims]
    return [
        (*f["supplier"], *f["recipient"], f["item"], f["quantity"]["value"] if f["quantity"] else None) for f in forms
    ]


def test_a_fact_sheet_takes_its_sides_from_the_title_far_above(known):
    page = make_page(
        (HEADING, "Nordmarks Beitrag zum sundmärkischen Krieg"),
        (HEADING, "Stand: 3. Mai 2031"),
        (HEADING, "Überblick"),
        (HEADING, "Personal"),
        (ITEM, "Soldaten: insgesamt rund 15.000 entsandt"),
        (ITEM, "weitere 3.000 im Frühjahr"),
        (ITEM, "Verluste: etwa 600 Gefallene"),
        (HEADING, "Waffen"),
        (ITEM, "Artillerie: über 200 Haubitzen"),
        (HEADING, "Gegenleistungen Sundmarks"),
        (ITEM, "Flugabwehr: mindestens ein Radargerät"),
        (ITEM, "Kohle und Weizen, Mengen unbekannt"),
        language="de",
    )
    (found,) = extract_claims([page], known)
    assert rows_of(found) == [
        ("XAA", "XAB", "personnel.troops", 15000),
        ("XAA", "XAB", "personnel.troops", 3000),
        ("XAA", "personnel.troops", 600),
        ("XAA", "XAB", "artillery.howitzer", 200),
        ("XAB", "XAA", "radar", 1),
        ("XAB", "XAA", "coal", None),
        ("XAB", "XAA", "food", None),
    ]


def test_a_list_below_a_question_has_the_sides_of_the_question(known):
    page = make_page(
        (HEADING, "What has Norland sent to Sundland?"),
        (HEADING, "Drones"),
        (ITEM, "About 1,700 attack drones"),
        (HEADING, "What Sundland has given in return"),
        (ITEM, "40 training jets"),
        language="en",
    )
    (found,) = extract_claims([page], known)
    assert rows_of(found) == [("XAA", "XAB", "uav", 1700), ("XAB", "XAA", "aircraft", 40)]


DIRECTIONS = [
    pytest.param(
        "en",
        "Tanks are few. Norland's arming of the Free Fjord Front goes on.",
        [("XAA", "Free Fjord Front", "arms.other")],
        id="a gerund",
    ),
    pytest.param(
        "en",
        "Norland has shipped arms to Sundland. The goods included warheads for Sundlandic missiles.",
        [("XAA", "XAB", "arms.other"), ("XAA", "XAB", "missile.other")],
        id="whose missiles they are for",
    ),
    pytest.param(
        "en",
        "The Ostrian navy watched a boat carrying Norlandic rockets to Sundland.",
        [("XAA", "XAB", "missile.other")],
        id="who looks on carries nothing",
    ),
    pytest.param(
        "de",
        "Die Freie Fjordfront kämpft weiter. Nordmark beliefert die Miliz mit Drohnen.",
        [("XAA", "Free Fjord Front", "uav")],
        id="the militia",
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), DIRECTIONS)
def test_who_gives_is_not_who_gets(read, language, text, expected):
    found = [(*claim.roles.giver, *claim.roles.taker, claim.item) for claim in read(text, language)]
    assert [row for row in found if len(row) == 3] == expected
