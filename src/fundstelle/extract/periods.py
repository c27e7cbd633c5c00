"""Periods of a sentence: where they stand and what they say, bounds and all."""

from __future__ import annotations

from datetime import date

from fundstelle.errors import ValueInvalid
from fundstelle.extract.dates import Direction, Point, last_day_of, resolve
from fundstelle.extract.points import INTRODUCERS, Parsed, parse_bare_day, parse_later_day, parse_point
from fundstelle.extract.record import record, replace
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind
from fundstelle.values import EndBound, PartialDate, Period, Pin, Relation, StartBound


@record
class TimeMark:
    """Tokens `first`:`last` name a period: from `start` (if any) to `end` (if any)."""

    first: int
    last: int
    start: Point | None
    end: Point | None
    start_bound: StartBound = StartBound.EXACT
    open_end: bool = False
    onward: bool = False
    """Whether an open period may begin ahead: "from June", not "since"."""

    @property
    def is_weekday(self) -> bool:
        """Whether it is only a day of the week or of now: mostly when something was said."""
        return self.start is not None and self.start.kind in ("weekday", "fixed_day")

    def make_period(self, anchor: PartialDate | None, direction: Direction, words: Pin | None) -> Period | None:
        """The period seen from the publication day, or None where it cannot be resolved."""
        day = anchor.last_day if anchor else None
        begun = Direction.PAST if self.open_end and not self.onward else direction
        start = resolve(self.start, day, begun) if self.start else None
        end = resolve(self.end, day, direction) if self.end else None
        if (self.start and start is None) or (self.end and end is None):
            return None
        first = start[0] if start else None
        last = _last_of(self, start, end)
        if first and last and last.last_day < first.first_day:
            first, start = self._earlier_start(day) or first, start
        try:
            return Period(
                first,
                last,
                Relation.WITHIN,
                self.start_bound,
                EndBound.ONGOING_WHEN_SAID if self.open_end else EndBound.EXACT,
                named=(self.start or self.end or Point("year")).part or (self.start or Point("year")).season,
                words=words,
                anchor=anchor,
            )
        except ValueInvalid:
            return None

    def _earlier_start(self, day: date | None) -> PartialDate | None:
        if self.start is None or self.start.year is not None or day is None:
            return None
        found = resolve(self.start, date(day.year - 1, day.month, min(day.day, 28)), Direction.PAST)
        return found[0] if found else None


def _last_of(
    mark: TimeMark, start: tuple[PartialDate, PartialDate] | None, end: tuple[PartialDate, PartialDate] | None
) -> PartialDate | None:
    if mark.end is not None and end is not None:
        return last_day_of(mark.end, end) if mark.start is None else end[1]
    return None if mark.open_end else (start[1] if start else None)


def find_periods(sentence: Sentence) -> list[TimeMark]:
    """The periods named in a sentence, left to right, none overlapping."""
    found: list[TimeMark] = []
    done = 0
    for at in _beginnings(sentence):
        mark = _parse_period(sentence, at) if at >= done else None
        if mark:
            found.append(mark)
            done = mark.last
    return found


_TIME = frozenset(
    {
        "months",
        "weekdays",
        "seasons",
        "parts",
        "months_of_year",
        "relative",
        "fixed_year",
        "fixed_day",
        "turn",
        "first_months",
        "bound",
        "time_unit",
    }
)


def _beginnings(s: Sentence) -> list[int]:
    """The tokens at which a period may begin, in order: a word of time, a number, an article or the like before one."""
    found = {*s.digits, *[at for at, token in enumerate(s.tokens) if "-" in token.norm]}
    for category in _TIME & s.by_category.keys():
        found.update([mark.first for mark in s.by_category[category]])
    for at in tuple(found):
        before = at - 1
        while at - before <= INTRODUCERS and s.is_word(before, "articles", "date_links"):
            found.add(before)
            before -= 1
    return sorted(found)


def _parse_period(s: Sentence, at: int) -> TimeMark | None:
    months = len(s.by_category.get("months", ()))
    for parse in _PARSERS if "bound" in s.by_category else _UNBOUND if months > 1 else _ALONE:
        mark = parse(s, at)
        if mark:
            return mark
    return None


def _parse_since(s: Sentence, at: int) -> TimeMark | None:
    bound = s.mark_at(at, "bound", "since_at_least") or s.mark_at(at, "bound", "since")
    if not bound:
        return None
    found = parse_point(s, bound.last) or _parse_dated_event(s, bound.last)
    if not found:
        inside = _find_point_inside(s, bound.last)
        return inside and TimeMark(*inside, open_end=True)
    point, last = found
    later = _follow_to(s, last, point)
    if later:
        return TimeMark(at, later[1], _share(point, later[0]), later[0])
    kind = StartBound.AT_LATEST if bound.value == "since_at_least" else StartBound.EXACT
    onward = s.mark_at(at, "bound", "from") is not None
    return TimeMark(at, last, point, None, kind, open_end=True, onward=onward)


def _parse_dated_event(s: Sentence, at: int) -> Parsed:
    """ "since the invasion began in February 2022": the point at which the event is dated."""
    ends = [m.last for k in range(at, min(at + 7, len(s.tokens))) for m in s.at[k] if m.category == "event_since"]
    after = max(ends, default=None)
    if after is None or after >= len(s.tokens):
        return None
    after += 1 if s.mark_at(after, "prep") else 0
    return parse_point(s, after) if after < len(s.tokens) else None


