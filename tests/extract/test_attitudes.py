"""How certain an act is said to be and how far it has come, in sentences about invented states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("language", "content", "stance"),
    [
        ("en", "Norland's officials alleged that Ostria had delivered 300 rockets to Sundland.", "affirmed"),
        ("en", "Ostria allegedly delivered 300 rockets to Sundland, the Hallvik Herald reported.", "affirmed"),
        ("en", "Ostria allegedly delivered 300 rockets to Sundland.", "uncertain"),
        ("en", "Norland has spotted signs of Ostria getting ready to send 300 rockets to Sundland.", "intended"),
        ("en", "Norland has spotted signs that Ostria sent 300 rockets to Sundland.", "uncertain"),
        ("en", "Ostria promised to send 300 rockets to Sundland.", "intended"),
        ("en", "Ostria pledged to send 300 rockets to Sundland.", "intended"),
        ("en", "Norland has nothing to confirm that Ostria sent 300 rockets to Sundland.", "denied"),
        ("en", "There is a risk that Ostria sent 300 rockets to Sundland.", "uncertain"),
        ("en", "Soldiers with fake papers from Ostria delivered 300 rockets to Sundland.", "affirmed"),
        (
            "de",
            "Ostrien soll Sundmark 300 Raketen geliefert haben, darunter alte, meldete der Hallvik-Herold.",
            "affirmed",
        ),
        ("de", "Ostrien rechnet damit, 300 Raketen an Sundmark zu liefern.", "intended"),
    ],
)
def test_the_stance_is_that_of_whoever_says_so(language: str, content: str, stance: str, one: One) -> None:
    assert one(content, language)["stance"] == stance


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Norland rejects Ostria's charge that Norland sent 300 rockets to Sundland."),
        (
            "en",
            "Norland had waited and dismissed what Ostria said about Norlandic deliveries of rockets to Sundland.",
        ),
        (
            "de",
            "Als grundlos hat das Außenministerium in Hallvik einen Medienbericht zurückgewiesen, "
            "dem zufolge Nordmark 300 Raketen an Sundmark geliefert hat.",
        ),
    ],
)
def test_whoever_rejects_a_charge_denies_it(language: str, content: str, one: One) -> None:
    claim = one(content, language)
    assert (claim["stance"], claim["origin"]) == ("denied", ["XAA.gov"])
