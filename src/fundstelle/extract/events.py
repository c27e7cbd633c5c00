"""Events: the predicates of a clause (verbs, event nouns, states) with voice and frame."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.finite import is_finite, is_noun_use, is_reduced, opens_period
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.languages import VerbForm
from fundstelle.text.tokens import TokenKind

_TRANSITIVE = frozenset({"give", "supply", "get", "bring", "employ", "train", "harm", "share", "pay"})


@record
class Event:
    """A predicate at token `at` (a noun up to `last`). frames: readings of the word, the likeliest first.

    voice: active or passive; attributive: a participle before its noun. noun: an event noun. modifier: item class that
    the first part of a compound names ("Waffenlieferung"). light: tokens of a light-verb construction.
    """

    frames: tuple[str, ...]
    at: int
    last: int
    clause: int
    voice: str = "active"
    phase: str | None = None
    outcome: str | None = None
    noun: bool = False
    attributive: bool = False
    modifier: str | None = None
    lemma: str = ""
    weak: bool = False
    participle: bool = False
    features: frozenset[str] = frozenset()
    implies: str | None = None
    light: tuple[str, ...] = ()
    host_object: bool = False
    recruits: bool = False


def find_events(a: Analysis) -> list[Event]:
    """The events of a sentence in order."""
    if not a.events:
        a.events.append(_find_events(a))
    return list(a.events[0])


def _find_events(a: Analysis) -> list[Event]:
    events: list[Event] = []
    places = a.s.places("verb", "event")
    for clause in a.clauses if places else ():
        for at in places:
            if at not in clause:
                continue
            event = _verb_event(a, clause, at) or _noun_event(a, clause, at)
            if event:
                events.append(event)
    return [e for e in events if not (e.noun and _is_light_word(a.s, e, events))]


def _is_light_word(s: Sentence, noun: Event, events: list[Event]) -> bool:
    """ "took delivery of": the noun belongs to the verb."""
    return any(s.norm(noun.at) in e.light and 0 < noun.at - e.at <= 2 for e in events if not e.noun)


def _verb_event(a: Analysis, clause: Clause, at: int) -> Event | None:
    s = a.s
    if "verb" not in s.kinds[at]:
        return None
    token = s.tokens[at]
    if (
        s.lexicon.pack.nouns_capitalised
        and token.is_capital
        and at not in (0, clause.first)
        and not _is_after_quote(s, at)
    ):
        return None
    if s.is_word(at, "participle_openers") and s.is_word(at + 1, "say_complementizers"):
        return None  # "given that his forces …"
    forms = [mark.data for mark in s.at[at] if mark.category == "verb"]
    if _is_purpose_of_another(s, at, forms) or _is_followed_by_act(s, at, forms) or _is_how_they_died(s, at, forms):
        return None
    usable = [form for form in forms if _is_usable(s, clause, at, form) and not _is_equipped(s, at, form)]
    if not usable:
        return None
    best = _best_forms(usable)
    if all(form.verb.weak for form in best) and s.mark_at(at, "state") is not None:
        return None  # "taken prisoner"
    if best[0].verb.phase and "get" in best[0].verb.frame and _is_wish_to_act(s, clause, at):
        return None
    if best[0].verb.phase and "get" in best[0].verb.frame and _is_foreseen(s, clause, at):
        return None
    if not s.lexicon.pack.nouns_capitalised and (is_noun_use(s, at) or _is_given(s, at, forms)):
        return None
    first = best[0]
    features = first.features if len(best) == 1 else frozenset().union(*[form.features for form in best])
    frames = tuple(dict.fromkeys([form.verb.frame for form in best]))
    attributive = "att" in features and not features & {"fin", "part", "inf"}
    if "part_att" in features and not attributive and _stands_before_noun(a, clause, at):
        attributive, features = True, features - {"fin", "part", "inf"}  # "verletzte Südländer wurden erschossen"
    voice = _voice(s, clause, at, features, frames)
    return Event(
        frames,
        at,
        at + 1,
        clause.index,
        voice,
        first.verb.phase,
        first.verb.outcome,
        attributive=attributive,
        lemma=first.verb.lemma,
        weak=all(f.verb.weak for f in best),
        participle="part" in features,
        features=features,
        implies=first.verb.implies,
        light=first.verb.light,
        host_object=any(form.verb.host_object for form in best),
        recruits=any(form.verb.recruits for form in best),
    )


def _is_wish_to_act(s: Sentence, clause: Clause, at: int) -> bool:
    """ "whom Norland wanted to send": behind the verb stands what is to be done, and nothing is to be got."""
    return s.is_word(at + 1, "infinitive_marker") and clause.finite == at and not s.lexicon.pack.verb_final_clauses


def _is_foreseen(s: Sentence, clause: Clause, at: int) -> bool:
    """ "Es ist zu erwarten, dass …": nobody is going to get what is told."""
    bound = s.is_word(at - 1, "infinitive_marker") and s.lexicon.pack.verb_final_clauses
    return bound and any(s.is_word(k, "expletives") for k in clause.tokens)


def _stands_before_noun(a: Analysis, clause: Clause, at: int) -> bool:
    """Whether a form that may be a past tense too stands in the phrase of a noun, in a clause with another verb."""
    if not a.s.lexicon.pack.nouns_capitalised or clause.finite in (None, at):
        return False
    return any(i.np_first <= at < i.first for i in a.phrases.items)


def _is_given(s: Sentence, at: int, forms: list[VerbForm]) -> bool:
    """ "has provided basic training for …": an act in -ing that somebody gives; who "receives training" trains."""
    if s.mark_at(at, "event") is None or not all("ing" in form.features for form in forms):
        return False
    verb = at - 1
    if not s.at[verb] and s.tokens[verb].text.islower():
        verb -= 1
    frames = {m.data.verb.frame for m in s.at[verb] if m.category == "verb"} if verb > 0 else set()
    return bool(frames & {"give", "supply"})


def _is_purpose_of_another(s: Sentence, at: int, forms: list[VerbForm]) -> bool:
    """ "sappers to clear mines in …": fixed words behind the infinitive's marker say what for somebody is sent."""
    if not s.is_word(at - 1, "infinitive_marker"):
        return False
    return bool(forms) and all(" " in form.verb.lemma and not form.verb.light for form in forms)


