"""The items of an act: what stands as its object or subject, or is taken over for it."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context
from fundstelle.extract.draft import HARM_FRAMES, PERSON_FRAMES, TRAIN_FRAMES, TRANSFER_FRAMES, is_person
from fundstelle.extract.events import Event
from fundstelle.extract.held_items import behind_colon, contents_of
from fundstelle.extract.impersonal import is_impersonal
from fundstelle.extract.item_fit import fits_frame, is_acting_body
from fundstelle.extract.meant import (
    counted_inside,
    is_a_sum,
    is_subject_here,
    is_with_number,
    modifies,
    object_from,
    opens_later,
    pronoun_inside,
    some_of_them,
)
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.extract.shared_items import (
    cleft_items,
    counted_of,
    part_of,
    raised_subject,
    shared_subject,
    trained_forces,
)
from fundstelle.extract.shared_verbs import items_of_gerund, shared_passive_subject
from fundstelle.extract.stand_ins import find_stand_in, with_subject_above
from fundstelle.extract.subjects import has_subject_pronoun
from fundstelle.values import Span


def items_of(
    a: Analysis, event: Event, frame: str, clause: Clause, events: Sequence[Event], context: Context, taken: set[int]
) -> tuple[list[ItemRef], Span | None]:
    """(items, span they were taken over from): what the act is about, under one reading of its frame."""
    if event.attributive:
        items = _head_items(a, event)
        vague = items and items[0].number is None and not _has_attribute(a, event)
        bare = vague and (items[0].definite or items[0].preps & {"for"})  # "ein Fest für zurückgekehrte Soldaten"
        return ([] if bare and not a.phrases.loose_numbers else items), None
    if event.noun and _points_back(a, event):
        return [], None
    if event.noun:
        found = _noun_items(a, event, frame, clause, events)
        if found or not _is_undergone(a, event, frame, clause):
            return found, None
        return _carried_items(a, event, frame, clause, context)
    postposed = _postposed(a, event, clause)
    items = postposed or [
        i for i in a.items_in(clause) if i.first not in taken and fits_frame(a, i, frame, event, clause)
    ]
    items = items if postposed else items_of_gerund(a, event, clause, items)
    items = [i for i in _in_order(a, items, frame, event) if not _is_expected_to_act(a, i, event, clause)]
    items = [i for i in items if not _is_of_purpose(a, i, event)]
    items = [i for i in items if not _is_purpose_of(a, i, items, event)]
    items = [i for i in items if not is_acting_body(a, i) or all(is_acting_body(a, other) for other in items)]
    own = _of_participle(a, event, clause, events)
    if not postposed or not all(is_person(i) for i in postposed):
        items = _drop_participants(a, [i for i in items if i.first in own], frame, clause, event, own)
    if frame == "include" and all(i.first < event.at for i in items):
        items = behind_colon(a, clause) or items
    if (
        not items
        and frame in ("give", "supply", "get", "bring")
        and not event.weak
        and a.s.lexicon.pack.verb_final_clauses
    ):
        items = behind_colon(a, clause) if a.s.is_mark_token(clause.last, ":") else []  # "lieferte Folgendes: …"
    if items:
        items = _with_nearer_number(a, items, event, frame)
        return [*items, *contents_of(a, items), *_besides(a, frame, clause)], None
    if event.implies and any(0 <= i.np_first - event.last <= 1 and not is_person(i) for i in a.phrases.items):
        return [], None  # "missiles to arm new jets": a thing is fitted out, nobody gets arms
    if event.implies and not any(i.first in clause and i.preps & {"with"} for i in a.phrases.items):
        return [ItemRef(event.implies, event.at, event.last, event.at, frozenset())], None
    forces = trained_forces(a, event, frame, clause)
    if forces:
        return forces, None
    part = part_of(a, event, frame, clause) or cleft_items(a, event, frame, clause)
    if part:
        return part, None
    antecedent = _antecedent(a, clause, frame) or _antecedent_above(a, event, clause, frame)
    if antecedent:
        return antecedent, None
    shared = raised_subject(a, event, frame, clause) or shared_subject(a, event, frame, clause, events)
    shared = shared or shared_passive_subject(a, event, clause)
    if shared and "ing" in event.features and a.s.is_word(event.at - 1, "subordinators"):
        return [replace(i, number=None) for i in shared], None  # "300 were killed while fighting"
    if shared:
        return shared, None
    return _carried_items(a, event, frame, clause, context)


def _is_undergone(a: Analysis, event: Event, frame: str, clause: Clause) -> bool:
    """ "they were undergoing training": those whom a pronoun means, behind a verb or "in"."""
    if frame not in TRAIN_FRAMES or not has_subject_pronoun(a, clause) or clause.finite is None:
        return False
    before = range(clause.finite, event.at)
    return any(a.s.is_word(at, "undergoing") or a.s.mark_at(at, "prep", "in") for at in before)


def _of_participle(a: Analysis, event: Event, clause: Clause, events: Sequence[Event]) -> range:
    """ "hat Raketen geliefert und Soldaten geschickt": each predicate of a bracket has what stands before it."""
    everything = range(len(a.s.tokens))
    if not a.s.lexicon.pack.verb_final_clauses or event.attributive or not event.features & {"part", "inf"}:
        return everything
    verbs = [e for e in events if e.clause == clause.index and not e.noun and not e.attributive]
    others = [e.at for e in verbs if e.at != clause.finite and e.features & {"part", "inf"}]
    before = max((at for at in others if at < event.at), default=-1)
    after = any(at > event.at for at in others)
    mine = [i for i in a.items_in(clause) if before < i.first < event.at and not i.outcome]
    if not mine or (before >= 0 and not _is_joined(a, before, event.at)):
        return everything
    return range(before + 1, event.at) if before >= 0 or after else everything


def _is_joined(a: Analysis, before: int, at: int) -> bool:
    """Whether a coordinator or a comma stands between two predicates."""
    return any(a.s.is_word(k, "coordinators") or a.s.is_mark_token(k, ",") for k in range(before + 1, at))


def _is_expected_to_act(a: Analysis, item: ItemRef, event: Event, clause: Clause) -> bool:
    """ "expects 150 howitzers to follow": nobody gets what the infinitive behind it tells of."""
    if event.phase != "planned" or a.s.lexicon.pack.verb_final_clauses or item.first < event.at:
        return False
    return any(c.opener == "inf" and c.parent == clause.index and c.first == item.last for c in a.clauses)


def _is_of_purpose(a: Analysis, item: ItemRef, event: Event) -> bool:
    """ "men sent there to prop up the guards": behind "to" and a verb that nobody knows stands its object."""
    if a.s.lexicon.pack.verb_final_clauses or "give" not in event.frames or not is_person(item):
        return False
    links = (at for at in range(event.last, item.np_first - 1) if a.s.is_word(at, "infinitive_marker"))
    return any(not a.s.at[at + 1] and a.s.tokens[at + 1].text.islower() for at in links)


_OBJECT_FRAMES = frozenset({"ask", "give", "get", "bring", "share", "employ", "train", "pay"})


def _in_order(a: Analysis, items: list[ItemRef], frame: str, event: Event) -> list[ItemRef]:
    """Where order tells subject from object, what stands before an active verb is not what it gives or takes."""
    if a.s.lexicon.pack.verb_final_clauses or event.voice != "active":
        return items
    if frame == "harm" and any(i.first > event.at and not i.preps for i in items):
        return [i for i in items if i.first > event.at]  # "Norlandic troops captured two soldiers"
    if frame in ("go", "serve") and any(i.np_first == event.last and not i.preps for i in a.phrases.items):
        return []  # "firing shells and deploying its soldiers": what stands right behind the verb is its object
    if frame not in _OBJECT_FRAMES:
        return items
    return [i for i in items if i.first > event.at]


def _postposed(a: Analysis, event: Event, clause: Clause) -> list[ItemRef]:
    """ "at more than 3,000 soldiers killed": a participle belongs to the noun right before it."""
    if a.s.lexicon.pack.verb_final_clauses or clause.finite == event.at:
        return []
    if "ing" in event.features and set(event.frames) & {"serve", "go"}:  # "of two soldiers fighting for Norland"
        head = next((i for i in a.phrases.items if i.last == _past_adverbs(a, event.at) and not i.outcome), None)
        return [i for i in a.phrases.items if head is not None and i.group == head.group]
    if not event.participle:
        return []
    return [i for i in a.phrases.items if i.last == event.at and i.preps and not i.outcome]


def _past_adverbs(a: Analysis, at: int) -> int:
    """ "fighters now fighting for", "troops reportedly sent to": where the adverbs before a participle begin."""
    while at > 1 and a.s.is_word(at - 1, "participle_adverbs", "verb_adverbs"):
        at -= 1
    return at


def _with_nearer_number(a: Analysis, items: list[ItemRef], event: Event, frame: str) -> list[ItemRef]:
    """ "400 Soldaten gefallen und 3.600 verletzt": the second act has its own number of the same persons."""
    if frame not in HARM_FRAMES:
        return items
    between = [n for n in a.phrases.loose_numbers if items[-1].last <= n.core < event.at and n.use == "count"]
    if not between or any(i.first > between[-1].core for i in items):
        return items
    return [replace(items[0], number=between[-1])]


def _besides(a: Analysis, frame: str, clause: Clause) -> list[ItemRef]:
    """ "neben Raketen auch …": taken as given alongside, where no article points back to what was told before."""
    if frame not in TRANSFER_FRAMES:
        return []
    english = not a.s.lexicon.pack.verb_final_clauses
    beside = [i for i in a.items_in(clause) if i.preps & {"besides"} and not i.definite]
    if not english or frame not in ("give", "supply", "get", "bring"):
        return beside
    goods = [i for i in a.items_in(clause) if i.preps == frozenset({"alongside"}) and not is_person(i)]
    return [*beside, *(i for i in goods if i not in beside and not i.definite)]


def _is_purpose_of(a: Analysis, item: ItemRef, items: Sequence[ItemRef], event: Event) -> bool:
    """ "to send 900 workers to produce drones": what those sent will do with a thing is not sent."""
    before = [i for i in items if is_person(i) and event.last <= i.first < item.first]
    if a.s.lexicon.pack.verb_final_clauses or event.noun or not before or is_person(item):
        return False
    for at in range(before[-1].last, item.first - 1):
        if a.s.is_word(at, "infinitive_marker") and "verb" in a.s.kinds[at + 1]:
            return True
    return False


def _drop_participants(
    a: Analysis, items: list[ItemRef], frame: str, clause: Clause, event: Event, own: range
) -> list[ItemRef]:
    """Persons beside goods, outside their enumeration, give or take and are not sent themselves."""
    here = [i for i in a.items_in(clause) if i.first in own and not _is_purpose_of(a, i, items, event)]
    if frame in _OBJECT_FRAMES and event.voice == "active" and not a.s.lexicon.pack.verb_final_clauses:
        here = [i for i in here if i.first > event.at]  # "aircraft landed, bringing 300 soldiers"
    here = [i for i in here if not a.s.is_word(i.np_first - 1, "aboard_words")]
    goods = [i for i in here if not is_person(i) and (not i.preps or (event.light and i in items))]
    if (
        frame == "get"
        and not goods
        and event.voice == "active"
        and all(is_person(i) and "at" not in i.preps and not _is_counted_foreign(i) for i in items)
    ):
        return []
    if frame in PERSON_FRAMES and goods and frame == "employ" and event.voice == "active":
        return []
    if frame == "train" and event.voice == "active" and len({i.group for i in items}) > 1:
        return [i for i in items if i.group != items[0].group]
    if frame == "harm" and event.voice == "active" and a.s.lexicon.pack.verb_final_clauses and not event.attributive:
        return [i for i in items if i.group == items[-1].group]  # those who capture stand first
    if frame == "serve":
        return items[:1] if items and not _is_list(items) else items
    if frame not in TRANSFER_FRAMES or not goods:
        return items
    groups = {i.group for i in goods}
    return [i for i in items if not is_person(i) or i.group in groups]


def _is_counted_foreign(item: ItemRef) -> bool:
    """ "has received 300 soldiers from Ostria": so many of another state's, who are hardly somebody's guests."""
    return item.nationality is not None and item.number is not None


def _is_list(items: Sequence[ItemRef]) -> bool:
    return len({i.group for i in items}) == 1


def _has_attribute(a: Analysis, event: Event) -> bool:
    """Whether a party stands inside the participle's attribute ("die von X gelieferten …")."""
    return any(p.np_last <= event.at and event.at - p.first <= 8 and (p.preps or p.case) for p in a.phrases.parties)


