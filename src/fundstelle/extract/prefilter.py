"""Prefilter: one scan of a block's text that tells whether it can hold an act at all.

An act needs its thing: goods, persons, a casualty, a named type, or a noun that is the act itself ("delivery"). Verbs
do not trigger: the ones of giving and getting stand in every second sentence of any text, and an act whose thing is
taken over ("weitere 3.000 seien gefolgt") stands near the block that names the thing. Hence `find_blocks_to_read`:
blocks with a trigger and their neighbours; a document without any trigger, or that names no party, body or place, is
not read: nobody in it gives or takes. People in general ("Ukrainians",
"children") and vague goods ("aid") trigger only beside a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, Implementation

from fundstelle.extract.lexicon import Lexicon
from fundstelle.languages import Entry
from fundstelle.text.tokens import fold_word

THINGS = frozenset({"item", "casualty", "event", "state", "designation"})
"""Categories of words without which a block makes no act known."""

COUNTS = frozenset({"cardinals", "vague", "several"})
"""Categories of number words; digits count too."""

GENERAL = frozenset({"personnel.other"})
"""Item classes whose words ("people", "police") stand in any text."""

WHO = frozenset({"party", "source", "place"})
"""Categories of which a document must name one: a claim has at least one party."""

REACH = 2
"""Blocks around one with a trigger that are read too: what is taken over comes from them or goes to them."""

_BROKEN = re.compile(r"[-‐‑]\n")
_SPACES = ("\n", "\u00a0", "\u2009", "\u202f")
_GLUED = re.compile(r" ?([^\w\s]) ?")
_LETTER_BEHIND = re.compile(r"(?<=^\d) (?=[^\W\d_]\d)")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """Patterns of one lexicon, by number. endings: may also end a longer word (compounds); counted: trigger only
    beside a number; numbers: are number words; nouns: begin with a capital where `nouns_capitalised`. names: an
    automaton of its own for parties, bodies and places; small_names: of these may be written small; parties: whom each
    of these names; implied: verbs that say their thing themselves ("arm"), no triggers; abbreviations: end nothing."""

    automaton: AhoCorasick
    words: tuple[str, ...]
    endings: frozenset[int]
    counted: frozenset[int]
    numbers: frozenset[int]
    nouns: frozenset[int]
    nouns_capitalised: bool
    names: AhoCorasick
    small_names: frozenset[int]
    implied: frozenset[int]
    parties: tuple[frozenset[str], ...]
    abbreviations: frozenset[str]


def has_trigger(text: str, scanner: Scanner) -> bool:
    """Whether `text` holds a word of the scanner, whole, or at the end of a compound where the language makes these."""
    return next(find_triggers(text, scanner), None) is not None


def find_triggers(text: str, scanner: Scanner) -> Iterator[str]:
    """The words (folded) that make `has_trigger` say yes."""
    folded = _fold(text)
    cased = text if scanner.nouns_capitalised and len(text) == len(folded) else None
    general: list[str] = []
    has_number = False
    for number, start, end in scanner.automaton.find_matches_as_indexes(folded, overlapping=True):
        if not _is_whole(folded, start, end, number in scanner.endings):
            continue
        if cased is not None and number in scanner.nouns and not _is_capital(cased, start):
            continue
        if number in scanner.implied:
            continue
        if number in scanner.numbers:
            has_number = True
        elif number in scanner.counted:
            general.append(scanner.words[number])
        else:
            yield scanner.words[number]
    if general and (has_number or _DIGIT.search(folded)):
        yield from general


def has_thing(text: str, scanner: Scanner) -> bool:
    """Whether `text` holds any word of the scanner but a number's: also people and verbs that trigger nothing alone."""
    folded = _fold(text)
    return any(
        number not in scanner.numbers and _is_whole(folded, start, end, number in scanner.endings)
        for number, start, end in scanner.automaton.find_matches_as_indexes(folded, overlapping=True)
    )


def has_name(text: str, scanner: Scanner) -> bool:
    """Whether `text` holds the name of a party, a body or a place, written as names are."""
    return next(find_named(text, scanner), None) is not None


def find_named(text: str, scanner: Scanner) -> Iterator[str]:
    """Whom the names in `text` mean: party ids, "" for places and bodies of no state."""
    folded = _fold(text)
    cased = text if len(text) == len(folded) else None
    length = len(folded)
    for number, start, end in scanner.names.find_matches_as_indexes(folded, overlapping=True):
        # Most matches lie inside a word; that is told here and not by a call, since there are several for each word.
        if (end < length and folded[end].isalnum()) or (start and folded[start - 1].isalnum()):
            continue
        if cased is None or not cased[start].islower() or number in scanner.small_names:
            yield from scanner.parties[number]


def make_scanner(lexicon: Lexicon) -> Scanner:
    """The scanner of a lexicon, made once for each pack and knowledge; its words are folded as tokens are."""
    key = (lexicon.pack.code, lexicon.pack.digest, lexicon.knowledge.digest)
    if key not in _MADE:
        _MADE[key] = _make(lexicon)
    return _MADE[key]


_MADE: dict[tuple[str, str, str], Scanner] = {}


def find_hits(texts: Sequence[str], scanners: Sequence[Scanner | None]) -> list[bool]:
    """For each block's text whether it has a trigger."""
    return [s is not None and has_trigger(text, s) for text, s in zip(texts, scanners, strict=True)]


