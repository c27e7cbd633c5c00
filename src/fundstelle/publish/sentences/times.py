"""How a passage names the time of a claim: by a part of a year or month, or as one of two months."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from fundstelle.messages import load_messages
from fundstelle.publish.sentences.grammar import find_cues, load_grammar
from fundstelle.publish.sentences.passage import find_spans, has_word, read_sentence
from fundstelle.records.claim import Claim
from fundstelle.records.document import Reading
from fundstelle.values import PartialDate

_SEASONS = {(3, 5): "spring", (6, 8): "summer", (9, 11): "autumn"}
"""The months that a convention makes of a season."""
_PARTS_OF_MONTH = {1: (10, "beginning"), 11: (20, "middle"), 21: (0, "end")}
"""The days that it makes of a month's parts: first day, last day (0: the month's), name."""


def find_part(claim: Claim, said: str, cues: Mapping[str, Any]) -> str:
    """The part of the year or month by which the passage tells the time: `until early 2024` names no month and `at the
    end of May` no day, though the claim has them by convention; "" where the passage has the month or the day."""
    when = claim.happened
    if when is None or when.named:
        return ""
    rows = cues.get("parts", {})
    if when.start and when.end:
        name = _find_span(when.start, when.end, said, claim.language)
        return name if name and has_word(said, rows.get(name, {}).get("words", ())) else ""
    bound = when.start or when.end
    if bound is None or bound.month is None:
        return ""
    if bound.day is not None:
        return _find_bound(bound, said, rows)
    if _has_month(bound.month, said, claim.language):
        return ""
    near = {name: row["words"] for name, row in rows.items() if bound.month in row["months"]}
    found = (
        name for name, words in near.items() if re.search(rf"\b(?:{'|'.join(words)})[ -](?:of )?{bound.year}\b", said)
    )
    return next(found, "")


def _find_span(start: PartialDate, end: PartialDate, said: str, language: str) -> str:
    """The name of a stretch that a convention made of it; "" where the passage has its first month or day itself."""
    if start.month is None or end.month is None or start.year != end.year:
        return ""
    if start.day is None or end.day is None:
        return "" if _has_month(start.month, said, language) else _SEASONS.get((start.month, end.month), "")
    last, name = _PARTS_OF_MONTH.get(start.day, (-1, ""))
    whole = PartialDate(start.year, start.month).last_day.day if last == 0 else last
    is_convention = start.month == end.month and end.day == whole
    return name if is_convention and not re.search(rf"(?<!\d){start.day}(?!\d)", said) else ""


def _find_bound(bound: PartialDate, said: str, rows: Mapping[str, Any]) -> str:
    """The part of the month that a bound's day stands for: `since the middle of January`."""
    name = _PARTS_OF_MONTH.get(bound.day or 0, (0, ""))[1]
    is_said = name and has_word(said, rows.get(name, {}).get("words", ()))
    return name if is_said and not re.search(rf"(?<!\d){bound.day}(?!\d)", said) else ""


def _has_month(month: int, said: str, language: str) -> bool:
    return has_word(said, (load_messages(language).formats.months[month - 1].casefold(),))


def is_either(claim: Claim, said: str) -> bool:
    """Whether the passage says that it is one month or the other: `in July or August`."""
    when = claim.happened
    if when is None or when.start is None or when.end is None or not (when.start.month and when.end.month):
        return False
    months = [month.casefold() for month in load_messages(claim.language).formats.months]
    first, second = (re.escape(months[value.month - 1]) for value in (when.start, when.end) if value.month)
    words = load_grammar(claim.language).table("lists", "or")
    return re.search(rf"{first}{re.escape(words)}{second}", said) is not None


def is_day_of_deed(claim: Claim, reading: Reading) -> bool:
    """Whether the day that a claim has for its saying is that of the deed: the sentence names one day, for both."""
    happened, said, pattern = claim.happened, claim.said, find_cues(claim.language).get("days")
    if happened is None or said is None or pattern is None or happened.start is None or not happened.start.day:
        return False
    if (happened.start, happened.end) != (said.start, said.end):
        return False
    of_deed, of_saying = find_spans(claim, "happened", reading), find_spans(claim, "said", reading)
    if of_deed and of_saying:
        return of_deed == of_saying
    return len(re.findall(pattern, read_sentence(claim.span, reading))) == 1
