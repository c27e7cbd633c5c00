"""Telling: the claims of one sentence, and what it leaves to those that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.assemble import claim_span, make_claim
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.context import Context, Deal, Thing
from fundstelle.extract.denied_again import find_denied_again, find_denied_aside
from fundstelle.extract.draft import TRANSFER_FRAMES, Draft, is_person
from fundstelle.extract.drafts import find_drafts, find_drafts_asked
from fundstelle.extract.events import find_events
from fundstelle.extract.evidence import is_ground
from fundstelle.extract.fill import fill_draft
from fundstelle.extract.fragments import find_fragments, find_heading, find_listed, find_topic, heading_deal
from fundstelle.extract.labels import read_label, with_label
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.open_sides import find_row, with_army
from fundstelle.extract.prospects import Setting
from fundstelle.extract.questions import is_question, with_question
from fundstelle.extract.record import replace
from fundstelle.extract.said_by import with_named, with_words_of_source
from fundstelle.extract.same_period import find_stretch, with_same_period
from fundstelle.extract.same_thing import with_same_class
from fundstelle.extract.scenes import with_scene
from fundstelle.extract.scoring import find_score
from fundstelle.extract.settle import settle_voices
from fundstelle.extract.stance import Attitude, find_attitude
from fundstelle.extract.there import with_where
from fundstelle.extract.ties import with_tie
from fundstelle.extract.told import remember_draft
from fundstelle.extract.trade_denied import find_trade_denied
from fundstelle.extract.voices import Memory, Voice, Voices, remember
from fundstelle.extract.voicing import goes_on_telling, is_near_source, later_voices, speaker_of, voice_for
from fundstelle.extract.weighed import find_setting, further_drafts, hold_against_weights
from fundstelle.records.claim import Claim, Kind, Phase, Stance
from fundstelle.records.document import Reading
from fundstelle.text.tokens import TokenKind
from fundstelle.values import Span


def claims_of(
    a: Analysis, following: Analysis | None, reading: Reading, context: Context, engine: str
) -> tuple[list[Claim], Context]:
    """The claims of the sentence `a`, and the context after it; `following` is looked at for who says so."""
    context = replace(context, memory=_memory_now(a, context))
    context = read_label(a, find_topic(a, context, reading.text.id))
    context = replace(context, memory=replace(context.memory, speaking=context.speaking, leading=_leading(context)))
    voices = settle_voices(a, find_voices(a, context.memory), context.speakers)
    after = remember(context.memory, a, voices, a.s.block.start)
    if not any(voices.by_clause) and goes_on_telling(a, after):
        after = replace(after, last_sentence=a.s.index)
    published = reading.facts.published.value if reading.facts.published else None
    said_by = with_named(a, voices, context.said_by, reading.text.id)
    claims: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    drafts = find_drafts(a, voices, context)
    later = later_voices(following, after, a) if drafts or a.phrases.items else None
    setting = find_setting(a, voices, context)
    read: list[Draft] = []
    for found in _readings(setting, with_same_class(a, [*drafts, *find_fragments(a, drafts, context)], context), read):
        speaker = speaker_of(a, with_label(voices.by_clause[found.clause.index], context), context)
        draft = found if found.chance is not None else fill_draft(a, found, context, speaker, voices.speakers)
        if draft is not None and draft.chance is None:
            read.append(draft)
            draft = hold_against_weights(setting, draft)
        if draft is None or _is_told(a, draft, seen) or is_ground(a, draft) or _is_in_name(a, draft):
            continue
        seen.add(_slots(draft))
        voice = with_label(voice_for(a, draft, voices, context, later), context)
        near = is_near_source(a, voice, context, later)
        thing = _phrase_of(a, draft) if draft.item_from is None else None
        attitude = find_attitude(a, draft.event, draft.clause, voice, near, thing)
        if attitude.phase in (Phase.UNDER_WAY, Phase.UNSPECIFIED) and _is_package(a, draft) and _is_present(draft):
            attitude = replace(attitude, phase=Phase.AGREED)
        if draft.phase is not None and attitude.stance is Stance.AFFIRMS:
            attitude = replace(attitude, phase=draft.phase)
        score = find_score(a, draft, voice, attitude, context)
        claim = make_claim(a, draft, voice, attitude, reading.text.id, published, score, engine)
        claims.append(with_same_period(a, draft.clause, claim, context.period))
        context = remember_draft(a, draft, claim_span(a, draft, reading.text.id), context, attitude.phase)
        if voice is not None and voice.carried:
            after = replace(after, last=voice, last_sentence=a.s.index, last_block=a.s.block.start)
    if is_question(a):
        context = _with_asked(a, voices, context, reading.text.id)
    else:
        claims += _denied_again(a, voices, context, reading, engine, aside=bool(drafts))
    after = replace(after, pair=_pair(context) or after.pair)
    context = replace(context, period=find_stretch(a, published, reading.text.id) or context.period)
    context = _with_list(a, voices, _with_goods(a, context, reading.text.id))
    claims = [with_words_of_source(claim, said_by) for claim in claims]
    context = replace(context, memory=after, said_by=said_by)
    context = find_heading(a, _with_subject(a, context, reading.text.id), reading.text.id)
    return claims, context


def _readings(setting: Setting, drafts: Iterable[Draft], read: Sequence[Draft]) -> Iterator[Draft]:
    """What the frames have read, then what the weights find where they have `read` nothing by then."""
    yield from drafts
    yield from further_drafts(setting, read)


def _with_asked(a: Analysis, voices: Voices, context: Context, text_id: str) -> Context:
    """The context after a question: what its answer may leave out."""
    drafts = [fill_draft(a, d, context, (), voices.speakers) for d in find_drafts_asked(a, voices, context)]
    deal = heading_deal(a, context, Span(text_id, a.s.start, a.s.end))
    return with_question(a, [d for d in drafts if d is not None], deal, context, text_id)


def _phrase_of(a: Analysis, draft: Draft) -> tuple[int, int]:
    """The tokens of the thing's phrase before its noun, with a word of negation in front ("kein einziger Panzer")."""
    first = draft.item.np_first
    for at in range(first - 1, max(-1, first - 3), -1):
        if a.s.tokens[at].kind is TokenKind.MARK:
            break
        if "stance" in a.s.kinds[at] and a.s.mark_at(at, "stance", "negation.words") is not None:
            first = at
    return first, draft.item.first


