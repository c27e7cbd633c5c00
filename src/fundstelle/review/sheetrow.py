"""One row of an analyst's table to the slot values of a human claim; what is not understood is named, never guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from fundstelle.errors import FundstelleError
from fundstelle.knowledge.model import Knowledge
from fundstelle.records.claim import PUBLISHER, Claim, Kind, Outcome, Phase, Stance
from fundstelle.records.slots import with_values
from fundstelle.review.sheetmap import SheetMap
from fundstelle.values import Span, parse_iso

_NUMBER = r"\d[\d.,'\u2019\u00a0\u202f ]*"
_QUANTITY = re.compile(
    rf"(?P<open>\()?\s*(?P<sign>~|≈|>=|≥|<=|≤|>|<)?\s*(?P<low>{_NUMBER})(?:[-–]\s*(?P<high>{_NUMBER}))?\)?"
)
"""A number, a range, or either behind a sign. Brackets are how arms registers write "not certain": about."""
_SIDES = {
    Kind.TRANSFER: ("giver", "taker"),
    Kind.DEPLOYMENT: ("sender", "host"),
    Kind.TRAINING: ("trainee", "trainer"),
    Kind.CASUALTY: ("victim", ""),
}
"""The slots that "giver" and "taker" of a table stand for, by kind; as in the gold's supplier and recipient."""


class NotUnderstood(Exception):
    """A cell that cannot be read; the message names field and word."""


@dataclass(frozen=True, slots=True)
class RowClaim:
    """What a row says. values: slots as `slot_values` writes them. problems: each cell that was not understood."""

    kind: str
    values: Mapping[str, str]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Codes by the folded forms of their names, for parties, sources and items."""

    parties: Mapping[str, str]
    sources: Mapping[str, str]
    items: Mapping[str, str]


def make_names(knowledge: Knowledge) -> Names:
    """Every name of knowledge that means one thing only, and every code."""
    return Names(
        _by_name({id: party.names for id, party in knowledge.parties.items()}),
        _by_name({id: source.names for id, source in knowledge.sources.items()}),
        _by_name({id: item.names for id, item in knowledge.items.items()}),
    )


def _by_name(names: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for code, forms in names.items():
        for name in (code, *(form for several in forms.values() for form in several)):
            found.setdefault(name.casefold(), set()).add(code)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}


def parse_row(cells: Mapping[str, str], sheet_map: SheetMap, names: Names) -> RowClaim:
    """The row's values. A row with a problem is no claim; all its problems are named at once."""
    reader = _Row(cells, sheet_map, names)
    values: dict[str, str] = {}
    problems = []
    for slot, read in reader.slots().items():
        try:
            value = read()
        except NotUnderstood as error:
            problems.append(str(error))
        else:
            values |= {slot: json.dumps(value, ensure_ascii=False, separators=(",", ":"))} if value else {}
    kind = reader.kind()
    problems += [] if "item" in values else ["item: says nothing"]
    if not problems:
        problems += _find_amiss(kind, values)
    return RowClaim(kind or "", values, tuple(problems))


def _find_amiss(kind: str, values: Mapping[str, str]) -> list[str]:
    """What the records refuse: an empty range, a period that ends before it begins."""
    try:
        with_values(Claim("", Span("t", 0, 1), "", Kind(kind), ""), values)
    except FundstelleError as error:
        return [error.message]
    return []


def _ends(sign: str, low: str, high: str | None) -> list[str | None]:
    """The least and the most that a number behind a sign leaves open; None where there is no bound."""
    if high:
        return [low, high]
    if sign in ("<", "<=", "≤"):
        return [None, low]
    return [low, None] if sign in (">", ">=", "≥") else [low, low]


