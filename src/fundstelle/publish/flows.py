"""Who gives what to whom: every matter by direction, with its mentions and the few origins behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fundstelle.publish.drawing import NARROW, PALETTE, draw_diagram, make_svg, svg_text
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
    return draw_diagram("flows", _alternative(shown, writer), writer, lambda width: _render(shown, width, writer))


def _alternative(parts: Sequence[MatterPart], writer: Writer) -> str:
    rows = [f"{part.title}: {part.stood_behind}" for part in parts]
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


def _render(parts: Sequence[MatterPart], width: int, writer: Writer) -> str:
    narrow = width == NARROW
    lines = make_lines(parts)
    most = max(*(max(line.mentions, line.origins) for line in lines), 1)
    scale = (width - _LABELS[narrow] - _NUMBERS) / most
    drawn = [part for line in lines for part in _line(line, scale, narrow, writer)]
    return make_svg(width, lines[-1].y + 14, drawn)


def _line(line: Line, scale: float, narrow: bool, writer: Writer) -> list[str]:
    if line.is_head:
        return [svg_text(0, line.y, line.label, bold=True)]
    left, longest, number = _LABELS[narrow], _LONGEST[narrow], writer.messages.formats.number
    label = line.label if len(line.label) <= longest else line.label[: longest - 1] + "…"
    numbers = f"{number(line.origins)} / {number(line.mentions)}{' ×' if line.denied else ''}"
    return [
        svg_text(left - 8, line.y, label, anchor="end"),
        _bar(left, line.y, line.mentions * scale, 0.25),
        _bar(left, line.y, line.origins * scale, 1),
        svg_text(left + max(line.mentions, line.origins) * scale + 6, line.y, numbers, size=11.5, bold=True),
    ]


def _bar(x: float, y: float, width: float, opacity: float) -> str:
    if not width:
        return ""
    place = f'x="{x:g}" y="{y - 5.5:.1f}" width="{width:.1f}" height="11" rx="2"'
    return f'<rect {place} fill="{PALETTE[0]}" opacity="{opacity:g}"/>'
