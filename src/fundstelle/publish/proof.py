"""Proofs that a quoted passage stands in a text, without the rest of the text (a salted Merkle tree over its words).

Each leaf is a word with what follows it, hashed with its offset and a salt that only somebody with the whole text can
compute; so a quote is proven while the words around it stay unguessable. The tree splits at the largest power of two
below its size, as RFC 6962 (Certificate Transparency) does; leaf and node hashes are kept apart by their first byte.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fundstelle.errors import ValueInvalid
from fundstelle.values import Span

_WORD = re.compile(r"\w+\W*|\W+", re.DOTALL)
_LEAF, _NODE, _ROOT = b"\x00", b"\x01", b"\x02"
_SALT_BYTES = 16
"""128 bits: trying all salts for a guessed word is out of reach."""


@dataclass(frozen=True, slots=True)
class TextRoot:
    """What commits to a whole text: the top of its tree, with the number of leaves and code points."""

    root: str
    leaves: int
    length: int


@dataclass(frozen=True, slots=True)
class PassageProof:
    """The words from leaf `first` on that cover a passage, each with its salt, and the hashes of everything else.

    start: offset of the first shown word in the text, in code points. path: hashes in the order of the text.
    """

    first: int
    start: int
    words: tuple[str, ...]
    salts: tuple[str, ...]
    path: tuple[str, ...]


def make_text_root(content: str) -> TextRoot:
    """The root of a text. Whoever has the text computes the same."""
    hashes = _leaf_hashes(content)
    return TextRoot(_seal(_top(hashes), len(hashes), len(content)), len(hashes), len(content))


def make_proof(content: str, span: Span) -> PassageProof:
    """The proof for a passage of `content`. Raises ValueInvalid where the passage ends beyond the text."""
    span.read(content)
    words = list(_words(content))
    first = next(n for n, (at, word) in enumerate(words) if at + len(word) > span.start)
    last = next(n for n, (at, word) in enumerate(words) if at + len(word) >= span.end)
    shown = words[first : last + 1]
    key = _key(content)
    salts = tuple(_salt(key, n).hex() for n in range(first, last + 1))
    hashes = _leaf_hashes(content)
    path = tuple(_outside(hashes, 0, len(hashes), first, last + 1))
    return PassageProof(first, shown[0][0], tuple(word for _, word in shown), salts, path)


def is_proven(proof: PassageProof, root: TextRoot, start: int, end: int, quote: str) -> bool:
    """Whether `quote` stands at `start`:`end` of the text that `root` commits to."""
    shown = "".join(proof.words)
    if not proof.words or len(proof.words) != len(proof.salts) or end - start != len(quote):
        return False
    inside = start - proof.start
    if inside < 0 or shown[inside : inside + len(quote)] != quote:
        return False
    try:
        top = _rebuild(proof, root)
    except (StopIteration, ValueError, ValueInvalid):
        return False
    return hmac.compare_digest(_seal(top, root.leaves, root.length), root.root)


def _words(content: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match.group(0)) for match in _WORD.finditer(content))


def _key(content: str) -> bytes:
    return hashlib.sha256(b"fundstelle salt\x00" + content.encode("utf-8", "surrogatepass")).digest()


def _salt(key: bytes, number: int) -> bytes:
    return hmac.digest(key, number.to_bytes(8, "big"), "sha256")[:_SALT_BYTES]


def _leaf(salt: bytes, at: int, word: str) -> bytes:
    return hashlib.sha256(_LEAF + salt + at.to_bytes(8, "big") + word.encode("utf-8", "surrogatepass")).digest()


def _leaf_hashes(content: str) -> list[bytes]:
    key = _key(content)
    hashes = [_leaf(_salt(key, n), at, word) for n, (at, word) in enumerate(_words(content))]
    if not hashes:
        raise ValueInvalid("an empty text has no root")
    return hashes


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _seal(top: bytes, leaves: int, length: int) -> str:
    return hashlib.sha256(_ROOT + leaves.to_bytes(8, "big") + length.to_bytes(8, "big") + top).hexdigest()


def _split(low: int, high: int) -> int:
    """The largest power of two below the number of leaves, from `low` on."""
    return low + (1 << ((high - low - 1).bit_length() - 1))


def _top(hashes: Sequence[bytes]) -> bytes:
    level = list(hashes)
    return _subtree(level, 0, len(level))


def _subtree(hashes: Sequence[bytes], low: int, high: int) -> bytes:
    if high - low == 1:
        return hashes[low]
    middle = _split(low, high)
    return _node(_subtree(hashes, low, middle), _subtree(hashes, middle, high))


def _outside(hashes: Sequence[bytes], low: int, high: int, first: int, stop: int) -> Iterator[str]:
    """The tops of the largest subtrees that hold no shown leaf, in the order of the text."""
    if stop <= low or high <= first:
        yield _subtree(hashes, low, high).hex()
    elif high - low > 1:
        middle = _split(low, high)
        yield from _outside(hashes, low, middle, first, stop)
        yield from _outside(hashes, middle, high, first, stop)


def _rebuild(proof: PassageProof, root: TextRoot) -> bytes:
    stop = proof.first + len(proof.words)
    if not 0 <= proof.first < stop <= root.leaves:
        raise ValueInvalid("the proof names leaves that the text does not have")
    path = iter(proof.path)
    shown = dict(enumerate(_shown_hashes(proof), start=proof.first))
    top = _rebuild_part(shown, path, 0, root.leaves, proof.first, stop)
    if next(path, None) is not None:
        raise ValueInvalid("the proof holds more hashes than it needs")
    return top


def _shown_hashes(proof: PassageProof) -> Iterator[bytes]:
    at = proof.start
    for word, salt in zip(proof.words, proof.salts, strict=True):
        yield _leaf(bytes.fromhex(salt), at, word)
        at += len(word)


def _rebuild_part(shown: dict[int, bytes], path: Iterator[str], low: int, high: int, first: int, stop: int) -> bytes:
    if stop <= low or high <= first:
        return bytes.fromhex(next(path))
    if high - low == 1:
        return shown[low]
    middle = _split(low, high)
    left = _rebuild_part(shown, path, low, middle, first, stop)
    return _node(left, _rebuild_part(shown, path, middle, high, first, stop))
