"""The address of a claim: under which matter it meets the others (gold/MATTERS.md, "Address")."""

from __future__ import annotations

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.records.claim import Claim, Kind, Outcome
from fundstelle.records.gold import gold_parties
from fundstelle.records.matter import MatterKey, OutcomeGroup

_GROUPS = {
    Outcome.KILLED: OutcomeGroup.KILLED,
    Outcome.WOUNDED: OutcomeGroup.WOUNDED,
    Outcome.CAPTURED: OutcomeGroup.CAPTURED,
    Outcome.MISSING: OutcomeGroup.MISSING,
    Outcome.KILLED_OR_WOUNDED: OutcomeGroup.CASUALTIES,
    Outcome.CASUALTIES: OutcomeGroup.CASUALTIES,
}


def make_key(claim: Claim, bodies: BodyKnowledge) -> MatterKey:
    """The address. Time, stance and designation do not split a matter; a place does for deployments only."""
    givers, takers = gold_parties(claim)
    places = find_places(claim, bodies) if claim.kind is Kind.DEPLOYMENT else ()
    return MatterKey(
        kind=claim.kind,
        givers=tuple(sorted(set(givers))),
        takers=tuple(sorted(set(takers))),
        item=claim.item,
        outcome=_GROUPS[claim.outcome] if claim.outcome else None,
        places=places,
    )


def find_places(claim: Claim, bodies: BodyKnowledge) -> tuple[str, ...]:
    """The places of a claim, one name each; without the parties themselves and what only contains another place."""
    givers, takers = gold_parties(claim)
    parties = {*givers, *takers}
    named = {bodies.place_of(name) for name in claim.route.places if not _is_party(name, parties, bodies)}
    return tuple(sorted(place for place in named if not _contains_another(place, named, bodies)))


def _is_party(name: str, parties: set[str], bodies: BodyKnowledge) -> bool:
    return name in parties or bodies.party_names.get(name.casefold()) in parties


def _contains_another(place: str, named: set[str], bodies: BodyKnowledge) -> bool:
    as_party = bodies.party_names.get(place.casefold(), place)
    return any(bodies.is_within(other, as_party) for other in named if other != place)


def key_order(key: MatterKey) -> tuple[object, ...]:
    """Sorts addresses; a missing outcome comes first."""
    return (key.kind, key.givers, key.takers, key.item, key.outcome or "", key.places, key.part)
