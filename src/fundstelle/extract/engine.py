"""Engine: one reading in, its claims out, sentence by sentence with what earlier (and the next) ones say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from fundstelle.extract.analysis import Analysis, analyse
from fundstelle.extract.assemble import claim_span
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.blocks import lexicon_of_block, sentences_of
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.dateline import find_dateline_state, may_have_dateline
from fundstelle.extract.draft import is_person
from fundstelle.extract.drafts import find_drafts
from fundstelle.extract.labels import find_labels
from fundstelle.extract.lexicon import Lexicon
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.settle import find_people, find_speakers
from fundstelle.extract.telling import claims_of
from fundstelle.extract.voices import Memory
from fundstelle.records.claim import Claim, Kind
from fundstelle.records.document import Reading
from fundstelle.text.tokens import find_tokens, fold_phrase
from fundstelle.values import Span


def find_claims(reading: Reading, lexicons: dict[str, Lexicon], default: str, engine: str) -> list[Claim]:
    """The claims of one reading, in the order of the text, without ids."""
    context: Context | None = None
    claims: list[Claim] = []
    for analyses, beyond in _windows(sentences_of(reading, lexicons, default)):
        if context is None:  # most texts have nothing to read, so their home is not looked for
            home = _find_dateline(lexicons, reading, default) or _find_home(lexicons, reading)
            context = Context(memory=Memory(home=home))
        context = _look_ahead(context, analyses, reading.text.id)
        for at, a in enumerate(analyses):
            following = analyses[at + 1] if at + 1 < len(analyses) else beyond
            made, context = claims_of(a, following, reading, context, engine)
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
        ranks=context.ranks or _find_ranks(analyses),
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


def _find_ranks(analyses: Sequence[Analysis]) -> dict[str, int]:
    """The parties by how often they are named, 0 for the first; equals in the order of the text."""
    counts = Counter(one for a in analyses for party in a.phrases.parties for one in party.ids)
    return {party: rank for rank, (party, _) in enumerate(counts.most_common())}


def _find_report(analyses: Sequence[Analysis]) -> str | None:
    """The body whose report a document is about: named in one sentence with the word for a report."""
    for a in analyses:
        if not any(m.category == "source_noun" and m.value == "report" for m in a.s.marks("source_noun")):
            continue
        for ref in a.sources:
            source = a.s.lexicon.knowledge.sources.get(ref.code)
            if (
                ref.kind == "named"
                and not a.s.lexicon.knowledge.is_armed_group(ref.code)
                and source is not None
                and source.kind in ("consolidator", "body", "ngo", "think_tank")
            ):
                return ref.code
    return None


def _find_dateline(lexicons: dict[str, Lexicon], reading: Reading, default: str) -> str | None:
    """The state that the first dateline names: there "the ministry" is its own."""
    for block in reading.text.blocks[:_DATED]:
        lexicon = lexicon_of_block(block, lexicons, default)
        if lexicon is None:
            continue
        if not may_have_dateline(reading.text.content[block.start : block.end]):
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
