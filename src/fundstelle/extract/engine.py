"""Engine: one reading in, its claims out, sentence by sentence with what earlier ones said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fundstelle.extract.analysis import Analysis, analyse
from fundstelle.extract.assemble import claim_span, make_claim
from fundstelle.extract.attribution import Voice, Voices, find_voices, remember
from fundstelle.extract.context import Context
from fundstelle.extract.drafts import Draft, find_drafts
from fundstelle.extract.fill import fill_draft, remember_draft
from fundstelle.extract.lexicon import Lexicon
from fundstelle.extract.scoring import find_score
from fundstelle.extract.sentence import make_sentence
from fundstelle.extract.stance import find_attitude
from fundstelle.records.claim import Claim
from fundstelle.records.document import Block, BlockKind, Reading
from fundstelle.text.segment import find_sentences
from fundstelle.text.tokens import find_tokens


def find_claims(reading: Reading, lexicons: dict[str, Lexicon], default: str, engine: str) -> list[Claim]:
    """The claims of one reading, in the order of the text, without ids."""
    context = Context()
    claims: list[Claim] = []
    for a in _analyses(reading, lexicons, default):
        made, context = _claims_of(a, reading, context, engine)
        claims += made
    return claims


def _analyses(reading: Reading, lexicons: dict[str, Lexicon], default: str) -> Iterator[Analysis]:
    index = 0
    for block in reading.text.blocks:
        if block.kind is BlockKind.COMMENT:
            continue
        lexicon = lexicons.get(block.language or default) or lexicons.get(default)
        if lexicon is None:
            continue
        tokens = list(find_tokens(reading.text.content, block.start, block.end))
        for first, last in find_sentences(tokens, lexicon.pack.sentence_rules):
            yield analyse(make_sentence(index, block, tokens[first:last], lexicon))
            index += 1


def _claims_of(a: Analysis, reading: Reading, context: Context, engine: str) -> tuple[list[Claim], Context]:
    voices = find_voices(a, context.memory)
    drafts = find_drafts(a, voices, context)
    published = reading.facts.published.value if reading.facts.published else None
    claims = []
    for found in drafts:
        draft = fill_draft(a, found, context)
        if draft is None:
            continue
        voice = voice_of(a, draft, voices, context, a.s.block)
        attitude = find_attitude(a, draft.event, draft.clause, voice, voice is not None)
        score = find_score(a, draft, voice, attitude)
        claims.append(make_claim(a, draft, voice, attitude, reading.text.id, published, score, engine))
        context = remember_draft(a, draft, claim_span(a, draft, reading.text.id), context)
    return claims, replace(context, memory=remember(context.memory, a, voices))


def voice_of(a: Analysis, draft: Draft, voices: Voices, context: Context, block: Block) -> Voice | None:
    """Who says the draft: named in its sentence, carried on by indirect speech, or the author of an embedded post."""
    voice = voices.by_clause[draft.clause.index]
    if voice is not None:
        return voice
    if block.kind is BlockKind.EMBED and block.author:
        return Voice((block.author,), carried=True)
    if _is_indirect(a, draft) and context.memory.last and a.s.index - context.memory.last_sentence <= 3:
        return replace(context.memory.last, carried=True, act="says")
    return None


def _is_indirect(a: Analysis, draft: Draft) -> bool:
    """The mood of indirect speech in the draft's clause."""
    words = a.s.lexicon.pack.tables["grammar"]["auxiliaries"]["subjunctive1"]
    for at in draft.clause.tokens:
        if a.s.norm(at) in words:
            return True
        forms = [m.data for m in a.s.at[at] if m.category == "verb"]
        if forms and all("subj1" in f.features for f in forms):
            return True
    return False
