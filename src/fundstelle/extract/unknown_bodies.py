"""Bodies nobody knows, by a word in their name that says what they are: "the Lindholm Institute", "Zentrum für …"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from fundstelle.extract.makers import find_paper_of
from fundstelle.extract.names import SourceRef, speaks_past_comma
from fundstelle.extract.nominal import phrase_start, preposition_before
from fundstelle.extract.sentence import Sentence
from fundstelle.text.tokens import TokenKind

_LONGEST = 8
"""Tokens that the name of a body may have."""


def find_unknown_bodies(s: Sentence) -> Iterator[SourceRef]:
    """The names that stand where somebody must speak, with the short form that a bracket behind them gives."""
    heads, joints = _words_of(s)
    if not any(_is_head(token.norm, heads, s.lexicon.pack.compounds) for token in s.tokens):
        return
    at = 0
    while at < len(s.tokens):
        last = _name_end(s, at, joints) if _may_begin(s, at, heads) else at
        first = _past_person(s, at, last, heads, joints)
        if last > first and _is_name(s, first, last, heads):
            end = _past_bracket(s, last)
            np_first = phrase_start(s, first, {})
            preps, _, _ = preposition_before(s, np_first)
            if _is_heard(s, np_first, end):
                yield SourceRef(_code(s, first, last, end, heads), first, end, np_first, preps, "named")
        elif last > first and _is_named_before_head(s, first, last, heads):
            np_first = phrase_start(s, first, {})
            if _is_heard(s, np_first, last + 1):
                preps, _, _ = preposition_before(s, np_first)
                name = " ".join(token.text for token in s.tokens[first:last])
                yield SourceRef(name, first, last + 1, np_first, preps, "named")
        at = max(last, at + 1)


def _is_named_before_head(s: Sentence, first: int, last: int, heads: frozenset[str]) -> bool:
    """ "the Lindholm project", "the Hallvik Watch group": a name nobody knows before a small word for what it is."""
    if s.lexicon.pack.nouns_capitalised or last >= len(s.tokens) or not s.is_word(first - 1, "definite_articles"):
        return False
    strange = any(not s.at[at] for at in range(first, last))
    return strange and s.tokens[last].text.islower() and s.tokens[last].norm in heads


def _words_of(s: Sentence) -> tuple[frozenset[str], frozenset[str]]:
    """The words that say what a body is, and those that join the words of its name."""
    known = _WORDS.get(s.lexicon.pack.digest)
    if known is None:
        table = s.lexicon.pack.tables["attribution"]["body_names"]
        known = _WORDS[s.lexicon.pack.digest] = (frozenset(table["heads"]), frozenset(table["joints"]))
    return known


_WORDS: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
"""Both for each state of a pack."""


def _may_begin(s: Sentence, at: int, heads: frozenset[str]) -> bool:
    """A word with its capital that is no known name and no month; at the head of a sentence no word of other kinds."""
    if not _goes_on(s, at) or _says_where(s, at):
        return False
    if s.has_any(at, ("source_noun", "account_noun")) and not _says_what(s, at, heads):
        return False  # "Bericht des Lindholm-Instituts"
    opens = at == 0 or s.tokens[at - 1].kind is TokenKind.MARK
    return not (opens and s.has_any(at, ("report", "prep", "word", "formula", "verb")))


def _says_where(s: Sentence, at: int) -> bool:
    """ "the Hallvik-based Institute": where it sits is no part of a body's name."""
    seated = s.lexicon.pack.tables["attribution"]["body_names"]["seated"]
    return s.tokens[at].norm.rpartition("-")[2] in seated


def _name_end(s: Sentence, first: int, joints: frozenset[str]) -> int:
    """Past the row of words with capitals, and of the small words that join them."""
    last = first
    while last < len(s.tokens) and last - first < _LONGEST:
        step = last
        while step < len(s.tokens) and step - last < 2 and last > first and s.tokens[step].norm in joints:
            step += 1
        if step >= len(s.tokens) or not _goes_on(s, step):
            break
        last = step + 1
    return last


def _goes_on(s: Sentence, at: int) -> bool:
    token = s.tokens[at]
    if token.kind is not TokenKind.WORD or not token.is_capital or len(token.text) < _INITIALS:
        return False
    known = s.marks("institution", "source", "party")
    covered = any(m.first <= at < m.last and (m.category != "party" or m.last - m.first > 1) for m in known)
    return not covered and not s.has_any(at, ("months", "weekdays"))


