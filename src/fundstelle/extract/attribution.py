"""Attribution: which source stands behind each clause, in one sentence and carried on from the ones before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.sources import SourceRef, find_sources
from fundstelle.records.claim import UNNAMED


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a clause: origins (codes), the media between (nearest the document first), and what they do.

    tokens: of the source mention, ( -1, -1 ) where carried. carried: taken over from another sentence.
    """

    origins: tuple[str, ...]
    via: tuple[str, ...] = ()
    act: str = "says"
    at: tuple[int, int] = (-1, -1)
    carried: bool = False
    sentence: int = -1
    weekday: bool = False


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier sentences said of sources: the last voice, and the last named code by branch or kind of noun."""

    last: Voice | None = None
    last_sentence: int = -9
    named: tuple[tuple[str, str], ...] = ()
    in_quote: bool = False
    report: str | None = None

    def find(self, wanted: str) -> str | None:
        """The last named source that a noun points back to."""
        for branch, code in reversed(self.named):
            if wanted.startswith("noun:") or branch == wanted or wanted == "person":
                return code
        return None


@dataclass(frozen=True, slots=True)
class Voices:
    """For each clause of a sentence its voice, None where nobody is named; and the clauses that only report."""

    by_clause: tuple[Voice | None, ...]
    reporting: frozenset[int]
    speakers: frozenset[int]
    """First tokens of party mentions that speak and so take no part in the act."""


def find_voices(a: Analysis, memory: Memory) -> Voices:
    """The voices of one sentence's clauses, without what earlier sentences carry over."""
    sources = find_sources(a)
    own: dict[int, Voice] = {}
    formula: dict[int, Voice] = {}
    speakers: set[int] = set()
    for clause in a.clauses:
        here = [ref for ref in sources if ref.first in clause]
        spoken = _report_voice(a, clause, here, memory)
        if spoken:
            own[clause.index] = spoken[0]
            speakers |= spoken[1]
        said = _formula_voice(a, clause, here, memory)
        if said:
            formula[clause.index] = said[0]
            speakers |= said[1]
    voices = tuple(_voice_of(a, clause, own, formula) for clause in a.clauses)
    speakers |= _inside(a, sources, speakers)
    return Voices(voices, frozenset(own), frozenset(speakers))


def _inside(a: Analysis, sources: Sequence[SourceRef], speakers: set[int]) -> set[int]:
    """First tokens of the party mentions inside the sources that speak."""
    speaking = [ref for ref in sources if ref.first in speakers]
    return {
        party.first
        for party in a.phrases.parties
        for ref in speaking
        if ref.np_first <= party.first < ref.last or ref.first <= party.first < ref.last
    }


def _voice_of(a: Analysis, clause: Clause, own: dict[int, Voice], formula: dict[int, Voice]) -> Voice | None:
    current: Clause | None = clause
    while current is not None:
        if current.index in formula:
            return formula[current.index]
        parent = a.clauses[current.parent] if current.parent is not None else None
        if parent is not None and parent.index in own and (current.opener in ("sub", "inf", "main") or current.quoted):
            return own[parent.index]
        current = parent if current.opener != "main" or parent is not None else None
    following = [v for index, v in own.items() if index > clause.index and _is_inverted(a, a.clauses[index])]
    if following:
        return following[0]
    if clause.index in own and _states_itself(a, clause):
        return own[clause.index]
    later = [v for index, v in formula.items() if index > clause.index and a.clauses[index].finite is None]
    return later[0] if later else None


def _states_itself(a: Analysis, clause: Clause) -> bool:
    """A reporting verb with a noun phrase as its object: "bestätigte die Lieferung", "denies arming"."""
    return True


def _is_inverted(a: Analysis, clause: Clause) -> bool:
    """ ", sagte Kirby", ", said the ministry", ", wie CNN berichtete", ", South Korea's military said"."""
    s = a.s
    first = clause.first
    while first < clause.last and s.is_word(first, "coordinators"):
        first += 1
    if any(m.category == "report" for m in s.at[first]):
        return True
    if s.mark_at(first, "formula", "inverted"):
        return True
    if clause.opener == "main" and not any(
        c.parent == clause.index and c.index > clause.index and c.opener == "sub" for c in a.clauses
    ):
        return not s.lexicon.pack.verb_final_clauses
    return False


