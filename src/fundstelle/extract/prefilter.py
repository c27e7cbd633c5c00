"""Prefilter: one scan of a block's text that tells whether it can hold an act at all.

An act needs its thing: goods, persons, a casualty, a named type, or a noun that is the act itself ("delivery"). Verbs do
not trigger: the ones of giving and getting stand in every second sentence of any text, and an act whose thing is taken
over ("weitere 3.000 seien gefolgt") stands near the block that names the thing. Hence `find_blocks_to_read`: blocks with
a trigger and their neighbours; a document without any trigger is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation

from fundstelle.extract.lexicon import Lexicon
from fundstelle.text.tokens import fold_word

TRIGGERS = frozenset({"item", "casualty", "event", "state", "designation"})
"""Categories without which a block makes no act known; people ("Ukrainians") are added from the parties."""

REACH = 2
"""Blocks around one with a trigger that are read too: what is taken over comes from them or goes to them."""

_BROKEN = re.compile(r"[-‐‑]\n")


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """Patterns of one lexicon. endings: patterns (by number) that may also end a longer word (compounds)."""

    automaton: AhoCorasick
    lengths: tuple[int, ...]
    endings: frozenset[int]


def has_trigger(text: str, scanner: Scanner) -> bool:
    """Whether `text` holds a word of the scanner, whole, or at the end of a compound where the language makes these."""
    folded = (_BROKEN.sub("", text) if "\n" in text else text).casefold()
    for number, start, end in scanner.automaton.find_matches_as_indexes(folded, overlapping=True):
        if folded[end : end + 1].isalnum():
            continue
        if start == 0 or not folded[start - 1].isalnum() or number in scanner.endings:
            return True
    return False


@lru_cache(maxsize=16)
def make_scanner(lexicon: Lexicon) -> Scanner:
    """The scanner of a lexicon, made once for each. Folds as the tokens' look-up forms are folded."""
    words = sorted(set(_find_words(lexicon)))
    heads = {fold_word(head) for head in lexicon.heads} if lexicon.pack.compounds else set()
    endings = frozenset(number for number, word in enumerate(words) if word in heads)
    automaton = AhoCorasick(words, implementation=Implementation.DFA)
    return Scanner(automaton, tuple(len(word) for word in words), endings)


def find_blocks_to_read(texts: Sequence[str], scanners: Sequence[Scanner | None]) -> list[bool]:
    """For each block's text whether it is to be read: it has a trigger, or stands at most REACH blocks from one that has.

    A scanner of None stands for a block that is read in no case (comments, a language without a pack).
    """
    hits = [s is not None and has_trigger(text, s) for text, s in zip(texts, scanners, strict=True)]
    near = [any(hits[max(0, at - REACH) : at + REACH + 1]) for at in range(len(hits))]
    return [is_near and s is not None for is_near, s in zip(near, scanners, strict=True)]


def _find_words(lexicon: Lexicon) -> Iterator[str]:
    """One word for each entry that triggers: of a phrase its longest, so that no kind of space matters."""
    for entries in lexicon.index.values():
        for entry in entries:
            if _is_trigger(entry.category, entry.value, entry.data):
                yield _longest(entry.words)


def _is_trigger(category: str, value: str, data: object) -> bool:
    people = category == "party" and data in ("inhabitant", "lower")
    return people or (category in TRIGGERS and value != "none")


def _longest(words: Iterable[str]) -> str:
    return max(words, key=len)
