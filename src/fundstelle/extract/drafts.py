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
from fundstelle.extract.participants import has_subject_pronoun, joins, participants
from fundstelle.extract.phrases import ItemRef, PartyRef
from fundstelle.extract.roles import Cast, cast_frame, sort_arguments
from fundstelle.records.claim import Kind, Outcome
from fundstelle.records.document import BlockKind
from fundstelle.values import Span

TRANSFER_FRAMES = frozenset(
    {"include", "give", "supply", "get", "go", "bring", "share", "origin", "pay", "help", "ask", "reinforce"}
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
    if a.s.tokens[-1].text == "?":
        return []
    events = [
        e
        for e in _merge_outcomes(a, find_events(a))
        if not _is_ruled_out(a, a.clauses[e.clause]) and ("include" not in e.frames or _adds_to_before(a, e))
    ]
    taken: set[int] = set()
    drafts: list[Draft] = []
    ordered = sorted(events, key=lambda e: (not e.noun and not e.attributive, e.at))
    for event in ordered:
        made = list(_drafts_of(a, event, events, voices, context, taken))
        if event.noun or event.attributive:
            taken |= {draft.item.first for draft in made if draft.item_from is None}
        drafts += made
    drafts += _casualty_nouns(a, drafts, events)
    drafts += _states(a, context)
    drafts = _with_totals(a, drafts)
    drafts += _partitives(a, drafts, context)
    drafts += _presences(a, drafts, voices)
    return _unique(sorted(drafts, key=lambda d: (d.clause.index, d.item.first, d.event.at if d.event else -1)))


def _with_totals(a: Analysis, drafts: list[Draft]) -> list[Draft]:
    """ "die Zahl der gelieferten Raketen auf bis zu 200": the one number left belongs to what is counted."""
    used = {d.number.core for d in drafts if d.number}
    loose = [n for n in a.phrases.loose_numbers if n.core not in used and n.use == "count"]
    waiting = [d for d in drafts if d.number is None and d.item_from is None]
    if len(loose) != 1 or not waiting or len({d.item.group for d in waiting}) != 1:
        return drafts
    if not any(m.category == "count_noun" for marks in a.s.at for m in marks) and not _is_label(a, waiting[0]):
        return drafts
    return [replace(d, number=loose[0]) if d in waiting else d for d in drafts]


def _is_label(a: Analysis, draft: Draft) -> bool:
    """ "Gefangene: 2": the noun stands before a colon, the number behind it."""
    return draft.item.last < len(a.s.tokens) and a.s.tokens[draft.item.last].text == ":"


def _partitives(a: Analysis, drafts: Sequence[Draft], context: Context) -> Iterator[Draft]:
    """ "sechs davon bis Ende Oktober", "36 of them": a part of what was told before, in a clause without an act."""
    for mark in a.s.marks("partitive"):
        number = next(
            (n for n in a.phrases.loose_numbers if 0 <= mark.first - n.last <= 1 or 0 <= n.first - mark.last <= 1), None
        )
        clause = a.clause_at(mark.first)
        if number is None or any(d.number is number for d in drafts):
            continue
        if any(d.clause.index == clause.index and d.item_from is not None for d in drafts):
            continue
        base = next((d for d in reversed(drafts) if d.item.first < number.core and d.kind is not Kind.CASUALTY), None)
        if base is not None:
            item = replace(base.item, first=number.core, last=number.last, np_first=number.first, number=number)
            yield replace(base, item=item, number=number, clause=clause, rule="partitive", event=None)


def _adds_to_before(a: Analysis, event: Event) -> bool:
    """ "Dazu gehören …", "These include …": the items belong to the act told before."""
    return "include" in event.frames and a.s.mark_at(0, "formula", "go_on") is not None


def _is_ruled_out(a: Analysis, clause: Clause) -> bool:
    """Rules and conditions about nobody in particular are no claims."""
    if any(m.category == "stance" and m.value == "rule.words" for at in clause.tokens for m in a.s.at[at]):
        return True
    return clause.opener == "sub" and a.s.mark_at(clause.first, "stance", "condition.openers") is not None


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
        items = _head_items(a, event)
        bare = items and items[0].definite and items[0].number is None and not _has_attribute(a, event)
        return ([] if bare and not a.phrases.loose_numbers else items), None
    if event.noun and _points_back(a, event):
        return [], None
    if event.noun:
        return _noun_items(a, event, frame, clause, events), None
    items = [i for i in a.items_in(clause) if i.first not in taken and _fits_frame(a, i, frame, event, clause)]
    items = _drop_participants(a, items, frame, clause, event)
    if items:
        items = _with_nearer_number(a, items, event, frame)
        return [*items, *_contents(a, items), *_besides(a, frame, clause)], None
    if event.implies and not any(i.first in clause and i.preps & {"with"} for i in a.phrases.items):
        return [ItemRef(event.implies, event.at, event.last, event.at, frozenset())], None
    antecedent = _antecedent(a, clause, frame)
    if antecedent:
        return antecedent, None
    shared = _shared_subject(a, event, frame, clause, events)
    if shared:
        return shared, None
    return _carried_items(a, event, frame, clause, context)


def _with_nearer_number(a: Analysis, items: list[ItemRef], event: Event, frame: str) -> list[ItemRef]:
    """ "400 Soldaten gefallen und 3.600 verletzt": the second act has its own number of the same persons."""
    if frame not in HARM_FRAMES:
        return items
    between = [n for n in a.phrases.loose_numbers if items[-1].last <= n.core < event.at and n.use == "count"]
    if not between or any(i.first > between[-1].core for i in items):
        return items
    return [replace(items[0], number=between[-1])]


def _contents(a: Analysis, items: Sequence[ItemRef]) -> list[ItemRef]:
    """ "Container mit Munition": what is in them is a claim of its own, without their number."""
    found: list[ItemRef] = []
    for box in items:
        if box.item != "container":
            continue
        inside = [
            i
            for i in a.phrases.items
            if 0 < i.np_first - box.last <= 2 and (i.preps & {"with"} or a.s.norm(i.np_first - 1) == "of")
        ]
        for item in inside[:1]:
            found += [i for i in a.phrases.items if i is item or (i.group == item.group and i.first > item.first)]
    return found


def _besides(a: Analysis, frame: str, clause: Clause) -> list[ItemRef]:
    """ "neben Raketen auch …": taken as given alongside, where no article points back to what was told before."""
    if frame not in TRANSFER_FRAMES:
        return []
    return [i for i in a.items_in(clause) if i.preps & {"besides"} and not i.definite and not is_person(i)]


def _shared_subject(a: Analysis, event: Event, frame: str, clause: Clause, events: Sequence[Event]) -> list[ItemRef]:
    """ "sind eingetroffen und würden vorbereitet": a coordinated act of persons named once."""
    if frame not in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES | {"go"} or not _is_coordinated(a, clause):
        return []
    if any(n.core in clause for n in a.phrases.loose_numbers):
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first and is_person(i) and not i.preps and not i.outcome]
    return before[-1:]


