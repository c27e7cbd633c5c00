"""Acts without a verb of their own: losses, states, presence, parts and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fundstelle.extract.act_drafts import places_of
from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft, Side, carried, is_person, side_of
from fundstelle.extract.events import Event
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import is_bare
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.records.claim import Kind, Outcome
from fundstelle.records.document import BlockKind
from fundstelle.values import Basis


def partitives(a: Analysis, drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """ "sechs davon bis Ende Oktober", "36 of them": a part of what was told before, in a clause without an act."""
    for mark in a.s.marks("partitive"):
        number = next(
            (n for n in a.phrases.loose_numbers if -1 <= mark.first - n.last <= 1 or 0 <= n.first - mark.last <= 1),
            None,
        )
        clause = a.clause_at(mark.first)
        if number is None or any(d.number is number for d in drafts):
            continue
        if a.s.mark_ending_at(number.first, "prep", "of_source") is not None:
            continue  # "according to two of them"
        if any(d.clause.index == clause.index and d.item_from is not None for d in drafts):
            continue
        if any(
            d.clause.index == clause.index and d.number is not None and d.number.core == number.core for d in drafts
        ):
            continue
        base = next((d for d in reversed(drafts) if d.item.first < number.core and d.kind is not Kind.CASUALTY), None)
        after = max(mark.last, number.last)
        if base is not None and a.s.mark_at(after, "casualty") is None and a.s.mark_at(after - 1, "casualty") is None:
            item = replace(base.item, first=number.core, last=number.last, np_first=number.first, number=number)
            yield replace(base, item=item, number=number, clause=clause, rule="partitive", event=None)


def further_counts(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "10,000 troops were sent last autumn and an additional 3,000 this year": a second number for the same act."""
    used = {d.number.core for d in drafts if d.number}
    for number in a.phrases.loose_numbers:
        if number.core in used or number.use != "count" or number.article or number.unit is not None:
            continue
        before = [d for d in drafts if d.number and d.number.core < number.core and d.item.number is d.number]
        base = before[-1] if before else None
        if base is None or base.clause.index != a.clause_at(number.core).index or not _adds(a, number):
            continue
        item = replace(base.item, first=number.core, last=number.last, np_first=number.first, number=number)
        yield replace(base, item=item, number=number, rule="further_count")


def _adds(a: Analysis, number: Number) -> bool:
    """A coordinator right before a number that is added to another, or a time: "…, im April weitere 40"."""
    if number.basis is not Basis.INCREMENT:
        return False
    at = number.first
    when = next((t for t in a.times if t.last == at), None)
    if when is not None and a.s.lexicon.pack.verb_final_clauses:
        at = when.first - (a.s.mark_ending_at(when.first, "prep") is not None)
        return a.s.is_mark_token(at - 1, ",") or a.s.is_word(at - 1, "coordinators")
    return a.s.is_word(at - 1, "coordinators")


def casualty_nouns(a: Analysis, drafts: Sequence[Draft], events: Sequence[Event]) -> Iterator[Draft]:
    """ "3800 nordkoreanische Verluste", "at least 1,100 casualties": the noun is the act."""
    done = {draft.item.first for draft in drafts if draft.kind is Kind.CASUALTY}
    verbs = {at for event in events if event.outcome and not event.noun for at in range(event.at, event.last)}
    verbs |= {event.last for event in events if "/" in event.lemma and event.outcome}  # "took prisoner"
    nouns = [_with_part(a, i) for i in a.phrases.items if i.outcome and i.first not in done and i.first not in verbs]
    nouns = [_of_people(a, i) for i in nouns]
    skip: set[int] = set()
    for index, item in enumerate(nouns):
        if item.first in skip:
            continue
        outcome = item.outcome
        among = _among_them(a, item)
        if among:
            yield from (_loss_of(a, persons, outcome) for persons in among)
            continue
        headed = item.number is None and item.nationality is None and a.s.block.kind is BlockKind.HEADING
        if headed and not _losing_side(a, a.clause_at(item.first)):
            continue
        if item.number is None and not a.s.lexicon.pack.verb_final_clauses and not _is_suffered(a, item, events):
            continue
        if _points_back(a, item):
            continue
        following = nouns[index + 1] if index + 1 < len(nouns) else None
        if (
            following
            and following.group == item.group
            and {outcome, following.outcome} == {"killed", "wounded"}
            and following.number is None
        ):
            outcome = "killed_or_wounded"
            skip.add(following.first)
        clause = a.clause_at(item.first)
        summed = _summed_up(item, nouns[index + 1 :], clause)
        if summed:
            outcome = "killed_or_wounded"
            skip.update(i.first for i in summed)
        victim = side_of([item.nationality], "nationality") if item.nationality else _victim_nearby(a, clause, item)
        if not victim and item.number is None and _is_nobodys(a, item, events):
            continue
        yield Draft(
            Kind.CASUALTY,
            item,
            clause,
            None,
            victim,
            Side(),
            item.number,
            Outcome(outcome or "casualties"),
            places_of(a, clause, None, item),
            rule="casualty_noun",
        )


