"""Numbers of a sentence: their value, bounds, hedges, basis, unit, and whether they count items at all."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.record import record, replace
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind
from fundstelle.values import Basis, Hedge, Pin, Quantity, Rate


@record
class Number:
    """Tokens `first`:`last` say how much; see values.Quantity for the ends.

    core: index of the token of the number itself. unit: of measure or currency, None for pieces. use: `count`,
    `money`, or `none` for what is no quantity of items (dates, ages, distances, shares). article: only "ein", "a".
    """

    first: int
    last: int
    core: int
    low: Decimal | None
    high: Decimal | None
    low_strict: bool = False
    high_strict: bool = False
    hedge: Hedge = Hedge.NONE
    basis: Basis = Basis.UNSPECIFIED
    exactly: bool = False
    unit: str | None = None
    per: Rate | None = None
    use: str = "count"
    article: bool = False
    hedged: bool = False

    def make_quantity(self, *, joint: bool, basis: Basis, unit: str, words: Pin | None) -> Quantity:
        """The quantity as said, of the item's `unit` where none of measure is named."""
        return Quantity(
            self.low,
            self.high,
            self.low_strict,
            self.high_strict,
            self.hedge,
            self.unit or unit,
            self.per,
            self.basis if self.basis is not Basis.UNSPECIFIED else basis,
            joint,
            self.exactly,
            words,
        )


@record
class _Core:
    value: Decimal
    first: int
    last: int
    multiplier: Decimal = Decimal(1)
    vague: bool = False
    article: bool = False


def find_numbers(sentence: Sentence, taken: Collection[int]) -> list[Number]:
    """The numbers of a sentence that no period has `taken` (token indexes), left to right."""
    found: list[Number] = []
    done = 0
    for at in _beginnings(sentence):
        core = None if at < done or at in taken else _parse_core(sentence, at)
        if core is None or any(i in taken for i in range(core.first, core.last)):
            continue
        number = _finish(sentence, core, done)
        found.append(number)
        done = number.last
    return found


def _beginnings(s: Sentence) -> list[int]:
    """The tokens at which a number may begin, in order: few of a sentence's, so that the others are never tried."""
    known = s.lexicon.number_words
    found = {*s.digits, *s.places(*_COUNTING)}
    found.update([at - 1 for at in s.places("multipliers") if at])  # "eine Million": its article
    for at, token in enumerate(s.tokens):
        counts = known.get(token.norm)
        if counts or (counts is None and token.kind is TokenKind.WORD and _is_number_word(s, token.norm)):
            found.add(at)
    return sorted(found)


def _is_number_word(s: Sentence, norm: str) -> bool:
    """Whether the word may begin a number without being listed: a compound of number words, "half". Kept by word."""
    numbers = s.lexicon.pack.tables["numbers"]
    halves = numbers["multipliers"].get("half", [])
    counts = _parse_compound(norm, numbers) is not None or any(half.split()[0] == norm for half in halves)
    s.lexicon.keep_number_word(norm, counts)
    return counts


def parse_digits(text: str, group: Collection[str], decimal: Collection[str]) -> Decimal | None:
    """Digits with the group and decimal marks of a language to a value; None where they make no number."""
    marks = [c for c in text if not c.isdigit()]
    if not marks:
        return Decimal(text)
    last = text.rfind(marks[-1])
    tail = len(text) - last - 1
    is_decimal = marks[-1] in decimal and not (tail == 3 and marks[-1] in group)
    if marks[-1] in ".," and tail != 3:
        is_decimal = True
    if len(set(marks)) == 1 and len(marks) > 1:
        is_decimal = False
    if tail == 3 and marks[-1] in decimal and marks[-1] not in group and len(marks) == 1:
        is_decimal = True
    digits = "".join(c for c in text if c.isdigit())
    try:
        return Decimal(f"{digits[:-tail]}.{digits[-tail:]}") if is_decimal else Decimal(digits)
    except InvalidOperation:
        return None


_HALF = Decimal("0.5")
_COUNTING = frozenset({"several", "vague", "cardinals", "multipliers"})


