"""The act of a claim: what is said to happen, and how its passage tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fundstelle.publish.sentences.heard import Heard
from fundstelle.publish.sentences.names import Names
from fundstelle.publish.sentences.prospects import WILL
from fundstelle.publish.sentences.tenses import correct_phase
from fundstelle.records.claim import Claim, Kind, Phase, Roles, Stance
from fundstelle.values import Quantity, StartBound

ACTOR = {Kind.TRANSFER: "giver", Kind.DEPLOYMENT: "sender", Kind.TRAINING: "trainer", Kind.CASUALTY: ""}
"""The role of those who act, by kind."""
_ACTOR_OF_VARIANT = {
    **dict.fromkeys(
        (
            "service",
            "fighting",
            "working",
            "recruited",
            "presence",
            "going",
            "coming",
            "side",
            "fought",
            "joined",
            "sent",
        ),
        "",
    ),
    "receipt": "taker",
}
SERVING = frozenset({"service", "fighting", "working", "presence", "side", "fought", "joined"})
"""How persons are somewhere, or on somebody's side; the others come or are sent."""
_SENT = frozenset({"give", "supply", "bring", "ask"})
"""Rules that find a deployment in words of sending; others find it in fighting, working, being there."""
_GOING = frozenset({"go", "get"})
_THERE = frozenset({"serve", "employ", "presence"})
_DENIED_AS = frozenset({"fighting", "working", "presence"})
"""Variants whose denial is told by their own verb: its noun would be a wider one, or none that anybody says."""
_RECEIVED = frozenset({Phase.DONE, Phase.UNDER_WAY, Phase.PLANNED})
_OF_TAKER = frozenset({Phase.DONE, Phase.UNDER_WAY, Phase.UNSPECIFIED})
"""Phases of which the taker can speak from its own side: what another plans or offers is no wish of its own."""
_FLOWING = ("fuel", "coal", "food")
"""Goods that are delivered for a while, where no amount of them is told."""
_OWN_WILL = frozenset({Phase.PLANNED, Phase.AGREED, Phase.OFFERED, Phase.THREATENED})


@dataclass(frozen=True, slots=True)
class Act:
    """What is said to happen: the kind, who takes which part, of what, how much, when, how far.

    is_past: its time was over when the document appeared. is_since: it has a beginning and no end.
    speaker: the party that speaks of it, where one party alone does; speaks_itself: as itself, not as its forces.
    is_held: only held to be possible: what may come, not what somebody wants.
    variant: how the passage tells it, where the kind has more than one table of clauses (find_variant).
    trade: `sold` or `bought`, where the passage says so. are_many: several speak, or
    one whose name is a plural. prospect: how what is to come is told (find_prospect).
    limits: what narrows a denial ([limit] of the grammar). place: where somebody is denied to be, narrower than his
    host. for_whom: for whom somebody serves in a third state.
    at_front: whether they go to the front; near: the words of a place that is only near. is_more: what comes to
    others: `weitere Soldaten`.
    """

    kind: Kind
    items: tuple[str, ...]
    roles: Roles
    quantity: Quantity | None = None
    described: str = ""
    outcome: str = ""
    when: str = ""
    phase: Phase = Phase.UNSPECIFIED
    is_past: bool = False
    is_since: bool = False
    is_held: bool = False
    speaker: str = ""
    speaks_itself: bool = False
    variant: str = ""
    trade: str = ""
    are_many: bool = False
    prospect: str = ""
    limits: tuple[str, ...] = ()
    place: str = ""
    for_whom: tuple[str, ...] = ()
    at_front: bool = False
    near: str = ""
    is_more: bool = False

    @property
    def actor_role(self) -> str:
        """The role of those who act, "" where the clause names none."""
        return _ACTOR_OF_VARIANT.get(self.variant, ACTOR[self.kind])

    @property
    def actor(self) -> tuple[str, ...]:
        """Those who act; () where nobody is named or the kind knows none."""
        return act_role(self, self.actor_role) if self.actor_role else ()

    @property
    def is_speakers(self) -> bool:
        """Whether the speaker is among those who act, however the passage tells it."""
        name = ACTOR[self.kind]
        return bool(self.speaker and name) and self.speaker in act_role(self, name)

    @property
    def can_be_infinitive(self) -> bool:
        """Whether it can be promised, threatened or refused by who does it: `100 Raketen zu liefern`."""
        return not self.variant and self.kind is not Kind.CASUALTY

    @property
    def is_pledged(self) -> bool:
        """Whether a promise is told, not a contract."""
        return self.prospect == "pledged"

    @property
    def is_future(self) -> bool:
        """Whether it is merely told as to come, by nobody's will."""
        return self.prospect == WILL

    @property
    def is_gift(self) -> bool:
        """Whether the speaker itself tells what it gave, sent or taught."""
        return self.is_own and self.speaks_itself and self.actor_role == ACTOR[self.kind]

    @property
    def is_own(self) -> bool:
        """Whether the speaker tells of its own act."""
        return bool(self.speaker) and self.actor == (self.speaker,)


