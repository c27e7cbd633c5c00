"""The read tables hold what the register says, whatever was done to it in which order."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from fundstelle.errors import FundstelleError
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, Register, open_register
from fundstelle.register.settling import rebuild
from fundstelle.store import tables
from fundstelle.store.facets import find_offsets, make_bits, pack, unpack
from tests.register.invented_stages import make_stages

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from("abc"), st.integers(1, 4)),
        st.tuples(st.just("reconcile"), st.just(""), st.just(0)),
        st.tuples(st.just("upgrade"), st.just(""), st.sampled_from([1, 1000])),
        st.tuples(st.sampled_from(["accept", "reject", "correct", "undo", "not_same"]), st.just(""), st.integers(0, 9)),
    ),
    min_size=2,
    max_size=9,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_a_rebuild_gives_the_rows_that_are_there(steps: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        door = open_register(Path(folder) / "register", create=True, make_stages=make_stages)
        try:
            for step in steps:
                door = do_step(door, Path(folder), *step)
            before = read_rows(door)
            with door._store.writing() as connection:
                rebuild(connection)
            assert read_rows(door) == before
        finally:
            door.close()


def do_step(door: Register, folder: Path, what: str, name: str, number: int) -> Register:
    if what == "add":
        path = folder / f"{name}{number}.txt"
        words = ". ".join(f"XA{'ABC'[n % 3]} sends {n + 1} crates to XAD" for n in range(number))
        path.write_text(f"Invented for a test {name}.\n\n{words}.\n", encoding="utf-8")
        door.run([path])
    elif what == "upgrade":
        door.close()
        door = open_register(
            folder / "register", make_stages=lambda: make_stages(engine=f"invented-{number}", factor=number)
        )
        door.extract()
    elif what == "reconcile":
        door.reconcile()
    else:
        decide(door, what, number)
    return door


def decide(door: Register, what: str, number: int) -> None:
    claims, log = door.claims(), door.decisions()
    if not claims or (what == "undo" and not log):
        return
    verdict = Verdict(what)
    ids = [claims[number % len(claims)].claim.id]
    ids += [claims[(number + 1) % len(claims)].claim.id] if verdict is Verdict.NOT_SAME else []
    wish = DecisionWish(verdict, by="R. Viewer", content={"giver": '["XAZ"]'} if what == "correct" else None)
    if verdict is Verdict.UNDO:
        wish, ids = DecisionWish(verdict, by="R. Viewer", supersedes=log[number % len(log)].id), []
    try:
        door.decide(wish, ids)
    except FundstelleError:
        return  # two claims that are one: refused, and nothing changed


def read_rows(door: Register) -> dict[str, Any]:
    """Every read table, without what tells when and in which order rows were made."""
    with door._store.reading() as connection:
        matters = {row.seq: row.id for row in connection.execute(select(tables.matter_rows))}
        plain = {
            name: sorted(map(tuple, connection.execute(select(*columns))), key=str)
            for name, columns in {
                "claims": tables.claim_rows.c,
                "matters": [one for one in tables.matter_rows.c if one.name not in ("seq", "changed_at")],
                "units": tables.matter_units.c,
                "disputed": tables.disputed_claims.c,
                "clashes": tables.clash_rows.c,
                "of matters": tables.matter_clashes.c,
                "targets": tables.decision_targets.c,
                "links": tables.decision_links.c,
            }.items()
        }
        words = sorted(map(tuple, connection.execute(text("SELECT rowid, words, stems FROM claim_words"))))
        facets: dict[tuple[str, str], set[object]] = {}
        for row in connection.execute(select(tables.facet_chunks)):
            found = {row.chunk * 32768 + offset for offset in find_offsets(unpack(row.members))}
            assert len(found) == row.count
            if found:
                named = {matters[one] for one in found} if row.shelf == "matters" else found
                facets.setdefault((row.shelf, row.value), set()).update(named)
    return plain | {"words": words, "facets": facets}


def test_the_read_tables_of_an_old_register_are_filled_when_it_is_opened(tmp_path: Path) -> None:
    import sqlite3

    folder = tmp_path / "old"
    (folder / "archive").mkdir(parents=True)
    database = sqlite3.connect(folder / "register.sqlite")
    dump = Path(__file__).parent.parent / "store" / "fixtures" / "0002.sql"
    try:
        database.executescript(dump.read_text(encoding="utf-8"))
    finally:
        database.close()
    with open_register(folder, make_stages=make_stages) as door:
        rows = read_rows(door)
    states = [row[6] for row in rows["claims"]]
    assert sorted(states) == ["accepted", "open", "open"]
    assert len(rows["matters"]) == 2
    assert len(rows["facets"]["claims", "giver=XAA"]) == 2
    assert len(rows["links"]) == 1


@given(st.sets(st.integers(0, 32767), max_size=3000) | st.integers(1, 7).map(lambda step: set(range(0, 32768, step))))
def test_a_stretch_is_read_as_it_was_written(offsets: set[int]) -> None:
    bits = make_bits(offsets)
    assert find_offsets(unpack(pack(bits))) == sorted(offsets)
    assert len(pack(bits)) == min(2 * len(offsets), 4096)
