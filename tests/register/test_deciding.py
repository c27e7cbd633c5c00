"""Several reviewers at once: one log, one chain, nothing lost, nothing decided over another's head."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fundstelle.errors import DecisionConflict, QueryInvalid
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, Register, open_register
from fundstelle.register.desk_answers import Filter
from tests.register.invented_stages import make_stages

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(register: Register, write: Write) -> Register:
    words = " ".join(f"XAA sends {n}0 crates to XAB." for n in range(1, 9))
    register.run([write("a.txt", words), write("b.txt", "XAC sends 7 barrels to XAB.")])
    return register


def accept(by: str = "R. Viewer", **more: object) -> DecisionWish:
    return DecisionWish(Verdict.ACCEPT, by=by, **more)  # type: ignore[arg-type]


def test_two_tabs_on_one_claim_the_second_hears_of_the_first_and_nothing_is_written(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    seen = filled.desk.claim(claim_id).version
    first = filled.decide(accept("First", seen_version=seen), [claim_id])
    with pytest.raises(DecisionConflict, match="First decided 'accept' on this meanwhile") as refused:
        filled.decide(DecisionWish(Verdict.REJECT, by="Second", seen_version=seen), [claim_id])
    assert refused.value.where == first.id
    assert filled.decisions() == [first]
    again = filled.desk.claim(claim_id).version
    filled.decide(DecisionWish(Verdict.REJECT, by="Second", seen_version=again), [claim_id])
    assert len(filled.decisions()) == 2


def test_a_decision_on_another_claim_is_no_conflict(filled: Register) -> None:
    one, other, *_ = filled.desk.queue()
    seen = filled.desk.claim(one).version
    filled.decide(accept(), [other])
    filled.decide(accept(seen_version=seen), [one])
    assert len(filled.decisions()) == 2


def test_a_claim_that_reads_otherwise_meanwhile_is_not_decided_on_as_it_was(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    seen = filled.desk.claim(claim_id).version
    path = filled.path
    with open_register(path, make_stages=lambda: make_stages(engine="invented-2", factor=1000)) as newer:
        newer.extract()
        with pytest.raises(DecisionConflict, match="read anew"):
            newer.decide(accept(seen_version=seen), [claim_id])
        assert newer.decisions() == []


def test_an_undoing_counts_as_deciding_on_what_it_undoes(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    made = filled.decide(accept("First"), [claim_id])
    seen, head = filled.desk.claim(claim_id).version, made.id
    undone = filled.undo(made.id, "Second", "mixed up")
    for wish in (accept("Third", seen_version=seen), accept("Third", seen_head=head)):
        with pytest.raises(DecisionConflict, match="Second decided 'undo'"):
            filled.decide(wish, [claim_id])
    assert filled.desk.claim(claim_id).standing is None
    filled.undo(undone.id, "First")
    assert filled.desk.claim(claim_id).standing == made
    assert filled.desk.claims(Filter({"state": ("accepted",)})).rows[0].claim.id == claim_id


def test_what_is_not_there_cannot_be_undone(filled: Register) -> None:
    with pytest.raises(QueryInvalid, match="no decision"):
        filled.undo("0" * 64, "R. Viewer")
    with pytest.raises(QueryInvalid, match="not of 2"):
        filled.decide(DecisionWish(Verdict.SAME, by="R.", seen_version="x"), list(filled.desk.queue()[:2]))


def test_many_threads_deciding_at_once_make_one_chain_and_one_of_each_pair_is_refused(filled: Register) -> None:
    ids = filled.desk.queue()
    seen = {claim_id: filled.desk.claim(claim_id).version for claim_id in ids}
    start = Barrier(4)

    def decide(name: str) -> int:
        start.wait()
        return sum(try_to_decide(filled, name, claim_id, seen[claim_id]) for claim_id in ids)

    with ThreadPoolExecutor(4) as threads:
        made = sum(threads.map(decide, ["A", "B", "C", "D"]))
    assert made == len(ids)
    assert filled.audit().consistent
    assert sorted(span_of(one) for one in filled.decisions()) == sorted(set(map(span_of, filled.decisions())))
    assert filled.desk.totals().open == 0


def try_to_decide(door: Register, name: str, claim_id: str, seen: str) -> bool:
    try:
        door.decide(accept(name, seen_version=seen), [claim_id])
    except DecisionConflict:
        return False
    return True


def span_of(decision: object) -> tuple[str, int]:
    span = decision.targets[0].span  # type: ignore[attr-defined]
    return span.text_id, span.start


_DECIDER = """
import sys
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, open_register
from tests.register.invented_stages import make_stages
with open_register(sys.argv[1], make_stages=make_stages) as door:
    for claim_id in sys.argv[3:]:
        door.decide(DecisionWish(Verdict.NOTE, by=sys.argv[2], content={"note": "n"}), [claim_id])
