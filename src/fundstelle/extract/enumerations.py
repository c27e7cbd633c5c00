"""Items beside each other: lists, parts, named types, and numbers that belong to several."""

from __future__ import annotations

from fundstelle.extract.item_refs import family, finer, is_person_class
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.sentence import Sentence


def drop_modifiers(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "rocket launcher specialists": a noun right before another one only describes it."""
    if s.lexicon.pack.nouns_capitalised:
        return items
    kept: list[ItemRef] = []
    for item in items:
        before = kept[-1] if kept else None
        if before and before.last >= item.first and _is_part_of_system(s, before, item):
            kept[-1] = replace(before, last=item.last, part=True)
        elif before and before.last >= item.first and not (before.designation or before.outcome or item.outcome):
            kept[-1] = replace(
                item,
                np_first=before.np_first,
                preps=before.preps,
                prep_word=before.prep_word,
                number=before.number or item.number,
                nationality=before.nationality or item.nationality,
            )
        else:
            kept.append(item)
    return kept


_SYSTEMS = frozenset(
    {"ammunition", "missile", "artillery", "air_defence", "radar", "uav", "aircraft", "helicopter", "ship", "armour"}
)


def _is_part_of_system(s: Sentence, system: ItemRef, part: ItemRef) -> bool:
    """ "munitions components", "tank engines": parts of a system count as it."""
    return family(system.item) in _SYSTEMS and s.mark_at(part.first, "part") is not None and part.item == "electronics"


def read_parts(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "Motoren für Drohnen": parts stand for the system's class, where the parts stand."""
    read: list[ItemRef] = []
    for item in items:
        start = item.np_first - 1
        if item.preps & {"for"} or s.is_word(start, "genitive_prepositions"):
            part = s.mark_ending_at(start, "part")
            if part:
                own = read.pop() if read and read[-1].last == part.last and read[-1].item == "electronics" else None
                number, nationality = (own.number, own.nationality) if own else (None, None)
                item = replace(item, number=item.number or number, nationality=item.nationality or nationality)
                np_first = own.np_first if own else phrase_start(s, part.first, {})
                preps, word, _ = preposition_before(s, np_first)
                item = replace(item, np_first=np_first, preps=preps, prep_word=word, part=True)
                if read and read[-1].last == part.last:
                    item = replace(item, number=item.number or read[-1].number)
                    read.pop()  # "Bauteile für Drohnen": one thing
        read.append(item)
    return read


def join_spans(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "equipment, from armoured vehicles to drones": the two ends of what the goods before them were."""
    if s.lexicon.pack.nouns_capitalised:
        return items
    joined = list(items)
    for at in range(1, len(items) - 1):
        umbrella, first, last = joined[at - 1], items[at], items[at + 1]
        opens = first.np_first - umbrella.last <= _SPAN_OPENS and s.is_mark_token(first.np_first - 2, ",")
        opens = opens or s.is_word(first.np_first - 2, "span_openers")
        if opens and "from" in first.preps and last.preps == frozenset({"to"}) and last.np_first - first.last == 1:
            for k in (at, at + 1):
                joined[k] = replace(joined[k], preps=umbrella.preps, prep_word=umbrella.prep_word, group=umbrella.group)
    return joined


_SPAN_OPENS = 9
"""Tokens from goods to the first end of their span: "equipment to the other's forces, ranging from"."""


def join_mainly(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "a million rounds, mainly artillery shells": the thing behind the adverb says finer what was counted."""
    if s.lexicon.pack.nouns_capitalised:
        return items
    kept: list[ItemRef] = []
    for item in items:
        before = kept[-1] if kept else None
        if before is not None and _is_mainly(s, before, item):
            kept[-1] = replace(before, item=finer(before.item, item.item), designation=item.designation)
        else:
            kept.append(item)
    return kept


def _is_mainly(s: Sentence, counted: ItemRef, item: ItemRef) -> bool:
    if counted.number is None or item.number is not None or family(counted.item) != family(item.item):
        return False
    between = range(counted.last, item.first)
    return s.is_mark_token(counted.last, ",") and len(between) <= _APPOSITION and s.has_word_in(between, "row_adverbs")


_APPOSITION = 9
"""Tokens from a counted thing to what it mainly is: ", mainly 122 mm and 152 mm artillery shells"."""


def merge_designations(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """A class noun and the named type beside it are one item: "Raketen vom Typ KN-23", "MiG-29 fighters"."""
    merged: list[ItemRef] = []
    for item in items:
        before = merged[-1] if merged else None
        if before and _is_rounds_of(s, before, item):
            merged[-1] = replace(
                item,
                np_first=before.np_first,
                number=before.number or item.number,
                preps=before.preps,
                prep_word=before.prep_word,
                nationality=before.nationality or item.nationality,
                definite=before.definite,
            )
        elif before and before.designation and item.designation and _is_second_name(before, item):
            merged[-1] = replace(before, last=item.last)
        elif before and (_is_abbreviated(s, before, item) or _is_also_called(s, before, item)):
            merged[-1] = replace(before, last=item.last, designation=item.designation or before.designation)
        elif (
            before
            and item.designation
            and not before.designation
            and _is_type_of(s, before.last, item.first)
            and (
                family(before.item) in (family(item.item), "arms")
                or s.mark_at(before.first, "generic") is not None
                or (s.lexicon.pack.nouns_capitalised and item.first - before.last >= 2)
            )
        ):
            merged[-1] = replace(
                before,
                designation=item.designation,
                last=item.last,
                item=finer(before.item, item.item),
                nationality=before.nationality,
            )
        elif (
            before
            and before.designation
            and not item.designation
            and (_is_beside(s, before.last, item.first) or _closes_names(s, before, item))
            and not item.outcome
        ):
            merged[-1] = replace(
                before,
                last=item.last,
                number=before.number or item.number,
                item=finer(item.item, before.item),
                nationality=before.nationality or item.nationality,
            )
        else:
            merged.append(item)
    return merged


def _is_second_name(before: ItemRef, item: ItemRef) -> bool:
    """ "2S9 Nona mortars", "R-330Zh Zhitel": two names of one type right beside each other."""
    return before.last == item.first and before.item == item.item and item.number is None


def _is_rounds_of(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "rounds of artillery ammunition": one thing in two words."""
    both = family(before.item) == family(item.item) == "ammunition"
    joined = item.np_first - before.last == 1 and s.is_word(before.last, "genitive_prepositions")
    return both and joined and item.number is None and not before.designation


def _is_abbreviated(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "High Mobility Artillery Rocket Systems (HIMARS)": the same type again in brackets."""
    if not s.is_mark_token(item.first - 1, "(") or not s.is_mark_token(item.last, ")") or item.first - before.last > 2:
        return False
    return item.designation is not None and item.designation == before.designation


def _is_also_called(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "High Mobility Artillery Rocket Systems, or HIMARS": the same thing by its other name."""
    if s.lexicon.pack.nouns_capitalised or item.designation is None or item.number is not None:
        return False
    between = item.first - before.last == 2 and s.is_mark_token(before.last, ",")
    return between and s.is_word(before.last + 1, "range_words_weak") and family(before.item) == family(item.item)


def _is_beside(s: Sentence, end: int, start: int) -> bool:
    """Only quotation marks and a hyphen between: „Strela“-Raketen."""
    return start - end <= 2 and all(s.is_mark_token(at, '-“”"«»’') for at in range(end, start))


def _closes_names(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "Geran-2 (Shahed-136) drones": only the bracket around a second name stands between."""
    opened = any(s.is_mark_token(at, "(") for at in range(before.first, before.last))
    return opened and item.first - before.last == 1 and s.is_mark_token(before.last, ")")


def _is_type_of(s: Sentence, end: int, start: int) -> bool:
    """ "vom Typ", "of the type": only such words and quotation marks between noun and named type."""
    between = range(end, start)
    return len(between) <= 4 and all(s.is_word(at, "type_links") or s.is_mark_token(at, '„“»«"”(') for at in between)


def share_in_enumerations(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """Items of one enumeration take over preposition and nationality from the first, and share a group."""
    shared: list[ItemRef] = []
    for index, item in enumerate(items):
        before = shared[-1] if shared else None
        if before and _is_apposition(s, before, item, items[index + 1 :]):
            continue
        outer = _held_by(s, shared)
        if outer is not None and not item.preps and item.number and _is_listed(s, shared[-1].last, item.np_first):
            before = outer  # "vier Systeme mit 300 Raketen, 120 Drohnen und …": the row goes on outside
            item = replace(item, preps=outer.preps, prep_word=outer.prep_word, group=outer.group)
        elif before and _is_added(s, before, item):
            item = replace(item, preps=before.preps, prep_word=before.prep_word, group=before.group)
        elif before and not item.preps and _is_listed(s, before.last, item.np_first):
            item = replace(item, preps=before.preps, prep_word=before.prep_word, group=before.group)
            if item.nationality is None and not is_person_class(item) and not is_person_class(before):
                item = replace(item, nationality=before.nationality)
        else:
            item = replace(item, group=index)
        shared.append(item)
    return shared


def _held_by(s: Sentence, items: list[ItemRef]) -> ItemRef | None:
    """ "vier Systeme mit 300 Raketen": the item that the last one comes with, where both are counted."""
    if len(items) < 2 or not s.lexicon.pack.verb_final_clauses or "with" not in items[-1].preps:
        return None
    holder, held = items[-2], items[-1]
    behind = holder.last in (held.np_first - 1, held.np_first - 2)
    return holder if behind and holder.number and held.number and not holder.preps else None


def _is_added(s: Sentence, before: ItemRef, item: ItemRef) -> bool:
    """ "drones, along with spare parts": goods behind words that are a coordinator and a preposition."""
    joined = s.mark_ending_at(item.np_first, "word", "coordinators")
    if joined is None or not item.preps & {"alongside"} or is_person_class(item) or is_person_class(before):
        return False
    return joined.first - before.last <= 1 and not s.lexicon.pack.nouns_capitalised


def _is_apposition(s: Sentence, before: ItemRef, item: ItemRef, later: list[ItemRef]) -> bool:
    """ "nitrocellulose, a dual-use material": behind a comma and an indefinite article it says what the thing is."""
    if s.lexicon.pack.nouns_capitalised or item.preps or item.number is not None or item.designation:
        return False
    if s.is_word(before.last + 1, "row_adverbs") and item.np_first - before.last <= 2 and _same_family(before, item):
        return True  # "a million rounds, mainly artillery shells"
    comma = item.np_first - before.last == 1 and s.is_mark_token(before.last, ",")
    goes_on = any(i.np_first - item.last == 1 and s.is_word(item.last, "coordinators") for i in later)
    return comma and s.is_word(item.np_first, "articles_indefinite") and not goes_on


def _same_family(one: ItemRef, other: ItemRef) -> bool:
    return family(one.item) == family(other.item)


def share_backwards(items: list[ItemRef]) -> list[ItemRef]:
    """ "Granaten und Raketen aus Nordkorea": what stands behind the last of an enumeration holds for all of it."""
    last_of = {item.group: item for item in items}
    return [
        replace(item, nationality=last_of[item.group].nationality)
        if item.nationality is None
        and last_of[item.group].nationality
        and not is_person_class(item)
        and last_of[item.group].nationality.first > last_of[item.group].first  # type: ignore[union-attr]
        else item
        for item in items
    ]


def join_peoples(items: list[ItemRef]) -> list[ItemRef]:
    """ "Nordländer oder Südländer", "Südländer und Westländer": peoples of one act are one item of both."""
    joined: list[ItemRef] = []
    for item in items:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.people
            and item.people
            and before.group == item.group
            and item.number is None
            and item.np_first - before.last <= 2
            and before.nationality is not None
            and item.nationality is not None
        ):
            ids = tuple(dict.fromkeys((*before.nationality.ids, *item.nationality.ids)))
            both = replace(before.nationality, ids=ids)
            joined[-1] = replace(before, last=item.last, nationality=both)
        else:
            joined.append(item)
    return joined


def with_amounts_behind(s: Sentence, items: list[ItemRef], loose: list[Number]) -> tuple[list[ItemRef], list[Number]]:
    """ "Sand, mindestens 300 Tonnen im Wert von …, ging an …": a measured amount set off behind what it measures."""
    left, found = list(loose), list(items)
    for number in loose:
        at = next((k for k, i in enumerate(found) if _is_amount_behind(s, i, number)), None)
        if at is not None:
            found[at] = replace(found[at], number=number, last=number.last)
            left.remove(number)
    return found, left


def _is_amount_behind(s: Sentence, item: ItemRef, number: Number) -> bool:
    if item.number is not None or number.unit is None or is_person_class(item) or not s.lexicon.pack.nouns_capitalised:
        return False
    closed = s.is_mark_token(number.last, ",)") or s.is_word(number.last, "date_links")
    return number.first == item.last + 1 and s.is_mark_token(item.last, ",(") and closed


_GOODS = frozenset({"ammunition", "missile", "artillery", "armour", "uav", "small_arms", "bomb"})


def join_numbers(s: Sentence, items: list[ItemRef]) -> list[ItemRef]:
    """ "9 Millionen Granaten und Raketen": one number over two nouns of like things belongs to both together."""
    joined = list(items)
    for index in range(len(items) - 1):
        first, second = joined[index], joined[index + 1]
        if (
            first.group != second.group
            or first.number is None
            or second.number
            or is_person_class(first) != is_person_class(second)
        ):
            continue
        if _is_mass(s, second) and first.number.unit is None:
            continue  # "hundreds of drones and artillery ammunition"
        between = range(first.last, second.np_first)
        alone = sum(1 for i in items if i.group == first.group) == 2
        if _are_types(s, first, second) or (alone and len(between) == 1 and _are_types_of_one(s, first, second)):
            joined[index] = replace(first, joint=True)
            joined[index + 1] = replace(second, number=first.number, joint=True)
            continue
        if alone and len(between) == 1 and _is_counted_together(s, first, second):
            joined[index] = replace(first, joint=True)
            joined[index + 1] = replace(second, number=first.number, joint=True)
            continue
        if is_person_class(first):
            continue
        plain = len(between) == 1 and s.is_word(first.last, "coordinators") and second.np_first == second.first
        alike = (family(first.item) in _GOODS and family(second.item) in _GOODS) or first.number.unit is not None
        if alone and plain and alike and not first.designation:
            joined[index] = replace(first, joint=True)
            joined[index + 1] = replace(second, number=first.number, joint=True)
    return joined


def _is_mass(s: Sentence, item: ItemRef) -> bool:
    """Whether the noun stands for no counted things: "ammunition", "equipment"."""
    return not s.lexicon.pack.nouns_capitalised and s.is_word(item.last - 1, "mass_nouns")


def _are_types(s: Sentence, first: ItemRef, second: ItemRef) -> bool:
    """ "148 Raketen der Typen KN-23 und KN-24": both types share the number."""
    if not first.designation or not second.designation or second.np_first != second.first:
        return False
    alike = family(first.item) == family(second.item) and second.np_first - first.last == 1
    plural = s.has_word_in(range(first.first, first.last), "type_plurals")
    return alike and plural and s.is_word(first.last, "coordinators")


def _is_counted_together(s: Sentence, first: ItemRef, second: ItemRef) -> bool:
    """ "6,000 engineers and construction troops", "some 220 pieces of guns and rocket launchers": both are meant."""
    if not s.is_word(first.last, "coordinators") or second.designation or first.outcome or second.outcome:
        return False
    if s.is_word(second.np_first, "articles", "determiners", "possessives"):
        return False
    of_pieces = first.number is not None and s.is_word(first.number.last - 1, "amount_links") and not first.number.unit
    return (is_person_class(first) and first.nationality == second.nationality) or of_pieces


def _are_types_of_one(s: Sentence, first: ItemRef, second: ItemRef) -> bool:
    """ "160 Shahed-136 and Mohajer-6 drones": two types counted together, the noun only behind the second."""
    types = first.designation and second.designation and first.item == second.item
    return bool(types) and s.is_word(first.last, "coordinators") and not s.lexicon.pack.nouns_capitalised


def _is_listed(s: Sentence, end: int, start: int) -> bool:
    between = range(end, start)
    if not between or len(between) > 5:
        return False
    return any(s.is_word(at, "coordinators", "umbrella") or s.is_mark_token(at, ",") for at in between) and all(
        s.is_word(at, "coordinators", "determiners", "umbrella")
        or s.is_mark_token(at, ',&"“”„»«–—')
        or s.mark_at(at, "basis")
        or s.mark_ending_at(at + 1, "word", "umbrella")
        or s.is_word(at, "list_adverbs")
        for at in between
    )
