"""Printed lines to paragraphs: which lines belong together, how they are joined, and what kind of block they make."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from statistics import median

from fundstelle.ingest.dates import is_dated
from fundstelle.ingest.pdf.lines import HYPHENS, PdfLine
from fundstelle.records.document import Block, BlockKind, Place

_FINAL = re.compile(r"[.!?…:;][\"'”“»«)\]’‘\d]*\Z")
_BULLET = re.compile(r"(?:[•‣▪◦●■–*·]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_LONE_BULLET = re.compile(r"[•‣▪◦●■–*·]|\(?\d{1,3}[.)]|\(?[a-z]\)")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡])\s*\S")
_NO_HEADING_END = re.compile(r"[.,;][\"'”“»«)\]]*\Z")

_LARGER = 1.12
"""Times the body's size from which letters head something."""

_SMALLER = 0.87
_LONGEST_HEADING = 160
_LONGEST_ITEM = 600
_GAP = 1.45
"""Times the usual step from line to line from which a new paragraph begins."""

_SHORT_LINE = 0.82
"""Share of the column's width below which a line that ends a sentence ends its paragraph."""

_LONGEST_BULLET = 6

_BULLET_GAP = 40.0
"""Points between a bullet and its words."""

_INDENT = 7.0
"""Points: narrower than any first-line indent, wider than the play of justified lines."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is usual in a document: size of the letters, step from line to line, width of a column (points)."""

    size: float
    step: float
    width: float


def measure(lines: Sequence[PdfLine]) -> Sheet:
    """The usual measures of these lines; each line counts by its letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [line for line in lines if line.size == size] or list(lines)
    steps = [two.top - one.top for one, two in pairwise(body) if _is_below(one, two) and two.top - one.top < 4 * size]
    widths = sorted(line.right - line.left for line in body)
    width = widths[int(len(widths) * 0.8)] if widths else 400.0
    return Sheet(size, median(steps) if steps else size * 1.2, width)


def find_paragraphs(lines: Iterable[PdfLine], sheet: Sheet) -> list[list[PdfLine]]:
    """The lines in their order, parted into paragraphs; a paragraph may run on over columns and pages.

    What stands apart at a page's edge comes after the paragraph that goes on around it.
    """
    paragraphs: list[list[PdfLine]] = []
    apart: list[list[PdfLine]] = []
    for line in lines:
        if line.apart and paragraphs:
            apart.append([line])
        elif paragraphs and _goes_on(paragraphs[-1], line, sheet):
            paragraphs[-1].append(line)
        else:
            paragraphs += [*apart, [line]]
            apart = []
    return paragraphs + apart


def _goes_on(paragraph: Sequence[PdfLine], line: PdfLine, sheet: Sheet) -> bool:
    last = paragraph[-1]
    if len(paragraph) == 1 and _is_lone_bullet(last):
        return True
    if abs(last.size - line.size) > 0.1 * sheet.size or last.bold != line.bold:
        return _is_same_row(last, line)
    if _BULLET.match(line.words) or _is_lone_bullet(line):
        return False
    if _is_same_row(last, line):
        return True
    if not _is_below(last, line) or last.page != line.page:
        return not (last.apart or line.apart) and _runs_on(last, line) and not _is_headed(paragraph, sheet)
    return not _begins_below(paragraph, line, sheet)


def _begins_below(paragraph: Sequence[PdfLine], line: PdfLine, sheet: Sheet) -> bool:
    last = paragraph[-1]
    if line.top - last.top > _GAP * max(sheet.step, last.size):
        return True
    if not _FINAL.search(last.words):
        return False
    left = min(one.left for one in paragraph if one.page == last.page and abs(one.left - last.left) < 5 * _INDENT)
    if _INDENT < line.left - left < 6 * _INDENT and not _BULLET.match(paragraph[0].words):
        return True
    return last.right - left < _SHORT_LINE * sheet.width


def _runs_on(last: PdfLine, line: PdfLine) -> bool:
    """Whether a sentence goes on at the head of the next column or page."""
    if last.page == line.page and line.left < last.right - _INDENT:
        return False  # above it on the same page and no column further: a header drawn last
    if last.words[-1] in HYPHENS:
        return True
    return not _FINAL.search(last.words)


def _is_headed(paragraph: Sequence[PdfLine], sheet: Sheet) -> bool:
    return all(line.size >= _LARGER * sheet.size or line.bold for line in paragraph)


def _is_below(one: PdfLine, two: PdfLine) -> bool:
    """Whether the second line stands under the first in one column."""
    return one.page == two.page and two.top > one.top and two.left < one.right and one.left < two.right


def _is_same_row(one: PdfLine, two: PdfLine) -> bool:
    """Whether both are pieces of one printed line (a change of font makes two of it), not of two columns."""
    if one.page != two.page or not one.left <= two.left:
        return False
    overlap = min(one.bottom, two.bottom) - max(one.top, two.top)
    near = two.left - one.right < 1.2 * max(one.size, two.size)
    return overlap > 0.5 * min(one.bottom - one.top, two.bottom - two.top) and near


def join_lines(lines: Sequence[PdfLine], start: int, unjoined: Collection[str]) -> tuple[str, tuple[Place, ...]]:
    """The words of a paragraph in one flow, and where each line's words stand; `start`: offset of the first.

    A hyphen at a line's end goes where a word was broken; it stays before a capital, a digit, and before a word after
    which a part is left out (`unjoined`: "Luft- und …").
    """
    pieces: list[str] = []
    places: list[Place] = []
    begin = start
    for line, after in zip_longest(lines, lines[1:]):
        text = " ".join(line.words.split())
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        is_cut = after is not None and _is_one_word(line, after)
        piece = text if is_cut else _with_end(text, after.words if after is not None else "", unjoined)
        stripped = piece.rstrip()
        if stripped:
            places.append(Place(begin, begin + len(stripped), line.page, line.box))
        pieces.append(piece)
        begin += len(piece)
    return "".join(pieces).rstrip(), tuple(places)


def _is_one_word(one: PdfLine, two: PdfLine) -> bool:
    """Whether two pieces of a row stand so close that no space is between them."""
    return _is_same_row(one, two) and two.left - one.right < 0.15 * one.size


def _with_end(text: str, following: str, unjoined: Collection[str]) -> str:
    if not text or text[-1] not in HYPHENS:
        return text + " "
    body = text[:-1]
    if not body or not body[-1].isalnum() or not following:
        return body + "- "
    first_word = re.match(r"\w*", following)
    if first_word and first_word[0].lower() in unjoined:
        return body + "- "
    if following[0].islower() and body[-1].islower():
        return body
    return body + "-"


def attach_bullets(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines with bullets that were drawn apart put before the line they stand beside: some programs draw all text
    of a page first and its bullets afterwards.
    """
    bullets = [line for line in lines if _is_lone_bullet(line)]
    if not bullets:
        return list(lines)
    owners: dict[int, PdfLine] = {}
    lone = {id(bullet) for bullet in bullets}
    for bullet in bullets:
        beside = [n for n, line in enumerate(lines) if id(line) not in lone and _is_beside(bullet, line)]
        if beside:
            owners[min(beside, key=lambda n: lines[n].left)] = bullet
    taken = {id(bullet) for bullet in owners.values()}
    return [
        line._replace(words=f"{owners[n].words} {line.words}") if n in owners else line
        for n, line in enumerate(lines)
        if id(line) not in taken
    ]