def _can_count(s: Sentence, at: int) -> bool:
    """Whether a number can begin at the token: digits, a number word, an article before one, a compound of them."""
    if at >= len(s.tokens):
        return False  # a sentence that breaks off behind "3 –"
    token = s.tokens[at]
    if token.kind is TokenKind.NUMBER or s.has_any(at, _COUNTING):
        return True
    if s.is_word(at, "articles") or s.mark_at(at, "hedge"):
        return True
    return token.kind is TokenKind.WORD and (len(token.norm) >= 8 or "-" in token.norm or not s.at[at])


def _parse_core(s: Sentence, at: int) -> _Core | None:
    if not _can_count(s, at):
        return None
    several = s.mark_at(at, "several")
    if several:
        found = _parse_several(s, several.last, at)
        if found:
            return found
    vague = s.mark_at(at, "vague")
    digits = s.tokens[at].kind is TokenKind.NUMBER
    if vague and not digits and not _counted_before(s, at):
        times, last = _parse_multipliers(s, vague.last)  # "Hunderte Millionen"
        return _Core(Decimal(str(vague.data)) * times, at, _skip_of(s, last), vague=True)
    value, last, article = _parse_value(s, at)
    if value is None:
        return None
    multiplier, last = _parse_multipliers(s, last)
    if value == _HALF and multiplier == 1 and not s.mark_at(last, "measure"):
        return None  # "die halbe Brigade"
    article = article or _is_pronoun(s, at, last)
    if article and multiplier == 1:
        if s.lexicon.pack.verb_final_clauses and (last >= len(s.tokens) or s.tokens[last].kind is TokenKind.MARK):
            return None  # "bringt Millionen ein.": the part of a verb
        return _Core(value, at, last, article=True)
    return _Core(value * multiplier, at, last, multiplier)


def _is_pronoun(s: Sentence, at: int, last: int) -> bool:
    """ "the present one sends", "not one missile": the word for 1 that counts nothing."""
    if not s.is_word(at, "pronoun_numbers"):
        return False
    stands_alone = last >= len(s.tokens) or s.tokens[last].kind is TokenKind.MARK
    verbal = any(
        m.category in ("verb", "aux", "modal", "report", "prep") for m in (s.at[last] if not stands_alone else ())
    )
    return stands_alone or verbal or s.mark_ending_at(at, "stance", "negation.words") is not None


def _counted_before(s: Sentence, at: int) -> bool:
    """ "drei Dutzende"; but "2029 Dutzende": behind a year another number begins."""
    token = s.tokens[at - 1] if at else None
    digits = (
        token is not None and token.kind is TokenKind.NUMBER and not (len(token.text) == _YEAR and token.text.isdigit())
    )
    return digits or (at > 0 and s.mark_at(at - 1, "cardinals") is not None)


_YEAR = 4
"""Digits of a year."""


def _parse_several(s: Sentence, at: int, first: int) -> _Core | None:
    """mehrere tausend, several hundred thousand: the least the words can mean."""
    table = s.lexicon.pack.tables["numbers"]["vague"]["several_multipliers"]
    for length in (2, 1):
        phrase = " ".join(s.norm(at + k) for k in range(length))
        if phrase in table:
            return _Core(Decimal(table[phrase]), first, _skip_of(s, at + length), vague=True)
    return None


def _skip_of(s: Sentence, at: int) -> int:
    return at + 1 if s.norm(at) in s.lexicon.pack.tables["numbers"]["vague"]["of"] else at


