"""Drafts: an act with its item, number and parties, read from one sentence and what came before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.attribution import Voices
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context
from fundstelle.extract.events import Event, find_events
from fundstelle.extract.numbers import Number
from fundstelle.extract.phrases import ItemRef, PartyRef
from fundstelle.extract.roles import Cast, cast_frame, sort_arguments
from fundstelle.records.claim import Kind, Outcome
from fundstelle.values import Span

TRANSFER_FRAMES = frozenset(
    {"give", "supply", "get", "go", "bring", "share", "origin", "pay", "help", "ask", "reinforce"}
)
PERSON_FRAMES = frozenset({"serve", "employ"})
TRAIN_FRAMES = frozenset({"train", "exercise"})
HARM_FRAMES = frozenset({"die", "harm", "lose"})


@dataclass(frozen=True, slots=True)
class Side:
    """Parties of one role, with the tokens that name them, or the span they were taken over from."""

    ids: tuple[str, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()
    taken_over: Span | None = None
    rule: str = ""

    def __bool__(self) -> bool:
        return bool(self.ids)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making. giver and taker are meant as in the gold: sender, trainee and victim are givers."""

    kind: Kind
    item: ItemRef
    clause: Clause
    event: Event | None
    giver: Side
    taker: Side
    number: Number | None
    outcome: Outcome | None = None
    places: tuple[tuple[str, int, int], ...] = ()
    item_from: Span | None = None
    rule: str = "frame"
    by_order: bool = False


def side_of(refs: Iterable[PartyRef], rule: str) -> Side:
    """The parties of some mentions."""
    refs = tuple(refs)
    ids = tuple(dict.fromkeys(i for ref in refs for i in ref.ids))
    return Side(ids, tuple((ref.first, ref.last) for ref in refs), None, rule)


def is_person(item: ItemRef) -> bool:
    """Whether the item is persons."""
    return item.item.startswith("personnel")


def find_drafts(a: Analysis, voices: Voices, context: Context) -> list[Draft]:
    """Every act of a sentence, before context fills what is missing."""
    events = _merge_outcomes(a, find_events(a))
    taken: set[int] = set()
    drafts: list[Draft] = []
    ordered = sorted(events, key=lambda e: (not e.noun and not e.attributive, e.at))
    for event in ordered:
        made = list(_drafts_of(a, event, events, voices, context, taken))
        if event.noun or event.attributive:
            taken |= {draft.item.first for draft in made if draft.item_from is None}
        drafts += made
    drafts += _casualty_nouns(a, drafts)
    drafts += _states(a, context)
    drafts += _presences(a, drafts, voices)
    return _unique(sorted(drafts, key=lambda d: (d.item.first, d.event.at if d.event else -1)))


def _merge_outcomes(a: Analysis, events: list[Event]) -> list[Event]:
    """ "getötet oder verwundet", "killed or wounded": one event."""
    merged: list[Event] = []
    for event in events:
        before = merged[-1] if merged else None
        if (
            before
            and before.outcome
            and event.outcome
            and before.outcome != event.outcome
            and event.at - before.last
            <= 1 + sum(1 for k in range(before.last, event.at) if a.s.tokens[k].text in '„“«»"')
            and set(before.frames) & HARM_FRAMES
            and set(event.frames) & HARM_FRAMES
            and {before.outcome, event.outcome} == {"killed", "wounded"}
        ):
            merged[-1] = replace(
                before,
                outcome="killed_or_wounded",
                last=event.last,
                voice=event.voice if event.voice == "passive" else before.voice,
            )
        else:
            merged.append(event)
    return merged


def _drafts_of(
    a: Analysis, event: Event, events: Sequence[Event], voices: Voices, context: Context, taken: set[int]
) -> Iterator[Draft]:
    clause = a.clauses[event.clause]
    for frame in event.frames:
        items, item_from = _items_of(a, event, frame, clause, events, context, taken)
        made = [d for d in (_make_draft(a, event, frame, clause, item, item_from, voices) for item in items) if d]
        if made:
            yield from made
            return


