"""Who gives whom what, how much, in sentences about invented states; one table for each phenomenon."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[..., dict[str, Any]]


def fails(*values: Any, why: str) -> Any:
    """A row on which the engine is wrong today; the day it is right, the row says so."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=why))


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("de", "Nordmark lieferte Sundmark 300 Raketen."),
        ("de", "Nordmark lieferte 300 Raketen an Sundmark."),
        ("de", "300 Raketen lieferte Nordmark an Sundmark."),
        ("de", "An Sundmark lieferte Nordmark 300 Raketen."),
        ("de", "Sundmark erhielt aus Nordmark 300 Raketen."),
        ("de", "Sundmark kaufte von Nordmark 300 Raketen."),
        ("de", "Sundmark wurde von Nordmark mit 300 Raketen beliefert."),
        ("de", "Nordmark stellte Sundmark 300 Raketen zur Verfügung."),
        ("de", "Nordmark führte 300 Raketen nach Sundmark aus."),
        ("de", "Die Lieferung von 300 Raketen aus Nordmark an Sundmark sorgt für Streit."),
        ("de", "Es heißt, dass Nordmark 300 Raketen an Sundmark geliefert hat."),
        ("de", "Die 300 Raketen, die Nordmark an Sundmark lieferte, sind alt."),
        ("en", "Norland sent Sundland 300 rockets."),
        ("en", "Norland delivered 300 rockets to Sundland."),
        ("en", "Norland supplied Sundland with 300 rockets."),
        ("en", "Sundland received 300 rockets from Norland."),
        ("en", "Sundland bought 300 rockets from Norland."),
        ("en", "300 rockets were delivered to Sundland by Norland."),
        ("en", "The 300 rockets that Norland delivered to Sundland are old."),
    ],
)
def test_direction_is_read_whatever_the_construction(language: str, content: str, one: One) -> None:
    claim = one(content, language)
    assert (claim["kind"], claim["item"]) == ("transfer", "missile.other")
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])
    assert (claim["quantity"]["value"], claim["quantity"]["mode"]) == (300, "exact")


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("de", "Sundmark lieferte Nordmark 300 Raketen."),
        ("de", "300 Raketen lieferte Sundmark an Nordmark."),
        ("de", "Nordmark wurde von Sundmark mit 300 Raketen beliefert."),
        ("en", "Sundland sent Norland 300 rockets."),
        ("en", "300 rockets were delivered to Norland by Sundland."),
    ],
)
def test_the_other_way_round_is_the_other_direction(language: str, content: str, one: One) -> None:
    claim = one(content, language)
    assert (claim["supplier"], claim["recipient"]) == (["XAB"], ["XAA"])


DE, EN = "Nordmark hat {} an Sundmark geliefert.", "Norland has delivered {} to Sundland."


@pytest.mark.parametrize(
    ("language", "words", "value", "mode", "high"),
    [
        ("de", "650'000 Granaten", 650_000, "exact", None),
        ("de", "650.000 Granaten", 650_000, "exact", None),
        ("de", "100 000 Granaten", 100_000, "exact", None),
        ("de", "100\u2009000 Granaten", 100_000, "exact", None),
        ("de", "1,5 Millionen Granaten", 1_500_000, "exact", None),
        ("de", "zweieinhalb Millionen Granaten", 2_500_000, "exact", None),
        ("de", "anderthalb Millionen Granaten", 1_500_000, "exact", None),
        ("de", "ein Dutzend Panzer", 12, "exact", None),
        ("de", "fünfundzwanzig Panzer", 25, "exact", None),
        ("de", "dreitausendfünfhundert Granaten", 3500, "exact", None),
        ("de", "bis zu 200 Panzer", 200, "at_most", None),
        ("de", "mehr als 200 Panzer", 200, "at_least", None),
        ("de", "mindestens 200 Panzer", 200, "at_least", None),
        ("de", "nicht weniger als 200 Panzer", 200, "at_least", None),
        ("de", "knapp 200 Panzer", 200, "about", None),
        ("de", "gut 200 Panzer", 200, "about", None),
        ("de", "rund 200 Panzer", 200, "about", None),
        ("de", "200 bis 300 Panzer", 200, "range", 300),
        ("de", "zwischen 200 und 300 Panzer", 200, "range", 300),
        ("de", "Dutzende Panzer", 24, "vague", None),
        ("de", "Hunderte Panzer", 200, "vague", None),
        ("en", "1,500 tanks", 1500, "exact", None),
        ("en", "1.5 million shells", 1_500_000, "exact", None),
        ("en", "twenty-five tanks", 25, "exact", None),
        ("en", "no fewer than 300 tanks", 300, "at_least", None),
        ("en", "at least 300 tanks", 300, "at_least", None),
        ("en", "as many as 300 tanks", 300, "at_most", None),
        ("en", "up to 300 tanks", 300, "at_most", None),
        ("en", "fewer than 300 tanks", 300, "at_most", None),
        ("en", "some 300 tanks", 300, "about", None),
        ("en", "almost 300 tanks", 300, "about", None),
        ("en", "between 200 and 300 tanks", 200, "range", 300),
        ("en", "hundreds of tanks", 200, "vague", None),
        ("en", "a couple of dozen tanks", 24, "vague", None),
    ],
)
def test_a_number_keeps_its_bound_and_its_hedge(
    language: str, words: str, value: int, mode: str, high: int | None, one: One
) -> None:
    quantity = one((DE if language == "de" else EN).format(words), language)["quantity"]
    assert (quantity["value"], quantity["mode"], quantity.get("high")) == (value, mode, high)


