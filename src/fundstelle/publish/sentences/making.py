"""The act of a claim, with what its passage adds: made once, then told as a clause, a group or a noun (writer.py)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from fundstelle.publish.sentences.acts import (
    Act,
    find_speaker,
    find_variant,
    is_aimed_at,
    is_denied_future,
    is_lasting,
    is_pledged_since,
    is_same_day,
    is_to_begin,
    tell_phase,
)
from fundstelle.publish.sentences.grammar import NOBODY
from fundstelle.publish.sentences.heard import Heard
from fundstelle.publish.sentences.prospects import AIMS, CONTRACTED, PLAN, PROCURED, TO_COME, UNPLANNED, WANTED
from fundstelle.publish.sentences.writer import Writer
from fundstelle.records.claim import Claim, Kind, Outcome, Phase, Stance
from fundstelle.values import Quantity, Rate, StartBound

_GUEST = ".embassy"
"""Who speaks for a state from another's soil has itself bought, sent or trained nothing."""
ONE = Quantity(Decimal(1), Decimal(1))
_TROOPS, _LOSSES = "personnel.troops", "personnel.troops:losses"
"""Losses are suffered by troops, not by soldiers."""
_PEOPLE = "personnel.troops:people"
_SIDE = ("side", "fought", "joined")


def make_act(
    claim: Claim, writer: Writer, heard: Heard, items: Sequence[str] = (), published: date | None = None
) -> Act:
    """The act that a claim tells of, with what its passage adds; items: all items of a joint figure. published: the
    document's day."""
    happened = claim.happened
    speaker, speaks_itself = find_speaker(claim, writer.names)
    is_guest = any(code.endswith(_GUEST) for code in heard.speakers)
    is_whole = all(code in (one.source for one in claim.attribution.origins) for code in heard.speakers)
    end = happened.end.last_day if happened and happened.end else None
    variant = find_variant(claim, heard, speaker)
    moved = _find_third(claim, heard, variant, writer)
    at_front = claim.kind is Kind.DEPLOYMENT and heard.to_front and not moved and variant not in _SIDE
    is_past = end is not None and published is not None and end < published
    is_since = happened is not None and happened.start is not None and happened.end is None
    is_begun = is_since and not is_to_begin(claim, published)
    is_aimed = is_aimed_at(claim, heard)
    aimed = (Phase.REQUESTED, WANTED) if heard.is_help else (Phase.PLANNED, AIMS)
    contract = _find_contract(claim, heard, speaker)
    quantity = ONE if heard.is_one and not heard.not_one else _measure(claim, heard, writer)
    when = _tell_when(claim, heard, variant, writer, published)
    if claim.kind is Kind.CASUALTY and quantity is not None and quantity.per is not None:
        row = writer.grammar.table("rates_of_loss")
        when = str(row["order"]).format(when=when, rate=row[quantity.per.value]).strip()
        quantity = replace(quantity, per=None)
    return Act(
        kind=claim.kind,
        items=tuple(items) or _name_members(claim, heard, writer) or (claim.item,),
        roles=replace(claim.roles, host=moved) if moved else claim.roles,
        quantity=quantity,
        described=_describe(claim, heard, writer),
        outcome=_tell_outcome(claim, heard),
        when=when,
        phase=aimed[0] if is_aimed else tell_phase(claim, heard, variant, is_past or is_begun),
        is_past=is_past,
        is_since=is_since,
        is_held=claim.stance is Stance.SUSPECTS or is_denied_future(claim, heard),
        speaker="" if is_guest else speaker,
        speaks_itself=speaks_itself and is_whole and claim.stance is not Stance.FINDS_NO_EVIDENCE,
        variant=variant,
        trade=heard.trade,
        prospect=aimed[1]
        if is_aimed
        else contract
        if contract
        else UNPLANNED
        if heard.denial == "no_plan"
        else PLAN
        if heard.intends
        else heard.prospect,
        limits=heard.kinds,
        place=_find_place(claim, writer),
        for_whom=claim.roles.host if moved or at_front else (),
        at_front=at_front,
        near=heard.near_words,
        is_more=heard.is_more,
    )


def _find_contract(claim: Claim, heard: Heard, speaker: str) -> str:
    """The prospect of who buys for another what he is to give him: a contract, or the wish to buy; "" else."""
    gives = claim.kind is Kind.TRANSFER and bool(claim.roles.giver and claim.roles.taker)
    if not gives or claim.stance is not Stance.AFFIRMS or claim.phase not in (Phase.PLANNED, Phase.AGREED):
        return ""
    is_buyer = heard.trade == "bought" and speaker in claim.roles.giver
    return CONTRACTED if heard.contracts and (is_buyer or heard.for_another) else PROCURED if is_buyer else ""


