"""Chosen runs to canonical text with blocks: what kind each stretch is, whose post it is, which heads a cell has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from fundstelle.ingest.dates import find_dates
from fundstelle.ingest.html.tables import Cell, find_cells
from fundstelle.ingest.html.tree import Box, Run
from fundstelle.records.document import Block, BlockKind
from fundstelle.values import PartialDate

_EMBED_NAMES = re.compile(
    r"twitter-tweet|twitter-video|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|telegram-post|fb-post"
    r"|(?:^|[\s_-])(?:tweet|embed(?:ded)?-?(?:post|tweet|social))(?:$|[\s_-])"
)
_POST_URL = re.compile(
    r"//(?:www\.|mobile\.)?(?:twitter\.com|x\.com|t\.me|bsky\.app/profile|instagram\.com/p|truthsocial\.com)/(?P<rest>.+)"
)
_SIGNATURE = re.compile(r"[—–-]\s*(?P<name>[^()\n]{1,80}?)\s*\((?P<handle>@[\w.-]{1,60})\)")
_HANDLE = re.compile(r"(?<![\w.])@[\w.-]{1,60}")
_CAPTION_NAMES = re.compile(r"caption|bildunterschrift|legend|image-?text|photo-?credit|bildtext")
_FOOTNOTE_NAMES = re.compile(r"footnote|endnote|fussnote|(?:^|\s)fn:?\d")
_FOOTNOTE_TAGS = frozenset({"li", "p", "aside", "div", "ol", "section", "dd"})
_SENTENCE_END = re.compile(r"[.!?…:;,][\"”“»«)\]’]*\Z")
_HEADING = re.compile(r"h([1-6])\Z")

_POST_TAGS = frozenset({"blockquote", "div", "figure", "section"})
_LARGEST_POST = 8
"""A box with more runs than this is no single post."""

_LONGEST_CAPTION = 400
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class _Piece:
    """One block to be: its words, what it is, and the box that makes it one (an embed's, a caption's)."""

    words: str
    block: Block
    owner: object
    join: str
    cell: Cell | None = None


def make_blocks(article: Sequence[Run], comments: Sequence[Run]) -> tuple[str, list[Block]]:
    """Canonical text (NFC) of the runs, and its blocks; comments stand at the end as blocks of their own kind."""
    cells, posts = find_cells(article), _find_posts(article)
    pieces = [_make_piece(run, cells, posts) for run in article]
    pieces += [_Piece(run.words, Block(BlockKind.COMMENT, 0, 0), run, "\n\n") for run in comments]
    return _lay_out([_merge(list(same)) for _, same in groupby(pieces, key=lambda piece: id(piece.owner))])


def _merge(pieces: list[_Piece]) -> _Piece:
    words = unicodedata.normalize("NFC", "\n".join(piece.words for piece in pieces))
    first = pieces[0]
    return replace(first, words=words, block=_with_post(first.block, words, first.owner))


def _lay_out(pieces: Sequence[_Piece]) -> tuple[str, list[Block]]:
    parts: list[str] = []
    blocks: list[Block] = []
    places: dict[Cell, tuple[int, int]] = {}
    length = 0
    for at, piece in enumerate(pieces):
        separator = _separator(pieces[at - 1], piece) if at else ""
        start = length + len(separator)
        length = start + len(piece.words)
        parts += (separator, piece.words)
        blocks.append(replace(piece.block, start=start, end=length))
        if piece.cell is not None:
            places[piece.cell] = (start, length)
    heads = (_heads(piece.cell, places) for piece in pieces)
    return "".join(parts), [
        replace(block, heads=head) if head else block for block, head in zip(blocks, heads, strict=True)
    ]


def _separator(before: _Piece, piece: _Piece) -> str:
    if before.cell and piece.cell and before.cell.table is piece.cell.table:
        return "\t" if before.cell.row == piece.cell.row else "\n"
    return "\n" if before.join == piece.join == "\n" else "\n\n"


def _heads(cell: Cell | None, places: dict[Cell, tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(places[head] for head in cell.heads if head in places) if cell else ()


def _make_piece(run: Run, cells: Mapping[Box, Cell], posts: Collection[Box]) -> _Piece:
    path = (run.box, *run.box.ancestors())
    post = next((box for box in path if box in posts), None)
    if post is not None:
        return _Piece(run.words, Block(BlockKind.EMBED, 0, 0), post, "\n\n")
    cell_box = next((box for box in path if box in cells), None)
    if cell_box is not None:
        return _Piece(run.words, Block(BlockKind.TABLE_CELL, 0, 0), cell_box, "\n", cells[cell_box])
    kind, level, owner = _kind(run, path)
    return _Piece(run.words, Block(kind, 0, 0, level=level), owner, "\n" if kind is BlockKind.LIST_ITEM else "\n\n")


def _kind(run: Run, path: Sequence[Box]) -> tuple[BlockKind, int | None, object]:
    if any(_FOOTNOTE_NAMES.search(box.names) for box in path if box.tag in _FOOTNOTE_TAGS):
        return BlockKind.FOOTNOTE, None, run
    for box in path:
        if head := _HEADING.match(box.tag):
            return BlockKind.HEADING, int(head[1]), box
        if _is_caption(box, run):
            return BlockKind.CAPTION, None, box
        if box.tag in ("li", "dd", "dt"):
            return BlockKind.LIST_ITEM, None, run
        if box.tag == "blockquote":
            return BlockKind.QUOTE, None, run
    return (BlockKind.HEADING, 3, run) if _is_bold_heading(run) else (BlockKind.ARTICLE, None, run)


def _is_caption(box: Box, run: Run) -> bool:
    if box.tag in ("figcaption", "caption"):
        return True
    if len(run.words) > _LONGEST_CAPTION or box.tag in ("body", "article", "main"):
        return False
    if _CAPTION_NAMES.search(box.names) and box.inside.runs <= 3:
        return True
    # a picture and one short text alone in a box: how pages with hashed class names set a caption
    return box.tag in ("figure", "div") and box.inside.images > 0 and box.inside.runs <= 2


def _is_bold_heading(run: Run) -> bool:
    words = run.words
    return run.is_bold and len(words) <= _LONGEST_HEADING and not _SENTENCE_END.search(words) and run.box.tag != "td"


def _find_posts(runs: Sequence[Run]) -> set[Box]:
    """The boxes that are one embedded post each: named so, or the smallest that holds a signed post with its words."""
    posts: set[Box] = set()
    for run in runs:
        path = (run.box, *run.box.ancestors())
        named = next((box for box in path if box.tag in _POST_TAGS and _EMBED_NAMES.search(box.names)), None)
        if named is None and _SIGNATURE.search(run.words):
            named = next((box for box in path if _is_signed_post(box)), None)
        if named is not None:
            posts.add(named)
    return posts


def _is_signed_post(box: Box) -> bool:
    if box.inside.runs > _LARGEST_POST:
        return False
    runs = list(box.runs())
    if _is_alone(box, runs) or any(_HEADING.match(inner.tag) for inner in box.boxes()):
        return False
    return box.tag == "blockquote" or any(_POST_URL.search(href) for run in runs for href in run.hrefs)


def _is_alone(box: Box, runs: Sequence[Run]) -> bool:
    """Whether the box holds the signature only; the post is then the box around it."""
    return len(runs) == 1 and bool(_SIGNATURE.match(runs[0].words)) and box.tag != "blockquote"


def _with_post(block: Block, words: str, owner: object) -> Block:
    if block.kind is not BlockKind.EMBED or not isinstance(owner, Box):
        return block
    return replace(block, author=_author(words, owner), dated=_date(words))


def _author(words: str, post: Box) -> str | None:
    if signed := _SIGNATURE.search(words):
        return signed["handle"]
    for run in post.runs():
        for href in run.hrefs:
            if address := _POST_URL.search(href):
                return "@" + address["rest"].strip("/").split("/")[0].lstrip("@")
    handle = _HANDLE.search(words)
    return handle[0] if handle else None


def _date(words: str) -> PartialDate | None:
    dates = [date for written in find_dates(words) if (date := written.resolve(None)) and date.day]
    return dates[-1] if dates else None
