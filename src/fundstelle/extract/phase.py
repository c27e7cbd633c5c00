"""Phase: how far an act has come, by tense, modal verbs and the verbs and nouns that govern it."""

from __future__ import annotations

from fundstelle.extract.above import find_above
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Voice
from fundstelle.records.claim import Phase
from fundstelle.records.document import BlockKind
from fundstelle.text.tokens import TokenKind

_STATES = frozenset({"serve", "help", "exercise", "employ", "train"})


def find_cue(s: Sentence, clause: Clause, *values: str) -> tuple[int, int] | None:
    """The first mark of stance with one of these values in the clause: its tokens, None without one."""
    for mark in s.marks("stance"):
        if mark.value in values and mark.first in clause:
            return mark.first, mark.last
    return None


def find_attribute(s: Sentence, event: Event | None, value: str) -> tuple[int, int] | None:
    """ "the upcoming delivery", "die anstehende Lieferung": an adjective in the phrase of an act's noun."""
    if event is None or not event.noun:
        return None
    for at in range(event.at - 1, max(-1, event.at - 1 - _PHRASE), -1):
        if s.tokens[at].kind is TokenKind.MARK or s.has_any(at, ("prep", "aux", "modal")):
            return None
        mark = s.mark_at(at, "stance", value)
        if mark is not None:
            return mark.first, mark.last
    return None


_PHRASE = 4
"""Tokens of a noun's phrase before it: "the coming North Korean arms deliveries"."""


def is_plan(s: Sentence, clause: Clause, event: Event | None) -> bool:
    """ "soll geliefert werden", "sollen folgen": a plan, unlike "soll geliefert haben", "sollen helfen"."""
    last = next((at for at in reversed(clause.tokens) if s.tokens[at].kind is TokenKind.WORD), None)
    ends = [at for at in (last, event.last if event else None) if at is not None and at < len(s.tokens)]
    perfect = any(s.mark_at(at, "aux", "have") or s.is_word(at, "perfect_infinitives") for at in ends)
    perfect = perfect or s.has_word_in(clause, "perfect_passives")
    return not perfect and event is not None and not set(event.frames) & _STATES - {"train", "employ"}


def find_phase(
    a: Analysis, event: Event | None, clause: Clause, chain: list[Clause], voice: Voice | None
) -> tuple[Phase, tuple[int, int] | None]:
    """How far the act has come, with the tokens that say so; `chain`: the clause and those that govern it."""
    s = a.s
    if event is not None and event.attributive and not event.phase:
        return Phase.UNSPECIFIED, None
    if event is not None and event.phase:
        return Phase(event.phase), (event.at, event.last)
    above = clause if event is not None and event.noun else _governing_infinitive(a, clause)
    lost = event is not None and event.outcome is not None  # "announced the capture": nobody agrees to a loss
    governed = _phase_above(s, above) if above is not None and not lost else None
    if governed:
        return governed
    for current in chain:
        prepare = find_cue(s, current, "intended.prepare")
        if prepare and not _is_behind(s, prepare, event) and not _is_particle(s, prepare, event):
            return Phase.PLANNED, prepare
    willed = (
        find_attribute(s, event, "intended.attributes")
        or _willed(a, event, clause)
        or _foreseen(s, event, clause, chain)
    )
    if willed is not None:
        return Phase.PLANNED, willed
    deal = _deal(s, clause, event)
    if deal is not None:
        return Phase.AGREED, deal
    if event is not None and _is_promised(event, voice):
        return Phase.AGREED, (event.at, event.last)
    future = _future(s, clause, event)
    if future is None and event is not None:
        future = _find_announcement(s, clause, event)
    if future is not None:
        return Phase.PLANNED, (future, future + 1)
    wants = (m.first for m in s.marks("modal") if m.value == "want" and m.first in clause)
    want = next((at for at in wants if event and event.at != at), None)
    if want is not None:
        return Phase.PLANNED, (want, want + 1)
    tense = _tense(s, clause, event)
    return tense, None if tense is Phase.UNSPECIFIED or event is None else (event.at, event.last)


