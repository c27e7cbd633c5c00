"""Voices: who says a clause, and what the document has said of its sources so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.names import name_end


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause: origins (codes), the media between (nearest the document first), and what they do.

    at: tokens of the source mention, (-1, -1) where carried. carried: taken over from another sentence. formula: said
    by "laut X", "according to X" and the like, so that the clause's own verb is the act's. clause: where the verb of
    saying stands.
    """

    origins: tuple[str, ...]
    via: tuple[str, ...] = ()
    act: str = "says"
    at: tuple[int, int] = (-1, -1)
    carried: bool = False
    formula: bool = False
    clause: int = -1


_RECENT = 2
"""Sentences back to which "das Ministerium" points to the ministry named last; beyond, to the state spoken of."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What the document said of sources so far: the last voice, every named source, the body whose report it is about.

    named: (branch or "noun", code, sentence) in order. pair: the two parties of the last deal ("beide Länder").
    subject: the state spoken of last, in sentence `subject_at`; home: the state the document is written in; people:
    (word of a name, code) of persons who were introduced. now: index of the sentence being read.
    """

    last: Voice | None = None
    last_sentence: int = -9
    last_block: int = -1
    named: tuple[tuple[str, str, int], ...] = ()
    report: str | None = None
    pair: tuple[str, ...] = ()
    subject: str | None = None
    subject_at: int = -9
    home: str | None = None
    people: tuple[tuple[str, str], ...] = ()
    now: int = 0

    def find_person(self, word: str) -> str | None:
        """The code of a person introduced before, by one word of the name."""
        return next((code for known, code in reversed(self.people) if known == word), None)

    def find(self, wanted: str) -> str | None:
        """The source that a noun points to: the last named one of its branch, or the body behind the report."""
        if wanted in ("noun:media", "noun:own") and self.last is not None and "." in self.last.origins[0]:
            return self.last.origins[0]
        if wanted.startswith("noun:"):
            known = any(code == self.report for _, code, _ in self.named)
            found = self.report if known else self._find_body() or self.report
            return found or (self.named[-1][1] if wanted == "noun:own" and self.named else None)
        return self._find_branch(wanted)

    def _find_branch(self, wanted: str) -> str | None:
        """A state's body: named just now, the only one of its branch, the subject's, the last named, the home's."""
        fits = [
            row
            for row in reversed(self.named)
            if row[0] == wanted or (wanted in ("person", "gov") and row[0] in ("gov", "mil"))
        ]
        if fits and self.now - fits[0][2] <= _RECENT:
            return fits[0][1]
        if wanted == "person":
            return fits[0][1] if fits else None
        same = {code for branch, code, _ in fits if branch == wanted}
        if len(same) == 1:
            return next(iter(same))
        near = self.subject if self.subject is not None and self.now - self.subject_at <= 1 else None
        state = near or (None if same else self.home)
        if state is not None:
            return f"{state}.{wanted}"
        return fits[0][1] if fits else f"{self.subject}.{wanted}" if self.subject else None

    def _find_body(self) -> str | None:
        return next((code for branch, code, _ in reversed(self.named) if branch == "noun"), None)


@dataclass(frozen=True, slots=True)
class Voices:
    """For each clause of a sentence its voice, None where nobody is named.

    speakers: first tokens of party mentions that speak and so take no part in the act. back: a voice that says what the
    sentence before said ("Das teilte X mit"). codes: whom the sources that point back mean, by their first token.
    """

    by_clause: tuple[Voice | None, ...]
    speakers: frozenset[int]
    back: Voice | None = None
    codes: Mapping[int, str] = field(default_factory=dict)


REPORTING = frozenset({"consolidator", "body", "ngo", "think_tank", "firm"})


def _named_kind(a: Analysis, code: str) -> str:
    """`noun` for bodies that write reports, so that "der Bericht", "die Gruppe" can point to them."""
    known = a.s.lexicon.knowledge.sources.get(code)
    return "noun" if known is None or known.kind in REPORTING else known.kind


def remember(memory: Memory, a: Analysis, voices: Voices, block: int) -> Memory:
    """The memory after a sentence: its last voice, and every source it names."""
    named = list(memory.named)
    for ref in a.sources:
        if ref.kind in ("named", "body"):
            named.append((ref.code.partition(".")[2] or _named_kind(a, ref.code), ref.code, a.s.index))
        elif ref.kind == "back" and ref.code in _BRANCHES and ref.first in voices.codes:
            named.append((ref.code, voices.codes[ref.first], a.s.index))
    people = (*memory.people, *_introduced(a, voices))[-60:]
    memory = replace(memory, named=tuple(named[-40:]), people=people)
    spoken = [voice for voice in voices.by_clause if voice is not None]
    if not spoken:
        return memory
    return replace(memory, last=spoken[-1], last_sentence=a.s.index, last_block=block)


_BRANCHES = frozenset({"gov", "mil", "intel", "parliament"})


def _introduced(a: Analysis, voices: Voices) -> list[tuple[str, str]]:
    """Persons this sentence names: behind the office they speak for, or by themselves."""
    rows = []
    for ref in a.sources:
        code = voices.codes.get(ref.first) if ref.kind == "back" else ref.code
        if code is None or ref.kind in ("surname", "unnamed", "state", "named"):
            continue
        first, last = (ref.first, ref.last) if ref.kind == "person" else (ref.last, name_end(a.s, ref.last))
        rows += [(a.s.norm(at), code) for at in range(first, last)]
    return rows
