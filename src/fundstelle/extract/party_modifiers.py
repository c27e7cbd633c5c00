"""Parties inside adjectives: "Norlandic-made tanks", "the Red Guard-held areas"."""

from __future__ import annotations

from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.refs import NO_PREPS, PartyRef
from fundstelle.extract.sentence import Sentence


def parties_in_modifiers(s: Sentence) -> list[PartyRef]:
    """ "Norlandic-made tanks", "North Ostrian-supplied shells": the people before the hyphen, as an adjective."""
    if s.lexicon.pack.nouns_capitalised:
        return []
    found = []
    for at, token in enumerate(s.tokens):
        people, hyphen, suffix = token.norm.rpartition("-")
        if not hyphen or not token.is_capital or suffix not in _origin_suffixes(s):
            continue
        first, ids = _people_before(s, at, people)
        if ids:
            found.append(PartyRef((ids,), first, at + 1, "adjective", NO_PREPS, "", "", first, at + 1))
    return found


def parties_who_hold(s: Sentence) -> list[PartyRef]:
    """ "to the Red Guard-held areas of Norland": the group that holds them, where it is no state."""
    if s.lexicon.pack.nouns_capitalised:
        return []
    words = s.words_of("holding_suffixes")
    found = []
    for at, token in enumerate(s.tokens):
        people, hyphen, suffix = token.norm.rpartition("-")
        if not hyphen or not token.is_capital or suffix not in words:
            continue
        first, ids = _people_before(s, at, people)
        if ids and not s.lexicon.knowledge.is_state(ids):
            start = phrase_start(s, first, {})
            preps, word, prep_first = preposition_before(s, start)
            found.append(PartyRef((ids,), first, at + 1, "name", preps, word, "", start, at + 1, prep_first=prep_first))
    return found


def _origin_suffixes(s: Sentence) -> tuple[str, ...]:
    return tuple(s.words_of("origin_suffixes"))


def _people_before(s: Sentence, at: int, people: str) -> tuple[int, str]:
    """(first token, id) of the party whose name ends with `people` at token `at`; "" where it is nobody's."""
    for first in (at - 1, at):
        words = (s.norm(at - 1), people) if first < at else (people,)
        for entry in s.lexicon.index.get(words[0], ()) if first >= 0 else ():
            if entry.category == "party" and entry.words == words:
                return first, entry.value
    return at, ""
