"""Fragments: list items and labels without a verb, read under the heading that gives their frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal, Topic
from fundstelle.extract.draft import HARM_FRAMES, TRANSFER_FRAMES, Draft, Side, is_person, side_of
from fundstelle.extract.events import find_events
from fundstelle.extract.numbers import Number
from fundstelle.extract.questions import is_answer
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.roles import cast_frame, sort_arguments
from fundstelle.extract.subjects import has_subject_pronoun
from fundstelle.extract.ties import tied_to
from fundstelle.records.claim import Kind
from fundstelle.records.document import BlockKind
from fundstelle.text.tokens import TokenKind
from fundstelle.values import Basis, Span


def is_fragment(a: Analysis) -> bool:
    """A list item or "label: …" whose first clause has no finite verb."""
    if a.clauses[0].finite is not None:
        return False
    colon = any(token.text == ":" for token in a.s.tokens[:8])
    return a.s.block.kind is BlockKind.LIST_ITEM or colon


def find_fragments(a: Analysis, drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """Items of a fragment that no act takes, as given by the heading's deal, each with its number."""
    answers = is_answer(a, context)
    if a.s.has_word_in((0, 1), "caption_words"):
        return  # "[Photo: rockets on parade]"
    deal = (context.asked if answers else None) or (context.listed if _is_listed(a) else None) or context.heading
    if deal is None or not (answers or is_fragment(a) or (deal is context.listed and _is_listed(a))):
        return
    taken = {draft.item.first for draft in drafts}
    items = [
        i
        for i in a.phrases.items
        if i.first not in taken and not i.outcome and not (i.preps - {"with", "other"}) and not i.people
    ]
    items = _behind_label(a, items)
    if not items and not drafts:
        yield from _counted_on(a, deal, context, answers=answers)
    for item in items:
        clause = a.clause_at(item.first)
        if clause.finite is not None:
            continue
        number = item.number or (None if answers else _number_behind(a, item, items, drafts))
        clause = replace(clause, parts=((0, len(a.s.tokens)),))
        kind = Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
        yield Draft(
            kind,
            replace(item, number=number),
            clause,
            None,
            _side(deal.giver, deal.span),
            _side(deal.taker, deal.span),
            number,
            rule="fragment",
            phase=deal.phase,
        )


def _behind_label(a: Analysis, items: list[ItemRef]) -> list[ItemRef]:
    """ "Flugabwehr: ein Pantsir-System": what stands before the colon only says of what kind the things behind are."""
    colon = next((at for at, token in enumerate(a.s.tokens) if token.text == ":"), None)
    behind = [i for i in items if colon is not None and i.first > colon]
    counts = behind and any(colon < n.core < behind[0].np_first for n in a.phrases.loose_numbers if colon is not None)
    return items if counts else behind or items  # "Artillerie: über 200 Stück, darunter Haubitzen"


def _counted_on(a: Analysis, deal: Deal, context: Context, *, answers: bool) -> Iterator[Draft]:
    """ "davon 3.000 in der zweiten Welle", "a further 3,000 in 2025": more of what was counted just above."""
    thing = context.last_thing(a.s.index, 1)
    number = next((n for n in a.phrases.loose_numbers if n.use == "count" and n.unit is None), None)
    if thing is None or number is None or thing.kind not in (Kind.TRANSFER.value, Kind.DEPLOYMENT.value):
        return
    of_them = any(m.first <= number.first and number.first - m.last <= 1 for m in a.s.marks("partitive"))
    if not of_them and number.basis is not Basis.INCREMENT and not (answers and thing.asked):
        return
    item = replace(
        thing.item, first=number.core, last=number.last, np_first=number.first, number=number, nationality=None
    )
    giver, taker = _side(thing.giver, thing.span), _side(thing.taker, thing.span)
    yield Draft(
        Kind(thing.kind), item, a.clause_at(number.core), None, giver, taker, number,
        item_from=thing.span, rule="fragment", phase=deal.phase,
    )  # fmt: skip


def _side(ids: tuple[str, ...], span: Span) -> Side:
    return Side(ids, (), span, "heading") if ids else Side()


def _number_behind(a: Analysis, item: ItemRef, items: Sequence[ItemRef], drafts: Sequence[Draft]) -> Number | None:
    """ "Container: more than 20,000": the number behind the label's colon."""
    used = {i.number.core for i in items if i.number} | {d.number.core for d in drafts if d.number}
    if items[0] is not item and item.group != items[0].group:
        return None
    behind = [n for n in a.phrases.loose_numbers if n.core > item.last and n.core not in used and n.use == "count"]
    return behind[0] if behind else None


def find_heading(a: Analysis, context: Context, text_id: str) -> Context:
    """The context under this sentence, if it is a heading: who gives whom, as far as it says."""
    if a.s.block.kind is not BlockKind.HEADING:
        return context
    span = Span(text_id, a.s.start, a.s.end)
    deal = heading_deal(a, context, span)
    return replace(context, heading=deal) if deal else context


