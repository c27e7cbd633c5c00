"""Voicing: who says a draft: named in its sentence or the next, or carried on from before."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.claim_nouns import is_indirect
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft
from fundstelle.extract.record import replace
from fundstelle.extract.stance import find_reports, has_hearsay
from fundstelle.extract.voices import CITES, Memory, Voice, Voices, passed_on_by
from fundstelle.records.claim import UNNAMED
from fundstelle.records.document import BlockKind

_QUOTES = frozenset('„“»«"”')
"""What a quotation that goes on from the sentence before may begin with."""


REACH = 3
"""Sentences over which indirect speech may go on without naming its source again."""


def speaker_of(a: Analysis, voice: Voice | None, context: Context) -> tuple[str, ...]:
    """The party behind the voice: "we" of a ministry is its state."""
    speaking = voice or context.memory.last
    party = speaking.origins[0].partition(".")[0] if speaking else ""
    return (party,) if a.s.lexicon.knowledge.is_state(party) else ()


def later_voices(following: Analysis | None, memory: Memory, a: Analysis) -> Voices | None:
    """The voices of the next sentence: "Das teilte X mit"; of another block only what points back."""
    if following is None or following.s.block.kind is not a.s.block.kind:
        return None
    found = find_voices(following, memory)
    if following.s.block is a.s.block:
        return found
    return Voices((), frozenset(), found.back) if found.back is not None else None


def goes_on_telling(a: Analysis, memory: Memory) -> bool:
    """Whether a sentence without a source of its own stands in the mood of indirect speech, near who spoke last."""
    near = memory.last is not None and a.s.index - memory.last_sentence <= REACH
    return near and any(is_indirect(a.s, clause) for clause in a.clauses)


def is_near_source(a: Analysis, voice: Voice | None, context: Context, later: Voices | None) -> bool:
    """Whether a source stands in the sentence or the one before or after it."""
    if voice is not None:
        return True
    return a.s.index - context.memory.last_sentence <= 1 or (later is not None and any(later.by_clause))


def voice_for(a: Analysis, draft: Draft, voices: Voices, context: Context, later: Voices | None) -> Voice | None:
    """Who says the draft: named in its sentence or the next, carried on by mood, or the author of a post."""
    voice = voices.by_clause[draft.clause.index]
    back = later.back if later is not None else None
    if voice is not None:
        return (passed_on_by(a, voice, back) if back is not None else None) or voice
    if draft.rule == "fragment" and context.listed is not None:
        return _carry(context.listed_by)
    if a.s.block.kind is BlockKind.EMBED and a.s.block.author:
        return Voice((a.s.block.author.removeprefix("@"),), carried=True)
    if back is not None and back.act != CITES:
        return back
    memory = context.memory
    near = memory.last is not None and a.s.index - memory.last_sentence <= REACH
    same_block = memory.last_block == a.s.block.start
    if near and is_indirect(a.s, draft.clause):
        return _carry(memory.last)
    quoted = a.s.tokens[0].text in _QUOTES or draft.clause.quoted or _quotes(a)
    quoted = quoted and a.s.index - memory.last_sentence == 1
    if near and same_block and quoted:
        return _carry(memory.last)
    if a.s.tokens[0].text in _QUOTES and draft.clause.quoted:
        said = _says_next(a, later) or (memory.last if a.s.index - memory.last_sentence == 1 else None)
        if said is not None:
            return _carry(said)
    told = memory.last is not None and memory.last.act != "promises"  # a promise is over with its sentence
    if near and same_block and told and _goes_on(a, draft):
        return _carry(memory.last)
    reports = find_reports(a, draft.clause)
    if reports is not None and not (near and same_block):
        return Voice((UNNAMED,), at=reports, formula=True)
    if reports is not None or has_hearsay(a, draft.clause):
        if near and same_block:
            return _carry(memory.last)
        spoken = next((v for v in later.by_clause if v is not None), None) if later else None
        return _carry(spoken)
    return _who_promised(a, draft)


def _quotes(a: Analysis) -> bool:
    """ "In return, Norland “received food, oil and know-how.”": words of somebody's, not a name or a word set apart."""
    marks = [at for at, token in enumerate(a.s.tokens) if token.text in _QUOTES]
    return len(marks) > 1 and marks[-1] - marks[0] > _QUOTED_WORDS


_QUOTED_WORDS = 4
"""Tokens up to which what stands in quotation marks may be a name or a word set apart."""


def _says_next(a: Analysis, later: Voices | None) -> Voice | None:
    """ "“We sent tanks. They have come,” X said.": a quotation that goes on is whose the next sentence says it is."""
    closed = sum(token.text in _QUOTES for token in a.s.tokens) % 2 == 0
    if closed or later is None:
        return None
    return next((v for v in later.by_clause if v is not None and v.at[0] >= 0), None)


def _who_promised(a: Analysis, draft: Draft) -> Voice | None:
    """ "Versprochen wurden auch 20 Panzer", "1,000 men pledged by X": a promise comes from those who give."""
    event, known = draft.event, a.s.lexicon.knowledge
    if event is None or event.noun or not draft.giver.ids or not all(known.is_state(i) for i in draft.giver.ids):
        return None
    if event.phase != "offered" and a.s.mark_at(event.at, "report", "promises") is None:
        return None
    return Voice(tuple(f"{party}.gov" for party in draft.giver.ids), at=(event.at, event.last), formula=True)


def _carry(voice: Voice | None) -> Voice | None:
    return replace(voice, carried=True, at=(-1, -1), act="says", formula=False) if voice else None


def _goes_on(a: Analysis, draft: Draft) -> bool:
    """A sentence that adds to the one before and leaves its parties to it."""
    taken_over = draft.giver.taken_over is not None and (draft.taker.taken_over is not None or not draft.taker)
    opens = a.s.mark_at(0, "formula", "go_on") is not None
    return taken_over and (opens or draft.item_from is not None)
