"""Words, folded words and stems: the recipe behind search, used alike for passages and for questions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from fundstelle.records.document import BlockKind, Text

RECIPE = 1
"""Raise it when folding, stemming or the cutting into passages changes: texts are indexed anew at the next open."""

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f][^\W_]*)*")
_TERM = re.compile(r'"([^"]+)"|(\S+)')
_GAP = re.compile(r"\n[ \t\r]*\n\s*")
_NOT_SEARCHED = frozenset({BlockKind.COMMENT})


@dataclass(frozen=True, slots=True)
class Passage:
    """What search finds: `start`:`end` in the text, words folded and stemmed in `language`."""

    start: int
    end: int
    language: str | None
    words: str
    stems: str


@dataclass(frozen=True, slots=True)
class Term:
    """One word or quoted phrase of a question; `stems` is empty for a quoted one, which is meant word for word."""

    words: str
    stems: tuple[str, ...]


_KEPT = 65_536
"""Words whose fold and stem are remembered: a text of a thousand words has some 400 different ones, and the next text
the same, so most of a large run's words are met before."""


@lru_cache(maxsize=_KEPT)
def fold_word(word: str) -> str:
    """Case, ß and accents away: `Größe` and `GROSSE` are one."""
    if word.isascii():
        return word.lower()
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain.casefold())


@lru_cache(maxsize=_KEPT)
def stem_word(word: str, language: str | None) -> str:
    """The folded Snowball stem; the folded word itself where the language has no stemmer."""
    stemmer = _stemmer(language)
    if stemmer is None:
        return fold_word(word)
    return fold_word(stemmer.stemWord(unicodedata.normalize("NFC", word).lower()))


@lru_cache(maxsize=64)
def _stemmer(language: str | None) -> Stemmer.Stemmer | None:
    # Snowball knows ISO 639-1 codes but lists long names only, so the one way to ask is to try.
    try:
        return Stemmer.Stemmer(language) if language else None
    except KeyError:
        return None


def find_words(content: str) -> list[tuple[int, int]]:
    """Offsets of every word."""
    return [match.span() for match in _WORD.finditer(content)]


def make_passages(text: Text, language: str | None) -> list[Passage]:
    """The text's blocks, cut at blank lines. Readers' comments are nobody's evidence and are not searched."""
    made = []
    for block in text.blocks:
        if block.kind not in _NOT_SEARCHED:
            spoken = block.language or language
            made += [_make_passage(text, *ends, spoken) for ends in _cut(text.content, block.start, block.end)]
    return [passage for passage in made if passage.words]


def _cut(content: str, start: int, end: int) -> list[tuple[int, int]]:
    ends, begun = [], start
    for gap in _GAP.finditer(content, start, end):
        ends.append((begun, gap.start()))
        begun = gap.end()
    return [*((a, b) for a, b in ends if a < b), *([(begun, end)] if begun < end else [])]


def _make_passage(text: Text, start: int, end: int, language: str | None) -> Passage:
    tokens = [text.content[start + a : start + b] for a, b in find_words(text.content[start:end])]
    words = " ".join(map(fold_word, tokens))
    stems = " ".join(stem_word(token, language) for token in tokens)
    return Passage(start, end, language, words, stems)


def parse_query(query: str, languages: Iterable[str | None]) -> list[Term]:
    """The words and "quoted phrases" of a question; all of them have to stand in a passage. [] where it has none."""
    spoken = sorted({language for language in languages if language})
    terms = [_make_term(quoted or plain, [] if quoted else spoken) for quoted, plain in _TERM.findall(query)]
    return [term for term in terms if term.words]


def _make_term(wanted: str, languages: Sequence[str]) -> Term:
    tokens = [wanted[a:b] for a, b in find_words(wanted)]
    words = " ".join(map(fold_word, tokens))
    stems = {" ".join(stem_word(token, language) for token in tokens) for language in languages}
    return Term(words, tuple(sorted(stems)))


def find_highlights(words: str, language: str | None, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """Offsets of the words in a passage's original words that answer a term, by word or by stem."""
    folded = {token for term in terms for token in term.words.split()}
    stemmed = {token for term in terms for stem in term.stems for token in stem.split()}
    return tuple(
        (start, end)
        for start, end in find_words(words)
        if fold_word(words[start:end]) in folded or stem_word(words[start:end], language) in stemmed
    )


def find_snippet(words: str, highlights: Sequence[tuple[int, int]], width: int = 240) -> tuple[int, int]:
    """Ends of a stretch of about `width` code points around the first highlight, cut between words."""
    if len(words) <= width:
        return 0, len(words)
    first = highlights[0][0] if highlights else 0
    start = max(0, min(first - width // 3, len(words) - width))
    end = min(len(words), start + width)
    bounds = find_words(words)
    starts = [a for a, _ in bounds if start <= a] if start else [0]
    ends = [b for _, b in bounds if b <= end] if end < len(words) else [len(words)]
    return starts[0] if starts else start, ends[-1] if ends else end
