from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from fundstelle.errors import StoreError
from fundstelle.records.decision import Verdict
from fundstelle.register import DecisionWish, Register

Write = Callable[[str, str], Path]


@pytest.fixture
def filled(register: Register, write: Write) -> Register:
    register.run([write("a.txt", "XAA sends 300 crates to XAB.")])
    for why in ("first", "second"):
        register.decide(DecisionWish(Verdict.ACCEPT, by="R. Viewer", why=why), [register.claims()[0].claim.id])
    return register


def change(register: Register, *statements: str) -> None:
    database = sqlite3.connect(register.path / "register.sqlite")
    try:
        for statement in statements:
            database.execute(statement)
        database.commit()
    finally:
        database.close()


def archived(register: Register) -> Path:
    (path,) = (register.path / "archive").glob("??/*")
    return path


def test_an_untouched_register_has_nothing_amiss(filled: Register) -> None:
    assert filled.check() == []
    audit = filled.audit()
    assert audit.consistent
    assert audit.message.startswith("consistent, not anchored")
    assert filled.audit(filled.decisions()[0].id).anchored
    assert not filled.audit("f" * 64).anchored


def test_changed_bytes_in_the_archive_are_found_and_come_back_with_the_file(filled: Register, write: Write) -> None:
    archived(filled).write_bytes(b"something else")
    (finding,) = filled.check()
    assert "were changed" in finding.what
    assert "fundstelle ingest" in finding.remedy
    with pytest.raises(StoreError, match="were changed"):
        filled.bytes_of(filled.documents()[0].document.id)
    assert not filled.explain(filled.claims()[0].claim.id).archived
    filled.run([write("a.txt", "XAA sends 300 crates to XAB.")])
    assert filled.check() == []


def test_missing_bytes_are_found(filled: Register) -> None:
    archived(filled).unlink()
    assert ["missing" in finding.what for finding in filled.check()] == [True]


def test_a_file_slipped_into_the_archive_is_found(filled: Register) -> None:
    place = filled.path / "archive" / "ab" / "abcdef"
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(b"slipped in")
    assert [finding.where for finding in filled.check()] == [str(place)]


def test_a_changed_text_is_found(filled: Register) -> None:
    change(filled, "UPDATE texts SET content = replace(content, '300', '900')")
    assert ["stored text was changed" in finding.what for finding in filled.check()] == [True]


@pytest.mark.parametrize("statement", ["UPDATE decisions SET body = '{}'", "DELETE FROM decisions WHERE seq = 1"])
def test_the_table_of_decisions_refuses_every_change(filled: Register, statement: str) -> None:
    before = filled.decisions()
    with pytest.raises(sqlite3.IntegrityError, match="added, never edited"):
        change(filled, statement)
    assert filled.decisions() == before


def test_a_decision_rewritten_behind_the_trigger_breaks_the_chain(filled: Register) -> None:
    change(
        filled,
        "DROP TRIGGER decisions_no_update",
        "UPDATE decisions SET body = replace(body, 'first', 'never') WHERE seq = 1",
    )
    assert filled.audit().broken_at == 1
    assert [finding.where for finding in filled.check()] == ["decision 1"]


def test_a_decision_taken_out_behind_the_trigger_breaks_the_chain(filled: Register) -> None:
    change(filled, "DROP TRIGGER decisions_no_delete", "DELETE FROM decisions WHERE seq = 1")
    assert filled.audit().broken_at == 1
