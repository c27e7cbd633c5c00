"""Questions: what a question asks for is no claim, but tells what its answer without a verb is about."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context, Deal, Thing
from fundstelle.extract.draft import Draft, is_person
from fundstelle.extract.record import replace
from fundstelle.records.claim import Kind
from fundstelle.records.document import BlockKind
from fundstelle.values import Span

_ANSWERS = 3
"""Sentences behind a question that may answer it without a verb."""


_SHORT = 18
"""Tokens of an answer without a verb; a longer sentence has lost its verb to our reading."""


def is_question(a: Analysis) -> bool:
    """Whether the sentence ends with a question mark."""
    return a.s.tokens[-1].text == "?"


def is_answer(a: Analysis, context: Context) -> bool:
    """Whether the sentence has no verb of its own and stands right below a question ("Vor allem Munition.")."""
    deal = context.asked
    if deal is None or a.clauses[0].finite is not None or is_question(a) or len(a.s.tokens) > _SHORT:
        return False
    if a.s.block.kind is BlockKind.HEADING:
        return False
    return 0 < a.s.index - deal.sentence <= _ANSWERS


def with_question(a: Analysis, drafts: Sequence[Draft], deal: Deal | None, context: Context, text_id: str) -> Context:
    """The context after a question: who gives whom, and what is counted ("Wie viele Soldaten hat X geschickt?").

    drafts: what the sentence would tell if it were none, filled; deal: its two sides where it names no goods.
    """
    span = Span(text_id, a.s.start, a.s.end)
    things = tuple(_asked_for(draft, span, a.s.index) for draft in drafts if draft.item_from is None)
    known = next((d for d in drafts if d.kind in (Kind.TRANSFER, Kind.DEPLOYMENT) and d.giver and d.taker), None)
    if known is not None:
        deal = Deal(known.giver.ids, known.taker.ids, is_person(known.item), span, a.s.index)
    return replace(context, things=(*context.things, *things), asked=deal)


def _asked_for(draft: Draft, span: Span, sentence: int) -> Thing:
    outcome = draft.outcome.value if draft.outcome else None
    item = replace(draft.item, number=None)
    return Thing(item, draft.kind.value, draft.giver.ids, draft.taker.ids, span, sentence, None, outcome, asked=True)
