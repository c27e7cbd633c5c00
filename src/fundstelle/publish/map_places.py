"""Where claims happened: places of knowledge with coordinates, the ways between them, and what cannot be placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from fundstelle.knowledge.model import Knowledge, Place
from fundstelle.records.claim import Claim, Stance


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name as the text or knowledge calls it, degrees, how many claims name it.

    denied: whether all of these deny what they tell.
    """

    name: str
    latitude: float
    longitude: float
    claims: int
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A leg of a route between two places that a claim names, by their names; claims: how many tell of it."""

    start: str
    end: str
    claims: int
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """All that a map shows, and the names that have no coordinates, with their claims."""

    spots: tuple[Spot, ...]
    ways: tuple[Way, ...]
    unplaced: tuple[tuple[str, int], ...]


def find_places(claims: Iterable[Claim], knowledge: Knowledge) -> Places:
    """The places of the claims' routes. States are no places: nobody said that something happened in their capital."""
    by_name = _index(knowledge)
    named: Counter[str] = Counter()
    affirmed: Counter[str] = Counter()
    legs: Counter[tuple[str, str]] = Counter()
    affirmed_legs: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        ids = {_id_of(place, by_name) for place in claim.route.places if place not in knowledge.parties}
        own_legs = [leg for leg in _find_legs(claim, by_name) if set(leg) <= ids]
        named.update(ids)
        legs.update(own_legs)
        if claim.stance is not Stance.DENIES:
            affirmed.update(ids)
            affirmed_legs.update(own_legs)
    spots = [_make_spot(knowledge.places[id], count, affirmed[id] == 0) for id, count in _placed(named, knowledge)]
    known = {spot.name for spot in spots}
    ways = [Way(a, b, count, affirmed_legs[a, b] == 0) for (a, b), count in legs.items() if {a, b} <= known]
    left = [(id, count) for id, count in named.items() if id not in known]
    parties = {
        name.casefold() for party in knowledge.parties.values() for forms in party.names.values() for name in forms
    }
    return Places(tuple(spots), tuple(ways), tuple((id, n) for id, n in left if id.casefold() not in parties))


def _index(knowledge: Knowledge) -> Mapping[str, str]:
    """Ids of places by every form of their names."""
    forms = ((form, id) for id, row in knowledge.places.items() for names in row.names.values() for form in names)
    return {**dict(forms), **{id: id for id in knowledge.places}}


def _id_of(place: str, by_name: Mapping[str, str]) -> str:
    return by_name.get(place, place)


def _find_legs(claim: Claim, by_name: Mapping[str, str]) -> list[tuple[str, str]]:
    route = claim.route
    stops = [stop for stop in (route.source, *route.via, route.destination) if stop]
    return [leg for leg in pairwise(_id_of(stop, by_name) for stop in stops) if leg[0] != leg[1]]


def _placed(named: Counter[str], knowledge: Knowledge) -> list[tuple[str, int]]:
    rows = ((id, count, knowledge.places.get(id)) for id, count in named.most_common())
    return [(id, count) for id, count, row in rows if row and row.latitude is not None and row.longitude is not None]


def _make_spot(row: Place, count: int, denied: bool) -> Spot:
    assert row.latitude is not None and row.longitude is not None
    return Spot(row.id, row.latitude, row.longitude, count, denied)
