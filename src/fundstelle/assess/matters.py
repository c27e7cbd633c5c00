"""Matters held against provisions: acts made of their claims and figures, and what sources judge themselves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from fundstelle.assess.engine import assess_acts
from fundstelle.records.claim import Claim, Kind, Phase, Stance
from fundstelle.records.law import Act, AllegedBreach, Amount, Assessment, Law, MatterAssessment, Result
from fundstelle.records.matter import Matter, Series, SeriesBasis
from fundstelle.values import EndBound, PartialDate, Relation, StartBound, parse_iso

Days = Mapping[str, date]
"""Day on which a claim's document was published, by claim id."""
_HAPPENED = frozenset({Phase.DONE, Phase.UNDER_WAY, Phase.PAID, Phase.UNSPECIFIED})
_KIN = frozenset({"broader", "narrower"})


@dataclass(frozen=True, slots=True)
class _Time:
    """[since, until) of an act; None where open."""

    since: datetime | None
    until: datetime | None
    throughout: bool = False


def assess_matter(matter: Matter, claims: Iterable[Claim], law: Law, published: Days | None = None) -> MatterAssessment:
    """One matter against all provisions; caps count this matter alone (`assess_matters` counts several together).

    claims: at least those the matter names. published: lets open ends stop at the day the claim was published. Claims
    of the matter that are missing are counted under `left_out`.
    """
    return assess_matters([matter], claims, law, published)[0]


def assess_matters(
    matters: Sequence[Matter], claims: Iterable[Claim], law: Law, published: Days | None = None
) -> tuple[MatterAssessment, ...]:
    """Each matter against all provisions, in order; a cap that holds for all providers counts every matter's figures.

    A broader and a narrower matter tell of the same goods; only the first of such kin counts towards a shared total.
    """
    by_id = {claim.id: claim for claim in claims}
    pool = _pool(matters, by_id, published or {})
    pooled = {} if len(matters) == 1 else _totals(assess_acts(pool, law))
    return tuple(_assess_one(matter, by_id, law, published or {}, pooled) for matter in matters)


def _pool(matters: Sequence[Matter], by_id: Mapping[str, Claim], published: Days) -> list[Act]:
    counted: set[str] = set()
    acts: list[Act] = []
    for matter in matters:
        if any(link.relation in _KIN and link.matter_id in counted for link in matter.links):
            continue
        counted.add(matter.id)
        acts += make_figure_acts(matter, _claims_of(matter, by_id), published)
    return acts


def _totals(assessments: Iterable[Assessment]) -> dict[tuple[str, str], Assessment]:
    return {(one.provision, one.cap.period): one for one in assessments if one.cap is not None}


def _assess_one(
    matter: Matter, by_id: Mapping[str, Claim], law: Law, published: Days, pooled: Mapping[tuple[str, str], Assessment]
) -> MatterAssessment:
    claims = _claims_of(matter, by_id)
    acts = make_acts(matter, claims, published)
    figures = make_figure_acts(matter, claims, published)
    plain = [one for one in assess_acts(acts, law, matter.id) if one.cap is None or not figures]
    capped = [one for one in assess_acts(figures, law, matter.id) if one.cap is not None]
    shared = [_with_shared_total(one, pooled) for one in capped]
    missing = Counter("claim_missing" for name in matter.claim_ids if name not in by_id)
    return MatterAssessment(matter.id, acts, _merge([*shared, *plain]), find_alleged(matter, by_id), dict(missing))


def _claims_of(matter: Matter, by_id: Mapping[str, Claim]) -> list[Claim]:
    return [by_id[name] for name in matter.claim_ids if name in by_id]


def _with_shared_total(one: Assessment, pooled: Mapping[tuple[str, str], Assessment]) -> Assessment:
    assert one.cap is not None
    other = pooled.get((one.provision, one.cap.period))
    if other is None or other.cap is None or other.cap == one.cap:
        return one
    return replace(one, cap=other.cap, steps=other.steps)


def make_acts(matter: Matter, claims: Sequence[Claim], published: Days) -> tuple[Act, ...]:
    """One act for each time and phase that the matter's claims tell, without amounts; denials count like the rest."""
    found: dict[tuple[_Time, str], Act] = {}
    base = _base_act(matter, claims)
    for claim in claims or ():
        when = _time_of(claim, published)
        found.setdefault(
            (when, claim.phase.value),
            replace(
                base,
                since=when.since,
                until=when.until,
                throughout=when.throughout,
                phase=claim.phase.value,
                text=" · ".join(filter(None, [claim.designation or "", *claim.route.places])).casefold(),
                places=claim.route.places or base.places,
            ),
        )
    return tuple(found.values()) or (base,)


def make_figure_acts(matter: Matter, claims: Sequence[Claim], published: Days) -> tuple[Act, ...]:
    """One act for each figure to be counted: the amounts of single periods, or else the widest total."""
    base = _base_act(matter, claims)
    usable = [one for one in matter.series if one.interval is not None and not one.joint]
    periods = [one for one in usable if one.basis is SeriesBasis.PERIOD]
    totals = [one for one in usable if one.basis in (SeriesBasis.TOTAL, SeriesBasis.PLANNED)]
    chosen = periods or totals[:1]
    return tuple(_figure_act(base, series, claims, published) for series in chosen)


