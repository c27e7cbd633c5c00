"""Stance and phase: how certain the act is said to be, and how far it has come."""

from __future__ import annotations

from itertools import pairwise

from fundstelle.extract.above import chain_above
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.nominal import phrase_start
from fundstelle.extract.once import once
from fundstelle.extract.phase import find_attribute, find_cue, find_phase, is_plan
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Phase, Stance
from fundstelle.text.tokens import TokenKind


@record
class Attitude:
    """Stance and phase of a draft, each with the tokens that say so."""

    stance: Stance
    phase: Phase
    stance_at: tuple[int, int] | None = None
    phase_at: tuple[int, int] | None = None
    condition: tuple[int, int] | None = None


def find_attitude(
    a: Analysis,
    event: Event | None,
    clause: Clause,
    voice: Voice | None,
    near_source: bool,
    item: tuple[int, int] | None = None,
) -> Attitude:
    """How the clause (and those that govern it) colours its act; `near_source`: somebody is named close by.

    item: the tokens of the thing's phrase, whose own "no" denies the act wherever it stands.
    """
    chain = chain_above(a, clause)
    phase, phase_at = find_phase(a, event, clause, chain, voice)
    left_open = _left_open(a, event, clause, voice)
    if left_open:
        return Attitude(Stance.SUSPECTS, phase, left_open, phase_at)
    attribute = event is not None and event.attributive
    denied = _denial(
        a, clause, chain, voice, event.at if event else clause.first, attribute=attribute
    ) or _denied_thing(a.s, clause, item)
    if denied:
        return Attitude(denied[0], phase, denied[1], phase_at)
    doubt = _doubt(a, event, chain, near_source, voice, item)
    if doubt and not (phase is Phase.PLANNED and phase_at and _is_sign_of(a, doubt, phase_at)):
        return Attitude(Stance.SUSPECTS, phase, doubt, phase_at)
    return Attitude(Stance.AFFIRMS, phase, None, phase_at, _condition(a, clause, event))


def _left_open(a: Analysis, event: Event | None, clause: Clause, voice: Voice | None) -> tuple[int, int] | None:
    """ "schließt eine Lieferung nicht mehr aus": the negation of a refusal or denial of the act that a noun names."""
    if event is None or not event.noun:
        return None
    denies = voice is not None and voice.act == "denies" and voice.clause == clause.index
    return find_negation(a.s, clause) if denies or find_cue(a.s, clause, "refuse.words") else None


def find_negation(s: Sentence, clause: Clause, within: range | None = None) -> tuple[int, int] | None:
    """A negation word of the clause that is no part of "nicht nur", "no fewer than" and the like."""
    words = [k for k in _negations(s) if k in (clause if within is None else within)]
    if not words:
        return None
    scopes = [m for m in s.marks("stance") if m.value == "negation.not_scope" and m.first in clause]
    shielded = {k for m in scopes for k in range(m.first, m.last)}
    alone = next((at for at in clause.tokens if at > words[0] and s.is_word(at, "scope_closers")), None)
    for at in words:
        if alone is not None and at < alone:
            continue  # "has not helped with troops alone"
        mark = s.mark_at(at, "stance", "negation.words") if at not in shielded else None
        if mark is not None:
            return mark.first, mark.last
        if s.tokens[at].norm.endswith(_NOT):
            return at, at + 1
    return None


@once
def _negations(s: Sentence) -> list[int]:
    """The tokens that may begin a negation, in order."""
    words = {m.first for m in s.marks("stance") if m.value == "negation.words"}
    return sorted({*words, *[at for at, token in enumerate(s.tokens) if token.norm.endswith(_NOT)]})


_NOT = ("n't", "n’t")


def _denial(
    a: Analysis, clause: Clause, chain: list[Clause], voice: Voice | None, anchor: int, *, attribute: bool = False
) -> tuple[Stance, tuple[int, int] | None] | None:
    s = a.s
    if voice is not None and voice.act == "denies" and not voice.carried:
        if any(find_negation(s, c) for c in chain[1:]):
            return None
        return Stance.DENIES, voice.at if voice.at[0] >= 0 else None
    evidence = _missing_evidence(s, chain)
    if evidence:
        return Stance.FINDS_NO_EVIDENCE, evidence
    phrase = next((c for c in (_denying_word(s, part) for part in chain) if c), None)
    if phrase:
        return Stance.DENIES, phrase
    refuse = find_cue(s, clause, "refuse.words")
    if refuse:
        return Stance.REFUSES, refuse
    refused = _refused_above(s, chain)
    if refused:
        return Stance.REFUSES, refused
    unwilled = _unwilled_above(s, chain)
    if unwilled:
        return Stance.DENIES, unwilled
    negation = find_negation(s, clause)
    if negation and negation[0] > anchor and (attribute or _is_despite(s, anchor)):
        return None  # "die gelieferten Panzer wurden nicht eingesetzt": delivered they were
    if negation and not _is_far(clause, negation[0], anchor):
        return (Stance.SUSPECTS if _leaves_open(s, clause) else Stance.DENIES), negation
    return None


