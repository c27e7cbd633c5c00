"""Engine: one reading in, its claims out, sentence by sentence with what earlier (and the next) ones say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice

from fundstelle.extract.analysis import Analysis, analyse
from fundstelle.extract.assemble import claim_span, make_claim
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.context import Context, Deal, Thing
from fundstelle.extract.dateline import find_dateline_state, skip_dateline
from fundstelle.extract.draft import TRANSFER_FRAMES, Draft, Side, is_person
from fundstelle.extract.drafts import find_drafts
from fundstelle.extract.events import find_events
from fundstelle.extract.fill import fill_draft, remember_draft
from fundstelle.extract.fragments import find_fragments, find_heading, find_listed, find_topic
from fundstelle.extract.hits import Stretch, may_claim
from fundstelle.extract.labels import find_labels, read_label, with_label
from fundstelle.extract.lexicon import Lexicon
from fundstelle.extract.prefilter import find_blocks_to_read, find_hits, make_scanner
from fundstelle.extract.record import replace
from fundstelle.extract.same_period import find_stretch, with_same_period
from fundstelle.extract.scoring import find_score
from fundstelle.extract.sentence import Sentence, make_sentence
from fundstelle.extract.settle import find_people, find_speakers, settle_voices
from fundstelle.extract.stance import Attitude, find_attitude, find_negation, find_reports, has_hearsay
from fundstelle.extract.voices import Memory, Voice, Voices, passed_on_by, remember
from fundstelle.records.claim import UNNAMED, Claim, Kind, Phase, Stance
from fundstelle.records.document import Block, BlockKind, Reading
from fundstelle.text.segment import SentenceRules, find_sentences
from fundstelle.text.tokens import Token, TokenKind, find_tokens, fold_phrase
from fundstelle.values import Span

_QUOTES = frozenset('„“»«"”')
"""What a quotation that goes on from the sentence before may begin with."""

_REACH = 3
"""Sentences over which indirect speech may go on without naming its source again."""


def find_claims(reading: Reading, lexicons: dict[str, Lexicon], default: str, engine: str) -> list[Claim]:
    """The claims of one reading, in the order of the text, without ids."""
    home = _find_dateline(lexicons, reading, default) or _find_home(lexicons, reading)
    context = Context(memory=Memory(home=home))
    claims: list[Claim] = []
    for analyses, beyond in _windows(_sentences_of(reading, lexicons, default)):
        context = _look_ahead(context, analyses, reading.text.id)
        for at, a in enumerate(analyses):
            following = analyses[at + 1] if at + 1 < len(analyses) else beyond
            made, context = _claims_of(a, following, reading, context, engine)
            claims += made
    return claims


_WINDOW = 30_000
"""Tokens whose analyses are held at once. Only a longer document has several windows: what a sentence takes over from
further down is then looked for in its own window; what was said before is remembered all along."""


def _windows(sentences: Iterable[Sentence]) -> Iterator[tuple[list[Analysis], Analysis | None]]:
    """The analyses window by window, each with the first one of the next window."""
    window: list[Analysis] = []
    tokens = 0
    for s in sentences:
        a = analyse(s)
        if tokens > _WINDOW:
            yield window, a
            window, tokens = [], 0
        window.append(a)
        tokens += len(s.tokens)
    if window:
        yield window, None


def _look_ahead(context: Context, analyses: Sequence[Analysis], text_id: str) -> Context:
    """The context before a window, with what all of the window says: whose report it is, its deals, its parties."""
    return replace(
        context,
        memory=replace(
            context.memory,
            report=_find_report(analyses) or context.memory.report,
            people=context.memory.people or find_people(analyses),
        ),
        later=_find_deals(analyses, text_id),
        leading=_find_leading(analyses, text_id) or context.leading,
        speakers=context.speakers or find_speakers(analyses),
        labels=context.labels or find_labels(analyses),
    )


def _find_deals(analyses: Sequence[Analysis], text_id: str) -> tuple[Deal, ...]:
    """The deals whose two sides are both named in one sentence, in the order of the text."""
    deals = []
    for a in analyses:
        if len(a.phrases.parties) < 2 or not a.phrases.items:
            continue
        for draft in find_drafts(a, find_voices(a, Memory()), Context()):
            if draft.giver and draft.taker and draft.kind in (Kind.TRANSFER, Kind.DEPLOYMENT):
                deals.append(
                    Deal(
                        draft.giver.ids,
                        draft.taker.ids,
                        is_person(draft.item),
                        claim_span(a, draft, text_id),
                        a.s.index,
                    )
                )
    return tuple(deals)


_MENTIONS = 3
"""Times each of the two leading parties must be mentioned to count as what the document is about."""


def _find_leading(analyses: Sequence[Analysis], text_id: str) -> Deal | None:
    """The two parties mentioned most, where both are and no third one is nearly as often."""
    counts = Counter(party.ids[0] for a in analyses for party in a.phrases.parties if party.institution is None)
    first = counts.most_common(3)
    if len(first) < 2 or first[1][1] < _MENTIONS or (len(first) > 2 and first[2][1] * 3 > first[1][1] * 2):
        return None
    span = Span(text_id, analyses[0].s.start, analyses[-1].s.end)
    return Deal((first[0][0],), (first[1][0],), False, span, 0)


def _sentences_of(reading: Reading, lexicons: dict[str, Lexicon], default: str) -> Iterator[Sentence]:
    """The sentences of the blocks that can hold an act and of those around them; none where no claim can come of it."""
    blocks = reading.text.blocks
    texts = [reading.text.content[block.start : block.end] for block in blocks]
    read_with = [_lexicon_of(block, lexicons, default) for block in blocks]
    scanners = [make_scanner(lexicon) if lexicon else None for lexicon in read_with]
    hits = find_hits(texts, scanners)
    chosen = find_blocks_to_read(texts, scanners, hits)
    stretches = [
        Stretch(texts[at], blocks[at].kind, scanner, hits[at], partial(_read_block, reading, at, lexicon))
        for at, (lexicon, scanner) in enumerate(zip(read_with, scanners, strict=True))
        if lexicon is not None and scanner is not None
    ]
    if not any(chosen) or not may_claim(stretches):
        return
    index = 0
    for at, lexicon in enumerate(read_with):
        for s in _read_block(reading, at, lexicon, index) if chosen[at] and lexicon is not None else ():
            yield s
            index += 1


def _lexicon_of(block: Block, lexicons: Mapping[str, Lexicon], default: str) -> Lexicon | None:
    """What a block is read with; comments and blocks in a language without a pack are not read."""
    if block.kind is BlockKind.COMMENT:
        return None
    return lexicons.get(block.language or default) or lexicons.get(default)


def _read_block(reading: Reading, number: int, lexicon: Lexicon, index: int = 0) -> Iterator[Sentence]:
    """The sentences of the block with this number, the first one with `index`."""
    block = reading.text.blocks[number]
    tokens = find_tokens(reading.text.content, block.start, block.end)
    if number < 12:
        head = list(islice(tokens, _HEAD))
        tokens = chain(skip_dateline(head, lexicon), tokens)
    for sentence in _find_short(tokens, lexicon.pack.sentence_rules):
        if any(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in sentence):
            yield make_sentence(index, block, sentence, lexicon)
            index += 1


_HEAD = 50
"""Tokens that are looked at for a dateline; it is shorter."""

_LONGEST = 150
"""Tokens of a sentence; longer ones (tables, damaged text) are cut, so that no step's time grows with their square. Of
3,500 sentences of news the longest had 68."""

_DRAWN = 100 * _LONGEST
"""Tokens held at once, so that a block of any length takes little memory."""


def _find_short(tokens: Iterator[Token], rules: SentenceRules) -> Iterator[list[Token]]:
    """The sentences, cut where they are longer than _LONGEST."""
    held: list[Token] = []
    goes_on = True
    while goes_on:
        drawn = list(islice(tokens, _DRAWN))
        goes_on = len(drawn) == _DRAWN
        held += drawn
        done = 0
        for first, last in find_sentences(held, rules):
            # The last one may go on in what is drawn next, unless it is too long already.
            end = last if last < len(held) or not goes_on else first + (last - first - 1) // _LONGEST * _LONGEST
            yield from (held[start : min(start + _LONGEST, end)] for start in range(first, end, _LONGEST))
            done = end
        held = held[done:]


def _find_report(analyses: Sequence[Analysis]) -> str | None:
    """The body whose report a document is about: named in one sentence with the word for a report."""
    for a in analyses:
        if not any(m.category == "source_noun" and m.value == "report" for m in a.s.marks("source_noun")):
            continue
        for ref in a.sources:
            source = a.s.lexicon.knowledge.sources.get(ref.code)
            if (
                ref.kind == "named"
                and source is not None
                and source.kind in ("consolidator", "body", "ngo", "think_tank")
            ):
                return ref.code
    return None


def _find_dateline(lexicons: dict[str, Lexicon], reading: Reading, default: str) -> str | None:
    """The state that the first dateline names: there "the ministry" is its own."""
    for block in reading.text.blocks[:_DATED]:
        lexicon = _lexicon_of(block, lexicons, default)
        if lexicon is None:
            continue
        head = list(islice(find_tokens(reading.text.content, block.start, block.end), _DATELINE))
        state = find_dateline_state(head, lexicon)
        if state is not None and lexicon.knowledge.is_state(state):
            return state
    return None


_DATED = 8
"""Blocks among which the first paragraph with a dateline is sought."""
_DATELINE = 14
"""Tokens that a dateline may have."""


def _find_home(lexicons: Mapping[str, Lexicon], reading: Reading) -> str | None:
    """The state the document is written in: that of its publisher, as far as we know it."""
    name = reading.facts.publisher
    if not name:
        return None
    knowledge = next(iter(lexicons.values())).knowledge
    known = _PUBLISHERS.get(knowledge.digest)
    if known is None:
        rows = [
            (form, one.party) for one in knowledge.sources.values() for forms in one.names.values() for form in forms
        ]
        known = _PUBLISHERS[knowledge.digest] = {fold_phrase(form): party for form, party in reversed(rows)}
    return known.get(fold_phrase(name))


_PUBLISHERS: dict[str, dict[tuple[str, ...], str | None]] = {}
"""Where those who publish sit, by their folded names, for each state of the knowledge."""


def _claims_of(
    a: Analysis, following: Analysis | None, reading: Reading, context: Context, engine: str
) -> tuple[list[Claim], Context]:
    context = replace(context, memory=_memory_now(a, context))
    context = read_label(a, find_topic(a, context, reading.text.id))
    voices = settle_voices(a, find_voices(a, context.memory), context.speakers)
    after = remember(context.memory, a, voices, a.s.block.start)
    published = reading.facts.published.value if reading.facts.published else None
    claims: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    drafts = find_drafts(a, voices, context)
    later = _later_voices(following, after, a) if drafts else None
    for found in [*drafts, *find_fragments(a, drafts, context)]:
        draft = fill_draft(a, found, context, _speaker_of(a, voices.by_clause[found.clause.index], context))
        if draft is None or _slots(draft) in seen:
            continue
        seen.add(_slots(draft))
        voice = with_label(_voice_for(a, draft, voices, context, later), context)
        attitude = find_attitude(a, draft.event, draft.clause, voice, _is_near_source(a, voice, context, later))
        if attitude.phase is Phase.UNDER_WAY and _is_package(a, draft):
            attitude = replace(attitude, phase=Phase.AGREED)
        if draft.phase is not None and attitude.stance is Stance.AFFIRMS:
            attitude = replace(attitude, phase=draft.phase)
        score = find_score(a, draft, voice, attitude)
        claim = make_claim(a, draft, voice, attitude, reading.text.id, published, score, engine)
        claims.append(with_same_period(a, draft.clause, claim, context.period))
        context = remember_draft(a, draft, claim_span(a, draft, reading.text.id), context, attitude.phase)
        if voice is not None and voice.carried:
            after = replace(after, last=voice, last_sentence=a.s.index, last_block=a.s.block.start)
    if not drafts:
        claims += _denied_again(a, voices, context, reading, engine)
    after = replace(after, pair=_pair(context) or after.pair)
    context = replace(context, period=find_stretch(a, published, reading.text.id) or context.period)
    context = _with_list(a, voices, _with_goods(a, context, reading.text.id))
    context = find_heading(a, _with_subject(a, replace(context, memory=after), reading.text.id), reading.text.id)
    return claims, context


def _is_package(a: Analysis, draft: Draft) -> bool:
    """ "schicken ein weiteres Paket mit Waffen": a package is announced before it is sent."""
    return any(a.s.is_word(at, "announced_packages") for at in range(max(0, draft.item.np_first - 2), draft.item.last))


def _with_goods(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the goods this sentence names last, for a number that counts them next ("2.000 davon")."""
    goods = [i for i in a.phrases.items if not is_person(i) and i.item.partition(".")[0] not in _UNCOUNTED]
    if not goods:
        return context
    item, tokens = goods[-1], a.s.tokens
    span = Span(text_id, tokens[item.first].start, tokens[item.last - 1].end)
    giver = item.nationality.ids if item.nationality else ()
    return replace(context, named=Thing(item, Kind.TRANSFER.value, giver, (), span, a.s.index))


