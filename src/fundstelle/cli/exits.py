"""Exit codes: what a script may rely on. The table stands in docs/cli.md and is tested against this file."""

from __future__ import annotations

from fundstelle.errors import (
    DecisionConflict,
    FundstelleError,
    InputError,
    KnowledgeInvalid,
    PartMissing,
    PublishRefused,
    StoreError,
)

DONE = 0
"""Everything asked for was done; documents known already count as done."""

DAMAGED = 1
"""Done, but something was skipped, or a check found something amiss; the output names each."""

USAGE = 2
"""The command line was not understood."""

INPUT = 3
"""A file, an id or a value that was given cannot be used."""

REGISTER = 4
"""The register is missing, busy or damaged, or somebody decided meanwhile."""

REFUSED = 5
"""A report may not be published as it stands."""

KNOWLEDGE = 6
"""A row of knowledge or of a reading pack is invalid."""

PART = 7
"""An optional part is not installed."""

FAULT = 70
"""A fault of Fundstelle itself; `--debug` shows where."""

INTERRUPTED = 130
"""Stopped by Ctrl-C; the same command goes on where it stopped."""

_CODES: tuple[tuple[type[FundstelleError], int], ...] = (
    (InputError, INPUT),
    (StoreError, REGISTER),
    (DecisionConflict, REGISTER),
    (PublishRefused, REFUSED),
    (KnowledgeInvalid, KNOWLEDGE),
    (PartMissing, PART),
)


def exit_code_of(error: FundstelleError) -> int:
    """The code for an error, by the branch of the tree it stands on."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), DAMAGED)
