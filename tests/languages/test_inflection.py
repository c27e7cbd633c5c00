"""Verbs of both packs are found in every form that the paradigm has, split and joined, with what the form is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.languages import VerbForm, load_pack
from fundstelle.languages.inflect import find_forms
from fundstelle.languages.model import Verb

GERMAN = [
    ("liefert", "liefern", {"fin", "pres"}, False),
    ("lieferten", "liefern", {"fin", "past"}, False),
    ("liefere", "liefern", {"fin", "subj1"}, False),
    ("geliefert", "liefern", {"part"}, False),
    ("gelieferten", "liefern", {"att", "part_att"}, False),
    ("liefernde", "liefern", {"att"}, False),
    ("sendet", "senden", {"fin", "pres"}, False),
    ("sandten", "senden", {"fin", "past"}, False),
    ("entsandt", "entsenden", {"part"}, False),
    ("exportiert", "exportieren", {"part"}, False),
    ("ausliefern", "liefern/aus", {"inf"}, False),
    ("auszuliefern", "liefern/aus", {"inf", "zu"}, False),
    ("ausgeliefert", "liefern/aus", {"part"}, False),
    ("auslieferte", "liefern/aus", {"fin", "past"}, False),
    ("liefere", "liefern/aus", {"fin", "subj1"}, True),
    ("gibt", "geben/weiter", {"fin", "pres"}, True),
    ("weitergegebenen", "geben/weiter", {"att", "part_att"}, False),
    ("angeboten", "bieten/an", {"part"}, False),
    ("bot", "bieten/an", {"fin", "past"}, True),
    ("böte", "bieten/an", {"fin", "subj2"}, True),
    ("umgeladen", "laden/um", {"part"}, False),
    ("verladen", "verladen", {"part"}, False),
    ("verlud", "verladen", {"fin", "past"}, False),
    ("entlädt", "entladen", {"fin", "pres"}, False),
    ("eingebunden", "binden/ein", {"part"}, False),
    ("stellt", "stellen/verfügung", {"fin", "pres"}, False),
    ("beläuft", "belaufen", {"fin", "pres"}, False),
    ("umfasst", "umfassen", {"part"}, False),
    ("erwogen", "erwägen", {"part"}, False),
    ("überwiesen", "überweisen", {"part"}, False),
]
ENGLISH = [
    ("delivers", "deliver", {"fin", "pres"}),
    ("delivered", "deliver", {"part"}),
    ("delivering", "deliver", {"ing"}),
    ("supplies", "supply", {"fin", "pres"}),
    ("supplied", "supply", {"fin", "past"}),
    ("shipped", "ship", {"part"}),
    ("shipping", "ship", {"ing"}),
    ("sent", "send", {"fin", "past"}),
    ("given", "give", {"part"}),
    ("dispatches", "dispatch", {"fin", "pres"}),
    ("equipped", "equip", {"part"}),
    ("dying", "die", {"ing"}),
    ("transhipped", "tranship", {"part"}),
    ("travelled", "travel", {"fin", "past"}),
    ("slain", "slay", {"part"}),
    ("thrown", "throw", {"part"}),
    ("took", "take/prisoner", {"fin", "past"}),
]


def find_verb_forms(code: str, word: str, lemma: str) -> list[VerbForm]:
    entries = load_pack(code).entries
    return [
        entry.data
        for entry in entries
        if entry.category == "verb" and entry.words == (word.casefold(),) and entry.data.verb.lemma == lemma
    ]


@pytest.mark.parametrize(("word", "lemma", "features", "split"), GERMAN)
def test_a_german_verb_is_found_in_this_form(word: str, lemma: str, features: set[str], split: bool) -> None:
    forms = [form for form in find_verb_forms("de", word, lemma) if form.needs_particle is split]
    assert any(features <= form.features for form in forms), forms


@pytest.mark.parametrize(("word", "lemma", "features"), ENGLISH)
def test_an_english_verb_is_found_in_this_form(word: str, lemma: str, features: set[str]) -> None:
    assert any(features <= form.features for form in find_verb_forms("en", word, lemma))


@pytest.mark.parametrize("word", ["kam", "kamen", "gekommen"])
def test_coming_alone_tells_of_no_death(word: str) -> None:
    entries = [entry for entry in load_pack("de").entries if entry.category == "verb" and entry.words == (word,)]
    assert entries
    assert all(entry.data.needs_particle or entry.data.verb.light for entry in entries if entry.value == "die")


@pytest.mark.parametrize("word", ["anangeboten", "geeinsetzt", "verladete", "shiped", "sended", "geliefertt"])
def test_no_form_is_made_that_the_language_does_not_have(word: str) -> None:
    codes = ("de", "en")
    assert not [entry for code in codes for entry in load_pack(code).entries if entry.words == (word,)]


@pytest.mark.parametrize("code", ["de", "en"])
def test_no_participle_has_its_separable_part_twice(code: str) -> None:
    for entry in load_pack(code).entries:
        if entry.category == "verb" and entry.data.verb.particle and "part" in entry.data.features:
            part = entry.data.verb.particle
            assert not entry.words[0].startswith(part + part), entry.words


def _tables(code: str) -> Any:
    return load_pack(code).tables["grammar"]


@given(stem=st.from_regex(r"\A[bdfghklmnprst]{1,2}[aeiou][bdfgklmnprst]{1,2}\Z"))
def test_every_regular_german_verb_has_infinitive_participle_and_third_person(stem: str) -> None:
    lemma = stem + "en"
    forms = list(find_forms({}, lemma, Verb(lemma, "give"), _tables("de")))
    assert (lemma, frozenset({"inf", "fin", "pres"})) in [(form, data.features) for form, data in forms]
    assert any("part" in data.features and form.endswith("t") for form, data in forms)
    assert any("subj1" in data.features and form == stem + "e" for form, data in forms)


@given(
    stem=st.from_regex(r"\A[bdfghklmnprst]{1,2}[aeiou][bdfgklmnprst]{1,2}\Z"),
    part=st.sampled_from(["ab", "an", "auf", "aus", "ein", "weiter", "zurück"]),
)
def test_a_split_form_needs_its_part_and_a_joined_one_does_not(stem: str, part: str) -> None:
    verb = Verb(f"{stem}en/{part}", "give", particle=part)
    for form, data in find_forms({}, stem + "en", verb, _tables("de")):
        assert data.needs_particle or form.startswith(part)
        assert not data.needs_particle or "fin" in data.features


@given(stem=st.from_regex(r"\A[bdfglmnprt]{1,2}[aeiou][bdfglmnprt]{1,2}\Z"))
def test_every_regular_english_verb_has_four_forms(stem: str) -> None:
    forms = {form for form, _ in find_forms({}, stem, Verb(stem, "give"), _tables("en"))}
    assert stem in forms
    assert any(form.endswith("ed") for form in forms)
    assert any(form.endswith("ing") for form in forms)
    assert any(form.endswith("s") for form in forms)