def _describe(claim: Claim, heard: Heard, writer: Writer) -> str:
    """The type and calibre of goods; of a sum, that it is the price of one piece."""
    if heard.is_price:
        return str(writer.grammar.table("described", "price"))
    return writer.amounts.described(claim.designation, claim.calibre_mm or heard.calibre)


def _tell_outcome(claim: Claim, heard: Heard) -> str:
    outcome = claim.outcome.value if claim.outcome else "casualties"
    return "died" if outcome == "killed" and heard.died else outcome


def _name_members(claim: Claim, heard: Heard, writer: Writer) -> tuple[str, ...]:
    """The item by the passage's noun; people of a group are its members, and one of them is a fighter."""
    if claim.kind is Kind.CASUALTY and claim.quantity is None and claim.outcome in (None, Outcome.CASUALTIES):
        return heard.items or ((_LOSSES,) if claim.item == _TROOPS and writer.grammar.find("items", _LOSSES) else ())
    if heard.items != (_PEOPLE,):
        return heard.items
    groups = [code for code in claim.roles.sender if not writer.names.is_state(code)]
    return (f"{claim.item}:member",) if groups else (f"{claim.item}:fighter",) if heard.is_one else heard.items


def _find_third(claim: Claim, heard: Heard, variant: str, writer: Writer) -> tuple[str, ...]:
    """The one third state in which persons serve for their host: sent to Ukraine, for Russia; () where none is named,
    or it is told on whose side they are."""
    if claim.kind is not Kind.DEPLOYMENT or heard.near or variant in _SIDE:
        return ()
    sides = {*claim.roles.host, *claim.roles.sender}
    found = [state for state in map(writer.names.find_state, claim.route.places) if state]
    if not found and len(claim.route.places) == 1 and all(map(writer.names.is_state, claim.roles.host)):
        found = [state for state in map(writer.names.find_state_of, claim.route.places) if state]  # occupied ground
    return tuple(found) if len(found) == 1 and found[0] not in sides and claim.roles.host else ()


def _find_place(claim: Claim, writer: Writer) -> str:
    """The one place where somebody is denied to be: that he is not there is no word about the whole state."""
    if claim.kind is not Kind.DEPLOYMENT or claim.stance is not Stance.DENIES or len(claim.route.places) != 1:
        return ""
    (place,) = claim.route.places
    return "" if writer.names.find_state(place) else writer.names.place_name(place)


def _tell_when(claim: Claim, heard: Heard, variant: str, writer: Writer, published: date | None) -> str:
    """When it happened, and that it went through the speaker's own state where that is what it speaks of."""
    lasts = is_lasting(claim, heard, variant)
    to_come = is_to_begin(claim, published) or (claim.phase in TO_COME and not is_pledged_since(claim, published))
    happened = replace(claim.happened, named=heard.part) if claim.happened and heard.part else claim.happened
    is_first = to_come and heard.earliest and happened is not None and happened.start_bound is StartBound.AT_LATEST
    happened = replace(happened, start_bound=StartBound.EXACT) if is_first and happened else happened
    when = writer.same_day() if is_same_day(claim) else writer.when(happened, goes_on=lasts, to_come=to_come)
    when = str(writer.grammar.table("earliest", "pattern")).format(when) if is_first else when
    if heard.either:
        lists = writer.grammar.table("lists")
        when = str(lists["or"]).join(when.rsplit(str(lists["and"]), 1))
    own = writer.names.parties([find_speaker(claim, writer.names)[0]]) if is_through_own(claim, writer) else NOBODY
    way = writer.grammar.form(own, "way")
    return f"{way} {when}".strip()


def is_through_own(claim: Claim, writer: Writer) -> bool:
    """Whether a state speaks of goods that go through it from others: blamed for letting them through, it gave none."""
    speaker, _ = find_speaker(claim, writer.names)
    if claim.kind is not Kind.TRANSFER or not speaker or speaker in (*claim.roles.giver, *claim.roles.taker):
        return False
    return any(writer.names.is_place_of(place, speaker) for place in claim.route.places)


def _measure(claim: Claim, heard: Heard, writer: Writer) -> Quantity | None:
    """The figure; a mass that the claim merely counts in the unit that stands behind the number."""
    quantity = None if heard.not_one else claim.quantity
    if quantity is None or not (heard.unit or heard.rate or heard.currency):
        return quantity
    if heard.currency:
        return replace(quantity, unit=heard.currency)
    per = Rate(heard.rate) if heard.rate else quantity.per
    if not heard.unit:
        return replace(quantity, per=per) if quantity.per is None else quantity
    if writer.amounts.is_unit_unknown(heard.items or [claim.item], quantity):
        return replace(quantity, unit=heard.unit, per=per)
    return replace(quantity, per=per) if quantity.unit == heard.unit and quantity.per is None else quantity
