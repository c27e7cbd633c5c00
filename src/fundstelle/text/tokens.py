"""Tokens: words, numbers and marks of a text with their offsets, and one folded form for looking them up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_SPACE = "\\u0020\\u00a0\\u2009\\u202f"
_NUMBER = (
    r"\d{1,3}(?:[.,]\d{3}(?!\d))+(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:['’ʼ]\d{3}(?!\d))+"
    rf"|\d{{1,3}}(?:[{_SPACE}]\d{{3}}(?!\d|[{_SPACE}-]?(?:mm\b|[Mm]illim)))+(?![.,]?\d)"
    r"|\d+[.,]\d+"
    r"|\d+"
)
_WORD = r"[^\W\d_]\w*(?:[-‐‑]\n?\w+|['’](?!s\b)\w+)*"
_TOKEN = re.compile(rf"{_NUMBER}|{_WORD}|['’]s\b|\.\.\.|…|[^\w\s]")
_JOINED = re.compile(r"[-‐‑]\n?")


class TokenKind:
    """What a token is: plain strings, since every rule asks and an Enum takes six times as long to name its member."""

    WORD: Final = "w"
    NUMBER: Final = "n"
    GENITIVE: Final = "g"
    MARK: Final = "p"


class Token(NamedTuple):
    """A word, number or mark at `start`:`end` (code points); `norm` is its folded form for looking up."""

    text: str
    norm: str
    start: int
    end: int
    kind: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


_new = tuple.__new__

_known: dict[str, tuple[str, str]] = {}
"""Folded form and kind of the words met last, since a text is made of few different ones."""

_KEPT = 10_000


def _look_up(words: str) -> tuple[str, str]:
    if len(_known) >= _KEPT:
        _known.clear()
    return _known.setdefault(words, (fold_word(words), _kind_of(words)))


def _kind_of(words: str) -> str:
    """What a token is, by its first sign: this must say what the alternatives of _TOKEN match."""
    if words[0].isdecimal():
        return TokenKind.NUMBER
    if words[0].isalnum():
        return TokenKind.WORD
    return TokenKind.GENITIVE if len(words) == 2 and words[1] == "s" else TokenKind.MARK


def find_tokens(content: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tokens of `content[start:end]` in order. Offsets are those of `content`."""
    known = _known
    for match in _TOKEN.finditer(content, start, len(content) if end is None else end):
        words = match[0]
        norm, kind = known.get(words) or _look_up(words)
        # Not Token(...): the class's own way takes twice as long, and there is one for each word of a text.
        begins, ends = match.span()
        yield _new(Token, (words, norm, begins, ends, kind))


def fold_word(words: str) -> str:
    """Casefolded; a line-end hyphen is dropped before a small letter and kept before a capital; one hyphen for all."""
    if "-" in words or "‐" in words or "‑" in words:
        words = _JOINED.sub(lambda m: _fold_hyphen(words, m), words)
    return words.casefold()


def _fold_hyphen(words: str, match: re.Match[str]) -> str:
    follows = words[match.end() : match.end() + 1]
    return "" if "\n" in match.group() and follows.islower() else "-"


def fold_phrase(phrase: str) -> tuple[str, ...]:
    """The folded forms of a phrase's tokens: how entries of packs and knowledge are looked up."""
    if phrase.replace(" ", "").isalpha():  # most of some 30,000 names at each start: letters are one token each way
        return tuple(phrase.casefold().split())
    return tuple(token.norm for token in find_tokens(phrase))
