"""Cue words by language: the loader of languages/<code>/reconcile.toml and what is asked of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from ahocorasick_rs import AhoCorasick

from fundstelle.errors import KnowledgeInvalid
from fundstelle.text.toml_cache import parse_toml
from fundstelle.values.quantity import Rate
from fundstelle.values.unit import UNITS

_LISTS = (
    "own_finding",
    "finding",
    "institution",
    "back_reference",
    "own_material",
    "correction",
    "retraction",
    "no_evidence",
    "refusal",
    "reproach",
    "part",
    "including",
    "running",
    "event",
    "level",
    "flow",
    "multiple",
    "beyond",
    "exactly",
    "last_month",
    "last_week",
    "yesterday",
)
_TABLES = ("units", "rates", "sorts")
_WEEKDAYS = "weekdays"
_ABBREVIATIONS = "abbreviations"
_PLACE_KINDS = "place_kinds"
_DATES = "dates"
_NEVER = re.compile(r"(?!)")
_GAP = r"(?:[^.!?;]|\.(?=\d)){0,80}?\s"
"""Some words of one sentence: a full stop within a number does not end it."""


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words of one language, compiled. All search folded-case text and stay inside one sentence."""

    lists: Mapping[str, re.Pattern[str]]
    tables: Mapping[str, Mapping[str, re.Pattern[str]]]
    months: Mapping[str, int]
    """Name, in small letters -> 1 to 12."""
    weekdays: Mapping[str, int]
    """Name, in small letters -> 1 (Monday) to 7."""
    abbreviations: frozenset[str]
    sieve: Sieve

    def is_in(self, cue: str, words: str) -> bool:
        """Whether a cue of the list `cue` stands in `words` (any case)."""
        return self._search(cue, words) is not None

    def is_followed_by_number(self, cue: str, words: str) -> bool:
        """Whether a cue of the list stands in `words` with a digit somewhere after it."""
        match = self._search(cue, words)
        return bool(match and any(sign.isdigit() for sign in match.string[match.end() :]))

    def find(self, table: str, words: str) -> tuple[str, ...]:
        """The ids of `table` (`units`, `rates`, `sorts`) of which a word stands in `words`, in the order they stand."""
        return tuple(id_ for _, _, id_ in self.find_places(table, words))

    def find_places(self, table: str, words: str) -> list[tuple[int, int, str]]:
        """As `find`, each with where its first word stands (start, minus its end) in `words` in small letters."""
        folded = words.casefold()
        if table not in self.sieve.names_in(folded):
            return []
        return sorted((m.start(), -m.end(), id_) for id_, p in self.tables[table].items() if (m := p.search(folded)))

    def has_date(self, words: str) -> bool:
        """Whether the name of a month or a day of the week stands in `words`."""
        return _DATES in self.sieve.names_in(words.casefold())

    def _search(self, cue: str, words: str) -> re.Match[str] | None:
        folded = words.casefold()
        return self.lists[cue].search(folded) if cue in self.sieve.names_in(folded) else None


class Sieve:
    """Which lists can have a cue in a text: one pass over the text for a word of every cue.

    Patterns of hundreds of alternatives are tried at every letter; most sentences have no word of any.
    """

    __slots__ = ("_last", "_owners", "_scan")

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for name, cues in words.items():
            for cue in cues:
                owners[_longest_word(cue)].add(name)
        self._scan = AhoCorasick(list(owners)) if owners else None
        self._owners = [frozenset(names) for names in owners.values()]
        self._last: tuple[str, frozenset[str]] = ("", frozenset())

    def names_in(self, folded: str) -> frozenset[str]:
        """Names of the lists of which a word stands in `folded`."""
        if self._last[0] is not folded and self._last[0] != folded:
            found = self._scan.find_matches_as_indexes(folded, overlapping=True) if self._scan else []
            self._last = (folded, frozenset().union(*(self._owners[index] for index in {hit[0] for hit in found})))
        return self._last[1]


def _longest_word(cue: str) -> str:
    return max((word.removesuffix("*") for word in cue.casefold().split() if word != "..."), key=len)


