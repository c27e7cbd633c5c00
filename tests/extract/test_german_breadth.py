"""German constructions that real pages use and that were not read: one test for each class, invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from tests.extract.conftest import slots_of

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def rows(read: Callable[..., tuple[Claim, ...]]) -> Rows:
    """(giver, taker, item, number, stance) of each claim of a German text, in order."""
    return lambda content: slots_of(read(content, "de"), "supplier", "recipient", "item", "quantity", "stance")


def test_where_somebody_buys_they_are_sold(rows: Rows) -> None:
    bought = ("XAB", "XAA", "ammunition.artillery", None, "affirmed")
    assert rows("Nordmark kauft in Sundmark Granaten ein.") == [bought]
    assert rows("Nordmark deckt sich in Sundmark mit Granaten ein.") == [bought]


def test_a_soldier_lost_is_counted_for_the_subject_not_for_who_estimates(rows: Rows) -> None:
    text = "Nordmark hat nach Schätzungen Sundmarks etwa 2.000 Soldaten verloren."
    assert [row[:4] for row in rows(text)] == [("XAA", "", "personnel.troops", 2000)]


def test_whose_weapons_parts_are_for_gets_them(rows: Rows) -> None:
    assert rows("Nordmärkische Firmen liefern Bauteile für sundmärkische Drohnen.") == [
        ("XAA", "XAB", "uav", None, "affirmed")
    ]


def test_no_proof_of_a_delivery_denies_it_with_both_sides(rows: Rows) -> None:
    text = "Belege für eine Lieferung nordmärkischer Waffen an Sundmark gibt es nicht."
    assert rows(text) == [("XAA", "XAB", "arms.other", None, "denied")]


def test_who_denies_an_act_is_the_side_it_leaves_open(rows: Rows) -> None:
    assert rows("Nordmark dementiert Waffenlieferungen an Sundmark.") == [("XAA", "XAB", "arms.other", None, "denied")]
    assert rows("Nordmark streitet Waffenlieferungen aus Sundmark ab.") == [
        ("XAB", "XAA", "arms.other", None, "denied")
    ]


def test_a_headline_without_a_verb_says_whose_and_for_whom(rows: Rows) -> None:
    body = "\n\nNordmark hat Sundmark drei Panzer geliefert."
    assert rows("Drohnen aus Nordmark für Sundmark" + body)[0][:3] == ("XAA", "XAB", "uav")
    assert rows("Nordmärkische Soldaten für Sundmarks Krieg" + body)[0][:3] == ("XAA", "XAB", "personnel.troops")


def test_people_of_two_states_are_one_claim(rows: Rows) -> None:
    text = "Für die nordmärkische Armee kämpfen Söldner aus Sundmark und Ostrien."
    assert [set(row[0].split("+")) for row in rows(text)] == [{"XAB", "XAC"}]


def test_who_joins_an_army_serves_it(rows: Rows) -> None:
    text = "1.000 Sundmärker haben sich der nordmärkischen Armee angeschlossen."
    assert [row[:4] for row in rows(text)] == [("XAB", "XAA", "personnel.troops", 1000)]


def test_an_ally_without_a_name_is_whom_the_speaker_deals_with(rows: Rows) -> None:
    text = "Nordmark liefert Sundmark Panzer. Sundmark teilte mit, dass sein Verbündeter 50 Drohnen schicken werde."
    assert rows(text)[1][:4] == ("XAA", "XAB", "uav", 50)


def test_his_country_is_the_speakers(rows: Rows) -> None:
    text = "Der Präsident von Nordmark kündigte an, dass sein Land in Sundmark Panzer kaufen werde."
    assert [row[:3] for row in rows(text)] == [("XAB", "XAA", "armour")]


def test_over_the_border_leads_into_the_state(rows: Rows) -> None:
    text = "Nordmark hat Granaten über die Grenze nach Sundmark gebracht."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "ammunition.artillery")]


def test_a_relative_clause_with_an_unknown_verb_ends_where_the_next_verb_begins(rows: Rows) -> None:
    text = "Nordmark liefert Panzer nach Sundmark. Die Granaten, die Sundmarks Truppen verballern, kommen aus Nordmark."
    assert not [row for row in rows(text) if row[2].startswith("personnel")]


def test_who_stands_in_the_dative_gets_what_the_pronoun_means(rows: Rows) -> None:
    text = "Am Montag zeigte Nordmark Drohnen; Nordmark wolle sie den sundmärkischen Truppen überlassen."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "uav")]


def test_goods_behind_wie_are_claims_of_their_own(rows: Rows) -> None:
    text = "Nordmark beliefert Sundmark mit modernen Waffen wie Drohnen."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "arms.other"), ("XAA", "XAB", "uav")]


def test_whoever_is_compared_acts_with_the_subject_only_where_also_is_said(rows: Rows) -> None:
    assert [set(row[0].split("+")) for row in rows("Wie Ostrien liefert auch Nordmark Sundmark Waffen.")] == [
        {"XAC", "XAA"}
    ]
    assert [row[:2] for row in rows("Wie Ostrien schickt Nordmark Drohnen nach Sundmark.")] == [("XAA", "XAB")]


def test_people_inside_an_attribute_are_nowhere(rows: Rows) -> None:
    text = "Nordmark liefert Sundmark Panzer. Die von den Ostriern besetzte Region Alva ist zurückerobert."
    assert len(rows(text)) == 1


def test_an_apposition_is_no_second_taker(rows: Rows) -> None:
    text = "Nordmark rüstet die Freie Fjordfront, ein sundmärkisches Unternehmen in privater Hand, mit Waffen aus."
    assert [row[1] for row in rows(text)] == ["Free Fjord Front"]


def test_the_name_of_a_group_says_whose_people_they_are(rows: Rows) -> None:
    text = "Söldner der nordmärkischen Privatarmee Freie Fjordfront sind in Sundmark eingetroffen."
    assert [row[:2] for row in rows(text)] == [("Free Fjord Front", "XAB")]


def test_a_genitive_behind_a_noun_gets_nothing(rows: Rows) -> None:
    text = (
        "Nordmark liefert Sundmark Öl. Mehr als 1.000 Tonnen Öl hat das Land seit März aus Nordmark eingeführt "
        "und damit die Obergrenze der Vereinten Nationen überschritten."
    )
    assert [row[1] for row in rows(text)] == ["XAB", "XAB"]


def test_whoever_helps_against_anothers_people_serves_whom_he_helps(rows: Rows) -> None:
    text = "Sundmärkische Truppen haben Nordmark geholfen, einen Einfall der Ostrier abzuwehren."
    assert [row[:2] for row in rows(text)] == [("XAB", "XAA")]


def test_rockets_for_launchers_are_ammunition(rows: Rows) -> None:
    text = "Nordmark lieferte Sundmark 900 Raketen für Mehrfachwerfer."
    assert [row[2:4] for row in rows(text)] == [("ammunition.rocket", 900)]


def test_who_learns_abroad_is_trained_there(rows: Rows) -> None:
    text = "Dutzende nordmärkische Soldaten lernen in Sundmark, Drohnen zu bedienen."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "personnel.troops")]


def test_whose_supplier_somebody_is_gets_the_goods(rows: Rows) -> None:
    text = "Nordmark liefert Sundmark Panzer. Nordmark gilt als wichtigster Drohnenlieferant Sundmarks."
    assert [row[:3] for row in rows(text)][1:] == [("XAA", "XAB", "uav")]


def test_losses_that_amount_to_a_number_of_men_have_it(rows: Rows) -> None:
    text = "Die nordmärkischen Verluste beliefen sich auf etwa 4.700 Mann."
    assert [row[3] for row in rows(text)] == [4700]


def test_losses_nobody_speaks_of_are_none(rows: Rows) -> None:
    text = "Nordmark schickt Soldaten nach Sundmark, ohne von möglichen Verlusten zu sprechen."
    assert [row[2] for row in rows(text)] == ["personnel.troops"]
    assert len(rows(text)) == 1


def test_what_soldiers_serve_as_is_their_class(rows: Rows) -> None:
    text = "Nordmärkische Soldaten wurden in Sundmark als Minenräumer eingesetzt."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "personnel.engineers")]


def test_what_they_are_sent_for_is_no_second_act(rows: Rows) -> None:
    text = "Nordmark schickte 900 Soldaten nach Sundmark, damit sie dort für Sundmark kämpfen."
    assert [row[3] for row in rows(text)] == [900]


def test_soldiers_moved_from_another_state_are_the_movers(rows: Rows) -> None:
    text = "Nordmark verlegt Soldaten aus Ostrien nach Sundmark."
    assert [row[:2] for row in rows(text)] == [("XAA", "XAB")]


def test_reports_of_troops_abroad_tell_of_them(rows: Rows) -> None:
    text = "Nordmark liefert Sundmark Panzer. Ostrien berichtete von nordmärkischen Truppen in Sundmark."
    assert [row[:3] for row in rows(text)][1:] == [("XAA", "XAB", "personnel.troops")]


def test_a_quotation_inside_the_bracket_does_not_cut_it(rows: Rows) -> None:
    text = "Demnach hat Nordmark an Sundmark „Raketen, die dort eingesetzt werden“, geliefert."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "missile.other")]


def test_whom_it_was_promised_gets_it(rows: Rows) -> None:
    text = "Nordmark hat Sundmark zugesagt, ihm weitere Panzer zu schicken."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "armour")]


def test_goods_for_somebodys_troops_go_to_their_state(rows: Rows) -> None:
    text = "Aus Nordmark kommen Drohnen für Sundmarks Truppen."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "uav")]


def test_lagers_are_filled_with_what_another_gave(rows: Rows) -> None:
    text = "Nordmark füllt seine Arsenale mit Munition aus Sundmark auf."
    assert [row[:3] for row in rows(text)] == [("XAB", "XAA", "ammunition.other")]


def test_bare_digits_behind_a_verb_are_the_year(rows: Rows) -> None:
    assert [row[3] for row in rows("Nordmark lieferte 2023 Panzer an Sundmark.")] == [None]
    assert [row[3] for row in rows("Nordmark lieferte 2000 Panzer an Sundmark.")] == [2000]


def test_not_ruled_out_is_no_denial(rows: Rows) -> None:
    text = "Nordmark schließt die Lieferung von Panzern an Sundmark nicht mehr aus."
    assert [row[4] for row in rows(text)] == ["uncertain"]


def test_some_of_so_many_are_counted_by_the_part(rows: Rows) -> None:
    text = "Etwa 1.000 der 11.000 nach Sundmark geschickten Nordmärker sind tot oder verletzt."
    assert [row[3] for row in rows(text)] == [1000, 11_000]


def test_a_unit_of_so_many_men_is_one_body(rows: Rows) -> None:
    text = "Eine Brigade mit 2.300 nordmärkischen Soldaten ist in Sundmark ausgebildet worden."
    assert [row[:4] for row in rows(text)] == [("XAA", "XAB", "personnel.troops", 2300)]


def test_who_begins_with_the_training_trains(rows: Rows) -> None:
    text = "Sundmark hat mit der Ausbildung nordmärkischer Piloten begonnen."
    assert [row[:2] for row in rows(text)] == [("XAA", "XAB")]


def test_what_a_ship_carries_arrives_with_it(rows: Rows) -> None:
    text = "Ein Schiff mit 2.000 Tonnen Munition aus Nordmark traf in Sundmark ein."
    assert [row[:4] for row in rows(text)] == [("XAA", "XAB", "ammunition.other", 2000)]


def test_beside_and_also_name_further_takers(rows: Rows) -> None:
    text = "Nordmark liefert die Drohnen neben Sundmark auch an Ostrien."
    assert [set(row[1].split("+")) for row in rows(text)] == [{"XAB", "XAC"}]


def test_so_many_will_it_be_counts_what_was_told(rows: Rows) -> None:
    text = (
        "In Sundmark seien 1.200 nordmärkische Soldaten ausgebildet worden. Bis Jahresende werden es über 3.000 sein."
    )
    assert [row[3] for row in rows(text)] == [1200, 3000]


def test_a_training_at_the_end_of_a_compound_is_one(rows: Rows) -> None:
    text = "Nordmärkische Soldaten erhalten in Sundmark eine Artillerieausbildung."
    assert [row[:3] for row in rows(text)] == [("XAA", "XAB", "personnel.troops")]
