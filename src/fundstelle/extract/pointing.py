"""Pointing: "it", "the country" behind a verb or a preposition ("sent it drones", "sold shells to the country")."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft, Side, carried
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.subjects import find_generic_states
from fundstelle.extract.ties import find_tied

_GIVES = frozenset({"give", "supply"})
_MOVES = _GIVES | {"bring", "pay", "share"}


def fill_governed(a: Analysis, draft: Draft, context: Context) -> Draft:
    """The draft with the side that a pronoun or "the country" behind a preposition stands for.

    Asked last: whom the document tells of dealing with the other side is meant more often than its last subject."""
    event = draft.event
    if event is None or event.noun or event.attributive or a.s.lexicon.pack.verb_final_clauses:
        return draft
    if draft.giver and not draft.taker and event.voice == "active" and set(event.frames) & _MOVES:
        beside = ("with",) if "share" in event.frames else ()
        at = _behind(a, draft, event, "to", "for", *beside)
        return replace(draft, taker=_meant(a, draft, at, context)) if at is not None else draft
    if draft.taker and not draft.giver:
        at = _find_giver(a, draft, event)
        return replace(draft, giver=_meant(a, draft, at, context)) if at is not None else draft
    return draft


def _find_giver(a: Analysis, draft: Draft, event: Event) -> int | None:
    """Where a pronoun or "the country" stands behind "from", or behind "by" in the passive."""
    gets = "get" in event.frames
    if event.voice == "passive" and not gets and set(event.frames) & _MOVES:
        return _behind(a, draft, event, "by")
    return _behind(a, draft, event, "from") if gets or set(event.frames) & {"go", "bring"} else None


def _behind(a: Analysis, draft: Draft, event: Event, *preps: str) -> int | None:
    """The first pronoun or noun for a state behind the event and one of these prepositions."""
    generic = find_generic_states(a, draft.clause)
    for at in draft.clause.tokens:
        if at <= event.at or not (at in generic or a.s.is_word(at, "pronouns_object")):
            continue
        if a.s.mark_ending_at(at, "prep", *preps) is not None and not a.s.is_word(at, "pronouns_he_she"):
            return at
    return None


def _meant(a: Analysis, draft: Draft, at: int, context: Context) -> Side:
    """Whom the words at `at` mean: the one other party named before in the sentence, or what the last was about."""
    other = draft.giver or draft.taker
    if a.s.is_word(at, "plural_references"):
        return _row(a, context, other)
    here = _named_before(a, draft, other)
    if here:
        return here
    ids, span, said = context.subject, context.subject_span, context.subject_at
    if ids == other.ids:  # "Norland … on Ostria's side. Norland supplied it with …"
        found = find_tied(a, context, ids)
        ids, span, said = (found[0], found[1].span, found[1].sentence) if found else ((), None, -9)
    if not ids or span is None or a.s.index - said > 1 or set(ids) & set(other.ids):
        return Side()
    return carried(ids, span)


def _named_before(a: Analysis, draft: Draft, other: Side) -> Side:
    """ "Norland is short of shells, and Ostria sent 40 to it": the one further party of the clauses before."""
    if a.s.lexicon.pack.verb_final_clauses:
        return Side()
    before = [p for p in a.phrases.parties if p.last <= draft.clause.first and not set(p.ids) & set(other.ids)]
    before = [p for p in before if p.form != "adjective" or p.institution is not None]
    if len({p.ids for p in before}) != 1:
        return Side()
    return Side(before[-1].ids, ((before[-1].first, before[-1].last),), None, "named")


def _row(a: Analysis, context: Context, other: Side) -> Side:
    """ "sent them shells": the parties last named side by side."""
    row = context.row
    if row is None or a.s.index - row.sentence > 1 or set(row.giver) & set(other.ids):
        return Side()
    return carried(row.giver, row.span)