def _report_voice(
    a: Analysis, clause: Clause, here: Sequence[SourceRef], memory: Memory
) -> tuple[Voice, set[int]] | None:
    s = a.s
    verb = _report_verb(s, clause)
    if verb is None:
        return None
    at, act = verb
    subject = _pick_subject(s, clause, at, here)
    if subject is None:
        pronoun = _speaking_pronoun(s, clause, at)
        if pronoun and memory.last:
            return replace(memory.last, act=act, carried=True), set()
        return None
    return _make_voice(a, clause, subject, here, act, memory)


def _report_verb(s: Sentence, clause: Clause) -> tuple[int, str] | None:
    for at in clause.tokens:
        for mark in s.at[at]:
            if mark.category != "report" or (s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital and at > 0):
                continue
            form = mark.data
            if form is not None and form.needs_particle and not _has_particle(s, clause, at, form.verb.particle):
                continue
            if form is not None and form.features <= {"att", "part_att"}:
                continue
            if not s.lexicon.pack.nouns_capitalised and _is_noun(s, at):
                continue
            return at, mark.value
    return None


def _is_noun(s: Sentence, at: int) -> bool:
    if any(m.category == "source_noun" for m in s.at[at]) and (
        at == 0 or (not s.mark_at(at - 1, "source") and not s.mark_at(at - 1, "party"))
    ):
        return True
    return at > 0 and s.is_word(at - 1, "articles", "possessives", "determiners")


def _has_particle(s: Sentence, clause: Clause, at: int, particle: str | None) -> bool:
    return any(k > at and s.norm(k) == particle for k in clause.tokens)


def _pick_subject(s: Sentence, clause: Clause, verb: int, here: Sequence[SourceRef]) -> SourceRef | None:
    """The source that speaks: bare before anything behind a preposition, near the verb before far from it."""
    bare = [
        ref for ref in here if (not ref.preps and ref.case not in ("dat",)) or (ref.preps <= {"of_source"} and ref.preps)
    ]
    behind = [
        ref for ref in here if ref.preps & {"from", "in", "by"} and ref.kind in ("named", "body", "unnamed", "back")
    ]
    if bare:
        told = s.norm(verb) in ("told",)
        before = [ref for ref in bare if ref.last <= verb]
        if before and (told or not s.lexicon.pack.verb_final_clauses):
            return (
                before[-1] if before[-1].kind != "back" else next((r for r in before if r.kind != "back"), before[-1])
            )
        ranked = sorted(bare, key=lambda ref: (ref.kind in ("back",), min(abs(ref.first - verb), abs(verb - ref.last))))
        return ranked[0]
    return behind[0] if behind else None


def _speaking_pronoun(s: Sentence, clause: Clause, verb: int) -> bool:
    near = range(max(clause.first, verb - 2), min(clause.last, verb + 3))
    return any(s.is_word(at, "pronouns_person") for at in near)


def _formula_voice(
    a: Analysis, clause: Clause, here: Sequence[SourceRef], memory: Memory
) -> tuple[Voice, set[int]] | None:
    """laut X, nach Angaben von X, X zufolge, according to X, so X."""
    s = a.s
    for ref in here:
        if _is_formula(s, clause, ref):
            return _make_voice(a, clause, ref, here, "says", memory)
    for at in clause.tokens:
        if s.mark_at(at, "formula", "demnach") and memory.last:
            return replace(memory.last, carried=True), set()
    return None


def _is_formula(s: Sentence, clause: Clause, ref: SourceRef) -> bool:
    at = ref.np_first
    if s.mark_ending_at(at, "formula", "preposition") and _is_opening(s, clause, ref):
        return True
    if s.mark_at(ref.last, "formula", "after"):
        return True
    return _after_account(s, at)


