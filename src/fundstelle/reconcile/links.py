"""How matters stand to each other: broader and narrower ones, what claims relate, goods presumed in containers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from fundstelle.reconcile.bodies import BodyKnowledge
from fundstelle.reconcile.matters import Made
from fundstelle.reconcile.shelf import Shelf
from fundstelle.records.claim import Relation
from fundstelle.records.matter import Matter, MatterKey, MatterLink, OutcomeGroup

_CONTAINER = "container"
_NARROWER = frozenset({OutcomeGroup.KILLED, OutcomeGroup.WOUNDED})
_RELATIONS = {
    Relation.IN_RETURN_FOR: "in_return_for",
    Relation.DERIVED_FROM: "converted_from",
    Relation.CORRECTS: "corrects",
    Relation.PART_OF: "part_of",
    Relation.JOINT_WITH: "joint_with",
}


def find_rank_links(made: Made, near: Sequence[Made], bodies: BodyKnowledge) -> Iterator[MatterLink]:
    """To broader and narrower matters: item, place, outcome."""
    key = made.matter.key
    for other in near:
        if is_broader_matter(other.matter.key, key, bodies):
            yield make_rank_link("broader", other.matter, key)
        elif is_broader_matter(key, other.matter.key, bodies):
            yield make_rank_link("narrower", other.matter, key)


def make_rank_link(relation: str, other: Matter, key: MatterKey) -> MatterLink:
    """The link of the matter `key` to a broader or narrower one, with what they differ in."""
    return MatterLink(relation, other.id, _reason(other.key, key))


def is_broader_matter(broad: MatterKey, narrow: MatterKey, bodies: BodyKnowledge) -> bool:
    """Whether `broad` contains `narrow`: in each respect equal or wider, and not the same."""
    if (broad.kind, broad.givers, broad.takers) != (narrow.kind, narrow.givers, narrow.takers):
        return False
    item = broad.item == narrow.item or bodies.is_broader(broad.item, narrow.item)
    place = set(broad.places) <= set(narrow.places)
    outcome = broad.outcome == narrow.outcome or (
        broad.outcome is OutcomeGroup.CASUALTIES and narrow.outcome in _NARROWER
    )
    return item and place and outcome and broad != narrow and broad.part == narrow.part


def _reason(broad: MatterKey, narrow: MatterKey) -> str:
    if broad.item != narrow.item:
        return "item"
    return "outcome" if broad.outcome != narrow.outcome else "place"


def find_relation_links(made: Made, shelf: Shelf, ids: Mapping[MatterKey, str]) -> Iterator[MatterLink]:
    """What claims of the matter say of claims of others: in return for, converted from, corrects …"""
    seen = set()
    for fact in made.related:
        for relation in fact.claim.relations:
            other = shelf.address_of(relation.claim_id)
            name = _RELATIONS.get(relation.relation)
            if name and other and other in ids and other != fact.key and (name, other) not in seen:
                seen.add((name, other))
                yield MatterLink(name, ids[other], fact.id)


def find_container_links(made: Made, near: Sequence[Made]) -> Iterator[MatterLink]:
    """What the same words say to be in containers: its amount is nobody's figure, only presumed."""
    key = made.matter.key
    boxes = [each for each in near if each.matter.key.item == _CONTAINER and each.matter.key.takers == key.takers]
    if key.item == _CONTAINER or not boxes:
        return
    passages = {(fact.claim.span, fact.stance): fact.id for fact in made.facts if fact.number is None}
    for other in boxes:
        shared = [passages[where] for f in other.facts if (where := (f.claim.span, f.stance)) in passages]
        if shared:
            yield MatterLink("presumed_in", other.matter.id, shared[0])
