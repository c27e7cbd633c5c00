"""A matter's leading sentence cites the words of those whom it names."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, COAST, NORTH, claim, make_input, make_reading, point

from fundstelle.publish import make_report
from fundstelle.publish.model import MatterPart
from fundstelle.records.claim import Kind, Outcome, Roles
from fundstelle.records.ids import make_matter_id, with_ids
from fundstelle.records.matter import Alteration, Copies, Matter, MatterKey


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize(("unit", "title"), [("Kurier", COAST.facts.title), ("Beobachter", NORTH.facts.title)])
def test_a_publisher_named_in_the_lead_has_its_own_words_in_the_footnote(language: str, unit: str, title: str) -> None:
    shells = "ammunition.artillery"
    north = claim(NORTH, "Belmark bis zu\n9 Millionen Artilleriegranaten", Kind.TRANSFER, shells, source="publisher")
    coast = claim(COAST, "further shells and rockets", Kind.TRANSFER, shells, source="publisher")
    claims = tuple(with_ids([replace(one, roles=ARV_TO_BEL) for one in (north, coast)]))
    key = MatterKey(Kind.TRANSFER, ("XAA",), ("XAB",), shells)
    matter = Matter(make_matter_id(key), key, tuple(one.id for one in claims), (unit,), 1, 2, ())
    given = replace(
        make_input(language), matters=(matter,), claims=claims, contradictions=(), counts=MappingProxyType({})
    )
    report = make_report(given)
    (part,) = report.matters
    assert part.standing is not None
    (number,) = part.standing.notes
    assert next(note for note in report.notes if note.number == number).title == title


def test_everybody_named_in_a_lead_without_a_counted_origin_has_a_footnote() -> None:
    (part, _) = report_of("en", "publisher", "publisher", ())
    assert part.standing is not None
    assert part.standing.text.startswith("The Northern Observer and the Coast Courier spoke")
    assert len(part.standing.notes) == 2


def test_a_body_that_consolidates_others_has_its_own_words_in_the_footnote() -> None:
    (second, (coast, _)) = report_of("en", "publisher", "Nordrunde", ("consolidators",))
    (first, (_, north)) = report_of("en", "Nordrunde", "publisher", ("consolidators",))
    assert second.standing is not None and first.standing is not None
    assert second.standing.text.startswith("Northern Round spoke")
    assert (second.standing.notes, first.standing.notes) == ((coast,), (north,))


def test_the_units_behind_a_matter_are_called_by_their_state_and_never_by_a_code() -> None:
    (part, _) = report_of("de", "XAC.mil", "XAC.mil", ("XAC",))
    assert part.units == ("Corrunien",)
    assert part.standing is None  # its only sentence needs no other one to lead it
    assert part.affirmed[0].text.startswith("Die Verteidigungsbehörden Corruniens")


@pytest.mark.parametrize(("language", "told"), [("de", "beim Übernehmen verändert"), ("en", "altered in copying")])
def test_a_claim_that_copying_altered_says_so_and_cites_the_earlier_text(language: str, told: str) -> None:
    north, coast = "Belmark bis zu\n9 Millionen Artilleriegranaten", "further shells and rockets"
    change = Copies(NORTH.document.id, (COAST.document.id,), (Alteration("altered in copying", north, coast),))
    (part, numbers) = report_of(language, "XAC.intel", "publisher", ("XAC",), copies=(change,))
    marked = [one for one in part.affirmed if told in one.text]
    assert len(marked) == 1 and len(part.affirmed) == 2
    assert marked[0].notes == numbers


def test_a_lead_calls_those_who_were_hired_no_soldiers() -> None:
    content = "Kämpfer aus Arvenien wurden angeworben. 30 Arvenier starben. Laut Funk starben 40 Arvenier."
    reading = make_reading(content, publisher="Kurier", published="2025-05-01", title="Gefallene")
    roles, troops = Roles(victim=("XAA",)), "personnel.troops"
    made = [
        claim(reading, words, Kind.CASUALTY, troops, source=by, roles=roles, outcome=Outcome.KILLED, quantity=point(of))
        for words, by, of in (("30 Arvenier starben", "XAC.gov", "30"), ("40 Arvenier", "XAB.gov", "40"))
    ]
    claims = tuple(with_ids(made))
    key = MatterKey(Kind.CASUALTY, ("XAA",), (), troops)
    matter = Matter(make_matter_id(key), key, tuple(one.id for one in claims), ("XAB", "XAC"), 2, 2, ())
    empty: dict[str, Any] = {"contradictions": (), "copies": (), "counts": MappingProxyType({})}
    given = replace(make_input("de"), matters=(matter,), claims=claims, **empty)
    (part,) = make_report(replace(given, readings=MappingProxyType({reading.text.id: reading}))).matters
    assert part.standing is not None
    assert "Kämpfern aus Arvenien" in part.standing.text


def report_of(
    language: str, north_by: str, coast_by: str, units: tuple[str, ...], copies: tuple[Copies, ...] = ()
) -> tuple[MatterPart, tuple[int, ...]]:
    """The matter of two claims, and the numbers of their footnotes, the later text's first."""
    shells = "ammunition.artillery"
    north = claim(
        NORTH,
        "Belmark bis zu\n9 Millionen Artilleriegranaten",
        Kind.TRANSFER,
        shells,
        source=north_by,
        quantity=point("40"),
    )
    coast = claim(COAST, "further shells and rockets", Kind.TRANSFER, shells, source=coast_by, quantity=point("40"))
    claims = tuple(with_ids([replace(one, roles=ARV_TO_BEL) for one in (north, coast)]))
    key = MatterKey(Kind.TRANSFER, ("XAA",), ("XAB",), shells)
    matter = Matter(make_matter_id(key), key, tuple(one.id for one in claims), units, len(units), 2, ())
    given = replace(
        make_input(language),
        matters=(matter,),
        claims=claims,
        contradictions=(),
        copies=copies,
        counts=MappingProxyType({}),
    )
    report = make_report(given)
    number_of = {note.claim_id: note.number for note in report.notes}
    (part,) = report.matters
    return part, (number_of[claims[1].id], number_of[claims[0].id])