def _parse_value(s: Sentence, at: int) -> tuple[Decimal | None, int, bool]:
    token = s.tokens[at]
    numbers = s.lexicon.pack.tables["numbers"]
    if token.kind is TokenKind.NUMBER:
        pack = s.lexicon.pack
        return parse_digits(token.text, pack.group_marks, pack.decimal_marks), at + 1, False
    for half in numbers["multipliers"].get("half", []):
        words = half.split()
        if [s.norm(at + k) for k in range(len(words))] == words:
            return _HALF, at + len(words), False
    cardinal = s.mark_at(at, "cardinals")
    if cardinal:
        article = token.norm in numbers["cardinals"]["articles"] and cardinal.last == at + 1
        return Decimal(str(cardinal.data)), cardinal.last, article
    if token.kind is TokenKind.WORD:
        value = _parse_compound(token.norm, numbers)
        if value is not None:
            return Decimal(value), at + 1, False
        if s.mark_at(at, "multipliers") and not s.mark_at(at, "vague") and len(token.norm) > 3:
            return Decimal(1), at, False
    article = token.norm in numbers["cardinals"]["articles"] or s.is_word(at, "articles")
    if article and s.mark_at(at + 1, "multipliers") and len(s.norm(at + 1)) > 3:
        return Decimal(1), at + 1, False
    return None, at, False


def _parse_compound(norm: str, numbers: Mapping[str, Any]) -> int | None:
    """fünfundzwanzig, zweihundert, dreitausendfünfhundert; twenty-five: by the tables of the pack."""
    table: dict[str, float] = numbers["cardinals"]["words"]
    settings: dict[str, str] = numbers["cardinals"]
    if "-" in norm:
        tens, _, unit = norm.partition("-")
        if table.get(tens, 0) >= 20 and 0 < table.get(unit, 0) < 10:
            return int(table[tens] + table[unit])
        times = numbers["multipliers"]["words"].get(unit, 0)
        return int(table[tens] * times) if tens in table and times and len(unit) > 3 else None
    if len(norm) < 8 or "compound_and" not in settings:
        return None
    return _split_compound(norm, table, settings)


def _split_compound(norm: str, table: dict[str, float], settings: dict[str, str]) -> int | None:
    if norm == "":
        return 0
    if norm in table:
        return int(table[norm])
    for key, factor in (("compound_thousand", 1000), ("compound_hundred", 100)):
        word = settings[key]
        if word in norm:
            left, _, right = norm.partition(word)
            head = _split_compound(left, table, settings) if left else 1
            tail = _split_compound(right.removeprefix(settings["compound_and"]), table, settings)
            return None if head is None or tail is None else head * factor + tail
    unit, _, tens = norm.partition(settings["compound_and"])
    if tens in table and unit in table and table[tens] >= 20 and table[unit] < 10:
        return int(table[tens] + table[unit])
    return None


def _parse_multipliers(s: Sentence, at: int) -> tuple[Decimal, int]:
    product = Decimal(1)
    while True:
        if s.is_mark_token(at, "-") and at and s.tokens[at - 1].end == s.tokens[at].start and len(s.norm(at + 1)) > 3:
            at += 1 if s.mark_at(at + 1, "multipliers") else 0  # "20-thousand containers"
        mark = s.mark_at(at, "multipliers")
        if not mark:
            return product, at
        glued = s.tokens[at].start == s.tokens[at - 1].end if at else False
        if len(s.norm(at)) <= 1 and not glued:
            return product, at
        product *= Decimal(mark.data)
        at = mark.last
        at = (
            _skip_of(s, at)
            if s.norm(at) in s.lexicon.pack.tables["numbers"]["vague"]["of"] and s.is_named(at + 1)
            else at
        )


def _finish(s: Sentence, core: _Core, floor: int) -> Number:
    core, low, high, first = _parse_range(s, core, floor)
    number = Number(first, core.last, core.first, low, high, article=core.article)
    if core.vague:
        number = replace(number, hedge=Hedge.VAGUE, high=None)
    number = _read_left(s, number, floor)
    number = _read_right(s, number)
    use = _use_of(s, number, core)
    return number if use == number.use else replace(number, use=use)


