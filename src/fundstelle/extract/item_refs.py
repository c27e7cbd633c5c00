"""Mentions of items: class, number, named type, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.ellipsis import find_shortened
from fundstelle.extract.finite import is_finite
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.nominal import case_of, is_named_type, phrase_start, preposition_before
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import replace
from fundstelle.extract.refs import NO_PREPS, ItemRef, PartyRef
from fundstelle.extract.sentence import Sentence
from fundstelle.languages import Entry
from fundstelle.text.tokens import TokenKind


def item_marks(s: Sentence) -> list[Mark]:
    """Marks that can be an item, one for each place."""
    marks = []
    shortened = {} if s.signs.isdisjoint("-‐‑") else find_shortened(s)
    inside_verbs = {k for m in s.marks("verb") for k in range(m.first + 1, min(m.last, m.first + _VERB))}
    predicative = s.words_of("predicative")
    for at in sorted({*s.places("item", "casualty", "designation", "party"), *shortened}):
        if at in shortened:
            marks.append(shortened[at])
            continue
        if at in inside_verbs:
            continue  # "clear mines": a word of the act itself
        if at and s.norm(at - 1) in predicative and not s.mark_ending_at(at, "word", "coordinators"):
            continue
        for category in ("item", "casualty", "designation"):
            mark = s.mark_at(at, category)
            if mark:
                if mark.value != "none" and not (
                    _only_describes(s, mark) or _is_verb_here(s, mark) or _is_title(s, mark)
                ):
                    marks.append(mark)
                break
        else:
            party = s.mark_at(at, "party")
            if party and _modifies_noun(s, party.last):
                continue
            if party and party.data in ("inhabitant", "adjective", "name") and _is_people(s, party):
                marks.append(party)
    return marks


_VERB = 5
"""Words of the longest verb that is looked into."""


def _is_title(s: Sentence, mark: Mark) -> bool:
    """ "General Norman and his men": a rank with a capital before a name."""
    if s.lexicon.pack.nouns_capitalised or mark.last >= len(s.tokens) or s.mark_at(mark.first, "person_title") is None:
        return False
    following = s.tokens[mark.last]
    return s.tokens[mark.first].is_capital and following.is_capital and following.kind is TokenKind.WORD


def _is_verb_here(s: Sentence, mark: Mark) -> bool:
    """ "have been killed or wounded", "already supplies": the word is the act, not the thing."""
    if s.lexicon.pack.nouns_capitalised or not mark.first:
        return False
    if mark.category == "casualty" and s.mark_at(mark.first, "state") and _leads_to_state(s, mark.first - 1):
        return True  # "went missing", "were shot dead"
    if not s.mark_at(mark.first, "verb"):
        return False
    before = mark.first - 1
    if mark.category == "item":
        return s.is_word(before, "verb_adverbs") and is_finite(s, mark.first)
    if mark.category != "casualty":
        return False
    people = s.mark_at(mark.last, "item") or s.mark_at(_past_people(s, mark.last), "item")
    if people is not None and people.value.startswith("personnel"):
        return True  # "dozens of wounded soldiers"
    if s.mark_at(mark.first, "state") and _is_said_of_state(s, before):
        return True
    if s.is_word(before, "coordinators"):
        before -= 1
        return s.mark_at(before, "casualty") is None and _is_participle_of_harm(s, before)
    return s.mark_at(before, "aux") is not None


def _past_people(s: Sentence, at: int) -> int:
    """ "wounded Norlandic soldiers": past the adjective of a people between the two."""
    party = s.mark_at(at, "party", *())
    return party.last if party is not None and party.data in ("adjective", "inhabitant") else at


def _is_said_of_state(s: Sentence, at: int) -> bool:
    """ "are still missing", "reported missing", "confirmed dead": what stands before makes it a predicate."""
    while at > 0 and s.is_word(at, "verb_adverbs"):
        at -= 1
    if s.mark_at(at, "aux", "be"):
        return True
    return any(m.category == "report" and m.data and "part" in m.data.features for m in s.at[at])


def _leads_to_state(s: Sentence, at: int) -> bool:
    return s.is_word(at, "state_verbs") or _is_participle_of_harm(s, at)


def _is_participle_of_harm(s: Sentence, at: int) -> bool:
    return any(m.category == "verb" and m.data.verb.outcome and "part" in m.data.features for m in s.at[at])


def _only_describes(s: Sentence, mark: Mark) -> bool:
    """ "missile data", "drone countermeasures": a noun in the singular right before a noun nobody knows."""
    if s.lexicon.pack.nouns_capitalised or mark.last >= len(s.tokens) or mark.category != "item":
        return False
    if s.mark_at(mark.last, "carrier", "agent") is not None:
        return True  # "arms firms"
    last, following = s.tokens[mark.last - 1], s.tokens[mark.last]
    unknown = following.kind is TokenKind.WORD and following.text[:1].islower() and not s.at[mark.last]
    rows = s.lexicon.pack.tables["grammar"]["conjugation_class"]
    if following.norm.endswith(tuple(ending for row in rows for ending in row["participle"])):
        return False  # "grain looted from …": a participle behind its noun
    return unknown and not last.norm.endswith("s") and not following.norm.endswith("ly")


_NOUNS = ("item", "institution", "casualty", "designation", "carrier", "event", "part")


def _modifies_noun(s: Sentence, at: int) -> bool:
    """ "Deutsche Ausbilder": the name of a people right before a noun is its adjective."""
    return at < len(s.tokens) and s.has_any(at, _NOUNS)


def _is_people(s: Sentence, party: Mark) -> bool:
    if s.lexicon.pack.nouns_capitalised:
        return bool(party.data == "inhabitant")
    following = s.tokens[party.last] if party.last < len(s.tokens) else None
    plural = s.tokens[party.last - 1].norm.endswith("s")
    if party.data == "adjective" and not plural:
        return False
    if party.data == "name":  # "6,000 Houthis": a group's name counted
        group = plural and party.last - party.first == 1 and not s.lexicon.knowledge.is_state(party.value)
        return group and s.tokens[party.first - 1].kind is TokenKind.NUMBER
    counted = party.first > 0 and (
        s.is_word(party.first - 1, "articles") or s.tokens[party.first - 1].kind is TokenKind.NUMBER
    )
    counted = counted or _is_amount_of(s, party.first)
    if not plural and not counted:
        return False
    return (
        following is None
        or following.kind is not TokenKind.WORD
        or bool(
            s.mark_at(party.last, "prep")
            or s.mark_at(party.last, "verb")
            or s.mark_at(party.last, "aux")
            or s.mark_at(party.last, "modal")
            or s.is_word(party.last, "relatives", "conjunctions", "complementizers")
            or s.mark_at(party.last, "state")
            or s.tokens[party.last - 1].norm.endswith("s")
        )
    )


def _is_amount_of(s: Sentence, at: int) -> bool:
    """ "hundreds of", "a dozen", right before the name of a people that has no plural of its own."""
    at -= s.is_word(at - 1, "amount_links") if at else 0
    marks = s.at[at - 1] if at else ()
    return any(m.category in ("vague", "cardinals", "multipliers", "several") for m in marks)


def make_item(s: Sentence, mark: Mark, by_last: dict[int, Number], parties: Sequence[PartyRef]) -> ItemRef:
    """The item of a mark with everything its phrase says."""
    name = _name_before(s, mark)
    first = mark.first - len(name.words) + 1 if name else mark.first
    np_first = phrase_start(s, first, by_last)
    number = _number_of(s, np_first, first, by_last)
    if number:
        np_first = min(np_first, number.first)
    np_first = _past_transparent(s, np_first, by_last, mark)
    number = number or _number_of(s, np_first, first, by_last)
    if number is None and mark.category == "designation" and s.lexicon.pack.nouns_capitalised:
        number = _pieces_of(s, np_first, by_last)
        np_first = number.first if number else np_first
    preps, word, _ = preposition_before(s, np_first)
    people = mark.category == "party"
    return ItemRef(
        item=finer(_item_class(mark), name.data.item) if name else _class_with_prefix(s, mark),
        first=first,
        last=mark.last,
        np_first=np_first,
        preps=preps,
        prep_word=word,
        designation=name.value if name else _own_designation(s, mark, np_first),
        number=number,
        outer=_outer(s, number, by_last) if number else None,
        nationality=_nationality(s, mark, np_first, parties),
        people=people,
        weak=bool(isinstance(mark.data, dict) and mark.data.get("weak")),
        possessive=_possessive(s, np_first, mark.first),
        case=case_of(s, np_first, mark),
        outcome=mark.value if mark.category == "casualty" else None,
        definite=any(
            s.is_word(at, "articles", "demonstratives") and not s.has_any(at, ("cardinals", "several"))
            for at in range(np_first, mark.first)
            if number is None or not number.first <= at < number.last
        ),
    )


def _pieces_of(s: Sentence, np_first: int, by_last: dict[int, Number]) -> Number | None:
    """ "6000 Stück des Modells X", "40 Exemplare vom Typ Y": the count before the words for a type."""
    at = np_first
    while at > 0 and s.is_word(at - 1, "type_links"):
        at -= 1
    number = by_last.get(at) if at < np_first else None
    piece = number is not None and s.mark_at(at - 1, "measure") is not None
    return number if number is not None and piece and number.use == "count" and not number.article else None


def _class_with_prefix(s: Sentence, mark: Mark) -> str:
    """ "KN23-Raketen": the named type says the class more finely than the noun."""
    prefix = next((m for m in s.at[mark.first] if m.category == "prefix_designation"), None)
    return finer(_item_class(mark), str(prefix.data.item)) if prefix else _item_class(mark)


def _name_before(s: Sentence, mark: Mark) -> Entry | None:
    """ "Storm Shadow-Marschflugkörper", "2S19-Haubitzen": the named type of several words that the noun's first part
    ends."""
    left, hyphen, _ = s.norm(mark.first).rpartition("-")
    if mark.category != "item" or not hyphen:
        return None
    for length in range(1, min(_NAME, mark.first + 1)):
        words = (*[s.norm(at) for at in range(mark.first - length, mark.first)], left)
        found = [e for e in s.lexicon.index.get(words[0], ()) if e.category == "designation" and e.words == words]
        if found:
            return found[0]
    return None


_NAME = 3
"""Words of a named type that may stand before its noun."""


def _own_designation(s: Sentence, mark: Mark, np_first: int) -> str | None:
    return mark.value if mark.category == "designation" else _designation_of(s, mark, np_first)


def _designation_of(s: Sentence, mark: Mark, np_first: int) -> str | None:
    return (_prefix_designation(s, mark) or _type_within(s, mark)) or (
        None if s.lexicon.pack.nouns_capitalised else _unknown_type(s, mark, np_first)
    )


def _type_within(s: Sentence, mark: Mark) -> str | None:
    """ "Patriot system", "Leopard-Panzer" as listed nouns: the named type that their first word is."""
    word = s.tokens[mark.first]
    if mark.category != "item" or not word.is_capital or (mark.last - mark.first == 1 and "-" not in word.norm):
        return None
    first = word.norm if mark.last - mark.first > 1 else word.norm.rpartition("-")[0]
    named = [e.value for e in s.lexicon.index.get(first, ()) if e.category == "designation" and len(e.words) == 1]
    return str(named[0]) if named else None


def _unknown_type(s: Sentence, mark: Mark, np_first: int) -> str | None:
    """ "12 Super Mushak trainer aircraft": the words behind the number that only a named type can be."""
    row = [at for at in range(np_first, mark.first) if is_named_type(s, at) and "-" not in s.tokens[at].text]
    if not row or mark.category != "item" or mark.value.startswith("personnel"):
        return None
    return " ".join(s.tokens[at].text for at in row)


def _prefix_designation(s: Sentence, mark: Mark) -> str | None:
    return next((m.value for m in s.at[mark.first] if m.category == "prefix_designation"), None)


def _item_class(mark: Mark) -> str:
    if mark.category == "designation":
        return str(mark.data.item)
    if mark.category in ("party", "casualty"):
        return "personnel.troops"
    return mark.value


def _number_of(s: Sentence, np_first: int, head: int, by_last: dict[int, Number]) -> Number | None:
    attribute = _attribute_start(s, np_first)
    for last, number in by_last.items():
        if attribute is not None and last == attribute and number.use == "count" and not number.article:
            return number
        fits = np_first <= number.first and last <= head and number.use == "count"
        if fits and (not number.article or number.hedged):
            return number
    return None


def _outer(s: Sentence, number: Number, by_last: dict[int, Number]) -> Number | None:
    """The number a part is counted by, before "of the" and the number of the whole."""
    at = number.first - 1
    if not s.lexicon.pack.nouns_capitalised and s.is_word(at - 1, "articles", "determiners", "possessives"):
        at -= s.tokens[at].kind is TokenKind.WORD and not s.is_word(at, "part_of")  # "40 of the promised 100"
    while at > 0 and s.is_word(at, "articles", "determiners", "possessives"):
        at -= 1
    if s.lexicon.pack.nouns_capitalised and s.is_word(number.first - 1, "article_dative_or_genitive"):
        other = by_last.get(number.first - 1)  # "1.000 der 11.000 Soldaten"
        return other if other is not None and other.use == "count" and not other.article else None
    if not s.is_word(at, "part_of"):
        return None
    other = by_last.get(at)
    return other if other is not None and other.use == "count" and not other.article else None


def _attribute_start(s: Sentence, np_first: int) -> int | None:
    """ "80 durch Deutschland gelieferte Panzer": where the preposition of a participle's attribute begins."""
    if "att" not in s.verb_features(np_first):
        return None
    for at in range(np_first - 1, max(-1, np_first - 6), -1):
        if s.mark_at(at, "prep"):
            return at
        if s.tokens[at].kind is TokenKind.MARK:
            return None
    return None


