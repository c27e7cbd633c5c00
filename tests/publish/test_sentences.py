"""Sentences: case, number, mood and meaning, in both languages."""
# ruff: noqa: E501 (a sentence stands on one line, so that it can be read aloud)

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_cases import ARV_TO_BEL, NORTH, SENT, amount, claim, make_knowledge, on, passage, period, point

from fundstelle.knowledge.model import Party
from fundstelle.publish.sentences.claims import joint_items, make_claim_sentence
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Act as Saying
from fundstelle.records.claim import Attribution, Claim, Kind, Link, Outcome, Phase, Roles, Route, Stance
from fundstelle.records.ids import with_ids
from fundstelle.values import Basis, Hedge, Period, Pin, Quantity, Rate

WORDS = "Rund 11.000 Soldaten seien seit Oktober 2024 in Belmark."


def write(language: str, kind: Kind, item: str, **slots: Any) -> str:
    made = claim(NORTH, WORDS, kind, item, **slots)
    return make_claim_sentence(made, NORTH, 1, load_writer(language, make_knowledge())).text


ARTICLES = [
    ("USA", "die USA", "der USA", "an die USA", "in die USA", "durch die USA"),
    ("UKR", "die Ukraine", "der Ukraine", "an die Ukraine", "in die Ukraine", "durch die Ukraine"),
    ("IRQ", "der Irak", "des Irak", "an den Irak", "in den Irak", "durch den Irak"),
    ("NLD", "die Niederlande", "der Niederlande", "an die Niederlande", "in die Niederlande", "durch die Niederlande"),
    ("XAA", "Arvenien", "Arveniens", "an Arvenien", "nach Arvenien", "durch Arvenien"),
]
REAL_NAMES = {"USA": "USA", "UKR": "Ukraine", "IRQ": "Irak", "NLD": "Niederlande"}


@pytest.mark.parametrize(("code", "nom", "of", "to", "into", "by"), ARTICLES)
def test_names_with_articles_are_declined(code: str, nom: str, of: str, to: str, into: str, by: str) -> None:
    """Names of real states stand alone here: none of them says anything."""
    rows = {c: Party(c, "state", "test", {"de": (name,)}) for c, name in REAL_NAMES.items()}
    knowledge = replace(make_knowledge(), parties={**make_knowledge().parties, **rows})
    names = load_writer("de", knowledge).names
    forms = [names.grammar.form(names.parties([code]), case) for case in ("nom", "of", "to", "into", "by")]
    assert forms == [nom, of, to, into, by]


def test_prepositions_that_differ_are_repeated() -> None:
    names = load_writer("de", make_knowledge()).names
    assert names.grammar.form(names.parties(["USA", "XAB"]), "into") == "in die USA und nach Belmark"


NB = "\N{NO-BREAK SPACE}"

