"""Everything that only SQLite understands: opening, locking, full-text index, triggers. The one dialect file.

Another engine (PostgreSQL for teams) needs a second version of this file and of nothing else.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, Table, and_, create_engine, event, text
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import DatabaseError, OperationalError

from fundstelle.errors import RegisterBusy, StoreConflict, StoreError

BUSY_SECONDS = 10.0
"""How long a writer waits for another. One document's transaction takes milliseconds, so who waits longer waits for
something stuck or for a long reconcile; then it is better to say so."""

_CONNECTIONS = 20
"""Connections kept open: as many as clients ask at once. Opening one costs more than most questions."""

_WRITING = "fundstelle_writing"
_PLAIN = "fundstelle_plain"
"""Option of a connection without transactions, for statements that SQLite refuses inside one."""
_BUSY_CODES = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def make_engine(file: Path, busy_seconds: float = BUSY_SECONDS) -> Engine:
    """An engine on the database file. Transactions are begun by us: pysqlite would commit before DDL."""
    engine = create_engine(
        URL.create("sqlite", database=str(file)),
        connect_args={"timeout": busy_seconds},
        pool_size=_CONNECTIONS,
        max_overflow=_CONNECTIONS,
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    # A deferred BEGIN that writes later cannot wait: SQLite answers "locked" at once when its snapshot is old.
    if connection.get_execution_options().get(_PLAIN, False):
        return
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """A connection in one transaction, committed at the end, rolled back where anything is raised.

    Raises RegisterBusy where another process holds the write lock for longer than the engine waits.
    """
    with translated_errors(engine), engine.connect() as connection:
        chosen = connection.execution_options(**{_WRITING: writing})
        with chosen.begin():
            yield chosen


class Watch:
    """Tells whether anybody wrote: a connection that never writes itself, to which every commit is another's.

    Counters of our own would miss what a later Fundstelle, or a hand, changes in a table that they do not count.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def version(self) -> int:
        """A number that is another after every commit to the file."""
        with self._lock:
            if self._connection is None:
                self._connection = sqlite3.connect(self._file, check_same_thread=False)
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


@contextmanager
def translated_errors(engine: Engine) -> Iterator[None]:
    """The database's errors as ours."""
    where = str(engine.url.database)
    try:
        yield
    except OperationalError as error:
        raise _translate(error, where) from error
    except DatabaseError as error:
        if isinstance(error.orig, sqlite3.IntegrityError):
            raise StoreConflict(str(error.orig), where=where) from error
        if isinstance(error.orig, sqlite3.DatabaseError):
            raise StoreError(f"the database cannot be used: {error.orig}", where=where, remedy=_REPAIR) from error
        raise


_REPAIR = "restore the folder from a backup, or make a new register and run the documents again"


def _translate(error: OperationalError, where: str) -> StoreError:
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY_CODES:
        return RegisterBusy(
            "another process is writing to this register",
            where=where,
            remedy="wait until it has finished and run the same command again; what is stored already is kept",
        )
    return StoreError(f"the database cannot be used: {error.orig}", where=where, remedy=_REPAIR)


def begins_with(column: ColumnElement[str], begun: str) -> ColumnElement[bool]:
    """Whether a column's value begins so. LIKE would read the whole table: SQLite's folds case, the indexes do not."""
    return and_(column >= begun, column < begun + chr(0x10FFFF))


def insert_new(table: Table) -> Insert:
    """An INSERT that leaves a row alone that is there already."""
    return insert(table).on_conflict_do_nothing()


def upsert(table: Table, keys: Sequence[str], values: dict[str, Any], keep: Sequence[str] = ()) -> Insert:
    """An INSERT that writes over the row with these keys, but for the columns to keep."""
    statement = insert(table).values(**values)
    changed = {name: statement.excluded[name] for name in values if name not in (*keys, *keep)}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=changed)


def forbid_changes(connection: Connection, table: str) -> None:
    """Make the table append-only: UPDATE and DELETE abort, from whatever program they come."""
    for action in ("UPDATE", "DELETE"):
        connection.execute(
            text(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are added, never edited'); END"
            )
        )


def create_index(connection: Connection) -> None:
    """The full-text index: words and stems of each passage, folded by us, so that hits can be highlighted by us."""
    connection.execute(
        text("CREATE VIRTUAL TABLE passage_words USING fts5(words, stems, tokenize='unicode61 remove_diacritics 0')")
    )


def create_claim_index(connection: Connection) -> None:
    """The full-text index of claims' quotes, folded and stemmed like passages. It keeps its words, since an index
    without them is damaged by taking out other words than were put in."""
    connection.execute(
        text("CREATE VIRTUAL TABLE claim_words USING fts5(words, stems, tokenize='unicode61 remove_diacritics 0')")
    )


