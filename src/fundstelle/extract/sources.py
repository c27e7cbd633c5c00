"""Mentions of sources: named bodies and media, institutions of states, persons, and nouns that name nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.lexicon import NAME_LIKE, Mark
from fundstelle.extract.phrases import PartyRef, phrase_start, preposition_before
from fundstelle.extract.sentence import Sentence
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind


@dataclass(frozen=True, slots=True)
class SourceRef:
    """A source at tokens `first`:`last`. code as in ANNOTATION.md; kind: named, body (state and branch), state (a bare
    state or leader, a source only where it speaks), person (an unknown name), unnamed, back (points to one named
    elsewhere; code is the branch or noun it asks for)."""

    code: str
    first: int
    last: int
    np_first: int
    preps: frozenset[str]
    kind: str
    case: str = ""


def find_sources(a: Analysis) -> list[SourceRef]:
    """Every mention that could be a source, left to right; where two overlap the more telling one stays."""
    s = a.s
    found = [
        *_named(s),
        *_bodies(s, a.phrases.parties),
        *_states(a.phrases.parties),
        *_persons(s),
        *_nouns(s),
    ]
    return _without_overlap(found)


_RANK = {"named": 0, "body": 1, "person": 2, "state": 3, "unnamed": 4, "back": 5}


def _without_overlap(found: Sequence[SourceRef]) -> list[SourceRef]:
    kept: list[SourceRef] = []
    for ref in sorted(found, key=lambda r: (_RANK[r.kind], r.first - r.last)):
        if not any(ref.first < other.last and other.first < ref.last for other in kept):
            kept.append(ref)
    return sorted(kept, key=lambda r: r.first)


def _named(s: Sentence) -> list[SourceRef]:
    refs = []
    for mark in s.marks("source"):
        np_first = phrase_start(s, mark.first, {})
        preps, _, _ = preposition_before(s, np_first)
        refs.append(SourceRef(mark.value, mark.first, mark.last, np_first, preps, "named"))
    return refs


def _bodies(s: Sentence, parties: Sequence[PartyRef]) -> list[SourceRef]:
    refs = []
    for party in parties:
        branch = party.institution
        if branch is None:
            continue
        branch = _branch_around(s, party, branch)
        code = UNNAMED if branch == UNNAMED and not party.ids else f"{party.ids[0]}.{branch}"
        refs.append(
            SourceRef(
                code, min(party.np_first, party.first), party.np_last, party.np_first, party.preps, "body", party.case
            )
        )
    for at in range(len(s.tokens)):
        institution = s.mark_at(at, "institution")
        prefix = next((m for m in s.at[at] if m.category == "prefix_party"), None)
        if institution and prefix:
            np_first = phrase_start(s, at, {})
            preps, _, _ = preposition_before(s, np_first)
            branch = _plain(institution.value)
            refs.append(SourceRef(f"{prefix.value}.{branch}", at, at + 1, np_first, preps, "body"))
    return refs


def _plain(branch: str) -> str:
    return "gov" if branch == "person" else branch


def _branch_around(s: Sentence, party: PartyRef, branch: str) -> str:
    """ "a spokesman of the defence ministry": the body behind the person decides."""
    if branch != "person":
        return branch
    for at in range(party.np_last, min(party.np_last + 5, len(s.tokens))):
        other = s.mark_at(at, "institution")
        if other and other.value != "person":
            return other.value
    for at in range(max(0, party.np_first - 5), party.np_first):
        other = s.mark_at(at, "institution")
        if other and other.value not in ("person", "unnamed"):
            return other.value
    return "gov"


def _states(parties: Sequence[PartyRef]) -> list[SourceRef]:
    return [
        SourceRef(
            f"{p.ids[0]}.gov" if len(p.ids[0]) == 3 and p.ids[0].isupper() else p.ids[0],
            p.first,
            p.last,
            p.np_first,
            p.preps,
            "state",
            p.case,
        )
        for p in parties
        if p.institution is None
        and p.form in ("name", "metonym", "person", "genitive", "inhabitant")
        and p.owner_of is None
    ]


def _persons(s: Sentence) -> list[SourceRef]:
    """Two or three capitalised words nobody knows, beside a reporting word or a title: a person's name."""
    refs = []
    at = 0
    while at < len(s.tokens) - 1:
        last = _name_end(s, at)
        if last - at >= 2 and _speaks(s, at, last):
            preps, _, _ = preposition_before(s, at)
            name = " ".join(t.text for t in s.tokens[at:last])
            refs.append(SourceRef(name, at, last, at, preps, "person"))
            at = last
        else:
            at += 1
    return refs


def _name_end(s: Sentence, at: int) -> int:
    last = at
    while last < len(s.tokens) and last - at < 3 and _is_name_word(s, last):
        last += 1
    return last


def _is_name_word(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    if token.kind is not TokenKind.WORD or not token.is_capital or len(token.text) < 2 or token.text.isupper():
        return False
    return not any(
        m.category in NAME_LIKE
        or m.category
        in (
            "word",
            "months",
            "weekdays",
            "prep",
            "formula",
            "source_noun",
            "stance",
            "cardinals",
            "seasons",
            "time_unit",
            "account_noun",
            "aux",
            "modal",
            "measure",
            "transparent",
            "currencies",
            "vague",
            "several",
            "hedge",
            "basis",
        )
        for m in s.at[at]
    )


def _speaks(s: Sentence, first: int, last: int) -> bool:
    near = [*range(max(0, first - 1), first), *range(last, min(last + 1, len(s.tokens)))]
    if any(m.category == "report" for at in near for m in s.at[at]):
        return True
    return s.mark_ending_at(first, "formula", "preposition", "inverted") is not None or bool(
        last < len(s.tokens) and s.is_mark_token(last, ",") and first and _report_before(s, first)
    )


def _report_before(s: Sentence, first: int) -> bool:
    return any(m.category == "report" for at in range(max(0, first - 4), first) for m in s.at[at])


def _nouns(s: Sentence) -> list[SourceRef]:
    refs = []
    for at in range(len(s.tokens)):
        mark = s.mark_at(at, "source_noun")
        institution = s.mark_at(at, "institution")
        chosen = mark or institution
        if chosen is None or s.mark_at(at, "party"):
            continue
        np_first = phrase_start(s, chosen.first, {})
        preps, _, _ = preposition_before(s, np_first)
        refs.append(_noun_ref(s, chosen, np_first, preps))
    return refs


def _noun_ref(s: Sentence, mark: Mark, np_first: int, preps: frozenset[str]) -> SourceRef:
    definite = any(
        s.is_word(at, "articles", "demonstratives", "possessives") and not s.mark_at(at, "cardinals")
        for at in range(np_first, mark.first)
    )
    unnamed = (mark.category == "source_noun" and mark.value == "unnamed") or mark.value == "unnamed"
    kind = "unnamed" if unnamed and not definite else "back"
    code = UNNAMED if unnamed else mark.value if mark.category == "institution" else f"noun:{mark.value}"
    return SourceRef(code, mark.first, mark.last, np_first, preps, kind)
