"""Clauses of a sentence: stretches that belong to one predicate, with what opens them and what they hang on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_QUOTES = '„“”»«"‹›'
_BREAKS = ";:–—"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its token stretches in order, opener ("main", "sub", "rel", "inf"), and the clause it hangs on.

    quoted: it stands inside quotation marks. finite: token of its finite verb, None in fragments.
    """

    index: int
    parts: tuple[tuple[int, int], ...]
    opener: str
    parent: int | None
    quoted: bool
    finite: int | None

    def __contains__(self, at: object) -> bool:
        return isinstance(at, int) and any(first <= at < last for first, last in self.parts)

    @property
    def first(self) -> int:
        """First token."""
        return self.parts[0][0]

    @property
    def last(self) -> int:
        """Past the last token."""
        return self.parts[-1][1]

    @property
    def tokens(self) -> list[int]:
        """Indexes of its tokens."""
        return [at for first, last in self.parts for at in range(first, last)]


@dataclass(frozen=True, slots=True)
class _Segment:
    first: int
    last: int
    opener: str
    finite: int | None
    nonfinite: bool
    quoted: bool
    sep: str


def find_clauses(s: Sentence) -> list[Clause]:
    """The clauses of a sentence; every token belongs to exactly one."""
    segments = _find_segments(s)
    clauses: list[Clause] = []
    for segment in segments:
        _place(s, segment, clauses)
    return clauses


def clause_of(clauses: list[Clause], at: int) -> Clause:
    """The clause that token `at` belongs to."""
    for clause in clauses:
        if at in clause:
            return clause
    return clauses[-1]


def _find_segments(s: Sentence) -> list[_Segment]:
    segments: list[_Segment] = []
    first = 0
    quoted = False
    sep = ""
    for at, token in enumerate(s.tokens):
        if token.kind is TokenKind.MARK and _is_break(s, at):
            if at > first:
                segments.append(_make_segment(s, first, at, quoted, sep))
            if token.text in _QUOTES:
                quoted = not quoted if token.text == '"' else _opens(token.text, s, at)
            first, sep = at + 1, token.text
            continue
        inner = _inner_break(s, first, at) if at > first else None
        if inner:
            segments.append(_make_segment(s, first, at, quoted, sep))
            first, sep = at, inner
    if len(s.tokens) > first:
        segments.append(_make_segment(s, first, len(s.tokens), quoted, sep))
    return segments


def _inner_break(s: Sentence, first: int, at: int) -> str | None:
    """Where a clause begins without a mark: after a coordinator, "that", "who", or a verb of saying."""
    if _is_joint(s, first, at):
        return "und"
    if s.lexicon.pack.verb_final_clauses:
        return None
    if (
        s.is_word(at, "say_complementizers")
        and _finite_in(s, first, at) is not None
        and _finite_in(s, at + 1, _next_break(s, at + 1)) is not None
    ):
        return "that"
    if s.is_word(at, "relatives") and is_finite(s, at + 1) and not s.is_word(at - 1, "conjunctions"):
        return ","
    if _says_without_that(s, first, at):
        return "that"
    if (
        s.is_word(at, "subordinators")
        and _finite_in(s, first, at) is not None
        and _finite_in(s, at + 1, _next_break(s, at + 1)) is not None
    ):
        return "sub"
    if _opens_gerund(s, first, at):
        return "inf"
    if s.is_word(at, "infinitive_marker") and _opens_infinitive(s, first, at):
        return "inf"
    return None


def _opens_gerund(s: Sentence, first: int, at: int) -> bool:
    """ "denies supplying …", "accused Tehran of providing …": an act in -ing behind a verb of saying."""
    if not any(m.category == "verb" and "ing" in m.data.features for m in s.at[at]) or s.is_named(at):
        return False
    said = any(m.category == "report" for k in range(first, at) for m in s.at[k])
    return said and (s.norm(at - 1) in ("of", "by") or any(m.category == "report" for m in s.at[at - 1]))


