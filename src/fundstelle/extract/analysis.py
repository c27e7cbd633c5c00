"""Analysis: everything read off one sentence before claims are made of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Any, TypeVar

from fundstelle.extract.clauses import Clause, find_clauses
from fundstelle.extract.names import SourceRef
from fundstelle.extract.noted import Kept
from fundstelle.extract.numbers import Number, find_numbers
from fundstelle.extract.periods import TimeMark, find_periods
from fundstelle.extract.phrases import find_phrases
from fundstelle.extract.record import record, replace
from fundstelle.extract.refs import ItemRef, PartyRef, Phrases
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.sources import find_sources

Ref = TypeVar("Ref", ItemRef, PartyRef)


@record
class Analysis:
    """A sentence with its clauses, phrases, numbers and periods."""

    s: Sentence
    clauses: tuple[Clause, ...]
    phrases: Phrases
    numbers: tuple[Number, ...]
    times: tuple[TimeMark, ...]
    sources: tuple[SourceRef, ...]
    clause_by_token: tuple[int, ...]
    voiced: Kept = field(default_factory=list, repr=False, compare=False)
    drafted: Kept = field(default_factory=list, repr=False, compare=False)
    """What `find_voices` and `find_drafts` have found so far, with what they asked."""
    events: list[Any] = field(default_factory=list, repr=False, compare=False)
    """What `find_events` has found, in a list of its own."""
    _sorted: dict[str, dict[int, list[Any]]] = field(default_factory=dict, repr=False, compare=False)

    def clause_at(self, at: int) -> Clause:
        """The clause of token `at`."""
        return self.clauses[self.clause_by_token[at]]

    def items_in(self, clause: Clause) -> list[ItemRef]:
        """Items whose head stands in the clause."""
        if clause is self.clauses[clause.index]:
            return self._by_clause("items", self.phrases.items).get(clause.index, [])
        return [item for item in self.phrases.items if item.first in clause]

    def parties_in(self, clause: Clause) -> list[PartyRef]:
        """Parties that stand in the clause."""
        if clause is self.clauses[clause.index]:
            return self._by_clause("parties", self.phrases.parties).get(clause.index, [])
        return [party for party in self.phrases.parties if party.first in clause]

    def _by_clause(self, kind: str, found: Iterable[Ref]) -> dict[int, list[Ref]]:
        """The mentions by the clause they stand in; sorted once, since every act asks for those of its clause."""
        known = self._sorted.get(kind)
        if known is None:
            known = self._sorted[kind] = {}
            for ref in found:
                clause = self.clause_at(ref.first)
                if ref.first in clause:
                    known.setdefault(clause.index, []).append(ref)
        return known

    def times_in(self, clause: Clause) -> list[TimeMark]:
        """Periods that begin in the clause."""
        return [time for time in self.times if time.first in clause]


def _inside_names(s: Sentence) -> frozenset[int]:
    """Tokens of named types: the number of "RGW 90" counts nothing."""
    return frozenset([at for mark in s.marks("designation") for at in range(mark.first, mark.last)])


def analyse(s: Sentence) -> Analysis:
    """Read a sentence: periods first, since their numbers are no quantities."""
    known: Analysis | None = s.kept.pop(analyse, None)
    if known is not None:
        return known if known.s is s else replace(known, s=s, voiced=[], drafted=[])
    times = find_periods(s)
    taken = frozenset([at for time in times for at in range(time.first, time.last)])
    numbers = find_numbers(s, taken | _inside_names(s))
    phrases = find_phrases(s, numbers, taken)
    clauses = tuple(find_clauses(s))
    return Analysis(
        s,
        clauses,
        phrases,
        tuple(numbers),
        tuple(times),
        tuple(find_sources(s, phrases.parties)),
        _clause_by_token(s, clauses),
    )


def keep_analysis(a: Analysis) -> None:
    """Hold the analysis with its sentence until it is asked for once more."""
    a.s.kept[analyse] = a


def _clause_by_token(s: Sentence, clauses: tuple[Clause, ...]) -> tuple[int, ...]:
    """Index of the clause of each token; marks between clauses go with the last one."""
    found = [len(clauses) - 1] * len(s.tokens)
    for clause in reversed(clauses):
        for at in clause.tokens:
            found[at] = clause.index
    return tuple(found)
