"""A claim whose source is taken over leads back to the words that named it, for invented states."""

from __future__ import annotations

import pytest

TEXTS = [
    (
        "de",
        "Nordmark habe Sundmark Panzer geliefert, teilte Ostriens Regierung mit. Es seien 40 Panzer übergeben worden.",
    ),
    ("en", 'Norland sent Sundland tanks, the Ostrian government said. "It has also sent 40 drones," it said.'),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_a_source_named_in_the_sentence_before_is_pinned_there(read, language: str, text: str) -> None:
    claims = read(text, language)
    told = [claim for claim in claims if claim.attribution.links[-1].source == "XAC.gov"]
    assert len(told) == len(claims) == 2
    for claim in told:
        (pin,) = claim.pins["attribution"]
        assert text[pin.span.start : pin.span.end]
    assert claims[0].pins["attribution"][0].span.end < claims[1].span.start


def test_what_the_publisher_says_itself_has_no_source_to_pin(read) -> None:
    (claim,) = read("Norland sent Sundland tanks.", "en")
    assert "attribution" not in claim.pins
