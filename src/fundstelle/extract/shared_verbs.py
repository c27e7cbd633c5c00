"""Shared verbs: what a verb has in common with another one: its auxiliary, its subject, its agent."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import is_person
from fundstelle.extract.events import Event
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef


def first_row(a: Analysis, parties: Sequence[PartyRef]) -> list[PartyRef]:
    """ "Norland and Ostria have agreed to deliver …": the first of the parties and those joined to it."""
    row = list(parties[:1])
    for party in parties[1:]:
        if a.s.is_row(row[-1].np_last, party.np_first):
            row.append(party)
    return row


def of_gerund_before(a: Analysis, event: Event, clause: Clause, found: Sequence[PartyRef]) -> list[PartyRef] | None:
    """ "In addition to sending soldiers, Norland has given Ostria shells": who acts behind the comma sends them too.

    None where the act is no such gerund.
    """
    comma = _comma_behind(a, event, clause)
    if comma is None or clause.finite is None or any(is_bare(p) and p.np_last <= event.at for p in found):
        return None
    behind = [p for p in found if is_bare(p) and comma < p.np_first < clause.finite]
    subject = [replace(p, np_first=event.at, np_last=event.at, case="nom") for p in first_row(a, behind)]
    inside = [p for p in found if event.last <= p.np_first and p.np_last <= comma]
    return [*subject, *inside] if subject else None


def _comma_behind(a: Analysis, event: Event, clause: Clause) -> int | None:
    """The comma behind a gerund that stands before the subject and verb of its clause, None for other acts."""
    if a.s.lexicon.pack.verb_final_clauses or "ing" not in event.features or event.features & {"fin", "part"}:
        return None
    if clause.finite is None or event.at > clause.finite:
        return None
    return next((at for at in range(event.last, clause.finite) if a.s.is_mark_token(at, ",")), None)


def items_of_gerund(a: Analysis, event: Event, clause: Clause, items: list[ItemRef]) -> list[ItemRef]:
    """ "In exchange for sending troops, Norland received oil": a gerund has what stands before the comma."""
    comma = _comma_behind(a, event, clause)
    if comma is None:
        return items
    if set(event.frames) <= {"serve", "go"}:  # "Fighting beside Norland's army, the troops took the town"
        until = clause.finite if clause.finite is not None else clause.last
        behind = [i for i in a.items_in(clause) if comma < i.np_first < until and not i.preps and is_person(i)]
        return behind[:1]
    first = next((i for i in items if event.last <= i.first < comma), None)
    return [i for i in items if first is not None and i.group == first.group and i.first < comma]


def members(a: Analysis, clause: Clause) -> list[PartyRef]:
    """ "Norland and Ostria are among the states that send tanks": those who are counted among the states act."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if parent is None or parent.finite is None or not a.s.is_word(clause.first, "relatives"):
        return []
    if not a.s.is_word(clause.first - 1, "state_plurals") or a.s.mark_at(parent.finite, "aux", "be") is None:
        return []
    bare = [p for p in a.parties_in(parent) if is_bare(p) and p.np_last <= parent.finite and p.form != "adjective"]
    return [replace(p, np_first=clause.first, np_last=clause.first, case="nom") for p in first_row(a, bare)]


def is_agent_of_another(a: Analysis, event: Event, party: PartyRef) -> bool:
    """ "were sent to clear mines laid by Norland": the words with "by" belong to the participle right before them."""
    at = party.prep_first - 1 if party.prep_first is not None else -1
    if at < event.last or a.s.is_word(at - 1, "coordinators") or not a.s.tokens[at].text.islower():
        return False
    known = any(m.category in ("verb", "report") and m.data and "part" in m.data.features for m in a.s.at[at])
    plain = not a.s.at[at] and a.s.norm(at).endswith(_past_endings(a))
    return known or plain or a.s.is_word(at, "strong_participles")


def _past_endings(a: Analysis) -> tuple[str, ...]:
    rows = a.s.lexicon.pack.tables["grammar"]["conjugation_class"]
    return tuple({ending for row in rows for ending in row["past"] if len(ending) > 1})


def shared_passive_subject(a: Analysis, event: Event, clause: Clause) -> list[ItemRef]:
    """ "The tanks were taken out of depots and sent to Norland": the subject of the participle before."""
    parent = a.clauses[clause.parent] if clause.parent is not None else None
    if event.voice != "passive" or a.s.lexicon.pack.verb_final_clauses or parent is None or parent.finite is None:
        return []
    if clause.finite != event.at or any(is_bare(p) and p.np_last <= event.at for p in a.parties_in(clause)):
        return []
    before = [i for i in a.items_in(parent) if i.last <= parent.finite and not i.preps and not i.outcome]
    return [i for i in before if i.group == before[-1].group]


def shared_sources(a: Analysis, event: Event, clause: Clause, found: Sequence[PartyRef]) -> list[PartyRef]:
    """ "were taken out of Norlandic depots and sent to Ostria": where the goods of the first participle come from."""
    if any(p.preps & {"from", "by"} for p in found) or not shared_passive_subject(a, event, clause):
        return []
    parent = a.clauses[clause.parent] if clause.parent is not None else clause
    made = a.s.has_word_in(parent, "making_words", "buying_verbs")
    behind = parent.finite if parent.finite is not None else parent.last
    found = [p for p in a.parties_in(parent) if p.preps & {"from", "in" if made else "from"} and p.first > behind]
    return [replace(p, preps=frozenset({"from"})) for p in found[:1]]


def goods_meant(a: Analysis, event: Event, clause: Clause) -> list[ItemRef]:
    """ "Norland buys the shells and hands them on to Ostria": the goods named earlier in the sentence."""
    at = event.last
    if a.s.lexicon.pack.verb_final_clauses or not a.s.is_word(at, "pronouns_object"):
        return []
    before = [i for i in a.phrases.items if i.last <= event.at and not is_person(i) and i.item != "money"]
    asked = any(a.s.mark_at(k, "stance", "condition.openers") for k in clause.tokens if k < event.at)
    if not before or asked or any(n.core in clause for n in a.phrases.loose_numbers):
        return []
    return [replace(before[-1], first=at, last=at + 1, np_first=at, number=None, preps=frozenset(), nationality=None)]
