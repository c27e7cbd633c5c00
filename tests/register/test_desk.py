"""The desk's questions answer what a reading of the whole register answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fundstelle.errors import QueryInvalid
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, IngestOptions, Register, open_register
from fundstelle.register.desk_answers import Filter
from fundstelle.store.shelf import CAP, Count
from tests.register.invented_stages import make_stages

Write = Callable[[str, str], Path]
DAYS = ["2031-05-01", "2031-05-20", "2031-06-02", "2032-01-01"]


@pytest.fixture
def filled(register: Register, write: Write) -> Iterator[Register]:
    for number, day in enumerate(DAYS):
        words = f"XAA sends {number + 1}00 crates to XAB. XAB sends 5 barrels to XAC. XAC sends {number} crates to XAA."
        options = IngestOptions(given=_facts(f"Outlet {number % 2}", day))
        register.ingest([write(f"{number}.txt", words)], options)
    register.extract()
    register.reconcile()
    yield register


def _facts(publisher: str, day: str) -> object:
    from fundstelle.records.document import DateReading, DateSignal, Facts
    from fundstelle.values.date import parse_iso

    published = parse_iso(day)
    assert published is not None
    return Facts(publisher=publisher, published=DateReading(published, DateSignal.GIVEN), language="en")


FILTERS = [
    Filter(),
    Filter({"giver": ("XAA",)}),
    Filter({"giver": ("XAA", "XAB"), "publisher": ("Outlet 1",)}),
    Filter({"item": ("goods.barrels",), "year": ("2031",)}),
    Filter({"party": ("XAC",)}, published_from="2031-05-02", published_until="2031-06-30"),
    Filter(published_from="2031-05-20"),
    Filter({"giver": ("XAZ",)}),
    Filter(text="crates XAB"),
    Filter({"publisher": ("Outlet 0",)}, text='"5 barrels"'),
]


@pytest.fixture(params=["few", "many", "many by value"])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of counting and walking: rows one by one, and sets in memory."""
    if request.param != "few":
        for module in ("store.claim_pages", "register.desk_claims", "store.matter_pages", "register.desk_parts"):
            monkeypatch.setattr(f"fundstelle.{module}.FEW", -1)
        monkeypatch.setattr("fundstelle.store.claim_pages.FEW_IN_MONTH", -1)
        monkeypatch.setattr("fundstelle.store.shelf.MANY", request.param == "many by value" and 150_000)
    return str(request.param)


@pytest.mark.parametrize("which", FILTERS, ids=str)
@pytest.mark.parametrize("order", ["published", "recorded", "place"])
def test_pages_hold_every_claim_once_in_order(filled: Register, which: Filter, order: str, size: str) -> None:
    wanted = [one for one in filled.claims() if is_let_through(one, which)]
    seen, cursor = [], None
    while True:
        page = filled.desk.claims(which, order, cursor, 2)
        assert page.total == Count(len(wanted))
        seen += page.rows
        cursor = page.cursor
        if cursor is None:
            break
    assert sorted(row.claim.id for row in seen) == sorted(one.claim.id for one in wanted)
    assert {row.claim.id: row.quote for row in seen} == {one.claim.id: one.quote for one in wanted}
    keys = [row.published if order == "published" else row.recorded_at for row in seen]
    assert keys == sorted(keys, reverse=order != "place")


def is_let_through(one: object, which: Filter) -> bool:
    values = lines_of(one)
    day = one.facts.published.value.iso()  # type: ignore[attr-defined]
    words = which.text.replace('"', "").lower()
    named = words in one.quote.lower() if '"' in which.text else all(w in one.quote.lower() for w in words.split())  # type: ignore[attr-defined]
    inside = (which.published_from or "") <= day <= (which.published_until or "9999")
    return named and inside and all(set(wanted) & values[name] for name, wanted in which.facets.items())


def lines_of(one: object) -> dict[str, set[str]]:
    claim, facts = one.claim, one.facts  # type: ignore[attr-defined]
    giver, taker = set(claim.roles.giver), set(claim.roles.taker)
    day = facts.published.value.iso()
    return {
        "giver": giver,
        "taker": taker,
        "party": giver | taker,
        "item": {claim.item},
        "publisher": {facts.publisher},
        "year": {day[:4]},
        "state": {"open"},
        "kind": {"transfer"},
    }


