"""What a source says its knowledge rests on, for invented states."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fundstelle.records.claim import Claim, Evidence

Read = Callable[..., tuple[Claim, ...]]

RESTS = [
    ("en", "Satellite images show that Norland shipped oil to Sundland.", Evidence.IMAGERY),
    (
        "en",
        "Satellite images analysed by the Ostrian army show that Norland shipped oil to Sundland.",
        Evidence.IMAGERY,
    ),
    ("en", "According to customs data, Norland sold drones to Sundland.", Evidence.DOCUMENTS),
    ("en", "Witnesses said Norland sent 500 soldiers to Sundland.", Evidence.TESTIMONY),
    ("en", "Debris recovered in the city shows that Norland supplied Sundland with rockets.", Evidence.PHYSICAL),
    (
        "en",
        "Ostria's intelligence service published intercepted calls in which officers say Norland sent 500 soldiers "
        "to Sundland.",
        Evidence.INTERCEPT,
    ),
    ("de", "Satellitenbildern zufolge hat Nordmark Sundmark Öl geliefert.", Evidence.IMAGERY),
    ("de", "Aus Zolldaten geht hervor, dass Nordmark Drohnen an Sundmark verkauft hat.", Evidence.DOCUMENTS),
    ("de", "Augenzeugen berichteten, Nordmark habe 500 Soldaten nach Sundmark geschickt.", Evidence.TESTIMONY),
    (
        "de",
        "Trümmer belegen laut Ostriens Geheimdienst, dass Nordmark Sundmark Raketen geliefert hat.",
        Evidence.PHYSICAL,
    ),
]
RESTS_ON_NOTHING = [
    ("en", "Ostria's spy agency said Norland had sent 500 soldiers to Sundland."),
    ("en", "Norland gave Sundland satellite images and documents."),
    ("de", "Ostriens Geheimdienst teilte mit, Nordmark habe 500 Soldaten nach Sundmark geschickt."),
]


@pytest.mark.parametrize(("language", "text", "evidence"), RESTS)
def test_the_origin_rests_on_what_its_sentence_names(read: Read, language: str, text: str, evidence: Evidence) -> None:
    claims = read(text, language)
    assert claims
    assert {_origin_of(claim) for claim in claims} == {evidence}
    assert all(text[pin.span.start : pin.span.end] for claim in claims for pin in claim.pins["evidence"])


@pytest.mark.parametrize(("language", "text"), RESTS_ON_NOTHING)
def test_things_that_change_hands_and_bare_sources_are_no_evidence(read: Read, language: str, text: str) -> None:
    claims = read(text, language)
    assert claims
    assert {_origin_of(claim) for claim in claims} == {Evidence.NONE}
    assert not any("evidence" in claim.pins for claim in claims)


def test_what_a_source_looked_at_is_no_delivery(read: Read) -> None:
    (claim,) = read("Satellitenbildern zufolge hat Nordmark Sundmark Öl geliefert.", "de")
    assert claim.item == "fuel.other"


def _origin_of(claim: Claim) -> Evidence:
    return claim.attribution.links[-1].evidence
