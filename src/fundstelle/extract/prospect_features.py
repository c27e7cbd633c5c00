"""Features of prospects: what is known of a thing, of the parties on its sides and of both together, as names.

A name holds or does not; its weight is added where it holds. No name has a party, a place or an outlet in it, so that
every state is weighed alike; words are those of the language, never names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft
from fundstelle.extract.events import Event
from fundstelle.extract.lexicon import NAME_LIKE
from fundstelle.extract.once import once
from fundstelle.extract.prospects import FRAMES_OF, Filler, Pairing, Prospect, Setting, family_of
from fundstelle.extract.refs import PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.records.claim import Kind
from fundstelle.text.tokens import TokenKind

_STEPS = (2, 5, 10, 20)
"""Tokens up to which two words stand as near as the next name says."""


def _far(tokens: int) -> int:
    return next((at for at, most in enumerate(_STEPS) if abs(tokens) <= most), len(_STEPS))


def _way(event: Event) -> str:
    """How the act is told: as a noun, before its noun, active or passive."""
    return "noun" if event.noun else "before" if event.attributive else event.voice


# ---------------------------------------------------------------- the thing


def thing_features(setting: Setting, prospect: Prospect) -> list[str]:
    """What is known of the thing, its act and its sentence."""
    return [
        *_thing(setting, prospect),
        *_act(setting, prospect),
        *_sentence(setting, prospect),
        *_words(setting.a, prospect),
    ]


def _thing(setting: Setting, prospect: Prospect) -> Iterator[str]:
    item, frame = prospect.item, prospect.frame
    yield f"kind={prospect.kind}"
    yield f"class={item.item}"
    yield f"family={family_of(item)}"
    yield f"frame={frame}"
    yield f"kind={prospect.kind}&frame={frame}"
    yield f"prep={'+'.join(sorted(item.preps))}&frame={frame}"
    yield f"case={item.case}"
    for name in ("weak", "people", "definite", "part", "joint"):
        if getattr(item, name):
            yield name
    number = item.number
    yield "number=none" if number is None else "number=article" if number.article else "number=said"
    if number is not None and number.hedged:
        yield "hedged"
    if item.designation:
        yield "designation"
    if item.nationality is not None:
        yield "nationality"
    if item.outcome:
        yield f"outcome={item.outcome}&{prospect.kind}"


def _act(setting: Setting, prospect: Prospect) -> Iterator[str]:
    event, item, frame = prospect.event, prospect.item, prospect.frame
    if event is None:
        return
    way = _way(event)
    order = "act,thing" if event.at < item.first else "thing,act"
    near = "same" if item.first in setting.a.clauses[event.clause] else "other"
    yield f"{order},{way},{near}"
    yield f"{order},{way},{near},{frame}"
    yield f"apart={_far(event.at - item.first)},{near}"
    yield f"phase={event.phase}"
    yield f"weak={event.weak}"
    yield f"kind={prospect.kind},{frame},{way}"
    first, last = sorted((item.first, event.at))
    between = sum(first < other.first < last for other in setting.a.phrases.items)
    yield f"things between={min(between, 3)}"
    acts = sum(first < other.at < last for other in setting.events)
    yield f"acts between={min(acts, 3)}"


def _sentence(setting: Setting, prospect: Prospect) -> Iterator[str]:
    a, clause = setting.a, prospect.clause
    yield f"clause={clause.opener}"
    yield f"quoted={clause.quoted}"
    yield f"block={a.s.block.kind.name}"
    yield f"length={min(len(a.s.tokens) // 10, 6)}"
    yield f"things={min(len(a.phrases.items), 5)}"
    yield f"parties={min(len(a.phrases.parties), 6)}"
    usable = FRAMES_OF[prospect.kind]
    yield f"acts={min(sum(not usable.isdisjoint(event.frames) for event in setting.events), 3)}"
    for mark in a.s.marks("stance"):
        if mark.first in clause:
            yield f"stance={mark.value}"
    at = prospect.event.clause if prospect.event is not None else clause.index
    for event in setting.events:
        if event is not prospect.event and event.clause == at:
            yield f"beside={event.frames[0]}"
    yield f"since deal={'never' if setting.since is None else min(setting.since, 4)}"


# ---------------------------------------------------------------- words


def _words(a: Analysis, prospect: Prospect) -> Iterator[str]:
    """The words beside the thing, those of its clause, and the verbs next to it."""
    shown = _shown(a)
    item = prospect.item

    def word(at: int) -> str:
        return "^" if at < 0 else "$" if at >= len(shown) else shown[at]

    for away in (1, 2, 3):
        yield f"word-{away}={word(item.np_first - away)}"
        yield f"word+{away}={word(item.last - 1 + away)}"
    yield f"words+={word(item.last)} {word(item.last + 1)}"
    yield f"words-={word(item.np_first - 2)} {word(item.np_first - 1)}"
    yield from sorted({f"clause has {shown[at]}" for at in prospect.clause.tokens})
    verbs = [at for at in a.s.verbal if at in prospect.clause]
    before = [at for at in verbs if at < item.first]
    behind = [at for at in verbs if at >= item.last]
    if before:
        yield f"verb before={word(before[-1])}"
        yield f"verb before, apart={_far(item.first - before[-1])}"
    if behind:
        yield f"verb behind={word(behind[0])}"
        yield f"verb behind, apart={_far(behind[0] - item.first)}"
    if not verbs:
        yield "no verb"


_PARTY, _THING, _NUMBER, _NAME, _DAY = "P", "T", "N", "X", "D"
"""What stands for parties, things, numbers, other names and periods: capitals, since words are small."""


def _shown(a: Analysis) -> list[str]:
    """The words of the sentence as features show them: verbs by their infinitive, names by what they are."""
    kept: list[str] | None = a.s.kept.get(_shown)
    if kept is None:
        kept = list(_plain_words(a.s))
        for time in a.times:
            kept[time.first : time.last] = [_DAY] * (min(time.last, len(kept)) - time.first)
        for item in a.phrases.items:
            kept[item.first : item.last] = [_THING] * (min(item.last, len(kept)) - item.first)
        for party in a.phrases.parties:
            kept[party.first : party.last] = [_PARTY] * (party.last - party.first)
        a.s.kept[_shown] = kept
    return kept


@once
def _plain_words(s: Sentence) -> list[str]:
    return [_plain_word(s, at) for at in range(len(s.tokens))]


def _plain_word(s: Sentence, at: int) -> str:
    token = s.tokens[at]
    if token.kind is TokenKind.NUMBER:
        return _NUMBER
    if not s.kinds[at].isdisjoint(NAME_LIKE):
        return _NAME
    for mark in s.at[at]:
        if mark.category in ("verb", "report") and mark.data is not None:
            return str(mark.data.verb.lemma)
    return _NAME if token.is_capital and at > 0 and not s.at[at] else token.norm


# ---------------------------------------------------------------- the sides


def role_features(setting: Setting, prospect: Prospect, filler: Filler, role: str) -> list[str]:
    """What is known of a party as the giver ("G") or taker ("R") of the prospect's act."""
    if not filler.ids:
        return [f"{role} nobody"]
    known = setting.known[filler.ids]
    if filler.ref is None:
        names = ["told", *(f"told,{one}" for one in known), *(f"told,{one}&{prospect.frame}" for one in known)]
    else:
        names = [*_mention(setting, prospect, filler.ref), *(f"here,{one}" for one in known)]
    return [f"{role} {name}" for name in names]


