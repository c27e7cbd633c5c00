"""When an act happened, and when its source said so, in sentences about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("language", "content", "time"),
    [
        ("en", "Ostria is likely to send 300 rockets to Sundland in July or August.", ("2031-07", "2031-08")),
        ("en", "Ostria has sent 300 rockets to Sundland since the invasion began in March 2029.", ("2029-03", None)),
        ("en", "Ostria sent 300 rockets to Sundland in the summer of 2029.", ("2029-06", "2029-08")),
        ("en", "On 3 April 2031 the ship Vega, old and built in 2009, brought 300 rockets from Ostria to Sundland.",
         ("2031-04-03", "2031-04-03")),
        ("en", "“Since March 2029,” it goes on, “Ostria has sent 300 rockets to Sundland.”", ("2029-03", None)),
        ("de", "Der Hallvik-Herold berichtete von 300 getöteten Ostriern bis Mitte Januar 2031.", (None, "2031-01-20")),
        ("en", "Ostria has sent 300 rockets to Sundland in the past three months.", ("2031-02", "2031-05")),
        ("de", "Ostrien lieferte in den vergangenen 3 Monaten 300 Raketen an Sundmark.", ("2031-02", "2031-05")),
        ("en", "Since March 2029 Ostria has called at the port often and has sent 300 rockets to Sundland.",
         ("2029-03", None)),
        ("de", "Ostrien lieferte am 03.04.2031 300 Raketen an Sundmark.", ("2031-04-03", "2031-04-03")),
    ],
)  # fmt: skip
def test_the_period_of_the_act_is_read(language: str, content: str, time: tuple[str, str | None], one: One) -> None:
    found = one(content, language)["time"]
    assert (found["start"], found["end"]) == time


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Ostria pledged 300 rockets to Sundland in March."),
        ("de", "Im Januar hatte der Nordmärkische Lagedienst die Zahl der gefallenen Ostrier auf 300 geschätzt."),
        ("en", "A Norlandic note of 12 May rejects the allegation that Ostria delivers 300 rockets to Sundland."),
    ],
)
def test_the_period_of_saying_or_promising_is_not_the_acts(language: str, content: str, one: One) -> None:
    assert one(content, language)["time"] is None


@pytest.mark.parametrize(
    ("language", "content", "said"),
    [
        ("en", "The Norland Situation Service said on Monday that Ostria sent 300 rockets to Sundland.", "2031-05-12"),
        ("de", "Der Nordmärkische Lagedienst teilte am Montag mit, Ostrien habe 300 Raketen an Sundmark geliefert.",
         "2031-05-12"),
    ],
)  # fmt: skip
def test_the_day_beside_the_verb_of_saying_is_when_it_was_said(
    language: str, content: str, said: str, one: One
) -> None:
    claim = one(content, language)
    assert (claim["said"]["start"], claim["time"]) == (said, None)


@pytest.mark.parametrize(
    ("language", "content"),
    [
        (
            "en",
            "The port was closed from August to December 2030. Ostria sent 300 rockets to Sundland over that period.",
        ),
        (
            "de",
            "Von August bis Dezember 2030 war der Hafen zu. In dieser Zeit lieferte Ostrien 300 Raketen an Sundmark.",
        ),
    ],
)
def test_that_period_is_the_stretch_named_before(language: str, content: str, one: One) -> None:
    assert one(content, language)["time"] == {"start": "2030-08", "end": "2030-12"}
