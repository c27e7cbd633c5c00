"""Denials that only point back: "Kairo bestreitet das", "Tehran called the charge absurd", "Seoul dementiert"."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Thing
from fundstelle.extract.draft import PERSON_FRAMES, TRANSFER_FRAMES, Draft, carried
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.record import replace
from fundstelle.extract.stance import find_negation
from fundstelle.extract.voices import Voice, Voices
from fundstelle.extract.voicing import REACH
from fundstelle.extract.whom import code_of
from fundstelle.records.claim import Kind
from fundstelle.text.tokens import TokenKind


def find_denied_again(a: Analysis, voices: Voices, context: Context) -> tuple[list[Draft], Voice] | None:
    """What was told last, as drafts without number and time, and who denies it; None where nothing is denied."""
    voice = _denier(a, voices, context) or _dismisser(a, voices, context)
    if voice is None or any(find_negation(a.s, clause) for clause in a.clauses):
        return None
    thing = _thing_denied(a, voice, context)
    if thing is None:
        return None
    clause = a.clauses[max(voice.clause, 0)]
    return [_denied(clause, one) for one in _told_with(thing, context)], voice


def find_denied_aside(a: Analysis, voices: Voices, context: Context) -> tuple[list[Draft], Voice] | None:
    """ "Obwohl Nordland es abstreitet, …": the same in a clause of a sentence that tells of acts as well."""
    for index, voice in enumerate(voices.by_clause):
        clause = a.clauses[index]
        own = voice is not None and voice.act == "denies" and voice.clause == index and not voice.carried
        if voice is None or not own or clause.opener != "sub" or a.items_in(clause) or find_negation(a.s, clause):
            continue
        back = any(m.first in clause and m.value == "denial.back_reference" for m in a.s.marks("stance"))
        hangs = any(c.parent == index and c.opener != "main" for c in a.clauses)
        thing = _thing_denied(a, voice, context) if back and not hangs else None
        if thing is not None:
            return [_denied(clause, one) for one in _told_with(thing, context)], voice
    return None


def _denied(clause: Clause, thing: Thing) -> Draft:
    item = replace(thing.item, first=clause.first, last=clause.first + 1, np_first=clause.first, number=None)
    giver, taker = carried(thing.giver, thing.span), carried(thing.taker, thing.span)
    return Draft(Kind(thing.kind), item, clause, None, giver, taker, None, item_from=thing.span, rule="denied_again")


def _told_with(thing: Thing, context: Context) -> list[Thing]:
    """The things that one act gave together with `thing`, each once: all are denied, what they have in common first."""
    found = {
        (t.item.item, t.item.designation): t
        for t in context.things
        if t.span == thing.span and (t.kind, t.giver, t.taker) == (thing.kind, thing.giver, thing.taker)
    }
    broad = {item.partition(".")[0] for item, _ in found if item.endswith(".other")}
    return [t for (item, _), t in found.items() if item.endswith(".other") or item.partition(".")[0] not in broad]


def _denier(a: Analysis, voices: Voices, context: Context) -> Voice | None:
    """Who denies by a verb of denying whose object points back, or that has none."""
    voice = next((v for v in voices.by_clause if v is not None and v.act == "denies"), None)
    voice = voice or _both(a, context)
    if voice is None:
        return None
    back = _has_stance(a, "denial.back_reference", "denial.elliptic") or _names_act(a) or _is_all(a, voice)
    return voice if back else None


def _both(a: Analysis, context: Context) -> Voice | None:
    """ "Both have denied the accusations": the two states of the deal told last."""
    denies = any(m.value == "denies" for m in a.s.marks("report"))
    if not denies or not a.s.is_word(0, "both_words") or a.phrases.parties or a.clauses[0].finite != 1:
        return None
    thing = next(iter(_near(a, context)), None)
    known = a.s.lexicon.knowledge
    codes = tuple(f"{p}.gov" for p in (*thing.giver, *thing.taker) if known.is_state(p)) if thing else ()
    return Voice(codes, act="denies", at=(0, 1), clause=0) if len(codes) == _TWO else None


_TWO = 2


def _dismisser(a: Analysis, voices: Voices, context: Context) -> Voice | None:
    """Who calls what was told false: speaks and says so, or stands as the subject beside the words that point back."""
    if a.phrases.items or not any(_is_dismissal(a, m) for m in a.s.marks("stance")):
        return None
    voice = next((v for v in voices.by_clause if v is not None and not v.formula and not v.carried), None)
    found = voice or _subject(a, context)
    if found is None or found.clause < 0:
        return None
    party = found.origins[0].partition(".")[0]
    return replace(found, act="denies") if any(party in (*t.giver, *t.taker) for t in _near(a, context)) else None


def _subject(a: Analysis, context: Context) -> Voice | None:
    """The source that stands bare in a clause with the words of denial."""
    for ref in a.sources:
        clause = a.clause_at(ref.first)
        if ref.preps or ref.case in ("gen", "dat") or ref.kind not in ("state", "body", "named", "person", "back"):
            continue
        code = code_of(a, ref, context.memory)
        if code is not None and any(m.first in clause and _is_dismissal(a, m) for m in a.s.marks("stance")):
            return Voice((code,), act="denies", at=(ref.first, ref.last), clause=clause.index)
    return _country(a, context)


def _country(a: Analysis, context: Context) -> Voice | None:
    """ "The Gulf state calls the charge absurd": the state that the sentence before was about."""
    mark = next((m for m in a.s.marks("generic_state") if m.first == a.clauses[0].first), None)
    known = len(context.subject) == 1 and a.s.lexicon.knowledge.is_state(context.subject[0])
    if mark is None or not known or a.s.index - context.subject_at > 1:
        return None
    return Voice((f"{context.subject[0]}.gov",), act="denies", at=(mark.first, mark.last), clause=0)


def _is_dismissal(a: Analysis, mark: Mark) -> bool:
    """Words of denial; of the weaker ones ("gossip", "speculation") only beside words that point back."""
    if mark.value == "denial.dismissive":
        return _has_stance(a, "denial.back_reference")
    return mark.value in ("denial.phrases", "denial.nouns")


def _has_stance(a: Analysis, *values: str) -> bool:
    return any(m.value in values for m in a.s.marks("stance"))


def _names_act(a: Analysis) -> bool:
    """ "denied the transfers", "rejected the minister's accusation": an act or a charge that is known already."""
    acts = [*a.s.marks("event", "claim_noun"), *a.s.word_marks("act_nouns")]
    if any(all(item.last != mark.first for mark in acts) for item in a.phrases.items):
        return False  # "denied the troop movements": the thing is part of the act's name
    firsts = {item.last: item.first for item in a.phrases.items}
    return any(_is_definite(a, firsts.get(mark.first, mark.first)) for mark in acts)


def _is_definite(a: Analysis, at: int) -> bool:
    before = at - 1
    if a.s.is_word(before, "articles_indefinite"):
        return False
    owned = before >= 0 and a.s.tokens[before].kind is TokenKind.GENITIVE
    return owned or a.s.is_word(before, "articles", "demonstratives", "possessives")


def _is_all(a: Analysis, voice: Voice) -> bool:
    """ "Die Regierung in Pjöngjang dementiert.": nothing but who denies and the verb."""
    if len(a.clauses) > 1 or voice.at[0] < 0 or a.phrases.items:
        return False
    said = range(*voice.at)
    if len({m.first for m in a.s.marks("report")}) > 1:  # "declined to comment"
        return False
    return not any(at not in said and _is_content(a, at) for at in range(len(a.s.tokens)))


def _is_content(a: Analysis, at: int) -> bool:
    """Whether the word may be an object or its verb's complement."""
    if a.s.tokens[at].kind is not TokenKind.WORD or a.s.is_word(at, "adverbs", "verb_adverbs", "articles"):
        return False
    return not any(m.category in ("report", "aux", "party", "institution", "source", "prep") for m in a.s.at[at])


