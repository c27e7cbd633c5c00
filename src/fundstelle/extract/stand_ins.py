"""Stand-ins: noun phrases without a class of their own that mean what was told before ("a first batch", "the rest")."""

from __future__ import annotations

from collections.abc import Iterator

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Thing
from fundstelle.extract.draft import is_person
from fundstelle.extract.events import Event
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import is_bare, phrase_start, preposition_before
from fundstelle.extract.record import replace
from fundstelle.extract.subjects import has_subject_pronoun
from fundstelle.records.claim import Kind
from fundstelle.text.tokens import TokenKind

_REACH = 2
"""Sentences back to what a stand-in means."""
_TOLD = frozenset({Kind.TRANSFER.value, Kind.DEPLOYMENT.value})


def find_stand_in(
    a: Analysis, event: Event, clause: Clause, context: Context, *, moved: bool
) -> tuple[Thing, int] | None:
    """What "A first batch" of "A first batch arrived" or "the rest" of "received the rest" means, and its token.

    moved: what is moved is the subject (an active verb of going, or a passive).
    """
    opened = a.s.is_word(clause.first, "say_complementizers", "coordinators")
    if a.s.is_word(clause.first, "question_words") or (clause.opener in ("sub", "rel") and not opened):
        return None  # "whether the shipments have arrived", "until the rest arrives"
    marks = list(_stand_ins(a))
    near = (t for t in reversed(context.things) if a.s.index - t.sentence <= _REACH) if marks else ()
    thing = next((t for t in near if t.kind in _TOLD), None)
    if thing is None or any(i.last <= clause.first and not i.outcome for i in a.phrases.items):
        return None  # a thing named earlier in the sentence is nearer
    for mark in marks:
        fits = mark.first in clause and _is_of_its_kind(mark, thing) and _is_alone(a, mark)
        if fits and _is_in_place(a, event, clause, mark, moved=moved):
            return thing, mark.first
    return None


def _stand_ins(a: Analysis) -> Iterator[Mark]:
    for group in _GROUPS:
        yield from a.s.word_marks(group)
    yield from a.s.marks("generic", "carrier")


_GROUPS = ("load_nouns", "rest_words")
_CARRIERS = frozenset({"uav", "aircraft", "helicopter", "ship", "vehicle", "armour"})


def _is_of_its_kind(mark: Mark, thing: Thing) -> bool:
    """ "The vessels arrived" means ships only where ships were told of; "the systems" are no persons."""
    if mark.category == "carrier":
        return thing.item.item in _CARRIERS
    return mark.category == "word" or not is_person(thing.item)


def _is_alone(a: Analysis, mark: Mark) -> bool:
    """Whether the phrase is nothing but article, known adjectives and the noun, and nothing behind tells of what."""
    s = a.s
    whole = mark.value == "rest_words"
    first = mark.first if whole else phrase_start(s, mark.first, {})
    definite = s.is_word(first, "articles", "determiners" if mark.category == "word" else "demonstratives")
    if not whole and (not definite or (mark.category != "word" and s.is_word(first, "articles_indefinite"))):
        return False
    if any(s.has_any(at, ("item", "designation")) for at in range(first, mark.first)):
        return False
    if s.mark_ending_at(first, "word", "shares") is not None:
        return _ends_phrase(a, mark.last)  # "the first of the systems"
    if preposition_before(s, first)[0] or s.mark_at(mark.first, "designation") is not None:
        return False
    return _ends_phrase(a, mark.last)


def _ends_phrase(a: Analysis, at: int) -> bool:
    """Whether no noun and no "of …" follows that says what the load is."""
    s = a.s
    if at >= len(s.tokens) or s.tokens[at].kind is not TokenKind.WORD:
        return at >= len(s.tokens) or s.tokens[at].kind is TokenKind.MARK
    if s.is_word(at, "genitive_prepositions", "content_links", "holding_words", "relatives", "infinitive_marker"):
        return False
    if s.lexicon.pack.nouns_capitalised:
        return not s.tokens[at].is_capital or s.is_named(at)
    return bool(s.at[at])  # "delivery date": a noun nobody knows


def _is_in_place(a: Analysis, event: Event, clause: Clause, mark: Mark, *, moved: bool) -> bool:
    """Whether the phrase stands where the act has what it moves."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return (mark.first < event.at) == moved
    if moved:
        return True
    return any(is_bare(p) for p in a.parties_in(clause)) or has_subject_pronoun(a, clause)


def with_subject_above(a: Analysis, event: Event, frame: str, clause: Clause) -> Clause:
    """ "They are due to arrive", "A further 50 are likely to be sent": with the subject above an infinitive.

    The clause itself where the words above name a party or a thing, or where word order does not tell.
    """
    moved = frame in ("go", "die", "serve", "exercise") or event.voice == "passive"
    if a.s.lexicon.pack.verb_final_clauses or clause.opener != "inf" or clause.parent is None or not moved:
        return clause
    above = a.clauses[clause.parent]
    if above.finite is None or above.finite >= clause.first or above.first >= above.finite:
        return clause
    named = [*a.items_in(above), *(p for p in a.parties_in(above) if is_bare(p))]
    return clause if named else replace(clause, parts=((above.first, above.finite), *clause.parts))
