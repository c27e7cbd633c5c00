"""Sentences of the kind that real reporting is made of, with invented states and outlets, as hand-made claims.

Invented: the states Arvenien (XAA), Bellorien (XAB) and Corvanien (XAC), the outlets "Pegel" and "Meridian Post", all
places, ships and weapons. Each case gives the text, the claims made by hand, and what gold/ANNOTATION.md asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from fundstelle.records.claim import (
    UNNAMED,
    Act,
    Actor,
    Attribution,
    Claim,
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
from fundstelle.records.ids import make_text_id, with_ids
from fundstelle.values import (
    Basis,
    EndBound,
    Hedge,
    PartialDate,
    Period,
    Pin,
    Quantity,
    Rate,
    Span,
    StartBound,
)
from fundstelle.values import Relation as During
from fundstelle.values.period_parts import part_of_year

PUBLISHED = PartialDate(2025, 5, 30)


@dataclass(frozen=True)
class Passage:
    """A text and the pins into it; words must occur exactly once."""

    text: str
    language: str = "de"

    def pin(self, words: str, rule: str, taken_over: bool = False) -> Pin:
        assert self.text.count(words) == 1, words
        return Pin(self.span(words), rule, taken_over)

    def span(self, words: str = "") -> Span:
        start = self.text.index(words)
        return Span(make_text_id(self.text), start, start + len(words or self.text))

    def claim(self, kind: Kind, item: str, pins: Mapping[str, str], quote: str = "", **slots: Any) -> Claim:
        """A claim whose pins are given as slot -> words, `words<` for words taken over from another sentence."""
        made = {
            slot: (self.pin(words.removesuffix("<"), f"by_hand.{slot}", words.endswith("<")),)
            for slot, words in pins.items()
        }
        span = self.span(quote)
        return Claim("", span, self.language, kind, item, pins=made, found_by="human:test", **slots)


@dataclass(frozen=True)
class Case:
    """name: what is hard about it; gold: for each claim the slots of the gold form that differ from GOLD_DEFAULTS."""

    name: str
    passage: Passage
    claims: tuple[Claim, ...]
    gold: tuple[dict[str, Any], ...] = field(default=())


GOLD_DEFAULTS: dict[str, Any] = {
    "supplier": ["XAA"],
    "recipient": ["XAB"],
    "designation": None,
    "quantity": None,
    "outcome": None,
    "time": None,
    "place": [],
    "stance": "affirmed",
    "origin": ["publisher"],
    "via": [],
}


def _joint_figure() -> Case:
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


def _total_to_date() -> Case:
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


def _retold_bound() -> Case:
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


def _admission_in_april() -> Case:
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


def _conditional_threat() -> Case:
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


def _offer_told_by_third_parties() -> Case:
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


def _broker() -> Case:
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


def _purchase() -> Case:
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


def _end_of_chain_one_sentence_later() -> Case:
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


def _carrier() -> Case:
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


def _rate() -> Case:
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


def _casualties_until_a_day() -> Case:
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


def _two_deny() -> Case:
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


def _since_at_least() -> Case:
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


def _suspicion() -> Case:
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


def _withdrawn_figure() -> Case:
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


def _type_and_calibre() -> Case:
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


def _training() -> Case:
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


_MAKERS: tuple[Callable[[], Case], ...] = (
    _joint_figure,
    _total_to_date,
    _retold_bound,
    _admission_in_april,
    _conditional_threat,
    _offer_told_by_third_parties,
    _broker,
    _purchase,
    _end_of_chain_one_sentence_later,
    _carrier,
    _rate,
    _casualties_until_a_day,
    _two_deny,
    _since_at_least,
    _suspicion,
    _withdrawn_figure,
    _type_and_calibre,
    _training,
)


def make_cases() -> list[Case]:
    """All cases, their claims with ids."""
    made = [maker() for maker in _MAKERS]
    return [Case(case.name, case.passage, tuple(with_ids(case.claims)), case.gold) for case in made]
