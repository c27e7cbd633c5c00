"""Matters: acts made of claims, totals of figures, and the sources' own judgements beside ours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from fundstelle.assess import assess_matter, assess_matters
from fundstelle.assess.matters import make_acts
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Phase, Roles, Route, Stance
from fundstelle.records.ids import make_matter_id
from fundstelle.records.law import CapStatus, Law, MatterAssessment, Result
from fundstelle.records.matter import Figure, Matter, MatterKey, MatterLink, Series, SeriesBasis
from fundstelle.values import EndBound, PartialDate, Period, Relation, Span, parse_iso
from fundstelle.values.interval import Interval

A9 = "UNSCR 1874 ¶9"
REFINED = "UNSCR 2397 ¶5"


def period(start: str | None, end: str | None, relation: Relation = Relation.WITHIN, **more: Any) -> Period:
    first, last = (parse_iso(one) if one else None for one in (start, end))
    return Period(first, last, relation, **more)


def claim(number: int, happened: Period | None, kind: Kind = Kind.TRANSFER, **more: Any) -> Claim:
    given = {"item": "small_arms", "roles": Roles(giver=("PRK",), taker=("XAA",)), "phase": Phase.DONE, **more}
    return Claim(
        id=f"c{number}", span=Span("t1", number, number + 1), language="en", kind=kind, happened=happened, **given
    )


def matter(
    claims: Iterable[Claim],
    item: str = "small_arms",
    givers: tuple[str, ...] = ("PRK",),
    takers: tuple[str, ...] = ("XAA",),
    kind: Kind = Kind.TRANSFER,
    **more: Any,
) -> Matter:
    key = MatterKey(kind, givers, takers, item, places=more.pop("places", ()))
    ids = tuple(one.id for one in claims)
    return Matter(make_matter_id(key), key, ids, units=("XAA",), independent_origins=1, mentions=len(ids), **more)


def series(
    low: int | None, high: int | None, claim_id: str, basis: SeriesBasis, span: tuple[str, str] | None = None
) -> Series:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    interval = Interval(ends[0], ends[1])
    figure = Figure("XAA", interval, date(2019, 6, 1), claim_id)
    return Series(basis, "bbl", (figure,), interval=interval, period=span)


def covered(found: MatterAssessment) -> set[tuple[str, str, str]]:
    return {
        (one.provision, one.party, one.result.value)
        for one in found.assessments
        if one.result is not Result.NOT_COVERED
    }


def test_a_matter_is_assessed_for_both_sides(law: Law) -> None:
    claims = [claim(1, period("2014", "2014"))]
    found = assess_matter(matter(claims), claims, law)
    assert covered(found) == {(A9, "PRK", "would_breach"), (A9, "XAA", "would_breach")}
    assert {one.matter_id for one in found.assessments} == {found.matter_id}


def test_claims_of_different_times_are_acts_of_their_own_and_the_sure_one_speaks(law: Law) -> None:
    claims = [claim(1, period("2009", "2009")), claim(2, period("2014", "2014")), claim(3, period("2014", "2014"))]
    found = assess_matter(matter(claims), claims, law)
    assert len(found.acts) == 2
    mine = [one for one in found.assessments if one.provision == A9 and one.party == "PRK"]
    assert [(one.result, one.sure) for one in mine] == [(Result.WOULD_BREACH, True)]


def test_a_matter_from_before_the_measures_is_not_covered(law: Law) -> None:
    claims = [claim(1, period("2005", "2005"))]
    assert covered(assess_matter(matter(claims), claims, law)) == set()


def test_without_a_time_the_day_of_publication_is_the_latest(law: Law) -> None:
    claims = [claim(1, None)]
    early = assess_matter(matter(claims), claims, law, {"c1": date(2006, 1, 1)})
    assert covered(early) == set()
    late = assess_matter(matter(claims), claims, law, {"c1": date(2020, 1, 1)})
    assert {one.sure for one in late.assessments if one.result is Result.WOULD_BREACH} == {False}


def test_what_has_happened_ends_when_it_was_said(law: Law) -> None:
    said = Period(PartialDate(2009, 6, 1), PartialDate(2009, 6, 1))
    ongoing = period("2009-01", "2009-12", end_bound=EndBound.ONGOING_WHEN_SAID)
    claims = [claim(1, ongoing, said=said)]
    assert covered(assess_matter(matter(claims), claims, law)) == set()
    planned = [claim(1, ongoing, said=said, phase=Phase.PLANNED)]
    found = assess_matter(matter(planned), planned, law)
    assert covered(found) and {one.phase for one in found.assessments} == {"planned"}


def test_what_was_said_of_a_time_to_come_does_not_end_before_it_begins(law: Law) -> None:
    said = Period(PartialDate(2024, 10, 11), PartialDate(2024, 10, 11))
    to_come = Period(PartialDate(2025, 1), None)
    claims = [claim(1, to_come, said=said)]
    found = assess_matter(matter(claims), claims, law).assessments
    told = [step.reason_en for one in found for step in one.steps]
    assert told and not any("2024" in one for one in told)


def test_a_trainer_gives_and_the_trainee_takes(law: Law) -> None:
    roles = Roles(trainee=("PRK",), trainer=("XAA",))
    claims = [claim(1, period("2024", "2024"), Kind.TRAINING, item="personnel.troops", roles=roles)]
    held = matter(claims, "personnel.troops", ("PRK",), ("XAA",), Kind.TRAINING)
    acts = make_acts(held, claims, {})
    assert (acts[0].givers, acts[0].takers) == (("XAA",), ("PRK",))
    assert ("UNSCR 1874 ¶10", "XAA", "argued") in covered(assess_matter(held, claims, law))


def test_troops_are_argued_and_never_banned(law: Law) -> None:
    roles = Roles(sender=("PRK",), host=("XAA",))
    claims = [claim(1, period("2024", "2024"), Kind.DEPLOYMENT, item="personnel.troops", roles=roles)]
    found = assess_matter(matter(claims, "personnel.troops", kind=Kind.DEPLOYMENT), claims, law)
    assert covered(found) == {(A9, "PRK", "argued"), (A9, "XAA", "argued")}


def test_places_of_the_claims_reach_the_rules(law: Law) -> None:
    claims = [claim(1, period("2023", "2023"), roles=Roles(giver=("XAA",), taker=("RSF",)), route=Route(at=("Nyala",)))]
    found = assess_matter(matter(claims, givers=("XAA",), takers=("RSF",)), claims, law)
    row = next(one for one in found.assessments if one.provision == "UNSCR 1591 ¶7" and one.party == "XAA")
    assert row.result is Result.WOULD_BREACH and "for_darfur" not in row.open_checks


def test_a_denial_is_told_and_changes_nothing(law: Law) -> None:
    claims = [claim(1, period("2014", "2014")), claim(2, None, stance=Stance.DENIES)]
    found = assess_matter(matter(claims), claims, law, {"c2": date(2015, 1, 1)})
    assert covered(found) == {(A9, "PRK", "would_breach"), (A9, "XAA", "would_breach")}
    assert {one.stance for one in found.assessments} == {"denied"}


def test_the_sources_own_judgement_stands_beside_ours_with_its_origin(law: Law) -> None:
    said = Attribution((Link("Harbour Ledger"), Link("XAC.gov")))
    judged = claim(9, None, Kind.BREACH_ALLEGED, attribution=said)
    claims = [claim(1, period("2005", "2005")), judged]
    found = assess_matter(matter(claims[:1], also_said=("c9",)), claims, law)
    assert [(one.claim_id, one.sources) for one in found.alleged] == [("c9", ("XAC.gov",))]
    assert covered(found) == set()


def test_a_claim_that_is_missing_is_counted(law: Law) -> None:
    claims = [claim(1, period("2014", "2014")), claim(2, period("2014", "2014"))]
    found = assess_matter(matter(claims), claims[:1], law)
    assert found.left_out == {"claim_missing": 1}


def fuel_matter(
    number: int, giver: str, low: int, high: int | None, basis: SeriesBasis, **more: Any
) -> tuple[Matter, Claim]:
    one = claim(number, period("2019", "2019"), item="fuel.refined", roles=Roles(giver=(giver,), taker=("PRK",)))
    held = matter([one], "fuel.refined", (giver,), ("PRK",), series=(series(low, high, one.id, basis),), **more)
    return held, one


def cap_of(found: MatterAssessment) -> Any:
    return next(one.cap for one in found.assessments if one.provision == REFINED and one.cap)


def test_figures_of_a_matter_are_held_against_the_cap(law: Law) -> None:
    held, one = fuel_matter(1, "XAA", 600_000, None, SeriesBasis.TOTAL)
    cap = cap_of(assess_matter(held, [one], law))
    assert (cap.low, cap.high, cap.status) == (Decimal(600_000), None, CapStatus.PASSED)


def test_without_a_figure_the_total_is_unknown(law: Law) -> None:
    one = claim(1, period("2019", "2019"), item="fuel.refined", roles=Roles(giver=("XAA",), taker=("PRK",)))
    cap = cap_of(assess_matter(matter([one], "fuel.refined", ("XAA",), ("PRK",)), [one], law))
    assert cap.status is CapStatus.UNKNOWN


def test_deliveries_of_single_periods_are_added_and_a_total_beside_them_is_not(law: Law) -> None:
    one = claim(1, period("2019", "2019"), item="fuel.refined", roles=Roles(giver=("XAA",), taker=("PRK",)))
    parts = [
        series(100_000, 100_000, "c1", SeriesBasis.PERIOD, ("2019-01", "2019-01")),
        series(200_000, 200_000, "c1", SeriesBasis.PERIOD, ("2019-02", "2019-02")),
        series(300_000, 300_000, "c1", SeriesBasis.TOTAL),
    ]
    held = matter([one], "fuel.refined", ("XAA",), ("PRK",), series=tuple(parts))
    assert cap_of(assess_matter(held, [one], law)).low == Decimal(300_000)


def test_several_matters_share_one_cap(law: Law) -> None:
    first, one = fuel_matter(1, "XAA", 300_000, 300_000, SeriesBasis.TOTAL)
    second, other = fuel_matter(2, "XAB", 300_000, 300_000, SeriesBasis.TOTAL)
    found = assess_matters([first, second], [one, other], law)
    assert [cap_of(each).status for each in found] == [CapStatus.PASSED, CapStatus.PASSED]
    assert cap_of(assess_matter(first, [one], law)).status is CapStatus.BELOW


def test_a_narrower_matter_is_not_counted_twice(law: Law) -> None:
    first, one = fuel_matter(1, "XAA", 300_000, 300_000, SeriesBasis.TOTAL)
    second, other = fuel_matter(2, "XAB", 300_000, 300_000, SeriesBasis.TOTAL, links=(MatterLink("broader", first.id),))
    found = assess_matters([first, second], [one, other], law)
    assert cap_of(found[0]).low == Decimal(300_000)
