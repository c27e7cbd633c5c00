"""What a passage's own words add to a sentence: its noun, the number of unnamed sources, whose side, going or staying."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from publish_cases import ARV_TO_BEL, SENT, claim, make_input, make_knowledge, make_reading, passage, period, point

from fundstelle.publish import make_report
from fundstelle.publish.sentences.claims import make_claim_sentence
from fundstelle.publish.sentences.grammar import find_cues, load_grammar
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Attribution, Kind, Link, Outcome, Phase, Roles, Stance
from fundstelle.records.ids import make_matter_id, with_ids
from fundstelle.records.matter import Figure, Matter, MatterKey, Series, SeriesBasis
from fundstelle.values import Pin
from fundstelle.values.interval import intersect_all, parse_interval

TEXT = make_reading(
    "Erfunden. Keine Anzeichen gebe es für eine Lieferung von Kampfpanzern nach Belmark. "
    "Ein einzelner ungenannter Diplomat sprach von Kohle. Zwei Diplomaten sprachen von Öl. "
    "Soldaten aus Arvenien kämpfen in der Armee Belmarks. Soldaten aus Arvenien kämpfen in Belmark. "
    "Techniker aus Arvenien reisten an.",
    publisher="Beobachter",
    published="2025-03-04",
    title="Erfunden, nur für Tests",
)
SENTENCE = {
    "tanks": "Keine Anzeichen gebe es für eine Lieferung von Kampfpanzern nach Belmark.",
    "one": "Ein einzelner ungenannter Diplomat sprach von Kohle.",
    "two": "Zwei Diplomaten sprachen von Öl.",
    "army": "Soldaten aus Arvenien kämpfen in der Armee Belmarks.",
    "there": "Soldaten aus Arvenien kämpfen in Belmark.",
    "technicians": "Techniker aus Arvenien reisten an.",
}
TROOPS = {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": SENT, "phase": Phase.UNDER_WAY}
UNTIL_MARCH = period(None, "2025-03")


def write(language: str, sentence: str, rule: str = "", words: str = "", **slots: Any) -> str:
    """The claim over that sentence; rule and words: of the pin that found its kind."""
    kind, item = slots.pop("kind"), slots.pop("item")
    made = claim(TEXT, SENTENCE[sentence], kind, item, **slots)
    pins = {"kind": (Pin(passage(TEXT, words), rule),)} if rule else {}
    made = replace(made, pins=MappingProxyType(pins))
    told = make_claim_sentence(made, TEXT, 1, load_writer(language, make_knowledge())).text
    return told.replace("\N{NO-BREAK SPACE}", " ")


def unnamed(words: str) -> Attribution:
    return Attribution((Link("unnamed", pin=Pin(passage(TEXT, words), "source")),))


COAL = {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL, "phase": Phase.DONE}
CASES: list[tuple[str, str, str, dict[str, Any], str, str]] = [
    ("tanks", "", "", {"kind": Kind.TRANSFER, "item": "armour", "roles": ARV_TO_BEL, "phase": Phase.DONE, "stance": Stance.FINDS_NO_EVIDENCE}, "Der Geheimdienst Corruniens gibt an, keine Anzeichen dafür zu haben, dass Arvenien Kampfpanzer an Belmark geliefert habe.", "The intelligence service of Corrunia reported no sign that Arvenia had transferred battle tanks to Belmark."),
    ("one", "", "", {**COAL, "attribution": unnamed("Diplomat sprach")}, "Eine nicht genannte Quelle gibt an, Arvenien habe Kohle an Belmark geliefert.", "An unnamed source said that Arvenia had transferred coal to Belmark."),
    ("one", "", "", {**COAL, "source": "unnamed"}, "Eine nicht genannte Quelle gibt an, Arvenien habe Kohle an Belmark geliefert.", "An unnamed source said that Arvenia had transferred coal to Belmark."),
    ("one", "", "", {**COAL, "source": "XAC.unnamed"}, "Ein nicht genannter Vertreter Corruniens gibt an, Arvenien habe Kohle an Belmark geliefert.", "An unnamed official of Corrunia said that Arvenia had transferred coal to Belmark."),
    ("two", "", "", {**COAL, "attribution": unnamed("Zwei Diplomaten")}, "Nicht genannte Quellen geben an, Arvenien habe Kohle an Belmark geliefert.", "Unnamed sources said that Arvenia had transferred coal to Belmark."),
    ("army", "serve", "kämpfen", TROOPS, "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien kämpften auf der Seite Belmarks.", "The intelligence service of Corrunia said that troops from Arvenia were fighting on the side of Belmark."),
    ("army", "serve", "kämpfen", {**TROOPS, "phase": Phase.UNSPECIFIED, "stance": Stance.DENIES, "source": "XAC.gov"}, "Die Regierung Corruniens gibt an, es habe keinen Einsatz von Soldaten aus Arvenien auf der Seite Belmarks gegeben.", "The government of Corrunia said there had been no service of troops from Arvenia on the side of Belmark."),
    ("there", "serve", "kämpfen", TROOPS, "Der Geheimdienst Corruniens gibt an, Soldaten aus Arvenien kämpften in Belmark.", "The intelligence service of Corrunia said that troops from Arvenia were fighting in Belmark."),
    ("there", "serve", "kämpfen", {**TROOPS, "phase": Phase.UNSPECIFIED, "happened": UNTIL_MARCH}, "Der Geheimdienst Corruniens spricht vom Einsatz von Soldaten aus Arvenien in Belmark bis März 2025.", "The intelligence service of Corrunia spoke of the deployment of troops from Arvenia in Belmark until March 2025."),
    ("technicians", "go", "reisten", {"kind": Kind.DEPLOYMENT, "item": "personnel.engineers", "roles": SENT, "phase": Phase.UNSPECIFIED, "stance": Stance.SUSPECTS, "happened": UNTIL_MARCH}, "Der Geheimdienst Corruniens spricht von einer mutmaßlichen Entsendung von Technikern aus Arvenien nach Belmark bis März 2025.", "The intelligence service of Corrunia spoke of a suspected deployment of technicians from Arvenia to Belmark by March 2025."),
    ("there", "", "", {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "phase": Phase.DONE, "outcome": Outcome.KILLED, "quantity": point("1100", unit="person"), "stance": Stance.DENIES, "source": "XAB.gov"}, "Die Regierung Belmarks weist die Angabe zurück, dass 1.100 Soldaten aus Arvenien ums Leben gekommen seien.", "The government of Belmark rejected the statement that 1,100 soldiers from Arvenia had been killed."),
    ("one", "", "", {**COAL, "phase": Phase.UNSPECIFIED, "source": "XAA.mil", "stance": Stance.DENIES}, "Die Verteidigungsbehörden Arveniens bestreiten die Lieferung von Kohle durch das Land an Belmark.", "The defence authorities of Arvenia denied the transfer of coal by the country to Belmark."),
    ("one", "", "", {**COAL, "phase": Phase.PLANNED, "stance": Stance.SUSPECTS}, "Der Geheimdienst Corruniens vermutet, dass Arvenien Kohle an Belmark liefern werde.", "The intelligence service of Corrunia suspected that Arvenia would transfer coal to Belmark."),
    ("there", "", "", {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "phase": Phase.DONE, "outcome": Outcome.MISSING, "quantity": point("28", unit="person")}, "Der Geheimdienst Corruniens gibt an, 28 Soldaten aus Arvenien seien vermisst.", "The intelligence service of Corrunia said that 28 soldiers from Arvenia were missing."),
    ("one", "", "", {**COAL, "phase": Phase.UNSPECIFIED, "source": "XAA.gov", "stance": Stance.SUSPECTS}, "Die Regierung Arveniens spricht von einer mutmaßlichen Lieferung von Kohle durch Arvenien an Belmark.", "The government of Arvenia spoke of a suspected transfer of coal by Arvenia to Belmark."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rule", "words", "slots", "de", "en"), CASES)
def test_the_passage_s_own_words_are_heard(
    sentence: str, rule: str, words: str, slots: dict[str, Any], de: str, en: str
) -> None:
    assert write("de", sentence, rule, words, **slots) == de
    assert write("en", sentence, rule, words, **slots) == en


def test_a_magazine_is_called_without_what_follows_the_dash_in_its_title() -> None:
    own = replace(claim(TEXT, SENTENCE["one"], Kind.TRANSFER, "coal", source="publisher"), roles=ARV_TO_BEL)
    titled = replace(TEXT, facts=replace(TEXT.facts, publisher="Kurs Sund – Magazin für Schifffahrt"))
    told = make_claim_sentence(own, titled, 1, load_writer("de", make_knowledge())).text
    assert told == "Kurs Sund schreibt von der Lieferung von Kohle durch Arvenien an Belmark."


def test_what_a_passage_calls_a_source_in_its_own_words_is_quoted_and_not_declined() -> None:
    source = Attribution((Link("Arvenian press"), Link("unnamed")))
    made = replace(claim(TEXT, SENTENCE["two"], Kind.TRANSFER, "coal", attribution=source), roles=ARV_TO_BEL)
    told = make_claim_sentence(made, TEXT, 1, load_writer("de", make_knowledge())).text
    assert "wiedergegeben von „Arvenian press“," in told


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_noun_that_is_heard_in_one_language_can_be_told_in_both(language: str) -> None:
    heard = {code for one in ("de", "en") for code in find_cues(one)["nouns"]}
    told = load_grammar(language).table("items")
    assert heard and heard <= set(told) and {code.partition(":")[0] for code in heard} <= set(told)


@pytest.mark.parametrize(
    ("language", "told"), [("de", "Beobachter Nord spricht"), ("en", "The Northern Observer spoke")]
)
def test_a_lead_names_the_publisher_where_no_unit_is_counted(language: str, told: str) -> None:
    made = replace(claim(TEXT, SENTENCE["one"], Kind.TRANSFER, "coal", source="publisher"), roles=ARV_TO_BEL)
    part = lead(language, made, ())
    assert part.startswith(told)


def test_a_lead_names_the_one_body_that_said_it_and_not_its_whole_state() -> None:
    made = claim(TEXT, SENTENCE["one"], Kind.TRANSFER, "coal", source="XAC.mil")
    assert lead("de", replace(made, roles=ARV_TO_BEL), ("XAC",)).startswith(
        "Die Verteidigungsbehörden Corruniens sprechen"
    )
    own = replace(claim(TEXT, SENTENCE["one"], Kind.TRANSFER, "coal", source="XAA.mil"), roles=ARV_TO_BEL)
    told = "The defence authorities of Arvenia spoke of the transfer of coal by the country to Belmark."
    assert lead("en", own, ("XAA",)) == told


@pytest.mark.parametrize(
    ("ends", "points", "is_told"),
    [
        (("[360,440]", "[315,385]"), ("400", "350"), False),
        (("[300,..)", "(..,385]"), (), True),
    ],
)
def test_figures_that_meet_only_in_what_their_words_leave_open_are_not_called_compatible(
    ends: tuple[str, str], points: tuple[str, ...], is_told: bool
) -> None:
    amounts = [point(one, unit="t") for one in points] or [None, None]
    told = zip(("one", "two"), ("XAC", "XAB"), amounts, strict=True)
    made = [
        replace(claim(TEXT, SENTENCE[words], Kind.TRANSFER, "coal", source=f"{unit}.gov"), quantity=amount)
        for words, unit, amount in told
    ]
    kept = with_ids([replace(one, roles=ARV_TO_BEL) for one in made])
    meant = [parse_interval(text) for text in ends]
    figures = tuple(Figure(u, e, None, c.id) for u, e, c in zip(("XAC", "XAB"), meant, kept, strict=True) if e)
    series = Series(SeriesBasis.TOTAL, "t", figures, interval=intersect_all(one.interval for one in figures))
    key = MatterKey(Kind.TRANSFER, ("XAA",), ("XAB",), "coal")
    matter = Matter(make_matter_id(key), key, tuple(c.id for c in kept), ("XAC", "XAB"), 2, 2, (series,))
    given = replace(
        make_input("en"),
        matters=(matter,),
        claims=tuple(kept),
        readings={TEXT.text.id: TEXT},
        contradictions=(),
        counts=MappingProxyType({}),
    )
    (block,) = make_report(given).matters[0].figures
    assert (block.together is not None) == is_told


def lead(language: str, made: Any, units: tuple[str, ...]) -> str:
    kept = with_ids([replace(made, quantity=point(number, unit="t")) for number in ("7", "70")])
    key = MatterKey(Kind.TRANSFER, ("XAA",), ("XAB",), "coal")
    matter = Matter(make_matter_id(key), key, tuple(one.id for one in kept), units, len(units), 2, ())
    given = replace(
        make_input(language),
        matters=(matter,),
        claims=tuple(kept),
        readings={TEXT.text.id: TEXT},
        contradictions=(),
        counts=MappingProxyType({}),
    )
    standing = make_report(given).matters[0].standing
    assert standing is not None
    return standing.text
