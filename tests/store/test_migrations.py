from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from fundstelle.errors import RegisterMissing, StoreConflict, StoreError
from fundstelle.records.ids import make_decision_id
from fundstelle.store import claims, decisions, documents, migrate, open_store, search
from fundstelle.store.tables import metadata

OLD = Path(__file__).with_name("fixtures") / "0001.sql"
SEARCH_TABLES = ("passage_words", "claim_words")
"""Tables of the full-text indexes, which only the dialect file knows."""


@pytest.fixture
def old_register(tmp_path: Path) -> Path:
    """A register as Fundstelle left it at schema step 0001."""
    folder = tmp_path / "old"
    (folder / "archive").mkdir(parents=True)
    database = sqlite3.connect(folder / "register.sqlite")
    try:
        database.executescript(OLD.read_text(encoding="utf-8"))
    finally:
        database.close()
    return folder


def test_an_old_register_is_brought_forward_with_everything_in_it(old_register: Path) -> None:
    with open_store(old_register) as store, store.reading() as connection:
        assert migrate.fetch_step(connection) == migrate.NEWEST
        ((document, _),) = documents.fetch_documents(connection)
        assert document.captures[0].path == "a.txt"
        (found,) = claims.fetch_claims(connection)
        (stored,) = documents.fetch_text(connection, found.claim.span.text_id)
        assert found.claim.span.read(stored.reading.text.content) == "XAA sends 300 crates to XAB"
        (decision,) = decisions.fetch_decisions(connection)
        assert make_decision_id(decision) == decision.id


def test_texts_of_an_old_register_can_be_searched_after_migration(old_register: Path) -> None:
    with open_store(old_register) as store, store.reading() as connection:
        assert [hit.words for hit in search.search_passages(connection, "crates", 5)] == [
            "XAA sends 300 crates to XAB."
        ]


def test_the_migrated_schema_is_the_one_the_tables_describe(tmp_path: Path, old_register: Path) -> None:
    for store in (open_store(tmp_path / "new", create=True), open_store(old_register)):
        with store, store.reading() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": _is_ours})
            assert compare_metadata(context, metadata) == []


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or not (name or "").startswith(SEARCH_TABLES)


def test_newest_is_the_last_step_in_the_folder() -> None:
    steps = sorted(path.name[:4] for path in (Path(migrate.__file__).parent / "migrations/versions").glob("0*.py"))
    assert steps[-1] == migrate.NEWEST


def test_a_register_of_a_newer_fundstelle_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "r", create=True) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreConflict, match="update Fundstelle"):
        open_store(tmp_path / "r")


def test_a_failed_migration_leaves_the_old_schema(old_register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_connection: object) -> int:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patch, pytest.raises(RuntimeError, match="power cut"):
        patch.setattr("fundstelle.store.store.index_texts", fail)
        open_store(old_register)
    database = sqlite3.connect(old_register / "register.sqlite")
    try:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    finally:
        database.close()
    with open_store(old_register) as store, store.reading() as connection:
        assert migrate.fetch_step(connection) == migrate.NEWEST


def test_opening_a_register_that_is_up_to_date_does_not_load_alembic(tmp_path: Path) -> None:
    import subprocess
    import sys

    open_store(tmp_path / "r", create=True).close()
    code = "import sys; from pathlib import Path; from fundstelle.store import open_store\n"
    code += "open_store(Path(sys.argv[1])).close(); assert 'alembic' not in sys.modules"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "r")], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_folder_with_other_things_is_not_made_a_register(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match="holds other things"):
        open_store(tmp_path, create=True)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


@pytest.mark.parametrize(("words", "said"), [("format = 2", "update Fundstelle"), ("format =", "cannot be read")])
def test_settings_of_another_format_are_refused(tmp_path: Path, words: str, said: str) -> None:
    open_store(tmp_path / "r", create=True).close()
    (tmp_path / "r" / "register.toml").write_text(words)
    with pytest.raises(StoreError, match=said):
        open_store(tmp_path / "r")


def test_a_missing_register_is_not_made_by_asking(tmp_path: Path) -> None:
    with pytest.raises(RegisterMissing):
        open_store(tmp_path / "r")
    assert not (tmp_path / "r").exists()


def test_a_file_that_is_no_database_gets_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "register.sqlite").write_text(json.dumps({"no": "database"}) * 100)
    with pytest.raises(StoreError, match="cannot be used"):
        open_store(tmp_path)
