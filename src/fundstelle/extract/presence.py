"""Presence: persons of one state in another, told without any act ("Norlandic soldiers in Ostria", "has troops in")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Draft, Side, is_person, side_of
from fundstelle.extract.finite import nonfinite_in
from fundstelle.extract.nominal import ends_attribute, is_bare, preposition_before
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.shared_verbs import first_row
from fundstelle.extract.subjects import find_generic_states
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind

_WITHIN = 8
"""Tokens from persons to where they are."""
_STAYING = 7
"""Tokens from persons to a verb of staying: "workers posing as students have been living in"."""


def presences(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """Persons of one state in another ("nordkoreanische Soldaten in Kursk"), where no act of the clause takes them."""
    used = {draft.item.first for draft in drafts}
    for item in a.phrases.items:
        if not is_person(item) or item.first in used or item.outcome or not _may_be_sent(a, item):
            continue
        clause = a.clause_at(item.first)
        if a.s.has_word_in(clause, "invasion_verbs"):
            continue
        sender = _holder(a, item, clause, voices) or (
            side_of([item.nationality], "nationality") if item.nationality else Side()
        )
        taker = _where(a, item, sender, voices)
        held = bool(sender) and item.nationality is None
        if not held and not _is_present(a, item, clause):
            continue
        if (held and not taker) or (not sender and not _is_of_speaker(a, item, clause)):
            continue
        if not taker and not _is_there(a, item, clause):
            continue
        where = places_of(a, clause, None, item)
        yield Draft(Kind.DEPLOYMENT, item, clause, None, sender, taker, item.number, None, where, rule="presence")


def _may_be_sent(a: Analysis, item: ItemRef) -> bool:
    """Not "von den Südländern besetzte Gebiete", nor prisoners, who are where they are against their will."""
    if ends_attribute(a.s, item.last) or a.s.is_word(item.last, "held_words"):
        return False
    return not any(a.s.is_word(k, "held_words") for k in range(item.np_first, item.first))


def _where(a: Analysis, item: ItemRef, sender: Side, voices: Voices) -> Side:
    """The party, or the state of the place, that stands right behind the persons with a preposition of place."""
    inside = [
        p
        for p in a.phrases.parties
        if p.preps & {"in", "to", "alongside", "for"}
        and p.first not in voices.speakers
        and 0 <= p.np_first - item.last <= _WITHIN
        and not set(p.ids) & set(sender.ids)
    ]
    if inside:
        return side_of(first_row(a, inside), "inside")
    for place in a.s.marks("place"):
        if 0 <= place.first - item.last <= _WITHIN and place.data.state and place.data.state not in sender.ids:
            return Side((place.data.state,), ((place.first, place.last),), None, "place")
    return Side()


def _is_there(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "3,000 Norlandic soldiers are now in the country": in the one spoken of before."""
    if clause.finite is None or a.s.mark_at(clause.finite, "aux", "be") is None or clause.finite < item.first:
        return False
    near = range(clause.finite + 1, clause.finite + _WITHIN)
    generic = any(at in near and a.s.mark_ending_at(at, "prep", "in") for at in find_generic_states(a, clause))
    return item.number is not None and (generic or any(a.s.is_word(at, "place_adverbs") for at in near))


def _holder(a: Analysis, item: ItemRef, clause: Clause, voices: Voices) -> Side:
    """ "Norland has 1,000 troops in Ostria", "keeps troops in Ostria": whoever has them there has sent them."""
    at = _having_before(a, item, clause)
    if at is None or item.nationality is not None:
        return Side()
    before = [p for p in a.parties_in(clause) if is_bare(p) and p.np_last <= at and p.form != "adjective"]
    before = [p for p in before if p.first not in voices.speakers]
    return side_of(first_row(a, before[-1:]), "holder")


def _having_before(a: Analysis, item: ItemRef, clause: Clause) -> int | None:
    """The verb of having or keeping right before the persons."""
    for at in range(max(clause.first, item.np_first - _HAVING), item.np_first):
        if at == clause.finite and a.s.mark_at(at, "aux", "have") is not None:
            return None if nonfinite_in(a.s, at + 1, item.np_first) or _is_perfect(a, item, clause) else at
        if a.s.is_word(at, "keeping_verbs") and not a.s.lexicon.pack.verb_final_clauses:
            return at
    return None


def _is_perfect(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "hat 1.000 Soldaten entsandt": in languages whose participle closes the bracket."""
    return a.s.lexicon.pack.verb_final_clauses and nonfinite_in(a.s, item.last, clause.last)


_HAVING = 3
"""Tokens from a verb of having to the persons: "has about 500 soldiers"."""


def _is_present(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """A number of persons, or a clause that says that they are there."""
    if item.number is not None:
        return True
    if a.s.has_word_in(range(max(0, item.np_first - 4), item.np_first), "keeping_verbs"):
        return True
    if a.s.has_word_in(range(item.last, item.last + _STAYING), "staying_verbs"):
        return True
    if _is_told_of(a, item) or _stands_there(a, item):
        return True
    return clause.finite is not None and a.s.mark_at(clause.finite, "aux", "be") is not None


def _is_of_speaker(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """ "300 of its soldiers in Ostria", "says its soldiers are in Ostria": of whom the words before name."""
    if item.possessive is None:
        return False
    be = clause.finite is not None and a.s.mark_at(clause.finite, "aux", "be") is not None
    return item.number is not None or (be and not a.s.lexicon.pack.verb_final_clauses)


def _stands_there(a: Analysis, item: ItemRef) -> bool:
    """ "evidence of Norlandic soldiers in Ostria": a people's soldiers, and right behind them where they are."""
    at = item.last
    while a.s.is_word(at, "verb_adverbs", "participle_adverbs"):
        at += 1
    at += _is_participle(a, at)
    behind = a.s.mark_at(at, "prep", "in") is not None and not a.s.lexicon.pack.verb_final_clauses
    attacked = item.preps & {"at", "against", "with", "by"}
    return behind and not attacked and item.nationality is not None and item.nationality.last <= item.first


def _is_participle(a: Analysis, at: int) -> bool:
    """ "soldiers massing in", "fighters seen in": what they do there, whatever it is."""
    if at >= len(a.s.tokens) or not a.s.tokens[at].text.islower():
        return False
    return a.s.norm(at).endswith(("ing", "ed")) or a.s.is_word(at, "strong_participles")


def _is_told_of(a: Analysis, item: ItemRef) -> bool:
    """ "berichtete von nordländischen Truppen in Südland", "Berichte über …": what is said."""
    if not item.preps & {"from", "via"} or not a.s.lexicon.pack.verb_final_clauses:
        return False
    _, _, first = preposition_before(a.s, item.np_first)
    before = range(max(0, (first or 0) - 2), first or 0)
    return any(m.category in ("report", "claim_noun") for at in before for m in a.s.at[at])
