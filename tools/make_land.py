"""Make the coast lines of the map: a coarse outline of land, without states and without their borders.

    npm pack world-atlas@2 && tar xzf world-atlas-*.tgz package/land-110m.json
    python tools/make_land.py package/land-110m.json

world-atlas (ISC) holds Natural Earth's 1:110 million land polygons, which are in the public domain. They are thinned
out here (Douglas and Peucker) and rounded to a tenth of a degree, which a picture 660 pixels wide cannot tell apart.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

OUT = Path(__file__).resolve().parents[1] / "src" / "fundstelle" / "publish" / "land.json"
TOLERANCE = 0.12
"""Degrees by which the thinned line may leave the original."""
SMALLEST = 0.6
"""Islands smaller than this in both directions, in degrees, are left out."""

Point = tuple[float, float]


def main() -> None:
    """Write land.json from the TopoJSON file named on the command line."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    arcs = [list(decode(arc, topology["transform"])) for arc in topology["arcs"]]
    rings = [thin(ring) for ring in find_rings(topology["objects"]["land"], arcs) if is_shown(ring)]
    flat = [[round(10 * value) for point in ring for value in point] for ring in rings if len(ring) > 3]
    source = "Natural Earth 1:110m land (public domain) by world-atlas 2.0.2 (ISC); tools/make_land.py"
    OUT.write_text(json.dumps({"source": source, "tenths": flat}, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{OUT}: {len(flat)} rings, {sum(map(len, flat)) // 2} points, {OUT.stat().st_size} bytes")


def decode(arc: list[list[int]], transform: dict[str, Any]) -> Iterator[Point]:
    """An arc of quantised differences as degrees (TopoJSON 2.1.4)."""
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield (
            x * transform["scale"][0] + transform["translate"][0],
            y * transform["scale"][1] + transform["translate"][1],
        )


def find_rings(land: dict[str, Any], arcs: list[list[Point]]) -> Iterator[list[Point]]:
    """The outer ring of every polygon; seas inside land are drawn as lines too."""
    for geometry in land.get("geometries", [land]):
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                yield [point for index in ring for point in (arcs[index] if index >= 0 else arcs[~index][::-1])]


def is_shown(ring: list[Point]) -> bool:
    """Whether the ring is large enough to be seen, and not the far south."""
    longitudes, latitudes = zip(*ring, strict=True)
    spans = max(longitudes) - min(longitudes), max(latitudes) - min(latitudes)
    return max(spans) >= SMALLEST and max(latitudes) > -60


def thin(ring: list[Point]) -> list[Point]:
    """The ring without points that lie within the tolerance of a line between two others (Douglas and Peucker)."""
    kept = [False] * len(ring)
    kept[0] = kept[-1] = True
    stack = [(0, len(ring) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = max(((distance(ring[i], ring[first], ring[last]), i) for i in range(first + 1, last)), default=(0, 0))
        if far > TOLERANCE:
            kept[at] = True
            stack += [(first, at), (at, last)]
    return [point for point, is_kept in zip(ring, kept, strict=True) if is_kept]


def distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the line between two others, in degrees; to the point itself where the two are one."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    if length == 0:
        return float(((x - x0) ** 2 + (y - y0) ** 2) ** 0.5)
    return float(abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length)


if __name__ == "__main__":
    main()
