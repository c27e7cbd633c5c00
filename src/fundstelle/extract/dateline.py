"""Dateline: "SEOUL, March 27 (Agency) - ", "Berlin (xyz). " before the first sentence says no act of that city."""

from __future__ import annotations

from collections.abc import Sequence

from fundstelle.extract.lexicon import Lexicon
from fundstelle.text.tokens import Token, TokenKind

_LONGEST = 14
"""Tokens a dateline may have."""
_DASHES = frozenset("-–—:")


def skip_dateline(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens behind the dateline, all of them where there is none."""
    end = _dateline_end(tokens[:_LONGEST])
    return tokens[end:] if end else tokens


def may_have_dateline(text: str) -> bool:
    """Whether a block's text could begin with a dateline, seen before its tokens are found."""
    return "(" in text or text.lstrip()[:4].isupper()


def find_dateline_state(tokens: Sequence[Token], lexicon: Lexicon) -> str | None:
    """The state whose city alone a dateline names ("SEOUL, March 27 (Agency) -"); None without one or with several."""
    named = tokens[: _dateline_end(tokens[:_LONGEST])]
    marks = [m for row in lexicon.find_marks(named) for m in row if m.category == "party" and m.data in _SEATS]
    states = {m.value for m in marks}
    return states.pop() if len(states) == 1 else None


_SEATS = frozenset({"metonym", "name"})


def _dateline_end(tokens: Sequence[Token]) -> int:
    if len(tokens) < 3 or not tokens[0].is_capital:
        return 0
    bracket = next((at for at, token in enumerate(tokens) if token.text == ")"), None)
    if bracket is not None and any(t.text == "(" for t in tokens[:bracket]):
        before = list(tokens[: next(i for i, t in enumerate(tokens) if t.text == "(")])
        if len(before) <= 7 and all(_is_place_part(t) for t in before):
            after = tokens[bracket + 1] if bracket + 1 < len(tokens) else None
            if after is not None and (after.text in _DASHES or after.text == "."):
                return bracket + 2
    return _capital_dateline(tokens)


def _is_place_part(token: Token) -> bool:
    return token.is_capital or token.kind is TokenKind.NUMBER or token.text in "/,.:-"


def _capital_dateline(tokens: Sequence[Token]) -> int:
    """ "NAIROBI, Friday – More than …": capitals, then a dash within a few tokens."""
    if not (tokens[0].text.isupper() and len(tokens[0].text) > 3):
        return 0
    for at, token in enumerate(tokens[1:7], 1):
        if token.text in _DASHES and token.start > tokens[at - 1].end:
            return at + 1
        if not _is_place_part(token):
            return 0
    return 0
