"""PNG of the report's pictures, for programs that draw no SVG."""

from __future__ import annotations

from functools import lru_cache

from fundstelle.publish.drawing import PAPER, on_paper, require_pictures
from fundstelle.publish.model import Picture

SCALE = 2.0
"""Pixels of a PNG for each of the picture: sharp on paper 17 cm wide at 200 dots an inch.

One for all forms, so that a picture is drawn once.
"""


def make_png(picture: Picture, scale: float = SCALE) -> bytes:
    """The wide picture on white. scale: pixels of the PNG for each of the picture. PartMissing without vl-convert."""
    require_pictures()
    return _render(picture.svg, scale)


@lru_cache(maxsize=512)
def _render(svg: str, scale: float) -> bytes:
    """Kept, since a report's pictures go into several of its forms."""
    import vl_convert

    return vl_convert.svg_to_png(_with_ground(svg), scale=scale)


def _with_ground(svg: str) -> str:
    """Black on white: a viewer with a dark theme would show dark words on nothing."""
    head, mark, rest = svg.partition(">")
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return on_paper(head + mark + paper + rest)