def _among_them(a: Analysis, item: ItemRef) -> list[ItemRef]:
    """ "Unter den Toten sind 30 nordische Soldaten": the persons of the clause are those lost."""
    if item.number is not None or not any(m.last == item.first for m in a.s.word_marks("among_words")):
        return []
    clause = a.clause_at(item.first)
    if clause.finite is None or not a.s.has_any(clause.finite, ("aux", "verb")):
        return []
    return [i for i in a.items_in(clause) if is_person(i) and not i.outcome and i.number and not i.preps]


def _loss_of(a: Analysis, persons: ItemRef, outcome: str | None) -> Draft:
    clause = a.clause_at(persons.first)
    victim = side_of([persons.nationality], "nationality") if persons.nationality else Side()
    lost = Outcome(outcome or "casualties")
    places = places_of(a, clause, None, persons)
    return Draft(
        Kind.CASUALTY, persons, clause, None, victim, Side(), persons.number, lost, places, rule="casualty_noun"
    )


def _of_people(a: Analysis, item: ItemRef) -> ItemRef:
    """ "the bodies of a dozen Norlandic soldiers": number and people stand behind "of"."""
    if a.s.lexicon.pack.verb_final_clauses or item.number is not None:
        return item
    linked = a.s.is_word(item.last, "genitive_prepositions")
    whose = next((i for i in a.phrases.items if linked and i.np_first == item.last + 1 and is_person(i)), None)
    if whose is None or whose.number is None:
        return item
    return replace(item, number=whose.number, nationality=whose.nationality)


def _is_nobodys(a: Analysis, item: ItemRef, events: Sequence[Event]) -> bool:
    """ "ohne Näheres zu möglichen Verlusten", "ein Verlust": neither whose, nor how many, nor how heavy."""
    if item.outcome != Outcome.CASUALTIES.value or not a.s.lexicon.pack.verb_final_clauses:
        return False
    clause = a.clause_at(item.first)
    if item.possessive is not None or any(e.clause == clause.index and "lose" in e.frames for e in events):
        return False
    before = range(item.np_first, item.first)
    one = any(a.s.is_word(at, "articles_indefinite") for at in before)
    said = [at for at in before if a.s.tokens[at].text.islower() and not a.s.at[at]]
    return one or not said


def _summed_up(item: ItemRef, later: Sequence[ItemRef], clause: Clause) -> list[ItemRef]:
    """ "Verluste von 900 Mann, Tote und Verwundete zusammengerechnet": the bare nouns say what was counted."""
    if item.number is None or item.outcome != Outcome.CASUALTIES.value:
        return []
    bare = [i for i in later if i.first in clause and i.number is None and i.nationality is None]
    return bare if {i.outcome for i in bare} == {"killed", "wounded"} else []


def _points_back(a: Analysis, item: ItemRef) -> bool:
    """ "die Gefangenen", "Gefangene zur Schau zu stellen": those told of before, or anybody's."""
    if item.number is None and item.outcome == Outcome.CAPTURED.value and item.preps & {"against", "for"}:
        return True  # "Tausch gegen nordländische Gefangene"
    if item.number is None and a.s.lexicon.pack.verb_final_clauses and _is_asked_or_meant(a, item):
        return True
    if item.number is not None or item.nationality is not None or item.outcome == Outcome.CASUALTIES.value:
        return False
    if a.s.lexicon.pack.verb_final_clauses and item.outcome == Outcome.CAPTURED.value:
        return True  # "jeder Gefangene", "Gefangene auszutauschen"
    clause = a.clause_at(item.first)
    return (item.definite or clause.opener == "inf") and not _victim_nearby(a, clause, item)


def _is_asked_or_meant(a: Analysis, item: ItemRef) -> bool:
    """ "ohne von Verlusten zu sprechen", "wie viele der Toten …": told of nobody, or asked."""
    clause = a.clause_at(item.first)
    opener = clause.first + 1 if a.s.is_word(clause.first, "coordinators") else clause.first
    meant = clause.opener == "inf" and item.possessive is None  # "um seine Verluste auszugleichen": it has some
    return meant or a.s.is_word(opener, "question_words")


