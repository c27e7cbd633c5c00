"""The inverse of `gold_form`: a gold claim of ANNOTATION.md as a Claim. Only what the gold says is filled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from fundstelle.errors import ValueInvalid
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Route, Stance
from fundstelle.records.ids import with_ids
from fundstelle.values import Basis, Hedge, PartialDate, Period, Quantity, Rate, Span, parse_iso

UNSAID = ""
"""Unit of a gold figure that names none: it stands in the words and is read from there when figures are compared."""

_STANCES = {
    "affirmed": (Stance.AFFIRMS, Phase.UNSPECIFIED),
    "uncertain": (Stance.SUSPECTS, Phase.UNSPECIFIED),
    "intended": (Stance.AFFIRMS, Phase.PLANNED),
    "denied": (Stance.DENIES, Phase.UNSPECIFIED),
}


def read_gold_claims(rows: Sequence[Mapping[str, Any]], text_id: str, language: str, where: str = "") -> list[Claim]:
    """The claims of one gold file in its order, each with its id.

    rows: its `claims`; text_id: of the text they are offsets in; where: the file, for errors. Raises ValueInvalid with
    the claim's place in the file where a row cannot be a claim.
    """
    claims = []
    for place, row in enumerate(rows):
        try:
            claims.append(read_gold_claim(row, text_id, language))
        except (KeyError, ValueError, ValueInvalid) as error:
            raise ValueInvalid(f"claim {place} cannot be read: {error}", where=where) from error
    return with_ids(claims)


def read_gold_claim(row: Mapping[str, Any], text_id: str, language: str) -> Claim:
    """One gold claim, without its id. Raises KeyError for a missing key, ValueError for an unknown word."""
    stance, phase = _read_stance(row)
    kind = Kind(row["kind"])
    return Claim(
        id="",
        span=Span(text_id, row["start"], row["end"]),
        language=language,
        kind=kind,
        item=row["item"],
        roles=_read_roles(kind, tuple(row["supplier"]), tuple(row["recipient"])),
        designation=row.get("designation"),
        calibre_mm=row.get("calibre_mm"),
        quantity=_read_quantity(row),
        outcome=Outcome(row["outcome"]) if row.get("outcome") else None,
        route=Route(at=tuple(row.get("place") or ())),
        happened=_read_period(row.get("time")),
        said=_read_period(row.get("said")),
        phase=phase,
        stance=stance,
        attribution=_read_attribution(row),
        found_by="gold",
    )


def _read_stance(row: Mapping[str, Any]) -> tuple[Stance, Phase]:
    """The finer words where gold has them, else what the four coarse ones stand for."""
    stance, phase = _STANCES[row["stance"]]
    if row.get("stance_fine"):
        stance = Stance(row["stance_fine"])
    if row.get("phase"):
        phase = Phase(row["phase"])
    return stance, phase


def _read_roles(kind: Kind, supplier: tuple[str, ...], recipient: tuple[str, ...]) -> Roles:
    if kind is Kind.DEPLOYMENT:
        return Roles(sender=supplier, host=recipient)
    if kind is Kind.TRAINING:
        return Roles(trainee=supplier, trainer=recipient)
    if kind is Kind.CASUALTY:
        return Roles(victim=supplier)
    return Roles(giver=supplier, taker=recipient)


def _read_quantity(row: Mapping[str, Any]) -> Quantity | None:
    form = row.get("quantity")
    if form is None:
        return None
    value, mode = Decimal(str(form["value"])), form["mode"]
    low, high = _read_ends(value, mode, form)
    return Quantity(
        low=low,
        high=high,
        hedge={"about": Hedge.ABOUT, "vague": Hedge.VAGUE}.get(mode, Hedge.NONE),
        unit=form.get("unit") or UNSAID,
        per=Rate(form["per"]) if form.get("per") else None,
        basis=Basis(form.get("basis") or "unspecified"),
        joint=bool(form.get("joint") or row.get("joint")),
    )


def _read_ends(value: Decimal, mode: str, form: Mapping[str, Any]) -> tuple[Decimal | None, Decimal | None]:
    if mode == "at_most":
        return None, value
    if mode in ("at_least", "vague"):
        return value, None
    if mode == "range":
        return value, Decimal(str(form["high"]))
    if mode not in ("exact", "about"):
        raise ValueError(f"no mode {mode!r}")
    return value, value


def _read_period(form: Mapping[str, Any] | None) -> Period | None:
    if not form or not (form.get("start") or form.get("end")):
        return None
    return Period(_read_date(form.get("start")), _read_date(form.get("end")))


def _read_date(text: str | None) -> PartialDate | None:
    if text is None:
        return None
    day = parse_iso(text)
    if day is None:
        raise ValueError(f"no date: {text!r}")
    return day


def _read_attribution(row: Mapping[str, Any]) -> Attribution:
    origins = [Link(source) for source in row.get("origin") or ["publisher"]]
    via = tuple(Link(source) for source in row.get("via") or ())
    return Attribution((*via, origins[0]), tuple(origins[1:]))
