"""Voices: who says a clause, and what the document has said of its sources so far."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fundstelle.extract.analysis import Analysis


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
    subject: the state the last sentence was about; now: index of the sentence being read.
    """

    last: Voice | None = None
    last_sentence: int = -9
    last_block: int = -1
    named: tuple[tuple[str, str, int], ...] = ()
    report: str | None = None
    pair: tuple[str, ...] = ()
    subject: str | None = None
    now: int = 0

    def find(self, wanted: str) -> str | None:
        """The source that a noun points to: the last named one of its branch, or the body behind the report."""
        if wanted in ("noun:media", "noun:own") and self.last is not None and "." in self.last.origins[0]:
            return self.last.origins[0]
        if wanted.startswith("noun:"):
            known = any(code == self.report for _, code, _ in self.named)
            return self.report if known else self._find_body() or self.report
        fits = [
            row
            for row in reversed(self.named)
            if row[0] == wanted or (wanted in ("person", "gov") and row[0] in ("gov", "mil"))
        ]
        if fits and self.now - fits[0][2] <= _RECENT:
            return fits[0][1]
        if self.subject is not None and wanted != "person":
            return f"{self.subject}.{wanted}"
        return fits[0][1] if fits else None

    def _find_body(self) -> str | None:
        return next((code for branch, code, _ in reversed(self.named) if branch == "noun"), None)


@dataclass(frozen=True, slots=True)
class Voices:
    """For each clause of a sentence its voice, None where nobody is named.

    speakers: first tokens of party mentions that speak and so take no part in the act. back: a voice that says what the
    sentence before said ("Das teilte X mit").
    """

    by_clause: tuple[Voice | None, ...]
    speakers: frozenset[int]
    back: Voice | None = None


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
    spoken = [voice for voice in voices.by_clause if voice is not None]
    if not spoken:
        return replace(memory, named=tuple(named[-40:]))
    return replace(memory, last=spoken[-1], last_sentence=a.s.index, last_block=block, named=tuple(named[-40:]))