def _willed(a: Analysis, event: Event | None, clause: Clause) -> tuple[int, int] | None:
    """ "had decided last month to send", "beschloss, … zu liefern", "negotiates the sale", "soon delivers": words that
    put the act ahead only where they govern it, or where its verb stands in the present."""
    s = a.s
    above = _governing_infinitive(a, clause)
    if above is not None and s.is_word(clause.first, "purpose_openers") and event is not None and not event.noun:
        return clause.first, clause.first + 1
    if above is not None and event is not None and not event.noun:
        found = find_cue(s, above, "intended.governing")
        if found and "inf" in event.features:
            return found
    if event is not None and (event.noun or _is_gerund(s, event)):
        found = find_cue(s, clause, "intended.talks")
        if found and (found[0] < event.at or (s.lexicon.pack.verb_final_clauses and clause.opener != "rel")):
            return found
    goes_on = event is not None and event.voice == "passive" and s.has_word_in(clause, "present_passives")
    if event is not None and not event.noun and (goes_on or not event.features & {"past", "part"}):
        return find_cue(s, clause, "intended.soon")
    return None


def _foreseen(s: Sentence, event: Event | None, clause: Clause, chain: list[Clause]) -> tuple[int, int] | None:
    """ "rechnet fest damit, dass N Panzer schickt": what is expected is ahead, unless told as done."""
    if len(chain) < 2 or clause.opener != "sub" or _tense(s, clause, event) is Phase.DONE:
        return None
    return find_cue(s, chain[1], "intended.foreseeing")


def _find_announcement(s: Sentence, clause: Clause, event: Event) -> int | None:
    """ "Norland to send troops", "Troops to be trained, Ostmark says": the "to" of a headline's only predicate;
    "among the things to be sent are …": that of a passive behind a noun."""
    if s.lexicon.pack.verb_final_clauses:
        return None
    passive = event.voice == "passive" and s.mark_at(event.at - 1, "aux", "be") is not None
    at = event.at - 2 if passive else event.at - 1
    if at < clause.first or not s.is_word(at, "infinitive_marker") or not (passive or "inf" in event.features):
        return None
    if passive and at > clause.first and not s.has_any(at - 1, ("verb", "report", "aux", "modal", "stance", "word")):
        return at
    finite = clause.finite if clause.opener == "main" else event.at
    alone = finite is None or (finite > event.at and "report" in s.kinds[finite] and not s.is_mark_token(at - 1, ","))
    return at if alone else None


def _governing_infinitive(a: Analysis, clause: Clause) -> Clause | None:
    """ "kündigte an, … zu geben", "promised to send": the clause that an infinitive hangs on."""
    return find_above(a, clause) if clause.opener == "inf" else None


def _phase_above(s: Sentence, clause: Clause) -> tuple[Phase, tuple[int, int]] | None:
    """ "genehmigte den Verkauf", "agreed to the sale": the verb over an act's noun says how far it has come."""
    for at in clause.tokens:
        verbs = [m.data.verb for m in s.at[at] if m.category == "verb" and m.data is not None]
        phase = next((verb.phase for verb in verbs if verb.phase), None)
        capital = s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital and at != clause.first
        if phase and not capital:
            return Phase(phase), (at, at + 1)
    return None


def _is_gerund(s: Sentence, event: Event) -> bool:
    """ "talks about sending tanks", "proposed sending tanks": a verb that is named like a noun."""
    named = s.mark_at(event.at - 1, "prep") is not None or s.mark_ending_at(event.at, "stance") is not None
    return "ing" in event.features and named


def _is_promised(event: Event, voice: Voice | None) -> bool:
    """ "X promised to send": what is promised is still to come."""
    promised = voice is not None and voice.act == "promises" and not voice.carried
    return promised and not event.noun and not event.attributive and event.features.isdisjoint({"past", "part"})


