"""Reporters: the voice of a clause whose verb says that somebody says something."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.chains import Found, find_told, is_cited, make_voice
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import find_particle
from fundstelle.extract.names import SourceRef
from fundstelle.extract.record import replace
from fundstelle.extract.report_subjects import (
    find_enclosing_subject,
    find_report_subject,
    find_subject_in_row,
    has_speaking_pronoun,
)
from fundstelle.extract.report_verbs import find_report_verb
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.stance import find_negation
from fundstelle.extract.subject_before import find_antecedent, find_participle
from fundstelle.extract.unheard import find_unheard_subject
from fundstelle.extract.voices import Memory, Voice, is_medium

NO_WORDS = "no words"
"""What somebody does who is only said not to have spoken: nothing is told by such a voice, but it does not act."""


def find_report_voice(
    a: Analysis, clause: Clause, here: Sequence[SourceRef], memory: Memory, sources: Sequence[SourceRef]
) -> Found:
    """The voice of the clause's verb of saying: its subject's, or whom its pronoun stands for; None without one."""
    verb = find_report_verb(a, clause)
    told = find_participle(a, clause, here)
    if told is not None and (verb is None or verb[0] == told[1]):
        found = make_voice(a, clause, told[0], sources, told[2], memory, told[1])
        return (replace(found[0], formula=True), found[1]) if found else None
    if verb is None:
        return None
    at, act = verb
    act = NO_WORDS if act == "says" and _says_nothing(a, clause, at) else act
    both = _both(a.s, clause, memory)
    if both:
        return Voice(both, (), act, clause=clause.index), set()
    own = find_report_subject(a, clause, at, act, here)
    antecedent = find_antecedent(a, clause, at, sources) if own is not None and own.preps else None
    subject = (
        find_enclosing_subject(a, clause, act)
        or antecedent
        or own
        or find_subject_in_row(a, clause, at, sources)
        or find_antecedent(a, clause, at, sources)
    )
    if subject is None:
        voice = _of_pronoun(a, clause, at, act, memory)
        if voice is not None:
            return _told_to(a, clause, voice, sources, memory, at)
        subject = find_unheard_subject(a, clause, at, act, sources)
    if subject is None:
        return None
    found = make_voice(a, clause, subject, sources, act, memory, at)
    if found and _gives_too(a, clause, at, act):
        return found[0], set()  # who promises or announces goods gives them
    if found and own is not None and own is subject and own not in here:
        return found[0], found[1] - {own.first}  # "X has sent blankets, and declined …": X acts as well
    return found


def _says_nothing(a: Analysis, clause: Clause, verb: int) -> bool:
    """ "X did not comment", "wollte sich nicht äußern": no words of X's, so that nothing else is told by X either."""
    negation = find_negation(a.s, clause)
    negated = negation is not None and abs(negation[0] - verb) <= _NEGATED
    governs = any(c.parent == clause.index and c.opener == "sub" for c in a.clauses)
    alone = len(a.clauses) == 1 or not any(i.first in clause for i in a.phrases.items)
    return negated and not governs and alone and not a.clauses[clause.index].quoted


_NEGATED = 3
"""Tokens between a verb of saying and the word that negates it."""


def _of_pronoun(a: Analysis, clause: Clause, at: int, act: str, memory: Memory) -> Voice | None:
    """Whom the pronoun beside the verb of saying means: the one being interviewed, a person, a body, who spoke last."""
    s = a.s
    if not has_speaking_pronoun(s, clause, at):
        return None
    near = range(max(clause.first, at - 3), min(clause.last, at + 2))
    if memory.speaking and any(s.is_word(k, "pronouns_first") for k in near):
        return Voice((memory.speaking,), (), act, clause=clause.index)
    person = _person_before(s, at, memory)
    if person is not None:
        return Voice((person,), (), act, clause=clause.index)
    meant = _is_he_or_she(s, at) or memory.person_at == memory.now - 1
    if memory.person is not None and meant and memory.person_at > memory.last_sentence:
        return Voice((memory.person,), (), act, clause=clause.index)
    just = memory.told_at == memory.now - 1 and memory.told_at > memory.last_sentence
    a_person = _is_he_or_she(s, at) and not (just and s.lexicon.pack.verb_final_clauses)  # "er": the service too
    if (just or _means_paper(memory)) and memory.told_of is not None and not a_person:
        return Voice((memory.told_of,), (), act, clause=clause.index)
    if memory.last is None:
        return None
    return replace(memory.last, act=act, carried=False, at=(-1, -1), clause=clause.index, formula=False)


