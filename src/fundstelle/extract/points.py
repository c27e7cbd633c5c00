"""Points of time as a sentence names them: dates, months, seasons, parts of a year, days of the week."""

from __future__ import annotations

from collections.abc import Callable

from fundstelle.extract.dates import Point
from fundstelle.extract.once import once_at
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_YEARS = range(1945, 2060)

INTRODUCERS = 3
"""Articles and the like that may stand before a point in time."""

Parsed = tuple[Point, int] | None


def parse_point(s: Sentence, at: int) -> Parsed:
    """The point of time at token `at`, behind articles and the like, and the token after it; None without one."""
    at = _skip_introducers(s, at)
    return _parse_here(s, at) if at < len(s.tokens) else None


@once_at
def _parse_here(s: Sentence, at: int) -> Parsed:
    kinds = s.kinds[at]
    digits = s.tokens[at].kind is TokenKind.NUMBER
    for begins, parse in _PARSERS:
        if (digits and begins in _DIGITS) or not begins.isdisjoint(kinds) or (begins is _PARTS and "-" in s.norm(at)):
            found = parse(s, at)
            if found:
                return found
    return None


_INTRODUCING = frozenset({"articles", "date_links"})


def _skip_introducers(s: Sentence, at: int) -> int:
    steps = 0
    while steps < INTRODUCERS and not s.groups_at(at).isdisjoint(_INTRODUCING):
        at += 1
        steps += 1
    return at


def _number(s: Sentence, at: int, low: int, high: int) -> int | None:
    if not 0 <= at < len(s.tokens) or s.tokens[at].kind is not TokenKind.NUMBER or not s.tokens[at].text.isdigit():
        return None
    value = int(s.tokens[at].text)
    return value if low <= value <= high else None


def _year_at(s: Sentence, at: int) -> int | None:
    return _number(s, at, _YEARS.start, _YEARS.stop - 1) if len(s.tokens[at].text) == 4 else None


def _with_year(s: Sentence, point: Point, at: int) -> tuple[Point, int]:
    """The year that may follow: "2025", ", 2025", "dieses Jahres", "of last year"."""
    after = at + 1 if s.is_mark_token(at, ",") and at + 1 < len(s.tokens) and _tail_year(s, at + 1) else at
    after += 1 if s.is_word(after, "genitive_prepositions") and _tail_year(s, after + 1) else 0
    if after < len(s.tokens) and _tail_year(s, after):
        return replace(point, year=_tail_year(s, after)), after + 1
    unit = s.mark_at(_skip_introducers(s, at), "time_unit", "year")  # "im Herbst des Jahres 2029"
    if unit and unit.last < len(s.tokens) and _tail_year(s, unit.last):
        return replace(point, year=_tail_year(s, unit.last)), unit.last + 1
    relative = _parse_relative(s, _skip_introducers(s, at)) if at < len(s.tokens) else None
    if relative and relative[0].kind == "year" and relative[0].year is None:
        return replace(point, year_offset=relative[0].year_offset), relative[1]
    return point, at


def _tail_year(s: Sentence, at: int) -> int | None:
    return _year_at(s, at) if at < len(s.tokens) else None


def _parse_numeric_date(s: Sentence, at: int) -> Parsed:
    first, _, second = s.tokens[at].text.partition(".")
    if second.isdigit() and first.isdigit() and len(second) <= 2:  # "03.04" is read as one number
        day, month, after = int(first), int(second), at + 1
    else:
        day, month, after = _number(s, at, 1, 31) or 0, _number(s, at + 2, 1, 12) or 0, at + 3
        after = after if s.is_mark_token(at + 1, ".") else len(s.tokens)
    year = _tail_year(s, after + 1) if s.is_mark_token(after, ".") else None
    valid = 1 <= day <= 31 and 1 <= month <= 12
    return (Point("day", year=year, month=month, day=day), after + 2) if year and valid else None


def _parse_day_month(s: Sentence, at: int) -> Parsed:
    day = _number(s, at, 1, 31)
    if day is None:
        return None
    after = at + 2 if s.is_mark_token(at + 1, ".") or s.is_word(at + 1, "ordinal_suffixes") else at + 1
    after += s.is_word(after, "genitive_prepositions") and after > at + 1  # "the 12th of March"
    month = s.mark_at(after, "months")
    if not month or not s.tokens[after].is_capital:
        return None
    return _with_year(s, Point("day", month=month.data, day=day), _skip_stop(s, month.last))