def _is_followed_by_act(s: Sentence, at: int, forms: list[VerbForm]) -> bool:
    """ "ended up fighting": the first verb says how it came, the second what was done."""
    behind = at + 2
    if behind >= len(s.at) or "ing" not in s.verb_features(behind):
        return False
    return any(form.verb.particle == "up" and form.verb.frame == "go" for form in forms)


def _is_how_they_died(s: Sentence, at: int, forms: list[VerbForm]) -> bool:
    """ "killed fighting for Norland": says how they died, and counts nobody a second time."""
    if not at or "verb" not in s.kinds[at - 1]:
        return False
    serves = bool(forms) and all(form.verb.frame in ("serve", "employ") and "ing" in form.features for form in forms)
    return serves and any(m.category == "verb" and m.data.verb.outcome for m in s.at[at - 1])


def _is_equipped(s: Sentence, at: int, form: VerbForm) -> bool:
    """ "bewaffnete Drohnen", "armed boats", "armed conflict", "the Armed Forces": a quality of what follows, no act."""
    if form.verb.implies is None:
        return False
    return s.mark_at(at + 1, "item") is not None or s.is_word(at + 1, "armed_nouns")


def _is_after_quote(s: Sentence, at: int) -> bool:
    return at > 0 and s.tokens[at - 1].text in '„“"»«:'


def _is_usable(s: Sentence, clause: Clause, at: int, form: VerbForm) -> bool:
    if form.verb.light:
        return _has_phrase(s, clause, form.verb.light)
    if form.needs_particle:
        return find_particle(s, clause, at, form.verb.particle or "") is not None
    return not (form.verb.frame in _MOVES or form.verb.weak) or not _has_other_particle(s, clause, at)


_MOVES = frozenset({"go", "serve", "die", "harm"})


