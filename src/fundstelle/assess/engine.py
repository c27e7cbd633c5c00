"""Acts held against provisions: results per party and duty, split by time, with steps and reasons in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from fundstelle.assess.caps import Counted, CountingPeriod, find_periods, is_countable, total_up
from fundstelle.assess.outcomes import EARLIEST, LATEST, Depth, Outcome, find_outcomes, void_exemption
from fundstelle.assess.scope import Scope, is_concerned
from fundstelle.assess.words import (
    describe_act,
    first_day,
    join_steps,
    last_day,
    make_step,
    number_words,
    show_instant,
    show_part,
)
from fundstelle.records.law import (
    Act,
    Assessment,
    CapState,
    Duty,
    InForce,
    Law,
    Provision,
    Regime,
    Result,
    Step,
)

DONE = "done"


@dataclass(frozen=True, slots=True)
class _Item:
    """One act with its number, from 1, and its description for the steps."""

    number: int
    act: Act
    words: Step


@dataclass(frozen=True, slots=True)
class _Group:
    """Outcomes of one act for one party and duty that say the same: a stretch of the act's time."""

    item: _Item
    outcomes: tuple[Outcome, ...]
    is_sure: bool

    @property
    def lead(self) -> Outcome:
        """The outcome that speaks for the group."""
        return max(self.outcomes, key=lambda one: one.depth)


def assess_acts(acts: Sequence[Act], law: Law, matter_id: str | None = None) -> tuple[Assessment, ...]:
    """Every assessment of the acts, regime by regime; caps are totalled over all of them.

    acts: counted from 1 in `act_no`, which is None where there is one act or where a total is shared. Provisions of
    regimes that an act does not concern are left out. Results that are not covered are told, too, with their reason.
    """
    items = [_Item(number, act, describe_act(act, law)) for number, act in enumerate(acts, 1)]
    found: list[Assessment] = []
    for regime in law.regimes:
        concerned = [item for item in items if is_concerned(Scope(item.act, regime, law, EARLIEST))]
        for provision in regime.provisions:
            found += _assess_provision(concerned, provision, regime, law, matter_id, is_single=len(items) == 1)
    return tuple(found)


def _assess_provision(
    items: Sequence[_Item], provision: Provision, regime: Regime, law: Law, matter_id: str | None, *, is_single: bool
) -> Iterator[Assessment]:
    counted: list[_Group] = []
    for item in items:
        for group in _groups(item, find_outcomes(item.act, provision, regime, law)):
            if group.lead.rule is not None and group.lead.rule.result is Result.CAP and _is_covered(group):
                counted.append(group)
            else:
                number = None if is_single else item.number
                yield _make_assessment(group, provision, regime, law, matter_id, number)
    if provision.cap is not None:
        yield from _assess_cap(counted, provision, regime, law, matter_id, is_single=is_single)


def _is_covered(group: _Group) -> bool:
    return group.lead.depth is Depth.COVERED


def _groups(item: _Item, outcomes: Iterable[Outcome]) -> Iterator[_Group]:
    """By party and duty; what is not covered is told only where nothing else is."""
    by_key: dict[tuple[str, Duty], list[Outcome]] = {}
    for outcome in outcomes:
        by_key.setdefault(outcome.key, []).append(outcome)
    for held in by_key.values():
        covered = [one for one in held if one.result is not Result.NOT_COVERED]
        if not covered:
            yield _Group(item, tuple(held), True)
            continue
        for result in dict.fromkeys(one.result for one in covered):
            same = tuple(one for one in covered if one.result is result)
            is_timed = item.act.since is not None or item.act.until is not None
            is_all = len(same) == len(held)
            yield _Group(item, same, is_all or (item.act.throughout and is_timed))


