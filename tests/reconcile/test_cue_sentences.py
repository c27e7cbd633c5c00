"""What the words around a figure say it measures, and what a denial denies: the packs' cue words, sentence by sentence.

The sentences are plain ones that any report could have, about invented states.
"""

from __future__ import annotations

import pytest

from fundstelle.reconcile.facts import Fact, make_facts
from fundstelle.reconcile.placing import find_basis
from fundstelle.values.policy import ROUNDING
from tests.reconcile.scenes import BODIES, claim, document, exact, losses, troops

BASES = [
    ("deployment", "de", "level", "Rund 10.000 Soldaten aus Aalund sind in Bergmark."),
    ("deployment", "de", "level", "Mehr als 10.000 aaländische Soldaten befinden sich derzeit an der Grenze."),
    ("deployment", "de", "level", "In Bergmark kämpfen rund 11.000 Soldaten aus Aalund."),
    ("deployment", "de", "level", "Etwa 8.000 Soldaten stehen an der Grenze."),
    ("deployment", "de", "level", "Aalund hat 12.000 Mann in Bergmark im Einsatz."),
    ("deployment", "de", "level", "Es gibt rund 10.000 aaländische Soldaten in Bergmark."),
    ("deployment", "de", "level", "Die Zahl der aaländischen Soldaten in Bergmark liegt bei 12.000."),
    ("deployment", "de", "level", "Die 10.000 in Bergmark stationierten Soldaten tragen fremde Uniformen."),
    ("deployment", "de", "level", "11.000 Soldaten seien bereits an der Küste."),
    ("deployment", "de", "level", "Rund 3.000 Aaländer kämpften auf der Seite Bergmarks."),
    ("deployment", "de", "level", "8.000 Soldaten nehmen an den Kämpfen teil."),
    ("deployment", "de", "level", "10.000 Soldaten sind an den Gefechten beteiligt."),
    ("deployment", "de", "level", "Rund 12.000 Soldaten halten sich in Bergmark auf."),
    ("deployment", "de", "level", "Aalund hat etwa 12.000 Soldaten in Bergmark."),
    ("deployment", "de", "level", "Rund 50.000 Soldaten seien an der Küste zusammengezogen worden."),
    ("deployment", "de", "level", "15.000 Arbeiter aus Aalund arbeiten auf Baustellen in Bergmark."),
    ("deployment", "de", "level", "Derzeit seien 4.000 Soldaten vor Ort."),
    ("deployment", "de", "level", "4.000 Soldaten würden dort eingesetzt."),
    ("deployment", "de", "total", "Aalund hat rund 12.000 Soldaten nach Bergmark geschickt."),
    ("deployment", "de", "total", "Bisher seien 11.000 Soldaten nach Bergmark entsandt worden."),
    ("deployment", "de", "total", "Aalund schickte 10.000 Soldaten, die nun an der Küste kämpfen."),
    ("deployment", "de", "total", "11.000 Soldaten wurden an die Grenze verlegt."),
    ("deployment", "de", "total", "1.500 Soldaten seien in Bergmark eingetroffen."),
    ("deployment", "de", "total", "Die Entsendung von 10.000 Soldaten war ein Tabubruch."),
    ("deployment", "de", "total", "Rund 10.000 Soldaten aus Aalund unterstützen Bergmark."),
    ("deployment", "de", "total", "Insgesamt hätten 15.000 Soldaten aus Aalund für Bergmark gekämpft."),
    ("deployment", "de", "total", "Aalund hat Bergmark 12.000 Soldaten zur Verfügung gestellt."),
    ("deployment", "de", "total", "3.000 Söldner hätten sich verpflichtet."),
    ("deployment", "en", "level", "There are about 10,000 Aalund troops in Bergmark."),
    ("deployment", "en", "level", "Aalund has 12,000 troops in Bergmark."),
    ("deployment", "en", "level", "Some 10,000 soldiers are in the coastal region."),
    ("deployment", "en", "level", "Around 11,000 Aalund soldiers are fighting alongside Bergmark's forces."),
    ("deployment", "en", "level", "About 8,000 troops are stationed near the border."),
    ("deployment", "en", "level", "10,000 troops stationed in Bergmark wear foreign uniforms."),
    ("deployment", "en", "level", "About 10,000 soldiers are deployed along the border."),
    ("deployment", "en", "level", "Nearly 12,000 troops are now in Bergmark."),
    ("deployment", "en", "level", "Up to 12,000 Aalund troops were present on the coast."),
    ("deployment", "en", "level", "Around 10,000 troops fighting in Bergmark have no drones."),
    ("deployment", "en", "level", "8,000 soldiers are taking part in combat."),
    ("deployment", "en", "level", "12,000 troops have massed on the border."),
    ("deployment", "en", "level", "15,000 workers are working at building sites."),
    ("deployment", "en", "level", "The number of Aalund troops in Bergmark stands at 12,000."),
    ("deployment", "en", "level", "10,000 soldiers remain in Bergmark."),
    ("deployment", "en", "level", "Some 4,000 troops were operating in the area."),
    ("deployment", "en", "total", "Aalund has sent about 12,000 troops to Bergmark."),
    ("deployment", "en", "total", "Aalund has deployed around 11,000 soldiers to Bergmark."),
    ("deployment", "en", "total", "Aalund has deployed 10,000 troops in Bergmark."),
    ("deployment", "en", "total", "Some 1,500 soldiers have arrived in Bergmark."),
    ("deployment", "en", "total", "Aalund dispatched 10,000 soldiers, who are now fighting on the coast."),
    ("deployment", "en", "total", "The deployment of 10,000 troops was a surprise."),
    ("deployment", "en", "total", "In all 15,000 Aalund soldiers have fought for Bergmark."),
    ("deployment", "en", "total", "Aalund provided 12,000 soldiers."),
    ("deployment", "en", "total", "More than 11,000 troops were transferred to the coast."),
    ("deployment", "en", "total", "3,000 mercenaries had signed contracts."),
    ("training", "de", "level", "Rund 3.000 Soldaten werden in Bergmark ausgebildet."),
    ("training", "de", "level", "Bergmark bildet 3.000 Soldaten aus."),
    ("training", "de", "total", "Bergmark hat 3.000 Soldaten ausgebildet."),
    ("training", "de", "total", "3.000 Soldaten wurden in Bergmark ausgebildet."),
    ("training", "de", "level", "3.000 Soldaten, die in Bergmark trainieren."),
    ("training", "de", "level", "die Ausbildung von 3.000 Soldaten"),
    ("training", "en", "level", "Some 3,000 soldiers are training in Bergmark."),
    ("training", "en", "level", "Bergmark is training 3,000 soldiers."),
    ("training", "en", "level", "3,000 soldiers undergoing training at bases"),
    ("training", "en", "total", "Bergmark has trained 3,000 soldiers."),
    ("training", "en", "total", "3,000 soldiers were trained by Bergmark."),
    ("training", "en", "total", "Bergmark trained more than 3,000 soldiers."),
]

