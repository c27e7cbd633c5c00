"""Denials: one clash per denying claim-maker and address, however many affirm (gold/MATTERS.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from operator import attrgetter

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.clash import Clash, Side
from fundstelle.reconcile.facts import AFFIRMED, DENIED, Fact
from fundstelle.reconcile.origins import Speaker, Standing
from fundstelle.records.claim import Kind, Stance
from fundstelle.records.matter import ContradictionType, MatterKey

_MANY = 200
"""Pairs looked at for one denier, named origins first; all of them are named beside the one that is shown."""
_RANK = {Standing.STATE: 0, Standing.BODY: 0, Standing.CONSOLIDATOR: 1, Standing.UNNAMED: 2, Standing.FLAT: 3}


@dataclass(frozen=True, slots=True)
class Denied:
    """The denials of one claim-maker at one address, the latest first."""

    speakers: tuple[Speaker, ...]
    facts: tuple[Fact, ...]

    @property
    def units(self) -> frozenset[str]:
        """Who denies."""
        return frozenset(speaker.unit for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Affirmed:
    """A claim that affirms, with its units looked up once. sameness: equal, in one matter, for claims that a denial
    meets in the same way; rank: named origins and figures come first."""

    fact: Fact
    units: frozenset[str]
    sameness: int
    rank: int


def find_affirmed(facts: Iterable[Fact], identities: dict[tuple[object, ...], int]) -> tuple[Affirmed, ...]:
    """The claims of a document that affirm. identities: of the matter."""
    return tuple(_make_affirmed(fact, identities) for fact in facts if fact.stance == AFFIRMED)


def _make_affirmed(fact: Fact, identities: dict[tuple[object, ...], int]) -> Affirmed:
    sameness = identities.setdefault(_sameness(fact), len(identities))
    standing = min(_RANK[speaker.standing] for speaker in fact.speakers)
    units = frozenset(speaker.unit for speaker in fact.speakers)
    return Affirmed(fact, units, sameness, 2 * standing + (fact.number is None))


def _sameness(fact: Fact) -> tuple[object, ...]:
    value = fact.number.value if fact.number else None
    times = (fact.start, fact.end, fact.said)
    return ("affirmed", fact.speakers, fact.claim.designation, fact.places, value, times)


class Affirming:
    """What is affirmed in some matters, named origins first, and laid out by what a denial can only speak about.

    matters: of each what it affirms, in canonical order. Of claims that a denial meets in the same way the first is
    kept: most are copies and retellings.
    """

    def __init__(self, matters: Sequence[Sequence[Affirmed]]) -> None:
        kept: list[Affirmed] = []
        for affirmed in matters:
            first: dict[int, Affirmed] = {}
            for each in affirmed:
                first.setdefault(each.sameness, each)
            kept += first.values()
        if len(matters) > 1:
            kept.sort(key=lambda each: each.fact.order)
        # In canonical order already, so that of equal rank the earliest stands first.
        self._all = sorted(kept, key=attrgetter("rank"))
        self._dated = [each for each in self._all if each.fact.start]
        self._by_value: dict[object, list[Affirmed]] = defaultdict(list)
        for each in self._all:
            if each.fact.number:
                self._by_value[each.fact.number.value].append(each)

    @cached_property
    def last_said(self) -> Mapping[tuple[str, str], date]:
        """(unit, item) -> the last day on which the unit affirmed it."""
        last: dict[tuple[str, str], date] = {}
        for each in self._all:
            fact = each.fact
            if fact.said:
                for unit in each.units:
                    place = (unit, fact.key.item)
                    last[place] = max(fact.said, last.get(place, fact.said))
        return last

    def near(self, denial: Fact) -> Sequence[Affirmed]:
        """The claims that the denial can mean: of its figure, or with a time where it names one, else all."""
        if denial.number:
            return self._by_value.get(denial.number.value, ())
        return self._dated if denial.start else self._all


def find_denied(facts: Iterable[Fact]) -> list[Denied]:
    """The denials at an address by claim-maker. Finding nothing, refusing and taking back deny nothing."""
    groups: dict[tuple[Speaker, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.stance == DENIED and fact.denial is Stance.DENIES and _is_attributed(fact):
            groups[tuple(sorted(fact.speakers))].append(fact)
    return [Denied(speakers, tuple(reversed(group))) for speakers, group in groups.items()]


def _is_attributed(fact: Fact) -> bool:
    return any(speaker.standing is not Standing.FLAT for speaker in fact.speakers)


def is_denying(denied: MatterKey, affirmed: MatterKey, bodies: BodyKnowledge) -> bool:
    """Whether who denies at one address denies what is affirmed at the other: the same or a narrower item, the same
    parties, or any taker where none is named."""
    return (
        denied.kind is affirmed.kind
        and denied.outcome == affirmed.outcome
        and denied.givers == affirmed.givers
        and denied.takers in ((), affirmed.takers)
        and (denied.item == affirmed.item or bodies.is_broader(denied.item, affirmed.item))
        and set(denied.places) <= set(affirmed.places)
    )


def find_denials(denying: Iterable[Fact], matters: Sequence[Sequence[Affirmed]]) -> Iterator[Clash]:
    """The clashes of one address' denials. matters: what is affirmed at the addresses that it denies."""
    affirming: Affirming | None = None
    for denied in find_denied(denying):
        affirming = affirming or Affirming(matters)
        clash = _find_clash(denied, affirming)
        if clash:
            yield clash