def _with_part(a: Analysis, item: ItemRef) -> ItemRef:
    """ "600 davon Tote": the number of the part stands before the word that says of what."""
    counted = any(a.s.mark_at(at, "count_noun") for at in range(max(0, item.np_first - 3), item.last))
    if item.number is None and (counted or item.outcome == Outcome.CASUALTIES.value or item.possessive is not None):
        clause = a.clause_at(item.first)
        amount = _amount_of_losses(a, clause, item)
        if amount is not None:
            return replace(item, number=amount)

        behind = [n for n in a.phrases.loose_numbers if n.core in clause and n.first >= item.last]
        near = behind and behind[0].first - item.last <= _STANDS_AT and not a.s.lexicon.pack.verb_final_clauses
        return replace(item, number=behind[0]) if len(behind) == 1 or near else item
    partitive = a.s.mark_ending_at(item.np_first, "partitive")
    if item.number is not None or partitive is None:
        return item
    number = next((n for n in a.phrases.loose_numbers if n.last == partitive.first), None)
    return replace(item, number=number) if number else item


def _amount_of_losses(a: Analysis, clause: Clause, item: ItemRef) -> Number | None:
    """ "Die Verluste belaufen sich auf rund 3.000 Mann": behind a verb of amounts, with a noun for persons."""
    raises = any(m.category == "verb" and m.value == "raise" for at in clause.tokens for m in a.s.at[at])
    if not raises or not a.s.lexicon.pack.verb_final_clauses:
        return None
    persons = (i for i in a.items_in(clause) if is_person(i) and i.preps & {"at"} and not i.outcome)
    return next((i.number for i in persons if i.number is not None and i.nationality is None), None)


_STANDS_AT = 5
"""Tokens from a noun of loss to its figure: "casualties now stand at 4,700"."""


def _is_suffered(a: Analysis, item: ItemRef, events: Sequence[Event]) -> bool:
    """ "have suffered heavy losses"; "will try to hide its losses" tells of none."""
    unfinished = item.last < len(a.s.tokens) and not a.s.at[item.last] and a.s.tokens[item.last].text[:1].islower()
    captured = item.outcome == Outcome.CAPTURED.value and item.nationality is not None and not unfinished
    if captured and not item.preps:
        return True  # "have taken Norlandic soldiers prisoner", "the first Norlandic prisoners are in …"
    clause = a.clause_at(item.first)
    return any(e.clause == clause.index and "lose" in e.frames for e in events)


def _victim_nearby(a: Analysis, clause: Clause, item: ItemRef) -> Side:
    """The persons of the clause whose losses they are: "troops have suffered casualties"."""
    persons = [i for i in a.items_in(clause) if is_person(i) and not i.outcome and i.nationality]
    subject = _who_suffers(a, clause, item)
    if subject and all(i.first > item.first or i.preps for i in persons):
        return subject  # "have taken 600 casualties in attacks on Ostrian troops"
    if persons:
        return side_of([persons[0].nationality], "nationality") if persons[0].nationality else Side()
    return subject or side_named(a, clause) or _losing_side(a, clause) or _admitting_side(a, clause, item)


def _admitting_side(a: Analysis, clause: Clause, item: ItemRef) -> Side:
    """ "Norland has acknowledged the deaths of 12 soldiers": who admits losses has had them."""
    admits = [
        m.first for m in a.s.marks("report") if m.value == "admits" and m.first in clause and m.first < item.first
    ]
    before = [p for p in a.parties_in(clause) if admits and p.np_last <= admits[0] and is_bare(p)]
    return side_of(before[:1], "subject")


def _losing_side(a: Analysis, clause: Clause) -> Side:
    """ "Nordland erleidet Verluste": the subject of a verb of losing."""
    if not a.s.lexicon.pack.verb_final_clauses:
        return Side()
    loses = a.s.has_mark_in(clause, "verb", "lose")
    bare = [p for p in a.parties_in(clause) if is_bare(p)]
    return side_of([p for p in bare if p.form != "adjective"][:1], "lose") if loses else Side()


def _who_suffers(a: Analysis, clause: Clause, item: ItemRef) -> Side:
    """ "Norlandic forces fighting on the Ostrian side have suffered casualties": of the subject's people."""
    if a.s.lexicon.pack.verb_final_clauses:
        return Side()
    loses = [m.first for m in a.s.marks("verb") if m.value == "lose" and m.first in clause and m.first < item.first]
    before = [p for p in a.parties_in(clause) if loses and p.np_last <= loses[0] and not p.preps and p.case != "gen"]
    return side_of(before[:1], "subject")


def side_named(a: Analysis, clause: Clause) -> Side:
    """ "auf russischer Seite", "aufseiten der Ukraine", "on the Ukrainian side": whose people are spoken of."""
    for party in a.parties_in(clause):
        near = (party.last, party.np_first - 1, party.np_first - 2)
        if a.s.has_word_in(near, "war_sides"):
            return side_of([party], "side")
    return Side()