def _opens_infinitive(s: Sentence, first: int, at: int) -> bool:
    """ "to teach soldiers": behind a finite verb, with a known verb; "to" before a name is a preposition."""
    following = at + 1
    while s.is_word(following, "verb_adverbs"):
        following += 1
    known = any(
        m.category == "verb" and "inf" in m.data.features
        for m in (s.at[following] if following < len(s.tokens) else ())
    )
    return known and not s.is_named(following) and _finite_in(s, first, at) is not None


def _says_without_that(s: Sentence, first: int, at: int) -> bool:
    """ "Seoul says North Korea sent …": a finite verb of saying, a subject, another finite verb."""
    before = at - 1
    if not any(m.category == "report" for m in s.at[before]) or not is_finite(s, before) or before == first:
        return False
    if not (
        s.is_named(at)
        or s.is_word(at, "pronouns_subject", "articles", "determiners")
        or s.tokens[at].kind is TokenKind.NUMBER
    ):
        return False
    nearest = _finite_in(s, at, min(_next_break(s, at), at + 9))
    return nearest is not None and nearest > at


def _opens(mark: str, s: Sentence, at: int) -> bool:
    """A quotation mark opens where a space or nothing stands before it and a word directly behind."""
    before = s.tokens[at - 1] if at else None
    after = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    glued_after = after is not None and after.start == s.tokens[at].end
    glued_before = before is not None and before.end == s.tokens[at].start
    return glued_after and not glued_before


def _is_break(s: Sentence, at: int) -> bool:
    text = s.tokens[at].text
    if text in ",":
        return not _is_in_number(s, at)
    if text in _BREAKS:
        return True
    if text == "-":
        return at > 0 and s.tokens[at - 1].end < s.tokens[at].start
    if text in _QUOTES:
        return _quote_length(s, at) >= 4
    return text in "()[]" and _bracket_length(s, at) > 6


def _bracket_length(s: Sentence, at: int) -> int:
    """Tokens between a bracket and its partner; short ones (an acronym, a date) do not break the clause."""
    step = 1 if s.tokens[at].text in "([" else -1
    partner = ")]" if step == 1 else "(["
    length, other = 0, at + step
    while 0 <= other < len(s.tokens) and length < 20:
        if s.tokens[other].text in partner:
            return length
        length += 1
        other += step
    return 99


def _is_in_number(s: Sentence, at: int) -> bool:
    return False


def _quote_length(s: Sentence, at: int) -> int:
    """Tokens between this quotation mark and its nearest partner on either side."""
    opens = _opens(s.tokens[at].text, s, at)
    step = 1 if opens else -1
    length, other = 0, at + step
    while 0 <= other < len(s.tokens):
        if s.tokens[other].text in _QUOTES:
            return length
        length += 1
        other += step
    return 99


def _is_joint(s: Sentence, first: int, at: int) -> bool:
    """A coordinator with a finite verb on both sides joins two clauses."""
    if not s.is_word(at, "conjunctions") or s.norm(at) in ("weder", "noch", "wie"):
        return False
    if s.mark_at(at, "prep"):
        return False
    stop = _next_break(s, at + 1)
    nearest = _finite_in(s, at + 1, stop)
    if nearest is not None and any(s.is_word(k, "coordinators") for k in range(at + 1, nearest)):
        return False
    left = _finite_in(s, first, at)
    right = _finite_in(s, at + 1, stop)
    if left is None or right is None:
        return False
    return not (s.lexicon.pack.verb_final_clauses and _same_bracket(s, first, at, stop))


def _same_bracket(s: Sentence, first: int, at: int, stop: int) -> bool:
    """ "… Granaten und Raketen geschickt hat": nothing finite on the left but a word that may be a noun phrase."""
    return False


def _next_break(s: Sentence, at: int) -> int:
    while at < len(s.tokens) and not (s.tokens[at].kind is TokenKind.MARK and _is_break(s, at)):
        at += 1
    return at