def _make_assessment(
    group: _Group,
    provision: Provision,
    regime: Regime,
    law: Law,
    matter_id: str | None,
    act_no: int | None,
    cap: CapState | None = None,
) -> Assessment:
    lead, act = group.lead, group.item.act
    checks = tuple(dict.fromkeys(check for one in group.outcomes for check in one.open_checks))
    is_covered = lead.depth is Depth.COVERED
    rule = lead.rule
    stretch = lead.stretch if is_covered else None
    via = _via(lead, law)
    since, until = _span(group)
    return Assessment(
        matter_id=matter_id,
        provision=provision.id,
        number_confirmed=provision.number_confirmed,
        party=lead.party,
        duty=lead.duty,
        result=lead.result,
        steps=_steps(group, provision, regime, law, stretch, cap),
        open_checks=tuple(check.id for check in checks),
        via=via.reason_en if via else None,
        part=(first_day(since), last_day(until)) if is_covered else None,
        sure=group.is_sure,
        accepted_by=stretch.accepted_by if stretch else (),
        rejected_by=_rejected_by(lead, stretch),
        name=provision.name,
        reason=lead.reason if lead.reason.reason_en else None,
        open_texts=tuple(check.name for check in checks),
        via_text=via,
        argued_by=rule.argued_by if rule and lead.result is Result.ARGUED else (),
        cap=cap,
        phase=act.phase,
        stance=act.stance,
        act_no=act_no,
        near=not is_covered and (lead.depth >= Depth.RULE_TIME or bool(checks)),
        regime=regime.id,
    )


def _via(lead: Outcome, law: Law) -> Step | None:
    """By what argument: the rule's own, also where the law itself is contested; else that the side is not addressed."""
    if lead.depth is not Depth.COVERED:
        return None
    own = lead.rule.via if lead.rule else None
    return make_step(law, "argued_side") if own is None and lead.result is Result.ARGUED else own


def _rejected_by(lead: Outcome, stretch: InForce | None) -> tuple[str, ...]:
    if stretch is not None and stretch.is_contested:
        return stretch.rejected_by
    return lead.rule.rejected_by if lead.rule and lead.result is Result.ARGUED else ()


def _span(group: _Group) -> tuple[datetime | None, datetime | None]:
    """From the first to the last moment of the group; None where the act's own end is open and nothing closes it."""
    since, until = min(one.since for one in group.outcomes), max(one.until for one in group.outcomes)
    return (None if since == EARLIEST else since), (None if until == LATEST else until)


def _steps(
    group: _Group, provision: Provision, regime: Regime, law: Law, stretch: InForce | None, cap: CapState | None
) -> tuple[Step, ...]:
    """The reasoning in order: the act, time, who is bound, argument, contest, total, exceptions."""
    lead, act = group.lead, group.item.act
    steps = [_act_step(group.item, lead.result, law)]
    if act.stance == "denied":
        steps.append(make_step(law, "denied"))
    if stretch is not None:
        steps.append(_time_step(group, stretch, law))
        steps += [make_step(law, "no_time")] if act.since is None and act.until is None else []
    if lead.reason.reason_en:
        steps.append(lead.reason)
    if lead.stands_in and lead.depth is Depth.COVERED:
        steps.append(make_step(law, "third_party", party=lead.party))
    steps += _dispute_steps(lead, stretch, law)
    steps += _cap_steps(provision, group, law, cap)
    void = void_exemption(act, regime, law)
    if void is not None:
        steps.append(void)
    names = [check.name for check in dict.fromkeys(check for one in group.outcomes for check in one.open_checks)]
    if names:
        steps.append(make_step(law, "open", checks=join_steps(names)))
    return tuple(steps)


def _act_step(item: _Item, result: Result, law: Law) -> Step:
    phase: str | Step = ""
    named = law.reasons.get(f"phase_{item.act.phase}")
    if named is not None:
        pattern = "phase_before" if result is Result.WOULD_BREACH else "phase_later"
        phase = make_step(law, pattern, phase=named)
    return make_step(law, "act", act=item.words, phase=phase)


def _time_step(group: _Group, stretch: InForce, law: Law) -> Step:
    since, until = _span(group)
    part = make_step(law, "surely" if group.is_sure else "possibly", part=show_part(since, until))
    end: str | Step = "" if stretch.until is None else make_step(law, "until", day=show_instant(stretch.until))
    pattern = "in_force_contested" if stretch.is_contested else "in_force"
    return make_step(law, pattern, since=make_step(law, "since", day=show_instant(stretch.since)), until=end, part=part)


def _dispute_steps(lead: Outcome, stretch: InForce | None, law: Law) -> Iterator[Step]:
    if stretch is not None and stretch.is_contested:
        slots = {"accepted": ", ".join(stretch.accepted_by), "rejected": ", ".join(stretch.rejected_by)}
        yield make_step(law, "contested", **slots)
    rule = lead.rule
    if rule is None or lead.result is not Result.ARGUED:
        return
    if rule.argued_by:
        yield make_step(law, "argued_by", names=", ".join(rule.argued_by))
    if rule.rejected_by:
        yield make_step(law, "argued_against", names=", ".join(rule.rejected_by))


