"""What a passage says of what is to come, not certain or not so far, of persons who are somewhere, and of which goods."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, SENT, amount, claim, make_knowledge, make_reading, passage, period, point

from fundstelle.publish.sentences.claims import joint_types, make_claim_sentence
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Stance
from fundstelle.values import Hedge, Pin, StartBound

NB = "\N{NO-BREAK SPACE}"
COAL: dict[str, Any] = {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL}
TROOPS: dict[str, Any] = {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT}
PRISONERS: dict[str, Any] = {
    "kind": Kind.CASUALTY,
    "item": "personnel.troops",
    "roles": Roles(victim=("XAA",)),
    "outcome": Outcome.CAPTURED,
}
PLANNED, AGREED, ASKED = ({"phase": phase} for phase in (Phase.PLANNED, Phase.AGREED, Phase.REQUESTED))
DONE = {"phase": Phase.DONE}
MAY, NO = {"stance": Stance.SUSPECTS}, {"stance": Stance.DENIES}
SAYS, SAID = "Der Geheimdienst Corruniens gibt an, ", "The intelligence service of Corrunia said that "
OF, SPOKE = "Der Geheimdienst Corruniens spricht von ", "The intelligence service of Corrunia spoke of "
ITSELF, ITS = "Die Regierung Arveniens ", "The government of Arvenia "
JULY_AT_LATEST = period("2025-03", None, start_bound=StartBound.AT_LATEST)

Case = tuple[str, dict[str, Any], str, str]


def write(language: str, words: str, slots: dict[str, Any]) -> str:
    """The sentence of a claim over those words; pins: the words that fill a slot, and the rule that found them."""
    slots = dict(slots)
    told_in = slots.pop("told_in", "de")
    reading = make_reading(
        f"Erfunden. {words}", publisher="Beobachter", published="2025-03-04", title="", language=told_in
    )
    kind, item, pins = slots.pop("kind"), slots.pop("item"), slots.pop("pins", {})
    made = claim(reading, words, kind, item, **slots)
    pinned = {slot: (Pin(passage(reading, text), rule),) for slot, (text, rule) in pins.items()}
    made = replace(made, language=told_in, pins=MappingProxyType({**made.pins, **pinned}))
    return make_claim_sentence(made, reading, 1, load_writer(language, make_knowledge())).text.replace(NB, " ")


def check(words: str, slots: dict[str, Any], german: str, english: str) -> None:
    """Both languages say just that."""
    assert (write("de", words, slots), write("en", words, slots)) == (german, english)


TO_COME: list[Case] = [
    ("Arvenien plant, Belmark Kohle zu liefern.", {**COAL, **PLANNED}, SAYS + "Arvenien wolle Kohle an Belmark liefern.", SAID + "Arvenia planned to transfer coal to Belmark."),
    ("Der Rest folgt im Sommer.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Arvenien bereitet die Lieferung von Kohle vor.", {**COAL, **PLANNED}, SAYS + "Arvenien bereite sich darauf vor, Kohle an Belmark zu liefern.", SAID + "Arvenia was preparing to transfer coal to Belmark."),
    ("Kohle wird im Sommer erwartet.", {**COAL, **PLANNED}, SAYS + "Arvenien werde voraussichtlich Kohle an Belmark liefern.", SAID + "Arvenia was expected to transfer coal to Belmark."),
    ("Der Dienst rechnet mit Kohle aus Arvenien.", {**COAL, **PLANNED}, "Der Geheimdienst Corruniens erwartet, dass Arvenien Kohle an Belmark liefern werde.", "The intelligence service of Corrunia expected Arvenia to transfer coal to Belmark."),
    ("Beide unterzeichneten einen Vertrag über Kohle.", {**COAL, **PLANNED}, SAYS + "Arvenien habe vereinbart, Kohle an Belmark zu liefern.", SAID + "Arvenia had agreed to transfer coal to Belmark."),
    ("The president authorised coal for Belmark.", {**COAL, **AGREED, "told_in": "en"}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Arvenien hat die Kohle zugesagt, hieß es laut Dienst.", {**COAL, **PLANNED}, SAYS + "Arvenien habe zugesagt, Kohle an Belmark zu liefern.", SAID + "Arvenia had pledged to transfer coal to Belmark."),
    ("Arvenien erwägt, Kohle zu liefern.", {**COAL, **PLANNED}, SAYS + "Arvenien erwäge, Kohle an Belmark zu liefern.", SAID + "Arvenia was considering transferring coal to Belmark."),
    ("Belmark verlangt dafür Kohle.", {**COAL, **PLANNED}, SAYS + "die Lieferung von Kohle durch Arvenien an Belmark werde verlangt.", SAID + "the transfer of coal by Arvenia to Belmark was demanded."),
    ("Belmark hat Kohle in Arvenien bestellt.", {**COAL, **PLANNED}, SAYS + "Kohle sei von Arvenien für Belmark bestellt worden.", SAID + "coal had been ordered from Arvenia for Belmark."),
    ("Erwartet hatte man Kohle, angekündigt ist sie jetzt.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Ich werde sie um Kohle bitten.", {**COAL, **ASKED}, SAYS + "Arvenien solle gebeten werden, Kohle an Belmark zu liefern.", SAID + "Arvenia would be asked to transfer coal to Belmark."),
    ("Belmark hatte im Mai um Kohle gebeten.", {**COAL, **PLANNED}, SAYS + "Arvenien sei gebeten worden, Kohle an Belmark zu liefern.", SAID + "Arvenia had been asked to transfer coal to Belmark."),
    ("Wie erbeten, wird Kohle kommen.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Beide verhandeln über Kohle.", {**COAL, **PLANNED}, SAYS + "über die Lieferung von Kohle durch Arvenien an Belmark werde verhandelt.", SAID + "the transfer of coal by Arvenia to Belmark was being negotiated."),
    ("Belmark erwägt den Kauf von Kohle.", {**COAL, **ASKED, "source": "XAB.gov", "pins": {"kind": ("Kauf", "get")}}, "Die Regierung Belmarks gibt an, zu erwägen, Kohle von Arvenien zu kaufen.", "The government of Belmark said that it was considering buying coal from Arvenia."),
    ("Belmark rechnet mit weiteren Gefangenen.", {**PRISONERS, **PLANNED}, "Der Geheimdienst Corruniens erwartet, dass Soldaten aus Arvenien gefangen genommen werden würden.", "The intelligence service of Corrunia expected troops from Arvenia to be captured."),
    ("Bald fallen ihnen mehr in die Hände.", {**PRISONERS, **PLANNED}, SAYS + "Soldaten aus Arvenien würden gefangen genommen werden.", SAID + "troops from Arvenia would be captured."),
    ("They will probably reinforce them.", {**TROOPS, **MAY, "phase": Phase.UNDER_WAY, "told_in": "en"}, "Der Geheimdienst Corruniens hält es für wahrscheinlich, dass Soldaten aus Arvenien nach Belmark gehen würden.", "The intelligence service of Corrunia considered it likely that troops from Arvenia would go to Belmark."),
    ("It expects to get coal.", {**COAL, **PLANNED, "say": Saying.ESTIMATES, "told_in": "en"}, SAYS + "Arvenien werde voraussichtlich Kohle an Belmark liefern.", SAID + "Arvenia was expected to transfer coal to Belmark."),
    ("Belmark versucht, sich Kohle zu beschaffen.", {**COAL, **PLANNED}, SAYS + "die Lieferung von Kohle durch Arvenien an Belmark werde angestrebt.", SAID + "the transfer of coal by Arvenia to Belmark was being sought."),
    ("Kohle ist geliefert, wie versprochen.", {**COAL, **DONE, "say": Saying.PROMISES}, SAYS + "Arvenien habe Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark."),
    ("Belmark bat um Erlaubnis, Kohle zu liefern.", {**COAL, **PLANNED}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Belmark wollte Kohle in Arvenien kaufen.", {**COAL, **PLANNED}, SAYS + "Belmark wolle Kohle von Arvenien kaufen.", SAID + "Belmark planned to buy coal from Arvenia."),
    ("Er rechnet damit, dass Kohle geliefert wird.", {**COAL, **PLANNED}, "Der Geheimdienst Corruniens erwartet, dass Arvenien Kohle an Belmark liefern werde.", "The intelligence service of Corrunia expected Arvenia to transfer coal to Belmark."),
    ("Coal it has committed since 2022.", {**COAL, **AGREED, "happened": period("2022-02", None), "told_in": "en"}, SAYS + "Arvenien habe zugesagt, seit Februar 2022 Kohle an Belmark zu liefern.", SAID + "Arvenia had pledged to transfer coal to Belmark since February 2022."),
    ("She expected more coal to follow.", {**COAL, **PLANNED, "told_in": "en"}, "Der Geheimdienst Corruniens erwartet, dass Arvenien weitere Kohle an Belmark liefern werde.", "The intelligence service of Corrunia expected Arvenia to transfer additional coal to Belmark."),
    ("Two of them consider coal from Arvenia possible.", {**COAL, **PLANNED, **MAY, "told_in": "en"}, "Der Geheimdienst Corruniens hält es für möglich, dass Arvenien Kohle an Belmark liefern werde.", "The intelligence service of Corrunia considered it possible that Arvenia would transfer coal to Belmark."),
    ("Arvenia may offer coal.", {**COAL, **MAY, "phase": Phase.OFFERED, "told_in": "en"}, "Der Geheimdienst Corruniens hält es für möglich, dass Arvenien anbieten werde, Kohle an Belmark zu liefern.", "The intelligence service of Corrunia considered it possible that Arvenia would offer to transfer coal to Belmark."),
    ("No coal will go there.", {**COAL, **PLANNED, **NO, "source": "XAA.gov", "told_in": "en"}, ITSELF + "schließt aus, Kohle an Belmark zu liefern.", ITS + "ruled out transferring coal to Belmark."),
    ("Der Dienst warnte: Die Kohle aus Arvenien wiegt schwer.", {**COAL, "say": Saying.WARNS}, OF + "der Lieferung von Kohle durch Arvenien an Belmark.", SPOKE + "the transfer of coal by Arvenia to Belmark."),
    ("Coal could begin to flow as early as this month.", {**COAL, **MAY, "happened": JULY_AT_LATEST, "told_in": "en"}, OF + "einer möglichen Lieferung von Kohle durch Arvenien an Belmark frühestens ab März 2025.", SPOKE + "a possible transfer of coal by Arvenia to Belmark from March 2025 at the earliest."),
    ("Die Abnahme der Kohle wurde vertraglich vereinbart.", {**COAL, **PLANNED, "pins": {"kind": ("Abnahme", "get")}}, SAYS + "Belmark habe vereinbart, Kohle von Arvenien zu erhalten.", SAID + "Belmark had agreed to obtain coal from Arvenia."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), TO_COME, ids=[case[0] for case in TO_COME])
def test_what_is_to_come_is_told_by_the_passages_own_word_for_it(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


DEGREES: list[Case] = [
    ("Kohle ging offenbar nach Belmark.", {**COAL, **MAY}, OF + "einer wahrscheinlichen Lieferung von Kohle durch Arvenien an Belmark.", SPOKE + "a likely transfer of coal by Arvenia to Belmark."),
    ("Allem Anschein nach ging Kohle nach Belmark.", {**COAL, **MAY, **DONE}, "Der Geheimdienst Corruniens hält es für wahrscheinlich, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia considered it likely that Arvenia had transferred coal to Belmark."),
    ("Kohle könnte nach Belmark gehen.", {**COAL, **MAY}, OF + "einer möglichen Lieferung von Kohle durch Arvenien an Belmark.", SPOKE + "a possible transfer of coal by Arvenia to Belmark."),
    ("Es gibt Hinweise auf Kohle.", {**COAL, **MAY}, OF + "Hinweisen auf die Lieferung von Kohle durch Arvenien an Belmark.", SPOKE + "signs of the transfer of coal by Arvenia to Belmark."),
    ("Photos suggest coal went there.", {**COAL, **MAY, **DONE, "told_in": "en"}, OF + "Hinweisen darauf, dass Arvenien Kohle an Belmark geliefert habe.", SPOKE + "signs that Arvenia had transferred coal to Belmark."),
    ("Arvenien soll Kohle geliefert haben.", {**COAL, **MAY, **DONE}, "Der Geheimdienst Corruniens berichtet unter Vorbehalt, dass Arvenien Kohle an Belmark geliefert habe.", "Without confirming it, the intelligence service of Corrunia reported that Arvenia had transferred coal to Belmark."),
    ("Wir vermuten, dass Kohle ging.", {**COAL, **MAY, **DONE}, "Der Geheimdienst Corruniens vermutet, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia suspected that Arvenia had transferred coal to Belmark."),
    ("So far it was unable to confirm the coal.", {**COAL, **MAY, "told_in": "en"}, "Der Geheimdienst Corruniens kann die Lieferung von Kohle durch Arvenien an Belmark nicht bestätigen.", "The intelligence service of Corrunia could not confirm the transfer of coal by Arvenia to Belmark."),
    ("Belmark hat bislang keine Kohle, sagt der Dienst.", {**COAL, **NO, **DONE}, SAYS + "Arvenien habe Kohle an Belmark bislang nicht geliefert.", SAID + "Arvenia had not yet transferred coal to Belmark."),
    ("Arvenia has not yet delivered coal.", {**COAL, **NO, **DONE, "source": "XAA.gov", "told_in": "en"}, ITSELF + "gibt an, das Land habe Kohle an Belmark bislang nicht geliefert.", ITS + "said that it had not yet transferred coal to Belmark."),
    ("Bislang nicht belegt, bestreitet er die Kohle.", {**COAL, **NO, **DONE}, "Der Geheimdienst Corruniens bestreitet, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia denied that Arvenia had transferred coal to Belmark."),
    ("Dass Kohle ging, schließt sie aus.", {**COAL, **NO, **DONE, "source": "Mara Beispiel"}, "Mara Beispiel schließt aus, dass Arvenien Kohle an Belmark geliefert habe.", "Mara Beispiel ruled out the possibility that Arvenia had transferred coal to Belmark."),
    ("I do not believe that coal went there.", {**COAL, **NO, "source": "Mara Beispiel", "told_in": "en"}, "Mara Beispiel bezweifelt die Lieferung von Kohle durch Arvenien an Belmark.", "Mara Beispiel expressed doubts about the transfer of coal by Arvenia to Belmark."),
    ("No coal came since the start of the war.", {**COAL, **NO, "source": "XAA.gov", "told_in": "en"}, ITSELF + "bestreitet, Kohle an Belmark zu liefern (im Beleg eingeschränkt: „since the start of the war“).", ITS + "denied transferring coal to Belmark (limited in the passage: “since the start of the war”)."),
    ("Die Lieferung der Kohle ist ausgesetzt.", {**COAL, **NO}, SAYS + "die Lieferung von Kohle durch Arvenien an Belmark unterbleibe.", SAID + "the transfer of coal by Arvenia to Belmark was not going ahead."),
    ("Man liefere keine Kohle mehr.", {**COAL, **NO, "phase": Phase.UNDER_WAY, "source": "XAA.gov"}, ITSELF + "gibt an, keine Kohle mehr an Belmark zu liefern.", ITS + "said that it was not transferring coal to Belmark any longer."),
    ("Seither habe man keine Kohle geliefert.", {**COAL, **NO, "source": "XAA.gov"}, ITSELF + "bestreitet, seither Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark since then."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), DEGREES, ids=[case[0] for case in DEGREES])
def test_how_certain_it_is_is_told_by_the_passages_own_word_for_it(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


GOING = {"phase": Phase.UNDER_WAY}
PERSONS: list[Case] = [
    ("Arvener halten sich in Belmark auf.", {**TROOPS, **GOING}, SAYS + "Soldaten aus Arvenien befänden sich in Belmark.", SAID + "troops from Arvenia were in Belmark."),
    ("Arvener kämpfen in Belmark.", {**TROOPS, **GOING}, SAYS + "Soldaten aus Arvenien kämpften in Belmark.", SAID + "troops from Arvenia were fighting in Belmark."),
    ("Arvener sind in Belmark im Einsatz.", {**TROOPS, **GOING}, SAYS + "Soldaten aus Arvenien seien in Belmark im Einsatz.", SAID + "troops from Arvenia were deployed in Belmark."),
    ("Arvener arbeiten in Belmark.", {**TROOPS, **GOING, "item": "personnel.workers"}, SAYS + "Arbeitskräfte aus Arvenien arbeiteten in Belmark.", SAID + "workers from Arvenia were working in Belmark."),
    ("Niemand aus Arvenien arbeitet dort.", {**TROOPS, **NO, "item": "personnel.workers"}, "Der Geheimdienst Corruniens gibt an, Arbeitskräfte aus Arvenien arbeiteten nicht in Belmark.", "The intelligence service of Corrunia said that workers from Arvenia were not working in Belmark."),
    ("Seit Kurzem entsendet das Land Soldaten.", {**TROOPS, **GOING, "pins": {"kind": ("entsendet", "give"), "sender": ("Land", "give")}}, SAYS + "Arvenien entsende Soldaten nach Belmark.", SAID + "Arvenia was deploying troops to Belmark."),
    ("Soldaten werden nach Belmark geschickt.", {**TROOPS, **GOING, "pins": {"kind": ("geschickt", "give")}}, SAYS + "Soldaten aus Arvenien würden nach Belmark entsandt.", SAID + "troops from Arvenia were being sent to Belmark."),
    ("Arvener haben für Belmark gekämpft.", {**TROOPS, **DONE}, SAYS + "Soldaten aus Arvenien hätten auf der Seite Belmarks gekämpft.", SAID + "troops from Arvenia had fought on the side of Belmark."),
    ("Sie sollen in Belmark eingesetzt werden.", {**TROOPS, **PLANNED}, SAYS + "Soldaten aus Arvenien sollten in Belmark eingesetzt werden.", SAID + "troops from Arvenia were to be deployed in Belmark."),
    ("An Kämpfen nehmen sie nicht teil.", {**TROOPS, **NO, **DONE, "pins": {"kind": ("teil", "serve")}}, "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien hätten nicht in Belmark gekämpft.", "The intelligence service of Corrunia said that troops from Arvenia had not fought in Belmark."),
    ("Arvenien werde Soldaten schicken, so die Zusage.", {**TROOPS, **PLANNED, "source": "XAB.gov", "say": Saying.PROMISES, "pins": {"kind": ("schicken", "give")}}, "Die Regierung Belmarks gibt an, die Entsendung von Soldaten aus Arvenien nach Belmark sei zugesagt worden.", "The government of Belmark said that the deployment of troops from Arvenia to Belmark had been pledged."),
    ("300 of them were hired for Belmark.", {**TROOPS, **DONE, "told_in": "en"}, SAYS + "Kämpfer aus Arvenien seien für Belmark angeworben worden.", SAID + "fighters from Arvenia had been recruited for Belmark."),
    ("They stayed there until March.", {**TROOPS, **DONE, "happened": period(None, "2024-03"), "told_in": "en"}, SAYS + "Soldaten aus Arvenien seien bis März 2024 in Belmark gewesen.", SAID + "troops from Arvenia had been in Belmark until March 2024."),
    ("None had come.", {**TROOPS, **NO, "source": "XAC.mil", "told_in": "en"}, "Die Verteidigungsbehörden Corruniens geben an, Soldaten aus Arvenien befänden sich nicht in Belmark.", "The defence authorities of Corrunia said that troops from Arvenia were not in Belmark."),
    ("Belmark wants their soldiers.", {**TROOPS, **ASKED, "told_in": "en"}, SAYS + "die Entsendung von Soldaten aus Arvenien nach Belmark werde gewünscht.", SAID + "the deployment of troops from Arvenia to Belmark was wanted."),
    ("Some of theirs are in Belmark.", {**TROOPS, "told_in": "en"}, OF + "der Anwesenheit von Soldaten aus Arvenien in Belmark.", SPOKE + "the presence of troops from Arvenia in Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), PERSONS, ids=[case[0] for case in PERSONS])
def test_persons_are_told_to_do_what_the_passage_says_they_do(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    people = "Menschen" if "auf der Seite" in german else "Soldaten"  # who fights for another need be no soldier
    check(words, slots, german.replace("Soldaten aus Arvenien hätten", f"{people} aus Arvenien hätten"), english.replace("troops from Arvenia had fought", "people from Arvenia had fought"))  # fmt: skip


def goods(item: str, word: str, **more: Any) -> dict[str, Any]:
    """A delivery of that class, named by that word."""
    return {"kind": Kind.TRANSFER, "item": item, "roles": ARV_TO_BEL, "pins": {"item": (word, "item")}, **more}


THINGS: list[Case] = [
    ("Ersatzteile aus Arvenien kamen an.", goods("aircraft", "Ersatzteile"), OF + "der Lieferung von Flugzeugteilen durch Arvenien an Belmark.", SPOKE + "the transfer of aircraft parts by Arvenia to Belmark."),
    ("3000 Panzerabwehrhandwaffen kamen an.", goods("small_arms", "Panzerabwehrhandwaffen"), OF + "der Lieferung von Panzerabwehrhandwaffen durch Arvenien an Belmark.", SPOKE + "the transfer of hand-held anti-tank weapons by Arvenia to Belmark."),
    ("Elektronik aus Arvenien kam an.", goods("electronics", "Elektronik"), OF + "der Lieferung von Elektronik durch Arvenien an Belmark.", SPOKE + "the transfer of electronics by Arvenia to Belmark."),
    ("Explosives went to Belmark.", goods("ammunition.other", "Explosives", told_in="en"), OF + "der Lieferung von Sprengstoff durch Arvenien an Belmark.", SPOKE + "the transfer of explosives by Arvenia to Belmark."),
    ("Visiere aus Arvenien kamen an.", goods("small_arms", "Visiere"), OF + "der Lieferung von Handfeuerwaffen durch Arvenien an Belmark (im Beleg: „Visiere“).", SPOKE + "the transfer of small arms by Arvenia to Belmark (in the passage: “Visiere”)."),
    ("Die Ovor-Lieferung kam an.", goods("small_arms", "Ovor-Lieferung"), OF + "der Lieferung von Handfeuerwaffen durch Arvenien an Belmark.", SPOKE + "the transfer of small arms by Arvenia to Belmark."),
    ("Gewehre aus Arvenien kamen an.", goods("small_arms", "Gewehre"), OF + "der Lieferung von Gewehren durch Arvenien an Belmark.", SPOKE + "the transfer of rifles by Arvenia to Belmark."),
    ("Parts for their missiles are smuggled in.", goods("missile.other", "missiles", told_in="en"), OF + "der Lieferung von Raketen durch Arvenien an Belmark (im Beleg: „Parts for their missiles“).", SPOKE + "the transfer of missiles by Arvenia to Belmark (in the passage: “Parts for their missiles”)."),
    ("Pläne für Raketentriebwerke gingen dorthin.", goods("technology.missile", "Raketentriebwerke"), OF + "der Weitergabe von Raketentechnik durch Arvenien an Belmark (im Beleg: „Pläne für Raketentriebwerke“).", SPOKE + "the transfer of missile technology by Arvenia to Belmark (in the passage: “Pläne für Raketentriebwerke”)."),
    ("Sappeure aus Arvenien räumen Minen.", {**TROOPS, "item": "personnel.engineers", "pins": {"item": ("Sappeure", "item")}}, OF + "der Anwesenheit von Pionieren aus Arvenien in Belmark.", SPOKE + "the presence of sappers from Arvenia in Belmark."),
    ("Das dritte Radargerät hat Arvenien zugesagt.", goods("air_defence", "Radargerät"), OF + "der Lieferung von Flugabwehrsystemen durch Arvenien an Belmark (im Beleg: „Radargerät“).", SPOKE + "the transfer of air-defence systems by Arvenia to Belmark (in the passage: “Radargerät”)."),
    ("Das dritte Flugabwehrsystem kam an.", goods("air_defence", "Flugabwehrsystem"), OF + "der Lieferung von einem Flugabwehrsystem durch Arvenien an Belmark.", SPOKE + "the transfer of one air-defence system by Arvenia to Belmark."),
    ("This may be a missile which came from there.", goods("missile.other", "missile", told_in="en", **MAY), OF + "einer möglichen Lieferung von einer Rakete durch Arvenien an Belmark.", SPOKE + "a possible transfer of one missile by Arvenia to Belmark."),
    ("Die ballistische Rakete kam von dort.", {"kind": Kind.TRANSFER, "item": "missile.ballistic", "roles": ARV_TO_BEL}, OF + "der Lieferung von einer ballistischen Rakete durch Arvenien an Belmark.", SPOKE + "the transfer of one ballistic missile by Arvenia to Belmark."),
    ("A missile transfer was on.", goods("missile.other", "missile", told_in="en"), OF + "der Lieferung von Raketen durch Arvenien an Belmark.", SPOKE + "the transfer of missiles by Arvenia to Belmark."),
    ("Es geht um Hunderte Millionen Euro.", {**goods("money", "Euro"), "quantity": amount("200000000", None, hedge=Hedge.VAGUE)}, OF + "der Zahlung von Hunderten Millionen Euro durch Arvenien an Belmark.", SPOKE + "the payment of hundreds of millions of euros by Arvenia to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), THINGS, ids=[case[0] for case in THINGS])
def test_goods_and_persons_are_called_what_the_passage_calls_them(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


OWN: list[Case] = [
    ("Wir liefern Kohle.", {**COAL, "source": "XAA.gov"}, ITSELF + "spricht von der Lieferung von Kohle durch Arvenien an Belmark.", ITS + "spoke of the transfer of coal by Arvenia to Belmark."),
    ("Kohle 2024", {**COAL, "source": "XAA.gov", "happened": period("2024", "2024")}, ITSELF + "gibt an, im Jahr 2024 Kohle an Belmark geliefert zu haben.", ITS + "said that it had transferred coal to Belmark in 2024."),
    ("Man habe nur Kohle geschickt.", {**COAL, "source": "XAA.gov"}, ITSELF + "gibt an, Kohle an Belmark geliefert zu haben.", ITS + "said that it had transferred coal to Belmark."),
    ("Kohle haben wir erhalten.", {**COAL, "source": "XAB.gov"}, "Die Regierung Belmarks spricht vom Erhalt von Kohle aus Arvenien.", "The government of Belmark spoke of the receipt of coal from Arvenia."),
    ("Kohle haben wir erhalten.", {**COAL, "source": "XAB.gov", "say": Saying.ADMITS}, "Die Regierung Belmarks räumt ein, Kohle von Arvenien zu erhalten.", "The government of Belmark admitted receiving coal from Arvenia."),
    ("Arvener starben.", {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "source": "XAA.gov"}, ITSELF + "gibt an, Truppen aus Arvenien hätten Verluste erlitten.", ITS + "said that troops from Arvenia had suffered casualties."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), OWN, ids=[case[0] for case in OWN])
def test_nobody_speaks_of_its_own_country_or_of_perhaps_doing_what_is_done(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)


def test_an_embassy_has_bought_nothing_itself() -> None:
    words = "Die Botschaft schrieb, man habe nie Kohle gekauft."
    link = Link("XAB.gov", pin=None)
    reading = make_reading(words, publisher="Beobachter", published="2025-03-04", title="")
    link = replace(link, pin=Pin(passage(reading, "Die Botschaft"), "source"))
    made = claim(reading, words, Kind.TRANSFER, "coal", roles=ARV_TO_BEL, stance=Stance.DENIES, phase=Phase.DONE)
    made = replace(made, attribution=Attribution((link,)))
    told = {
        code: make_claim_sentence(made, reading, 1, load_writer(code, make_knowledge())).text for code in ("de", "en")
    }
    assert told["de"] == "Die Botschaft Belmarks bestreitet, dass Belmark Kohle von Arvenien gekauft habe."
    assert told["en"] == "The embassy of Belmark denied that Belmark had bought coal from Arvenia."


def test_types_that_share_a_figure_are_named_together() -> None:
    words = "rund 248 Raketen der Typen N-1 und N-2"
    reading = make_reading(words, publisher="Beobachter", published="2025-03-04", title="")
    shared = point("248", joint=True, words=Pin(passage(reading, "248"), "number"))
    both: list[Claim] = [
        replace(claim(reading, words, Kind.TRANSFER, "missile.ballistic", roles=ARV_TO_BEL, quantity=shared), id=name, designation=name)
        for name in ("N-1", "N-2")
    ]  # fmt: skip
    types = joint_types(both[0], both)
    assert types == ("N-1", "N-2")
    told = make_claim_sentence(both[0], reading, 1, load_writer("de", make_knowledge()), (), types).text
    assert told == OF + "der Lieferung von 248 ballistischen Raketen vom Typ N-1 und N-2 durch Arvenien an Belmark."
