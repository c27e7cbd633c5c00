"""Assessments and provisions as lines of text in German or English; all words come from the law's own sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from fundstelle.assess.words import describe_act, last_day, make_step, show_instant, show_number
from fundstelle.records.law import (
    Act,
    AllegedBreach,
    Assessment,
    Bound,
    Cap,
    DatedFact,
    InForce,
    Law,
    Provision,
    Regime,
    Result,
    Side,
    Step,
)


def in_language(step: Step, language: str) -> str:
    """The German text for `de`, else the English one."""
    return step.reason_de if language == "de" else step.reason_en


def render_assessments(
    acts: Sequence[Act],
    assessments: Iterable[Assessment],
    law: Law,
    language: str,
    *,
    alleged: Iterable[AllegedBreach] = (),
    show_all: bool = False,
) -> list[str]:
    """What follows from the acts: results with steps, near misses in one line, the rest counted or shown."""
    found = list(assessments)
    lines = [
        in_language(make_step(law, "heading_act", number=str(number), act=describe_act(act, law)), language)
        for number, act in enumerate(acts, 1)
    ]
    covered = [one for one in found if one.result is not Result.NOT_COVERED]
    missed = [one for one in found if one.result is Result.NOT_COVERED]
    shown = missed if show_all else [one for one in missed if one.near]
    for group in _alike(covered):
        lines += ["", *_lines_of(group, law, language)]
    lines += ["", *(_line_of_missed(group, law, language) for group in _alike(shown))] if shown else []
    lines += _closing_lines(covered, len(missed) - len(shown), bool(found), law, language)
    return [*lines, *_lines_of_alleged(alleged, law, language)]


def _closing_lines(
    covered: Sequence[Assessment], hidden: int, is_concerned: bool, law: Law, language: str
) -> Iterator[str]:
    yield ""
    if not is_concerned:
        yield in_language(make_step(law, "no_regime"), language)
    if hidden:
        yield in_language(make_step(law, "more_not_covered", count=str(hidden)), language)
    yield in_language(make_step(law, "no_advice"), language)


def _alike(assessments: Iterable[Assessment]) -> list[list[Assessment]]:
    """Assessments that say the same of different parties, together, in the order of the first."""
    groups: dict[object, list[Assessment]] = {}
    for one in assessments:
        told = (one.reason, _told_steps(one), one.open_checks, _shown_number(one))
        key = (one.provision, one.result, one.cap, told)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _told_steps(one: Assessment) -> tuple[Step, ...]:
    """The steps that tell assessments apart: what is not covered is told in one line, by its reason."""
    return () if one.result is Result.NOT_COVERED else one.steps[1:]


def _shown_number(one: Assessment) -> int | None:
    """The act's number where a result of its own is told: not for totals, nor for what is not covered."""
    return None if one.cap is not None or one.result is Result.NOT_COVERED else one.act_no


def _lines_of(group: Sequence[Assessment], law: Law, language: str) -> list[str]:
    one = group[0]
    parties = ", ".join(dict.fromkeys(_party_words(each, law, language) for each in group))
    number = f" · {_act_number(one, law, language)}" if one.act_no is not None and one.cap is None else ""
    head = f"{_result_words(one, law, language)}: {_name_of(one, language)} · {parties}{number}"
    steps = one.steps if one.phase not in ("done", "unspecified") else one.steps[1:]
    return [head, *(f"  – {in_language(step, language)}" for step in steps)]


def _line_of_missed(group: Sequence[Assessment], law: Law, language: str) -> str:
    one = group[0]
    parties = ", ".join(dict.fromkeys(_party_words(each, law, language) for each in group))
    reason = in_language(one.reason, language) if one.reason else _result_words(one, law, language)
    checks = "; ".join(in_language(text, language) for text in one.open_texts)
    opened = f" – {in_language(make_step(law, 'open', checks=checks), language)}" if checks else ""
    return f"{_name_of(one, language)} · {parties}: {reason}{opened}"


def _act_number(one: Assessment, law: Law, language: str) -> str:
    return in_language(make_step(law, "act_number", number=str(one.act_no)), language)


def _name_of(one: Assessment, language: str) -> str:
    return in_language(one.name, language) if one.name else one.provision


