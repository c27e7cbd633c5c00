"""Attribution: which source stands behind each clause of a sentence, by verbs of saying and by formulas."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.claim_nouns import find_noun_voice
from fundstelle.extract.clauses import Clause
from fundstelle.extract.formulas import find_formula_voice
from fundstelle.extract.governing import find_clause_voice, is_inverted
from fundstelle.extract.names import SourceRef
from fundstelle.extract.noted import recall
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.report_verbs import find_report_verb
from fundstelle.extract.reporters import NO_WORDS, find_report_voice
from fundstelle.extract.said_before import find_back_formula, find_back_voice, find_cited_behind
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Memory, Voice, Voices, is_medium
from fundstelle.extract.whom import code_of


def find_voices(a: Analysis, memory: Memory) -> Voices:
    """The voices of one sentence's clauses."""
    return recall(a.voiced, _find_voices, a, memory)


def _find_voices(a: Analysis, memory: Memory) -> Voices:
    sources = [_at_its_place(a, ref) for ref in a.sources if ref.kind != "surname" or memory.find_person(ref.code)]
    verbs: dict[int, Voice] = {}
    formulas: dict[int, Voice] = {}
    speakers: set[int] = set()
    says = not _SAYING.isdisjoint(a.s.by_category)
    for clause in a.clauses if _can_speak(a.s) else ():
        here = [ref for ref in sources if ref.first in clause]
        for found, store in (
            (_added(a, clause, verbs) or find_report_voice(a, clause, here, memory, sources) if says else None, verbs),
            (find_formula_voice(a, clause, here, memory, sources, verbs), formulas),
            (find_noun_voice(a, clause, verbs, memory), formulas),
        ):
            if found and found[0].act == NO_WORDS:
                speakers |= found[1]
            elif found:
                (formulas if found[0].formula else store)[clause.index] = found[0]
                speakers |= found[1]
    if not verbs and not formulas:
        return _nobody_speaks(a, sources, memory)
    inverted = [index for index in verbs if is_inverted(a, a.clauses[index], verbs)]
    _give_to_speaker(a, verbs, inverted)
    voices = tuple(find_clause_voice(a, clause, verbs, formulas, inverted) for clause in a.clauses)
    back = find_back_voice(a, verbs) or find_back_formula(a, formulas, verbs) or find_cited_behind(a, memory)
    codes = _codes_pointed_to(a, sources, memory)
    return Voices(voices, frozenset(speakers | _inside(a, sources, speakers)), back, codes)


def _added(a: Analysis, clause: Clause, verbs: dict[int, Voice]) -> tuple[Voice, set[int]] | None:
    """ "X said that …, adding that …": a participle of saying that opens its clause is of who spoke before it."""
    s, at = a.s, clause.first
    while at < clause.last and s.is_word(at, "coordinators"):
        at += 1
    if s.lexicon.pack.verb_final_clauses or not verbs or not s.is_mark_token(clause.first - 1, ","):
        return None
    verb = find_report_verb(a, clause)
    forms = [m.data.features for m in s.at[at] if m.category == "report" and m.data is not None]
    if verb is None or verb[0] != at or not any("ing" in features for features in forms):
        return None
    return replace(verbs[max(verbs)], act=verb[1], at=(-1, -1), clause=clause.index), set()


def _nobody_speaks(a: Analysis, sources: Sequence[SourceRef], memory: Memory) -> Voices:
    """What is left of a sentence's voices where no clause has one: every second sentence."""
    back = find_back_voice(a, {}) or find_back_formula(a, {}, {}) or find_cited_behind(a, memory)
    return Voices((None,) * len(a.clauses), frozenset(), back, _codes_pointed_to(a, sources, memory))


def _codes_pointed_to(a: Analysis, sources: Sequence[SourceRef], memory: Memory) -> dict[int, str]:
    """Whom the sources that point back mean, by their first token."""
    return {ref.first: code for ref in sources if ref.kind == "back" and (code := code_of(a, ref, memory))}


def _at_its_place(a: Analysis, ref: SourceRef) -> SourceRef:
    """ "to Y, the embassy said", "Wie das Amt mitteilte": who opens a clause of saying stands behind no preposition."""
    if not ref.preps and ref.kind == "body":
        beside = next((r for r in a.sources if r.preps and a.s.is_row(r.last, ref.np_first)), None)
        opens = any(c.first == ref.np_first for c in a.clauses)
        shares = beside is not None and beside.kind in ("back", "body", "unnamed") and not opens
        return replace(ref, preps=beside.preps) if shares and beside is not None else ref
    if not ref.preps or ref.kind == "surname":
        return ref
    begins = [c.first for c in a.clauses]
    if ref.np_first in begins:
        return replace(ref, preps=frozenset())
    if ref.np_first - 1 not in begins or a.s.mark_ending_at(ref.np_first, "formula", "inverted") is None:
        return ref
    return replace(ref, preps=frozenset()) if ref.np_first - 1 <= ref.first else ref


def _give_to_speaker(a: Analysis, verbs: dict[int, Voice], inverted: Sequence[int]) -> None:
    """ "“We think that …,” X said": inside the quotation nobody else than X says "we"."""
    for index, voice in verbs.items():
        said = next((k for k in inverted if k > index and not a.clauses[k].quoted), None)
        if said is None:
            continue
        told = verbs[said]
        alone = voice.at == (-1, -1) and told.at != (-1, -1) and voice.act == "estimates"
        if not a.clauses[index].quoted and (not alone or is_medium(a, told.origins[0])):
            continue
        if voice.at == (-1, -1) or (voice.origins == told.origins and told.via and not voice.via):
            verbs[index] = replace(told, act=voice.act, clause=index)


def _can_speak(s: Sentence) -> bool:
    """Whether the sentence has a verb of saying, a formula, a noun of saying or claiming, a colon or a bracket."""
    return not _SPEAKING.isdisjoint(s.by_category) or not _SIGNS.isdisjoint(s.signs)


_SPEAKING = frozenset({"report", "formula", "account_noun", "claim_noun"})
_SAYING = frozenset({"report", "formula"})
_SIGNS = frozenset(":(-–—")


def _inside(a: Analysis, sources: Sequence[SourceRef], speakers: set[int]) -> set[int]:
    """First tokens of the party mentions inside the sources that speak."""
    known = a.s.lexicon.knowledge
    speaking_codes = {ref.code for ref in sources if ref.first in speakers and ref.kind in ("named", "body")}
    codes = {code for code in speaking_codes if not known.is_acting(code)}
    speaking = [
        ref for ref in sources if ref.first in speakers or (ref.code in codes and ref.kind in ("named", "body"))
    ]
    return {
        party.first
        for party in a.phrases.parties
        for ref in speaking
        if ref.np_first <= party.first < ref.last or ref.first <= party.first < ref.last or _is_seat(a, ref, party)
    }


def _is_seat(a: Analysis, ref: SourceRef, party: PartyRef) -> bool:
    """ "the centre for harbour studies in Hallvik said": where a body that speaks sits, that takes no part either."""
    known = a.s.lexicon.knowledge
    of_state = ref.kind == "body" or known.is_acting(ref.code)
    return not of_state and "in" in party.preps and 0 <= party.first - ref.last <= 1