def _items_of(
    a: Analysis, event: Event, frame: str, clause: Clause, events: Sequence[Event], context: Context, taken: set[int]
) -> tuple[list[ItemRef], Span | None]:
    if event.attributive:
        return _head_items(a, event), None
    if event.noun:
        return _noun_items(a, event, frame, clause, events), None
    items = [i for i in a.items_in(clause) if i.first not in taken and _fits_frame(a, i, frame, event, clause)]
    items = _drop_participants(items, frame)
    if items:
        return items, None
    antecedent = _antecedent(a, clause, frame)
    if antecedent:
        return antecedent, None
    return _carried_items(a, event, frame, clause, context)


_BARE_FRAMES = frozenset(
    {
        "give",
        "get",
        "go",
        "bring",
        "share",
        "pay",
        "serve",
        "exercise",
        "die",
        "harm",
        "lose",
        "employ",
        "train",
        "origin",
    }
)


def _fits_frame(a: Analysis, item: ItemRef, frame: str, event: Event, clause: Clause) -> bool:
    if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES and not is_person(item):
        return False
    if item.outcome and frame not in HARM_FRAMES:
        return False
    if frame == "supply":
        return bool(item.preps & {"with"}) or (
            not a.s.lexicon.pack.verb_final_clauses and not item.preps and event.voice == "active" and False
        )
    if frame == "pay":
        return item.item == "money" or item.item == "metal"
    if frame == "help":
        return item.item.startswith("technology") or bool(item.preps)
    if frame == "ask":
        return bool(item.preps) or not item.preps
    return frame in _BARE_FRAMES and not _is_behind_preposition(a, item)


def _is_behind_preposition(a: Analysis, item: ItemRef) -> bool:
    if not item.preps:
        return False
    return not (item.preps <= {"from", "by"} and item.number is not None and item.number.hedge == "vague")


def _drop_participants(items: list[ItemRef], frame: str) -> list[ItemRef]:
    """Persons beside goods, outside their enumeration, give or take and are not sent themselves."""
    if frame not in TRANSFER_FRAMES:
        return items
    goods = [i for i in items if not is_person(i)]
    if not goods:
        return items
    groups = {i.group for i in goods}
    return [i for i in items if not is_person(i) or i.group in groups]


def _head_items(a: Analysis, event: Event) -> list[ItemRef]:
    """The noun that an attributive participle stands before, with its enumeration."""
    heads = [i for i in a.phrases.items if i.np_first <= event.at < i.first]
    if not heads:
        return []
    group = heads[0].group
    return [i for i in a.phrases.items if i is heads[0] or (i.group == group and i.first > heads[0].first)]


def _noun_items(a: Analysis, event: Event, frame: str, clause: Clause, events: Sequence[Event]) -> list[ItemRef]:
    found: list[ItemRef] = []
    s = a.s
    for item in a.phrases.items:
        if item.first < event.last:
            continue
        if not found and item.np_first - event.last > 3:
            break
        if not found:
            directly = item.np_first == event.last and not item.preps
            behind = bool(item.preps) and (
                s.norm(item.np_first - 1) in ("von", "of", "an", "mit", "with", "weiterer", "in")
                or item.prep_word in ("von", "of", "mit", "with", "an")
            )
            of = s.norm(item.np_first - 1) == "of"
            if not (directly or behind or of):
                continue
            found.append(item)
        elif item.group == found[0].group:
            found.append(item)
    if not found and event.modifier:
        found = [
            ItemRef(
                event.modifier,
                event.at,
                event.last,
                event.at,
                frozenset(),
                number=_number_before(a, event),
                nationality=_owner(a, event),
            )
        ]
    if frame in PERSON_FRAMES | TRAIN_FRAMES:
        found = [i for i in found if is_person(i)]
    return found


def _number_before(a: Analysis, event: Event) -> Number | None:
    return None


def _owner(a: Analysis, event: Event) -> PartyRef | None:
    return next((p for p in a.phrases.parties if p.owner_of == event.at), None)


