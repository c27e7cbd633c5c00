"""Fundstelle: an evidence register for sanctions and arms-transfer monitoring; claims pinned to their exact words.

    import fundstelle

    with fundstelle.open_register("cases/2025") as register:
        for filed in register.claims():
            print(filed.quote)

docs/api.md shows the rest. Nothing is imported before it is used, so that `fundstelle extract` starts without the
database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundstelle.errors import FundstelleError
    from fundstelle.publish import ReportSettings, verify_folder
    from fundstelle.records.claim import Kind, Stance
    from fundstelle.records.decision import Verdict
    from fundstelle.records.document import Handling
    from fundstelle.register import (
        ClaimFilter,
        DecisionWish,
        IngestOptions,
        MatterFilter,
        Register,
        ReportChoice,
        open_register,
        read_and_extract,
    )
    from fundstelle.register.frames import claims_frame, matters_frame
    from fundstelle.register.publishing import render_report

    __version__: str

_DOORS = {
    "ClaimFilter": "register",
    "DecisionWish": "register",
    "FundstelleError": "errors",
    "Handling": "records.document",
    "IngestOptions": "register",
    "Kind": "records.claim",
    "MatterFilter": "register",
    "Register": "register",
    "ReportChoice": "register",
    "ReportSettings": "publish",
    "Stance": "records.claim",
    "Verdict": "records.decision",
    "claims_frame": "register.frames",
    "matters_frame": "register.frames",
    "open_register": "register",
    "read_and_extract": "register",
    "render_report": "register.publishing",
    "verify_folder": "publish",
}
"""Every public name and the room it lives in."""

__all__ = [
    "ClaimFilter",
    "DecisionWish",
    "FundstelleError",
    "Handling",
    "IngestOptions",
    "Kind",
    "MatterFilter",
    "Register",
    "ReportChoice",
    "ReportSettings",
    "Stance",
    "Verdict",
    "__version__",
    "claims_frame",
    "matters_frame",
    "open_register",
    "read_and_extract",
    "render_report",
    "verify_folder",
]


def __getattr__(name: str) -> object:
    """The public names and the version (PEP 562: start-up must not pay for what is not used)."""
    if name == "__version__":
        return _installed_version()
    if name not in _DOORS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"fundstelle.{_DOORS[name]}"), name)


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # 25 ms that only two commands need

    try:
        return version("fundstelle")
    except PackageNotFoundError:  # run from a source tree that nobody installed
        return "0+unknown"
