"""Codes of parties, sources and items as phrases of a language: knowledge gives the names, the grammar the cases."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fundstelle.knowledge.model import Knowledge, Party, Place, Source
from fundstelle.publish.sentences.articles import split_article, weaken
from fundstelle.publish.sentences.grammar import NOBODY, Grammar, Phrase, PhraseList
from fundstelle.records.claim import PUBLISHER, UNNAMED

OWN = "own"
"""Mark of the word for a speaker that has been named already: whose its persons are may be said by other words."""
_SUBTITLE = " – "
"""What follows it is no part of the name that a sentence calls a magazine by."""
VERBATIM = "verbatim"
"""Mark of a bare name: it keeps its own first letter at the head of a sentence (dpa stays dpa)."""


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up names. Without knowledge, or where it has no row, the code itself is the name."""

    grammar: Grammar
    knowledge: Knowledge | None = None
    _parties_called: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _places_called: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _sources_called: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        known = self.knowledge
        object.__setattr__(self, "_parties_called", index_names(known.parties) if known else {})
        sources = index_names(known.sources) if known else {}
        object.__setattr__(self, "_sources_called", {**sources, **{id: id for id in (known.sources if known else ())}})
        places = index_names(known.places) if known else {}
        object.__setattr__(self, "_places_called", {**places, **{id: id for id in (known.places if known else ())}})

    def parties(self, codes: Iterable[str]) -> PhraseList:
        """The parties as a list of phrases."""
        return PhraseList(tuple(self.party(code) for code in codes))

    def party(self, code: str) -> Phrase:
        """One party, declined, with the marks that choose its prepositions."""
        name = self.party_name(code)
        if not self.is_state(code):
            return self._declined(code, name, frozenset({"group"}))
        ends = self.grammar.find("sibilants", "ends")
        takes = ends is not None and not self._article_of(code) and not name.endswith(tuple(ends))
        return self._declined(code, name, frozenset({"genitive"}) if takes else frozenset())

    def party_name(self, code: str) -> str:
        """The common name of a party, without article."""
        row = self.knowledge.parties.get(code) if self.knowledge else None
        names = row.names.get(self.grammar.language, ()) if row else ()
        return str(self.grammar.find("called", code) or (names[0] if names else code))

    def sources(self, codes: Iterable[str], publisher: str = "") -> PhraseList:
        """Those who say it; `publisher` is the name of the document's publisher, for what it says itself.

        The same branch of several states stands together: `die Regierungen Arveniens und Belmarks`.
        """
        told = tuple(dict.fromkeys(codes))
        branches = {code.partition(".")[2] for code in told}
        row = self.grammar.find("branches_many", *branches) if len(told) > 1 and len(branches) == 1 else None
        if isinstance(row, Mapping) and "nom" in row:
            return PhraseList((self._branch([code.partition(".")[0] for code in told], row),))
        return PhraseList(tuple(self.source(code, publisher) for code in told))

    def source(self, code: str, publisher: str = "") -> Phrase:
        """One source, declined."""
        if code == PUBLISHER:
            return self._declined(publisher, self.source_name(publisher)) if publisher else self._special(PUBLISHER)
        if code == UNNAMED or self.grammar.find("special", code):
            return self._special(code)
        if code not in self._sources_called and is_description(code):
            marks = self.grammar.table("quotes")
            return Phrase({"nom": f"{marks['open']}{code}{marks['close']}"}, False, frozenset({VERBATIM}))
        state, _, branch = code.partition(".")
        row = self.grammar.find("branches", branch)
        return self._branch([state], row) if branch and row else self._declined(code, self.source_name(code))

    def speaking_party(self, code: str) -> tuple[str, bool]:
        """(party, whether it speaks itself): a government for its state; ("", False) where no party speaks.

        Forces, services and parliaments speak of their state as of another.
        """
        state, _, branch = code.partition(".")
        if branch:
            return (state, branch == "gov") if self.grammar.find("branches", branch) else ("", False)
        return (code, True) if self.is_party(code) else ("", False)

    def is_observer(self, code: str) -> bool:
        """Whether it is a document, a medium, a body of experts or a person: none of those who act or officials."""
        return code == PUBLISHER or not ("." in code or code == UNNAMED or self.is_party(code))

    def own(self, name: str) -> PhraseList:
        """The speaker by another word, `das Land` or `it`; empty where the language has none."""
        row = self.grammar.find("own", name)
        if not row:
            return NOBODY
        forms = {case: text for case, text in row.items() if case != "number"}
        return PhraseList((Phrase(forms, row["number"] == "pl", frozenset({OWN})),))

    def source_name(self, code: str) -> str:
        """The common name of a source, without article."""
        row = self.knowledge.sources.get(self._sources_called.get(code, code)) if self.knowledge else None
        names = row.names.get(self.grammar.language, ()) if row else ()
        return str(self.grammar.find("called", code) or (names[0] if names else self.party_name(code)))

    def unit(self, code: str) -> Phrase:
        """A counting unit: a state, a body, a medium, or one of the collective ones."""
        return self.party(code) if self.is_party(code) else self.source(code)

    def is_party(self, code: str) -> bool:
        """Whether the code is a party's."""
        return self.is_state(code) or (self.knowledge is not None and code in self.knowledge.parties)

    def is_of_unit(self, source: str, unit: str) -> bool:
        """Whether a source counts under that unit: itself, a branch of the state, or a medium of the family."""
        code = self._sources_called.get(source, source)
        row = self.knowledge.sources.get(code) if self.knowledge else None
        of_family = row is not None and unit in (row.family, row.party if row.state_medium else None)
        return unit in (source, code, source.partition(".")[0]) or of_family

    def unit_label(self, code: str) -> str:
        """A counting unit for tables: the bare name, or the collective's own words."""
        special = self.grammar.find("special", code)
        return str(special["nom"]) if special else self.source_name(code)

    def place_name(self, place: str) -> str:
        """The place as this language calls it; as the text calls it where knowledge has no such place."""
        if self.knowledge is None:
            return place
        if party := self._parties_called.get(place):
            return self.party_name(party)
        known = self.knowledge.places.get(self._places_called.get(place, place))
        names = known.names.get(self.grammar.language, ()) if known else ()
        return names[0] if names else place

    def find_state(self, place: str) -> str:
        """The state that the place is; "" where it is none."""
        party = self._parties_called.get(place, place)
        return party if self.is_state(party) and self.is_party(party) else ""

    def forms_of(self, code: str) -> tuple[str, ...]:
        """Every form of a party's names that knowledge has, in all languages."""
        row = self.knowledge.parties.get(code) if self.knowledge else None
        return tuple(form for forms in row.names.values() for form in forms) if row else ()

    def find_state_of(self, place: str) -> str:
        """The state on whose ground the place lies, by borders as recognised; "" where knowledge has none."""
        known = self.knowledge.places.get(self._places_called.get(place, place)) if self.knowledge else None
        return known.state or "" if known else ""

    def voice(self, publisher: str) -> str:
        """How a publisher speaks, by the words of its name: `reports`, `states`, else `writes`."""
        words = {word for name in (publisher, self.source_name(publisher)) for word in name.casefold().split()}
        voices = self.grammar.find("heads", "voices") or {}
        return next((voice for voice, heads in voices.items() if words & set(heads)), "writes")

    def is_place_of(self, place: str, party: str) -> bool:
        """Whether the place is that party's state itself."""
        return self._parties_called.get(place) == party

    def sort_name(self, name: str) -> str:
        """What narrows a figure: a sort of the goods ("rice") or a place."""
        return str(self.grammar.find("sorts", name) or self.place_name(name))

    def item_name(self, code: str) -> str:
        """The class of items, for headings and tables."""
        row = self.grammar.find("items", code)
        if row:
            return str(row.get("bulk") or row.get("mass") or row["pl"])
        known = self.knowledge.items.get(code) if self.knowledge else None
        names = known.names.get(self.grammar.language, ()) if known else ()
        return names[0] if names else code

    def is_state(self, code: str) -> bool:
        """Whether the code is a state's, or a region's."""
        row = self.knowledge.parties.get(code) if self.knowledge else None
        return row.kind in ("state", "region") if row else len(code) == 3 and code.isupper() and code.isalpha()

    def _branch(self, states: Sequence[str], row: Mapping[str, Any]) -> Phrase:
        of = self.grammar.form(self.parties(states), "of")
        forms = {case: text.format(of=of) for case, text in row.items() if case != "number"}
        return Phrase(forms, row["number"] == "pl")

    def _special(self, code: str) -> Phrase:
        row = self.grammar.table("special", code)
        return Phrase({case: text for case, text in row.items() if case != "number"}, row["number"] == "pl")

    def _declined(self, code: str, name: str, marks: frozenset[str] = frozenset()) -> Phrase:
        whole = self.grammar.find("declined", code)
        if whole:
            forms = {case: text for case, text in whole.items() if case not in ("number", "article")}
            marks = marks if "gen" in forms else marks - {"genitive"}
            return Phrase(forms, whole["number"] == "pl", marks | ({"article"} if whole.get("article") else set()))
        name = name.partition(_SUBTITLE)[0]
        if not self._article_of(code) and (weak := weaken(name, self.grammar)):
            return Phrase(weak, False, marks | {"article"})
        article, name = split_article(name, self._article_of(code), self.grammar)
        row = self.grammar.table("articles", article)
        forms = {case: text.format(name) for case, text in row.items() if case != "number"}
        with_article = marks | ({VERBATIM} if article in ("none", "pl_bare") else {"article"})
        return Phrase(forms, row["number"] == "pl", with_article)

    def _article_of(self, code: str) -> str:
        """The article that knowledge or the grammar has for a code; "" where neither has one."""
        known = self.knowledge
        row = known.sources.get(self._sources_called.get(code, code)) if known else None
        own = row.article.get(self.grammar.language, "") if row else ""
        table = self.grammar.table("article_of")
        return own or next((article for article, codes in table.items() if code in codes), "")


def is_description(code: str) -> bool:
    """Whether it is no name but what a passage calls a source in its own language: `Japanese press`, `Seoul daily`."""
    words = code.split()
    return len(words) > 1 and words[-1].isalpha() and words[-1].islower()


def index_names(rows: Mapping[str, Party] | Mapping[str, Place] | Mapping[str, Source]) -> Mapping[str, str]:
    """Ids by every form of their names, the first row that has it: looking through all rows each time took seconds."""
    forms = ((form, id) for id, row in rows.items() for names in row.names.values() for form in names)
    found: dict[str, str] = {}
    for form, id in forms:
        found.setdefault(form, id)
    return found
