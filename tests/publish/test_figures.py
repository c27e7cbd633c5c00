"""When figures that exclude each other are told to differ: only where they count the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, NORTH, SENT, claim, make_input, make_reading, point

from fundstelle.publish import make_report
from fundstelle.publish.model import FigureBlock
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.ids import make_matter_id, with_ids
from fundstelle.records.matter import Figure, Matter, MatterKey, Series, SeriesBasis
from fundstelle.values import Basis, Interval

PERSON = {"unit": "person"}


def block_of(kind: Kind, item: str, *told: tuple[str, dict[str, Any]]) -> FigureBlock:
    """The block of one disputed series of figures, each over its own words: `(words, slots of the claim)`."""
    text = "Erfunden. " + " ".join(words for words, _ in told)
    reading = make_reading(text, publisher="Beobachter", published="2025-03-04", title="")
    roles = SENT if kind is Kind.DEPLOYMENT else ARV_TO_BEL
    claims = tuple(with_ids([claim(reading, words, kind, item, roles=roles, **slots) for words, slots in told]))
    series = Series(SeriesBasis.TOTAL, "count", tuple(map(_figure, claims)), disputed=True)
    key = MatterKey(kind, ("XAA",), ("XAB",), item)
    ids = tuple(one.id for one in claims)
    matter = Matter(make_matter_id(key), key, ids, ("XAC",), 1, len(claims), (series,))
    given = replace(make_input("en"), matters=(matter,), claims=claims, contradictions=(), copies=())
    given = replace(given, readings={reading.text.id: reading, NORTH.text.id: NORTH})
    return make_report(given).matters[0].figures[0]


def _figure(one: Claim) -> Figure:
    assert one.quantity is not None
    return Figure("XAC", Interval(one.quantity.low, one.quantity.high), None, one.id)


def test_figures_of_the_same_that_exclude_each_other_are_told_to_differ() -> None:
    block = block_of(
        Kind.DEPLOYMENT,
        "personnel.troops",
        ("3.000 Soldaten dort.", {"quantity": point("3000", **PERSON)}),
        ("5.000 Soldaten dort.", {"quantity": point("5000", **PERSON)}),
    )
    assert block.together is not None
    assert block.together.text == "These figures differ: no single number fits all of them."
    assert block.disputed and block.headline == "disputed"


@pytest.mark.parametrize(
    "other",
    [
        ("Einer sagt, er sei dort gewesen.", {"quantity": point("1", **PERSON)}),
        ("Weitere 5.000 Soldaten.", {"quantity": point("5000", basis=Basis.INCREMENT, **PERSON)}),
    ],
    ids=["one who tells of himself", "what was added"],
)
def test_a_total_is_not_set_against_a_part(other: tuple[str, dict[str, Any]]) -> None:
    total = ("3.000 Soldaten dort.", {"quantity": point("3000", **PERSON)})
    block = block_of(Kind.DEPLOYMENT, "personnel.troops", total, other)
    assert block.together is None
    assert not block.disputed and block.headline.startswith("3,000 · ")


def test_different_goods_of_one_class_are_not_set_against_each_other() -> None:
    block = block_of(
        Kind.TRANSFER,
        "small_arms",
        ("2.000 Maschinengewehre.", {"quantity": point("2000")}),
        ("1.200 Granatwerfer.", {"quantity": point("1200")}),
    )
    assert block.together is None and not block.disputed


def test_what_one_source_lists_in_one_passage_adds_up() -> None:
    words = "240.000 Schuss für Gewehre und 4 Millionen Schuss für Pistolen."
    block = block_of(
        Kind.TRANSFER,
        "ammunition.small_arms",
        (words, {"quantity": point("240000", unit="round")}),
        (words, {"quantity": point("4000000", unit="round")}),
    )
    assert block.together is None and not block.disputed


def test_one_who_tells_of_his_own_training_is_not_set_against_all_who_were_trained() -> None:
    block = block_of(
        Kind.TRAINING,
        "personnel.troops",
        ("3.000 Soldaten übten dort.", {"quantity": point("3000", **PERSON)}),
        ("Einer sagt, er habe dort geübt.", {"quantity": point("1", **PERSON)}),
    )
    assert block.together is None and not block.disputed
