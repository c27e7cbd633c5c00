"""Subjects of verbs of saying: which of the sources around the verb is the one that speaks."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.finite import is_finite
from fundstelle.extract.names import SourceRef
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.whom import medium_of
from fundstelle.text.tokens import TokenKind


def find_report_subject(
    a: Analysis, clause: Clause, verb: int, act: str, here: Sequence[SourceRef]
) -> SourceRef | None:
    """The source that speaks: bare and near the verb; else behind "aus", "in", "von", "by"."""
    s, by_order = a.s, not a.s.lexicon.pack.verb_final_clauses
    bare = [ref for ref in here if is_bare(ref)]
    bare = [ref for ref in bare if not s.mark_ending_at(ref.np_first, "formula", "told_to")]
    speaks = [ref for ref in bare if not s.mark_ending_at(ref.np_first, "formula", "citing")]
    bare = speaks or bare  # "the institute, citing the service, said"
    media = [medium_of(a, ref) for ref in bare]
    bare = [ref for ref in bare if ref not in media]
    if not by_order and not bare and is_expletive_object(s, verb + 1):
        bare = _subject_of_row(a, clause)
    if by_order and not any(ref.first <= verb for ref in bare) and not _may_follow(s, clause, verb):
        bare = [ref for ref in _subjects_before(a, clause) if ref not in bare]
    behind = [ref for ref in bare if ref.np_first == verb + 1] if by_order else []
    if behind and s.is_mark_token(verb - 1, ',”"') and behind[0].last >= clause.last - 1:
        return behind[0]  # "Norland to send troops, says Ostria"
    if by_order and not bare:
        bare = _subjects_before(a, clause)
    if bare:
        if not by_order and clause.finite is not None and clause.opener == "main":
            verb = clause.finite
        before = [ref for ref in bare if ref.last <= verb]
        return min(before if before and by_order else bare, key=lambda ref: _subject_rank(s, ref, act, verb))
    beside = {"from", "in", "by", "at"} if s.mark_at(verb, "formula", "demnach") else {"from", "in", "by"}
    there = not by_order and s.is_word(verb + 1, "expletives")  # "Aus Hallvik hieß es, …"
    behind = [ref for ref in here if ref.preps & beside and (ref.kind != "state" or (there and "from" in ref.preps))]
    return behind[0] if behind else None


def _subject_rank(s: Sentence, ref: SourceRef, act: str, verb: int) -> tuple[int, int]:
    """Who is named goes before nouns that point elsewhere, these before reports: those are told, and tell less."""
    told = ref.kind == "unnamed" and (act == "denies" or s.mark_at(ref.first, "claim_noun") is not None)
    hears = s.is_word(ref.np_first, "article_dative_or_genitive") and ref.first > verb  # "sagte der Agentur X"
    hears = hears and (ref.kind in ("named", "state") or ref.code == "noun:media")
    rank = 3 if told else 2 if hears else int(ref.kind == "back")
    return rank, min(abs(ref.first - verb), abs(verb - ref.last))


def _may_follow(s: Sentence, clause: Clause, verb: int) -> bool:
    """Whether the subject may stand behind the verb: nothing before it but marks, coordinators and adverbs."""
    before = range(clause.first, verb)
    return all(
        s.tokens[at].kind is TokenKind.MARK or s.is_word(at, "coordinators", "adverbs", "verb_adverbs") for at in before
    ) and not s.has_word_in(before, "coordinators")


def _subjects_before(a: Analysis, clause: Clause) -> list[SourceRef]:
    """ "X had … and dismissed what Y said": the subject of the clause before, where this one is joined to it."""
    pronouns = a.s.words_of("pronouns_subject")
    joined = a.s.is_word(clause.first, "coordinators") or a.s.is_word(clause.first - 1, "coordinators")
    if clause.index == 0 or not joined or any(a.s.norm(at) in pronouns for at in clause.tokens[:3]):
        return []
    before = a.clauses[clause.index - 1]
    bare = [r for r in a.sources if r.first in before and is_bare(r)]
    return bare[:1]


def _subject_of_row(a: Analysis, clause: Clause) -> list[SourceRef]:
    """ "X hat Decken geschickt, lehnt es aber ab, …": the first one to stand bare in the clause before."""
    if clause.index == 0:
        return []
    before = a.clauses[clause.index - 1]
    return [r for r in a.sources if r.first in before and is_bare(r) and r.kind in ("state", "body", "named")][:1]


def find_enclosing_subject(a: Analysis, clause: Clause, act: str) -> SourceRef | None:
    """ "X hat die Darstellung, es beziehe Waffen, stets zurückgewiesen": who denies what the noun before says."""
    comma = a.s.is_mark_token(clause.first - 1, ",")
    if act != "denies" or not comma or a.s.mark_ending_at(clause.first - 1, "claim_noun") is None:
        return None
    return next(iter(_subject_of_row(a, clause)), None)


_ROW = 22
"""Tokens between a speaker and the verb of saying behind an apposition."""


def find_subject_in_row(a: Analysis, clause: Clause, verb: int, sources: Sequence[SourceRef]) -> SourceRef | None:
    """ "…, X, head of the agency, said": who stands before a clause that opens with its verb."""
    s = a.s
    if verb != clause.first or not s.is_mark_token(verb - 1, ",") or s.lexicon.pack.verb_final_clauses:
        return None
    near = [r for r in sources if verb - _ROW <= r.first and r.last < verb and not r.preps and r.kind != "surname"]
    row = [r for r in near if s.is_mark_token(r.last, ",") or r.last == verb - 1]
    opens = [r for r in row if r.np_first == 0 or s.tokens[r.np_first - 1].text in ',”"“»']
    free = [r for r in opens if not any(is_finite(s, k) for k in range(r.last, verb))]
    return free[0] if free else None


def has_speaking_pronoun(s: Sentence, clause: Clause, verb: int) -> bool:
    """Whether a pronoun that may be a subject stands beside the verb of saying."""
    words = s.words_of("pronouns_subject")
    near = range(max(clause.first, verb - 2), min(clause.last, verb + 3))
    found = [at for at in near if s.norm(at) in words]
    if not s.lexicon.pack.verb_final_clauses and not _may_follow(s, clause, verb):
        found = [at for at in found if at < verb]  # "both of them called it a rumour"
    return any(not is_expletive_object(s, at) for at in found)


def is_expletive_object(s: Sentence, at: int) -> bool:
    """ "…, lehnt es aber ab, Panzer zu liefern": a word for what follows, right behind a verb that opens the clause."""
    if not s.lexicon.pack.verb_final_clauses or not s.is_word(at, "expletives") or at < 2:
        return False
    opens = s.is_mark_token(at - 2, ",") or s.is_word(at - 2, "coordinators")
    denies = s.mark_at(at - 1, "report", "denies") is not None
    return opens and denies
