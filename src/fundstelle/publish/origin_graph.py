"""The origin graph of a matter: how few origins stand behind how many documents, and who passed it on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fundstelle.publish.drawing import INK, NARROW, PALETTE, Spec, draw_picture
from fundstelle.publish.model import Picture
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim, Stance
from fundstelle.records.matter import Matter

_MOST_NODES = 14
"""More names in a column than this are no picture; the sentences below name them all."""
_ROW, _HEAD = 26, 24
_CURVE = tuple(n / 12 for n in range(13))
_LONGEST = {True: 17, False: 34}
"""Characters of a name before it is cut with an ellipsis, on narrow and on wide screens."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way from an origin to a document, with those between, nearest the origin first; mentions: how often."""

    origin: str
    via: tuple[str, ...]
    document: str
    denies: bool
    mentions: int


@dataclass(frozen=True, slots=True)
class Node:
    """A name at its place: column 0 origins, 1 those between, 2 documents; row in the order of the column."""

    name: str
    column: int
    row: float


def draw_origins(matter: Matter, claims: Sequence[Claim], notebook: Notebook, writer: Writer) -> Picture | None:
    """The graph; None where it would show no more than a sentence does (one document) or too much to read."""
    paths = find_paths(claims, notebook, writer)
    columns = [_names(paths, column) for column in range(3)]
    if len(columns[2]) < 2 or max(map(len, columns)) > _MOST_NODES:
        return None
    alternative = _alternative(paths, writer)
    return draw_picture("origins", f"og-{matter.id}", alternative, writer, lambda width: _chart(paths, width, writer))


def find_paths(claims: Iterable[Claim], notebook: Notebook, writer: Writer) -> list[Path]:
    """Every way a claim came, each once with its number of mentions, by origin and document."""
    counted = Counter(way for claim in claims for way in _ways(claim, notebook, writer))
    paths = [Path(*way, mentions=number) for way, number in counted.items()]
    weight = Counter(path.origin for path in paths)
    return sorted(paths, key=lambda path: (-weight[path.origin], path.origin, path.document, path.via))


def _ways(claim: Claim, notebook: Notebook, writer: Writer) -> list[tuple[str, tuple[str, ...], str, bool]]:
    publisher = notebook.reading(claim).facts.publisher or ""
    via = tuple(_name(link.source, publisher, writer) for link in reversed(claim.attribution.via))
    document, denies = _document(claim, notebook, writer), claim.stance is Stance.DENIES
    return [(_name(link.source, publisher, writer), via, document, denies) for link in claim.attribution.origins]


def _document(claim: Claim, notebook: Notebook, writer: Writer) -> str:
    """Its publisher and day; its number in the list of sources where no publisher is known."""
    facts = notebook.reading(claim).facts
    number = notebook.note(claim).source_number
    numbered = writer.messages.text("report.source", number=number)
    name = writer.names.source_name(facts.publisher) if facts.publisher else numbered[:1].upper() + numbered[1:]
    return make_visible(f"{name}, {facts.published.value.iso()}" if facts.published else name)


def _name(source: str, publisher: str, writer: Writer) -> str:
    """A state without its branches: the graph shows who counts, the sentences below who spoke."""
    label = writer.short_source(source, publisher)
    return make_visible(label[:1].upper() + label[1:])


def _alternative(paths: Sequence[Path], writer: Writer) -> str:
    text = writer.messages.text
    rows = []
    for path in paths:
        way = " → ".join((path.origin, *path.via, path.document))
        rows.append(f"{way} ({text('picture.denies')})" if path.denies else way)
    return text("picture.origins_alternative", rows="; ".join(rows))


def _names(paths: Iterable[Path], column: int) -> list[str]:
    """The names of a column, each once."""
    if column == 1:
        return list(dict.fromkeys(name for path in paths for name in path.via))
    return list(dict.fromkeys(path.origin if column == 0 else path.document for path in paths))


def _chart(paths: Sequence[Path], width: int, writer: Writer) -> Spec:
    narrow = width == NARROW
    shown = [Path(p.origin, () if narrow else p.via, p.document, p.denies, p.mentions) for p in paths]
    origins = _names(shown, 0)
    columns = [origins, *(_untangled(_names(shown, column), shown, column, origins) for column in (1, 2))]
    tallest = max(map(len, columns))
    nodes = [
        _place(name, column, row, len(names), tallest)
        for column, names in enumerate(columns)
        for row, name in enumerate(names)
    ]
    edges = _edges(shown, nodes, width, origins)
    return {
        "width": width,
        "height": _ROW * tallest + _HEAD,
        "padding": {"left": 4, "right": 4, "top": 4, "bottom": 4},
        "layer": [edges, *_marks(nodes, width, origins, narrow), *_heads(width, writer, columns)],
    }