@pytest.mark.parametrize(
    ("language", "words", "basis"),
    [
        ("de", "weitere 200 Panzer", "increment"),
        ("de", "insgesamt 200 Panzer", "total"),
        ("de", "200 Panzer", "unspecified"),
        ("en", "another 200 tanks", "increment"),
        ("en", "a total of 200 tanks", "total"),
        ("en", "200 tanks", "unspecified"),
    ],
)
def test_a_total_is_no_increment(language: str, words: str, basis: str, one: One) -> None:
    assert one((DE if language == "de" else EN).format(words), language)["quantity"]["basis"] == basis


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "170-Millimeter-Haubitzen"),
        ("de", "Panzer zum Preis von 3 Millionen Euro"),
        ("de", "Raketen mit 300 Kilometern Reichweite"),
        ("en", "155mm shells"),
        ("en", "missiles with a range of 300 km"),
    ],
)
def test_calibres_prices_and_distances_count_nothing(language: str, words: str, one: One) -> None:
    assert one((DE if language == "de" else EN).format(words), language)["quantity"] is None


@pytest.mark.parametrize(
    ("language", "content", "per"),
    [
        ("en", "Norland delivers 300 tonnes of oil a month to Sundland.", "month"),
        ("en", "Norland ships 10,000 barrels of oil a day to Sundland.", "day"),
        ("de", "Nordmark liefert monatlich 300 Tonnen Öl an Sundmark.", None),
    ],
)
def test_a_rate_stays_a_rate(language: str, content: str, per: str | None, one: One) -> None:
    assert one(content, language)["quantity"].get("per") == per


@pytest.mark.parametrize(
    ("language", "content", "stance"),
    [
        ("de", "Nordmark hat keine Raketen an Sundmark geliefert.", "denied"),
        ("de", "Nordmark hat nie Raketen an Sundmark geliefert.", "denied"),
        ("de", "Nordmark bestreitet, Raketen an Sundmark geliefert zu haben.", "denied"),
        ("de", "Nordmark könnte Raketen an Sundmark geliefert haben.", "uncertain"),
        ("de", "Nordmark hat vermutlich Raketen an Sundmark geliefert.", "uncertain"),
        ("de", "Nordmark will Raketen an Sundmark liefern.", "intended"),
        ("de", "Nordmark wird Raketen an Sundmark liefern.", "intended"),
        ("de", "Nordmark hat nicht nur Raketen an Sundmark geliefert.", "affirmed"),
        ("en", "Norland has not delivered rockets to Sundland.", "denied"),
        ("en", "Norland has never delivered rockets to Sundland.", "denied"),
        ("en", "Norland may have delivered rockets to Sundland.", "uncertain"),
        ("en", "Norland plans to deliver rockets to Sundland.", "intended"),
        ("en", "Norland will deliver rockets to Sundland.", "intended"),
        ("en", "Norland has delivered no fewer than 300 rockets to Sundland.", "affirmed"),
    ],
)
def test_stance_is_read_from_negation_mood_and_tense(language: str, content: str, stance: str, one: One) -> None:
    claim = one(content, language)
    assert claim["stance"] == stance
    assert (claim["supplier"], claim["recipient"]) == (["XAA"], ["XAB"])


