"""Copies: documents of which one is the other with small edits, found by their shared word triples.

Candidates come from MinHash with bins (Li, Owen, Zhang 2012: one pass over the triples fills 64 bins, each keeps its
least) of two permutations; every candidate is then checked exactly. Meaning plays no part: a retelling, a translation
or a shared figure is no copy.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice

_BINS = 64
_SHIFT = 26
_WORDS = re.compile(r"\w+")
_EMPTY = -1
_MIX = 0x9E3779B97F4A7C15
_FIRST_MIX, _SECOND_MIX = 0x9E3779B1, 0x85EBCA6B
_BITS = (1 << 64) - 1
_TRIPLES = (1 << 32) - 1
_FIRST_BACK, _SECOND_BACK = pow(_FIRST_MIX, -1, 1 << 32), pow(_SECOND_MIX, -1, 1 << 32)
"""Undo the permutations: which triple a bin holds."""

_CROWD = 300
"""Groups under one key beyond which a document is compared with no more of them: so many unrelated texts under it share
a formula (a newsletter's foot), and copies meet under other keys as well."""

CONTAINED = 0.3
"""Share of the shorter text's triples that a copy has: an agency text rewritten sentence by sentence still has 0.48,
two reports on one thing have 0.05 (measured on the development documents)."""

COMMON = 0.12
"""Share of both texts' triples: a long article that quotes a short one is no copy of it."""

SHORTEST = 30
"""Triples below which a text says too little to be known again."""


def find_shingles(content: str) -> frozenset[int]:
    """Hashes of the triples of words, in small letters; punctuation and line breaks play no part."""
    words = [word.encode() for word in _WORDS.findall(content.casefold())]
    triples = zip(words, words[1:], words[2:], strict=False)
    return frozenset(zlib.crc32(b" ".join(triple)) for triple in triples)


def _digest(content: str) -> bytes:
    """Equal for texts of equal words."""
    words = " ".join(_WORDS.findall(content.casefold()))
    return hashlib.blake2b(words.encode(), digest_size=16).digest()


def is_copy(one: frozenset[int], other: Collection[int]) -> bool:
    """The exact check of two texts by their triples, each once."""
    shorter = min(len(one), len(other))
    if shorter < SHORTEST:
        return bool(one) and one == frozenset(other)
    shared = len(one.intersection(other))
    return shared >= CONTAINED * shorter and shared >= COMMON * (len(one) + len(other) - shared)


def find_bands(shingles: frozenset[int]) -> Iterator[int]:
    """Keys under which likely copies meet, as numbers of 64 bits: one per band, a bin of each of two permutations.

    Two permutations, not two neighbouring bins of one: where a text is short its bins are filled from their
    neighbours, and one formula that all texts of an agency end with would make all of them candidates. For the same
    reason no key is made of one triple alone.
    """
    pairs = zip(_make_bins(shingles, _FIRST_MIX), _make_bins(shingles, _SECOND_MIX), strict=True)
    for place, (one, other) in enumerate(pairs):
        if (one * _FIRST_BACK) & _TRIPLES != (other * _SECOND_BACK) & _TRIPLES:
            yield ((one * _MIX + other) * _MIX + place) & _BITS


def _make_bins(shingles: frozenset[int], mix: int) -> list[int]:
    """The least triple of each bin under one permutation."""
    bins = [_EMPTY] * _BINS
    for shingle in shingles:
        mixed = (shingle * mix) & 0xFFFFFFFF
        place = mixed >> _SHIFT
        if bins[place] == _EMPTY or mixed < bins[place]:
            bins[place] = mixed
    return _fill(bins)


def _fill(bins: list[int]) -> list[int]:
    """An empty bin takes the next full one's value, marked by the distance (densification by rotation)."""
    if _EMPTY not in bins or all(value == _EMPTY for value in bins):
        return bins
    filled = list(bins)
    for place in reversed(range(2 * _BINS)):
        at, after = place % _BINS, (place + 1) % _BINS
        if filled[at] == _EMPTY and filled[after] != _EMPTY:
            filled[at] = filled[after] + (1 << 32)
    return filled


class CopyIndex:
    """Groups of copies, document by document. The groups depend on the set of documents only.

    Two documents are one group where a chain of checked pairs joins them. A pair of one group already need not be
    checked, which is what makes a thousand copies of one text cheap.
    """

    def __init__(
        self,
        find_keys: Callable[[frozenset[int]], Iterator[int]] = find_bands,
        is_alike: Callable[[frozenset[int], Collection[int]], bool] = is_copy,
        shortest: int = SHORTEST,
    ) -> None:
        """find_keys: under what texts that are alike meet; is_alike: the exact check; shortest: triples below which
        only equal texts are copies."""
        self._find_keys, self._is_alike, self._shortest = find_keys, is_alike, shortest
        self._shingles: dict[str, array[int]] = {}
        self._buckets: dict[int, str | dict[str, list[str]]] = {}
        self._parent: dict[str, str] = {}
        self._same: dict[bytes, str] = {}
        self._members: dict[str, list[str]] = {}
        self._touched: set[str] = set()

    def put(self, document: str, content: str) -> None:
        """Takes a document in, and joins it to the groups of which it is a copy."""
        if document in self._parent:
            return
        self._parent[document] = document
        self._members[document] = [document]
        twin = self._same.setdefault(_digest(content), document)
        shingles = find_shingles(content)
        if twin != document:
            if shingles:
                self._join(document, twin)
        elif len(shingles) >= self._shortest:
            self._put_in_buckets(document, shingles)

    def _put_in_buckets(self, document: str, shingles: frozenset[int]) -> None:
        # Four bytes a triple; a set of Python numbers takes fifteen times that.
        self._shingles[document] = array("I", shingles)
        failed: set[str] = set()
        for band in self._find_keys(shingles):
            bucket = self._buckets.get(band)
            if bucket is None:
                # Most buckets ever hold one document only; a dictionary each would take most of the memory.
                self._buckets[band] = document
                continue
            groups = self._regroup({bucket: [bucket]} if isinstance(bucket, str) else bucket)
            for root, members in islice(groups.items(), _CROWD):
                if self._root(root) != self._root(document):
                    self._try_to_join(document, shingles, members, failed)
            groups.setdefault(self._root(document), []).append(document)
            self._buckets[band] = groups

    def _regroup(self, bucket: dict[str, list[str]]) -> dict[str, list[str]]:
        """A bucket by group as the groups are now: one look tells whether a whole group is known."""
        for root in [root for root in bucket if self._root(root) != root]:
            bucket.setdefault(self._root(root), []).extend(bucket.pop(root))
        return bucket

    def _try_to_join(self, document: str, shingles: frozenset[int], members: list[str], failed: set[str]) -> None:
        for other in members:
            if other in failed:
                continue
            if self._is_alike(shingles, self._shingles[other]):
                return self._join(document, other)
            failed.add(other)
        return None

    def _root(self, document: str) -> str:
        while self._parent[document] != document:
            self._parent[document] = self._parent[self._parent[document]]
            document = self._parent[document]
        return document

    def _join(self, one: str, other: str) -> None:
        small, large = sorted((self._root(one), self._root(other)), key=lambda root: len(self._members[root]))
        if small != large:
            self._parent[small] = large
            self._members[large] += self._members.pop(small)
            self._touched |= {small, large}

    def group_of(self, document: str) -> str:
        """The name of the group, of one or more, in which a document is; a document not put in is its own."""
        return self._root(document) if document in self._parent else document

    def members_of(self, name: str) -> Sequence[str]:
        """The members of a group in no order; none where it went into another."""
        return self._members.get(name, ())

    def take_touched(self) -> set[str]:
        """Names of the groups that grew, or went into others, since the last time."""
        touched, self._touched = self._touched, set()
        return touched

    def groups(self) -> Iterator[tuple[str, int, Sequence[str]]]:
        """(name, size, members in no order) of the groups of two or more. Members never leave a group: one of the same
        name and size has the same members."""
        return ((root, len(members), members) for root, members in self._members.items() if len(members) > 1)
