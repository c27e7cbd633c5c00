"""Invented cases: Iran, Libya, Darfur, Yemen, and states under no measure."""

from __future__ import annotations

from tests.assess.case_words import A9, ANNEX4, ANNEX5, ANNEX6, I5, both, case, move, send, train

CASES = (
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
        "money for weapons to Libya",
        move("XAA", "LNA", "money", "2019", purpose="purchase of weapons"),
        "UNSCR 1970 ¶9 | XAA | provide | would_breach",
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
)
