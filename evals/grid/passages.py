"""Passages of the grid: texts of two to four sentences whose last one leaves out what the first one told.

Every antecedent is crossed with every follower that can go on from it and with what may stand between; counted are
only the claims of the follower: right, wrong (made, but not so told) and missing, each for itself.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

from fundstelle.knowledge import Knowledge
from grid.floors import load_floors, save_floors
from grid.reading import find_best, read_texts

FOLDER = Path(__file__).parent / "passages"
STATES = ("XAA", "XAB", "XAC")
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text; from offset `start` on its follower, and the claims that this must give."""

    follower: str
    group: str
    antecedent: str
    gap: str
    text: str
    start: int
    claims: tuple[Row, ...]
    parts: Row


def load_passages(language: str) -> list[Passage]:
    """All passages of a language, always the same ones in the same order."""
    own = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    states = tomllib.loads((FOLDER.parent / "tables" / f"{language}.toml").read_text(encoding="utf-8"))["state"]
    passages = []
    for number, (follower, antecedent, gap) in enumerate([*_combinations(own), *_sampled(own)]):
        goods = own["goods"][number % len(own["goods"])], own["goods"][(number * 3 + 5) % len(own["goods"])]
        turn = number % 3
        names = {role: STATES[(k + turn) % 3] for k, role in enumerate("ABC")}
        passages.append(_make_passage(follower, antecedent, gap, goods, names, states))
    return passages


def _combinations(own: Row) -> Iterator[tuple[Row, Row, Row]]:
    for follower in own["follower"]:
        for antecedent in own["antecedent"]:
            if antecedent["tells"] != follower["after"]:
                continue
            if antecedent["id"] not in follower.get("antecedents", [antecedent["id"]]):
                continue
            for gap in own["gap"]:
                if gap["id"] in follower.get("gaps", [gap["id"]]):
                    yield follower, antecedent, gap


def _sampled(own: Row) -> Iterator[tuple[Row, Row, Row]]:
    """Every crossed follower behind a few of the antecedents and gaps, in turn."""
    for number, follower in enumerate(_crossed(own)):
        whole = list(_combinations({**own, "follower": [follower]}))
        for k in range(_SAMPLED):
            yield whole[(number * 7 + k * 11) % len(whole)]


_SAMPLED = 3
"""Texts of each crossed follower."""


def _crossed(own: Row) -> Iterator[Row]:
    """Followers made of a frame and a row for each of its word lists ("{x} {y}.")."""
    for frame in own.get("cross", []):
        lists = list(dict.fromkeys(re.findall(r"\{([a-z]+)(?=[.}])", frame["text"])))
        lists = [name for name in lists if name in own]
        for rows in product(*(own[name] for name in lists)):
            yield _cross(frame, dict(zip(lists, rows, strict=True)))


def _cross(frame: Row, words: dict[str, Row]) -> Row:
    def fill(text: str) -> str:
        filled = _LISTED.sub(lambda m: str(words[m[1]].get(m[2] or "text", words[m[1]]["text"])), text)
        return _AGREED.sub(lambda m: m[3] if words.get(m[1], {}).get("plural") else m[2], filled)

    row = {**frame, "text": fill(frame["text"])}
    for word in words.values():
        row |= {key: word[key] for key in ("stance", "number", "stances") if key in word}
    row["id"] = "|".join([frame["id"], *(str(word["text"]) for word in words.values())])
    row["parts"] = {name: str(word["text"]) for name, word in words.items()}
    return row


_LISTED = re.compile(r"\{([a-z]{1,2})(?:\.(obj))?\}(?<!\{i\})(?<!\{j\})")
_AGREED = re.compile(r"\{(\w+)\?([^|{}]*)\|([^|{}]*)\}")