def _is_coordinated(a: Analysis, clause: Clause) -> bool:
    return a.s.is_word(clause.first, "coordinators") or (
        clause.first > 0 and a.s.is_word(clause.first - 1, "coordinators")
    )


_BARE_FRAMES = frozenset(
    {
        "include",
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
    if item.weak and is_person(item) and item.number is None:
        return False
    if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES and not is_person(item):
        return False
    if item.outcome and frame not in HARM_FRAMES:
        return False
    if frame == "lose" and any(i.outcome for i in a.items_in(clause)):
        return False
    if frame == "lose" and item.first < event.at and event.voice == "active":
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


def _drop_participants(a: Analysis, items: list[ItemRef], frame: str, clause: Clause, event: Event) -> list[ItemRef]:
    """Persons beside goods, outside their enumeration, give or take and are not sent themselves."""
    goods = [i for i in a.items_in(clause) if not is_person(i) and not i.preps]
    if frame == "get" and not goods and event.voice == "active":
        return []
    if frame in PERSON_FRAMES and goods and frame == "employ" and event.voice == "active":
        return []
    if frame == "serve":
        return items[:1] if items and not _is_list(items) else items
    if frame not in TRANSFER_FRAMES or not goods:
        return items
    groups = {i.group for i in goods}
    return [i for i in items if not is_person(i) or i.group in groups]


def _is_list(items: Sequence[ItemRef]) -> bool:
    return len({i.group for i in items}) == 1


def _has_attribute(a: Analysis, event: Event) -> bool:
    """Whether a party stands inside the participle's attribute ("die von X gelieferten …")."""
    return any(p.np_last <= event.at and event.at - p.first <= 8 and (p.preps or p.case) for p in a.phrases.parties)


def _points_back(a: Analysis, event: Event) -> bool:
    """ "diese Lieferungen", "such transfers": a bare back-reference is no claim."""
    before = range(max(0, event.at - 2), event.at)
    return any(a.s.is_word(at, "demonstratives", "demonstratives_like") for at in before)


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
    inside = _pronoun_inside(a, frame, clause)
    if inside:
        return inside, None
    thing = context.last_thing(a.s.index, 4 if persons else 2, persons=persons)
    if thing is None:
        return [], None
    loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"]
    if frame in HARM_FRAMES and len(loose) > 1:
        loose = [n for n in loose if n.core < event.at][-1:] or loose[:1]
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


def _pronoun_inside(a: Analysis, frame: str, clause: Clause) -> list[ItemRef]:
    """ "… has sent troops, and they will be deployed": a pronoun for the persons named earlier in the sentence."""
    if frame not in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES or any(
        n.core in clause for n in a.phrases.loose_numbers
    ):
        return []
    words = a.s.lexicon.pack.tables["grammar"]["words"]["pronouns_plural"]
    if not any(a.s.norm(at) in words for at in clause.tokens):
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first and is_person(i) and not i.outcome]
    return [replace(before[-1], number=None)] if before else []


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
    parties = participants(a, event, clause, item, voices)
    passive = event.voice == "passive"
    cast = cast_frame(
        frame,
        sort_arguments(parties, lambda end, start: joins(a, end, start), passive, _svo_at(a, event)),
        passive,
        noun=event.noun or event.attributive,
        one_bare_is_taker=has_subject_pronoun(a, clause),
    )
    giver, taker = _sides(a, kind, frame, item, cast, event)
    places = _places(a, clause, event, item)
    if event.weak and not cast.giver and not cast.taker and not (places and item.number):
        return None
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


def _svo_at(a: Analysis, event: Event) -> int | None:
    """Where order alone tells subject from object: the predicate, in languages whose verb stands between them."""
    free = a.s.lexicon.pack.verb_final_clauses or event.noun or event.attributive or event.voice == "passive"
    return None if free else event.at


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


def _casualty_nouns(a: Analysis, drafts: Sequence[Draft], events: Sequence[Event]) -> Iterator[Draft]:
    """ "3800 nordkoreanische Verluste", "at least 1,100 casualties": the noun is the act."""
    done = {draft.item.first for draft in drafts if draft.kind is Kind.CASUALTY}
    verbs = {at for event in events if event.outcome and not event.noun for at in range(event.at, event.last)}
    nouns = [i for i in a.phrases.items if i.outcome and i.first not in done and i.first not in verbs]
    skip: set[int] = set()
    for index, item in enumerate(nouns):
        if item.first in skip:
            continue
        outcome = item.outcome
        if item.number is None and item.nationality is None and a.s.block.kind is BlockKind.HEADING:
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
        if not _is_present(a, item, clause):
            continue
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


def _is_present(a: Analysis, item: ItemRef, clause: Clause) -> bool:
    """A number of persons, or a clause that says that they are there."""
    if item.number is not None:
        return True
    return clause.finite is not None and a.s.mark_at(clause.finite, "aux", "be") is not None


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for an item and act; of several verbs the one that names more of its sides."""
    best: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        key = (
            draft.kind,
            draft.item.item,
            draft.item.designation,
            draft.item.first,
            draft.outcome,
            draft.number.core if draft.number else None,
        )
        known = best.get(key)
        if known is None or _named_sides(draft) > _named_sides(known):
            best[key] = draft
    return [draft for draft in drafts if any(draft is kept for kept in best.values())]


def _named_sides(draft: Draft) -> int:
    return bool(draft.giver) + bool(draft.taker)
