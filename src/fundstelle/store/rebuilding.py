"""Emptying the read tables, and whether they are filled by today's recipe."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from fundstelle.store.dialect import remove_all_claims_from_index, upsert
from fundstelle.store.facets import empty_facets
from fundstelle.store.tables import (
    claim_rows,
    clash_rows,
    disputed_claims,
    matter_clashes,
    matter_rows,
    matter_units,
    state,
)

RECIPE = 1
"""Raise it when facets, rows or the index of quotes are made otherwise: they are made anew at the next open."""

_FILLED = "rows.recipe"


def is_filled(connection: Connection) -> bool:
    """Whether the read tables were made by today's recipe."""
    recipe = connection.execute(select(state.c.value).where(state.c.key == _FILLED)).scalar_one_or_none()
    return recipe == str(RECIPE)


def save_filled(connection: Connection) -> None:
    """The read tables are made by today's recipe."""
    connection.execute(upsert(state, ["key"], {"key": _FILLED, "value": str(RECIPE)}))


def empty_read_tables(connection: Connection) -> None:
    """Forget all rows. Sets of facets are emptied, not dropped, so that open readers hear of it."""
    for table in (claim_rows, matter_rows, matter_units, disputed_claims, clash_rows, matter_clashes):
        connection.execute(delete(table))
    empty_facets(connection)
    remove_all_claims_from_index(connection)
