"""Tenses, times, wishes, doubts and single things of a passage: told as the passage has them, and no surer or finer."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, period, point
from test_sentence_prospects import (
    AGREED,
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

from fundstelle.records.claim import Kind, Outcome, Phase, Roles
from fundstelle.values import Basis

NOW: dict[str, Any] = {"phase": Phase.UNDER_WAY}
EN, OWN = {"told_in": "en"}, {"source": "XAA.gov"}
TAUGHT: dict[str, Any] = {
    "kind": Kind.TRAINING,
    "item": "personnel.troops",
    "roles": Roles(trainer=("XAB",), trainee=("XAA",)),
}
CAUGHT: dict[str, Any] = {
    "kind": Kind.CASUALTY,
    "item": "personnel.troops",
    "roles": Roles(victim=("XAA",)),
    "outcome": Outcome.CAPTURED,
}
MONEY, SPACE = ({"kind": Kind.TRANSFER, "item": item, "roles": ARV_TO_BEL} for item in ("money", "technology.space"))
HURT: dict[str, Any] = {**CAUGHT, "item": "personnel.other", "outcome": Outcome.CASUALTIES}
SAPPERS: dict[str, Any] = {**TROOPS, "item": "personnel.engineers"}

CASES: list[Case] = [
    ("Darin befanden sich Kohle und Salz.", {**COAL,**NOW}, SAYS + "Arvenien habe Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark."),
    ("Kohle liefert es nach wie vor, darin befanden sich Steine.", {**COAL,**NOW}, SAYS + "Arvenien liefere Kohle an Belmark.", SAID + "Arvenia was transferring coal to Belmark."),
    ("300 soldiers have gone through training.", {**TAUGHT,**NOW,**EN,"quantity":point("300")}, SAYS + "Belmark habe 300 Soldaten aus Arvenien ausgebildet.", SAID + "Belmark had trained 300 soldiers from Arvenia."),
    ("300 Soldaten würden dort ausgebildet.", {**TAUGHT,**DONE,"quantity":point("300")}, SAYS + "Belmark bilde 300 Soldaten aus Arvenien aus.", SAID + "Belmark was training 300 soldiers from Arvenia."),
    ("300 soldiers are being trained there.", {**TAUGHT,**DONE,**EN,"quantity":point("300")}, SAYS + "Belmark bilde 300 Soldaten aus Arvenien aus.", SAID + "Belmark was training 300 soldiers from Arvenia."),
    ("Kohle sei nicht abgegeben worden.", {**COAL,**NO,**OWN}, ITSELF + "bestreitet, Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark."),
    ("It denied having exported coal.", {**COAL,**NO,**OWN,**EN}, ITSELF + "bestreitet, Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark."),
    ("Arvenien hatte stets bestritten, Kohle zu liefern.", {**COAL,**NO,**OWN}, ITSELF + "bestritt, Kohle an Belmark zu liefern.", ITS + "denied transferring coal to Belmark."),
    ("Zuvor hatte der Dienst gemeldet, Kohle sei da.", {**COAL,**DONE}, "Der Geheimdienst Corruniens gab an, Arvenien habe Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark."),
    ("Belmark soll Kohle haben wollen: Es will Kohle haben, will sie beziehen, sie erhalten will es.", {**COAL,**PLANNED}, SAYS + "Belmark wolle Kohle von Arvenien beziehen.", SAID + "Belmark wanted to obtain coal from Arvenia."),
    ("Auf Kohle hofft Belmark.", {**COAL,**MAY}, "Der Geheimdienst Corruniens vermutet, dass Belmark Kohle von Arvenien beziehen wolle.", "The intelligence service of Corrunia suspected that Belmark wanted to obtain coal from Arvenia."),
    ("Er befürchtet Kohle.", {**COAL,**MAY}, "Der Geheimdienst Corruniens befürchtet die Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia feared the transfer of coal by Arvenia to Belmark."),
    ("I am sceptical that coal will go there.", {**COAL,**MAY,**EN}, "Der Geheimdienst Corruniens bezweifelt, dass Arvenien Kohle an Belmark liefern werde.", "The intelligence service of Corrunia doubted that Arvenia would transfer coal to Belmark."),
    ("That coal goes there is unlikely.", {**COAL,**MAY,**EN}, "Der Geheimdienst Corruniens hält die Lieferung von Kohle durch Arvenien an Belmark für unwahrscheinlich.", "The intelligence service of Corrunia considered the transfer of coal by Arvenia to Belmark unlikely."),
    ("Das hält er für plausibel.", {**COAL,**MAY}, "Der Geheimdienst Corruniens hält die Lieferung von Kohle durch Arvenien an Belmark für plausibel.", "The intelligence service of Corrunia considered the transfer of coal by Arvenia to Belmark plausible."),
    ("Er rechnet mit an Sicherheit grenzender Wahrscheinlichkeit damit.", {**COAL,**MAY,**DONE}, "Der Geheimdienst Corruniens hält es für sehr wahrscheinlich, dass Arvenien Kohle an Belmark geliefert habe.", "The intelligence service of Corrunia considered it very likely that Arvenia had transferred coal to Belmark."),
    ("Coal for Belmark, in order to help.", {**COAL,**PLANNED,**EN}, SAYS + "Arvenien werde Kohle an Belmark liefern.", SAID + "Arvenia would transfer coal to Belmark."),
    ("Kohle im Frühjahr.", {**COAL,**DONE,"happened":period("2024-03","2024-05")}, SAYS + "Arvenien habe im Frühjahr 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark in spring 2024."),
    ("Coal at the end of May.", {**COAL,**DONE,**EN,"happened":period("2024-05-21","2024-05-31")}, SAYS + "Arvenien habe Ende Mai 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark at the end of May 2024."),
    ("Kohle vom 21. bis Ende Mai.", {**COAL,**DONE,"happened":period("2024-05-21","2024-05-31")}, SAYS + "Arvenien habe zwischen dem 21. und dem 31. Mai 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark between 21 and 31 May 2024."),
    ("Arvenien hat 2024 Kohle geliefert.", {**COAL,**DONE,"happened":period("2024","2024"),"said":period("2024","2024")}, SAYS + "Arvenien habe im Jahr 2024 Kohle an Belmark geliefert.", SAID + "Arvenia had transferred coal to Belmark in 2024."),
    ("Der erste gefangene Soldat aus Arvenien.", {**CAUGHT,**DONE}, SAYS + "ein Soldat aus Arvenien sei gefangen genommen worden.", SAID + "one soldier from Arvenia had been captured."),
    ("Ein Teil der Soldaten wurde gefangen.", {**CAUGHT,**DONE}, SAYS + "Soldaten aus Arvenien seien gefangen genommen worden.", SAID + "troops from Arvenia had been captured."),
    ("an Arvenian soldier who was captured", {**CAUGHT,**DONE,**EN}, SAYS + "ein Soldat aus Arvenien sei gefangen genommen worden.", SAID + "one soldier from Arvenia had been captured."),
    ("Kampfpanzer, Haubitzen und Lindwurm-Fahrzeuge.", {**COAL,"item":"armour","designation":"Lindwurm",**DONE}, SAYS + "Arvenien habe gepanzerte Fahrzeuge vom Typ Lindwurm an Belmark geliefert.", SAID + "Arvenia had transferred armoured vehicles (Lindwurm) to Belmark."),
    ("Rund 3 Millionen Euro zahlt Arvenien demnach im Jahr für Kohle.", {**MONEY,**NOW,"quantity":point("3000000",unit="EUR")}, SAYS + "Arvenien zahle 3 Millionen Euro pro Jahr an Belmark.", SAID + "Arvenia was paying 3 million euros a year to Belmark."),
    ("3 million euros within a year", {**MONEY,**DONE,**EN,"quantity":point("3000000",unit="EUR")}, SAYS + "Arvenien habe 3 Millionen Euro an Belmark gezahlt.", SAID + "Arvenia had paid 3 million euros to Belmark."),
    ("für jede einzelne gehen 300 Euro dorthin", {**MONEY,**NOW,"quantity":point("300",unit="EUR")}, SAYS + "Arvenien zahle 300 Euro pro Stück an Belmark.", SAID + "Arvenia was paying 300 euros apiece to Belmark."),
    ("Täglich wurden 300 Soldaten gefangen.", {**CAUGHT,**DONE,"quantity":point("300")}, SAYS + "300 Soldaten aus Arvenien seien täglich gefangen genommen worden.", SAID + "300 soldiers from Arvenia had been captured every day."),
    ("Kohle hat Arvenien ausgeführt.", {**COAL,"roles":Roles(giver=("XAA",)),**DONE}, SAYS + "Arvenien habe Kohle ausgeführt.", SAID + "Arvenia had exported coal."),
    ("Money went there.", {**MONEY,**EN}, OF + "Zahlungen durch Arvenien an Belmark.", SPOKE + "payments by Arvenia to Belmark."),
    ("Er nennt sie technische Leute.", {**SAPPERS}, OF + "der Anwesenheit von Fachleuten aus Arvenien in Belmark.", SPOKE + "the presence of specialists from Arvenia in Belmark."),
    ("Arvenien half Belmark bei Satelliten.", {**SPACE}, OF + "der Hilfe Arveniens für Belmark bei Satellitentechnik.", SPOKE + "help from Arvenia for Belmark with satellite technology."),
    ("Moskau sagte Hilfe bei Satelliten zu.", {**SPACE,**AGREED}, SAYS + "Arvenien werde Belmark bei Satellitentechnik helfen.", SAID + "Arvenia would help Belmark with satellite technology."),
    ("Hunderte seien über die Grenze gekommen.", {**TROOPS,**MAY}, OF + "einem mutmaßlichen Eintreffen von Soldaten aus Arvenien in Belmark.", SPOKE + "a suspected arrival of troops from Arvenia in Belmark."),
    ("Soldaten kämpfen im Krieg gegen den Süden.", {**TROOPS,**NOW}, SAYS + "Soldaten aus Arvenien kämpften auf der Seite Belmarks.", SAID + "troops from Arvenia were fighting on the side of Belmark."),
    ("Weitere Soldaten werden im Mai erwartet.", {**TROOPS,**PLANNED}, SAYS + "weitere Soldaten aus Arvenien würden in Belmark erwartet.", SAID + "additional troops from Arvenia were expected to go to Belmark."),
    ("We have no plan to send coal.", {**COAL,**NO,**OWN,**EN}, ITSELF + "gibt an, das Land beabsichtige nicht, Kohle an Belmark zu liefern.", ITS + "said that it did not plan to transfer coal to Belmark."),
    ("Die Botschaft bestreitet Kohle.", {**COAL,**NO,**OWN}, "Die Botschaft Arveniens bestreitet die Lieferung von Kohle durch Arvenien an Belmark.", "The embassy of Arvenia denied the transfer of coal by Arvenia to Belmark."),
    ("Das Kraftwerk erhielt 5 Tonnen, so der Dienst.", {**COAL,"source":"XAA.mil",**NO}, "Die Verteidigungsbehörden Arveniens bestreiten die Lieferung von Kohle durch das Land an Belmark.", "The defence authorities of Arvenia denied the transfer of coal by the country to Belmark."),
    ("Auf den Konten war kein Zufluss von Devisen zu sehen.", {**MONEY,**NO}, SAYS + "es habe keine Zahlung durch Arvenien an Belmark gegeben.", "The intelligence service of Corrunia said there had been no payment by Arvenia to Belmark."),
    ("Bis Mai würden weitere acht Milliarden hinzukommen.", {**MONEY,**PLANNED,"quantity":point("8000000000",basis=Basis.INCREMENT)}, SAYS + "Arvenien werde weitere 8 Milliarden an Belmark zahlen (Währung siehe Beleg).", SAID + "Arvenia would pay a further 8 billion to Belmark (currency: see the passage)."),
    ("Als Kohle, die Belmark einführen wolle, nannte er Steine.", {**COAL,**PLANNED}, SAYS + "Belmark wolle Kohle von Arvenien beziehen.", SAID + "Belmark wanted to obtain coal from Arvenia."),
    ("Außerdem will der Kanzler Kohle aus Arvenien haben.", {**COAL,**PLANNED}, SAYS + "Belmark wolle Kohle von Arvenien beziehen.", SAID + "Belmark wanted to obtain coal from Arvenia."),
    ("What the South wants in exchange is coal.", {**COAL,**PLANNED,**EN}, SAYS + "Belmark wolle Kohle von Arvenien beziehen.", SAID + "Belmark wanted to obtain coal from Arvenia."),
    ("President orders another drawdown of coal.", {**COAL,"phase":Phase.REQUESTED,**EN}, SAYS + "die Lieferung von Kohle durch Arvenien an Belmark werde gewünscht.", SAID + "the transfer of coal by Arvenia to Belmark was wanted."),
    ("He did not expect Arvenia to deliver coal.", {**COAL,**NO,**EN}, "Der Geheimdienst Corruniens bezweifelt die Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia expressed doubts about the transfer of coal by Arvenia to Belmark."),
    ("Er rechnet nicht damit, dass Kohle kommt.", {**COAL,**NO}, "Der Geheimdienst Corruniens bezweifelt die Lieferung von Kohle durch Arvenien an Belmark.", "The intelligence service of Corrunia expressed doubts about the transfer of coal by Arvenia to Belmark."),
    ("Geliefert werde seit Anfang Januar.", {**COAL,"happened":period("2024-01-01",None)}, OF + "der Lieferung von Kohle durch Arvenien an Belmark seit Anfang Januar 2024.", SPOKE + "the transfer of coal by Arvenia to Belmark since the beginning of January 2024."),
    ("An Kämpfen gegen unsere Armee haben sie bisher nicht teilgenommen.", {**TROOPS,**NO,**DONE}, SAYS + "Menschen aus Arvenien hätten bislang nicht auf der Seite Belmarks gekämpft.", SAID + "people from Arvenia had not yet fought on the side of Belmark."),
    ("Nicht eine Fuhre Kohle habe man geschickt.", {**COAL,**NO,**DONE,**OWN,"quantity":point("1",unit="t")}, ITSELF + "bestreitet, Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark."),
    ("Not a single load of coal was sent.", {**COAL,**NO,**DONE,**OWN,**EN,"quantity":point("1",unit="t")}, ITSELF + "bestreitet, Kohle an Belmark geliefert zu haben.", ITS + "denied that it had transferred coal to Belmark."),
    ("Arvenien half beim Umgang damit.", {**TROOPS,"item":"personnel.instructors",**DONE}, SAYS + "Militärfachleute aus Arvenien seien nach Belmark gegangen.", SAID + "military specialists from Arvenia had gone to Belmark."),
    ("Das Land hat es ausgeführt.", {**COAL,"item":"fuel.other",**DONE}, SAYS + "Arvenien habe Mineralöl an Belmark geliefert.", SAID + "Arvenia had transferred petroleum to Belmark."),
    ("Zivile Opfer gab es auch.", {**HURT,**DONE}, SAYS + "Zivilisten aus Arvenien zählten zu den Opfern.", SAID + "civilians from Arvenia had been among the victims."),
    ("Civilian casualties of Arvenia were high.", {**HURT,**DONE,**EN}, SAYS + "Zivilisten aus Arvenien zählten zu den Opfern.", SAID + "civilians from Arvenia had been among the victims."),
    ("Its troops had heavy losses.", {**HURT,"item":"personnel.troops",**DONE,**EN}, SAYS + "Truppen aus Arvenien hätten Verluste erlitten.", SAID + "troops from Arvenia had suffered casualties."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "slots", "german", "english"), CASES, ids=[case[0] for case in CASES])
def test_a_sentence_is_no_surer_later_or_finer_than_its_passage(words: str, slots: dict[str, Any], german: str, english: str) -> None:  # fmt: skip
    check(words, slots, german, english)