CASES: list[tuple[dict[str, Any], str, str]] = [
    (
        {"kind": Kind.TRANSFER, "item": "ammunition.artillery", "roles": ARV_TO_BEL, "phase": Phase.DONE,
         "quantity": amount(None, "9000000")},
        f"Der Geheimdienst Corruniens gibt an, Arvenien habe bis zu 9{NB}Millionen Artilleriegranaten an Belmark geliefert.",
        f"The intelligence service of Corrunia said that Arvenia had transferred up to 9{NB}million artillery shells to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "missile.ballistic", "roles": Roles(giver=("XAA", "XAC"), taker=("XAB",)),
         "phase": Phase.DONE, "quantity": point("1"), "happened": period("2024-10", "2024-10")},
        "Der Geheimdienst Corruniens gibt an, Arvenien und Corrunien hätten im Oktober 2024 eine ballistische Rakete an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia and Corrunia had transferred one ballistic missile to Belmark in October 2024.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "helicopter", "roles": Roles(taker=("XAB",)), "phase": Phase.DONE,
         "quantity": point("1"), "source": "XAC.unnamed"},
        "Nicht genannte Vertreter Corruniens geben an, ein Hubschrauber sei an Belmark geliefert worden.",
        "Unnamed officials of Corrunia said that one helicopter had been transferred to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL, "phase": Phase.UNSPECIFIED,
         "quantity": amount("75000", "80000", unit="t", per=Rate.YEAR)},
        "Der Geheimdienst Corruniens spricht von der Lieferung von 75.000 bis 80.000 Tonnen Kohle pro Jahr durch Arvenien an Belmark.",
        "The intelligence service of Corrunia spoke of the transfer of 75,000 to 80,000 tonnes of coal a year by Arvenia to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "money", "roles": ARV_TO_BEL, "phase": Phase.DONE,
         "quantity": point("20000000000", unit="USD", hedge=Hedge.JUST_UNDER)},
        f"Der Geheimdienst Corruniens gibt an, Arvenien habe knapp 20{NB}Milliarden US-Dollar an Belmark gezahlt.",
        f"The intelligence service of Corrunia said that Arvenia had paid just under 20{NB}billion US dollars to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "technology.missile", "roles": ARV_TO_BEL, "phase": Phase.PLANNED,
         "stance": Stance.SUSPECTS, "attribution": Attribution((Link("Kurier"), Link("unnamed")))},
        "Nicht genannte Quellen, wiedergegeben vom Küstenkurier, vermuten, dass Arvenien Raketentechnik an "
        "Belmark weitergeben werde.",
        "Unnamed sources, as reported by the Coast Courier, suspected that Arvenia would transfer "
        "missile technology to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "arms.other", "roles": ARV_TO_BEL, "stance": Stance.DENIES, "source": "XAB.gov",
         "said": on("2025-03-04")},
        "Die Regierung Belmarks bestritt am 4. März 2025, Waffen und Rüstungsgüter von Arvenien zu erhalten.",
        "On 4 March 2025, the government of Belmark denied receiving arms and military equipment from Arvenia.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "uav", "roles": ARV_TO_BEL, "stance": Stance.FINDS_NO_EVIDENCE, "source": "Nordrat"},
        "Der Nordrat gibt an, keine Belege für die Lieferung von Drohnen durch Arvenien an Belmark zu haben.",
        "Nordrat reported having no evidence of the transfer of drones by Arvenia to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "missile.cruise", "roles": ARV_TO_BEL, "stance": Stance.REFUSES,
         "source": "XAA.gov"},
        "Die Regierung Arveniens lehnt es ab, Marschflugkörper an Belmark zu liefern.",
        "The government of Arvenia refused to transfer cruise missiles to Belmark.",
    ),
    (
        {"kind": Kind.DEPLOYMENT, "item": "personnel.engineers", "roles": SENT, "phase": Phase.PLANNED,
         "quantity": amount("1000", None, unit="person", basis=Basis.INCREMENT), "say": Saying.PROMISES,
         "source": "XAA.gov"},
        "Die Regierung Arveniens sagte die Entsendung von mindestens 1.000 weiteren Fachleuten aus Arvenien nach Belmark zu.",
        "The government of Arvenia promised the deployment of at least 1,000 more specialists from Arvenia to Belmark.",
    ),
    (
        {"kind": Kind.DEPLOYMENT, "item": "personnel.troops", "roles": Roles(sender=("XAA",), host=("Nordbund", "XAB")),
         "phase": Phase.DONE, "say": Saying.ADMITS, "source": "XAA.gov"},
        "Die Regierung Arveniens räumt ein, Soldaten aus Arvenien seien zu Nordbund und nach Belmark gegangen.",
        "The government of Arvenia admitted that troops from Arvenia had gone to Nordbund and Belmark.",
    ),
    (
        {"kind": Kind.TRAINING, "item": "personnel.troops", "roles": Roles(trainee=("XAA",), trainer=("XAB", "XAC")),
         "phase": Phase.UNDER_WAY, "quantity": point("600", unit="person", hedge=Hedge.ABOUT), "say": Saying.CONFIRMS},
        "Der Geheimdienst Corruniens bestätigt, dass Belmark und Corrunien rund 600 Soldaten aus Arvenien ausbildeten.",
        "The intelligence service of Corrunia confirmed that Belmark and Corrunia were training about 600 soldiers from Arvenia.",
    ),
    (
        {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)),
         "outcome": Outcome.KILLED_OR_WOUNDED, "quantity": point("4000", unit="person", hedge=Hedge.ABOUT),
         "say": Saying.ESTIMATES, "route": Route(at=("Nordufer",))},
        "Der Geheimdienst Corruniens schätzt, rund 4.000 Soldaten aus Arvenien seien getötet oder verwundet worden (genannter Ort: Nordufer).",
        "The intelligence service of Corrunia estimated that about 4,000 soldiers from Arvenia had been killed or wounded (place named: Nordufer).",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "coal", "roles": ARV_TO_BEL, "phase": Phase.DONE, "quantity": point("1", unit="t")},
        "Der Geheimdienst Corruniens gibt an, Arvenien habe 1 Tonne Kohle an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia had transferred 1 tonne of coal to Belmark.",
    ),
    (
        {"kind": Kind.TRANSFER, "item": "ship", "roles": ARV_TO_BEL, "phase": Phase.DONE,
         "quantity": amount("1", None, basis=Basis.INCREMENT), "happened": period("2025", "2025")},
        "Der Geheimdienst Corruniens gibt an, Arvenien habe im Jahr 2025 mindestens noch ein Schiff an Belmark geliefert.",
        "The intelligence service of Corrunia said that Arvenia had transferred at least one more ship to Belmark in 2025.",
    ),
    (
        {"kind": Kind.CASUALTY, "item": "personnel.troops", "roles": Roles(victim=("XAA",)), "source": "publisher",
         "outcome": Outcome.CAPTURED, "quantity": point("1", unit="person")},
        "Beobachter Nord schreibt, ein Soldat aus Arvenien sei gefangen genommen worden.",
        "The Northern Observer wrote that one soldier from Arvenia had been captured.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("slots", "german", "english"), CASES, ids=range(len(CASES)))
def test_a_claim_is_told_with_the_right_case_number_and_mood(slots: dict[str, Any], german: str, english: str) -> None:
    assert write("de", **slots) == german
    assert write("en", **slots) == english


def test_the_condition_is_told_in_the_words_of_the_source() -> None:
    pin = Pin(passage(NORTH, "falls der Winter hart wird"), "condition")
    for language in ("de", "en"):
        text = write(language, Kind.TRANSFER, "uav", roles=ARV_TO_BEL, phase=Phase.OFFERED, condition=pin)
        assert "falls der Winter hart wird" in text


def test_a_joint_figure_names_the_whole_group_in_the_order_of_the_text() -> None:
    joint = point("2000000", joint=True)
    items = ("ammunition.artillery", "ammunition.rocket")
    pair = with_ids([claim(NORTH, WORDS, Kind.TRANSFER, i, quantity=joint, phase=Phase.DONE) for i in items])
    found = joint_items(pair[1], pair, {})
    text = make_claim_sentence(pair[1], NORTH, 1, load_writer("de", make_knowledge()), found).text
    assert f"zusammen 2{NB}Millionen Artilleriegranaten und ungelenkte Raketen" in text


def test_a_joint_figure_without_its_partners_says_that_it_is_joint() -> None:
    text = write("en", Kind.TRANSFER, "uav", quantity=point("200", joint=True), phase=Phase.DONE)
    assert "one figure together with other items" in text


def test_a_kind_without_a_grammar_of_its_own_is_told_in_the_source_s_words() -> None:
    text = write("de", Kind.BREACH_ALLEGED, "arms.other")
    assert text == f"Der Geheimdienst Corruniens sagt dazu: „{WORDS}“"


DENIAL_WORDS = {"de": ("bestreite", "bestritt"), "en": ("denied", "denies", "deny")}
NOT_SO = {
    "de": (
        "vernein",
        "es habe keine",
        "weist die Angabe",
        "weisen die Angabe",
        "wies ",
        "wiesen ",
        " nicht ",
        " nicht.",
        " keine ",
        "schließ",
    ),
    "en": (
        "had not",
        "was not",
        "were not",
        "would not",
        "not plan",
        "had been no ",
        "rejected the statement",
        "ruled out",
        "did not",
    ),
}
"""How those say it whom it does not concern, and how a figure is rejected."""
QUANTITIES = st.sampled_from([
    None,
    point("3000"),
    amount("3000", None),
    amount("3000", None, low_strict=True),
    amount(None, "3000"),
    amount(None, "3000", high_strict=True),
    amount("2000", "3000"),
    point("3000", hedge=Hedge.ABOUT),
    Quantity(Decimal(2000), None, hedge=Hedge.VAGUE),
    point("3000", per=Rate.MONTH),
    point("3000", basis=Basis.TOTAL),
    point("3000", basis=Basis.INCREMENT),
    point("1"),
])  # fmt: skip
PERIODS = st.sampled_from([None, period("2024-10", "2024-10"), period("2024-11", None), period("2025", "2025")])
ROLES = st.sampled_from([ARV_TO_BEL, Roles(giver=("XAC",)), Roles(taker=("XAC", "XAB")), Roles()])
ITEMS = st.sampled_from(["missile.ballistic", "coal", "arms.other", "technology.space", "uav", "no.such.class"])


@st.composite
def transfers(draw: st.DrawFn) -> Claim:
    happened: Period | None = draw(PERIODS)
    return claim(
        NORTH,
        WORDS,
        Kind.TRANSFER,
        draw(ITEMS),
        roles=draw(ROLES),
        quantity=draw(QUANTITIES),
        happened=happened,
        phase=draw(st.sampled_from(list(Phase))),
        stance=draw(st.sampled_from(list(Stance))),
        say=draw(st.sampled_from(list(Saying))),
        source=draw(st.sampled_from(["XAC.intel", "publisher", "unnamed", "Nordrat", "Kurier", "XAA.unnamed"])),
    )


@settings(max_examples=250, deadline=None)
@given(transfers(), st.sampled_from(["de", "en"]))
def test_no_sentence_denies_what_nobody_denies_or_loses_a_bound(made: Claim, language: str) -> None:
    writer = load_writer(language, make_knowledge())
    text = make_claim_sentence(made, NORTH, 1, writer).text
    told = text.replace("sich nicht", "").replace("did not comment", "").replace("keine Belege", "")
    assert any(word in told for word in (*DENIAL_WORDS[language], *NOT_SO[language])) == (made.stance is Stance.DENIES)
    assert text.endswith(".") and "  " not in text and "{" not in text and "<" not in text and " ," not in text
    quantity = made.quantity
    if quantity is not None and not quantity.is_vague:
        for end in (quantity.low, quantity.high):
            assert end is None or end == 1 or writer.messages.formats.amount(end) in text
        hedges = writer.grammar.table("hedges")
        if quantity.high is None:
            assert hedges["more_than" if quantity.low_strict else "at_least"].format("").strip() in text
        if quantity.low is None:
            assert hedges["less_than" if quantity.high_strict else "up_to"].format("").strip() in text
    if quantity is not None and quantity.per:
        assert writer.grammar.table("rates", quantity.per.value) in text


NOT_DONE = {
    Phase.REQUESTED: ("gewünscht", "wanted", "erbeten", "requested"),
    Phase.OFFERED: ("angeboten", "anbieten", "offer"),
    Phase.PLANNED: ("wolle", "planned", "geplant", "werde", "would"),
    Phase.AGREED: ("werde", "would", "vereinbart", "agreed"),
}


@pytest.mark.parametrize("phase", NOT_DONE)
@pytest.mark.parametrize("stance", [Stance.AFFIRMS, Stance.SUSPECTS, Stance.FINDS_NO_EVIDENCE, Stance.NO_COMMENT])
def test_what_is_not_done_is_never_told_as_done(phase: Phase, stance: Stance) -> None:
    slots: dict[str, Any] = {"roles": ARV_TO_BEL, "phase": phase, "stance": stance}
    german = write("de", Kind.TRANSFER, "uav", **slots)
    english = write("en", Kind.TRANSFER, "uav", **slots)
    for text, done in ((german, "geliefert"), (english, "transferred")):
        assert done not in text
        assert any(word in text for word in NOT_DONE[phase])
