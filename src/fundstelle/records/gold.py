"""gold_form: the one place that knows the coarser words of gold/ANNOTATION.md."""

from __future__ import annotations

from decimal import Decimal

from fundstelle.records.claim import Claim, Kind, Phase, Stance
from fundstelle.values import Hedge, Period, Quantity

_DENIED = frozenset({Stance.DENIES, Stance.FINDS_NO_EVIDENCE, Stance.REFUSES, Stance.RETRACTS})
_UNCERTAIN = frozenset({Stance.SUSPECTS, Stance.DOUBTS, Stance.NO_COMMENT})
_INTENDED = frozenset({Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.PLANNED, Phase.AGREED})


def gold_form(claim: Claim) -> dict[str, object]:
    """A claim of a scored kind with the keys and words of a gold claim (without "doc")."""
    supplier, recipient = gold_parties(claim)
    return {
        "kind": claim.kind.value,
        "supplier": list(supplier),
        "recipient": list(recipient),
        "item": claim.item,
        "designation": claim.designation,
        "quantity": gold_quantity(claim.quantity),
        "outcome": claim.outcome.value if claim.outcome else None,
        "time": gold_time(claim.happened),
        "place": list(claim.route.places),
        "stance": gold_stance(claim),
        "origin": [link.source for link in claim.attribution.origins],
        "via": [link.source for link in claim.attribution.via],
        "start": claim.span.start,
        "end": claim.span.end,
        "phase": claim.phase.value,
        "stance_fine": claim.stance.value,
        "said": gold_time(claim.said),
        "calibre_mm": claim.calibre_mm,
    }


def gold_parties(claim: Claim) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(supplier, recipient): a trainee or victim is the supplier, a host or trainer the recipient."""
    roles = claim.roles
    if claim.kind is Kind.DEPLOYMENT:
        return roles.sender, roles.host
    if claim.kind is Kind.TRAINING:
        return roles.trainee, roles.trainer
    if claim.kind is Kind.CASUALTY:
        return roles.victim, ()
    return roles.giver, roles.taker


def gold_stance(claim: Claim) -> str:
    """`denied`, `uncertain`, `intended` or `affirmed`, in this order of precedence."""
    if claim.stance in _DENIED:
        return "denied"
    if claim.stance in _UNCERTAIN:
        return "uncertain"
    return "intended" if claim.phase in _INTENDED else "affirmed"


def gold_quantity(quantity: Quantity | None) -> dict[str, object] | None:
    """value, mode and basis; `high` for ranges; `unit`, `per` and `joint` where they say more."""
    if quantity is None:
        return None
    mode, value = _mode_and_value(quantity)
    form: dict[str, object] = {"value": plain_number(value), "mode": mode, "basis": quantity.basis.value}
    if mode == "range" and quantity.high is not None:
        form["high"] = plain_number(quantity.high)
    if quantity.unit:
        form["unit"] = quantity.unit
    if quantity.per:
        form["per"] = quantity.per.value
    if quantity.joint:
        form["joint"] = True
    return form


def _mode_and_value(quantity: Quantity) -> tuple[str, Decimal]:
    if quantity.low is None:
        assert quantity.high is not None
        return "at_most", quantity.high
    if quantity.is_vague:
        return "vague", quantity.low
    if quantity.is_range:
        return "range", quantity.low
    if quantity.high is None:
        return "at_least", quantity.low
    return ("exact" if quantity.hedge is Hedge.NONE else "about"), quantity.low


def gold_time(period: Period | None) -> dict[str, str | None] | None:
    """start and end as ISO dates at the precision said, None where open."""
    if period is None:
        return None
    return {"start": period.start.iso() if period.start else None, "end": period.end.iso() if period.end else None}


def plain_number(value: Decimal) -> int | float:
    """An int where the value is whole, else a float, as JSON readers expect."""
    return int(value) if value == value.to_integral_value() else float(value)
