"""Drafts: an act with its item, number and parties, read from one sentence and what came before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import make_draft
from fundstelle.extract.act_figures import further_totals, with_figures
from fundstelle.extract.among import among_drafts, listed_drafts, with_parts_only
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.announced import with_announcer, without_promised, yields
from fundstelle.extract.cargoes import cargoes
from fundstelle.extract.clauses import Clause
from fundstelle.extract.contents import with_ways_of_containers
from fundstelle.extract.context import Context
from fundstelle.extract.draft import HARM_FRAMES, Draft, Side, is_person
from fundstelle.extract.event_items import items_of
from fundstelle.extract.events import Event, find_events
from fundstelle.extract.exchanges import exchanges
from fundstelle.extract.figures import figures
from fundstelle.extract.hindered import find_barred, is_hindered, is_restricted
from fundstelle.extract.no_acts import is_otherwise_meant
from fundstelle.extract.nominal import phrase_start
from fundstelle.extract.noted import recall
from fundstelle.extract.other_drafts import (
    casualty_nouns,
    further_counts,
    partitives,
    states,
)
from fundstelle.extract.plants import plants
from fundstelle.extract.presence import presences
from fundstelle.extract.questions import is_question
from fundstelle.extract.record import replace
from fundstelle.extract.reliance import reliances, uses, with_users
from fundstelle.extract.respective import with_respective_numbers
from fundstelle.extract.stance import find_negation
from fundstelle.extract.subjects import has_subject_pronoun
from fundstelle.extract.suppliers import suppliers
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind, Outcome


def find_drafts(a: Analysis, voices: Voices, context: Context) -> list[Draft]:
    """Every act of a sentence, before context fills what is missing; a question tells of none."""
    return [] if is_question(a) else find_drafts_asked(a, voices, context)


def find_drafts_asked(a: Analysis, voices: Voices, context: Context) -> list[Draft]:
    """Every act that a sentence tells of or asks for."""
    return list(recall(a.drafted, _find_drafts, a, voices, context))


def _find_drafts(a: Analysis, voices: Voices, context: Context) -> list[Draft]:
    events = [e for e in _merge_outcomes(a, find_events(a)) if not _is_ruled_out(a, a.clauses[e.clause])]
    barred = find_barred(a, events)
    events = [e for e in events if not _is_no_act(a, e)]
    events = [e for e in (_without_include(a, e) for e in events) if e.frames]
    if not events and not a.phrases.items and not a.phrases.loose_numbers and not _TELLING & a.s.by_category.keys():
        return []  # every step below needs an act, a thing or a number
    taken: set[int] = set()
    drafts: list[Draft] = []
    ordered = sorted(events, key=lambda e: (not e.noun and not e.attributive, e.at))
    for event in ordered:
        made = list(_drafts_of(a, event, events, voices, context, taken))
        if event.noun or event.attributive:
            told = [draft for draft in made if draft.item_from is None and not _is_open_loss(a, draft)]
            told = [draft for draft in told if not yields(a, draft)]
            taken |= {draft.item.first for draft in told if not _is_load(a, event) or (draft.giver and draft.taker)}
        drafts += made
    drafts = without_promised(a, with_announcer(a, drafts, events))
    drafts += casualty_nouns(a, drafts, events)
    drafts = _without_purposes(a, drafts)
    drafts = _without_bare_losses(_without_labels(a, _without_attributes(drafts)))
    drafts += states(a, context, events, frozenset(d.item.first for d in drafts if d.kind is Kind.CASUALTY))
    drafts += presences(a, drafts, voices)
    if drafts:
        drafts = with_figures(a, drafts)
        drafts += partitives(a, drafts, context)
        drafts += further_counts(a, drafts)
        drafts += further_totals(a, drafts)
    drafts += cargoes(a, drafts, voices)
    drafts += among_drafts(a, drafts)
    if drafts:
        drafts += listed_drafts(a, drafts)
        drafts = with_parts_only(a, drafts)
        drafts = list(with_ways_of_containers(a, drafts))
        drafts = list(with_respective_numbers(a, drafts))
    drafts += exchanges(a, drafts)
    drafts += reliances(a, drafts)
    drafts += suppliers(a, drafts, voices)
    drafts += plants(a, drafts)
    drafts += uses(a, drafts, voices)
    drafts = _with_own_people(_with_both_sides(a, with_users(a, drafts, voices)))
    drafts += figures(a, drafts, events, voices, context)
    drafts = [d for d in drafts if d.item.first not in barred]
    return _unique(sorted(drafts, key=lambda d: (d.clause.index, d.item.first, d.event.at if d.event else -1)))


def _ends_state_pair(a: Analysis, event: Event) -> bool:
    """ "sind tot oder verletzt": the second word of a pair whose first is a state."""
    pair = event.outcome is not None and event.at > 1 and a.s.is_word(event.at - 1, "coordinators")
    return pair and a.s.mark_ending_at(event.at - 1, "state") is not None and a.s.mark_at(event.at, "state") is not None


_TELLING = frozenset({"state", "carrier"})
"""Categories of words that may tell a claim with no act, thing or number beside them ("Waffenlieferant")."""


def _without_include(a: Analysis, event: Event) -> Event:
    """A predicate that tells the parts of something told before, where nothing says so, keeps its other readings."""
    if "include" not in event.frames or _adds_to_before(a, event):
        return event
    return replace(event, frames=tuple(frame for frame in event.frames if frame != "include"))


def _without_purposes(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """ "… 14.000 Soldaten entsandt, damit sie dort kämpfen": what they are sent for is no second act."""
    sent = [d for d in drafts if d.kind is Kind.DEPLOYMENT and not a.s.is_word(d.clause.first, "so_that")]
    return [
        d
        for d in drafts
        if d.kind is not Kind.DEPLOYMENT
        or not a.s.is_word(d.clause.first, "so_that")
        or not any(other.clause.first < d.clause.first for other in sent)
    ]


def _without_attributes(drafts: list[Draft]) -> list[Draft]:
    """ "verwundete Soldaten wurden erschossen": what a participle without number says of the hurt is no claim then."""
    told = {d.item.first for d in drafts if d.kind is Kind.CASUALTY and d.event and not d.event.attributive}
    return [
        d
        for d in drafts
        if not (d.kind is Kind.CASUALTY and d.event and d.event.attributive and d.number is None)
        or d.item.first not in told
    ]


def _without_labels(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """ "Verluste: 600 Gefallene": the word before the colon only says what the figures behind it are."""
    counted = any(d.kind is Kind.CASUALTY and d.number for d in drafts)
    return [
        d
        for d in drafts
        if not (counted and d.kind is Kind.CASUALTY and d.number is None and a.s.is_mark_token(d.item.last, ":"))
    ]


def _without_bare_losses(drafts: list[Draft]) -> list[Draft]:
    """ "beziffert die russischen Verluste auf 900 Tote": of the losses of one clause those with a number say it all."""
    counted = {d.clause.index for d in drafts if d.kind is Kind.CASUALTY and d.number}
    told = {(d.clause.index, d.outcome) for d in drafts if d.kind is Kind.CASUALTY and d.number}
    bare = [
        d
        for d in drafts
        if d.kind is Kind.CASUALTY
        and d.number is None
        and d.clause.index in counted
        and (d.rule == "casualty_noun" or (d.event is not None and d.event.noun))
        and (d.outcome is Outcome.CASUALTIES or (d.clause.index, d.outcome) in told)
    ]
    whose = {d.clause.index: d.giver for d in bare if d.giver}
    kept = [d for d in drafts if all(d is not other for other in bare)]
    return [
        replace(d, giver=whose[d.clause.index])
        if d.kind is Kind.CASUALTY and not d.giver and d.clause.index in whose
        else d
        for d in kept
    ]


def _with_both_sides(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """ "Norland announced tanks headed to Sundland": one act on the goods tells who gives, the other who gets them."""
    if a.s.lexicon.pack.verb_final_clauses:
        return drafts
    kinds = (Kind.TRANSFER, Kind.DEPLOYMENT)
    givers = {(d.kind, d.item.first): d.giver for d in drafts if d.kind in kinds and d.giver and not d.taker}
    return [
        replace(d, giver=givers[d.kind, d.item.first])
        if d.taker
        and not d.giver
        and (d.kind, d.item.first) in givers
        and not set(givers[d.kind, d.item.first].ids) & set(d.taker.ids)
        else d
        for d in drafts
    ]


def _with_own_people(drafts: list[Draft]) -> list[Draft]:
    """ "1,100 of the soldiers whom Norland sent were killed": another act on the same noun tells whose they are."""
    known = {d.item.first: d.giver for d in reversed(drafts) if d.giver and is_person(d.item)}

    def whose(d: Draft) -> Side:
        if d.item.first in known or d.rule != "frame" or d.item_from is not None or d.number is None:
            return known.get(d.item.first, Side())
        before = [first for first in known if first < d.item.first and d.clause.first <= first]
        return known[before[-1]] if before else Side()

    def owned(d: Draft) -> Draft:
        if d.giver or not is_person(d.item):
            return d
        side = whose(d) if d.kind is Kind.CASUALTY else known.get(d.item.first, Side())
        return d if set(side.ids) & set(d.taker.ids) else replace(d, giver=side)

    return [owned(d) for d in drafts]


def _adds_to_before(a: Analysis, event: Event) -> bool:
    """ "Dazu gehören …", "These include …", "The package contains …": the items belong to the act told before."""
    if a.s.mark_at(0, "formula", "go_on") is not None or _is_amount(a, event) or _holds(a, event):
        return True
    clause = a.clauses[event.clause]
    first = clause.first - _PACKAGE if clause.opener == "rel" else clause.first
    near = [at for at in range(max(0, first), event.at + _PHRASE) if at < clause.first or at in clause]
    return a.s.has_word_in(near, "package_nouns")


def _holds(a: Analysis, event: Event) -> bool:
    """ "Sie enthielt Drohnen", "Es umfasst acht Geräte": what the package told before holds."""
    words = a.s.words_of("holding_verbs")
    return event.lemma in words and has_subject_pronoun(a, a.clauses[event.clause])


def _is_amount(a: Analysis, event: Event) -> bool:
    """ "Dabei handelt es sich um 200 Raketen": says of the act told before how much it was of what."""
    clause = a.clauses[event.clause]
    about = [i for i in a.items_in(clause) if i.preps & {"at"} and not i.definite]
    about = [i for i in about if i.number is not None or not is_person(i)]
    surely = event.light == ("sich",) or any(i.number is not None for i in about)
    return bool(event.light) and bool(about) and surely


_PACKAGE = 8
"""Tokens between a package and the relative clause about it."""
_PHRASE = 4
"""Words of "Teil des Pakets" and the like, which begin with the event itself."""


def _is_load(a: Analysis, event: Event) -> bool:
    """ "the first consignment of drones reached Norland": the noun is a load, and the verb says where it went."""
    return event.noun and a.s.is_word(event.at, "package_nouns") and not a.s.lexicon.pack.verb_final_clauses


def _is_open_loss(a: Analysis, draft: Draft) -> bool:
    """ "the capture of two soldiers fighting for Norland": those lost have done something too."""
    return draft.kind is Kind.CASUALTY and not a.s.lexicon.pack.verb_final_clauses


def _is_no_act(a: Analysis, event: Event) -> bool:
    no_act = is_hindered(a, event) or is_restricted(a, event) or _is_any_such(a, event)
    return no_act or _ends_state_pair(a, event) or is_otherwise_meant(a, event)


def _is_any_such(a: Analysis, event: Event) -> bool:
    """ "Any delivery of arms would breach the resolution", "the transfer would be new": what would be, and no act."""
    clause = a.clauses[event.clause]
    if not event.noun or not a.s.has_mark_in(clause, "aux", "conditional"):
        return False
    unreal = [at for at in clause.tokens if a.s.mark_at(at, "aux", "conditional")]
    judged = unreal[0] > event.at and a.s.is_word(unreal[0] + 1, "judging_verbs")
    judged = judged and "verb" not in a.s.kinds[min(unreal[0] + 2, len(a.s.tokens) - 1)]
    return judged or a.s.is_word(phrase_start(a.s, event.at, {}), "any_words")


def _is_ruled_out(a: Analysis, clause: Clause) -> bool:
    """Rules and conditions about nobody in particular are no claims."""
    if a.s.has_mark_in(clause, "stance", "rule.words"):
        return True
    if clause.first == 0 and a.s.is_word(0, "open_questions"):
        return True  # "Whether Norland sent tanks is unclear"
    if _is_asked(a, clause):
        return True
    if clause.finite is not None and a.s.mark_at(clause.finite, "modal", "should") and _forbids(a, clause):
        return True  # "should not be sending workers": what ought not to be
    if a.s.is_word(clause.first, "generic_subjects"):
        return True  # "wer X Waffen verkauft, bricht …": nobody in particular
    if clause.finite is not None and a.s.mark_at(clause.finite, "modal", "allowed"):
        return True  # "darf höchstens 500.000 Barrel einführen": a rule, no act
    if _is_law(a, clause):
        return True
    asks = a.clauses[clause.parent] if clause.opener == "rel" and clause.parent is not None else None
    if asks is not None and asks.opener == "sub" and a.s.is_word(asks.first, "question_words"):
        return True  # "disclosed how many troops Norland sent"
    bare = clause.opener == "main" and clause.finite is None and not a.s.lexicon.pack.verb_final_clauses
    if clause.opener != "sub" and not bare:
        return False  # without a verb that we know it may be a condition all the same
    return a.s.mark_at(clause.first, "stance", "condition.openers") is not None


def _is_asked(a: Analysis, clause: Clause) -> bool:
    """ "It is unclear whether Norland sent tanks": an open question, unless somebody considers the act."""
    if clause.opener != "sub" or clause.parent is None or not a.s.is_word(clause.first, "open_questions"):
        return False
    above = a.clauses[clause.parent]
    planned = any(m.category == "stance" and m.value.startswith("intended") for at in above.tokens for m in a.s.at[at])
    return not planned and not a.s.has_mark("report", "denies")


def _forbids(a: Analysis, clause: Clause) -> bool:
    """Whether the modal is negated, or stands first in the clause: "should they join the war"."""
    return clause.finite == clause.first or bool(find_negation(a.s, clause))


def _is_law(a: Analysis, clause: Clause) -> bool:
    """ "Under the resolution no arms may be delivered", "may import up to …": what is allowed."""
    at = clause.finite
    if at is None or a.s.lexicon.pack.verb_final_clauses or not a.s.is_word(at, "permission_words"):
        return False
    if a.s.is_word(at + 1, "perfect_infinitives"):
        return False
    barred = any(a.s.mark_at(k, "stance", "negation.words") for k in range(clause.first, at))
    return barred or a.s.is_word(0, "law_openers")


def _merge_outcomes(a: Analysis, events: list[Event]) -> list[Event]:
    """ "getötet oder verwundet", "killed or wounded": one event."""
    merged: list[Event] = []
    for event in events:
        if merged and _are_pair(a, *_in_text(merged[-1], event)):
            first, second = _in_text(merged[-1], event)
            voice = second.voice if second.voice == "passive" else first.voice
            merged[-1] = replace(first, outcome="killed_or_wounded", last=second.last, voice=voice)
        else:
            merged.append(event)
    return merged


def _in_text(one: Event, other: Event) -> tuple[Event, Event]:
    """The two in the order of the text: events come clause by clause, and a clause may begin inside another one."""
    return (one, other) if one.at <= other.at else (other, one)


def _are_pair(a: Analysis, first: Event, second: Event) -> bool:
    """Whether nothing but a conjunction and quotation marks stands between killing and wounding."""
    between = range(first.last, second.at)
    return (
        {first.outcome, second.outcome} == {"killed", "wounded"}
        and bool(set(first.frames) & HARM_FRAMES and set(second.frames) & HARM_FRAMES)
        and len(between) <= 1 + sum(a.s.tokens[at].text in '„“«»"' for at in between)
    )


def _drafts_of(
    a: Analysis, event: Event, events: Sequence[Event], voices: Voices, context: Context, taken: set[int]
) -> Iterator[Draft]:
    clause = a.clauses[event.clause]
    for frame in _frames_of(event):
        items, item_from = items_of(a, event, frame, clause, events, context, taken)
        made = [d for d in (make_draft(a, event, frame, clause, item, item_from, voices) for item in items) if d]
        if made:
            yield from made
            return


def _frames_of(event: Event) -> tuple[str, ...]:
    """ "were enlisted by Norland": of a verb that is transitive too the passive is that reading's."""
    transitive = tuple(frame for frame in event.frames if frame not in ("go", "serve"))
    return transitive if event.voice == "passive" and transitive else event.frames


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for an item and act; of several verbs the one that names more of its sides."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (
            draft.kind,
            draft.item.item,
            draft.item.designation,
            draft.item.first,
            draft.outcome,
            draft.number.core if draft.number else None,
        )
        known = best.get(key)
        if known is None or _named_sides(draft) > _named_sides(known):
            best[key] = draft
    return [draft for draft in drafts if any(draft is kept for kept in best.values())]


def _named_sides(draft: Draft) -> int:
    return bool(draft.giver) + bool(draft.taker)
