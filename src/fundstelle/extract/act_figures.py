"""Figures of acts: a number that stands apart from the noun it counts ("tanks, 300 in all", "… rose to 2,000")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.draft import Draft
from fundstelle.extract.events import Event
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.records.claim import Kind
from fundstelle.values import Basis


def number_of(a: Analysis, kind: Kind, event: Event, item: ItemRef) -> Number | None:
    """ "1.000 der 11.000 entsandten Soldaten sind tot": 11.000 were sent, of whom 1.000 died."""
    part = kind is Kind.CASUALTY or (not event.attributive and _tells_of_part(a, event, item))
    return (item.outer if part else None) or item.number


def _tells_of_part(a: Analysis, event: Event, item: ItemRef) -> bool:
    """ "delivered 40 of the promised 100 tanks"; but "40 of the 100 tanks sent to Norland were lost"."""
    finite = a.clauses[event.clause].finite
    helped = finite is not None and finite < event.at and event.voice == "passive"
    return a.s.lexicon.pack.verb_final_clauses or (not event.noun and (event.at < item.np_first or helped))


def with_figures(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts without a number of their own with the one that stands apart and counts them."""
    used = {d.number.core for d in drafts if d.number}
    loose = [n for n in a.phrases.loose_numbers if n.core not in used and n.use == "count"]
    waiting = [d for d in drafts if d.number is None and d.item_from is None]
    if not loose or not waiting:
        return drafts
    if len(loose) == 1 and len({d.item.group for d in waiting}) == 1 and _is_total(a, waiting[0], loose[0]):
        return [replace(d, number=loose[0]) if d in waiting else d for d in drafts]
    found = {id(d): n for n in loose for d in _counted_by(a, waiting, n)}
    return [replace(d, number=found[id(d)]) if id(d) in found else d for d in drafts]


def further_totals(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "delivered 40 tanks, bringing the total to 120": a sum behind a number is a claim of its own on the same act."""
    used = {d.number.core for d in drafts if d.number}
    for number in a.phrases.loose_numbers:
        if number.core in used or number.use != "count" or not _sums_up(a, number):
            continue
        told = [d for d in drafts if d.number and d.number.core < number.core and d.rule == "frame"]
        base = told[-1] if told else None
        between = range(base.item.last, number.first) if base else range(0)
        if base is None or any(i.first in between for i in a.phrases.items) or not _is_larger(number, base.number):
            continue
        item = replace(base.item, first=number.core, last=number.last, np_first=number.first, number=number)
        yield replace(base, item=item, number=number, rule="further_total")


def _sums_up(a: Analysis, number: Number) -> bool:
    """ "120 in all", "…, insgesamt sind es damit 120": in a clause of its own that calls it the whole."""
    clause = a.clause_at(number.core)
    return number.basis is Basis.TOTAL or (clause.index > 0 and a.s.has_mark_in(clause, "basis", "total"))


def _is_larger(whole: Number, part: Number | None) -> bool:
    sizes = [[end for end in (n.low, n.high) if end is not None] for n in (whole, part) if n is not None]
    return len(sizes) == 2 and max(sizes[0]) > max(sizes[1])


def _is_total(a: Analysis, draft: Draft, number: Number) -> bool:
    """ "die Zahl der gelieferten Raketen auf bis zu 200": the one number left belongs to what is counted, unless
    a semicolon stands between ("Geschütze: über 200; für die gelieferten Werfer liegen keine Zahlen vor")."""
    counted = "count_noun" in a.s.by_category or a.s.is_mark_token(draft.item.last, ":")
    first, last = sorted((number.core, draft.item.first))
    return counted and not any(a.s.is_mark_token(at, ";") for at in range(first, last))


def _counted_by(a: Analysis, waiting: Sequence[Draft], number: Number) -> list[Draft]:
    """Those of the drafts that the number behind them counts."""
    before = [d for d in waiting if d.item.last <= number.first]
    if not before:
        return []
    near = before[-1]
    row = [d for d in before if d.item.group == near.item.group]
    if _is_set_off(a, near, number):
        return row if number.basis is Basis.TOTAL else [d for d in row if d.item.first == near.item.first]
    whole = row if len({d.item.group for d in waiting}) == 1 else []
    return whole if _ends_clause(a, near, number) or _has_reached(a, near, number) else []


def _is_set_off(a: Analysis, draft: Draft, number: Number) -> bool:
    """ "tanks, 300 in all, to Norland", "Panzer (300)": right behind the noun, between marks."""
    s = a.s
    opened = number.first == draft.item.last + 1 and s.is_mark_token(draft.item.last, ",(–—")
    closed = number.last >= len(s.tokens) or s.is_mark_token(number.last, ",)–—.")
    return opened and closed


def _ends_clause(a: Analysis, draft: Draft, number: Number) -> bool:
    """ "… tanks to Norland – some 500 since March", "…, 300 in total": set off at the end of what told the act."""
    s = a.s
    opened = s.is_mark_token(number.first - 1, "–—:") or (
        s.is_mark_token(number.first - 1, ",") and (number.basis is Basis.TOTAL or number.unit is not None)
    )
    if not opened or any(s.is_mark_token(at, ";.") for at in range(draft.item.last, number.first)):
        return False
    timed = any(t.first in (number.last, number.last + 1) for t in a.times)
    return timed or number.last >= len(s.tokens) or s.is_mark_token(number.last, ",.–—")


def _has_reached(a: Analysis, draft: Draft, number: Number) -> bool:
    """ "purchases of crude rose to two million barrels", "the tanks sent to Norland numbered 40"."""
    s = a.s
    behind = range(draft.item.last, number.first)
    verbs = [at for at in behind if s.is_word(at, "amount_verbs") or s.mark_at(at, "verb", "raise")]
    if not verbs or number.first - verbs[-1] > _AMOUNT or s.is_word(number.first - 1, "difference_links"):
        return False
    if any(s.is_mark_token(at, ",;:") for at in range(verbs[-1], number.first)):
        return False
    nouns = any(i.first in range(verbs[-1], number.first) for i in a.phrases.items)
    return not nouns and a.clause_at(verbs[-1]).index == a.clause_at(number.core).index


_AMOUNT = 4
"""Tokens from a verb of amounts to its figure: "stood at some"."""
