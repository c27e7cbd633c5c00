"""The lexicon of one language: a reading pack and the knowledge, looked up by folded words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, NamedTuple

from fundstelle.extract.record import record
from fundstelle.knowledge import Designation, Forms, Knowledge, Party
from fundstelle.languages import Entry, Pack
from fundstelle.text.tokens import Token, TokenKind, fold_word
from fundstelle.text.tokens import fold_phrase as fold

NAME_LIKE = frozenset(
    {"party", "source", "place", "designation", "item", "institution", "casualty", "event", "part", "carrier"}
)
"""Categories of which only the longest match at a place counts."""


_COMPOUND_HEADS = frozenset(
    {"item", "event", "institution", "casualty", "source_noun", "account_noun", "person_title", "carrier"}
)


class Mark(NamedTuple):
    """Tokens `first` up to but not including `last` are a `category` with `value`."""

    category: str
    value: str
    first: int
    last: int
    data: Any = None


Meaning = tuple[str, str, Any]
"""Category, value and data of what one word says, wherever it stands."""

_LONGEST_WORD = 60
"""Letters of a compound that is looked into."""

_KEPT_WORDS = 10_000
"""Different words whose meanings are kept; more than any real text has, so that only damaged text begins anew."""


class _Word(NamedTuple):
    """All that is known of one written word: its own meanings (plain), these and what it says as a compound (alone),
    and the longer entries that begin with it by their second word, the longest first. Where one of these matches
    (`unless_named`: a name-like one) the word is no compound."""

    plain: tuple[Meaning, ...]
    alone: tuple[Meaning, ...]
    longer: Mapping[str, Sequence[Entry]]
    unless_named: bool


@record
class Lexicon:
    """Entries by their first folded word, the longest first; heads that may end a compound."""

    pack: Pack
    index: Mapping[str, tuple[Entry, ...]]
    heads: Mapping[str, tuple[Entry, ...]]
    prefixes: Mapping[str, tuple[Entry, ...]]
    stems: Mapping[str, tuple[Entry, ...]]
    acronyms: frozenset[str]
    small: frozenset[tuple[str, ...]]
    knowledge: Knowledge
    adjective_endings: tuple[str, ...]
    """Those of the pack that are not empty."""
    number_words: dict[str, bool] = field(default_factory=dict, repr=False, compare=False)
    """Which words met so far may begin a number without being listed; `numbers` asks and keeps it."""
    _words: dict[str, _Word] = field(default_factory=dict, repr=False, compare=False)

    def find_marks(self, tokens: Sequence[Token]) -> list[tuple[Mark, ...]]:
        """For each token the marks that begin there."""
        known, found = self._words, []
        for at, token in enumerate(tokens):
            word = known.get(token.text) or self._look_up(token)
            if word.longer:
                found.append(self._longer_marks(word, tokens, at))
            else:
                found.append(_make_marks(word.alone, at) if word.alone else ())
        _drop_covered(found)
        return found

    def _longer_marks(self, word: _Word, tokens: Sequence[Token], at: int) -> tuple[Mark, ...]:
        """The marks at a token that may begin longer entries."""
        after = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if after in word.longer:
            return self._longest_marks(word, tokens, at)
        part = _find_long_part(word, tokens, at) if "-" in after else ()
        return _make_marks(word.alone, at) + part if word.alone else part

    def _longest_marks(self, word: _Word, tokens: Sequence[Token], at: int) -> tuple[Mark, ...]:
        """The marks of longer entries, those of the word itself, and of its compound where nothing longer matches."""
        matched: list[Mark] = []
        for entry in word.longer[tokens[at + 1].norm]:
            last = at + len(entry.words)
            if last > len(tokens):
                continue
            if last > at + 2 and any(entry.words[k - at] != tokens[k].norm for k in range(at + 2, last)):
                continue
            if self._fits_case(entry, tokens[at], tokens[last - 1]):
                mark = Mark(entry.category, entry.value, at, last, entry.data)
                if mark not in matched:
                    matched.append(mark)
        blocked = any(m.category in NAME_LIKE for m in matched) if word.unless_named else bool(matched)
        return (*matched, *_make_marks(word.plain if blocked else word.alone, at))

    def _look_up(self, token: Token) -> _Word:
        """What the word says wherever it stands; kept, since a text is made of few different words."""
        entries = self.index.get(token.norm, ())
        longer: dict[str, list[Entry]] = {}
        plain: list[Meaning] = []
        for entry in entries:
            if len(entry.words) > 1:
                longer.setdefault(entry.words[1], []).append(entry)
                continue
            meaning = (entry.category, entry.value, entry.data)
            if self._fits_case(entry, token, token) and meaning not in plain:
                plain.append(meaning)
        named = any(category in NAME_LIKE for category, _, _ in plain)
        unless_named = self.pack.compounds and token.kind is TokenKind.WORD and token.is_capital
        may_be_compound = (
            not named if unless_named else token.kind is TokenKind.WORD and not plain and "-" in token.norm
        )
        compound = self._compound_marks(token.norm) if may_be_compound else ()
        if may_be_compound and not compound and "-" in token.norm:
            compound = self._part_marks(token)
        word = _Word(tuple(plain), (*plain, *compound), longer, unless_named)
        if len(self._words) >= _KEPT_WORDS:
            self._words.clear()
        self._words[token.text] = word
        return word

    def keep_number_word(self, norm: str, counts: bool) -> None:
        """Remember of a word whether it may begin a number."""
        if len(self.number_words) >= _KEPT_WORDS:
            self.number_words.clear()
        self.number_words[norm] = counts

    def _fits_case(self, entry: Entry, token: Token, last: Token) -> bool:
        """Names need their capital; so do nouns in languages that write them so."""
        if entry.category in ("party", "source", "place") and len(entry.words) == 1 and token.norm in self.acronyms:
            return token.text[:2].isupper()
        if entry.category == "place" and entry.value.istitle() and token.text.isupper() and 1 < len(token.text) <= 4:
            return False  # "NIS" is no town of that spelling
        if entry.category == "place" and len(token.text) == 3 and token.text.isupper() and not entry.value.isupper():
            return False  # "the NIS" is not in Nis
        if entry.category in ("party", "source", "place", "designation"):
            named = token.is_capital or last.is_capital or not token.text[:1].isalpha()
            return named or entry.data == "lower" or entry.words in self.small
        if self.pack.nouns_capitalised and entry.category in ("item", "event", "institution", "casualty", "part"):
            return token.is_capital or not _is_noun_entry(entry)
        return True

    def _compound_marks(self, norm: str) -> tuple[Meaning, ...]:
        for cut in range(1, min(len(norm), _LONGEST_WORD) - 3):
            entries = self.heads.get(norm[cut:], ())
            if entries:
                return (*((e.category, e.value, e.data) for e in entries), *self._prefix_marks(norm[:cut]))
        if "-" in norm:
            head = norm.rpartition("-")[2]
            for entry in self.index.get(head, ()):
                if entry.category in _COMPOUND_HEADS and len(entry.words) == 1:
                    prefix = norm[: -len(head)]
                    return ((entry.category, entry.value, entry.data), *self._prefix_marks(prefix))
        return self._type_marks(norm)

    def _type_marks(self, norm: str) -> tuple[Meaning, ...]:
        """ "Iris-T-Systeme", "Himars-Werfer": a named type before a hyphen, whatever word follows."""
        cut = norm.rfind("-")
        while cut > 1:
            for entry in self.index.get(norm[:cut], ()):
                if entry.category == "designation" and len(entry.words) == 1:
                    return ((entry.category, entry.value, entry.data),)
            cut = norm.rfind("-", 0, cut)
        return ()

    def _source_marks(self, written: str) -> tuple[Meaning, ...]:
        """ "CNN-Bericht", "MSMT-Angaben": the source before the hyphen, and the party it may be too."""
        source = next((e for e in self.index.get(written, ()) if e.category == "source" and len(e.words) == 1), None)
        if source is None:
            return ()
        party = next((e for e in self.prefixes.get(written, ()) if e.category == "party"), None)
        also = (("prefix_party", party.value, party.data),) if party is not None else ()
        return (("prefix_source", source.value, source.data), *also)

    def _prefix_marks(self, prefix: str) -> tuple[Meaning, ...]:
        """What the first part of a compound says: the item of "Waffenlieferungen", the party of "US-Beamter"."""
        bare = prefix.rstrip("-")
        named = self._source_marks(bare) if prefix.endswith("-") else ()
        if named:
            return named
        for written in (bare, bare.removesuffix("s"), bare + "en", bare + "n"):
            for entry in self.prefixes.get(written, ()):
                return (("prefix_" + entry.category, entry.value, entry.data),)
        before, hyphen, _ = bare.rpartition("-")
        return self._prefix_marks(before) if hyphen else ()

    def _part_marks(self, token: Token) -> tuple[Meaning, ...]:
        """The parties in a word that means something else: "Iranian-made", "US-Sanktionen", "serbisch-russisch".

        Such a party says of the thing what it is; it neither gives nor takes nor speaks. Without one, the source that
        the word begins with: "Pentagon-Papier".
        """
        pieces = token.text.split("-")
        if len(pieces) == _TAGGED and len(pieces[0]) > _TAG and pieces[0].isupper() and not self.index.get(pieces[0]):
            named = self._find_parties(pieces[1])  # "EXKLUSIV-Nordland liefert …": an agency's tag before the headline
            if named and not pieces[1].isupper():
                return tuple((e.category, e.value, "name") for e in named)
        parties = [("part_party", e.value, e.data) for piece in pieces for e in self._find_parties(piece)]
        head = () if parties else self.index.get(fold_word(pieces[0]), ())
        sources = [("part_source", e.value, e.data) for e in head if e.category == "source" and len(e.words) == 1]
        return (*dict.fromkeys(parties), *(sources[:1] if pieces[0][:1].isupper() else ()))

    def _find_parties(self, part: str) -> tuple[Entry, ...]:
        """The party that one part of a word with hyphens names."""
        norm = fold_word(part)
        if norm in self.acronyms and not part[:2].isupper():
            return ()
        entries = (*self.prefixes.get(norm, ()), *self.stems.get(norm, ()))
        named = [e for e in entries if e.category == "party" and (part[:1].isupper() or e.data == "lower")]
        return tuple(named[:1])


_TAGGED = 2
"""Parts of a tag and a name: "EXKLUSIV-Nordland"."""
_TAG = 4
"""Letters that an agency's tag has more than; shorter ones are acronyms."""


