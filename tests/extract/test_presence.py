"""Persons abroad told without a verb of sending: who fights beside whom, clears mines, stays, works, signs up."""

from __future__ import annotations

import pytest

from fundstelle.records.claim import Kind

PERSONS = [
    pytest.param(
        "en", "Norlandic troops are fighting in the ranks of the Sundlandic army.", "troops", id="in the ranks"
    ),
    pytest.param("en", "Norlandic troops have joined the fighting in Ostria on Sundland's side.", "troops", id="side"),
    pytest.param("en", "Norlandic soldiers helped Sundland hold the town.", "troops", id="who is helped is served"),
    pytest.param("en", "Norlandic sappers are clearing minefields in Sundland.", "engineers", id="sappers"),
    pytest.param("en", "Norlandic soldiers have begun demining work in Sundland.", "engineers", id="who clears mines"),
    pytest.param("en", "Norlandic workers live and work in Sundland.", "workers", id="who lives there"),
    pytest.param(
        "en", "Some 900 Norlandic citizens have signed contracts with the Sundlandic army.", "troops", id="contracts"
    ),
    pytest.param(
        "en",
        "Some 300 Norlandic citizens are working in factories in Sundland.",
        "workers",
        id="people in factories work",
    ),
    pytest.param("de", "Nordmärkische Soldaten kämpfen in den Reihen der sundmärkischen Armee.", "troops", id="Reihen"),
    pytest.param("de", "Nordmärkische Soldaten räumen in Sundmark Minen.", "engineers", id="Minen räumen"),
    pytest.param(
        "de", "900 Nordmärker haben Verträge mit der sundmärkischen Armee unterschrieben.", "troops", id="Verträge"
    ),
]


@pytest.mark.parametrize(("language", "text", "kind"), PERSONS)
def test_persons_abroad_are_read_without_a_verb_of_sending(read, language, text, kind):
    (claim,) = read(text, language)
    assert (claim.kind, claim.item) == (Kind.DEPLOYMENT, f"personnel.{kind}")
    assert (claim.roles.sender, claim.roles.host) == (("XAA",), ("XAB",))


NONE = [
    pytest.param("en", "Whether Norland sent tanks to Sundland is unclear.", id="an open question"),
    pytest.param("de", "Ob Nordmark Panzer an Sundmark geliefert hat, ist unklar.", id="eine offene Frage"),
    pytest.param("en", "Norlandic specialists helped to improve the roads of Sundland.", id="help with a thing"),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_claim_is_made_of(read, language, text):
    assert not read(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Sundland has recruited fighters from Norland, Ostria and Westria."),
        ("de", "Sundmark hat Kämpfer aus Nordmark und Ostrien angeworben."),
    ],
)
def test_people_of_several_states_are_sent_by_all_of_them(read, language, text):
    (claim,) = read(text, language)
    assert {"XAA", "XAC"} <= set(claim.roles.sender)
