"""Claims and matters as data frames, where pandas or polars is installed; neither is needed by anything else."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from fundstelle.errors import PartMissing, QueryInvalid
from fundstelle.records.document import Handling
from fundstelle.register.options import ReportChoice
from fundstelle.register.publishing import EVERYTHING, collect_report
from fundstelle.register.register import Register

Library = Literal["pandas", "polars"]

LIBRARIES: tuple[Library, ...] = ("pandas", "polars")
"""In the order in which they are looked for."""

_NUMBERS = frozenset({"low", "high", "calibre_mm", "score"})
_COUNTS = frozenset({"start", "end", "independent_origins", "mentions"})
_TRUTHS = frozenset({"low_strict", "high_strict", "joint", "disputed"})


def claims_frame(
    register: Register,
    choice: ReportChoice = EVERYTHING,
    *,
    handling: Handling = Handling.PUBLIC,
    library: Library | None = None,
    knowledge_dirs: Sequence[Path] = (),
) -> Any:
    """One row a claim, with the columns of claims.csv; numbers are numbers, empty cells missing values.

    handling: claims of documents above it are not in the frame. library: None for the first that is installed.
    Raises PartMissing where none is, QueryInvalid for another library or a choice that names nothing.
    """
    from fundstelle.publish.exports.tables import make_claims_table

    return make_frame(make_claims_table(_collect(register, choice, handling, knowledge_dirs)), library)


def matters_frame(
    register: Register,
    choice: ReportChoice = EVERYTHING,
    *,
    handling: Handling = Handling.PUBLIC,
    library: Library | None = None,
    knowledge_dirs: Sequence[Path] = (),
) -> Any:
    """One row a matter and series, with the columns of matters.csv. Otherwise as `claims_frame`."""
    from fundstelle.publish.exports.tables import make_matters_table

    return make_frame(make_matters_table(_collect(register, choice, handling, knowledge_dirs)), library)


def _collect(register: Register, choice: ReportChoice, handling: Handling, knowledge_dirs: Sequence[Path]) -> Any:
    from fundstelle.publish import ReportSettings

    settings = ReportSettings(pictures=False, handling=handling)
    return collect_report(register, "en", None, settings, knowledge_dirs, choice)


def make_frame(table: Any, library: Library | None = None) -> Any:
    """The table as a data frame whose columns have the same types whether there are rows or not."""
    chosen = find_library(library)
    columns = {name: [row[name] for row in table.rows] for name in table.columns}
    if chosen == "polars":
        import polars  # type: ignore[import-not-found,unused-ignore]

        kinds = {name: getattr(polars, _kind(name)[1]) for name in columns}
        return polars.DataFrame(columns, schema=kinds, strict=False)
    import pandas  # type: ignore[import-untyped,unused-ignore]

    return pandas.DataFrame({name: pandas.array(cells, dtype=_kind(name)[0]) for name, cells in columns.items()})


def _kind(column: str) -> tuple[str, str]:
    """The type of a column, as pandas and as polars call it; all of them know missing values."""
    if column in _NUMBERS:
        return "Float64", "Float64"
    if column in _COUNTS:
        return "Int64", "Int64"
    return ("boolean", "Boolean") if column in _TRUTHS else ("string", "String")


def find_library(wanted: str | None) -> Library:
    """The library wanted, else the first that is installed. Raises PartMissing, QueryInvalid."""
    if wanted is not None and wanted not in LIBRARIES:
        raise QueryInvalid(f"no data frames by {wanted!r}", remedy=f"choose of: {', '.join(LIBRARIES)}")
    found = next((name for name in LIBRARIES if wanted in (None, name) and find_spec(name)), None)
    if found is None:
        raise PartMissing("data frames need pandas or polars", remedy=f"pip install {wanted or LIBRARIES[0]}")
    return found