def _find_clash(denied: Denied, affirmed: Affirming) -> Clash | None:
    found = list(islice(_find_pairs(denied, affirmed), _MANY))
    if not found:
        return None
    denial, best = min(found, key=lambda pair: _by_weight(*pair))
    a_also = tuple(fact.id for fact in denied.facts if fact is not denial)[:_MANY]
    b_also = tuple(dict.fromkeys(fact.id for _, fact in sorted(found, key=_by_order) if fact is not best))
    return Clash(
        ContradictionType.DENIAL,
        "denial" if denial.key.item == best.key.item else "denial_broader",
        _side(denial, a_also),
        _side(best, b_also),
        is_resolved=_is_admitted(denied, affirmed),
    )


def _find_pairs(denied: Denied, affirmed: Affirming) -> Iterator[tuple[Fact, Fact]]:
    units = denied.units
    for denial in _find_widest(denied.facts):
        # The latest day first: most claims fail on it, and there may be tens of thousands.
        limit = denial.said or date.max
        for each in affirmed.near(denial):
            fact = each.fact
            if (fact.start or fact.end or fact.said or date.min) > limit or each.units <= units:
                continue
            if is_contradicted(denial, fact):
                yield denial, fact


def _by_order(pair: tuple[Fact, Fact]) -> tuple[object, ...]:
    return pair[1].order


def _find_widest(denials: Sequence[Fact]) -> list[Fact]:
    """Of denials with equal slots the one said last, which reaches the furthest."""
    widest: dict[tuple[object, ...], Fact] = {}
    for fact in sorted(denials, key=lambda f: (f.said or date.max, f.order), reverse=True):
        value = fact.number.value if fact.number else None
        widest.setdefault((fact.start, fact.end, fact.claim.designation, fact.places, value, fact.marks.beyond), fact)
    return list(widest.values())


def _side(fact: Fact, also: tuple[str, ...]) -> Side:
    speaker = min(fact.speakers, key=lambda each: _RANK[each.standing])
    return Side(fact, speaker.unit, speaker.standing, also)


def is_contradicted(denial: Fact, fact: Fact) -> bool:
    """Whether a denial, up to the day it was said, speaks of what `fact` affirms."""
    if denial.claim.designation and denial.claim.designation != fact.claim.designation:
        return False
    if denial.key.kind is not Kind.DEPLOYMENT and denial.places and not set(denial.places) & set(fact.places):
        return False
    if denial.number and (fact.number is None or fact.number.value != denial.number.value):
        return False
    if denial.marks.beyond and fact.number is None:
        return False
    return _is_in_time(denial, fact)


def _is_in_time(denial: Fact, fact: Fact) -> bool:
    if denial.said is None:
        return True
    if denial.start is None:
        told = fact.start or fact.end or fact.said
        return told is None or told <= denial.said
    if fact.start is None or fact.start < denial.start:
        return False
    last = min(denial.end or denial.said, denial.said)
    return fact.start <= last and (fact.end is None or fact.end <= last)


def _is_admitted(denied: Denied, affirming: Affirming) -> bool:
    """Whether everybody who denied has affirmed it since, at the same item."""
    if any(fact.marks.beyond for fact in denied.facts):
        return False
    last = max((fact.said for fact in denied.facts if fact.said), default=None)
    item = denied.facts[0].key.item
    return last is not None and all(affirming.last_said.get((unit, item), last) > last for unit in denied.units)


def _by_weight(denial: Fact, fact: Fact) -> tuple[object, ...]:
    """The pair to show: what was said before the denial, named origins, the very address, the same document, a number.

    A denial of an excess is shown beside the greatest figure.
    """
    number = fact.number
    excess = -(number.interval.low or 0) if number and denial.marks.beyond else 0
    rank = min(_RANK[speaker.standing] for speaker in fact.speakers)
    is_after = bool(fact.said and denial.said and fact.said > denial.said)
    said = -(fact.said.toordinal() if fact.said else 0)
    place = (fact.key != denial.key, fact.document != denial.document)
    return (excess, is_after, rank, *place, number is None, said, fact.order, denial.order)
