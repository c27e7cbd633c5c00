"""Weighed: what the frames have read of a sentence, held against the weights, and what they have left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft
from fundstelle.extract.events import find_events
from fundstelle.extract.hindered import find_barred
from fundstelle.extract.prospects import Prospect, Setting, find_prospects, make_prospect, make_setting
from fundstelle.extract.questions import is_question
from fundstelle.extract.record import replace
from fundstelle.extract.voices import Voices
from fundstelle.extract.weighing import Weighed, Weights, load_weights, weigh
from fundstelle.records.claim import SCORED_KINDS, Kind, Outcome

PLAIN = 18
"""Tokens up to which a sentence is left to the frames alone: plain grammar is read more surely than weighed, and over
these sentences the weights mended next to nothing of 1,263 claims (core F .665 with them, .659 without)."""


def is_plain(a: Analysis) -> bool:
    """Whether the sentence is short enough for the frames alone."""
    return len(a.s.tokens) <= PLAIN


def find_setting(a: Analysis, voices: Voices, context: Context) -> Setting:
    """The setting of a sentence before any of its claims is told."""
    return make_setting(a, find_events(a), voices.speakers, context)


def hold_against_weights(setting: Setting, draft: Draft) -> Draft | None:
    """The draft as the frames read it, with other sides, or None where it is too unlikely. Things taken over from
    other sentences are not weighed."""
    weights = load_weights(setting.a.s.lexicon.pack)
    if weights is None or draft.item_from is not None or draft.kind not in SCORED_KINDS:
        return draft
    found = weigh(setting, make_prospect(setting.a, setting.events, draft.item, draft.kind), draft, (), weights)
    if found is not None and is_plain(setting.a):
        return replace(draft, chance=found.as_read)  # for its score alone
    return draft if found is None else _settle(draft, found, weights)


def _settle(draft: Draft, found: Weighed, weights: Weights) -> Draft | None:
    giver, taker = found.pairing
    same = set(giver.ids) == set(draft.giver.ids) and set(taker.ids) == set(draft.taker.ids)
    own = found.chance if same else found.as_read
    if not same and own is not None and found.chance > max(own, weights.turn):
        return replace(draft, giver=giver.make_side(), taker=taker.make_side(), chance=found.chance)
    if own is None:
        return draft
    return replace(draft, chance=own) if own >= weights.keep else None


def further_drafts(setting: Setting, told: Sequence[Draft]) -> Iterator[Draft]:
    """The things of which the frames have read nothing, where the weights say that something is claimed of them."""
    a = setting.a
    weights = load_weights(a.s.lexicon.pack)
    if weights is None or is_plain(a) or not a.phrases.items or is_question(a):
        return
    read = {(draft.kind, draft.item.first) for draft in told}
    barred = find_barred(a, setting.events)
    for prospect in find_prospects(a, setting.events, a.phrases.items):
        if (prospect.kind, prospect.item.first) in read or prospect.item.first in barred:
            continue
        if _is_counted(prospect, told) or _is_converted(a, prospect):
            continue
        found = weigh(setting, prospect, None, told, weights)
        if found is not None and found.chance >= weights.add:
            yield from _make_draft(prospect, found)


def _is_counted(prospect: Prospect, told: Sequence[Draft]) -> bool:
    """ "Of the 11,000 soldiers, 4,000 have been killed": the loss has been told; these are only those it is of."""
    if prospect.kind is not Kind.CASUALTY or prospect.event is None:
        return False
    acts = [draft.event.at for draft in told if draft.kind is Kind.CASUALTY and draft.event is not None]
    return prospect.event.at in acts


def _is_converted(a: Analysis, prospect: Prospect) -> bool:
    """ "74,000 tonnes of explosives, equal to about 1.6 million shells": only a measure of what was given."""
    first = prospect.item.np_first
    return a.s.has_word_in(range(max(0, first - _CONVERSION), first), "conversions")


_CONVERSION = 3
"""Tokens between the words of a conversion and the noun's phrase."""


def _make_draft(prospect: Prospect, found: Weighed) -> Iterator[Draft]:
    item, outcome = prospect.item, _outcome_of(prospect)
    if prospect.kind is Kind.CASUALTY and outcome is None:
        return
    giver, taker = found.pairing
    number = (item.outer if prospect.kind is Kind.CASUALTY else None) or item.number
    yield Draft(
        prospect.kind,
        item,
        prospect.clause,
        prospect.event,
        giver.make_side(),
        taker.make_side(),
        number,
        outcome,
        rule="weighed",
        chance=found.chance,
    )


def _outcome_of(prospect: Prospect) -> Outcome | None:
    if prospect.kind is not Kind.CASUALTY:
        return None
    said = (prospect.event.outcome if prospect.event is not None else None) or prospect.item.outcome
    return Outcome(said) if said else None