@pytest.mark.parametrize("which", FILTERS, ids=str)
def test_facets_count_what_the_filter_lets_through(filled: Register, which: Filter, size: str) -> None:
    every = filled.claims()
    for facet in filled.desk.claim_facets(which):
        if facet.name not in ("giver", "taker", "party", "item", "publisher", "year", "state", "kind"):
            continue
        counted = Counter(
            value
            for one in every
            if is_let_through(one, which.without(facet.name))
            for value in lines_of(one)[facet.name]
        )
        assert {one.value: one.count.number for one in facet.values if one.count.number} == dict(counted)
        assert {one.value for one in facet.values if one.chosen} == set(which.facets.get(facet.name, ()))
        assert not facet.more


def test_only_the_commonest_values_are_given_and_others_are_said_to_be_there(filled: Register, size: str) -> None:
    (facet,) = filled.desk.claim_facets(top=1, names=("item",))
    assert [(one.value, one.count.number) for one in facet.values] == [("goods.crates", 8)]
    assert facet.more


def test_a_count_ends_at_the_cap(filled: Register, monkeypatch: pytest.MonkeyPatch, size: str) -> None:
    monkeypatch.setattr("fundstelle.store.shelf.CAP", 3)
    (facet,) = filled.desk.claim_facets(names=("kind",))
    assert facet.values[0].count == Count(3, capped=True)
    assert CAP == 1000


def test_words_asked_for_are_marked_in_the_quote(filled: Register) -> None:
    row = filled.desk.claims(Filter(text="barrel")).rows[0]
    assert [row.quote[a:b] for a, b in row.highlights] == ["barrels"]


