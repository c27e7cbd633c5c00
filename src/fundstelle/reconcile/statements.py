"""One origin first: the mentions of one statement are united, and the most careful wording stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.facts import DENIED, UNCERTAIN, Fact
from fundstelle.reconcile.origins import Speaker, Standing
from fundstelle.reconcile.placing import Slot, as_of_day, place_figure
from fundstelle.records.matter import Figure, MatterKey, SeriesBasis
from fundstelle.values import Basis, Interval


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in the mouth of one speaker. A claim with two origins is two mentions."""

    fact: Fact
    speaker: Speaker
    slot: Slot
    identity: int = 0
    """Equal, in one matter, for the mentions of one statement, whoever retells it, wherever its series."""

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
    figure: Figure

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Of all mentions, the head's first."""
        return tuple(dict.fromkeys([self.head.id, *(fact.id for fact in self.mentions)]))


Identities = dict[tuple[object, ...], int]
"""What mentions of one statement share -> a number for it: numbers are compared ten thousand times as fast."""


def find_mentions(
    facts: Sequence[Fact],
    theatres: Collection[str],
    bodies: BodyKnowledge,
    passed_on: Collection[tuple[str, str]],
    identities: Identities,
) -> list[Mention]:
    """Every figure that stands in a series, by speaker; named parts, denials and media passed through have none.

    facts: all of one matter (and of sister matters) in some documents, in canonical order.
    """
    counted_before: set[tuple[str, MatterKey]] = set()
    mentions = []
    for fact in facts:
        slot = place_figure(fact, theatres, bodies) if fact.stance != DENIED else None
        if slot is None:
            continue
        is_part = fact.marks.part and slot.period is None and (fact.document, fact.key) in counted_before
        counted_before.add((fact.document, fact.key))
        if not is_part:
            made = (Mention(fact, s, slot) for s in fact.speakers if (fact.document, s.unit) not in passed_on)
            mentions += [replace(m, identity=identities.setdefault(_identify(m), len(identities))) for m in made]
    return mentions


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one statement, and the statements (one per series) made of them, each with its first mention."""

    members: list[Mention]
    counts_totals: bool
    made: list[tuple[Mention, Statement]]


def make_statements(
    mentions: Sequence[Mention], key: MatterKey, totals: Collection[str], known: Mapping[int, Group]
) -> tuple[list[Statement], dict[int, Group]]:
    """(the statements of the matter `key` in the order of their first mentions, their groups by identity).

    Mentions of joint figures in sister matters may word one more carefully. totals: units that surely count totals
    there. known: groups of the last time; those whose mentions are the same are kept.
    """
    members: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        members[mention.identity].append(mention)
    groups = {at: _make_group(group, key, totals, known.get(at)) for at, group in members.items()}
    made = [each for group in groups.values() for each in group.made]
    return [statement for _, statement in sorted(made, key=_by_first_mention)], groups


def _by_first_mention(entry: tuple[Mention, Statement]) -> tuple[object, ...]:
    mention = entry[0]
    return (mention.fact.order, mention.fact.speakers.index(mention.speaker))


def _make_group(group: list[Mention], key: MatterKey, totals: Collection[str], known: Group | None) -> Group:
    counts_totals = group[0].speaker.unit in totals
    if known and known.counts_totals == counts_totals and known.members == group:
        return known
    by_slot: dict[Slot, list[Mention]] = defaultdict(list)
    for mention in join_dayless(group, counts_totals=counts_totals):
        by_slot[mention.slot].append(mention)
    made = [(own, _make_statement(m, own)) for m in by_slot.values() if (own := [x for x in m if x.fact.key == key])]
    return Group(group, counts_totals, [(own[0], statement) for own, statement in made])


def find_totals(mentions: Iterable[Mention]) -> frozenset[str]:
    """The units of which a mention is surely a total."""
    return frozenset(m.speaker.unit for m in mentions if m.slot.basis is SeriesBasis.TOTAL and _is_surely_total(m))


def _identify(mention: Mention) -> tuple[object, ...]:
    number = mention.fact.number
    assert number is not None
    planned = mention.slot.basis is SeriesBasis.PLANNED
    return (mention.speaker, mention.home, mention.is_uncertain, planned, number.value, *_measured(mention.slot))


def _measured(slot: Slot) -> tuple[object, ...]:
    return (slot.measure, slot.designation, slot.joint)


def _make_statement(group: Sequence[Mention], own: Sequence[Mention]) -> Statement:
    """group: all mentions; own: those in the matter itself, at least one."""
    careful = min(group, key=_by_care)
    number = careful.fact.number
    assert number is not None
    head = min(own, key=_by_care)
    days = [as_of_day(m.fact, m.slot) for m in own]
    facts = tuple(m.fact for m in own)
    as_of = max((day for day in days if day), default=None)
    return Statement(
        speaker=head.speaker,
        slot=head.slot,
        value=number.value,
        interval=number.interval,
        head=head.fact,
        mentions=facts,
        as_of=as_of,
        first_as_of=min((day for day in days if day), default=None),
        first_said=min((m.fact.said for m in own if m.fact.said), default=None),
        is_uncertain=head.is_uncertain,
        is_correction=any(m.fact.marks.correction for m in own),
        home=head.home,
        figure=_make_figure(head, facts, number.interval, as_of),
    )


def _make_figure(head: Mention, facts: Sequence[Fact], interval: Interval, as_of: date | None) -> Figure:
    number = head.fact.number
    assert number is not None
    ids = tuple(dict.fromkeys([head.fact.id, *(fact.id for fact in facts)]))
    return Figure(
        unit_of_origin=head.speaker.unit,
        interval=interval,
        as_of=as_of,
        claim_id=ids[0],
        also=ids[1:],
        basis=number.basis,
        bound_lost=_find_bound_lost(facts, interval),
    )


def _find_bound_lost(facts: Sequence[Fact], interval: Interval) -> tuple[str, ...]:
    """The mentions that retell a bound ("at least 1,100") as a plain number."""
    if interval.low is not None and interval.high is not None and interval.low > 0:
        return ()
    return tuple(fact.id for fact in facts if fact.number and fact.number.care > 0)


def _by_care(mention: Mention) -> tuple[object, ...]:
    """The most careful wording first; of equal ones the one said last."""
    number = mention.fact.number
    assert number is not None
    said = mention.fact.said
    return (number.care, -(said.toordinal() if said else 0), mention.fact.order)


def join_dayless(group: Sequence[Mention], *, counts_totals: bool) -> list[Mention]:
    """The mentions of one statement. A figure without a day joins the same unit's dated figure of the same value
    (MATTERS.md, "Series"). counts_totals: whether the unit surely counts totals in the matter."""
    return [_joined(mention, group, counts_totals=counts_totals) for mention in group]


def _joined(mention: Mention, group: Sequence[Mention], *, counts_totals: bool) -> Mention:
    if len(group) == 1 or not _is_dayless(mention):
        return mention
    anchors = [m for m in group if not _is_dayless(m) and _can_take(mention, m)]
    if anchors:
        return replace(mention, slot=min(anchors, key=lambda m: _distance(mention, m)).slot)
    slot = _shared_slot(mention, group, counts_totals=counts_totals)
    return mention if slot == mention.slot else replace(mention, slot=slot)


def _shared_slot(mention: Mention, group: Sequence[Mention], *, counts_totals: bool) -> Slot:
    """Of several figures without any day: the widest scope; a level by its words, unless the unit counts totals."""
    slots = [m.slot for m in group if _is_dayless(m) and _can_take(mention, m)]
    widest = min((slot.scope for slot in slots), key=lambda scope: (len(scope), scope), default=mention.slot.scope)
    bases = {slot.basis for slot in slots}
    basis = mention.slot.basis
    if {SeriesBasis.LEVEL, SeriesBasis.TOTAL} <= bases:
        basis = SeriesBasis.TOTAL if counts_totals else SeriesBasis.LEVEL
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
