"""Draft: a claim in the making, and the frames that make acts of one kind."""

from __future__ import annotations

from collections.abc import Iterable

from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.numbers import Number
from fundstelle.extract.record import record
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.records.claim import Kind, Outcome, Phase
from fundstelle.values import Span

TRANSFER_FRAMES = frozenset(
    {"include", "give", "supply", "get", "go", "bring", "share", "origin", "pay", "help", "ask", "reinforce"}
)


PERSON_FRAMES = frozenset({"serve", "employ"})


TRAIN_FRAMES = frozenset({"train", "exercise"})


HARM_FRAMES = frozenset({"die", "harm", "lose"})


@record
class Side:
    """Parties of one role, with the tokens that name them, or the span they were taken over from."""

    ids: tuple[str, ...] = ()
    tokens: tuple[tuple[int, int], ...] = ()
    taken_over: Span | None = None
    rule: str = ""

    def __bool__(self) -> bool:
        return bool(self.ids)


def carried(ids: tuple[str, ...], span: Span) -> Side:
    """Parties taken over from what another passage tells."""
    return Side(ids, (), span, "context")


@record
class Draft:
    """A claim in the making. giver and taker are meant as in the gold: sender, trainee and victim are givers.

    phase: how far the act had come where its deal was told, for lists that name no act themselves. chance: what the
    weights say how likely it is claimed, None where they were not asked.
    """

    kind: Kind
    item: ItemRef
    clause: Clause
    event: Event | None
    giver: Side
    taker: Side
    number: Number | None
    outcome: Outcome | None = None
    places: tuple[tuple[str, int, int], ...] = ()
    item_from: Span | None = None
    rule: str = "frame"
    by_order: bool = False
    phase: Phase | None = None
    chance: float | None = None


def side_of(refs: Iterable[PartyRef], rule: str) -> Side:
    """The parties of some mentions."""
    refs = tuple(refs)
    if len(refs) == 1:
        return Side(refs[0].ids, ((refs[0].first, refs[0].last),), None, rule)
    ids = tuple(dict.fromkeys(i for ref in refs for i in ref.ids))
    return Side(ids, tuple((ref.first, ref.last) for ref in refs), None, rule)


def is_person(item: ItemRef) -> bool:
    """Whether the item is persons."""
    return item.item.startswith("personnel")
