"""Whole situations with invented states: what a register says at the end of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fundstelle.reconcile import Judgement, ReconcileSettings
from fundstelle.records.extraction import Extraction
from tests.reconcile.scenes import (
    BODIES,
    about,
    at_least,
    at_most,
    claim,
    clash_types,
    document,
    ends,
    exact,
    losses,
    matter_of,
    only_matter,
    open_clashes,
    run,
    series_of,
    span,
    troops,
)


def test_a_total_that_grows_is_revised_not_contradicted() -> None:
    first = document(
        "Harbour Ledger", "2024-10-20", troops("XAC: 1,000 sent.", quantity=exact(1000), origin=["XAC.gov"])
    )
    second = document(
        "Kabelbrief", "2024-12-20", troops("XAC: 11,000 sent.", quantity=exact(11000), origin=["XAC.mil"])
    )
    third = document("Pier Seven", "2025-04-20", troops("XAC: 20,000 sent.", quantity=exact(20000), origin=["XAC.gov"]))
    result = run(first, second, third)
    series = series_of(only_matter(result), "total")
    assert ends(series) == (18000, 22000)
    assert [int(figure.interval.low or 0) for figure in series.superseded] == [900, 10500]
    assert clash_types(result) == []


def test_the_tangle_of_a_total_that_leaves_no_room_for_its_parts() -> None:
    parts = document(
        "Harbour Ledger",
        "2025-05-30",
        troops(
            "More than 11,000 sent in 2024.", quantity=at_least(11000), time=span("2024", "2024"), origin=["XAD.gov"]
        ),
        troops(
            "A further 3,000 sent in 2025.",
            quantity=exact(3000, basis="increment"),
            time=span("2025-01", "2025-02"),
            origin=["XAD.gov"],
        ),
        troops("In all 14,000 were sent.", quantity=exact(14000, basis="total"), origin=["XAD.gov"]),
    )
    whole = document(
        "Kabelbrief",
        "2025-06-02",
        troops("In all about 11,000 sent.", quantity=about(11000, basis="total"), origin=["XAC.mil"]),
    )
    result = run(parts, whole)
    assert clash_types(result) == ["parts", "total_below_total"]
    assert all(clash.between_independent for clash in result.contradictions)
    total = series_of(only_matter(result), "total")
    recognised = [figure for figure in total.current if figure.parts]
    assert [int(figure.interval.low or 0) for figure in recognised] == [13500]


def test_a_total_too_small_for_two_parts_of_which_each_alone_would_fit() -> None:
    parts = document(
        "Harbour Ledger",
        "2025-05-30",
        troops("7,000 sent in spring.", quantity=exact(7000), time=span("2024-03", "2024-05"), origin=["XAD.gov"]),
        troops("6,000 sent in autumn.", quantity=exact(6000), time=span("2024-09", "2024-11"), origin=["XAD.gov"]),
    )
    whole = document(
        "Kabelbrief",
        "2025-06-02",
        troops("8,000 sent in all.", quantity=exact(8000, basis="total"), origin=["XAC.mil"]),
    )
    (clash,) = open_clashes(run(parts, whole))
    assert clash.type.value == "parts"
    assert "12,000" in clash.reason_en
    assert "12.000" in clash.reason_de


def test_a_retold_bound_stays_a_bound() -> None:
    first = document(
        "Harbour Ledger",
        "2024-12-23",
        losses("At least 1,100 were killed.", quantity=at_least(1100), origin=["XAC.mil"]),
    )
    second = document(
        "Kabelbrief", "2024-12-24", losses("XAC spoke of 1,100 dead.", quantity=exact(1100), origin=["XAC.mil"])
    )
    series = series_of(only_matter(run(first, second)), "total")
    (figure,) = series.current
    assert ends(series) == (1100, None)
    assert len(figure.also) == 1
    assert figure.bound_lost == figure.also


def test_an_own_correction_supersedes_and_contradicts_nothing() -> None:
    first = document(
        "Harbour Ledger", "2024-12-23", losses("At least 1,100 dead.", quantity=at_least(1100), origin=["XAC.mil"])
    )
    second = document(
        "Kabelbrief",
        "2025-01-14",
        losses(
            "The number of 1,100 dead had been too high.", quantity=exact(1100), origin=["XAC.mil"], stance="denied"
        ),
        losses(
            "The right total for that date was 920.",
            quantity=exact(920, basis="total"),
            time=span(None, "2024-12-23"),
            origin=["XAC.mil"],
        ),
    )
    result = run(first, second)
    series = series_of(only_matter(result), "total")
    assert ends(series) == (915, 925)
    assert len(series.superseded) == 1
    assert clash_types(result) == []
    assert only_matter(result).mentions == 2


def test_a_figure_withdrawn_by_the_body_that_published_it_goes() -> None:
    first = document(
        "Ostrat Panel",
        "2025-05-01",
        claim("A member state counted about 28,000.", quantity=about(28000), origin=["unnamed"]),
    )
    second = document(
        "Harbour Ledger",
        "2025-07-15",
        claim(
            "By the end of June 31,500.", quantity=exact(31500), time=span(None, "2025-06-30"), origin=["Ostrat Panel"]
        ),
        claim(
            "The Panel corrected its figure of 28,000.", quantity=exact(28000), origin=["Ostrat Panel"], stance="denied"
        ),
    )
    series = series_of(only_matter(run(first, second)), "total")
    assert ends(series) == (31500, 31500)
    assert len(series.superseded) == 1


def test_a_joint_figure_is_no_members_figure_and_keeps_its_bound_in_each_matter() -> None:
    first = document(
        "Harbour Ledger",
        "2025-05-30",
        claim(
            "Up to 9,000 shells and rockets in 2024.",
            quantity=at_most(9000, joint=True),
            time=span("2024", "2024"),
            origin=["XAC.gov"],
        ),
    )
    second = document(
        "Kabelbrief",
        "2025-06-01",
        claim(
            "XAC: 9,000 shells and rockets.",
            quantity=exact(9000, joint=True),
            origin=["XAC.gov"],
            item="missile.ballistic",
        ),
        claim("XAC: exactly 500 missiles alone.", quantity=exact(500), origin=["XAC.gov"], item="missile.ballistic"),
    )
    result = run(first, second)
    missiles = matter_of(result, item="missile.ballistic")
    joint = [series for series in missiles.series if series.joint]
    assert [ends(series) for series in joint] == [(0, 9000)]
    assert ends(next(series for series in missiles.series if not series.joint)) == (500, 500)


def test_containers_shells_presumed_in_them_and_their_weight_are_three_things() -> None:
    words = "More than 20,000 containers of shells."
    one = document(
        "Harbour Ledger",
        "2025-05-30",
        claim(words, item="container", quantity=at_least(20000), origin=["XAC.gov"]),
        claim(words, origin=["XAC.gov"]),
        claim("Altogether 500,000 tons of shells.", quantity=exact(500000, unit="t"), origin=["XAC.gov"]),
        claim("Some 3 million shells.", quantity=about(3000000), origin=["XAC.gov"]),
    )
    result = run(one)
    shells = matter_of(result, item="ammunition.artillery")
    assert {link.relation for link in shells.links} == {"presumed_in"}
    assert sorted(series.unit for series in shells.series) == ["count", "t"]
    assert clash_types(result) == []


def test_barrels_a_day_are_no_barrels() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2024-10-11",
            claim(
                "1,450,000 barrels a day in September.",
                item="fuel.crude",
                quantity=exact(1450000),
                time=span("2024-09", "2024-09"),
                origin=["Falk"],
            ),
            claim(
                "1,900,000 barrels in September.",
                item="fuel.crude",
                quantity=exact(1900000),
                time=span("2024-09", "2024-09"),
                origin=["Brandt"],
            ),
        )
    )
    assert sorted(series.unit for series in only_matter(result).series) == ["bbl", "bbl/day"]
    assert clash_types(result) == []


def test_two_rates_for_one_month_exclude_each_other() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2024-10-11",
            claim(
                "Refiners took 1.45m b/d in September, Falk says;",
                item="fuel.crude",
                quantity=exact(1450000),
                time=span("2024-09", "2024-09"),
                origin=["Falk"],
            ),
            claim(
                "Brandt has 1.6m.",
                item="fuel.crude",
                quantity=exact(1600000),
                time=span("2024-09", "2024-09"),
                origin=["Brandt"],
            ),
        )
    )
    assert clash_types(result) == ["figures"]
    assert series_of(only_matter(result), "period").disputed


def test_a_level_may_fall() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2024-12-30",
            troops("9,000 are stationed there.", quantity=exact(9000), origin=["XAC.gov"]),
        ),
        document(
            "Kabelbrief", "2025-05-30", troops("4,000 are stationed there.", quantity=exact(4000), origin=["XAD.gov"])
        ),
    )
    assert ends(series_of(only_matter(result), "level")) == (3600, 4400)
    assert clash_types(result) == []


def test_planned_and_done_stay_apart() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2024-12-30",
            troops("XAA will send 30,000.", quantity=exact(30000), stance="intended", origin=["XAA.gov"]),
        ),
        document("Kabelbrief", "2025-05-30", troops("XAA sent 4,000.", quantity=exact(4000), origin=["XAD.gov"])),
    )
    assert sorted(series.basis.value for series in only_matter(result).series) == ["planned", "total"]
    assert clash_types(result) == []


def test_plural_words_stay_words() -> None:
    vague = {"value": 2000, "mode": "vague", "basis": "unspecified"}
    result = run(
        document("Harbour Ledger", "2024-12-30", troops("Thousands were sent.", quantity=vague, origin=["XAC.gov"])),
        document("Kabelbrief", "2024-12-31", troops("Exactly 40 were sent.", quantity=exact(40), origin=["XAD.gov"])),
    )
    assert ends(series_of(only_matter(result), "total")) == (40, 40)
    assert clash_types(result) == []


def test_killed_and_wounded_beyond_all_casualties_do_not_add_up() -> None:
    counted = document(
        "Harbour Ledger",
        "2025-03-01",
        losses("400 killed,", quantity=exact(400), origin=["XAC.gov"]),
        losses("3,600 wounded.", "wounded", quantity=exact(3600), origin=["XAC.gov"]),
    )

    def all_in_all(number: int) -> Extraction:
        line = losses(f"{number} killed or wounded.", "killed_or_wounded", quantity=exact(number), origin=["XAD.gov"])
        return document("Kabelbrief", "2025-03-05", line)

    assert clash_types(run(counted, all_in_all(1200))) == ["parts"]
    assert clash_types(run(counted, all_in_all(4000))) == []


def test_a_named_part_stands_in_no_series() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2025-03-01",
            troops("10,000 were sent;", quantity=exact(10000), origin=["XAC.gov"]),
            troops("500 of them are officers.", quantity=exact(500), origin=["XAC.gov"]),
        )
    )
    assert ends(series_of(only_matter(result), "total")) == (9000, 11000)


def test_the_day_said_decides_which_figure_is_later() -> None:
    new = document(
        "Harbour Ledger",
        "2025-07-10",
        troops("XAB expects 6,000.", quantity=exact(6000), stance="intended", origin=["XAB.gov"]),
    )
    retold = document(
        "Kabelbrief",
        "2025-07-15",
        troops("Announced by XAB on 17 June 2025: 5,000.", quantity=exact(5000), stance="intended", origin=["XAB.gov"]),
    )
    assert ends(series_of(only_matter(run(new, retold)), "planned")) == (5500, 6500)


def test_the_parts_of_a_sum_nobody_made_are_added_by_fundstelle() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2025-05-30",
            troops("11,000 sent in 2024,", quantity=exact(11000), time=span("2024", "2024"), origin=["XAC.gov"]),
            troops(
                "a further 3,000 in early 2025.",
                quantity=exact(3000, basis="increment"),
                time=span("2025-01", "2025-03"),
                origin=["XAC.gov"],
            ),
        )
    )
    total = series_of(only_matter(result), "total")
    (figure,) = total.current
    assert figure.computed
    assert (figure.interval.low, figure.interval.high) == (13200, 14800)
    assert len(figure.parts) == 2
    assert total.interval is None
    assert not total.disputed


def test_a_multiple_set_against_a_figure_excludes_it() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2025-05-30",
            claim(
                "XAA reports 22,000 tons.",
                item="fuel.refined",
                quantity=exact(22000),
                time=span("2024-01", "2024-04"),
                origin=["XAA.gov"],
            ),
            claim(
                "In truth it was twice as much, says XAC.",
                item="fuel.refined",
                time=span("2024-01", "2024-04"),
                origin=["XAC.gov"],
            ),
        )
    )
    assert clash_types(result) == ["figures"]


def test_a_view_as_of_a_day_knows_nothing_later() -> None:
    documents = [
        document("Harbour Ledger", "2024-12-20", troops("11,000 sent.", quantity=exact(11000), origin=["XAC.mil"])),
        document("Kabelbrief", "2025-04-20", troops("20,000 sent.", quantity=exact(20000), origin=["XAC.mil"])),
        document("Pier Seven", None, troops("30,000 sent.", quantity=exact(30000), origin=["XAD.mil"])),
    ]
    result = run(*documents, settings=ReconcileSettings(as_of=date(2025, 1, 1)))
    assert ends(series_of(only_matter(result), "total")) == (10500, 11500)
    assert dict(result.left_out) == {"published_later": 1, "publication_day_unknown": 1}
    assert result.claims_in == 3


def test_claims_that_a_reviewer_calls_not_the_same_part_company() -> None:
    one = document(
        "Harbour Ledger",
        "2025-02-01",
        claim("30 guns.", item="artillery.howitzer", quantity=exact(30), origin=["XAC.gov"]),
    )
    two = document(
        "Kabelbrief", "2025-02-02", claim("90 guns.", item="artillery.howitzer", quantity=exact(90), origin=["XAD.gov"])
    )
    a, b = one.claims[0].id, two.claims[0].id
    assert len(run(one, two).matters) == 1
    result = run(one, two, judgements=[Judgement(a, b, same=False, by="reviewer", why="two deliveries")])
    assert sorted(matter.key.part for matter in result.matters) == ["", b]
    assert [ends(series_of(matter, "total")) for matter in result.matters] == [(30, 30), (90, 90)]
    assert len({matter.id for matter in result.matters}) == 2


def test_broader_and_narrower_matters_know_each_other() -> None:
    result = run(
        document(
            "Harbour Ledger",
            "2025-02-01",
            claim("Arms.", item="arms.other", origin=["XAC.gov"]),
            claim("Shells.", origin=["XAC.gov"]),
        )
    )
    arms, shells = matter_of(result, item="arms.other"), matter_of(result, item="ammunition.artillery")
    assert [(link.relation, link.matter_id) for link in arms.links] == [("narrower", shells.id)]
    assert [(link.relation, link.matter_id) for link in shells.links] == [("broader", arms.id)]


def test_grades_say_their_rule_and_parties_to_the_conflict_are_the_users_choice() -> None:
    documents = [
        document("Harbour Ledger", "2025-02-01", claim("Shells, says XAB.", origin=["XAB.gov"])),
        document("Kabelbrief", "2025-02-02", claim("Shells, says XAC.", origin=["XAC.gov"])),
        document("Pier Seven", "2025-02-03", claim("Shells, says XAD.", origin=["XAD.gov"])),
    ]
    grade = only_matter(run(*documents)).grade
    assert grade is not None
    assert (grade.digit, grade.rule, grade.is_met) == (1, "three_origins_agree", True)
    strict = ReconcileSettings(parties_to_conflict=frozenset({"XAB"}), evidence_standard=3)
    again = only_matter(run(*documents, settings=strict)).grade
    assert again is not None
    assert (again.digit, again.origins, again.is_met) == (2, 2, False)
    assert only_matter(run(*documents, settings=strict)).independent_origins == 3


def test_a_publisher_that_names_itself_as_the_one_who_counts_is_an_origin() -> None:
    own = document(
        "Lakeview Institute", "2025-02-01", claim("The Institute counts some 300 shells.", quantity=about(300))
    )
    flat = document("Lakeview Institute", "2025-02-02", claim("Some 300 shells went there.", quantity=about(300)))
    of_another = document("Harbour Ledger", "2025-02-03", claim("The Institute counts some 300 shells."))
    assert only_matter(run(own)).units == ("Lakeview Institute",)
    assert only_matter(run(flat)).units == ()
    assert only_matter(run(of_another)).units == ()


def test_of_two_figures_in_a_correcting_sentence_the_last_one_stands() -> None:
    words = "XAC raised its estimate of the soldiers sent from 10,000 to 12,000 on Monday."
    quantities = (exact(10000), exact(12000))
    result = run(
        document("Harbour Ledger", "2025-02-01", *(troops(words, quantity=q, origin=["XAC.gov"]) for q in quantities))
    )
    total = series_of(only_matter(result), "total")
    assert ends(total) == (11500, 12500)
    assert len(total.superseded) == 1
    assert clash_types(result) == []


def test_two_increments_of_no_named_time_neither_clash_nor_supersede() -> None:
    first = troops("XAC: a further 3,000 were sent.", quantity=exact(3000, basis="increment"), origin=["XAC.gov"])
    second = troops("XAD: another 1,000 were sent.", quantity=exact(1000, basis="increment"), origin=["XAD.gov"])
    whole = troops(
        "XAD: 2,000 were sent in autumn.", quantity=exact(2000), time=span("2024-09", "2024-11"), origin=["XAD.gov"]
    )
    result = run(
        document("Harbour Ledger", "2025-02-01", first),
        document("Kabelbrief", "2025-03-01", second),
        document("Pier Seven", "2025-03-01", whole),
    )
    assert clash_types(result) == []
    assert [len(series.current) for series in only_matter(result).series if series.period is None] == [1, 1]


def test_a_running_total_is_no_amount_of_the_months_told_beside_it() -> None:
    words = "The reinforcement of January and February brings the total to about 11,000, XAC says."
    line = troops(words, quantity=about(11000, basis="total"), time=span("2025-01", "2025-02"), origin=["XAC.mil"])
    assert ends(series_of(only_matter(run(document("Harbour Ledger", "2025-03-27", line))), "total")) == (9900, 12100)


def test_places_told_with_their_kind_or_their_state_are_one_place() -> None:
    lines = [
        troops(f"Line {n}: soldiers of XAA are there.", place=[name], origin=["XAC.gov"])
        for n, name in enumerate(["North Port", "Hafen Nord", "North Port region", "town of North Port"])
    ]
    kinds = replace(BODIES, place_kinds=frozenset({"region", "town", "of"}))
    assert len(only_matter(run(document("Harbour Ledger", "2025-02-01", *lines), bodies=kinds)).claim_ids) == 4
