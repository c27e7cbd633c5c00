"""Denials: one clash per denying claim-maker and address, however many affirm (gold/MATTERS.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.clash import Clash, Side
from fundstelle.reconcile.facts import AFFIRMED, DENIED, Fact
from fundstelle.reconcile.origins import Speaker, Standing
from fundstelle.records.claim import Kind, Stance
from fundstelle.records.matter import ContradictionType, MatterKey

_MANY = 200
"""Affirming claims named beside the one that is shown."""
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


def find_denied(facts: Sequence[Fact]) -> list[Denied]:
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


def find_denials(denying: Sequence[Fact], affirming: Sequence[Fact]) -> Iterator[Clash]:
    """The clashes of one address' denials. affirming: claims of the addresses that it denies, in canonical order."""
    for denied in find_denied(denying):
        clash = _find_clash(denied, affirming)
        if clash:
            yield clash


def _find_clash(denied: Denied, affirming: Sequence[Fact]) -> Clash | None:
    widest = _find_widest(denied.facts)
    others = [fact for fact in affirming if fact.stance == AFFIRMED and not _is_of_denier(fact, denied)]
    pairs = [(denial, fact) for fact in others for denial in widest if is_contradicted(denial, fact)]
    if not pairs:
        return None
    denial, best = min(pairs, key=lambda pair: _by_weight(*pair))
    a_also = tuple(fact.id for fact in denied.facts if fact is not denial)
    b_also = tuple(dict.fromkeys(fact.id for _, fact in pairs if fact is not best))[:_MANY]
    return Clash(
        ContradictionType.DENIAL,
        "denial" if denial.key.item == best.key.item else "denial_broader",
        _side(denial, a_also),
        _side(best, b_also),
        is_resolved=_is_admitted(denied, affirming),
    )


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


def _is_of_denier(fact: Fact, denied: Denied) -> bool:
    return all(speaker.unit in denied.units for speaker in fact.speakers)


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


def _is_admitted(denied: Denied, affirming: Sequence[Fact]) -> bool:
    """Whether everybody who denied has affirmed it since, at the same item."""
    if any(fact.marks.beyond for fact in denied.facts):
        return False
    last = max((fact.said for fact in denied.facts if fact.said), default=None)
    item = denied.facts[0].key.item
    since = {
        speaker.unit
        for fact in affirming
        if fact.stance == AFFIRMED and fact.key.item == item and fact.said and last and fact.said > last
        for speaker in fact.speakers
    }
    return denied.units <= since


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
