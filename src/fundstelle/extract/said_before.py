"""Said before: sentences that only tell who said the one before ("Das teilte X mit", "That's according to X")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.chains import is_cited
from fundstelle.extract.clauses import Clause
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import CITES, Memory, Voice, is_medium
from fundstelle.extract.whom import code_of
from fundstelle.text.tokens import TokenKind


def find_back_voice(a: Analysis, verbs: dict[int, Voice]) -> Voice | None:
    """ "Das teilte X mit", "X berichtet dies", "X beruft sich dabei auf Y": it speaks of the sentence before."""
    first = a.clauses[0]
    if first.index not in verbs or any(c.parent == first.index and c.opener == "sub" for c in a.clauses):
        return None
    opens = a.s.mark_at(first.first, "formula", "back_openers") is not None and _is_pronoun(a.s, first.first)
    if not opens and not _points_back(a.s, first):
        return None
    return replace(verbs[first.index], carried=True, at=(-1, -1))


def find_back_formula(a: Analysis, formulas: dict[int, Voice], verbs: dict[int, Voice]) -> Voice | None:
    """ "That's according to X", "So die Angaben von X": it says who said the sentence before."""
    first = a.clauses[0]
    opens = a.s.mark_at(first.first, "formula", "back_openers") is not None
    opens = opens or a.s.has_mark_in(first, "formula", "back_figures")
    if not opens or first.index not in formulas or len(a.clauses) > 2 or a.phrases.items:
        return None
    said = formulas[first.index]
    relays = [v for index, v in verbs.items() if index > first.index and is_medium(a, v.origins[0]) and not said.via]
    via = relays[0].origins[:1] if relays else said.via
    return replace(said, via=via, carried=True, at=(-1, -1))


def find_cited_behind(a: Analysis, memory: Memory) -> Voice | None:
    """ "X reported that …. It cited Y.", "Die Zeitung beruft sich auf Y": whom the medium just heard cites."""
    first = a.clauses[0]
    if a.phrases.items or len(a.clauses) > 2 or not a.s.has_mark("formula", "citing") or not _goes_on_for(a, first):
        return None
    for ref in a.sources:
        if ref.first in first and is_cited(a.s, ref) and ref.kind != "surname":
            code = code_of(a, ref, memory)
            return None if code is None else Voice((code,), act=CITES, carried=True)
    return None


def _goes_on_for(a: Analysis, clause: Clause) -> bool:
    """Whether the sentence opens with a pronoun, or with a noun or name of a medium or its report."""
    at = clause.first + (1 if a.s.is_word(clause.first, "articles") else 0)
    if a.s.is_word(clause.first, "pronouns_subject"):
        return True
    if a.s.mark_at(at, "source_noun", "media", "report") or a.s.mark_at(at, "points_back", "medium", "document"):
        return True
    name = a.s.mark_at(at, "source")
    return name is not None and is_medium(a, name.value)


def _is_pronoun(s: Sentence, at: int) -> bool:
    """Whether a verb follows: "That was said by X", not "That same day X said"."""
    behind = s.at[at + 1] if at + 1 < len(s.tokens) else ()
    return any(m.category in ("report", "aux", "modal", "verb") for m in behind)


def _points_back(s: Sentence, clause: Clause) -> bool:
    """ "reports this", "beruft sich dabei auf": a word that stands for the sentence before, and for no noun."""
    for mark in s.marks("formula"):
        if mark.value != "back_words" or mark.first not in clause or mark.last >= len(s.tokens):
            continue
        if s.tokens[mark.last].kind is TokenKind.MARK or any(
            m.category in ("prep", "formula") for m in s.at[mark.last]
        ):
            return True
    return False
