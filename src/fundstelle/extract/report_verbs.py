"""Verbs of saying: which word of a clause tells that somebody says it, not where its form is a noun or hands over."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import find_particle
from fundstelle.extract.finite import finite_in, is_noun_use
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def find_report_verb(a: Analysis, clause: Clause) -> tuple[int, str] | None:
    """(token, act) of the clause's verb of saying; a denial before a mere saying."""
    s, found = a.s, list[tuple[int, str]]()
    for mark in s.marks("report"):
        if mark.first in clause and _is_saying(s, clause, mark.first, mark.data) and not _hands_over(a, clause, mark):
            found.append((mark.first, mark.value))
    denial = next((f for f in found if f[1] == "denies"), None)
    return denial or (found[0] if found else _citing_verb(s, clause))


def _citing_verb(s: Sentence, clause: Clause) -> tuple[int, str] | None:
    """ "X beruft sich dabei auf Y", "X cites Y": who cites speaks; not where the clause has another verb."""
    if clause.finite is not None:
        return None
    cites = (m for m in s.marks("formula") if m.value == "citing" and m.first in clause and m.first > clause.first)
    return next(((m.first, "says") for m in cites), None)


def _hands_over(a: Analysis, clause: Clause, mark: Mark) -> bool:
    """ "Daten weitergeben": the verb of saying is one of giving too, and the clause names a thing."""
    verb = a.s.mark_at(mark.first, "verb")
    if mark.value != "says" or verb is None or verb.value not in ("give", "share", "supply"):
        return False
    if verb.data is not None and verb.data.verb.phase:
        return False  # "announced a package"
    return any(item.first in clause for item in a.phrases.items)


def _is_saying(s: Sentence, clause: Clause, at: int, form: object) -> bool:
    capitalised = s.lexicon.pack.nouns_capitalised
    if capitalised and s.tokens[at].is_capital and (at > clause.first or _opens_as_noun(s, clause, at)):
        return False
    needs = getattr(form, "needs_particle", False)
    if needs and find_particle(s, clause, at, form.verb.particle or "") is None:  # type: ignore[attr-defined]
        return False
    if getattr(form, "features", frozenset({"fin"})) <= {"att", "part_att"} or _is_aside(s, clause, at, form):
        return False
    if s.mark_at(at, "formula", "citing") and clause.finite not in (None, at) and not _is_report(s, clause.finite):
        return False  # "X sent rockets, the Guardian reported, citing Y": X does not cite
    return (capitalised or _closes_behind_speaker(s, clause, at) or not _is_noun(s, at)) and not _is_told_of(
        s, clause, at, form
    )


def _closes_behind_speaker(s: Sentence, clause: Clause, at: int) -> bool:
    """ "…, local media report.", "…, the group X estimates.": the last word of few behind a comma, nothing leant on."""
    behind = clause.first > 0 and s.is_mark_token(clause.first - 1, ',”"')
    if not behind or not 0 < at - clause.first <= _FEW or not (at + 1 >= clause.last or s.is_mark_token(at + 1, ".")):
        return False
    before = range(clause.first, at)
    if any(s.has_any(k, ("prep", "formula", "verb", "aux", "report")) for k in before):
        return False
    one = s.has_word_in(before, "articles_indefinite")
    return not one and (
        s.has_any(at - 1, ("source_noun", "institution"))
        or bool(s.mark_ending_at(at, "source"))
        or (s.tokens[at - 1].is_capital and not s.at[at - 1])
    )


_FEW = 7
"""Tokens that whoever speaks may have in front of a verb that closes the sentence."""


def _is_aside(s: Sentence, clause: Clause, at: int, form: object) -> bool:
    """ "… that X had sent troops, calling it serious": behind a comma it is no verb of the clause."""
    if s.lexicon.pack.verb_final_clauses or getattr(form, "features", frozenset()) != {"ing"}:
        return False
    finite = clause.finite
    return finite is not None and finite < at and s.is_mark_token(at - 1, ",") and not _is_report(s, finite)


