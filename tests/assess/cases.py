"""Invented cases for every row of the provisions: acts, and what must follow. States that no rule names are XAA, XAB.

A row reads `provision | party | duty | result`, with `#n` for an act number. `exact` means that nothing beyond these
rows may be anything but not covered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Act = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """One case. details: keys of rows to compare, by row."""

    id: str
    acts: tuple[Act, ...]
    rows: tuple[str, ...]
    exact: bool = True
    details: dict[str, dict[str, Any]] = field(default_factory=dict)


def act(
    kind: str, giver: str, taker: str, item: str | None, start: str | None, end: str | None = "", **more: Any
) -> Act:
    """An act; parties separated by spaces, `_` stands for a space in a name; no end means the start."""
    return {
        "kind": kind,
        "giver": [one.replace("_", " ") for one in giver.split()],
        "taker": [one.replace("_", " ") for one in taker.split()],
        "item": item,
        "start": start,
        "end": start if end == "" else end,
        "relation": "within",
        "phase": "done",
        **more,
    }


def move(*words: Any, **more: Any) -> Act:
    return act("transfer", *words, **more)


def send(*words: Any, **more: Any) -> Act:
    return act("deployment", *words, **more)


def train(*words: Any, **more: Any) -> Act:
    return act("training", *words, **more)


def case(name: str, what: Act | tuple[Act, ...], *rows: str, exact: bool = True, **details: Any) -> Case:
    acts = what if isinstance(what, tuple) else (what,)
    return Case(name, acts, rows, exact, details.get("details", {}))


def both(provision: str, giver: str, taker: str, result: str = "would_breach") -> tuple[str, str]:
    return f"{provision} | {giver} | export | {result}", f"{provision} | {taker} | import | {result}"


def amount(value: float, unit: str, mode: str = "exact", **more: Any) -> dict[str, Any]:
    return {"quantity": {"value": value, "mode": mode, **more}, "unit": unit}


A9, A10 = "UNSCR 1874 ¶9", "UNSCR 1874 ¶10"
B8 = "UNSCR 1718 ¶8(b)"
I5 = "UNSCR 1747 ¶5"
ANNEX4, ANNEX5, ANNEX6 = "UNSCR 2231 Annex B ¶4", "UNSCR 2231 Annex B ¶5", "UNSCR 2231 Annex B ¶6(b)"
SHORT_NOTICE = {"notice": {"to": "1718 Committee", "days_before": 2}}
RAJIN = {"origin_of_goods": "RUS", "place": ["Rajin"]}

CASES = (
    # arms from and to the DPRK
    case("tanks from the DPRK in 2008", move("PRK", "XAA", "armour", "2008-05"), *both(B8, "PRK", "XAA")),
    case("tanks on the day before 1718", move("PRK", "XAA", "armour", "2006-10-13")),
    case("tanks on the day of 1718", move("PRK", "XAA", "armour", "2006-10-14"), *both(B8, "PRK", "XAA")),
    case(
        "rifles on the two days around 1874",
        move("PRK", "XAA", "small_arms", "2009-06-11", "2009-06-12"),
        *both(A9, "PRK", "XAA"),
        details={f"{A9} | PRK | export": {"part": {"from": "2009-06-12", "to": "2009-06-12", "sure": False}}},
    ),
    case(
        "shells in 2008 are argued",
        move("PRK", "XAA", "ammunition.artillery", "2008"),
        *both(B8, "PRK", "XAA", "argued"),
    ),
    case("radar to the DPRK in 2008", move("XAA", "PRK", "radar", "2008")),
    case("radar to the DPRK in 2010", move("XAA", "PRK", "radar", "2010"), f"{A10} | XAA | export | would_breach"),
    case(
        "small arms to the DPRK with late notice",
        move("XAA", "PRK", "small_arms", "2013", **SHORT_NOTICE),
        f"{A10} | XAA | export | would_breach",
    ),
    case(
        "small arms to the DPRK across the end of the exception",
        move("XAA", "PRK", "small_arms", "2016-02", "2016-03"),
        f"{A10} | XAA | export | would_breach",
        "UNSCR 2270 (small arms) | XAA | export | would_breach",
        details={f"{A10} | XAA | export": {"part": {"from": "2016-03-02", "to": "2016-03-31", "sure": False}}},
    ),
    case(
        "small arms on 1 March 2016",
        move("XAA", "PRK", "small_arms", "2016-03-01"),
        "UNSCR 2270 (small arms) | XAA | export | not_covered",
    ),
    case(
        "the buyer is a group with nationals of a state",
        move("PRK", "Wagner_Group", "small_arms", "2022-11", nationals=["XAA"]),
        *both(A9, "PRK", "XAA"),
    ),
    case(
        "the buyer is a group and nothing more is known",
        move("PRK", "Hezbollah", "small_arms", "2014"),
        f"{A9} | PRK | export | would_breach",
        f"{A9} | Hezbollah | import | not_covered",
    ),
    case(
        "several buyers",
        move("PRK", "XAA XAB", "small_arms", "2014"),
        *both(A9, "PRK", "XAA"),
        f"{A9} | XAB | import | would_breach",
    ),
    case(
        "an agreed sale is assessed for its carrying out",
        move("PRK", "XAA", "small_arms", "2030", phase="agreed"),
        *both(A9, "PRK", "XAA"),
        details={f"{A9} | PRK | export": {"phase": "agreed"}},
    ),
    case(
        "a time that nobody told",
        move("PRK", "XAA", "small_arms", None, None),
        *both(A9, "PRK", "XAA"),
        details={f"{A9} | PRK | export": {"part": {"from": "2009-06-12", "to": None, "sure": False}}},
    ),
    case(
        "civil aircraft are no arms",
        move("XAA", "PRK", "aircraft", "2012", designation="passenger airliner"),
    ),
    case(
        "spare parts for tanks",
        move("XAA", "PRK", "armour", "2008", tags=["spare_parts"]),
        "UNSCR 1718 ¶8(a)(i) | XAA | export | would_breach",
    ),
    case(
        "repair before the clause on repair",
        move("XAA", "PRK", "armour", "2016-03-01", tags=["repair"]),
        "UNSCR 1718 ¶8(a)(i) | XAA | export | would_breach",
        f"{A10} | XAA | export | would_breach",
        "UNSCR 2270 (repair and servicing) | XAA | export | not_covered",
    ),
    case(
        "repair from its first day",
        move("PRK", "XAA", "armour", "2016-03-02", tags=["repair"]),
        *both(B8, "PRK", "XAA"),
        *both(A9, "PRK", "XAA"),
        *both("UNSCR 2270 (repair and servicing)", "PRK", "XAA"),
    ),
    case(
        "machinery on the missile list",
        move("XAA", "PRK", "machinery", "2009", tags=["listed.ballistic_missile"]),
        "UNSCR 1718 ¶8(a)(ii) | XAA | export | would_breach",
    ),
    case(
        "trucks for the forces",
        move("XAA", "PRK", "vehicle", "2016-05", tags=["military_end_use"]),
        "UNSCR 2270 ¶8 | XAA | export | would_breach",
        exact=False,
    ),
    case("trucks without stated use in 2016", move("XAA", "PRK", "vehicle", "2016-05")),
    case("medicine for soldiers", move("XAA", "PRK", "medical", "2016-05", tags=["military_end_use"])),
    # persons
    case(
        "training on howitzers given by the DPRK",
        train("PRK", "XAA", "personnel.troops", "2013", tags=["use_of_arms"], content="howitzers"),
        f"{A9} | PRK | provide | would_breach",
        f"{A9} | XAA | receive | would_breach",
        "UNSCR 1718 ¶8(c) | XAA | receive | would_breach",
        "UNSCR 1718 ¶8(c) | PRK | provide | argued",
        "UNSCR 2270 (hosting trainers) | XAA | host | not_covered",
    ),
    case(
        "military training given by the DPRK, no major arms told",
        train("PRK", "XAA", "personnel.troops", "2013", tags=["military_training"]),
        f"{A9} | PRK | provide | would_breach",
        f"{A9} | XAA | receive | would_breach",
        "UNSCR 1718 ¶8(c) | XAA | receive | not_covered",
    ),
    case(
        "missile technology to the DPRK",
        move("XAA", "PRK", "technology.missile", "2012"),
        "UNSCR 1718 ¶8(a)(ii) | XAA | provide | would_breach",
        "UNSCR 1718 ¶8(c) | XAA | provide | would_breach",
        "UNSCR 1718 ¶8(c) | PRK | receive | argued",
        f"{A10} | XAA | provide | would_breach",
    ),
    case(
        "space technology passed on",
        move("XAA", "PRK", "technology.space", "2024"),
        "UNSCR 1718 ¶8(c) | XAA | provide | argued",
        "UNSCR 2321 ¶11 | XAA | provide | argued",
    ),
    case(
        "police training since the clause on hosting",
        train("PRK", "XAA", "personnel.other", "2017", tags=["police_training"]),
        "UNSCR 2270 (hosting trainers) | XAA | host | would_breach",
        f"{A9} | PRK | provide | would_breach",
        f"{A9} | XAA | receive | would_breach",
    ),
    case(
        "police trained in the DPRK are no trainers hosted",
        train("PRK", "XAA", "personnel.other", "2017", tags=["police_training"], place=["Pyongyang"]),
        f"{A9} | PRK | provide | argued",
        f"{A9} | XAA | receive | argued",
        "UNSCR 2270 (hosting trainers) | XAA | host | not_covered",
    ),
    case(
        "foreign instructors in the DPRK",
        train("XAA", "PRK", "personnel.troops", "2018", tags=["use_of_arms"], place=["Nampo"]),
        "UNSCR 1718 ¶8(c) | XAA | provide | would_breach",
        "UNSCR 1718 ¶8(c) | PRK | receive | argued",
        f"{A10} | XAA | provide | would_breach",
    ),
    case(
        "training whose content nobody told",
        train("XAA", "PRK", "personnel.troops", "2024"),
        "UNSCR 1718 ¶8(c) | XAA | provide | argued",
        f"{A10} | XAA | provide | argued",
    ),
    case(
        "troops before 1874",
        send("PRK", "XAA", "personnel.troops", "2009-06-11"),
    ),
    case(
        "troops to the DPRK",
        send("XAA", "PRK", "personnel.troops", "2024"),
        f"{A10} | XAA | provide | argued",
    ),
    case(
        "sappers are argued twice",
        send("PRK", "XAA", "personnel.engineers", "2025-07", tags=["mine_clearing"]),
        f"{A9} | PRK | provide | argued",
        f"{A9} | XAA | receive | argued",
        "UNSCR 2397 ¶8 | XAA | host | argued",
    ),
    case(
        "a factory for rifles before 1874",
        act("cooperation", "PRK", "XAA", "small_arms", "2008", tags=["manufacture_of_arms"]),
    ),
    case(
        "a factory for rifles",
        act("cooperation", "PRK", "XAA", "small_arms", "2012", tags=["manufacture_of_arms", "construction"]),
        f"{A9} | PRK | provide | would_breach",
        f"{A9} | XAA | receive | would_breach",
    ),
    case("losses are no act", act("casualty", "PRK", "", "personnel.troops", "2025", outcome="killed")),
    # workers
    case("permits before August 2017", send("PRK", "XAA", "personnel.workers", "2017-08-04", tags=["new_permit"])),
    case(
        "more permits than before",
        send(
            "PRK",
            "XAA",
            "personnel.workers",
            "2017-08-20",
            tags=["new_permit"],
            baseline=1000,
            **amount(1200, "persons"),
        ),
        "UNSCR 2371 (workers) | XAA | host | cap",
        details={
            "UNSCR 2371 (workers) | XAA | host": {
                "cap": {
                    "limit": 1000,
                    "unit": "person",
                    "period": "2017-08-05/2017-09-10",
                    "total": {"low": 1200, "high": 1200},
                    "state": "passed",
                }
            }
        },
    ),
    case(
        "a new permit under an old contract",
        send("PRK", "XAA", "personnel.workers", "2017-10-05", tags=["new_permit"], contract_date="2017-08-30"),
        "UNSCR 2375 ¶17 | XAA | host | not_covered",
    ),
    case(
        "a new permit with nothing known of the contract",
        send("PRK", "XAA", "personnel.workers", "2017-09-11", tags=["new_permit"]),
        "UNSCR 2375 ¶17 | XAA | host | would_breach",
        details={
            "UNSCR 2375 ¶17 | XAA | host": {"open": ["written contract before 11 September 2017", "Committee approval"]}
        },
    ),
    case(
        "workers still there while the time to leave ran",
        send("PRK", "XAA", "personnel.workers", "2019-12-01", "2019-12-21", relation="throughout"),
        "UNSCR 2397 ¶8 | XAA | host | not_covered",
        "UNSCR 2397 ¶8 | PRK | provide | not_covered",
    ),
    case(
        "workers some day around the deadline",
        send("PRK", "XAA", "personnel.workers", "2019-11", "2020-02"),
        "UNSCR 2397 ¶8 | XAA | host | would_breach",
        details={"UNSCR 2397 ¶8 | XAA | host": {"part": {"from": "2019-12-22", "to": "2020-02-29", "sure": False}}},
    ),
    case(
        "workers on student visas",
        send("PRK", "XAA", "personnel.workers", "2023", tags=["student_visa"], relation="throughout"),
        "UNSCR 2397 ¶8 | XAA | host | would_breach",
        "UNSCR 2375 ¶17 | XAA | host | argued",
    ),
    # teaching and science
    case(
        "physics since March 2016",
        train("XAA", "PRK", "personnel.other", "2016-06", content="nuclear physics", tags=["teaching"]),
        "UNSCR 2270 ¶17 | XAA | provide | would_breach",
    ),
    case("physics in 2015", train("XAA", "PRK", "personnel.other", "2015-06", content="physics", tags=["teaching"])),
    case(
        "materials science on the day before it was added",
        train("XAA", "PRK", "personnel.other", "2016-11-29", tags=["teaching", "materials_science"]),
        "UNSCR 2321 ¶10 | XAA | provide | not_covered",
    ),
    case("a language course", train("XAA", "PRK", "personnel.other", "2018", content="Spanish", tags=["teaching"])),
    case("medical exchange", act("visit", "XAA", "PRK", "medical", "2018", tags=["science", "medical_exchange"])),
    case(
        "a visit of scientists",
        act("visit", "PRK", "XAA", None, "2018", tags=["science"]),
        "UNSCR 2321 ¶11 | XAA | provide | would_breach",
    ),
    # goods from the DPRK
    case("coal in December 2016 falls into a gap", move("PRK", "XAA", "coal", "2016-12-10")),
    case(
        "coal in 2017 before the full ban",
        move("PRK", "XAA", "coal", "2017-03", **amount(7_000_000, "t", "at_least")),
        *both("UNSCR 2321 ¶26(b)", "PRK", "XAA", "cap"),
        details={
            "UNSCR 2321 ¶26(b) | PRK | export": {
                "cap": {
                    "limit": 7500000,
                    "unit": "t",
                    "period": "2017",
                    "total": {"low": 7000000, "high": None},
                    "state": "possibly_passed",
                }
            }
        },
    ),
    case(
        "coal counted in dollars",
        move("PRK", "XAA", "coal", "2017-03", **amount(400_870_019, "USD")),
        *both("UNSCR 2321 ¶26(b)", "PRK", "XAA", "cap"),
        details={
            "UNSCR 2321 ¶26(b) | PRK | export": {
                "cap": {
                    "limit": 400870018,
                    "unit": "USD",
                    "period": "2017",
                    "total": {"low": 400870019, "high": 400870019},
                    "state": "passed",
                }
            }
        },
    ),
    case(
        "coal all through 2017 is split",
        move("PRK", "XAA", "coal", "2017-01", "2017-12", relation="throughout"),
        *both("UNSCR 2321 ¶26(b)", "PRK", "XAA", "cap"),
        *both("UNSCR 2371 ¶8", "PRK", "XAA"),
        details={"UNSCR 2371 ¶8 | PRK | export": {"part": {"from": "2017-08-05", "to": "2017-12-31", "sure": True}}},
    ),
    case(
        "foreign coal through Rajin with notice",
        move("PRK", "XAA", "coal", "2018", **RAJIN, notice={"to": "1718 Committee", "days_before": 10}),
    ),
    case("foreign coal through Rajin in 2016", move("PRK", "XAA", "coal", "2016-06", **RAJIN)),
    case(
        "foreign coal through another port",
        move("PRK", "XAA", "coal", "2018", origin_of_goods="RUS", place=["Nampo"]),
        *both("UNSCR 2371 ¶8", "PRK", "XAA"),
    ),
    case("iron ore", move("PRK", "XAA", "metal", "2018", designation="iron ore"), *both("UNSCR 2371 ¶8", "PRK", "XAA")),
    case(
        "gold",
        move("PRK", "XAA", "metal", "2016-03-02", designation="gold"),
        *both("UNSCR 2270 (gold and minerals)", "PRK", "XAA"),
    ),
    case(
        "copper",
        move("PRK", "XAA", "metal", "2017-01", designation="copper"),
        *both("UNSCR 2321 (copper, nickel, silver, zinc)", "PRK", "XAA"),
    ),
    case("lead before August 2017", move("PRK", "XAA", "metal", "2017-08-04", designation="lead ore")),
    case(
        "lead",
        move("PRK", "XAA", "metal", "2017-08-05", designation="lead ore"),
        *both("UNSCR 2371 (lead)", "PRK", "XAA"),
    ),
    case(
        "statues",
        move("PRK", "XAA", "goods.other", "2018", designation="bronze statues"),
        *both("UNSCR 2321 (statues)", "PRK", "XAA"),
    ),
    case(
        "fishing rights before they were named",
        move("PRK", "XAA", "seafood", "2017-10", tags=["fishing_rights"]),
        *both("UNSCR 2371 (seafood)", "PRK", "XAA", "argued"),
    ),
    case(
        "fishing rights",
        move("PRK", "XAA", "seafood", "2018-03", tags=["fishing_rights"]),
        *both("UNSCR 2397 (fishing rights)", "PRK", "XAA"),
    ),
    case(
        "textiles under an old contract, cleared too late",
        move("PRK", "XAA", "textile", "2017-12-11", contract_date="2017-08-01"),
        *both("UNSCR 2375 (textiles)", "PRK", "XAA"),
    ),
    case(
        "textiles with nothing known of the contract",
        move("PRK", "XAA", "textile", "2017-10-01"),
        *both("UNSCR 2375 (textiles)", "PRK", "XAA"),
        details={
            "UNSCR 2375 (textiles) | XAA | import": {
                "open": ["written contract before 11 September 2017, cleared by 10 December 2017"]
            }
        },
    ),
    case("vegetables", move("PRK", "XAA", "food", "2018-02"), *both("UNSCR 2397 ¶6", "PRK", "XAA")),
    case(
        "a ship from the DPRK",
        move("PRK", "XAA", "ship", "2018", tags=["civil_ship"]),
        *both("UNSCR 2397 ¶6", "PRK", "XAA"),
    ),
    case("food to the DPRK", move("XAA", "PRK", "food", "2018-02")),
    # goods to the DPRK
    case(
        "a watch as a gift",
        move("XAA", "PRK", "luxury", "2012", tags=["gift"]),
        "UNSCR 1718 ¶8(a)(iii) | XAA | export | would_breach",
        "UNSCR 1718 ¶8(a)(iii) | PRK | import | not_covered",
    ),
    case(
        "a new civil ship in 2017",
        move("XAA", "PRK", "ship", "2017-06", tags=["civil_ship"]),
        "UNSCR 2321 ¶30 | XAA | export | would_breach",
    ),
    case(
        "credit for exports",
        move("XAA", "PRK", "money", "2018", purpose="export credit"),
        "UNSCR 2321 ¶32 | XAA | provide | would_breach",
    ),
    case(
        "money for arms",
        move("XAA", "PRK", "money", "2018", purpose="payment for shells"),
        f"{A9} | XAA | provide | argued",
        f"{A9} | PRK | receive | argued",
    ),
    case("money for nothing stated", move("XAA", "PRK", "money", "2018")),
    case("a used civil ship in 2017", move("XAA", "PRK", "ship", "2017-06", tags=["civil_ship", "used"])),
    case(
        "a used civil ship in 2018",
        move("XAA", "PRK", "ship", "2018-06", tags=["civil_ship", "used"]),
        "UNSCR 2397 ¶14 | XAA | export | would_breach",
        "UNSCR 2397 ¶7 | XAA | export | would_breach",
        "UNSCR 2321 ¶30 | XAA | export | not_covered",
    ),
    case(
        "machinery exempted by 2664 alone",
        move("XAA", "PRK", "machinery", "2023", exemption={"by": "1718 Committee", "under": "UNSCR 2664 ¶1"}),
        "UNSCR 2397 ¶7 | XAA | export | would_breach",
    ),
    case(
        "machinery exempted by the Committee",
        move("XAA", "PRK", "machinery", "2023", exemption={"by": "1718 Committee", "under": "UNSCR 2397 ¶25"}),
        "UNSCR 2397 ¶7 | XAA | export | not_covered",
    ),
    case(
        "machinery exempted by nobody who may",
        move("XAA", "PRK", "machinery", "2023", exemption={"by": "ministry of trade"}),
        "UNSCR 2397 ¶7 | XAA | export | would_breach",
    ),
    case(
        "jet fuel",
        move("XAA", "PRK", "fuel.refined", "2016-06", tags=["aviation_fuel"]),
        "UNSCR 2270 ¶31 | XAA | export | would_breach",
    ),
    case(
        "fuel for an airliner abroad",
        move("XAA", "PRK", "fuel.refined", "2019", tags=["aviation_fuel", "civil_airliner_abroad"]),
        "UNSCR 2270 ¶31 | XAA | export | not_covered",
    ),
    case(
        "condensates",
        move("XAA", "PRK", "fuel.other", "2018", tags=["condensates"]),
        "UNSCR 2375 (condensates and natural gas liquids) | XAA | export | would_breach",
    ),
    case(
        "goods at sea between a DPRK vessel and another",
        move("XAA", "PRK", "machinery", "2017-10", mode="ship_to_ship", flags=["PRK", "XAB"]),
        "UNSCR 2375 (ship-to-ship) | XAB | provide | would_breach",
        "UNSCR 2375 (ship-to-ship) | XAA | provide | would_breach",
    ),
    case(
        "goods at sea without a DPRK vessel",
        move("XAA", "PRK", "food", "2018", mode="ship_to_ship", flags=["XAB"]),
        "UNSCR 2375 (ship-to-ship) | XAB | provide | not_covered",
    ),
    case("a venture before any measure", act("venture", "XAA", "PRK", None, "2017-08-04")),
    case(
        "a new venture in August 2017",
        act("venture", "XAA", "PRK", None, "2017-08-20"),
        "UNSCR 2371 (joint ventures) | XAA | host | would_breach",
    ),
    case(
        "an existing venture, closed too late",
        act("venture", "XAA", "PRK", None, "2017-10", "2018-06", relation="throughout", tags=["existing_venture"]),
        "UNSCR 2375 ¶18 | XAA | host | would_breach",
        details={"UNSCR 2375 ¶18 | XAA | host": {"part": {"from": "2018-01-09", "to": "2018-06-30", "sure": True}}},
    ),
    case("an existing venture in time", act("venture", "XAA", "PRK", None, "2017-12", tags=["existing_venture"])),
    case(
        "goods of others at sea on a DPRK vessel",
        move("XAA", "XAB", "machinery", "2018", mode="ship_to_ship", flags=["PRK", "XAC"]),
        "UNSCR 2375 (ship-to-ship) | XAA | provide | not_covered",
    ),
    # Iran
    case("arms from Iran before 1747", move("IRN", "XAA", "small_arms", "2007-03-23")),
    case("arms from Iran under 1747", move("IRN", "XAA", "small_arms", "2015-12"), *both(I5, "IRN", "XAA")),
    case(
        "arms from Iran across the change to 2231",
        move("IRN", "XAA", "small_arms", "2016-01-10", "2016-01-20", relation="throughout"),
        *both(I5, "IRN", "XAA"),
        f"{ANNEX6} | IRN | export | would_breach",
        exact=False,
        details={f"{I5} | IRN | export": {"part": {"from": "2016-01-10", "to": "2016-01-15", "sure": True}}},
    ),
    case(
        "money for the nuclear programme",
        move("XAA", "IRN", "money", "2010", purpose="nuclear enrichment"),
        "UNSCR 1737 ¶6 | XAA | provide | would_breach",
    ),
    case(
        "tanks to Iran before and after adoption of 2231",
        move("XAA", "IRN", "armour", "2015-10"),
        "UNSCR 1929 ¶8 | XAA | export | would_breach",
        f"{ANNEX5} | XAA | export | not_covered",
    ),
    case(
        "tanks to Iran in 2008 are only called upon",
        move("XAA", "IRN", "armour", "2008"),
        "UNSCR 1747 ¶6 | XAA | export | not_covered",
    ),
    case("tanks to Iran in 2018", move("XAA", "IRN", "armour", "2018"), f"{ANNEX5} | XAA | export | would_breach"),
    case("tanks to Iran with approval", move("XAA", "IRN", "armour", "2018", exemption={"by": "Security Council"})),
    case("tanks to Iran in the gap", move("XAA", "IRN", "armour", "2021")),
    case(
        "a missile of 300 km to Iran",
        move("XAA", "IRN", "missile.ballistic", "2022", range_km=300),
        f"{ANNEX4} | XAA | export | would_breach",
        f"{ANNEX4} | IRN | import | would_breach",
    ),
    case("a missile of 120 km from Iran", move("IRN", "XAA", "missile.ballistic", "2022", range_km=120)),
    case(
        "drones from Iran in 2023 are argued",
        move("IRN", "XAA", "uav", "2023-02"),
        *both(ANNEX4, "IRN", "XAA", "argued"),
    ),
    case("drones of short range", move("IRN", "XAA", "uav", "2023-02", range_km=50)),
    case("small arms to Iran after the re-application", move("XAA", "IRN", "small_arms", "2025-11")),
    case(
        "tanks to Iran after the re-application",
        move("XAA", "IRN", "armour", "2025-11"),
        "UNSCR 1929 ¶8 | XAA | export | contested",
    ),
    case(
        "missile technology to Iran after the re-application",
        move("XAA", "IRN", "technology.missile", "2025-11"),
        "UNSCR 1737 ¶6 | XAA | provide | contested",
        "UNSCR 1929 ¶9 | XAA | provide | contested",
    ),
    case(
        "arms from Iran all through the gap",
        move("IRN", "XAA", "small_arms", "2020-01", "2025-12", relation="throughout"),
        *both(I5, "IRN", "XAA", "contested"),
        f"{ANNEX6} | IRN | export | would_breach",
        exact=False,
        details={f"{I5} | IRN | export": {"part": {"from": "2025-09-28", "to": "2025-12-31", "sure": True}}},
    ),
    # Libya
    case("arms to Libya before 1970", move("XAA", "LBY", "small_arms", "2011-02-25")),
    case(
        "arms to Libya", move("XAA", "LBY", "small_arms", "2011-02-26"), "UNSCR 1970 ¶9 | XAA | export | would_breach"
    ),
    case(
        "arms to a group in Libya",
        move("XAA", "Wagner_Group", "small_arms", "2019", place=["Sirte, Libya"]),
        "UNSCR 1970 ¶9 | XAA | export | would_breach",
    ),
    case(
        "arms on a foreign ship to Libya, supplier unknown",
        move("", "LNA", "arms.other", "2019", flags=["XAB"]),
        "UNSCR 1970 ¶9 | XAB | export | would_breach",
    ),
    case(
        "non-lethal equipment for the government",
        move("XAA", "LBY", "vehicle", "2014", tags=["non_lethal", "government_use"]),
    ),
    case(
        "non-lethal equipment for others",
        move("XAA", "LNA", "vehicle", "2019", tags=["non_lethal"]),
        "UNSCR 1970 ¶9 | XAA | export | would_breach",
    ),
    case(
        "lethal equipment for the government without approval",
        move("XAA", "LBY", "armour", "2020", tags=["government_use", "no_approval"]),
        "UNSCR 1970 ¶9 | XAA | export | would_breach",
        details={"UNSCR 1970 ¶9 | XAA | export": {"open": None}},
    ),
    case("approved by the Committee", move("XAA", "LBY", "armour", "2020", exemption={"by": "1970 Committee"})),
    case(
        "mercenaries of a state's nationals",
        send("XAA", "LBY", "personnel.troops", "2020", nationals=["XAB"], tags=["mercenaries"]),
        "UNSCR 1970 ¶9 | XAA | provide | would_breach",
        "UNSCR 1970 ¶9 | XAB | provide | would_breach",
    ),
    case(
        "regular troops to Libya",
        send("XAA", "LBY", "personnel.troops", "2020"),
        "UNSCR 1970 ¶9 | XAA | provide | argued",
    ),
    case(
        "arms from Libya", move("LBY", "XAA", "small_arms", "2012"), *both("UNSCR 1970 (arms from Libya)", "LBY", "XAA")
    ),
    # Darfur
    case("arms to a group in Darfur before 1556", move("XAA", "JEM", "small_arms", "2004-07-29", place=["Darfur"])),
    case(
        "arms to a group in Darfur before 1591",
        move("XAA", "JEM", "small_arms", "2005-03-28", place=["Darfur"]),
        "UNSCR 1556 (Darfur arms) | XAA | export | would_breach",
        "UNSCR 1591 ¶7 | XAA | export | not_covered",
    ),
    case(
        "arms to the government for Darfur",
        move("XAA", "SDN", "armour", "2010", place=["Nyala"]),
        "UNSCR 1591 ¶7 | XAA | export | would_breach",
        "UNSCR 1556 (Darfur arms) | XAA | export | not_covered",
    ),
    case(
        "the government's own tanks into Darfur",
        move("SDN", "SDN", "armour", "2010", place=["Darfur"]),
        "UNSCR 1591 ¶7 | SDN | provide | would_breach",
    ),
    case(
        "arms to belligerents elsewhere in Sudan",
        move("XAA", "RSF", "small_arms", "2024", place=["Khartoum"]),
        "UNSCR 1591 ¶7 | XAA | export | argued",
    ),
    case("after the last known renewal", move("XAA", "RSF", "small_arms", "2026-09-12", place=["Darfur"])),
    case(
        "training for a group in Darfur",
        train("XAA", "RSF", "personnel.troops", "2024", tags=["use_of_arms"], place=["Darfur"]),
        "UNSCR 1556 (Darfur training) | XAA | provide | would_breach",
        "UNSCR 1591 ¶7 | XAA | provide | would_breach",
    ),
    # Yemen
    case(
        "arms to the Houthis in 2019",
        move("XAA", "Houthi", "small_arms", "2019"),
        "UNSCR 2216 ¶14 | XAA | export | argued",
    ),
    case(
        "arms to the Houthis",
        move("XAA", "Houthi", "small_arms", "2022-02-28"),
        "UNSCR 2216 ¶14 | XAA | export | would_breach",
    ),
    case(
        "arms to the Houthis around their listing",
        move("XAA", "Houthi", "small_arms", "2022-02-27", "2022-02-28"),
        "UNSCR 2216 ¶14 | XAA | export | would_breach",
        "UNSCR 2216 ¶14 | XAA | export | argued",
    ),
    case("arms to Yemen's government", move("XAA", "YEM", "small_arms", "2023")),
    case(
        "arms from the DPRK to the Houthis",
        move("PRK", "Houthi", "small_arms", "2023"),
        f"{A9} | PRK | export | would_breach",
        "UNSCR 2216 ¶14 | PRK | export | would_breach",
    ),
    # nobody's regime
    case("arms between states under no measure", move("XAA", "XAB", "armour", "2024")),
    case("arms to Ukraine's neighbour", move("USA", "POL", "armour", "2024")),
)
