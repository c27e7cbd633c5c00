"""Classes of sentences that a careful reader changed in a report over real articles, and how they are told since."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, NORTH, SENT, claim, make_case, make_input, make_knowledge, period, point

from fundstelle.knowledge.model import Party
from fundstelle.publish import make_report
from fundstelle.publish.matters import merge_sentences
from fundstelle.publish.model import Sentence
from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Attribution, Kind, Outcome, Phase, Roles

WORDS = "Rund 11.000 Soldaten seien seit Oktober 2024 in Belmark."


def write(language: str, kind: Kind, item: str, **slots: Any) -> str:
    made = claim(NORTH, WORDS, kind, item, **slots)
    return make_claim_sentence(made, NORTH, 1, load_writer(language, make_knowledge())).text


CASES: list[tuple[str, dict[str, Any], str, str]] = [
    (
        "what went on in a time that is over went on then",
        {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL, "phase": Phase.UNDER_WAY, "happened": period("2024", "2024")},
        "Der Geheimdienst Corruniens gibt an, Arvenien habe im Jahr 2024 Kohle an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia had transferred coal to Belmark in 2024.",
    ),
    (
        "what has gone on since a day still goes on",
        {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL, "phase": Phase.UNDER_WAY, "happened": period("2024-09", None)},
        "Der Geheimdienst Corruniens gibt an, Arvenien liefere seit September 2024 Kohle an Belmark.",
        "The intelligence service of Corrunia said that Arvenia had been transferring coal to Belmark since September 2024.",
    ),
    (
        "troops sent since a day are there",
        {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT, "phase": Phase.DONE, "happened": period("2024-11", None)},
        "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien befänden sich seit November 2024 in Belmark.",
        "The intelligence service of Corrunia said that troops from Arvenia had been in Belmark since November 2024.",
    ),
    (
        "troops that were there in a time that is over were there then",
        {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT, "phase": Phase.UNDER_WAY, "happened": period("2024-10-13", "2024-10-13")},
        "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien seien am 13. Oktober 2024 in Belmark gewesen.",
        "The intelligence service of Corrunia said that troops from Arvenia had been in Belmark on 13 October 2024.",
    ),
    (
        "small counts are words, and the time stands before what was given",
        {"kind": Kind.TRANSFER, "item": "ship", "roles": ARV_TO_BEL, "phase": Phase.DONE, "quantity": point("4"), "happened": period("2024", "2024")},
        "Der Geheimdienst Corruniens gibt an, Arvenien habe im Jahr 2024 vier Schiffe an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia had transferred four ships to Belmark in 2024.",
    ),
    (
        "losses that nobody broke down are told as losses",
        {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "phase": Phase.DONE, "outcome": Outcome.CASUALTIES, "quantity": point("600", unit="person")},
        "Der Geheimdienst Corruniens gibt an, 600 Soldaten aus Arvenien zählten zu den Verlusten.",
        "The intelligence service of Corrunia said that 600 soldiers from Arvenia had become casualties.",
    ),
    (
        "a type stands behind its goods in brackets in English",
        {"kind": Kind.TRANSFER, "item": "air_defence", "roles": ARV_TO_BEL, "phase": Phase.DONE, "designation": "Muster-7"},
        "Der Geheimdienst Corruniens gibt an, Arvenien habe Flugabwehrsysteme vom Typ Muster-7 an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia had transferred air-defence systems (Muster-7) to Belmark.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("why", "slots", "de", "en"), CASES, ids=[case[0] for case in CASES])
def test_sentence_class_is_told_as_a_careful_reader_would(why: str, slots: dict[str, Any], de: str, en: str) -> None:
    kind, item = slots["kind"], slots["item"]
    rest = {name: value for name, value in slots.items() if name not in ("kind", "item")}
    assert write("de", kind, item, **rest).replace("\N{NO-BREAK SPACE}", " ") == de
    assert write("en", kind, item, **rest).replace("\N{NO-BREAK SPACE}", " ") == en


@pytest.mark.parametrize(("name", "of"), [("Corrunien", "Corruniens"), ("Halos", "von Halos"), ("Brinz", "von Brinz")])
def test_genitive_of_a_bare_name_where_it_can_be_heard(name: str, of: str) -> None:
    rows = {"XAZ": Party("XAZ", "state", "test", {"de": (name,)})}
    names = load_writer("de", replace(make_knowledge(), parties=rows)).names
    assert names.grammar.form(names.parties(["XAZ"]), "of") == of


def test_equal_sentences_are_told_once_with_all_their_footnotes() -> None:
    told = merge_sentences([Sentence("A.", (3,)), Sentence("B.", (2,)), Sentence("A.", (1,))])
    assert [(one.text, one.notes) for one in told] == [("A.", (1, 3)), ("B.", (2,))]


@pytest.mark.parametrize(
    ("language", "name"), [("de", "Das Dokument vom 4. März 2025"), ("en", "The document of 4 March 2025")]
)
def test_documents_without_publisher_are_told_apart_by_their_day(language: str, name: str) -> None:
    made = make_input(language)
    bare = {id: replace(one, facts=replace(one.facts, publisher=None)) for id, one in made.readings.items()}
    own = tuple(replace(one, attribution=Attribution()) for one in made.claims)
    report = make_report(replace(made, readings=bare, claims=own))
    told = [s.text for part in report.matters for s in (*part.affirmed, *part.suspected, *part.denied)]
    assert any(one.startswith(name) for one in told)


@pytest.mark.parametrize(("language", "name"), [("de", "Quelle "), ("en", "Source ")])
def test_documents_without_publisher_day_and_title_are_told_apart_by_their_number(language: str, name: str) -> None:
    made = make_input(language)
    nothing = {"publisher": None, "published": None, "title": None}
    bare = {id: replace(one, facts=replace(one.facts, **nothing)) for id, one in made.readings.items()}
    own = tuple(replace(one, attribution=Attribution()) for one in made.claims)
    report = make_report(replace(made, readings=bare, claims=own))
    numbers = {row.number for row in report.sources}
    told = " ".join(s.text for part in report.matters for s in (*part.affirmed, *part.suspected, *part.denied))
    assert len(numbers) == 2 and any(f"{name}{number} " in told for number in numbers)
    assert all(note.publisher == "" for note in report.notes)


def test_every_footnote_of_a_merged_sentence_has_its_words_on_the_page() -> None:
    from fundstelle.publish import render_report

    case = make_case()
    page = render_report(make_input("de"))
    assert page.count("<blockquote") >= len(case.claims)
    assert all(f'id="fn-{number}"' in page for number in range(1, 11))
