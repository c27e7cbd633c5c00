"""Figures: a number that a source states for what was told before ("Kiew spricht von 12.000", "puts it at 1,500")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Thing
from fundstelle.extract.draft import Draft, Side, carried, is_person, side_of
from fundstelle.extract.events import Event
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.voices import Voices
from fundstelle.records.claim import Kind, Outcome
from fundstelle.values import Basis

_REACH = 4
"""Sentences back to what a bare figure counts."""


def figures(
    a: Analysis, drafts: Sequence[Draft], events: Sequence[Event], voices: Voices, context: Context
) -> Iterator[Draft]:
    """Numbers, bare or with the same kind of item, in a clause that only states them: for the act told before."""
    used = {draft.number.core for draft in drafts if draft.number}
    for number in a.phrases.loose_numbers:
        clause = a.clause_at(number.core)
        if number.core in used or number.use != "count" or _is_taken(clause, drafts) or _is_part(a, number):
            continue
        thing = _counted_before(a, number, context)
        if _counts_losses(a, clause, number):
            continue
        if thing is not None and _states_figure(a, clause, number, events, voices):
            item = ItemRef(thing.item.item, number.core, number.last, number.first, frozenset(), number=number)
            yield _figure(thing, replace(item, designation=thing.item.designation), number, clause, Side())
    for item in a.phrases.items:
        yield from _restated(a, item, drafts, events, voices, context)


def _restated(
    a: Analysis, item: ItemRef, drafts: Sequence[Draft], events: Sequence[Event], voices: Voices, context: Context
) -> Iterator[Draft]:
    """ "Kiew spricht von 12.000 Soldaten": a number with a noun of what was told before."""
    clause = a.clause_at(item.first)
    if item.number is None or item.number.use != "count" or item.outcome or _is_taken(clause, drafts):
        return
    thing = _told_of(a, item, context)
    if thing is None or not _states_figure(a, clause, item.number, events, voices):
        return
    if thing.number is None or not _is_alike(thing.number, item.number):
        return
    own = side_of([item.nationality], "nationality") if item.nationality else Side()
    if own and set(own.ids) != set(thing.giver):
        return
    yield _figure(thing, item, item.number, clause, own)


def _figure(thing: Thing, item: ItemRef, number: Number, clause: Clause, own: Side) -> Draft:
    return Draft(
        Kind(thing.kind),
        item,
        clause,
        None,
        own or carried(thing.giver, thing.span),
        carried(thing.taker, thing.span) if thing.taker else Side(),
        number,
        Outcome(thing.outcome) if thing.outcome else None,
        item_from=thing.span,
        rule="figure",
    )


def _is_taken(clause: Clause, drafts: Sequence[Draft]) -> bool:
    return any(draft.clause.index == clause.index for draft in drafts)


def _states_figure(a: Analysis, clause: Clause, number: Number, events: Sequence[Event], voices: Voices) -> bool:
    """The clause has a speaker and no act but stating, or counts ("die Zahl liegt bei …")."""
    acts = [e for e in events if e.clause == clause.index and not set(e.frames) & {"raise", "include"}]
    acts = [e for e in acts if not a.s.is_word(e.at, "amount_verbs")]  # "the volume came to over 1,300 tons"
    if acts or any(a.s.is_mark_token(at, "%") for at in range(number.last, min(number.last + 2, len(a.s.tokens)))):
        return False
    voice = voices.by_clause[clause.index]
    speaks = voice is not None and voice.clause == clause.index and voice.act != "denies" and not voice.formula
    counts = any(a.s.mark_at(at, "count_noun") for at in clause.tokens if at < number.first)
    stated = clause.finite is not None or a.s.has_word_in(clause, "amount_verbs")
    return speaks or (counts and stated) or _is_so_many(a, clause)


def _is_so_many(a: Analysis, clause: Clause) -> bool:
    """ "Bis Jahresende werden es 3.000 sein", "Im Mai waren es 60": a copula, a pronoun and the number."""
    if not a.s.lexicon.pack.verb_final_clauses or clause.finite is None:
        return False
    copula = a.s.mark_at(clause.finite, "aux", "be", "become") or a.s.mark_at(clause.finite, "modal")
    others = any(a.s.has_any(at, ("verb", "report", "event", "item")) for at in clause.tokens if at != clause.finite)
    return copula is not None and not others and a.s.has_word_in(clause, "counting_pronouns")


def _counts_losses(a: Analysis, clause: Clause, number: Number) -> bool:
    """ "put the number of dead at 300": a figure of losses, of which `other_drafts` makes a claim."""
    return any(i.outcome and i.last <= number.first for i in a.items_in(clause))


def _is_part(a: Analysis, number: Number) -> bool:
    """ "sieben der elf Staaten", "two of the participants": counts a noun of its own."""
    at = number.last + 1 if a.s.is_word(number.last, "part_of") else number.last
    if a.s.is_word(at, "auxiliary_infinitives") and at + 1 >= _clause_end(a, number):
        return False  # "werden es 3.000 sein": no possessive
    return a.s.is_word(at, "articles", "determiners", "possessives")


def _clause_end(a: Analysis, number: Number) -> int:
    """Past the last word of the number's clause."""
    last = a.clause_at(number.core).last
    return last - 1 if a.s.is_mark_token(last - 1, ".!?;") else last


def _counted_before(a: Analysis, number: Number, context: Context) -> Thing | None:
    """The last thing told with a number of the same unit and a like size."""
    for thing in reversed(context.things):
        if a.s.index - thing.sentence > _REACH:
            return None
        if thing.asked or (thing.number is not None and _is_alike(thing.number, number)):
            return thing
        if thing.number is None and _sums_up(a, number) and a.s.index - thing.sentence == 1:
            return thing  # "… delivered tanks. The total number stands at 300."
        if thing.number is None and thing.kind == Kind.DEPLOYMENT.value and _is_their_number(a, number):
            return thing
    return None


def _is_their_number(a: Analysis, number: Number) -> bool:
    """ "put their number at 12,000": of those told of before."""
    clause = a.clause_at(number.core)
    counts = [at for at in clause.tokens if at < number.first and a.s.mark_at(at, "count_noun")]
    return any(a.s.is_word(at - 1, "possessives") for at in counts)


def _sums_up(a: Analysis, number: Number) -> bool:
    """Whether the number is called the whole of what was told, in a sentence that names no other thing."""
    whole = number.basis is Basis.TOTAL or a.s.has_mark("basis", "total")
    return whole and not any(i.first != number.core for i in a.phrases.items)


_ALIKE = 20
"""Times one figure may be the other to be about the same."""


def _is_alike(known: Number, said: Number) -> bool:
    sizes = sorted(n.low if n.low is not None else n.high or Decimal(0) for n in (known, said))
    return known.unit == said.unit and 0 < sizes[1] <= sizes[0] * _ALIKE


def _told_of(a: Analysis, item: ItemRef, context: Context) -> Thing | None:
    for thing in reversed(context.things):
        if a.s.index - thing.sentence > _REACH * 2:
            return None
        same = thing.item.item == item.item or (is_person(thing.item) and is_person(item))
        if same and thing.giver and thing.kind != Kind.CASUALTY.value:
            return thing
    return None