def test_the_one_who_denies_stays_the_giver(one: One) -> None:
    claim = one("Norland denied that it had delivered rockets to Sundland.", "en")
    assert (claim["supplier"], claim["recipient"], claim["stance"]) == (["XAA"], ["XAB"], "denied")


def test_a_condition_is_kept(read: Callable[..., Any]) -> None:
    content = "Nordmark wird 40 Panzer an Sundmark liefern, falls Ostrien zustimmt."
    (claim,) = read(content, "de")
    assert content[claim.condition.span.start : claim.condition.span.end] == "falls Ostrien zustimmt."


@pytest.mark.parametrize(
    ("language", "content", "kind", "supplier", "recipient", "value"),
    [
        ("de", "In Sundmark kämpfen 3.000 nordmärkische Soldaten.", "deployment", ["XAA"], ["XAB"], 3000),
        ("de", "Nordmark bildet 500 sundmärkische Soldaten aus.", "training", ["XAB"], ["XAA"], 500),
        ("de", "300 nordmärkische Soldaten wurden getötet.", "casualty", ["XAA"], [], 300),
        ("en", "3,000 Norlandic soldiers are fighting in Sundland.", "deployment", ["XAA"], ["XAB"], 3000),
        ("en", "Norland sent 3,000 soldiers to Sundland.", "deployment", ["XAA"], ["XAB"], 3000),
        ("en", "Norland is training 500 Sundlandic soldiers.", "training", ["XAB"], ["XAA"], 500),
        ("en", "300 Norlandic soldiers were killed.", "casualty", ["XAA"], [], 300),
    ],
)
def test_persons_serve_train_and_die(
    language: str, content: str, kind: str, supplier: list[str], recipient: list[str], value: int, one: One
) -> None:
    claim = one(content, language)
    found = (claim["kind"], claim["supplier"], claim["recipient"], claim["quantity"]["value"])
    assert found == (kind, supplier, recipient, value)


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("de", "Nordmark lieferte Sundmark Raketen, Granaten und 40 Panzer."),
        ("en", "Norland delivered rockets, shells and 40 tanks to Sundland."),
    ],
)
def test_each_thing_of_an_enumeration_is_a_claim_and_the_number_is_the_last_ones(
    language: str, content: str, read: Callable[..., Any]
) -> None:
    found = {claim.item: claim.quantity and claim.quantity.low for claim in read(content, language)}
    assert found == {"missile.other": None, "ammunition.artillery": None, "armour": 40}


@pytest.mark.parametrize(
    ("language", "content", "origin", "via"),
    [
        ("en", "Ostria delivered 40 tanks to Sundland, the Sundland Defence Staff said.", ["XAB.mil"], []),
        (
            "en",
            "The Hallvik Herald, citing the Sundland Defence Staff, reported that Ostria sent 40 tanks to Norland.",
            ["XAB.mil"],
            ["Hallvik Herold"],
        ),
        ("en", "Ostria delivered 40 tanks to Sundland.", ["publisher"], []),
        (
            "de",
            "„Ostrien hat 40 Panzer an Sundmark geliefert“, teilte der Sundmärkische Wehrstab mit.",
            ["XAB.mil"],
            [],
        ),
        (
            "de",
            "Nach Angaben des Nordmärkischen Lagedienstes hat Ostrien 40 Panzer an Sundmark geliefert.",
            ["XAA.intel"],
            [],
        ),
    ],
)
def test_the_origin_is_who_says_so(language: str, content: str, origin: list[str], via: list[str], one: One) -> None:
    claim = one(content, language)
    assert (claim["origin"], claim["via"], claim["supplier"]) == (origin, via, ["XAC"])


def test_a_formula_in_front_leaves_the_subject_alone(one: One) -> None:
    claim = one("According to the Norland Situation Service, Ostria delivered 40 tanks to Sundland.", "en")
    assert (claim["supplier"], claim["recipient"]) == (["XAC"], ["XAB"])


