"""Rules that the German grid led to: what must not matter to a reading, each with the case it came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

Read = Callable[..., tuple[Claim, ...]]
Wanted = tuple[str, str, str, str, float | None]


def _told(read: Read, content: str) -> list[Wanted]:
    return [
        (
            c["kind"],
            "+".join(c["supplier"]),
            "+".join(c["recipient"]),
            c["item"],
            float(c["quantity"]["value"]) if c["quantity"] else None,
        )
        for c in map(gold_form, read(content, "de"))
    ]


def _stance(read: Read, content: str) -> list[Any]:
    return [gold_form(c)["stance"] for c in read(content, "de")]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (
            "Die nordmärkischen Streitkräfte haben Ostrien mit 15 Panzern beliefert.",
            ("transfer", "XAA", "XAC", "armour", 15),
        ),
        (
            "Treibstoff wird von den nordmärkischen Streitkräften an Ostrien geliefert.",
            ("transfer", "XAA", "XAC", "fuel.other", None),
        ),
        (
            "Die Lieferung von Getreide aus Ostrien an die nordmärkischen Streitkräfte hält an.",
            ("transfer", "XAC", "XAA", "food", None),
        ),
        (
            "Die nordmärkischen Streitkräfte entsandten 1.200 Soldaten nach Ostrien.",
            ("deployment", "XAA", "XAC", "personnel.troops", 1200),
        ),
    ],
)
def test_an_army_acts_where_something_else_is_given(read: Read, content: str, wanted: Wanted) -> None:
    assert _told(read, content) == [wanted]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Sundmark zauderte, und Nordmark lieferte 60 Panzer an Ostrien.", ("transfer", "XAA", "XAC", "armour", 60)),
        (
            "Nordmark lieferte 60 Panzer an Ostrien, und Sundmark protestierte.",
            ("transfer", "XAA", "XAC", "armour", 60),
        ),
        (
            "Die von dem isolierten Nordmark an Ostrien gelieferten Panzer sind alt.",
            ("transfer", "XAA", "XAC", "armour", None),
        ),
    ],
)
def test_verbs_that_tell_nothing_end_their_clause(read: Read, content: str, wanted: Wanted) -> None:
    assert _told(read, content) == [wanted]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Der ostrischen Regierung lieferte Nordmark 60 Panzer.", ("transfer", "XAA", "XAC", "armour", 60)),
        ("An das Militär Ostriens lieferte Nordmark 60 Panzer.", ("transfer", "XAA", "XAC", "armour", 60)),
        ("Eine Firma aus Ostrien hat 40 Panzer aus Nordmark gekauft.", ("transfer", "XAA", "XAC", "armour", 40)),
        ("Ostrien kaufte 15 Panzer von dem Verbündeten Nordmark.", ("transfer", "XAA", "XAC", "armour", 15)),
        ("Der Verbündete Nordmark lieferte 15 Panzer an Ostrien.", ("transfer", "XAA", "XAC", "armour", 15)),
        (
            "Nordmark hat Panzer an die ostrische Regierung und Sundmark geliefert.",
            ("transfer", "XAA", "XAC+XAB", "armour", None),
        ),
    ],
)
def test_the_words_for_a_party_do_not_matter(read: Read, content: str, wanted: Wanted) -> None:
    assert _told(read, content) == [wanted]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        ("Nordmark hat Ostrien die Lieferung von 40 Panzern zugesagt.", ("transfer", "XAA", "XAC", "armour", 40)),
        ("Ostrien erhielt Lieferungen von Panzern aus Nordmark.", ("transfer", "XAA", "XAC", "armour", None)),
        (
            "Die Entscheidung von Nordmark, Panzer an Ostrien zu liefern, stößt auf Kritik.",
            ("transfer", "XAA", "XAC", "armour", None),
        ),
        ("Größter Abnehmer nordmärkischer Raketen ist Ostrien.", ("transfer", "XAA", "XAC", "missile.other", None)),
        (
            "Nordmark kündigte die Entsendung von 40 Technikern nach Ostrien an.",
            ("deployment", "XAA", "XAC", "personnel.engineers", 40),
        ),
        (
            "Der Einsatz nordmärkischer Truppen durch Ostrien sorgt für Kritik.",
            ("deployment", "XAA", "XAC", "personnel.troops", None),
        ),
        (
            "Nordmark lässt 120 Söldner von Ostrien ausbilden.",
            ("training", "XAA", "XAC", "personnel.troops", 120),
        ),
        ("Ostrien lässt sich von Nordmark Panzer liefern.", ("transfer", "XAA", "XAC", "armour", None)),
        (
            "Unter den Toten sind 30 nordmärkische Soldaten.",
            ("casualty", "XAA", "", "personnel.troops", 30),
        ),
    ],
)
def test_nouns_and_light_verbs_have_the_sides_of_their_act(read: Read, content: str, wanted: Wanted) -> None:
    assert _told(read, content) == [wanted]


@pytest.mark.parametrize(
    ("content", "numbers"),
    [
        ("60 von Nordmark an Ostrien gelieferte Raketen waren defekt.", [60]),
        ("Nordmark hat Panzer, insgesamt 60, an Ostrien geliefert.", [60]),
        ("Nordmark hat Panzer (rund 60) an Ostrien geliefert.", [60]),
        ("Nordmark hat im März 60 Panzer an Ostrien geliefert, im April weitere 40.", [60, 40]),
        ("Nordmark hat Panzer, Raketen und Drohnen an Ostrien geliefert.", [None, None, None]),
    ],
)
def test_a_number_apart_from_its_noun_is_its_number(read: Read, content: str, numbers: list[float | None]) -> None:
    assert [told[-1] for told in _told(read, content)] == numbers


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("Nordmark weigert sich, Panzer an Ostrien zu liefern.", "denied"),
        ("Nordmark hat zugesagt, Panzer an Ostrien zu liefern.", "intended"),
        ("Trotz der Panzerlieferungen von Nordmark an Ostrien gab es keine Fortschritte.", "affirmed"),
    ],
)
def test_what_is_refused_is_denied_and_a_reason_is_not(read: Read, content: str, stance: str) -> None:
    assert _stance(read, content) == [stance]


def test_goods_behind_a_colon_belong_to_the_act_before_it(read: Read) -> None:
    told = _told(read, "Nordmark hat Folgendes an Ostrien geliefert: Panzer, Haubitzen und Drohnen.")
    assert [(one[1:3], one[3]) for one in told] == [
        (("XAA", "XAC"), item) for item in ("armour", "artillery.howitzer", "uav")
    ]


@pytest.mark.parametrize(
    ("content", "wanted"),
    [
        (
            "Nordmark liegt an der Küste. Im März lieferte Ostrien 120 Panzer an das Land.",
            ("transfer", "XAC", "XAA", "armour", 120),
        ),
        (
            "Nordmark liegt an der Küste. Im März kaufte Ostrien 120 Panzer von dem Land.",
            ("transfer", "XAA", "XAC", "armour", 120),
        ),
    ],
)
def test_the_country_behind_a_preposition_is_the_one_spoken_of(read: Read, content: str, wanted: Wanted) -> None:
    assert _told(read, content) == [wanted]