def find_listed(a: Analysis, context: Context) -> Context:
    """The context after this sentence: with the deal of the list it opens ("The package includes:"), or without one."""
    if _is_listed(a) and context.listed:
        return context
    deal = context.last_deal(a.s.index, _LIST_REACH) if _opens_list(a) else None
    return replace(context, listed=deal) if deal or context.listed else context


def _is_listed(a: Analysis) -> bool:
    """A list item, or a line without any verb, as lists are printed too."""
    return a.s.block.kind is BlockKind.LIST_ITEM or all(clause.finite is None for clause in a.clauses)


_LIST_REACH = 3
"""Sentences between what tells of a package and the list of what is in it."""


def _opens_list(a: Analysis) -> bool:
    """A colon at the end, behind a word for a package or for holding something."""
    if a.s.tokens[-1].text != ":":
        return False
    holds = any(set(event.frames) & TRANSFER_FRAMES for event in find_events(a))
    return holds or a.s.has_word_in(range(len(a.s.tokens)), "package_nouns")


def find_topic(a: Analysis, context: Context, text_id: str) -> Context:
    """The context after this sentence, if it is a label: a party's name and nothing else, or before a colon."""
    is_heading = a.s.block.kind is BlockKind.HEADING
    if a.s.start != a.s.block.start:
        return context
    label = next(
        (p for p in a.phrases.parties if p.np_first == 0 and p.form != "adjective" and p.institution is None), None
    )
    if label is None or any(token.kind is not TokenKind.MARK for token in a.s.tokens[label.last : label.last + 2]):
        return replace(context, topic=None) if is_heading else context
    span = Span(text_id, a.s.start, a.s.tokens[label.last - 1].end)
    return replace(context, topic=Topic(label.ids, span, None if is_heading else a.s.block.start))


def heading_deal(a: Analysis, context: Context, span: Span) -> Deal | None:
    """Who gives whom by the words of a heading or question, as far as they or the document say."""
    for event in find_events(a):
        for frame in event.frames:
            if frame in HARM_FRAMES:
                continue
            clause = a.clauses[event.clause]
            parties = [p for p in a.parties_in(clause) if p.form != "adjective"]
            cast = cast_frame(
                frame,
                sort_arguments(parties, a.s.is_row, event.voice == "passive"),
                event.voice == "passive",
                noun=event.noun,
                one_bare_is_taker=False,
            )
            giver, taker = side_of(cast.giver, frame).ids, side_of(cast.taker, frame).ids
            if not giver and not taker and frame in _SIDED and has_subject_pronoun(a, clause):
                subject = context.asked.giver if context.asked is not None else context.subject
                giver, taker = ((), subject) if frame == "get" else (subject, ())
            if giver or taker:
                return _completed(giver, taker, context, span, a.s.index)
    pair = _aid_pair(a)
    if pair:
        return Deal(pair[0], pair[1], False, span, a.s.index, named=True)
    parties = [p for p in a.phrases.parties if p.form != "adjective" and not p.preps]
    if len(parties) == 1:
        return _completed(parties[0].ids, (), context, span, a.s.index)
    return None


def _aid_pair(a: Analysis) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """ "Norlands Beitrag zum sundmärkischen Krieg", "Norland's help for Sundland": who helps whom."""
    nouns = [at for at in range(len(a.s.tokens)) if a.s.is_word(at, "aid_nouns")]
    ids = list(dict.fromkeys(p.ids for p in a.phrases.parties))
    if not nouns or len(ids) != 2:
        return None
    owner = next((p for p in a.phrases.parties if p.first <= nouns[0] and _owns(p, nouns[0])), None)
    if owner is None:
        return None
    return owner.ids, next(other for other in ids if other != owner.ids)


def _owns(party: PartyRef, noun: int) -> bool:
    """Whether the party stands as a genitive or adjective right before the noun."""
    modifies = party.case == "gen" or party.form in ("genitive", "adjective", "inhabitant")
    return modifies and noun - party.last <= 2


_SIDED = frozenset({"give", "get", "supply"})
"""Frames whose subject is one of the two sides."""


def _completed(
    giver: tuple[str, ...], taker: tuple[str, ...], context: Context, span: Span, sentence: int
) -> Deal | None:
    """The missing side is whom the other last dealt with."""
    named = bool(giver and taker)
    if giver and not taker:
        other = context.other_side(giver) or context.leading_other(giver) or tied_to(context, giver, sentence)
        taker = other[0] if other else ()
    elif taker and not giver:
        other = context.other_side(taker) or context.leading_other(taker) or tied_to(context, taker, sentence)
        giver = other[0] if other else ()
    return Deal(giver, taker, False, span, sentence, named=named) if giver else None
