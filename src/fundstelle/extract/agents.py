"""Agent nouns: "Norland is Sundland's biggest supplier of tanks", "the main buyer of Norlandic crude": the subject acts
as the noun says, and whose supplier or buyer it is stands on the other side."""

from __future__ import annotations

from fundstelle.extract.analysis import Analysis
from fundstelle.extract.clauses import Clause
from fundstelle.extract.events import Event
from fundstelle.extract.record import replace
from fundstelle.extract.refs import PartyRef


def find_agents(a: Analysis, event: Event, acting: list[PartyRef], clause: Clause) -> list[PartyRef]:
    """The sides of an agent noun as those of an act's noun: who gives in the genitive, who gets behind "to"."""
    if not any(m.value == "agent_nouns" for m in a.s.at[event.at] if m.category == "word"):
        return []
    gets = "get" in event.frames
    heads = (event.at, event.at - 1)
    owner = [p for p in a.phrases.parties if p.owner_of in heads]
    before = [p for p in acting if p.np_last <= event.at and not p.preps and p not in owner and p.case != "gen"]
    behind = [p for p in acting if p.first >= event.last and p.preps & {"to", "from", "for"}]
    if not before and not owner:
        return behind
    subject = _as_side(before[-1:], gives=not gets)
    return [*_as_side(owner, gives=gets), *subject, *behind]


def _as_side(parties: list[PartyRef], *, gives: bool) -> list[PartyRef]:
    """The parties as those who give ("from", for both nouns of giving and getting) or who get."""
    return [
        replace(p, form="name", case="", preps=frozenset({"from"} if gives else {"to"}), np_first=p.np_first)
        for p in parties
    ]