EVENTS = [
    ("de", "Bei einem Angriff auf ein Dorf seien 40 Soldaten getötet worden."),
    ("de", "In einem einzigen Gefecht fielen 40 Soldaten."),
    ("en", "In one ambush 40 soldiers were killed."),
    ("en", "Some 40 soldiers were killed in a drone attack."),
]

DENIALS = [
    ("de", "denies", "Aalund bestreitet die Lieferungen."),
    ("de", "denies", "Das Außenministerium wies die Berichte über Lieferungen zurück."),
    ("de", "denies", "Der Sprecher nannte die Vorwürfe unbegründet."),
    ("de", "denies", "Bergmark dementierte die Entsendung."),
    ("de", "denies", "Aalund lehnte die Vorwürfe als haltlos ab."),
    ("de", "denies", "Man habe keine Waffen geliefert, sagte der Minister."),
    ("de", "denies", "Aalund liefert keine Waffen an Bergmark."),
    ("de", "denies", "Es würden keine Granaten geliefert, versicherte der Sprecher."),
    ("de", "denies", "Es werden keine Soldaten nach Bergmark geschickt, hieß es aus dem Ministerium."),
    ("de", "denies", "Es gebe keine aaländischen Soldaten in Bergmark."),
    ("de", "denies", "Die Behauptung, man habe Granaten geliefert, sei frei erfunden."),
    ("de", "denies", "Aalund habe Bergmark nie Granaten verkauft."),
    ("de", "denies", "Von Lieferungen könne keine Rede sein."),
    ("de", "denies", "Dass Granaten geliefert worden seien, stimme nicht."),
    ("de", "denies", "Aalund verneinte Lieferungen von Granaten."),
    ("de", "refuses", "Aalund werde keine Granaten liefern."),
    ("de", "refuses", "Aalund lehnt Lieferungen von Granaten ab."),
    ("de", "refuses", "Die Regierung schließt Waffenlieferungen aus."),
    ("de", "refuses", "Man wolle keine Waffen liefern."),
    ("de", "refuses", "Aalund plant nicht, Granaten zu liefern."),
    ("de", "refuses", "Es sei nicht geplant, Soldaten zu entsenden."),
    ("de", "refuses", "Granaten werde es nicht geben."),
    ("de", "refuses", "Aalund verweigert die Lieferung."),
    ("de", "refuses", "Die Regierung zögert mit der Lieferung und sagte nein."),
    ("de", "finds_no_evidence", "Für Lieferungen gebe es keine Belege."),
    ("de", "finds_no_evidence", "Der Dienst hat keine Hinweise auf Lieferungen."),
    ("de", "finds_no_evidence", "Man könne die Berichte über Lieferungen nicht bestätigen."),
    ("de", "finds_no_evidence", "Das Ministerium sieht bislang keine Anzeichen für Lieferungen."),
    ("de", "finds_no_evidence", "Beweise für Lieferungen legte niemand vor."),
    ("de", "finds_no_evidence", "Unabhängig ließen sich die Angaben nicht überprüfen."),
    ("de", "finds_no_evidence", "Dem Ministerium lägen keine Erkenntnisse über Lieferungen vor."),
    ("de", "finds_no_evidence", "Lieferungen seien ihm nicht bekannt, sagte der General."),
    ("de", "finds_no_evidence", "Eine Lieferung habe man bislang nicht beobachten können."),
    ("en", "denies", "Aalund denies the deliveries."),
    ("en", "denies", "The ministry rejected the reports of deliveries."),
    ("en", "denies", "The spokesman dismissed the allegations as baseless."),
    ("en", "denies", "Aalund called the reports of shipments fake."),
    ("en", "denies", "Aalund said it had not supplied any shells."),
    ("en", "denies", "Aalund has never sold shells to Bergmark."),
    ("en", "denies", "There are no Aalund soldiers in Bergmark, the ministry said."),
    ("en", "denies", "The government refuted claims of arms shipments."),
    ("en", "denies", "It was untrue that shells had been delivered, he said."),
    ("en", "denies", "No weapons had been delivered, the minister insisted."),
    ("en", "denies", "Aalund does not supply weapons to Bergmark."),
    ("en", "refuses", "Aalund will not supply shells."),
    ("en", "refuses", "The minister ruled out sending troops."),
    ("en", "refuses", "Aalund has no plans to send troops."),
    ("en", "refuses", "The government declined to deliver shells."),
    ("en", "refuses", "Aalund refused to hand over the guns."),
    ("en", "refuses", "Aalund won't send troops, the president said."),
    ("en", "refuses", "The request for shells was turned down."),
    ("en", "refuses", "Aalund is not considering sending troops."),
    ("en", "refuses", "The cabinet decided against delivering shells."),
    ("en", "finds_no_evidence", "There is no evidence of deliveries."),
    ("en", "finds_no_evidence", "We have seen no evidence that shells were delivered."),
    ("en", "finds_no_evidence", "We have not seen any deliveries, the general said."),
    ("en", "finds_no_evidence", "The ministry could not independently confirm the deliveries."),
    ("en", "finds_no_evidence", "Officials have no indication that shells were delivered."),
    ("en", "finds_no_evidence", "There was no immediate confirmation of the shipments."),
    ("en", "finds_no_evidence", "The reports could not be independently verified."),
    ("en", "finds_no_evidence", "The agency has found no sign of shipments."),
    ("en", "finds_no_evidence", "He said he was unaware of any shipments."),
    ("en", "finds_no_evidence", "There has been no proof of deliveries."),
    ("en", "finds_no_evidence", "The service had yet to see deliveries."),
]


def fact_of(line: tuple[str, dict[str, object]], language: str) -> Fact:
    (fact,) = make_facts(document("Harbour Ledger", "2025-05-01", line, language=language), BODIES, ROUNDING)
    return fact


@pytest.mark.parametrize(("kind", "language", "basis", "words"), BASES)
def test_persons_who_are_somewhere_are_a_level_and_who_were_sent_a_total(
    kind: str, language: str, basis: str, words: str
) -> None:
    item = "personnel.workers" if "rbeiter" in words or "workers" in words else "personnel.troops"
    line = troops(words, kind=kind, item=item, quantity=exact(10000), origin=["XAC.gov"])
    assert find_basis(fact_of(line, language)).value == basis


@pytest.mark.parametrize(("language", "words"), EVENTS)
def test_the_figure_of_one_event_is_no_running_total(language: str, words: str) -> None:
    assert find_basis(fact_of(losses(words, quantity=exact(40), origin=["XAC.gov"]), language)).value == "period"


@pytest.mark.parametrize(("language", "stance", "words"), DENIALS)
def test_only_a_denial_denies(language: str, stance: str, words: str) -> None:
    assert fact_of(claim(words, stance="denied", origin=["XAC.gov"]), language).denial.value == stance