def _skip_stop(s: Sentence, at: int) -> int:
    """Past the full stop of an abbreviated month."""
    abbreviated = at > 0 and len(s.tokens[at - 1].text) <= 4
    return at + 1 if abbreviated and s.is_mark_token(at, ".") and at + 1 < len(s.tokens) else at


def parse_bare_day(s: Sentence, at: int) -> Parsed:
    """The day number of "vom 3. bis zum 21. Februar"."""
    at = _skip_introducers(s, at)
    day = _number(s, at, 1, 31)
    if day is None:
        return None
    after = at + 2 if s.is_mark_token(at + 1, ".") else at + 1
    bound = s.mark_at(after, "bound", "to")
    follow = parse_point(s, bound.last) if bound else None
    return (Point("day", day=day), after) if follow and follow[0].kind == "day" else None


def parse_later_day(s: Sentence, at: int, start: Point) -> Parsed:
    """The day number that ends "between October 8 and 13": of the month before it, and not the number of a thing."""
    day = _number(s, at, 1, 31)
    if start.kind != "day" or start.month is None or day is None or day <= (start.day or 0):
        return None
    if s.has_any(at + 1, _THINGS) if at + 1 < len(s.tokens) else False:
        return None
    return _with_year(s, replace(start, day=day), at + 1)


_THINGS = frozenset({"item", "measure", "multipliers", "casualty", "currencies", "party", "designation", "months"})


def _parse_month_day(s: Sentence, at: int) -> Parsed:
    month = s.mark_at(at, "months")
    if not month or not s.tokens[at].is_capital:
        return None
    after = _skip_stop(s, month.last)
    day = _number(s, after, 1, 31)
    if day is None or (
        s.is_mark_token(after + 1, ".,")
        and _number(s, after + 2, 0, 999) is not None
        and len(s.tokens[after + 2].text) == 3
    ):
        return None
    if s.mark_at(after + 1, "item") or s.mark_at(after + 1, "multipliers"):
        return None
    return _with_year(s, Point("day", month=month.data, day=day), after + 1)


def _parse_month(s: Sentence, at: int) -> Parsed:
    month = s.mark_at(at, "months")
    if not month or not s.tokens[at].is_capital:
        return None
    if s.mark_at(at, "modal") and not ((at and s.mark_at(at - 1, "prep")) or _tail_year(s, at + 1)):
        return None
    return _with_year(s, Point("month", month=month.data), _skip_stop(s, month.last))


def _parse_part(s: Sentence, at: int) -> Parsed:
    joined = _parse_joined_part(s, at)
    if joined:
        return joined
    part = s.mark_at(at, "parts")
    if not part:
        return None
    if s.lexicon.pack.nouns_capitalised and not s.tokens[at].is_capital:
        return None
    found = parse_point(s, part.last + 1 if s.is_mark_token(part.last, "-") else part.last)
    if found and found[0].kind in ("year", "month") and found[0].part is None:
        return replace(found[0], part=part.data), found[1]
    if found is None:
        return _parse_part_of_unit(s, part.last, str(part.data))
    return None


def _parse_joined_part(s: Sentence, at: int) -> Parsed:
    """ "mid-October": one token."""
    left, hyphen, right = s.norm(at).partition("-")
    tables = s.lexicon.pack.tables["periods"]
    if not hyphen or left not in tables["parts"]["words"]:
        return None
    if right.isdecimal() and int(right) in _YEARS:  # "mid-2030"
        return Point("year", year=int(right), part=tables["parts"]["words"][left]), at + 1
    if right not in tables["months"]["words"]:
        return None
    point = Point("month", month=tables["months"]["words"][right], part=tables["parts"]["words"][left])
    return _with_year(s, point, at + 1)


def _parse_part_of_unit(s: Sentence, at: int, part: str) -> Parsed:
    """ "Ende des Jahres", "the end of the month": of the anchor's own."""
    at = _skip_introducers(s, at)
    unit = s.mark_at(at, "time_unit", "year", "month")
    if not unit:
        return None
    point = Point("year", year_offset=0) if unit.value == "year" else Point("month", offset=0)
    return replace(point, part=part), unit.last