def _untangled(names: list[str], paths: Sequence[Path], column: int, origins: Sequence[str]) -> list[str]:
    """The names ordered by the mean place of their origins, so that fewer lines cross (the barycentre method)."""

    def mean(name: str) -> float:
        places = [origins.index(p.origin) for p in paths if name == p.document or (column == 1 and name in p.via)]
        return sum(places) / max(len(places), 1)

    return sorted(names, key=lambda name: (mean(name), names.index(name)))


def _place(name: str, column: int, row: int, number: int, tallest: int) -> Node:
    """Short columns stand in the middle of the tall one."""
    return Node(name, column, row * (tallest / number) + (tallest / number - 1) / 2)


def _across(column: int, width: int) -> float:
    return width * {0: 0.33, 1: 0.5, 2: 0.67}[column] if width != NARROW else width * {0: 0.4, 1: 0.5, 2: 0.6}[column]


def _down(row: float) -> float:
    return _HEAD + _ROW * (row + 0.5)


def _xy() -> Spec:
    plain = {"scale": None, "axis": None, "type": "quantitative"}
    return {"x": {"field": "x", **plain}, "y": {"field": "y", **plain}}


def _colour(names: Sequence[str]) -> Spec:
    colours = [PALETTE[n % len(PALETTE)] for n in range(len(names))]
    return {"field": "origin", "type": "nominal", "legend": None, "scale": {"domain": list(names), "range": colours}}


def _edges(paths: Sequence[Path], nodes: Sequence[Node], width: int, origins: Sequence[str]) -> Spec:
    at = {(node.column, node.name): node for node in nodes}
    rows = []
    for number, path in enumerate(paths):
        stops = [at[0, path.origin], *(at[1, name] for name in path.via), at[2, path.document]]
        rows += [
            {"edge": f"{number}-{leg}", "order": n, "origin": path.origin, "denies": path.denies, "x": x, "y": y}
            for leg, (start, end) in enumerate(pairwise(stops))
            for n, (x, y) in enumerate(_curve(start, end, width))
        ]
    dash = {"condition": {"test": "datum.denies", "value": [3, 4]}, "value": [1, 0]}
    encoding = {**_xy(), "detail": {"field": "edge"}, "order": {"field": "order"}, "color": _colour(origins)}
    encoding["strokeDash"] = dash
    return {
        "data": {"values": rows},
        "mark": {"type": "line", "strokeWidth": 1.8, "opacity": 0.6},
        "encoding": encoding,
    }


def _curve(start: Node, end: Node, width: int) -> list[tuple[float, float]]:
    """A curve that leaves and arrives level (a cubic Bézier curve with both handles in the middle)."""
    x0, x1 = _across(start.column, width) + 6, _across(end.column, width) - 6
    y0, y1 = _down(start.row), _down(end.row)
    points = []
    for t in _CURVE:
        ease = t * t * (3 - 2 * t)
        points.append((round(x0 + (x1 - x0) * t, 1), round(y0 + (y1 - y0) * ease, 1)))
    return points


def _marks(nodes: Sequence[Node], width: int, origins: Sequence[str], narrow: bool) -> list[Spec]:
    rows = [
        {
            "x": _across(node.column, width),
            "y": _down(node.row),
            "column": node.column,
            "name": _cut(node.name, _LONGEST[narrow]),
            "origin": node.name if node.column == 0 else "",
        }
        for node in nodes
    ]
    dot = {"type": "point", "filled": True, "size": 70, "opacity": 1}
    plain = {"type": "point", "filled": True, "size": 36, "opacity": 0.6, "fill": INK}
    text = {"type": "text", "baseline": "middle", "fontSize": 12, "fill": INK}
    label = {**_xy(), "text": {"field": "name"}}
    parts = [
        (0, dot, {**_xy(), "color": _colour(origins)}),
        (1, plain, _xy()),
        (2, plain, _xy()),
        (0, {**text, "align": "right", "dx": -9, "fontWeight": 600}, label),
        (1, {**text, "align": "center", "dy": -11, "fontSize": 11}, label),
        (2, {**text, "align": "left", "dx": 9}, label),
    ]
    data = {"values": rows}
    return [
        {"data": data, "transform": [{"filter": f"datum.column === {column}"}], "mark": mark, "encoding": encoding}
        for column, mark, encoding in parts
    ]


def _heads(width: int, writer: Writer, columns: Sequence[Sequence[str]]) -> list[Spec]:
    text = writer.messages.text
    align = {0: "right", 1: "center", 2: "left"}
    shift = {0: -9, 1: 0, 2: 9}
    heads = []
    for column, name in enumerate(("origin", "via", "document")):
        if columns[column]:
            row = {"x": _across(column, width), "y": 8, "head": text(f"picture.column_{name}")}
            mark = {
                "type": "text",
                "align": align[column],
                "dx": shift[column],
                "fontSize": 11,
                "fill": INK,
                "opacity": 0.65,
            }
            heads.append({"data": {"values": [row]}, "mark": mark, "encoding": {**_xy(), "text": {"field": "head"}}})
    return heads


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
