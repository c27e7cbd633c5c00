"""What a reading pack holds once it is loaded: entries by their folded words, and the flags and tables of grammar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from fundstelle.text.segment import SentenceRules


@dataclass(frozen=True, slots=True)
class Entry:
    """Folded words with what they are: `category` ("prep", "verb", "item" …) and a value of that category.

    `data` holds what else the row says (a verb's frame, an institution's branch).
    """

    words: tuple[str, ...]
    category: str
    value: str
    data: Any = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A predicate: its lemma, frame, and what it says of phase or outcome.

    particle: a separable part ("aus" of ausführen) or None; light: words that must stand with it ("zur verfügung").
    host_object: its object is whom one serves ("join the army"), not whom one fights. recruits: where it happens is
    where the persons are from.
    """

    lemma: str
    frame: str
    phase: str | None = None
    outcome: str | None = None
    particle: str | None = None
    light: tuple[str, ...] = ()
    weak: bool = False
    implies: str | None = None
    host_object: bool = False
    recruits: bool = False


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb. features: fin, past, subj1, subj2, part, inf, zu, ing, att; needs_particle: finite, split."""

    verb: Verb
    features: frozenset[str]
    needs_particle: bool = False


@dataclass(frozen=True, slots=True)
class Pack:
    """A reading pack. heads: words that may end a compound, by folded form; tables: the rest, as the files say."""

    code: str
    entries: tuple[Entry, ...]
    heads: Mapping[str, tuple[Entry, ...]]
    sentence_rules: SentenceRules
    nouns_capitalised: bool
    verb_final_clauses: bool
    compounds: bool
    genitive_suffixes: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    group_marks: frozenset[str]
    decimal_marks: frozenset[str]
    tables: Mapping[str, Mapping[str, Any]] = field(repr=False)
    plain: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    """What each form of a verb of no act may be."""
    digest: str = ""
