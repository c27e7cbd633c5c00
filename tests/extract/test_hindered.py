"""Who lets, keeps or only tells does not act; who acts together with another does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from fundstelle.records.claim import Claim
from fundstelle.records.gold import gold_form

One = Callable[..., dict[str, Any]]
Read = Callable[..., tuple[Claim, ...]]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland prevented Sundland from handing over 20 tanks to Ostria."),
        ("en", "Norland did not stop Sundland from sending 20 tanks to Ostria."),
        ("de", "Nordmark hinderte Sundmark daran, Ostrien 20 Panzer zu übergeben."),
        ("de", "Nordmark verhinderte, dass Sundmark Ostrien 20 Panzer übergab."),
    ],
)
def test_what_somebody_keeps_another_from_is_no_claim(language: str, content: str, read: Read) -> None:
    assert read(content, language) == ()


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Ostria permitted Norland to send 300 rockets to Sundland."),
        ("en", "Ostria's ministry also said that Norland continues to send 300 rockets to Sundland."),
        ("en", "Sundland, to which Norland sends 300 rockets, is silent."),
        ("de", "Sundmark, an das Nordmark 300 Raketen liefert, schweigt."),
        ("de", "Nordmark, von dem Sundmark 300 Raketen kauft, schweigt."),
    ],
)
def test_the_part_of_a_party_follows_the_verb_it_belongs_to(language: str, content: str, one: One) -> None:
    claim = one(content, language)
    found = (claim["supplier"], claim["recipient"], claim["item"], claim["quantity"]["value"])
    assert found == (["XAA"], ["XAB"], "missile.other", 300)


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Ostria, together with Norland, supplied 300 rockets to Sundland."),
        ("de", "Gemeinsam mit Nordmark liefert Ostrien 300 Raketen an Sundmark."),
    ],
)
def test_who_acts_together_with_another_gives_too(language: str, content: str, one: One) -> None:
    assert len(one(content, language)["supplier"]) == 2


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Some 300 Norlanders are being sent to Sundland to fill a labour shortage."),
        ("de", "300 Nordmärker werden nach Sundmark geschickt, um Städte wiederaufzubauen."),
    ],
)
def test_people_sent_for_work_are_workers(language: str, content: str, one: One) -> None:
    assert one(content, language)["item"] == "personnel.workers"


def test_a_direction_with_its_article_hides_no_state(one: One) -> None:
    assert one("The South African engineers arrived in Norland.", "en")["supplier"] == ["ZAF"]


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland sends 20 tanks to Sundland, Ostria 300 rockets."),
        ("de", "Nordmark liefert 20 Panzer an Sundmark, Ostrien 300 Raketen."),
    ],
)
def test_behind_a_comma_another_gives_with_the_same_verb(language: str, content: str, read: Read) -> None:
    told = [gold_form(claim) for claim in read(content, language)]
    found = [(claim["item"], claim["supplier"], claim["recipient"]) for claim in told]
    assert found == [("armour", ["XAA"], ["XAB"]), ("missile.other", ["XAC"], ["XAB"])]


def test_we_without_a_known_speaker_is_nobody_named_before(read: Read) -> None:
    content = "Norland sends Sundland rockets. We have sent Sundland 40 tents, and for now that is all."
    assert [claim.item for claim in read(content, "en")] == ["missile.other"]