def _opens_as_noun(s: Sentence, clause: Clause, at: int) -> bool:
    """ "Angaben des Ministeriums zufolge hat …": a noun that looks like the verb, where another one is finite."""
    noun = s.has_any(at, ("account_noun", "source_noun", "claim_noun"))
    return noun and (clause.finite not in (None, at) or finite_in(s, at + 1, clause.last) is not None)


def _is_told_of(s: Sentence, clause: Clause, at: int, form: object) -> bool:
    """ "Russia is believed to have given …": the subject of a passive does not speak."""
    if clause.finite == at:
        return False
    if clause.finite is not None and _is_reduced(s, at, form):
        return True
    if "part" not in getattr(form, "features", frozenset()) and s.lexicon.pack.verb_final_clauses:
        return False
    before = at - 1
    while before > clause.first and s.is_word(before, "verb_adverbs"):
        before -= 1
    complement = s.is_word(at + 1, "infinitive_marker", "gerund_links")
    return complement and s.mark_at(before, "aux", "be") is not None


def _is_reduced(s: Sentence, at: int, form: object) -> bool:
    """ "an interview published by X": a participle with its doer behind it says more of the noun before."""
    features: frozenset[str] = getattr(form, "features", frozenset())
    nominal = s.has_any(at - 1, ("source_noun", "account_noun", "evidence")) or s.mark_ending_at(at, "formula")
    by = s.mark_at(at + 1, "prep", "by") is not None
    return "part" in features and by and bool(nominal) and not s.lexicon.pack.verb_final_clauses


def _is_report(s: Sentence, at: int) -> bool:
    return "report" in s.kinds[at]


def _is_noun(s: Sentence, at: int) -> bool:
    noun = s.has_any(at, ("source_noun", "account_noun"))
    if noun and _follows_name(s, at) and s.is_word(at + 1, "say_complementizers"):
        return False  # "Jorid Valde, a professor, estimates that …"
    if noun and s.mark_ending_at(at, "formula") is not None:
        return True  # "according to documents"
    if noun and at and s.is_word(at - 1, "coordinators") and s.mark_ending_at(at - 1, "source_noun"):
        return True  # "officials and documents"
    if (
        noun
        and (at == 0 or not s.has_any(at - 1, ("source", "party", "word", "institution")))
        and s.mark_ending_at(at, "institution") is None
        and s.mark_ending_at(at, "source") is None
    ):
        return True
    if at and _is_past(s, at) and s.is_word(at + 1, "say_complementizers"):
        return s.is_word(at - 1, "articles", "possessives")  # "the envoy further alleged that"
    if at and _is_past(s, at) and s.is_word(at - 1, "relatives") and not s.is_word(at - 1, "articles"):
        return False  # "it was the agency that told lawmakers"
    return at > 0 and (
        s.is_word(at - 1, "articles", "possessives", "determiners") or (not _is_past(s, at) and is_noun_use(s, at))
    )


def _follows_name(s: Sentence, at: int) -> bool:
    """Whether a name nobody knows, or the comma that ends an apposition to one, stands right before."""
    before = s.tokens[at - 1] if at else None
    bare = any("inf" in m.data.features for m in s.at[at] if m.category == "report" and m.data is not None)
    if before is None or bare or s.lexicon.pack.nouns_capitalised:
        return False  # "a Hallvik Herald report that …"
    name = before.kind is TokenKind.WORD and before.is_capital and not s.at[at - 1]
    return name or (s.is_mark_token(at - 1, ",") and any(s.is_mark_token(k, ",") for k in range(at - 2, 0, -1)))


def _is_past(s: Sentence, at: int) -> bool:
    """A past form or participle of a verb of saying ("has disputed") is no noun, unlike "report" and "claims"."""
    forms = [m.data for m in s.at[at] if m.category == "report" and m.data is not None]
    return bool(forms) and all(form.features & {"past", "part", "ing"} for form in forms)