def act_role(act: Act, name: str) -> tuple[str, ...]:
    """The parties of one role."""
    parties: tuple[str, ...] = getattr(act.roles, name)
    return parties


def is_lasting(claim: Claim, heard: Heard, variant: str) -> bool:
    """Whether a day named as its end is the end of what goes on until then."""
    flows = claim.item.startswith(_FLOWING) and claim.quantity is None and heard.until
    if flows and claim.phase in (Phase.DONE, Phase.UNSPECIFIED):
        return True
    serves = variant in SERVING and heard.until
    if serves and claim.phase in (Phase.DONE, Phase.UNSPECIFIED):
        return True
    return claim.phase is Phase.UNDER_WAY or (claim.phase is Phase.UNSPECIFIED and _is_there(claim))


def _is_open(claim: Claim) -> bool:
    """Whether goods are spoken of since a day: `denied that it had transferred coal since May`."""
    when = claim.happened
    return claim.kind is Kind.TRANSFER and when is not None and when.start is not None and when.end is None


def tell_phase(claim: Claim, heard: Heard, variant: str, has_begun: bool) -> Phase:
    """How far it has come, as it is told. What is held possible of a time that is over has been done, if at all: no
    `possible delivery since May`. Who has
    no plan denies a plan, who does not buy no contract; that nobody works there is no denial that anybody is there."""
    if claim.stance is Stance.DENIES and claim.phase is Phase.UNSPECIFIED and variant in _DENIED_AS:
        return Phase.UNDER_WAY
    # `never`, `not so far`, `afterwards`: of what was
    is_once = heard.denial == "plain" or heard.not_yet or not {"after", "since"}.isdisjoint(heard.kinds)
    is_once = is_once or _is_open(claim)
    is_once = is_once or (claim.quantity is not None and heard.denying)  # a figure of what was
    if claim.stance is Stance.DENIES and is_once and claim.phase is Phase.UNSPECIFIED:
        return Phase.DONE
    if heard.intends and claim.phase in (Phase.UNSPECIFIED, Phase.UNDER_WAY):
        return Phase.PLANNED  # denied is that anybody wants to
    if claim.stance is Stance.DENIES and heard.denial == "no_plan" and claim.phase is Phase.UNSPECIFIED:
        return Phase.PLANNED
    if claim.stance is Stance.DENIES and heard.trade and claim.phase is Phase.AGREED:
        return Phase.UNSPECIFIED
    if claim.phase is Phase.DONE and heard.will_not:
        return Phase.PLANNED
    is_absent = claim.stance is Stance.DENIES and variant == "presence"  # who is not there may have gone all the same
    if claim.phase is Phase.DONE and (heard.stays or is_absent or (variant == "presence" and heard.until)):
        return Phase.UNDER_WAY  # who is stationed somewhere is there, and did not merely go
    if claim.stance is Stance.SUSPECTS and claim.phase in (Phase.UNDER_WAY, Phase.UNSPECIFIED) and heard.coming:
        return Phase.PLANNED
    is_open = claim.stance is Stance.SUSPECTS and claim.phase is Phase.UNSPECIFIED and claim.kind is Kind.TRANSFER
    if is_open and has_begun:
        return Phase.DONE
    return correct_phase(claim.kind, claim.stance, claim.phase, heard.tenses)


def is_denied_future(claim: Claim, heard: Heard) -> bool:
    """Whether what is denied is that something will happen, not that somebody wants it."""
    if claim.stance is not Stance.DENIES:
        return False
    return (heard.will_not and claim.phase is Phase.DONE) or heard.prospect == WILL


def is_to_begin(claim: Claim, published: date | None) -> bool:
    """Whether what has a beginning and no end had not begun when it was published, or is only held to begin that month:
    `could begin as early as this month`."""
    happened = claim.happened
    if happened is None or happened.start is None or happened.end is not None or published is None:
        return False
    is_open = claim.stance is Stance.SUSPECTS and happened.start_bound is StartBound.AT_LATEST
    return happened.start.first_day > published or (is_open and happened.start.last_day >= published)


