"""Claims in the complement of a noun: "Berichte, wonach …", "the ministry's assertion that …"."""

from __future__ import annotations

from collections.abc import Mapping

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.chains import with_coordinated
from fundstelle.extract.clauses import Clause
from fundstelle.extract.finite import is_finite
from fundstelle.extract.names import SourceRef
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Memory, Voice
from fundstelle.extract.whom import code_of
from fundstelle.records.claim import UNNAMED
from fundstelle.text.tokens import TokenKind

_REACH = 13
"""Tokens between the noun and its complement, for "by X", "des X"."""


def find_noun_voice(
    a: Analysis, clause: Clause, verbs: Mapping[int, Voice], memory: Memory
) -> tuple[Voice, set[int]] | None:
    """Whose claim a complement clause is, where a noun governs it; a denial of it by the main verb goes before."""
    if "claim_noun" not in a.s.by_category:
        return None
    beside = opens_complement(a, clause) or _is_beside_noun(a, clause)
    opener = clause.first if beside else _opener_inside(a, clause)
    noun = None if opener is None else _noun_before(a, opener)
    if noun is None:
        noun, opener = _noun_of_row(a, clause)
    if noun is None or (a.clause_at(noun).finite == noun and opens_complement_at(a, noun + 1)):
        return None  # "the ministry estimates that"
    above = verbs.get(clause.parent) if clause.parent is not None else None
    if any(_takes_a_stand(mark.value) for mark in a.s.marks("report") if mark.first != noun):
        return None
    if above is not None and any(m.value.startswith("denial.p") for m in a.s.marks("stance")):
        return None  # "X has called the accusation that … groundless": what X says of it
    owner = _owner(a, noun, opener or 0) or _holder(a, noun, above)
    if owner is not None:
        code = code_of(a, owner, memory)
        if code is None:
            return None
        origins, firsts = with_coordinated(a, owner, a.sources, code, memory)
        return Voice(origins, at=(owner.first, owner.last), clause=clause.index), firsts | {owner.first}
    if above is not None or not _is_bare_plural(a, noun) or _is_own(a, noun) or _is_held(a, noun):
        return None
    return Voice((UNNAMED,), at=(noun, noun + 1), clause=clause.index), set()


def opens_complement(a: Analysis, clause: Clause) -> bool:
    """Whether the clause begins with "wonach", "dem zufolge", "that": words that may go on a noun of claiming."""
    return opens_complement_at(a, clause.first)


def opens_complement_at(a: Analysis, at: int) -> bool:
    """Whether such words stand at token `at`."""
    openers = a.s.lexicon.pack.tables["attribution"]["claim_nouns"]["openers"]
    first = a.s.norm(at)
    return first in openers or (at + 1 < len(a.s.tokens) and f"{first} {a.s.norm(at + 1)}" in openers)


def is_indirect(s: Sentence, clause: Clause) -> bool:
    """Whether the clause stands in the mood of indirect speech."""
    words = s.lexicon.pack.tables["grammar"]["auxiliaries"]["subjunctive1"]
    for at in clause.tokens:
        if s.tokens[at].norm in words:
            return True
        forms = [m.data for m in s.at[at] if m.category == "verb"] if "verb" in s.kinds[at] else ()
        told = bool(forms) and not s.is_word(at, "conditionals_unreal")
        if told and all(f.features & {"subj1", "subj2"} and "past" not in f.features for f in forms):
            return True
    return False


def _is_beside_noun(a: Analysis, clause: Clause) -> bool:
    """ "die Behauptung von X, N versorge M": indirect speech right behind the comma after a noun of claiming."""
    s = a.s
    if clause.opener != "main" or not s.is_mark_token(clause.first - 1, ",") or not s.lexicon.pack.verb_final_clauses:
        return False
    return is_indirect(s, clause) and _noun_before(a, clause.first) is not None


def _opener_inside(a: Analysis, clause: Clause) -> int | None:
    """ "X's assertion that N sent … could not be checked": a complement inside the subject, not cut off as a clause."""
    if a.s.lexicon.pack.verb_final_clauses:
        return None
    openers = a.s.lexicon.pack.tables["attribution"]["claim_nouns"]["openers"]
    return next((at for at in clause.tokens[1:] if a.s.norm(at) in openers and _noun_before(a, at) is not None), None)


def _takes_a_stand(act: str) -> bool:
    return act in ("denies", "confirms", "admits")


