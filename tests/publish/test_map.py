"""The map: every place with coordinates, routes as told, no states, and words for all that a picture cannot show."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_cases import make_case, make_knowledge

from fundstelle.knowledge.model import Knowledge, Place
from fundstelle.publish.drawing import NARROW, WIDE
from fundstelle.publish.map_picture import draw_map, load_land, make_frame, render_map
from fundstelle.publish.map_places import Places, Spot, find_places
from fundstelle.publish.sentences.writer import load_writer
from fundstelle.records.claim import Claim, Route, Stance

SVG = "{http://www.w3.org/2000/svg}"


def place(id: str, latitude: float | None, longitude: float | None) -> Place:
    names = {"de": (f"{id}hafen",), "en": (f"Port {id}",)}
    return Place(id, "port", "invented", names, "XAA", latitude=latitude, longitude=longitude)


def knowledge() -> Knowledge:
    rows = [place("Aa", 10.0, 20.0), place("Bb", 12.0, 25.0), place("Cc", None, None), place("Dd", -3.0, 179.0)]
    return replace(make_knowledge(), places={row.id: row for row in rows})


def claims(*routes: Route, stance: Stance = Stance.AFFIRMS) -> list[Claim]:
    pattern = make_case().claims[0]
    return [replace(pattern, id=f"c{n}", route=route, stance=stance) for n, route in enumerate(routes)]


def test_places_are_counted_by_claims_whatever_language_names_them() -> None:
    found = find_places(claims(Route(at=("Aa",)), Route(at=("Aahafen", "Port Bb"))), knowledge())
    assert [(spot.name, spot.claims) for spot in found.spots] == [("Aa", 2), ("Bb", 1)]


def test_routes_go_from_stop_to_stop_in_the_order_told() -> None:
    found = find_places(claims(Route("Aa", ("Bb",), "Dd"), Route("Dd", (), "Aa")), knowledge())
    assert {(way.start, way.end) for way in found.ways} == {("Aa", "Bb"), ("Bb", "Dd"), ("Dd", "Aa")}


def test_a_leg_without_coordinates_is_no_line_and_the_place_is_named() -> None:
    found = find_places(claims(Route("Aa", (), "Cc"), Route(at=("Somewhere",))), knowledge())
    assert found.ways == ()
    assert dict(found.unplaced) == {"Cc": 1, "Somewhere": 1}


def test_states_are_no_places() -> None:
    party = next(iter(knowledge().parties))
    found = find_places(claims(Route(at=(party, "Aa"))), knowledge())
    assert [spot.name for spot in found.spots] == ["Aa"] and found.unplaced == ()


def test_what_is_only_denied_is_hollow() -> None:
    denied = claims(Route(at=("Aa",)), stance=Stance.DENIES)
    affirmed = [replace(claim, id="x") for claim in claims(Route(at=("Bb",)))]
    found = {spot.name: spot.denied for spot in find_places([*denied, *affirmed], knowledge()).spots}
    assert found == {"Aa": True, "Bb": False}


@pytest.mark.parametrize("language", ["de", "en"])
def test_picture_has_its_content_in_words_and_every_name_it_has_room_for(language: str) -> None:
    writer = load_writer(language, knowledge())
    drawn = draw_map(claims(Route("Aa", (), "Bb"), Route(at=("Cc", "Dd"))), knowledge(), writer)
    assert drawn is not None
    root = ET.fromstring(drawn.svg)
    shown = "".join(root.itertext())
    for id in ("Aa", "Bb", "Dd"):
        name = writer.names.place_name(id)
        assert name in drawn.alternative and f"{name} (1)" in shown
    assert writer.names.place_name("Cc") in drawn.alternative
    assert "→" in drawn.alternative
    assert all(ET.fromstring(svg) is not None for svg in (drawn.svg, drawn.svg_narrow))


def test_without_a_place_there_is_no_map() -> None:
    assert draw_map(claims(Route(), Route(at=("Cc",))), knowledge(), load_writer("en", knowledge())) is None
    assert draw_map(claims(Route(at=("Aa",))), knowledge(), load_writer("en", knowledge())) is None


def test_land_is_one_shape_without_states() -> None:
    svg = render_map(Places((Spot("Aa", 50.0, 30.0, 1),), (), ()), WIDE, load_writer("en", knowledge()))
    filled = [one for one in ET.fromstring(svg).iter() if one.get("fill-rule") == "evenodd"]
    assert len(filled) == 1
    assert 2000 < sum(len(ring) for ring in load_land()) < 6000
    assert all(-90 <= y <= 90 for ring in load_land() for _, y in ring)


SPOTS = st.lists(st.tuples(st.floats(-75, 80), st.floats(-180, 180)), min_size=1, max_size=12)


@given(SPOTS, st.sampled_from([WIDE, NARROW]))
def test_every_spot_lies_inside_the_sheet(places: list[tuple[float, float]], width: int) -> None:
    spots = [Spot(str(n), latitude, longitude, 1) for n, (latitude, longitude) in enumerate(places)]
    frame = make_frame(spots, width)
    for spot in spots:
        assert 0 <= frame.across(spot.longitude) <= frame.width
        assert 0 <= frame.down(spot.latitude) <= frame.height
    assert 0.4 * width <= frame.height <= 1.5 * width


def test_places_on_both_sides_of_the_date_line_stand_side_by_side() -> None:
    rows = {"Aa": place("Aa", 60.0, 179.0), "Bb": place("Bb", 60.0, -179.0)}
    known = replace(make_knowledge(), places=rows)
    drawn = draw_map(claims(Route("Aa", (), "Bb")), known, load_writer("en", known))
    assert drawn is not None
    across = sorted(float(one.get("cx", "0")) for one in ET.fromstring(drawn.svg).iter(f"{SVG}circle"))
    assert across[1] - across[0] < WIDE / 2