def is_finite(s: Sentence, at: int) -> bool:
    """Whether token `at` is a finite verb: auxiliary, modal, or a finite form of a known verb that is no participle."""
    marks = s.at[at]
    token = s.tokens[at]
    if any(m.category == "aux" and m.value in ("have", "be", "become", "future", "conditional") for m in marks):
        if s.is_word(at, "auxiliary_infinitives") and _is_infinitive_aux(s, at):
            return False
        return token.norm not in ("worden", "geworden", "gewesen", "gehabt", "been", "being", "having", "be")
    if any(m.category == "modal" for m in marks):
        return not (token.is_capital and at > 0)
    if not s.lexicon.pack.nouns_capitalised and token.is_capital and at > 0 and not _is_after_mark(s, at):
        return False
    verbs = [m.data for m in marks if m.category in ("verb", "report") and m.data is not None]
    if not verbs or (s.lexicon.pack.nouns_capitalised and token.is_capital and at > 0):
        return False
    if not any("fin" in v.features for v in verbs):
        return False
    if (
        s.lexicon.pack.verb_final_clauses
        and at
        and s.is_word(at - 1, "infinitive_marker")
        and any("inf" in v.features for v in verbs)
    ):
        return False
    ambiguous = any(v.features & {"part", "inf"} for v in verbs)
    if s.lexicon.pack.verb_final_clauses and ambiguous and _has_auxiliary_near(s, at):
        return False
    if s.lexicon.pack.nouns_capitalised:
        only_infinitive = all("fin" not in v.features or {"inf", "fin"} <= v.features for v in verbs)
        return not (only_infinitive and at > 0 and s.is_word(at - 1, "infinitive_marker"))
    return _is_english_finite(s, at, verbs)


def _is_after_mark(s: Sentence, at: int) -> bool:
    return s.tokens[at - 1].kind is TokenKind.MARK


def _is_infinitive_aux(s: Sentence, at: int) -> bool:
    if at and (s.is_word(at - 1, "infinitive_marker") or s.mark_at(at - 1, "modal")):
        return True
    return s.lexicon.pack.verb_final_clauses and _is_bracketed(s, at)


def _has_auxiliary_near(s: Sentence, at: int) -> bool:
    """ "gefallen oder verletzt worden": a form that may be a participle is one beside its auxiliary."""
    after = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    if after is not None and any(m.category in ("aux", "modal") for m in s.at[at + 1]):
        return True
    return _is_bracketed(s, at)


def _is_bracketed(s: Sentence, at: int) -> bool:
    """Whether an auxiliary or modal before it, in the same main clause, still waits for its participle or infinitive."""
    before = at - 1
    while before >= 0 and s.tokens[before].text not in ";:–—":
        if any(m.category in ("aux", "modal") for m in s.at[before]):
            return True
        opened = before and s.tokens[before - 1].text == ","
        if opened and (
            s.is_word(before, "complementizers") or s.is_word(before, "relatives") and _is_relative_word(s, before)
        ):
            return False
        before -= 1
    return False


def _is_relative_word(s: Sentence, at: int) -> bool:
    following = s.tokens[at + 1] if at + 1 < len(s.tokens) else None
    return following is not None and not (following.is_capital and following.kind is TokenKind.WORD)


def _is_english_finite(s: Sentence, at: int, verbs: list[object]) -> bool:
    """A form that may be finite or a participle ("supplied") is finite where a subject can stand before it."""
    features = frozenset().union(*(v.features for v in verbs))  # type: ignore[attr-defined]
    if at and (s.is_word(at - 1, "infinitive_marker", "articles", "possessives") or s.mark_at(at - 1, "modal")):
        return False
    if "inf" in features and "past" not in features and at and s.mark_at(at - 1, "aux"):
        return False
    if "part" in features:
        return _can_have_subject(s, at)
    if s.is_named(at):
        return not s.is_word(at - 1, "determiners") if at else False
    return True


def _can_have_subject(s: Sentence, at: int) -> bool:
    """ "supplied", "wounded": finite unless an auxiliary, a preposition or another participle governs it."""
    before = at - 1
    while before >= 0 and s.is_word(before, "verb_adverbs"):
        before -= 1
    if before < 0:
        return True
    if s.is_word(before, "coordinators") and before > 0:
        same = any(m.category in ("verb", "report") and "part" in m.data.features for m in s.at[before - 1] if m.data)
        return not (same and not is_finite(s, before - 1))
    if s.mark_at(before, "aux") or s.mark_at(before, "prep"):
        return False
    return not any(m.category == "verb" and "part" in m.data.features for m in s.at[before])


