"""Sentences of a block: where they begin and end. In doubt the sentence goes on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fundstelle.text.tokens import Token, TokenKind

_ENDS = frozenset({".", "!", "?", "…", "..."})
_CLOSERS = frozenset("\"'“”»«’‘)]›‹")
_OPENERS = frozenset("\"'“”„»«‚‘(›‹[—–-")


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """What a reading pack says about ends of sentences, as folded words.

    abbreviations: words that a full stop follows without ending the sentence. ordinal_before: words (articles and the
    like) after which a number with a full stop is an ordinal. months: words before which it is one.
    """

    abbreviations: Collection[str]
    ordinal_before: Collection[str]
    months: Collection[str]


def find_sentences(tokens: Sequence[Token], rules: SentenceRules) -> Iterator[tuple[int, int]]:
    """(first, past last) token of each sentence of a block."""
    first = 0
    at = 0
    while at < len(tokens):
        if tokens[at].text in _ENDS and _is_end(tokens, at, rules):
            at = _skip_closers(tokens, at + 1)
            yield first, at
            first = at
        else:
            at += 1
    if first < len(tokens):
        yield first, len(tokens)


def _skip_closers(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and (tokens[at].text in _ENDS or _is_closer(tokens, at)):
        at += 1
    return at


def _is_closer(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in _CLOSERS and tokens[at].start == tokens[at - 1].end


def _is_end(tokens: Sequence[Token], at: int, rules: SentenceRules) -> bool:
    after = _skip_closers(tokens, at + 1)
    if after >= len(tokens):
        return True
    following = tokens[after]
    if following.start == tokens[after - 1].end and not _is_glued_start(tokens, at, after):
        return False
    if not _can_begin(tokens, after):
        return False
    return tokens[at].text != "." or not _is_abbreviation(tokens, at, after, rules)


def _is_glued_start(tokens: Sequence[Token], at: int, after: int) -> bool:
    before = tokens[at - 1] if at else None
    following = tokens[after]
    return bool(
        before
        and len(before.text) > 2
        and before.text[-1].islower()
        and following.is_capital
        and following.text[1:2].islower()
    )


def _can_begin(tokens: Sequence[Token], at: int) -> bool:
    while at < len(tokens) and tokens[at].text in _OPENERS:
        at += 1
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.kind is TokenKind.WORD:
        return not token.text[:1].islower()
    return token.kind is TokenKind.NUMBER or token.text not in ",;:"


def _is_abbreviation(tokens: Sequence[Token], at: int, after: int, rules: SentenceRules) -> bool:
    before = tokens[at - 1] if at else None
    if before is None or before.end != tokens[at].start:
        return False
    if before.kind is TokenKind.NUMBER:
        return _is_ordinal(tokens, at, after, rules)
    if at > 1 and tokens[at - 2].kind is TokenKind.NUMBER and tokens[at - 2].end == before.start:
        return False  # "on October 1st. It …"
    return _is_initial(tokens, at - 1) or before.norm in rules.abbreviations


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """A letter alone ("J. Smith", "d. h."); behind a small word ("auf X.") it is a name and may end the sentence."""
    if len(tokens[at].text) != 1 or tokens[at].kind is not TokenKind.WORD:
        return False
    before = tokens[at - 1] if at else None
    return not (tokens[at].is_capital and before is not None and before.text[:1].islower())


def _is_ordinal(tokens: Sequence[Token], at: int, after: int, rules: SentenceRules) -> bool:
    digits = len(tokens[at - 1].text)
    if digits > _ORDINAL:
        return False
    if digits < _ORDINAL and (at < 2 or tokens[after].norm in rules.months):
        return True
    return at > 1 and tokens[at - 2].norm in rules.ordinal_before


_ORDINAL = 3
"""Digits of an ordinal: "der 155. Brigade"; so many only behind an article."""