def _cap_steps(provision: Provision, group: _Group, law: Law, cap: CapState | None) -> Iterator[Step]:
    if cap is None or provision.cap is None:
        return
    if provision.cap.together:
        yield make_step(law, "cap_shared")
    limit = make_step(law, "unknown") if cap.limit is None else number_words(cap.limit)
    slots = {"total": _total_words(cap, law), "limit": limit, "status": make_step(law, cap.status.value)}
    yield make_step(law, "cap", period=cap.period, unit=cap.unit, **slots)
    if cap.passed_by_act_no is not None:
        yield make_step(law, "cap_passed_by", number=str(cap.passed_by_act_no))
    for one in cap.converted:
        names = {"from_unit": one.from_unit, "to_unit": one.to_unit, "source": one.source}
        yield make_step(law, "converted", factor=number_words(one.factor), **names)
    act = group.item.act
    if act.is_rate:
        yield make_step(law, "rate")
    elif act.amount is not None and not is_countable(act.amount, cap.unit, provision.cap, law):
        yield make_step(law, "not_convertible", unit=act.amount.unit)
    elif act.until is None:
        yield make_step(law, "open_end")
    if act.amount is not None and act.amount.low and not cap.low:
        yield make_step(law, "outside_period")


def _total_words(cap: CapState, law: Law) -> Step:
    if cap.high is None:
        return make_step(law, "at_least", low=number_words(cap.low))
    if cap.low == cap.high:
        return number_words(cap.low)
    return make_step(law, "from_to", low=number_words(cap.low), high=number_words(cap.high))


def _assess_cap(
    groups: Sequence[_Group], provision: Provision, regime: Regime, law: Law, matter_id: str | None, *, is_single: bool
) -> Iterator[Assessment]:
    """One assessment per party, duty and counting period; acts of all parties count together where the cap says so."""
    assert provision.cap is not None
    for period in _periods_of(groups, provision):
        in_period = [group for group in groups if _touches(group, period)]
        for key in dict.fromkeys(group.lead.key for group in in_period):
            own = [group for group in in_period if group.lead.key == key]
            shared = in_period if provision.cap.together else own
            state = total_up(provision.cap, period, _counted(shared), law)
            number = None if is_single or len(own) > 1 else own[0].item.number
            yield _in_period(_make_assessment(own[0], provision, regime, law, matter_id, number, state), own, period)


def _in_period(one: Assessment, groups: Sequence[_Group], period: CountingPeriod) -> Assessment:
    """The assessment with its part cut to the counting period: sure if every act of the party surely lies in it."""
    spans = [_span(group) for group in groups]
    since = max(min(start or EARLIEST for start, _ in spans), period.since)
    until = min(max(end or LATEST for _, end in spans), period.until)
    is_inside = all(
        start is not None and end is not None and period.since <= start and end <= period.until for start, end in spans
    )
    is_sure = is_inside and all(group.is_sure for group in groups)
    return replace(one, part=(first_day(since), last_day(until)), sure=is_sure)


def _periods_of(groups: Sequence[_Group], provision: Provision) -> list[CountingPeriod]:
    assert provision.cap is not None
    found: dict[str, CountingPeriod] = {}
    for group in groups:
        since, until = _span(group)
        for period in find_periods(provision.cap, since or EARLIEST, until):
            found[period.label] = period
    return sorted(found.values(), key=lambda one: one.since)


def _touches(group: _Group, period: CountingPeriod) -> bool:
    since, until = _span(group)
    return (since or EARLIEST) < period.until and (until or LATEST) > period.since


def _counted(groups: Sequence[_Group]) -> list[Counted]:
    """Each act once, however many parties it has."""
    held: dict[int, Counted] = {}
    for group in groups:
        since, until = _span(group)
        rule = group.lead.rule
        held[group.item.number] = Counted(
            act_no=group.item.number,
            act=group.item.act,
            since=since or EARLIEST,
            until=until or LATEST,
            is_sure=_is_all_inside(group),
            is_certain=not (rule and rule.uncertain_item),
        )
    return list(held.values())


def _is_all_inside(group: _Group) -> bool:
    """Whether the whole amount surely falls under the cap: no part of the act's time lies outside it."""
    since, until = _span(group)
    act = group.item.act
    return act.since is not None and act.until is not None and since == act.since and until == act.until
