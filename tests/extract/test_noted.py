"""A kept answer is given again only where the same would be asked."""

from __future__ import annotations

from fundstelle.extract.noted import Kept, recall
from fundstelle.extract.record import replace
from fundstelle.extract.voices import Memory


def ask_report(first: object, memory: Memory) -> str | None:
    CALLS.append("report")
    return memory.report


def ask_branch(first: object, memory: Memory) -> str | None:
    CALLS.append("branch")
    return memory.find("gov")


CALLS: list[str] = []


def test_what_was_not_asked_may_change() -> None:
    kept: Kept = []
    CALLS.clear()
    assert recall(kept, ask_report, None, Memory(report="XAA")) == "XAA"
    assert recall(kept, ask_report, None, Memory(report="XAA", now=7)) == "XAA"
    assert CALLS == ["report"]


def test_what_was_asked_and_changed_is_asked_anew() -> None:
    kept: Kept = []
    CALLS.clear()
    assert recall(kept, ask_report, None, Memory(report="XAA")) == "XAA"
    assert recall(kept, ask_report, None, Memory(report="XAB")) == "XAB"
    assert CALLS == ["report", "report"]


def test_a_method_that_would_answer_alike_is_not_asked_anew() -> None:
    kept: Kept = []
    CALLS.clear()
    memory = Memory(home="XAA")
    assert recall(kept, ask_branch, None, memory) == "XAA.gov"
    assert recall(kept, ask_branch, None, replace(memory, now=1)) == "XAA.gov"
    assert recall(kept, ask_branch, None, replace(memory, home="XAB")) == "XAB.gov"
    assert CALLS == ["branch", "branch"]
