"""Chains: the source behind a mention, and who passes its words on to whom."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.sources import SourceRef
from fundstelle.extract.voices import REPORTING, Memory
from fundstelle.records.claim import UNNAMED


def with_coordinated(
    s: Sentence, ref: SourceRef, sources: Sequence[SourceRef], code: str, memory: Memory
) -> tuple[tuple[str, ...], set[int]]:
    codes, last, firsts = [code], ref, set()
    for other in sources:
        if other.first >= last.last and other.np_first - last.last <= 1 and s.is_word(last.last, "coordinators"):
            more = code_of(s, other, memory, sources)
            if more:
                codes.append(more)
                firsts.add(other.first)
                last = other
    return tuple(dict.fromkeys(codes)), firsts


def code_of(s: Sentence, ref: SourceRef, memory: Memory, sources: Sequence[SourceRef]) -> str | None:
    if ref.kind != "back":
        return ref.code
    if not ref.code.startswith("noun:") and ref.code not in ("person", UNNAMED):
        beside = next((r.code for r in sources if r.kind == "body" and "." in r.code), None)
        known = memory.find(ref.code)
        return known or (f"{beside.partition('.')[0]}.{ref.code}" if beside else UNNAMED)
    if ref.code in (UNNAMED, "person"):
        return memory.find(ref.code) or UNNAMED if ref.code == "person" else UNNAMED
    inside = next((r for r in sources if r.kind in ("named", "body") and 0 <= r.np_first - ref.last <= 3), None)
    if inside:
        return inside.code
    return memory.find(ref.code) or (UNNAMED if ref.code.startswith("noun:") else None)


def find_cited(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> list[tuple[SourceRef, str]]:
    """ "X unter Berufung auf Y", "X, citing Y": whom the speaker cites, farthest last."""
    found: list[tuple[SourceRef, str]] = []
    for other in sources:
        if other.first < ref.last or other.code == ref.code:
            continue
        if any(_is_behind(a.s, other, k) for k in ("citing",)):
            code = code_of(a.s, other, memory, sources)
            if code == UNNAMED and _speaks_for_itself(a, ref):
                continue
            if code and code != ref.code and all(code != c for _, c in found):
                found.append((other, code))
    return found


def _speaks_for_itself(a: Analysis, ref: SourceRef) -> bool:
    """A state or a body that cites nameless sources stays the origin; a medium passes their words on."""
    known = a.s.lexicon.knowledge.sources.get(ref.code)
    return "." in ref.code or ref.kind == "back" or (known is not None and known.kind in REPORTING)


def find_passed_on(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> tuple[SourceRef, str] | None:
    """ "…, said the agency, as cited by lawmakers": who hands on the speaker's words."""
    for other in sources:
        if other.first > ref.last and other.code != ref.code and _is_behind(a.s, other, "cited_by"):
            code = code_of(a.s, other, memory, sources)
            if code:
                return other, code
    return None


def _is_behind(s: Sentence, ref: SourceRef, group: str) -> bool:
    """Whether a formula of this group ends right before the source's phrase, or a word or two earlier."""
    return any(s.mark_ending_at(end, "formula", group) for end in range(max(1, ref.np_first - 1), ref.np_first + 1))


def find_told(
    a: Analysis, clause: Clause, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory, verb: int
) -> list[tuple[SourceRef, str]]:
    """ "told the Guardian", "sagte der Nachrichtenagentur AFP": the medium between."""
    found = []
    for other in sources:
        if other is ref or other.kind not in ("named",) or other.first < min(verb, ref.first):
            continue
        if _is_behind(a.s, other, "told_to") or (other.first > verb and _is_dative(a.s, other)):
            found.append((other, other.code))
    return found


def _is_dative(s: Sentence, ref: SourceRef) -> bool:
    return any(
        s.is_word(at, "article_dative", "article_dative_or_genitive") for at in range(ref.np_first, ref.first + 1)
    )
