"""Precision, recall and grave errors of the engine against what reviewers let stand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fundstelle.cli.inputs import sample_documents, sample_folder
from fundstelle.errors import InputError
from fundstelle.records.claim import SCORED_KINDS
from fundstelle.records.decision import Judged, Verdict
from fundstelle.records.ids import slot_values
from fundstelle.register import ClaimFilter, DecisionWish, IngestOptions, Register, open_register
from fundstelle.register.measuring import NOT_JUDGED, NOT_READ, make_gold_files, measure_gold
from fundstelle.review.scoring import score_document
from fundstelle.values import Span

NAME = "kabelbrief-nord.txt"
ALL = len(sample_documents(sample_folder()))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    home = sample_folder()
    with open_register(tmp_path / "r", create=True) as door:
        door.run(sample_documents(home), IngestOptions(home / "documents.json"))
        yield door


def decide(door: Register, verdict: Verdict, claim_id: str, **content: str) -> None:
    door.decide(DecisionWish(verdict, "R. Viewer", why="seen", content=content or None), [claim_id])


def review(door: Register) -> int:
    """Read one document to the end: its first claim rejected, its second corrected, the others accepted, one added."""
    document_id = next(one.document.id for one in door.documents() if one.document.captures[0].path.endswith(NAME))
    found = [one for one in door.claims(ClaimFilter(document=document_id)) if one.claim.kind in SCORED_KINDS]
    decide(door, Verdict.REJECT, found[0].claim.id)
    decide(door, Verdict.CORRECT, found[1].claim.id, origin='["MSMT"]', giver='["RUS"]', sender='["RUS"]')
    for one in found[2:]:
        decide(door, Verdict.ACCEPT, one.claim.id)
    place = found[2].claim
    values = {**slot_values(place), "item": '"ammunition.mine"', "kind": '"transfer"'}
    door.decide(
        DecisionWish(Verdict.ADD, "R. Viewer", content=values, passages=(Judged(place.span, "transfer", values),))
    )
    words = Span(place.span.text_id, 0, 5)
    door.decide(DecisionWish(Verdict.READ_TO_END, "R. Viewer", passages=(Judged(words, "text", {}),)))
    return len(found)


def test_only_documents_read_to_the_end_and_judged_are_a_yardstick(register: Register) -> None:
    assert register.quality().left_out == {NOT_READ: ALL}
    number = review(register)
    found = register.quality()
    assert (found.documents, found.left_out) == (1, {NOT_READ: ALL - 1})
    assert found.overall.predicted == number
    assert found.overall.gold == number  # one rejected, one added
    assert found.overall.core == number - 2
    assert found.overall.core_recall < 1 and found.overall.core_precision < 1
    assert sum(score.gold for score in found.by_kind.values()) == number
    assert set(found.by_language) == {"de"}
    undone = next(one for one in register.decisions() if one.verdict is Verdict.ACCEPT)
    register.decide(DecisionWish(Verdict.UNDO, "R. Viewer", supersedes=undone.id))
    assert register.quality().left_out == {NOT_READ: ALL - 1, NOT_JUDGED: 1}


def test_gold_that_is_written_measures_as_the_register_does(register: Register, tmp_path: Path) -> None:
    review(register)
    folder = tmp_path / "ours"
    folder.mkdir()
    for name, content in make_gold_files(register.reviewed()).items():
        (folder / name).write_bytes(content)
    (file,) = [path for path in folder.glob("*.json") if path.name != "documents.json"]
    gold = json.loads(file.read_text(encoding="utf-8"))
    text = (folder / gold["doc"]).read_text(encoding="utf-8")
    assert all(text[claim["start"] : claim["end"]].strip() for claim in gold["claims"])
    measured, own = measure_gold(folder).overall, register.quality().overall
    assert (measured.gold, measured.core, measured.full) == (own.gold, own.core, own.full)


def test_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        measure_gold(tmp_path)
    assert raised.value.remedy


def form(**changes: Any) -> dict[str, Any]:
    usual = {"kind": "transfer", "supplier": ["XAA"], "recipient": ["XAB"], "item": "ammunition.artillery"}
    usual |= {"quantity": {"value": 100, "mode": "exact"}, "stance": "affirmed", "origin": ["publisher"]}
    return {**usual, "start": 0, "end": 50, **changes}


@pytest.mark.parametrize(
    ("predicted", "grave"),
    [
        (form(), {}),
        (form(stance="denied"), {"polarity": 1}),
        (form(stance="uncertain"), {}),
        (form(supplier=["XAB"], recipient=["XAA"]), {"direction": 1}),
        (form(quantity={"value": 1000, "mode": "exact"}), {"number": 1}),
        (form(quantity={"value": 100, "mode": "at_most"}), {"number": 1}),
        (form(quantity=None), {}),
        (form(item="ammunition.rocket"), {"number_of_other_item": 1}),
        (form(supplier=["XAC"]), {}),
        (form(start=90, end=95, stance="denied"), {}),
    ],
)
def test_grave_is_what_misleads_and_nothing_else(predicted: dict[str, Any], grave: dict[str, int]) -> None:
    assert dict(score_document([form()], [predicted]).grave) == grave