def _points_back(a: Analysis, event: Event) -> bool:
    """ "diese Lieferungen", "such transfers": a bare back-reference is no claim."""
    before = range(max(0, event.at - 2), event.at)
    return a.s.has_word_in(before, "demonstratives", "demonstratives_like")


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
        if not found and item.np_first - event.last > 3 and not _is_behind_goal(a, event, item):
            break
        if not found:
            inside = item.np_first <= event.at < item.first  # "eine Lieferung von …" counts as a load
            directly = (item.np_first == event.last and not item.preps) or inside
            behind = bool(item.preps) and s.is_word(item.np_first - 1, "content_links")
            of = s.is_word(item.np_first - 1, "genitive_prepositions")
            of = of or (frame in TRAIN_FRAMES and item.preps == frozenset({"for"}) and item.np_first - event.last == 1)
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
                nationality=_owner(a, event) or _people_of(a, event),
                number=_amount_behind(a, event),
            )
        ]
    if any(s.is_word(at, "demonstratives_like") for i in found[:1] for at in range(i.np_first, i.first)):
        return []  # "die Ausfuhr solcher Güter"
    if frame in PERSON_FRAMES | TRAIN_FRAMES:
        found = [i for i in found if is_person(i)]
    return found


def _is_behind_goal(a: Analysis, event: Event, item: ItemRef) -> bool:
    """ "deliveries to Norland of steel": the goods stand behind who gets them."""
    if a.s.lexicon.pack.verb_final_clauses or not a.s.is_word(item.np_first - 1, "genitive_prepositions"):
        return False
    goal = next((p for p in a.phrases.parties if p.prep_first in (event.last, event.last - 1)), None)
    return goal is not None and 1 <= item.np_first - goal.np_last <= _BODY


