"""What reconcile must know about those who say things: a narrow record, made from knowledge or from a test's dict."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from fundstelle.knowledge import Knowledge, Place, Source
from fundstelle.reconcile.cues import load_place_kinds

_SHORTEST_STEM = 4
_STATE_CODE = re.compile(r"([A-Z]{3})\.[a-z_]+")


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BodyKnowledge:
    """Who counts together, who never counts, who sees for themselves, and where things lie.

    consolidators: a consolidator's name -> its member states. observers: publish observations of their own.
    same_body: another name -> the name that counts. media: named media and agencies. families: a medium or body -> its
    publishing house. states: a source that stands for a state without saying so in its code (an official medium,
    a code without a dot) -> the state. places: a place's name, casefolded -> one name for all languages.
    within: a place -> the place or state that contains it. place_kinds: words that only say what kind of place it is
    ("region"), and small words between; adjectives: stems of parties ("russisch"): both fall away from a place's name.
    party_names: a party's name, casefolded -> its id.
    broader: an item class -> every class that contains it. names: a party, body or item class -> its name by language,
    for explanations; what has none is called by its id.
    """

    consolidators: Mapping[str, frozenset[str]] = field(default_factory=dict)
    observers: frozenset[str] = frozenset()
    same_body: Mapping[str, str] = field(default_factory=_nothing)
    media: frozenset[str] = frozenset()
    families: Mapping[str, str] = field(default_factory=_nothing)
    states: Mapping[str, str] = field(default_factory=_nothing)
    places: Mapping[str, str] = field(default_factory=_nothing)
    within: Mapping[str, str] = field(default_factory=_nothing)
    place_kinds: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    party_names: Mapping[str, str] = field(default_factory=_nothing)
    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def state_of(self, source: str) -> str | None:
        """The state whose branch or official medium `source` is; None for anybody else."""
        if source in self.states:
            return self.states[source]
        match = _STATE_CODE.fullmatch(source)
        return match.group(1) if match else None

    def body_of(self, name: str) -> str:
        """The one name under which this body counts."""
        known = self.same_body.get(name, name)
        return self.families.get(known, known)

    def is_consolidator(self, name: str) -> bool:
        """Whether the body only puts together what its members say."""
        return self.same_body.get(name, name) in self.consolidators

    def is_medium(self, name: str) -> bool:
        """Whether it is a medium or agency, which only passes on where a source behind it is named."""
        return name in self.media or self.same_body.get(name, name) in self.media

    def is_observer(self, name: str) -> bool:
        """Whether the body publishes observations of its own."""
        return self.same_body.get(name, name) in self.observers

    def place_of(self, name: str) -> str:
        """One name for the place, or the state named as one, in all languages; the bare name itself where unknown.

        "Kursk region" and "the Russian region of Kursk" are Kursk: what only says what kind of place it is falls away.
        """
        state = self.party_names.get(name.casefold())
        if state:
            return self.name_of(state, "de")
        words = name.replace("-", " ").split()
        bare = " ".join(word for word in words if not self._is_of_kind(word.casefold())) or " ".join(words)
        return self.places.get(bare.casefold()) or self.places.get(name.casefold()) or bare

    def _is_of_kind(self, word: str) -> bool:
        stems = (word[:cut] for cut in (None, -1, -2) if len(word[:cut]) > _SHORTEST_STEM)
        return word in self.place_kinds or any(stem in self.adjectives for stem in stems)

    def is_within(self, inner: str, outer: str) -> bool:
        """Whether `inner` lies in `outer`, by what is known."""
        seen = set()
        while inner in self.within and inner not in seen:
            seen.add(inner)
            inner = self.within[inner]
            if inner == outer:
                return True
        return False

    def name_of(self, id_: str, language: str) -> str:
        """What a party, body or item class is called in a language; the id itself where nothing is known."""
        return self.names.get(id_, {}).get(language, id_)

    def is_broader(self, broad: str, narrow: str) -> bool:
        """Whether the item class `broad` contains `narrow` and is another one."""
        return broad in self.broader.get(narrow, frozenset())


def bodies_from_sources(sources: Mapping[str, Source]) -> BodyKnowledge:
    """Body knowledge from rows of `knowledge`, by their code. Names in any language lead to the code."""
    rows = list(sources.values())
    return BodyKnowledge(
        consolidators={row.code: frozenset(row.members) for row in rows if row.kind == "consolidator"},
        observers=frozenset(row.code for row in rows if row.observer),
        same_body=_aliases(rows),
        media=frozenset(row.code for row in rows if row.kind in ("medium", "agency")),
        families=_families(rows),
        states={row.code: row.party for row in rows if row.party and _is_of_state(row)},
    )


def _families(rows: Sequence[Source]) -> dict[str, str]:
    """Title -> its house. A house of one title only is known by its title."""
    size = Counter(row.family for row in rows if row.family)
    return {row.code: row.family for row in rows if row.family and size[row.family] > 1}


def _is_of_state(row: Source) -> bool:
    return row.kind == "state_body" or row.state_medium


def _aliases(rows: Sequence[Source]) -> dict[str, str]:
    names = {name: row.code for row in rows for forms in row.names.values() for name in forms}
    codes = {row.code for row in rows}
    return {name: code for name, code in names.items() if name not in codes}


def bodies_from_knowledge(knowledge: Knowledge) -> BodyKnowledge:
    """Body knowledge from everything known: sources, places, parties' names and the tree of items."""
    return with_places(bodies_from_sources(knowledge.sources), knowledge)


