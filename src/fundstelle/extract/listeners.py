"""Listeners: whom or when something was said, between a verb of saying and what is said without "that"."""

from __future__ import annotations

from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def past_adverbials(s: Sentence, first: int, last: int) -> int:
    """ "told reporters Norland sent", "said on Monday Norland sent": the verb before whom or when it was said."""
    listener = s.mark_ending_at(last + 1, "formula", "told_to") or s.mark_ending_at(last + 1, "source")
    when = s.has_any(last, ("weekdays", "months")) or s.tokens[last].text.isdecimal()
    if listener is None and not when and s.mark_ending_at(last + 1, "source_noun") is None:
        return last
    for at in range(last, max(first, last - _ADVERBIALS), -1):
        if "report" in s.kinds[at]:
            return at
        if s.tokens[at].kind is TokenKind.MARK or s.has_any(at, ("aux", "modal", "verb", "item")):
            return last
    return last


_ADVERBIALS = 7
"""Tokens from a verb of saying to the statement behind it where no "that" opens it."""
