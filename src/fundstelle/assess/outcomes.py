"""One act against one provision in one stretch of time: what each party's result is there, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import IntEnum
from itertools import pairwise

from fundstelle.assess.bearers import Bearer, Standing, find_bearers, is_direction
from fundstelle.assess.conditions import find_edges, is_exempted, is_met, is_void
from fundstelle.assess.scope import Scope
from fundstelle.assess.words import make_step, show_instant
from fundstelle.records.law import (
    Act,
    Check,
    Direction,
    Duty,
    InForce,
    Law,
    Provision,
    Regime,
    Result,
    Rule,
    Side,
    Step,
)

EARLIEST = datetime.min.replace(tzinfo=UTC)
LATEST = datetime.max.replace(tzinfo=UTC)


class Depth(IntEnum):
    """How far an act came before a rule failed; the deepest failure gives the reason."""

    KIND = 0
    DIRECTION = 1
    CONDITION = 2
    RULE_TIME = 3
    TIME = 4
    EXCEPTED = 5
    BOUND = 6
    COVERED = 7


@dataclass(frozen=True, slots=True)
class Outcome:
    """What holds for one party and duty in the stretch [since, until)."""

    party: str
    duty: Duty
    result: Result
    depth: Depth
    reason: Step
    since: datetime
    until: datetime
    rule: Rule | None = None
    stretch: InForce | None = None
    open_checks: tuple[Check, ...] = ()
    stands_in: bool = False

    @property
    def key(self) -> tuple[str, Duty]:
        """Party and duty."""
        return self.party, self.duty


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a rule says of the act in a stretch, before asking who is bound."""

    result: Result
    depth: Depth
    reason: Step
    open_checks: tuple[Check, ...] = ()


def find_outcomes(act: Act, provision: Provision, regime: Regime, law: Law) -> list[Outcome]:
    """Every party's outcomes in every stretch of the act's time; stretches are cut where anything can change."""
    found: list[Outcome] = []
    for since, until in cut_time(act, provision, regime):
        scope = Scope(act, regime, law, since)
        best: dict[tuple[str, Duty], Outcome] = {}
        for outcome in _outcomes_at(provision, scope, until):
            held = best.get(outcome.key)
            if held is None or _rank(outcome) > _rank(held):
                best[outcome.key] = outcome
        found += best.values()
    return found


_STRENGTH = {Result.NOT_COVERED: 0, Result.ARGUED: 1, Result.CONTESTED: 2, Result.CAP: 2, Result.WOULD_BREACH: 2}


def _rank(outcome: Outcome) -> tuple[int, int]:
    return _STRENGTH[outcome.result], outcome.depth


def cut_time(act: Act, provision: Provision, regime: Regime) -> list[tuple[datetime, datetime]]:
    """The act's time in stretches within which no condition of the provision changes; open ends reach to the limit."""
    since, until = act.since or EARLIEST, act.until or LATEST
    inner = sorted({edge for edge in find_provision_edges(provision, regime) if since < edge < until})
    points = [since, *inner, until]
    return list(pairwise(points))


def find_provision_edges(provision: Provision, regime: Regime) -> Iterator[datetime]:
    """Every instant at which something about the provision changes: in force, rules, exceptions."""
    if provision.binding_since is not None:
        yield provision.binding_since
    ends = [(one.since, one.until) for one in provision.in_force] + [(one.since, one.until) for one in provision.rules]
    yield from (edge for pair in ends for edge in pair if edge is not None)
    names = {name for rule in provision.rules for name in (*rule.checks, *rule.provider.checks, *rule.receiver.checks)}
    checks = [regime.checks[name] for name in (*names, *provision.otherwise_checks)]
    tests = [one for check in checks for one in (check.met, check.failed, check.asked_when) if one is not None]
    for condition in (*(rule.when for rule in provision.rules), *tests):
        yield from find_edges(condition)