def _is_in_name(a: Analysis, draft: Draft) -> bool:
    """ "the Northern Arms Monitor said": the thing is a word of the name of who speaks."""
    item = draft.item
    named = (r for r in a.sources if r.kind == "named" and r.first <= item.first < item.last <= r.last)
    return draft.item_from is None and any(r.last - r.first > item.last - item.first for r in named)


def _is_present(draft: Draft) -> bool:
    event = draft.event
    return event is not None and not event.noun and not event.attributive and not event.features & {"past", "part"}


def _is_package(a: Analysis, draft: Draft) -> bool:
    """ "schicken ein weiteres Paket mit Waffen": a package is announced before it is sent."""
    if a.s.has_word_in(range(max(0, draft.item.np_first - 2), draft.item.last), "announced_packages"):
        return True
    contains = (
        draft.event is not None and "include" in draft.event.frames
    )  # "a package, worth millions, which includes"
    near = range(max(0, draft.clause.first - _APPOSED), draft.clause.last)
    return contains and a.s.has_word_in(near, "announced_packages")


_APPOSED = 9
"""Tokens that may stand between a package and the clause that says what is in it."""


def _with_goods(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the goods this sentence names last, for a number that counts them next ("2.000 davon")."""
    goods = [i for i in a.phrases.items if not is_person(i) and i.item.partition(".")[0] not in _UNCOUNTED]
    if not goods:
        return context
    item = goods[-1]
    span = a.s.span(text_id, item.first, item.last)
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
    return replace(
        found,
        listed=deal,
        listed_by=next((v for v in voices.by_clause if v is not None), None) or _just_told(a, context),
    )


def _leading(context: Context) -> tuple[str, ...]:
    deal = context.leading
    return (*deal.giver, *deal.taker) if deal is not None else ()


def _just_told(a: Analysis, context: Context) -> Voice | None:
    """Who told the sentence before, in the same paragraph: "… according to the study. In detail:"."""
    memory = context.memory
    near = a.s.index - memory.last_sentence == 1 and memory.last_block == a.s.block.start
    return memory.last if near else None


def _denied_again(
    a: Analysis, voices: Voices, context: Context, reading: Reading, engine: str, *, aside: bool
) -> list[Claim]:
    """The claims of a sentence that denies what was told before, `aside` from the acts that it tells itself."""
    if aside:
        found = find_denied_aside(a, voices, context)
    else:
        found = find_trade_denied(a, voices, context) or find_denied_again(a, voices, context)
    if found is None:
        return []
    drafts, voice = found
    attitude = Attitude(Stance.DENIES, Phase.UNSPECIFIED, voice.at if voice.at[0] >= 0 else None)
    text_id = reading.text.id
    return [
        make_claim(a, d, voice, attitude, text_id, None, find_score(a, d, voice, attitude, context), engine)
        for d in drafts
    ]


def _memory_now(a: Analysis, context: Context) -> Memory:
    return replace(context.memory, now=a.s.index, subject=_subject_state(a, context), subject_at=context.subject_at)


def _subject_state(a: Analysis, context: Context) -> str | None:
    party = context.subject[0] if len(context.subject) == 1 else ""
    return party if a.s.lexicon.knowledge.is_state(party) else None


def _with_subject(a: Analysis, context: Context, text_id: str) -> Context:
    """The party that the sentence was about: the first one that stands bare in it; and parties side by side."""
    row = find_row(a)
    if row:
        span = a.s.span(text_id, row[0].first, row[-1].last)
        ids = tuple(dict.fromkeys(i for party in row for i in party.ids))
        context = replace(context, row=Deal(ids, (), False, span, a.s.index))
    context = with_army(a, context, text_id)
    context = with_where(a, with_tie(a, with_scene(a, _with_group(a, context, text_id), text_id), text_id), text_id)
    for party in a.phrases.parties:
        if not is_bare(party) or (party.form == "adjective" and party.institution is None):
            continue
        span = a.s.span(text_id, party.first, party.last)
        return replace(context, subject=party.ids, subject_span=span, subject_at=a.s.index)
    return context


def _with_group(a: Analysis, context: Context, text_id: str) -> Context:
    """The context with the party without a state that the sentence names last ("the militia" will point to it)."""
    parties = a.s.lexicon.knowledge.parties
    named = [p for p in a.phrases.parties if p.ids[0] in parties and parties[p.ids[0]].kind == "non_state"]
    if not named:
        return context
    span = a.s.span(text_id, named[-1].first, named[-1].last)
    return replace(context, group=Deal(named[-1].ids, (), False, span, a.s.index))


def _is_told(a: Analysis, draft: Draft, seen: Set[tuple[object, ...]]) -> bool:
    """Whether the sentence has told it; "…, und weitere sollen folgen" is told for itself."""
    return _slots(draft) in seen and not a.s.is_word(draft.item.first, "elliptic_references")


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
