"""Speakers whom pronouns, colons, closing clauses, labels and names said before stand for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from fundstelle.knowledge import load_knowledge
from fundstelle.records.claim import Claim, Stance

Read = Callable[..., tuple[Claim, ...]]

SCHICKTE = "Ostrien habe 300 Raketen an Sundmark geliefert"
SENT = "Ostria had delivered 300 rockets to Sundland"


def origins(claim: Claim) -> list[str]:
    """Codes of the origins."""
    return [link.source for link in claim.attribution.origins]


@pytest.mark.parametrize(
    ("language", "content", "expected", "via"),
    [
        ("de", f"{SCHICKTE}, hatten zuvor Medien in Nordmark gemeldet.", ["unnamed"], []),
        ("de", f"Der Geheimdienst Nordmarks kam mit der Nachricht heraus: {SCHICKTE}.", ["XAA.intel"], []),
        (
            "de",
            "Von 300 in Sundmark getöteten ostrischen Soldaten hatte der Hallvik-Herold geschrieben und sich dabei "
            "auf das nordmärkische Militär berufen.",
            ["XAA.mil"],
            ["Hallvik Herold"],
        ),
        ("de", f"Am Freitag hieß es beim nordmärkischen Geheimdienst, {SCHICKTE}.", ["XAA.intel"], []),
        (
            "en",
            f"The spokesman of Norland's foreign ministry visited Hallvik. {SENT}, he told the broadcaster Fjordpost.",
            ["XAA.gov"],
            ["Fjordpost"],
        ),
        (
            "de",
            "Hallvik-Herold: Ostrien lieferte Sundmark 300 Raketen\n\nDer Hallvik-Herold berichtet unter Berufung auf "
            f"das nordmärkische Militär, {SCHICKTE}.",
            ["XAA.mil"],
            ["Hallvik Herold"],
        ),
    ],
)
def test_speakers_are_found_where_they_stand(
    read: Read, language: str, content: str, expected: list[str], via: list[str]
) -> None:
    claims = read(content, language)
    assert claims
    assert origins(claims[0]) == expected
    assert [link.source for link in claims[0].attribution.via] == via


def test_nobody_speaks_who_only_does_something(read: Read) -> None:
    (claim,) = read("Ostrien hat Sundmark 300 Raketen geliefert, solche, wie Nordmark sie verwendet.", "de")
    assert origins(claim) == ["publisher"]


def test_a_refusal_denies_its_own_thing_only(read: Read) -> None:
    text = "Nordmark hat Sundmark mit Medikamenten beliefert, lehnt es aber ab, dem Land Raketen zu geben."
    sent, refused = read(text, "de")
    assert (sent.item, sent.stance, origins(sent)) == ("medical", Stance.AFFIRMS, ["publisher"])
    assert (refused.item, refused.stance, origins(refused)) == ("missile.other", Stance.DENIES, ["XAA.gov"])


def test_i_and_we_are_whoever_is_interviewed(read: Read) -> None:
    text = (
        "[Jorid Valde]\n\nOstria has sent tanks to Sundland.\n\n[Anchor]\n\nAnd then?\n\n"
        "[Jorid Valde]\n\nI think that Ostria has sent rockets to Sundland.\n\n[Anchor]\n\nThank you."
    )
    assert [origins(claim) for claim in read(text, "en")] == [["Jorid Valde"], ["Jorid Valde"]]


def test_who_has_left_an_office_speaks_for_it_no_more() -> None:
    known = load_knowledge()
    held = [(party.id, office) for party in known.parties.values() for office in party.offices if office.until]
    party, office = next((party, office) for party, office in held if office.branch == "mil")
    assert office.until is not None
    assert known.branch_of(party, office.forms[-1], date(office.since.year, 12, 31)) == "mil"
    alone = [o for p, o in held if p == party and office.forms[-1] in o.forms]
    assert len(alone) != 1 or known.branch_of(party, office.forms[-1], office.until) == "gov"