def _antecedent(a: Analysis, clause: Clause, frame: str) -> list[ItemRef]:
    """What a relative pronoun stands for: the item right before its clause."""
    if clause.opener != "rel":
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first and clause.first - i.last <= 6]
    if not before:
        return []
    last = before[-1]
    if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES and not is_person(last):
        return []
    return [i for i in before if i.group == last.group]


def _carried_items(
    a: Analysis, event: Event, frame: str, clause: Clause, context: Context
) -> tuple[list[ItemRef], Span | None]:
    """A number without a noun, or a pronoun: the item of the claim before."""
    if frame in ("ask", "help", "raise", "include", "prepare", "lose"):
        return [], None
    persons = True if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES else None
    thing = context.last_thing(a.s.index, 2, persons=persons)
    if thing is None:
        return [], None
    loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"]
    if loose:
        return [
            replace(
                thing.item, first=n.core, last=n.last, np_first=n.first, number=n, preps=frozenset(), nationality=None
            )
            for n in loose
        ], thing.span
    pronoun = next(
        (at for at in clause.tokens if a.s.is_word(at, "pronouns_person", "demonstratives") and not _modifies(a, at)),
        None,
    )
    if (
        pronoun is not None
        and frame in TRANSFER_FRAMES | PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES
        and a.s.norm(pronoun) in ("sie", "diese", "they", "them", "letztere")
    ):
        return [
            replace(
                thing.item,
                first=pronoun,
                last=pronoun + 1,
                np_first=pronoun,
                number=None,
                preps=frozenset(),
                nationality=None,
            )
        ], thing.span
    return [], None


def _modifies(a: Analysis, at: int) -> bool:
    following = a.s.tokens[at + 1] if at + 1 < len(a.s.tokens) else None
    return bool(following and (following.is_capital or a.s.is_named(at + 1)) and not a.s.is_word(at, "pronouns_person"))


def _kind_of(item: ItemRef, frame: str) -> Kind | None:
    if frame in HARM_FRAMES:
        return Kind.CASUALTY if is_person(item) else None
    if frame in TRAIN_FRAMES:
        return Kind.TRAINING if is_person(item) else None
    if frame in PERSON_FRAMES:
        return Kind.DEPLOYMENT if is_person(item) else None
    if frame in TRANSFER_FRAMES:
        return Kind.DEPLOYMENT if is_person(item) else Kind.TRANSFER
    return None


def _make_draft(
    a: Analysis, event: Event, frame: str, clause: Clause, item: ItemRef, item_from: Span | None, voices: Voices
) -> Draft | None:
    kind = _kind_of(item, frame)
    if kind is None or (frame == "origin" and item.first not in clause):
        return None
    parties = _parties_for(a, event, clause, item, voices)
    passive = event.voice == "passive"
    cast = cast_frame(
        frame,
        sort_arguments(parties, event.at, passive),
        passive,
        noun=event.noun or event.attributive,
        one_bare_is_taker=False,
    )
    giver, taker = _sides(a, kind, frame, item, cast, event)
    outcome = (
        Outcome(event.outcome or item.outcome) if kind is Kind.CASUALTY and (event.outcome or item.outcome) else None
    )
    return Draft(
        kind,
        item,
        clause,
        event,
        giver,
        taker,
        item.number,
        outcome,
        _places(a, clause, event, item),
        item_from,
        by_order=cast.by_order,
    )


def _parties_for(a: Analysis, event: Event, clause: Clause, item: ItemRef, voices: Voices) -> list[PartyRef]:
    nationality = {i.nationality.first for i in a.phrases.items if i.nationality}
    parties = [
        p
        for p in a.parties_in(clause)
        if p.first not in voices.speakers
        and p.first not in nationality
        and not (p.form == "adjective" and p.institution is None and not p.preps)
        and not (p.form == "inhabitant" and p.first == item.first)
    ]
    if event.noun:
        owner = [p for p in a.phrases.parties if p.owner_of == event.at]
        behind = [p for p in parties if p.first >= event.last and _same_stretch(a, event.last, p.np_first)]
        before = [p for p in parties if p.last <= event.at and not p.preps and p not in owner and p.case != "gen"]
        return [
            *(replace(p, case="gen", preps=frozenset()) for p in owner),
            *behind,
            *(_as_actor(p) for p in before if not owner),
        ]
    if event.attributive:
        return [p for p in parties if item.np_first <= p.first < event.at] or [
            p for p in parties if p.first < item.np_first and not p.preps
        ]
    antecedent = _party_antecedent(a, clause)
    return [*antecedent, *parties]


