"""Who speaks behind an apposition, of a number of people, without a name, or in a headline by a vague word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]


def origins(read: Read, text: str, at: int = 0) -> tuple[list[str], list[str]]:
    claim = gold_form(read(text, "en")[at])
    return list(claim["origin"]), list(claim["via"])


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Norland sent 20 tanks to Sundland, a former partner inside the country told reporters.", "unnamed"),
        ("Norland sent 20 tanks to Sundland, the partner said.", "unnamed"),
        ("Norland sent 20 tanks to Sundland, the head of the Norlandic army, Jorid Valde, has said.", "XAA.mil"),
        ("One of the Norlandic officials told reporters that Norland had sent 20 tanks to Sundland.", "XAA.unnamed"),
        ("Norland has sent 20 tanks to Sundland, Norland's military intelligence says", "XAA.intel"),
        ("Norland has sent 20 tanks to Sundland, local media report.", "unnamed"),
        ("Norland has sent 20 tanks to Sundland, the monitoring group Fjord Trace estimates.", "Fjord Trace"),
        ("Flour, traders in the town of Velm say, was sent from Norland to Sundland.", "unnamed"),
        ("It was Norland's army that told lawmakers that Norland had sent 20 tanks to Sundland.", "XAA.mil"),
        ("Norland is also reported to have sent 20 tanks to Sundland.", "unnamed"),
        ("According to the Velm Hafen project, Norland sent 20 tanks to Sundland.", "Velm Hafen"),
    ],
)  # fmt: skip
def test_who_speaks_is_heard_behind_what_stands_between(read: Read, text: str, origin: str) -> None:
    assert origins(read, text) == ([origin], [])


@pytest.mark.parametrize(
    "text",
    [
        "Norland sent 20 tanks to Sundland, and the move shows no sign of ending.",
        "The law states that Norland sent 20 tanks to Sundland.",
        "Norland has sent 20 tanks to Sundland, a blow to the talks.",
    ],
)
def test_what_is_no_person_does_not_speak(read: Read, text: str) -> None:
    assert origins(read, text) == (["publisher"], [])


BODY = "\n\nThe intelligence service of Norland said that 20 tanks had been seen. It said no more."


@pytest.mark.parametrize(
    "head", ["Sundland gives Norland 20 tanks: spy agency", "Sundland gives Norland 20 tanks — spy agency"]
)
def test_a_headline_ends_with_a_service_that_the_text_names(read: Read, head: str) -> None:
    assert origins(read, head + BODY) == (["XAA.intel"], [])


def test_a_headline_with_a_word_that_nobody_below_is_called_by_is_the_publishers(read: Read) -> None:
    assert origins(read, "Exclusive: Sundland gives Norland 20 tanks" + BODY) == (["publisher"], [])


def test_wounded_before_killed_is_read_and_not_an_empty_span(read: Read) -> None:
    text = "The word takes in those Norlandic soldiers who have been killed, wounded or captured or who are missing."
    assert all(claim.kind.value == "casualty" for claim in read(text, "en"))


@pytest.mark.parametrize(
    ("language", "text", "origin", "via"),
    [
        (
            "en",
            "By the estimates of Hallvik, Velograd and Brannhavn, 500 Norlandic troops are in Ostria.",
            "AA.gov AB.gov AC.gov",
            "",
        ),
        (
            "en",
            "Officials from Norland, Ostria and Sundland said Norland sent tanks to Ostria.",
            "AA.unnamed AB.unnamed AC.unnamed",
            "",
        ),
        (
            "en",
            "Norland sent Ostria 20 tanks, the Hallvik Herald reported, citing Sundlandic and Ostrian officials.",
            "AB.unnamed AC.unnamed",
            "Hallvik Herold",
        ),
        (
            "de",
            "Wie der Hallvik-Herold berichtet, geht der sundmärkische Geheimdienst davon aus, dass Nordmark "
            "Ostrien 20 Panzer geliefert hat.",
            "AB.intel",
            "Hallvik Herold",
        ),
        (
            "de",
            "Nach Angaben sundmärkischer Regierungsbeamter hat Nordmark Ostrien 20 Panzer geliefert.",
            "AB.unnamed",
            "",
        ),
        (
            "de",
            "Aus sundmärkischen Geheimdienstkreisen hatte es geheißen, Nordmark habe Ostrien 20 Panzer geliefert.",
            "AB.intel",
            "",
        ),
        (
            "de",
            "Wie die sundmärkischen Spezialkräfte am Sonntag mitteilten, hat Nordmark Ostrien 20 Panzer geliefert.",
            "AB.mil",
            "",
        ),
    ],
)
def test_rows_of_sources_and_speakers_behind_speakers(
    read: Read, language: str, text: str, origin: str, via: str
) -> None:
    claim = gold_form(read(text, language)[0])
    assert sorted(claim["origin"]) == [f"X{code}" for code in origin.split()]
    assert claim["via"] == ([via] if via else [])


def test_members_of_a_parliament_pass_on_what_their_countrys_service_says(read: Read) -> None:
    text = (
        "Norlandic lawmakers, citing their country's intelligence service, said that Norland sent 20 tanks to Ostria."
    )
    assert origins(read, text) == (["XAA.intel"], ["XAA.parliament"])


@pytest.mark.parametrize(
    ("text", "origin", "via"),
    [
        (
            "Nordmark habe Ostrien 20 Panzer geliefert, zitierte der Hallvik-Herold den sundmärkischen Geheimdienst.",
            ["XAB.intel"],
            ["Hallvik Herold"],
        ),
        (
            "Nordmark soll Ostrien 20 Panzer geliefert haben, wie ein Parlamentsabgeordneter in Brannhavn aus dem "
            "Bericht des Geheimdienstes zitierte.",
            ["XAB.intel"],
            ["XAB.parliament"],
        ),
        (
            "Nordmärkischen, ostrischen und sundmärkischen Quellen zufolge hat Nordmark Ostrien 20 Panzer geliefert.",
            ["XAA.unnamed", "XAB.unnamed", "XAC.unnamed"],
            [],
        ),
    ],
)
def test_who_is_quoted_is_the_origin(read: Read, text: str, origin: list[str], via: list[str]) -> None:
    claim = gold_form(read(text, "de")[0])
    assert (sorted(claim["origin"]), list(claim["via"])) == (origin, via)


def test_a_denial_around_what_its_noun_says_is_of_who_opens_it(read: Read) -> None:
    claim = gold_form(
        read("Ostrien hat die Darstellung, es beziehe Panzer aus Nordmark, stets zurückgewiesen.", "de")[0]
    )
    assert (claim["origin"], claim["stance"]) == (["XAC.gov"], "denied")


def test_words_in_quotation_marks_go_on_who_spoke_before(read: Read) -> None:
    before = "Norland has sent 20 tanks to Ostria, Norland's army said. "
    assert origins(read, before + "In return, Norland “has received 30 howitzers from Ostria for its army.”", 1)[0] == [
        "XAA.mil"
    ]
    assert origins(read, before + "In return, Norland has received 30 “old” howitzers from Ostria.", 1)[0] == [
        "publisher"
    ]


def test_a_second_complement_is_of_who_says_the_first(read: Read) -> None:
    text = (
        "It was Norland's army that told lawmakers, with more precision, that 300 of the soldiers whom Norland sent to "
        "Ostria have died, and that 2,700 have been wounded."
    )
    assert {tuple(gold_form(claim)["origin"]) for claim in read(text, "en") if claim.kind.value == "casualty"} == {
        ("XAA.mil",)
    }
