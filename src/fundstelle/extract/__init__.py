"""Text in, claims out: who says that who did what to whom, how much, when."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache

from fundstelle.extract.engine import find_claims
from fundstelle.extract.lexicon import Lexicon, make_lexicon
from fundstelle.knowledge import Knowledge, load_knowledge
from fundstelle.languages import find_pack_codes, load_pack
from fundstelle.records.document import Reading
from fundstelle.records.extraction import Extraction
from fundstelle.records.ids import with_ids
from fundstelle.records.run import Skipped, SkipReason

__all__ = ["ENGINE", "extract_claims", "lexicon_of"]

ENGINE = "shallow-1"
"""Name and version of the engine; a new one re-opens what it reads otherwise (law 6)."""


def extract_claims(readings: Iterable[Reading], knowledge: Knowledge | None = None) -> Iterator[Extraction]:
    """Each reading with its claims, in order. A reading in a language without a pack is skipped, with the reason."""
    known = knowledge or load_knowledge()
    for reading in readings:
        yield _extract(reading, known)


def _extract(reading: Reading, knowledge: Knowledge) -> Extraction:
    codes = find_pack_codes()
    default = reading.facts.language or next((b.language for b in reading.text.blocks if b.language), None)
    wanted = {block.language for block in reading.text.blocks if block.language} | {default}
    lexicons = {code: lexicon_of(code, knowledge) for code in wanted if code in codes}
    if not lexicons:
        skipped = Skipped(
            reading.document.id, SkipReason.NO_LANGUAGE_PACK, f"language {default!r}", f"packs: {', '.join(codes)}"
        )
        return Extraction(reading, (), ENGINE, (skipped,))
    main = default if default in lexicons else next(iter(lexicons))
    with _without_collector():
        claims = find_claims(reading, lexicons, main or "", ENGINE)
    return Extraction(reading, tuple(with_ids(claims)), ENGINE)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Puts off the collection of cycles while one document is read: its records hold none, and there are so many of
    them that going through them again and again takes a twentieth of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def lexicon_of(code: str, knowledge: Knowledge) -> Lexicon:
    """The lexicon of a language with this knowledge; made once."""
    return _lexicon(code, knowledge.digest, knowledge_key(knowledge))


class knowledge_key:  # noqa: N801
    """Carries the knowledge past the cache, which keys on its digest alone."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, knowledge_key)


@cache
def _lexicon(code: str, digest: str, key: knowledge_key) -> Lexicon:
    lexicon = make_lexicon(load_pack(code), key.knowledge)
    # A lexicon stays and has some 100,000 objects, which the collector would go through again and again otherwise.
    gc.freeze()
    return lexicon