_UNCOUNTED = frozenset({"money", "technology", "food", "medical", "goods", "electronics", "machinery"})


def _with_list(a: Analysis, voices: Voices, context: Context) -> Context:
    """The context with the list that this sentence opens, and who says what is in it."""
    found = find_listed(a, context)
    if found.listed is None or context.listed is not None:
        return found
    event = next((e for e in find_events(a) if set(e.frames) & TRANSFER_FRAMES), None)
    told = find_attitude(a, event, a.clauses[event.clause], None, True).phase if event else Phase.UNSPECIFIED
    deal = replace(found.listed, phase=told) if told in (Phase.PLANNED, Phase.AGREED) else found.listed
    return replace(found, listed=deal, listed_by=next((v for v in voices.by_clause if v is not None), None))


def _denied_again(a: Analysis, voices: Voices, context: Context, reading: Reading, engine: str) -> list[Claim]:
    """ "Kairo bestreitet das", "Tehran rejects the report": what was told last, denied, without its number and time."""
    voice = next((v for v in voices.by_clause if v is not None and v.act == "denies"), None)
    if voice is None or not any(m.value == "denial.back_reference" for m in a.s.marks("stance")):
        return []
    if any(find_negation(a.s, clause) for clause in a.clauses):
        return []
    thing = _thing_denied(a, voice, context)
    if thing is None:
        return []
    clause = a.clauses[max(voice.clause, 0)]
    item = replace(thing.item, first=clause.first, last=clause.first + 1, np_first=clause.first, number=None)
    draft = Draft(
        Kind(thing.kind),
        item,
        clause,
        None,
        Side(thing.giver, (), thing.span, "context"),
        Side(thing.taker, (), thing.span, "context"),
        None,
        item_from=thing.span,
        rule="denied_again",
    )
    attitude = Attitude(Stance.DENIES, Phase.UNSPECIFIED, voice.at if voice.at[0] >= 0 else None)
    score = find_score(a, draft, voice, attitude)
    return [make_claim(a, draft, voice, attitude, reading.text.id, None, score, engine)]


