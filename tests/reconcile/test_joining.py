"""Reviewers' words on two claims: which matters they join, which parts they split off, and in which order they came."""

from __future__ import annotations

from random import Random

from hypothesis import given

from fundstelle.reconcile import Judgement, Reconciler, reconcile
from fundstelle.records.extraction import Extraction
from tests.reconcile.scenes import BODIES, claim, document, ends, exact, only_matter, run, series_of
from tests.reconcile.test_properties import CHECKS, SEEDS, make_register


def _guns(publisher: str, day: str, number: int, item: str, origin: str) -> Extraction:
    words = f"{origin} counts {number} guns of some kind."
    return document(publisher, day, claim(words, item=item, quantity=exact(number), origin=[origin]))


FIRST = _guns("Harbour Ledger", "2025-02-01", 30, "artillery.howitzer", "XAC.gov")
SECOND = _guns("Kabelbrief", "2025-02-02", 30, "arms.other", "XAD.gov")
THIRD = _guns("Pier Seven", "2025-02-03", 90, "arms.other", "XAC.gov")


def _id(extraction: Extraction) -> str:
    return extraction.claims[0].id


def test_same_between_two_matters_joins_them_with_all_their_claims() -> None:
    assert len(run(FIRST, SECOND, THIRD).matters) == 2
    joined = only_matter(run(FIRST, SECOND, THIRD, judgements=[Judgement(_id(FIRST), _id(SECOND), same=True)]))
    assert joined.key.item == "artillery.howitzer"
    assert joined.units == ("XAC", "XAD")
    assert len(joined.claim_ids) == 3
    assert len(series_of(joined, "total").superseded) == 1


def test_a_joined_matter_can_be_split_and_its_rest_follows_the_claim_that_joined_it() -> None:
    judgements = [
        Judgement(_id(FIRST), _id(SECOND), same=True),
        Judgement(_id(FIRST), _id(THIRD), same=False),
    ]
    result = run(FIRST, SECOND, THIRD, judgements=judgements)
    assert [(m.key.item, len(m.claim_ids)) for m in result.matters] == [
        ("artillery.howitzer", 2),
        ("artillery.howitzer", 1),
    ]
    assert [ends(series_of(m, "total")) for m in result.matters] == [(30, 30), (90, 90)]


def test_without_the_judgement_the_matters_stand_apart_again() -> None:
    register = [FIRST, SECOND, THIRD]
    assert {m.id for m in run(*register).matters} == {m.id for m in run(*register, judgements=()).matters}


@CHECKS
@given(SEEDS)
def test_joined_or_split_one_by_one_is_as_at_once_in_any_order(seed: int) -> None:
    register, random = make_register(seed), Random(seed)
    ids = [one.id for extraction in register for one in extraction.claims]
    pairs = [(random.choice(ids), random.choice(ids), random.random() < 0.7) for _ in range(4)] if ids else []
    judgements = [Judgement(a, b, same) for a, b, same in pairs if a != b]
    whole = reconcile(register, BODIES, None, judgements)
    random.shuffle(register)
    reconciler = Reconciler(BODIES, None, judgements[::-1])
    for extraction in register:
        reconciler.add([extraction])
        result = reconciler.result()
    assert not register or result == whole
    held = [one for matter in whole.matters for one in matter.claim_ids]
    assert sorted(held) == sorted(ids)
