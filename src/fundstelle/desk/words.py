"""How things are called on the desk's pages, in one language: the same words as in reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from fundstelle.knowledge.model import Knowledge
from fundstelle.publish.matters import MatterWriter
from fundstelle.publish.model import ReportInput
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.writer import Writer, load_writer
from fundstelle.records.claim import PUBLISHER, UNNAMED, Claim
from fundstelle.records.document import Reading
from fundstelle.records.gold import gold_parties
from fundstelle.records.matter import MatterKey
from fundstelle.values import Interval, parse_iso


@dataclass(frozen=True, eq=False)
class Words:
    """Names, figures, dates and sentences of one language. Equal to itself only: what was made with it can be kept."""

    language: str
    writer: Writer
    knowledge: Knowledge

    @property
    def text(self) -> Callable[..., str]:
        """A message by its id."""
        return self.writer.messages.text

    @property
    def plural(self) -> Callable[..., str]:
        """A message in the form that a count asks for."""
        return self.writer.messages.plural

    def number(self, value: Any) -> str:
        """A number as the language writes it."""
        return self.writer.messages.formats.number(value)

    def count(self, count: Any) -> str:
        """A Count: `1,000+` where counting stopped."""
        return f"{self.number(count.number)}+" if count.capped else self.number(count.number)

    def dated(self, iso: str | None) -> str:
        """An ISO day, month or year in words; "" for none."""
        day = parse_iso(iso[:10]) if iso else None
        return self.writer.messages.formats.date(day) if day else ""

    def moment(self, moment: datetime) -> str:
        """Day and minute in UTC."""
        return f"{self.writer.messages.formats.date(moment.date())}, {moment:%H:%M} UTC"

    def day(self, day: date) -> str:
        """A day in words."""
        return self.writer.messages.formats.date(day)

    def party(self, code: str) -> str:
        """A party's name."""
        return self.writer.names.party_name(code)

    def parties(self, codes: Iterable[str]) -> str:
        """Parties with commas between."""
        return ", ".join(map(self.party, codes))

    def source(self, code: str, publisher: str = "") -> str:
        """A source with its branch: `Südkorea, Geheimdienst`; what a document says itself by its publisher."""
        if code == PUBLISHER:
            return self.writer.names.source_name(publisher) if publisher else self.text("desk.publisher_itself")
        label = self.writer.grammar.form(self.writer.names.sources([code], publisher), "nom")
        return label[:1].upper() + label[1:]

    def sources(self, codes: Iterable[str], publisher: str = "") -> str:
        """Sources with semicolons between."""
        return "; ".join(self.source(code, publisher) for code in codes)

    def unit(self, code: str) -> str:
        """A counting unit."""
        label = self.writer.names.unit_label(code)
        return label[:1].upper() + label[1:] if code in (PUBLISHER, UNNAMED, "consolidators") else label

    def item(self, code: str) -> str:
        """An item class, with a capital."""
        name = self.writer.names.item_name(code)
        return name[:1].upper() + name[1:]

    def heading(self, key: MatterKey) -> str:
        """A matter's address: `Soldaten: Nordkorea → Russland`."""
        return self._matter_writer.heading(key)

    @cached_property
    def _matter_writer(self) -> MatterWriter:
        empty = ReportInput("", self.language, date(2000, 1, 1), (), (), {}, knowledge=self.knowledge)
        return MatterWriter(empty, {}, Notebook({}, self.writer), self.writer)

    def what(self, claim: Claim) -> str:
        """The thing alone: item, designation, outcome."""
        named = [self.item(claim.item), claim.designation or ""]
        outcome = self.text(f"outcome.{claim.outcome.value}") if claim.outcome else ""
        return ", ".join(part for part in (" ".join(filter(None, named)), outcome) if part)

    def direction(self, claim: Claim) -> str:
        """Who to whom."""
        givers, takers = gold_parties(claim)
        return " → ".join(self.parties(side) for side in (givers, takers) if side)

    def amount(self, claim: Claim) -> str:
        """The figure as said; "" for none."""
        return self.writer.amounts.label(claim.quantity) if claim.quantity else ""

    def interval(self, interval: Interval | None, unit: str) -> str:
        """What figures leave open; "" for None."""
        return self.writer.amounts.interval(interval, unit) if interval else ""

    def when(self, claim: Claim) -> str:
        """When it happened, as an adverbial."""
        return self.writer.when(claim.happened)

    def standing(self, claim: Claim) -> str:
        """Stance, and phase where the act is not done."""
        return self.writer.standing(claim)

    def speakers(self, claim: Claim, publisher: str) -> str:
        """Who says it."""
        return self.sources((link.source for link in claim.attribution.origins), publisher)

    def sentence(self, claim: Claim, reading: Reading) -> str:
        """The claim as the report would print it."""
        return make_claim_sentence(claim, reading, 1, self.writer).text


def load_words(language: str, knowledge: Knowledge) -> Words:
    """The words of `language` (de or en)."""
    return Words(language, load_writer(language, knowledge), knowledge)
