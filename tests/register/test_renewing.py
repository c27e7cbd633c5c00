"""After a decision the matters that it can change are made again, and the register is as if all had been."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from fundstelle.errors import FundstelleError
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, IngestOptions, Register, open_register, renewing
from fundstelle.store import matters
from tests.register.test_read_tables import read_rows
from tests.register.test_sample import FILES, META


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's register; tests work on copies."""
    folder = tmp_path_factory.mktemp("renewing") / "r"
    with open_register(folder, create=True) as door:
        door.run(FILES, IngestOptions(meta=META))
    return folder


@pytest.fixture
def door(made: Path, tmp_path: Path) -> Iterator[Register]:
    shutil.copytree(made, tmp_path / "r")
    with open_register(tmp_path / "r") as opened:
        yield opened


def read_all(door: Register) -> dict[str, Any]:
    """Everything that reconcile makes, in its order."""
    with door._store.reading() as connection:
        counts = matters.fetch_counts(connection)
        counted = counts[0], sorted(one for one in counts[1] if one[1])
    found = (door.matters(), door.contradictions(), door.copies(), door.copied_passages())
    return {"counts": counted, "found": found, **read_rows(door)}


def decide(door: Register, random: Random) -> None:
    """One decision drawn at random, as an analyst might take it."""
    filed = [one.claim for one in door.claims()]
    one, other = random.sample(filed, 2)
    what = random.choice(["accept", "reject", "correct", "correct", "add", "same", "not_same", "undo", "note"])
    contents = {
        "giver": json.dumps(["RUS"]),
        "taker": json.dumps(["PRK"]),
        "item": json.dumps("coal"),
        "stance": json.dumps("denies"),
        "quantity": json.dumps(None),
    }
    slot = random.choice(list(contents))
    log = door.decisions()
    try:
        if what == "undo" and log:
            door.undo(random.choice(log).id, by="R. Random")
        elif what == "correct":
            door.decide(DecisionWish(Verdict.CORRECT, "R. Random", content={slot: contents[slot]}), [one.id])
        elif what in ("same", "not_same"):
            near = [each for each in filed if each.kind is one.kind and each.item == one.item and each.id != one.id]
            door.decide(DecisionWish(Verdict(what), "R. Random", "why"), [one.id, random.choice(near or [other]).id])
        elif what == "note":
            door.decide(DecisionWish(Verdict.NOTE, "R. Random", content={"note": "n"}), [one.id])
        elif what in ("accept", "reject"):
            door.decide(DecisionWish(Verdict(what), "R. Random", "why"), [one.id])
    except FundstelleError:
        return  # such as a value that this kind of claim cannot have


@pytest.mark.parametrize("seed", range(6))
def test_any_decisions_leave_the_register_as_making_all_matters_would(door: Register, seed: int) -> None:
    random = Random(seed)
    for _ in range(5):
        for _ in range(random.randint(1, 3)):
            decide(door, random)
        door.settle()
    partly = read_all(door)
    door.reconcile()
    wholly = read_all(door)
    assert partly.keys() == wholly.keys()
    for name, rows in wholly.items():
        assert partly[name] == rows, name


def test_a_decision_is_brought_in_without_making_all_matters(door: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("all matters are made again")

    monkeypatch.setattr(door.stages, "_reconcile", refuse, raising=False)
    monkeypatch.setattr(type(door.stages), "reconcile", property(lambda _: refuse))
    first = door.desk.queue()[0]
    door.decide(DecisionWish(Verdict.ACCEPT, "R. Random"), [first])
    assert made_again(door) == 0  # as the machine found it: no matter is another one
    matter_id = door.desk.claim(first).row.matters[0]
    before = door.matter(matter_id)
    door.decide(DecisionWish(Verdict.REJECT, "R. Random", "no such thing"), [first])
    assert made_again(door) > 0
    assert all(first not in one.claim_ids for one in door.matters())
    door.undo(door.decisions()[-1].id, by="R. Random")
    assert made_again(door) > 0
    assert door.matter(matter_id) == before


def made_again(door: Register) -> int:
    return door.settle().stages[0].made


def test_too_much_to_read_or_another_number_policy_makes_all_again(
    door: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = door.desk.queue()[0]
    door.decide(DecisionWish(Verdict.REJECT, "R. Random", "no such thing"), [first])
    monkeypatch.setattr(renewing, "MOST_CLAIMS", 0)
    assert renewing.renew_matters(door._store, door.stages) is None
    assert door.settle().is_balanced
    assert all(first not in one.claim_ids for one in door.matters())
