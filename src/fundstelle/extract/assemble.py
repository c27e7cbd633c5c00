"""Assemble: from a filled draft with its voice and attitude to a Claim, every slot pinned."""

from __future__ import annotations

from types import MappingProxyType

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.dates import Direction
from fundstelle.extract.draft import Draft, Side, is_person
from fundstelle.extract.evidence import Ground, find_ground
from fundstelle.extract.periods import TimeMark
from fundstelle.extract.stance import Attitude
from fundstelle.extract.timing import choose_said, choose_time
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import (
    PUBLISHER,
    Act,
    Attribution,
    Claim,
    Evidence,
    Kind,
    Link,
    Phase,
    Roles,
    Route,
    Stance,
)
from fundstelle.values import Basis, PartialDate, Period, Pin, Quantity, Span

_FUTURE = frozenset({Phase.PLANNED, Phase.REQUESTED, Phase.OFFERED, Phase.THREATENED, Phase.AGREED})
_UNITS = {"personnel": "person", "fuel": "t", "coal": "t"}


def make_claim(
    a: Analysis,
    draft: Draft,
    voice: Voice | None,
    attitude: Attitude,
    text_id: str,
    published: PartialDate | None,
    score: float,
    engine: str,
) -> Claim:
    """The claim of a filled draft. Its id is given later (records.ids.with_ids)."""
    builder = _Builder(a, text_id)
    span = claim_span(a, draft, text_id)
    happened = _period(builder, draft, attitude, published, voice)
    ground = find_ground(a, draft, voice)
    pins = _pins(builder, draft, attitude, voice, happened)
    if ground is not None:
        pins["evidence"] = (builder.pin(ground.at, ground.evidence.value),)
    return Claim(
        id="",
        span=span,
        language=a.s.lexicon.pack.code,
        kind=draft.kind,
        item=draft.item.item,
        roles=_roles(draft),
        designation=draft.item.designation,
        calibre_mm=draft.item.calibre,
        quantity=_quantity(builder, draft),
        outcome=draft.outcome,
        route=Route(at=tuple(dict.fromkeys(name for name, _, _ in draft.places))),
        happened=happened,
        said=_said(builder, draft, voice, published),
        phase=attitude.phase,
        stance=attitude.stance,
        condition=builder.pin(attitude.condition, "condition") if attitude.condition else None,
        attribution=_attribution(builder, voice, ground),
        pins=MappingProxyType(pins),
        score=score,
        found_by=engine,
    )


class _Builder:
    """Makes spans and pins of one sentence's tokens."""

    def __init__(self, a: Analysis, text_id: str) -> None:
        self.a = a
        self.text_id = text_id
        self._made: dict[tuple[tuple[int, int], str], Pin] = {}

    def span(self, tokens: tuple[int, int]) -> Span:
        words = self.a.s.tokens
        return Span(self.text_id, words[tokens[0]].start, words[min(tokens[1], len(words)) - 1].end)

    def pin(self, tokens: tuple[int, int], rule: str) -> Pin:
        """The pin of these words; several slots of a claim have the same one."""
        known = self._made.get((tokens, rule))
        if known is None:
            known = self._made[tokens, rule] = Pin(self.span(tokens), rule)
        return known


def claim_span(a: Analysis, draft: Draft, text_id: str) -> Span:
    """The clause of the act with the words of item and number; the whole sentence where it is short."""
    s = a.s
    clause = draft.clause
    first, last = clause.first, clause.last
    if draft.item_from is None:
        first, last = min(first, draft.item.np_first), max(last, draft.item.last)
    while first < last - 1 and (s.is_mark_token(first, ",;:–—-()") or s.is_word(first, "coordinators")):
        first += 1
    while last - 1 > first and s.is_mark_token(last - 1, ",;:–—("):
        last -= 1
    return s.span(text_id, first, last)


def _roles(draft: Draft) -> Roles:
    giver, taker = draft.giver.ids, draft.taker.ids
    if draft.kind is Kind.DEPLOYMENT:
        return Roles(sender=giver, host=taker)
    if draft.kind is Kind.TRAINING:
        return Roles(trainee=giver, trainer=taker)
    if draft.kind is Kind.CASUALTY:
        return Roles(victim=giver)
    return Roles(giver=giver, taker=taker)


def _role_names(kind: Kind) -> tuple[str, str]:
    return {
        Kind.DEPLOYMENT: ("sender", "host"),
        Kind.TRAINING: ("trainee", "trainer"),
        Kind.CASUALTY: ("victim", ""),
    }.get(kind, ("giver", "taker"))