def _parse_range(s: Sentence, core: _Core, floor: int) -> tuple[_Core, Decimal, Decimal, int]:
    """The second end of "4,2 bis 5,8 Millionen", "between 3,000 and 4,000"."""
    opened = s.mark_ending_at(core.first, "hedge", "range_open")
    joins = ("range_and", "range") if opened else ("range",)
    join = s.mark_at(core.last, "hedge", *joins)
    if join and not core.vague and not core.article:
        other = _parse_core(s, join.last)
        if other and not other.vague and _is_range(s, core, other, join.first, bool(opened)):
            low = core.value
            if core.multiplier == 1 and other.multiplier > 1 and low < other.value / other.multiplier * 10:
                low = core.value * other.multiplier
            if low < other.value:
                first = opened.first if opened and opened.first >= floor else core.first
                return replace(other, first=core.first), low, other.value, first
    return core, core.value, core.value, core.first


def _is_range(s: Sentence, core: _Core, other: _Core, join: int, opened: bool) -> bool:
    if opened or (s.tokens[join].kind is TokenKind.WORD and not s.is_word(join, "range_words_weak")):
        return True
    if s.is_word(join, "range_words_weak"):  # "40 or 50", "three or four"
        return core.multiplier == other.multiplier and core.value < other.value <= 2 * core.value
    return core.multiplier == other.multiplier and s.tokens[join].start == s.tokens[join - 1].end


_HEDGES = {
    "about": Hedge.ABOUT,
    "just_under": Hedge.JUST_UNDER,
    "just_over": Hedge.JUST_OVER,
}


def _read_left(s: Sentence, number: Number, floor: int) -> Number:
    """Hedges, bounds and basis words before the number, in any order, with a determiner between."""
    at = number.first
    while at > floor:
        basis = s.mark_ending_at(at, "basis", "increment", "total")
        hedge = s.mark_ending_at(
            at,
            "hedge",
            "about",
            "just_under",
            "just_over",
            "at_least",
            "more_than",
            "at_most",
            "less_than",
            "exactly",
            "only",
        )
        if hedge and hedge.last - hedge.first == 1 and _is_particle(s, hedge.first):
            hedge = None  # "handed over two tanks"
        if hedge and (not basis or hedge.first <= basis.first):
            number = _with_hedge(number, hedge.value)
            at = hedge.first
        elif basis:
            if number.basis is Basis.UNSPECIFIED:
                number = replace(number, basis=Basis(basis.value))
            at = basis.first
        else:
            break
    currency = s.mark_ending_at(at, "currencies") if at == number.core else None
    if currency:
        number = replace(number, unit=str(currency.value))
        return replace(_read_left(s, replace(number, first=currency.first), floor), unit=str(currency.value))
    return number if at == number.first else replace(number, first=at)


def _is_particle(s: Sentence, at: int) -> bool:
    """Whether the word belongs to the verb right before it."""
    if not at:
        return False
    forms = [m.data for m in s.at[at - 1] if m.category == "verb" and m.data is not None]
    return any(form.verb.particle == s.norm(at) for form in forms)


def _with_hedge(number: Number, kind: str) -> Number:
    number = replace(number, hedged=True)
    vague = number.hedge is Hedge.VAGUE
    if kind in _HEDGES:
        return number if vague or number.low != number.high else replace(number, hedge=_HEDGES[kind])
    if kind in ("at_least", "more_than") and number.low is not None:
        if vague:
            return number
        return replace(number, high=None, low_strict=kind == "more_than")
    if kind in ("at_most", "less_than") and number.high is not None:
        return replace(number, low=None, low_strict=False, high_strict=kind == "less_than")
    if kind == "exactly":
        return replace(number, exactly=True)
    return number


