"""Plain text and Markdown: the decoded text unchanged, with blocks found by line breaks, marks and shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fundstelle.ingest.dates import find_dates, is_dated
from fundstelle.ingest.draft import Draft
from fundstelle.ingest.lines import Line, is_continued, page_width, split_lines
from fundstelle.records.document import Block, BlockKind
from fundstelle.text.language import detect_language
from fundstelle.values import PartialDate

_LONGEST_HEADING = 130
_HEAD_BLOCKS = 3
_LONGEST_ITEM = 400
"""A numbered paragraph longer than this is running text of a report ("21. Im Berichtszeitraum …"), not a list item."""

_POST_LINES = 6
"""Lines of a post that may follow its signature, as copied pages have it."""

_BULLET = re.compile(r"(?:[•‣▪◦●*·–—+-]|\(?\d{1,3}[.)/]|\(?[a-z]\))\s+(?=\S)")
_STAMPED = re.compile(r"\+{2,}\s*(?P<head>.+?)\s*\+{2,}")
_MARKDOWN_HEAD = re.compile(r"(#{1,6})\s+(?=\S)")
_MARKDOWN_QUOTE = re.compile(r">\s*(?=\S)")
_SIGNATURE = re.compile(r"[—–-]{1,2}\s*(?P<name>[^()\n]{1,60}?)\s*\((?P<handle>@\w{1,30})\)\s*(?P<date>[^\n]{0,40})")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_A-ZÄÖÜ]{2}[.!][\"”“»«]?\s+\S")
_NUMBERED_HEAD = re.compile(r"(?:\d{1,3}|[A-Za-z])\.\s+\S.{0,80}\Z")
_POST_LINK = re.compile(r"(?:pic\.(?:twitter|x)\.com/\w+|https?://t\.co/\w+)\s*\Z")
_HEADING_BREAK = re.compile(r"(?<=\w)- (?=[A-ZÄÖÜ0-9])")
_NO_HEADING_END = re.compile(r"[.,;…][\"'”“»«)\]’]*\Z|:\Z")


@dataclass(frozen=True, slots=True)
class _Paragraph:
    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def words(self) -> str:
        return " ".join(line.text for line in self.lines)


def read_plain(content: str, media_type: str = "text/plain") -> Draft:
    """A draft of decoded text. Every word of `content` lies in exactly one block."""
    lines = split_lines(content)
    paragraphs = list(_find_paragraphs(lines))
    blocks = _with_levels(list(_find_blocks(paragraphs, content)))
    return Draft("plain", media_type, content, tuple(blocks), title=_title(blocks, content))


def _title(blocks: Sequence[Block], content: str) -> str | None:
    """The first heading of several words among the first lines, since a single one is a kicker ("Kommentar")."""
    headings = [_flowing(content[b.start : b.end]) for b in blocks[:_HEAD_BLOCKS] if b.kind is BlockKind.HEADING]
    return next((heading for heading in headings if heading.count(" ") >= 2), headings[0] if headings else None)


def _flowing(words: str) -> str:
    """A heading in one line: "Ukraine-" and "Krieg" of two lines are one word."""
    return _HEADING_BREAK.sub("-", " ".join(words.split()))


def _find_paragraphs(lines: Sequence[Line]) -> Iterator[_Paragraph]:
    width = page_width(lines)
    gathered: list[Line] = []
    for line in lines:
        if gathered and not (
            _is_marked(line) or _is_marked_alone(gathered[-1]) or not is_continued(gathered, line, width)
        ):
            gathered.append(line)
            continue
        if gathered:
            yield _Paragraph(tuple(gathered))
        gathered = [line]
    if gathered:
        yield _Paragraph(tuple(gathered))


def _is_marked(line: Line) -> bool:
    """Whether the line begins with a mark of its own: bullet, number, Markdown heading, signature."""
    marks = (_BULLET, _STAMPED, _MARKDOWN_HEAD, _MARKDOWN_QUOTE)
    if _SIGNATURE.match(line.text):
        return True
    return any(mark.match(line.text) for mark in marks) and not line.text.startswith(("– ", "— "))


def _is_marked_alone(line: Line) -> bool:
    """Whether nothing that follows can belong to the line."""
    return bool(_STAMPED.fullmatch(line.text) or _MARKDOWN_HEAD.match(line.text) or _SIGNATURE.fullmatch(line.text))


def _find_blocks(paragraphs: Sequence[_Paragraph], content: str) -> Iterator[Block]:
    posts = {at: post for post in _find_posts(paragraphs, content) for at in range(post.first, post.last + 1)}
    for at, paragraph in enumerate(paragraphs):
        post = posts.get(at)
        if post is None:
            yield _make_block(paragraphs, at)
        elif post.first == at:
            start, end = paragraph.start, paragraphs[post.last].end
            yield Block(BlockKind.EMBED, start, end, author=post.handle, dated=post.dated)


def _make_block(paragraphs: Sequence[_Paragraph], at: int) -> Block:
    paragraph = paragraphs[at]
    words = paragraph.words
    if stamped := _STAMPED.fullmatch(words):
        return Block(BlockKind.HEADING, paragraph.start + stamped.start("head"), paragraph.start + stamped.end("head"))
    if head := _MARKDOWN_HEAD.match(words):
        return Block(BlockKind.HEADING, paragraph.start + head.end(), paragraph.end, level=len(head[1]))
    if quote := _MARKDOWN_QUOTE.match(words):
        return Block(BlockKind.QUOTE, paragraph.start + quote.end(), paragraph.end)
    if _is_heading(paragraphs, at):
        return Block(BlockKind.HEADING, paragraph.start, paragraph.end)
    bullet = _BULLET.match(words)
    if bullet and len(words) <= _LONGEST_ITEM and not words.startswith(("– ", "— ")) and not is_dated(words):
        return Block(BlockKind.LIST_ITEM, paragraph.start + bullet.end(), paragraph.end)
    return Block(BlockKind.ARTICLE, paragraph.start, paragraph.end)


def _is_heading(paragraphs: Sequence[_Paragraph], at: int) -> bool:
    """A short paragraph that does not end as a sentence, at the start or after a blank line, with text to follow."""
    paragraph = paragraphs[at]
    words = paragraph.words
    if len(words) > _LONGEST_HEADING or _NO_HEADING_END.search(words) or at + 1 == len(paragraphs):
        return False
    if _SENTENCE_INSIDE.search(words) or (_BULLET.match(words) and not _NUMBERED_HEAD.match(words)):
        return False
    if _SIGNATURE.search(words) or not any(char.isalpha() for char in words):
        return False
    following = paragraphs[at + 1]
    if _NUMBERED_HEAD.match(words) and _BULLET.match(following.words) and not following.lines[0].blank_before:
        return False
    stands_apart = at == 0 or paragraph.lines[0].blank_before or _is_heading(paragraphs, at - 1)
    return stands_apart and words[0] not in "([" and not words[0].islower()


def _with_levels(blocks: list[Block]) -> list[Block]:
    """Headings without a level get one: 1 for the first of the text, 2 for the others."""
    leveled, seen = [], False
    for block in blocks:
        if block.kind is BlockKind.HEADING and block.level is None:
            block = Block(block.kind, block.start, block.end, level=2 if seen else 1)
        seen = seen or block.kind is BlockKind.HEADING
        leveled.append(block)
    return leveled


@dataclass(frozen=True, slots=True)
class _Post:
    first: int
    last: int
    handle: str
    dated: PartialDate | None


def _find_posts(paragraphs: Sequence[_Paragraph], content: str) -> Iterator[_Post]:
    """Posts copied with a page: the signature line, the words before it, and the rest where it broke the post."""
    signed = [(at, match) for at, p in enumerate(paragraphs) if (match := _SIGNATURE.fullmatch(p.words))]
    if not signed:
        return
    main = detect_language(content)
    free_from = 0
    for at, match in signed:
        first = max(free_from, at - 1)
        last = at if _POST_LINK.search(paragraphs[first].words) else _post_end(paragraphs, at, main)
        free_from = last + 1
        yield _Post(first, last, match["handle"], _signed_date(match["date"]))


def _post_end(paragraphs: Sequence[_Paragraph], at: int, main: str | None) -> int:
    rest = paragraphs[at + 1 : at + 1 + _POST_LINES]
    linked = [n for n, paragraph in enumerate(rest) if _POST_LINK.search(paragraph.words)]
    if linked:
        return at + 1 + linked[0]
    end = at
    for paragraph in rest:
        language = detect_language(paragraph.words)
        if main is None or language is None or language == main:
            break
        end += 1
    return end


def _signed_date(words: str) -> PartialDate | None:
    return next((date for written in find_dates(words) if (date := written.resolve(None))), None)