def _told_to(
    a: Analysis, clause: Clause, voice: Voice, sources: Sequence[SourceRef], memory: Memory, at: int
) -> tuple[Voice, set[int]]:
    """ "…, he told the broadcaster X": the medium between, whoever the pronoun means."""
    speaker = SourceRef(voice.origins[0], at, at, at, frozenset(), "back")
    leant = _leans_first(a, sources, at) if not voice.via else None
    if leant is not None and voice.origins != (leant.code,):
        return replace(voice, origins=(leant.code,), via=voice.origins), {leant.first}
    told = find_told(a, clause, speaker, sources, memory, at) if not voice.via else []
    if not told or told[0][1] == voice.origins[0] or not is_medium(a, told[0][1]):
        return voice, set()
    return replace(voice, via=(told[0][1],)), {told[0][0].first}


def _leans_first(a: Analysis, sources: Sequence[SourceRef], verb: int) -> SourceRef | None:
    """ "Relying on data of X, it said that …": whom the sentence cites before its pronoun speaks."""
    if not any(m.value == "citing" and m.first == 0 for m in a.s.marks("formula")):
        return None
    return next((r for r in sources if r.kind == "named" and r.last < verb and is_cited(a.s, r)), None)


def _person_before(s: Sentence, verb: int, memory: Memory) -> str | None:
    """ "Under X …, and he has denied": the person that the same sentence named by a name introduced before."""
    if not _is_he_or_she(s, verb, behind=0):
        return None
    named = (memory.find_person(s.norm(at)) for at in range(verb - 1, -1, -1) if s.tokens[at].is_capital)
    return next((code for code in named if code is not None), None)


def _means_paper(memory: Memory) -> bool:
    """Whether nobody spoke lately, but a body's paper was told of."""
    stale = memory.last is None or memory.now - memory.last_sentence > _STALE
    return stale and memory.now - memory.told_at <= _STALE


_STALE = 3
"""Sentences after which "it finds" means the body whose paper was told of sooner than who spoke last."""


def _is_he_or_she(s: Sentence, verb: int, behind: int = 3) -> bool:
    """Whether the pronoun beside a verb of saying is one of persons only."""
    pronouns = s.words_of("pronouns_he_she")
    return any(s.norm(at) in pronouns for at in range(max(0, verb - 3), verb + behind))


def _gives_too(a: Analysis, clause: Clause, at: int, act: str) -> bool:
    """A verb of saying that is one of giving as well, and rules no clause: "announced a package", "promised tanks"."""
    forms = [m.data for m in a.s.at[at] if m.category == "verb"]
    whole = [
        f for f in forms if not f.needs_particle or find_particle(a.s, clause, at, f.verb.particle or "") is not None
    ]
    if not any(act == "promises" or form.verb.frame == "give" for form in whole):
        return False  # "teilte … mit" gives nothing, as "teilte … zu" would
    return act == "promises" or not any(c.parent == clause.index and c.opener == "sub" for c in a.clauses)


def _both(s: Sentence, clause: Clause, memory: Memory) -> tuple[str, ...]:
    """ "beide Länder", "both capitals": the governments of the last pair."""
    words, known = s.lexicon.pack.tables["attribution"]["both"], s.lexicon.knowledge
    for at in clause.tokens[:-1]:
        alone = s.lexicon.pack.nouns_capitalised and s.tokens[at + 1].text.islower()  # "nun geben es beide zu"
        if s.tokens[at].norm in words["words"] and (alone or s.norm(at + 1) in words["nouns"]):
            return tuple(f"{party}.gov" if known.is_state(party) else party for party in memory.pair or memory.leading)
    return ()