def _some_of_those(a: Analysis, clause: Clause, at: int) -> list[ItemRef]:
    """ "Von den 12.000 Soldaten sind 3.000 tot": those of whom a part is told, where a number stands before `at`."""
    if not any(n.core in clause and n.core < at for n in a.phrases.loose_numbers):
        return []
    whole = [i for i in a.items_in(clause) if is_person(i) and not i.outcome and i.last < at]
    return [replace(i, number=None) for i in whole if a.s.is_word(i.np_first - 1, "part_of")][-1:]


def states(
    a: Analysis, context: Context, events: Sequence[Event], told: frozenset[int] = frozenset()
) -> Iterator[Draft]:
    """ "36 von ihnen tot", "gelten als vermisst": a state word with persons or a number before it."""
    acts = {at for event in events for at in range(event.at, event.last)}
    for mark in a.s.marks("state"):
        if (
            mark.first in acts
            or _ends_harm(mark, events)
            or (a.s.lexicon.pack.verb_final_clauses and a.s.mark_at(mark.first, "casualty"))
        ):
            continue
        if any(i.outcome and i.first <= mark.first < i.last for i in a.phrases.items) and not _is_said_to_be(
            a, mark, told
        ):
            continue
        if _ends_pair(a, mark):
            continue
        outcome = _outcome_of_state(a, mark)
        clause = a.clause_at(mark.first)
        persons = [i for i in a.items_in(clause) if is_person(i) and not i.preps and not i.outcome]
        persons = persons or _some_of_those(a, clause, mark.first)
        nearer = [
            n
            for n in a.phrases.loose_numbers
            if persons and persons[-1].last <= n.core < mark.first and n.use == "count"
        ]
        if persons:
            item = replace(persons[-1], number=nearer[-1]) if nearer else persons[-1]
            yield Draft(
                Kind.CASUALTY,
                item,
                clause,
                None,
                side_of([item.nationality], "nationality") if item.nationality else Side(),
                Side(),
                None if a.s.has_word_in(clause, "share_words") else item.outer or item.number,
                outcome,
                rule="state",
            )
            continue
        thing = context.last_thing(a.s.index, 2, persons=True)
        loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"]
        if thing and not loose and thing.kind != Kind.CASUALTY.value and _tells_of_them(a, clause, mark):
            item = replace(thing.item, first=mark.first, last=mark.last, np_first=mark.first, number=None)
            yield Draft(
                Kind.CASUALTY,
                replace(item, nationality=None, preps=frozenset()),
                clause,
                None,
                carried(thing.giver, thing.span),
                Side(),
                None,
                outcome,
                item_from=thing.span,
                rule="state",
            )
        if thing and loose:
            item = replace(
                thing.item,
                first=loose[0].core,
                last=loose[0].last,
                np_first=loose[0].first,
                number=loose[0],
                nationality=None,
            )
            yield Draft(
                Kind.CASUALTY,
                item,
                clause,
                None,
                carried(thing.giver, thing.span),
                Side(),
                loose[0],
                outcome,
                item_from=thing.span,
                rule="state",
            )


def _is_said_to_be(a: Analysis, mark: Mark, told: frozenset[int]) -> bool:
    """ "15 soldiers are still missing": a word for the lost that is a predicate, and of which no claim is made yet."""
    at = mark.first - 1
    while at > 0 and a.s.is_word(at, "verb_adverbs"):
        at -= 1
    said = any(m.category == "report" and m.data and "part" in m.data.features for m in a.s.at[at])
    return mark.first not in told and (said or a.s.mark_at(at, "aux", "be") is not None)


def _tells_of_them(a: Analysis, clause: Clause, mark: Mark) -> bool:
    """ "Some of them have been taken prisoner": a part of those told of, before the state and its auxiliary."""
    some = any(m.first in clause and m.last <= mark.first for m in a.s.word_marks("some_of_them"))
    return some and clause.opener == "main" and any(a.s.mark_at(at, "aux") for at in range(clause.first, mark.first))


def _ends_harm(mark: Mark, events: Sequence[Event]) -> bool:
    """ "were shot dead": the state that the act before it leads to."""
    return any(e.outcome == mark.value and e.last == mark.first for e in events)


def _ends_pair(a: Analysis, mark: Mark) -> bool:
    """ "tot oder verwundet": the second word of the two."""
    return a.s.is_word(mark.first - 1, "coordinators") and a.s.mark_ending_at(mark.first - 1, "state") is not None


def _outcome_of_state(a: Analysis, mark: Mark) -> Outcome:
    behind = a.s.mark_at(mark.last + 1, "state") if a.s.is_word(mark.last, "coordinators") else None
    pair = {mark.value, behind.value} if behind is not None else set()
    return Outcome.KILLED_OR_WOUNDED if pair == {"killed", "wounded"} else Outcome(mark.value)
