"""A text as a reading page: blocks by kind, cut at every mark, so that each stretch knows the claims it belongs to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from fundstelle.records.claim import Claim
from fundstelle.records.document import Block, BlockKind, Text
from fundstelle.values import Pin


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the text from code point `start`; claims: whose passages they are in; is_hint: a sentence that names
    a thing and a party but yields no claim."""

    start: int
    words: str
    claims: tuple[str, ...]
    hint: tuple[int, int] | None
    control: str = ""


@dataclass(frozen=True, slots=True)
class ReadingBlock:
    """A block for reading. tag: the element it is shown as; kind: its kind, named where it is no article."""

    kind: str
    tag: str
    start: int
    end: int
    language: str
    author: str
    pages: tuple[int, ...]
    stretches: tuple[Stretch, ...]


_TAGS = {
    BlockKind.HEADING: "h2",
    BlockKind.QUOTE: "blockquote",
    BlockKind.EMBED: "blockquote",
    BlockKind.CAPTION: "p",
    BlockKind.LIST_ITEM: "p",
}


def make_blocks(
    text: Text, claims: Sequence[Claim], hints: Sequence[tuple[int, int]], inside: tuple[int, int] | None = None
) -> tuple[ReadingBlock, ...]:
    """Every block of the text in order (or those that touch `inside`)."""
    marks = [(claim.span.start, claim.span.end, claim.id) for claim in claims]
    pins = [(pin.span.start, pin.span.end) for claim in claims for pin in _all_pins(claim)]
    cuts = sorted(
        {at for start, end, _ in marks for at in (start, end)} | {at for pair in (*pins, *hints) for at in pair}
    )
    blocks = [one for one in text.blocks if inside is None or (one.start < inside[1] and inside[0] < one.end)]
    return tuple(_make_block(text, block, marks, hints, cuts) for block in blocks)


def _all_pins(claim: Claim) -> list[Pin]:
    links = [link.pin for link in (*claim.attribution.links, *claim.attribution.further_origins) if link.pin]
    return [*(pin for pinned in claim.pins.values() for pin in pinned), *links]


def _make_block(
    text: Text,
    block: Block,
    marks: Sequence[tuple[int, int, str]],
    hints: Sequence[tuple[int, int]],
    cuts: Sequence[int],
) -> ReadingBlock:
    here = [mark for mark in marks if mark[0] < block.end and block.start < mark[1]]
    hinted = [hint for hint in hints if block.start <= hint[0] and hint[1] <= block.end]
    return ReadingBlock(
        kind=block.kind.value,
        tag=_TAGS.get(block.kind, "p"),
        start=block.start,
        end=block.end,
        language=block.language or "",
        author=block.author or "",
        pages=tuple(sorted({place.page for place in block.places})),
        stretches=tuple(_cut(text.content, block, here, hinted, cuts)),
    )


def _cut(
    content: str,
    block: Block,
    marks: Sequence[tuple[int, int, str]],
    hints: Sequence[tuple[int, int]],
    cuts: Sequence[int],
) -> Iterable[Stretch]:
    controls = [at for at in range(block.start, block.end) if _is_hidden(content[at])]
    inner = {at for at in cuts if block.start < at < block.end} | {at for c in controls for at in (c, c + 1)}
    ends = sorted({block.start, block.end, *inner})
    for start, end in pairwise(ends):
        claims = tuple(id for a, b, id in marks if a <= start and end <= b)
        hint = next(((a, b) for a, b in hints if a <= start and end <= b), None)
        is_control = end - start == 1 and _is_hidden(content[start])
        name = unicodedata.name(content[start], f"U+{ord(content[start]):04X}") if is_control else ""
        yield Stretch(start, content[start:end], claims, hint, name)


def _is_hidden(sign: str) -> bool:
    """A control that a reader does not see, such as one that turns the direction of writing: it is named instead."""
    return unicodedata.category(sign) in ("Cf", "Cc", "Co") and sign not in "\n\t\u00ad\u200b\u200d\u200c"