def _has_other_particle(s: Sentence, clause: Clause, at: int) -> bool:
    """ "gehen … aus", "fallen … auf": another verb than the plain one, which nobody listed with its part."""
    if clause.finite != at or not s.lexicon.pack.verb_final_clauses:
        return False
    last = next((k for k in range(clause.parts[0][1] - 1, at, -1) if s.tokens[k].kind is TokenKind.WORD), at)
    return last > at and s.is_word(last, "particles")


def find_particle(s: Sentence, clause: Clause, at: int, particle: str) -> int | None:
    """Token of the split part, None where it is not there.

    It stands at the end of the bracket, before a break or the end of the clause; or directly behind its verb where the
    language lets the object follow ("handed over missiles").
    """
    if at and at - 1 == clause.first and s.norm(at - 1) == particle and s.lexicon.pack.verb_final_clauses:
        # "Hinzu kommen …"; "Weiter gab es …" hands nothing on
        return None if s.is_word(at + 1, "expletives") else at - 1
    for first, last in clause.parts:
        for k in range(max(first, at + 1), last):
            if s.tokens[k].norm != particle:
                continue
            after = k + 1
            if k == at + 1 and not s.lexicon.pack.verb_final_clauses:
                return k
            if after >= last or s.is_mark_token(after, '.,;:!?“”»«")') or s.is_word(after, "coordinators"):
                return k
    return None


def _has_phrase(s: Sentence, clause: Clause, words: tuple[str, ...]) -> bool:
    norms = [s.tokens[at].norm for at in clause.tokens]
    if len(words) == 1 and len(words[0]) >= _COMPOUND and s.lexicon.pack.compounds:
        return any(norm.endswith(words[0]) for norm in norms)  # "erhalten eine Artillerieausbildung"
    if words[0] not in norms:
        return False
    if any(tuple(norms[k : k + len(words)]) == words for k in range(len(norms) - len(words) + 1)):
        return True
    return len(words) > 1 and any(_is_split(norms, k, words) for k in range(len(norms)))


_COMPOUND = 8
"""Letters from which a light word may end a compound."""


def _is_split(norms: list[str], at: int, words: tuple[str, ...]) -> bool:
    """ "in ukrainische Gefangenschaft": an adjective or two before the last word."""
    start = norms[at : at + len(words) - 1]
    return tuple(start) == words[:-1] and words[-1] in norms[at + len(words) : at + len(words) + 2]


def _best_forms(forms: list[VerbForm]) -> list[VerbForm]:
    """Readings with a split part or light words beat the plain one."""
    special = [form for form in forms if form.needs_particle or form.verb.light]
    plain = [form for form in forms if not form.needs_particle and not form.verb.light]
    chosen = special or plain
    return sorted(chosen, key=lambda form: form.verb.weak)


def _voice(s: Sentence, clause: Clause, at: int, features: frozenset[str], frames: tuple[str, ...]) -> str:
    if "part_att" in features and not features & {"part", "fin", "inf"}:
        return "passive"
    if "part" not in features:
        return "active"
    return _voice_german(s, clause, at, frames) if s.lexicon.pack.verb_final_clauses else _voice_english(s, clause, at)


def _voice_german(s: Sentence, clause: Clause, at: int, frames: tuple[str, ...]) -> str:
    """werden or sein with the participle is passive for transitive frames; haben is perfect."""
    if clause.opener == "inf" and s.is_word(at - 1, "infinitive_marker"):
        return "active"
    kinds = {m.value for m in s.marks("aux") if m.first in clause}
    transitive = bool(set(frames) & _TRANSITIVE)
    if s.has_word_in(clause, "passive_marks") and transitive:
        return "passive"
    if "have" in kinds:
        return "active"
    if "become" in kinds and transitive:
        return "active" if _is_future(s, clause, at) else "passive"
    if "be" in kinds and transitive:
        return "passive"
    return "passive" if not kinds and transitive and clause.finite is None else "active"


