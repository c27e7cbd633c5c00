"""Which rows carry which facet value, as sets of row numbers in stretches: written with the rows, counted at once.

A facet value is a line `name=value`; EVERY is the line that all rows carry. One stretch of CHUNK row numbers is a bit
string of 4,096 bytes or, where that is shorter, a list of two-byte offsets (the idea of Roaring bitmaps). Python's
integers do the rest: to intersect and count one stretch takes about two microseconds.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Connection, delete, select

from fundstelle.store.dialect import fetch_chunks, save_chunks, upsert
from fundstelle.store.tables import facet_chunks, state

CHUNK = 1 << 15
"""Rows in a stretch: the most whose offsets fit into two bytes with room to spare; a bit string is then one page."""

EVERY = "*"

Bits = dict[int, int]
"""A set of rows: by stretch, an integer whose bit n stands for row `stretch * CHUNK + n`."""

_BYTES = CHUNK // 8
_REVISION = "facets.revision"
_EPOCH = "facets.epoch"


def pack(bits: int) -> bytes:
    """A stretch as it is stored: the shorter of bit string and list of offsets."""
    if 2 * bits.bit_count() >= _BYTES:
        return bits.to_bytes(_BYTES, "little")
    offsets = array("H", find_offsets(bits))
    if sys.byteorder == "big":
        offsets.byteswap()
    return offsets.tobytes()


@lru_cache(maxsize=2000)
def unpack(members: bytes) -> int:
    """The stretch that `pack` wrote."""
    if len(members) == _BYTES:
        return int.from_bytes(members, "little")
    offsets = array("H", members)
    if sys.byteorder == "big":
        offsets.byteswap()
    return make_bits(offsets)


def make_bits(offsets: Iterable[int]) -> int:
    """An integer with these bits set."""
    held = bytearray(_BYTES)
    for offset in offsets:
        held[offset >> 3] |= 1 << (offset & 7)
    return int.from_bytes(held, "little")


def find_offsets(bits: int) -> list[int]:
    """The bits that are set, the lowest first."""
    held = bits.to_bytes(_BYTES, "little")
    return [match.start() * 8 + bit for match in _FILLED.finditer(held) for bit in _BITS_OF[match[0][0]]]


def walk_offsets(bits: int, *, upwards: bool) -> Iterator[int]:
    """The bits that are set, the lowest or the highest first, looked for as they are asked for."""
    held = bits.to_bytes(_BYTES, "little")
    for place in range(_BYTES) if upwards else range(_BYTES - 1, -1, -1):
        if held[place]:
            found = _BITS_OF[held[place]]
            yield from (place * 8 + bit for bit in (found if upwards else reversed(found)))


_FILLED = re.compile(rb"[^\x00]", re.DOTALL)
_BITS_OF = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))


def make_set(rows: Iterable[int]) -> Bits:
    """These rows as a set."""
    by_chunk: dict[int, list[int]] = {}
    for row in rows:
        by_chunk.setdefault(row // CHUNK, []).append(row % CHUNK)
    return {chunk: make_bits(offsets) for chunk, offsets in by_chunk.items()}


def find_rows(rows: Bits) -> Iterator[int]:
    """The rows of a set, the lowest first."""
    for chunk in sorted(rows):
        yield from (chunk * CHUNK + offset for offset in find_offsets(rows[chunk]))


def count_rows(rows: Bits) -> int:
    """How many rows a set has."""
    return sum(bits.bit_count() for bits in rows.values())


def join_sets(sets: Iterable[Bits]) -> Bits:
    """Rows that are in any of the sets."""
    joined: Bits = {}
    for one in sets:
        for chunk, bits in one.items():
            joined[chunk] = joined.get(chunk, 0) | bits
    return joined


def leave_out(first: Bits, second: Bits) -> Bits:
    """Rows of the first set that are not in the second."""
    left = {chunk: bits & ~second.get(chunk, 0) for chunk, bits in first.items()}
    return {chunk: bits for chunk, bits in left.items() if bits}


def meet_sets(first: Bits, second: Bits) -> Bits:
    """Rows that are in both sets."""
    met = {chunk: bits & second[chunk] for chunk, bits in first.items() if chunk in second}
    return {chunk: bits for chunk, bits in met.items() if bits}


def fetch_revision(connection: Connection) -> tuple[int, int]:
    """(epoch, revision). The revision is raised by each transaction that changes any set, the epoch where sets are
    dropped: who holds sets of an earlier epoch has to read them all again."""
    query = select(state.c.key, state.c.value).where(state.c.key.in_((_REVISION, _EPOCH)))
    found = {row.key: int(row.value) for row in connection.execute(query)}
    return found.get(_EPOCH, 0), found.get(_REVISION, 0)


def save_changes(
    connection: Connection, shelf: str, added: Mapping[str, Collection[int]], removed: Mapping[str, Collection[int]]
) -> None:
    """Rows that carry a value from now on, and rows that no longer do, by value."""
    changes = _by_chunk(added, removed)
    if not changes:
        return
    revision = _raise(connection, _REVISION)
    before = fetch_chunks(connection, shelf, changes)
    made = []
    for (value, chunk), (more, less) in changes.items():
        bits = (unpack(before.get((value, chunk), b"")) & ~make_bits(less)) | make_bits(more)
        made.append((shelf, value, chunk, bits.bit_count(), pack(bits), revision))
    save_chunks(connection, made)


def empty_facets(connection: Connection) -> None:
    """Drop all sets."""
    connection.execute(delete(facet_chunks))
    _raise(connection, _EPOCH)


def drop_empty(connection: Connection) -> None:
    """Drop the sets without a row: a forgotten document may have given their values' names."""
    connection.execute(delete(facet_chunks).where(facet_chunks.c["count"] == 0))
    _raise(connection, _EPOCH)


def _raise(connection: Connection, key: str) -> int:
    found = connection.execute(select(state.c.value).where(state.c.key == key)).scalar_one_or_none()
    number = int(found or 0) + 1
    connection.execute(upsert(state, ["key"], {"key": key, "value": str(number)}))
    return number


def _by_chunk(
    added: Mapping[str, Collection[int]], removed: Mapping[str, Collection[int]]
) -> dict[tuple[str, int], tuple[list[int], list[int]]]:
    changes: dict[tuple[str, int], tuple[list[int], list[int]]] = {}
    for side, rows_of in enumerate((added, removed)):
        for value, rows in rows_of.items():
            for row in rows:
                changes.setdefault((value, row // CHUNK), ([], []))[side].append(row % CHUNK)
    return changes


def compare_lines(
    before: Mapping[int, str], after: Mapping[int, str]
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """(added, removed): rows by facet value, from each row's lines before and after."""
    added: dict[str, set[int]] = {}
    removed: dict[str, set[int]] = {}
    for row in before.keys() | after.keys():
        was, now = _split(before.get(row)), _split(after.get(row))
        for value in now - was:
            added.setdefault(value, set()).add(row)
        for value in was - now:
            removed.setdefault(value, set()).add(row)
    return added, removed


def _split(lines: str | None) -> set[str]:
    return {EVERY, *lines.split("\n")} if lines is not None else set()


def make_lines(values: Iterable[tuple[str, str]]) -> str:
    """Facets as a row keeps them: one line each, sorted."""
    return "\n".join(sorted({f"{name}={' '.join(value.split())}" for name, value in values}))
