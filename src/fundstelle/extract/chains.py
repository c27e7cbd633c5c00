"""Chains: the source behind a mention, and who passes its words on to whom."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.names import SourceRef
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.sources import is_state
from fundstelle.extract.voices import REPORTING, Memory
from fundstelle.records.claim import UNNAMED


def with_coordinated(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], code: str, memory: Memory
) -> tuple[tuple[str, ...], set[int]]:
    """(codes, first tokens) of the source and of those joined to it by "und", "and", on either side."""
    codes, firsts = [code], set()
    first = last = ref
    for other in sources:
        if other.first >= last.last and _is_joined(a.s, last, other):
            more = code_of(a, other, memory)
            if more:
                codes.append(more)
                firsts.add(other.first)
                last = other
    for other in reversed(sources):
        if other.last <= first.np_first and not other.preps and _is_joined(a.s, other, first):
            more = code_of(a, other, memory)
            if more:
                codes.insert(0, more)
                firsts.add(other.first)
                first = other
    return tuple(dict.fromkeys(codes)), firsts


def _is_joined(s: Sentence, before: SourceRef, behind: SourceRef) -> bool:
    return behind.np_first - before.last <= 1 and s.is_word(before.last, "coordinators")


def code_of(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """Whom a mention of a source means, with what was said before; None where a surname was never introduced."""
    if ref.kind == "surname":
        return memory.find_person(ref.code)
    if ref.kind == "person":
        return memory.find_person(a.s.norm(ref.last - 1)) or ref.code
    if ref.kind != "back":
        return ref.code
    if ref.code in _PERSONS:
        return _code_of_person(a, ref, memory)
    if ref.code.startswith("noun:"):
        return _code_of_noun(a, ref, memory)
    return _code_of_body(a, ref, memory)


_PERSONS = frozenset({UNNAMED, "person"})


def _code_of_person(a: Analysis, ref: SourceRef, memory: Memory) -> str:
    """ "die Sprecherin des Ministeriums" speaks for it; "the spokesperson" alone for the body named last."""
    owner = _owner(a, ref)
    if owner is not None and owner.kind != "back":
        return owner.code
    if owner is not None:
        return _code_of_body(a, owner, memory) or UNNAMED
    return memory.find("person") or UNNAMED if ref.code == "person" else UNNAMED


def _owner(a: Analysis, ref: SourceRef) -> SourceRef | None:
    """The body in the genitive right behind a person's or a report's noun."""
    for other in a.sources:
        if not 0 <= other.np_first - ref.last <= 1 or other.kind not in ("named", "body", "back"):
            continue
        if other.code in _PERSONS or other.code.startswith("noun:"):
            continue
        if other.kind == "back" and other.case != "gen" and not a.s.is_word(ref.last, "genitive_prepositions"):
            continue
        return other
    return None


def _code_of_noun(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    inside = next((r for r in a.sources if r.kind in ("named", "body") and 0 <= r.np_first - ref.last <= 3), None)
    if inside:
        return inside.code
    owner = _owner(a, ref)
    if owner:
        return _code_of_body(a, owner, memory)
    if any(a.s.is_word(at, "articles_indefinite") for at in range(ref.np_first, ref.first)):
        ahead = (
            ref.code == "noun:report" and memory.report and all(code != memory.report for _, code, _ in memory.named)
        )
        return memory.report if ahead else UNNAMED
    return memory.find(ref.code) or UNNAMED


def _code_of_body(a: Analysis, ref: SourceRef, memory: Memory) -> str | None:
    """ "das Ministerium", "ihr Außenministerium": a branch whose state the words or the document must tell."""
    words = range(ref.np_first, ref.first)
    if any(a.s.is_word(at, "possessives_first") for at in words) and memory.home:
        return f"{memory.home}.{ref.code}"
    if any(a.s.is_word(at, "possessives") for at in words):
        before = [
            p for p in a.phrases.parties if p.last <= ref.np_first and p.form != "adjective" and is_state(p.ids[0])
        ]
        owner = before[-1].ids[0] if before else memory.subject
        if owner:
            return f"{owner}.{ref.code}"
    known = memory.find(ref.code)
    beside = next((r.code for r in a.sources if r.kind == "body" and "." in r.code), None)
    return known or (f"{beside.partition('.')[0]}.{ref.code}" if beside else UNNAMED)


def find_cited(
    a: Analysis, ref: SourceRef, sources: Sequence[SourceRef], memory: Memory
) -> list[tuple[SourceRef, str]]:
    """ "X unter Berufung auf Y", "X, citing Y": whom the speaker cites, farthest last."""
    found: list[tuple[SourceRef, str]] = []
    for other in sources:
        if other.first < ref.last or other.code == ref.code:
            continue
        if any(_is_behind(a.s, other, k) for k in ("citing",)):
            code = code_of(a, other, memory)
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
            code = code_of(a, other, memory)
            if code:
                return other, code
    return None


_CITED_WITHIN = 5
"""Tokens between "citing", "beruft sich auf" and the source: "ein internes Papier der Kommission"."""


def _is_behind(s: Sentence, ref: SourceRef, group: str) -> bool:
    """Whether a formula of this group ends before the source's phrase, with nothing but its nouns between."""
    for end in range(ref.np_first, max(0, ref.np_first - _CITED_WITHIN), -1):
        if s.mark_ending_at(end, "formula", group):
            return True
        if group != "citing" and end < ref.np_first:
            return False
        if s.is_mark_token(end - 1, ",.;:") or any(m.category in ("aux", "modal", "source") for m in s.at[end - 1]):
            return False
    return False


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