_DENIABLE = frozenset({Kind.TRANSFER.value, Kind.DEPLOYMENT.value})
"""Kinds of claims that reports are about; training and losses are told beside them."""


_DENIABLE = frozenset({Kind.TRANSFER.value, Kind.DEPLOYMENT.value})
"""Kinds of claims that reports are about; training and losses are told beside them."""


def _near(a: Analysis, context: Context) -> Sequence[Thing]:
    """The claims told a few sentences back, the last one first."""
    return [t for t in reversed(context.things) if a.s.index - t.sentence <= REACH and t.kind in _DENIABLE]


def _thing_denied(a: Analysis, voice: Voice, context: Context) -> Thing | None:
    """The last claim the speaker's state has a part in; for who is no state the last one."""
    kinds = _kinds_named(a)
    near = [t for t in _near(a, context) if not kinds or t.kind in kinds]
    parties = {code.partition(".")[0] for code in voice.origins}
    own = [t for t in near if parties & {*t.giver, *t.taker}]
    if any(a.s.lexicon.knowledge.is_state(party) for party in parties):
        return _of_all(own)
    return _of_all([*own, *near])


def _of_all(found: Sequence[Thing]) -> Thing | None:
    """The first of the claims; where it only lists what another one is about ("They were rockets"), that one."""
    thing = next(iter(found), None)
    for _ in range(_CHAIN):
        whole = thing.listed_for if thing is not None else None
        above = (t for t in found if whole is not None and t.span == whole and t.listed_for != t.span)
        thing = next(above, thing)
    return thing


_CHAIN = 3
"""Claims that may lean on one another, each on the one before."""


def _kinds_named(a: Analysis) -> set[str]:
    """ "denied the deployment": which kind of claim the words point back to; empty where they do not tell."""
    frames = {m.value for m in a.s.marks("event")}
    kinds = {Kind.DEPLOYMENT.value} if frames & (PERSON_FRAMES | _OF_BOTH) else set()
    return kinds | ({Kind.TRANSFER.value} if frames & TRANSFER_FRAMES else set())


_OF_BOTH = frozenset({"go", "give", "bring"})
"""Frames of goods and of persons: "the deployment", "the transfer"."""
