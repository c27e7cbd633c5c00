"""Records to JSON and back without loss: what the store keeps and the exports write.

`to_json` and `from_json` hold for every record (Claim, Document, Text, Reading, Matter, Decision, Assessment …), see
`values.codec` for the forms. `render_json` is canonical: equal records give equal bytes.
"""

from __future__ import annotations

import json
from typing import TypeVar

from fundstelle.errors import ValueInvalid
from fundstelle.records.claim import Claim
from fundstelle.values.codec import Json, from_json, to_json

__all__ = ["Json", "claim_from_json", "claim_to_json", "from_json", "parse_json", "render_json", "to_json"]

R = TypeVar("R")


def claim_to_json(claim: Claim) -> dict[str, Json]:
    """The plain form of a claim, every field written."""
    return to_json(claim)


def claim_from_json(form: object) -> Claim:
    """The claim with this plain form. Raises ValueInvalid naming the slot that does not fit."""
    return from_json(Claim, form)


def render_json(record: object) -> str:
    """A record as one line of canonical JSON: keys sorted, no spaces, letters as they are (UTF-8)."""
    return json.dumps(to_json(record), ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def parse_json(kind: type[R], text: str) -> R:
    """The record of this kind that `render_json` wrote. Raises ValueInvalid where it is no JSON or does not fit."""
    try:
        form = json.loads(text)
    except ValueError as error:
        raise ValueInvalid(f"no JSON: {error}", where=kind.__name__) from error
    return from_json(kind, form)