def _read_right(s: Sentence, number: Number) -> Number:
    """Marks after the number: "400+", "oder mehr", measure, currency, rate, "weitere" behind it."""
    at = number.last
    if at >= len(s.tokens) or not (s.at[at] or s.is_mark_token(at, "-")):
        return number
    glued = s.is_mark_token(at, "-") and s.tokens[at].start == s.tokens[at - 1].end  # "2,000-plus", "40-odd"
    if glued and s.is_word(at + 1, "strength_words"):
        return replace(number, last=at + 2)  # "a 1,500-strong contingent"
    roughly = s.mark_at(at + glued, "hedge", "after_about")
    if roughly and (number.low == number.high or number.hedge is Hedge.VAGUE):
        number, at = _with_hedge(number, "about"), roughly.last
    after = s.mark_at(at + glued, "hedge", "after_at_least")
    if after and (s.tokens[at].text != "+" or s.tokens[at].start == s.tokens[at - 1].end):
        if number.high is not None and number.low is not None:
            number = replace(number, high=None, hedged=True)
        at = after.last
    whole = s.mark_at(at, "basis", "total")
    if whole and number.basis is Basis.UNSPECIFIED and not _is_item_here(s, at, whole.last):
        number, at = replace(number, basis=Basis.TOTAL), whole.last  # "300 in all"
    more = s.mark_at(at, "basis", "increment")
    if more and not s.is_word(more.last, "comparison_particles"):
        number = replace(number, basis=Basis.INCREMENT)
        at = more.last
    currency = s.mark_at(at, "currencies")
    measure = s.mark_at(at, "measure")
    if currency and number.unit is None:
        number, at = replace(number, unit=str(currency.value)), currency.last
    elif measure and not _is_item_here(s, at, measure.last) and not _is_noun_alone(s, at, measure):
        unit = None if measure.value in ("piece", "load", "package", "person") else measure.value
        number, at = replace(number, unit=unit), measure.last
        if measure.value == "load":
            number = replace(number, use="load")
    rate = _find_rate(s, at)
    if rate:
        number = replace(number, per=rate)
    return number if at == number.last else replace(number, last=at)


def _is_item_here(s: Sentence, at: int, last: int) -> bool:
    """ "9 million rounds of artillery": the measure is part of the item's own name."""
    item = s.mark_at(at, "item")
    return item is not None and item.last > last


def _is_noun_alone(s: Sentence, at: int, measure: Mark) -> bool:
    """ "one million rounds, …": with nothing behind it the measure is the thing itself."""
    alone = measure.value == "round" and s.mark_at(at, "item") is not None and measure.last - at == 1
    return (
        alone and not s.lexicon.pack.nouns_capitalised and (s.is_mark_token(at + 1, ",.;") or at + 1 >= len(s.tokens))
    )


def _find_rate(s: Sentence, at: int) -> Rate | None:
    """ "barrels a day", "barrels of oil a day", "Tonnen Öl pro Tag": the goods may stand before the rate."""
    if not s.has_word("rate_links"):
        return None
    goods = s.mark_at(at + 1 if s.is_word(at, "part_of") else at, "item")
    at = at if s.is_word(at, "rate_links") or goods is None else goods.last
    unit = s.mark_at(at + 1, "time_unit") if s.is_word(at, "rate_links") else None
    return Rate(unit.value) if unit and unit.value in Rate.__members__.values() else None


def _use_of(s: Sentence, number: Number, core: _Core) -> str:
    if number.unit and number.unit.isupper() and len(number.unit) == 3:
        return "money"
    if number.use == "load":
        return "load"
    if _is_excluded(s, number):
        return "none"
    return "count"


def _is_excluded(s: Sentence, number: Number) -> bool:
    before, after = number.core - 1, number.last
    if s.mark_at(after, "not_item_after") or s.mark_ending_at(number.core, "not_item_before"):
        return True
    glued_after = after < len(s.tokens) and s.tokens[after].start == s.tokens[after - 1].end
    glued_before = before >= 0 and s.tokens[before].end == s.tokens[number.core].start
    if glued_after and s.tokens[after].kind is TokenKind.WORD and number.core == after - 1:
        return True  # "2S19", "9M723"
    if glued_after and s.is_mark_token(after, "-:/%°") and number.hedge is not Hedge.VAGUE:
        return True
    if glued_before and s.is_mark_token(before, ":/#.@"):
        return True
    if s.is_mark_token(after, "%"):
        return True
    return _is_ordinal(s, number, after)


def _is_ordinal(s: Sentence, number: Number, after: int) -> bool:
    if not s.lexicon.pack.nouns_capitalised or not s.is_mark_token(after, ".") or after + 1 >= len(s.tokens):
        return False
    return s.tokens[after].start == s.tokens[after - 1].end