def find_blocks_to_read(
    texts: Sequence[str], scanners: Sequence[Scanner | None], hits: Sequence[bool] | None = None
) -> list[bool]:
    """For each block's text whether it is to be read: it has a trigger, or is at most REACH blocks from one that has.

    Where the texts together name nobody, none is read. A scanner of None stands for a block that is read in no case
    (comments, a language without a pack). hits: what `find_hits` has found, where that is known.
    """
    pairs = list(zip(texts, scanners, strict=True))
    hits = find_hits(texts, scanners) if hits is None else hits
    if not any(hits) or not any(s is not None and has_name(text, s) for text, s in pairs):
        return [False] * len(hits)
    near = [any(hits[max(0, at - REACH) : at + REACH + 1]) for at in range(len(hits))]
    return [is_near and s is not None for is_near, s in zip(near, scanners, strict=True)]


def _fold(text: str) -> str:
    if "\n" in text:
        text = _BROKEN.sub("", text)
    if text.isascii():
        return text.lower().replace("\n", " ")
    folded = text.casefold()
    for space in _SPACES:  # str.translate takes ten times as long
        folded = folded.replace(space, " ")
    return folded


def _is_whole(text: str, start: int, end: int, may_end_word: bool) -> bool:
    """Whether the match ends with its word, and begins with it unless it may be the end of a compound."""
    if end < len(text) and text[end].isalnum():
        return False
    return may_end_word or start == 0 or not text[start - 1].isalnum()


def _is_capital(text: str, start: int) -> bool:
    """Whether the word that the match at `start` lies in begins with a capital."""
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] == "-"):
        start -= 1
    return text[start].isupper() or not text[start].isalpha()


def _make(lexicon: Lexicon) -> Scanner:
    roles: dict[str, set[str]] = {}
    lower: set[str] = set()
    fighting = frozenset(lexicon.pack.tables["grammar"]["words"].get("fighting_verbs", ()))
    for entry in _entries(lexicon):
        role = _role(entry, fighting)
        if role:
            pattern = _pattern(entry.words)
            roles.setdefault(pattern, set()).add(role)
            if role == "count" or entry.category in ("state", "designation") or pattern != " ".join(entry.words):
                lower.add(pattern)
    words = tuple(sorted(roles))
    heads = {fold_word(head) for head in lexicon.heads} if lexicon.pack.compounds else set()
    # Contiguous: as fast to search as a DFA here and made four times as fast, which a short file's run is made of.
    automaton = AhoCorasick(words, implementation=Implementation.ContiguousNFA)
    names = _names(lexicon)
    return Scanner(
        automaton,
        words,
        frozenset(number for number, word in enumerate(words) if word in heads),
        frozenset(number for number, word in enumerate(words) if "thing" not in roles[word]),
        frozenset(number for number, word in enumerate(words) if roles[word] == {"count"}),
        frozenset(number for number, word in enumerate(words) if " " not in word and word not in lower),
        lexicon.pack.nouns_capitalised,
        AhoCorasick(list(names), implementation=Implementation.ContiguousNFA),
        frozenset(number for number, (_, small) in enumerate(names.values()) if small),
        frozenset(number for number, word in enumerate(words) if roles[word] == {"implied"}),
        tuple(frozenset(parties) for parties, _ in names.values()),
        frozenset(lexicon.pack.sentence_rules.abbreviations),
    )


def _names(lexicon: Lexicon) -> dict[str, tuple[set[str], bool]]:
    """Names of parties, bodies and places: whom each means or belongs to, and whether it may be written small.

    A name that is a point of the compass too ("der Norden") makes no document speak of anybody.
    """
    found: dict[str, tuple[set[str], bool]] = {}
    for entry in _entries(lexicon):
        if entry.category in WHO and entry.words and entry.data != "weak":
            name = _pattern(entry.words)
            parties, small = found.setdefault(name, (set(), False))
            parties.add(_party_of(entry))
            if entry.data == "lower" and not small:
                found[name] = (parties, True)
    return found


def _party_of(entry: Entry) -> str:
    if entry.category == "party":
        return entry.value
    party = entry.data.state if entry.category == "place" else entry.value.rpartition(".")[0]
    return party or ""


def _entries(lexicon: Lexicon) -> Iterator[Entry]:
    for entries in lexicon.index.values():
        yield from entries


def _enlists(entry: Entry, fighting: frozenset[str]) -> bool:
    verb = entry.data.verb
    return bool(verb.recruits) or (verb.lemma in fighting and verb.frame == "serve")


def _role(entry: Entry, fighting: frozenset[str]) -> str | None:
    """`thing` triggers alone, `general` beside a number, `count` is a number; None says nothing.

    A verb of fighting or recruiting stands for a number: "lured men to fight for …".
    """
    if entry.category in COUNTS or (entry.category == "verb" and _enlists(entry, fighting)):
        return "count"
    if entry.category == "verb" and entry.data.verb.implies:
        return "implied"
    if entry.category == "party":
        return "general" if entry.data in ("inhabitant", "lower") else None
    if entry.category not in THINGS or entry.value == "none":
        return None
    weak = isinstance(entry.data, dict) and entry.data.get("weak")
    return "general" if weak or entry.value in GENERAL else "thing"


def _pattern(words: Iterable[str]) -> str:
    """The words with a space between them; marks stand without one ("zu 23-2"), digits before a letter too ("2s1")."""
    name = _LETTER_BEHIND.sub("", " ".join(words))
    return name if name.replace(" ", "").isalnum() else _GLUED.sub(r"\1", name)