def _is_opening(s: Sentence, clause: Clause, ref: SourceRef) -> bool:
    """ "nach" is a preposition of place too: a bare state behind it is where things go, not who says so."""
    word = s.norm(ref.np_first - 1)
    table = s.lexicon.pack.tables["grammar"]["prepositions"]
    ambiguous = word in table["to"] or word in table["by"]
    if word in s.lexicon.pack.tables["attribution"]["formulas"]["inverted"]:
        return ref.np_first - 1 == clause.first or s.is_mark_token(ref.np_first - 2, ',“”»«"')
    return not ambiguous


def _after_account(s: Sentence, at: int) -> bool:
    """ "nach Angaben [des] X", "nach Einschätzung von X", "by the account of X": a noun of saying stands before."""
    noun = at - 1
    if noun > 0 and (s.mark_at(noun, "prep") or s.norm(noun) == "of"):
        noun -= 1
    if noun < 1 or not s.mark_at(noun, "account_noun"):
        return False
    before = noun - 1
    steps = 0
    while (
        before > 0 and steps < 3 and not s.mark_at(before, "formula", "preposition") and not s.mark_at(before, "prep")
    ):
        before -= 1
        steps += 1
    return s.mark_at(before, "formula", "preposition") is not None or s.norm(before) in ("by", "in")


def _make_voice(
    a: Analysis, clause: Clause, ref: SourceRef, here: Sequence[SourceRef], act: str, memory: Memory
) -> tuple[Voice, set[int]] | None:
    code = _code_of(ref, memory)
    if code is None:
        return None
    chain, cited = _cited_chain(a, ref, memory)
    weekday = any(time.is_weekday for time in a.times_in(clause))
    voice = (
        Voice((chain[-1],), (code, *chain[:-1]), act, (ref.first, ref.last), sentence=a.s.index, weekday=weekday)
        if chain
        else Voice(
            _with_coordinated(a.s, ref, here, code, memory),
            (),
            act,
            (ref.first, ref.last),
            sentence=a.s.index,
            weekday=weekday,
        )
    )
    return voice, {ref.first, *cited, *(r.first for r in here if r.np_first == ref.np_first)}


def _with_coordinated(
    s: Sentence, ref: SourceRef, here: Sequence[SourceRef], code: str, memory: Memory
) -> tuple[str, ...]:
    codes = [code]
    last = ref
    for other in here:
        if other.first > last.last - 1 and 0 < other.np_first - last.last <= 1 and s.is_word(last.last, "coordinators"):
            more = _code_of(other, memory)
            if more:
                codes.append(more)
                last = other
    return tuple(dict.fromkeys(codes))


def _code_of(ref: SourceRef, memory: Memory) -> str | None:
    if ref.kind != "back":
        return ref.code
    return memory.find(ref.code) or (UNNAMED if ref.code.startswith("noun:") else None)


def _cited_chain(a: Analysis, ref: SourceRef, memory: Memory) -> tuple[tuple[str, ...], set[int]]:
    """ "X unter Berufung auf Y", "X, citing Y": whom the speaker cites, farthest last."""
    s = a.s
    codes: list[str] = []
    firsts: set[int] = set()
    for other in find_sources(a):
        if other.first <= ref.first:
            continue
        if s.mark_ending_at(other.np_first, "formula", "citing") or _follows_citing(s, other):
            code = _code_of(other, memory)
            if code and code not in codes:
                codes.append(code)
                firsts.add(other.first)
    return tuple(codes), firsts


def _follows_citing(s: Sentence, ref: SourceRef) -> bool:
    for at in range(max(0, ref.np_first - 3), ref.np_first):
        mark = s.mark_at(at, "formula", "citing")
        if mark and mark.last <= ref.np_first and mark.last - mark.first > 1:
            return True
    return False


def remember(memory: Memory, a: Analysis, voices: Voices) -> Memory:
    """The memory after a sentence: its last voice, and every source it names."""
    named = list(memory.named)
    for ref in find_sources(a):
        if ref.kind in ("named", "body"):
            named.append((ref.code.partition(".")[2] or "noun", ref.code))
    spoken = [voice for voice in voices.by_clause if voice is not None]
    last = spoken[-1] if spoken else memory.last
    at = a.s.index if spoken else memory.last_sentence
    return Memory(last, at, tuple(named[-40:]), memory.in_quote, memory.report)
