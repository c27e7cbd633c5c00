"""Whose act it is: a speaker's own, one told by the taker, persons whom nobody sent, what outsiders say was not so."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, NORTH, SENT, claim, make_knowledge, on, passage, period, point

from fundstelle.publish.figures import find_common
from fundstelle.publish.sentences.articles import split_article
from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.grammar import load_grammar
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Attribution, Kind, Link, Outcome, Phase, Roles, Stance
from fundstelle.records.matter import Figure, Series, SeriesBasis
from fundstelle.values import Basis, Hedge, Interval, Pin, Quantity

WORDS = "Rund 11.000 Soldaten seien seit Oktober 2024 in Belmark."
NB = "\N{NO-BREAK SPACE}"
SAYS = "Die Regierung Arveniens gibt an, "
SAID = "The government of Arvenia said that "


def write(language: str, rules: dict[str, str] | None = None, **slots: Any) -> str:
    """The sentence of a claim; rules: the rule of the pin of each slot, on any words."""
    kind, item = slots.pop("kind", Kind.TRANSFER), slots.pop("item", "uav")
    made = claim(NORTH, WORDS, kind, item, **slots)
    pins = {slot: (Pin(passage(NORTH, "11.000"), rule),) for slot, rule in (rules or {}).items()}
    told = make_claim_sentence(replace(made, pins=pins), NORTH, 1, load_writer(language, make_knowledge()))
    return told.text.replace(NB, " ")


OWN: list[tuple[str, dict[str, Any], str, str]] = [
    ("done", {"phase": Phase.DONE}, SAYS + "Drohnen an Belmark geliefert zu haben.", SAID + "it had transferred drones to Belmark."),
    ("goes on", {"phase": Phase.UNDER_WAY}, SAYS + "Drohnen an Belmark zu liefern.", SAID + "it was transferring drones to Belmark."),
    ("planned, of which the passage has no word", {"phase": Phase.PLANNED}, SAYS + "das Land werde Drohnen an Belmark liefern.", SAID + "it would transfer drones to Belmark."),
    ("agreed, of which the passage has no word", {"phase": Phase.AGREED}, SAYS + "das Land werde Drohnen an Belmark liefern.", SAID + "it would transfer drones to Belmark."),
    ("denied", {"phase": Phase.DONE, "stance": Stance.DENIES}, "Die Regierung Arveniens bestreitet, Drohnen an Belmark geliefert zu haben.", "The government of Arvenia denied that it had transferred drones to Belmark."),
    ("named by its noun", {"stance": Stance.DENIES}, "Die Regierung Arveniens bestreitet, Drohnen an Belmark zu liefern.", "The government of Arvenia denied transferring drones to Belmark."),
    ("promised", {"phase": Phase.PLANNED, "say": Saying.PROMISES}, "Die Regierung Arveniens sagte zu, Drohnen an Belmark zu liefern.", "The government of Arvenia promised to transfer drones to Belmark."),
    ("warned of", {"phase": Phase.PLANNED, "say": Saying.WARNS}, "Die Regierung Arveniens droht damit, Drohnen an Belmark zu liefern.", "The government of Arvenia threatened to transfer drones to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("why", "slots", "german", "english"), OWN, ids=[case[0] for case in OWN])
def test_who_speaks_of_its_own_act_is_named_once(why: str, slots: dict[str, Any], german: str, english: str) -> None:
    assert write("de", roles=ARV_TO_BEL, source="XAA.gov", **slots) == german
    assert write("en", roles=ARV_TO_BEL, source="XAA.gov", **slots) == english


def test_forces_speak_of_their_state_as_the_country() -> None:
    slots = {"roles": ARV_TO_BEL, "source": "XAA.mil", "phase": Phase.DONE}
    assert (
        write("de", **slots)
        == "Die Verteidigungsbehörden Arveniens geben an, das Land habe Drohnen an Belmark geliefert."
    )
    assert (
        write("en", **slots)
        == "The defence authorities of Arvenia said that the country had transferred drones to Belmark."
    )


def test_the_country_is_not_said_where_another_state_passes_it_on() -> None:
    attribution = Attribution((Link("XAC.gov"), Link("XAA.mil")))
    told = write("en", roles=ARV_TO_BEL, attribution=attribution, phase=Phase.DONE)
    assert told.endswith("said that Arvenia had transferred drones to Belmark.")


def test_a_state_s_own_people_are_no_army_of_its_own() -> None:
    slots: dict[str, Any] = {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",))}
    slots |= {"outcome": Outcome.WOUNDED, "quantity": point("16", unit="person"), "source": "XAA.gov"}
    assert write("de", **slots) == SAYS + "16 Soldaten aus Arvenien seien verwundet worden."
    assert write("en", **slots) == SAID + "16 soldiers from Arvenia had been wounded."


DEPLOYED: dict[str, Any] = {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT, "phase": Phase.DONE}
GIVER, NATIONALITY = {"kind": "give", "sender": "give"}, {"kind": "give", "sender": "nationality"}


@pytest.mark.parametrize(
    ("rules", "german", "english"),
    [
        ({"kind": "serve", "sender": "nationality"}, "Soldaten aus Arvenien seien nach Belmark gegangen.", "troops from Arvenia had gone to Belmark."),
        (GIVER, "Arvenien habe Soldaten nach Belmark entsandt.", "Arvenia had deployed troops to Belmark."),
        (NATIONALITY, "Soldaten aus Arvenien seien nach Belmark entsandt worden.", "troops from Arvenia had been sent to Belmark."),
    ],
)  # fmt: skip
def test_a_state_sends_only_whom_the_passage_says_it_sends(rules: dict[str, str], german: str, english: str) -> None:
    assert write("de", rules, **DEPLOYED).endswith(f"gibt an, {german}")
    assert write("en", rules, **DEPLOYED).endswith(f"said that {english}")


def test_what_a_taker_denies_to_have_got_is_told_from_its_side() -> None:
    slots = {"roles": ARV_TO_BEL, "source": "XAB.gov", "phase": Phase.DONE, "stance": Stance.DENIES}
    assert (
        write("de", {"kind": "get"}, **slots)
        == "Die Regierung Belmarks bestreitet, Drohnen von Arvenien erhalten zu haben."
    )
    assert (
        write("en", {"kind": "get"}, **slots)
        == "The government of Belmark denied that it had received drones from Arvenia."
    )


def test_only_those_whom_it_concerns_deny() -> None:
    slots = {"roles": ARV_TO_BEL, "source": "publisher", "stance": Stance.DENIES}
    assert (
        write("en", **slots)
        == "The Northern Observer wrote that there had been no transfer of drones by Arvenia to Belmark."
    )
    assert write("de", **slots, phase=Phase.DONE).endswith(
        "schreibt, Arvenien habe keine Drohnen an Belmark geliefert."
    )


def test_what_is_held_so_by_no_word_that_says_how_far_is_told_as_suspected() -> None:
    slots = {"roles": ARV_TO_BEL, "stance": Stance.SUSPECTS}
    assert write("de", **slots).endswith(
        "spricht von einer mutmaßlichen Lieferung von Drohnen durch Arvenien an Belmark."
    )
    assert write("en", **slots).endswith("spoke of a suspected transfer of drones by Arvenia to Belmark.")


def test_a_ministry_named_in_the_passage_is_named() -> None:
    content = NORTH.text.content.replace("Der Geheimdienst Co", "Verteidigungsminist")
    reading = replace(NORTH, text=replace(NORTH.text, content=content))
    link = Link("XAC.mil", pin=Pin(passage(reading, "Verteidigungsminist"), "source"))
    made = claim(NORTH, WORDS, Kind.TRANSFER, "uav", attribution=Attribution((link,)), phase=Phase.DONE)
    told = make_claim_sentence(made, reading, 1, load_writer("de", make_knowledge())).text
    assert told.startswith("Das Verteidigungsministerium Corruniens gibt an")


TIMES = [
    (period("2024-09", None, named="autumn"), "seit Herbst 2024", "since autumn 2024"),
    (period("2024-12", None, named="winter"), "seit Winter 2024/25", "since winter 2024/25"),
    (period("2025-01", None, named="beginning"), "seit Anfang 2025", "since the beginning of 2025"),
    (period(None, "2025-05", named="spring"), "bis Frühjahr 2025", "by spring 2025"),
    (period("2025-01", "2025-02"), "im Januar und Februar 2025", "in January and February 2025"),
    (period("2024-12", "2025-01"), "im Dezember 2024 und Januar 2025", "in December 2024 and January 2025"),
    (period("2023", "2024"), "in den Jahren 2023 und 2024", "in 2023 and 2024"),
    (period("2025-01", "2025-03"), "zwischen Januar und März 2025", "between January and March 2025"),
]


@pytest.mark.parametrize(("when", "german", "english"), TIMES)
def test_a_time_keeps_the_precision_of_the_passage(when: Any, german: str, english: str) -> None:
    assert (load_writer("de").when(when), load_writer("en").when(when)) == (german, english)


def test_the_day_of_saying_and_happening_is_told_once() -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.DONE, "said": on("2025-03-04"), "happened": on("2025-03-04")}
    assert write("en", **slots).endswith(
        "said on 4 March 2025 that Arvenia had transferred drones to Belmark the same day."
    )


def test_two_figures_never_meet() -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.DONE, "quantity": point("5000"), "happened": period("2024", "2024")}
    assert "habe 5.000 Drohnen im Jahr 2024 an Belmark geliefert" in write("de", **slots)


@pytest.mark.parametrize(
    ("quantity", "german", "english"),
    [
        (Quantity(Decimal(200000), None, hedge=Hedge.VAGUE, basis=Basis.INCREMENT), "Hunderttausende weitere Drohnen", "hundreds of thousands more drones"),
        (Quantity(Decimal(2000000), Decimal(20000000)), "2 bis 20 Millionen Drohnen", "2 to 20 million drones"),
        (Quantity(Decimal(1000000), None), "mindestens eine Million Drohnen", "at least 1 million drones"),
    ],
)  # fmt: skip
def test_an_amount_is_written_as_an_editor_would(quantity: Quantity, german: str, english: str) -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.DONE, "quantity": quantity}
    assert f" {german} " in write("de", **slots) and f" {english} " in write("en", **slots)


@pytest.mark.parametrize(
    ("language", "name", "article", "bare"),
    [
        ("de", "Sund-Zeitung", "f", "Sund-Zeitung"),
        ("de", "Der Nordspiegel", "m", "Nordspiegel"),
        ("de", "Magazin Nord", "n", "Magazin Nord"),
        ("de", "The Harbour Ledger", "m", "Harbour Ledger"),
        ("de", "The Lookout", "none", "The Lookout"),
        ("de", "Marit Lohse", "none", "Marit Lohse"),
        ("en", "Office of the Coordinator", "the", "Office of the Coordinator"),
        ("en", "Coast Courier", "the", "Coast Courier"),
        ("en", "nordost24", "none", "nordost24"),
    ],
)
def test_a_name_has_the_article_of_the_word_it_is_built_on(language: str, name: str, article: str, bare: str) -> None:
    assert split_article(name, "", load_grammar(language)) == (article, bare)


def series(*ends: tuple[int | None, int | None], together: tuple[int | None, int | None]) -> Series:
    def made(low: int | None, high: int | None) -> Interval:
        return Interval(Decimal(low) if low is not None else None, Decimal(high) if high is not None else None)

    figures = tuple(Figure("XAC", made(*each), None, str(n)) for n, each in enumerate(ends))
    return Series(SeriesBasis.TOTAL, "count", figures, interval=made(*together))


def test_figures_are_told_together_only_where_all_of_them_allow_it() -> None:
    assert find_common(series((100, 200), (150, None), together=(150, 200))) == Interval(Decimal(150), Decimal(200))
    assert find_common(series((None, 4), (22, None), (36, 36), together=(36, 36))) is None
    assert find_common(series((10, 20), (15, 30), together=(15, 30))) is None


def test_only_who_would_act_threatens() -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.THREATENED}
    assert (
        write("de", source="XAA.gov", **slots) == "Die Regierung Arveniens droht damit, Drohnen an Belmark zu liefern."
    )
    assert write("de", **slots).endswith("gibt an, Arvenien habe gedroht, Drohnen an Belmark zu liefern.")


def test_a_phase_is_told_once() -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.PLANNED}
    told = write("en", source="Nordrat", stance=Stance.FINDS_NO_EVIDENCE, **slots)
    assert told == "Nordrat reported having no evidence that Arvenia would transfer drones to Belmark."
    assert write("en", source="XAC.gov", stance=Stance.RETRACTS, **slots).endswith("by Arvenia to Belmark (planned).")


def test_an_estimate_without_a_figure_is_an_assessment() -> None:
    slots = {"roles": ARV_TO_BEL, "phase": Phase.DONE, "say": Saying.ESTIMATES}
    assert "kommt zur Einschätzung, Arvenien habe Drohnen" in write("de", **slots)
    assert "estimated that" in write("en", quantity=point("300"), **slots)
    assert "assessed that" in write("en", **slots)
