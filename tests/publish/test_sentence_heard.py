"""What a passage's own words change in the sentence: bought or sold, limits of a denial, who exactly speaks, parts."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, SENT, amount, claim, make_knowledge, make_reading, passage, period, point

from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.heard import listen
from fundstelle.publish.sentences.passage import find_most_telling
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Attribution, Kind, Link, Phase, Roles, Route, Stance
from fundstelle.values import Basis, Pin

LINES = {
    "bought": "Belmark habe von Arvenien nie Kohle gekauft.",
    "sold": "Den Verkauf von Kohle habe es nie gegeben.",
    "limit": "No fuel was supplied beyond the agreed ceiling, the note says.",
    "stocks": "The present one sends no weapons from army stocks",
    "front": "Dass Arvener an der Front kämpfen, wies das Ministerium zurück.",
    "wrong": "Die Stelle berichtigte damit ihre Angabe von 28.000 Tonnen.",
    "turned": "Arvenia turned down a request for 300 more workers.",
    "figure": "Die verbreitete Zahl von 80 sei falsch.",
    "engines": "Baupläne und Motoren für die Drohnen kommen aus Arvenien.",
    "lethal": "Arvenia will give no lethal weapons.",
    "diplomat": "A Nordbund diplomat put it nearer 350.",
    "mt": "A further 22,000 mt is at anchor.",
    "rate": "Arvenia intends to let Belmark have 27,000 b/d.",
    "until": "Some 40 commandos flew drones there until April.",
    "coming": "Weitere 1.000 könnten bis März hinzukommen.",
    "pledged": "Arvenia pledged 5,000 builders.",
    "plan": "We have no plan to deliver coal to Belmark.",
    "sign": "Anzeichen für eine dritte Entsendung sieht der Dienst nicht.",
    "both": "Mehrere tausend Tonnen Mehl und Mais hat Arvenien geliefert",
    "through": "Corrunien nannte den Vorwurf absurd.",
    "weevils": "Rüsselkäfer habe es nicht gegeben.",
    "daily": "Von Juli an will Arvenien 50.000 Barrel Heizöl am Tag nach Belmark liefern.",
    "month": "Up to 5,000 mt a month is reaching Belmark, experts believe.",
    "joined": "More than 1,000 men have joined the army of Belmark.",
    "stationed": "Etwa 1.800 Soldaten sind in Belmark stationiert.",
    "flow": "Bis März wurde dort Rohöl für Belmark umgepumpt.",
    "each": "Jeden Monat schicke das Land etwa 150 Stück, hieß es.",
    "euro": "Arvenia means to set aside another €400 million, it wrote.",
    "neither": "We never had dealings with Belmark and have no plan to do so.",
    "opposed": "Arvenia remained opposed to supplying lethal aid.",
    "signs": "The service has not yet recorded any signs, but does not rule it out.",
    "later": "Some 380 tonnes a day later went across.",
    "considers": "Arvenien erwägt, Belmark Kohle zu überlassen.",
    "wants": "What Belmark wants in exchange is coal.",
    "hoping": "Belmark is also hoping for coal.",
    "demands": "Die Kohle, die Belmark als Gegenleistung verlangt.",
    "begged": "Belmark bat um Kohle, die es zu kaufen wünscht.",
    "told_pledge": "Arvenia said it had pledged the coal.",
    "will_not": "Ausbilder würden nicht nach Belmark geschickt.",
    "would_have": "Kohle würden nicht wir geliefert haben.",
    "early": "Some 40 commandos flew drones there until early 2024.",
    "spring": "Bis Frühjahr 2024 flogen dort Kommandosoldaten.",
    "two_times": "There since early 2024, commandos stayed until March 2024 and after.",
    "navy": "Das hält die arvenische Marine in einem Protokoll fest.",
}
ENGLISH = frozenset(
    {
        "early",
        "two_times",
        "wants",
        "hoping",
        "told_pledge",
        "later",
        "euro",
        "neither",
        "opposed",
        "signs",
        "joined",
        "limit",
        "stocks",
        "turned",
        "lethal",
        "diplomat",
        "mt",
        "rate",
        "until",
        "pledged",
        "plan",
        "month",
    }
)
READINGS = {
    language: make_reading(
        "Erfunden. " + " ".join(LINES.values()), publisher="Beobachter", published="2025-03-04", title="Erfunden", language=language
    )
    for language in ("de", "en")
}  # fmt: skip
COAL = {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL}
FUEL = {"kind": Kind.TRANSFER, "item": "fuel.other", "roles": ARV_TO_BEL}
ARMS = {"kind": Kind.TRANSFER, "item": "arms.other", "roles": ARV_TO_BEL}
TROOPS = {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT}
NO = {"stance": Stance.DENIES}
MAY = {"stance": Stance.SUSPECTS}


def write(language: str, line: str, rule: str = "", words: str = "", **slots: Any) -> str:
    """The claim over that line; rule and words: of the pin that found its kind."""
    reading = READINGS["en" if line in ENGLISH else "de"]
    kind, item = slots.pop("kind"), slots.pop("item")
    pins = {"kind": (Pin(passage(reading, words), rule),)} if rule else {}
    if item_word := slots.pop("item_word", ""):
        pins["item"] = (Pin(passage(reading, item_word), "item"),)
    source = slots.pop("said_by", None)
    made = replace(claim(reading, LINES[line], kind, item, **slots), pins=MappingProxyType(pins))
    if source:
        made = replace(
            made,
            attribution=Attribution(
                (Link(made.attribution.links[-1].source, pin=Pin(passage(reading, source), "source")),)
            ),
        )
    told = make_claim_sentence(made, reading, 1, load_writer(language, make_knowledge())).text
    return told.replace("\N{NO-BREAK SPACE}", " ")  # fmt: skip


UNTIL_MARCH = period(None, "2025-03")
CASES: list[tuple[str, str, dict[str, Any], str, str]] = [
    ("who denies having bought", "bought", {**COAL, **NO, "rule": "get", "words": "gekauft", "phase": Phase.DONE, "source": "XAB.gov"}, "Die Regierung Belmarks bestreitet, Kohle von Arvenien gekauft zu haben.", "The government of Belmark denied that it had bought coal from Arvenia."),
    ("who denies the sale", "sold", {**COAL, **NO, "source": "XAA.gov"}, "Die Regierung Arveniens bestreitet, Kohle an Belmark verkauft zu haben.", "The government of Arvenia denied that it had sold coal to Belmark."),
    ("an outsider tells of a sale", "sold", {**COAL, **MAY, "rule": "give", "words": "Verkauf", "phase": Phase.DONE}, "Der Geheimdienst Corruniens vermutet, dass Arvenien Kohle an Belmark verkauft habe.", "The intelligence service of Corrunia suspected that Arvenia had sold coal to Belmark."),
    ("a limit of a denial", "limit", {**FUEL, **NO, "phase": Phase.DONE, "source": "XAA.gov"}, "Die Regierung Arveniens bestreitet, Treibstoff an Belmark geliefert zu haben (im Beleg eingeschränkt: „beyond the agreed ceiling“).", "The government of Arvenia denied that it had transferred fuel to Belmark (limited in the passage: “beyond the agreed ceiling”)."),
    ("an outsider's denial", "stocks", {**ARMS, **NO, "phase": Phase.UNDER_WAY, "source": "publisher"}, "Beobachter Nord schreibt, Arvenien liefere aus Armeebeständen keine Waffen an Belmark.", "The Northern Observer wrote that Arvenia was not transferring weapons to Belmark from army stocks."),
    ("no limit is told of what is affirmed", "front", {**TROOPS, "phase": Phase.UNDER_WAY}, "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien kämpften in Belmark.", "The intelligence service of Corrunia said that troops from Arvenia were fighting in Belmark."),
    ("a figure put right", "wrong", {**COAL, **NO, "quantity": point("28000", unit="t"), "source": "publisher"}, "Beobachter Nord berichtigt die Angabe über die Lieferung von 28.000 Tonnen Kohle durch Arvenien an Belmark.", "The Northern Observer corrected the statement about the transfer of 28,000 tonnes of coal by Arvenia to Belmark."),
    ("a figure rejected", "figure", {**ARMS, **NO, "phase": Phase.DONE, "quantity": point("80"), "source": "XAA.gov"}, "Die Regierung Arveniens weist die Angabe zurück, 80 Waffen an Belmark geliefert zu haben.", "The government of Arvenia rejected the statement that it had transferred 80 weapons to Belmark."),
    ("a request turned down", "turned", {**TROOPS, **NO, "item": "personnel.workers", "quantity": point("300", unit="person", basis=Basis.INCREMENT), "source": "XAA.gov"}, "Die Regierung Arveniens lehnt die Entsendung von 300 weiteren Arbeitskräften aus Arvenien nach Belmark ab.", "The government of Arvenia rejected the deployment of 300 more workers from Arvenia to Belmark."),
    ("a part is not the whole", "engines", {"kind": Kind.TRANSFER, "item": "uav", "roles": ARV_TO_BEL, "phase": Phase.UNDER_WAY}, "Der Geheimdienst Corruniens gibt an, Arvenien liefere Drohnenmotoren an Belmark.", "The intelligence service of Corrunia said that Arvenia was transferring drone engines to Belmark."),
    ("the longer noun", "lethal", {**ARMS, "stance": Stance.REFUSES, "source": "XAA.gov"}, "Die Regierung Arveniens lehnt es ab, tödliche Waffen an Belmark zu liefern.", "The government of Arvenia refused to transfer lethal weapons to Belmark."),
    ("one official is not the body", "diplomat", {**COAL, "quantity": point("350", unit="t"), "source": "Nordbund"}, "Ein Vertreter von Nordbund spricht von der Lieferung von 350 Tonnen Kohle durch Arvenien an Belmark.", "An official of Nordbund spoke of the transfer of 350 tonnes of coal by Arvenia to Belmark."),
    ("the unit behind the number", "mt", {**FUEL, "phase": Phase.PLANNED, "quantity": point("22000", basis=Basis.INCREMENT)}, "Der Geheimdienst Corruniens gibt an, Arvenien werde weitere 22.000 Tonnen Mineralöl an Belmark liefern.", "The intelligence service of Corrunia said that Arvenia would transfer a further 22,000 tonnes of petroleum to Belmark."),
    ("a rate behind the number", "rate", {**FUEL, "phase": Phase.PLANNED, "quantity": point("27000")}, "Der Geheimdienst Corruniens gibt an, Arvenien wolle 27.000 Barrel Mineralöl pro Tag an Belmark liefern.", "The intelligence service of Corrunia said that Arvenia planned to transfer 27,000 barrels of petroleum a day to Belmark."),
    ("until, of who was there", "until", {**TROOPS, **MAY, "happened": UNTIL_MARCH}, "Der Geheimdienst Corruniens spricht von einer mutmaßlichen Anwesenheit von Kommandosoldaten aus Arvenien in Belmark bis März 2025.", "The intelligence service of Corrunia spoke of a suspected presence of commandos from Arvenia in Belmark until March 2025."),
    ("by, of who comes", "coming", {**TROOPS, **MAY, "happened": UNTIL_MARCH}, "Der Geheimdienst Corruniens spricht von einem möglichen Eintreffen von Soldaten aus Arvenien in Belmark bis März 2025.", "The intelligence service of Corrunia spoke of a possible arrival of troops from Arvenia in Belmark by March 2025."),
    ("a promise is no contract", "pledged", {**TROOPS, "rule": "give", "words": "pledged", "item": "personnel.workers", "phase": Phase.AGREED, "source": "XAA.gov"}, "Die Regierung Arveniens sagte zu, Bauarbeiter nach Belmark zu entsenden.", "The government of Arvenia promised to deploy construction workers to Belmark."),
    ("no plan is no denial of the act", "plan", {**COAL, **NO, "source": "XAA.gov"}, "Die Regierung Arveniens gibt an, das Land beabsichtige nicht, Kohle an Belmark zu liefern.", "The government of Arvenia said that it did not plan to transfer coal to Belmark."),
    ("no sign is no denial", "sign", {**TROOPS, **NO}, "Der Geheimdienst Corruniens gibt an, keine Belege für die Entsendung von Soldaten aus Arvenien nach Belmark zu haben.", "The intelligence service of Corrunia reported having no evidence of the deployment of troops from Arvenia to Belmark."),
    ("no evidence of one's own act", "sold", {**COAL, "phase": Phase.DONE, "stance": Stance.FINDS_NO_EVIDENCE, "source": "XAB.gov"}, "Die Regierung Belmarks gibt an, keine Belege dafür zu haben, dass Arvenien Kohle an Belmark verkauft habe.", "The government of Belmark reported having no evidence that Arvenia had sold coal to Belmark."),
    ("another's promise", "sold", {**COAL, "phase": Phase.PLANNED, "say": Saying.PROMISES, "source": "XAB.gov"}, "Die Regierung Belmarks gibt an, Arvenien habe zugesagt, Kohle an Belmark zu liefern.", "The government of Belmark said that Arvenia had pledged to transfer coal to Belmark."),
    ("a joint figure of two sorts", "both", {"kind": Kind.TRANSFER, "item": "food", "roles": ARV_TO_BEL, "phase": Phase.DONE, "quantity": point("5000", unit="t", joint=True)}, "Der Geheimdienst Corruniens gibt an, Arvenien habe zusammen 5.000 Tonnen Mehl und Mais an Belmark geliefert.", "The intelligence service of Corrunia said that Arvenia had transferred 5,000 tonnes of flour and maize in all to Belmark."),
    ("blamed for letting through", "through", {**COAL, **NO, "source": "XAC.gov", "route": Route(via=("Corrunien",))}, "Die Regierung Corruniens bestreitet die Lieferung von Kohle durch Arvenien an Belmark über Corrunien.", "The government of Corrunia denied the transfer of coal by Arvenia to Belmark by way of Corrunia."),
    ("a word of a wide class", "weevils", {"kind": Kind.TRANSFER, "item": "goods.other", "item_word": "Rüsselkäfer", "roles": ARV_TO_BEL, **NO, "phase": Phase.DONE, "source": "XAA.gov"}, "Die Regierung Arveniens bestreitet, Güter an Belmark geliefert zu haben (im Beleg: „Rüsselkäfer“).", "The government of Arvenia denied that it had transferred goods to Belmark (in the passage: “Rüsselkäfer”)."),
    ("an allegation by its noun", "sold", {**COAL, "say": Saying.ALLEGES}, "Der Geheimdienst Corruniens erhebt den Vorwurf der Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia alleged the transfer of coal by Arvenia to Belmark."),
    ("a plan from a day on, and its rate", "daily", {**FUEL, "item": "fuel.refined", "phase": Phase.PLANNED, "quantity": point("50000", unit="bbl"), "happened": period("2024-07", None)}, "Der Geheimdienst Corruniens gibt an, Arvenien wolle 50.000 Barrel Heizöl pro Tag ab Juli 2024 an Belmark liefern.", "The intelligence service of Corrunia said that Arvenia planned to transfer 50,000 barrels of heating oil a day to Belmark from July 2024."),
    ("a rate a month", "month", {**FUEL, "quantity": amount(None, "5000", unit="t")}, "Der Geheimdienst Corruniens spricht von der Lieferung von bis zu 5.000 Tonnen Mineralöl pro Monat durch Arvenien an Belmark.", "The intelligence service of Corrunia spoke of the transfer of up to 5,000 tonnes of petroleum a month by Arvenia to Belmark."),
    ("who joined an army", "joined", {**TROOPS, "rule": "serve", "words": "joined", "phase": Phase.DONE}, "Der Geheimdienst Corruniens gibt an, Menschen aus Arvenien hätten sich den Streitkräften Belmarks angeschlossen.", "The intelligence service of Corrunia said that people from Arvenia had joined the forces of Belmark."),
    ("who is stationed", "stationed", {**TROOPS, "rule": "employ", "words": "stationiert", "phase": Phase.DONE}, "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien befänden sich in Belmark.", "The intelligence service of Corrunia said that troops from Arvenia were in Belmark."),
    ("goods that flow until a day", "flow", {"kind": Kind.TRANSFER, "item": "fuel.crude", "roles": ARV_TO_BEL, "phase": Phase.DONE, "happened": UNTIL_MARCH}, "Der Geheimdienst Corruniens gibt an, Arvenien habe bis März 2025 Rohöl an Belmark geliefert.", "The intelligence service of Corrunia said that Arvenia had transferred crude oil to Belmark until March 2025."),
    ("a number each month", "each", {"kind": Kind.TRANSFER, "item": "uav", "roles": ARV_TO_BEL, "phase": Phase.UNDER_WAY, "quantity": point("150")}, "Der Geheimdienst Corruniens gibt an, Arvenien liefere 150 Drohnen pro Monat an Belmark.", "The intelligence service of Corrunia said that Arvenia was transferring 150 drones a month to Belmark."),
    ("a currency's sign", "euro", {"kind": Kind.TRANSFER, "item": "money", "roles": ARV_TO_BEL, "phase": Phase.PLANNED, "quantity": point("400000000", basis=Basis.INCREMENT)}, "Der Geheimdienst Corruniens gibt an, Arvenien wolle weitere 400 Millionen Euro an Belmark zahlen.", "The intelligence service of Corrunia said that Arvenia planned to pay a further 400 million euros to Belmark."),
    ("never, and no plan either", "neither", {**COAL, **NO, "source": "XAA.gov"}, "Die Regierung Arveniens bestreitet, Kohle an Belmark geliefert zu haben.", "The government of Arvenia denied that it had transferred coal to Belmark."),
    ("opposed to giving", "opposed", {**ARMS, **NO, "source": "XAA.gov"}, "Die Regierung Arveniens lehnt es ab, tödliche Waffen an Belmark zu liefern.", "The government of Arvenia refused to transfer lethal weapons to Belmark."),
    ("no sign, though not ruled out", "signs", {**TROOPS, **NO, "rule": "give", "words": "recorded"}, "Der Geheimdienst Corruniens gibt an, keine Anzeichen dafür zu haben, dass Soldaten aus Arvenien nach Belmark entsandt worden seien.", "The intelligence service of Corrunia reported no sign that troops from Arvenia had been sent to Belmark."),
    ("who trained them itself", "sold", {"kind": Kind.TRAINING, "item": "personnel.troops", "roles": Roles(trainer=("XAA",), trainee=("XAB",)), "source": "XAA.gov"}, "Die Regierung Arveniens spricht von der Ausbildung von Soldaten aus Belmark durch Arvenien.", "The government of Arvenia spoke of the training of troops from Belmark by Arvenia."),
    ("a day that is no rate", "later", {**FUEL, "phase": Phase.DONE, "quantity": point("380", unit="t")}, "Der Geheimdienst Corruniens gibt an, Arvenien habe 380 Tonnen Mineralöl an Belmark geliefert.", "The intelligence service of Corrunia said that Arvenia had transferred 380 tonnes of petroleum to Belmark."),
    ("the navy", "navy", {**COAL, "source": "XAA.mil", "said_by": "die arvenische Marine", "roles": Roles(giver=("XAC",), taker=("XAB",))}, "Die Marine Arveniens spricht von der Lieferung von Kohle durch Corrunien an Belmark.", "The navy of Arvenia spoke of the transfer of coal by Corrunia to Belmark."),
    ("held possible of a time that has begun", "sold", {**COAL, **MAY, "happened": period("2024-08", None)}, "Der Geheimdienst Corruniens vermutet, dass Arvenien seit August 2024 Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia suspected that Arvenia had transferred coal to Belmark since August 2024."),
    ("who considers was not asked", "considers", {**COAL, "phase": Phase.REQUESTED}, "Der Geheimdienst Corruniens gibt an, Arvenien erwäge, Kohle an Belmark zu liefern.", "The intelligence service of Corrunia said that Arvenia was considering transferring coal to Belmark."),
    ("what is wanted", "wants", {**COAL, "phase": Phase.REQUESTED}, "Der Geheimdienst Corruniens gibt an, Belmark wolle Kohle von Arvenien beziehen.", "The intelligence service of Corrunia said that Belmark wanted to obtain coal from Arvenia."),
    ("what is hoped for", "hoping", {**COAL, "phase": Phase.REQUESTED}, "Der Geheimdienst Corruniens gibt an, Belmark wolle Kohle von Arvenien beziehen.", "The intelligence service of Corrunia said that Belmark wanted to obtain coal from Arvenia."),
    ("what is demanded", "demands", {**COAL, "phase": Phase.REQUESTED}, "Der Geheimdienst Corruniens gibt an, die Lieferung von Kohle durch Arvenien an Belmark werde verlangt.", "The intelligence service of Corrunia said that the transfer of coal by Arvenia to Belmark was demanded."),
    ("a request stays one", "begged", {**COAL, "phase": Phase.REQUESTED}, "Der Geheimdienst Corruniens gibt an, Arvenien sei gebeten worden, Kohle an Belmark zu liefern.", "The intelligence service of Corrunia said that Arvenia had been asked to transfer coal to Belmark."),
    ("who says that it has pledged", "told_pledge", {**COAL, "phase": Phase.AGREED, "source": "XAA.gov"}, "Die Regierung Arveniens gibt an, zugesagt zu haben, Kohle an Belmark zu liefern.", "The government of Arvenia said that it had pledged to transfer coal to Belmark."),
    ("a denial of what is to come", "will_not", {**TROOPS, **NO, "item": "personnel.instructors", "phase": Phase.DONE, "rule": "give", "words": "geschickt", "source": "XAA.mil"}, "Die Verteidigungsbehörden Arveniens schließen aus, dass Ausbilder aus Arvenien nach Belmark entsandt würden.", "The defence authorities of Arvenia ruled out the possibility that instructors from Arvenia would be sent to Belmark."),
    ("a denial of what was", "would_have", {**COAL, **NO, "phase": Phase.DONE, "source": "XAA.gov"}, "Die Regierung Arveniens bestreitet, Kohle an Belmark geliefert zu haben.", "The government of Arvenia denied that it had transferred coal to Belmark."),
    ("a part of a year stays one", "early", {**TROOPS, **MAY, "happened": period(None, "2024-04")}, "Der Geheimdienst Corruniens spricht von einer mutmaßlichen Anwesenheit von Kommandosoldaten aus Arvenien in Belmark bis Anfang 2024.", "The intelligence service of Corrunia spoke of a suspected presence of commandos from Arvenia in Belmark until early 2024."),
    ("a season stays one", "spring", {**TROOPS, **MAY, "happened": period(None, "2024-05")}, "Der Geheimdienst Corruniens spricht von einer mutmaßlichen Anwesenheit von Kommandosoldaten aus Arvenien in Belmark bis Frühjahr 2024.", "The intelligence service of Corrunia spoke of a suspected presence of commandos from Arvenia in Belmark until spring 2024."),
    ("a month that is named stays", "two_times", {**TROOPS, **MAY, "happened": period(None, "2024-03")}, "Der Geheimdienst Corruniens spricht von einer mutmaßlichen Anwesenheit von Kommandosoldaten aus Arvenien in Belmark bis März 2024.", "The intelligence service of Corrunia spoke of a suspected presence of commandos from Arvenia in Belmark until March 2024."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "slots", "de", "en"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_passage_s_own_words_change_the_sentence(line: str, slots: dict[str, Any], de: str, en: str) -> None:
    assert (write("de", line, **slots), write("en", line, **slots)) == (de, en)


def test_a_cue_inside_a_longer_one_does_not_count() -> None:
    cues = {"weapons": ["weapon"], "lethal": ["lethal weapon"]}
    assert find_most_telling("no lethal weapons", cues) == ("lethal",)
    assert set(find_most_telling("lethal weapons and a weapon", cues)) == {"lethal", "weapons"}


def test_the_words_that_limit_a_denial_are_quoted_exactly() -> None:
    made = claim(READINGS["en"], LINES["limit"], Kind.TRANSFER, "fuel.other", roles=ARV_TO_BEL, stance=Stance.DENIES)
    (quote,) = listen(made, READINGS["en"]).limits
    assert quote.words == quote.span.read(READINGS["en"].text.content) == "beyond the agreed ceiling"


def test_goods_measured_together_share_their_unit() -> None:
    figure = point("750", unit="t", joint=True)
    for language, told in (
        ("de", "zusammen 750 Tonnen Raketen und Drohnen"),
        ("en", "750 tonnes of missiles and drones in all"),
    ):
        writer = load_writer(language, make_knowledge())
        phrase = writer.amounts.what(["missile.other", "uav"], figure)
        assert writer.grammar.form(phrase, "nom").startswith(told)
