"""Plain forms: which words of a sentence may be verbs of no act that is read, listed or told by their ending."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fundstelle.extract.lexicon import NAME_LIKE, Lexicon, Mark
from fundstelle.text.tokens import Token, TokenKind

_NONE: frozenset[str] = frozenset()
_GUESSED = frozenset({"fin", "past", "part"})
_SHORTEST = 5
"""Letters that a word nobody knows must have to pass for a verb."""


def find_plain_verbs(
    tokens: Sequence[Token], found: Sequence[tuple[Mark, ...]], lexicon: Lexicon
) -> Mapping[int, frozenset[str]]:
    """The features of each token that may be a form of a plain verb."""
    if not lexicon.pack.plain:
        return {}
    verbs: dict[int, frozenset[str]] = {}
    covered = 0
    for at, token in enumerate(tokens):
        inside = covered > at
        for mark in found[at]:
            covered = max(covered, mark.last if mark.category in _NAMING else 0)
        if token.kind is not TokenKind.WORD or token.is_capital or inside or covered > at + 1:
            continue
        features = lexicon.pack.plain.get(token.norm) or _guess(token.norm, found[at], lexicon)
        if features and not any(mark.category in _BETTER for mark in found[at]):
            verbs[at] = features
    return verbs


_BETTER = frozenset({"verb", "report", "aux", "modal"})
_NAMING = NAME_LIKE | _BETTER | {"account_noun", "source_noun", "claim_noun", "state", "prep"}
"""Categories whose words of several parts hold no verb of their own."""


def _guess(norm: str, marks: tuple[Mark, ...], lexicon: Lexicon) -> frozenset[str]:
    """What a word nobody knows is by its ending: "dithered"."""
    if marks or len(norm) < _SHORTEST or "-" in norm:
        return _NONE
    endings: Mapping[str, Sequence[str]] = lexicon.pack.tables["grammar"]["words"]
    likely = norm.endswith(tuple(endings.get("past_endings", ())))
    return _GUESSED if likely and not norm.endswith(tuple(endings.get("past_endings_not", ()))) else _NONE
