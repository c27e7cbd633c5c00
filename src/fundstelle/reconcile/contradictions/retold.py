"""One unit's figure retold of other goods, or of another time: what two reports make of one statement.

Only a number that hardly comes up twice by chance shows that both mean one statement, and only where neither report
has both versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import combinations

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.contradictions.clash import Clash, side_of_fact
from fundstelle.reconcile.facts import AFFIRMED, Fact
from fundstelle.reconcile.origins import Speaker, Standing
from fundstelle.records.matter import ContradictionType
from fundstelle.values import Basis

_NAMED = frozenset({Standing.STATE, Standing.BODY, Standing.CONSOLIDATOR})
_PRESUMED = "container"
"""Goods and the containers they are presumed in are told with one number without a slip."""

_DIGITS_OF_GOODS, _DIGITS_OF_TIMES = 2, 3
"""Significant digits from which a number is taken for the same statement: 1,200 of other goods; but two deliveries of
1,200 are common, so of another time only from 1,230 on."""

_SMALL = 100

Identity = tuple[object, ...]


class RetoldDesk:
    """Keeps the figures by which a statement can be known again. What it finds depends on the set of them only."""

    def __init__(self, bodies: BodyKnowledge) -> None:
        self._bodies = bodies
        self._facts: dict[Identity, list[Fact]] = defaultdict(list)
        self._changed: set[Identity] = set()
        self._clashes: dict[Identity, list[Clash]] = {}

    def put(self, facts: Iterable[Fact]) -> None:
        """Takes the claims of a document in."""
        for identity, fact in find_telling(facts):
            self._facts[identity].append(fact)
            self._changed.add(identity)

    def find_all(self) -> list[Clash]:
        """The statements retold of other goods, or of another time."""
        for identity in self._changed:
            facts = sorted(self._facts[identity], key=lambda fact: fact.order)
            found = [*find_retold(facts, self._bodies), *find_retimed(facts)] if len(facts) > 1 else []
            self._clashes.pop(identity, None)
            if found:
                self._clashes[identity] = found
        self._changed.clear()
        return [clash for clashes in self._clashes.values() for clash in clashes]


def find_telling(facts: Iterable[Fact]) -> Iterator[tuple[Identity, Fact]]:
    """The figures by which a statement can be known again, with what the same statement shares."""
    for fact in facts:
        number = fact.number
        if fact.stance != AFFIRMED or not number or number.joint or number.basis is Basis.INCREMENT or fact.marks.part:
            continue
        if len(number.value) == 1 and number.value[0] >= _SMALL and _digits(fact) >= _DIGITS_OF_GOODS:
            yield from ((_identify(fact, speaker), fact) for speaker in fact.speakers if speaker.standing in _NAMED)


def _identify(fact: Fact, speaker: Speaker) -> Identity:
    number, key = fact.number, fact.key
    assert number is not None
    return (
        key.kind,
        key.givers,
        key.takers,
        key.outcome,
        speaker,
        number.value,
        number.measure,
        fact.claim.designation,
    )


def _digits(fact: Fact) -> int:
    assert fact.number is not None
    return len(str(int(fact.number.value[0])).rstrip("0"))


def find_retold(facts: Sequence[Fact], bodies: BodyKnowledge) -> Iterator[Clash]:
    """A statement retold of other goods. facts: of one identity, in canonical order."""
    if len({fact.key.item for fact in facts}) > 1:
        is_other = partial(_is_of_other_goods, bodies=bodies)
        yield from _first_clash(facts, is_other, _goods, ContradictionType.ITEM)


def find_retimed(facts: Sequence[Fact]) -> Iterator[Clash]:
    """A statement retold of another time. facts: of one identity, in canonical order."""
    if _digits(facts[0]) >= _DIGITS_OF_TIMES:
        for item in sorted({fact.key.item for fact in facts}):
            same = [fact for fact in facts if fact.key.item == item]
            yield from _first_clash(same, _is_of_other_time, _time, ContradictionType.DATES)


def _first_clash(
    facts: Sequence[Fact],
    is_other: Callable[[Fact, Fact], bool],
    version: Callable[[Fact], object],
    kind: ContradictionType,
) -> Iterator[Clash]:
    """The first pair told differently in two documents, of which neither has both versions."""
    versions: dict[str, set[object]] = defaultdict(set)
    for fact in facts:
        versions[fact.document].add(version(fact))
    alone = [fact for fact in facts if len(versions[fact.document]) == 1]
    pair = next((pair for pair in combinations(alone[:_SMALL], 2) if is_other(*pair)), None)
    if pair:
        yield Clash(kind, f"{kind.value}_retold", side_of_fact(pair[0]), side_of_fact(pair[1]))


def _goods(fact: Fact) -> object:
    return fact.key.item


def _time(fact: Fact) -> object:
    return (fact.start, fact.end)


def _is_of_other_goods(one: Fact, other: Fact, bodies: BodyKnowledge) -> bool:
    a, b = one.key.item, other.key.item
    if one.document == other.document or _PRESUMED in (a, b) or a.partition(".")[0] == b.partition(".")[0]:
        return False
    return not bodies.is_broader(a, b) and not bodies.is_broader(b, a) and not _is_of_other_time(one, other)


def _is_of_other_time(one: Fact, other: Fact) -> bool:
    if not (one.start and one.end and other.start and other.end):
        return False
    return one.document != other.document and (one.end < other.start or other.end < one.start)