def _is_lone_bullet(line: PdfLine) -> bool:
    return len(line.words) < _LONGEST_BULLET and _LONE_BULLET.fullmatch(line.words) is not None


def _is_beside(bullet: PdfLine, line: PdfLine) -> bool:
    middle = (bullet.top + bullet.bottom) / 2
    return line.top - 1 <= middle <= line.bottom + 1 and -3 <= line.left - bullet.right < _BULLET_GAP


def make_block(lines: Sequence[PdfLine], words: str, start: int, sheet: Sheet, sizes: Sequence[float]) -> Block:
    """The block of a paragraph that begins at `start`; sizes: of all headings, the largest first."""
    bullet = _BULLET.match(words)
    first, end = lines[0], start + len(words)
    if _is_heading(lines, words, sheet):
        return Block(BlockKind.HEADING, start, end, level=1 + _rank(first.size, sizes))
    if first.size <= _SMALLER * sheet.size and _NOTE.match(words) and first.top > 0.5 * first.height:
        return Block(BlockKind.FOOTNOTE, start, end)
    if bullet is not None and bullet.end() < len(words) < _LONGEST_ITEM and not is_dated(words):
        return Block(BlockKind.LIST_ITEM, start + bullet.end(), end)
    return Block(BlockKind.ARTICLE, start, end)


def heading_sizes(paragraphs: Iterable[Sequence[PdfLine]], sheet: Sheet) -> list[float]:
    """The sizes of letters that head something, the largest first, five at most."""
    sizes = {p[0].size for p in paragraphs if p[0].size >= _LARGER * sheet.size}
    return sorted(sizes, reverse=True)[:5]


def _is_heading(lines: Sequence[PdfLine], words: str, sheet: Sheet) -> bool:
    if len(words) > _LONGEST_HEADING or _NO_HEADING_END.search(words) or not any(char.isalpha() for char in words):
        return False
    return all(line.size >= _LARGER * sheet.size or (line.bold and line.size >= sheet.size) for line in lines)


def _rank(size: float, sizes: Sequence[float]) -> int:
    return sizes.index(size) if size in sizes else len(sizes)