def _missing_evidence(s: Sentence, chain: list[Clause]) -> tuple[int, int] | None:
    """ "no evidence that …"; "has not recorded any signs of …": the negation stands over the word for the signs."""
    for depth, current in enumerate(chain):
        evidence = find_cue(s, current, "negation.no_evidence")
        if evidence:
            return evidence
        signs = find_cue(s, current, "uncertain.signs")
        over = [find_negation(s, part) for part in chain[depth : depth + 2]] if signs else []
        negation = next((found for found in over if found and signs and found[0] < signs[0]), None)
        if signs and negation:
            return negation[0], signs[1]
    return None


def _leaves_open(s: Sentence, clause: Clause) -> bool:
    """ "may not have been delivered", "dürfte nicht geliefert haben": it is possible that it was not."""
    at = clause.finite
    if at is None:
        return False
    if s.lexicon.pack.verb_final_clauses:
        return _has_stance(s, at, "uncertain.modals")
    perfect = s.has_word_in(clause, "perfect_infinitives")  # "may not import": not allowed
    return perfect and s.mark_at(at, "modal", "may") is not None and _is_verbal(s, at)


def _is_despite(s: Sentence, at: int) -> bool:
    """ "Trotz der Lieferungen … gab es keine Fortschritte": an act that is the reason of something is no part of it."""
    start = phrase_start(s, at, {})
    reason = s.word_marks("reason_prepositions") if s.has_word("reason_prepositions") else ()
    return any(mark.last == start for mark in reason)


def _refused_above(s: Sentence, chain: list[Clause]) -> tuple[int, int] | None:
    """ "weigert sich, Panzer zu liefern": the verb that an infinitive hangs on refuses the act; not with "nicht"."""
    for inner, outer in pairwise(chain):
        if inner.opener != "inf" or s.is_word(inner.first, "purpose_openers"):
            return None
        cue = find_cue(s, outer, "refuse.governing")
        if cue:
            return None if find_negation(s, outer) else cue
    return None


def _unwilled_above(s: Sentence, chain: list[Clause]) -> tuple[int, int] | None:
    """ "did not expect N to send", "beabsichtigt nicht, Panzer zu liefern": a plan or wish that there is not."""
    for inner, outer in pairwise(chain):
        if inner.opener != "inf" or s.is_word(inner.first, "purpose_openers") or find_cue(s, outer, "refuse.governing"):
            return None
        if negation := find_negation(s, outer):
            return negation
    return None


def _denied_thing(
    s: Sentence, clause: Clause, item: tuple[int, int] | None
) -> tuple[Stance, tuple[int, int] | None] | None:
    """ "Kein Panzer, kein Geschütz hat N erreicht": the word of negation belongs to the thing's own phrase."""
    negation = find_negation(s, clause, range(*item)) if item is not None else None
    return (Stance.DENIES, negation) if negation else None


def _denying_word(s: Sentence, clause: Clause) -> tuple[int, int] | None:
    """ "is false", "aus der Luft gegriffen"; "fake papers" denies nothing: the word belongs to the noun behind it."""
    for mark in s.marks("stance"):
        if mark.first not in clause or mark.value not in ("denial.phrases", "denial.nouns"):
            continue
        if mark.value == "denial.phrases" or not _is_modifier(s, mark.last):
            return mark.first, mark.last
    return None


def _is_modifier(s: Sentence, at: int) -> bool:
    """Whether a plain noun stands at `at`, so that the word before belongs to it."""
    if s.lexicon.pack.nouns_capitalised or at >= len(s.tokens) or s.tokens[at].kind is not TokenKind.WORD:
        return False
    return not s.has_any(at, ("prep", "aux", "modal", "word", "report", "verb", "formula"))


def _is_far(clause: Clause, at: int, anchor: int) -> bool:
    """A negation in another stretch of the clause, behind a comma, is of something else."""
    return not any(first <= at < last and first <= anchor < last for first, last in clause.parts)


def _is_unreal(s: Sentence, at: int) -> bool:
    """ "wäre", "would"; "würde" is indirect speech as well where a pack lists the surer words."""
    surer = s.words_of("conditionals_unreal")
    if s.is_word(at, "conditionals_of_speech"):
        return False  # "Die Lieferungen hätten …": the plural stands in for indirect speech
    return s.norm(at) in surer if surer else s.mark_at(at, "aux", "conditional") is not None


def _is_sign_of(a: Analysis, doubt: tuple[int, int], phase: tuple[int, int]) -> bool:
    """ "signs of the North getting ready to send": what is seen is the preparing, and that is told as a fact."""
    return doubt[0] < phase[0] and _has_stance(a.s, doubt[0], "uncertain.signs")


def _has_stance(s: Sentence, at: int, value: str) -> bool:
    return any(m.category == "stance" and m.value == value for m in s.at[at])


