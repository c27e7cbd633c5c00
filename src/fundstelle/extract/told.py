"""Told: what a draft adds to what the document has told of, for the sentences that go on from it."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal, Thing
from fundstelle.extract.draft import Draft, is_person
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind, Phase
from fundstelle.values import Span


def remember_draft(a: Analysis, draft: Draft, span: Span, context: Context, phase: Phase) -> Context:
    """The context with this draft's deal and item as the latest."""
    deals, things = context.deals, context.things
    persons = is_person(draft.item)
    if draft.kind in (Kind.TRANSFER, Kind.DEPLOYMENT) and draft.giver and draft.taker:
        deals = (*deals[-40:], Deal(draft.giver.ids, draft.taker.ids, persons, span, a.s.index, phase))
    outcome = draft.outcome.value if draft.outcome else None
    whole = draft.giver.taken_over if draft.giver.taken_over == draft.taker.taken_over else None
    thing = Thing(
        draft.item,
        draft.kind.value,
        draft.giver.ids,
        draft.taker.ids,
        span,
        a.s.index,
        draft.number,
        outcome,
        listed_for=whole,
    )
    if draft.item_from is None or draft.rule == "figure":
        things = (*things[-40:], thing)
    else:
        things = _with_last_spoken_of(things, draft, a.s.index)
    return replace(context, deals=deals, things=things)


def _with_last_spoken_of(things: tuple[Thing, ...], draft: Draft, sentence: int) -> tuple[Thing, ...]:
    """The things with those a pronoun has just meant as the last ones: the next sentence may go on from them."""
    meant = [t for t in things if t.span == draft.item_from and t.item.item == draft.item.item]
    others = (t for t in things if not any(t is one for one in meant))
    return (*others, *(replace(t, sentence=sentence) for t in meant))
