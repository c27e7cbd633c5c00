"""The origin graph of a matter: how few origins stand behind how many documents, and who passed it on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fundstelle.publish.drawing import INK, NARROW, PALETTE, draw_diagram, make_svg, svg_text
from fundstelle.publish.model import Picture
from fundstelle.publish.notes import Notebook
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible
from fundstelle.records.claim import Claim, Stance
from fundstelle.records.matter import Matter

_MOST_NODES = 14
"""More names in a column than this are no picture; the sentences below name them all."""
_ROW, _HEAD = 26, 24
_LONGEST = {True: (14, 14, 19), False: (27, 38, 38)}
"""Characters of a name of each column before it is cut with an ellipsis, on narrow and on wide screens."""
_DOCUMENTS = 2


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
    return draw_diagram("origins", alternative, writer, lambda width: _render(paths, width, writer))


def find_paths(claims: Iterable[Claim], notebook: Notebook, writer: Writer) -> list[Path]:
    """Every way a claim came, each once with its number of mentions, by origin and document."""
    counted = Counter(way for claim in claims for way in _ways(claim, notebook, writer))
    paths = [Path(*way, mentions=number) for way, number in counted.items()]
    weight = Counter(path.origin for path in paths)
    return sorted(paths, key=lambda path: (-weight[path.origin], path.origin, path.document, path.via))


def _ways(claim: Claim, notebook: Notebook, writer: Writer) -> list[tuple[str, tuple[str, ...], str, bool]]:
    publisher = notebook.told(claim).facts.publisher or ""
    via = tuple(_name(link.source, publisher, writer) for link in reversed(claim.attribution.via))
    document, denies = _document(claim, notebook, writer), claim.stance is Stance.DENIES
    return [(_name(link.source, publisher, writer), via, document, denies) for link in claim.attribution.origins]


def _document(claim: Claim, notebook: Notebook, writer: Writer) -> str:
    """Its publisher and day; its number in the list of sources where no publisher is known."""
    facts = notebook.reading(claim).facts
    number = notebook.note(claim).source_number
    numbered = writer.messages.text("report.source", number=number)
    name = writer.names.source_name(facts.publisher) if facts.publisher else numbered[:1].upper() + numbered[1:]
    day = writer.messages.formats.short_date(facts.published.value) if facts.published else ""
    return make_visible(f"{name}, {day}" if day else name)


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


def _render(paths: Sequence[Path], width: int, writer: Writer) -> str:
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
    colours = {name: PALETTE[number % len(PALETTE)] for number, name in enumerate(origins)}
    parts = [*_edges(shown, nodes, width, colours), *_marks(nodes, width, colours), *_heads(width, writer, columns)]
    return make_svg(width, _ROW * tallest + _HEAD + 6, parts)


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
    return width * {0: 0.32, 1: 0.47, 2: 0.62}[column] if width != NARROW else width * {0: 0.4, 1: 0.5, 2: 0.6}[column]


def _down(row: float) -> float:
    return _HEAD + _ROW * (row + 0.5)


def _edges(paths: Sequence[Path], nodes: Sequence[Node], width: int, colours: Mapping[str, str]) -> Iterator[str]:
    at = {(node.column, node.name): node for node in nodes}
    for path in paths:
        stops = [at[0, path.origin], *(at[1, name] for name in path.via), at[2, path.document]]
        legs = " ".join(_curve(start, end, width) for start, end in pairwise(stops))
        dash = ' stroke-dasharray="3 4"' if path.denies else ""
        style = f'fill="none" stroke="{colours[path.origin]}" stroke-width="1.8" opacity="0.65"{dash}'
        yield f'<path d="{legs}" {style}/>'


def _curve(start: Node, end: Node, width: int) -> str:
    """A cubic Bézier curve that leaves and arrives level."""
    x0, x1 = _across(start.column, width) + 6, _across(end.column, width) - 6
    y0, y1 = _down(start.row), _down(end.row)
    middle = (x0 + x1) / 2
    return f"M{x0:.1f} {y0:.1f}C{middle:.1f} {y0:.1f} {middle:.1f} {y1:.1f} {x1:.1f} {y1:.1f}"


def _marks(nodes: Sequence[Node], width: int, colours: Mapping[str, str]) -> Iterator[str]:
    longest = _LONGEST[width == NARROW]
    for node in nodes:
        x, y, name = _across(node.column, width), _down(node.row), node.name
        if node.column == _DOCUMENTS and width == NARROW:  # a day that is cut off says less than a name
            name = name.rpartition(", ")[0] or name
        name = _cut(name, longest[node.column])
        if node.column == 0:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.6" fill="{colours[node.name]}"/>'
            yield svg_text(x - 10, y, name, anchor="end", bold=True)
            continue
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.4" fill="{INK}" opacity="0.6"/>'
        if node.column == 1:
            yield svg_text(x, y - 11, name, anchor="middle", size=11)
        else:
            yield svg_text(x + 10, y, name)


def _heads(width: int, writer: Writer, columns: Sequence[Sequence[str]]) -> Iterator[str]:
    places = (("origin", "end", -10), ("via", "middle", 0), ("document", "start", 10))
    for column, (name, anchor, shift) in enumerate(places):
        if columns[column]:
            head = writer.messages.text(f"picture.column_{name}")
            text = svg_text(_across(column, width) + shift, 8, head, anchor=anchor, size=11)
            yield f'<g opacity="0.7">{text}</g>'


def _cut(name: str, longest: int) -> str:
    return name if len(name) <= longest else name[: longest - 1] + "…"
