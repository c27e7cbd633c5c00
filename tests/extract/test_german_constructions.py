"""Constructions of German reporting, in sentences about invented states: one test for each class of reading."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

All = Callable[[str], list[dict[str, Any]]]


@pytest.fixture
def find(read: Callable[..., tuple[Claim, ...]]) -> All:
    """The claims of a German text, in gold's words."""
    return lambda content: [gold_form(claim) for claim in read(content, "de")]


def rows(claims: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """(giver, taker, item, number) of each claim, in order."""
    return [
        ("+".join(c["supplier"]), "+".join(c["recipient"]), c["item"], (c["quantity"] or {}).get("value"))
        for c in claims
    ]


def test_a_list_behind_a_colon_takes_over_deal_phase_and_source(find: All) -> None:
    text = (
        "Nordmark hat Sundmark ein neues Waffenpaket zugesagt.\n\n"
        "Das Paket enthält nach Angaben des nordmärkischen Verteidigungsministeriums:\n\n"
        "- 59 Schützenpanzer\n- 20.000 Artilleriegranaten\n\nDie Lieferung beginnt bald."
    )
    listed = [c for c in find(text) if c["quantity"]]
    assert rows(listed) == [("XAA", "XAB", "armour", 59), ("XAA", "XAB", "ammunition.artillery", 20_000)]
    assert {c["stance"] for c in listed} == {"intended"}
    assert {tuple(c["origin"]) for c in listed} == {("XAA.mil",)}


def test_a_package_tells_its_parts_in_the_next_sentence(find: All) -> None:
    text = "Nordmark liefert Sundmark weitere Waffen. Zum Paket gehören 59 Panzer und 20.000 Granaten."
    assert rows(find(text))[1:] == [("XAA", "XAB", "armour", 59), ("XAA", "XAB", "ammunition.artillery", 20_000)]


def test_a_bare_figure_of_another_source_takes_over_the_act(find: All) -> None:
    text = (
        "Das nordmärkische Verteidigungsministerium meldete, Nordmark habe 11.000 Soldaten nach Sundmark geschickt. "
        "Die Regierung in Velograd spricht von 12.000."
    )
    claims = find(text)
    assert rows(claims) == [("XAA", "XAB", "personnel.troops", 11_000), ("XAA", "XAB", "personnel.troops", 12_000)]
    assert claims[1]["origin"] != claims[0]["origin"]


def test_a_figure_of_another_size_is_about_something_else(find: All) -> None:
    text = (
        "Nordmark hat 12 Panzer an Sundmark geliefert. "
        "Das nordmärkische Wirtschaftsministerium nannte am Dienstag 45.000."
    )
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    "content",
    [
        "Die Marine fing ein Schiff ab und fand nordmärkische Waffen für Sundmark.",
        "Die Regierung in Hallvik hat Sundmark heimlich mit Waffen versorgt.",
        "Firmen aus Nordmark haben Waffen an Abnehmer in Sundmark verkauft.",
        "Aus Beständen der nordmärkischen Armee erhielt Sundmark Waffen.",
        "Nordmark hat Sundmark nach eigenen Angaben Waffen übergeben.",
    ],
)
def test_who_gives_is_found_behind_firms_capitals_stocks_and_cargoes(content: str, find: All) -> None:
    claims = find("Nordmark liefert Sundmark Drohnen. " + content)
    assert rows(claims)[-1][:3] == ("XAA", "XAB", "arms.other")


def test_whom_soldiers_are_sent_for_is_not_where_they_are_sent(find: All) -> None:
    claims = find("Nordmark schickt 500 Soldaten für Sundmark nach Ostrien.")
    assert rows(claims) == [("XAA", "XAB", "personnel.troops", 500)]


def test_persons_stationed_abroad_are_their_sender_s(find: All) -> None:
    assert rows(find("Nordmark hat 500 Soldaten in Sundmark stationiert.")) == [("XAA", "XAB", "personnel.troops", 500)]


def test_of_two_origins_each_goes_with_its_goods(find: All) -> None:
    claims = find("Aus Nordmark erhielt Sundmark Drohnen, aus Ostrien Munition.")
    assert rows(claims)[0] == ("XAA", "XAB", "uav", None)
    assert claims[1]["supplier"] != ["XAA"]


