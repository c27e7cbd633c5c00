"""The sets of `facets` in memory: what an open register counts with. Brought up to date before every question."""

from __future__ import annotations

import sys
import threading
from array import array
from bisect import insort
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import compress

from sqlalchemy import Connection, select

from fundstelle.store.facets import CHUNK, EVERY, Bits, count_rows, fetch_revision, find_offsets, unpack
from fundstelle.store.tables import facet_chunks

CAP = 1000
"""Counts end here: "1,000+". Who narrows a list needs to know that it is long, not how long."""

CODED = ("publisher", "origin", "place")
"""Facets with thousands of values, most of them rare. In up to MANY rows they are counted row by row; in more, the
commonest values are found by trying a few."""

MANY = 150_000

_MEMO = 5000
_FEW_NAMES = 3
_CROWD = 2000
_SPARSE = 256
"""A list of offsets as short as that stays one in memory, and so do all of coded facets, whose values are mostly rare;
others become integers there, which are counted fifty times as fast."""

_BYTES = CHUNK // 8

Stretch = int | bytes
"""A stretch in memory: an integer where it is full, the stored list of offsets where it is not."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rows; `capped` where it ended at a cap and there are more."""

    number: int
    capped: bool = False


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet and how many rows carry it. chosen: whether the filter names it."""

    value: str
    count: Count
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with the values most rows carry. more: whether there are others."""

    name: str
    values: tuple[FacetValue, ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class CodedStretch:
    """The values of a stretch's rows as numbers: `first` of each row (0 for none), `further` of those with several."""

    first: array[int]
    further: Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Codes:
    """A facet's values by row. lines: the value of each number; the first stands for none."""

    lines: Sequence[str]
    stretches: Mapping[int, CodedStretch]


@dataclass(frozen=True, slots=True)
class Sets:
    """All sets of a shelf as of one revision. values: by facet, the values that rows carry, the commonest first.
    codes: of facets with very many values, each row's value the other way round. memo: what was counted already."""

    revision: tuple[int, int] = (-1, -1)
    stretches: Mapping[str, Mapping[int, Stretch]] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    codes: Mapping[str, Codes] = field(default_factory=dict)
    memo: dict[object, Facet] = field(default_factory=dict, compare=False)

    def remember(self, key: object, facet: Facet) -> None:
        """Keep a counted facet for as long as this revision lasts; all are let go when there are too many."""
        if len(self.memo) >= _MEMO:
            self.memo.clear()
        self.memo[key] = facet

    def rows_of(self, line: str) -> Bits:
        """The rows that carry this line `name=value`."""
        return {chunk: _as_bits(one) for chunk, one in self.stretches.get(line, {}).items()}

    def every(self) -> Bits:
        """All rows."""
        return self.rows_of(EVERY)

    def count_facets(self, names: Sequence[str], base: Bits, top: int) -> tuple[Facet, ...]:
        """For each facet the values that most rows of `base` carry; counts end at CAP."""
        by_row = [name for name in names if name in self.codes] if count_rows(base) <= MANY else []
        counted = self._count_coded(by_row, base, top) if by_row else {}
        return tuple(counted.get(name) or self._count_facet(name, base, top) for name in names)

    def _count_facet(self, name: str, base: Bits, top: int) -> Facet:
        """Values are tried by how many rows carry them at all, so that the search can stop where no further value can
        come among the first."""
        counter = _Counter(self, base)
        best: list[int] = []
        found: list[tuple[int, int, str]] = []
        tried = 0
        lines = self.values.get(name, ())
        for line in lines:
            floor = best[0] if len(best) == top else 0
            if len(best) == top and (floor >= CAP or self.totals[line] <= floor):
                break
            tried += 1
            number = counter.count(line)
            if number:
                found.append((number, self.totals[line], line))
                insort(best, number)
                del best[: max(0, len(best) - top)]
        found.sort(key=lambda one: (-one[0], -one[1], one[2]))
        values = tuple(FacetValue(line.split("=", 1)[1], _count(number)) for number, _, line in found[:top])
        return Facet(name, values, len(found) > top or tried < len(lines))

    def _count_coded(self, names: Sequence[str], base: Bits, top: int) -> dict[str, Facet]:
        """The facets counted row by row, from each row's value."""
        counted: dict[str, Counter[int]] = {name: Counter() for name in names}
        for chunk, bits in base.items():
            pick = _make_pick(bits)
            for name in names:
                held = self.codes[name].stretches.get(chunk)
                if held is not None:
                    counted[name].update(pick(held.first))
                    more = held.further.items()
                    counted[name].update(code for offset, codes in more if bits >> offset & 1 for code in codes)
        return {name: self._rank(name, counted[name], top) for name in names}

    def _rank(self, name: str, counted: Counter[int], top: int) -> Facet:
        del counted[0]
        lines = self.codes[name].lines
        found = nsmallest(top + 1, ((-number, lines[code]) for code, number in counted.items()))
        values = tuple(FacetValue(line.split("=", 1)[1], _count(-number)) for number, line in found[:top])
        return Facet(name, values, len(found) > top)

    def values_of(self, name: str, row: int) -> Iterator[str]:
        """The lines of a coded facet that a row carries."""
        chunk, offset = divmod(row, CHUNK)
        held = self.codes[name].stretches.get(chunk)
        if held is not None and held.first[offset]:
            yield self.codes[name].lines[held.first[offset]]
            yield from (self.codes[name].lines[code] for code in held.further.get(offset, ()))

    def count_line(self, line: str, base: Bits) -> int:
        """How many rows of `base` carry the line, to the end."""
        return _Counter(self, base, sys.maxsize).count(line)


def _make_pick(bits: int) -> Callable[[array[int]], Iterable[int]]:
    """A function that picks the codes of a stretch's rows; of many, C code passes over all of them in a third of a
    millisecond."""
    if bits.bit_count() > _CROWD:
        flags = make_flags(bits)
        return lambda codes: compress(codes, flags)
    offsets = find_offsets(bits)
    return lambda codes: map(codes.__getitem__, offsets)


def _count(number: int) -> Count:
    return Count(min(number, CAP), number > CAP)


def _as_bits(one: Stretch) -> int:
    return one if isinstance(one, int) else unpack(one)


def _as_offsets(members: bytes) -> array[int]:
    offsets = array("H", members)
    if sys.byteorder == "big":
        offsets.byteswap()
    return offsets


def make_flags(bits: int) -> bytes:
    """The bits of a stretch as bytes 0 and 1, the lowest first: those are looked up by C code, the bits of an integer
    are not."""
    return format(bits, f"0{CHUNK}b").encode().translate(_DIGITS)[::-1]


_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


class _Counter:
    """Counts lines in one set of rows, whose stretches it keeps as integers and, for short lists, as flags."""

    def __init__(self, sets: Sets, base: Bits, enough: int = CAP + 1) -> None:
        self._sets = sets
        self._base = base
        self._flags: dict[int, bytes] = {}
        self._enough = enough

    def count(self, line: str) -> int:
        number = 0
        for chunk, one in self._sets.stretches[line].items():
            if chunk in self._base:
                number += self._count_stretch(chunk, one)
                if number >= self._enough:
                    break
        return number

    def _count_stretch(self, chunk: int, one: Stretch) -> int:
        if isinstance(one, int):
            return (one & self._base[chunk]).bit_count()
        offsets = _as_offsets(one)
        flags = self._flags.get(chunk)
        if flags is None:
            flags = self._flags[chunk] = make_flags(self._base[chunk])
        return sum(map(flags.__getitem__, offsets))


def count_lines(name: str, lines: Counter[str], top: int) -> Facet:
    """A facet counted from the rows themselves, for a set of few rows."""
    begun = f"{name}="
    found = sorted(((-number, line) for line, number in lines.items() if line.startswith(begun)))
    values = tuple(FacetValue(line.split("=", 1)[1], _count(-number)) for number, line in found[:top])
    return Facet(name, values, len(found) > top)


class Shelf:
    """One shelf's sets, shared by all threads of a process; a question works on the Sets it was given."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._lock = threading.Lock()
        self._sets = Sets()

    def at(self, connection: Connection) -> Sets:
        """The sets as this connection sees them, or newer."""
        revision = fetch_revision(connection)
        if self._sets.revision < revision:
            with self._lock:
                if self._sets.revision < revision:
                    self._sets = _refresh(self._sets, connection, self._name, revision)
        return self._sets


def _refresh(sets: Sets, connection: Connection, shelf: str, revision: tuple[int, int]) -> Sets:
    if sets.revision[0] < revision[0]:
        sets = Sets()
    columns = facet_chunks.c.value, facet_chunks.c.chunk, facet_chunks.c["count"], facet_chunks.c.members
    changed = facet_chunks.c.shelf == shelf, facet_chunks.c.revision > sets.revision[1]
    query = select(*columns).where(*changed).order_by(facet_chunks.c.value, facet_chunks.c.chunk.desc())
    fresh: dict[str, dict[int, Stretch]] = {}
    for value, chunk, number, members in connection.execute(query):
        held = fresh.get(value)
        if held is None:
            held = fresh[value] = dict(sets.stretches.get(value, {}))
        if number:
            held[chunk] = members if _stays_short(value, number) else unpack(members)
        else:
            held.pop(chunk, None)
    return _with(sets, fresh, revision)


def _stays_short(line: str, number: int) -> bool:
    return number <= _SPARSE or (2 * number < _BYTES and line.startswith(_CODED_LINES))


_CODED_LINES = tuple(f"{name}=" for name in CODED)


def _with(sets: Sets, fresh: Mapping[str, dict[int, Stretch]], revision: tuple[int, int]) -> Sets:
    stretches, totals = dict(sets.stretches), dict(sets.totals)
    for value, held in fresh.items():
        newest_first = {chunk: held[chunk] for chunk in sorted(held, reverse=True)}
        if newest_first:
            stretches[value], totals[value] = newest_first, _total(newest_first.values())
        else:
            stretches.pop(value, None)
            totals.pop(value, None)
    values = _sort_anew(sets.values, totals, {line.split("=", 1)[0] for line in fresh})
    changed = {(line.split("=", 1)[0], chunk) for line, held in fresh.items() for chunk in held}
    codes = {name: _code(sets.codes.get(name), name, values.get(name, ()), stretches, changed) for name in CODED}
    return Sets(revision, stretches, totals, values, codes)


def _code(
    before: Codes | None,
    name: str,
    lines: Sequence[str],
    stretches: Mapping[str, Mapping[int, Stretch]],
    changed: Collection[tuple[str, int]],
) -> Codes:
    """The facet's values by row; only of stretches that changed, they are written anew."""
    if before is not None and all(facet != name for facet, _ in changed):
        return before
    named = list(before.lines) if before is not None else [""]
    known = {line: code for code, line in enumerate(named)}
    fresh = [line for line in lines if line not in known]
    named += fresh
    known |= {line: code for code, line in enumerate(named)}
    held = dict(before.stretches) if before is not None else {}
    for chunk in sorted(chunk for facet, chunk in changed if facet == name):
        held[chunk] = _code_stretch(chunk, lines, known, stretches)
    return Codes(named, held)


def _code_stretch(
    chunk: int, lines: Sequence[str], known: Mapping[str, int], stretches: Mapping[str, Mapping[int, Stretch]]
) -> CodedStretch:
    further: dict[int, list[int]] = {}
    first = array("I", bytes(CHUNK * array("I").itemsize))
    for line in lines:
        one = stretches[line].get(chunk)
        if one is not None:
            code = known[line]
            for offset in find_offsets(one) if isinstance(one, int) else _as_offsets(one):
                if first[offset]:
                    further.setdefault(offset, []).append(code)
                else:
                    first[offset] = code
    return CodedStretch(first, further)


def _total(stretches: Iterable[Stretch]) -> int:
    return sum(one.bit_count() if isinstance(one, int) else len(one) // 2 for one in stretches)


def _sort_anew(
    before: Mapping[str, Sequence[str]], totals: Mapping[str, int], names: Collection[str]
) -> Mapping[str, Sequence[str]]:
    """The values of each facet in order; of a few facets only these are sorted again: a decision changes two lines."""
    if len(names) > _FEW_NAMES or not before:
        return _sort_values(totals)
    begun = tuple(f"{name}=" for name in names)
    changed = _sort_values({line: number for line, number in totals.items() if line.startswith(begun)})
    return {name: lines for name, lines in before.items() if name not in names} | changed


def _sort_values(totals: Mapping[str, int]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for line in sorted(totals, key=lambda line: (-totals[line], line)):
        if line != EVERY:
            values.setdefault(line.split("=", 1)[0], []).append(line)
    return values


def fetch_rows_of(connection: Connection, shelf: str, line: str) -> Bits:
    """The rows that carry a line of a shelf that is not kept in memory."""
    query = select(facet_chunks.c.chunk, facet_chunks.c.members)
    rows = connection.execute(query.where(facet_chunks.c.shelf == shelf, facet_chunks.c.value == line))
    return {row.chunk: bits for row in rows if (bits := unpack(row.members))}
