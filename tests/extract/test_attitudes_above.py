"""What the clause above an act says of it: fear, expectation, negation; and what only stands beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("language", "content", "stance"),
    [
        ("en", "Norland fears that Ostria will send 300 rockets to Sundland.", "uncertain"),
        ("en", "Out of fear, Ostria sent 300 rockets to Sundland.", "affirmed"),
        ("de", "Nordmark befürchtet, dass Ostrien 300 Raketen an Sundmark liefern will.", "uncertain"),
        ("de", "Dass Ostrien 300 Raketen an Sundmark liefert, dürfte feststehen.", "uncertain"),
        ("de", "Nordmark rechnet fest damit, dass Ostrien 300 Raketen an Sundmark liefert.", "intended"),
        ("en", "Norland expects that Ostria sends 300 rockets to Sundland.", "intended"),
        ("en", "The officials were happy, although Ostria seemed weak, that Ostria sent 300 rockets to Sundland.",
         "affirmed"),
        ("en", "The war may last, because Ostria sent 300 rockets to Sundland.", "affirmed"),
        ("en", "Ostria does not plan to send 300 rockets to Sundland.", "denied"),
        ("en", "Ostria did not expect Norland to send rockets to Sundland.", "denied"),
        ("en", "Ostria remained opposed to supplying Sundland with rockets.", "denied"),
        ("de", "Dass Ostrien 300 Raketen an Sundmark liefert, ist nicht neu.", "affirmed"),
        ("en", "Norland has not yet recorded any signs of a delivery of rockets by Ostria to Sundland.", "denied"),
        ("en", "Ostria failed to send 300 rockets to Sundland.", "denied"),
        ("de", "Die etwaige Lieferung von 300 Raketen durch Ostrien an Sundmark war Thema.", "uncertain"),
        ("en", "Ostria has not supplied Sundland with rockets alone.", "affirmed"),
        ("de", "Dass Ostrien 300 Raketen an Sundmark liefert oder verkauft, halten wir für möglich.", "uncertain"),
        ("en", "Ostria sent 300 rockets to Sundland while planning something else.", "affirmed"),
        ("de", "Ostrien beabsichtigt nicht, 300 Raketen an Sundmark zu liefern.", "denied"),
    ],
)  # fmt: skip
def test_a_complement_takes_over_what_is_above_it_and_a_reason_does_not(
    language: str, content: str, stance: str, one: One
) -> None:
    assert one(content, language)["stance"] == stance


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "Ostria to send 300 rockets to Sundland, Norland says"),
        ("en", "300 Ostrian soldiers to be trained in Sundland, Norland says"),
        ("en", "300 Ostrian soldiers will be fighting in Sundland."),
        ("en", "The rockets to be sent by Ostria to Sundland are old."),
        ("en", "Ministers discussed the upcoming deliveries of rockets by Ostria to Sundland."),
        ("de", "Die anstehende Lieferung von 300 Raketen durch Ostrien an Sundmark war Thema."),
        ("de", "Die ostrischen Raketen werden demnächst an Sundmark geliefert."),
        ("en", "Ostria is thinking of sending 300 rockets to Sundland."),
        ("en", "Ostria has tried to send 300 rockets to Sundland."),
        ("en", "Ostria is talking to others about supplying Sundland with rockets."),
        ("de", "Die Ausbildung ostrischer Soldaten in Sundmark soll in den nächsten Wochen beginnen."),
        ("en", "300 Ostrian soldiers were to go to Sundland."),
        ("de", "Ostrien leitet die Lieferung von 300 Raketen an Sundmark in die Wege."),
    ],
)
def test_what_is_still_to_come_is_intended(language: str, content: str, one: One) -> None:
    assert one(content, language)["stance"] == "intended"


@pytest.mark.parametrize("often", ["again and again", "time and again", "over and over"])
def test_a_denial_holds_behind_a_set_phrase_with_and(often: str, one: One) -> None:
    assert one(f"Norland has denied {often} that it sent 300 rockets to Sundland.", "en")["stance"] == "denied"


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("en", "The minister appeared before the press after the delivery of 300 rockets by Ostria to Sundland."),
        ("de", "Die Lieferungen von 300 Raketen durch Ostrien an Sundmark hätten den Krieg gewendet."),
    ],
)
def test_appearing_somewhere_and_indirect_speech_are_no_doubt(language: str, content: str, one: One) -> None:
    assert one(content, language)["stance"] == "affirmed"
