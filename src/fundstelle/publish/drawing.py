"""Drawing static SVG: charts from Vega-Lite specifications (vl-convert, loaded only then), diagrams by our own hand."""

from __future__ import annotations

import importlib.util
import json
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from fundstelle.errors import PartMissing
from fundstelle.publish.model import Picture
from fundstelle.publish.sentences.writer import Writer

PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00")
"""Okabe and Ito's colours, told apart with every common colour blindness; the names stand beside the marks as well."""
INK = "currentColor"
"""The colour of the text around the picture, light or dark."""
GROUND = "var(--paper, #ffffff)"
"""The colour of the sheet behind the picture, light or dark: a rim of it keeps names legible on lines."""
PAPER_INK, PAPER = "#1b1c1e", "#ffffff"
"""Both colours on paper, for programs that know no surrounding page."""
WIDE, NARROW = 660, 300
"""Widths in pixels, for wide and narrow screens."""
_FONT = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif"
_REMEDY = "pip install 'fundstelle[pictures]'"

Spec = dict[str, Any]
"""A part of a Vega-Lite specification."""


def draw_picture(name: str, prefix: str, alternative: str, writer: Writer, make: Callable[[int], Spec]) -> Picture:
    """The picture in both widths, or the reason why it is missing. prefix keeps the ids of several pictures apart."""
    title = writer.messages.text(f"picture.{name}")
    if reason := missing_reason(writer):
        return Picture(name, title, "", "", alternative, reason)
    wide, narrow = (_render(make(width), writer) for width in (WIDE, NARROW))
    return Picture(name, title, _own_ids(wide, f"{prefix}-w"), _own_ids(narrow, f"{prefix}-n"), alternative)


def draw_diagram(name: str, alternative: str, writer: Writer, make: Callable[[int], str]) -> Picture:
    """A picture whose places are computed here: it needs no part that may be missing, and no time to speak of."""
    return Picture(name, writer.messages.text(f"picture.{name}"), make(WIDE), make(NARROW), alternative)


def make_svg(width: float, height: float, parts: Iterable[str]) -> str:
    """An SVG document of these elements, in pixels."""
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    family = escape(_FONT, {'"': "&quot;"})
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{family}">'
    return head + "".join(parts) + "</svg>"


def svg_text(x: float, y: float, text: str, *, anchor: str = "start", size: float = 12, bold: bool = False) -> str:
    """A line of text whose middle stands at height `y`; anchor: start, middle or end. The words stay words."""
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{x:.1f}" y="{y + size * 0.36:.1f}" text-anchor="{anchor}" font-size="{size:g}"'
    return f'<text {place}{weight} fill="{INK}">{escape(text)}</text>'


def on_paper(svg: str) -> str:
    """The picture in ink on paper, for programs that take over no colours from a page around it."""
    return svg.replace(GROUND, PAPER).replace(INK, PAPER_INK)


def missing_reason(writer: Writer) -> str:
    """Why no picture can be drawn, with the line that installs the part; "" where it can."""
    try:
        require_pictures()
    except PartMissing as error:
        return writer.messages.text("picture.missing", remedy=error.remedy)
    return ""


def require_pictures() -> None:
    """Raise PartMissing where the extra `fundstelle[pictures]` is not installed."""
    if importlib.util.find_spec("vl_convert") is None:
        raise PartMissing("pictures need vl-convert", remedy=_REMEDY)


def _render(spec: Spec, writer: Writer) -> str:
    whole = {"background": "transparent", "config": _config(), **spec}
    return _draw(json.dumps(whole), json.dumps(_number_locale(writer)), json.dumps(_time_locale(writer)))


@lru_cache(maxsize=1024)
def _draw(spec: str, numbers: str, times: str) -> str:
    """The SVG of a Vega-Lite specification; kept, since every form of one report draws the same pictures."""
    import vl_convert

    return vl_convert.vegalite_to_svg(spec, format_locale=json.loads(numbers), time_format_locale=json.loads(times))


def _number_locale(writer: Writer) -> dict[str, object]:
    formats = writer.messages.formats
    return {"decimal": formats.decimal, "thousands": formats.group, "grouping": [3], "currency": ["", ""]}


def _time_locale(writer: Writer) -> dict[str, object]:
    formats = writer.messages.formats
    names = {"months": list(formats.months), "shortMonths": [name.rstrip(".") for name in formats.months_short]}
    unused = {
        "dateTime": "%x",
        "date": "%x",
        "time": "%X",
        "periods": ["", ""],
        "days": [""] * 7,
        "shortDays": [""] * 7,
    }
    return {**unused, **names}


def _config() -> Spec:
    ink = "currentColor"
    labels = {"labelColor": ink, "labelFont": _FONT, "labelFontSize": 11, "labelOpacity": 0.75, "labelPadding": 6}
    lines = {"gridColor": ink, "gridOpacity": 0.13, "domainColor": ink, "domainOpacity": 0.4, "tickOpacity": 0.4}
    return {"font": _FONT, "view": {"stroke": None}, "axis": {**labels, **lines}, "text": {"font": _FONT}}


_ROLES = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')
"""Vega names every mark for screen readers in English and leaves some empty; the picture's own words stand outside."""


def _own_ids(svg: str, prefix: str) -> str:
    """Ids of several pictures in one page must differ."""
    svg = _ROLES.sub("", svg)
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', svg)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