_EVENT = 14
"""Tokens that may tell what happened between "since" and when it did."""


def _find_point_inside(s: Sentence, at: int) -> tuple[int, int, Point, None, StartBound] | None:
    """ "since the two met in September last year", "seit sie sich im Mai trafen": the point, behind a preposition."""
    opens = s.is_word(at - 1, "subordinators", "complementizers")
    for k in range(at + 1, min(at + _EVENT, len(s.tokens) - 1)) if opens else ():
        if s.tokens[k].kind is TokenKind.MARK:
            return None
        found = parse_point(s, k + 1) if s.mark_at(k, "prep") else None
        if found is not None:
            return k, found[1], found[0], None, StartBound.EXACT
    return None


def _parse_span(s: Sentence, at: int) -> TimeMark | None:
    """from X to Y, between X and Y, X to Y, X and Y (months)."""
    bound = s.mark_at(at, "bound", "from")
    first = bound.last if bound else at
    found = parse_point(s, first) or parse_bare_day(s, first)
    if not found:
        return None
    later = _follow_to(s, found[1], found[0], opened=bound is not None)
    if not later:
        return None
    start, end = _share(found[0], later[0]), later[0]
    if start.kind == "weekday" or (not bound and start.kind not in ("month", "year", "day", "season")):
        return None
    return TimeMark(at, later[1], start, end)


def _follow_to(s: Sentence, at: int, start: Point, *, opened: bool = True) -> tuple[Point, int] | None:
    bound = s.mark_at(at, "bound", "to")
    if bound:
        joined = opened or not s.is_word(at, "coordinators")
        return parse_point(s, bound.last) or (parse_later_day(s, bound.last, start) if joined else None)
    found = parse_point(s, at + 1) if s.is_word(at, "coordinators") and at else None
    months = found is not None and found[0].kind == "month" and s.mark_at(at - 1, "months") is not None
    return found if months else None  # "in July or August"


def _share(start: Point, end: Point) -> Point:
    """What the end says holds for the start too: "vom 3. bis zum 21. Februar 2025"."""
    if start.kind == "day" and start.month is None:
        start = replace(start, month=end.month)
    if start.year is None and start.year_offset is None and start.kind in ("day", "month", "season"):
        earlier = start.month is not None and end.month is not None and start.month > end.month
        if end.year is not None:
            start = replace(start, year=end.year - 1 if earlier else end.year)
        elif end.year_offset is not None:
            start = replace(start, year_offset=end.year_offset - (1 if earlier else 0))
    return start


def _parse_until(s: Sentence, at: int) -> TimeMark | None:
    end = s.mark_at(at, "bound", "until_end_of")
    found = parse_point(s, end.last) if end else None
    if end and found and found[0].kind in ("year", "month"):
        return TimeMark(at, found[1], None, replace(found[0], part="late"))
    unit = s.mark_at(end.last + s.is_word(end.last, "articles"), "time_unit", "year", "month") if end else None
    if unit:
        point = Point("year", year_offset=0) if unit.value == "year" else Point("month", offset=0)
        return TimeMark(at, unit.last, None, replace(point, part="late"))
    bound = s.mark_at(at, "bound", "until")
    if not bound:
        return None
    found = parse_point(s, bound.last)
    if not found or found[0].kind == "weekday":
        return None
    return TimeMark(at, found[1], None, found[0])


def _parse_counted(s: Sentence, at: int) -> TimeMark | None:
    """ "in the past three months", "in den nächsten zwei Monaten": from the month so far off to that of the text."""
    relative = s.mark_at(at, "relative", "last", "next")
    count = _count_at(s, relative.last) if relative else None
    unit = s.mark_at(count[1], "time_unit", "month") if count else None
    if relative is None or count is None or unit is None:
        return None
    now, then = Point("month", offset=0), Point("month", offset=count[0] * (-1 if relative.value == "last" else 1))
    return TimeMark(at, unit.last, *((then, now) if relative.value == "last" else (now, then)))


def _count_at(s: Sentence, at: int) -> tuple[int, int] | None:
    word = s.mark_at(at, "cardinals")
    text = s.tokens[at].text if at < len(s.tokens) else ""
    value = word.data if word else int(text) if text.isdigit() else 0
    return (int(value), word.last if word else at + 1) if 1 < value <= _MONTHS_BACK else None


_MONTHS_BACK = 24
"""Months that are counted back or ahead; more are told in years."""


def _parse_plain(s: Sentence, at: int) -> TimeMark | None:
    first = s.mark_at(at, "first_months")
    if first:
        found = parse_point(s, first.last)
        if found and found[0].kind == "year":
            return TimeMark(at, found[1], replace(found[0], part="early"), None)
    found = parse_point(s, at)
    return TimeMark(at, found[1], found[0], None) if found else None


_PARSERS = (_parse_since, _parse_span, _parse_until, _parse_counted, _parse_plain)

_UNBOUND = (_parse_span, _parse_counted, _parse_plain)
"""Those that can do without a word like "since"."""

_ALONE = (_parse_counted, _parse_plain)
"""Where no two months are named either."""