def test_a_decision_moves_the_claim_to_its_state_at_once(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    filled.decide(DecisionWish(Verdict.REJECT, by="R. Viewer"), [claim_id])
    page = filled.desk.claims(Filter({"state": ("rejected",)}))
    assert [row.claim.id for row in page.rows] == [claim_id]
    assert claim_id not in filled.desk.queue()
    assert filled.desk.totals().open == 11


def test_a_corrected_claim_is_found_by_its_new_values(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    filled.decide(DecisionWish(Verdict.CORRECT, by="R. Viewer", content={"giver": '["XAQ"]'}), [claim_id])
    (row,) = filled.desk.claims(Filter({"giver": ("XAQ",)})).rows
    assert (row.claim.id, row.state) == (claim_id, "corrected")
    assert row.machine is not None
    assert row.machine.roles.giver == ("XAA",)


def test_the_queue_goes_through_a_document_and_comes_back_to_what_was_left(filled: Register) -> None:
    document = filled.desk.claims(order="place").rows[0].document_id
    queue = Filter({"document": (document,)})
    first, second, third = filled.desk.queue(queue)
    around = filled.desk.neighbours(second, queue)
    assert (around.before, around.after, around.next_open) == (first, third, third)
    assert (around.at, around.of, around.left) == (2, 3, 3)
    filled.decide(DecisionWish(Verdict.ACCEPT, by="R. Viewer"), [second])
    around = filled.desk.neighbours(third, queue)
    assert (around.after, around.next_open, around.left) == (None, first, 2)
    assert filled.desk.queue(queue, after=first) == (third,)


def test_a_claim_s_page_tells_its_trail_and_its_version_changes_with_every_decision(filled: Register) -> None:
    claim_id = filled.desk.queue()[0]
    before = filled.desk.claim(claim_id)
    assert before.engine == "invented-1"
    assert (before.standing, before.history) == (None, ())
    made = filled.decide(DecisionWish(Verdict.ACCEPT, by="R. Viewer"), [claim_id])
    after = filled.desk.claim(claim_id)
    assert after.standing == made
    assert after.history == (made,)
    assert after.version != before.version


def test_matters_are_listed_counted_and_found_by_their_claims_words(filled: Register, size: str) -> None:
    page = filled.desk.matters(limit=2)
    assert page.total == Count(3)
    rest = filled.desk.matters(limit=2, cursor=page.cursor)
    assert sorted(row.id for row in (*page.rows, *rest.rows)) == sorted(one.id for one in filled.matters())
    (row,) = filled.desk.matters(Filter(text="barrels")).rows
    assert row.key.item == "goods.barrels"
    facets = {one.name: one for one in filled.desk.matter_facets(Filter({"item": ("goods.crates",)}))}
    assert [(one.value, one.count.number) for one in facets["giver"].values] == [("XAA", 1), ("XAC", 1)]
    assert {one.value: one.chosen for one in facets["item"].values} == {"goods.crates": True, "goods.barrels": False}


def test_a_matter_s_page_groups_its_claims_by_origin(filled: Register) -> None:
    row = filled.desk.matters(Filter({"item": ("goods.barrels",)})).rows[0]
    page = filled.desk.matter(row.id)
    assert page.row == row
    assert [(one.origin, one.count.number, len(one.rows)) for one in page.origins] == [
        ("Outlet 0", 2, 2),
        ("Outlet 1", 2, 2),
    ]
    assert page.origins[0].rows[0].recorded_at > page.origins[0].rows[1].recorded_at


def test_news_tells_what_came_since_a_moment(filled: Register, write: Write) -> None:
    first = filled.desk.inbox()
    assert {row.reasons[0].change.value for row in first.rows} == {"new_matter"}
    seen = filled.desk.save_visit("R. Viewer")
    assert filled.desk.inbox(seen).rows == ()
    options = IngestOptions(given=_facts("Outlet 7", "2032-02-02"))
    filled.run([write("late.txt", "XAB sends 5 barrels to XAC. XAD sends 1 crates to XAE.")], options)
    assert filled.desk.visit("R. Viewer") == seen
    later = filled.desk.inbox(seen).rows
    changes = {row.matter.key.givers: [one.change.value for one in row.reasons] for row in later if row.matter}
    assert changes == {("XAB",): ["new_origin"], ("XAD",): ["new_matter"]}
    assert later[0].reasons[0].detail["units"] == "Outlet 7"


def test_repeats_of_a_known_origin_are_folded(filled: Register, write: Write) -> None:
    seen = filled.desk.save_visit("R. Viewer")
    options = IngestOptions(given=_facts("Outlet 0", "2032-02-02"))
    filled.run([write(f"r{n}.txt", f"XAB sends 5 barrels to XAC. Number {n}.") for n in range(3)], options)
    (row,) = filled.desk.inbox(seen).rows
    assert [(one.origin, one.documents) for one in row.repeats] == [("Outlet 0", 3)]
    assert (row.weight, row.reasons, row.documents_new) == (1, (), 3)


def test_time_places_sources_and_totals(filled: Register) -> None:
    assert [(one.period, one.claims) for one in filled.desk.timeline()] == [
        ("2031-05", 6),
        ("2031-06", 3),
        ("2032-01", 3),
    ]
    assert filled.desk.places().values == ()
    assert [(one.code, one.claims, one.matters) for one in filled.desk.sources()] == [
        ("Outlet 0", 6, 3),
        ("Outlet 1", 6, 3),
    ]
    totals = filled.desk.totals()
    assert (totals.documents, totals.claims, totals.open, totals.matters) == (4, 12, 12, 3)


def test_search_is_paged(filled: Register) -> None:
    page = filled.desk.search("crates", limit=3)
    assert page.total == Count(4)
    rest = filled.desk.search("crates", limit=3, cursor=page.cursor)
    assert len({hit.document_id for hit in (*page.rows, *rest.rows)}) == 4
    assert rest.cursor is None


def test_another_process_s_writing_is_seen(filled: Register, write: Write) -> None:
    assert filled.desk.totals().claims == 12
    with open_register(filled.path, make_stages=make_stages) as other:
        other.run([write("more.txt", "XAD sends 7 crates to XAE.")])
    assert filled.desk.totals().claims == 13
    assert filled.desk.claims(Filter({"giver": ("XAD",)})).total == Count(1)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda desk: desk.claims(Filter({"colour": ("red",)})), "no facet 'colour'"),
        (lambda desk: desk.claims(order="loudest"), "no order"),
        (lambda desk: desk.claims(cursor="x~y"), "no place in a list"),
        (lambda desk: desk.claims(Filter(text="?!")), "nothing to search for"),
        (lambda desk: desk.matters(cursor="1"), "no place in a list"),
        (lambda desk: desk.search("..."), "nothing to search for"),
        (lambda desk: desk.inbox(cursor="-1"), "no place in a list"),
        (lambda desk: desk.claim("c0"), "no claim"),
        (lambda desk: desk.document("d0"), "no document"),
        (lambda desk: desk.matter("m0"), "no matter"),
        (lambda desk: desk.timeline(by="hour"), "no step of time"),
    ],
)
def test_what_cannot_be_asked_is_refused(filled: Register, ask: Callable[[object], object], words: str) -> None:
    with pytest.raises(QueryInvalid, match=words):
        ask(filled.desk)


def test_readings_are_fetched_together_as_one_by_one(filled: Register, write: Write) -> None:
    twice = write("again.txt", "XAA sends 100 crates to XAB. XAB sends 5 barrels to XAC. XAC sends 0 crates to XAA.")
    twice.write_bytes(b"\xef\xbb\xbf" + twice.read_bytes())
    filled.run([twice])
    ids = {one.claim.span.text_id for one in filled.claims()}
    assert filled.readings(ids) == {text_id: filled.reading(text_id) for text_id in ids}
    assert len(filled.documents()) == len(ids) + 1
