"""Publication dates: reading them from words, URLs and machine forms, and settling which one counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from fundstelle.errors import ValueInvalid
from fundstelle.ingest.cues import load_cues
from fundstelle.records.document import DateReading, DateSignal
from fundstelle.text.fold import fold
from fundstelle.values import PartialDate, parse_iso

_HEAD_LINES = 6
"""Lines of a text's head in which its date may stand: kicker, title, subtitle, byline, dateline, one to spare."""

_TAIL_LINES = 4
_TAIL = 4000
_SHORT_LINE = 140
"""A line up to this length can be a byline or kicker, whose date is the document's own."""

_DATELINE_AT = 70
"""A dateline's date stands within this many code points of its line: place, day, agency."""

_FIRST_YEAR, _LAST_YEAR = 1945, 2099


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written at `start`:`end`; year is None in "March 27"."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    def resolve(self, reference: PartialDate | None) -> PartialDate | None:
        """The date; without a year the latest such day up to `reference`; None where the year stays unknown."""
        if self.year is not None:
            return _partial(self.year, self.month, self.day)
        if reference is None:
            return None
        return next(
            (
                date
                for year in (reference.year, reference.year - 1)
                if (date := _partial(year, self.month, self.day)) and date.first_day <= reference.last_day
            ),
            None,
        )


def find_dates(line: str) -> list[WrittenDate]:
    """Every calendar date written in `line`, in order: 2025-03-27, 27.03.2025, 27. März 2025, March 27, May 2025."""
    if not _DIGITS.search(line):  # most lines of a text have none, and folding costs
        return []
    folded = fold(line)
    found = []
    for match in _date_pattern().finditer(folded.text):
        groups = match.groupdict()
        year, day = _number(groups, "y"), _number(groups, "d")
        month = _number(groups, "mn") or load_cues().months[_word(groups, "m")]
        if year is not None and not _FIRST_YEAR <= year <= _LAST_YEAR:
            continue
        if _partial(year or 2024, month, day):
            start, end = folded.to_original(match.start(), match.end())
            found.append(WrittenDate(start, end, year, month, day))
    return found


def is_dated(words: str) -> bool:
    """Whether the words begin with a date: "19. Mai 2025" is no item of a numbered list."""
    first = next(iter(find_dates(words[:40])), None)
    return first is not None and first.start == 0 and first.year is not None


def read_head_dates(content: str, reference: PartialDate | None) -> list[DateReading]:
    """The publication dates that the first lines of a text name: cue ("Stand: …"), dateline, or a line of their own.

    reference: the latest day the text can be of, for dates without a year.
    """
    lines = [line.strip() for line in content[:4000].splitlines()]
    head = [line for line in lines if line][:_HEAD_LINES]
    readings = []
    for line in head:
        for written in find_dates(line[: 2 * _SHORT_LINE]):
            if _is_publication_date(line, written):
                value = written.resolve(reference)
                if value is not None:
                    words = line[written.start : written.end]
                    readings.append(DateReading(value, DateSignal.DATELINE, words))
    return readings


def read_tail_dates(content: str, reference: PartialDate | None) -> list[DateReading]:
    """The days that the credits at a text's end name: "(nag, 27.3.2025)", "Quelle: …, 27. März 2025", "Stand: …"."""
    lines = [line.strip() for line in content[-_TAIL:].splitlines()]
    named = [line for line in lines if line]
    tail = named[-_TAIL_LINES:] if len(content) > _TAIL else named[_HEAD_LINES:][-_TAIL_LINES:]
    readings = []
    for line in tail:
        for written in find_dates(line[-_SHORT_LINE:]) if len(line) <= _SHORT_LINE else ():
            value = written.resolve(reference) if written.day is not None and _is_credited(line, written) else None
            if value is not None:
                readings.append(DateReading(value, DateSignal.CREDIT, line[written.start : written.end]))
    return readings


