"""What reviewers decide changes the matters: corrections, rejections, additions, through the one door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from fundstelle.records.claim import Kind
from fundstelle.records.decision import Judged, Verdict
from fundstelle.register import ClaimFilter, DecisionWish, IngestOptions, Register, open_register
from fundstelle.values import Span


@pytest.fixture
def register(tmp_path: Path, sample: Path) -> Iterator[Register]:
    with open_register(tmp_path / "register", create=True) as door:
        door.run([sample / "kabelbrief-nord.txt"], IngestOptions(meta=sample / "documents.json"))
        yield door


def howitzers(door: Register) -> str:
    """The claim of 220 howitzers: whatever else is found of howitzers, its words name the figure."""
    return next(one.claim.id for one in door.claims(ClaimFilter(item="artillery.howitzer")) if "220" in one.quote)


def correct(door: Register, claim_id: str, **content: str) -> None:
    door.decide(DecisionWish(Verdict.CORRECT, "R", content=content), [claim_id])


def test_a_swapped_direction_moves_the_claim_into_another_matter(register: Register) -> None:
    claim_id = howitzers(register)
    before = register.claim(claim_id).matter_id
    correct(register, claim_id, giver='["RUS"]', taker='["PRK"]')
    register.reconcile()
    after = register.claim(claim_id)
    assert (after.claim.roles.giver, after.claim.roles.taker) == (("RUS",), ("PRK",))
    assert after.matter_id not in (None, before)
    assert register.matter(after.matter_id or "").key.givers == ("RUS",)
    assert all(matter.id != before for matter in register.matters())


def test_the_machines_values_stay_beside_the_reviewers(register: Register) -> None:
    claim_id = howitzers(register)
    correct(register, claim_id, giver='["RUS"]', taker='["PRK"]')
    assert register.machine_claim(claim_id).claim.roles.giver == ("PRK",)
    assert register.machine_claim(claim_id).claim.found_by != register.claim(claim_id).claim.found_by


def test_a_corrected_claim_is_found_by_its_new_values_alone(register: Register) -> None:
    claim_id = howitzers(register)
    correct(register, claim_id, giver='["RUS"]', taker='["PRK"]')
    assert claim_id in [one.claim.id for one in register.claims(ClaimFilter(giver="RUS"))]
    assert claim_id not in [one.claim.id for one in register.claims(ClaimFilter(giver="PRK"))]


def test_a_second_correction_takes_the_place_of_the_first(register: Register) -> None:
    claim_id = howitzers(register)
    correct(register, claim_id, giver='["RUS"]', taker='["PRK"]')
    correct(register, claim_id, designation=json.dumps("M-1989"))
    claim = register.claim(claim_id).claim
    assert (claim.roles.giver, claim.designation) == (("PRK",), "M-1989")


def test_a_rejected_claim_leaves_its_matter_and_comes_back_when_undone(register: Register) -> None:
    claim_id = howitzers(register)
    rejection = register.decide(DecisionWish(Verdict.REJECT, "R", why="not said"), [claim_id])
    register.reconcile()
    assert register.claim(claim_id).matter_id is None
    assert claim_id not in [one.claim.id for one in register.claims()]
    register.decide(DecisionWish(Verdict.UNDO, "R", supersedes=rejection.id))
    register.reconcile()
    assert register.claim(claim_id).matter_id is not None


def add(door: Register) -> str:
    text_id = door.claim(howitzers(door)).claim.span.text_id
    content = door.reading(text_id).text.content
    words = content.split("\n\n")[1]
    place = Span(text_id, content.index(words), content.index(words) + len(words))
    values = {"kind": '"transfer"', "item": '"ammunition.mine"', "giver": '["PRK"]', "taker": '["RUS"]'}
    values |= {"stance": '"affirms"', "phase": '"unspecified"', "origin": '["publisher"]'}
    wish = DecisionWish(Verdict.ADD, "R", content=values, passages=(Judged(place, "transfer", values),))
    door.decide(wish)
    (one,) = door.claims(ClaimFilter(item="ammunition.mine"))
    return one.claim.id


def test_an_added_claim_makes_its_matter_and_survives_a_second_run(register: Register) -> None:
    claim_id = add(register)
    register.reconcile()
    register.extract()
    assert register.claim(claim_id).matter_id is not None
    assert register.explain(claim_id).claim.kind is Kind.TRANSFER
    assert register.check() == []


def test_an_added_claim_can_be_corrected_and_taken_back(register: Register) -> None:
    claim_id = add(register)
    correct(register, claim_id, taker='["IRN"]')
    (one,) = register.claims(ClaimFilter(item="ammunition.mine"))
    assert one.claim.roles.taker == ("IRN",)
    register.decide(DecisionWish(Verdict.REJECT, "R"), [one.claim.id])
    assert register.claims(ClaimFilter(item="ammunition.mine")) == []


def test_an_added_claim_stays_when_another_reviewer_accepts_it(register: Register) -> None:
    claim_id = add(register)
    register.decide(DecisionWish(Verdict.ACCEPT, "S"), [claim_id])
    assert [one.claim.id for one in register.claims(ClaimFilter(item="ammunition.mine"))] == [claim_id]


def test_not_the_same_holds_between_a_corrected_and_another_claim_over_runs(register: Register) -> None:
    troops = [one for one in register.claims(ClaimFilter(kind=Kind.DEPLOYMENT)) if one.claim.item == "personnel.troops"]
    a, b = (one.claim.id for one in troops[:2])
    assert register.claim(a).matter_id == register.claim(b).matter_id
    register.decide(DecisionWish(Verdict.NOT_SAME, "R", why="two waves"), [a, b])
    register.reconcile()
    register.reconcile()
    assert register.claim(a).matter_id != register.claim(b).matter_id
