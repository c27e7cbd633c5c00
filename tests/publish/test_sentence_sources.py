"""How many speak, what comes to others, whose day it is, what is only meant or not even seen."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, claim, make_knowledge, make_reading, on, point
from test_sentence_prospects import COAL, DONE, ITS, ITSELF, MAY, NO, PLANNED, SAID, SAYS, TROOPS, Case, check

from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.sentences.names import Names
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Kind, Outcome, Phase, Roles, Route, Stance

IN_ENGLISH: dict[str, Any] = {"told_in": "en"}
BY_LAWMAKERS: dict[str, Any] = {**COAL, **DONE, "via": ("XAC.parliament",)}
NO_SIGN: dict[str, Any] = {**COAL, **DONE, "stance": Stance.FINDS_NO_EVIDENCE}
ARVENIA: dict[str, Any] = {"source": "XAA.gov"}
AT_SEA: dict[str, Any] = {**COAL, **DONE, "happened": on("2025-03-03"), "said": on("2025-03-03")}
BEFORE, AFTER = "Der Geheimdienst Corruniens, wiedergegeben von ", " gibt an, Arvenien habe Kohle an Belmark geliefert."
IT, TOLD = (
    "The intelligence service of Corrunia, as reported by ",
    " said that Arvenia had transferred coal to Belmark.",
)

MANY: list[Case] = [
    ("Kohle ging hin, sagte die Abgeordnete Ilme Sund.", BY_LAWMAKERS, BEFORE + "einem Mitglied des Parlaments Corruniens," + AFTER, IT + "a member of parliament of Corrunia," + TOLD),
    ("Kohle ging hin, sagten die Abgeordneten.", BY_LAWMAKERS, BEFORE + "Abgeordneten Corruniens," + AFTER, IT + "members of parliament of Corrunia," + TOLD),
    ("A lawmaker spoke. He said that coal went.", {**BY_LAWMAKERS, **IN_ENGLISH}, BEFORE + "einem Mitglied des Parlaments Corruniens," + AFTER, IT + "a member of parliament of Corrunia," + TOLD),
    ("Coal went, lawmakers said.", {**BY_LAWMAKERS, **IN_ENGLISH}, BEFORE + "Abgeordneten Corruniens," + AFTER, IT + "members of parliament of Corrunia," + TOLD),
    ("Er spricht von Geheimdiensten. Es kam Kohle.", {**COAL, **DONE}, "Die Geheimdienste Corruniens geben an, Arvenien habe Kohle an Belmark geliefert.", "The intelligence services of Corrunia said that Arvenia had transferred coal to Belmark."),
    ("Nach Angaben eines Teilnehmerstaats kam Kohle.", {**COAL, **DONE, "source": "unnamed"}, "Eine nicht genannte Quelle gibt an, Arvenien habe Kohle an Belmark geliefert.", "An unnamed source said that Arvenia had transferred coal to Belmark."),
    ("The JCS says that coal came.", {**COAL, **DONE, **IN_ENGLISH, "source": "XAC.mil"}, "Die Verteidigungsbehörden Corruniens geben an, Arvenien habe Kohle an Belmark geliefert.", "The defence authorities of Corrunia said that Arvenia had transferred coal to Belmark."),
]  # fmt: skip
MORE: list[Case] = [
    ("Arvenien bereitet die Entsendung weiterer Soldaten vor.", {**TROOPS, **PLANNED, "pins": {"sender": ("Arvenien", "give"), "kind": ("Entsendung", "give")}}, SAYS + "Arvenien bereite sich darauf vor, weitere Soldaten nach Belmark zu entsenden.", SAID + "Arvenia was preparing to deploy additional troops to Belmark."),
    ("Weiteres Rohöl kam an.", {**COAL, **DONE, "item": "fuel.crude"}, SAYS + "Arvenien habe weiteres Rohöl an Belmark geliefert.", SAID + "Arvenia had transferred additional crude oil to Belmark."),
    ("They sent more than coal.", {**COAL, **DONE, **IN_ENGLISH}, SAYS + "Arvenien habe Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark."),
    ("Man habe keine weiteren Waffen geliefert.", {**COAL, **NO, **DONE, "item": "arms.other", "source": "XAC.gov"}, "Die Regierung Corruniens gibt an, Arvenien habe keine weiteren Waffen an Belmark geliefert.", "The government of Corrunia said that Arvenia had not transferred additional weapons to Belmark."),
    ("Further coal, 40 tonnes, came.", {**COAL, **DONE, **IN_ENGLISH, "quantity": point("40", unit="t")}, SAYS + "Arvenien habe 40 Tonnen Kohle an Belmark geliefert.", SAID + "Arvenia had transferred 40 tonnes of coal to Belmark."),
]  # fmt: skip
MEANT: list[Case] = [
    ("Arvenien sei bereit, Belmark Kohle zu liefern.", {**COAL, **PLANNED}, SAYS + "Arvenien sei bereit, Kohle an Belmark zu liefern.", SAID + "Arvenia was ready to transfer coal to Belmark."),
    ("Arvenien hat Kohle bereits angekündigt.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Soldaten stehen bereit.", {**TROOPS, **PLANNED, "pins": {"kind": ("stehen", "go")}}, SAYS + "Soldaten aus Arvenien stünden bereit, nach Belmark zu gehen.", SAID + "troops from Arvenia were ready to go to Belmark."),
    ("They will be back there, I think.", {**TROOPS, **PLANNED, **IN_ENGLISH, "pins": {"kind": ("be back", "go")}}, "Der Geheimdienst Corruniens erwartet, dass Soldaten aus Arvenien nach Belmark gehen würden.", "The intelligence service of Corrunia expected troops from Arvenia to go to Belmark."),
    ("Arvenia denied that it had any intention of providing coal.", {**COAL, **NO, **ARVENIA, **IN_ENGLISH, "phase": Phase.UNDER_WAY}, ITSELF + "bestreitet, Kohle an Belmark liefern zu wollen.", ITS + "denied that it planned to transfer coal to Belmark."),
    ("Arvenia is able to provide coal.", {**COAL, **MAY, **IN_ENGLISH}, "Der Geheimdienst Corruniens spricht von einer möglichen Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia spoke of a possible transfer of coal by Arvenia to Belmark."),
    ("Kohle werde kommen, so Beamte, die nicht genannt werden wollten.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Signs suggest that coal may be on its way.", {**COAL, **MAY, **IN_ENGLISH, "pins": {"stance": ("suggest that coal may", "may")}}, "Der Geheimdienst Corruniens spricht von einer möglichen Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia spoke of a possible transfer of coal by Arvenia to Belmark."),
    ("No sign of coal was seen.", {**NO_SIGN, **IN_ENGLISH}, "Der Geheimdienst Corruniens gibt an, keine Anzeichen dafür zu haben, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia reported no sign that Arvenia had transferred coal to Belmark."),
    ("There are signs, but no proof of coal.", {**NO_SIGN, **IN_ENGLISH}, "Der Geheimdienst Corruniens gibt an, keine Belege dafür zu haben, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia reported having no evidence that Arvenia had transferred coal to Belmark."),
    ("Arvenia denied transfers of coal that would violate rules.", {**COAL, **NO, **DONE, **ARVENIA, **IN_ENGLISH}, ITSELF + "bestreitet, Kohle an Belmark geliefert zu haben (im Beleg eingeschränkt: „that would violate rules“).", ITS + "denied that it had transferred coal to Belmark (limited in the passage: “that would violate rules”)."),
    ("Coal beyond the permitted amount is denied.", {**COAL, **NO, **DONE, **ARVENIA, **IN_ENGLISH}, ITSELF + "bestreitet, über die erlaubte Menge hinaus Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark beyond the permitted amount."),
]  # fmt: skip
FORMS: list[Case] = [
    ("In Arvenien würden 11.000 Soldaten ausgebildet; im Mai sei es so weit.", {"kind": Kind.TRAINING, "item": "personnel.troops", "roles": Roles(trainer=("XAA",), trainee=("XAB",)), "quantity": point("11000", unit="person"), **DONE}, SAYS + "Arvenien bilde 11.000 Soldaten aus Belmark aus.", SAID + "Arvenia was training 11,000 soldiers from Belmark."),
    ("They will suffer, it expects.", {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "outcome": Outcome.CASUALTIES, **PLANNED, **IN_ENGLISH}, "Der Geheimdienst Corruniens erwartet, dass Truppen aus Arvenien Verluste erleiden würden.", "The intelligence service of Corrunia expected troops from Arvenia to suffer casualties."),
    ("Soldaten sollten nach Corrunien gehen.", {**TROOPS, **PLANNED, "route": Route(destination="Corrunia"), "source": "unnamed", "pins": {"kind": ("gehen", "go")}}, "Nicht genannte Quellen geben an, Soldaten aus Arvenien sollten für Belmark nach Corrunien gehen.", "Unnamed sources said that troops from Arvenia were to go to Corrunia for Belmark."),
    ("Dazu kam ein viertes Sund-3.", {**COAL, **DONE, "item": "air_defence", "designation": "Sund-3", "pins": {"item": ("Sund-3", "item")}}, SAYS + "Arvenien habe ein Flugabwehrsystem vom Typ Sund-3 an Belmark geliefert.", SAID + "Arvenia had transferred one air-defence system (Sund-3) to Belmark."),
]  # fmt: skip
DAYS: list[Case] = [
    ("Am Montagabend kam Kohle, so der Dienst.", AT_SEA, SAYS + "Arvenien habe am 3. März 2025 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark on 3 March 2025."),
    ("Am Montag teilte er mit, Kohle sei heute gekommen.", AT_SEA, "Der Geheimdienst Corruniens gab am 3. März 2025 an, Arvenien habe am selben Tag Kohle an Belmark geliefert.", "The intelligence service of Corrunia said on 3 March 2025 that Arvenia had transferred coal to Belmark the same day."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), MANY, ids=[case[0] for case in MANY])
def test_one_who_speaks_is_not_told_as_several(words: str, slots: dict[str, Any], german: str, english: str) -> None:
    check(words, slots, german, english)


@pytest.mark.parametrize(("words", "slots", "german", "english"), MORE, ids=[case[0] for case in MORE])
def test_what_comes_to_others_is_told_so_without_a_figure(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


@pytest.mark.parametrize(("words", "slots", "german", "english"), MEANT, ids=[case[0] for case in MEANT])
def test_a_guess_a_readiness_and_an_intention_are_told_as_such(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


@pytest.mark.parametrize(("words", "slots", "german", "english"), FORMS, ids=[case[0] for case in FORMS])
def test_numbers_types_and_losses_have_the_form_of_their_passage(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


@pytest.mark.parametrize(("words", "slots", "german", "english"), DAYS, ids=[case[0] for case in DAYS])
def test_the_day_of_the_deed_is_no_day_of_saying(words: str, slots: dict[str, Any], german: str, english: str) -> None:
    check(words, slots, german, english)


@pytest.mark.parametrize(
    ("name", "nominative", "dative"),
    [
        ("Nationaler Kohlerat Arvenien", "der Nationale Kohlerat Arvenien", "dem Nationalen Kohlerat Arvenien"),
        ("Arvenische Küstenwarte", "die Arvenische Küstenwarte", "der Arvenischen Küstenwarte"),
        ("Sunder Kurier", "der Sunder Kurier", "dem Sunder Kurier"),
    ],
)
def test_a_name_that_begins_with_an_adjective_has_its_article(name: str, nominative: str, dative: str) -> None:
    told = Names(load_grammar("de")).source(name)
    assert (told.case("nom"), told.case("dat")) == (nominative, dative)


@pytest.mark.parametrize(
    ("before", "source", "via", "start"),
    [
        ("Corruniens Geheimdienste legten Zahlen vor.", "XAC.intel", (), "Die Geheimdienste Corruniens geben an,"),
        ("Dienste gab es viele. Ein Geheimdienst sprach.", "XAC.intel", (), "Der Geheimdienst Corruniens gibt an,"),
        ("Es sprach die Abgeordnete Sund.", "Kurier", ("XAC.parliament",), "einem Mitglied des Parlaments Corruniens"),
        ("Ein Abgeordneter kam, die Abgeordneten sprachen.", "Kurier", ("XAC.parliament",), "von Abgeordneten"),
        ("Ein Mitgliedstaat legte Zahlen vor.", "unnamed", (), "Eine nicht genannte Quelle gibt an,"),
    ],
)
def test_who_spoke_before_the_passage_tells_how_many(
    before: str, source: str, via: tuple[str, ...], start: str
) -> None:
    words = "Kohle sei geliefert worden."
    reading = make_reading(f"{before} {words}", publisher="Beobachter", published="2025-03-04", title="")
    slots: dict[str, Any] = {"roles": ARV_TO_BEL, "via": via, "source": source, **DONE}
    made = claim(reading, words, Kind.TRANSFER, "coal", **slots)
    assert start in make_claim_sentence(made, reading, 1, load_writer("de", make_knowledge())).text
