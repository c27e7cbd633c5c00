"""The copies of a register: groups, the earliest of each, and what the later ones changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fundstelle.reconcile.alterations import ALTERED, CopiedPage, find_alterations
from fundstelle.reconcile.copies import CopyIndex
from fundstelle.reconcile.facts import Fact
from fundstelle.records.extraction import Extraction
from fundstelle.records.matter import Alteration, Copies


class CopyDesk:
    """Keeps the documents by their words, and says which are copies and which of their claims were altered."""

    def __init__(self) -> None:
        self._index = CopyIndex()
        self._facts: dict[str, Sequence[Fact]] = {}
        self._contents: dict[str, str] = {}
        self._published: dict[str, date] = {}
        self._publishers: dict[str, str | None] = {}
        self._done: dict[tuple[str, ...], tuple[Copies, frozenset[str]]] = {}

    def put(self, extraction: Extraction, facts: Sequence[Fact]) -> None:
        """Takes a document in."""
        reading = extraction.reading
        document, published = reading.document.id, reading.facts.published
        self._facts[document] = facts
        self._contents[document] = reading.text.content
        self._published[document] = published.value.last_day if published else date.max
        self._publishers[document] = reading.facts.publisher
        self._index.put(document, reading.text.content)

    def find_all(self) -> tuple[tuple[Copies, ...], frozenset[str]]:
        """All copies, by the day of the earliest, and the claims that copying altered."""
        groups = [self._in_order(group) for group in self._index.groups()]
        self._done = {group: self._done.get(group) or self._examine(group) for group in groups}
        found = sorted(self._done.items(), key=lambda item: self._key(item[0][0]))
        altered = frozenset[str]().union(*(ids for _, (_, ids) in found))
        return tuple(copies for _, (copies, _) in found), altered

    def _key(self, document: str) -> tuple[date, str]:
        return (self._published[document], document)

    def _in_order(self, group: Sequence[str]) -> tuple[str, ...]:
        return tuple(sorted(group, key=self._key))

    def _examine(self, group: tuple[str, ...]) -> tuple[Copies, frozenset[str]]:
        earliest, *others = group
        original = self._page(earliest)
        changes: list[Alteration] = []
        altered: set[str] = set()
        for document in others:
            for alteration, claim in find_alterations(original, self._page(document)):
                changes.append(alteration)
                if alteration.type == ALTERED and self._is_by_another(document, earliest):
                    altered.add(claim)
        return Copies(earliest, tuple(others), tuple(dict.fromkeys(changes))), frozenset(altered)

    def _page(self, document: str) -> CopiedPage:
        return CopiedPage(self._facts[document], self._contents[document])

    def _is_by_another(self, document: str, earliest: str) -> bool:
        """The same publisher's later version is an update of its own text, not an altered copy."""
        publisher = self._publishers[document]
        return publisher is None or publisher != self._publishers[earliest]
