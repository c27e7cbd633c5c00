"""Meant items: what a pronoun, a bare number or "weitere" stands for, earlier in the sentence or told before."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import HARM_FRAMES, PERSON_FRAMES, TRAIN_FRAMES, is_person
from fundstelle.extract.events import Event
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.shared_verbs import goods_meant
from fundstelle.text.tokens import TokenKind
from fundstelle.values import Basis


def is_with_number(a: Analysis, clause: Clause) -> bool:
    """ "hat X mit 200 weiteren beliefert": what is supplied stands behind its preposition."""
    pronouns = [at for at in clause.tokens if a.s.is_word(at, "pronouns_person", "demonstratives")]
    marked = [*pronouns, *(n.first for n in a.phrases.loose_numbers if n.core in clause)]
    return any(a.s.mark_ending_at(at, "prep", "with") is not None for at in marked)


def opens_later(clause: Clause, at: int, event: Event) -> bool:
    """ "stiftet Chaos, sie spaltet die Welt": behind a comma the pronoun is the subject of a verb nobody knows."""
    return any(first == at and first > event.at for first, _ in clause.parts)


def is_subject_here(a: Analysis, event: Event, clause: Clause, at: int) -> bool:
    """ "was sie der Staatskasse überwiesen": where nobody else acts, a pronoun of an active verb is who does it."""
    if not a.s.lexicon.pack.verb_final_clauses or event.voice != "active" or not a.s.is_word(at, "plural_references"):
        return False
    return clause.opener in ("rel", "sub") and not any(is_bare(p) for p in a.parties_in(clause))


def is_a_sum(number: Number, item: ItemRef) -> bool:
    """ "weitere acht Milliarden": so many are sums of money, whatever was spoken of."""
    return number.low is not None and number.low >= _SUM and item.item != "money" and number.unit is None


_SUM = 100_000_000
"""Nobody is told to have given so many things; the largest number of shells in any report read was 12 million."""


def object_from(a: Analysis, event: Event, frame: str) -> int:
    """ "They earn money", "it has sent …": where order tells, a pronoun before an active verb is what gives or gets."""
    ordered = not a.s.lexicon.pack.verb_final_clauses and event.voice == "active" and not event.attributive
    return event.at if ordered and frame in ("give", "get", "share", "pay", "bring") else 0


def some_of_them(a: Analysis, frame: str, clause: Clause) -> int | None:
    """ "die meisten", "ein Teil von ihnen", where no noun of their own follows; in English of the dead only."""
    if frame not in HARM_FRAMES and not a.s.lexicon.pack.verb_final_clauses:
        return None
    for mark in a.s.word_marks("some_of_them"):
        if mark.first in clause:
            return None if mark.last < len(a.s.tokens) and a.s.tokens[mark.last].is_capital else mark.first
    return None


def counted_inside(a: Analysis, clause: Clause, *, persons: bool | None) -> list[ItemRef]:
    """ "… 240 tanks, while the neighbour has supplied dozens of them": counts what stands earlier in the sentence."""
    number = next((n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"), None)
    if number is None:
        return []
    of_them = any(-1 <= m.first - number.last <= 1 for m in a.s.marks("partitive"))
    if not of_them and (number.basis is not Basis.INCREMENT or number.unit is not None):
        return []
    before = [
        i
        for i in a.phrases.items
        if i.last <= clause.first
        and not i.outcome
        and (i.item != "money" or number.use == "money")
        and (persons is None or is_person(i) == persons)
        and (of_them or a.clause_at(i.first).opener not in ("inf", "rel"))
    ]
    if not before:
        return []
    return [
        replace(
            before[-1],
            first=number.core,
            last=number.last,
            np_first=number.first,
            number=number,
            preps=frozenset(),
            nationality=None if of_them and not is_person(before[-1]) else before[-1].nationality,
        )
    ]


def pronoun_inside(a: Analysis, event: Event, frame: str, clause: Clause) -> list[ItemRef]:
    """ "… has sent troops, and they will be deployed": a pronoun for the persons named earlier in the sentence."""
    moved = frame == "go" or (frame in ("give", "bring") and event.voice == "passive")
    others = others_meant(a, frame, clause) if moved or frame in PERSON_FRAMES else []
    if others:
        return others
    if frame in ("give", "bring", "get") and event.voice == "active" and not event.attributive:
        return goods_pointed_to(a, clause) or goods_meant(a, event, clause)
    if not (moved or frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES) or any(
        n.core in clause for n in a.phrases.loose_numbers
    ):
        return []
    words = a.s.words_of("pronouns_plural")
    if not any(a.s.norm(at) in words for at in clause.tokens) and some_of_them(a, frame, clause) is None:
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first and not i.outcome and i.item != "money"]
    before = [i for i in before if is_person(i) or moved]
    before = [i for i in before if not i.preps] or [i for i in before if is_person(i)]
    return [replace(before[-1], number=None)] if before else []


def others_meant(a: Analysis, frame: str, clause: Clause) -> list[ItemRef]:
    """ "… Raketen gegangen, und weitere sollten folgen": more of what stands earlier in the sentence."""
    if "elliptic_references" not in a.s.groups or any(n.core in clause for n in a.phrases.loose_numbers):
        return []
    at = next((k for k in clause.tokens if a.s.is_word(k, "elliptic_references") and not modifies(a, k)), None)
    before = [i for i in a.phrases.items if i.last <= clause.first and not i.preps and not i.outcome]
    before = [i for i in before if is_person(i) or frame not in PERSON_FRAMES]
    if at is None or not before:
        return []
    return [replace(before[-1], first=at, last=at + 1, np_first=at, number=None)]


def goods_pointed_to(a: Analysis, clause: Clause) -> list[ItemRef]:
    """ "… builds drones; Norland wants to hand them to …": the goods named earlier, beside a party as the subject."""
    if not a.s.lexicon.pack.verb_final_clauses or not any(p for p in a.parties_in(clause) if is_bare(p)):
        return []
    meant = [at for at in clause.tokens if a.s.is_word(at, "plural_references") and not modifies(a, at)]
    before = [i for i in a.phrases.items if i.last <= clause.first and not is_person(i) and not i.preps]
    if not meant or not before or any(n.core in clause for n in a.phrases.loose_numbers):
        return []
    return [replace(before[-1], first=meant[0], last=meant[0] + 1, np_first=meant[0], number=None)]


def modifies(a: Analysis, at: int) -> bool:
    """Whether the word at `at` stands before a noun of its own and points to none ("diese Raketen")."""
    following = a.s.tokens[at + 1] if at + 1 < len(a.s.tokens) else None
    if a.s.is_word(at, "elliptic_references"):  # "weitere sollen folgen", "keine mehr"; not "keine neuen Waffen"
        endings = tuple(e for e in a.s.lexicon.pack.adjective_endings if e)
        verbal = a.s.has_any(at + 1, ("aux", "modal", "verb", "prep")) if following else True
        if not a.s.lexicon.pack.nouns_capitalised:  # "More are expected", "will send more"; not "more tanks"
            ends = following is None or following.kind is TokenKind.MARK
            return not (ends or a.s.has_any(at + 1, ("aux", "modal", "prep")))
        plain = following is not None and following.text.islower() and not following.norm.endswith(endings)
        return not (verbal or plain)
    return bool(following and (following.is_capital or a.s.is_named(at + 1)) and not a.s.is_word(at, "pronouns_person"))