def _is_credited(line: str, written: WrittenDate) -> bool:
    """Whether a date stands in a credit: after a cue of date or credit, or in a line that is one pair of brackets."""
    folded = fold(line).text
    is_bracketed = line[:1] in "([" and line.rstrip(".")[-1:] in ")]"
    return is_bracketed or _is_cue(line[: written.start], anywhere=True) or folded.startswith(_credit_cues())


@cache
def _credit_cues() -> tuple[str, ...]:
    return tuple(load_cues().credit_cues)


def read_url_date(url: str) -> DateReading | None:
    """The day a URL or file name carries: /2025/03/27/, 2025-03-27, /2025/mar/27/, -20250327."""
    for pattern in _URL_DATES:
        match = pattern.search(url)
        if match:
            month = match["m"] if match["m"].isdigit() else str(load_cues().months.get(match["m"].lower(), 0))
            value = _partial(int(match["y"]), int(month), int(match["d"]))
            if value is not None and _FIRST_YEAR <= value.year <= _LAST_YEAR:
                return DateReading(value, DateSignal.URL, match[0].strip("/-_"))
    return None


def read_machine_date(words: str, signal: DateSignal) -> DateReading | None:
    """A date in a machine's form (ISO 8601, RFC 2822, 20250327); a bare 1 January is a year only, and suspect."""
    words = words.strip()
    match = _ISO_TIME.match(words) or _COMPACT.match(words)
    if match:
        value = parse_iso("-".join(part for part in match.group("y", "m", "d") if part))
        time = match.groupdict().get("time") or ""
    else:
        value, time = _from_mail_form(words)
    if value is None or not _FIRST_YEAR <= value.year <= _LAST_YEAR:
        return None
    if (value.month, value.day) == (1, 1) and not time.strip("T0: Z"):
        return DateReading(PartialDate(value.year), signal, words, suspect=True)
    return DateReading(value, signal, words)


def settle_dates(
    readings: Iterable[DateReading], captured: PartialDate | None
) -> tuple[DateReading | None, tuple[DateReading, ...]]:
    """The reading that counts and those that differ from it.

    The most trusted signal wins; a date after the capture or a suspect one only where nothing else is there (after the
    capture: never). A given date is taken as it is; a found one is refined by a finer one that agrees with it.
    """
    ranked = sorted(readings, key=lambda reading: (_rank(reading), reading.suspect))
    possible = [r for r in ranked if r.signal is DateSignal.GIVEN or not _is_after(r.value, captured)]
    sure = [r for r in possible if not r.suspect] or possible
    if not sure:
        return None, tuple(dict.fromkeys(ranked))
    chosen = sure[0]
    if chosen.signal is not DateSignal.GIVEN:
        chosen = next((r for r in sure if _is_finer(r.value, chosen.value)), chosen)
    return chosen, tuple(dict.fromkeys(r for r in ranked if not _is_same(r.value, chosen.value)))


def _is_publication_date(line: str, written: WrittenDate) -> bool:
    before, after = line[: written.start], line[written.end :]
    if _LEAD_CUE.fullmatch(before) or _is_cue(before, anywhere=len(line) <= _SHORT_LINE and not after.strip(" .)")):
        return True
    if written.start <= _DATELINE_AT and _DATELINE_BEFORE.fullmatch(before) and _DATELINE_AFTER.match(after):
        return True
    if written.year is None or written.day is None or len(line) > _SHORT_LINE:
        return False
    return bool(_DELIMITED_BEFORE.search(_without_weekday(before)) and _DELIMITED_AFTER.match(after))


def _is_cue(before: str, *, anywhere: bool) -> bool:
    """Whether the words before a date announce a date of publication.

    In running text they do so at the line's start or after a mark only; `anywhere`: in a short line that ends with it.
    """
    folded = fold(_without_weekday(before).rstrip(" :,")).text.strip()
    marks = (" ",) if anywhere else (". ", "| ", "- ", ": ", ", ")
    cues = load_cues().cues
    return folded in cues or any(folded.endswith(mark + cue) for cue in cues for mark in marks)


