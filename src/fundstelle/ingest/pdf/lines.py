"""The lines of a page as PDFium gives them, with box, size and weight of their letters."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

HYPHENS = "-\u2010\u00ad\ufffe\x02"
"""How a hyphen at a line's end comes out: as written, U+2010 by WeasyPrint, U+FFFE or U+0002 by PDFium itself."""

_LINE = re.compile(r"[^\r\n\ufffe\x02]+[\ufffe\x02]?|[\ufffe\x02]")
_BOLD = 600
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b\u2060\ufeff\x00]|\u00ad(?=.)")
_FINE = 100
"""PDFium's device points are whole numbers, so places are asked for in hundredths of a point."""

_FAR = 1000.0

_WIDE = 0.8
"""Times the size of the letters from which a gap in a line may be the one between two columns."""

Box = tuple[float, float, float, float]


class PdfLine(NamedTuple):
    """One printed line. left, top, right, bottom: points from the top left of the page as shown.

    size: height of the letters in points. height: of the page, in points. apart: at an edge, parted from the text.
    A tuple, since a frozen dataclass takes four times as long to make, and there are thousands.
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
    pieces: tuple[PdfLine, ...] = ()
    """Where wide gaps part it: what PDFium takes for one line may be lines of two columns side by side."""

    @property
    def box(self) -> Box:
        """Left, top, right, bottom of what covers the words, in hundredths: as high as the font's letters can be."""
        top, bottom = self.cover or (self.top, self.bottom)
        return (
            round(self.left, 2),
            round(min(top, self.top), 2),
            round(self.right, 2),
            round(max(bottom, self.bottom), 2),
        )


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
    measure = _Measure(words)
    for match in _LINE.finditer(content):
        text = match[0]
        if text.isspace():
            continue
        start, end = match.span()
        first = index.of(start)
        box = measure.union(first, index.of(end) - first)
        if box is None:
            continue
        letter = index.of(_letter(content, start, end))
        line = PdfLine(
            _UNSEEN.sub("", text).strip(),
            number,
            *shown.turn(*box),
            measure.size(letter),
            measure.is_bold(letter),
            shown.height,
            shown.heights(measure.loose(letter)),
        )
        if measure.widest > _WIDE * line.size:
            line = line._replace(pieces=tuple(_find_pieces(line, content, match.span(), index, shown, measure)))
        yield line


def _find_pieces(
    line: PdfLine, content: str, ends: tuple[int, int], index: _CharIndex, shown: _Shown, measure: _Measure
) -> Iterator[PdfLine]:
    """The stretches of a line between wide gaps, letter by letter; none where there is only one."""
    parts: list[list[tuple[int, Box]]] = []
    for at in range(*ends):
        if not content[at].isspace() and (box := measure.letter(index.of(at))) is not None:
            turned = shown.turn(*box)
            if not parts or turned[0] - parts[-1][-1][1][2] > _WIDE * line.size or turned[2] < parts[-1][-1][1][0]:
                parts.append([])
            parts[-1].append((at, turned))
    for part in parts if len(parts) > 1 else ():
        left, top, right, bottom = part[0][1]
        for _, one in part:
            left, top, right, bottom = _around((left, top, right, bottom), one)
        words = _UNSEEN.sub("", content[part[0][0] : part[-1][0] + 1]).strip()
        yield line._replace(words=words, left=left, top=top, right=right, bottom=bottom, cover=None)


def _letter(content: str, start: int, end: int) -> int:
    """The letter or digit nearest to the middle of a line: a space may be PDFium's own and has no size of its own."""
    middle = (start + end) // 2
    if content[middle].isalnum():
        return middle
    near = (at for step in range(1, end - start) for at in (middle + step, middle - step) if start <= at < end)
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

    def turn(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box in the page's own points to one as shown: left, top, right, bottom."""
        x, across, along = self._x
        y, down, up = self._y
        left, right = x + across * x0 + along * y0, x + across * x1 + along * y1
        top, bottom = y + down * x0 + up * y0, y + down * x1 + up * y1
        if left > right:
            left, right = right, left
        if top > bottom:
            top, bottom = bottom, top
        return left, top, right, bottom

    def heights(self, loose: Box | None) -> tuple[float, float] | None:
        """Top and bottom of the font's box around a letter; PDFium's tight boxes cut off dots and descenders."""
        if loose is None:
            return None
        _, top, _, bottom = self.turn(*loose)
        return (top, bottom) if bottom - top < 0.2 * self.height else None

    def _ask(self, x: float, y: float) -> tuple[float, float]:
        at_x, at_y = ctypes.c_int(), ctypes.c_int()
        width, height = int(self.width * _FINE), int(self.height * _FINE)
        pdfium.FPDF_PageToDevice(self._page, 0, 0, width, height, 0, x, y, at_x, at_y)
        return at_x.value / _FINE, at_y.value / _FINE


class _Measure:
    """What PDFium knows of single letters. It writes into the same few places each time: there are many lines."""

    def __init__(self, words: Any) -> None:
        self._words = words
        self._ends = tuple(ctypes.c_double() for _ in range(4))
        self._matrix = pdfium.FS_MATRIX()
        self._loose = pdfium.FS_RECTF()
        self._name, self._flags = ctypes.create_string_buffer(96), ctypes.c_int()
        self.widest = 0.0
        """The widest gap between two pieces of what `union` looked at last, in points."""

    def union(self, first: int, count: int) -> Box | None:
        """The smallest box around the characters, in the page's own points: left, bottom, right, top."""
        left, top, right, bottom = self._ends
        box: Box | None = None
        self.widest = 0.0
        for at in range(pdfium.FPDFText_CountRects(self._words, first, count)):
            pdfium.FPDFText_GetRect(self._words, at, left, top, right, bottom)
            one = left.value, bottom.value, right.value, top.value
            if box is None:
                box = one
            else:
                self.widest = max(self.widest, one[0] - box[2], box[1] - one[3], box[0] - one[2], one[1] - box[3])
                box = _around(box, one)
        return box

    def letter(self, at: int) -> Box | None:
        """The box of one letter: left, bottom, right, top."""
        left, bottom, right, top = self._ends
        if not pdfium.FPDFText_GetCharBox(self._words, at, left, right, bottom, top):
            return None
        return left.value, bottom.value, right.value, top.value

    def loose(self, at: int) -> Box | None:
        """The box of the font around a letter, None where there is none."""
        loose = self._loose
        if not pdfium.FPDFText_GetLooseCharBox(self._words, at, loose):
            return None
        return loose.left, loose.bottom, loose.right, loose.top

    def size(self, at: int) -> float:
        """The size of a letter on paper: its font's size times how far it was stretched."""
        stretch = 1.0
        if pdfium.FPDFText_GetMatrix(self._words, at, self._matrix):
            stretch = math.hypot(self._matrix.c, self._matrix.d) or 1.0
        return round(float(pdfium.FPDFText_GetFontSize(self._words, at)) * stretch, 1)

    def is_bold(self, at: int) -> bool:
        """Whether a letter is set bold, by its font's weight or, where the font does not tell it, by its name."""
        if pdfium.FPDFText_GetFontWeight(self._words, at) >= _BOLD:
            return True
        if not pdfium.FPDFText_GetFontInfo(self._words, at, self._name, 96, self._flags):
            return False
        return _BOLD_NAME.search(self._name.value) is not None


def _around(one: Box, two: Box) -> Box:
    return min(one[0], two[0]), min(one[1], two[1]), max(one[2], two[2]), max(one[3], two[3])
