"""Shortened compounds: "Flug- und Panzerabwehrraketen" are two things, the first leaves its head to the last."""

from __future__ import annotations

from fundstelle.extract.lexicon import Mark
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_REACH = 8
"""Tokens from a shortened compound to the one that has the head: three may stand in a row."""
_SHORTEST = 4
"""Letters of a head."""


def find_shortened(s: Sentence) -> dict[int, Mark]:
    """The items of shortened compounds by their token, the hyphen included."""
    if not s.lexicon.pack.compounds:
        return {}
    found = {}
    for at in range(len(s.tokens) - 2):
        if not _is_shortened(s, at):
            continue
        full = _full_compound(s, at + 2)
        item = _item_of(s, s.norm(at), s.norm(full)) if full is not None else None
        if item is not None:
            found[at] = Mark("item", item, at, at + 2, {"weak": False})
    return found


def _is_shortened(s: Sentence, at: int) -> bool:
    word, hyphen = s.tokens[at], s.tokens[at + 1]
    glued = hyphen.text in "-‐‑" and hyphen.start == word.end and word.kind is TokenKind.WORD and word.is_capital
    if not glued or (hyphen.end == s.tokens[at + 2].start and s.tokens[at + 2].kind is not TokenKind.MARK):
        return False
    return s.is_mark_token(at + 2, ",/") or s.is_word(at + 2, "coordinators")


def _full_compound(s: Sentence, start: int) -> int | None:
    """The next item that is no shortened compound itself."""
    for at in range(start, min(start + _REACH, len(s.tokens))):
        if s.mark_at(at, "item") and not (at + 2 < len(s.tokens) and _is_shortened(s, at)):
            return at
    return None


def _item_of(s: Sentence, first: str, full: str) -> str | None:
    """The class of the first part with the head of the full compound; else the head's own class."""
    plain = None
    for cut in range(1, len(full) - _SHORTEST + 1):
        head = full[cut:]
        known = _class_of(s, first + head)
        if known is not None:
            return known
        if plain is None and head in s.lexicon.heads:
            plain = _class_of(s, head)
    return plain


def _class_of(s: Sentence, word: str) -> str | None:
    entries = s.lexicon.index.get(word, ())
    return next((e.value for e in entries if e.category == "item" and len(e.words) == 1 and e.value != "none"), None)