def _find_long_part(word: _Word, tokens: Sequence[Token], at: int) -> tuple[Mark, ...]:
    """The party of two words at the front of a word with a hyphen: "North Korea-flagged"."""
    if not (tokens[at].is_capital and tokens[at + 1].is_capital):
        return ()
    named = word.longer.get(tokens[at + 1].norm.partition("-")[0], ())
    parties = [entry for entry in named if entry.category == "party" and len(entry.words) == 2]
    return tuple(Mark("part_party", entry.value, at, at + 2, entry.data) for entry in parties[:1])


def _make_marks(meanings: Iterable[Meaning], at: int) -> tuple[Mark, ...]:
    # Not Mark(...): the class's own way takes twice as long, and there are two marks for each word of a text.
    return tuple([_new(Mark, (category, value, at, at + 1, data)) for category, value, data in meanings])


_new = tuple.__new__


def _is_noun_entry(entry: Entry) -> bool:
    return len(entry.words) == 1


def _drop_covered(found: list[tuple[Mark, ...]]) -> None:
    """Of name-like marks only the longest stays, and none that begins inside a longer one."""
    blocked = 0
    for at, marks in enumerate(found):
        longest = 0
        for mark in marks:
            if mark.category in NAME_LIKE and mark.last > longest:
                longest = mark.last
        if not longest:
            continue
        if at < blocked:
            found[at] = tuple([mark for mark in marks if mark.category not in NAME_LIKE or mark.last > blocked])
            blocked = max(blocked, longest)  # "the South Sudanese": "the South" hides neither the state nor its parts
            continue
        if len(marks) > 1:
            found[at] = tuple([mark for mark in marks if mark.category not in NAME_LIKE or mark.last == longest])
        if longest > at + 1:
            blocked = longest


