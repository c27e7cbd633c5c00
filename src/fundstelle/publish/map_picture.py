"""The map: points and ways between them with their names, over coast lines and a grid; no states, no borders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import cos, radians

from fundstelle.knowledge.model import Knowledge
from fundstelle.publish.drawing import GROUND, INK, NARROW, PALETTE, draw_diagram, make_svg, svg_text
from fundstelle.publish.labels import Anchor, Box, anchor_box, place_labels
from fundstelle.publish.map_places import Places, Spot, Way, find_places
from fundstelle.publish.model import Picture
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim

_LEAST_SPAN = 9.0
"""Degrees of latitude that a map shows at least: a point alone on an empty sheet tells nobody where it is."""
_STEPS = (1, 2, 5, 10, 20, 30)
"""Distances of grid lines in degrees; the first that gives no more than six lines is taken."""
_LEAST_SPOTS, _MOST_LABELS = 2, 24
_EDGE = 44.0
"""A meridian nearer than this to the right edge has no room for its degrees."""
_LINE = 16.0
"""Height of a name in pixels."""
_LEAST_RATIO, _MOST_RATIO = {False: 0.45, True: 0.9}, {False: 0.8, True: 1.4}
"""Height of the picture as a share of its width, on wide and on narrow screens."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the picture shows: degrees from west to east and south to north, and its size in pixels.

    Plate carrée with degrees of longitude shortened by the cosine of the middle latitude: true enough for a sketch of
    where places lie, and every reader knows how to read it.
    """

    west: float
    east: float
    south: float
    north: float
    width: float
    height: float

    def across(self, longitude: float) -> float:
        """Pixels from the left."""
        return self.width * (longitude - self.west) / (self.east - self.west)

    def down(self, latitude: float) -> float:
        """Pixels from the top."""
        return self.height * (self.north - latitude) / (self.north - self.south)


def draw_map(claims: Iterable[Claim], knowledge: Knowledge, writer: Writer) -> Picture | None:
    """The places and routes of the claims; None where fewer than two have coordinates: one is told in a word."""
    places = find_places(claims, knowledge)
    if len(places.spots) < _LEAST_SPOTS:
        return None
    turned = replace(places, spots=tuple(_turned(places.spots)))
    alternative = _alternative(places, writer)
    return draw_diagram("map", alternative, writer, lambda width: render_map(turned, width, writer))


def _alternative(places: Places, writer: Writer) -> str:
    text, plural = writer.messages.text, writer.messages.plural
    names = writer.names.place_name
    spots = "; ".join(f"{names(spot.name)}: {plural('picture.claims', spot.claims)}" for spot in places.spots)
    told = [text("picture.map_alternative", rows=spots)]
    if places.ways:
        ways = "; ".join(f"{names(way.start)} → {names(way.end)}" for way in places.ways)
        told.append(text("picture.map_ways", rows=ways))
    if places.unplaced:
        told.append(text("picture.map_unplaced", rows="; ".join(names(name) for name, _ in places.unplaced)))
    return make_visible(" ".join(told))


def _turned(spots: Sequence[Spot]) -> Iterator[Spot]:
    """The spots with longitudes that do not jump: the sheet is cut where the widest empty stretch of the globe is."""
    around = sorted({spot.longitude for spot in spots})
    gaps = [(after - before, after) for before, after in pairwise(around)]
    gaps.append((around[0] + 360 - around[-1], around[0]))
    first = max(gaps)[1]
    for spot in spots:
        yield replace(spot, longitude=spot.longitude + 360) if spot.longitude < first else spot


def make_frame(spots: Sequence[Spot], width: int) -> Frame:
    """A frame that holds every spot with room around it for names, in one of the shapes that a page bears."""
    south, north = _widened([spot.latitude for spot in spots], _LEAST_SPAN, 0.22)
    middle = (south + north) / 2
    stretch = max(cos(radians(middle)), 0.2)
    west, east = _widened([spot.longitude for spot in spots], _LEAST_SPAN / stretch, 0.18)
    ratio = (north - south) / ((east - west) * stretch)
    least, most = _LEAST_RATIO[width == NARROW], _MOST_RATIO[width == NARROW]
    if ratio < least:
        south, north = _around(middle, (east - west) * stretch * least)
    elif ratio > most:
        west, east = _around((west + east) / 2, (north - south) / stretch / most)
    height = width * (north - south) / ((east - west) * stretch)
    return Frame(west, east, south, north, width, height)


def _widened(values: Sequence[float], least: float, margin: float) -> Point:
    low, high = min(values), max(values)
    return _around((low + high) / 2, max((high - low) * (1 + 2 * margin), least))


def _around(middle: float, span: float) -> Point:
    return middle - span / 2, middle + span / 2


def render_map(places: Places, width: int, writer: Writer) -> str:
    """The picture as SVG. Longitudes of the spots must not jump; see `_turned`."""
    frame = make_frame(places.spots, width)
    at = {spot.name: (frame.across(spot.longitude), frame.down(spot.latitude)) for spot in places.spots}
    clip = f'<clipPath id="sheet-{width}"><rect width="{frame.width:g}" height="{frame.height:.1f}"/></clipPath>'
    parts = [
        clip,
        f'<g clip-path="url(#sheet-{width})">',
        *_land(frame),
        *_grid(frame),
        "</g>",
        f'<rect width="{frame.width:g}" height="{frame.height:.1f}" fill="none" stroke="{INK}" opacity="0.3"/>',
        *(_way(way, at) for way in places.ways),
        *_spots(places.spots, at),
        *_labels(places.spots, at, frame, writer),
    ]
    return make_svg(frame.width, round(frame.height, 1), parts)


def _land(frame: Frame) -> Iterator[str]:
    """Coast lines, drawn again one turn to either side, so that a sheet across the date line is whole.

    One path, filled by the even-odd rule: seas inside land are rings of their own and stay empty.
    """
    turns = (-360.0, 0.0, 360.0)
    rings = [_outline(ring, turn, frame) for ring in load_land() for turn in turns if _is_shown(ring, turn, frame)]
    style = f'fill="{INK}" fill-opacity="0.06" fill-rule="evenodd" stroke="{INK}" stroke-opacity="0.35"'
    yield f'<path d="{"".join(rings)}" {style}/>'


def _outline(ring: Sequence[Point], turn: float, frame: Frame) -> str:
    return "M" + "L".join(f"{frame.across(x + turn):.1f} {frame.down(y):.1f}" for x, y in ring) + "Z"


def _is_shown(ring: Sequence[Point], turn: float, frame: Frame) -> bool:
    west, east = min(x for x, _ in ring) + turn, max(x for x, _ in ring) + turn
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    return west < frame.east and frame.west < east and south < frame.north and frame.south < north


@cache
def load_land() -> tuple[tuple[Point, ...], ...]:
    """Rings of (longitude, latitude) in degrees; what crosses the date line goes on beyond 180."""
    packed = json.loads(files("fundstelle.publish").joinpath("land.json").read_text("utf-8"))
    return tuple(tuple(_unwrapped(ring)) for ring in packed["tenths"])


def _unwrapped(ring: Sequence[int]) -> Iterator[Point]:
    turn = 0.0
    before: float | None = None
    for x, y in zip(ring[::2], ring[1::2], strict=True):
        longitude = x / 10
        if before is not None and abs(longitude - before) > 180:
            turn += 360.0 if longitude < before else -360.0
        before = longitude
        yield longitude + turn, y / 10


def _grid(frame: Frame) -> Iterator[str]:
    """Meridians and parallels with their degrees at the edge."""
    step = next((step for step in _STEPS if (frame.east - frame.west) / step <= 6), _STEPS[-1])
    line = f'stroke="{INK}" stroke-width="0.6" opacity="0.22"'
    for longitude in _multiples(frame.west, frame.east, step):
        x = frame.across(longitude)
        if frame.width - x < _EDGE:
            continue
        yield f'<path d="M{x:.1f} 0V{frame.height:.1f}" {line}/>'
        yield f'<g opacity="0.78">{svg_text(x + 3, frame.height - 7, _degrees(longitude, "E", "W"), size=9.5)}</g>'
    for latitude in _multiples(frame.south, frame.north, step):
        y = frame.down(latitude)
        yield f'<path d="M0 {y:.1f}H{frame.width:g}" {line}/>'
        yield f'<g opacity="0.78">{svg_text(3, y - 6, _degrees(latitude, "N", "S"), size=9.5)}</g>'


def _multiples(low: float, high: float, step: int) -> range:
    return range(int(-(-low // step)) * step, int(high // 1) + 1, step)


def _degrees(value: float, positive: str, negative: str) -> str:
    """Degrees with the side as maps write it in every language."""
    shown = (value + 180) % 360 - 180 if positive == "E" else value
    return f"{abs(shown):g}° {positive if shown >= 0 else negative}"


def _way(way: Way, at: Mapping[str, Point]) -> str:
    """A bent line with an arrow in its middle, so that there and back do not lie upon each other."""
    (x0, y0), (x1, y1) = at[way.start], at[way.end]
    bend_x, bend_y = (x0 + x1) / 2 - (y1 - y0) * 0.12, (y0 + y1) / 2 + (x1 - x0) * 0.12
    dash = ' stroke-dasharray="3 4"' if way.denied else ""
    curve = f"M{x0:.1f} {y0:.1f}Q{bend_x:.1f} {bend_y:.1f} {x1:.1f} {y1:.1f}"
    width = min(1.4 + 0.5 * way.claims, 4)
    line = f'<path d="{curve}" fill="none" stroke="{PALETTE[1]}" stroke-width="{width:g}" opacity="0.85"{dash}/>'
    return line + _arrow((x0 + 2 * bend_x + x1) / 4, (y0 + 2 * bend_y + y1) / 4, x1 - x0, y1 - y0)


def _arrow(x: float, y: float, dx: float, dy: float) -> str:
    length = max((dx * dx + dy * dy) ** 0.5, 1e-6)
    ux, uy = 6 * dx / length, 6 * dy / length
    points = ((x + ux, y + uy), (x - ux - uy * 0.8, y - uy + ux * 0.8), (x - ux + uy * 0.8, y - uy - ux * 0.8))
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polygon points="{corners}" fill="{PALETTE[1]}"/>'


def _radius(spot: Spot) -> float:
    return float(min(3.5 + 1.5 * spot.claims**0.5, 11))


def _spots(spots: Iterable[Spot], at: Mapping[str, Point]) -> Iterator[str]:
    """Circles whose area grows with the claims; hollow where every claim denies."""
    for spot in spots:
        x, y = at[spot.name]
        fill = "none" if spot.denied else PALETTE[0]
        style = f'fill="{fill}" fill-opacity="0.75" stroke="{PALETTE[0]}" stroke-width="1.6"'
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_radius(spot):.1f}" {style}/>'


def _labels(spots: Sequence[Spot], at: Mapping[str, Point], frame: Frame, writer: Writer) -> Iterator[str]:
    """The name of each place and how many claims name it, beside its point and not upon another."""
    shown = spots[: _MOST_LABELS if frame.width != NARROW else _MOST_LABELS // 2]
    names = [make_visible(f"{writer.names.place_name(spot.name)} ({spot.claims})") for spot in shown]
    anchors = [Anchor(*at[spot.name], len(name)) for spot, name in zip(shown, names, strict=True)]
    taken = [_circle_box(spot, at) for spot in spots]
    placed: list[Box] = []
    for number, (anchor, name) in enumerate(zip(anchors, names, strict=True)):
        others = [box for other, box in enumerate(taken) if other != number]
        [place] = place_labels([anchor], frame.width, frame.height, [*others, *placed], _LINE)
        box = anchor_box(anchor, place, _LINE)
        if any(box.is_touching(other) for other in (*others, *placed)):
            continue  # a name upon another tells nothing; the words below the picture have all of them
        placed.append(box)
        side = 1 if place.side == "left" else -1
        x, y = anchor.x + side * (_radius(shown[number]) + 4), anchor.y + place.shift
        halo = f'<g stroke="{GROUND}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">'
        text = svg_text(x, y, name, anchor="start" if side == 1 else "end", bold=True)
        yield f"{halo}{text}</g>" if not place.shift else f"{_leader(anchor, y)}{halo}{text}</g>"


def _leader(anchor: Anchor, y: float) -> str:
    """A thin line to a name that had to move away."""
    return f'<path d="M{anchor.x:.1f} {anchor.y:.1f}V{y:.1f}" stroke="{INK}" stroke-width="0.7" opacity="0.5"/>'


def _circle_box(spot: Spot, at: Mapping[str, Point]) -> Box:
    (x, y), radius = at[spot.name], _radius(spot)
    return Box(x - radius, y - radius, x + radius, y + radius)