def with_places(bodies: BodyKnowledge, knowledge: Knowledge) -> BodyKnowledge:
    """The same bodies, with the places, parties' names, items and official media of `knowledge`."""
    return BodyKnowledge(
        consolidators=bodies.consolidators,
        observers=bodies.observers,
        same_body=bodies.same_body,
        media=bodies.media | {row.code for row in knowledge.sources.values() if row.kind in ("medium", "agency")},
        families=bodies.families,
        states={**_official_media(knowledge), **bodies.states},
        places={**_seats(knowledge), **_place_names(knowledge)},
        within=_containers(knowledge.places),
        place_kinds=load_place_kinds(),
        adjectives=_adjectives(knowledge),
        party_names=_party_names(knowledge),
        broader=_broader_classes(knowledge),
        names=_names_of(knowledge),
    )


def _official_media(knowledge: Knowledge) -> dict[str, str]:
    """Code and every name of an official medium -> its state."""
    media = [row for row in knowledge.sources.values() if row.state_medium and row.party]
    return {
        name: row.party
        for row in media
        if row.party
        for name in (row.code, *(form for forms in row.names.values() for form in forms))
    }


def _names_of(knowledge: Knowledge) -> dict[str, dict[str, str]]:
    forms = {id_: source.names for id_, source in knowledge.sources.items()}
    forms |= {id_: item.names for id_, item in knowledge.items.items()}
    forms |= {id_: party.names for id_, party in knowledge.parties.items()}
    return {id_: {code: words[0] for code, words in names.items() if words} for id_, names in forms.items()}


def _place_names(knowledge: Knowledge) -> dict[str, str]:
    return {
        name.casefold(): place.id
        for place in knowledge.places.values()
        for forms in place.names.values()
        for name in forms
    }


def _seats(knowledge: Knowledge) -> dict[str, str]:
    """Names of capitals and seats -> the first of them: as a place they are no state."""
    return {
        name.casefold(): seats[0]
        for party in knowledge.parties.values()
        if (seats := [name for forms in party.metonyms.values() for name in forms])
        for name in seats
    }


def _adjectives(knowledge: Knowledge) -> frozenset[str]:
    """Stems of parties' adjectives, in small letters."""
    parties = knowledge.parties.values()
    return frozenset(stem.casefold() for party in parties for forms in party.adjectives.values() for stem in forms)


def _containers(places: Mapping[str, Place]) -> dict[str, str]:
    return {place.id: place.state for place in places.values() if place.state}


def _party_names(knowledge: Knowledge) -> dict[str, str]:
    return {
        name.casefold(): party.id
        for party in knowledge.parties.values()
        for forms in party.names.values()
        for name in forms
    }


def _broader_classes(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    """Every class above a class, however far."""

    def above(item: str) -> set[str]:
        direct = knowledge.items[item].broader if item in knowledge.items else ()
        return set(direct).union(*(above(each) for each in direct)) if direct else set()

    return {item: frozenset(above(item)) for item in knowledge.items}


def bodies_from_gold(data: Mapping[str, object]) -> BodyKnowledge:
    """Body knowledge from `matters/sources.json` (gold/MATTERS.md)."""
    consolidators = data.get("consolidators")
    same_body = data.get("same_body")
    return BodyKnowledge(
        consolidators={name: frozenset(members) for name, members in dict(consolidators or {}).items()},  # type: ignore[call-overload]
        observers=_names(data.get("observers")),
        same_body=dict(same_body or {}),  # type: ignore[call-overload]
        media=_names(data.get("media")),
    )


def _names(value: object) -> frozenset[str]:
    return frozenset(str(name) for name in value) if isinstance(value, Sequence) else frozenset()