def _as_actor(party: PartyRef) -> PartyRef:
    """The subject of the clause acts in the event its object names."""
    return replace(party, case="gen")


def _same_stretch(a: Analysis, first: int, last: int) -> bool:
    return not any(a.s.is_mark_token(at, ".;:") for at in range(first, last)) and last - first < 25


def _party_antecedent(a: Analysis, clause: Clause) -> list[PartyRef]:
    if clause.opener != "rel":
        return []
    items = [i for i in a.phrases.items if i.last <= clause.first]
    parties = [p for p in a.phrases.parties if p.last <= clause.first and clause.first - p.last <= 2]
    if not parties or (items and items[-1].last >= parties[-1].last):
        return []
    if parties[-1].form not in ("name", "metonym", "person", "genitive") and parties[-1].institution is None:
        return []
    return [replace(parties[-1], preps=frozenset(), case="", np_first=clause.first, np_last=clause.first)]


def _sides(a: Analysis, kind: Kind, frame: str, item: ItemRef, cast: Cast, event: Event) -> tuple[Side, Side]:
    nationality = side_of([item.nationality], "nationality") if item.nationality else Side()
    giver, taker = side_of(cast.giver, frame), side_of(cast.taker, frame)
    if kind is Kind.CASUALTY:
        victims = nationality or (side_of(cast.extra.get("subject", ()), frame) if frame == "lose" else Side())
        if frame == "lose" and not victims:
            victims = giver
        return victims, Side()
    if kind is Kind.TRAINING:
        return _training_sides(nationality, cast, frame)
    if kind is Kind.DEPLOYMENT:
        return _deployment_sides(a, item, nationality, giver, taker, cast, frame)
    if frame == "get" and not giver:
        giver = nationality
    giver = giver or nationality
    if giver and taker and set(giver.ids) & set(taker.ids):
        other = nationality if nationality and not set(nationality.ids) & set(taker.ids) else Side()
        giver, taker = (other, taker) if frame in ("get", "go") or not giver.tokens else (giver, Side())
    return giver, taker


def _training_sides(nationality: Side, cast: Cast, frame: str) -> tuple[Side, Side]:
    taker = side_of(cast.taker, frame)
    if nationality and taker and set(nationality.ids) & set(taker.ids):
        taker = side_of(cast.inside, frame)
    return nationality, taker


def _deployment_sides(
    a: Analysis, item: ItemRef, nationality: Side, giver: Side, taker: Side, cast: Cast, frame: str
) -> tuple[Side, Side]:
    sender = nationality or giver
    if nationality and giver and giver.ids != nationality.ids and frame in ("give", "bring") and not taker:
        taker = Side() if set(giver.ids) & set(nationality.ids) else taker
    if frame in PERSON_FRAMES and not nationality and cast.extra.get("subject"):
        sender = side_of(cast.extra["subject"], frame)
    if not taker and cast.inside:
        taker = side_of([p for p in cast.inside if p.institution is None or True], "inside")
    taker = (
        replace(taker, rule="inside")
        if taker and {t[0] for t in taker.tokens} <= {p.first for p in cast.inside} and frame in PERSON_FRAMES
        else taker
    )
    if set(sender.ids) & set(taker.ids):
        taker = Side()
    if cast.against and taker and set(taker.ids) == {i for p in cast.against for i in p.ids}:
        taker = Side()
    return sender, taker