def make_lexicon(pack: Pack, knowledge: Knowledge) -> Lexicon:
    """The lexicon of the pack's language."""
    entries = [*pack.entries, *_find_knowledge_entries(pack, knowledge)]
    index: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.words:
            index.setdefault(entry.words[0], []).append(entry)
    sorted_index = {word: tuple(sorted(rows, key=lambda e: -len(e.words))) for word, rows in index.items()}
    heads = dict(pack.heads)
    for word, found in _event_heads(entries).items():
        heads[word] = (*found, *heads.get(word, ()))  # "Kampftruppen" are soldiers and act for their state
    prefixes = _find_prefixes(entries)
    stems = _find_stems(pack, knowledge)
    names = _find_names(pack, knowledge)
    acronyms, small = _find_acronyms(pack, names), _find_small_names(names)
    endings = tuple([ending for ending in pack.adjective_endings if ending])
    return Lexicon(pack, sorted_index, heads, prefixes, stems, acronyms, small, knowledge, endings)


def _find_stems(pack: Pack, knowledge: Knowledge) -> dict[str, tuple[Entry, ...]]:
    """Adjectives without ending, written small: the first part of "serbisch-russische"."""
    return {
        fold_word(stem): (Entry((fold_word(stem),), "party", party.id, "lower"),)
        for party in knowledge.parties.values()
        for stem in _forms(party.adjectives, pack.code)
        if stem[:1].islower() and stem.isalpha()
    }


