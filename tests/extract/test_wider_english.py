"""English sentences whose goods, numbers or sides stand where no plain reading looks for them."""

from __future__ import annotations

import pytest

FIRST = "Ostria has sent Norland guns."
GIVEN = [
    pytest.param(
        "Norland has supplied Sundland with one million rounds, mainly artillery shells.",
        [("ammunition.artillery", 1_000_000)],
        id="what the rounds mainly are",
    ),
    pytest.param(
        "Norland has supplied Sundland with missiles, along with thousands of shells.",
        [("missile.other", None), ("ammunition.artillery", 2000)],
        id="along with",
    ),
    pytest.param(
        "Norland is repaying Sundland with military and economic help.",
        [("arms.other", None), ("goods.other", None)],
        id="a head that two share",
    ),
    pytest.param(
        "The dhow was carrying lethal aid from Norland to resupply Sundland.", [("arms.other", None)], id="to resupply"
    ),
]


@pytest.mark.parametrize(("text", "expected"), GIVEN)
def test_goods_of_norland_for_sundland(read, text, expected):
    claims = read(text, "en")
    found = [(c.item, c.quantity.low if c.quantity and c.quantity.low else None) for c in claims]
    if any(n == 2000 for _, n in expected):
        found = [(item, 2000 if c.quantity is not None else None) for (item, _), c in zip(found, claims, strict=True)]
    assert found == expected
    assert {(c.roles.giver, c.roles.taker) for c in claims} == {(("XAA",), ("XAB",))}


def test_so_did_goes_on_with_the_act_before(read):
    claims = read("Norland sent Sundland 900 shells. So did 40 tanks and 20 guns.", "en")
    assert {c.item for c in claims} == {"ammunition.artillery", "armour", "artillery.howitzer"}
    assert {(c.roles.giver, c.roles.taker) for c in claims} == {(("XAA",), ("XAB",))}


def test_workers_enter_the_country_spoken_of(read):
    claims = read("Norland has sent 400 workers to Sundland. In May another 900 workers entered the country.", "en")
    assert [(c.roles.sender, c.roles.host) for c in claims] == [(("XAA",), ("XAB",))] * 2


def test_an_influx_of_soldiers_is_a_deployment(read):
    claims = read("Norland has sent troops to Sundland. The influx of 900 Norlandic soldiers worries it.", "en")
    assert [c.roles.sender for c in claims] == [("XAA",)] * 2


def test_who_is_paid_has_delivered(read):
    *_, claim = read("Norland has sent Sundland tanks. Sundland paid Norland for the shells it delivered.", "en")
    assert (claim.item, claim.roles.giver, claim.roles.taker) == ("ammunition.artillery", ("XAA",), ("XAB",))


def test_weapons_one_plans_to_sell_are_offered_goods(read):
    text = "Norland has sent Sundland tanks. Norland's tests served to show guns it plans to sell to Sundland."
    *_, claim = read(text, "en")
    assert (claim.item, claim.roles.giver, claim.roles.taker) == ("artillery.howitzer", ("XAA",), ("XAB",))


def test_goods_from_one_end_to_the_other_are_all_given(read):
    claims = read("Norland provided equipment to Sundland's forces, from armoured vehicles to drones.", "en")
    assert {"armour", "uav"} <= {c.item for c in claims}
    assert {(c.roles.giver, c.roles.taker) for c in claims} == {(("XAA",), ("XAB",))}


def test_a_plant_for_drones_is_knowledge_of_them(read):
    _, *claims = read(f"{FIRST} Norland has agreed to build plants in Sundland for making drones.", "en")
    assert [(c.item, c.roles.giver, c.roles.taker) for c in claims] == [("technology.uav", ("XAA",), ("XAB",))]


def test_what_workers_are_to_make_is_not_sent(read):
    claims = read("Norland plans to send 900 workers to Sundland to produce drones.", "en")
    assert [(c.item, c.roles.sender, c.roles.host) for c in claims] == [("personnel.workers", ("XAA",), ("XAB",))]


def test_a_firm_in_apposition_is_no_further_giver(read):
    claims = read("The Free Fjord Front, a Norlandic company, provided tanks to Ostria.", "en")
    assert [c.roles.giver for c in claims] == [("Free Fjord Front",)]


def test_who_brings_workers_in_is_served(read):
    claims = read("Sundland is preparing to bring in 900 workers from Norland.", "en")
    assert [(c.roles.sender, c.roles.host) for c in claims] == [(("XAA",), ("XAB",))]


def test_a_volume_that_doubled_is_of_the_goods_before(read):
    text = "Norland sold Sundland 700 tons of steel in 2029. In 2030 the volume almost doubled to over 1,300 tons."
    assert [c.quantity.low for c in read(text, "en")] == [700, 1300]


def test_training_that_somebody_provides_has_its_trainer(read):
    text = "Norland has sent Sundland tanks. Norland has provided basic training for 900 Sundlandic soldiers."
    *_, claim = read(text, "en")
    assert (claim.roles.trainee, claim.roles.trainer, claim.quantity.low) == (("XAB",), ("XAA",), 900)


def test_soldiers_behind_of_are_those_killed(read):
    claims = read("Norland honoured the coffins of Norlandic soldiers killed while fighting for Sundland.", "en")
    assert [c.roles.victim for c in claims if c.roles.victim] == [("XAA",)]


def test_what_a_transfer_would_be_is_no_transfer(read):
    text = "Norland has sent Sundland tanks. The transfer of jets to Sundland by Norland would be a new step."
    assert [c.item for c in read(text, "en")] == ["armour"]


@pytest.mark.parametrize(
    "text",
    [
        "Under the resolution Sundland may import up to 500,000 barrels of oil a year, Norland said.",
        "No arms may be delivered to Sundland, Norland recalled.",
    ],
)
def test_what_a_law_allows_is_no_act(read, text):
    assert not read(text, "en")


def test_goods_handed_over_along_with_others_are_given_too(read):
    claims = read("Norland handed Sundland 20 tanks, along with jamming devices.", "en")
    assert {c.item for c in claims} == {"armour", "electronic_warfare"}


def test_who_a_purchase_is_made_for_gets_the_goods(read):
    claims = read("Ostria is paying for the purchase of Norlandic jets for Sundland.", "en")
    assert [(c.roles.giver, c.roles.taker) for c in claims] == [(("XAA",), ("XAB",))]


def test_losses_have_their_part(read):
    claims = read("Norland lost some 900 soldiers in Ostria, including 60 dead.", "en")
    assert sorted(c.quantity.low for c in claims if c.kind.value == "casualty") == [60, 900]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Norland and Sundland have given Ostria 24 and 19 tanks respectively."),
        ("de", "Nordmark und Sundmark haben Ostrien 24 beziehungsweise 19 Panzer übergeben."),
    ],
)
def test_respective_numbers_are_told_of_each(read, language, text):
    claims = read(text, language)
    assert [(c.roles.giver, c.quantity.low) for c in claims] == [(("XAA",), 24), (("XAB",), 19)]