def _past_transparent(s: Sentence, np_first: int, by_last: dict[int, Number], mark: Mark) -> int:
    """Before "Hunderte von", "eine Menge an", "pieces of": the phrase begins where the amount begins."""
    at = np_first - 1
    if not s.is_word(at, "worth_links", "amount_links"):
        return np_first
    worth = at > 0 and s.is_word(at, "worth_links") and at in by_last and by_last[at].use == "money"
    if worth and mark.value != "money" and not s.is_word(mark.last - 1, "sums_of_aid"):
        return by_last[at].first  # "$1 billion in arms"
    if at <= 0 or not s.is_word(at, "amount_links"):
        return np_first
    if at in by_last:
        return by_last[at].first
    noun = at - 1
    while noun > 0 and s.is_mark_token(noun, '“”"«»’'):
        noun -= 1
    share = s.mark_ending_at(np_first, "word", "shares")
    if share is not None:
        return phrase_start(s, share.first, by_last)
    several = s.mark_ending_at(noun, "several") and s.mark_at(noun, "measure")  # "a few barrels of oil"
    if s.mark_at(noun, "transparent") or several:
        return phrase_start(s, noun, by_last)
    return np_first


def _possessive(s: Sentence, np_first: int, head: int) -> int | None:
    if not s.has_word("possessives"):
        return None
    return next((at for at in range(np_first, head) if s.is_word(at, "possessives")), None)


def _nationality(s: Sentence, mark: Mark, np_first: int, parties: Sequence[PartyRef]) -> PartyRef | None:
    """The party whose adjective or genitive modifies the item, or that stands behind it with "aus"."""
    if mark.category == "party":
        return next((p for p in parties if p.first == mark.first), None)
    inside = [p for p in parties if np_first <= p.first and p.last <= mark.first]
    if inside:
        return _with_coordinated(s, inside[-1], parties)
    beside = next(
        (p for p in parties if p.last == np_first and p.form == "name" and not s.lexicon.pack.nouns_capitalised), None
    )
    if beside and not s.is_word(np_first - 1, "direction_prepositions") and _is_modifier_name(s, beside, mark):
        return beside
    compound = next((m for m in s.at[mark.first] if m.category == "prefix_party"), None)
    if compound:
        return PartyRef((compound.value,), mark.first, mark.last, "adjective", NO_PREPS, "", "", np_first, mark.last)
    for party in parties:
        if (
            party.np_first == mark.last
            and not party.preps
            and party.case in ("gen", "dat_gen")
            and (party.institution is None or _is_of_body(party, mark))
        ):
            return party
        if party.owner_of == mark.first and (
            s.is_word(mark.last, "genitive_prepositions") or _is_force_of(s, party, mark)
        ):
            return party  # "troops of the Democratic Republic": the noun is read as a body of its state too
        if party.prep_first == mark.last and party.preps & {"from"} and party.prep_word not in ("ab",):
            return _with_row(s, party, mark, parties)
        if (
            s.is_word(mark.last, "genitive_prepositions")
            and party.np_first == mark.last + 1
            and not s.lexicon.pack.nouns_capitalised
        ):
            return _with_row(s, party, mark, parties)
    return None


def _is_of_body(party: PartyRef, mark: Mark) -> bool:
    """ "Offiziere der nordischen Streitkräfte": persons of a state's army are the state's."""
    return mark.value.startswith("personnel") and party.institution in ("force", "mil")


def _is_force_of(s: Sentence, party: PartyRef, mark: Mark) -> bool:
    """ "Truppen aus Nordland": the noun is read as a body of its state too, and keeps the people."""
    behind = party.first > mark.first and s.mark_at(mark.last, "prep", "from") is not None
    return behind and party.institution in ("force", "mil")


def _with_row(s: Sentence, party: PartyRef, mark: Mark, parties: Sequence[PartyRef]) -> PartyRef:
    """ "residents of Norland, Ostria and Sundland": people of all of them."""
    if not mark.value.startswith("personnel"):
        return party
    ids, last = party.ids, party.np_last
    for other in parties:
        if other.first > party.first and s.is_row(last, other.np_first) and other.preps in (party.preps, NO_PREPS):
            ids, last = (*ids, *other.ids), other.np_last
    return replace(party, ids=tuple(dict.fromkeys(ids)))


def _with_coordinated(s: Sentence, party: PartyRef, parties: Sequence[PartyRef]) -> PartyRef:
    """ "British and French instructors": both peoples before the noun."""
    if party.form not in ("adjective", "inhabitant"):
        return party
    for other in parties:
        beside = other.form in ("adjective", "inhabitant") and party.first - other.last == 1
        if beside and s.is_word(other.last, "coordinators") and other.ids != party.ids:
            return replace(party, ids=(*other.ids, *party.ids), first=other.first, np_first=other.np_first)
    return party


def _is_modifier_name(s: Sentence, party: PartyRef, mark: Mark) -> bool:
    """ "10,000 North Korea soldiers": counted, and the name right before the noun."""
    if party.last != mark.first or not party.first:
        return False
    before = s.tokens[party.first - 1]
    if before.kind is TokenKind.NUMBER:
        return True
    verbs = [m.data.verb for m in s.at[party.first - 1] if m.category == "verb"]
    gives = any(verb.frame in ("give", "supply", "pay") and not verb.light for verb in verbs)
    return s.tokens[party.first].text.isupper() and party.last - party.first == 1 and not gives


def finer(noun: str, named: str) -> str:
    """The class of noun and named type together: the more telling one."""
    return named if noun.endswith(".other") or family(noun) != family(named) else noun


def family(item: str) -> str:
    """The part of a class before its dot."""
    return item.partition(".")[0]


def is_person_class(item: ItemRef) -> bool:
    """Whether the item is of a class of persons."""
    return item.item.startswith("personnel")