def _outcomes_at(provision: Provision, scope: Scope, until: datetime) -> Iterator[Outcome]:
    stretch = next((one for one in provision.in_force if _is_in(one, scope.moment)), None)
    for rule in provision.rules or (_EMPTY_RULE,):
        verdict = _judge(rule, provision, stretch, scope)
        for bearer in find_bearers(rule, scope):
            yield _make_outcome(bearer, rule, verdict, stretch, scope, until)


_EMPTY_RULE = Rule(frozenset(), Direction.BETWEEN, Side(), Side())
"""Stands for provisions that no act breaks: both sides are named and neither is covered."""


def _is_in(stretch: InForce, moment: datetime) -> bool:
    return stretch.since <= moment and (stretch.until is None or moment < stretch.until)


def _judge(rule: Rule, provision: Provision, stretch: InForce | None, scope: Scope) -> _Verdict:
    """The tests in their order: kind, direction, conditions, time of the rule, time in force, exceptions."""
    law = scope.law
    if provision.exempts:
        return _fails(Depth.KIND, make_step(law, "frees_only"))
    if scope.act.kind not in rule.acts:
        return _fails(Depth.KIND, make_step(law, "kind"))
    if not is_direction(rule.direction, scope):
        return _fails(Depth.DIRECTION, make_step(law, "direction"))
    if not is_met(rule.when, scope):
        return _not_named(provision, scope, is_in_force=stretch is not None)
    if not _is_rule_time(rule, scope.moment):
        return _fails(Depth.RULE_TIME, provision.otherwise or make_step(law, "rule_time"))
    if stretch is None:
        return _fails(Depth.TIME, _time_reason(provision, scope))
    if not provision.binding:
        return _fails(Depth.BOUND, make_step(law, "not_binding"))
    return _judge_exceptions(rule, scope)


def _fails(depth: Depth, reason: Step, checks: tuple[Check, ...] = ()) -> _Verdict:
    return _Verdict(Result.NOT_COVERED, depth, reason, checks)


def _not_named(provision: Provision, scope: Scope, *, is_in_force: bool) -> _Verdict:
    """The act is of the right kind and direction but not named; in force, checks that would decide it stay open."""
    reason = provision.otherwise or make_step(scope.law, "item")
    if not is_in_force:
        return _fails(Depth.DIRECTION, reason)
    checks = [scope.regime.checks[name] for name in provision.otherwise_checks]
    asked = tuple(one for one in checks if one.asked_when is None or is_met(one.asked_when, scope))
    return _fails(Depth.CONDITION, reason, asked)


def _is_rule_time(rule: Rule, moment: datetime) -> bool:
    return (rule.since is None or rule.since <= moment) and (rule.until is None or moment < rule.until)


def _time_reason(provision: Provision, scope: Scope) -> Step:
    law, moment = scope.law, scope.moment
    if provision.binding_since is not None and provision.binding_since <= moment < provision.in_force[0].since:
        return provision.pending or make_step(law, "rule_time")
    before = [one for one in provision.in_force if one.until is not None and one.until <= moment]
    after = [one for one in provision.in_force if one.since > moment]
    if not before:
        return make_step(law, "not_yet", day=show_instant(after[0].since))
    ended = before[-1].until
    assert ended is not None
    if after:
        slots = {"until": show_instant(ended), "since": show_instant(after[0].since)}
        return make_step(law, "gap_contested" if after[0].is_contested else "gap", **slots)
    if provision.ended is not None:
        return provision.ended
    return make_step(law, "no_longer", day=show_instant(ended))


def _judge_exceptions(rule: Rule, scope: Scope) -> _Verdict:
    """An exemption on record, then each named exception: met, failed, open, or not asked."""
    law = scope.law
    if scope.act.exemption is not None and is_exempted(scope.act, scope.regime):
        return _fails(
            Depth.EXCEPTED, make_step(law, "exempted", by=scope.act.exemption.by or scope.act.exemption.under or "")
        )
    open_checks = []
    for check in (scope.regime.checks[name] for name in rule.checks):
        state = _state_of(check, scope)
        if state is True or (state is None and check.excepts_when_open):
            still_open = (check,) if state is None else ()
            return _fails(Depth.EXCEPTED, make_step(law, "excepted", check=check.name), still_open)
        if state is None:
            open_checks.append(check)
    return _Verdict(rule.result, Depth.COVERED, _covering_reason(rule, scope), tuple(open_checks))


