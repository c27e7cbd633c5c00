"""Pages that are kept: the same as made anew, and gone as soon as anybody wrote anything."""

from __future__ import annotations

import socket
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from fundstelle.desk.desk import Desk
from fundstelle.desk.serving import prepare
from fundstelle.desk.shelf import PageShelf
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, open_register
from tests.desk.conftest import Browser

steps = st.lists(st.tuples(st.integers(0, 2), st.sampled_from("abc"), st.binary(max_size=6)), max_size=30)


@given(steps)
def test_a_kept_page_is_the_one_last_made_for_this_state_and_all_fit(given_steps: list[tuple[int, str, bytes]]) -> None:
    shelf, newest = PageShelf(most=10), {}
    version = 0
    for grown, name, page in given_steps:
        version += grown
        newest[name] = version, page
        shelf.keep(version, (name,), page)
    found = {name: shelf.find(version, (name,)) for name in newest}
    assert all(page is None or newest[name] == (version, page) for name, page in found.items())
    assert sum(len(page) for page in found.values() if page) <= 10
    assert shelf.find(version + 1, ("a",)) is None


def test_a_page_asked_for_twice_is_made_once_and_anew_after_a_decision_elsewhere(
    browser: Browser, desk: Desk, tmp_path: Path
) -> None:
    claim_id = desk.door.desk.queue()[0]
    address = f"/claims/{claim_id}"
    first = browser.get(address)
    assert browser.get(address) == first
    assert desk.pages.find(desk.door.desk.version(), (address, desk.choices)) == first.encode()
    with open_register(tmp_path / "register") as another:  # as another program would
        another.decide(DecisionWish(Verdict.NOTE, by="X. Elsewhere", content={"note": "seen by X"}), [claim_id])
    assert desk.pages.find(desk.door.desk.version(), (address, desk.choices)) is None
    assert "seen by X" in browser.get(address)


def test_another_language_is_another_page(browser: Browser) -> None:
    english = browser.get("/matters")
    browser.post("/settings/look", language="de", back="/matters")
    assert browser.get("/matters") != english
    assert 'lang="de"' in browser.get("/matters")


def test_answers_are_sent_at_once(desk: Desk) -> None:
    # Without the protocol's number asyncio leaves Nagle's algorithm on, and every page waits 40 ms for its end.
    served = prepare(desk)
    try:
        assert served.listening.proto == socket.IPPROTO_TCP
    finally:
        served.listening.close()
