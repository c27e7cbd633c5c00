"""Speakers heard through others, by titles, quotations, colons and lists; what is theirs and what is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim, Stance

Read = Callable[..., tuple[Claim, ...]]

SCHICKTE = "Ostrien habe 300 Raketen an Sundmark geliefert"
SENT = "Ostria had delivered 300 rockets to Sundland"


@pytest.mark.parametrize(
    ("language", "content", "expected", "via"),
    [
        (
            "de",
            f"Dem nordmärkischen Militär liegen nach eigener Aussage Hinweise darauf vor, {SCHICKTE}.",
            "XAA.mil",
            "",
        ),
        (
            "en",
            f"The Hallvik Herald reported that Norland's spy agency believes {SENT}.",
            "XAA.intel",
            "Hallvik Herold",
        ),
        ("en", f"Norland's spokesman Jorid Valde was there. According to Ms Valde, {SENT}.", "XAA.gov", ""),
        ("de", f"Aus Hallvik kam der Vorwurf, {SCHICKTE}.", "XAA.gov", ""),
        ("en", f"Norland's spy agency has information that {SENT}.", "XAA.intel", ""),
        ("de", "+++ 14:57 Hallvik: Ostrien hat 300 Raketen an Sundmark geliefert +++", "XAA.gov", ""),
        (
            "de",
            "Der Geheimdienst Nordmarks sprach am Montag. Man müsse handeln. Die Lage sei ernst. Es sei spät. Die Welt "
            f"habe das zu lange nicht gesehen. {SCHICKTE}.",
            "XAA.intel",
            "",
        ),
        ("en", "“Ostria has sent rockets to Sundland. It was late,” Norland's army said.", "XAA.mil", ""),
        ("en", "Norland's army spoke of 20 rockets that Ostria had sent to Sundland.", "XAA.mil", ""),
        (
            "en",
            f"Norland's spy agency spoke in Hallvik. An official of the agency told reporters that {SENT}.",
            "XAA.intel",
            "",
        ),
        (
            "de",
            f"Der Geheimdienst Nordmarks sprach am Montag. Ostrien und Sundmark schwiegen. {SCHICKTE}, teilte der "
            "Generalstab mit.",
            "XAA.mil",
            "",
        ),
        (
            "de",
            "Dass Ostrien Sundmark Raketen liefert, zeigt laut dem nordmärkischen Militär, wie schwach Sundmark ist.",
            "XAA.mil",
            "",
        ),
    ],
)
def test_whose_words_they_are(read: Read, language: str, content: str, expected: str, via: str) -> None:
    claims = read(content, language)
    assert claims
    links = claims[-1].attribution
    assert [link.source for link in links.origins] == [expected]
    assert [link.source for link in links.via] == via.split("|") if via else not links.via


@pytest.mark.parametrize(
    ("content", "start", "end"),
    [
        ("Since the two leaders met in September last year, Ostria has sent Sundland rockets.", "2030-09", None),
        ("Ostria has sent 500 soldiers to Sundland, where others had landed last August.", None, None),
    ],
)
def test_a_period_behind_since_is_open_and_one_behind_where_is_of_its_own(
    read: Read, content: str, start: str | None, end: str | None
) -> None:
    (claim,) = read(content, "en")
    assert (str(claim.happened.start) if claim.happened else None) == start
    assert claim.happened is None or claim.happened.end is None or end is not None


def test_what_has_not_happened_yet_is_denied(read: Read) -> None:
    (claim,) = read("Ostria has not yet delivered rockets to Sundland.", "en")
    assert claim.stance is Stance.DENIES
