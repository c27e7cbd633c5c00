"""Parts and a whole that do not add up: the amounts of periods inside a total, or of part-periods inside a period."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def find_part_clashes(runs: Sequence[Run], begun: date | None) -> Iterator[Clash]:
    """Wholes that are smaller than parts of them must be. begun: see `find_beginning`."""
    groups: dict[tuple[object, ...], list[Run]] = defaultdict(list)
    for run in runs:
        if not run.slot.measure.is_rate and run.slot.basis in (SeriesBasis.TOTAL, SeriesBasis.PERIOD):
            groups[(run.slot.measure, run.slot.designation, run.slot.joint)].append(run)
    for group in groups.values():
        yield from _clashes_of_group(group, begun)


Counted = tuple[Run, list[Statement]]
"""A series with those of its statements that can clash, found once."""


def _clashes_of_group(runs: Sequence[Run], begun: date | None) -> Iterator[Clash]:
    counted = [(run, find_comparable(run)) for run in runs]
    parts = [each for each in counted if each[0].slot.period]
    for run, statements in counted:
        # An increment of no named time ("a further 3,000") is the whole of nothing.
        wholes = [(s.interval.high, s.as_of, s) for s in statements if s.interval.high is not None and s.as_of]
        is_whole = run.slot.basis is SeriesBasis.TOTAL or run.slot.period is not None
        if is_whole and wholes and parts:
            sums = _sum_by_unit(run, [each for each in parts if each[0] is not run])
            for high, day, whole in wholes:
                yield from _clashes_of_whole(whole, high, day, sums)
        if run.slot.basis is SeriesBasis.TOTAL:
            yield from _clashes_of_whole_period((run, statements), parts, begun)


def _clashes_of_whole(whole: Statement, high: Decimal, day: date, sums: Mapping[str, PartSums]) -> Iterator[Clash]:
    """The parts that were there by the whole's own day: its unit's, and each other unit's together with its unit's."""
    own = sums.get(whole.speaker.unit) or PartSums(())
    most_of_own = own.most_by(day)
    if most_of_own > high:
        chosen = own.choose_by(day)
        yield _clash(whole, chosen, chosen)
    for unit, theirs in sums.items():
        if unit == whole.speaker.unit or theirs.most_by(day) + most_of_own <= high:
            continue
        chosen = theirs.choose_by(day)
        beside = choose_disjoint([p for p in own.parts if p.end <= day and not _overlaps_any(p, chosen)])
        if sum_of(chosen) + sum_of(beside) > high >= sum_of(beside):
            yield _clash(whole, chosen, [*chosen, *beside])


def _sum_by_unit(whole: Run, others: Sequence[Counted]) -> dict[str, PartSums]:
    """The parts inside what a series covers, by unit."""
    by_unit: dict[str, list[Part]] = defaultdict(list)
    window = whole.slot.period
    for run, statements in others:
        period = run.slot.period
        if period and _is_narrower(run.slot, whole.slot) and not (window and period[0] < window[0]):
            for part in _parts_of(period, statements):
                by_unit[part.statement.speaker.unit].append(part)
    return {unit: PartSums(parts) for unit, parts in by_unit.items()}


def _parts_of(period: tuple[date, date], statements: Sequence[Statement]) -> Iterator[Part]:
    for statement in statements:
        low, day = statement.interval.low, statement.as_of
        # A figure said before its period began is a slip; it was not there by any day.
        if low is not None and day and period[0] <= day:
            yield Part(period[0], day, low, statement)


def _is_narrower(part: Slot, whole: Slot) -> bool:
    return set(whole.scope) <= set(part.scope)


def _overlaps_any(part: Part, others: Sequence[Part]) -> bool:
    return any(part.start <= other.end and other.start <= part.end for other in others)


class PartSums:
    """What parts come to at most, by any day (weighted interval scheduling: the answer for a day is that for the parts
    which had ended by then, so one pass answers for all days)."""

    __slots__ = ("_best", "_ends", "parts")

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        ordered = _largest_by_period(parts)
        self._ends = [part.end for part in ordered]
        self._best: list[tuple[Decimal, int, Part | None]] = [(Decimal(0), 0, None)]
        for part in ordered:
            before = bisect_left(self._ends, part.start)
            taken = self._best[before][0] + part.low
            skipped = self._best[-1]
            step = (taken, before, part) if taken > skipped[0] else (skipped[0], len(self._best) - 1, None)
            self._best.append(step)

    def most_by(self, day: date) -> Decimal:
        """What disjoint parts that ended by `day` come to at most."""
        return self._best[bisect_right(self._ends, day)][0]

    def choose_by(self, day: date) -> list[Part]:
        """Those parts."""
        return _walk_back(self._best[: bisect_right(self._ends, day) + 1])


def choose_disjoint(parts: Sequence[Part]) -> list[Part]:
    """Parts of which no two share a day and that come to the most together."""
    return PartSums(parts).choose_by(date.max) if len(parts) > 1 else [part for part in parts if part.low > 0]


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


def find_beginning(facts: Iterable[Fact]) -> date | None:
    """The first day that a running total of the matter names as its beginning ("since September 2023")."""
    starts = (f.start for f in facts if f.number and f.end is None and f.stance != DENIED)
    return min((start for start in starts if start), default=None)


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
