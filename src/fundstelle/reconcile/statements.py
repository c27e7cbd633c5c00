"""One origin first: the mentions of one statement are united, and the most careful wording stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import DENIED, UNCERTAIN, Fact
from fundstelle.reconcile.origins import Speaker, Standing
from fundstelle.reconcile.placing import Slot, as_of_day, place_figure
from fundstelle.records.matter import MatterKey, SeriesBasis
from fundstelle.values import Basis, Interval


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in the mouth of one speaker. A claim with two origins is two mentions."""

    fact: Fact
    speaker: Speaker
    slot: Slot

    @property
    def is_uncertain(self) -> bool:
        """Whether the figure was only called possible (a plan is no doubt)."""
        return self.fact.stance == UNCERTAIN and self.slot.basis is not SeriesBasis.PLANNED

    @property
    def home(self) -> str:
        """The document, for speakers of whom two documents may mean different ones; "" for the rest."""
        return self.fact.document if self.speaker.standing in (Standing.FLAT, Standing.UNNAMED) else ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one unit says about one number, in all its mentions.

    head: the mention that words it most carefully; mentions: all in this matter, in canonical order; interval: of the
    most careful wording, wherever it stands; as_of: the latest day it was said to hold; first_said: the earliest day.
    """

    speaker: Speaker
    slot: Slot
    value: tuple[Decimal, ...]
    interval: Interval
    head: Fact
    mentions: tuple[Fact, ...]
    as_of: date | None
    first_as_of: date | None
    first_said: date | None
    is_uncertain: bool
    is_correction: bool
    home: str

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Of all mentions, the head's first."""
        return tuple(dict.fromkeys([self.head.id, *(fact.id for fact in self.mentions)]))


def find_mentions(
    facts: Sequence[Fact], theatres: Collection[str], bodies: BodyKnowledge, passed_on: Collection[tuple[str, str]]
) -> list[Mention]:
    """Every figure that stands in a series, by speaker; named parts, denials and media passed through have none."""
    counted_before: set[tuple[str, MatterKey]] = set()
    mentions = []
    for fact in facts:
        slot = place_figure(fact, theatres, bodies) if fact.stance != DENIED else None
        if slot is None:
            continue
        is_part = fact.marks.part and slot.period is None and (fact.document, fact.key) in counted_before
        counted_before.add((fact.document, fact.key))
        if not is_part:
            mentions += [Mention(fact, s, slot) for s in fact.speakers if (fact.document, s.unit) not in passed_on]
    return mentions


def make_statements(mentions: Sequence[Mention], key: MatterKey) -> list[Statement]:
    """The statements of the matter `key`. Mentions of joint figures in sister matters may word one more carefully."""
    joined = join_dayless(mentions)
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for mention in joined:
        groups[(*_identity(mention), mention.slot)].append(mention)
    made = (_make_statement(group, key) for group in groups.values())
    return [statement for statement in made if statement]


def _identity(mention: Mention) -> tuple[object, ...]:
    """Equal for the mentions of one statement, whoever retells it, wherever its series."""
    number = mention.fact.number
    assert number is not None
    planned = mention.slot.basis is SeriesBasis.PLANNED
    return (mention.speaker, mention.home, mention.is_uncertain, planned, number.value, _measured(mention.slot))


def _measured(slot: Slot) -> tuple[object, ...]:
    return (slot.measure, slot.designation, slot.joint)


def _make_statement(group: Sequence[Mention], key: MatterKey) -> Statement | None:
    own = [m for m in group if m.fact.key == key]
    if not own:
        return None
    careful = min(group, key=_by_care)
    number = careful.fact.number
    assert number is not None
    head = min(own, key=_by_care)
    days = [as_of_day(m.fact, m.slot) for m in own]
    return Statement(
        speaker=head.speaker,
        slot=head.slot,
        value=number.value,
        interval=number.interval,
        head=head.fact,
        mentions=tuple(m.fact for m in own),
        as_of=max((day for day in days if day), default=None),
        first_as_of=min((day for day in days if day), default=None),
        first_said=min((m.fact.said for m in own if m.fact.said), default=None),
        is_uncertain=head.is_uncertain,
        is_correction=any(m.fact.marks.correction for m in own),
        home=head.home,
    )


def _by_care(mention: Mention) -> tuple[object, ...]:
    """The most careful wording first; of equal ones the one said last."""
    number = mention.fact.number
    assert number is not None
    said = mention.fact.said
    return (number.care, -(said.toordinal() if said else 0), mention.fact.order)


def join_dayless(mentions: Sequence[Mention]) -> list[Mention]:
    """A figure without a day joins the same unit's dated figure of the same value (MATTERS.md, "Series")."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    group_of = []
    for mention in mentions:
        group = groups[_identity(mention)]
        group.append(mention)
        group_of.append(group)
    totals = {m.speaker.unit for m in mentions if m.slot.basis is SeriesBasis.TOTAL and _is_surely_total(m)}
    return [_joined(mention, group, totals) for mention, group in zip(mentions, group_of, strict=True)]


def _joined(mention: Mention, group: Sequence[Mention], totals: Collection[str]) -> Mention:
    if len(group) == 1 or not _is_dayless(mention):
        return mention
    anchors = [m for m in group if not _is_dayless(m) and _can_take(mention, m)]
    if anchors:
        return replace(mention, slot=min(anchors, key=lambda m: _distance(mention, m)).slot)
    slot = _shared_slot(mention, group, totals)
    return mention if slot == mention.slot else replace(mention, slot=slot)


def _shared_slot(mention: Mention, group: Sequence[Mention], totals: Collection[str]) -> Slot:
    """Of several figures without any day: the widest scope; a level by its words, unless the unit counts totals."""
    slots = [m.slot for m in group if _is_dayless(m) and _can_take(mention, m)]
    widest = min((slot.scope for slot in slots), key=lambda scope: (len(scope), scope), default=mention.slot.scope)
    bases = {slot.basis for slot in slots}
    basis = mention.slot.basis
    if {SeriesBasis.LEVEL, SeriesBasis.TOTAL} <= bases:
        basis = SeriesBasis.TOTAL if mention.speaker.unit in totals else SeriesBasis.LEVEL
    return replace(mention.slot, basis=basis, scope=widest)


def _is_dayless(mention: Mention) -> bool:
    """Without a time of its own, and not said to be a total."""
    if mention.fact.is_dated:
        return False
    number = mention.fact.number
    return mention.slot.basis is SeriesBasis.PLANNED or bool(number and number.basis is not Basis.TOTAL)


def _is_surely_total(mention: Mention) -> bool:
    return not _is_dayless(mention) or mention.fact.marks.flow


def _can_take(mention: Mention, other: Mention) -> bool:
    """An increment joins the amount of a period only; anything else joins whatever measures the same."""
    if mention is other:
        return True
    if mention.slot.basis is SeriesBasis.PERIOD:
        return other.slot.basis is SeriesBasis.PERIOD
    return True


def _distance(mention: Mention, other: Mention) -> tuple[object, ...]:
    """The same document's figure first, then the nearest in time of publication, then canonical order."""
    days = abs((mention.fact.order[0] - other.fact.order[0]).days)
    return (mention.fact.document != other.fact.document, days, other.fact.order)
