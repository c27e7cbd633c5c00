"""Called: what stands before a party's name and belongs to it ("its ally Norland", "a company based in Norland")."""

from __future__ import annotations

from fundstelle.extract.finite import is_finite
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind


def title_start(s: Sentence, mark: Mark, np_first: int) -> int:
    """ "from its ally Norland", "to the island nation Sundland": where what the name is called begins."""
    if s.lexicon.pack.nouns_capitalised or mark.data not in ("name", "metonym", "person") or np_first < mark.first:
        return np_first
    if is_finite(s, mark.last) or s.mark_at(mark.last, "aux"):
        return np_first  # "the group Norland supports"
    first = mark.first
    while first > 0 and mark.first - first < _TITLE and _is_called(s, first - 1):
        first -= 1
    opens = first > 0 and first < mark.first and s.is_word(first - 1, "articles", "possessives")
    return first - 1 if opens else np_first


_TITLE = 4
"""Words between an article and the name of what they call it."""


def _is_called(s: Sentence, at: int) -> bool:
    """A noun or adjective before a name: unknown words in small letters, and those for states, allies and firms."""
    if s.tokens[at].kind is not TokenKind.WORD or not s.tokens[at].text.islower() or at in s.plain:
        return False
    return not s.has_any(at, _NO_TITLE) and not s.is_word(at, *_NO_TITLE_GROUPS)


_NO_TITLE = frozenset({"verb", "report", "aux", "modal", "prep", "item", "event", "casualty", "party", "source"})
_NO_TITLE_GROUPS = (
    *("articles", "determiners", "possessives", "conjunctions", "complementizers", "relatives", "infinitive_marker"),
    *("pronouns_person", "subordinators", "question_words", "verb_adverbs", "arms_trade", "war_nouns"),
)


def carrier_before(s: Sentence, mark: Mark, form: str) -> int | None:
    """ "an Abnehmer in Russland", "firms in China": who acts is the firm, for its state."""
    at = mark.first
    while at > 0 and s.is_word(at - 1, "articles"):
        at -= 1
    if form not in ("name", "metonym", "genitive") or at < 2 or not s.mark_at(at - 1, "prep", "in", "from"):
        return None
    end = at - 1
    while end > 0 and s.is_word(end - 1, "seated_words"):  # "a company based in Norland"
        end -= 1
    carrier = s.mark_ending_at(end, "carrier")
    if carrier is None or is_finite(s, carrier.last - 1):
        return None  # "troops train in Norland"
    if not s.mark_at(at - 1, "prep", "in") and "item" in s.kinds[carrier.first]:
        return None  # "lieferte Schiffe aus Norland"
    return carrier.first