"""


def test_processes_deciding_at_once_make_one_chain(filled: Register) -> None:
    ids = filled.desk.queue()[:5]
    started = [
        subprocess.Popen([sys.executable, "-c", _DECIDER, str(filled.path), name, *ids]) for name in ("A", "B", "C")
    ]
    assert [one.wait(timeout=120) for one in started] == [0, 0, 0]
    log = filled.decisions()
    assert filled.audit().consistent
    assert sorted(entry.by for entry in log) == ["A"] * 5 + ["B"] * 5 + ["C"] * 5


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_byte_of_the_log_that_is_changed_is_found(filled: Register, data: st.DataObject) -> None:
    if not filled.decisions():
        for claim_id in filled.desk.queue()[:4]:
            filled.decide(accept(why="seen in the text"), [claim_id])
        filled.undo(filled.decisions()[0].id, "R. Viewer")
    head = filled.decisions()[-1].id
    seq = data.draw(st.integers(1, 5))
    with change_log(filled.path) as database:
        column = data.draw(st.sampled_from(["body", "body", "id", "previous", "verdict", "by", "at"]))
        (body,) = database.execute(f"SELECT {column} FROM decisions WHERE seq = ?", (seq,)).fetchone()
        assume(body)
        at = data.draw(st.integers(0, len(body.encode()) - 1))
        other = bytearray(body.encode())
        other[at] ^= data.draw(st.integers(1, 127))
        database.execute(f"UPDATE decisions SET {column} = CAST(? AS TEXT) WHERE seq = ?", (bytes(other), seq))
    try:
        audit = filled.audit(head)
        assert (audit.consistent, audit.broken_at) == (False, seq)
    finally:
        with change_log(filled.path) as database:
            database.execute(f"UPDATE decisions SET {column} = ? WHERE seq = ?", (body, seq))
    assert filled.audit(head).anchored


class change_log:  # noqa: N801
    """The database with its guard against changes taken off, as a program that means ill would."""

    def __init__(self, folder: Path) -> None:
        self.database = sqlite3.connect(folder / "register.sqlite")

    def __enter__(self) -> sqlite3.Connection:
        self.database.execute("DROP TRIGGER decisions_no_update")
        return self.database

    def __exit__(self, *_: object) -> None:
        self.database.execute(
            "CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions "
            "BEGIN SELECT RAISE(ABORT, 'decisions are added, never edited'); END"
        )
        self.database.commit()
        self.database.close()


def test_one_decision_does_not_read_the_whole_log(filled: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_connection: object) -> list[object]:
        raise AssertionError("the whole log was read")

    claim_id = filled.desk.queue()[0]
    monkeypatch.setattr("fundstelle.store.decisions.fetch_decisions", refuse)
    made = filled.decide(accept(), [claim_id])
    assert filled.desk.claim(claim_id).standing == made


def test_a_log_without_a_head_from_outside_is_consistent_and_not_anchored(filled: Register) -> None:
    head = filled.decide(accept(), filled.desk.queue()[:1]).id
    assert filled.audit().message.startswith("consistent, not anchored")
    assert filled.audit(head).message.startswith("consistent and anchored")
    assert filled.audit("0" * 64).anchored is False
