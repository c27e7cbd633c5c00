"""Prospects: a thing of a sentence with the act it may be part of, and the parties that may stand on its two sides.

Frames read a sentence by its grammar, and long sentences have more grammar than any list of frames. Beside them every
thing named is asked whether something is claimed of it, and of whom: `weighing` answers by weights learned over many
pages. Here stands what may be asked; `prospect_features` says what is known of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.context import Context, Deal
from fundstelle.extract.draft import HARM_FRAMES, PERSON_FRAMES, TRAIN_FRAMES, TRANSFER_FRAMES, Side, carried, side_of
from fundstelle.extract.events import Event
from fundstelle.extract.record import record
from fundstelle.extract.refs import ItemRef, PartyRef
from fundstelle.records.claim import Kind
from fundstelle.values import Span

FRAMES_OF: Mapping[Kind, frozenset[str]] = {
    Kind.TRANSFER: TRANSFER_FRAMES,
    Kind.DEPLOYMENT: TRANSFER_FRAMES | PERSON_FRAMES,
    Kind.TRAINING: TRAIN_FRAMES,
    Kind.CASUALTY: HARM_FRAMES,
}

Ids = tuple[str, ...]


@record
class Filler:
    """Parties that may stand on a side: mentioned (`ref`) in the sentence, or told of before (`span`)."""

    ids: Ids
    ref: PartyRef | None
    span: Span | None

    def make_side(self) -> Side:
        """The side as a draft has it."""
        if self.ref is not None:
            return side_of([self.ref], "weighed")
        return carried(self.ids, self.span) if self.span is not None else Side()


NOBODY = Filler((), None, None)
"""Stands on the other side of losses, and of training where nobody trains."""


@record
class Prospect:
    """A thing that may be part of an act of one kind; event and frame: the act that stands nearest, if any."""

    kind: Kind
    item: ItemRef
    clause: Clause
    event: Event | None
    frame: str


Pairing = tuple[Filler, Filler]
"""Who gives (sends, is trained, is lost), and who takes."""


@record
class Setting:
    """What all prospects of a sentence share. told: (giver, taker, persons) with how often the document tells of it;
    kinds: (giver, taker, class or family) likewise; known: what is known of parties by what was told before.
    """

    a: Analysis
    events: Sequence[Event]
    speakers: frozenset[int]
    fillers: Sequence[Filler]
    told: Mapping[tuple[Ids, Ids, bool], int]
    kinds: Mapping[tuple[Ids, Ids, str], int]
    known: Mapping[Ids, Sequence[str]]
    since: int | None
    """Sentences since the last deal; None before the first one."""


def find_prospects(a: Analysis, events: Sequence[Event], items: Sequence[ItemRef]) -> Iterator[Prospect]:
    """The things, each with every kind of act it may be part of."""
    for item in items:
        persons = item.item.startswith("personnel")
        for kind in (Kind.DEPLOYMENT, Kind.TRAINING, Kind.CASUALTY) if persons else (Kind.TRANSFER,):
            yield make_prospect(a, events, item, kind)


def make_prospect(a: Analysis, events: Sequence[Event], item: ItemRef, kind: Kind) -> Prospect:
    """The thing with the act of this kind that stands nearest: a clause away counts more than some words do."""
    usable = [(event, frame) for event in events if (frame := _frame_for(event, kind))]
    event, frame = min(usable, key=lambda one: _distance(a, one[0], item), default=(None, "-"))
    return Prospect(kind, item, a.clause_at(min(item.first, len(a.s.tokens) - 1)), event, frame)


def _frame_for(event: Event, kind: Kind) -> str:
    return next((frame for frame in event.frames if frame in FRAMES_OF[kind]), "")


def _distance(a: Analysis, event: Event, item: ItemRef) -> int:
    away = _OTHER_CLAUSE * (item.first not in a.clauses[event.clause])
    return abs(event.at - item.first) + away + _NOUN * event.noun + _WEAK * event.weak


_OTHER_CLAUSE, _NOUN, _WEAK = 8, 3, 6
"""Tokens that a clause between, a noun instead of a verb, and a verb that says little count for."""


def find_fillers(a: Analysis, context: Context) -> list[Filler]:
    """The parties of the sentence, mention by mention, and those of earlier and later deals that it does not name."""
    found = [Filler(party.ids, party, None) for party in a.phrases.parties]
    here = {one for party in a.phrases.parties for one in party.ids}
    spans: dict[Ids, Span] = {}
    for deal in _deals(context):
        for ids in (deal.giver, deal.taker):
            if ids and not here & set(ids):
                spans[ids] = deal.span
    return found + [Filler(ids, None, span) for ids, span in spans.items()]


def _deals(context: Context) -> Iterator[Deal]:
    """Those told further down first, so that one told before gives the passage."""
    yield from context.later
    if context.leading is not None:
        yield context.leading
    if context.heading is not None:
        yield context.heading
    yield from context.deals


def find_pairings(setting: Setting, prospect: Prospect) -> list[Pairing]:
    """Who may give to whom: nobody to himself, and two that the sentence does not name only as they dealt before."""
    persons = prospect.kind is not Kind.TRANSFER
    if prospect.kind is Kind.CASUALTY:
        return [(giver, NOBODY) for giver in setting.fillers]
    takers = [*setting.fillers, NOBODY] if prospect.kind is Kind.TRAINING else setting.fillers
    return [
        (giver, taker)
        for giver in setting.fillers
        for taker in takers
        if not set(giver.ids) & set(taker.ids)
        and (giver.ref or taker.ref or setting.told.get((giver.ids, taker.ids, persons)))
    ]


def make_setting(a: Analysis, events: Sequence[Event], speakers: frozenset[int], context: Context) -> Setting:
    """The setting of the sentence after `context`."""
    deals = (*context.deals, *context.later)
    told = Counter((deal.giver, deal.taker, deal.persons) for deal in deals)
    kinds: Counter[tuple[Ids, Ids, str]] = Counter()
    for thing in context.things:
        if thing.giver and thing.taker:
            kinds.update((thing.giver, thing.taker, name) for name in (thing.item.item, family_of(thing.item)))
    since = a.s.index - context.deals[-1].sentence if context.deals else None
    fillers = find_fillers(a, context)
    known = {filler.ids: _known_of(a, filler.ids, context) for filler in fillers}
    return Setting(a, events, speakers, fillers, told, kinds, known, since)


def family_of(item: ItemRef) -> str:
    """ "missile" of "missile.ballistic", with a mark, since a class may have the family's name."""
    return item.item.partition(".")[0] + ".*"


def _known_of(a: Analysis, ids: Ids, context: Context) -> Sequence[str]:
    """What is known of parties: how often they gave and took, what was told last, whom the text is about."""
    deals = (*context.deals, *context.later)
    last = context.deals[-1] if context.deals else None
    gave, took = (sum(side == ids for side in sides) for sides in ([d.giver for d in deals], [d.taker for d in deals]))
    rank = context.ranks.get(ids[0], _OFTEN)
    found = [f"gave{min(gave, _OFTEN)}", f"took{min(took, _OFTEN)}", f"rank{min(rank, _OFTEN)}"]
    if last is not None:
        found += ["gave.last"] * (last.giver == ids) + ["took.last"] * (last.taker == ids)
    if context.leading is not None and ids in (context.leading.giver, context.leading.taker):
        found.append("leads")
    if context.subject == ids:
        found.append("subject" if a.s.index - context.subject_at <= 1 else "subject.far")
    if context.heading is not None:
        found += ["gave.heading"] * (context.heading.giver == ids) + ["took.heading"] * (context.heading.taker == ids)
    return found


_OFTEN = 4
"""From which on more often is no more telling."""