def _make_passage(
    follower: Row, antecedent: Row, gap: Row, goods: tuple[Row, Row], names: dict[str, str], states: Row
) -> Passage:
    def fill(text: str) -> str:
        return _capital(re.sub(r"\{(\w)(?:\.(\w+))?\}", lambda m: _word(m[1], m[2] or "", goods, names, states), text))

    between = gap["text"] if gap["text"].isspace() else " " + fill(gap["text"]) + " " if gap["text"] else " "
    before = fill(antecedent["text"]) + between
    claims = () if follower.get("none") else (_expected(follower, antecedent, goods, names),)
    return Passage(
        follower["id"],
        follower["group"],
        antecedent["id"],
        gap["id"],
        before + fill(follower["text"]),
        len(before),
        claims,
        follower.get("parts", {}),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _word(what: str, form: str, goods: tuple[Row, Row], names: dict[str, str], states: Row) -> str:
    if what in "ABC":
        return str(states[names[what]][{"cap": "capital", "": "name"}.get(form, form)])
    row = goods[what.lower() == "j"]
    if form.lower() == "the":
        text = row.get("the", "the " + row["bare"])
        return _capital(text) if form == "The" else text
    text = str(row[form or "text"])
    return _capital(text) if what.isupper() else text


def _expected(follower: Row, antecedent: Row, goods: tuple[Row, Row], names: dict[str, str]) -> Row:
    of, to = follower.get("of", "A"), follower.get("to", "B")
    if follower.get("turned"):
        of, to = to, of
    persons = follower["after"] == "persons" and "item" not in follower
    item = follower.get("class", "personnel.troops" if persons else goods[follower.get("item", "i") == "j"]["class"])
    number = follower.get("number")
    return {
        "kind": follower.get("kind", "transfer"),
        "supplier": [names[of]] if of else [],
        "recipient": [names[to]] if to else [],
        "item": item,
        "quantity": {"value": number[0], "mode": number[1]} if number else None,
        "stance": follower.get("stance", "affirmed"),
        **({"outcome": follower["outcome"]} if "outcome" in follower else {}),
    }


@dataclass(frozen=True, slots=True)
class Count:
    """A passage with what was made of its follower; right is 0 or 1, wrong counts what should not be there."""

    passage: Passage
    found: tuple[Row, ...]
    right: int
    full: int
    wrong: int
    missing: int
    sides: int


def read_passages(passages: Iterable[Passage], known: Knowledge, language: str) -> Iterator[Count]:
    """Each passage with what the engine makes of its follower."""
    for passage, forms in read_texts(passages, known, language):
        yield _count(passage, tuple(form for form in forms if form["start"] >= passage.start))


def _count(passage: Passage, found: tuple[Row, ...]) -> Count:
    rest, right, full, sides = list(found), 0, 0, 0
    for claim in passage.claims:
        if not rest:
            continue
        best, wrong = find_best(claim, rest)
        if not wrong & {"none", "sides", "item", "quantity", "outcome"}:
            rest.remove(best)
            right += 1
            full += not wrong
        elif "sides" in wrong:
            sides += 1
    return Count(passage, found, right, full, len(rest), len(passage.claims) - right, sides)


def find_languages() -> list[str]:
    """The languages that have passages."""
    return sorted(file.stem for file in FOLDER.glob("*.toml"))


def measure(counts: Iterable[Count]) -> dict[str, dict[str, float]]:
    """Of each group of followers the share of claims right (core, full) and of wrong ones, to three places."""
    rates = {}
    for group, row in sum_by(counts, "group").items():
        whole = max(row["all"], row["texts"])
        rates[group] = {key: round(row[name] / whole, 3) for key, name in _MEASURES}
    return rates


_MEASURES = (("core", "right"), ("full", "full"), ("wrong", "wrong"))


def raise_floors(language: str, counts: Iterable[Count]) -> None:
    """Write the better of old and new rates; wrong ones only fall."""
    name = f"{language}-passages"
    old, rates = load_floors(name), measure(counts)
    for group, row in rates.items():
        before = old.get(group, row)
        row |= {key: max(row[key], before[key]) for key in ("core", "full")} | {
            "wrong": min(row["wrong"], before["wrong"])
        }
    save_floors(name, rates)


def sum_by(counts: Iterable[Count], slot: str) -> dict[str, Counter[str]]:
    """Right, full, wrong, missing and all by a slot of the passage."""
    sums: dict[str, Counter[str]] = {}
    for count in counts:
        row = sums.setdefault(getattr(count.passage, slot), Counter())
        row.update(all=len(count.passage.claims), right=count.right, full=count.full, wrong=count.wrong)
        row.update(missing=count.missing, sides=count.sides, texts=1)
    return sums
