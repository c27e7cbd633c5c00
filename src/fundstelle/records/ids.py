"""Every recipe of an id. Ids come from content (law 6); a test pins one per recipe: a change is deliberate."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace

from fundstelle.records.claim import Claim, Roles
from fundstelle.records.decision import Decision
from fundstelle.records.matter import MatterKey
from fundstelle.values import Period

_SHORT = 20
"""Hex digits of a shortened id: 80 bits, so that two of 10 million claims meet by chance once in 10^10 registers."""


def make_document_id(raw: bytes) -> str:
    """SHA-256 of the bytes, in hex."""
    return hashlib.sha256(raw).hexdigest()


def make_text_id(content: str) -> str:
    """SHA-256 of the canonical text in UTF-8, shortened, behind `t`."""
    return "t" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:_SHORT]


def make_claim_id(claim: Claim, ordinal: int) -> str:
    """Hash of text id, passage, kind, item and the ordinal among claims equal in these, behind `c`."""
    parts = [claim.span.text_id, claim.span.start, claim.span.end, claim.kind.value, claim.item, ordinal]
    return "c" + _hash(parts)


def with_ids(claims: Iterable[Claim]) -> list[Claim]:
    """The claims in order, each with its id; ordinals count claims of equal passage, kind and item."""
    seen: dict[tuple[object, ...], int] = {}
    numbered = []
    for claim in claims:
        key = (claim.span, claim.kind, claim.item)
        ordinal = seen.get(key, 0)
        seen[key] = ordinal + 1
        numbered.append(replace(claim, id=make_claim_id(claim, ordinal)))
    return numbered


def make_matter_id(key: MatterKey) -> str:
    """Hash of the address, behind `m`."""
    outcome = key.outcome.value if key.outcome else None
    parts = [key.kind.value, key.givers, key.takers, key.item, outcome, key.places, key.part]
    return "m" + _hash(parts)


def make_decision_id(decision: Decision) -> str:
    """Full SHA-256 over everything a decision says and the id of the one before it: the hash chain of law 5."""
    targets = [[t.span.text_id, t.span.start, t.span.end, t.kind, sorted(t.values.items())] for t in decision.targets]
    content = sorted((decision.content or {}).items())
    parts = [
        decision.previous,
        decision.verdict.value,
        targets,
        decision.by,
        decision.at.isoformat(),
        decision.why,
        content,
        decision.supersedes,
    ]
    return hashlib.sha256(_canonical(parts)).hexdigest()


def slot_values(claim: Claim) -> dict[str, str]:
    """The values of a claim that a reviewer judges, as canonical strings; equal dicts say the same (law 6)."""
    values: dict[str, object] = {
        "kind": claim.kind.value,
        "item": claim.item,
        "designation": claim.designation,
        "calibre_mm": None if claim.calibre_mm is None else float(claim.calibre_mm),
        "outcome": claim.outcome,
        "stance": claim.stance.value,
        "phase": claim.phase.value,
        "quantity": _quantity_values(claim),
        "happened": _period_values(claim.happened),
        "said": _period_values(claim.said),
        # Its words are pinned; as a value it counts that there is one, since a condition is never left out.
        "condition": True if claim.condition else None,
        "place": claim.route.places,
        "from": claim.route.source,
        "to": claim.route.destination,
        "origin": [link.source for link in claim.attribution.origins],
        "via": [link.source for link in claim.attribution.via],
    }
    values.update({role: getattr(claim.roles, role) for role in Roles.__dataclass_fields__})
    return {slot: _canonical(value).decode() for slot, value in values.items() if value not in (None, [], ())}


def _quantity_values(claim: Claim) -> Sequence[object] | None:
    q = claim.quantity
    if q is None:
        return None
    ends = [None if end is None else format(end.normalize(), "f") for end in (q.low, q.high)]
    return [*ends, q.low_strict, q.high_strict, q.hedge.value, q.unit, q.per, q.basis.value, q.joint, q.exactly]


def _period_values(period: Period | None) -> Sequence[object] | None:
    if period is None:
        return None
    ends = [None if end is None else end.iso() for end in (period.start, period.end)]
    return [*ends, period.relation.value, period.start_bound.value, period.end_bound.value]


def _hash(parts: Sequence[object]) -> str:
    return hashlib.sha256(_canonical(parts)).hexdigest()[:_SHORT]


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