def _past_person(s: Sentence, first: int, last: int, heads: frozenset[str], joints: frozenset[str]) -> int:
    """ "Jorid Valde of the Lindholm Institute": the body begins behind the name of its member."""
    for at in range(first, last):
        if s.tokens[at].norm in joints:
            start = next((k for k in range(at, last) if s.tokens[k].norm not in joints), last)
            return start if at - first > 1 and start < last else first
        if _says_what(s, at, heads):
            return first
    return first


def _says_what(s: Sentence, at: int, heads: frozenset[str]) -> bool:
    return _is_head(s.tokens[at].norm, heads, s.lexicon.pack.compounds)


@lru_cache(maxsize=10_000)
def _is_head(norm: str, heads: frozenset[str], compounds: bool) -> bool:
    """Whether a word, or its end in languages of compounds, says what a body is: asked of every word of a text."""
    word = norm.rpartition("-")[2]
    return word in heads or (compounds and any(len(h) > _SHORT and word.endswith(h) for h in heads))


_INITIALS = 2
"""Letters that a word of a name has at least."""

_SHORT = 5
"""Letters up to which a word says what a body is only where it stands alone, not at the end of a compound."""


def _is_name(s: Sentence, first: int, last: int, heads: frozenset[str]) -> bool:
    """Whether one of the words says what it is and another one which; "Lindholm-Institut" says both."""
    alone = last - first == 1
    if alone:
        prefix, hyphen, head = s.tokens[first].norm.rpartition("-")
        return bool(hyphen) and bool(prefix) and head in heads
    return any(_says_what(s, at, heads) for at in range(first, last))


def _past_bracket(s: Sentence, last: int) -> int:
    """Past "(NAM)" behind the name."""
    short = s.is_mark_token(last, "(") and s.is_mark_token(last + 2, ")") and s.tokens[last + 1].text[:2].isupper()
    return last + 3 if short else last


def _code(s: Sentence, first: int, last: int, end: int, heads: frozenset[str]) -> str:
    """The name as written, without a genitive's ending; its short form where it begins with an adjective's ending."""
    known = s.mark_at(last + 1, "source") if end > last else None
    if known is not None:
        return known.value
    if end > last and s.lexicon.pack.nouns_capitalised and s.has_any(first, ("party",)):
        return s.tokens[last + 1].text
    return " ".join(_without_ending(token.text, heads) for token in s.tokens[first:last])


def _without_ending(word: str, heads: frozenset[str]) -> str:
    """ "Instituts für Hafenstudien", "Lindholm-Instituts": the word that says what it is without its genitive."""
    tail = word.rpartition("-")[2].lower()
    return word[:-1] if tail in heads and tail.endswith("s") and tail[:-1] in heads else word


def _says_near(s: Sentence, first: int, last: int) -> bool:
    """ "the institute had earlier said", "erklärte am Montag das Institut": a verb of saying with no mark between."""
    for way in (range(last, min(last + _NEAR, len(s.tokens))), range(first - 1, max(-1, first - 1 - _NEAR), -1)):
        for at in way:
            if s.tokens[at].kind is TokenKind.MARK or s.has_any(at, ("item", "verb", "conjunctions")):
                break
            if "report" in s.kinds[at] and not s.has_any(at, ("source_noun", "account_noun")):
                return True
    return False


_NEAR = 6
"""Tokens between the name of a body and the verb of saying that has it as its subject."""


def _is_heard(s: Sentence, first: int, last: int) -> bool:
    """Beside a verb of saying, behind a formula, or behind the people or the paper that are the body's."""
    if s.mark_at(last, "prep", "in") and last + 1 < len(s.tokens) and s.tokens[last + 1].is_capital:
        last += 2  # "the Centre for X in Hallvik has counted"
    if _says_near(s, first, last):
        return True
    behind = last + 1 if last < len(s.tokens) and s.has_any(last, ("aux",)) else last
    near = [first - 1, behind, last, last + 1 if s.is_word(last, "verb_adverbs") else last]
    if any(0 <= at < len(s.tokens) and "report" in s.kinds[at] for at in near):
        return True
    if last < len(s.tokens) and s.has_any(last, ("aux",)) and s.mark_at(last + 1, "formula", "own_account"):
        return True
    if s.mark_at(last, "formula", "citing") or speaks_past_comma(s, last):
        return True
    if s.mark_ending_at(first, "formula", "preposition", "inverted", "citing") or s.mark_at(last, "formula", "after"):
        return True
    if find_paper_of(s, first) is not None:
        return True
    noun = first - 1 if s.mark_at(first - 1, "prep") or s.is_word(first - 1, "genitive_prepositions") else first
    return noun > 0 and s.has_any(noun - 1, ("source_noun", "account_noun", "points_back"))
