"""Invented cases: arms and persons from and to the DPRK."""

from __future__ import annotations

from tests.assess.case_words import A9, A10, B8, SHORT_NOTICE, act, amount, both, case, move, send, train

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
)
