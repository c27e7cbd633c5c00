"""Reliance and use: who relies on another's goods, turns to another for them or fires what another gave, got them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft, is_person, side_of
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.subjects import has_subject_pronoun, subjects_above
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind


def reliances(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "Norland relies on Ostrian shells", "has turned to Ostria for shells": the subject gets them."""
    used = {draft.item.first for draft in drafts}
    for mark in a.s.word_marks("reliance_words"):
        clause = a.clause_at(mark.first)
        pointed = has_subject_pronoun(a, clause) or _follows_pronoun(a, mark.first)
        takers = [] if pointed else _subjects(a, clause, mark.first)
        for item, giver in _relied_on(a, mark, clause) if takers or pointed else ():
            if item.first not in used and not any(set(giver.ids) & set(taker.ids) for taker in takers):
                yield _draft(a, clause, item, giver, takers, "reliance")


def _follows_pronoun(a: Analysis, at: int) -> bool:
    """ "that it increasingly relies on": the subject stands right before, or before an adverb."""
    return any(a.s.is_word(k, "pronouns_subject") for k in (at - 1, at - 2))


def uses(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """ "Norland fired Ostrian-supplied shells", "weapons from Ostria have been used by Norland": the user got them."""
    used = {draft.item.first for draft in drafts}
    for mark in a.s.word_marks("use_verbs"):
        clause = a.clause_at(mark.first)
        for item in _given(a, clause):
            users = _users(a, clause, mark, item, voices)
            if users and item.first not in used and item.nationality is not None:
                yield _draft(a, clause, item, item.nationality, users, "use")


def with_users(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> list[Draft]:
    """ "Norland's air force flies drones supplied by Ostria": who uses what another supplied has got it."""
    return [_with_user(a, draft, voices) for draft in drafts]


def _with_user(a: Analysis, draft: Draft, voices: Voices) -> Draft:
    event, clause = draft.event, draft.clause
    if event is None or draft.taker or not draft.giver or clause.opener != "rel" or clause.finite != event.at:
        return draft
    above = a.clause_at(draft.item.first)
    marks = [m for m in a.s.word_marks("use_verbs") if m.first in above and m.last <= draft.item.np_first]
    if not marks or above.index == clause.index or is_person(draft.item) or a.s.lexicon.pack.verb_final_clauses:
        return draft
    users = [p for p in _subjects(a, above, marks[-1].first) if p.first not in voices.speakers]
    users = [p for p in users if not set(p.ids) & set(draft.giver.ids)]
    return replace(draft, taker=side_of(users[:1], "use")) if users else draft


def _draft(a: Analysis, clause: Clause, item: ItemRef, giver: PartyRef, takers: Sequence[PartyRef], rule: str) -> Draft:
    kind = Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
    sides = side_of([giver], rule), side_of(takers[:1], rule)
    return Draft(kind, item, clause, None, *sides, item.number, None, places_of(a, clause, None, item), rule=rule)


def _relied_on(a: Analysis, mark: Mark, clause: Clause) -> list[tuple[ItemRef, PartyRef]]:
    """What is behind the words: goods that tell whose they are, or a party and what is wanted of it."""
    here = [i for i in a.items_in(clause) if i.first >= mark.last and not i.outcome]
    party = next((p for p in a.parties_in(clause) if mark.last - 1 <= p.np_first <= mark.last + 1), None)
    if party is not None and party.owner_of is None:
        first = next((i for i in here if i.preps & {"for"} and i.np_first - party.np_last <= _FOR), None)
        return [(i, party) for i in here if first is not None and i.group == first.group and i.nationality is None]
    head = next((i for i in here if i.np_first - mark.last <= 1 and i.nationality is not None), None)
    row = [i for i in here if head is not None and i.group == head.group]
    return [(i, i.nationality or head.nationality) for i in row if head is not None and head.nationality is not None]


_FOR = 3
"""Tokens from a party to what is wanted of it: "turned to Norland for its shells"."""


def _given(a: Analysis, clause: Clause) -> list[ItemRef]:
    """Goods of the clause whose words say that they come from somebody: "from Norland", "Norlandic-supplied"."""
    return [
        i
        for i in a.items_in(clause)
        if not is_person(i) and i.nationality is not None and (i.nationality.preps & {"from"} or _is_supplied(a, i))
    ]


def _is_supplied(a: Analysis, item: ItemRef) -> bool:
    words = a.s.words_of("given_suffixes")
    return any(a.s.norm(at).rpartition("-")[2] in words for at in range(item.np_first, item.first))


def _users(a: Analysis, clause: Clause, mark: Mark, item: ItemRef, voices: Voices) -> list[PartyRef]:
    """The subject before the verb, or who stands behind it with "by" where the goods are the subject."""
    if item.first > mark.first:
        return [p for p in _subjects(a, clause, mark.first) if p.first not in voices.speakers]
    return [p for p in a.parties_in(clause) if p.preps & {"by"} and 0 <= p.np_first - mark.last <= 1]


def _subjects(a: Analysis, clause: Clause, before: int) -> list[PartyRef]:
    """The bare party before the words, else the subject of the clause above where this one has none of its own."""
    own = [p for p in a.parties_in(clause) if p.np_last <= before and not p.preps and p.case != "gen"]
    own = [p for p in own if p.form not in ("adjective", "inhabitant") or (p.owner_of is not None and p.institution)]
    if own:
        return own[:1]
    return subjects_above(a, clause)[:1] if clause.opener in ("rel", "inf") else []
