"""Speakers outside the clause they speak in: behind a dash, before a comma, in a genitive, in the next sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim, Phase, Stance

Read = Callable[..., tuple[Claim, ...]]

_DE = "Ostrien hat 300 Raketen an Sundmark geliefert. "
_EN = "Ostria has delivered 300 rockets to Sundland. "


def origins(claim: Claim) -> list[str]:
    """Codes of the origins."""
    return [link.source for link in claim.attribution.origins]


@pytest.mark.parametrize(
    ("language", "content", "expected"),
    [
        ("en", _EN + "So says the Norlandic Defence Ministry.", ["XAA.mil"]),
        ("en", _EN + "The figure comes from the Harbour Observatory.", ["Harbour Observatory"]),
        ("de", _DE + "Beide Zahlen stammen von der Hafenwarte.", ["Harbour Observatory"]),
        (
            "en",
            "According to Norland and Sundland, Ostria has delivered 300 rockets to Sundland.",
            ["XAA.gov", "XAB.gov"],
        ),
        ("de", "Nach Schätzungen Nordmarks hat Ostrien 300 Raketen an Sundmark geliefert.", ["XAA.gov"]),
        (
            "en",
            "The Norlandic Navy gave details of the search, reporting that Ostria had sent 20 tanks to Sundland.",
            ["XAA.mil"],
        ),
        (
            "en",
            'Nobody spoke before. "We have information that Ostria is sending tanks to Sundland," '
            "the Norlandic Defence Ministry said.",
            ["XAA.mil"],
        ),
        (
            "en",
            "A Norlandic intelligence official spoke. Ostria sent 20 tanks to Sundland, the official added.",
            ["XAA.intel"],
        ),
        ("en", "300 Ostrian soldiers killed in Sundland – Norlandic Defence Ministry", ["XAA.mil"]),
    ],
)
def test_a_speaker_is_found_outside_the_clause(language: str, content: str, expected: list[str], read: Read) -> None:
    claims = read(content, language)
    assert claims
    assert sorted(origins(claims[-1])) == expected


def test_the_medium_that_a_nameless_source_talked_to_stands_between(read: Read) -> None:
    for content in (
        "According to the Hallvik Herald, a diplomat said Ostria had sent 20 tanks to Sundland.",
        "A diplomat told the Hallvik Herald that Ostria had sent 20 tanks to Sundland.",
    ):
        (claim,) = read(content, "en")
        assert [link.source for link in claim.attribution.links] == ["Hallvik Herold", "unnamed"]


def test_a_word_of_probability_in_a_row_is_of_what_follows_it(read: Read) -> None:
    tanks, jets = read("Ostria sent Sundland tanks and possibly fighter jets.", "en")
    assert (tanks.stance, jets.stance) == (Stance.AFFIRMS, Stance.SUSPECTS)
    both = read("Ostria possibly sent Sundland tanks and fighter jets.", "en")
    assert {claim.stance for claim in both} == {Stance.SUSPECTS}


def test_what_somebody_is_going_to_do_is_planned(read: Read) -> None:
    (claim,) = read("Ostria is going to train 200 soldiers from Sundland.", "en")
    assert claim.phase is Phase.PLANNED


def test_a_name_in_brackets_above_its_words_speaks(read: Read) -> None:
    content = "\n\n".join(
        ["[Anchor]", "Why?", "[Jorid Valde]", "Money.", "[Anchor]", "And?", "[Jorid Valde]", _EN.strip()]
    )
    (claim,) = read(content, "en")
    assert origins(claim) == ["Jorid Valde"]
