"""Where a reader should look again: sentences that name a thing that can be given but yield no claim; and what the
extractor makes of words that a reviewer selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from fundstelle.knowledge.model import Knowledge
from fundstelle.records.claim import Claim
from fundstelle.records.document import Block, BlockKind, Reading

Place = tuple[int, int]
"""Start and end in code points of the text."""


def find_hints(reading: Reading, knowledge: Knowledge) -> list[Place]:
    """Sentences with a word that makes the extractor look, in the order of the text; none of comments."""
    from fundstelle.extract import lexicon_of
    from fundstelle.extract.prefilter import has_name, has_trigger, make_scanner
    from fundstelle.languages import find_pack_codes

    codes, found = find_pack_codes(), []
    for block in reading.text.blocks:
        code = block.language or reading.facts.language or ""
        if block.kind is BlockKind.COMMENT or code not in codes:
            continue
        lexicon = lexicon_of(code, knowledge)
        scanner = make_scanner(lexicon)
        for start, end in _sentences(reading.text.content, block, lexicon.pack.sentence_rules):
            words = reading.text.content[start:end]
            if has_trigger(words, scanner) and has_name(words, scanner):
                found.append((start, end))
    return found


def _sentences(content: str, block: Block, rules: object) -> Iterator[Place]:
    from fundstelle.text.segment import find_sentences
    from fundstelle.text.tokens import find_tokens

    tokens = list(find_tokens(content, block.start, block.end))
    for first, last in find_sentences(tokens, rules):  # type: ignore[arg-type]
        yield tokens[first].start, tokens[last - 1].end


def propose_claims(reading: Reading, start: int, end: int, knowledge: Knowledge) -> list[Claim]:
    """What the extractor finds in the words `start`:`end` taken alone, and where it finds nothing, in the whole text
    around them; in the order of the text. Offsets are of the whole text."""
    from fundstelle.extract import extract_claims

    language = next((b.language for b in reading.text.blocks if b.start <= start < b.end), None)
    alone = Block(BlockKind.ARTICLE, start, end, language=language)
    text = replace(reading.text, blocks=(alone,))
    (found,) = extract_claims([replace(reading, text=text)], knowledge)
    if found.claims:
        return list(found.claims)
    (whole,) = extract_claims([reading], knowledge)
    return [claim for claim in whole.claims if claim.span.start < end and start < claim.span.end]