def _is_future(s: Sentence, clause: Clause, at: int) -> bool:
    """ "dass X 150 Raketen an Y übergeben werde": an infinitive that is a participle too, beside a bare giver."""
    features = frozenset().union(*(m.data.features for m in s.at[at] if m.category == "verb"))
    present = s.has_word_in(clause, "present_passives")
    if not {"inf", "part"} <= features or not present or s.has_word_in(clause, "passive_marks"):
        return False
    named = [m for m in s.marks("party", "source") if m.first in clause and m.first < at]
    bare = [m for m in named if m.data not in ("adjective", "lower", "genitive", "inhabitant") and _is_bare(s, m.first)]
    return bool(bare) and not any(s.mark_ending_at(m.first, "prep", "by", "from") for m in named)


def _is_bare(s: Sentence, at: int) -> bool:
    """Whether a name stands without preposition and without the article of a dative or genitive."""
    while at > 0 and s.is_word(at - 1, "articles"):
        if s.is_word(at - 1, "article_dative", "article_genitive", "article_dative_or_genitive"):
            return False
        at -= 1
    return s.mark_ending_at(at, "prep") is None


def _voice_english(s: Sentence, clause: Clause, at: int) -> str:
    if is_reduced(s, at):
        return "passive"
    before = -1
    for step, k in enumerate(reversed([k for k in clause.tokens if k < at])):  # an aside is no part of the clause
        if s.has_any(k, ("aux", "modal")):
            before = k
            break
        stops = s.has_any(k, ("verb", "report", "prep")) and not s.is_named(k)
        stops = stops and not s.is_word(k, "verb_adverbs")  # "has since sent"
        if (stops and not opens_period(s, k)) or step > 6:
            break
    aux = {m.value for m in s.at[before] if m.category == "aux"} if before >= 0 else set()
    if "have" in aux and s.mark_ending_at(at, "item") is not None:
        return "passive"  # "has 500 soldiers stationed in Ostria"
    if "be" in aux or "become" in aux:
        return "passive"
    if "have" in aux or "future" in aux:
        return "active"
    return "active" if clause.finite == at and not _shares_passive(s, at) else "passive"


def _shares_passive(s: Sentence, at: int) -> bool:
    """ "were taken out of depots and sent to Norland": the participle behind "and" shares the auxiliary."""
    link = at - 1
    while link > 0 and s.is_word(link, "verb_adverbs"):
        link -= 1
    if not s.is_word(link, "coordinators") or "part" not in s.verb_features(at):
        return False
    for k in range(link - 1, max(-1, link - _SHARED), -1):
        if s.is_mark_token(k, ";:"):
            return False
        if s.mark_at(k, "aux", "be") is not None:
            return _is_participle_behind(s, k)
        if is_finite(s, k):
            return False
    return False


_SHARED = 25
"""Tokens from an auxiliary to a second participle behind "and"."""


def _is_participle_behind(s: Sentence, at: int) -> bool:
    """Whether a participle follows the auxiliary: "were taken"; "is in Norland" and "are preparing" are no passives."""
    at += 1
    while s.is_word(at, "verb_adverbs"):
        at += 1
    if at >= len(s.tokens) or s.tokens[at].kind is not TokenKind.WORD:
        return False
    known = any(m.category in ("verb", "report") and m.data and "part" in m.data.features for m in s.at[at])
    return known or s.norm(at).endswith("ed") or s.is_word(at, "strong_participles")


def _noun_event(a: Analysis, clause: Clause, at: int) -> Event | None:
    s = a.s
    mark = s.mark_at(at, "event")
    if mark is None:
        return None
    modifier = _modifier(s, mark)
    return Event(
        (mark.value,),
        at,
        mark.last,
        clause.index,
        outcome=mark.data.get("outcome"),
        noun=True,
        modifier=modifier,
        lemma=s.norm(at),
    )


def _modifier(s: Sentence, mark: Mark) -> str | None:
    prefix = next((m for m in s.at[mark.first] if m.category in ("prefix_item", "prefix_designation")), None)
    if prefix:
        return str(prefix.data.item) if prefix.category == "prefix_designation" else prefix.value
    if not s.lexicon.pack.nouns_capitalised and mark.first > 0:
        item = s.mark_ending_at(mark.first, "item")
        return item.value if item else None
    return None