@pytest.mark.parametrize(
    ("language", "content"),
    [
        ("de", "Hat Nordmark 300 Raketen an Sundmark geliefert?"),
        ("en", "Did Norland deliver 300 rockets to Sundland?"),
        ("de", "Der Ausschuss tagt am Dienstag."),
        ("en", "The committee meets on Tuesday."),
        ("en", "Norland and Sundland talked about tanks."),
    ],
)
def test_what_claims_nothing_gives_no_claim(language: str, content: str, read: Callable[..., Any]) -> None:
    assert read(content, language) == ()


@pytest.mark.parametrize(
    ("language", "words", "start", "end"),
    [
        ("de", "im März 2031", "2031-03", "2031-03"),
        ("de", "im März", "2031-03", "2031-03"),
        ("de", "im Juli", "2030-07", "2030-07"),
        ("de", "am 3. April 2031", "2031-04-03", "2031-04-03"),
        ("de", "am 03.04.2031", "2031-04-03", "2031-04-03"),
        ("de", "2029", "2029", "2029"),
        ("de", "im vergangenen Jahr", "2030", "2030"),
        ("de", "im vergangenen Monat", "2031-04", "2031-04"),
        ("de", "im vergangenen Herbst", "2030-09", "2030-11"),
        ("de", "Ende April", "2031-04-21", "2031-04-30"),
        ("de", "Anfang 2030", "2030-01", "2030-04"),
        ("de", "seit März 2031", "2031-03", None),
        ("de", "von Januar bis März 2031", "2031-01", "2031-03"),
        ("de", "gestern", "2031-05-13", "2031-05-13"),
        ("de", "im ersten Quartal 2031", "2031-01", "2031-03"),
        ("en", "in March 2031", "2031-03", "2031-03"),
        ("en", "in July", "2030-07", "2030-07"),
        ("en", "on April 3, 2031", "2031-04-03", "2031-04-03"),
        ("en", "on 3 April 2031", "2031-04-03", "2031-04-03"),
        ("en", "last year", "2030", "2030"),
        ("en", "last month", "2031-04", "2031-04"),
        ("en", "in mid-April", "2031-04-11", "2031-04-20"),
        ("en", "in early 2030", "2030-01", "2030-04"),
        ("en", "since March 2031", "2031-03", None),
        ("en", "between January and March 2031", "2031-01", "2031-03"),
        ("en", "yesterday", "2031-05-13", "2031-05-13"),
        ("en", "in the first half of 2030", "2030-01", "2030-06"),
    ],
)
def test_a_period_is_read_against_the_day_of_publication(
    language: str, words: str, start: str | None, end: str | None, one: One
) -> None:
    content = f"{words[0].upper()}{words[1:]} hat Nordmark Raketen an Sundmark geliefert."
    if language == "en":
        content = f"Norland delivered rockets to Sundland {words}."
    assert one(content, language)["time"] == {"start": start, "end": end}


@pytest.mark.parametrize(("language", "content"), [("de", "Nordmark lieferte Sundmark im Mai 2031 2.000 Raketen.")])
def test_a_year_is_no_number_of_things(language: str, content: str, one: One) -> None:
    claim = one(content, language)
    assert (claim["quantity"]["value"], claim["time"]["start"]) == (2000, "2031-05")


def test_of_a_part_and_its_whole_the_part_is_counted(read: Callable[..., Any]) -> None:
    content = "At least 1,100 of the 11,000 soldiers whom Norland sent to Sundland were killed."
    dead = [claim.quantity for claim in read(content, "en") if claim.kind == "casualty"]
    assert [quantity.low for quantity in dead if quantity] == [1100]


def test_a_paragraph_of_marks_stops_nothing(read: Callable[..., Any]) -> None:
    assert len(read("((((\n\nNorland delivered 300 rockets to Sundland.\n\n)))))", "en")) == 1


def test_a_saying_clause_behind_leaves_the_subject_alone(one: One) -> None:
    content = "Norland sent rockets to Sundland, the Hallvik Herald reported, citing the Sundland Defence Staff."
    assert one(content, "en")["supplier"] == ["XAA"]
