"""A text with pins into it, and a case: the text, the claims made by hand, what gold/ANNOTATION.md asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fundstelle.records.claim import Claim, Kind
from fundstelle.records.ids import make_text_id
from fundstelle.values import PartialDate, Pin, Span

PUBLISHED = PartialDate(2025, 5, 30)


@dataclass(frozen=True)
class Passage:
    """A text and the pins into it; words must occur exactly once."""

    text: str
    language: str = "de"

    def pin(self, words: str, rule: str, taken_over: bool = False) -> Pin:
        assert self.text.count(words) == 1, words
        return Pin(self.span(words), rule, taken_over)

    def span(self, words: str = "") -> Span:
        start = self.text.index(words)
        return Span(make_text_id(self.text), start, start + len(words or self.text))

    def claim(self, kind: Kind, item: str, pins: Mapping[str, str], quote: str = "", **slots: Any) -> Claim:
        """A claim whose pins are given as slot -> words, `words<` for words taken over from another sentence."""
        made = {
            slot: (self.pin(words.removesuffix("<"), f"by_hand.{slot}", words.endswith("<")),)
            for slot, words in pins.items()
        }
        span = self.span(quote)
        return Claim("", span, self.language, kind, item, pins=made, found_by="human:test", **slots)


@dataclass(frozen=True)
class Case:
    """name: what is hard about it; gold: for each claim the slots of the gold form that differ from GOLD_DEFAULTS."""

    name: str
    passage: Passage
    claims: tuple[Claim, ...]
    gold: tuple[dict[str, Any], ...] = field(default=())


GOLD_DEFAULTS: dict[str, Any] = {
    "supplier": ["XAA"],
    "recipient": ["XAB"],
    "designation": None,
    "quantity": None,
    "outcome": None,
    "time": None,
    "place": [],
    "stance": "affirmed",
    "origin": ["publisher"],
    "via": [],
}