_BODY = 4
"""Tokens from a party to "of" and the goods: "to Norland's arms industry of machine tools"."""


def _amount_behind(a: Analysis, event: Event) -> Number | None:
    """ "eine Waffenlieferung von etwa 750 Tonnen": an amount with its measure right behind the act."""
    if not a.s.is_word(event.last, "genitive_prepositions"):
        return None
    near = (n for n in a.phrases.loose_numbers if n.first == event.last + 1 and n.unit is not None)
    return next(near, None)


def _people_of(a: Analysis, event: Event) -> PartyRef | None:
    """ "arms supplies from Norland": read as goods, the noun of the act has its giver already."""
    return next((i.nationality for i in a.phrases.items if i.last == event.last and i.first == event.at), None)


def _owner(a: Analysis, event: Event) -> PartyRef | None:
    return next((p for p in a.phrases.parties if p.owner_of == event.at), None)


_ANTECEDENT = 6
"""Tokens between a noun and the relative clause about it."""


def _antecedent(a: Analysis, clause: Clause, frame: str) -> list[ItemRef]:
    """What a relative pronoun stands for: the item right before its clause."""
    if clause.opener != "rel":
        return []
    before = [i for i in a.phrases.items if i.last <= clause.first]
    if not before or clause.first - before[-1].last > _ANTECEDENT:
        return []
    last = before[-1]
    if len(before) > 1 and before[-2].item == "money" and before[-2].last == last.np_first - 1:
        last = before[-2]  # "$625 million in security assistance headed to Norland"
    if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES and not is_person(last):
        return []
    counted = counted_of(a, clause)
    if counted is not None:
        return [replace(last, number=counted)]
    return [i for i in before if i.group == last.group]


