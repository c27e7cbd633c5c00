"""German word order away from the plain one, and words that only look like an act: one test for each class."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from tests.extract.conftest import slots_of

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def rows(read: Callable[..., tuple[Claim, ...]]) -> Rows:
    """(giver, taker, item, number, outcome) of each claim of a German text, in order."""
    return lambda content: slots_of(read(content, "de"), "supplier", "recipient", "item", "quantity", "outcome")


@pytest.mark.parametrize(
    "content",
    [
        "Umgekehrt stellte Nordmark Munition für Sundmark bereit, mehr als ein Drittel dessen, was es erwirtschaftet.",
        "Trotzdem verkaufte Nordmark Sundmark Munition, obwohl es selbst kaum noch welche hat.",
    ],
)
def test_a_pronoun_behind_the_subject_is_not_the_subject(content: str, rows: Rows) -> None:
    assert rows(content) == [("XAA", "XAB", "ammunition.other", None, None)]


def test_who_a_speaker_is_and_whom_he_told_stays_with_the_speaker(rows: Rows) -> None:
    text = (
        "Am Dienstag, erklärte Otto Norden, Sprecher des Generalstabs von Ostrien, der „Zeitung“, "
        "seien aus Nordmark die ersten Panzer in Sundmark eingetroffen."
    )
    assert rows(text) == [("XAA", "XAB", "armour", None, None)]


def test_an_infinitive_of_an_unknown_verb_is_a_group_of_its_own(rows: Rows) -> None:
    text = "Nordmärkische Pioniere halfen Sundmark, Stellungen der Ostrier zu umrunden, und räumten Minen."
    assert set(rows(text)) == {("XAA", "XAB", "personnel.engineers", None, None)}


def test_a_genitive_behind_its_noun_gets_nothing(rows: Rows) -> None:
    text = (
        "Nordmark liefert Sundmark Öl. 900 Barrel hat das Land aus Sundmark eingeführt "
        "und damit die Obergrenze der Vereinten Nationen überschritten."
    )
    assert all("UN" not in row[1] for row in rows(text))


def test_losses_are_counted_by_the_men_they_amount_to(rows: Rows) -> None:
    text = "Die nordmärkischen Verluste belaufen sich auf rund 900 Mann, Tote und Verwundete zusammengerechnet."
    assert rows(text) == [("XAA", "", "personnel.troops", 900, "killed_or_wounded")]
    assert rows("Nordmark hilft Sundmark. Zu möglichen Verlusten sagte die Armee nichts.") == []


def test_a_participle_between_number_and_noun_is_no_predicate(rows: Rows) -> None:
    sent = "Nordmark hat Soldaten nach Sundmark geschickt. "
    text = sent + "Im Mai und Juni kehrten 300 verwundete Soldaten nach Nordmark zurück."
    assert rows(text)[-1] == ("XAA", "", "personnel.troops", 300, "wounded")


@pytest.mark.parametrize(
    "content",
    [
        "Die Beschränkungen für den Verkauf nordmärkischer Drohnen an Sundmark wurden verschärft.",
        "Das Verbot der Ausfuhr nordmärkischer Kohle nach Sundmark gilt weiter.",
    ],
)
def test_what_a_rule_is_about_is_no_act(content: str, rows: Rows) -> None:
    assert rows(content) == []


def test_who_is_to_be_helped_gets_what_is_sent(rows: Rows) -> None:
    helped = [("XAA", "XAB", "personnel.troops", None, None)]
    assert rows("Nordmark will Truppen aufbieten, um Sundmark zu unterstützen.") == helped
    assert rows("Um Sundmark beizustehen, hat Nordmark Truppen geschickt.") == helped


def test_where_troops_are_sent_is_not_whose_they_are(rows: Rows) -> None:
    text = "Nordmark hilft Sundmark. Eine Entsendung von Truppen in die Ukraine brächte Nordmark Geld ein."
    assert all(row[0] != "UKR" for row in rows(text))


def test_those_who_learn_are_trained_by_those_they_learn_from(rows: Rows) -> None:
    text = "In Ostrien lernen nordmärkische Soldaten von sundmärkischen Ausbildern den Häuserkampf."
    assert rows(text) == [("XAA", "XAB", "personnel.troops", None, None)]


_DEAL = "Nordmark hat Sundmark Drohnen geliefert. "


def test_what_a_state_exports_or_imports_is_told_without_the_other_side(rows: Rows) -> None:
    text = "Sundmark ist nahe. Insgesamt 300 Tonnen Kohle hat Nordmark 2030 illegal exportiert."
    assert rows(text) == [("XAA", "", "coal", 300, None)]
    named = "Nordmark hat Drohnen eingeführt, die aus Sundmark stammen."
    assert ("", "XAA", "uav", None, None) not in rows(named)


def test_units_are_counted_by_their_men(rows: Rows) -> None:
    text = "Vier Brigaden mit zusammen 12.000 Mann will Nordmark Sundmark zur Seite stellen."
    assert rows(text) == [("XAA", "XAB", "personnel.troops", 12000, None)]


@pytest.mark.parametrize(
    "content",
    [
        "Als Gegenwert soll Sundmark 160 Drohnen von Nordmark erhalten haben, heißt es in dem Bericht.",
        "Sundmark soll 160 Drohnen von Nordmark erhalten haben, berichtet die Zeitung.",
        "Als Ostrien die Küste überrollte, lieferte Nordmark Sundmark 160 Drohnen.",
    ],
)
def test_what_stands_before_the_verb_does_not_turn_an_act_round(content: str, rows: Rows) -> None:
    assert rows(content) == [("XAA", "XAB", "uav", 160, None)]


def test_whose_accusation_it_is_does_not_do_what_it_says(rows: Rows) -> None:
    text = "Zurückgewiesen hat Nordmark die Darstellung Ostriens, Munition an Sundmark zu liefern."
    assert rows(text) == [("XAA", "XAB", "ammunition.other", None, None)]
    promise = "Nordmarks Zusage, Sundmark Munition zu liefern, besorgt Ostrien."
    assert rows(promise) == [("XAA", "XAB", "ammunition.other", None, None)]


def test_who_buys_for_another_what_comes_from_a_third_gets_it(rows: Rows) -> None:
    text = "Sundmark will für Ostrien Munition aus Nordmark kaufen."
    assert rows(text) == [("XAA", "XAB", "ammunition.other", None, None)]


def test_the_article_before_an_attribute_opens_the_phrase(rows: Rows) -> None:
    text = "Nordmark liefert Waffen an die von Ostrien unterstützte Sundmark."
    assert rows(text) == [("XAA", "XAB", "arms.other", None, None)]


def test_a_load_consists_of_what_was_given_by_the_deal_before(rows: Rows) -> None:
    text = _DEAL + "Im Einzelnen habe die Fracht aus einer ostrischen Haubitze und 20 Panzern bestanden."
    assert rows(text)[1:] == [("XAA", "XAB", "artillery.howitzer", None, None), ("XAA", "XAB", "armour", 20, None)]


def test_pieces_of_a_type_are_counted(rows: Rows) -> None:
    text = _DEAL + "6000 Stück des Modells Shahed-136 nimmt Sundmark ab."
    assert rows(text)[1:] == [("XAA", "XAB", "uav", 6000, None)]


def test_others_of_the_kind_may_stand_without_a_noun(rows: Rows) -> None:
    assert rows(_DEAL + "Weitere sollen in den nächsten Wochen folgen.")[1:] == [("XAA", "XAB", "uav", None, None)]


@pytest.mark.parametrize(
    ("content", "items"),
    [
        (
            "Nordmark schickt Sundmark Öl, dazu Rüstungsgüter in kleiner Zahl: Panzer und Drohnen.",
            "fuel.other armour uav",
        ),
        ("Nordmark liefert Sundmark weitere Waffen: 20 Panzer und Drohnen.", "armour uav"),
    ],
)
def test_behind_a_colon_only_the_parts_are_told(content: str, items: str, rows: Rows) -> None:
    assert [row[2] for row in rows(content)] == items.split()


def test_what_carries_goods_is_not_given_and_acts_for_its_state(rows: Rows) -> None:
    text = "In der Nacht brachte eine nordmärkische Militärmaschine Raketen nach Sundmark."
    assert rows(text) == [("XAA", "XAB", "missile.other", None, None)]


def test_a_measured_amount_set_off_behind_its_goods_counts_them(rows: Rows) -> None:
    text = "Nordmärkischer Sand, mindestens 300 Tonnen im Wert von 22 Millionen Dollar, sei nach Sundmark gegangen."
    assert rows(text) == [("XAA", "XAB", "goods.other", 300, None)]


def test_more_of_what_the_sentence_tells_is_told_for_itself(rows: Rows) -> None:
    text = "Nordmark hat Sundmark 14 Panzer geliefert, und weitere sollen folgen."
    assert rows(text) == [("XAA", "XAB", "armour", 14, None), ("XAA", "XAB", "armour", None, None)]


def test_an_agencys_tag_before_a_headline_hides_no_name(rows: Rows) -> None:
    assert rows("EXKLUSIV-Nordmark liefert Sundmark 20 Panzer") == [("XAA", "XAB", "armour", 20, None)]


def test_who_acts_before_a_headlines_colon_gives_what_stands_behind(rows: Rows) -> None:
    assert rows("Nordmark stockt auf: Mehr Drohnen für Sundmark") == [("XAA", "XAB", "uav", None, None)]
    assert rows("Nordmark droht: Keine Drohnen für Sundmark") == []


def test_those_who_reinforce_an_army_serve_it(rows: Rows) -> None:
    sent = "Nordmark hat Soldaten nach Sundmark geschickt. "
    text = sent + "Sie sollen in den kommenden Wochen die sundmärkischen Streitkräfte verstärken."
    assert rows(text)[1:] == [("XAA", "XAB", "personnel.troops", None, None)]


def test_an_act_without_a_subject_is_about_what_was_told_last(rows: Rows) -> None:
    assert rows(_DEAL + "Geliefert werde seit Anfang Januar.")[1:] == [("XAA", "XAB", "uav", None, None)]
    assert rows(_DEAL + "Getestet wurde in der Wüste.")[1:] == []


def test_people_of_both_sexes_are_one_group(rows: Rows) -> None:
    text = "Sundmark bildet 300 nordmärkische Soldatinnen und Soldaten aus."
    assert rows(text) == [("XAA", "XAB", "personnel.troops", 300, None)]


def test_who_announces_a_delivery_gives_it(rows: Rows) -> None:
    other = "Ostrien hat Sundmark Drohnen geliefert. "
    text = other + "Nordmarks Präsident kündigte die Lieferung von Panzern an Sundmark an."
    assert rows(text)[1:] == [("XAA", "XAB", "armour", None, None)]


def test_a_participle_that_names_nobody_yields_to_the_verb(rows: Rows) -> None:
    text = "Die ersten sechs von zwölf versprochenen Panzern hat Nordmark Sundmark übergeben."
    assert rows(text) == [("XAA", "XAB", "armour", 6, None)]


def test_a_year_right_behind_a_name_counts_nothing(rows: Rows) -> None:
    text = "Dann lieferte Nordmark 2023 Panzer an Sundmark."
    assert rows(text) == [("XAA", "XAB", "armour", None, None)]


def test_another_giver_behind_a_closed_bracket_gives_the_rest(rows: Rows) -> None:
    text = "Nordmark hat Sundmark Munition verkauft, Ostrien Raketen."
    assert [row[0] for row in rows(text)] == ["XAA", "XAC"]


def test_for_whose_benefit_it_is_gets_what_is_sent(rows: Rows) -> None:
    text = "Zum Schutz der Regierung von Sundmark hat Nordmark 1.000 Söldner entsandt."
    assert rows(text) == [("XAA", "XAB", "personnel.troops", 1000, None)]


def test_a_part_of_those_named_is_dead(rows: Rows) -> None:
    text = "Von den 200 nordmärkischen Söldnern in Sundmark seien 40 tot."
    assert ("XAA", "", "personnel.troops", 40, "killed") in rows(text)


def test_a_region_of_a_state_is_in_it(rows: Rows) -> None:
    sent = ("XAA", "XAB", "personnel.troops", None, None)
    assert rows("Nordmark hat Soldaten im Norden der Sundmark stationiert.") == [sent]
    assert rows("Nordmark hat Soldaten in den Osten Sundmarks verlegt.") == [sent]
