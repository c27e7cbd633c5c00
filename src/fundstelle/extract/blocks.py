"""Blocks: which of a reading's blocks are read, and their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from fundstelle.extract.dateline import skip_dateline
from fundstelle.extract.hits import Stretch, may_claim
from fundstelle.extract.lexicon import Lexicon
from fundstelle.extract.prefilter import find_blocks_to_read, find_hits, has_name, make_scanner
from fundstelle.extract.record import replace
from fundstelle.extract.sentence import Sentence, make_sentence
from fundstelle.records.document import Block, BlockKind, Reading
from fundstelle.text.segment import SentenceRules, find_sentences
from fundstelle.text.tokens import Token, TokenKind, find_tokens


def sentences_of(reading: Reading, lexicons: dict[str, Lexicon], default: str) -> Iterator[Sentence]:
    """The sentences of the blocks that can hold an act and of those around them; none where no claim can come of it."""
    blocks = reading.text.blocks
    texts = [reading.text.content[block.start : block.end] for block in blocks]
    read_with = [lexicon_of_block(block, lexicons, default) for block in blocks]
    scanners = [make_scanner(lexicon) if lexicon else None for lexicon in read_with]
    hits = find_hits(texts, scanners)
    chosen = find_blocks_to_read(texts, scanners, hits)
    if any(chosen):  # a heading may name the sides of a list far below it
        named = (
            b.kind is BlockKind.HEADING and s is not None and has_name(t, s)
            for b, t, s in zip(blocks, texts, scanners, strict=True)
        )
        chosen = [is_near or is_heading for is_near, is_heading in zip(chosen, named, strict=True)]
    drawn = {at: _Drawn(reading, at, lexicon) for at, lexicon in enumerate(read_with) if lexicon is not None}
    stretches = [
        Stretch(texts[at], blocks[at].kind, scanner, hits[at], one.look)
        for at, one in drawn.items()
        if (scanner := scanners[at]) is not None
    ]
    if not any(chosen) or not may_claim(stretches):
        return
    index = 0
    for at, one in drawn.items():
        for s in one.read(index) if chosen[at] else ():
            yield s
            index += 1


def lexicon_of_block(block: Block, lexicons: Mapping[str, Lexicon], default: str) -> Lexicon | None:
    """What a block is read with; comments and blocks in a language without a pack are not read."""
    if block.kind is BlockKind.COMMENT:
        return None
    return lexicons.get(block.language or default) or lexicons.get(default)


class _Drawn:
    """The sentences of a block. Where few were looked at to see what it holds, these are not made again."""

    __slots__ = ("_begun", "_block", "_day", "_kept", "_lexicon", "_number", "_reading")

    def __init__(self, reading: Reading, number: int, lexicon: Lexicon) -> None:
        self._reading, self._number, self._lexicon = reading, number, lexicon
        self._block, published = reading.text.blocks[number], reading.facts.published
        self._day = published.value.last_day if published is not None else None
        self._kept: list[Sentence] = []
        self._begun: Iterator[list[Token]] | None = None

    def look(self) -> Iterator[Sentence]:
        """The sentences in order, for a first look."""
        kept, begun = self._take_up()
        most = _KEPT if self._number < _LOOKED_AT else 0
        self._kept, self._begun = kept, begun
        yield from tuple(kept)
        for tokens in begun:
            s = make_sentence(len(kept), self._block, tokens, self._lexicon, self._day)
            if len(kept) < most:
                kept.append(s)
            else:
                self._begun = None  # too many to hold: next time from the beginning
            yield s

    def read(self, index: int) -> Iterator[Sentence]:
        """The sentences in order, the first one with `index`, each held by nobody but the caller."""
        kept, begun = self._take_up()
        self._kept, self._begun = [], None
        for s in kept:
            yield replace(s, index=index)
            index += 1
        del kept
        for tokens in begun:
            yield make_sentence(index, self._block, tokens, self._lexicon, self._day)
            index += 1

    def _take_up(self) -> tuple[list[Sentence], Iterator[list[Token]]]:
        """The sentences made so far, and the tokens of the others."""
        if self._begun is not None:
            return self._kept, self._begun
        return [], _find_spoken(self._reading, self._number, self._lexicon)


_KEPT = 20
"""Sentences of a block that are held until it is read for good."""

_LOOKED_AT = 100
"""Blocks of a document of which sentences are held, so that a document of any length takes little memory."""


def _find_spoken(reading: Reading, number: int, lexicon: Lexicon) -> Iterator[list[Token]]:
    """The sentences of the block with this number that hold any word."""
    block = reading.text.blocks[number]
    tokens = find_tokens(reading.text.content, block.start, block.end)
    if number < 12:
        head = list(islice(tokens, _HEAD))
        tokens = chain(skip_dateline(head, lexicon), tokens)
    for sentence in _find_short(tokens, lexicon.pack.sentence_rules):
        if any(token.kind in (TokenKind.WORD, TokenKind.NUMBER) for token in sentence):
            yield sentence


_HEAD = 50
"""Tokens that are looked at for a dateline; it is shorter."""


_LONGEST = 150
"""Tokens of a sentence; longer ones (tables, damaged text) are cut, so that no step's time grows with their square. Of
3,500 sentences of news the longest had 68."""


_DRAWN = 100 * _LONGEST
"""Tokens held at once, so that a block of any length takes little memory."""


def _find_short(tokens: Iterator[Token], rules: SentenceRules) -> Iterator[list[Token]]:
    """The sentences, cut where they are longer than _LONGEST."""
    held: list[Token] = []
    goes_on = True
    while goes_on:
        drawn = list(islice(tokens, _DRAWN))
        goes_on = len(drawn) == _DRAWN
        held += drawn
        done = 0
        for first, last in find_sentences(held, rules):
            # The last one may go on in what is drawn next, unless it is too long already.
            end = last if last < len(held) or not goes_on else first + (last - first - 1) // _LONGEST * _LONGEST
            yield from (held[start : min(start + _LONGEST, end)] for start in range(first, end, _LONGEST))
            done = end
        held = held[done:]
