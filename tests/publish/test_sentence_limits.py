"""What a passage says of how far a denial goes, of help and hired persons, of who speaks, and of which money."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, claim, make_knowledge, make_reading, period, point
from test_sentence_prospects import (
    COAL,
    DONE,
    ITS,
    ITSELF,
    MAY,
    NO,
    OF,
    PLANNED,
    SAID,
    SAYS,
    SPOKE,
    TROOPS,
    Case,
    check,
)

from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Kind, Outcome, Phase, Roles, Stance

IN_ENGLISH: dict[str, Any] = {"told_in": "en"}
NOW_NO, ITSELF_SAID = {**NO, "phase": Phase.UNDER_WAY}, {"source": "XAA.gov"}
WEAPONS: dict[str, Any] = {**COAL, "item": "arms.other"}
OIL: dict[str, Any] = {**COAL, "item": "fuel.other"}
SATELLITES: dict[str, Any] = {**COAL, "item": "technology.space"}
DEAD, LOST = (
    {
        "kind": Kind.CASUALTY,
        "item": "personnel.troops",
        "roles": Roles(victim=("XAA",)),
        "outcome": outcome,
        "quantity": point("300"),
    }
    for outcome in (Outcome.KILLED, Outcome.CASUALTIES)
)

LIMITS: list[Case] = [
    ("Heimlich Kohle zu liefern, wies man zurück.", {**COAL, **NO, **ITSELF_SAID}, ITSELF + "bestreitet, heimlich Kohle an Belmark zu liefern.", ITS + "denied secretly transferring coal to Belmark."),
    ("Kohle liefere man derzeit nicht.", {**COAL, **NOW_NO, **ITSELF_SAID}, ITSELF + "gibt an, derzeit keine Kohle an Belmark zu liefern.", ITS + "said that it was not transferring coal to Belmark at present."),
    ("Danach habe man keine Kohle mehr geliefert.", {**COAL, **NO, **ITSELF_SAID}, ITSELF + "bestreitet, später Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark afterwards."),
    ("Derzeit hat man keine Anzeichen für eine Entsendung.", {**TROOPS, "stance": Stance.FINDS_NO_EVIDENCE}, "Der Geheimdienst Corruniens gibt an, derzeit keine Anzeichen für die Entsendung von Soldaten aus Arvenien nach Belmark zu haben.", "The intelligence service of Corrunia reported no sign at present of the deployment of troops from Arvenia to Belmark."),
    ("They serve nowhere at the front.", {**TROOPS, **NOW_NO, **IN_ENGLISH}, SAYS + "Soldaten aus Arvenien seien an der Front nicht in Belmark im Einsatz.", SAID + "troops from Arvenia were not deployed at the front in Belmark."),
    ("No oil has come since May.", {**OIL, **NO, **ITSELF_SAID, **IN_ENGLISH, "happened": period("2024-05", None)}, ITSELF + "bestreitet, seit Mai 2024 Öl an Belmark geliefert zu haben.", ITS + "denied that it had transferred oil to Belmark since May 2024."),
    ("Geld floss nicht.", {**COAL, **NO, **DONE, "item": "money"}, SAYS + "Arvenien habe kein Geld an Belmark gezahlt.", SAID + "Arvenia had not paid money to Belmark."),
    ("Die Zahl von 80 ist falsch, man dementiert.", {**COAL, **NO, **ITSELF_SAID, "item": "uav", "quantity": point("80")}, ITSELF + "weist die Angabe zurück, 80 Drohnen an Belmark geliefert zu haben.", ITS + "rejected the statement that it had transferred 80 drones to Belmark."),
    ("No such weapons are sold.", {**WEAPONS, **NOW_NO, **ITSELF_SAID, **IN_ENGLISH}, ITSELF + "gibt an, keine Waffen an Belmark zu verkaufen.", ITS + "said that it was not selling weapons to Belmark."),
    ("No troops will go.", {**TROOPS, **NO, **PLANNED, **ITSELF_SAID, **IN_ENGLISH}, ITSELF + "schließt aus, dass Soldaten aus Arvenien nach Belmark gehen würden.", ITS + "ruled out the possibility that troops from Arvenia would go to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), LIMITS, ids=[case[0] for case in LIMITS])
def test_a_denial_goes_no_further_than_its_passage(
    words: str, slots: dict[str, Any], german: str, english: str
) -> None:
    check(words, slots, german, english)


THINGS: list[Case] = [
    ("Arvenien half Belmark bei Satelliten.", {**SATELLITES, **DONE}, SAYS + "Arvenien habe Belmark bei Satellitentechnik geholfen.", SAID + "Arvenia had helped Belmark with satellite technology."),
    ("300 mercenaries died.", {**DEAD, **DONE, **IN_ENGLISH}, SAYS + "300 Söldner aus Arvenien seien ums Leben gekommen.", SAID + "300 mercenaries from Arvenia had died."),
    ("300 volunteers died.", {**DEAD, **DONE, **IN_ENGLISH}, SAYS + "300 Kämpfer aus Arvenien seien ums Leben gekommen.", SAID + "300 fighters from Arvenia had died."),
    ("Arvenia lost 300.", {**LOST, **DONE, **IN_ENGLISH}, SAYS + "300 Soldaten aus Arvenien zählten zu den Verlusten.", SAID + "300 soldiers from Arvenia had become casualties."),
    ("Arvenia may transfer it.", {**COAL, **MAY, **IN_ENGLISH, "pins": {"item": ("it", "item")}}, OF + "einer möglichen Lieferung von Kohle durch Arvenien an Belmark.", SPOKE + "a possible transfer of coal by Arvenia to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), THINGS, ids=[case[0] for case in THINGS])
def test_what_went_is_called_by_a_name_that_is_true_of_it(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


SPEAKERS: list[Case] = [
    ("Die Geheimdienste nennen Kohle.", {**COAL, **DONE}, "Die Geheimdienste Corruniens geben an, Arvenien habe Kohle an Belmark geliefert.", "The intelligence services of Corrunia said that Arvenia had transferred coal to Belmark."),
    ("Die Kohle ist da, so die Worte des Geheimdienstes.", {**COAL, **DONE}, SAYS + "Arvenien habe Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark."),
    ("Die Brigade erhielt Kohle, so ihr Kriegstagebuch.", {**COAL, **DONE, "source": "XAB.mil"}, "Eine Brigade der Streitkräfte Belmarks gibt an, das Land habe Kohle von Arvenien erhalten.", "A brigade of the armed forces of Belmark said that the country had received coal from Arvenia."),
    ("Kohle ging nach Belmark, sagt ein Besatzungsmitglied.", {**COAL, **DONE, "source": "unnamed"}, "Eine nicht genannte Quelle gibt an, Arvenien habe Kohle an Belmark geliefert.", "An unnamed source said that Arvenia had transferred coal to Belmark."),
    ("Firms are suspected of having moved coal.", {**COAL, **MAY, **DONE, **IN_ENGLISH, "source": "publisher"}, "Beobachter Nord spricht vom Verdacht, dass Arvenien Kohle an Belmark geliefert habe.", "The Northern Observer reported suspicions that Arvenia had transferred coal to Belmark."),
    ("Kohle ging höchstwahrscheinlich nach Belmark.", {**COAL, **MAY, **DONE}, "Der Geheimdienst Corruniens hält es für sehr wahrscheinlich, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia considered it very likely that Arvenia had transferred coal to Belmark."),
    ("Arvenien versprach Kohle.", {**COAL, **PLANNED, **ITSELF_SAID, "say": Saying.PROMISES}, ITSELF + "sagte zu, Kohle an Belmark zu liefern.", ITS + "promised to transfer coal to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), SPEAKERS, ids=[case[0] for case in SPEAKERS])
def test_who_speaks_and_how_surely_is_told_as_the_passage_has_it(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


TIMES: list[Case] = [
    ("Coal came in July or August.", {**COAL, **DONE, **IN_ENGLISH, "happened": period("2024-07", "2024-08")}, SAYS + "Arvenien habe im Juli oder August 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark in July or August 2024."),
    ("Coal came in June.", {**COAL, **DONE, **IN_ENGLISH, "happened": period("2024-06", "2024-06"), "said": period("2024-01", "2024-01")}, SAYS + "Arvenien habe im Juni 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark in June 2024."),
    ("Coal came in June.", {**COAL, **DONE, **IN_ENGLISH, "happened": period("2024-06", "2024-06"), "said": period("2024-07-02", "2024-07-02")}, "Der Geheimdienst Corruniens gab am 2. Juli 2024 an, Arvenien habe im Juni 2024 Kohle an Belmark geliefert.", "The intelligence service of Corrunia said on 2 July 2024 that Arvenia had transferred coal to Belmark in June 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), TIMES)
def test_nobody_tells_what_was_done_before_it_was_done(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


def test_the_verb_of_a_denial_may_stand_before_its_clause() -> None:
    words = "dass Kohle dorthin geht"
    reading = make_reading(f"Erfunden. Beide bestreiten, {words}.", publisher="Beobachter", published="2025-03-04", title="", language="de")  # fmt: skip
    slots: dict[str, Any] = {"roles": ARV_TO_BEL, **NOW_NO, **ITSELF_SAID}
    made = replace(claim(reading, words, Kind.TRANSFER, "coal", **slots), language="de")
    told = make_claim_sentence(made, reading, 1, load_writer("en", make_knowledge())).text
    assert told == ITS + "denied that it was transferring coal to Belmark."