def _finite_in(s: Sentence, first: int, last: int) -> int | None:
    return next((at for at in range(first, min(last, len(s.tokens))) if is_finite(s, at)), None)


def _nonfinite_in(s: Sentence, first: int, last: int) -> bool:
    for at in range(first, min(last, len(s.tokens))):
        for mark in s.at[at]:
            if mark.category in ("verb", "report") and mark.data is not None and mark.data.features & {"part", "inf"}:
                return True
            if mark.category == "aux" and s.norm(at) in ("worden", "gewesen", "werden", "haben", "sein", "been"):
                return True
    return False


def _make_segment(s: Sentence, first: int, last: int, quoted: bool, sep: str) -> _Segment:
    return _Segment(
        first,
        last,
        _opener_of(s, first, last, sep),
        _finite_in(s, first, last),
        _nonfinite_in(s, first, last),
        quoted,
        sep,
    )


def _opener_of(s: Sentence, first: int, last: int, sep: str) -> str:
    at = first
    while at < last and s.is_word(at, "coordinators", "conjunctions") and not s.is_word(at, "complementizers"):
        at += 1
    if at >= last:
        return "main"
    if sep == "," and s.is_word(at, "relatives") and _is_relative(s, at, last):
        return "rel"
    if s.mark_at(at, "prep") and s.is_word(at + 1, "relatives") and sep == "," and _is_relative(s, at + 1, last):
        return "rel"
    if sep == "that" and not s.lexicon.pack.verb_final_clauses:
        return "sub"
    if sep in ("inf", "sub"):
        return sep
    if s.is_word(at, "complementizers") and (
        sep or at > 0 or s.lexicon.pack.verb_final_clauses or s.norm(at) in ("if", "after", "while", "when", "although")
    ):
        return _complement_kind(s, at, last, sep)
    if _is_infinitive_group(s, at, last):
        return "inf"
    return "main"


def _complement_kind(s: Sentence, at: int, last: int, sep: str) -> str:
    if s.lexicon.pack.verb_final_clauses:
        if s.norm(at) in ("als", "wie", "da", "was") and _finite_in(s, at, last) is None:
            return "main"
        if s.norm(at) in ("während", "seitdem") and _finite_in(s, at, last) is None:
            return "main"
        return "sub"
    return "sub" if _finite_in(s, at, last) is not None else "main"


def _is_relative(s: Sentence, at: int, last: int) -> bool:
    """Verb-final relative clauses end with their finite verb; a main clause that begins with an article has it second."""
    if not s.lexicon.pack.verb_final_clauses:
        return s.norm(at) in ("who", "which", "whose", "whom") or _finite_in(s, at, last) is not None
    if s.norm(at).startswith("welche") or s.norm(at) in ("denen", "deren", "dessen"):
        return True
    following = s.tokens[at + 1] if at + 1 < last else None
    finite = _finite_in(s, at, last)
    if following is None:
        return False
    if finite is not None and finite <= at + 1:
        return False
    return (
        not (following.is_capital and following.kind is TokenKind.WORD and not s.mark_at(at + 1, "party"))
        or finite == last - 1
    )


def _is_infinitive_group(s: Sentence, at: int, last: int) -> bool:
    if _finite_in(s, at, last) is not None:
        return False
    for k in range(at, last):
        if k and s.is_word(k, "auxiliary_infinitives") and s.is_word(k - 1, "infinitive_marker"):
            return True
        for mark in s.at[k]:
            if mark.category in ("verb", "report") and mark.data is not None and "inf" in mark.data.features:
                if "zu" in mark.data.features or (k and s.is_word(k - 1, "infinitive_marker")):
                    return True
    return False


def _is_aside(s: Sentence, segment: _Segment) -> bool:
    """ ", she said,": a speaker and a verb of speaking between commas, inside somebody's statement."""
    if segment.last - segment.first > 7 or segment.sep not in (",", "–", "—", "”", "“", '"'):
        return False
    after = segment.last < len(s.tokens) and s.tokens[segment.last].text in ",–—"
    speaks = [at for at in range(segment.first, segment.last) if any(m.category == "report" for m in s.at[at])]
    return after and bool(speaks) and segment.opener == "main"