def _quantity(builder: _Builder, draft: Draft) -> Quantity | None:
    number = draft.number
    if number is None:
        return None
    basis = _clause_basis(builder, draft)
    unit = "person" if is_person(draft.item) else _UNITS.get(draft.item.item.partition(".")[0], "piece")
    return number.make_quantity(
        joint=draft.item.joint, basis=basis, unit=unit, words=builder.pin((number.first, number.last), "number")
    )


def _clause_basis(builder: _Builder, draft: Draft) -> Basis:
    """ "So far 40 tanks …"; the total of "40 tanks, 300 in all" is that of the other number."""
    said = [m.first for m in builder.a.s.marks("basis") if m.value == "total" and m.first in draft.clause]
    others = [n for n in builder.a.numbers if draft.number is None or n.core != draft.number.core] if said else []
    whole = any(not any(n.first <= at < n.last for n in others) for at in said)
    return Basis.TOTAL if whole else Basis.UNSPECIFIED


def _period(
    builder: _Builder, draft: Draft, attitude: Attitude, published: PartialDate | None, voice: Voice | None
) -> Period | None:
    mark = choose_time(builder.a, draft, voice)
    if mark is None:
        return None
    direction = Direction.FUTURE if attitude.phase in _FUTURE or _is_ahead(mark, draft, attitude) else Direction.PAST
    return mark.make_period(published, direction, builder.pin((mark.first, mark.last), "period"))


def _is_ahead(mark: TimeMark, draft: Draft, attitude: Attitude) -> bool:
    """What is held likely lies ahead where only an end is named, or the verb is an infinitive ("likely to send")."""
    event = draft.event
    to_come = event is not None and "inf" in event.features and not event.features & {"part", "past"}
    return attitude.stance is Stance.SUSPECTS and (mark.start is None or to_come)


def _said(builder: _Builder, draft: Draft, voice: Voice | None, published: PartialDate | None) -> Period | None:
    """When the source said so, seen from the day of publication; None where the text does not tell."""
    mark = choose_said(builder.a, draft, voice)
    if mark is None:
        return None
    return mark.make_period(published, Direction.PAST, builder.pin((mark.first, mark.last), "period"))


def _attribution(builder: _Builder, voice: Voice | None, ground: Ground | None) -> Attribution:
    rests_on = ground.evidence if ground is not None else Evidence.NONE
    if voice is None:
        return Attribution((Link(PUBLISHER, evidence=rests_on),))
    pin = builder.pin(voice.at, "source") if voice.at[0] >= 0 and not voice.carried else None
    act = Act(voice.act)
    via = tuple(Link(code) for code in voice.via)
    return Attribution(
        (*via, Link(voice.origins[0], act, rests_on, pin)),
        tuple(Link(code, act, rests_on, pin) for code in voice.origins[1:]),
    )


def _pins(
    builder: _Builder, draft: Draft, attitude: Attitude, voice: Voice | None, happened: Period | None
) -> dict[str, tuple[Pin, ...]]:
    pins: dict[str, tuple[Pin, ...]] = {}
    item = draft.item
    pins["item"] = (
        (builder.pin((item.first, item.last), "item"),)
        if draft.item_from is None
        else (Pin(draft.item_from, "context", True),)
    )
    pins["kind"] = (
        (builder.pin((draft.event.at, draft.event.last), draft.event.frames[0]),)
        if draft.event
        else (builder.pin((item.first, item.last), draft.rule),)
    )
    for name, side in zip(_role_names(draft.kind), (draft.giver, draft.taker), strict=True):
        if name and side:
            pins[name] = _side_pins(builder, side)
    if draft.number:
        pins["quantity"] = (builder.pin((draft.number.first, draft.number.last), "number"),)
    if happened and happened.words:
        pins["happened"] = (happened.words,)
    if item.designation:
        pins["designation"] = pins["item"]
    if draft.outcome:
        pins["outcome"] = pins["kind"]
    if attitude.stance_at:
        pins["stance"] = (builder.pin(attitude.stance_at, attitude.stance.value),)
    if attitude.phase_at:
        pins["phase"] = (builder.pin(attitude.phase_at, attitude.phase.value),)
    if voice and voice.at[0] >= 0 and not voice.carried:
        pins["attribution"] = (builder.pin(voice.at, "source"),)
    if draft.places:
        pins["place"] = tuple(builder.pin((first, last), "place") for _, first, last in draft.places)
    return pins


def _side_pins(builder: _Builder, side: Side) -> tuple[Pin, ...]:
    if side.taken_over is not None:
        return (Pin(side.taken_over, side.rule or "context", True),)
    return tuple(builder.pin(tokens, side.rule) for tokens in side.tokens)
