"""The copies of a register: groups, the earliest of each, and what the later ones changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fundstelle.reconcile.alterations import ALTERED, Change, CopiedPage, find_changes
from fundstelle.reconcile.around import KnownGroups
from fundstelle.reconcile.contradictions.clash import Clash, side_of_fact
from fundstelle.reconcile.copied_passages import PassageDesk
from fundstelle.reconcile.copies import CopyIndex
from fundstelle.reconcile.facts import DENIED, Fact
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import CopiedPassage, Copies


@dataclass(frozen=True, slots=True)
class Copied:
    """A group of copies, the claims that copying altered, and those of them that contradict the original."""

    copies: Copies
    altered: frozenset[str]
    clashes: tuple[Clash, ...]


def _make_clash(change: Change) -> Clash | None:
    if change.clash is None or change.original.stance == DENIED or change.copied.stance == DENIED:
        return None
    return Clash(change.clash, change.clash.value, side_of_fact(change.original), side_of_fact(change.copied))


class CopyDesk:
    """Keeps the documents by their words, and says which are copies and which of their claims were altered."""

    def __init__(self, known: Mapping[str, str] | None = None) -> None:
        """known: the groups of copies as they are known already, by document; None to find them."""
        self._index: CopyIndex | KnownGroups = CopyIndex() if known is None else KnownGroups(known)
        self._passages = PassageDesk()
        self._facts: dict[str, Sequence[Fact]] = {}
        self._contents: dict[str, str] = {}
        self._published: dict[str, date] = {}
        self._publishers: dict[str, str | None] = {}
        self._done: dict[tuple[str, int], tuple[tuple[date, str], Copied]] = {}

    def put(self, extraction: Extraction, facts: Sequence[Fact], *, sentences: bool = True) -> None:
        """Takes a document in. sentences: whether it may share single ones with others."""
        reading = extraction.reading
        document, published = reading.document.id, reading.facts.published
        self._facts[document] = facts
        self._contents[document] = reading.text.content
        self._published[document] = published.value.last_day if published else date.max
        self._publishers[document] = reading.facts.publisher
        self._index.put(document, reading.text.content)
        if sentences:
            self._passages.put(document, facts, reading.text.content)

    def find_all(self) -> list[Copied]:
        """All groups of copies, by the day of the earliest."""
        done: dict[tuple[str, int], tuple[tuple[date, str], Copied]] = {}
        for name, size, members in self._index.groups():
            done[(name, size)] = self._done.get((name, size)) or self._examine(sorted(members, key=self._key))
        self._done = done
        return [copied for _, copied in sorted(done.values(), key=lambda entry: entry[0])]

    def find_passages(self) -> tuple[CopiedPassage, ...]:
        """The sentences copied between documents that are no copies as a whole."""
        return self._passages.find_all(self._index)

    def _key(self, document: str) -> tuple[date, str]:
        return (self._published[document], document)

    def _examine(self, group: Sequence[str]) -> tuple[tuple[date, str], Copied]:
        """(place among the groups, what was found). group: the earliest first."""
        earliest, *others = group
        original = self._page(earliest)
        changes = [change for document in others for change in find_changes(original, self._page(document))]
        foreign = [change for change in changes if self._is_by_another(change.copied.document, earliest)]
        return self._key(earliest), Copied(
            Copies(earliest, tuple(others), tuple(dict.fromkeys(change.alteration for change in changes))),
            frozenset(change.copied.id for change in foreign if change.alteration.type == ALTERED),
            tuple(clash for change in foreign if (clash := _make_clash(change))),
        )

    def _page(self, document: str) -> CopiedPage:
        return CopiedPage(self._facts[document], self._contents[document])

    def _is_by_another(self, document: str, earliest: str) -> bool:
        """The same publisher's later version is an update of its own text, not an altered copy."""
        publisher = self._publishers[document]
        return publisher is None or publisher != self._publishers[earliest]