def _thing_denied(a: Analysis, voice: Voice, context: Context) -> Thing | None:
    """The last claim the speaker's state has a part in, else the last one."""
    party = voice.origins[0].partition(".")[0]
    near = [t for t in reversed(context.things) if a.s.index - t.sentence <= _REACH and t.kind != Kind.CASUALTY.value]
    own = [t for t in near if party in (*t.giver, *t.taker)]
    return next(iter([*own, *near]), None)


def _speaker_of(a: Analysis, voice: Voice | None, context: Context) -> tuple[str, ...]:
    """The party behind the voice: "we" of a ministry is its state."""
    speaking = voice or context.memory.last
    party = speaking.origins[0].partition(".")[0] if speaking else ""
    return (party,) if a.s.lexicon.knowledge.is_state(party) else ()


def _memory_now(a: Analysis, context: Context) -> Memory:
    return replace(context.memory, now=a.s.index, subject=_subject_state(a, context), subject_at=context.subject_at)


def _subject_state(a: Analysis, context: Context) -> str | None:
    party = context.subject[0] if len(context.subject) == 1 else ""
    return party if a.s.lexicon.knowledge.is_state(party) else None


def _with_subject(a: Analysis, context: Context, text_id: str) -> Context:
    """The party that the sentence was about: the first one that stands bare in it."""
    for party in a.phrases.parties:
        if (
            party.preps
            or party.case in ("gen", "dat", "dat_gen")
            or (party.form == "adjective" and party.institution is None)
        ):
            continue
        tokens = a.s.tokens
        span = Span(text_id, tokens[party.first].start, tokens[party.last - 1].end)
        return replace(context, subject=party.ids, subject_span=span, subject_at=a.s.index)
    return context


