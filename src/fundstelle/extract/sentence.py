"""Sentence: tokens with their marks, and the small questions that every later step asks of them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from operator import attrgetter
from typing import Any

from fundstelle.extract.lexicon import NAME_LIKE, Lexicon, Mark
from fundstelle.extract.plain_forms import find_plain_verbs
from fundstelle.extract.record import record
from fundstelle.records.document import Block
from fundstelle.text.tokens import Token, TokenKind
from fundstelle.values import Span

_NONE: frozenset[str] = frozenset()


@record
class Sentence:
    """Tokens of one sentence with the marks that begin at each. `index` counts the sentences of the document."""

    index: int
    block: Block
    tokens: tuple[Token, ...]
    at: tuple[tuple[Mark, ...], ...]
    kinds: tuple[frozenset[str], ...]
    """The categories of the marks that begin at each token: asked far more often than the marks themselves."""
    lexicon: Lexicon
    by_category: Mapping[str, Sequence[Mark]]
    words: Mapping[int, frozenset[str]]
    """The groups of the closed-class words that begin at a token; tokens that are none are left out."""
    plain: Mapping[int, frozenset[str]]
    """The features of the tokens that may be a verb of no act."""
    verbal: Sequence[int]
    """The tokens that may be or help a verb, in order; no other one is finite."""
    groups: frozenset[str]
    """All groups of `words`: what a sentence has no word of is not looked for."""
    signs: frozenset[str]
    """The punctuation marks of the sentence."""
    digits: Sequence[int]
    """The tokens written in digits, in order."""
    kept: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What `once` has found so far."""
    finite: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)
    """What `finite.is_finite` has found so far, since every step asks it again."""
    day: date | None = None
    """When the document was published; None where nobody knows."""
    _features: dict[int, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Past the last code point."""
        return self.tokens[-1].end

    def span(self, text_id: str, first: int, last: int) -> Span:
        """The words of the tokens `first`:`last`."""
        return Span(text_id, self.tokens[first].start, self.tokens[last - 1].end)

    def marks(self, *categories: str) -> Iterator[Mark]:
        """Marks of these categories in order."""
        if len(categories) == 1:
            return iter(self.by_category.get(categories[0], ()))
        found = [mark for category in categories for mark in self.by_category.get(category, ())]
        return iter(sorted(found, key=_FIRST))

    def has_any(self, at: int, categories: Iterable[str]) -> bool:
        """Whether a mark of one of these categories begins at token `at`."""
        return not self.kinds[at].isdisjoint(categories)

    def has_between(self, category: str, first: int, last: int) -> bool:
        """Whether a mark of `category` begins at one of the tokens `first`:`last`."""
        for mark in self.by_category.get(category, ()):
            if first <= mark.first < last:
                return True
        return False

    def has_mark(self, category: str, value: str) -> bool:
        """Whether the sentence has a mark of `category` with `value`."""
        for mark in self.by_category.get(category, ()):
            if mark.value == value:
                return True
        return False

    def has_mark_in(self, tokens: Container[int], category: str, value: str) -> bool:
        """Whether a mark of `category` with `value` begins at one of the tokens (a clause, a range)."""
        for mark in self.by_category.get(category, ()):
            if mark.value == value and mark.first in tokens:
                return True
        return False

    def places(self, *categories: str) -> list[int]:
        """The tokens at which marks of these categories begin, in order, each once."""
        found: set[int] = set()
        for category in categories:
            if category in self.by_category:
                found.update([mark.first for mark in self.by_category[category]])
        return sorted(found)

    def mark_at(self, at: int, category: str, *values: str) -> Mark | None:
        """The longest mark of `category` (and one of `values`, if given) that begins at token `at`."""
        if category not in self.by_category or not 0 <= at < len(self.at) or category not in self.kinds[at]:
            return None
        best = None
        for mark in self.at[at]:
            if (
                mark.category == category
                and (not values or mark.value in values)
                and (best is None or mark.last > best.last)
            ):
                best = mark
        return best

    def mark_ending_at(self, end: int, category: str, *values: str) -> Mark | None:
        """The longest mark of `category` whose last token is the one before `end`."""
        for mark in self.by_category.get(category, ()):
            if mark.last == end and (not values or mark.value in values) and end - mark.first <= _REACH:
                return mark
        return None

    def verb_features(self, at: int) -> frozenset[str]:
        """The features of all forms of known verbs that token `at` may be."""
        if "verb" not in self.kinds[at]:
            return _NONE
        known = self._features.get(at)
        if known is None:
            forms = [mark.data.features for mark in self.at[at] if mark.category == "verb"]
            known = self._features[at] = _NONE.union(*forms)
        return known

    def has_word(self, *groups: str) -> bool:
        """Whether any token is a closed-class word of one of these groups."""
        return not self.groups.isdisjoint(groups)

    def has_word_in(self, tokens: Container[int], *groups: str) -> bool:
        """Whether one of the tokens (a clause, a range) is a closed-class word of one of these groups."""
        if self.groups.isdisjoint(groups):
            return False
        for at, known in self.words.items():
            if at in tokens and not known.isdisjoint(groups):
                return True
        return False

    def word_marks(self, group: str) -> Sequence[Mark]:
        """The marks of the closed-class words of a group, in order."""
        if group not in self.groups:
            return ()
        return [mark for mark in self.by_category["word"] if mark.value == group]

    def groups_at(self, at: int) -> frozenset[str]:
        """The groups of the closed-class word that begins at token `at`; none elsewhere."""
        return self.words.get(at, _NONE)

    def is_word(self, at: int, *groups: str) -> bool:
        """Whether token `at` is a closed-class word of one of these groups."""
        known = self.words.get(at)
        return known is not None and not known.isdisjoint(groups)

    def words_of(self, group: str) -> Sequence[str]:
        """The words of a group of the grammar, for lemmas and parts of words, which `is_word` cannot ask for; () where
        the pack has none."""
        words: Sequence[str] = self.lexicon.pack.tables["grammar"]["words"].get(group, ())
        return words

    def is_named(self, at: int) -> bool:
        """Whether a name-like mark begins at token `at`."""
        return not self.kinds[at].isdisjoint(NAME_LIKE)

    def norm(self, at: int) -> str:
        """The folded word at `at`, "" outside."""
        return self.tokens[at].norm if 0 <= at < len(self.tokens) else ""

    def is_row(self, end: int, start: int) -> bool:
        """Whether nothing but one or two coordinators and commas stands between two tokens."""
        between = range(end, start)
        return 0 < len(between) <= _BETWEEN and all(
            self.is_word(at, "coordinators") or self.is_mark_token(at, ",") for at in between
        )

    def is_mark_token(self, at: int, texts: str) -> bool:
        """Whether token `at` is one of these punctuation marks."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind is TokenKind.MARK and self.tokens[at].text in texts


_FIRST = attrgetter("first")

_BETWEEN = 2
"""Tokens between two members of a row: ", and"."""

_REACH = 6
"""Tokens of the longest mark that is found by its end."""


def _is_title(tokens: Sequence[Token]) -> bool:
    """ "Norland Sends Rockets to Ostria": a headline in which nearly every word has its capital."""
    words = [token for token in tokens if token.kind is TokenKind.WORD and len(token.text) > _SMALL]
    if len(words) < _SMALL or len(tokens) > _TITLE or tokens[-1].text == ".":
        return False
    return sum(token.is_capital for token in words) * 5 >= len(words) * 4


_SMALL = 3
"""Letters of the words that a title may write small, and words that it must have."""
_TITLE = 25
"""Tokens that a title may have."""
_NAMES = frozenset({"party", "source", "place", "designation", "months", "weekdays"})


def _written_small(token: Token, marks: Sequence[Mark]) -> Token:
    """The token as it is written in a sentence: a known word that is no name loses its capital."""
    if token.kind is not TokenKind.WORD or not marks or token.text.isupper():
        return token
    return token if any(mark.category in _NAMES for mark in marks) else token._replace(text=token.norm)


_KINDS: dict[tuple[str, ...], frozenset[str]] = {}
"""The sets of categories met so far, some hundred, so that each is made once."""


def _kinds_of(marks: Sequence[Mark]) -> frozenset[str]:
    """The categories of marks that begin at one token."""
    names = (marks[0][0],) if len(marks) == 1 else tuple([mark[0] for mark in marks])
    known = _KINDS.get(names)
    if known is None:
        if len(_KINDS) >= _KEPT:
            _KINDS.clear()
        known = _KINDS[names] = frozenset(names)
    return known


_KEPT = 10_000


def _with_stops(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """ "ca. 40", "1,2 Mio. Granaten": the full stop of an abbreviation beside digits is part of it, no mark."""
    last = len(tokens) - 1
    stops = [at for at, token in enumerate(tokens) if token[0] == "." and 0 < at < last]
    if not stops:
        return tokens
    short, number = lexicon.pack.sentence_rules.abbreviations, TokenKind.NUMBER
    for at in reversed(stops):
        beside = tokens[at + 1].kind is number or (at > 1 and tokens[at - 2].kind is number)
        if beside and tokens[at - 1].norm in short and tokens[at - 1].end == tokens[at].start:
            joined = tokens[at - 1]._replace(text=f"{tokens[at - 1].text}.", end=tokens[at].end)
            tokens = [*tokens[: at - 1], joined, *tokens[at + 1 :]]
    return tokens


def _sorted_by_category(found: Sequence[Sequence[Mark]]) -> dict[str, list[Mark]]:
    by_category: dict[str, list[Mark]] = {}
    for marks in found:
        for mark in marks:
            known = by_category.get(mark[0])
            if known is None:
                by_category[mark[0]] = [mark]
            else:
                known.append(mark)
    return by_category


def _is_misleading(hedge: Mark, found: Sequence[Sequence[Mark]]) -> bool:
    return any(_only_hedges(mark, hedge) for at in range(hedge.first, hedge.last) for mark in found[at])


def _without_hedging(hedge: Mark, found: Sequence[Sequence[Mark]]) -> list[tuple[Mark, ...]]:
    """ "geschätzt 3.000", "an die 500": what bounds the digits behind it is no participle and no preposition."""
    inside = range(hedge.first, hedge.last)
    return [tuple([m for m in ms if at not in inside or not _only_hedges(m, hedge)]) for at, ms in enumerate(found)]


def _only_hedges(mark: Mark, hedge: Mark) -> bool:
    if mark.category == "prep":
        return hedge.last - hedge.first > 1 and mark.first == hedge.first
    features = getattr(mark.data, "features", _NONE) if mark.category in ("verb", "report") else _NONE
    return "part" in features and not features & {"fin", "past"}


_VERBAL = ("aux", "modal", "verb", "report")


def make_sentence(
    index: int, block: Block, tokens: Sequence[Token], lexicon: Lexicon, day: date | None = None
) -> Sentence:
    """The sentence with its marks looked up; `day`: when its document was published."""
    tokens = _with_stops(tokens, lexicon)
    found = lexicon.find_marks(tokens)
    if not lexicon.pack.nouns_capitalised and _is_title(tokens):
        tokens = [_written_small(token, marks) for token, marks in zip(tokens, found, strict=True)]
    by_category = _sorted_by_category(found)
    for hedge in by_category.get("hedge", ()):
        if hedge.last < len(tokens) and tokens[hedge.last].kind is TokenKind.NUMBER and _is_misleading(hedge, found):
            found = _without_hedging(hedge, found)
            by_category = _sorted_by_category(found)
    kinds = tuple([_kinds_of(marks) if marks else _NONE for marks in found])
    words: dict[int, frozenset[str]] = {}
    for mark in by_category.get("word", ()):
        groups = words.get(mark.first)
        words[mark.first] = frozenset({mark.value}) if groups is None else groups | {mark.value}
    plain = find_plain_verbs(tokens, found, lexicon)
    verbal = sorted({*plain, *(mark.first for category in _VERBAL for mark in by_category.get(category, ()))})
    groups = frozenset([mark.value for mark in by_category.get("word", ())])
    signs = frozenset([token.text for token in tokens if token.kind is TokenKind.MARK])
    digits = [place for place, token in enumerate(tokens) if token.kind is TokenKind.NUMBER]
    made = (
        index,
        block,
        tuple(tokens),
        tuple(found),
        kinds,
        lexicon,
        by_category,
        words,
        plain,
        verbal,
        groups,
        signs,
        digits,
    )
    return Sentence(*made, day=day)
