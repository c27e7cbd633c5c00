"""Hindered acts and acts that are only spoken of: what somebody keeps another from doing has not been done."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Side
from fundstelle.extract.events import Event
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.refs import ItemRef, PartyRef


def is_hindered(a: Analysis, event: Event) -> bool:
    """ "kept Norland from handing over tanks", "hinderte Nordland daran, Panzer zu übergeben": no act, no denial."""
    clause = a.clauses[event.clause]
    if a.s.lexicon.pack.verb_final_clauses:
        parent = a.clauses[clause.parent] if clause.parent is not None else None
        return clause.opener in ("inf", "sub") and parent is not None and a.s.has_word_in(parent, "hindering")
    link = event.at - 1
    while a.s.is_word(link, "verb_adverbs"):
        link -= 1
    if "ing" not in event.features or a.s.mark_at(link, "prep", "from") is None:
        return False
    near = [clause, a.clauses[clause.parent]] if clause.parent is not None else [clause]
    # "did not stop" leaves open what happened too
    return a.s.has_word("hindering") and any(
        a.s.is_word(at, "hindering") for at in range(link) if any(at in one for one in near)
    )


def is_restricted(a: Analysis, event: Event) -> bool:
    """ "Beschränkungen des Rats für die Ausfuhr von Raketen", "a ban on exports of coal": what a rule is about."""
    if not event.noun or not a.s.has_word("restriction_nouns"):
        return False
    at = phrase_start(a.s, event.at, {})
    _, _, prep = preposition_before(a.s, at)
    at = at if prep is None else prep
    near = range(max(0, at - _RULE), at)
    rule = next((k for k in reversed(near) if a.s.is_word(k, "restriction_nouns")), None)
    return rule is not None and not any(a.s.has_any(k, ("verb", "aux", "modal")) for k in range(rule + 1, at))


_RULE = 5
"""Tokens from a rule to the act it is about: "restrictions of the Council on exports"."""


def find_barred(a: Analysis, events: Sequence[Event]) -> frozenset[int]:
    """First tokens of the things that a rule is about: those right behind an act that it restricts."""
    acts = [e for e in events if is_restricted(a, e)]
    return frozenset(i.first for e in acts for i in a.phrases.items if 0 <= i.np_first - e.last <= _RULE)


def is_orderer(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "Norland permitted Ostria to send tanks": whoever stands before the verb of allowing does not send them."""
    if a.s.lexicon.pack.verb_final_clauses or party.preps or not a.s.is_word(event.at - 1, "infinitive_marker"):
        return False
    words = a.s.words_of("object_control")
    at = next((k for k in range(party.np_last, event.at) if a.s.norm(k) in words), None)
    if at is None or a.s.mark_at(at - 1, "aux", "be"):
        return False
    return any(at < p.np_first and p.np_last < event.at and not p.preps and p.case != "gen" for p in a.phrases.parties)


def act_together(a: Analysis, parties: Sequence[PartyRef]) -> tuple[PartyRef, ...]:
    """ "together with Norland", "gemeinsam mit Nordland": those who act with the subject."""
    return tuple(p for p in parties if p.prep_first is not None and a.s.is_word(p.prep_first - 1, "together_words"))


def is_reason(a: Analysis, event: Event) -> bool:
    """ "hat das Schiff wegen einer Lieferung an Ostland beschlagnahmt": who acts upon a delivery has not made it."""
    return a.s.is_word(phrase_start(a.s, event.at, {}) - 1, "reason_prepositions")


def is_stopped(a: Analysis, event: Event) -> bool:
    """ "said that it had intercepted a consignment": who stops a load has not sent it."""
    owned = any(
        a.s.is_word(at, "possessives") for at in range(max(0, event.at - 3), event.at)
    )  # "urged Norland to stop its supply"
    if owned or a.s.lexicon.pack.verb_final_clauses:
        return False
    return any(a.s.is_word(at, "preventing") for at in a.clauses[event.clause].tokens if at < event.at)


def is_use_of_thing(a: Analysis, clause: Clause, item: ItemRef) -> bool:
    """ "die Raketen, die die Nordländer einsetzen": what the relative clause is about is used, its people use it."""
    if clause.opener != "rel" or item.first not in clause or a.s.mark_at(clause.first, "prep") is not None:
        return False
    before = [i for i in a.phrases.items if i.last <= clause.first and clause.first - i.last <= 1]
    return bool(before) and not before[-1].item.startswith("personnel")


def find_gapped_giver(a: Analysis, event: Event, item: ItemRef, giver: Side) -> PartyRef | None:
    """ "Nordland schickt Panzer, Ostland Munition": another one gives, and the verb is left out."""
    party = gapped_giver_of(a, event, item)
    return None if party is None or set(party.ids) & set(giver.ids) else party


def gapped_giver_of(a: Analysis, event: Event, item: ItemRef) -> PartyRef | None:
    """Who stands bare between a comma or "and" and the item, behind an act and what is given by it."""
    before = [p for p in a.phrases.parties if p.np_last == item.np_first and p.np_first > event.at and not p.preps]
    if not before or before[0].form not in ("name", "metonym", "person"):
        return None
    link = before[0].np_first - 1
    joined = a.s.is_mark_token(link, ",") or a.s.is_word(link, "coordinators")
    free = a.s.lexicon.pack.verb_final_clauses and "part" in event.features  # "haben Munition verkauft, Y Raketen"
    first = a.clauses[event.clause].first if free else event.last
    told = any(first <= i.first < before[0].np_first for i in a.phrases.items)
    return before[0] if joined and told else None


def is_labour(a: Analysis, event: Event, clause: Clause) -> bool:
    """Whether verb or purpose of an act tell of work, so that people of a nation are workers there."""
    if event.lemma in a.s.words_of("labour_verbs") and not event.noun:
        return True
    fights = a.s.words_of("fighting_verbs")
    if event.lemma in fights:
        return False
    if not a.s.has_word("labour_words"):
        return False
    near = [c for c in a.clauses if c.index == clause.index or (c.parent == clause.index and _tells_purpose(a, c))]
    return any(a.s.has_word_in(c, "labour_words") for c in near)


def is_demining(a: Analysis, event: Event, clause: Clause) -> bool:
    """Whether soldiers are said to clear mines: those who do are sappers."""
    if not a.s.has_word("demining_words") or event.noun:
        return False
    if not set(event.frames) & {"serve", "employ", "give", "bring", "help"}:
        return False
    near = [c for c in a.clauses if c.index == clause.index or (c.parent == clause.index and _tells_purpose(a, c))]
    return any(a.s.is_word(at, "demining_words") and at >= event.at - _MINES for c in near for at in c.tokens)


_MINES = 8
"""Tokens from what is cleared back to its verb: in languages whose verb ends the clause it stands before it."""


def _tells_purpose(a: Analysis, clause: Clause) -> bool:
    return clause.opener == "inf" or a.s.is_word(clause.first, "purpose_openers")