def _slots(draft: Draft) -> tuple[object, ...]:
    return (
        draft.kind,
        draft.item.item,
        draft.item.designation,
        draft.outcome,
        draft.giver.ids,
        draft.taker.ids,
        draft.number.core if draft.number else None,
    )


def _pair(context: Context) -> tuple[str, ...]:
    deal = context.deals[-1] if context.deals else None
    return tuple(sorted({*deal.giver, *deal.taker})) if deal and len({*deal.giver, *deal.taker}) == 2 else ()


def _later_voices(following: Analysis | None, memory: Memory, a: Analysis) -> Voices | None:
    """The voices of the next sentence of the same block: "Das teilte X mit"."""
    if following is None or following.s.block is not a.s.block:
        return None
    return find_voices(following, memory)


def _is_near_source(a: Analysis, voice: Voice | None, context: Context, later: Voices | None) -> bool:
    if voice is not None:
        return True
    return a.s.index - context.memory.last_sentence <= 1 or (later is not None and any(later.by_clause))


def _voice_for(a: Analysis, draft: Draft, voices: Voices, context: Context, later: Voices | None) -> Voice | None:
    """Who says the draft: named in its sentence or the next, carried on by mood, or the author of a post."""
    voice = voices.by_clause[draft.clause.index]
    back = later.back if later is not None else None
    if voice is not None:
        return (passed_on_by(a, voice, back) if back is not None else None) or voice
    if draft.rule == "fragment" and context.listed is not None:
        return _carry(context.listed_by)
    if a.s.block.kind is BlockKind.EMBED and a.s.block.author:
        return Voice((a.s.block.author.removeprefix("@"),), carried=True)
    if later is not None and later.back is not None:
        return later.back
    memory = context.memory
    near = memory.last is not None and a.s.index - memory.last_sentence <= _REACH
    same_block = memory.last_block == a.s.block.start
    if near and _is_indirect(a, draft):
        return _carry(memory.last)
    quoted = a.s.tokens[0].text in _QUOTES and a.s.index - memory.last_sentence == 1
    if near and same_block and quoted:
        return _carry(memory.last)
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
    return None


def _carry(voice: Voice | None) -> Voice | None:
    return replace(voice, carried=True, at=(-1, -1), act="says", formula=False) if voice else None


def _goes_on(a: Analysis, draft: Draft) -> bool:
    """A sentence that adds to the one before and leaves its parties to it."""
    taken_over = draft.giver.taken_over is not None and (draft.taker.taken_over is not None or not draft.taker)
    opens = a.s.mark_at(0, "formula", "go_on") is not None
    return taken_over and (opens or draft.item_from is not None)


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
