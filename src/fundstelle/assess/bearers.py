"""Who bears which duty under a rule: the states on each side, and those that answer for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from fundstelle.assess.conditions import is_of_class
from fundstelle.assess.scope import Scope, is_given_by, is_member, is_state, is_taken_by, is_taker
from fundstelle.records.law import Act, Bound, Direction, Duty, Law, PartySet, Rule, Side


class Standing(StrEnum):
    """How a party stands to a side of a rule."""

    BOUND = "bound"
    NOT_BOUND = "not_bound"
    NO_STATE = "no_state"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A party on one side. stands_in: it answers for nationals, territory or flag, not as giver or taker."""

    party: str
    duty: Duty
    standing: Standing
    side: Side
    stands_in: bool = False


def is_direction(direction: Direction, scope: Scope) -> bool:
    """Whether the regime's subject stands where the rule wants it; its flag stands for a giver or taker not told."""
    subject = scope.regime.parties[scope.regime.subject]
    given, taken = is_given_by(subject, scope), is_taken_by(subject, scope)
    if direction is Direction.FROM:
        return given
    if direction is Direction.TO:
        return taken
    if direction is Direction.WITHIN:
        return given and (taken or not scope.act.takers)
    is_half_told = not scope.act.givers or not scope.act.takers
    return given or taken or (is_half_told and any(is_member(flag, subject) for flag in scope.act.flags))


def find_bearers(rule: Rule, scope: Scope) -> list[Bearer]:
    """Every party of the act with its duty and standing under the rule, givers first."""
    providers = _side_bearers(rule.provider, scope.act.givers, scope, is_provider=True)
    receivers = _side_bearers(rule.receiver, scope.act.takers, scope, is_provider=False)
    return [*providers, *receivers, *_stand_ins(rule, scope)]


def duty_of(side: Side, act: Act, law: Law, *, is_provider: bool) -> Duty:
    """The side's own duty; else export or import for goods, provide or receive for all that is no goods."""
    if side.duty is not None:
        return side.duty
    is_goods = act.kind == "transfer" and not is_of_class(act.item, law.intangible)
    if is_provider:
        return Duty.EXPORT if is_goods else Duty.PROVIDE
    return Duty.IMPORT if is_goods else Duty.RECEIVE


def _side_bearers(side: Side, parties: Iterable[str], scope: Scope, *, is_provider: bool) -> Iterator[Bearer]:
    duty = duty_of(side, scope.act, scope.law, is_provider=is_provider)
    subject = scope.regime.parties[scope.regime.subject]
    for party in parties:
        belongs = is_member(party, subject) if is_provider else is_taker(party, subject, scope)
        yield _bearer(party, duty, side, subject if belongs else None, scope.law)


def _bearer(party: str, duty: Duty, side: Side, subject: PartySet | None, law: Law) -> Bearer:
    """subject: the regime's subject if the party belongs to it."""
    wanted = (Bound.SUBJECT, Bound.EVERY) if subject is not None else (Bound.OTHERS, Bound.EVERY)
    if side.bound not in wanted:
        return Bearer(party, duty, Standing.NOT_BOUND, side)
    if is_state(party, law):
        return Bearer(party, duty, Standing.BOUND, side)
    if subject is not None and subject.state is not None:
        return Bearer(subject.state, duty, Standing.BOUND, side, stands_in=True)
    return Bearer(party, duty, Standing.NO_STATE, side)


def _stand_ins(rule: Rule, scope: Scope) -> Iterator[Bearer]:
    """States whose nationals or flags were used: they bear what other states bear on the side away from the subject."""
    on_provider_side = _binds_others(rule.provider) and rule.direction is not Direction.FROM
    side = rule.provider if on_provider_side else rule.receiver
    if not _binds_others(side):
        return
    duty = duty_of(side, scope.act, scope.law, is_provider=on_provider_side)
    subject = scope.regime.parties[scope.regime.subject]
    act = scope.act
    flags = () if _is_at_sea_elsewhere(rule, scope) else act.flags
    for party in dict.fromkeys((*act.nationals, *flags)):
        is_named = party in act.givers or party in act.takers
        if not is_named and not is_member(party, subject) and is_state(party, scope.law):
            yield Bearer(party, duty, Standing.BOUND, side, stands_in=True)


def _is_at_sea_elsewhere(rule: Rule, scope: Scope) -> bool:
    """Whether the flags are those of a way of passing on (at sea) of which another rule of the regime speaks."""
    mode = scope.act.mode
    if mode is None or rule.when.modes:
        return False
    return any(mode in other.when.modes for provision in scope.regime.provisions for other in provision.rules)


def _binds_others(side: Side) -> bool:
    return side.bound in (Bound.OTHERS, Bound.EVERY)
