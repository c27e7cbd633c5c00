"""Hard sentences, all invented: figures, bounds, chains, offers, purchases."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from fundstelle.records.claim import (
    UNNAMED,
    Act,
    Attribution,
    ClaimRelation,
    Evidence,
    Kind,
    Link,
    Phase,
    Relation,
    Roles,
    Route,
)
from fundstelle.values import Basis, Hedge, PartialDate, Period, Quantity
from tests.records.passage import PUBLISHED, Case, Passage


def joint_figure() -> Case:
    at = Passage("Arvenien lieferte Bellorien bis zu 6 Millionen Granaten und Raketen.")
    quantity = Quantity(
        None, Decimal(6_000_000), unit="round", joint=True, words=at.pin("bis zu 6 Millionen", "by_hand.bound")
    )
    pins = {"kind": "lieferte", "giver": "Arvenien", "taker": "Bellorien", "quantity": "bis zu 6 Millionen"}
    slots: dict[str, Any] = {"roles": Roles(giver=("XAA",), taker=("XAB",)), "quantity": quantity, "phase": Phase.DONE}
    first = at.claim(Kind.TRANSFER, "ammunition.artillery", {**pins, "item": "Granaten", "phase": "lieferte"}, **slots)
    second = at.claim(Kind.TRANSFER, "missile.other", {**pins, "item": "Raketen", "phase": "lieferte"}, **slots)
    amount = {"value": 6_000_000, "mode": "at_most", "basis": "unspecified", "unit": "round", "joint": True}
    return Case("a joint figure", at, (first, second), ({"quantity": amount}, {"quantity": amount}))


def total_to_date() -> Case:
    at = Passage(
        "Damit steigt die Gesamtzahl der bis dato nach Bellorien entsandten arvenischen Soldaten auf rund 12.000, "
        "so Corvaniens Generalstab."
    )
    words = at.pin("rund 12.000", "by_hand.about")
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.troops",
        {
            "kind": "entsandten",
            "sender": "arvenischen",
            "host": "Bellorien",
            "item": "Soldaten",
            "quantity": "rund 12.000",
            "basis": "bis dato",
            "phase": "entsandten",
        },
        roles=Roles(sender=("XAA",), host=("XAB",)),
        quantity=Quantity(
            Decimal(12_000), Decimal(12_000), hedge=Hedge.ABOUT, unit="person", basis=Basis.TOTAL, words=words
        ),
        phase=Phase.DONE,
        attribution=Attribution((Link("XAC.mil", pin=at.pin("so Corvaniens Generalstab", "by_hand.formula")),)),
    )
    amount = {"value": 12_000, "mode": "about", "basis": "total", "unit": "person"}
    return Case("a total so far", at, (claim,), ({"quantity": amount, "origin": ["XAC.mil"]},))


def retold_bound() -> Case:
    at = Passage(
        "Der „Pegel“ schreibt, Arvenien habe laut Corvaniens Geheimdienst mindestens 2.500 weitere Soldaten geschickt."
    )
    words = at.pin("mindestens 2.500 weitere", "by_hand.bound")
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.troops",
        {
            "kind": "geschickt",
            "sender": "Arvenien",
            "item": "Soldaten",
            "quantity": "mindestens 2.500 weitere",
            "basis": "weitere",
        },
        roles=Roles(sender=("XAA",)),
        quantity=Quantity(Decimal(2500), None, unit="person", basis=Basis.INCREMENT, words=words),
        attribution=Attribution(
            (
                Link("Pegel", pin=at.pin("Der „Pegel“ schreibt", "by_hand.verb")),
                Link("XAC.intel", pin=at.pin("laut Corvaniens Geheimdienst", "by_hand.formula")),
            )
        ),
    )
    amount = {"value": 2500, "mode": "at_least", "basis": "increment", "unit": "person"}
    return Case(
        "a bound retold",
        at,
        (claim,),
        ({"recipient": [], "quantity": amount, "origin": ["XAC.intel"], "via": ["Pegel"]},),
    )


def admission_in_april() -> Case:
    at = Passage("Im April erkannte Bellorien erstmals an, dass arvenische Soldaten in der Provinz Lurn kämpfen.")
    said = PartialDate(2025, 4)
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.troops",
        {
            "kind": "kämpfen",
            "sender": "arvenische",
            "host": "Bellorien",
            "item": "Soldaten",
            "place": "in der Provinz Lurn",
            "said": "Im April",
            "phase": "kämpfen",
        },
        roles=Roles(sender=("XAA",), host=("XAB",)),
        route=Route(at=("Lurn",)),
        said=Period(said, said, words=at.pin("Im April", "by_hand.month"), anchor=PUBLISHED),
        phase=Phase.UNDER_WAY,
        attribution=Attribution(
            (Link("XAB.gov", Act.ADMITS, pin=at.pin("erkannte Bellorien erstmals an", "by_hand.verb")),)
        ),
    )
    return Case("said in April, happened at no told time", at, (claim,), ({"place": ["Lurn"], "origin": ["XAB.gov"]},))


def conditional_threat() -> Case:
    at = Passage(
        "Belloriens Präsident drohte, er werde Arvenien mit Waffen beliefern, falls Corvanien weiter aufrüste."
    )
    claim = at.claim(
        Kind.TRANSFER,
        "arms.other",
        {
            "kind": "beliefern",
            "giver": "Belloriens Präsident",
            "taker": "Arvenien",
            "item": "Waffen",
            "phase": "drohte",
        },
        roles=Roles(giver=("XAB",), taker=("XAA",)),
        phase=Phase.THREATENED,
        condition=at.pin("falls Corvanien weiter aufrüste", "by_hand.condition"),
        attribution=Attribution(
            (Link("XAB.gov", Act.WARNS, pin=at.pin("Belloriens Präsident drohte", "by_hand.verb")),)
        ),
    )
    return Case(
        "a threat with its condition",
        at,
        (claim,),
        ({"stance": "intended", "origin": ["XAB.gov"], "supplier": ["XAB"], "recipient": ["XAA"]},),
    )


def offer_told_by_third_parties() -> Case:
    at = Passage("Vor einem Monat hieß es in Medien, Arvenien habe Bellorien bis zu 40.000 Arbeiter angeboten.")
    words = at.pin("bis zu 40.000", "by_hand.bound")
    told = PartialDate(2025, 4)
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.workers",
        {
            "kind": "angeboten",
            "sender": "Arvenien",
            "host": "Bellorien",
            "item": "Arbeiter",
            "quantity": "bis zu 40.000",
            "phase": "angeboten",
            "said": "Vor einem Monat",
        },
        roles=Roles(sender=("XAA",), host=("XAB",)),
        quantity=Quantity(None, Decimal(40_000), unit="person", words=words),
        said=Period(told, told, words=at.pin("Vor einem Monat", "by_hand.ago"), anchor=PUBLISHED),
        phase=Phase.OFFERED,
        attribution=Attribution((Link(UNNAMED, pin=at.pin("hieß es in Medien", "by_hand.formula")),)),
    )
    amount = {"value": 40_000, "mode": "at_most", "basis": "unspecified", "unit": "person"}
    gold = {"quantity": amount, "stance": "intended", "origin": ["unnamed"]}
    return Case("an offer told by third parties", at, (claim,), (gold,))


def broker() -> Case:
    at = Passage("Corvania offered to arrange the delivery of Arvenian howitzers to Belloria.", "en")
    claim = at.claim(
        Kind.TRANSFER,
        "artillery.howitzer",
        {
            "kind": "delivery",
            "giver": "Arvenian",
            "taker": "to Belloria",
            "broker": "Corvania",
            "item": "howitzers",
            "phase": "offered to arrange",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",), broker=("XAC",)),
        phase=Phase.OFFERED,
        attribution=Attribution((Link("XAC.gov", Act.PROMISES, pin=at.pin("Corvania offered", "by_hand.verb")),)),
    )
    return Case("a broker who neither gives nor takes", at, (claim,), ({"stance": "intended", "origin": ["XAC.gov"]},))


def purchase() -> Case:
    at = Passage("Bellorien kaufte von Arvenien Hunderte Drohnen und zahlte dafür 80 Millionen Euro.")
    drones = at.claim(
        Kind.TRANSFER,
        "uav",
        {
            "kind": "kaufte",
            "giver": "von Arvenien",
            "taker": "Bellorien",
            "item": "Drohnen",
            "quantity": "Hunderte",
            "phase": "zahlte",
        },
        roles=Roles(giver=("XAA",), taker=("XAB",)),
        quantity=Quantity(Decimal(200), None, hedge=Hedge.VAGUE, words=at.pin("Hunderte", "by_hand.plural")),
        phase=Phase.PAID,
    )
    price = at.claim(
        Kind.TRANSFER,
        "money",
        {
            "kind": "zahlte",
            "giver": "Bellorien",
            "taker": "von Arvenien",
            "item": "Euro",
            "quantity": "80 Millionen Euro",
            "phase": "zahlte",
            "relations": "dafür",
        },
        roles=Roles(giver=("XAB",), taker=("XAA",)),
        quantity=Quantity(
            Decimal(80_000_000), Decimal(80_000_000), unit="EUR", words=at.pin("80 Millionen Euro", "by_hand.money")
        ),
        phase=Phase.PAID,
        relations=(ClaimRelation(Relation.IN_RETURN_FOR, "c-drones", at.pin("dafür", "by_hand.return")),),
    )
    vague = {"value": 200, "mode": "vague", "basis": "unspecified", "unit": "piece"}
    paid = {"value": 80_000_000, "mode": "exact", "basis": "unspecified", "unit": "EUR"}
    return Case(
        "a purchase and its price",
        at,
        (drones, price),
        ({"quantity": vague}, {"quantity": paid, "supplier": ["XAB"], "recipient": ["XAA"]}),
    )


def end_of_chain_one_sentence_later() -> Case:
    quote = "Laut „Meridian Post“ sind arvenische Pioniere in Bellorien eingetroffen."
    at = Passage(f"{quote} Das Blatt beruft sich auf Corvaniens Militärgeheimdienst und dessen Satellitenbilder.")
    end = at.pin("beruft sich auf Corvaniens Militärgeheimdienst", "by_hand.chain", taken_over=True)
    claim = at.claim(
        Kind.DEPLOYMENT,
        "personnel.engineers",
        {
            "kind": "eingetroffen",
            "sender": "arvenische",
            "host": "Bellorien",
            "item": "Pioniere",
            "phase": "eingetroffen",
            "evidence": "dessen Satellitenbilder<",
        },
        quote=quote,
        roles=Roles(sender=("XAA",), host=("XAB",)),
        phase=Phase.DONE,
        attribution=Attribution(
            (
                Link("Meridian Post", pin=at.pin("Laut „Meridian Post“", "by_hand.formula")),
                Link("XAC.intel", evidence=Evidence.IMAGERY, pin=end),
            )
        ),
    )
    gold = {"origin": ["XAC.intel"], "via": ["Meridian Post"]}
    return Case("the end of the chain stands in the next sentence", at, (claim,), (gold,))