def _doubt(
    a: Analysis,
    event: Event | None,
    chain: list[Clause],
    near_source: bool,
    voice: Voice | None,
    item: tuple[int, int] | None,
) -> tuple[int, int] | None:
    s = a.s
    finite = chain[0].finite
    if event is not None and event.noun and finite is not None and _is_unreal(s, finite):
        return finite, finite + 1  # "Der Export wäre ein Verstoß", "deliveries would break …"
    attribute = find_attribute(s, event, "uncertain.attributes")
    if attribute:
        return attribute
    for depth, current in enumerate(chain):
        words = _doubting_word(s, current, voice, item)
        words = words or (find_cue(s, current, "uncertain.governing") if depth else None)
        if words:
            return words
        for at in a.s.places("stance"):
            if at not in current:
                continue
            if (
                any(m.category == "stance" and m.value == "uncertain.modals" for m in s.at[at])
                and not (s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital and at)
                and _is_verbal(s, at)
            ):
                return at, at + 1
            if depth == 0 and not near_source and _is_hearsay(s, current, event, at):
                return at, at + 1
        if depth and current.index < chain[0].index and find_negation(s, current):
            return find_negation(s, current)  # not "Dass N Panzer schickt, ist nicht neu"
    return None


def _doubting_word(
    s: Sentence, clause: Clause, voice: Voice | None, item: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The first word of probability; "allegedly" and "alleged that" beside who alleges it only say who does."""
    named = voice is not None
    for mark in s.marks("stance"):
        if mark.value not in ("uncertain.words", "uncertain.signs") or mark.first not in clause:
            continue
        if _has_stance(s, mark.first, "uncertain.alleged") and s.is_word(mark.last, "infinitive_marker"):
            continue  # "were sent to the region, ostensibly to study"
        if item is not None and item[1] <= mark.first and _is_of_one_thing(s, mark.first, mark.last):
            continue
        if named and (_has_stance(s, mark.first, "uncertain.alleged") or _is_saying(s, clause, mark.first)):
            continue
        return mark.first, mark.last
    return None


def _is_of_one_thing(s: Sentence, first: int, last: int) -> bool:
    """ "tanks, guns and possibly jets": a word of probability inside a row is of what follows it alone."""
    before = first - 1
    joined = before > 0 and (s.is_word(before, "coordinators") or s.is_mark_token(before, ","))
    behind = next((at for at in range(last, min(last + _PHRASE, len(s.tokens))) if s.mark_at(at, "item")), None)
    return joined and behind is not None and not any(_is_act(s, at) for at in range(last, behind))


def _is_act(s: Sentence, at: int) -> bool:
    return s.has_any(at, ("aux", "modal", "report", "verb")) or s.is_mark_token(at, ",;:")


_PHRASE = 5
"""Tokens of a thing's phrase before its noun, behind "possibly"."""


def _is_saying(s: Sentence, clause: Clause, at: int) -> bool:
    """ "officials alleged that …": the word is the verb of saying itself."""
    if not any(m.category == "report" and m.value == "alleges" for m in s.at[at]) or s.mark_at(at - 1, "aux", "be"):
        return False
    before = s.at[at - 1] if at > clause.first else ()
    return not s.lexicon.pack.nouns_capitalised and not any(m.category == "prep" for m in before)


def _is_verbal(s: Sentence, at: int) -> bool:
    """English "may" is a month too."""
    return not (s.mark_at(at, "months") and s.tokens[at].is_capital)


def _is_hearsay(s: Sentence, clause: Clause, event: Event | None, at: int) -> bool:
    return any(m.category == "stance" and m.value == "uncertain.hearsay_modals" for m in s.at[at]) and not is_plan(
        s, clause, event
    )


def has_hearsay(a: Analysis, clause: Clause) -> bool:
    """Whether the clause has a word of hearsay ("soll", "angeblich")."""
    said = ("uncertain.hearsay_modals", "uncertain.alleged")
    return any(m.value in said and m.first in clause for m in a.s.marks("stance"))


def find_reports(a: Analysis, clause: Clause) -> tuple[int, int] | None:
    """ "reportedly", "dem Vernehmen nach": the words by which nobody in particular tells the clause."""
    return find_cue(a.s, clause, "uncertain.reported")


def _condition(a: Analysis, clause: Clause, event: Event | None) -> tuple[int, int] | None:
    """A clause of condition that hangs on this one, or stands in it behind the act: first and last token."""
    for other in a.clauses:
        hangs_on = other.parent == clause.index and other.opener == "sub"
        if hangs_on and a.s.mark_at(other.first, "stance", "condition.openers"):
            return other.first, other.last
    start = event.last if event is not None else clause.last
    for mark in a.s.marks("stance"):
        inside = mark.value == "condition.openers" and mark.first >= start and mark.first in clause
        if inside and not a.s.mark_at(mark.first, "modal"):
            return mark.first, clause.last
    return None
