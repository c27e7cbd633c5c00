"""A matter's leading sentence cites the words of those whom it names."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from publish_cases import ARV_TO_BEL, COAST, NORTH, claim, make_input

from fundstelle.publish import make_report
from fundstelle.records.claim import Kind
from fundstelle.records.ids import make_matter_id, with_ids
from fundstelle.records.matter import Matter, MatterKey


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