def _parse_months_of_year(s: Sentence, at: int) -> Parsed:
    phrase = s.mark_at(at, "months_of_year")
    if not phrase:
        return None
    found = parse_point(s, phrase.last) if phrase.last < len(s.tokens) else None
    point = Point("months", months=phrase.data)
    if found and found[0].kind == "year":
        return replace(point, year=found[0].year, year_offset=found[0].year_offset), found[1]
    if found and found[0].kind == "month":
        return found  # "in the first half of March"
    after = _skip_introducers(s, phrase.last)
    unit = s.mark_at(after, "time_unit", "year")
    return (replace(point, year_offset=0), unit.last) if unit else (point, phrase.last)


_OFFSETS = {"this": 0, "last": -1, "next": 1}


def _parse_relative(s: Sentence, at: int) -> Parsed:
    relative = s.mark_at(at, "relative")
    if not relative:
        return None
    offset, after = _OFFSETS[relative.value], relative.last
    unit = s.mark_at(after, "time_unit")
    if unit:
        return _relative_unit(s, unit.value, offset, unit.last)
    season = s.mark_at(after, "seasons")
    if season:
        return Point("season", season=season.data, last=offset < 0, offset=offset), season.last
    month = s.mark_at(after, "months")
    if month:
        return Point("month", month=month.data, last=offset < 0), month.last
    weekday = s.mark_at(after, "weekdays")
    if weekday:
        return Point("weekday", weekday=weekday.data, last=offset < 0), weekday.last
    return None


def _relative_unit(s: Sentence, unit: str, offset: int, last: int) -> Parsed:
    plural = s.norm(last - 1) in _plural_units(s)
    if plural:
        return None
    if unit == "year":
        return Point("year", year_offset=offset), last
    if unit == "month":
        return Point("month", offset=offset), last
    if unit == "week":
        return Point("week", offset=offset), last
    return None


def _plural_units(s: Sentence) -> frozenset[str]:
    tables: dict[str, list[str]] = s.lexicon.pack.tables["periods"]["units"]
    return frozenset(words[-1] for words in tables.values() if len(words) > 1) | frozenset(
        words[-2] for words in tables.values() if len(words) > 3
    )


def _parse_season(s: Sentence, at: int) -> Parsed:
    season = s.mark_at(at, "seasons")
    if not season or (s.lexicon.pack.nouns_capitalised and not s.tokens[at].is_capital):
        return None
    if not (
        at and (s.mark_at(at - 1, "prep") or s.is_word(at - 1, "articles", "determiners") or s.mark_at(at - 1, "bound"))
    ):
        return None
    return _with_year(s, Point("season", season=season.data), season.last)


def _parse_fixed(s: Sentence, at: int) -> Parsed:
    year = s.mark_at(at, "fixed_year")
    if year:
        return Point("year", year_offset=year.data), year.last
    day = s.mark_at(at, "fixed_day")
    if day and not (s.lexicon.pack.nouns_capitalised and s.tokens[at].is_capital and at):
        return Point("fixed_day", offset=day.data), day.last
    turn = s.mark_at(at, "turn")
    if turn:
        point = _TURNS.get(str(turn.value))
        if point:
            return _with_year(s, point, turn.last)
    return None


_TURNS = {
    "turn": Point("turn"),
    "year_end": Point("year_end"),
    "year_start": Point("year", year_offset=0, part="early"),
    "year_mid": Point("year", year_offset=0, part="mid"),
    "month_end": Point("month", offset=0, part="late"),
}


def _parse_weekday(s: Sentence, at: int) -> Parsed:
    weekday = s.mark_at(at, "weekdays")
    if not weekday or not s.tokens[at].is_capital:
        return None
    after = weekday.last + 1 if s.is_mark_token(weekday.last, ",") else weekday.last
    dated = _parse_day_month(s, _skip_introducers(s, after)) or _parse_month_day(s, after)
    return dated or (Point("weekday", weekday=weekday.data), weekday.last)


