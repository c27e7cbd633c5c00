"""Parts and a whole that do not add up: the amounts of periods inside a total, or of part-periods inside a period."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product

from fundstelle.reconcile.contradictions.clash import Clash, Side, side_of
from fundstelle.reconcile.contradictions.figures import find_comparable, is_above
from fundstelle.reconcile.facts import DENIED, Fact
from fundstelle.reconcile.placing import Slot
from fundstelle.reconcile.series import Run
from fundstelle.reconcile.statements import Statement
from fundstelle.records.matter import ContradictionType, SeriesBasis


@dataclass(frozen=True, slots=True)
class Part:
    """What came in one period at least, by one unit."""

    start: date
    end: date
    low: Decimal
    statement: Statement


def find_part_clashes(runs: Sequence[Run], facts: Sequence[Fact]) -> Iterator[Clash]:
    """Wholes that are smaller than parts of them must be."""
    groups: dict[tuple[object, ...], list[Run]] = defaultdict(list)
    for run in runs:
        if not run.slot.measure.is_rate and run.slot.basis in (SeriesBasis.TOTAL, SeriesBasis.PERIOD):
            groups[(run.slot.measure, run.slot.designation, run.slot.joint)].append(run)
    begun = _earliest_since(facts)
    for group in groups.values():
        yield from _clashes_of_group(group, begun)


Counted = tuple[Run, list[Statement]]
"""A series with those of its statements that can clash, found once."""


def _clashes_of_group(runs: Sequence[Run], begun: date | None) -> Iterator[Clash]:
    counted = [(run, find_comparable(run)) for run in runs]
    parts = [each for each in counted if each[0].slot.period]
    for run, statements in counted:
        others = [each for each in parts if each[0] is not run]
        for whole in statements:
            if whole.interval.high is not None and whole.as_of:
                yield from _clashes_of_whole(whole, whole.interval.high, others)
        if run.slot.basis is SeriesBasis.TOTAL:
            yield from _clashes_of_whole_period((run, statements), others, begun)


def _clashes_of_whole(whole: Statement, high: Decimal, others: Sequence[Counted]) -> Iterator[Clash]:
    by_unit: dict[str, list[Part]] = defaultdict(list)
    for part in _parts_inside(whole, others):
        by_unit[part.statement.speaker.unit].append(part)
    own = by_unit.pop(whole.speaker.unit, [])
    if sum_of(chosen := choose_disjoint(own)) > high:
        yield _clash(whole, chosen, chosen)
    most_of_own = sum_of(own)
    for parts in by_unit.values():
        # Without looking at days, all of theirs and all of its own must at least come to more.
        if sum_of(parts) + most_of_own <= high:
            continue
        theirs = choose_disjoint(parts)
        beside = choose_disjoint([part for part in own if not any(_overlap(part, other) for other in theirs)])
        if sum_of(theirs) + sum_of(beside) > high >= sum_of(beside):
            yield _clash(whole, theirs, [*theirs, *beside])


def _parts_inside(whole: Statement, others: Sequence[Counted]) -> Iterator[Part]:
    """Statements about a period inside what the whole covers, known by the whole's own day."""
    window = whole.slot.period
    for run, statements in others:
        period = run.slot.period
        if not period or not _is_narrower(run.slot, whole.slot) or (window and period[0] < window[0]):
            continue
        for statement in statements:
            low, day = statement.interval.low, statement.as_of
            # A figure said before its period began is a slip; it was not there by any day.
            if low is not None and day and whole.as_of and period[0] <= day <= whole.as_of:
                yield Part(period[0], day, low, statement)


def _is_narrower(part: Slot, whole: Slot) -> bool:
    return set(whole.scope) <= set(part.scope)


def _overlap(one: Part, other: Part) -> bool:
    return one.start <= other.end and other.start <= one.end


def choose_disjoint(parts: Sequence[Part]) -> list[Part]:
    """Parts of which no two share a day and that come to the most together (weighted interval scheduling)."""
    ordered = _largest_by_period(parts)
    ends = [part.end for part in ordered]
    best: list[tuple[Decimal, int, Part | None]] = [(Decimal(0), 0, None)]
    for part in ordered:
        before = bisect_left(ends, part.start)
        taken = best[before][0] + part.low
        skipped = best[-1]
        best.append((taken, before, part) if taken > skipped[0] else (skipped[0], len(best) - 1, None))
    return _walk_back(best)


def _largest_by_period(parts: Sequence[Part]) -> list[Part]:
    """Of parts of one period only the largest can be chosen."""
    largest: dict[tuple[date, date], Part] = {}
    for part in sorted(parts, key=lambda part: (-part.low, part.statement.head.order)):
        largest.setdefault((part.end, part.start), part)
    return [largest[period] for period in sorted(largest)]


def _walk_back(best: Sequence[tuple[Decimal, int, Part | None]]) -> list[Part]:
    chosen: list[Part] = []
    at = len(best) - 1
    while at > 0:
        _, before, part = best[at]
        if part:
            chosen.append(part)
        at = before
    return chosen[::-1]


def sum_of(parts: Sequence[Part]) -> Decimal:
    """What the parts come to at least."""
    return sum((part.low for part in parts), Decimal(0))


def _clash(whole: Statement, theirs: Sequence[Part], together: Sequence[Part]) -> Clash:
    """The whole against the largest of their parts; the other parts of the sum stand beside it."""
    largest = max(theirs, key=lambda part: part.low)
    also = tuple(part.statement.head.id for part in together if part is not largest)
    side = side_of(largest.statement)
    b = Side(side.fact, side.unit, side.standing, (*side.also, *also), side.statement)
    message = "parts_sum" if len(together) > 1 else "parts_one"
    return Clash(ContradictionType.PARTS, message, side_of(whole), b, sum_of(together))


def _earliest_since(facts: Sequence[Fact]) -> date | None:
    """The first day that a running total of the matter names as its beginning ("since September 2023")."""
    starts = [f.start for f in facts if f.number and f.start and f.end is None and f.stance != DENIED]
    return min(starts, default=None)


def _clashes_of_whole_period(total: Counted, others: Sequence[Counted], begun: date | None) -> Iterator[Clash]:
    """A period that begins where the totals begin is a total as of its end; an earlier total may not be above it."""
    run, totals = total
    for other, statements in others:
        period = other.slot.period
        if not period or not begun or period[0] > begun or other.slot.scope != run.slot.scope:
            continue
        for earlier, later in product(totals, statements):
            if earlier.as_of and later.as_of and earlier.as_of <= later.as_of and _is_above(earlier, later):
                sides = (side_of(earlier), side_of(later))
                yield Clash(ContradictionType.TOTAL_BELOW_TOTAL, "total_below_total", *sides)


def _is_above(earlier: Statement, later: Statement) -> bool:
    return is_above(earlier.interval, later.interval)