def _result_words(one: Assessment, law: Law, language: str) -> str:
    return in_language(make_step(law, f"result_{one.result.value}"), language)


def _party_words(one: Assessment, law: Law, language: str) -> str:
    duty = in_language(make_step(law, f"duty_{one.duty.value}"), language) if one.duty else ""
    return f"{one.party} ({duty})" if duty else one.party


def _lines_of_alleged(alleged: Iterable[AllegedBreach], law: Law, language: str) -> list[str]:
    found = list(alleged)
    if not found:
        return []
    lines = ["", in_language(make_step(law, "heading_alleged"), language)]
    for one in found:
        step = make_step(law, "alleged", sources=", ".join(one.sources), claim=one.claim_id)
        lines.append(f"  – {in_language(step, language)}")
    return lines


def stretch_words(stretch: InForce, law: Law, language: str) -> str:
    """`2017-08-05 – 2017-09-10`, and who contests it."""
    end = last_day(stretch.until) if stretch.until else in_language(make_step(law, "no_end"), language)
    words = f"{show_instant(stretch.since)} – {end}"
    if not stretch.is_contested:
        return words
    slots = {"accepted": ", ".join(stretch.accepted_by), "rejected": ", ".join(stretch.rejected_by)}
    return f"{words} ({in_language(make_step(law, 'label_contested', **slots), language)})"


def is_in_force(provision: Provision, since: datetime, until: datetime) -> bool:
    """Whether a stretch of the provision, contested or not, touches [since, until)."""
    return any(one.since < until and (one.until is None or one.until > since) for one in provision.in_force)


def render_provision(provision: Provision, regime: Regime, law: Law, language: str) -> list[str]:
    """One provision with time, duties, cap, exceptions and the sources that confirm it."""

    def label(name: str) -> str:
        return in_language(make_step(law, name), language)

    lines = [f"{provision.id}", f"  {in_language(provision.name, language)}"]
    lines.append(f"  {in_language(provision.summary, language)}")
    lines += [f"  {label('label_in_force')}: {stretch_words(one, law, language)}" for one in provision.in_force]
    duties = list(dict.fromkeys(_duty_words(provision, regime, law, language)))
    lines += [f"  {label('label_duties')}: {'; '.join(duties)}"] if duties else []
    lines += [f"  {label('label_cap')}: {_cap_words(provision.cap, law, language)}"] if provision.cap else []
    names = dict.fromkeys(name for rule in provision.rules for name in rule.checks)
    checks = "; ".join(in_language(regime.checks[name].name, language) for name in names)
    lines += [f"  {label('label_checks')}: {checks}"] if checks else []
    if provision.number_confirmed:
        lines.append(f"  {label('label_number')}: {provision.number_source}")
    else:
        lines.append(f"  {label('label_number_open')}")
    text = "label_text" if provision.text_confirmed else "label_text_open"
    lines.append(f"  {label(text)}: {provision.text_source}")
    return lines


def _duty_words(provision: Provision, regime: Regime, law: Law, language: str) -> Iterator[str]:
    for rule in provision.rules:
        for side, default in ((rule.provider, ("export", "provide")), (rule.receiver, ("import", "receive"))):
            if side.bound is not Bound.NOBODY:
                yield _side_words(side, default, regime, law, language)


def _side_words(side: Side, default: tuple[str, str], regime: Regime, law: Law, language: str) -> str:
    whom = regime.subject_name if side.bound is Bound.SUBJECT else make_step(law, f"bound_{side.bound.value}")
    duties = (side.duty.value,) if side.duty else default
    words = "/".join(in_language(make_step(law, f"duty_{duty}"), language) for duty in duties)
    return f"{in_language(whom, language)}: {words}"


def _cap_words(cap: Cap, law: Law, language: str) -> str:
    limits = " / ".join(f"{show_number(limit)} {unit}" for limit, unit in cap.limits)
    limits = limits or in_language(make_step(law, "cap_baseline"), language)
    step = make_step(law, "cap_words", limits=limits, months=str(cap.months), starts=cap.starts.isoformat())
    return in_language(step, language)


def render_fact(fact: DatedFact, language: str) -> str:
    """A dated fact as one line with its source."""
    return f"{fact.day.isoformat()}  {in_language(fact.text, language)} [{fact.source}]"
