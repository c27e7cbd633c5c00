"""The front door: open a register, put documents in, ask what is claimed. Imports nothing until it is used.

`from fundstelle.register import open_register` loads the store; `fundstelle.register.direct` does not.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fundstelle.register.answers import Explanation, FiledClaim, FiledDocument, Finding, Hit, SlotTrail, View
    from fundstelle.register.direct import read_and_extract, reconcile_gold_folder
    from fundstelle.register.forgetting import Trace
    from fundstelle.register.importing import ImportReport
    from fundstelle.register.measuring import Quality, Reviewed
    from fundstelle.register.options import (
        ClaimFilter,
        DecisionWish,
        IngestOptions,
        MatterFilter,
        MatterOrder,
        Progress,
        ReportChoice,
        Silence,
    )
    from fundstelle.register.register import Register, open_register
    from fundstelle.register.stages import FixedStages, Stages
    from fundstelle.review.scoring import Score
    from fundstelle.store.published import Published

_HOMES = {
    "ClaimFilter": "options",
    "DecisionWish": "options",
    "Explanation": "answers",
    "FiledClaim": "answers",
    "FiledDocument": "answers",
    "Finding": "answers",
    "Hit": "answers",
    "ImportReport": "importing",
    "IngestOptions": "options",
    "MatterFilter": "options",
    "MatterOrder": "options",
    "Progress": "options",
    "Published": "forgetting",
    "Quality": "measuring",
    "Register": "register",
    "ReportChoice": "options",
    "Reviewed": "measuring",
    "Score": "measuring",
    "Silence": "options",
    "SlotTrail": "answers",
    "FixedStages": "stages",
    "Stages": "stages",
    "Trace": "forgetting",
    "View": "answers",
    "open_register": "register",
    "read_and_extract": "direct",
    "reconcile_gold_folder": "direct",
}

__all__ = [
    "ClaimFilter",
    "DecisionWish",
    "Explanation",
    "FiledClaim",
    "FiledDocument",
    "Finding",
    "FixedStages",
    "Hit",
    "ImportReport",
    "IngestOptions",
    "MatterFilter",
    "MatterOrder",
    "Progress",
    "Published",
    "Quality",
    "Register",
    "ReportChoice",
    "Reviewed",
    "Score",
    "Silence",
    "SlotTrail",
    "Stages",
    "Trace",
    "View",
    "open_register",
    "read_and_extract",
    "reconcile_gold_folder",
]


def __getattr__(name: str) -> object:
    """The public name, from the module it lives in (PEP 562: start-up must not pay for the database)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