def _parse_year(s: Sentence, at: int) -> Parsed:
    unit = s.mark_at(at, "time_unit", "year")
    first = unit.last if unit else at
    year = _tail_year(s, first)
    joined = first > 1 and _joins_years(s, first - 1) and _tail_year(s, first - 2) is not None
    if (
        year is None
        or (s.is_mark_token(first - 1, "-/") and not joined)
        or (s.is_mark_token(first + 1, "/") and not unit)
    ):
        return None
    if not unit and first and s.has_any(first - 1, ("item", "designation")):
        return None
    glued = s.is_mark_token(first + 1, "-‐‑") and s.tokens[first + 1].start == s.tokens[first].end
    if glued and first + 2 < len(s.tokens) and s.tokens[first + 2].text[:1].isalpha():
        return None  # "2000-Pfund-Bomben"
    if not unit and _is_round_sum(s, first, year):
        return None
    if first and (s.mark_ending_at(first, "bound", "since", "until", "from") or s.mark_at(first - 1, "prep", "in")):
        unit = unit or s.mark_at(first, "time_unit") or s.mark_ending_at(first, "bound") or s.mark_at(first - 1, "prep")
    follows = s.at[first + 1] if first + 1 < len(s.tokens) else ()
    unit = unit or next((m for kind in _DATED if (m := s.mark_ending_at(first, kind))), None)
    if joined:
        return Point("year", year=year), first + 1
    if not unit and _stands_as_year(s, first, year):
        return Point("year", year=year), first + 1
    if not unit and any(
        mark.category in ("item", "measure", "multipliers", "currencies", "casualty") for mark in follows
    ):
        return None
    if not unit and any(m.category == "party" and m.data in ("inhabitant", "lower") for m in follows):
        return None
    if at and s.mark_ending_at(first, "hedge", *_BOUNDING) and not unit:
        return None
    return Point("year", year=year), first + 1


_BOUNDING = ("about", "just_under", "just_over", "at_least", "more_than", "at_most", "less_than", "exactly", "only")
"""What bounds or hedges a number; "from 2028 to 2030" joins two years."""


def _is_round_sum(s: Sentence, at: int, year: int) -> bool:
    """ "eine Ladung von 2000 Drohnen", "2000 seiner Soldaten": counts what follows, whatever stands before."""
    if year % _HUNDRED or at + 1 >= len(s.tokens) or s.mark_ending_at(at, "bound", "since"):
        return False
    if s.has_any(at + 1, ("item", "measure", "currencies", "casualty")):
        return not s.mark_at(at - 1, "prep", "in")
    whole = at + 2 if s.is_word(at + 1, "part_of") else at + 1
    return s.is_word(whole, "possessives_genitive", "article_dative_or_genitive") or (
        whole > at + 1 and s.is_word(whole, "possessives")
    )


_HUNDRED = 100


def _joins_years(s: Sentence, at: int) -> bool:
    """ "2029-2030", "between 2028 and 2030": what may stand between two years."""
    return s.is_mark_token(at, "-") or s.is_word(at, "coordinators") or s.mark_at(at, "bound", "to") is not None


_DATED = ("parts", "months_of_year", "seasons")
"""What a year stands behind, whatever follows: "hat Ende 2030 Panzer geliefert"."""


def _stands_as_year(s: Sentence, at: int, year: int) -> bool:
    """ "lieferte 2023 Panzer", "hat 2022 Drohnen erhalten": bare digits behind a verb or name, no round sum."""
    if not s.lexicon.pack.verb_final_clauses or not at or not year % _ROUND:
        return False
    verbal = any(m.category in ("aux", "modal", "party") for m in s.at[at - 1]) or s.is_mark_token(at - 1, ",")
    return verbal or any(m.category == "verb" and "fin" in m.data.features for m in s.at[at - 1])


_ROUND = 10
"""A sum of so many hundreds and tens is a sum ("2000 Panzer"); other digits of that size are years."""


_DATES: frozenset[str] = frozenset()
_YEAR = frozenset({"time_unit"})
_DIGITS = (_DATES, _YEAR)
"""What digits begin, a year also behind its noun."""
_PARTS = frozenset({"parts"})
"""Also the first half of a word with a hyphen ("mid-October")."""

_PARSERS: tuple[tuple[frozenset[str], Callable[[Sentence, int], Parsed]], ...] = (
    (_DATES, _parse_numeric_date),
    (_DATES, _parse_day_month),
    (frozenset({"months"}), _parse_month_day),
    (frozenset({"months"}), _parse_month),
    (_PARTS, _parse_part),
    (frozenset({"months_of_year"}), _parse_months_of_year),
    (frozenset({"relative"}), _parse_relative),
    (frozenset({"seasons"}), _parse_season),
    (frozenset({"fixed_year", "fixed_day", "turn"}), _parse_fixed),
    (frozenset({"weekdays"}), _parse_weekday),
    (_YEAR, _parse_year),
)
"""How a point of time may be read, in order, each with the categories of the word that it begins with: ten of eleven
readings cannot be of a given word."""
