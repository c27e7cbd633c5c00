"""Who has a matter from whom, as one picture: publishers, those between, origins, and the rings among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fundstelle.messages import Messages
from fundstelle.publish.drawing import INK, PALETTE, make_svg, svg_text
from fundstelle.publish.visible import make_visible
from fundstelle.records.matter import OriginEdge, OriginGraph

WIDTH, _ROW, _TOP = 760, 30, 34
_ACROSS = (0.30, 0.5, 0.70)
"""Where the columns stand, as shares of the width: publishers, those between, origins."""

_ASIDE = 0.4
"""Those between stand so many rows lower, lest a straight line of others run through them."""

_RING = PALETTE[1]
_LONGEST = 32
_WIDEST = 7


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name stands."""

    name: str
    column: int
    row: float


def draw_citations(graph: OriginGraph, name_of: Callable[[str], str], messages: Messages) -> str:
    """The graph as SVG: an arrow leads from who tells it to whom it is taken from; rings stand out in colour.

    name_of: what a code is called. The width of an arrow tells how many claims take that way.
    """
    columns = _sort_names(graph)
    tallest = max(map(len, columns), default=1)
    places = {
        name: Place(name, column, (row + 0.5) * tallest / len(names) + (_ASIDE if column == 1 else 0))
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    }
    in_ring = {(a, b) for ring in graph.circular for a in ring for b in ring}
    parts = [*_draw_heads(messages, columns), *_draw_edges(graph.edges, places, in_ring)]
    parts += _draw_names(places.values(), name_of, {name for ring in graph.circular for name in ring})
    return make_svg(WIDTH, _TOP + _ROW * (tallest + _ASIDE) + 8, parts)


def _sort_names(graph: OriginGraph) -> list[list[str]]:
    """The names by column; who publishes and is also taken from stands with the publishers."""
    publishers = list(graph.publishers)
    origins = [name for name in graph.origins if name not in graph.publishers]
    ends = {*publishers, *origins}
    between = dict.fromkeys(name for edge in graph.edges for name in (edge.source, edge.target) if name not in ends)
    return [_untangle(publishers, graph, origins), _untangle(list(between), graph, origins), origins]


def _untangle(names: Sequence[str], graph: OriginGraph, origins: Sequence[str]) -> list[str]:
    """Ordered by the mean place of the origins they lead to, so that fewer lines cross (the barycentre method)."""
    places = {name: number for number, name in enumerate(origins)}

    def mean(name: str) -> float:
        found = [places[edge.target] for edge in graph.edges if edge.source == name and edge.target in places]
        return sum(found) / len(found) if found else len(origins) / 2

    return sorted(names, key=lambda name: (mean(name), name))


def _draw_heads(messages: Messages, columns: Sequence[Sequence[str]]) -> Iterator[str]:
    heads = (("document", "end", -10), ("via", "middle", 0), ("origin", "start", 10))
    for column, (name, anchor, shift) in enumerate(heads):
        if columns[column]:
            text = svg_text(WIDTH * _ACROSS[column] + shift, 12, messages.text(f"picture.column_{name}"), anchor=anchor)
            yield f'<g opacity="0.7">{text}</g>'


def _draw_edges(
    edges: Sequence[OriginEdge], places: Mapping[str, Place], in_ring: set[tuple[str, str]]
) -> Iterator[str]:
    for edge in edges:
        colour = _RING if (edge.source, edge.target) in in_ring else INK
        width = min(1 + len(edge.claims) * 0.5, _WIDEST)
        path = _curve(places[edge.source], places[edge.target])
        yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" opacity="0.55"/>'
        x, y = _spot(places[edge.target])
        away = -1 if places[edge.source].column <= places[edge.target].column else 1
        tip = f"M{x + 5 * away:.1f} {y:.1f}l{7 * away} -4v8z"
        yield f'<path d="{tip}" fill="{colour}" opacity="0.8"/>'


def _spot(place: Place) -> tuple[float, float]:
    return WIDTH * _ACROSS[place.column], _TOP + _ROW * place.row


def _curve(start: Place, end: Place) -> str:
    """Level at both ends; within one column an arc beside it."""
    (x0, y0), (x1, y1) = _spot(start), _spot(end)
    if start.column == end.column:
        bend = x0 + 26 + 6 * abs(end.row - start.row)
        return f"M{x0:.1f} {y0:.1f}C{bend:.1f} {y0:.1f} {bend:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"
    middle = (x0 + x1) / 2
    return f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _draw_names(places: Iterable[Place], name_of: Callable[[str], str], ringed: set[str]) -> Iterator[str]:
    for place in places:
        x, y = _spot(place)
        colour = _RING if place.name in ringed else INK
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>'
        full = make_visible(name_of(place.name))
        name = full if len(full) <= _LONGEST else full[: _LONGEST - 1] + "…"
        if place.column == 1:
            yield svg_text(x, y - 12, name, anchor="middle", size=11)
        else:
            anchor, shift = ("end", -10) if place.column == 0 else ("start", 10)
            yield svg_text(x + shift, y, name, anchor=anchor, bold=place.column == 2)
