"""How much of what, as a phrase: bounds, hedges, rates, totals and joint figures keep their kind (law 7)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fundstelle.messages import Formats
from fundstelle.publish.sentences.grammar import Grammar, Phrase, PhraseList
from fundstelle.publish.sentences.names import Names
from fundstelle.values import Basis, Hedge, Quantity
from fundstelle.values.interval import Interval
from fundstelle.values.unit import UNITS, Dimension

_LEAST = {False: "at_least", True: "more_than"}
_CASES = ("nom", "acc", "dat")
_SPACE = "[ \N{NO-BREAK SPACE}]"
_COUNTING = frozenset({Dimension.PIECES, Dimension.PERSONS, Dimension.ROUNDS, Dimension.CONTAINERS})
"""Units of these the item's own plural already says: 3,000 troops, not 3,000 persons of troops."""


@dataclass(frozen=True, slots=True)
class Amounts:
    """Writes quantities of one language."""

    grammar: Grammar
    formats: Formats
    names: Names

    def what(
        self, items: Sequence[str], quantity: Quantity | None, described: str = "", *, is_more: bool = False
    ) -> PhraseList:
        """`mindestens 3.000 weitere Soldaten`, `Artilleriemunition`; several items share a joint figure. is_more: what
        has no figure comes to others: `weitere Soldaten`."""
        forms = {case: self._what(items, quantity, described, case) for case in _CASES}
        if is_more and quantity is None and len(items) == 1:
            forms = {case: self._more(text, case, is_many=self._is_plural(items, None)) for case, text in forms.items()}
        return PhraseList((Phrase(forms, self._is_plural(items, quantity)),))

    def described(self, designation: str | None, calibre_mm: float | None) -> str:
        """`vom Typ KN-23 im Kaliber 122 mm`."""
        parts = []
        if designation:
            parts.append(self.grammar.table("described", "designation").format(designation))
        if calibre_mm:
            number = self.formats.number(Decimal(str(calibre_mm)))
            parts.append(self.grammar.table("described", "calibre").format(number))
        return " ".join(parts)

    def label(self, quantity: Quantity) -> str:
        """The number with its bound, hedge and rate, without the item: for tables."""
        if quantity.is_vague:
            return self._vague(quantity, "label")
        text = self._bounded(quantity) + self._unit_label(quantity.unit, quantity)
        text = f"{text} {self._rate(quantity)}".strip()
        text = f"{text} {self.grammar.table('further', 'nom')}" if quantity.basis is Basis.INCREMENT else text
        text = self._hedge("joint", text) if quantity.joint else text
        return self._hedge("total", text) if quantity.basis is Basis.TOTAL else text

    def interval(self, interval: Interval, unit: str) -> str:
        """What figures leave open: `10.500 bis unter 11.500`, `mindestens 100`, `höchstens 9 Millionen`."""
        return self._ends(interval.low, interval.high, interval.low_strict, interval.high_strict) + self._unit_label(
            unit
        )

    def of_item(self, interval: Interval, unit: str, item: str) -> str:
        """The interval with the item: `mindestens 100 ballistische Raketen`."""
        text = self._ends(interval.low, interval.high, interval.low_strict, interval.high_strict)
        is_one = interval.low == 1 and interval.high in (1, None) and _is_counted(unit) and "one" in self._item(item)
        if is_one:
            one = self._one(item, "nom")
            return one if interval.high == 1 else self._hedge(_LEAST[interval.low_strict], one)
        return f"{text} {self._noun(item, unit, 'nom')}".strip()

    def measure(self, item: str, unit: str) -> str:
        """What the figures count: `Soldaten`, `Tonnen Kohle`."""
        return self._noun(item, unit, "nom")

    def _what(self, items: Sequence[str], quantity: Quantity | None, described: str, case: str) -> str:
        if quantity is None:
            return _join(self.grammar.join([self._bulk(item, case) for item in items]), described)
        if self._is_one(items, quantity):
            one = self._one(items[0], case)
            return _join(self._bound_one(one, quantity), described, self._rate(quantity))
        nouns = self._nouns(items, quantity.unit, case, quantity.low == quantity.high == 1)
        number = self._in_words(self._number(quantity, case), quantity, case)
        before = self._before_scale(quantity, number, case)
        text = _join(
            before,
            number,
            "" if before else self._further(quantity, case),
            nouns,
            described,
            self._rate(quantity),
        )
        if quantity.joint and len(items) > 1:  # `thousands of sappers and builders` needs no more
            is_plain = quantity.is_vague or quantity.basis is Basis.INCREMENT
            return text if is_plain else self._hedge("joint", text)
        return self._hedge("total", text) if quantity.basis is Basis.TOTAL else text

    def _more(self, text: str, case: str, *, is_many: bool) -> str:
        """`weitere Soldaten`; as it is where the language would need to know the gender of a mass."""
        rows: Sequence[Mapping[str, Any]] = self.grammar.find("more") or ()
        row = next((one for one in rows if (is_many or not one["many"]) and re.search(one["goods"], text)), None)
        return str(row.get(case, row["nom"])).format(text) if row else text

    def _bound_one(self, one: str, quantity: Quantity) -> str:
        """`mindestens eine Rakete`, `noch eine Rakete`, `insgesamt eine Rakete`."""
        further = str(self.grammar.table("further", "one")) if quantity.basis is Basis.INCREMENT else "{}"
        text = further.format(one, rest=one.partition(" ")[2])
        text = text if quantity.high is not None else self._hedge(_LEAST[quantity.low_strict], text)
        return self._hedge("total", text) if quantity.basis is Basis.TOTAL else text

    def _in_words(self, text: str, quantity: Quantity, case: str) -> str:
        """Small counts in words, as a careful text has them; what is measured in units keeps its figures."""
        words = self.grammar.find("numerals") or {}
        for figure, forms in (self.grammar.find("whole") or {}).items():
            text = re.sub(rf"(?<![\d.,]){figure.replace(' ', _SPACE)}\b", forms.get(case, forms["nom"]), text)
        ends = [end for end in (quantity.low, quantity.high) if end is not None]
        small = all(end == end.to_integral_value() and f"{end:f}" in words for end in ends)
        if not (ends and small and _is_counted(quantity.unit)):
            return text
        return re.sub(r"\d+", lambda match: str(words.get(match.group(), match.group())), text)

    def _number(self, quantity: Quantity, case: str) -> str:
        return self._vague(quantity, case) if quantity.is_vague else self._bounded(quantity)

    def _bounded(self, quantity: Quantity) -> str:
        if quantity.is_point and quantity.low is not None:
            return self._point(quantity, quantity.low)
        if quantity.low is None and quantity.high is not None and not quantity.high_strict:
            return self._hedge("up_to", self.formats.amount(quantity.high))
        text = self._ends(quantity.low, quantity.high, quantity.low_strict, quantity.high_strict)
        hedged = quantity.hedge is not Hedge.NONE
        return self._hedge(quantity.hedge.value, text) if hedged else text

    def _point(self, quantity: Quantity, value: Decimal) -> str:
        written = self.formats.amount(value)
        if quantity.hedge is not Hedge.NONE:
            return self._hedge(quantity.hedge.value, written)
        return self._hedge("exactly", written) if quantity.exactly else written

    def _ends(self, low: Decimal | None, high: Decimal | None, low_strict: bool, high_strict: bool) -> str:
        if low is None and high is None:
            return str(self.grammar.table("hedges", "open"))
        if high is None and low is not None:
            return self._hedge("more_than" if low_strict else "at_least", self.formats.amount(low))
        if high is not None and (low is None or (low == 0 and high > 0)):
            return self._hedge("less_than" if high_strict else "at_most", self.formats.amount(high))
        assert low is not None and high is not None
        if low == high:
            return self.formats.amount(low)
        name = "range" + ("_strict_low" if low_strict and not high_strict else "")
        name = {(True, True): "range_strict", (False, True): "range_strict_high"}.get((low_strict, high_strict), name)
        return str(self.grammar.table("hedges", name)).format(
            low=_without_scale(self.formats.amount(low), self.formats.amount(high), low_strict),
            high=self.formats.amount(high),
        )

    def _vague(self, quantity: Quantity, case: str) -> str:
        exact = self._vague_row(quantity)
        if quantity.basis is Basis.INCREMENT and "further" in exact:
            return str(exact["further"])
        return str(exact.get(case, exact["nom"]))

    def _vague_row(self, quantity: Quantity) -> Mapping[str, Any]:
        rows: Sequence[Mapping[str, Any]] = self.grammar.table("vague") if quantity.is_vague else [{}]
        return next((row for row in rows if row.get("least") == quantity.low), rows[-1])

    def _further(self, quantity: Quantity, case: str) -> str:
        if quantity.basis is not Basis.INCREMENT or "further" in self._vague_row(quantity):
            return ""
        forms: Mapping[str, str] = self.grammar.table("further")
        return forms.get(case, forms["nom"])

    def _before_scale(self, quantity: Quantity, number: str, case: str) -> str:
        """`weitere 400 Millionen Euro`, where the language has it so: behind a word for a number it would part it from
        what is counted; "" else."""
        row: Mapping[str, str] = self.grammar.table("further")
        if "before_scale" not in row or "further" in self._vague_row(quantity):
            return ""
        is_scaled = not _is_counted(quantity.unit) or re.search(r"\d\W[^\W\d]+$", number)
        if quantity.basis is not Basis.INCREMENT or not is_scaled:
            return ""
        is_word = quantity.is_vague or (quantity.is_point and quantity.hedge is Hedge.NONE)
        return row.get(f"before_scale_{case}", row["before_scale"]) if is_word else ""

    def _rate(self, quantity: Quantity) -> str:
        return str(self.grammar.table("rates", quantity.per.value)) if quantity.per else ""

    def _hedge(self, name: str, text: str) -> str:
        return str(self.grammar.table("hedges", name)).format(text)

    def is_unit_unknown(self, items: Sequence[str], quantity: Quantity | None) -> bool:
        """Whether a mass is told by a mere number: 22,000 of what stands in the passage alone."""
        return quantity is not None and _is_counted(quantity.unit) and any("pl" not in self._item(i) for i in items)

    def _nouns(self, items: Sequence[str], unit: str, case: str, one: bool) -> str:
        """The items of one figure; masses share their unit: `27.000 Barrel Rohöl und Treibstoff`."""
        if len(items) > 1 and not (_is_counted(unit) and any("pl" in self._item(item) for item in items)):
            unit_name = self._unit_name(unit, case, one)
            return f"{unit_name} {self.grammar.join([self._bulk(item, case) for item in items])}"
        return self.grammar.join([self._listed(item, unit, case, len(items), one) for item in items])

    def _listed(self, item: str, unit: str, case: str, number: int, one: bool) -> str:
        """In a list the word `Stück` would stand among things that carry none."""
        listed = self._item(item).get("listed") if number > 1 and _is_counted(unit) else None
        return str(listed) if listed else self._noun(item, unit, case, one)

    def _unit_name(self, unit: str, case: str, one: bool = False) -> str:
        row = self.grammar.find("units", "unknown" if _is_counted(unit) and unit != "currency" else unit)
        form = "one" if one else case
        return str(row.get(form, row["nom"])) if row else unit

    def _noun(self, item: str, unit: str, case: str, one: bool = False) -> str:
        row = self._item(item)
        if f"pl_{unit}" in row:
            return str(row[f"pl_{unit}"])
        if _is_counted(unit) and "pl" in row:
            return str(row.get(f"pl_{case}", row["pl"]))
        if item == "money" and _is_counted(unit):
            return self._unit_name("currency", case, one)
        unit_name = self._unit_name(unit, case, one)
        goods = str(row.get("measured") or self._bulk(item, case))
        return unit_name if item == "money" else f"{unit_name} {goods}"

    def _bulk(self, item: str, case: str) -> str:
        row = self._item(item)
        base = "bulk" if "bulk" in row else "mass" if "mass" in row else "pl"
        return str(row.get(f"{base}_{case}", row[base]))

    def _one(self, item: str, case: str) -> str:
        forms: Sequence[str] = self._item(item)["one"]
        return forms[_CASES.index(case)] if len(forms) == len(_CASES) else forms[0]

    def _item(self, item: str) -> Mapping[str, Any]:
        row: Mapping[str, Any] | None = self.grammar.find("items", item)
        return row if row else {"mass": self.names.item_name(item)}

    def _is_one(self, items: Sequence[str], quantity: Quantity) -> bool:
        one = quantity.low == 1 and quantity.high in (1, None) and quantity.hedge is Hedge.NONE
        plain = one and not quantity.exactly
        counted = _is_counted(quantity.unit) and len(items) == 1 and "one" in self._item(items[0])
        return plain and counted and not quantity.joint

    def _is_plural(self, items: Sequence[str], quantity: Quantity | None) -> bool:
        if quantity is not None:
            return not self._is_one(items, quantity)
        if len(items) > 1:
            return True
        row = self._item(items[0])
        if "bulk" in row:
            return bool(row.get("bulk_number", "sg") == "pl")
        return "pl" in row or row.get("number") == "pl"

    def _unit_label(self, unit: str, quantity: Quantity | None = None) -> str:
        if _is_counted(unit):
            return ""
        row = self.grammar.find("units", unit)
        name = str(row.get("label", row["nom"])) if row else unit
        return f" {name}"


def _is_counted(unit: str) -> bool:
    """Whether the unit counts things; so does the series' `count` and a unit nobody named."""
    return unit not in UNITS or UNITS[unit].dimension in _COUNTING


def _without_scale(low: str, high: str, strict: bool) -> str:
    """`2` of `2 Millionen` before `20 Millionen`: what both ends count in is said once."""
    number, space, scale = low.partition("\N{NO-BREAK SPACE}")
    return number if space and not strict and high.endswith(space + scale) else low


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)