def _places(a: Analysis, clause: Clause, event: Event | None, item: ItemRef) -> tuple[tuple[str, int, int], ...]:
    found = []
    for mark in a.s.marks("place"):
        if mark.first in clause:
            found.append((mark.value, mark.first, mark.last))
    return tuple(found)


def _casualty_nouns(a: Analysis, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """ "3800 nordkoreanische Verluste", "at least 1,100 casualties": the noun is the act."""
    done = {draft.item.first for draft in drafts if draft.kind is Kind.CASUALTY}
    nouns = [i for i in a.phrases.items if i.outcome and i.first not in done]
    skip: set[int] = set()
    for index, item in enumerate(nouns):
        if item.first in skip:
            continue
        outcome = item.outcome
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
        victim = side_of([item.nationality], "nationality") if item.nationality else _victim_nearby(a, clause, item)
        yield Draft(
            Kind.CASUALTY,
            item,
            clause,
            None,
            victim,
            Side(),
            item.number,
            Outcome(outcome or "casualties"),
            _places(a, clause, None, item),
            rule="casualty_noun",
        )


def _victim_nearby(a: Analysis, clause: Clause, item: ItemRef) -> Side:
    """The persons of the clause whose losses they are: "troops have suffered casualties"."""
    persons = [i for i in a.items_in(clause) if is_person(i) and not i.outcome and i.nationality]
    if persons:
        return side_of([persons[0].nationality], "nationality") if persons[0].nationality else Side()
    return Side()


def _states(a: Analysis, context: Context) -> Iterator[Draft]:
    """ "36 von ihnen tot", "gelten als vermisst": a state word with persons or a number before it."""
    for mark in a.s.marks("state"):
        if a.s.mark_at(mark.first, "verb") or a.s.mark_at(mark.first, "casualty"):
            continue
        clause = a.clause_at(mark.first)
        persons = [i for i in a.items_in(clause) if is_person(i) and not i.preps and not i.outcome]
        if persons:
            item = persons[-1]
            yield Draft(
                Kind.CASUALTY,
                item,
                clause,
                None,
                side_of([item.nationality], "nationality") if item.nationality else Side(),
                Side(),
                item.number,
                Outcome(mark.value),
                rule="state",
            )
            continue
        thing = context.last_thing(a.s.index, 2, persons=True)
        loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"]
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
                Side(thing.giver, (), thing.span, "context"),
                Side(),
                loose[0],
                Outcome(mark.value),
                item_from=thing.span,
                rule="state",
            )


def _presences(a: Analysis, drafts: Sequence[Draft], voices: Voices) -> Iterator[Draft]:
    """Persons of one state in another ("nordkoreanische Soldaten in Kursk"), where no act of the clause takes them."""
    used = {draft.item.first for draft in drafts}
    for item in a.phrases.items:
        if not is_person(item) or item.first in used or item.nationality is None or item.outcome:
            continue
        clause = a.clause_at(item.first)
        inside = [
            p
            for p in a.phrases.parties
            if p.preps & {"in", "to", "alongside", "for"}
            and p.first not in voices.speakers
            and 0 <= p.np_first - item.last <= 6
            and not set(p.ids) & set(item.nationality.ids)
        ]
        places = [
            m
            for m in a.s.marks("place")
            if 0 <= m.first - item.last <= 4 and m.data.state and m.data.state not in item.nationality.ids
        ]
        if not inside and not places:
            continue
        taker = (
            side_of(inside[:1], "inside")
            if inside
            else Side((places[0].data.state,), ((places[0].first, places[0].last),), None, "place")
        )
        yield Draft(
            Kind.DEPLOYMENT,
            item,
            clause,
            None,
            side_of([item.nationality], "nationality"),
            taker,
            item.number,
            None,
            _places(a, clause, None, item),
            rule="presence",
        )


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    seen: set[tuple[object, ...]] = set()
    kept = []
    for draft in drafts:
        key = (
            draft.kind,
            draft.item.item,
            draft.item.designation,
            draft.item.first,
            draft.outcome,
            draft.number.core if draft.number else None,
        )
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept
