"""Noun phrases of a sentence: items with their numbers and nationality, parties with preposition and case."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.attributes import drop_describing
from fundstelle.extract.bodies_of_men import count_men, join_units, with_strengths_behind
from fundstelle.extract.enumerations import (
    drop_modifiers,
    join_mainly,
    join_numbers,
    join_peoples,
    join_spans,
    merge_designations,
    read_parts,
    share_backwards,
    share_in_enumerations,
    with_amounts_behind,
)
from fundstelle.extract.finite import is_noun_use
from fundstelle.extract.forms import read_forms
from fundstelle.extract.item_refs import item_marks, make_item
from fundstelle.extract.made_for import read_made_for
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.numbers import Number
from fundstelle.extract.party_modifiers import parties_in_modifiers, parties_who_hold
from fundstelle.extract.party_refs import (
    drop_backers,
    drop_brackets,
    drop_owners,
    drop_titles,
    is_namesake,
    is_state_body,
    is_weak_name,
    join_coordinated,
    make_party,
    name_in_apposition,
    parties_of_compounds,
    party_of_source,
)
from fundstelle.extract.record import replace
from fundstelle.extract.refs import ItemRef, Phrases
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.set_off_numbers import with_set_off_numbers
from fundstelle.extract.shared_heads import with_shared_heads
from fundstelle.text.tokens import TokenKind


def find_phrases(s: Sentence, numbers: Sequence[Number], taken: frozenset[int]) -> Phrases:
    """Items and parties of a sentence; `taken` are tokens of periods, which belong to no phrase."""
    by_last = {number.last: number for number in numbers}
    named = [mark for mark in s.marks("party") if mark.first not in taken and not is_namesake(s, mark)]
    named = [mark for mark in named if mark.data != "weak" or is_weak_name(s, mark)]
    parties = [make_party(s, mark, by_last) for mark in named if not _is_currency(s, mark.last)]
    known = {mark.first for mark in named}
    bodies = [mark for mark in s.marks("source") if is_state_body(mark) and mark.first not in known]
    parties += [party_of_source(s, mark, by_last) for mark in bodies]
    parties += parties_of_compounds(s, by_last)
    parties += [*parties_in_modifiers(s), *parties_who_hold(s)]
    parties = drop_describing(s, sorted(parties, key=lambda party: party.first))
    parties = join_coordinated(
        s, drop_titles(name_in_apposition(s, drop_owners(s, drop_backers(s, drop_brackets(s, parties)))))
    )
    counted = {at for n in numbers if n.use == "count" for at in range(n.core, n.last - _is_bare_measure(s, n))}
    marks = [m for m in item_marks(s) if m.first not in counted or m.category != "item"]  # "a million rounds of …"
    items = [_with_measure(s, make_item(s, m, by_last, parties), by_last) for m in with_shared_heads(s, marks)]
    items = join_mainly(
        s, read_made_for(s, read_parts(s, drop_modifiers(s, merge_designations(s, read_forms(s, items)))))
    )
    items = join_units(s, join_spans(s, items))
    items = sorted([*items, *_money_items(s, numbers)], key=lambda item: item.first)
    items = join_numbers(s, join_peoples(share_backwards(share_in_enumerations(s, count_men(s, items)))))
    items = _with_counted_part(s, items, numbers)
    used = {n.core for item in items for n in (item.number, item.outer) if n}
    loose = [n for n in numbers if n.use == "count" and n.core not in used and not n.article and _is_headless(s, n)]
    items, loose = with_amounts_behind(s, *with_strengths_behind(s, items, loose))
    items, loose = with_set_off_numbers(s, items, loose, parties)
    ends = {item.last for item in items}
    loose = [n for n in loose if n.first - 1 in ends or not _is_age(s, n)]
    return Phrases(tuple(items), tuple(parties), tuple(loose))


def _is_bare_measure(s: Sentence, number: Number) -> bool:
    """ "180,000 rounds for Norland": a measure is a thing itself where nothing that it measures stands behind it."""
    at = number.last
    thing = s.mark_at(at - 1, "item")
    if number.unit is None or thing is None or not thing.value.startswith("ammunition"):
        return False
    return s.mark_at(at, "item") is None and not any(s.is_word(k, "genitive_prepositions") for k in (at - 1, at))


def _with_measure(s: Sentence, item: ItemRef, by_last: dict[int, Number]) -> ItemRef:
    """The thing with the number that it ends as a measure."""
    number = by_last.get(item.last)
    if number is None or item.number is not None or number.use != "count" or not _is_bare_measure(s, number):
        return item
    first = phrase_start(s, number.first, by_last)
    preps, word, _ = preposition_before(s, first)
    return replace(item, number=number, np_first=first, preps=preps, prep_word=word)


def _with_counted_part(s: Sentence, items: list[ItemRef], numbers: Sequence[Number]) -> list[ItemRef]:
    """ "1.000 der in den Krieg entsandten Soldaten": how many of the persons in the genitive behind it."""
    if not s.lexicon.pack.nouns_capitalised:
        return items
    counted = {item.number.core for item in items if item.number}
    for number in numbers:
        open_article = s.is_word(number.last, "article_dative_or_genitive")
        if number.use != "count" or number.article or number.core in counted or not open_article:
            continue
        head = next((i for i in items if i.first > number.last), None)
        if head is None or head.number or head.outer or not head.item.startswith("personnel"):
            continue
        between = range(number.last, head.first)
        if len(between) <= _GENITIVE and not any(s.tokens[k].kind is TokenKind.MARK for k in between):
            items = [replace(i, outer=number) if i is head else i for i in items]
    return items


_GENITIVE = 9
"""Tokens from the article of a genitive to its noun."""


def _is_headless(s: Sentence, number: Number) -> bool:
    """Whether no noun of its own follows: "weitere 3.000 im Januar", "36 of them", "1,500."."""
    at = number.last
    if at >= len(s.tokens) or s.tokens[at].kind is TokenKind.MARK or number.unit is not None:
        return True
    if not s.lexicon.pack.nouns_capitalised and s.mark_at(at, "verb") is not None and is_noun_use(s, at):
        return False  # "at three bases"
    if any(
        m.category
        in (
            "prep",
            "aux",
            "modal",
            "verb",
            "report",
            "bound",
            "generic",
            "partitive",
            "basis",
            "formula",
            "parts",
            "state",
            "relative",
            "stance",
        )
        or (
            m.category == "word"
            and m.value
            in (
                "conjunctions",
                "complementizers",
                "relatives",
                "pronouns_person",
                "verb_adverbs",
                "adverbs",
                "figure_adverbs",
            )
        )
        for m in s.at[at]
    ):
        return (
            not (s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital) or s.mark_at(at, "generic") is not None
        )
    return _is_before_participle(s, at)


def _is_before_participle(s: Sentence, at: int) -> bool:
    """ "hat weitere 300 bereits geliefert": an adverb and the participle that ends the bracket."""
    if not s.lexicon.pack.nouns_capitalised or at + 1 >= len(s.tokens) or not s.tokens[at].text.islower():
        return False
    if s.tokens[at].norm.endswith(tuple(e for e in s.lexicon.pack.adjective_endings if e)) or s.at[at]:
        return False
    features = s.verb_features(at + 1)
    return "part" in features and (at + 2 >= len(s.tokens) or s.tokens[at + 2].kind is TokenKind.MARK)


def _is_age(s: Sentence, number: Number) -> bool:
    """ "Präsident X (70)": a number alone in brackets behind a name counts nothing."""
    alone = s.is_mark_token(number.first - 1, "(") and s.is_mark_token(number.last, ")")
    return alone and number.first > 1 and s.tokens[number.first - 2].is_capital


def _is_converted(s: Sentence, number: Number, numbers: Sequence[Number]) -> bool:
    """ "1,6 Milliarden Kronen (rund 140 Millionen Euro)": the same sum again."""
    if s.has_word_in(range(max(0, number.first - 2), number.first), "conversions"):
        return any(other.use == "money" and other.last <= number.first for other in numbers)
    if not s.is_mark_token(number.first - 1, "("):
        return False
    return any(other.use == "money" and 0 <= number.first - other.last <= 1 for other in numbers)


def _is_currency(s: Sentence, at: int) -> bool:
    """ "US$", "A$": a sign of currency glued to the name before it."""
    if "currencies" not in s.by_category:
        return False
    if s.mark_at(at - 1, "currencies") is not None:
        return True  # "100 million US dollars"
    return (
        0 < at < len(s.tokens)
        and s.tokens[at].kind is TokenKind.MARK
        and s.tokens[at].start == s.tokens[at - 1].end
        and s.mark_at(at, "currencies") is not None
    )


def _currency_start(s: Sentence, first: int) -> int:
    """ "US$1.5 million": where the letters glued to the sign of the currency begin."""
    glued = first > 0 and s.tokens[first - 1].end == s.tokens[first].start and s.tokens[first - 1].is_capital
    return first - 1 if glued else first


def _is_worth_of(s: Sentence, number: Number) -> bool:
    """ "a $250 million security assistance package": the sum right before what it buys is its worth."""
    first = number.last
    if s.is_word(first, "worth_links"):  # "$1 billion in arms"; "$1 billion in military aid" is a sum
        first += 1
        named = next((m for k in range(first, first + 4) if (m := s.mark_at(k, "item")) is not None), None)
        if named is None or s.is_word(named.last - 1, "sums_of_aid"):
            return False
    for at in range(first, min(first + 3, len(s.tokens))):
        item = s.mark_at(at, "item") or s.mark_at(at, "event")
        if item is not None:
            return item.value != "money"
        if s.at[at] or not s.tokens[at].text.islower():
            return False
    return False


def _is_wage(number: Number) -> bool:
    """ "$2,000 a month": what one person earns or one thing costs; "$700 million a year" is paid by states."""
    return number.per is not None and (number.low or number.high or 0) < _PAID_BY_STATES


_PAID_BY_STATES = 10_000_000
"""A sum a month or a year that no wage reaches."""


def _money_items(s: Sentence, numbers: Sequence[Number]) -> list[ItemRef]:
    """A sum is an item of its own; what something is worth is none."""
    found = []
    for number in numbers:
        if number.use != "money" or _is_wage(number) or _is_converted(s, number, numbers):
            continue
        preps, word, prep_first = preposition_before(s, _currency_start(s, number.first))
        if preps == {"for"} and not s.lexicon.pack.verb_final_clauses:
            continue  # "bought for $1.5 million": a price
        before = s.norm((prep_first if prep_first is not None else number.first) - 1)
        if (
            before in s.lexicon.pack.tables["numbers"]["worth"]["words"]
            or s.norm(number.first - 1) in s.lexicon.pack.tables["numbers"]["worth"]["words"]
        ):
            continue
        if s.norm(number.last) in s.lexicon.pack.tables["numbers"]["worth"]["words"] or _is_worth_of(s, number):
            continue
        found.append(ItemRef("money", number.core, number.last, number.first, preps, word, number=number))
    return found
