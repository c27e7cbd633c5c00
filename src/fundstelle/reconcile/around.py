"""What the rest of a register says of the documents at hand, where only a part of it is reconciled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Around:
    """groups: document -> name of its group of copies, for those that are in one. theatres: givers -> places of all
    their deployments."""

    groups: Mapping[str, str] = field(default_factory=dict)
    theatres: Mapping[tuple[str, ...], frozenset[str]] = field(default_factory=dict)


class KnownGroups:
    """Groups of copies as they were found before: a chain of copies may lead through documents that are not at hand,
    and which documents are copies hangs on their texts alone, which no decision changes."""

    def __init__(self, groups: Mapping[str, str]) -> None:
        self._groups = groups
        self._members: dict[str, list[str]] = defaultdict(list)

    def put(self, document: str, _: str) -> None:
        """Takes a document in."""
        if document not in self._members[self.group_of(document)]:
            self._members[self.group_of(document)].append(document)

    def group_of(self, document: str) -> str:
        """The name of its group; its own where it is in none."""
        return self._groups.get(document, document)

    def members_of(self, name: str) -> Sequence[str]:
        """The members of a group that are at hand."""
        return self._members.get(name, ())

    def take_touched(self) -> set[str]:
        """Names of all groups: nothing is kept from one time to the next."""
        return set(self._members)

    def groups(self) -> Iterator[tuple[str, int, Sequence[str]]]:
        """(name, size, members) of the groups with two or more members at hand."""
        return ((name, len(members), members) for name, members in self._members.items() if len(members) > 1)