def _noun_before(a: Analysis, at: int) -> int | None:
    """The claim noun whose phrase ends right before token `at`."""
    for k in range(at - 1, max(-1, at - _REACH), -1):
        if a.s.mark_at(k, "claim_noun") and not _is_first_part(a, k):
            return k
        if k == at - 2 and a.s.is_mark_token(at - 1, ",") and _holds(a, k):
            continue  # "hat Belege gefunden, dass"
        if (k < at - 1 and a.s.is_mark_token(k, ",;:")) or a.s.mark_at(k, "verb") or a.s.mark_at(k, "aux"):
            return None
    return None


def _owner(a: Analysis, noun: int, end: int) -> SourceRef | None:
    """ "des Wall Street Journal", "by the ministry", "russische Behauptungen", "Moscow's claim"."""
    behind = [r for r in a.sources if noun < r.first < end and r.kind != "surname"]
    before = [
        r
        for r in a.sources
        if noun - 4 <= r.first and r.last in (noun, _past_genitive(a, noun)) and r.kind in ("state", "body", "named")
    ]
    found = next(iter([*behind, *before]), None)
    return found or _state_adjective(a, noun)


def _holder(a: Analysis, noun: int, above: Voice | None) -> SourceRef | None:
    """ "Aus Seoul kam der Vorwurf, …", "the service has information that …": where the noun comes from, who has it."""
    clause = a.clause_at(noun)
    here = [r for r in a.sources if r.first in clause and r.last <= noun and r.kind in ("state", "body", "named")]
    came = [r for r in here if "from" in r.preps and not a.s.mark_at(noun - 1, "prep")]
    if came and above is None and all(is_finite(a.s, at) or not a.s.at[at] for at in range(came[0].last, noun - 1)):
        return came[0]
    free = preposition_before(a.s, phrase_start(a.s, noun, {}))[0]
    holds = any(_holds(a, at) for at in clause.tokens)
    if _is_held(a, noun) and not holds:
        return None
    has = [r for r in here if not r.preps and (r.kind != "state" or (holds and r.case != "gen"))]
    return has[0] if has and above is None and not free else None


def _is_held(a: Analysis, noun: int) -> bool:
    """ "evidence", "Hinweise": what somebody has; "there are indications that" is nobody's but the text's own."""
    return a.s.mark_at(noun, "claim_noun", "held") is not None


def _holds(a: Analysis, at: int) -> bool:
    return a.s.norm(at) in a.s.lexicon.pack.tables["attribution"]["claim_nouns"]["holders"]


def _is_first_part(a: Analysis, noun: int) -> bool:
    """ "told a news conference that": the word says of which kind the noun behind it is."""
    at = noun + 1
    if a.s.lexicon.pack.nouns_capitalised or at >= len(a.s.tokens) or a.s.at[at] or a.s.groups_at(at):
        return False
    return a.s.tokens[at].kind is TokenKind.WORD and a.s.tokens[at].text.islower()


def _past_genitive(a: Analysis, noun: int) -> int:
    """The token of "'s" before the noun, the noun itself where there is none."""
    return noun - 1 if noun and a.s.tokens[noun - 1].kind is TokenKind.GENITIVE else noun


def _state_adjective(a: Analysis, noun: int) -> SourceRef | None:
    for party in a.phrases.parties:
        is_owner = party.last in (noun, noun - 1) and party.form in ("adjective", "genitive")
        if is_owner and a.s.lexicon.knowledge.is_state(party.ids[0]):
            return SourceRef(f"{party.ids[0]}.gov", party.first, party.last, party.np_first, party.preps, "state")
    return None


def _noun_of_row(a: Analysis, clause: Clause) -> tuple[int | None, int | None]:
    """ "comments by X that … and that …": the noun that governs the complement before this one, and its opener."""
    s = a.s
    joined = clause.opener == "sub" and s.is_word(clause.first, "coordinators") and clause.parent is not None
    if not joined or not opens_complement_at(a, clause.first + 1):
        return None, None
    before = a.clauses[clause.parent or 0]
    openers = (at for at in before.tokens if opens_complement_at(a, at) and _noun_before(a, at) is not None)
    opener = next(openers, None)
    return (None, None) if opener is None else (_noun_before(a, opener), opener)


def _is_own(a: Analysis, noun: int) -> bool:
    """ "We have information that …": the speaker's own, whoever that is."""
    clause = a.clause_at(noun)
    return any(a.s.is_word(at, "pronouns_speaker") for at in clause.tokens if at < noun)


def _is_bare_plural(a: Analysis, noun: int) -> bool:
    """Nobody's in particular: no article, demonstrative or possessive before it."""
    before = noun - 1
    if before < 0:
        return True
    negated = any(m.category == "stance" and m.value.startswith("negation") for m in a.s.at[before])
    return not negated and not a.s.is_word(before, "articles", "demonstratives", "possessives")
