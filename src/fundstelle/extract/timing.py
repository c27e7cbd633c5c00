"""Timing: which period of a sentence is when the act happened, and which is when its source said so."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft
from fundstelle.extract.periods import TimeMark
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Voice
from fundstelle.text.tokens import TokenKind


def choose_time(a: Analysis, draft: Draft, voice: Voice | None) -> TimeMark | None:
    """The period of the act: in its own clause, days of the week only where nobody speaks in it."""
    speaks = _speaks_in(a, voice, draft.clause)
    only_said = speaks and voice is not None and not voice.formula and not _is_told(draft)
    if _tells(a, draft):
        return None
    times = a.times_in(draft.clause) or _since(a, draft.clause) or _set_before(a, draft.clause)
    times = times or _shared_front(a, draft.clause)
    if only_said:
        times = [t for t in times if t.open_end or t.start is None]  # nobody says a thing once "by mid-January"
    usable = [t for t in times if not (speaks and t.is_weekday) and not _is_others(a, draft, t)]
    usable = _beside_item(a, draft, usable)
    anchor = draft.number.core if draft.number else draft.item.first
    if draft.event is not None and draft.number is None:
        anchor = draft.event.at
    nearest = sorted(usable, key=lambda t: (_is_parenthetic(draft.clause, t, anchor), abs(t.first - anchor)))
    return nearest[0] if nearest else None


def _beside_item(a: Analysis, draft: Draft, times: list[TimeMark]) -> list[TimeMark]:
    """ "tanks in March and drones in June": of several periods those in the stretch of the item's own."""
    items = a.items_in(draft.clause) if len(times) > 1 else []
    before = [i for i in items if i.last <= draft.item.np_first]
    behind = [i for i in items if i.np_first >= draft.item.last]
    first = _joint(a, before[-1].last, draft.item.np_first) if before else draft.clause.first
    last = _joint(a, draft.item.last, behind[0].np_first) if behind else draft.clause.last
    return [t for t in times if first <= t.first < last] or times


def _joint(a: Analysis, first: int, last: int) -> int:
    """Where two items are joined: at the coordinator, else the comma between them."""
    between = range(first, last)
    joints = [at for at in between if a.s.is_word(at, "coordinators")]
    joints = joints or [at for at in between if a.s.is_mark_token(at, ",")]
    return joints[-1] if joints else first


def choose_said(a: Analysis, draft: Draft, voice: Voice | None) -> TimeMark | None:
    """When the source said so: a day in the clause in which it speaks, unless that is the act's own period."""
    if voice is None or voice.carried or not 0 <= voice.clause < len(a.clauses):
        return None
    happened = choose_time(a, draft, voice)
    times = [t for t in a.times_in(a.clauses[voice.clause]) if t != happened and t.start is not None and not t.open_end]
    near = sorted(times, key=lambda t: abs(t.first - voice.at[0]))
    return next((t for t in near if t.is_weekday or voice.clause != draft.clause.index or not _is_told(draft)), None)


def _speaks_in(a: Analysis, voice: Voice | None, clause: Clause) -> bool:
    if voice is None or voice.carried:
        return False
    verb = voice.clause == clause.index and any(m.first in clause for m in a.s.marks("report"))
    return voice.at[0] in clause or verb


def _is_told(draft: Draft) -> bool:
    """Whether a verb of its own tells the act, beside the one of saying."""
    return draft.event is not None and not draft.event.noun and not draft.event.attributive


def _tells(a: Analysis, draft: Draft) -> bool:
    """A relative clause of saying ("who on Monday spoke of 300 killed"): its period is when that was said."""
    finite = draft.clause.finite
    if finite is None or draft.clause.opener != "rel" or "report" not in a.s.kinds[finite]:
        return False
    return draft.event is None or draft.event.at > finite


def _is_parenthetic(clause: Clause, time: TimeMark, anchor: int) -> bool:
    """Whether the period stands in a stretch of its own between commas, neither in front nor beside the act."""
    own = any(first <= time.first < last and first <= anchor < last for first, last in clause.parts)
    return not own and time.first > clause.first + 2


def _since(a: Analysis, clause: Clause) -> list[TimeMark]:
    """ "has lost 900 men since the invasion began in May": a clause beside it only says from when on."""
    beside = [c for c in a.clauses if c.opener == "sub" and (c.parent == clause.index or c.index == clause.parent)]
    return [t for c in beside for t in a.times_in(c) if t.open_end and a.s.mark_at(c.first, "bound", "since")]


def _set_before(a: Analysis, clause: Clause) -> list[TimeMark]:
    """ "As of 12 January, she said, …": a period that stands by itself in front."""
    if clause.opener == "rel":
        return []  # "since June, N, which sent tanks, …": what a relative clause adds has its own time
    before = [
        c for c in a.clauses if c.index < clause.index and c.finite is None and c.first <= 1
    ]  # behind an opening quotation mark too
    return [t for c in before for t in a.times_in(c) if t.last - t.first >= (c.last - c.first) - 1]