def is_pledged_since(claim: Claim, published: date | None) -> bool:
    """Whether a pledge has a beginning before the day of publication: money committed since then."""
    start = claim.happened.start if claim.happened and claim.phase is Phase.AGREED else None
    return start is not None and published is not None and start.first_day <= published


def _is_there(claim: Claim) -> bool:
    """Whether persons are told to be somewhere, not to come or to be sent there."""
    return claim.kind is Kind.DEPLOYMENT and bool(_THERE & {pin.rule for pin in claim.pins.get("kind", ())})


def find_variant(claim: Claim, heard: Heard, speaker: str = "") -> str:
    """`fighting`, `working`, `service`, `presence`: persons fight, work, are deployed or are somewhere and nobody says
    that they were sent; `side`, `fought`, `joined`: on somebody's side;
    `going`: they come there; `sent`: not by whom; `receipt`: told from the side of the one who gets it, for it is
    bought or the taker speaks. From the rules that found the act and its sender, else from the passage's words."""
    rules = {pin.rule for pin in claim.pins.get("kind", ())}
    if claim.kind is Kind.TRANSFER:
        return "receipt" if _is_receipt(claim, rules, heard, speaker) else ""
    if claim.kind is not Kind.DEPLOYMENT:
        return ""
    if not rules & _SENT:
        comes = rules & _GOING and not rules & _THERE
        if heard.side:
            return "joined" if heard.joins else "fought" if heard.deed == "fighting" else "side"
        if comes or heard.comes:
            return "coming" if heard.arrives and claim.phase is Phase.UNSPECIFIED else "going"
        return heard.deed
    senders = {pin.rule for pin in claim.pins.get("sender", ())}
    is_own_will = claim.roles.sender == (speaker,) and claim.phase in _OWN_WILL
    return "" if senders & _SENT or is_own_will else "sent"


def is_aimed_at(claim: Claim, heard: Heard) -> bool:
    """Whether what is to come, or only held to be so, is told as what its taker wants: `hopes to get missiles`."""
    is_open = claim.phase is Phase.UNSPECIFIED and claim.stance is Stance.SUSPECTS
    is_told = claim.phase in (Phase.PLANNED, Phase.REQUESTED) or is_open
    return heard.aims and is_told and bool(claim.roles.taker) and heard.trade != "bought"


def _is_receipt(claim: Claim, rules: set[str], heard: Heard, speaker: str) -> bool:
    """A giver who speaks of what it gave speaks from its own side."""
    if not claim.roles.taker or (speaker and speaker in claim.roles.giver) or heard.is_help:
        return False
    if is_aimed_at(claim, heard):
        return True
    is_told = rules == {"get"} and claim.phase in _RECEIVED
    is_bought = heard.trade == "bought" and claim.phase in _RECEIVED | {Phase.UNSPECIFIED, Phase.AGREED}
    is_considered = heard.prospect == "considered" and (heard.trade == "bought" or claim.roles.taker == (speaker,))
    is_takers = claim.roles.taker == (speaker,) and claim.stance is not Stance.FINDS_NO_EVIDENCE
    return is_told or is_bought or is_considered or (is_takers and claim.phase in _OF_TAKER)


def find_speaker(claim: Claim, names: Names) -> tuple[str, bool]:
    """The one party that speaks, and whether as itself; ("", False) where several do or another state passes it on."""
    origins = {link.source for link in claim.attribution.origins}
    if len(origins) > 1 or any(names.speaking_party(link.source)[0] for link in claim.attribution.via):
        return "", False
    return names.speaking_party(origins.pop())


def is_day_said(claim: Claim) -> bool:
    """Whether the sentence tells when it was said."""
    said = claim.said
    if claim.attribution.via:
        return False  # it may be the day on which it was passed on
    if said is None or said.start is None or said.start != said.end or _is_too_early(claim):
        return False
    return said.start.month is not None or claim.happened is None or claim.happened.start != said.start


def _is_too_early(claim: Claim) -> bool:
    """Whether the day of saying lies before what is told as done: it is another day then."""
    begun, said = claim.happened.start if claim.happened else None, claim.said.end if claim.said else None
    if claim.phase not in (Phase.DONE, Phase.UNDER_WAY) or begun is None or said is None:
        return False
    return said.last_day < begun.first_day


def is_same_day(claim: Claim) -> bool:
    """Whether it happened on the very day on which it was said: the sentence names that day once."""
    happened, said = claim.happened, claim.said
    if happened is None or said is None or not is_day_said(claim):
        return False
    return (
        (happened.start, happened.end) == (said.start, said.end)
        and happened.start is not None
        and bool(happened.start.day)
    )
