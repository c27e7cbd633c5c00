"""Listeners: whom or when something was said, between a verb of saying and what is said without "that"."""

from __future__ import annotations

from fundstelle.extract.finite import is_finite
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


def acts_behind(s: Sentence, at: int) -> bool:
    """ "X, for its part, said Norland sent": a name with its verb right behind it, where "said" opens the clause."""
    party = s.mark_at(at, "party")
    named = party is not None and party.data in ("name", "metonym", "person")
    return party is not None and named and (is_finite(s, party.last) or s.mark_at(party.last, "aux") is not None)


def is_participle_of_saying(s: Sentence, at: int) -> bool:
    """ "…, saying Norland sent"."""
    forms = [m.data.features for m in s.at[at] if m.category == "report" and m.data is not None]
    return any("ing" in features for features in forms) and s.is_mark_token(at - 1, ",")


def follows_claim_noun(s: Sentence, first: int, at: int) -> bool:
    """ "the assertion that", "the claim by Norland's army that": a noun of saying before `at`, and whose it is."""
    near = range(max(first, at - _OWNER), at)
    owned = any(s.mark_at(k, "claim_noun") and s.mark_at(k + 1, "prep", "by", "from") for k in near)
    return owned or s.mark_at(at - 1, "claim_noun") is not None


_OWNER = 7
"""Tokens from a noun of saying, with whose it is, to its "that"."""