def _prep(party: PartyRef) -> str:
    own = "own" if party.form in ("adjective", "genitive") else "bare"
    return "+".join(sorted(party.preps)) or own


def _mention(setting: Setting, prospect: Prospect, party: PartyRef) -> Iterator[str]:
    a, item = setting.a, prospect.item
    prep = _prep(party)
    side = "<T" if party.first < item.first else ">T"
    yield f"form={party.form}"
    yield f"prep={prep}"
    yield f"word={party.prep_word}"
    yield f"case={party.case}"
    yield f"body={party.institution or ''}"
    if party.first in setting.speakers:
        yield "speaks"
    yield side
    yield f"{side}{prep}"
    yield f"apart={_far(party.first - item.first)}"
    clause, own = prospect.clause, a.clause_at(party.first)
    yield _clause_relation("thing", clause.index, clause.parent, own.index, own.parent)
    if party.owner_of is not None and item.np_first <= party.owner_of < item.last:
        yield "owns"
    if item.nationality is not None and item.nationality.first == party.first:
        yield "nationality"
    if prospect.event is None:
        yield f"no act,{side}{prep}"
    else:
        yield from _at_act(setting, prospect.event, prospect.frame, party, prep)


def _at_act(setting: Setting, event: Event, frame: str, party: PartyRef, prep: str) -> Iterator[str]:
    a = setting.a
    side = "<A" if party.first < event.at else ">A"
    way = _way(event)
    clause, own = a.clauses[event.clause], a.clause_at(party.first)
    where = _clause_relation("act", clause.index, clause.parent, own.index, own.parent)
    first, last = sorted((party.first, event.at))
    between = min(sum(first < other.first < last for other in a.phrases.parties), 3)
    yield side
    yield where
    yield f"act apart={_far(party.first - event.at)}"
    yield f"{way}{side}{prep}"
    yield f"{frame},{way}{side}{prep}"
    yield f"{where}{side}{prep},{way}"
    yield f"{where}{side}{prep},{way},{frame}"
    yield f"between={between}"
    yield f"between={between}{side}{prep}"