def _place(s: Sentence, segment: _Segment, clauses: list[Clause]) -> None:
    last = clauses[-1] if clauses else None
    if last is not None and _is_aside(s, segment):
        _open(replace(segment, opener="aside"), clauses, None)
        return
    while last is not None and last.opener == "aside" and last.index > 0:
        last = clauses[last.index - 1]
    if segment.opener in ("sub", "rel", "inf") or last is None:
        _open(segment, clauses, last.index if last else None)
    elif segment.finite is None:
        _attach(s, segment, clauses)
    else:
        waiting = _waiting(s, clauses, segment)
        if waiting is not None:
            _extend(clauses, waiting, segment)
        else:
            _open(segment, clauses, last.index)


def _open(segment: _Segment, clauses: list[Clause], parent: int | None) -> None:
    clauses.append(
        Clause(len(clauses), ((segment.first, segment.last),), segment.opener, parent, segment.quoted, segment.finite)
    )


def _extend(clauses: list[Clause], index: int, segment: _Segment) -> None:
    clause = clauses[index]
    finite = clause.finite if clause.finite is not None else segment.finite
    clauses[index] = replace(clause, parts=(*clause.parts, (segment.first, segment.last)), finite=finite)


def _last_spoken(clauses: list[Clause]) -> Clause:
    return next((c for c in reversed(clauses) if c.opener != "aside"), clauses[-1])


def _waiting(s: Sentence, clauses: list[Clause], segment: _Segment) -> int | None:
    """A clause still without its finite verb that this segment completes: the last one, or the one it hangs on."""
    if segment.sep in (":", ";"):
        return None
    last = _last_spoken(clauses)
    if last.finite is None and last.opener in ("sub", "rel") and last.quoted == segment.quoted:
        return last.index
    at: int | None = last.parent if last.opener in ("sub", "rel", "inf") else last.index
    while at is not None:
        clause = clauses[at]
        if clause.finite is None and clause.quoted == segment.quoted and clause.opener != "inf":
            return at
        at = clause.parent if clause.opener in ("sub", "rel", "inf") else None
    return None


def _attach(s: Sentence, segment: _Segment, clauses: list[Clause]) -> None:
    """A segment without a finite verb: an enumeration goes on, or a bracket opened earlier is closed."""
    if segment.sep in (":",) or (segment.quoted != clauses[-1].quoted and segment.last - segment.first > 6):
        _open(segment, clauses, clauses[-1].index)
        return
    if segment.nonfinite:
        at: int | None = _last_spoken(clauses).index
        while at is not None:
            clause = clauses[at]
            if _is_bracket_open(s, clause):
                _extend(clauses, at, segment)
                return
            at = clause.parent if clause.opener in ("sub", "rel", "inf") else None
    target = _last_spoken(clauses)
    if target.opener in ("rel", "inf", "sub") and target.finite is not None and s.lexicon.pack.verb_final_clauses:
        parent = target.parent
        if parent is not None and target.finite >= target.parts[-1][1] - 2:
            _extend(clauses, parent, segment)
            return
    _extend(clauses, target.index, segment)


def _is_bracket_open(s: Sentence, clause: Clause) -> bool:
    """An auxiliary or modal whose participle or infinitive has not come yet."""
    if clause.finite is None:
        return clause.opener in ("sub", "rel")
    marks = s.at[clause.finite]
    if not any(m.category in ("aux", "modal") for m in marks):
        return False
    return not any(_nonfinite_in(s, max(first, clause.finite + 1), last) for first, last in clause.parts)


def _has_later_auxiliary(s: Sentence, at: int) -> bool:
    """ "soldiers wounded in Kursk have died": the participle only describes where another verb follows."""
    while at < len(s.tokens) and s.tokens[at].kind is not TokenKind.MARK:
        if s.is_word(at, "relatives", "complementizers") or (
            s.is_word(at, "coordinators") and not _joins_participles(s, at)
        ):
            return False
        if s.mark_at(at, "aux", "have", "be") and s.norm(at) not in ("been", "being", "be", "having"):
            return True
        at += 1
    return False


def _joins_participles(s: Sentence, at: int) -> bool:
    following = s.at[at + 1] if at + 1 < len(s.tokens) else ()
    return any(m.category == "verb" and "part" in m.data.features for m in following)