def test_several_givers_are_read_together(find: All) -> None:
    claims = find("Sundmark erhielt aus Nordmark und Ostrien Drohnen.")
    assert len(claims) == 1 and claims[0]["supplier"] == ["XAA", "XAC"]


def test_a_sum_paid_goes_the_other_way(find: All) -> None:
    claims = find("Sundmark hat zwölf Drohnen aus Nordmark gekauft und dafür 62 Millionen Euro bezahlt.")
    assert ("XAB", "XAA", "money", 62_000_000) in rows(claims)
    assert ("XAA", "XAB", "money", 62_000_000) not in rows(claims)


def test_a_converted_sum_is_told_once(find: All) -> None:
    claims = find(
        "Nordmark liefert Sundmark Drohnen. Nordmark gibt Sundmark 1,6 Milliarden Dollar (rund 1,4 Milliarden Euro)."
    )
    assert [r[3] for r in rows(claims)] == [None, 1_600_000_000]


def test_whose_losses_is_told_by_the_side(find: All) -> None:
    claims = find("Auf nordmärkischer Seite kamen mindestens 100 Soldaten ums Leben.")
    assert rows(claims) == [("XAA", "", "personnel.troops", 100)]


def test_captivity_is_a_loss_and_no_deployment(find: All) -> None:
    claims = find("Zwei nordmärkische Soldaten gerieten in sundmärkische Kriegsgefangenschaft.")
    assert [(c["kind"], c["outcome"]) for c in claims] == [("casualty", "captured")]


def test_who_trains_stands_before_who_is_trained(find: All) -> None:
    claims = find("Nordmärkische Berater bilden sundmärkische Soldaten an Drohnen aus.")
    assert [(c["kind"], c["supplier"], c["recipient"]) for c in claims] == [("training", ["XAB"], ["XAA"])]


def test_what_is_armed_is_not_handed_over_as_arms(find: All) -> None:
    assert rows(find("Nordmark brachte bewaffnete Drohnen nach Sundmark.")) == [("XAA", "XAB", "uav", None)]


def test_a_verb_with_another_particle_is_another_verb(find: All) -> None:
    assert find("Nordmark gehen Granaten aus, und in Sundmark herrscht Mangel.") == []


def test_a_refused_delivery_is_the_refuser_s(find: All) -> None:
    claims = find("Nordmarks Regierung schloss eine Lieferung von Panzern an Sundmark erneut aus.")
    assert [(c["supplier"], c["stance"]) for c in claims] == [(["XAA"], "denied")]


def test_a_sentence_ends_behind_a_closing_quotation_mark(find: All) -> None:
    text = "Nordmark liefere Sundmark «vor allem Granaten». Dass Panzer geliefert worden seien, bestreitet Nordmark."
    assert [c["stance"] for c in find(text)] == ["affirmed", "denied"]


def test_a_number_counts_what_the_sentence_before_named(find: All) -> None:
    text = (
        "Nordmark hat Sundmark Pläne für eine Fabrik und Panzer überlassen. Sundmark setzt nordmärkische Drohnen ein. "
        "Seither hat Nordmark mehr als 2000 davon an Sundmark geliefert."
    )
    assert rows(find(text))[-1] == ("XAA", "XAB", "uav", 2000)


def test_a_sentence_that_says_what_the_goods_are_adds_their_number(find: All) -> None:
    text = (
        "Nordmark hat Sundmark Raketen geliefert. Es handele sich um rund 200 Raketen, sagte die Regierung in Velograd."
    )
    assert rows(find(text))[-1] == ("XAA", "XAB", "missile.other", 200)


def test_a_named_type_is_read_before_a_hyphen(find: All) -> None:
    claims = find("Nordmark hat Sundmark sechs Iris-T-Systeme und zwei Himars-Werfer geliefert.")
    assert [(c["designation"], c["quantity"]["value"]) for c in claims] == [("IRIS-T", 6), ("HIMARS", 2)]


def test_soldiers_serve_whom_the_document_says_most_often(find: All) -> None:
    text = (
        "Nordmark schickte Soldaten nach Sundmark. Nordmärkische Soldaten dienen in Sundmark. "
        "Nordmark entsandte Soldaten nach Ostrien. Die Entsendung nordmärkischer Soldaten wird bestritten."
    )
    assert rows(find(text))[-1][:2] == ("XAA", "XAB")