def _clause_relation(of: str, index: int, parent: int | None, other: int, other_parent: int | None) -> str:
    """Where another clause stands seen from one: the same, the one it hangs on, one that hangs on it."""
    where = "same" if index == other else "above" if parent == other else "below" if other_parent == index else "else"
    return f"{of} {where}"


# ---------------------------------------------------------------- both sides


def pair_features(setting: Setting, prospect: Prospect, pairing: Pairing) -> Iterator[str]:
    """What is known of two sides together: who else is named, and what the document tells of the two."""
    giver, taker = pairing
    used = {*giver.ids, *taker.ids}
    others = [party for party in setting.a.phrases.parties if not used & set(party.ids)]
    yield f"others={min(len({party.ids for party in others}), 3)}"
    yield f"others in clause={min(len({p.ids for p in others if p.first in prospect.clause}), 2)}"
    yield f"named={giver.ref is not None:d}{taker.ref is not None:d}"
    if giver.ids and taker.ids:
        yield from _told(setting, prospect, giver.ids, taker.ids)


def _told(setting: Setting, prospect: Prospect, giver: tuple[str, ...], taker: tuple[str, ...]) -> Iterator[str]:
    persons = prospect.kind is not Kind.TRANSFER
    same, turned = setting.told.get((giver, taker, persons), 0), setting.told.get((taker, giver, persons), 0)
    yield f"told={min(same, 4)}"
    yield f"turned={min(turned, 4)}"
    yield f"any={min(same + setting.told.get((giver, taker, not persons), 0), 4)}"
    yield f"more than turned={(same > turned) - (same < turned)}"
    family = family_of(prospect.item)
    yield f"family told={min(setting.kinds.get((giver, taker, family), 0), 3)}"
    yield f"family turned={min(setting.kinds.get((taker, giver, family), 0), 3)}"
    yield f"class told={min(setting.kinds.get((giver, taker, prospect.item.item), 0), 2)}"


# ---------------------------------------------------------------- what frames have read


def frame_features(prospect: Prospect, read: Draft | None, others: Sequence[Draft], pairing: Pairing) -> Iterator[str]:
    """Whether the frames have read this, something else, or nothing of the thing; others: what they read before it."""
    giver, taker = (set(filler.ids) for filler in pairing)
    if read is None:
        yield "frames none"
        yield f"frames none&{prospect.kind}"
        alike = [d for d in others if d.kind is prospect.kind and family_of(d.item) == family_of(prospect.item)]
        if alike:
            yield f"frames alike,{any(set(d.giver.ids) == giver and set(d.taker.ids) == taker for d in alike):d}"
        yield from sorted({f"frames beside={d.kind}" for d in others} or {"frames nothing"})
        return
    same = set(read.giver.ids) == giver, set(read.taker.ids) == taker
    if all(same):
        local = f"{read.giver.taken_over is None:d}{read.taker.taken_over is None:d}"
        yield from ("frames same", f"frames same&{prospect.kind}", f"frames same,{local}")
        yield f"frames same,{read.rule}"
        yield f"frames same,{read.giver.rule}|{read.taker.rule}"
    else:
        yield from ("frames other", f"frames other,{same[0]:d}{same[1]:d}")
        if set(read.giver.ids) == taker and set(read.taker.ids) == giver:
            yield "frames turned"
