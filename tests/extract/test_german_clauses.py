"""German clauses and phrases: lists, purpose, attributes and coordinated parties, about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from tests.extract.conftest import slots_of

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def find(read: Callable[..., tuple[Claim, ...]]) -> Rows:
    """(kind, giver, taker, item, number) of each claim of a German text, in order."""
    return lambda content: slots_of(read(content, "de"), "kind", "supplier", "recipient", "item", "quantity")


@pytest.mark.parametrize(
    "content",
    [
        "Nordmark bereitet sich darauf vor, weitere Panzer, Granaten und Drohnen an Sundmark zu liefern.",
        "Nordmark unternimmt Schritte, um Panzer, Granaten und Drohnen an Sundmark zu liefern.",
    ],
)
def test_the_list_before_an_infinitive_belongs_to_it(content: str, find: Rows) -> None:
    assert [row[1:4] for row in find(content)] == [
        ("XAA", "XAB", "armour"),
        ("XAA", "XAB", "ammunition.artillery"),
        ("XAA", "XAB", "uav"),
    ]


def test_a_noun_written_like_an_auxiliary_is_no_verb(find: Rows) -> None:
    found = find("Nordmark liefert Sundmark Lebensmittel und andere Waren.")
    assert [row[3] for row in found] == ["food", "goods.other"]


def test_several_sources_behind_the_goods_all_give(find: Rows) -> None:
    assert find("Sundmark bezieht Munition aus Nordmark und Ostrien.")[0][1:3] == ("XAA+XAC", "XAB")


def test_those_beside_the_subject_act_with_it(find: Rows) -> None:
    assert find("Neben Nordmark hat auch Ostrien Sundmark Granaten zugesagt.")[0][1:3] == ("XAA+XAC", "XAB")


@pytest.mark.parametrize(
    "content",
    [
        "Die zwei verletzten, wohl nordmärkischen Soldaten werden in Sundmark verhört.",
        "Zwei Nordmärker wurden in Sundmark verwundet.",
    ],
)
def test_attributes_with_a_comma_between_them_stay_one_phrase(content: str, find: Rows) -> None:
    assert ("casualty", "XAA", "", "personnel.troops", 2) in find(content)


def test_both_counts_as_two(find: Rows) -> None:
    assert find("Die beiden Nordmärker wurden gefangen genommen.") == [("casualty", "XAA", "", "personnel.troops", 2)]


def test_peoples_that_suffer_together_are_one_claim(find: Rows) -> None:
    assert find("Verletzte Nordmärker oder Sundmärker würden erschossen.") == [
        ("casualty", "XAA+XAB", "", "personnel.troops", None)
    ]


def test_whom_troops_support_is_whom_they_serve(find: Rows) -> None:
    text = "Nordmark entsendet 300 Soldaten zur Unterstützung von Sundmarks Krieg in Ostmark."
    assert find(text) == [("deployment", "XAA", "XAB", "personnel.troops", 300)]


def test_compounds_of_troops_are_persons(find: Rows) -> None:
    assert find("Nordmark schickte Kampftruppen nach Sundmark.")[0][3] == "personnel.troops"


def test_what_somebody_is_allowed_is_a_rule(find: Rows) -> None:
    assert find("Nordmark darf von Sundmark höchstens 500.000 Barrel Öl kaufen.") == []


def test_a_main_clause_with_an_unknown_verb_is_a_clause_of_its_own(find: Rows) -> None:
    text = "Nachdem Nordmark Raketen an Sundmark geliefert hatte, bastelte das Land weiter."
    assert find(text) == [("transfer", "XAA", "XAB", "missile.other", None)]


def test_parts_behind_the_act_are_claims_of_their_own(find: Rows) -> None:
    text = "Es heißt, dass Nordmark 300 Soldaten an Sundmark entsendet, darunter auch 20 Pioniere."
    assert [row[3:] for row in find(text)] == [("personnel.troops", 300), ("personnel.engineers", 20)]


def test_what_was_among_a_delivery_is_told_afterwards(find: Rows) -> None:
    text = "Nordmark hat Sundmark 300 Container geliefert. Darunter seien 20 Panzer."
    assert find(text)[-1] == ("transfer", "XAA", "XAB", "armour", 20)


def test_an_exchange_pays_for_what_goes_the_other_way(find: Rows) -> None:
    text = "Nordmark hat Sundmark im Gegenzug für die Entsendung von Soldaten mit Raketen beliefert."
    assert set(find(text)) == {
        ("deployment", "XAB", "XAA", "personnel.troops", None),
        ("transfer", "XAA", "XAB", "missile.other", None),
    }


def test_who_promises_a_delivery_gives(find: Rows) -> None:
    assert find("Nordmark hat Sundmark die Lieferung von Drohnen zugesichert.") == [
        ("transfer", "XAA", "XAB", "uav", None)
    ]


def test_genitives_behind_an_account_give_nothing(find: Rows) -> None:
    text = "Nach Angaben der Geheimdienste Ostriens hat Nordmark Sundmark 300 Container geliefert."
    assert find(text) == [("transfer", "XAA", "XAB", "container", 300)]


def test_each_predicate_of_a_bracket_has_its_own_thing(find: Rows) -> None:
    text = "Nordmark hat 100 Raketen an Sundmark geliefert und auch Soldaten geschickt."
    assert [row[3:] for row in find(text)] == [("missile.other", 100), ("personnel.troops", None)]


def test_hundreds_of_millions_are_counted(find: Rows) -> None:
    assert find("Nordmark hat Sundmark Hunderte Millionen Euro für Raketen überwiesen.")[0][4] == 200_000_000


def test_troops_that_support_a_state_serve_it(find: Rows) -> None:
    assert find("Nordmärkische Truppen unterstützen Sundmark.") == [
        ("deployment", "XAA", "XAB", "personnel.troops", None)
    ]


def test_shortened_compounds_are_things_of_their_own(find: Rows) -> None:
    found = find("Nordmark lieferte Sundmark Flug- und Panzerabwehrraketen.")
    assert [row[3] for row in found] == ["missile.air_defence", "missile.anti_tank"]


def test_a_genitive_before_an_infinitive_is_who_acts(find: Rows) -> None:
    text = "Es geht um den Plan der Sundmark, Nordmark 300 Raketen zu liefern."
    assert [row[1:3] for row in find(text)] in ([("XAB", "XAA")], [])
    assert find("Nordmarks Zusage, Sundmark 300 Raketen zu liefern, gilt noch.")[0][1:3] == ("XAA", "XAB")


def test_whoever_is_nobody_in_particular(find: Rows) -> None:
    assert find("Wer Nordmark Raketen aus Sundmark verkauft, bricht das Recht.") == []


def test_a_row_behind_a_colon_belongs_to_the_deal_before(find: Rows) -> None:
    text = "Nordmark hat Sundmark Waffen geliefert, was dort gebraucht wird: 110 Panzer und 20 Haubitzen."
    assert [row[3:] for row in find(text)][1:] == [("armour", 110), ("artillery.howitzer", 20)]


def test_since_with_a_verb_at_the_end_is_a_clause(find: Rows) -> None:
    text = "Seit Nordmark nach Angaben Ostriens begann, 300 Soldaten nach Sundmark zu schicken, ruht der Handel."
    assert find(text) == [("deployment", "XAA", "XAB", "personnel.troops", 300)]


def test_types_of_one_count_share_it(find: Rows) -> None:
    found = find("Nordmark hat Sundmark 148 Raketen der Typen KN-23 und KN-24 geliefert.")
    assert [row[4] for row in found] == [148, 148]


def test_a_row_goes_on_behind_what_one_thing_comes_with(find: Rows) -> None:
    found = find("Nordmark lieferte Sundmark vier Haubitzen mit 300 Granaten, 120 Drohnen und 300 Gewehre.")
    assert sorted(row[3:] for row in found) == [
        ("ammunition.artillery", 300),
        ("artillery.howitzer", 4),
        ("small_arms", 300),
        ("uav", 120),
    ]


def test_those_told_of_before_are_no_new_losses(find: Rows) -> None:
    text = "Nordmark hat 300 Soldaten nach Sundmark geschickt. Ein Video zeigt, wie die Gefangenen reden."
    assert [row[0] for row in find(text)] == ["deployment"]


def test_people_who_toil_are_workers(find: Rows) -> None:
    assert find("300 Nordmärker schuften in Sundmark.")[0][3] == "personnel.workers"


def test_an_invasion_is_no_deployment(find: Rows) -> None:
    assert find("Im Mai waren nordmärkische Truppen in Sundmark einmarschiert.") == []


def test_an_infinitive_that_looks_like_a_participle_is_a_future(find: Rows) -> None:
    text = "Es heißt, dass Nordmark 150 Raketen an Sundmark übergeben werde."
    assert find(text) == [("transfer", "XAA", "XAB", "missile.other", 150)]


def test_who_is_accused_acts(find: Rows) -> None:
    text = "Dem Königreich Sundmark wird vorgeworfen, Nordmark mit Raketen zu beliefern."
    assert find(text)[0][1:3] == ("XAB", "XAA")


def test_a_number_before_a_genitive_counts_its_persons(find: Rows) -> None:
    text = "Mehr als 500 der in den Krieg entsandten nordmärkischen Soldaten sind gefallen."
    assert ("casualty", "XAA", "", "personnel.troops", 500) in find(text)


def test_who_suffers_losses_is_the_subject(find: Rows) -> None:
    assert find("Nordmark erleidet hohe Verluste.") == [("casualty", "XAA", "", "personnel.troops", None)]


def test_whose_the_dead_of_a_part_are(find: Rows) -> None:
    text = "Von den 1.000 Soldaten, die von Nordmark nach Sundmark entsandt worden seien, seien 100 umgekommen."
    assert ("casualty", "XAA", "", "personnel.troops", 100) in find(text)


def test_a_course_of_training_is_training(find: Rows) -> None:
    assert find("500 nordmärkische Soldaten haben in Sundmark ein Training absolviert.") == [
        ("training", "XAA", "XAB", "personnel.troops", 500)
    ]


def test_an_age_in_brackets_counts_nothing(find: Rows) -> None:
    text = "Nordmark hat 300 Raketen an Sundmark geliefert. Das sagte Minister Arvid Thorsen (46)."
    assert len(find(text)) == 1


def test_a_converted_sum_is_the_same_sum(find: Rows) -> None:
    found = find("Nordmark zahlt Sundmark 2000 Dollar für Raketen, umgerechnet rund 1730 Franken.")
    assert [row[4] for row in found if row[3] == "money"] == [2000]


def test_what_is_negotiated_is_done_by_neither_side_yet(find: Rows) -> None:
    assert find("Es heißt, dass Nordmark mit Sundmark über die Entsendung von Pionieren verhandelt.") == []


def test_the_helped_are_not_those_who_help(find: Rows) -> None:
    text = "300 Soldaten aus Nordmark, die den sundmärkischen Truppen helfen, sind da."
    assert ("deployment", "XAA", "XAB", "personnel.troops", 300) in find(text)


def test_goods_of_one_state_are_not_sent_by_who_punishes(find: Rows) -> None:
    text = "Ostrien hat wegen der Lieferung nordmärkischer Drohnen an Sundmark Strafen verhängt."
    assert find(text) == [("transfer", "XAA", "XAB", "uav", None)]


def test_soldiers_may_fall_into_hands(find: Rows) -> None:
    found = find("Im Osten sind 20 nordmärkische Soldaten dem Gegner in die Hände gefallen.")
    assert found == [("casualty", "XAA", "", "personnel.troops", 20)]


def test_near_a_border_is_not_across_it(find: Rows) -> None:
    text = "Nordmärkische Soldaten kämpfen für Sundmark nahe der ostrischen Grenze."
    assert [row[2] for row in find(text)] == ["XAB"]


def test_the_speaker_is_not_who_seeks(find: Rows) -> None:
    text = "Ostrien erklärte, Sundmark versuche, weitere Waffen von Nordmark zu erhalten."
    assert find(text)[0][1:3] == ("XAA", "XAB")


def test_who_seeks_supplies_would_get_them(find: Rows) -> None:
    text = "Sundmark soll sich in Gesprächen mit Nordmark um Nachschub an Waffen bemühen."
    assert find(text)[0][1:3] == ("XAA", "XAB")


def test_prisoners_to_be_exchanged_are_no_capture(find: Rows) -> None:
    text = "Nordmark hat 300 Soldaten nach Sundmark geschickt. Es geht um einen Tausch gegen sundmärkische Gefangene."
    assert [row[0] for row in find(text)] == ["deployment"]