def _without_weekday(before: str) -> str:
    stripped = before.rstrip(" ,")
    last = stripped.rsplit(None, 1)[-1:] or [""]
    if last[0].lower().strip("(") in load_cues().weekdays:
        return stripped[: len(stripped) - len(last[0].lstrip("("))]
    return before


_DIGITS = re.compile(r"\d")
_LEAD_CUE = re.compile(r"\W*")
_DATELINE_BEFORE = re.compile(r"[^\W\d_][\w.'’ /()-]{1,40}[,.]?\s+(?:\([^)]{1,30}\)\s*)?")
_DATELINE_AFTER = re.compile(r"[.,]?\s*(?:\([^)]{1,40}\)|/[\w ./]{2,30}/)?\s*[-–—:]\s")
_DELIMITED_BEFORE = re.compile(r"(?:^|[|·•:;,(–—-])\s*\Z")
_DELIMITED_AFTER = re.compile(r"\s*(?:\Z|[|·•;,)–—-]|\.\Z)")
_ISO_TIME = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})(?:-(?P<d>\d{2}))?(?:[T ]+(?P<time>[\d:.]+\S*))?")
_COMPACT = re.compile(r"(?:D:)?(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?P<time>\d{6})?(?!\d)")
_URL_DATES = (
    re.compile(r"[/_-](?P<y>(?:19|20)\d{2})[/_-](?P<m>\d{1,2})[/_-](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"/(?P<y>(?:19|20)\d{2})/(?P<m>[A-Za-z]{3,9})/(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)"),
)


@cache
def _date_pattern() -> re.Pattern[str]:
    cues = load_cues()
    month = "|".join(sorted(map(re.escape, cues.months), key=len, reverse=True))
    ordinal = "|".join(sorted(map(re.escape, cues.ordinals)))
    year = r"(?P<y{0}>\d{{4}})(?!\d)"
    return re.compile(
        rf"(?<![\w.])(?:{year.format(1)}-(?P<mn1>\d{{2}})(?:-(?P<d1>\d{{2}}))?(?![\w-])"
        rf"|(?P<d2>\d{{1,2}})\.\s?(?P<mn2>\d{{1,2}})\.\s?{year.format(2)}"
        rf"|(?P<d3>\d{{1,2}})(?:{ordinal})?\s+(?P<m3>{month})(?!\w)\.?(?:,?\s+{year.format(3)})?"
        rf"|(?P<m4>{month})(?!\w)\.?\s+(?P<d4>\d{{1,2}})(?!\d)(?:{ordinal})?(?:,?\s+{year.format(4)})?"
        rf"|(?P<m5>{month})(?!\w)\.?\s+{year.format(5)})"
    )


def _number(groups: dict[str, str | None], name: str) -> int | None:
    value = _word(groups, name)
    return int(value) if value else None


def _word(groups: dict[str, str | None], name: str) -> str:
    return next((value for number in range(1, 6) if (value := groups.get(f"{name}{number}"))), "")


def _from_mail_form(words: str) -> tuple[PartialDate | None, str]:
    from email.utils import parsedate_to_datetime

    try:
        when = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None, ""
    return PartialDate(when.year, when.month, when.day), when.strftime("%H:%M:%S")


def _partial(year: int, month: int, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except ValueInvalid:
        return None


_ORDER: Sequence[DateSignal] = tuple(DateSignal)


def _rank(reading: DateReading) -> int:
    return _ORDER.index(reading.signal)


def _is_after(value: PartialDate, captured: PartialDate | None) -> bool:
    return captured is not None and value.first_day > captured.last_day


def _is_same(one: PartialDate, other: PartialDate) -> bool:
    """Whether the two can mean the same day: one lies inside the other."""
    return one.first_day <= other.last_day and other.first_day <= one.last_day


def _is_finer(one: PartialDate, other: PartialDate) -> bool:
    return one != other and other.first_day <= one.first_day and one.last_day <= other.last_day
