"""Where the labels of a picture go, so that none covers another: tried in order, the first free place wins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_CHARACTER, _LINE, _GAP = 7.2, 29.0, 12.0
"""Width of a character, height of a two-line label and distance from its mark, in pixels of the picture."""
_SHIFTS = (0.0, *(sign * step for step in range(1, 8) for sign in (1.0, -1.0)))


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def is_touching(self, other: Box) -> bool:
        """Whether the two share an area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a label belongs to: the point it points at and the longest of its lines."""

    x: float
    y: float
    characters: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where it goes: on which side of its mark, and how many pixels lower (negative: higher)."""

    side: str
    shift: float


def place_labels(
    anchors: Sequence[Anchor], width: float, height: float, taken: Sequence[Box] = (), line: float = _LINE
) -> list[Place]:
    """A place for each label inside the picture; the last resort is beside the mark, whatever stands there.

    line: height of a label in pixels.
    """
    boxes = list(taken)
    places = []
    for anchor in anchors:
        place, box = _first_free(anchor, boxes, width, height, line)
        boxes.append(box)
        places.append(place)
    return places


def _first_free(anchor: Anchor, boxes: Sequence[Box], width: float, height: float, line: float) -> tuple[Place, Box]:
    candidates = [
        (Place(side, shift * line), _box(anchor, side, shift * line, line))
        for shift in _SHIFTS
        for side in _sides(anchor, width)
    ]
    for place, box in candidates:
        inside = box.top >= 0 and box.bottom <= height
        if inside and not any(box.is_touching(other) for other in boxes):
            return place, box
    return candidates[0]


def _sides(anchor: Anchor, width: float) -> list[str]:
    fits = {
        "left": anchor.x + _GAP + anchor.characters * _CHARACTER <= width,
        "right": anchor.x - _GAP - anchor.characters * _CHARACTER >= 0,
    }
    sides = ["left", "right"] if anchor.x < 0.6 * width else ["right", "left"]
    return [side for side in sides if fits[side]] or sides


def anchor_box(anchor: Anchor, place: Place, line: float = _LINE) -> Box:
    """The area that the label covers at a place."""
    return _box(anchor, place.side, place.shift, line)


def _box(anchor: Anchor, side: str, shift: float, line: float) -> Box:
    length = anchor.characters * _CHARACTER
    left = anchor.x + _GAP if side == "left" else anchor.x - _GAP - length
    middle = anchor.y + shift
    return Box(left, middle - line / 2, left + length, middle + line / 2)