def _shared_front(a: Analysis, clause: Clause) -> list[TimeMark]:
    """ "Since March N has called there and has taken oil": what stands in front of both predicates."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or not clause.opener == parent.opener == "main" or not a.s.is_word(clause.first, "coordinators"):
        return []
    behind = clause.first + 1
    if clause.finite != behind:
        return []  # somebody else acts
    return [t for t in a.times_in(parent) if t.first <= parent.first + 1 and not t.is_weekday]


def _is_others(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    if _is_of_promise(a, draft, time) or _is_inside_aside(a, draft, time) or _is_of_report(a, draft, time):
        return True
    if _is_of_governor(a, draft, time):
        return True
    return _is_inside_attribute(a, draft, time) or _is_of_noun(a, draft, time) or _is_of_participle(a, draft, time)


def _is_of_report(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "according to a report last month", "said on 3 April Norland had sent …": right behind who tells it or tells."""
    s = a.s
    at = time.first - 1 if s.mark_at(time.first - 1, "prep") else time.first
    if s.mark_ending_at(at, "account_noun"):
        return not (draft.event is not None and draft.event.noun and draft.event.last == at)
    told = draft.event is not None and draft.event.at > time.last and not s.lexicon.pack.nouns_capitalised
    return told and s.mark_ending_at(at, "report") is not None and draft.clause.finite == at - 1


def _is_of_governor(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "last week Norland agreed to send tanks": what lies behind is when the infinitive was decided on."""
    event = draft.event
    if event is None or "inf" not in event.features or time.first > event.at or time.start is None:
        return False
    governed = a.s.is_word(event.at - 1, "infinitive_marker")
    return governed and not time.open_end and (time.is_weekday or time.start.is_behind)


def _is_inside_aside(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "sent troops to the region, where others had come in August": what stands behind "where" is of its own."""
    s = a.s
    anchor = draft.event.at if draft.event is not None else draft.item.first
    openers = (at for at in range(anchor + 1, time.first) if s.is_mark_token(at - 1, ","))
    opened = [at for at in openers if s.is_word(at, "subordinators", "relatives")]
    return bool(opened) and not any(s.is_mark_token(at, ",") for at in range(opened[-1], time.first))


def _is_of_promise(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "pledged in June": when it was promised, not when it comes; "for 2031", "by May" say that."""
    event = draft.event
    if event is None or event.phase not in ("agreed", "offered", "threatened") or time.start is None:
        return False
    ahead = any(a.s.mark_at(at, "prep", "for") for at in (time.first, time.first - 1) if at >= 0)
    return not ahead and not time.open_end and bool(event.features & {"past", "part"})


def _is_inside_attribute(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "der im Februar begonnene Krieg": the period belongs to the participle before its noun."""
    s = a.s
    if not s.lexicon.pack.nouns_capitalised or time.last + 1 >= len(s.tokens) or time.first < 2:
        return False
    word, noun = s.tokens[time.last], s.tokens[time.last + 1]
    endings = s.lexicon.adjective_endings
    participle = word.text[:1].islower() and word.norm.endswith(endings) and not s.mark_at(time.last, "word")
    opened = any(s.is_word(time.first - back, "articles", "demonstratives") for back in (1, 2, 3))
    own = draft.event is not None and draft.event.at == time.last
    finite = draft.clause.finite == time.last
    return participle and not own and not finite and opened and (noun.is_capital or noun.text[:1].islower())


def _is_of_capital(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "eine Resolution von 2006", "ein Vertrag vom Juni 2024": the date of a noun that is neither act nor thing."""
    s = a.s
    at = time.first if s.mark_at(time.first, "prep", "from") else time.first - 1
    if at < 1 or time.end is not None or s.mark_at(at, "prep", "from") is None:
        return False
    noun = s.tokens[at - 1]
    named = s.has_any(at - 1, ("item", "party", "place", "event", "designation", "casualty", "measure"))
    return noun.kind is TokenKind.WORD and noun.is_capital and at > 1 and not named


def _is_of_noun(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "a note of 12 May", "the deadline of 22 December": the date of a paper or a term, not of the act."""
    s, at = a.s, time.first
    if s.lexicon.pack.nouns_capitalised:
        return _is_of_capital(a, draft, time)
    if not s.is_word(at, "genitive_prepositions"):
        at -= 1
    if at < 1 or not s.is_word(at, "genitive_prepositions"):
        return False
    before = s.tokens[at - 1]
    taken = draft.event is not None and draft.event.at <= at - 1 < draft.event.last
    if s.is_word(at - 1, "stretch_nouns"):
        return False  # "over the course of 2029"
    timely = s.mark_ending_at(at, "months") or s.mark_ending_at(at, "parts") or s.mark_ending_at(at, "time_unit")
    return before.kind is TokenKind.WORD and not taken and timely is None and s.mark_ending_at(at, "item") is None


def _is_of_participle(a: Analysis, draft: Draft, time: TimeMark) -> bool:
    """ "jets promised in 2023 have arrived", "a ship built in 1996": the period of the participle before it."""
    s = a.s
    if s.lexicon.pack.nouns_capitalised or draft.event is None or draft.event.attributive:
        return False
    at = time.first - 1
    if at > 0 and s.mark_at(at, "prep"):
        at -= 1
    if at < 1 or at == draft.event.at or draft.event.at <= at < draft.event.last or at == draft.clause.finite:
        return False
    helped = any(s.mark_at(k, "aux") or s.mark_at(k, "modal") for k in range(max(draft.clause.first, at - 3), at))
    return _is_participle(s, at) and not helped and s.tokens[at].text.islower() and not s.is_mark_token(at - 1, ",")


def _is_participle(s: Sentence, at: int) -> bool:
    if any("part" in getattr(m.data, "features", ()) for m in s.at[at] if m.category in ("verb", "report")):
        return True
    if s.is_word(at, "strong_participles"):
        return True  # "built", "made"
    rows = s.lexicon.pack.tables["grammar"]["conjugation_class"]
    endings = tuple(ending for row in rows for ending in row["participle"] if len(ending) > 1)
    return s.norm(at).endswith(endings) and not s.has_any(at, ("item", "party", "word"))
