"""Serving: whom persons who fight, work or help serve, and whom they stand against."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.draft import Side
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.roles import Arguments


def with_helped(args: Arguments, *, told: bool, pointed: bool, serves: bool) -> Arguments:
    """ "Nordmärker helfen Südland", "sie verstärken das südländische Heer": whom the verb names is served."""
    if args.dative or args.genitive or not serves or not (told or pointed):
        return replace(args, for_=args.for_ or args.dative or args.genitive)
    return replace(args, for_=args.for_ or args.subject, subject=() if pointed else args.subject)


def is_enemy(a: Analysis, party: PartyRef, event: Event) -> bool:
    """ "entered combat with the forces of Norland": fought against; "are fighting with Norland": beside it."""
    noun = party.prep_first - 1 if party.prep_first is not None else event.at
    if noun == event.at and (a.s.mark_at(noun - 1, "aux", "be") or a.s.mark_ending_at(noun, "item")):
        return False
    return a.s.is_word(noun, "enemy_nouns")


def is_help(a: Analysis, event: Event) -> bool:
    """ "soldiers helped Norland to hold the town": only who is helped tells whom they serve."""
    words = a.s.words_of("helping_verbs")
    return event.lemma in words and not event.noun


def is_predicate_of(event: Event, item: ItemRef, clause: Clause) -> bool:
    """ "soldiers helped", "soldiers are helping": the verb of their clause, behind them."""
    finite = clause.finite
    return finite is not None and item.last <= finite <= event.at and (finite == event.at or "ing" in event.features)


def fights(a: Analysis, event: Event, taker: Side, parties: list[PartyRef]) -> bool:
    """Whether serving means bearing arms: by the verb, or since an army is served."""
    words = a.s.words_of("fighting_verbs")
    hosts = {first for first, _ in taker.tokens}
    if event.recruits and any(_is_fighting(a, at) for at in range(event.last, min(event.last + 10, len(a.s.tokens)))):
        return True  # "lured men to fight"
    return event.lemma in words or any(p.first in hosts and p.institution in ("mil", "force") for p in parties)


def _is_fighting(a: Analysis, at: int) -> bool:
    words = a.s.words_of("fighting_verbs")
    return any(m.category == "verb" and m.data.verb.lemma in words for m in a.s.at[at])
