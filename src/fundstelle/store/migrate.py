"""Bring a register's schema to the newest step, in one transaction. Alembic is imported only where needed."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from fundstelle.errors import StoreConflict

NEWEST = "0005"
"""The last step; a test holds it against the folder `migrations/versions`."""

_FOLDER = Path(__file__).with_name("migrations")


def fetch_step(connection: Connection) -> str | None:
    """The step this database is at, None where it is empty."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    step = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(step) if step else None


def upgrade(connection: Connection) -> str | None:
    """Run the missing steps on `connection`, which is in a writing transaction; the step it was at before.

    Raises StoreConflict where the register was made by a newer Fundstelle.
    """
    step = fetch_step(connection)
    if step == NEWEST:
        return step
    if step is not None and step > NEWEST:
        raise StoreConflict(
            f"this register was made by a newer Fundstelle (schema {step}, this one knows {NEWEST})",
            where=str(connection.engine.url.database),
            remedy="update Fundstelle",
        )
    _run_steps(connection)
    return step


def _run_steps(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
