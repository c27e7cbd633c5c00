"""Context: what a document has said so far that later sentences lean on: who deals with whom, and with what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import field

from fundstelle.extract.headline import Speaker
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import record
from fundstelle.extract.refs import ItemRef
from fundstelle.extract.voices import Memory, Voice
from fundstelle.records.claim import Phase
from fundstelle.values import Period, Span

_USUAL = 3
"""Deals a document must tell of, by several givers, before its usual taker is taken over."""


@record
class Deal:
    """Givers and takers that met in one claim, with where that was said. `persons`: they were sent, not goods.

    phase: how far the act had come, None where the words did not say. named: a heading names both.
    """

    giver: tuple[str, ...]
    taker: tuple[str, ...]
    persons: bool
    span: Span
    sentence: int
    phase: Phase | None = None
    named: bool = False


@record
class Thing:
    """An item of an earlier claim, and its claim's kind, for pronouns and numbers without a noun.

    asked: it stood in a question. listed_for: the claim both its parties were taken over from.
    """

    item: ItemRef
    kind: str
    giver: tuple[str, ...]
    taker: tuple[str, ...]
    span: Span
    sentence: int
    number: Number | None = None
    outcome: str | None = None
    asked: bool = False
    listed_for: Span | None = None


@record
class Topic:
    """A party alone as a label ("DENMARK."): what follows in its block, or under it where it is a heading, is its."""

    ids: tuple[str, ...]
    span: Span
    block: int | None


@record
class Context:
    """State carried from sentence to sentence of one document.

    heading: the deal the last heading names; later: deals that the words further down name in full.
    leading: the two parties the document speaks of most, as a deal without direction. topic: the label read last.
    speakers: who speaks in the head of the document and right below it. labels: of an interview, with the speakers'
    names; speaking: whose label was read last. period: the stretch of time named last.
    named: goods the last sentence named, told of or not. listed: the deal whose goods the list being read holds.
    asked: the deal that the question just read asks about.
    row: the parties last named side by side, as givers. group: the party that is no state and was named last.
    scene: who was attacked last, as a giver of victims. tie: two parties of whom one was last said to stand by the
    other, in either direction. where: the state named last as a place, as a giver.
    army: the state whose army was named last, likewise. said_by: where each source was named last, by its code.
    ranks: the parties by how often the document names them, 0 for the one named most.
    """

    memory: Memory = field(default_factory=Memory)
    deals: tuple[Deal, ...] = ()
    things: tuple[Thing, ...] = ()
    subject: tuple[str, ...] = ()
    subject_span: Span | None = None
    subject_at: int = -9
    heading: Deal | None = None
    later: tuple[Deal, ...] = ()
    leading: Deal | None = None
    topic: Topic | None = None
    speakers: tuple[Speaker, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)
    speaking: str = ""
    period: Period | None = None
    named: Thing | None = None
    listed: Deal | None = None
    asked: Deal | None = None
    row: Deal | None = None
    group: Deal | None = None
    scene: Deal | None = None
    tie: Deal | None = None
    where: Deal | None = None
    army: Deal | None = None
    listed_by: Voice | None = None
    said_by: Mapping[str, Span] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)

    def partner(self, party: tuple[str, ...], *, gives: bool, persons: bool) -> Deal | None:
        """The last deal with `party` on one side; of persons the one told most often, since they serve one side."""
        known = self._nearest_first()
        own = [deal for deal in known if (deal.giver if gives else deal.taker) == party]
        same = [deal for deal in own if deal.persons == persons]
        chosen = same or own
        if persons and chosen:
            count = Counter((deal.giver, deal.taker) for deal in chosen)
            return max(chosen, key=lambda deal: count[deal.giver, deal.taker])
        return next(iter(chosen), None)

    def other_side(self, party: tuple[str, ...]) -> tuple[tuple[str, ...], Deal] | None:
        """Whom `party` last dealt with, in either direction."""
        for deal in self._nearest_first():
            if deal.giver == party and deal.taker:
                return deal.taker, deal
            if deal.taker == party and deal.giver:
                return deal.giver, deal
        return None

    def leading_other(self, party: tuple[str, ...]) -> tuple[tuple[str, ...], Deal] | None:
        """The other of the two parties that the document speaks of most."""
        if self.leading is None:
            return None
        if self.leading.giver == party:
            return self.leading.taker, self.leading
        return (self.leading.giver, self.leading) if self.leading.taker == party else None

    def _nearest_first(self) -> list[Deal]:
        """The deals told so far, the last one first, then the heading's own, then those told further down."""
        headed = [self.heading] if self.heading is not None and self.heading.named else []
        return [*reversed(self.deals), *headed, *self.later]

    def tells_of_giving(self, party: tuple[str, ...]) -> bool:
        """Whether `party` gives in any deal of the document, or is one of the two it speaks of most."""
        if any(set(party) & set(deal.giver) for deal in (*self.deals, *self.later)):
            return True
        return self.leading is not None and bool(set(party) & {*self.leading.giver, *self.leading.taker})

    def usual_taker(self, party: tuple[str, ...], *, persons: bool) -> tuple[tuple[str, ...], Deal] | None:
        """Who takes in nearly all deals of the document: "London transferred £5m" in an article on aid to one state."""
        known = [deal for deal in (*self.deals, *self.later) if deal.persons == persons]
        sides = [deal.taker for deal in known]
        if len(known) < _USUAL or len({deal.giver for deal in known}) < 2:
            return None
        side = max(sides, key=sides.count)
        if not side or sides.count(side) * 5 < len(sides) * 4 or set(side) & set(party):
            return None
        return side, known[sides.index(side)]

    def last_deal(self, sentence: int, reach: int) -> Deal | None:
        """The last full deal at most `reach` sentences back."""
        for deal in reversed(self.deals):
            if sentence - deal.sentence > reach:
                return None
            if deal.giver and deal.taker:
                return deal
        return None

    def last_thing(self, sentence: int, reach: int, *, persons: bool | None = None) -> Thing | None:
        """The last item at most `reach` sentences back."""
        for thing in reversed(self.things):
            if sentence - thing.sentence > reach:
                return None
            if persons is None or thing.item.item.startswith("personnel") == persons:
                return thing
        return None
