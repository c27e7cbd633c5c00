"""Unheard: who speaks where a verb of saying has no subject beside it that names anybody known."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.finite import is_finite
from fundstelle.extract.names import SourceRef
from fundstelle.extract.sentence import Sentence
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind

_APART = 40
"""Tokens of brackets and appositions that may stand between who speaks and the verb."""

_PHRASE = 8
"""Tokens that the phrase of somebody without a name may have: "a former officer inside the country"."""


def find_unheard_subject(
    a: Analysis, clause: Clause, verb: int, act: str, sources: Sequence[SourceRef]
) -> SourceRef | None:
    """Who says it by the verb at token `verb`, behind an apposition, of a number of people, or nobody with a name.

    None where the verb rules no clause and does not end the sentence, so that it may be no verb of saying, and where
    what stands before it cannot speak.
    """
    s = a.s
    if s.lexicon.pack.verb_final_clauses:
        return None
    end = _before_helpers(s, verb)
    cleft = _cleft_subject(s, end, sources) if _is_speech(s, verb) else None
    if cleft is not None or not _tells(a, clause, verb, act):
        return cleft
    end = _past_enclosed(s, end)
    return _ref_before(s, end, sources) or _somebody(s, end, verb)


def _tells(a: Analysis, clause: Clause, verb: int, act: str) -> bool:
    """Whether a clause hangs on the verb, or it closes what is told: "…, the partner said"."""
    s = a.s
    ruled = any(c.parent == clause.index and c.opener == "sub" and c.first > verb for c in a.clauses)
    ends = verb + 1 == clause.last or any(c.first == verb + 1 for c in a.clauses)
    closes = (
        clause.opener == "aside"
        or (ends and verb + 1 < len(s.tokens) and not s.is_mark_token(verb + 1, ",.;:"))
        or (clause.index > 0 and s.is_mark_token(clause.first - 1, ',"”'))
    )
    return ruled or ("verb" not in s.kinds[verb] and ((closes and _is_speech(s, verb)) or act == "alleges"))


def _is_speech(s: Sentence, verb: int) -> bool:
    """Whether only persons do what the verb says: "said", "told", unlike "shows", "put"."""
    words = s.lexicon.pack.tables["attribution"]["speech"]["lemmas"]
    return any(m.data is not None and m.data.verb.lemma in words for m in s.at[verb] if m.category == "report")


def _before_helpers(s: Sentence, verb: int) -> int:
    """The token before which the subject ends: before "has", "had since", "was"."""
    at = verb
    while at and (s.mark_at(at - 1, "aux") or s.is_word(at - 1, "verb_adverbs", "list_adverbs")):
        at -= 1
    return at


def _cleft_subject(s: Sentence, end: int, sources: Sequence[SourceRef]) -> SourceRef | None:
    """ "it was the agency that told lawmakers …"."""
    if not end or not s.is_word(end - 1, "relatives") or s.is_mark_token(end - 2, ","):
        return None
    return next((r for r in sources if r.last == end - 1 and not r.preps and r.kind in ("body", "named")), None)


def _past_enclosed(s: Sentence, end: int) -> int:
    """The end of the phrase before brackets or a relative clause: "the official, who did not go into detail, said"."""
    if end and s.tokens[end - 1].text == ")":
        opening = next((at for at in range(end - 2, max(-1, end - _APART), -1) if s.tokens[at].text == "("), None)
        return end if opening is None else opening
    if not s.is_mark_token(end - 1, ","):
        return end
    for at in range(end - 2, max(0, end - _APART), -1):
        if s.is_mark_token(at, ",") and s.is_word(at + 1, "relatives"):
            return at
    return end


def _ref_before(s: Sentence, end: int, sources: Sequence[SourceRef]) -> SourceRef | None:
    """Who stands right before: "One of the officials told"; behind a comma the row that began with who speaks."""
    comma = s.is_mark_token(end - 1, ",")
    near = [r for r in sources if (end - _APART <= r.first and r.last < end and comma) or r.last == end]
    near = [
        r
        for r in near
        if r.kind in _SPEAKERS and r.preps <= _OF and not any(is_finite(s, at) for at in range(r.last, end))
    ]
    of_state = [r for r in near if "." in r.code and r.kind != "state"]
    return next(iter(of_state or near), None)


_SPEAKERS = frozenset({"named", "body", "person", "unnamed", "state"})
_OF = frozenset({"other", "of_source"})
"""Groups of the prepositions between a person and the body: "the head of the command", "one of the officials"."""


def _somebody(s: Sentence, end: int, verb: int) -> SourceRef | None:
    """ "a partner inside the country told": somebody whom nobody names."""
    last = end - 1
    if last < 0 or not _is_speech(s, verb) or s.tokens[last].kind is not TokenKind.WORD or s.is_word(last, *_NOBODY):
        return None
    if s.tokens[last].is_capital and not s.has_between("prep", max(0, last - _PHRASE), last):
        return None  # a surname alone is of somebody named in full before, whom it would split in two
    for at in range(last - 1, max(-1, last - _PHRASE), -1):
        plural = s.tokens[at + 1].text.islower() and s.tokens[at + 1].norm.endswith("s") and not s.words.get(at + 1)
        if s.is_mark_token(at, ",") and plural:
            return SourceRef(UNNAMED, at + 1, at + 2, at + 1, frozenset(), "unnamed")
        if s.tokens[at].kind is TokenKind.MARK or is_finite(s, at) or s.is_word(at, *_NOBODY):
            return None
        if s.is_word(at, "articles", "determiners") and (at == 0 or s.mark_at(at - 1, "prep") is None):
            return SourceRef(UNNAMED, last, end, at, frozenset(), "unnamed")
    return None


_NOBODY = ("relatives", "coordinators", "pronouns_subject", "possessives", "say_complementizers", "subordinators")
"""Words that are no part of the phrase of somebody without a name."""