def _antecedent_above(a: Analysis, event: Event, clause: Clause, frame: str) -> list[ItemRef]:
    """ "weapons it plans to sell to Norland": the infinitive's object is what the clause above it is about."""
    parent = a.clauses[clause.parent] if clause.opener == "inf" and clause.parent is not None else None
    if parent is None or a.s.lexicon.pack.verb_final_clauses or event.noun or event.voice == "passive":
        return []
    moved = parent.opener == "rel" and frame in _OBJECT_FRAMES and not a.items_in(parent)
    return _antecedent(a, parent, frame) if moved else []


def _carried_items(
    a: Analysis, event: Event, frame: str, clause: Clause, context: Context
) -> tuple[list[ItemRef], Span | None]:
    """A number without a noun, or a pronoun: the item of the claim before."""
    if frame in ("help", "raise", "include", "prepare", "lose"):
        return [], None
    if frame == "ask" and not _is_asked_for(a, event, clause):
        return [], None
    clause = with_subject_above(a, event, frame, clause)
    if event.lemma in a.s.words_of("earning_verbs"):
        return [], None
    if frame == "supply" and a.s.lexicon.pack.verb_final_clauses and not is_with_number(a, clause):
        return [], None  # "sie verstärken die Armee": the pronoun is who does it
    things = [i for i in a.items_in(clause) if not is_person(i) and not i.preps]
    if frame == "employ" and event.voice == "active" and things:
        return [], None  # "sie haben solche Waffen eingesetzt"
    if frame in ("bring", "give", "get") and a.s.has_mark_in(clause, "item", "none"):
        return [], None  # "damit sie Atomwaffen befördern": the act has a thing of its own, which is none of ours
    persons = True if frame in PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES else None
    inside = pronoun_inside(a, event, frame, clause) or counted_inside(a, clause, persons=persons)
    if inside:
        return inside, None
    wanted = False if event.lemma in a.s.words_of("goods_verbs") else persons
    thing = context.last_thing(a.s.index, 4 if persons else 2, persons=wanted)
    if thing is None and wanted is False and persons is None:
        thing = context.named if context.named is not None and a.s.index - context.named.sentence == 1 else None
    loose = [n for n in a.phrases.loose_numbers if n.core in clause and n.use == "count"]
    loose = [n for n in loose if not a.s.is_word(n.core, "both_words")]  # "die beiden" counts nothing new
    loose = [n for n in loose if not _is_amount_of_another(a, n)]
    named = context.named if loose and not persons else None
    if named is not None and a.s.index - named.sentence == 1 and (thing is None or thing.sentence < named.sentence):
        thing = named
    if loose and loose[0].unit == "bbl" and (thing is None or not thing.item.item.startswith("fuel")):
        thing = next((t for t in reversed(context.things) if t.item.item.startswith("fuel")), None)  # of what else?
    if loose and thing is not None and thing.item.item == "money" and loose[0].unit is None:
        near = (t for t in reversed(context.things) if a.s.index - t.sentence <= _GOODS_BACK)
        thing = next((t for t in near if t.item.item != "money"), None)  # "600 davon": pieces are no money
    if thing is None or any(is_a_sum(n, thing.item) for n in loose):
        return [], None
    if frame in HARM_FRAMES and len(loose) > 1:
        loose = [n for n in loose if n.core < event.at][-1:] or loose[:1]
    if loose:
        return [
            replace(
                thing.item, first=n.core, last=n.last, np_first=n.first, number=n, preps=frozenset(), nationality=None
            )
            for n in loose
        ], thing.span
    some = some_of_them(a, frame, clause)
    if some is None and is_impersonal(a, event, clause) and not is_person(thing.item):
        some = event.at
    pronoun = some
    if pronoun is None:
        groups = ("pronouns_person", "demonstratives", "elliptic_references")
        first = object_from(a, event, frame)
        pointing = (at for at in clause.tokens if at >= first and a.s.is_word(at, *groups))
        pronoun = next((at for at in pointing if not modifies(a, at) and not opens_later(clause, at, event)), None)
    if pronoun is not None and frame in ("give", "get", "bring", "pay") and is_subject_here(a, event, clause, pronoun):
        pronoun = None
    if pronoun is None and frame in ("go", "give", "get", "bring"):
        moved = frame == "go" or event.voice == "passive"
        found = find_stand_in(a, event, clause, context, moved=moved)
        thing, pronoun = found or (thing, None)
        some = pronoun
    if (
        pronoun is not None
        and frame in TRANSFER_FRAMES | PERSON_FRAMES | TRAIN_FRAMES | HARM_FRAMES
        and (pronoun == some or a.s.is_word(pronoun, "plural_references", "elliptic_references"))
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


def _is_amount_of_another(a: Analysis, number: Number) -> bool:
    """ "5,000 tonnes a month of subsidised diesel": behind "of" stands a thing of its own."""
    linked = any(a.s.is_word(at, "amount_links") for at in range(number.last, number.last + _RATE))
    if any(number.last - 1 <= m.first <= number.last + 1 for m in a.s.marks("partitive")):
        return False
    return linked and any(0 < i.first - number.last <= _OWN for i in a.phrases.items)


_RATE = 3
"""Tokens of "a month of"."""
_OWN = 6
"""Tokens from an amount to the noun that it is of."""


def _is_asked_for(a: Analysis, event: Event, clause: Clause) -> bool:
    """ "asked for another 100", "bat um weitere 50": a number right behind the verb and its preposition."""
    for number in a.phrases.loose_numbers:
        asked = number.core in clause and a.s.mark_ending_at(number.first, "prep", "for", "at") is not None
        if asked and (a.s.lexicon.pack.verb_final_clauses or 0 < number.first - event.last <= 1):
            return True
    return False


_GOODS_BACK = 3
"""Sentences back to which a bare number of pieces may count goods."""
