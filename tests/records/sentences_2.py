"""Hard sentences, all invented: carriers, rates, casualties, denials, suspicion, withdrawal, training."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fundstelle.records.claim import (
    Act,
    Actor,
    Attribution,
    ClaimRelation,
    Evidence,
    Kind,
    Link,
    Outcome,
    Phase,
    Relation,
    Roles,
    Route,
    Stance,
)
from fundstelle.values import Basis, EndBound, Hedge, PartialDate, Period, Quantity, Rate, StartBound
from fundstelle.values import Relation as During
from fundstelle.values.period_parts import part_of_year
from tests.records.passage import PUBLISHED, Case, Passage


def carrier() -> Case:
    at = Passage(
        "Im Herbst 2024 brachte der bellorische Frachter „Lisbet“ Kohle aus Arvenien über Dornhafen nach Corvanien."
    )
    autumn = part_of_year("autumn", 2024)
    claim = at.claim(
        Kind.TRANSFER,
        "coal",
        {
            "kind": "brachte",
            "giver": "aus Arvenien",
            "taker": "nach Corvanien",
            "carrier": "bellorische Frachter",
            "item": "Kohle",
            "place": "über Dornhafen",
            "happened": "Im Herbst 2024",
            "phase": "brachte",
        },
        roles=Roles(giver=("XAA",), taker=("XAC",), carrier=("XAB",)),
        actors=(Actor("Lisbet", "carrier", at.pin("„Lisbet“", "by_hand.vessel")),),
        route=Route(via=("Dornhafen",)),
        happened=Period(autumn.start, autumn.end, named="autumn", words=at.pin("Im Herbst 2024", "by_hand.season")),
        phase=Phase.DONE,
    )
    gold = {"time": {"start": "2024-09", "end": "2024-11"}, "place": ["Dornhafen"], "recipient": ["XAC"]}
    return Case("a carrier of a third state", at, (claim,), (gold,))


def rate() -> Case:
    at = Passage("Arvenien verkauft Bellorien derzeit knapp 50.000 Barrel Rohöl am Tag.")
    words = at.pin("knapp 50.000 Barrel Rohöl am Tag", "by_hand.rate")
    claim = at.claim(
        Kind.TRANSFER,
        "fuel.crude",
        {
            "kind": "verkauft",
            "giver": "Arvenien",
            "taker": "Bellorien",
            "item": "Rohöl",
            "quantity": "knapp 50.000 Barrel Rohöl am Tag",
            "happened": "derzeit",
            "phase": "verkauft",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",)),
        quantity=Quantity(
            Decimal(50_000), Decimal(50_000), hedge=Hedge.JUST_UNDER, unit="bbl", per=Rate.DAY, words=words
        ),
        happened=Period(
            None,
            PUBLISHED,
            During.THROUGHOUT,
            StartBound.UNKNOWN,
            EndBound.ONGOING_WHEN_SAID,
            words=at.pin("derzeit", "by_hand.now"),
            anchor=PUBLISHED,
        ),
        phase=Phase.UNDER_WAY,
    )
    amount = {"value": 50_000, "mode": "about", "basis": "unspecified", "unit": "bbl", "per": "day"}
    return Case("a rate", at, (claim,), ({"quantity": amount, "time": {"start": None, "end": "2025-05-30"}},))


def casualties_until_a_day() -> Case:
    at = Passage(
        "Bis zum 26. Februar seien 312 arvenische Soldaten gefallen und rund 2.700 verwundet worden, "
        "teilte ein Abgeordneter in Corvanien mit."
    )
    until = Period(
        None, PartialDate(2025, 2, 26), words=at.pin("Bis zum 26. Februar", "by_hand.until"), anchor=PUBLISHED
    )
    pins = {"victim": "arvenische", "item": "Soldaten", "happened": "Bis zum 26. Februar"}
    slots: dict[str, Any] = {
        "roles": Roles(victim=("XAA",)),
        "happened": until,
        "attribution": Attribution(
            (Link("XAC.parliament", pin=at.pin("teilte ein Abgeordneter in Corvanien mit", "x")),)
        ),
    }
    dead = at.claim(
        Kind.CASUALTY,
        "personnel.troops",
        {**pins, "kind": "gefallen", "outcome": "gefallen", "quantity": "312"},
        outcome=Outcome.KILLED,
        quantity=Quantity(Decimal(312), Decimal(312), unit="person", words=at.pin("312", "by_hand.number")),
        **slots,
    )
    wounded = at.claim(
        Kind.CASUALTY,
        "personnel.troops",
        {**pins, "kind": "verwundet", "outcome": "verwundet", "quantity": "rund 2.700"},
        outcome=Outcome.WOUNDED,
        quantity=Quantity(
            Decimal(2700), Decimal(2700), hedge=Hedge.ABOUT, unit="person", words=at.pin("rund 2.700", "by_hand.about")
        ),
        **slots,
    )
    common: dict[str, Any] = {"recipient": []} | {
        "time": {"start": None, "end": "2025-02-26"},
        "origin": ["XAC.parliament"],
    }
    gold = (
        {**common, "outcome": "killed"}
        | {"quantity": {"value": 312, "mode": "exact", "basis": "unspecified", "unit": "person"}},
        {**common, "outcome": "wounded"}
        | {"quantity": {"value": 2700, "mode": "about", "basis": "unspecified", "unit": "person"}},
    )
    return Case("two outcomes until a day", at, (dead, wounded), gold)


def two_deny() -> Case:
    at = Passage("Arvenien und Bellorien bestreiten, dass arvenische Waffen an Belloriens Armee gehen.")
    denial = at.pin("Arvenien und Bellorien bestreiten", "by_hand.denial")
    claim = at.claim(
        Kind.TRANSFER,
        "arms.other",
        {
            "kind": "gehen",
            "giver": "arvenische",
            "taker": "an Belloriens Armee",
            "item": "Waffen",
            "stance": "bestreiten",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",)),
        stance=Stance.DENIES,
        attribution=Attribution((Link("XAA.gov", Act.DENIES, pin=denial),), (Link("XAB.gov", Act.DENIES, pin=denial),)),
    )
    return Case("two deny independently", at, (claim,), ({"stance": "denied", "origin": ["XAA.gov", "XAB.gov"]},))


def since_at_least() -> Case:
    at = Passage("Arvenische Einheiten stehen seit mindestens November in der Provinz Lurn.")
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.troops",
        {
            "kind": "stehen",
            "sender": "Arvenische",
            "item": "Einheiten",
            "place": "in der Provinz Lurn",
            "happened": "seit mindestens November",
            "phase": "stehen",
        },
        roles=Roles(sender=("XAA",)),
        route=Route(at=("Lurn",)),
        happened=Period(
            PartialDate(2024, 11),
            None,
            During.THROUGHOUT,
            StartBound.AT_LATEST,
            EndBound.ONGOING_WHEN_SAID,
            words=at.pin("seit mindestens November", "by_hand.since"),
            anchor=PUBLISHED,
        ),
        phase=Phase.UNDER_WAY,
    )
    return Case(
        "since then at the latest",
        at,
        (claim,),
        ({"recipient": [], "time": {"start": "2024-11", "end": None}, "place": ["Lurn"]},),
    )


def suspicion() -> Case:
    at = Passage("Corvania warned that Arvenia may be about to share satellite technology with Belloria.", "en")
    claim = at.claim(
        Kind.TRANSFER,
        "technology.space",
        {
            "kind": "share",
            "giver": "Arvenia",
            "taker": "with Belloria",
            "item": "satellite technology",
            "stance": "may",
            "phase": "about to",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",)),
        stance=Stance.SUSPECTS,
        phase=Phase.PLANNED,
        attribution=Attribution((Link("XAC.gov", Act.WARNS, pin=at.pin("Corvania warned", "by_hand.verb")),)),
    )
    return Case("a suspicion is no doubt", at, (claim,), ({"stance": "uncertain", "origin": ["XAC.gov"]},))


def withdrawn_figure() -> Case:
    at = Passage(
        "Corvania's defence ministry withdrew its figure of more than 3,000 Arvenian troops in Belloria.", "en"
    )
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.troops",
        {
            "kind": "troops in",
            "sender": "Arvenian",
            "host": "Belloria",
            "item": "troops",
            "quantity": "more than 3,000",
            "stance": "withdrew",
            "relations": "its figure",
        },
        roles=Roles(sender=("XAA",), host=("XAB",)),
        quantity=Quantity(
            Decimal(3000), None, low_strict=True, unit="person", words=at.pin("more than 3,000", "by_hand.bound")
        ),
        stance=Stance.RETRACTS,
        attribution=Attribution((Link("XAC.mil", pin=at.pin("Corvania's defence ministry", "by_hand.subject")),)),
        relations=(ClaimRelation(Relation.CORRECTS, "c-earlier", at.pin("its figure", "by_hand.correction")),),
    )
    amount = {"value": 3000, "mode": "at_least", "basis": "unspecified", "unit": "person"}
    gold = {"quantity": amount, "stance": "denied", "origin": ["XAC.mil"]}
    return Case("a figure withdrawn by its source", at, (claim,), (gold,))


def type_and_calibre() -> Case:
    at = Passage(
        "Bellorien zeigte Haubitzen vom Typ K-12 mit 170-Millimeter-Rohren "
        "aus arvenischer Fertigung, die Arvenien geliefert hatte."
    )
    claim = at.claim(
        Kind.TRANSFER,
        "artillery.howitzer",
        {
            "kind": "geliefert hatte",
            "giver": "die Arvenien",
            "taker": "Bellorien",
            "maker": "aus arvenischer Fertigung",
            "item": "Haubitzen",
            "designation": "K-12",
            "calibre_mm": "170-Millimeter",
            "phase": "geliefert hatte",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",), maker=("XAA",)),
        designation="K-12",
        calibre_mm=170.0,
        phase=Phase.DONE,
    )
    return Case("type, calibre and maker", at, (claim,), ({"designation": "K-12"},))


def training() -> Case:
    at = Passage(
        "In all, exactly 1,000 Arvenian pilots have been trained by Belloria's air force, the EWG report says.", "en"
    )
    words = at.pin("exactly 1,000", "by_hand.exact")
    claim = at.claim(
        Kind.TRAINING,
        "personnel.troops",
        {
            "kind": "trained",
            "trainee": "Arvenian",
            "trainer": "by Belloria's air force",
            "item": "pilots",
            "quantity": "exactly 1,000",
            "basis": "In all",
            "phase": "have been trained",
        },
        roles=Roles(trainee=("XAA",), trainer=("XAB",)),
        quantity=Quantity(Decimal(1000), Decimal(1000), unit="person", basis=Basis.TOTAL, exactly=True, words=words),
        phase=Phase.DONE,
        attribution=Attribution(
            (Link("EWG", Act.SAYS, Evidence.COUNT, at.pin("the EWG report says", "by_hand.verb")),)
        ),
    )
    amount = {"value": 1000, "mode": "exact", "basis": "total", "unit": "person"}
    return Case("an exact round number", at, (claim,), ({"quantity": amount, "origin": ["EWG"]},))
