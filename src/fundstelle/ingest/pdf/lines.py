"""The lines of a page as PDFium gives them, with box, size and weight of their letters."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

HYPHENS = "-\u2010\u00ad\ufffe\x02"
"""How a hyphen at a line's end comes out: as written, U+2010 by WeasyPrint, U+FFFE or U+0002 by PDFium itself."""

_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_BOLD = 600
_UNSEEN = re.compile("[\u200b\u2060\ufeff\x00]|\u00ad(?=.)")
_FINE = 100
"""PDFium's device points are whole numbers, so places are asked for in hundredths of a point."""

_FAR = 1000.0

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line. left, top, right, bottom: points from the top left of the page as shown.

    size: height of the letters in points. height: of the page, in points. apart: at an edge, parted from the text.
    """

    words: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    bold: bool
    height: float
    cover: tuple[float, float] | None = None
    apart: bool = False

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of what covers the words: as high as the font's letters can be."""
        top, bottom = self.cover or (self.top, self.bottom)
        return self.left, min(top, self.top), self.right, max(bottom, self.bottom)


def read_lines(page: Any, number: int) -> list[PdfLine]:
    """The lines of a pypdfium2 page in the order of its text layer; `number` counts from 1."""
    words = page.get_textpage()
    try:
        return list(_find_lines(page, words, number))
    finally:
        words.close()


def _find_lines(page: Any, words: Any, number: int) -> Iterator[PdfLine]:
    content = words.get_text_range()
    index = _CharIndex(words, content)
    shown = _Shown(page)
    for match in _LINE.finditer(content):
        text = match[0]
        if not text.strip():
            continue
        first, count = index.of(match.start()), index.of(match.end()) - index.of(match.start())
        box = _union(words, first, count)
        if box is None:
            continue
        left, top, right, bottom = shown.turn(box)
        letter = index.of(_letter(content, match.start(), match.end()))
        yield PdfLine(
            words=_UNSEEN.sub("", text).strip(),
            page=number,
            left=left,
            top=top,
            right=right,
            bottom=bottom,
            size=_size(words, letter),
            bold=pdfium.FPDFText_GetFontWeight(words, letter) >= _BOLD,
            height=shown.height,
            cover=shown.heights(words, letter),
        )


def _letter(content: str, start: int, end: int) -> int:
    """The letter or digit nearest to the middle of a line: a space may be PDFium's own and has no size of its own."""
    middle = (start + end) // 2
    near = (at for step in range(end - start) for at in (middle + step, middle - step) if start <= at < end)
    return next((at for at in near if content[at].isalnum()), middle)


class _CharIndex:
    """From an offset in the page's words to PDFium's index, which counts UTF-16 units and hidden characters."""

    def __init__(self, words: Any, content: str) -> None:
        self._words = words
        self._units: list[int] | None = None
        if not content.isascii() and max(content) > "\uffff":
            self._units = [0]
            for char in content:
                self._units.append(self._units[-1] + (2 if char > "\uffff" else 1))
        length = self._units[-1] if self._units else len(content)
        self._is_plain = length == words.count_chars()

    def of(self, at: int) -> int:
        unit = self._units[at] if self._units else at
        if self._is_plain:
            return unit
        found = int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._words, unit))
        return found if found >= 0 else unit


class _Shown:
    """Points of the page as shown: cropped, turned, from the top left. The way there is affine: three points fix it."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self.width, self.height = page.get_size()
        x0, y0 = self._ask(0, 0)
        x1, y1 = self._ask(_FAR, 0)
        x2, y2 = self._ask(0, _FAR)
        self._x = (x0, (x1 - x0) / _FAR, (x2 - x0) / _FAR)
        self._y = (y0, (y1 - y0) / _FAR, (y2 - y0) / _FAR)

    def turn(self, box: Box) -> Box:
        """A box in the page's own points to one as shown."""
        xs = [self._x[0] + self._x[1] * x + self._x[2] * y for x, y in (box[:2], box[2:])]
        ys = [self._y[0] + self._y[1] * x + self._y[2] * y for x, y in (box[:2], box[2:])]
        return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)

    def heights(self, words: Any, letter: int) -> tuple[float, float] | None:
        """Top and bottom of the font's box around a letter; PDFium's tight boxes cut off dots and descenders."""
        loose = pdfium.FS_RECTF()
        if not pdfium.FPDFText_GetLooseCharBox(words, letter, loose):
            return None
        _, top, _, bottom = self.turn((loose.left, loose.bottom, loose.right, loose.top))
        return (top, bottom) if bottom - top < 0.2 * self.height else None

    def _ask(self, x: float, y: float) -> tuple[float, float]:
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        width, height = int(self.width * _FINE), int(self.height * _FINE)
        pdfium.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, x, y, at_x, at_y)
        return at_x.value / _FINE, at_y.value / _FINE


def _union(words: Any, first: int, count: int) -> Box | None:
    """The smallest box around the characters, in the page's own points."""
    number = pdfium.FPDFText_CountRects(words, first, count)
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    box: Box | None = None
    for at in range(max(0, number)):
        pdfium.FPDFText_GetRect(words, at, left, top, right, bottom)
        low, high = bottom.value, top.value
        if box is None:
            box = left.value, low, right.value, high
        else:
            box = min(box[0], left.value), min(box[1], low), max(box[2], right.value), max(box[3], high)
    return box


def _size(words: Any, at: int) -> float:
    """The size of a letter on paper: its font's size times how far it was stretched."""
    matrix = pdfium.FS_MATRIX()
    stretch = 1.0
    if pdfium.FPDFText_GetMatrix(words, at, matrix):
        stretch = (float(matrix.c) ** 2 + float(matrix.d) ** 2) ** 0.5 or 1.0
    return round(float(pdfium.FPDFText_GetFontSize(words, at)) * stretch, 1)