def add_claims_to_index(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index quotes: (row, words, stems)."""
    statement = "INSERT INTO claim_words(rowid, words, stems) VALUES (?, ?, ?)"
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def remove_claims_from_index(connection: Connection, rows: Iterable[int]) -> None:
    """Forget quotes."""
    gone = [(row,) for row in rows]
    if gone:
        connection.exec_driver_sql("DELETE FROM claim_words WHERE rowid = ?", gone)


def remove_all_claims_from_index(connection: Connection) -> None:
    """Forget every quote."""
    connection.execute(text("DELETE FROM claim_words"))


def find_claims_in_index(connection: Connection, terms: Sequence[tuple[str, Sequence[str]]]) -> Iterator[int]:
    """Rows of claims whose quotes have every term, the newest first; read as they are asked for."""
    query = " AND ".join(_match_term(word, stems) for word, stems in terms)
    statement = "SELECT rowid FROM claim_words WHERE claim_words MATCH ? ORDER BY rowid DESC"
    yield from (row[0] for row in walk_rows(connection, statement, (query,)))


def fetch_chunks(connection: Connection, shelf: str, keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
    """The stored stretches of these (value, stretch)."""
    statement = (
        "SELECT c.value, c.chunk, c.members FROM json_each(?) AS k CROSS JOIN facet_chunks AS c ON c.shelf = ? "
        "AND c.value = json_extract(k.value, '$[0]') AND c.chunk = json_extract(k.value, '$[1]')"
    )
    rows = connection.exec_driver_sql(statement, (json.dumps(list(keys)), shelf))
    return {(row[0], row[1]): row[2] for row in rows}


def save_chunks(connection: Connection, rows: Sequence[tuple[str, str, int, int, bytes, int]]) -> None:
    """Keep stretches: (shelf, value, stretch, count, members, revision)."""
    statement = (
        'INSERT INTO facet_chunks(shelf, value, chunk, "count", members, revision) VALUES (?, ?, ?, ?, ?, ?) '
        'ON CONFLICT DO UPDATE SET "count" = excluded."count", members = excluded.members, '
        "revision = excluded.revision"
    )
    if rows:
        connection.exec_driver_sql(statement, list(rows))


def walk_rows(connection: Connection, statement: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of a SELECT as plain tuples, read as they are asked for: records of each would cost five times as much,
    and a walk passes thousands."""
    cursor = connection.connection.cursor()
    try:
        yield from cursor.execute(statement, tuple(values))
    finally:
        cursor.close()


def fetch_by_keys(connection: Connection, select: str, keys: Sequence[int] | Sequence[str]) -> Sequence[Any]:
    """The rows of a SELECT with a condition `IN (SELECT value FROM json_each(?))`: no limit on how many keys."""
    return connection.exec_driver_sql(select, (json.dumps(list(keys)),)).all()


def add_to_index(connection: Connection, rows: Sequence[tuple[int, str, str]]) -> None:
    """Index passages: (row, words, stems) of each."""
    statement = text("INSERT INTO passage_words(rowid, words, stems) VALUES (:row, :words, :stems)")
    connection.execute(statement, [{"row": row, "words": words, "stems": stems} for row, words, stems in rows])


def remove_from_index(connection: Connection, rows: Sequence[int]) -> None:
    """Forget passages."""
    statement = text("DELETE FROM passage_words WHERE rowid = :row")
    if rows:
        connection.execute(statement, [{"row": row} for row in rows])


def erase_traces(engine: Engine) -> None:
    """Rewrite the file without what was deleted: rows, words of the index, freed pages, the write-ahead log.

    Deleting alone only marks: the words would stay readable in the file. Raises RegisterBusy where somebody reads or
    writes meanwhile. What a disk keeps of overwritten files is out of reach.
    """
    with translated_errors(engine), engine.connect() as connection:
        plain = connection.execution_options(**{_PLAIN: True})
        for statement in _ERASING:
            plain.exec_driver_sql(statement)


_ERASING = (
    "INSERT INTO passage_words(passage_words) VALUES ('optimize')",
    "INSERT INTO claim_words(claim_words) VALUES ('optimize')",
    "VACUUM",
    "PRAGMA wal_checkpoint(TRUNCATE)",
)


def find_in_index(
    connection: Connection, terms: Sequence[tuple[str, Sequence[str]]], limit: int
) -> list[tuple[int, float]]:
    """(row, rank) of passages that have every term, as a word or as one of its stems; the best first.

    terms: each a folded word and its stems. Rows of equal rank come in the order they were added.
    """
    query = " AND ".join(_match_term(word, stems) for word, stems in terms)
    statement = text(
        "SELECT rowid, bm25(passage_words, 2.0, 1.0) AS rank FROM passage_words "
        "WHERE passage_words MATCH :query ORDER BY rank, rowid LIMIT :limit"
    )
    return [(row, rank) for row, rank in connection.execute(statement, {"query": query, "limit": limit})]


def rank_newest(
    connection: Connection, terms: Sequence[tuple[str, Sequence[str]]], most: int
) -> list[tuple[int, float]]:
    """(row, rank) of the newest passages that have every term, at most so many; the best first."""
    query = " AND ".join(_match_term(word, stems) for word, stems in terms)
    statement = (
        "SELECT rowid, bm25(passage_words, 2.0, 1.0) AS rank FROM passage_words "
        "WHERE passage_words MATCH ? ORDER BY rowid DESC LIMIT ?"
    )
    found = [(row[0], row[1]) for row in connection.exec_driver_sql(statement, (query, most))]
    return sorted(found, key=lambda one: (one[1], -one[0]))


_LANGUAGES = """
WITH RECURSIVE l(language) AS (
  SELECT min(language) FROM passages
  UNION ALL
  SELECT (SELECT min(language) FROM passages WHERE language > l.language) FROM l WHERE l.language IS NOT NULL
) SELECT language FROM l WHERE language IS NOT NULL
"""


def fetch_languages(connection: Connection) -> list[str]:
    """The languages of passages, by steps through the index: DISTINCT would read it whole."""
    return [row[0] for row in connection.exec_driver_sql(_LANGUAGES)]


def _match_term(word: str, stems: Sequence[str]) -> str:
    parts = [f"words : {_quoted(word)}", *(f"stems : {_quoted(stem)}" for stem in stems)]
    return "(" + " OR ".join(parts) + ")"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def find_damage(connection: Connection) -> list[str]:
    """What the database itself finds wrong: its pages, its foreign keys."""
    pages = [row[0] for row in connection.execute(text("PRAGMA integrity_check")) if row[0] != "ok"]
    keys = [
        f"row {row[1]} of {row[0]} points at nothing in {row[2]}"
        for row in connection.execute(text("PRAGMA foreign_key_check"))
    ]
    return pages + keys
