"""Who gives what to whom: every matter by direction, with its mentions and the few origins behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.publish.drawing import INK, NARROW, PALETTE, Spec, draw_picture
from fundstelle.publish.model import MatterPart, Picture
from fundstelle.publish.sentences.writer import Writer
from fundstelle.publish.visible import make_visible

_MOST_ROWS = 24
"""More bars than this are no overview; the summary's table has every matter."""
_ROW, _HEAD_ROW = 22, 30
_LABELS = {False: 250, True: 138}
_LONGEST = {False: 38, True: 19}
_NUMBERS = 74
"""Pixels kept at the right for the numbers beside a bar."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the picture: the name of a direction, or one matter below it."""

    label: str
    y: float
    origins: int = 0
    mentions: int = 0
    denied: bool = False
    is_head: bool = False


def draw_flows(parts: Sequence[MatterPart], writer: Writer) -> Picture | None:
    """The overview of a report; None where there is but one matter."""
    shown = parts[:_MOST_ROWS]
    if len(shown) < 2:
        return None
    return draw_picture("flows", "fl", _alternative(shown, writer), writer, lambda width: _chart(shown, width, writer))


def _alternative(parts: Sequence[MatterPart], writer: Writer) -> str:
    rows = [f"{part.kind}, {part.heading}: {part.stood_behind}" for part in parts]
    return writer.messages.text("picture.flows_alternative", rows="; ".join(rows))


def make_lines(parts: Sequence[MatterPart]) -> list[Line]:
    """The lines from top to bottom: directions in the order of their first matter, each with its matters."""
    directions: dict[str, list[MatterPart]] = {}
    for part in parts:
        directions.setdefault(part.direction, []).append(part)
    lines: list[Line] = []
    y = 0.0
    for direction, members in directions.items():
        y += _HEAD_ROW
        lines.append(Line(make_visible(direction), y - 8, is_head=True))
        for part in members:
            y += _ROW
            denied = bool(part.denied_by)
            label = make_visible(part.subject)
            lines.append(Line(label, y - _ROW / 2 + 4, part.independent_origins, part.mentions, denied))
    return lines


def _chart(parts: Sequence[MatterPart], width: int, writer: Writer) -> Spec:
    narrow = width == NARROW
    lines = make_lines(parts)
    left, most = _LABELS[narrow], max(max(line.mentions for line in lines), 1)
    scale = (width - left - _NUMBERS) / most
    rows = [_row(line, left, scale, narrow, writer) for line in lines]
    plain = {"scale": None, "axis": None, "type": "quantitative"}
    y = {"field": "y", **plain}
    x = {"x": {"field": "start", **plain}, "y": y}
    bar = {"type": "bar", "height": 11, "cornerRadius": 2}
    text = {"type": "text", "baseline": "middle", "fill": INK}
    named = {"x": {"value": left - 8}, "y": y, "text": {"field": "label"}}
    headed = {"x": {"value": 0}, "y": y, "text": {"field": "label"}}
    counted = {"x": {"field": "numbers_at", **plain}, "y": y, "text": {"field": "numbers"}}
    body = [{"filter": "!datum.head"}]
    layers = [
        (body, {**bar, "color": PALETTE[0], "opacity": 0.25}, {**x, "x2": {"field": "mentions_end"}}),
        (body, {**bar, "color": PALETTE[0]}, {**x, "x2": {"field": "origins_end"}}),
        (body, {**text, "align": "right", "fontSize": 12}, named),
        (body, {**text, "align": "left", "dx": 6, "fontSize": 11.5, "fontWeight": 600}, counted),
        ([{"filter": "datum.head"}], {**text, "align": "left", "fontSize": 12, "fontWeight": 600}, headed),
    ]
    return {
        "data": {"values": rows},
        "width": width,
        "height": lines[-1].y + 12,
        "padding": {"left": 2, "right": 2, "top": 0, "bottom": 4},
        "layer": [{"transform": test, "mark": mark, "encoding": encoding} for test, mark, encoding in layers],
    }


def _row(line: Line, left: int, scale: float, narrow: bool, writer: Writer) -> dict[str, object]:
    longest = _LONGEST[narrow]
    cut = line.label if line.is_head or len(line.label) <= longest else line.label[: longest - 1] + "…"
    number = writer.messages.formats.number
    mark = " ×" if line.denied else ""
    return {
        "label": cut,
        "y": line.y,
        "head": line.is_head,
        "start": left,
        "origins_end": left + line.origins * scale,
        "mentions_end": left + line.mentions * scale,
        "numbers_at": left + line.mentions * scale,
        "numbers": f"{number(line.origins)} / {number(line.mentions)}{mark}",
    }
