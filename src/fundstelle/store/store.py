"""Store: a register's folder, with its database and its archive of bytes."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine

from fundstelle.errors import RegisterMissing, StoreConflict, StoreError
from fundstelle.store import dialect, migrate
from fundstelle.store.archive import Archive
from fundstelle.store.documents import index_texts, is_indexed

DATABASE = "register.sqlite"
ARCHIVE = "archive"
SETTINGS = "register.toml"

_FORMAT = 1

_FIRST_SETTINGS = f"""\
# Settings of this Fundstelle register. Everything else stands in register.sqlite and archive/.
format = {_FORMAT}
"""


@dataclass(frozen=True, slots=True)
class Store:
    """An open store. Every reading and writing happens in a transaction of `reading()` or `writing()`."""

    folder: Path
    archive: Archive
    engine: Engine
    watch: dialect.Watch

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the database from beginning to end."""
        with dialect.transaction(self.engine, writing=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; all is kept at the end, or nothing where something is raised.

        Raises RegisterBusy where another process writes for longer than a moment.
        """
        with dialect.transaction(self.engine, writing=True) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database."""
        self.watch.close()
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_store(folder: Path, *, create: bool = False, busy_seconds: float = dialect.BUSY_SECONDS) -> Store:
    """The store in `folder`, its schema brought to the newest step.

    Raises RegisterMissing where there is none and `create` is false, StoreConflict where a newer Fundstelle made it.
    """
    if not (folder / DATABASE).exists():
        _make_folder(folder, create)
    _check_settings(folder / SETTINGS)
    file = folder / DATABASE
    store = Store(folder, Archive(folder / ARCHIVE), dialect.make_engine(file, busy_seconds), dialect.Watch(file))
    try:
        _bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def _make_folder(folder: Path, create: bool) -> None:
    if not create:
        remedy = f"`fundstelle init {folder}` makes one; `--register` names another folder"
        raise RegisterMissing("there is no register here", where=str(folder), remedy=remedy)
    if folder.is_dir() and not (folder / ARCHIVE).exists() and any(folder.iterdir()):
        remedy = "name an empty folder or one that does not exist yet"
        raise StoreError("the folder holds other things", where=str(folder), remedy=remedy)
    try:
        (folder / ARCHIVE).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"the folder cannot be made: {error.strerror}", where=str(folder)) from error
    _write_settings(folder / SETTINGS)


def _write_settings(path: Path) -> None:
    if path.exists():
        return
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(_FIRST_SETTINGS)
    Path(name).replace(path)


def _check_settings(path: Path) -> None:
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    except (OSError, ValueError) as error:
        raise StoreError(
            f"the settings cannot be read: {error}", where=str(path), remedy="mend or remove it"
        ) from error
    if settings.get("format", _FORMAT) != _FORMAT:
        message = f"the register has format {settings['format']!r}, this Fundstelle reads {_FORMAT}"
        raise StoreConflict(message, where=str(path), remedy="update Fundstelle")


def _bring_up_to_date(store: Store) -> None:
    with store.reading() as connection:
        if migrate.fetch_step(connection) == migrate.NEWEST and is_indexed(connection):
            return
    with store.writing() as connection:
        migrate.upgrade(connection)
        index_texts(connection)
