from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fundstelle.records.claim import Claim, Kind, Roles
from fundstelle.records.decision import Verdict
from fundstelle.records.ids import with_ids
from fundstelle.review import Standing, TextNow, fold_decisions, make_decision, make_judged, match_decisions
from fundstelle.review.carry import find_passage
from fundstelle.values import Quantity, Span

WORDS = "XAA sends 300 crates to XAB"
CONTENT = f"Invented. {WORDS}. And XAA sends 40 barrels."
PLACE = (CONTENT.index(WORDS), CONTENT.index(WORDS) + len(WORDS))
SAME = {"t1": TextNow(CONTENT, "t1", CONTENT)}


def claim(number: int = 300, place: tuple[int, int] = PLACE, text: str = "t1", kind: Kind = Kind.TRANSFER) -> Claim:
    amount = Quantity(Decimal(number), Decimal(number))
    made = Claim("", Span(text, *place), "en", kind, "goods.crates", Roles(giver=("XAA",)), quantity=amount)
    return with_ids([made])[0]


def stands(*found: Claim, texts: dict[str, TextNow] = SAME, verdict: Verdict = Verdict.ACCEPT):
    at = datetime(2031, 5, 3, tzinfo=UTC)
    content = {"giver": "XAA"} if verdict is Verdict.ADD else None
    decision = make_decision(verdict, [make_judged(claim())], by="R", at=at, previous="", content=content)
    (one,) = match_decisions(fold_decisions([decision]), texts, found)
    return one


def test_the_same_values_on_the_same_words_carry_over() -> None:
    one = stands(claim(40, (50, 60)), claim())
    assert (one.standing, one.claims, one.changes) == (Standing.CARRIED, (claim().id,), ())


def test_other_values_reopen_with_every_slot_that_differs() -> None:
    one = stands(claim(900))
    assert one.standing is Standing.REOPENED
    assert [change.slot for change in one.changes] == ["quantity"]


def test_the_same_values_on_words_that_only_touch_reopen_by_extent() -> None:
    one = stands(claim(place=(PLACE[0], PLACE[1] - 4)))
    assert (one.standing, one.changes) == (Standing.REOPENED, ())
    assert "extent" in one.reason


def test_another_kind_on_the_same_words_reopens() -> None:
    one = stands(claim(kind=Kind.TRAINING))
    assert one.standing is Standing.REOPENED
    assert "kind" in [change.slot for change in one.changes]


def test_nothing_at_the_passage_leaves_it_without_counterpart() -> None:
    assert stands(claim(40, (50, 60))).standing is Standing.WITHOUT_COUNTERPART
    assert stands().standing is Standing.WITHOUT_COUNTERPART


def test_an_added_claim_stands_though_the_machine_does_not_find_it() -> None:
    assert stands(verdict=Verdict.ADD).standing is Standing.CARRIED


def test_a_text_that_is_gone_leaves_it_without_counterpart() -> None:
    assert stands(claim(), texts={}).standing is Standing.WITHOUT_COUNTERPART


def test_a_new_text_moves_the_decision_where_its_words_stand_once() -> None:
    new = f"Title\n\n{CONTENT}"
    place = (new.index(WORDS), new.index(WORDS) + len(WORDS))
    texts = {"t1": TextNow(CONTENT, "t2", new)}
    one = stands(claim(place=place, text="t2"), texts=texts)
    assert (one.standing, one.passage) == (Standing.CARRIED, Span("t2", *place))
    assert stands(claim(900, place, "t2"), texts=texts).standing is Standing.REOPENED


def test_a_new_text_with_the_words_twice_or_never_reopens() -> None:
    for new, times in ((CONTENT + CONTENT, "2 times"), (CONTENT.replace("300", "301"), "0 times")):
        one = stands(texts={"t1": TextNow(CONTENT, "t2", new)})
        assert (one.standing, one.passage) == (Standing.REOPENED, None)
        assert times in one.reason


@given(st.text("ab", min_size=1, max_size=12), st.data())
def test_words_move_only_where_they_stand_exactly_once(old: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    new = data.draw(st.text("ab", max_size=12))
    passage, times = find_passage(Span("t1", start, end), TextNow(old, "t2", new))
    words = old[start:end]
    assert times == sum(new.startswith(words, at) for at in range(len(new)))
    assert (passage is not None) == (times == 1)
    if passage is not None:
        assert passage.read(new) == words