def _state_of(check: Check, scope: Scope) -> bool | None:
    """True: met. False: failed or not asked. None: open."""
    if check.met is not None and is_met(check.met, scope):
        return True
    if check.failed is not None and is_met(check.failed, scope):
        return False
    return None if check.asked_when is None or is_met(check.asked_when, scope) else False


def _covering_reason(rule: Rule, scope: Scope) -> Step:
    if rule.result is Result.ARGUED and rule.via is not None:
        return make_step(scope.law, "argued", via=rule.via)
    return Step("", "")


def _make_outcome(
    bearer: Bearer,
    rule: Rule,
    verdict: _Verdict,
    stretch: InForce | None,
    scope: Scope,
    until: datetime,
) -> Outcome:
    """The verdict for one bearer; a side that is not bound is never covered."""
    reason, result, depth = verdict.reason, verdict.result, verdict.depth
    if depth is Depth.COVERED:
        result, depth, reason = _bound_result(bearer, rule, verdict, stretch, scope)
    own = [scope.regime.checks[name] for name in bearer.side.checks] if depth is Depth.COVERED else []
    return Outcome(
        party=bearer.party,
        duty=bearer.duty,
        result=result,
        depth=depth,
        reason=reason,
        since=scope.moment,
        until=until,
        rule=rule if rule is not _EMPTY_RULE else None,
        stretch=stretch,
        open_checks=() if depth is Depth.BOUND else (*verdict.open_checks, *own),
        stands_in=bearer.stands_in,
    )


def _bound_result(
    bearer: Bearer, rule: Rule, verdict: _Verdict, stretch: InForce | None, scope: Scope
) -> tuple[Result, Depth, Step]:
    law = scope.law
    if bearer.standing is Standing.NO_STATE:
        return Result.NOT_COVERED, Depth.BOUND, make_step(law, "no_state", party=bearer.party)
    if bearer.standing is Standing.NOT_BOUND:
        bound = _who_is_bound(rule, scope)
        return Result.NOT_COVERED, Depth.BOUND, make_step(law, "not_bound", bound=bound)
    if stretch is not None and stretch.is_contested:
        return Result.CONTESTED, Depth.COVERED, verdict.reason
    if verdict.result is Result.WOULD_BREACH and bearer.side.result is Result.ARGUED:
        return Result.ARGUED, Depth.COVERED, make_step(law, "argued", via=make_step(law, "argued_side"))
    if verdict.result is Result.WOULD_BREACH:
        return Result.WOULD_BREACH, Depth.COVERED, make_step(law, "covered")
    return verdict.result, Depth.COVERED, verdict.reason


def _who_is_bound(rule: Rule, scope: Scope) -> Step:
    """The sides a rule binds, for the sentence that says why another is not."""
    names = [
        scope.regime.subject_name
        if side.bound.value == "subject"
        else make_step(scope.law, f"bound_{side.bound.value}")
        for side in (rule.provider, rule.receiver)
        if side.bound.value != "nobody"
    ]
    if not names:
        return make_step(scope.law, "bound_nobody")
    unique = list(dict.fromkeys(names))
    return Step(", ".join(one.reason_de for one in unique), ", ".join(one.reason_en for one in unique))


def void_exemption(act: Act, regime: Regime, law: Law) -> Step | None:
    """The step that tells an exemption on record frees nothing here, or None."""
    if act.exemption is None or not is_void(act, regime):
        return None
    return make_step(law, "exemption_void", under=act.exemption.under or act.exemption.by)
