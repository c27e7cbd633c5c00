"""Hits: whether a document can yield a claim at all, found out from its likeliest sentences before all of it is read.

Nothing is taken over before a first claim is made, so a document's first claim has its act, its thing and at least one
of its parties in one sentence, unless two parties lead the document (then a pronoun may stand for one and the other is
taken over). Documents without such a sentence, or whose such sentences make no draft, are not read further.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum

from fundstelle.extract.analysis import Analysis, analyse, keep_analysis
from fundstelle.extract.attribution import find_voices
from fundstelle.extract.context import Context
from fundstelle.extract.draft import Draft
from fundstelle.extract.drafts import find_drafts
from fundstelle.extract.fill import fill_draft
from fundstelle.extract.lexicon import Mark
from fundstelle.extract.prefilter import Scanner, find_named, has_name, has_thing
from fundstelle.extract.record import record
from fundstelle.extract.sentence import Sentence
from fundstelle.extract.voices import Memory
from fundstelle.records.claim import Kind
from fundstelle.records.document import BlockKind

LEADING = 3
"""Times each of two parties must be named to lead a document."""

_END = re.compile(r"(\w+)[.!?][\"'“”»«’)\]]*\s+(?=[\"'“”„»«(]*[A-ZÀ-ÖØ-Þ])")

_ACTS = frozenset({"verb", "event", "casualty", "state", "carrier"})
_THINGS = frozenset({"item", "casualty", "designation", "prefix_item", "prefix_designation", "state"})
_WHO = frozenset({"party", "place", "source", "prefix_party"})


@record
class Stretch:
    """A block that may be read: text, kind, scanner, whether it has a trigger (hit), how its sentences are made."""

    text: str
    kind: BlockKind
    scanner: Scanner
    hit: bool
    read: Callable[[], Iterator[Sentence]]


def may_claim(stretches: Sequence[Stretch]) -> bool:
    """Whether any sentence of the document makes a draft that could become its first claim."""
    hits = [stretch for stretch in stretches if stretch.hit]
    if _has_list(stretches, hits) or _has_question(stretches):
        return True  # items under a heading are no sentences, nor are answers
    is_open = False
    for s in (s for one in hits if _is_live(one) for s in one.read() if _is_capable(s, named=True)):
        chance = _find_chance(s)
        if chance is Chance.GOOD:
            return True
        is_open = is_open or chance is Chance.OPEN
    if not _has_leaders(stretches):
        return False
    others = (s for one in hits for s in one.read() if _is_capable(s, named=False))
    return is_open or any(_find_chance(s) is not Chance.NONE for s in others)


def _has_list(stretches: Iterable[Stretch], hits: Iterable[Stretch]) -> bool:
    headed = any(one.kind is BlockKind.HEADING and has_name(one.text, one.scanner) for one in stretches)
    return headed and any(one.kind is BlockKind.LIST_ITEM or ":" in one.text for one in hits)


def _has_question(stretches: Iterable[Stretch]) -> bool:
    """Whether a block that is a question names somebody ("Was liefert X?")."""
    return any(one.text.rstrip().endswith("?") and has_name(one.text, one.scanner) for one in stretches)


def _has_leaders(stretches: Iterable[Stretch]) -> bool:
    counts = Counter(party for one in stretches for party in find_named(one.text, one.scanner) if party)
    return len(counts) > 1 and counts.most_common(2)[1][1] >= LEADING


def _is_live(stretch: Stretch) -> bool:
    """Whether a thing and a name stand in one sentence, as far as its ends are plain to see."""
    if not has_name(stretch.text, stretch.scanner):
        return False
    return any(
        has_thing(part, stretch.scanner) and has_name(part, stretch.scanner)
        for part in _cut(stretch.text, stretch.scanner.abbreviations)
    )


def _cut(text: str, abbreviations: frozenset[str]) -> Iterator[str]:
    """The text cut where a sentence ends beyond doubt; in doubt it is not cut."""
    done = 0
    for match in _END.finditer(text):
        word = match[1]
        if len(word) > 1 and not word[-1].isdigit() and word.casefold() not in abbreviations:
            yield text[done : match.end()]
            done = match.end()
    yield text[done:]


def _is_capable(s: Sentence, *, named: bool) -> bool:
    """Whether the sentence has an act and its thing, and (if `named`) anybody who could take part."""
    found = s.by_category
    if named and _WHO.isdisjoint(found):
        return False
    if _ACTS.isdisjoint(found) and not any(mark.value.startswith("personnel") for mark in s.marks("item")):
        return False  # persons of one state in another are told without any act
    return not _THINGS.isdisjoint(found) or any(_is_thing(mark) for mark in s.marks("party", "verb"))


def _is_thing(mark: Mark) -> bool:
    """A people's name may mean persons, and "arm" says what is given."""
    return mark.data in ("inhabitant", "adjective") if mark.category == "party" else bool(mark.data.verb.implies)


class Chance(Enum):
    """What a sentence's drafts can become while nothing can be taken over from a claim: OPEN only where two parties
    lead the document, GOOD where a side is named and the other may be pointed to."""

    NONE = 0
    OPEN = 1
    GOOD = 2


def _find_chance(s: Sentence) -> Chance:
    a = analyse(s)
    drafts = find_drafts(a, find_voices(a, Memory()), Context())
    chance = max((_chance_of(a, draft) for draft in drafts), key=lambda chance: chance.value, default=Chance.NONE)
    if chance is Chance.GOOD:
        keep_analysis(a)  # the document is read now, and this sentence with it
    return chance


def _chance_of(a: Analysis, draft: Draft) -> Chance:
    """A casualty's victim is named in its sentence or taken over from a claim, never pointed to."""
    if fill_draft(a, draft, Context()) is not None:
        return Chance.GOOD
    if draft.kind is Kind.CASUALTY:
        return Chance.NONE
    return Chance.GOOD if draft.giver or draft.taker else Chance.OPEN