def _figure_act(base: Act, series: Series, claims: Sequence[Claim], published: Days) -> Act:
    interval = series.interval
    assert interval is not None
    behind = {figure.claim_id for figure in series.current}
    when = _series_time(series) or _joint_time([_time_of(one, published) for one in claims if one.id in behind])
    is_rate = any(one.quantity is not None and one.quantity.per is not None for one in claims if one.id in behind)
    return replace(
        base,
        amount=Amount(interval.low, interval.high, series.unit, interval.low_strict),
        since=when.since,
        until=when.until,
        throughout=when.throughout,
        phase="planned" if series.basis is SeriesBasis.PLANNED else base.phase,
        is_rate=is_rate,
    )


def _base_act(matter: Matter, claims: Sequence[Claim]) -> Act:
    """Kind, parties and item. In a training the trainer gives, while the address puts the trainees first."""
    key = matter.key
    givers, takers = (key.takers, key.givers) if key.kind is Kind.TRAINING else (key.givers, key.takers)
    is_denied = any(claim.stance is Stance.DENIES for claim in claims)
    designations = {claim.designation for claim in claims if claim.designation}
    return Act(
        kind=key.kind.value,
        givers=givers,
        takers=takers,
        item=key.item,
        stance="denied" if is_denied else "affirmed",
        places=key.places,
        text=" · ".join(sorted(designations)).casefold(),
    )


def _time_of(claim: Claim, published: Days) -> _Time:
    """When it happened, never after it was said; without a time, at some moment before it was said."""
    said = _last_said(claim, published) if claim.phase in _HAPPENED else None
    period = claim.happened
    if period is None:
        return _Time(None, said)
    since = None if period.start_bound is StartBound.UNKNOWN else _start(period.start)
    is_open = period.end is None or period.end_bound is not EndBound.EXACT
    is_later = said is not None and since is not None and said <= since  # it was said of what was still to come
    until = (None if is_later else said) if is_open else _after(period.end)
    if said is not None and until is not None and not is_later:
        until = min(until, said)
    return _Time(since, until, period.relation is Relation.THROUGHOUT)


def _last_said(claim: Claim, published: Days) -> datetime | None:
    said = claim.said.end if claim.said is not None and claim.said.end is not None else None
    if said is not None:
        return _after(said)
    day = published.get(claim.id)
    return None if day is None else _midnight(day + timedelta(days=1))


def _start(day: PartialDate | None) -> datetime | None:
    return None if day is None else _midnight(day.first_day)


def _after(day: PartialDate | None) -> datetime | None:
    return None if day is None else _midnight(day.last_day + timedelta(days=1))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _series_time(series: Series) -> _Time | None:
    """The period of a series of one closed period; None where it has none."""
    if series.period is None or series.period[0] is None:
        return None
    start, end = (parse_iso(one) if one else None for one in series.period)
    return _Time(_start(start), _after(end))


def _joint_time(times: Sequence[_Time]) -> _Time:
    """A stretch that holds all of these; open where one of them is."""
    if not times:
        return _Time(None, None)
    starts, ends = [one.since for one in times], [one.until for one in times]
    since = None if None in starts else min(one for one in starts if one is not None)
    until = None if None in ends else max(one for one in ends if one is not None)
    return _Time(since, until, all(one.throughout for one in times))


def _merge(assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """One assessment per provision, party, duty, result and period of a cap: the sure one before the possible one.

    What is not covered falls away where another time of the same matter is covered.
    """
    best: dict[tuple[object, ...], Assessment] = {}
    for one in assessments:
        key = (one.provision, one.party, one.duty, one.result, one.cap.period if one.cap else None)
        held = best.get(key)
        if held is None or (one.sure and not held.sure):
            best[key] = replace(one, act_no=None)
    covered = {(one.provision, one.party, one.duty) for one in best.values() if one.result is not Result.NOT_COVERED}
    return tuple(
        one
        for one in best.values()
        if one.result is not Result.NOT_COVERED or (one.provision, one.party, one.duty) not in covered
    )


def find_alleged(matter: Matter, by_id: Mapping[str, Claim]) -> tuple[AllegedBreach, ...]:
    """The sources' own judgements on the matter: claims that somebody breached the law, each with its origins."""
    names = dict.fromkeys((*matter.also_said, *matter.claim_ids))
    claims = [by_id[name] for name in names if name in by_id]
    return tuple(
        AllegedBreach(
            claim_id=claim.id,
            sources=tuple(link.source for link in claim.attribution.origins),
            parties=tuple(dict.fromkeys((*claim.roles.giver, *claim.roles.taker))),
        )
        for claim in claims
        if claim.kind is Kind.BREACH_ALLEGED
    )
