"""What is read from words: cues, sentences, days of saying, measures, explanations."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib import resources

import pytest

from fundstelle.errors import KnowledgeInvalid
from fundstelle.reconcile.cues import NO_CUES, _check, load_cues
from fundstelle.reconcile.passages import Passages
from fundstelle.reconcile.said import find_said_day
from fundstelle.records.matter import ContradictionType
from fundstelle.values import Period, parse_iso

PUBLISHED = date(2025, 3, 27)


@pytest.mark.parametrize(
    ("language", "cue", "words"),
    [
        ("en", "own_finding", "About 200, by our reckoning, went."),
        ("de", "own_finding", "Nach unserer Zählung waren es 200."),
        ("en", "no_evidence", "Nor did it see any sign of that."),
        ("de", "no_evidence", "Anzeichen für eine Lieferung sieht man derzeit nicht."),
        ("de", "refusal", "Das schließe man aus; der Minister schloss das aus."),
        ("en", "part", "500 of them are officers."),
        ("en", "correction", "CORRECTION: the toll is 35."),
        ("de", "multiple", "Es war doppelt so viel."),
    ],
)
def test_a_cue_is_found_in_any_case(language: str, cue: str, words: str) -> None:
    assert load_cues(language).is_in(cue, words)
    assert load_cues(language).is_in(cue, words.upper())


def test_a_cue_is_a_whole_word_and_stays_in_its_sentence() -> None:
    cues = load_cues("de")
    assert not cues.is_in("part", "Der Davonlaufende blieb.")
    assert not cues.is_in("no_evidence", "Anzeichen für Regen. Gestern kam er nicht.")


def test_a_language_without_a_pack_has_no_cues_and_no_errors() -> None:
    assert load_cues("xx") is NO_CUES
    assert load_cues("../de") is NO_CUES
    assert not NO_CUES.is_in("part", "davon 500")
    assert NO_CUES.find("units", "500 Tonnen") == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_both_packs_say_the_same_keys(language: str) -> None:
    data = tomllib.loads(
        resources.files("fundstelle.languages").joinpath(language, "reconcile.toml").read_text("utf-8")
    )
    _check(data, language)
    with pytest.raises(KnowledgeInvalid, match="unknown"):
        _check(data | {"parts": []}, language)
    with pytest.raises(KnowledgeInvalid, match="no unit"):
        _check(data | {"units": {"stone": ["stone"]}}, language)
    with pytest.raises(KnowledgeInvalid, match="capitals"):
        _check(data | {"part": ["Davon"]}, language)


@pytest.mark.parametrize(
    ("language", "text", "at", "sentence"),
    [
        ("en", "One ends. Two begins here. Three.", "begins", "Two begins here. "),
        ("de", "Am 17. Juni kam er. Dann ging er.", "Juni", "Am 17. Juni kam er. "),
        ("de", "Es waren 2 Mrd. Euro. Dann nichts.", "Euro", "Es waren 2 Mrd. Euro. "),
        ("en", "• first point: 3\n• second point: 4\n", "second", "• second point: 4\n"),
        ("de", "Erste Zeile\n\nZweite Zeile", "Zweite", "Zweite Zeile"),
        ("de", "Er zahlte 2.100. Dann ging er.", "Dann", "Dann ging er."),
    ],
)
def test_a_sentence_ends_where_a_reader_ends_it(language: str, text: str, at: str, sentence: str) -> None:
    start = text.index(at)
    assert Passages(text, load_cues(language).abbreviations).sentence_of(start, start + len(at)) == sentence


def test_the_sentence_before_is_known() -> None:
    passages = Passages("We counted them. Accordingly 200 went.")
    assert passages.sentence_before(20) == "We counted them. "
    assert passages.sentence_before(3) == ""


@pytest.mark.parametrize(
    ("language", "sentence", "day"),
    [
        ("en", "In its reply of 3 February it said so.", "2025-02-03"),
        ("en", "It reckoned in January that 300 had died.", "2025-01-31"),
        ("en", "On Monday it said so.", "2025-03-24"),
        ("de", "Schon im Dezember hatte es das behauptet.", "2024-12-31"),
        ("de", "Am 17. Juni 2024 wurde das gesagt.", "2024-06-17"),
        ("en", "Last month it spoke of 200.", "2025-02-28"),
        ("de", "Gestern hieß es so.", "2025-03-26"),
        ("en", "It may be so; by June 31,500 were there.", "2024-06-30"),
        ("en", "Nothing is dated here.", None),
        ("en", "It will come in April 2026.", None),
    ],
)
def test_the_day_of_saying_is_read_from_the_sentence(language: str, sentence: str, day: str | None) -> None:
    found = find_said_day(sentence, PUBLISHED, [], load_cues(language))
    assert found == (date.fromisoformat(day) if day else None)


def test_the_events_own_day_is_not_the_day_of_saying() -> None:
    event = Period(parse_iso("2025-02"), parse_iso("2025-02"))
    cues = load_cues("en")
    assert find_said_day("They left in February.", PUBLISHED, [event], cues) is None
    assert find_said_day("They left in February, it said in March.", PUBLISHED, [event], cues) == PUBLISHED


def test_every_explanation_stands_in_both_languages() -> None:
    file = resources.files("fundstelle.reconcile").joinpath("explanations.toml")
    templates = tomllib.loads(file.read_text("utf-8"))
    for name, languages in templates.items():
        assert set(languages) == {"de", "en"}, name
        if isinstance(languages["de"], dict):
            assert set(languages["de"]) == set(languages["en"]), name
    starts = {name.split("_")[0] for name in templates}
    for kind in ContradictionType:
        assert kind.value in templates or kind.value.split("_")[0] in starts, kind