@dataclass(frozen=True, slots=True)
class _Row:
    cells: Mapping[str, str]
    map: SheetMap
    names: Names

    def kind(self) -> str:
        word = self.map.meant("kind", self._cell("kind")).casefold()
        return word if word in set(Kind) else ""

    def slots(self) -> dict[str, Callable[[], object]]:
        """Each slot with how its value is read."""
        giver, taker = _SIDES.get(Kind(self.kind()) if self.kind() else Kind.TRANSFER, ("giver", "taker"))
        sides = {slot: side for slot, side in ((giver, "giver"), (taker, "taker")) if slot}
        parties = {**sides, "carrier": "carrier", "maker": "maker", "broker": "broker"}
        slots: dict[str, Callable[[], object]] = {
            slot: self._reader(self._parties, side) for slot, side in parties.items()
        }
        slots |= {name: self._reader(self._word, name) for name in ("kind", "outcome", "phase", "stance")}
        slots |= {name: self._reader(self._period, name) for name in ("happened", "said")}
        return slots | {
            "item": self._item,
            "designation": lambda: self._cell("designation"),
            "calibre_mm": lambda: self._decimal("calibre_mm"),
            "quantity": self._quantity,
            "place": lambda: self._several("place"),
            "origin": lambda: self._sources("origin") or [PUBLISHER],
            "via": lambda: self._sources("via"),
        }

    def _reader(self, read: Callable[[str], object], name: str) -> Callable[[], object]:
        return lambda: read(name)

    def _cell(self, name: str) -> str:
        return self.map.cell(self.cells, name).strip()

    def _several(self, name: str) -> list[str]:
        return [word for part in self._cell(name).split(self.map.separator) if (word := part.strip())]

    def _word(self, name: str) -> str:
        known = {"kind": Kind, "outcome": Outcome, "phase": Phase, "stance": Stance}[name]
        usual = {"phase": Phase.UNSPECIFIED.value, "stance": Stance.AFFIRMS.value}.get(name, "")
        said = self._cell(name)
        word = self.map.meant(name, said).casefold().replace(" ", "_") or usual
        if (word and word not in set(known)) or (not word and name == "kind"):
            raise NotUnderstood(f"{name}: {said!r} is none of {', '.join(known)}")
        return word

    def _item(self) -> str:
        word = self.map.meant("item", self._cell("item"))
        if word and word.casefold() not in self.names.items:
            raise NotUnderstood(f"item: {word!r} is no class")
        return self.names.items.get(word.casefold(), "")

    def _parties(self, name: str) -> list[str]:
        return [self._code(name, self.map.meant("party", word), self.names.parties) for word in self._several(name)]

    def _sources(self, name: str) -> list[str]:
        """Codes of those that are known; a source may be any name, such as a harbour's own gazette."""
        words = (self.map.meant("source", word) for word in self._several(name))
        return [self.names.sources.get(word.casefold(), word) for word in words]

    def _code(self, name: str, word: str, known: Mapping[str, str]) -> str:
        if word.casefold() not in known:
            raise NotUnderstood(f"{name}: {word!r} is not known")
        return known[word.casefold()]

    def _period(self, name: str) -> list[str | None] | None:
        start, end = self._cell(f"{name}_from"), self._cell(f"{name}_to")
        if whole := self._cell(name):
            start, found, end = whole.partition("..")
            end = end if found else start
        ends = [part.strip() or None for part in (start, end)]
        wrong = next((part for part in ends if part and parse_iso(part) is None), None)
        if wrong:
            raise NotUnderstood(f"{name}: {wrong!r} is no date; write 2025, 2025-05, 2025-05-30 or 2024-10..2025-02")
        first, last = ends
        bounds = ["exact" if first else "unknown", "exact" if last else "unknown"]
        return [first, last, "within", *bounds] if first or last else None

    def _quantity(self) -> list[object] | None:
        if self._cell("low") or self._cell("high"):
            ends = [self._decimal("low"), self._decimal("high")]
            strict = [self._truth("low_strict"), self._truth("high_strict")]
            return self._bound(ends, strict, self._cell("hedge") or "none")
        said = self._cell("quantity")
        return self._parse_quantity(said) if said else None

    def _parse_quantity(self, said: str) -> list[object]:
        words = self.map.meant("quantity", said)
        prefix = next((word for word in self.map.prefixes if words.casefold().startswith(word)), "")
        shown = self.map.prefixes.get(prefix, "") + words[len(prefix) :]
        found = _QUANTITY.fullmatch(shown.strip())
        if found is None:
            raise NotUnderstood(f"quantity: {said!r} is no number; a sign (~ >= <= > <) or a range may stand with it")
        low, sign = self._number("quantity", found["low"]), found["sign"] or ""
        high = self._number("quantity", found["high"]) if found["high"] else None
        is_about = sign in ("~", "≈") or bool(found["open"])
        ends = _ends(sign, low, high)
        return self._bound(ends, [sign == ">", sign == "<"], "about" if is_about and ends[0] == ends[1] else "none")

    def _bound(self, ends: list[str | None], strict: list[bool], hedge: str) -> list[object]:
        unit = self._cell("unit") or self._usual_unit()
        basis = self._cell("basis") or "unspecified"
        return [*ends, *strict, hedge, unit, self._cell("per") or None, basis, self._truth("joint"), False]

    def _usual_unit(self) -> str:
        """Persons are counted as persons, other things by the piece; what is measured needs its unit in the table."""
        item = self._item()
        if item.partition(".")[0] == "personnel":
            return "person"
        if item.partition(".")[0] in ("fuel", "coal", "money", "food", "goods"):
            raise NotUnderstood("unit: says nothing, and this class is not counted by the piece")
        return "piece"

    def _truth(self, name: str) -> bool:
        return self._cell(name).casefold() in ("true", "1", "yes", "x")

    def _decimal(self, name: str) -> str | None:
        said = self._cell(name)
        return self._number(name, said) if said else None

    def _number(self, name: str, said: str) -> str:
        group = "," if self.map.decimal == "." else "."
        plain = re.sub(rf"[{re.escape(group)}'\u2019\u00a0\u202f ]", "", said.strip()).replace(self.map.decimal, ".")
        try:
            return format(Decimal(plain).normalize(), "f")
        except InvalidOperation as error:
            raise NotUnderstood(f"{name}: {said!r} is no number") from error