NO_CUES = Cues(
    lists=dict.fromkeys(_LISTS, _NEVER),
    tables={table: {} for table in _TABLES},
    months={},
    weekdays={},
    abbreviations=frozenset(),
    sieve=Sieve({}),
)
"""For a language without a pack: every claim is taken by its slots alone."""


@cache
def load_cues(language: str) -> Cues:
    """The cues of a language; NO_CUES where it has no pack. Raises KnowledgeInvalid for a bad file."""
    folder = resources.files("fundstelle.languages").joinpath(language)
    file = folder.joinpath("reconcile.toml")
    if not language.isalpha() or not file.is_file():
        return NO_CUES
    where = f"languages/{language}/reconcile.toml"
    data = parse_toml(file.read_bytes(), where=where)
    _check(data, where)
    dates = folder.joinpath("dates.toml")
    calendar = parse_toml(dates.read_bytes(), where=f"languages/{language}/dates.toml") if dates.is_file() else {}
    return _make_cues(data, calendar)


@cache
def load_place_kinds() -> frozenset[str]:
    """Words of every language that only say what kind of place a name names. Raises KnowledgeInvalid for a bad file."""
    kinds: set[str] = set()
    for folder in resources.files("fundstelle.languages").iterdir():
        file = folder.joinpath("reconcile.toml")
        if file.is_file():
            kinds |= set(parse_toml(file.read_bytes(), where=f"languages/{folder.name}/reconcile.toml")[_PLACE_KINDS])
    return frozenset(kinds)


def _make_cues(data: Mapping[str, Any], calendar: Mapping[str, Any]) -> Cues:
    months = {word: int(number) for number, words in calendar.get("months", {}).items() for word in words}
    weekdays = {word: int(number) for number, words in data[_WEEKDAYS].items() for word in words}
    by_name = {name: data[name] for name in _LISTS}
    by_name |= {table: [word for words in data[table].values() for word in words] for table in _TABLES}
    return Cues(
        lists={name: _compile(data[name]) for name in _LISTS},
        tables={table: {id_: _compile(words) for id_, words in data[table].items()} for table in _TABLES},
        months=months,
        weekdays=weekdays,
        abbreviations=frozenset(data[_ABBREVIATIONS]),
        sieve=Sieve({**by_name, _DATES: [*months, *weekdays]}),
    )


def _check(data: Mapping[str, Any], where: str) -> None:
    """Raise KnowledgeInvalid for a missing or unknown key, an unknown unit or rate, a cue in capitals."""
    known = (*_LISTS, *_TABLES, _WEEKDAYS, _ABBREVIATIONS, _PLACE_KINDS)
    missing = [key for key in known if key not in data]
    unknown = [key for key in data if key not in known]
    if missing or unknown:
        raise KnowledgeInvalid(f"keys missing {missing}, unknown {unknown}", where=where)
    for unit in data["units"]:
        if unit not in UNITS:
            raise KnowledgeInvalid(f"no unit {unit!r}", where=where, remedy="units are listed in values/unit.py")
    for rate in data["rates"]:
        if rate not in {each.value for each in Rate}:
            raise KnowledgeInvalid(f"no rate {rate!r}", where=where)
    for words in (data[name] for name in _LISTS):
        capitals = [word for word in words if word != word.lower()]
        if capitals:
            raise KnowledgeInvalid(f"cues in capitals never match: {capitals}", where=where)


def _compile(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern of all cues, the longest first. Bounded gaps keep matching linear in the text."""
    parts = sorted(map(_cue_pattern, words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})") if parts else _NEVER


def _cue_pattern(cue: str) -> str:
    pattern = _GAP.join(_piece(part) for part in cue.casefold().split(" ... "))
    return pattern if cue.endswith("*") else rf"{pattern}(?!\w)"


def _piece(words: str) -> str:
    return r"\s+".join(_word(word) for word in words.split())


def _word(word: str) -> str:
    ending = r"\w*" if word.endswith("*") and word[0].isalnum() else ""
    return re.escape(word.removesuffix("*")) + ending
