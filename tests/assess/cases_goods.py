"""Invented cases: goods, fuel, ships and ventures from and to the DPRK."""

from __future__ import annotations

from tests.assess.case_words import A9, RAJIN, act, amount, both, case, move

CASES = (
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
        f"{A9} | XAA | provide | would_breach",
        f"{A9} | PRK | receive | would_breach",
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
        "machinery exempted under the clause on aid",
        move("XAA", "PRK", "machinery", "2023", exemption={"under": "UNSCR 2397 ¶25"}),
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
        "coal at sea from the DPRK",
        move("PRK", "XAA", "coal", "2018", mode="ship_to_ship", flags=["PRK", "XAB"]),
        *both("UNSCR 2371 ¶8", "PRK", "XAA"),
        "UNSCR 2375 (ship-to-ship) | XAB | provide | would_breach",
        "UNSCR 2375 (ship-to-ship) | XAA | provide | would_breach",
    ),
    case(
        "fuel at sea from nobody known",
        move("", "PRK", "fuel.refined", "2018", mode="ship_to_ship", flags=["PRK", "XAB"]),
        "UNSCR 2375 (ship-to-ship) | XAB | provide | would_breach",
        "UNSCR 2397 ¶5 | PRK | import | cap",
    ),
    case(
        "jet fuel is banned, not capped",
        move("XAA", "PRK", "fuel.refined", "2019", tags=["aviation_fuel"]),
        "UNSCR 2270 ¶31 | XAA | export | would_breach",
        "UNSCR 2397 ¶5 | XAA | export | not_covered",
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
)