def _find_names(pack: Pack, knowledge: Knowledge) -> list[str]:
    """The names of parties, sources and places as they are written."""
    rows: list[Forms] = [row.names for row in knowledge.parties.values()]
    rows += [row.names for row in knowledge.sources.values()] + [row.names for row in knowledge.places.values()]
    return [form for row in rows for form in _forms(row, pack.code)]


def _find_small_names(names: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Names that are written with a small first letter: "dpa", "al-Fashir", "nknews.org"."""
    return frozenset(tuple(fold(name)) for name in names if name[:1].islower())


def _find_acronyms(pack: Pack, names: Iterable[str]) -> frozenset[str]:
    """Names written in capitals only ("AU", "IS"): in small letters they are other words. With their genitives."""
    forms = {name for name in names if name.isalpha()}
    small = {fold_word(form) for form in forms if not form.isupper()}
    forms = {form for form in forms if form.isupper() and fold_word(form) not in small}
    suffixes = [suffix for suffix in pack.genitive_suffixes if suffix.isalpha()]
    return frozenset(fold_word(form + suffix) for form in forms for suffix in ("", *suffixes))


def _event_heads(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Event, casualty, institution, carrier nouns and titles of six letters or more may end a compound too."""
    return {
        entry.words[0]: (entry,)
        for entry in entries
        if (
            entry.category in ("event", "casualty", "institution", "person_title", "carrier")
            or (entry.category == "source_noun" and entry.value in ("media", "report"))
        )
        and len(entry.words) == 1
        and len(entry.words[0]) >= 6
        and entry.value != "person"
    }


def _find_prefixes(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    prefixes: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.category in ("item", "party", "designation") and len(entry.words) == 1:
            prefixes.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(rows) for word, rows in prefixes.items()}


def _find_knowledge_entries(pack: Pack, knowledge: Knowledge) -> Iterator[Entry]:
    for party in knowledge.parties.values():
        if not _only_speaks(party, knowledge):
            yield from _party_entries(party, pack)
    for source in knowledge.sources.values():
        for form in _forms(source.names, pack.code):
            for written in _inflected(form, pack):
                yield from _named(written, "source", source.code, source, pack)
    for place in knowledge.places.values():
        for form in _forms(place.names, pack.code):
            yield from _named(form, "place", form, place, pack)
    for designation in knowledge.designations.values():
        yield from _designation_entries(designation)


def _only_speaks(party: Party, knowledge: Knowledge) -> bool:
    """A body known as a consolidator of reports gives and takes nothing itself."""
    source = knowledge.sources.get(party.id)
    return party.kind == "body" and source is not None and source.kind == "consolidator"


def _party_entries(party: Party, pack: Pack) -> Iterator[Entry]:
    whole = {fold(form) for forms in (party.names, party.metonyms) for form in _forms(forms, pack.code)}
    for forms, kind in ((party.names, "name"), (party.metonyms, "metonym")):
        for form in _forms(forms, pack.code):
            for entry in _named(form, "party", party.id, kind, pack):
                if entry.data != "genitive" or entry.words not in whole:  # "Tripolis" is no genitive of "Tripoli"
                    yield entry
    for form in _forms(party.inhabitants, pack.code):
        yield Entry(fold(form), "party", party.id, "inhabitant")
    for form in _forms(party.weak, pack.code) if pack.tables["grammar"]["names"].get("weak_names") else ():
        if len(fold(form)) > 1:
            yield Entry(fold(form), "party", party.id, "name")
        elif pack.nouns_capitalised:
            yield from _named(form, "party", party.id, "weak", pack)
    for stem in _forms(party.adjectives, pack.code):
        for ending in pack.adjective_endings:
            yield Entry(fold(stem + ending), "party", party.id, "lower" if stem[:1].islower() else "adjective")
    for office in party.offices:
        for form in office.forms:
            yield from _named(form, "party", party.id, "person", pack)


def _named(form: str, category: str, value: str, data: Any, pack: Pack) -> Iterator[Entry]:
    """A name and its genitives (only suffixes that are letters; others are tokens of their own)."""
    yield Entry(fold(form), category, value, data)
    for suffix in pack.genitive_suffixes:
        if suffix.isalpha():
            genitive = "genitive" if isinstance(data, str) and data in ("name", "metonym", "person") else data
            yield Entry(fold(form + suffix), category, value, genitive)


def _inflected(form: str, pack: Pack) -> tuple[str, ...]:
    """A name with its first adjective in every ending: "Nordischer Dienst", "des Nordischen Dienstes"."""
    first, _, rest = form.partition(" ")
    endings = tuple(e for e in pack.adjective_endings if len(e) == 2) if pack.nouns_capitalised else ()
    if not endings or not rest[:1].isupper() or not first.endswith(endings) or len(first) < _ADJECTIVE:
        return (form,)
    forms = (form, *(f"{first[:-2]}{ending} {rest}" for ending in (*endings, first[-2:-1])))
    genitive = f"{first[:-2]}en {rest}es"
    return tuple(dict.fromkeys((*forms, genitive)))


_ADJECTIVE = 7
"""Letters from which the first word of a name may be an adjective that is inflected."""


def _forms(forms: Forms, code: str) -> tuple[str, ...]:
    return forms.get(code, ())


def _designation_entries(designation: Designation) -> Iterator[Entry]:
    for form in (designation.id, *designation.aliases):
        yield Entry(fold(form), "designation", designation.id, designation)
        yield Entry(fold(form + "s"), "designation", designation.id, designation)
