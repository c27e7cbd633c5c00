"""Bodies and persons nobody knows, where they speak: by the word in their name, their member, their paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim

Read = Callable[..., tuple[Claim, ...]]

ENGLISH = {
    "the Lindholm Institute": "Lindholm Institute",
    "researchers at the Lindholm Institute": "Lindholm Institute",
    "the Northern Arms Monitor (NAM)": "Northern Arms Monitor",
    "the Centre for Harbour Studies": "Centre for Harbour Studies",
    "Jorid Valde of the Lindholm Institute": "Jorid Valde",
    "Jorid Valde, a spokesman for Norland's army": "XAA.mil",
}
GERMAN = {
    "das Lindholm-Institut": "Lindholm-Institut",
    "das Zentrum für Hafenforschung": "Zentrum für Hafenforschung",
    "die Bürgerrechtsorganisation Hafenwacht": "Hafenwacht",
    "Jorid Valde vom Lindholm-Institut": "Jorid Valde",
    "das nordmärkische Verteidigungsministerium": "XAA.mil",
}


@pytest.mark.parametrize("speaker", ENGLISH)
@pytest.mark.parametrize(
    "frame",
    [
        "Ostria has sent 500 tanks to Sundland, according to {}.",
        "“Ostria has sent 500 tanks to Sundland,” said {}.",
        "According to {}, Ostria has sent 500 tanks to Sundland.",
    ],
)
def test_english_speakers_nobody_knows_are_named(read: Read, speaker: str, frame: str) -> None:
    (claim,) = read(frame.format(speaker), "en")
    assert [link.source for link in claim.attribution.origins] == [ENGLISH[speaker]]


@pytest.mark.parametrize("speaker", GERMAN)
@pytest.mark.parametrize(
    "frame",
    [
        "Wie {} berichtet, hat Ostrien 500 Panzer an Sundmark geliefert.",
        "Ostrien habe 500 Panzer an Sundmark geliefert, sagte {} am Freitag.",
        "„Ostrien hat 500 Panzer an Sundmark geliefert“, so {}.",
        "Ostrien hat 500 Panzer an Sundmark geliefert. Das teilte {} mit.",
    ],
)
def test_german_speakers_nobody_knows_are_named(read: Read, speaker: str, frame: str) -> None:
    (claim,) = read(frame.format(speaker), "de")
    assert [link.source for link in claim.attribution.origins] == [GERMAN[speaker]]


def test_who_declines_to_comment_tells_nothing(read: Read) -> None:
    text = "The Norlandic army did not comment on Friday. Ostria has sent 500 tanks to Sundland."
    assert all("XAA.mil" not in str(claim.attribution) for claim in read(text, "en"))


def test_a_promise_comes_from_who_gives(read: Read) -> None:
    (claim,) = read("Of the 500 tanks pledged to Sundland by Ostria, few have arrived.", "en")
    assert [link.source for link in claim.attribution.origins] == ["XAC.gov"]


def test_a_named_type_inside_a_noun_is_told(read: Read) -> None:
    (claim,) = read("Ostria has sent one Patriot system to Sundland.", "en")
    assert claim.designation == "Patriot"
