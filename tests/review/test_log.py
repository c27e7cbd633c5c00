from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Decision, Judged, Verdict
from fundstelle.review import fold_decisions, make_decision, make_pair, verify_log
from fundstelle.values import Span

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)


def judged(start: int, giver: str = "XAA") -> Judged:
    return Judged(Span("t0", start, start + 5), "transfer", {"kind": '"transfer"', "giver": f'["{giver}"]'})


def make_log(*entries: tuple[Verdict, tuple[Judged, ...]]) -> list[Decision]:
    log: list[Decision] = []
    for number, (verdict, targets) in enumerate(entries):
        add(log, verdict, targets, at=NOON + timedelta(minutes=number))
    return log


def add(log: list[Decision], verdict: Verdict, targets: tuple[Judged, ...], **more: object) -> Decision:
    content = {"giver": "XAC"} if verdict in (Verdict.CORRECT, Verdict.ADD, Verdict.TAG) else None
    values = {"by": "R. Viewer", "at": NOON, "content": content, "previous": log[-1].id if log else ""}
    log.append(make_decision(verdict, targets, **{**values, **more}))
    return log[-1]


JUDGING = st.tuples(
    st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT, Verdict.NOTE]), st.integers(0, 3).map(judged)
).map(lambda one: (one[0], (one[1],)))


@given(st.lists(JUDGING, min_size=1, max_size=8), st.data())
def test_any_edit_of_any_entry_breaks_the_chain_there(entries: list, data: st.DataObject) -> None:
    log = make_log(*entries)
    assert verify_log(log).consistent
    at = data.draw(st.integers(0, len(log) - 1))
    log[at] = replace(log[at], why="something else")
    assert verify_log(log).broken_at == at + 1


@given(st.lists(JUDGING, min_size=2, max_size=8), st.data())
def test_taking_out_any_entry_but_the_newest_breaks_the_chain(entries: list, data: st.DataObject) -> None:
    log = make_log(*entries)
    del log[data.draw(st.integers(0, len(log) - 2))]
    assert not verify_log(log).consistent


def test_only_a_head_from_outside_shows_a_log_that_was_cut_short() -> None:
    log = make_log((Verdict.ACCEPT, (judged(0),)), (Verdict.REJECT, (judged(9),)))
    head = log[-1].id
    assert verify_log(log, head).anchored
    cut = verify_log(log[:1], head)
    assert cut.consistent
    assert cut.anchored is False
    assert "not the same log" in cut.message
    assert "not anchored" in verify_log(log[:1]).message


@given(st.lists(JUDGING, max_size=8))
def test_the_newest_judgement_of_a_thing_stands(entries: list) -> None:
    state = fold_decisions(make_log(*entries))
    for place in range(4):
        verdicts = [
            verdict for verdict, (target,) in entries if target == judged(place) and verdict is not Verdict.NOTE
        ]
        standing = state.judgement_of(judged(place))
        assert (standing.verdict if standing else None) == (verdicts[-1] if verdicts else None)


@given(st.lists(JUDGING, max_size=6))
def test_undoing_the_newest_entry_gives_the_state_before_it(entries: list) -> None:
    before = make_log(*entries)
    log = [*before]
    newest = add(log, Verdict.ACCEPT, (judged(50),))
    add(log, Verdict.UNDO, (), supersedes=newest.id)
    was, now = fold_decisions(before), fold_decisions(log)
    assert (was.standing, was.pairs, was.beside) == (now.standing, now.pairs, now.beside)


def test_undoing_an_undoing_brings_the_first_decision_back() -> None:
    log = make_log((Verdict.ACCEPT, (judged(0),)))
    undoing = add(log, Verdict.UNDO, (), supersedes=log[0].id)
    assert fold_decisions(log).judgement_of(judged(0)) is None
    add(log, Verdict.UNDO, (), supersedes=undoing.id)
    assert fold_decisions(log).judgement_of(judged(0)) == log[0]


def test_undoing_what_took_the_place_of_a_decision_brings_that_one_back() -> None:
    log = make_log((Verdict.ACCEPT, (judged(0),)))
    second = add(log, Verdict.REJECT, (judged(0),), supersedes=log[0].id)
    add(log, Verdict.UNDO, (), supersedes=second.id)
    assert fold_decisions(log).judgement_of(judged(0)) == log[0]


def test_not_the_same_holds_until_a_later_decision_revokes_it() -> None:
    a, b = judged(0), judged(9)
    log = make_log((Verdict.NOT_SAME, (a, b)), (Verdict.ACCEPT, (a,)), (Verdict.NOTE, (b,)))
    assert fold_decisions(log).pairs[make_pair(b, a)].verdict is Verdict.NOT_SAME
    add(log, Verdict.SAME, (b, a))
    assert fold_decisions(log).pairs[make_pair(a, b)].verdict is Verdict.SAME


def test_the_same_words_with_other_values_are_judged_apart() -> None:
    log = make_log((Verdict.ACCEPT, (judged(0, "XAA"),)), (Verdict.REJECT, (judged(0, "XAB"),)))
    state = fold_decisions(log)
    assert len(state.standing) == 2


@pytest.mark.parametrize(
    ("verdict", "targets", "more", "words"),
    [
        (Verdict.SAME, (judged(0),), {}, "about 2 passages"),
        (Verdict.SAME, (judged(0), judged(0)), {}, "two different"),
        (Verdict.ACCEPT, (), {}, "about 1 passages"),
        (Verdict.ACCEPT, (judged(0),), {"by": " "}, "name of who decides"),
        (Verdict.ACCEPT, (judged(0),), {"at": datetime(2031, 5, 3)}, "time zone"),
        (Verdict.UNDO, (), {}, "names the decision"),
        (Verdict.CORRECT, (judged(0),), {"content": None}, "needs its values"),
    ],
)
def test_a_decision_that_does_not_hold_together_is_refused(
    verdict: Verdict, targets: tuple[Judged, ...], more: dict[str, object], words: str
) -> None:
    with pytest.raises(QueryInvalid, match=words):
        add([], verdict, targets, **more)
