"""Copied passages: sentences with claims that stand, nearly word for word, in documents that are no copies as a whole.

A sentence of an agency comes back inside other reports. Which sentence repeats which is told, the earliest first, and
what was changed where both came out within days of each other: later on the same words with another number are how
an office says its new total.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest

from fundstelle.reconcile.alterations import CopiedPage, find_changes
from fundstelle.reconcile.around import KnownGroups
from fundstelle.reconcile.copies import CopyIndex
from fundstelle.reconcile.facts import Fact
from fundstelle.records.matter import CopiedPassage

FEWEST = 10
"""Triples (twelve words) below which sentences are alike by chance: "South Korea said on Monday"."""

ALIKE = 0.6
"""Share of both sentences' triples together: one word of twenty changed leaves three quarters of them."""

SAME_NEWS = 3
"""Days within which the same words with another number are a copy that was altered, and no update."""

_KEYS = 4
"""Least triples under which a sentence is looked up: of two that share 0.6, all four differ in one case of forty."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document with its claims in the order of the text."""

    document: str
    published: date
    facts: tuple[Fact, ...]
    content: str

    @property
    def place(self) -> tuple[date, str, int]:
        """Sorts sentences: the earliest first."""
        return (self.published, self.document, self.facts[0].claim.span.start)


class PassageDesk:
    """Keeps the sentences that carry claims, and says which are copied. The groups depend on the set of them only."""

    def __init__(self) -> None:
        self._index = CopyIndex(find_keys, is_alike, FEWEST)
        self._sentences: dict[str, Sentence] = {}
        self._names: dict[str, list[str]] = defaultdict(list)
        self._found: dict[str, CopiedPassage] = {}

    def put(self, document: str, facts: Sequence[Fact], content: str) -> None:
        """Takes the sentences of a document in. facts: in the order of its text."""
        by_sentence: dict[tuple[int, int], list[Fact]] = defaultdict(list)
        for fact in facts:
            by_sentence[fact.sentence].append(fact)
        for (start, end), inside in by_sentence.items():
            if content.count(" ", start, end) >= FEWEST + 1:
                name = f"{document}:{start}"
                self._sentences[name] = Sentence(document, inside[0].published or date.max, tuple(inside), content)
                self._names[document].append(name)
                self._index.put(name, content[start:end])

    def find_all(self, wholes: CopyIndex | KnownGroups) -> tuple[CopiedPassage, ...]:
        """The copied passages, the earliest first. wholes: what is copied as a whole, which is told there."""
        touched = self._index.take_touched()
        for document in (document for name in wholes.take_touched() for document in wholes.members_of(name)):
            touched |= {self._index.group_of(name) for name in self._names[document]}
        for name in touched:
            members = self._index.members_of(name)
            found = self._examine(members, wholes) if len(members) > 1 else None
            self._found.pop(name, None)
            if found:
                self._found[name] = found
        return tuple(sorted(self._found.values(), key=lambda each: (each.earliest, each.copies)))

    def _examine(self, members: Sequence[str], wholes: CopyIndex | KnownGroups) -> CopiedPassage | None:
        earliest, *others = _first_of_each(
            sorted((self._sentences[name] for name in members), key=lambda s: s.place), wholes
        )
        if not others:
            return None
        changes = [
            change.alteration
            for other in others
            if (other.published - earliest.published).days <= SAME_NEWS
            for change in find_changes(_page(earliest), _page(other))
        ]
        claims = tuple(other.facts[0].id for other in others)
        return CopiedPassage(earliest.facts[0].id, claims, tuple(dict.fromkeys(changes)))


def _first_of_each(sentences: Sequence[Sentence], wholes: CopyIndex | KnownGroups) -> Iterator[Sentence]:
    """The earliest sentence of each document, or group of whole copies."""
    seen: set[str] = set()
    for sentence in sentences:
        name = wholes.group_of(sentence.document)
        if name not in seen:
            seen.add(name)
            yield sentence


def _page(sentence: Sentence) -> CopiedPage:
    return CopiedPage(sentence.facts, sentence.content)


def find_keys(triples: frozenset[int]) -> Iterator[int]:
    """Keys under which likely copies of a sentence meet."""
    return iter(nsmallest(_KEYS, triples))


def is_alike(one: frozenset[int], other: Collection[int]) -> bool:
    """The exact check of two sentences by their triples, each once."""
    shared = len(one.intersection(other))
    return shared >= ALIKE * (len(one) + len(other) - shared)
