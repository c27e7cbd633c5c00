"""Fundstelle: an evidence register for sanctions and arms-transfer monitoring; claims pinned to their exact words.

    from fundstelle import open_register

Nothing is imported before it is used, so that `fundstelle extract` starts without the database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundstelle.register import Register, open_register, read_and_extract

    __version__: str

__all__ = ["Register", "__version__", "open_register", "read_and_extract"]

_DOOR = ("Register", "open_register", "read_and_extract")


def __getattr__(name: str) -> object:
    """The register's public names and the version (PEP 562: start-up must not pay for what is not used)."""
    if name == "__version__":
        return _installed_version()
    if name not in _DOOR:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("fundstelle.register"), name)


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # 25 ms that only two commands need

    try:
        return version("fundstelle")
    except PackageNotFoundError:  # run from a source tree that nobody installed
        return "0+unknown"
