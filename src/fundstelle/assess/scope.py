"""What an act is looked at with: the regime, the whole law, and one moment of the act's time; and whom it concerns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from fundstelle.records.law import Act, Law, PartySet, Regime


@dataclass(frozen=True, slots=True)
class Scope:
    """One act under one regime, in a stretch of time that begins at `moment` and in which no condition changes."""

    act: Act
    regime: Regime
    law: Law
    moment: datetime


def is_state(party: str, law: Law) -> bool:
    """Whether a party is a state: an ISO code, or a user-assigned one (three capital letters with the law's prefix)."""
    if party in law.states:
        return True
    is_code = len(party) == 3 and party.isascii() and party.isalpha() and party.isupper()
    return is_code and bool(law.user_assigned) and party.startswith(law.user_assigned)


def is_member(party: str, party_set: PartySet) -> bool:
    """Whether the set names the party; letter case and hyphens do not matter."""
    return _plain_name(party) in _plain_names(party_set.codes)


@lru_cache(maxsize=4096)
def _plain_name(name: str) -> str:
    return name.casefold().replace("-", " ").replace("_", " ")


@lru_cache(maxsize=512)
def _plain_names(names: frozenset[str]) -> frozenset[str]:
    return frozenset(_plain_name(name) for name in names)


def is_taker(party: str, party_set: PartySet, scope: Scope) -> bool:
    """Like `is_member`; parties that are no state also belong by the place where the act reaches them."""
    if is_member(party, party_set):
        return True
    here = party_set.nonstate_at
    return here is not None and not is_state(party, scope.law) and is_at((here,), scope)


def is_given_by(party_set: PartySet, scope: Scope) -> bool:
    """Whether one of the givers belongs to the set."""
    return any(is_member(party, party_set) for party in scope.act.givers)


def is_taken_by(party_set: PartySet, scope: Scope) -> bool:
    """Whether one of the takers belongs to the set, or nobody is named and the place stands for them."""
    if any(is_taker(party, party_set, scope) for party in scope.act.takers):
        return True
    here = party_set.unknown_at
    return not scope.act.takers and here is not None and is_at((here,), scope)


def is_at(territories: Iterable[str], scope: Scope) -> bool:
    """Whether a place of the act has a name of one of the territories as a word in it."""
    names = [name for territory in territories for name in scope.regime.territories.get(territory, ())]
    places = [place.casefold() for place in scope.act.places]
    return any(has_word(place, name) for place in places for name in names)


def is_concerned(scope: Scope) -> bool:
    """Whether the act touches the parties of the regime at all."""
    named = scope.regime.parties[scope.regime.concerns]
    others = (*scope.act.flags, scope.act.origin_of_goods or "")
    return is_given_by(named, scope) or is_taken_by(named, scope) or any(is_member(one, named) for one in others)


def has_word(text: str, word: str) -> bool:
    """Whether a word of `text` begins with `word`, so that its end may be inflected; `"lead "` wants it whole."""
    return _pattern(word).search(text) is not None


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    whole = r"(?!\w)" if word.endswith(" ") else ""
    return re.compile(rf"(?<!\w){re.escape(word.rstrip())}{whole}")