def _deal(s: Sentence, clause: Clause, event: Event | None) -> tuple[int, int] | None:
    """ "struck a deal for the sale of …": a treaty about an act that has not come yet."""
    if event is None or not (event.noun or _is_gerund(s, event)):
        return None
    found = find_cue(s, clause, "intended.agreed")
    return found if found is not None and found[0] < event.at else None


def _tense(s: Sentence, clause: Clause, event: Event | None) -> Phase:
    """What the verb's own form tells: past and perfect are done, the present goes on; nouns and modals tell nothing."""
    if event is None or event.noun or event.attributive or any(m.first in clause for m in s.marks("modal")):
        return Phase.UNSPECIFIED
    helped = any(m.first in clause for m in s.marks("aux"))
    if "ing" in event.features:
        return Phase.UNDER_WAY if helped else Phase.UNSPECIFIED
    if "part" in event.features and helped:
        goes_on = event.voice == "passive" and s.has_word_in(clause, "present_passives")
        return Phase.UNDER_WAY if goes_on else Phase.DONE
    if "past" in event.features:
        return Phase.DONE
    is_told = s.block.kind is not BlockKind.HEADING  # headings put the past into the present
    return Phase.UNDER_WAY if clause.finite == event.at and is_told else Phase.UNSPECIFIED


def _is_particle(s: Sentence, cue: tuple[int, int], event: Event | None) -> bool:
    """ "stellt … bereit": the word is the particle of the act's own verb."""
    if event is None or cue[1] - cue[0] != 1:
        return False
    verbs = (m.data for m in s.at[event.at] if m.category == "verb" and m.data is not None)
    return any(form.needs_particle and form.verb.particle == s.norm(cue[0]) for form in verbs)


def _is_behind(s: Sentence, cue: tuple[int, int], event: Event | None) -> bool:
    """The act's own noun; and "is supplying shells while seeking to …": what lies behind the verb is of another one."""
    if event is None or cue[0] == event.at:
        return event is not None
    verb = not event.noun and not event.attributive and event.voice == "active"
    return verb and cue[0] > event.at and not s.lexicon.pack.verb_final_clauses


def _is_participle_to_come(s: Sentence, future: int, event: Event) -> bool:
    """ "will be delivered", "will be fighting"."""
    passive = "part" in event.features and event.voice == "passive"
    return (passive or "ing" in event.features) and _is_helped(s, future, event.at)


def _is_helped(s: Sentence, future: int, at: int) -> bool:
    """ "will be delivered"; in "would honour the soldiers killed there" the participle has no auxiliary."""
    return any(s.mark_at(k, "aux", "be") for k in range(future + 1, at) if at - k <= _HELPED)


_HELPED = 4
"""Tokens between "be" and its participle."""


def _begins(s: Sentence, clause: Clause) -> int | None:
    """ "Die Ausbildung soll im Mai beginnen", "will start with the delivery": the token that puts the act ahead."""
    at = clause.finite
    ahead = at is not None and (
        s.mark_at(at, "aux", "future") or s.mark_at(at, "aux", "conditional") or s.mark_at(at, "modal", "shall")
    )
    return at if ahead and s.has_word_in(clause, "starting_verbs") else None


def _future(s: Sentence, clause: Clause, event: Event | None) -> int | None:
    if event is None:
        return None
    if event.noun:
        return _begins(s, clause)
    for at in s.places("aux", "modal"):
        if at not in clause:
            continue
        if s.mark_at(at, "aux", "future") is None and s.mark_at(at, "aux", "conditional") is None:
            if (
                s.mark_at(at, "modal", "shall", "should")
                and is_plan(s, clause, event)
                and s.lexicon.pack.verb_final_clauses
            ):
                return at
            continue
        if s.lexicon.pack.verb_final_clauses:
            open_form = "part" not in event.features or "get" in event.frames
            if "inf" in event.features and open_form and not s.is_word(at, "conditionals_unreal"):
                return at
        elif "inf" in event.features or _is_participle_to_come(s, at, event):
            return at
    return None
